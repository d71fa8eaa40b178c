//! Tests of `pages::report`.

mod course;
mod indicators;
mod pilot;

use domain::{
    case::CaseStatus, ids::CaseId, participation::ParticipationStatus, release::ReleaseKind,
    seam::Side,
};
use jiff::civil::date;
use serde_json::json;
use store::{case::StatusChange, clearing::DecisionRow, fact::FactRow, module::ParticipationRow};
use testkit::{Sketch, World, on_each_engine};

/// Reported people, each with a place of release and, if rejected, for which criterion.
async fn inquiry(world: &World, number: u32, place: Option<&str>, rejected: Option<&str>) {
    let sketch = Sketch {
        book_number: Some(Box::leak(format!("{number}/25").into_boxed_str())),
        ..Sketch::default()
    };
    let case = world.registered_case(sketch).await;
    let mut tx = world.app.store.write().await.unwrap();
    if let Some(place) = place {
        let fact = FactRow {
            name: "release_region".to_owned(),
            value: Some(json!(place)),
            source: "Gespräch".to_owned(),
            epistemic: None,
            recorded_at: world.now(),
            recorded_by: world.coordination.id,
            recorded_by_name: String::new(),
        };
        store::fact::insert(&mut tx, world.ids().uuid(), world.carrier, case, &fact)
            .await
            .unwrap();
    }
    if let Some(criterion) = rejected {
        reject(world, &mut tx, case, criterion).await;
    }
    tx.commit().await.unwrap();
}

async fn reject(world: &World, tx: &mut store::Tx, case: CaseId, criterion: &str) {
    let row = store::case::by_id(tx, case).await.unwrap().unwrap();
    let decision = DecisionRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        decision: "reject".to_owned(),
        result: "not_eligible".to_owned(),
        exception: false,
        reason: "nicht möglich".to_owned(),
        programme: row.programme.clone(),
        programme_version: row.programme_version.clone(),
        facts: json!({}),
        criteria: json!([
            { "id": criterion, "state": "not_met" },
            { "id": "full_term", "state": "met" },
        ]),
        decided_at: world.now(),
        decided_by: world.coordination.id,
        decided_by_name: String::new(),
        approval: None,
        second: None,
    };
    store::clearing::insert(tx, &decision).await.unwrap();
    store::case::set_status(tx, &row, CaseStatus::Rejected, &StatusChange::default())
        .await
        .unwrap();
}

#[tokio::test]
async fn demand_from_outside_the_regions_is_told_as_a_need() {
    on_each_engine(async |world| {
        for number in 0..7 {
            inquiry(&world, number, Some("Weimar"), Some("release_region")).await;
        }
        for number in 10..15 {
            inquiry(&world, number, Some("Erfurt"), None).await;
        }
        inquiry(&world, 20, None, None).await;
        let browser = world.browser(&world.coordination).await;
        browser
            .get("/reports")
            .await
            .is(200)
            .has("Weimar (außerhalb der Regionen)")
            .has("mindestens 7")
            .has("nicht erfüllt:")
            .has("verdeckt")
            .lacks("Demir")
            .lacks("2026-00");
        // Whatever lies before the period is not counted.
        let none = browser
            .get("/reports/demand?from=1.1.2025&to=31.12.2025")
            .await;
        none.is(200).lacks("Weimar");
        let wrong = browser
            .get("/reports/demand?from=2.1.2026&to=1.1.2026")
            .await;
        wrong.is(422).has("Der letzte Tag liegt vor dem ersten.");
    })
    .await;
}

#[tokio::test]
async fn a_report_is_saved_as_a_file_and_logged_without_any_case() {
    on_each_engine(async |world| {
        for number in 0..6 {
            inquiry(&world, number, Some("=Gotha;1"), None).await;
        }
        let browser = world.browser(&world.coordination).await;
        let file = browser.get("/reports/demand/places").await;
        file.is(200);
        assert!(file.body.starts_with('\u{feff}'));
        assert!(
            file.body
                .contains("\"'=Gotha;1 (außerhalb der Regionen)\";6;0;0;0;6\r\n"),
            "{}",
            file.body
        );
        browser.get("/reports/demand/other").await.is(404);
        browser.get("/reports/other").await.is(404);
        let mut tx = world.app.store.read().await.unwrap();
        let all = store::log::LogFilter::All;
        let log = store::log::latest(&mut tx, world.carrier, all, None, 9)
            .await
            .unwrap();
        let entry = log
            .iter()
            .find(|one| one.entry.action == "report.export")
            .unwrap();
        assert!(entry.entry.case.is_none());
        assert!(entry.entry.detail.contains("\"report\":\"demand\""));
    })
    .await;
}

