//! Tests of `pages::conference`: invitation, minutes with their trail, tasks of both sides, and the
//! partial agreement that waits for being talked over.

mod hours;
mod people;

use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, OverlapId},
};
use jiff::civil::date;
use store::conference::ConferenceRow;
use testkit::{Sketch, World, on_each_engine};

const INVITATION: [(&str, &str); 7] = [
    ("date", "25.11.2026"),
    ("time", "14:00"),
    ("purpose", "Wohnen nach der Entlassung"),
    ("place", "JVA Tonna"),
    ("people", "Jonas Demir\nFrau Vogt, Jobcenter"),
    ("agenda", "Wohnung\nGeld"),
    ("legal_basis", "Entbindung vom 2.11.2026"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut all: Vec<(&str, &str)> = fields.to_vec();
    all.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    all.extend(changes);
    all
}

async fn rows(world: &World, case: CaseId) -> Vec<ConferenceRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::conference::of_case(&mut tx, case).await.unwrap()
}

#[tokio::test]
async fn people_are_invited_and_the_invitation_changes_with_a_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        worker.get(&list).await.is(200).has("Noch keine Konferenz");
        worker
            .post(
                &list,
                &with(&INVITATION, &[("people", ""), ("date", "1.11.2026")]),
            )
            .await
            .is(422)
            .has("Wohnen nach der Entlassung");
        worker.post(&list, &INVITATION).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let path = format!("{list}/{}", row.id);
        worker.get(&path).await.is(200).has("Frau Vogt, Jobcenter");
        let moved = with(&INVITATION, &[("date", "26.11.2026"), ("version", "1")]);
        worker.post(&path, &moved).await.is(422);
        let why = with(&moved, &[("why", "Frau Vogt kann erst am Donnerstag")]);
        worker.post(&path, &why).await.is(303);
        worker
            .post(&path, &with(&why, &[("purpose", "Meine eigenen Worte")]))
            .await
            .is(409)
            .has("Meine eigenen Worte");
        worker
            .get(&list)
            .await
            .has("Do 26.11.2026, 14:00")
            .has("1 frühere Fassung")
            .has("erst am Donnerstag");
        let cancel = format!("{path}/cancel");
        // It is an action of its own, beside the change.
        worker.get(&list).await.has(&format!("href=\"{cancel}\""));
        worker.get(&path).await.lacks("Konferenz absagen");
        let form = worker.get(&cancel).await;
        form.is(200)
            .has("Do 26.11.2026, 14:00")
            .has("Warum abgesagt")
            .lacks("name=\"people\"");
        worker
            .post(&cancel, &[("version", "2")])
            .await
            .is(422)
            .has("Warum abgesagt");
        worker
            .post(&cancel, &[("version", "2"), ("why", "nicht mehr nötig")])
            .await
            .is(303);
        assert_eq!(
            rows(&world, case).await[0].status,
            ConferenceStatus::Cancelled
        );
        worker.get(&cancel).await.is(422);
        worker.get(&format!("{path}/minutes")).await.is(404);
        for other in [&world.prison, &world.elsewhere] {
            world.browser(other).await.get(&list).await.is(404);
        }
    })
    .await;
}

const MINUTES: [(&str, &str); 15] = [
    ("version", "1"),
    ("came", "0"),
    ("others", "Herr Ostermann, Wohngruppe"),
    ("topic0", "Wohnen"),
    ("options0", "Wohngruppe oder Wohnheim"),
    ("decided0", "Wohngruppe ab Januar"),
    ("will0", "Will in die Wohngruppe."),
    ("minutes", "Das Jobcenter wird gefragt."),
    ("what0", "Antrag nachreichen"),
    ("side0", "ours"),
    ("due0", "30.11.2026"),
    ("what1", "Platz zusagen"),
    ("side1", "theirs"),
    ("who1", "Herr Ostermann"),
    ("due1", "02.12.2026"),
];

