//! Pages on which something is written down for good: a voice, a concern, a conference, a paper.

use domain::ids::CaseId;
use testkit::{Browser, World};

/// All of them, below the address of the case.
pub(super) async fn pages(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let mut all = assessment(world, case, worker).await;
    all.extend(talks(world, case, worker).await);
    all.extend(papers(world, case, worker).await);
    let words = ("prison", "Fragt nach Arbeit.");
    let referral = crate::referral::correct::reported(world, case, words).await;
    all.push(format!("referrals/{referral}"));
    all
}

/// A voice that is being heard, one that has been, and what follows from it.
async fn assessment(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}/assessment");
    let given = [("given_on", "20.11.2026"), ("source", "Schwester Derya")];
    for voice in ["client", "worker"] {
        let begin = format!("{path}?voice={voice}");
        worker.post(&begin, &given).await.is(303);
    }
    let versions = {
        let mut tx = world.app.store.read().await.unwrap();
        store::assessment::of_case(&mut tx, case).await.unwrap()
    };
    let [heard, open] = [versions[0].id, versions[1].id];
    let said = [
        ("problem", "2"),
        ("resource", "2"),
        ("importance", "important"),
        ("urgency", "before"),
        ("version", "0"),
    ];
    let housing = format!("{path}/versions/{heard}/domains/housing");
    worker.post(&housing, &said).await.is(303);
    let finish = format!("{path}/versions/{heard}/finish");
    let finished = [
        given[0],
        given[1],
        ("occasion", "intake"),
        ("version", "1"),
        ("seen", ""),
    ];
    worker.post_sure(&finish, &finished).await.is(303);
    vec![
        "assessment/new?voice=third_party".to_owned(),
        "assessment/domains/housing".to_owned(),
        format!("assessment/versions/{open}"),
        format!("assessment/versions/{open}/domains/housing"),
        format!("assessment/versions/{heard}/strike"),
    ]
}

/// A concern, a conference, and an appointment of which something is to be said.
async fn talks(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}");
    let asked = [
        ("topic", "Handyvertrag"),
        ("asked", "Läuft der alte Vertrag noch?"),
    ];
    let concerns = format!("{path}/concerns");
    worker.post(&concerns, &asked).await.is(303);
    let invitation = [
        ("date", "25.11.2026"),
        ("time", "14:00"),
        ("purpose", "Wohnen nach der Entlassung"),
        ("people", "Frau Vogt, Jobcenter"),
    ];
    let conferences = format!("{path}/conferences");
    worker.post_sure(&conferences, &invitation).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let concern = store::concern::page(&mut tx, case, None, 500)
        .await
        .unwrap()[0]
        .id;
    let conference = store::conference::of_case(&mut tx, case).await.unwrap()[0].id;
    let appointment = store::appointment::open(&mut tx, case).await.unwrap()[0].id;
    vec![
        "concerns/new".to_owned(),
        format!("concerns/{concern}"),
        "conferences/new".to_owned(),
        format!("conferences/{conference}"),
        format!("conferences/{conference}/cancel"),
        format!("conferences/{conference}/minutes"),
        format!("appointments/{appointment}/result"),
    ]
}

/// A paper that is handed out, one that was, and what was explained.
async fn papers(world: &World, case: CaseId, worker: &Browser) -> Vec<String> {
    let path = format!("/cases/{case}/papers");
    let new = format!("{path}/new/information/de");
    let page = worker.get(&new).await;
    let after = page.body.split("name=\"seen\" value=\"").nth(1).unwrap();
    let given = [
        ("seen", after.split('"').next().unwrap()),
        ("on", "23.11.2026"),
        ("to", "Jonas Demir"),
        ("how", "given"),
        ("explained", "yes"),
        ("understood", "not_asked"),
    ];
    worker.post(&new, &given).await.is(303);
    let explained = [
        ("topics", "voluntary"),
        ("on", "23.11.2026"),
        ("language", "easy"),
        ("understood", "yes"),
        ("own_words", "Ich darf aufhören."),
    ];
    let form = format!("{path}/explained");
    worker.post(&form, &explained).await.is(303);
    let mut tx = world.app.store.read().await.unwrap();
    let paper = store::paper::of_case(&mut tx, case).await.unwrap()[0].id;
    let rows = store::paper::explanations(&mut tx, case).await.unwrap();
    vec![
        "papers/new/information/de".to_owned(),
        "papers/explained".to_owned(),
        format!("papers/explained/{}/strike", rows[0].id),
        format!("papers/kept/{paper}/strike"),
    ]
}
