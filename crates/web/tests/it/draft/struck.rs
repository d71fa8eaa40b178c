//! Forms that correct who somebody is and where, and that strike what was entered by mistake; in a case
//! of their own.

use domain::ids::CaseId;
use store::account::AccountRow;
use testkit::{Browser, Sketch, World};

use crate::struck::{enter, link};

/// Something to be struck: where it is entered, with what, and where its link stands.
type Entry<'a> = (String, Vec<(&'a str, &'a str)>, String, &'a str);

pub(super) async fn scenes<'w>(
    world: &'w World,
    worker: &Browser,
) -> Vec<(&'w AccountRow, String)> {
    let sketch = Sketch {
        family_name: "Siebte",
        given_names: "Ulla",
        birth_date: Some(jiff::civil::date(1980, 1, 2)),
        book_number: Some("4/26"),
        ..Sketch::default()
    };
    let case = world.active_case(sketch).await;
    let path = format!("/cases/{case}");
    let mut pages = vec![
        format!("{path}/person"),
        format!("{path}/custody"),
        format!("{path}/custody/transfer"),
        format!("{path}/custody/sentences/new"),
        sentenced(world, worker, case).await,
        format!("{path}/addresses/new"),
        addressed(world, worker, case).await,
        transferred(world, worker, case).await,
    ];
    let [_, measure, _] = crate::plan::begin(world, worker, case).await;
    crate::plan::issue(world, worker, case).await.is(303);
    let person = enter(world, worker, case, "Otto Falsch").await;
    let of_person = format!("{path}/network/people/{person}");
    pages.push(link(&worker.get(&of_person).await, &person));
    for (form, fields, page, part) in entries(&path, &measure.to_string()) {
        let answer = worker.post(&form, &fields).await;
        assert_eq!(answer.status, 303, "{form}: {}", answer.body);
        pages.push(link(&worker.get(&page).await, part));
    }
    let of_need = crate::need::first(world, case).await;
    pages.push(link(&worker.get(&of_need).await, "/events/"));
    pages.push(of_need);
    let worker = &world.worker;
    pages.into_iter().map(|page| (worker, page)).collect()
}

fn entries<'a>(path: &str, measure: &str) -> Vec<Entry<'a>> {
    let at = |end: &str| format!("{path}/{end}");
    let progress = at(&format!("plan/progress/{measure}"));
    let judged = vec![
        ("domain", "housing"),
        ("level", "alone"),
        ("on", "2.11.2026"),
        ("epistemic", "assessment"),
    ];
    let went_on = vec![
        ("status", "running"),
        ("on", "23.11.2026"),
        ("revision", "0"),
        ("epistemic", "fact"),
    ];
    let settled = vec![
        ("result", "need"),
        ("text", "Wohnung bei der Mutter"),
        ("on", "02.11.2026"),
        ("seen", "0"),
        ("epistemic", "assessment"),
        ("needs", "no_home"),
    ];
    let checked = vec![
        ("done-on", "02.11.2026"),
        ("summary", "Die Mutter trägt."),
        ("epistemic", "assessment"),
    ];
    let deviates = vec![("standard", "plan_signed"), ("reason", "Liegt vor.")];
    let (judgements, domain) = (at("plan/independence"), at("assessment/domains/housing"));
    vec![
        (judgements.clone(), judged, judgements, "/independence/"),
        (progress.clone(), went_on, progress, "/progress/entries/"),
        (domain.clone(), settled, domain, "/results/"),
        (at("network/check"), checked, at("network"), "/checks/"),
        (at("standards"), deviates, at("standards"), "/standards/"),
    ]
}

/// One of the sentences of a time in custody, which can be corrected.
async fn sentenced(world: &World, worker: &Browser, case: CaseId) -> String {
    let page = format!("/cases/{case}/custody/sentences");
    let fields = [
        ("kind", "sentence"),
        ("months", "14"),
        ("source", "Vollstreckungsblatt vom 03.11.2026"),
    ];
    let answer = worker.post(&format!("{page}/new"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    let (carrier, episode) = (row.carrier, row.custody_episode);
    let all = store::sentence::of_episode(&mut tx, carrier, row.client, episode).await;
    format!("{page}/{}", all.unwrap()[0].id)
}

/// An address, which can be corrected.
async fn addressed(world: &World, worker: &Browser, case: CaseId) -> String {
    let page = format!("/cases/{case}/addresses");
    let fields = [
        ("kind", "registered"),
        ("place", "Gera"),
        ("source", "Meldebescheinigung"),
    ];
    worker.post(&format!("{page}/new"), &fields).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::address::of_case(&mut tx, case).await.unwrap();
    format!("{page}/{}", all[0].id)
}

/// A transfer that can be taken back.
async fn transferred(world: &World, worker: &Browser, case: CaseId) -> String {
    let fields = [
        ("version", "1"),
        ("institution", "th-suhl-goldlauter"),
        ("book_number", "7/26"),
        ("on", "20.11.2026"),
    ];
    let page = format!("/cases/{case}/custody/transfer");
    worker.post(&page, &fields).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let client = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    let client = client.client;
    let stays = store::custody::of_client(&mut tx, world.carrier, client).await;
    let stay = stays.unwrap()[0].id;
    format!("/cases/{case}/custody/stays/{stay}/strike")
}
