//! Tests of the trial: its figures (P3a), and lessons about a procedure (I6a).

use domain::{Code, case::CaseStatus, task::TaskStatus};
use jiff::civil::date;
use store::case::StatusChange;
use testkit::{Sketch, World, on_each_engine};

use super::{inquiry, six_released};

/// What coordination has learned with a procedure of PÜMaS, or with a version.
async fn learned(world: &World, procedure: &str, body: &str) -> u16 {
    let version = &world.app.catalogue.get("puemas").unwrap().version;
    let about = format!("puemas/{version}");
    let fields = [
        ("about", about.as_str()),
        ("procedure", procedure),
        ("body", body),
    ];
    let browser = world.browser(&world.coordination).await;
    browser.post("/reports/pilot", &fields).await.status
}

#[tokio::test]
async fn a_lesson_about_a_procedure_stands_at_the_procedure() {
    on_each_engine(async |world| {
        let body = "Ein Anruf am Vorabend spart den zweiten Weg.";
        assert_eq!(learned(&world, "aftercare", body).await, 303);
        assert_eq!(learned(&world, "", "Zum Ganzen gesagt.").await, 303);
        let browser = world.browser(&world.coordination).await;
        browser
            .get("/reports/pilot")
            .await
            .is(200)
            .has(body)
            .has("Zum Ganzen gesagt.")
            .has("#procedure-aftercare\">Nachgehend betreuen</a>");
        browser
            .get("/programmes/puemas")
            .await
            .is(200)
            .has("Was sich gezeigt hat")
            .has("procedure=aftercare#c-lesson")
            .has(body)
            .lacks("Zum Ganzen gesagt.");
        let chosen = "/reports/pilot?programme=puemas&procedure=day_of_release";
        let form = browser.get(chosen).await;
        form.has("value=\"day_of_release\" selected");
        assert_eq!(learned(&world, "first_weeks_at_work", "x").await, 422);
        // Whoever sees no report sees the procedure, and no lesson.
        let worker = world.browser(&world.worker).await;
        worker
            .get("/programmes/puemas")
            .await
            .is(200)
            .has("id=\"procedure-aftercare\"")
            .lacks("Was sich gezeigt hat")
            .lacks(body);
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/programmes/puemas").await.lacks(body);
    })
    .await;
}

#[tokio::test]
async fn the_figures_of_a_trial_are_those_of_the_other_reports() {
    on_each_engine(async |world| {
        for number in 30..37 {
            inquiry(&world, number, Some("Weimar"), Some("release_region")).await;
        }
        six_released(&world).await;
        let browser = world.browser(&world.coordination).await;
        let intake = browser.get("/reports/pilot/intake").await;
        intake.is(200);
        for line in [
            "abgelehnt;7\r\n",
            "aufgenommen;6\r\n",
            "Anfragen;13\r\n",
            "Häufigster Grund der Ablehnungen;Entlassung nach Erfurt oder Ostthüringen\r\n",
        ] {
            assert!(intake.body.contains(line), "{line}\n{}", intake.body);
        }
        let process = browser.get("/reports/pilot/process").await;
        for line in [
            "Fälle im Programm;6;6\r\n",
            "Vorlauf: von der Aufnahme bis zur Entlassung;180 Tage;–\r\n",
            "Kontakte je Fall;1,0;–\r\n",
        ] {
            assert!(process.body.contains(line), "{line}\n{}", process.body);
        }
        let outcome = browser.get("/reports/pilot/outcome").await;
        for line in [
            "Entlassungen;6;6\r\n",
            "Entlassungen ohne Lücke am Tag der Entlassung;0 %;–\r\n",
            "Lücke bei der Entlassung: Wohnen;6;6\r\n",
        ] {
            assert!(outcome.body.contains(line), "{line}\n{}", outcome.body);
        }
        browser
            .get("/reports/pilot")
            .await
            .is(200)
            .has("/reports/sites?programme=puemas")
            .has("/reports/pilot/outcome?programme=puemas")
            .lacks("Demir");
        // What lies before the period is not counted.
        let before = "/reports/pilot/outcome?from=1.1.2025&to=31.12.2025";
        browser.get(before).await.has("Entlassungen;0;0\r\n");
        let wrong = "/reports/pilot?from=2.1.2026&to=1.1.2026";
        let wrong = browser.get(wrong).await;
        wrong.is(422).has("Der letzte Tag liegt vor dem ersten.");
        let worker = world.browser(&world.worker).await;
        worker.get("/reports/pilot/intake").await.is(403);
    })
    .await;
}

#[tokio::test]
async fn tasks_in_time_and_kinds_of_ends_are_counted() {
    on_each_engine(async |world| {
        for number in 0..6u32 {
            let sketch = Sketch {
                book_number: Some(Box::leak(format!("{number}/27").into_boxed_str())),
                ..Sketch::default()
            };
            let case = world.active_case(sketch).await;
            let mut tx = world.app.store.write().await.unwrap();
            let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
            let settle = "UPDATE task SET status = $1, due_on = $2, settled_at = $3
                WHERE case_id = $4";
            let params = [
                TaskStatus::Done.code().into(),
                date(2026, 11, 10).into(),
                i18n::from_berlin(date(2026, 11, 10).at(23, 0, 0, 0)).into(),
                case.uuid().into(),
            ];
            tx.execute(settle, &params).await.unwrap();
            let end = StatusChange {
                entry_on: row.entry_on,
                exit_on: Some(date(2026, 11, 12)),
                closure_reason: Some("regular_end".to_owned()),
                ..StatusChange::default()
            };
            store::case::set_status(&mut tx, &row, CaseStatus::Closed, &end)
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        let browser = world.browser(&world.coordination).await;
        let process = browser.get("/reports/pilot/process").await;
        process.has("Aufgaben rechtzeitig erledigt;100 %;–\r\n");
        let outcome = browser.get("/reports/pilot/outcome").await;
        outcome.has("Ende (ohne Abbruch): ").has(";6;6\r\n");
    })
    .await;
}