#[tokio::test]
async fn minutes_hold_decisions_and_tasks_of_both_sides() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        worker.post(&list, &INVITATION).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let path = format!("{list}/{}/minutes", row.id);
        // What was to be talked about stands there to begin with.
        worker
            .get(&path)
            .await
            .has("name=\"topic0\" type=\"text\" value=\"Wohnung\"")
            .has("name=\"topic1\" type=\"text\" value=\"Geld\"");
        let unsaid = with(&MINUTES, &[("side1", "")]);
        worker
            .post(&path, &unsaid)
            .await
            .is(422)
            .has(">Aufgabe 2, Zuständig: ");
        worker
            .post(&path, &with(&MINUTES, &[("topic1", "Geld")]))
            .await
            .is(422)
            .has("kommt erst noch")
            .has("Wohngruppe ab Januar");
        world.set_today(date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        worker
            .post(&path, &with(&MINUTES, &[("came", ""), ("others", "")]))
            .await
            .is(422)
            .has("Mindestens eine Person");
        worker.post(&path, &MINUTES).await.is(303);
        let page = worker.get(&list).await;
        page.has("Wohngruppe ab Januar")
            .has("Will in die Wohngruppe.")
            .has("Was andere zugesagt haben")
            .has("Platz zusagen");
        // Ours is a task of the case; theirs is kept in sight until it is done.
        worker
            .get(&format!("/cases/{case}/tasks"))
            .await
            .has("Antrag nachreichen")
            .lacks("Platz zusagen");
        let mut tx = world.app.store.read().await.unwrap();
        let tasks = store::conference::tasks(&mut tx, case).await.unwrap();
        drop(tx);
        let theirs = tasks.iter().find(|one| one.task.is_none()).unwrap().id;
        let tick = format!("/cases/{case}/conference-tasks/{theirs}/done");
        worker.post(&tick, &[("version", "1")]).await.is(303);
        worker.post(&tick, &[("version", "1")]).await.is(409);
        worker
            .get(&list)
            .await
            .has("erledigt, eingetragen am 26.11.2026 von Anna Beispiel")
            .lacks("Was andere zugesagt haben");
        // What was ticked by mistake is open again.
        let untick = format!("/cases/{case}/conference-tasks/{theirs}/undone");
        worker.post(&untick, &[("version", "2")]).await.is(303);
        worker.get(&list).await.has("Was andere zugesagt haben");
        worker.post(&tick, &[("version", "3")]).await.is(303);
        let ours = tasks.iter().find(|one| one.task.is_some()).unwrap().id;
        let wrong = format!("/cases/{case}/conference-tasks/{ours}/done");
        worker.post(&wrong, &[("version", "1")]).await.is(404);

        let again = [
            ("version", "2"),
            ("came", "0"),
            ("came", "1"),
            ("topic0", "Wohnen"),
            ("decided0", "Wohngruppe ab Februar"),
        ];
        worker.post(&path, &again).await.is(422);
        let again = with(&again, &[("why", "verhört")]);
        worker.post(&path, &again).await.is(303);
        worker
            .get(&list)
            .await
            .has("Wohngruppe ab Februar")
            .has("Wohngruppe ab Januar")
            .has("Will in die Wohngruppe.")
            .has("verhört");
    })
    .await;
}

/// A partial agreement that is drawn up, and not talked over.
async fn drawn_up(world: &World, case: CaseId) -> OverlapId {
    let mut tx = world.app.store.write().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    let programme = world
        .app
        .catalogue
        .get_version(&row.programme, &row.programme_version)
        .unwrap();
    let all: Vec<String> = programme.domains.iter().map(|one| one.id.clone()).collect();
    let overlap = store::overlap::OverlapRow {
        id: world.ids().next(),
        carrier: row.carrier,
        case,
        programme: "biss".to_owned(),
        domains: vec!["work".to_owned()],
        their_domains: vec!["work".to_owned()],
        our_domains: all.into_iter().filter(|one| one != "work").collect(),
        valid_from: None,
        valid_to: None,
        resolution: domain::overlap::OverlapResolution::PartialAgreement,
        agreed_on: None,
        agreed_with: String::new(),
        note: String::new(),
        recorded_at: world.now(),
        recorded_by: world.coordination.id,
        recorded_by_name: String::new(),
        ended_at: None,
        version: 1,
    };
    store::overlap::insert(&mut tx, &overlap).await.unwrap();
    tx.commit().await.unwrap();
    overlap.id
}