#[tokio::test]
async fn another_carrier_counts_its_own_cases_only() {
    on_each_engine(async |world| {
        for number in 0..6 {
            inquiry(&world, number, Some("Weimar"), None).await;
        }
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/reports").await.is(200).lacks("Weimar");
        for account in [&world.worker, &world.prison, &world.officer] {
            let browser = world.browser(account).await;
            browser.get("/reports").await.is(403);
            browser.get("/reports/demand/places").await.is(403);
        }
    })
    .await;
}

/// Six people who were released lately, the last one without any contact.
async fn six_released(world: &World) {
    for number in 0..6u32 {
        let sketch = Sketch {
            book_number: Some(Box::leak(format!("{number}/26").into_boxed_str())),
            release_on: Some(date(2026, 11, 10)),
            entry_on: date(2026, 5, 14),
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await;
        let mut tx = world.app.store.write().await.unwrap();
        let kind = Some(ReleaseKind::FullTerm);
        store::case::set_release(&mut tx, case, Some(date(2026, 11, 10)), kind, true)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        crate::standard::met(world, case, date(2026, 11, 12)).await;
    }
}

#[tokio::test]
async fn sites_are_compared_by_the_same_numbers() {
    on_each_engine(async |world| {
        six_released(&world).await;
        let browser = world.browser(&world.coordination).await;
        let csv = browser.get("/reports/sites/sites").await;
        csv.is(200);
        for line in [
            "Fälle im Programm;6;6\r\n",
            "Entlassungen;6;6\r\n",
            "Ausgänge beantragt;0;0\r\n",
            "Vorlauf: von der Aufnahme bis zur Entlassung;180 Tage;–\r\n",
            "mit Kontakt von 14 Tagen vor bis 3 Tage nach der Entlassung;100 %;–\r\n",
            "von der Entlassung bis zum ersten Kontakt;2 Tage;–\r\n",
            "Kontakte im Monat;0,5;–\r\n",
            "Lücke bei der Entlassung: Wohnen;6;6\r\n",
        ] {
            assert!(csv.body.contains(line), "{line}\n{}", csv.body);
        }
        // Erfurt is a town; there is no site in the country in this office.
        let kinds = browser.get("/reports/sites/regions").await;
        assert!(
            kinds.body.contains("Entlassungen;6;0;6\r\n"),
            "{}",
            kinds.body
        );
        for line in [
            "Fahrzeit zu einem Kontakt, hin und zurück;50 Min.;–;–\r\n",
            "Fahrzeit insgesamt;5,0 Std.;–;–\r\n",
            "davon aufsuchend oder begleitend;0 %;–;–\r\n",
        ] {
            assert!(kinds.body.contains(line), "{line}\n{}", kinds.body);
        }
        csv.lacks("Fahrzeit");
        let lead = browser.get("/reports/sites/lead").await;
        for line in [
            "Von der Aufnahme bis zur Entlassung;Personen;Anteil\r\n",
            "unter 1 Monat;0;0 %\r\n",
            "3 bis unter 6 Monate;6;100 %\r\n",
            "Aufnahme nach der Entlassung;0;0 %\r\n",
            "zusammen;6;–\r\n",
        ] {
            assert!(lead.body.contains(line), "{line}\n{}", lead.body);
        }
        browser.get("/reports/sites").await.is(200).lacks("Demir");
    })
    .await;
}

#[tokio::test]
async fn modules_and_reentries_are_counted() {
    on_each_engine(async |world| {
        let module = world.app.catalogue.get("puemas").unwrap().modules[0]
            .id
            .clone();
        for number in 0..6u32 {
            let sketch = Sketch {
                book_number: Some(Box::leak(format!("{number}/26").into_boxed_str())),
                ..Sketch::default()
            };
            let case = world.active_case(sketch).await;
            let row = ParticipationRow {
                id: world.ids().next(),
                carrier: world.carrier,
                case,
                module: module.clone(),
                from_on: date(2026, 10, 1),
                to_on: Some(date(2026, 11, 1)),
                side: Side::Inside,
                status: ParticipationStatus::Done,
                attended: Some(750),
                result: "Unterlagen sind fertig.".to_owned(),
                reason: String::new(),
                epistemic: None,
                recorded_at: world.now(),
                recorded_by: world.worker.id,
                recorded_by_name: String::new(),
                version: 1,
            };
            let mut tx = world.app.store.write().await.unwrap();
            store::module::insert(&mut tx, &row).await.unwrap();
            tx.commit().await.unwrap();
        }
        let browser = world.browser(&world.coordination).await;
        let csv = browser.get("/reports/modules/modules").await;
        csv.is(200).has(";0;0;6;0;6;6;75\r\n").lacks("Unterlagen");
        let before = "/reports/modules/modules?from=1.1.2026&to=30.9.2026";
        browser.get(before).await.lacks(";6;6;75\r\n");
        let back = browser.get("/reports/reentries").await;
        back.is(200).has("Wiedereinstiege nach Art");
    })
    .await;
}

#[tokio::test]
async fn lessons_stay_and_are_added_by_coordination_only() {
    on_each_engine(async |world| {
        let version = world.app.catalogue.get("puemas").unwrap().version.clone();
        let about = format!("puemas/{version}");
        let browser = world.browser(&world.coordination).await;
        browser.get("/reports/pilot").await.is(200).has(&version);
        for text in ["Früher anfangen hilft.", "Früher allein reicht nicht."] {
            let fields = [("about", about.as_str()), ("body", text)];
            browser.post("/reports/pilot", &fields).await.is(303);
        }
        let page = browser.get("/reports/pilot").await;
        page.has("Früher anfangen hilft.")
            .has("Früher allein reicht nicht.")
            .has("Dora Leitner");
        let fields = [("about", "insa2/1"), ("body", "Nicht unseres.")];
        browser.post("/reports/pilot", &fields).await.is(422);
        let fields = [("about", about.as_str()), ("body", "x")];
        let worker = world.browser(&world.worker).await;
        worker.post("/reports/pilot", &fields).await.is(403);
        // Another carrier has its own.
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/reports/pilot").await.is(200).lacks("Früher");
    })
    .await;
}

#[tokio::test]
async fn time_is_told_where_enough_people_stand_behind_it() {
    on_each_engine(async |world| {
        let note = |kind| {
            [
                ("date", "20.11.2026"),
                ("time", "14:10"),
                ("kind", kind),
                ("outcome", "reached"),
                ("epistemic", "fact"),
                ("minutes", "60"),
                ("travel", "30"),
                ("domain", "housing"),
                ("area", "housing"),
                ("body", "Gespräch."),
            ]
        };
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        for number in 0..6 {
            let case = world.active_case(Sketch::default()).await;
            let notes = format!("/cases/{case}/notes");
            worker.post(&notes, &note("office")).await.is(303);
            if number == 0 {
                // One person alone is not told.
                let page = office.get("/reports/time").await;
                page.is(200).has("verdeckt").lacks("1,0 Std.");
            }
        }
        let page = office.get("/reports/time").await;
        page.is(200)
            .has("November 2026")
            .has("6,0 Std.")
            .has("3,0 Std.")
            .has("9,0 Std.");
        // A second kind with one person: it and the only other row are left out.
        let case = world.active_case(Sketch::default()).await;
        let notes = format!("/cases/{case}/notes");
        worker.post(&notes, &note("phone")).await.is(303);
        let kinds = office.get("/reports/time/kinds").await;
        kinds.is(200).has("verdeckt").lacks("6,0 Std.");
        assert!(kinds.body.contains("Telefon") && kinds.body.contains("7,0 Std."));
        let stranger = world.browser(&world.worker).await;
        stranger.get("/reports/time").await.is(403);
    })
    .await;
}

#[tokio::test]
async fn services_are_counted_by_area_and_site() {
    on_each_engine(async |world| {
        let note = |area| {
            [
                ("date", "20.11.2026"),
                ("time", "14:10"),
                ("kind", "office"),
                ("outcome", "reached"),
                ("epistemic", "fact"),
                ("minutes", "60"),
                ("area", area),
                ("body", "Gespräch."),
            ]
        };
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        for _ in 0..6 {
            let case = world.active_case(Sketch::default()).await;
            let notes = format!("/cases/{case}/notes");
            let both = [&note("housing")[..], &[("area", "work")]].concat();
            worker.post(&notes, &both).await.is(303);
        }
        let csv = office.get("/reports/services/contacts").await;
        csv.is(200)
            .has("Wohnen;6;6\r\n")
            .has("Netzwerkarbeit;0;0\r\n")
            .has("alle;6;6\r\n");
        let time = office.get("/reports/services/time").await;
        time.has("Wohnen;3,0 Std.;3,0 Std.\r\n")
            .has("alle;6,0 Std.;6,0 Std.\r\n");
        office.get("/reports/services/measures").await.is(200);
        // One person more in another area: it is hidden together with the next smallest.
        let case = world.active_case(Sketch::default()).await;
        let notes = format!("/cases/{case}/notes");
        worker.post(&notes, &note("health")).await.is(303);
        let csv = office.get("/reports/services/contacts").await;
        csv.has("Gesundheit und psychosoziale Hilfe;verdeckt;verdeckt\r\n")
            .has("alle;7;7\r\n");
        office.get("/reports/services").await.is(200).lacks("Demir");
        worker.get("/reports/services").await.is(403);
    })
    .await;
}
