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

/// The shipped programmes, changed.
fn with_programmes(world: &testkit::World, change: impl Fn(&str) -> String) -> app::App {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programmes");
    let texts = ["puemas.toml", "insa2.toml"].map(|name| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        (name.to_owned(), change(&text))
    });
    app::App {
        catalogue: std::sync::Arc::new(programme::Catalogue::from_texts(texts.into()).unwrap()),
        ..world.app.clone()
    }
}

#[tokio::test]
async fn a_version_that_running_cases_use_is_missed_and_a_changed_one_told() {
    on_each_engine(async |world| {
        let standing = async |app: &app::App| app::programmes::standing(app).await.unwrap();
        let gone = with_programmes(&world, |text| {
            text.replacen("\nversion = \"", "\nversion = \"x", 1)
        });
        assert_eq!(standing(&gone).await, app::programmes::Standing::default());
        world.active_case(Sketch::default()).await;
        let named = standing(&gone).await.missing;
        assert_eq!(named.len(), 1, "{named:?}");
        assert!(
            named[0].contains("holds the programme puemas ") && named[0].contains("(1)"),
            "{named:?}"
        );
        let report = app::doctor::check(&gone, world.today()).await;
        assert!(report.is_err() || !report.unwrap().is_well());
        // Other rules under the same version.
        assert_eq!(
            standing(&world.app).await,
            app::programmes::Standing::default()
        );
        let other = with_programmes(&world, |text| {
            text.replacen("offset = \"-6m\"", "offset = \"-7m\"", 9)
        });
        assert!(standing(&other).await.warnings.is_empty());
        for _ in 0..2 {
            app::programmes::remember(&world.app, world.now())
                .await
                .unwrap();
        }
        assert!(standing(&world.app).await.warnings.is_empty());
        app::programmes::remember(&other, world.now())
            .await
            .unwrap();
        let told = standing(&other).await.warnings;
        assert!(
            told.len() == 1 && told[0].contains("version of their own"),
            "{told:?}"
        );
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.is_well(), "{report}");
        // Of ended cases it is only told.
        let mut tx = world.app.store.write().await.unwrap();
        let sql = "UPDATE cases SET stage = 2";
        tx.execute(sql, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(standing(&gone).await.missing.is_empty());
        assert_eq!(standing(&gone).await.warnings.len(), 1);
    })
    .await;
}