#[tokio::test]
async fn a_partial_agreement_counts_once_both_sides_have_talked_it_over() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let overlap = drawn_up(&world, case).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        worker.post(&list, &INVITATION).await.is(303);
        let row = rows(&world, case).await.remove(0);
        world.set_today(date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        let path = format!("{list}/{}/minutes", row.id);
        worker.get(&path).await.is(200).has("Abgesprochen");
        let agreed = overlap.to_string();
        let minutes = [
            ("version", "1"),
            ("came", "1"),
            ("minutes", "Beide Seiten sind einig."),
            ("agreed", agreed.as_str()),
        ];
        worker.post(&path, &minutes).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let after = store::overlap::of_case(&mut tx, case)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(after.agreed_on, Some(date(2026, 11, 25)));
        assert_eq!(after.agreed_with, "Frau Vogt, Jobcenter");
        drop(tx);
        worker.get(&list).await.has("abgesprochen");
        // The overlap has an entry of its own, and what was said of it before is kept.
        let log = world.log(Some(case)).await;
        let entry = log
            .iter()
            .find(|one| one.action == "overlap.agree")
            .unwrap();
        assert_eq!(entry.subject, format!("overlap {overlap}"));
        let mut tx = world.app.store.read().await.unwrap();
        let trail = store::correction::of_noun(&mut tx, case, "overlap")
            .await
            .unwrap();
        assert_eq!(trail.len(), 1);
        drop(tx);
        // It does not wait any more.
        let again = with(&minutes, &[("version", "2"), ("why", "noch einmal")]);
        worker.post(&path, &again).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn a_holiday_or_an_appointment_is_asked_about_before_people_are_invited() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let holiday = with(&INVITATION, &[("date", "25.12.2026")]);
        worker
            .post(&list, &holiday)
            .await
            .is(422)
            .has("Fr 25.12.2026: Feiertag, ")
            .has("Trotzdem speichern")
            .has("Frau Vogt, Jobcenter");
        let me = world.worker.id.to_string();
        let taken = [
            ("date", "25.11.2026"),
            ("time", "13:30"),
            ("kind", "office"),
            ("worker", &me),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &taken)
            .await
            .is(303);
        worker
            .post(&list, &INVITATION)
            .await
            .is(422)
            .has("Ein Termin zur selben Zeit: Mi 25.11.2026, 13:30.");
        assert!(rows(&world, case).await.is_empty());
        worker.post_sure(&list, &INVITATION).await.is(303);
        assert_eq!(rows(&world, case).await.len(), 1);
        // It stands in the calendar of whoever leads the case, without a word of what it is.
        let page = worker.post("/account/calendar", &[]).await;
        let at = page.is(200).body.find("/calendar/").unwrap();
        let rest = &page.body[at..];
        let path = &rest[..rest.find(".ics").unwrap() + 4];
        let feed = world.stranger_browser().get(path).await;
        feed.is(200)
            .has("SUMMARY:Besprechung 2026-")
            .lacks("Wohnen");
    })
    .await;
}

#[tokio::test]
async fn what_the_client_does_after_a_conference_is_a_task_of_theirs() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        worker.post(&list, &INVITATION).await.is(303);
        let row = rows(&world, case).await.remove(0);
        world.set_today(date(2026, 11, 26));
        let worker = world.browser(&world.worker).await;
        let own = [
            ("side0", "client"),
            ("what0", "Bei der Wohngruppe anrufen"),
            ("what1", ""),
            ("who1", ""),
            ("due1", ""),
        ];
        let path = format!("{list}/{}/minutes", row.id);
        worker.post(&path, &with(&MINUTES, &own)).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let tasks = store::task::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let task = tasks
            .iter()
            .find(|one| one.title_de == "Bei der Wohngruppe anrufen")
            .unwrap();
        assert_eq!(task.role, domain::task::TaskRole::Client);
        worker
            .get(&list)
            .await
            .has("Bei der Wohngruppe anrufen")
            .has("Klient_in")
            .lacks("Was andere zugesagt haben");
    })
    .await;
}

#[tokio::test]
async fn a_conference_of_this_morning_is_entered_afterwards() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        let yesterday = with(&INVITATION, &[("date", "22.11.2026")]);
        let late = worker.post(&list, &yesterday).await;
        late.is(422).has("Dieser Tag ist vorbei");
        let morning = with(&INVITATION, &[("date", "23.11.2026"), ("time", "00:05")]);
        worker.post_sure(&list, &morning).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let minutes = format!("{list}/{}/minutes", row.id);
        worker.get(&list).await.has(&minutes);
        worker.post(&minutes, &MINUTES).await.is(303);
        assert_eq!(rows(&world, case).await[0].status, ConferenceStatus::Held);
    })
    .await;
}
