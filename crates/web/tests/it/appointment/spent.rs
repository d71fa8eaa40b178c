//! What a contact took is told with the outcome of an appointment, and counts once (P12, X16).

use domain::ids::CaseId;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{get, open, with};

const SPAN: &str = "from=1.11.2026&to=30.11.2026";

async fn notes(world: &World, case: CaseId) -> Vec<store::note::NoteRow> {
    let page = store::note::NotePage {
        limit: 10,
        with_struck: true,
        ..store::note::NotePage::default()
    };
    let mut tx = world.app.store.read().await.unwrap();
    store::note::page(&mut tx, case, &page).await.unwrap()
}

/// An appointment this morning, and the address of its outcome.
async fn appointed(world: &World, worker: &Browser, case: CaseId) -> String {
    let plan = [
        ("date", "23.11.2026"),
        ("time", "09:00"),
        ("end", "09:45"),
        ("kind", "office"),
        ("place", "Raum 4"),
        ("with_client", "yes"),
    ];
    let list = format!("/cases/{case}/appointments");
    worker.post_sure(&list, &plan).await.is(303);
    format!("{list}/{}/result", open(world, case).await[0].id)
}

const HELD: [(&str, &str); 7] = [
    ("version", "1"),
    ("status", "held"),
    ("said", "Antrag ausgefüllt."),
    ("spent", "yes"),
    ("spent-minutes", "50"),
    ("spent-travel", "20"),
    ("area", "housing"),
];

#[tokio::test]
async fn a_held_appointment_with_its_time_is_one_contact_everywhere() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let result = appointed(&world, &worker, case).await;
        // The planned length is there to begin with.
        worker
            .get(&result)
            .await
            .is(200)
            .has("name=\"spent-minutes\"")
            .has("value=\"45\"");
        worker
            .post(&result, &with(&HELD, &[("area", "")]))
            .await
            .is(422);
        worker
            .post(&result, &with(&HELD, &[("said", "")]))
            .await
            .is(422)
            .has("Ein Satz dazu wird gebraucht")
            .has("value=\"50\"");
        assert!(notes(&world, case).await.is_empty());
        worker.post(&result, &HELD).await.is(303);
        let written = notes(&world, case).await;
        assert_eq!(written.len(), 1);
        let content = &written[0].content;
        assert_eq!((content.minutes, content.travel_minutes), (50, 20));
        assert_eq!(content.areas, ["housing"]);
        let timeline = worker.get(&format!("/cases/{case}/notes")).await;
        timeline.has("Antrag ausgefüllt.").has("50");
        once(&world, case).await;
        // It is not asked for twice, and the outcome follows the note.
        worker.get(&result).await.lacks("spent-minutes");
        let missed = [
            ("version", "2"),
            ("status", "missed"),
            ("reason", "unexcused"),
            ("why", "verwechselt"),
        ];
        worker
            .post(&result, &missed)
            .await
            .is(422)
            .has("steht ein Kontakt im Verlauf");
        strike(&worker, case, &written[0]).await;
        once(&world, case).await;
        worker.post(&result, &missed).await.is(303);
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

async fn strike(worker: &Browser, case: CaseId, note: &store::note::NoteRow) {
    let path = format!("/cases/{case}/notes/{}/strike", note.id);
    let version = note.version.to_string();
    let fields = [("version", version.as_str()), ("why", "falscher Fall")];
    worker.post(&path, &fields).await.is(303);
}

/// Rhythm and continuity see one contact.
async fn once(world: &World, case: CaseId) {
    let morning = |day: i8| i18n::from_berlin(jiff::civil::date(2026, 11, day).at(0, 0, 0, 0));
    let mut tx = world.app.store.read().await.unwrap();
    let met = store::contact::between(&mut tx, case, morning(23), morning(24), morning(24)).await;
    assert_eq!(met.unwrap().len(), 1);
    drop(tx);
    let office = world.browser(&world.coordination).await;
    office
        .get(&format!("/reports/continuity?{SPAN}"))
        .await
        .is(200);
}

#[tokio::test]
async fn without_the_tick_nothing_is_written_and_a_note_of_its_own_counts_once() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let result = appointed(&world, &worker, case).await;
        let id = open(&world, case).await[0].id;
        let plain = [
            ("version", "1"),
            ("status", "held"),
            ("spent-minutes", "50"),
        ];
        worker.post(&result, &plain).await.is(303);
        assert!(notes(&world, case).await.is_empty());
        once(&world, case).await;
        let note = [
            ("appointment", id.to_string()),
            ("date", "23.11.2026".to_owned()),
            ("time", "08:05".to_owned()),
            ("kind", "office".to_owned()),
            ("outcome", "reached".to_owned()),
            ("epistemic", "fact".to_owned()),
            ("minutes", "40".to_owned()),
            ("area", "housing".to_owned()),
            ("body", "Ausführlich.".to_owned()),
        ];
        let note: Vec<(&str, &str)> = note.iter().map(|(a, b)| (*a, b.as_str())).collect();
        let path = format!("/cases/{case}/notes");
        worker.post(&path, &note).await.is(303);
        once(&world, case).await;
        assert_eq!(get(&world, case, id).await.version, 2);
    })
    .await;
}
