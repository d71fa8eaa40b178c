//! Tests of the reports about the course of cases: continuity (I16) and independence (P17).

use domain::{ids::CaseId, plan::Independence};
use jiff::civil::{Date, date};
use store::plan::IndependenceRow;
use testkit::{Sketch, World, on_each_engine};

const SPAN: &str = "from=1.11.2026&to=23.11.2026";

#[tokio::test]
async fn who_waited_longer_than_the_rhythm_allows_is_counted_and_named() {
    on_each_engine(async |world| {
        let mut silent = Vec::new();
        for _ in 0..5 {
            let met = world.active_case(Sketch::default()).await;
            crate::standard::met(&world, met, date(2026, 11, 12)).await;
            silent.push(world.active_case(Sketch::default()).await);
        }
        let office = world.browser(&world.coordination).await;
        let csv = office
            .get(&format!("/reports/continuity/sites?{SPAN}"))
            .await;
        csv.is(200)
            .has(";5;5;10;11 Tage;22 Tage\r\n")
            .lacks("2026-0")
            .lacks("/cases/");
        let page = office.get(&format!("/reports/continuity?{SPAN}")).await;
        page.is(200).has("Fälle über dem Rhythmus").has("22 Tage");
        for case in &silent {
            page.has(&format!("/cases/{case}/notes"));
        }
        // Whose case was named finds that in its log.
        let log = office.get(&format!("/cases/{}/log", silent[0])).await;
        log.is(200).has("Auswertung gesehen");
        // One contact more, and the case is within the rhythm; then the other four are not told.
        crate::standard::met(&world, silent[0], date(2026, 11, 10)).await;
        let csv = office
            .get(&format!("/reports/continuity/sites?{SPAN}"))
            .await;
        csv.has(";verdeckt;verdeckt;10;");
        let page = office.get(&format!("/reports/continuity?{SPAN}")).await;
        page.lacks(&format!("/cases/{}/notes", silent[0]));
        let worker = world.browser(&world.worker).await;
        worker.get("/reports/continuity").await.is(403);
        let stranger = world.browser(&world.stranger).await;
        stranger
            .get(&format!("/reports/continuity?{SPAN}"))
            .await
            .is(200)
            .lacks("Fälle über dem Rhythmus");
    })
    .await;
}

async fn judged(world: &World, case: CaseId, on: Date, level: Independence) {
    let row = IndependenceRow {
        id: world.ids().next(),
        carrier: world.carrier,
        case,
        domain: "housing".to_owned(),
        level,
        on,
        words: String::new(),
        epistemic: None,
        recorded_at: world.now(),
        recorded_by: world.worker.id,
        recorded_by_name: String::new(),
        struck: None,
    };
    let mut tx = world.app.store.write().await.unwrap();
    store::plan::add_independence(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn how_far_people_go_alone_is_compared_between_first_and_last() {
    on_each_engine(async |world| {
        for _ in 0..6 {
            let case = world.active_case(Sketch::default()).await;
            judged(&world, case, date(2026, 8, 1), Independence::Escort).await;
            judged(&world, case, date(2026, 11, 2), Independence::Alone).await;
        }
        let office = world.browser(&world.coordination).await;
        let csv = office.get("/reports/independence/domains").await;
        csv.is(200)
            .has("Wohnen;6;0;0;6\r\n")
            .has("Gesundheit, Sucht, Psyche;0;0;0;0\r\n");
        // In November alone everybody was judged once: nothing to compare.
        let path = "/reports/independence/domains?from=1.11.2026&to=23.11.2026";
        office.get(path).await.has("Wohnen;0;0;0;0\r\n");
        let case = world.active_case(Sketch::default()).await;
        judged(&world, case, date(2026, 8, 1), Independence::Alone).await;
        judged(&world, case, date(2026, 11, 2), Independence::Escort).await;
        let csv = office.get("/reports/independence/domains").await;
        csv.has("Wohnen;verdeckt;0;verdeckt;7\r\n");
        office.get("/reports/independence").await.is(200);
    })
    .await;
}
