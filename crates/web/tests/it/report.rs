//! Tests of `pages::report`.

use domain::{case::CaseStatus, ids::CaseId};
use serde_json::json;
use store::{case::StatusChange, clearing::DecisionRow, fact::FactRow};
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
            .has("&#60; 5")
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
