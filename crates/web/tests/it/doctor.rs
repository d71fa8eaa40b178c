//! The doctor finds what does not agree, and only that.

use testkit::{Sketch, on_each_engine};

#[tokio::test]
async fn a_sound_database_is_well() {
    on_each_engine(async |world| {
        world.active_case(Sketch::default()).await;
        world.registered_case(Sketch::default()).await;
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
        assert_eq!((report.cases, report.of_earlier_day), (2, 0));
        assert!(report.to_string().contains("all well"));
        // A day later the columns are of an earlier day, which is no fault.
        world.set_today(jiff::civil::date(2026, 11, 24));
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
        assert_eq!(report.of_earlier_day, 1);
    })
    .await;
}

#[tokio::test]
async fn every_kind_of_disagreement_is_named() {
    for (sql, words) in [
        (
            "UPDATE cases SET seam_days_open = seam_days_open + 1",
            "seam_days_open",
        ),
        ("UPDATE cases SET seam_detail = ''", "seam_detail"),
        ("UPDATE cases SET next_due_on = '2020-01-01'", "next_due_on"),
        (
            "UPDATE cases SET contact_due_on = '2020-01-01'",
            "contact_due_on",
        ),
        ("UPDATE cases SET name_folded = 'x'", "name_folded"),
        ("UPDATE cases SET stage = 2", "stage"),
        (
            "UPDATE cases SET release_sort = '2020-01-01'",
            "release_sort",
        ),
        ("UPDATE cases SET lead_id = NULL", "lead"),
        (
            "UPDATE cases SET planned_at = (SELECT MIN(created_at) FROM carrier)",
            "planned_at",
        ),
        ("UPDATE cases SET given_names = 'x'", "not the person's"),
        ("UPDATE client SET birth_date = NULL", "not the person's"),
        (
            "UPDATE custody_episode SET book_number = '1/99'",
            "not the person's",
        ),
        (
            "UPDATE custody_episode SET composed_months = 7",
            "composed_months",
        ),
        ("UPDATE cases SET deputy_id = lead_id", "deputy"),
        (
            "UPDATE task SET carrier_id = (SELECT carrier_id FROM user_account
             WHERE login = 'stranger')",
            "table task",
        ),
    ] {
        on_each_engine(async |world| {
            world.active_case(Sketch::default()).await;
            let mut tx = world.app.store.write().await.unwrap();
            tx.execute(sql, &[]).await.unwrap();
            tx.commit().await.unwrap();
            let report = app::doctor::check(&world.app, world.today()).await.unwrap();
            assert!(
                report.findings.iter().any(|one| one.contains(words)),
                "{words}: {report}"
            );
        })
        .await;
    }
}

/// Bytes that changed on the disk are found, and never handed out as if they were whole.
#[tokio::test]
async fn a_damaged_file_is_named_and_not_served() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let bytes = b"%PDF-1.7 kept".to_vec();
        let row = store::scan::ScanRow {
            id: world.ids().next(),
            carrier: world.carrier,
            case,
            kind: domain::scan::ScanKind::Pdf,
            file_name: "plan.pdf".to_owned(),
            size: 13,
            sha256: store::file::sha256(&bytes),
            recorded_at: world.now(),
            recorded_by: world.worker.id,
        };
        let mut tx = world.app.store.write().await.unwrap();
        store::scan::insert(&mut tx, &row, &bytes).await.unwrap();
        tx.commit().await.unwrap();
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/scans/{}", row.id);
        worker.get(&path).await.is(200);
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");

        let mut tx = world.app.store.write().await.unwrap();
        let sql = "UPDATE scan SET bytes = $1";
        tx.execute(sql, &[b"%PDF-1.7 kepT".to_vec().into()])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        worker.get(&path).await.is(500).lacks("kepT");
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        let named = format!("scan {}: its bytes", row.id);
        assert!(
            report.findings.iter().any(|one| one.contains(&named)),
            "{report}"
        );
    })
    .await;
}

/// For measurements cases are copied, and the copies must be as sound as what they were made of.
#[tokio::test]
async fn copies_of_cases_are_well_and_their_own() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        let mut block = store::copy::Block::read(&mut tx).await.unwrap();
        block.write(&mut tx, 1).await.unwrap();
        block.write(&mut tx, 2).await.unwrap();
        let copy = domain::ids::Id::from_uuid(block.id(case.uuid(), 2));
        let copied = store::case::by_id(&mut tx, copy).await.unwrap().unwrap();
        let first = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        assert_ne!(copied.client, first.client);
        assert_ne!(copied.lead, first.lead);
        assert_eq!(copied.number, format!("{}-2", first.number));
        assert_eq!(copied.derived, first.derived);
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
        assert_eq!(report.cases, 3);
    })
    .await;
}
