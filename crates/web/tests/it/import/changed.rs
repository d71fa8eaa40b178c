//! What a list says anew of somebody who is known: another kind of release, a place, custody again.

use super::*;

/// A list of one person, read and applied; what the page of the list said before.
async fn taken(world: &World, row: &str) -> (String, String) {
    let browser = world.browser(&world.coordination).await;
    let head = "Buchnummer;Nachname;Vorname;Geburtsdatum;Haftbeginn;Entlassung;Entlassungsart;Entlassungsort\n";
    let location = uploaded(&browser, &format!("{head}{row}\n")).await;
    let page = browser.get(&location).await;
    page.is(200);
    let said = page.body;
    let apply = [("choice", "good_rows")];
    browser
        .post(&format!("{location}/apply"), &apply)
        .await
        .is(303);
    (location, said)
}

#[tokio::test]
async fn another_kind_or_a_first_place_on_the_same_day_is_taken() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let row = "4711/25;Demir;Jonas;14.05.1994;;31.12.2026;2/3;Jena";
        let (location, said) = taken(&world, row).await;
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["moved"], "{said}");
        assert!(said.contains("Art der Entlassung: "), "{said}");
        assert!(
            said.contains("&amp;kind=conditional") || said.contains("&#38;kind="),
            "{said}"
        );
        let case = case(&world, demir).await;
        assert_eq!(case.release_on, Some(date(2026, 12, 31)));
        let mut tx = world.app.store.read().await.unwrap();
        let history = store::release::of_case(&mut tx, demir).await.unwrap();
        drop(tx);
        assert_eq!(history[0].kind, case.release_kind);
        // The same list again moves nothing.
        let (location, _) = taken(&world, row).await;
        assert_eq!(outcomes(&rows(&world, &location).await), ["unchanged"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_in_custody_again_while_the_case_runs_is_seen() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        let (day, kind) = (Some(date(2026, 11, 2)), None);
        store::case::set_release(&mut tx, demir, day, kind, true)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        // The old list still has them: nothing to do.
        let old = "4711/25;Demir;Jonas;14.05.1994;;31.12.2026;;";
        let (location, said) = taken(&world, old).await;
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["unchanged"],
            "{said}"
        );
        let again = "900/26;Demir;Jonas;14.05.1994;16.11.2026;01.05.2028;;";
        let (location, said) = taken(&world, again).await;
        assert_eq!(outcomes(&rows(&world, &location).await), ["back"], "{said}");
        assert!(
            said.contains("Laut Fall seit 02.11.2026 entlassen"),
            "{said}"
        );
        assert!(said.contains(&format!("/cases/{demir}")));
        let case = case(&world, demir).await;
        assert_eq!(case.release_on, Some(date(2026, 11, 2)));
    })
    .await;
}

/// Two people on one list, so that all or nothing is something else than one row.
const HEAD: &str = "Buchnummer;Nachname;Vorname;Geburtsdatum;Haftbeginn;Entlassung\n";
const ARSLAN: &str = "0815/25;Arslan;Emre;03.02.1998;01.06.2025;24.06.2027\n";

/// A worker saves another day than the one that the dry run has shown.
async fn saved_meanwhile(world: &World, demir: CaseId, day: &str) {
    let mut tx = world.app.store.read().await.unwrap();
    let history = store::release::of_case(&mut tx, demir).await.unwrap();
    drop(tx);
    let fields = [
        ("release_on", day),
        ("kind", "court_fixed"),
        ("source", "Beschluss vom 20.11.2026"),
        ("confidence", "certain"),
        ("seen", &history[0].id.to_string()),
    ];
    let worker = world.browser(&world.worker).await;
    let path = format!("/cases/{demir}/release");
    worker.post(&path, &fields).await.is(303);
}

#[tokio::test]
async fn a_day_saved_after_the_dry_run_is_not_overwritten() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let list = format!("{HEAD}4711/25;Demir;Jonas;14.05.1994;;20.01.2027\n{ARSLAN}");
        let location = uploaded(&browser, &list).await;
        browser
            .get(&location)
            .await
            .has("Do 31.12.2026")
            .has("Mi 20.01.2027");
        saved_meanwhile(&world, demir, "02.02.2027").await;
        let apply = format!("{location}/apply");
        // All or nothing: nothing, and everybody sees what is there now.
        let all = [("choice", "all_or_nothing")];
        browser.post(&apply, &all).await.is(303);
        assert_eq!(registered(&world).await.len(), 0);
        browser
            .get(&location)
            .await
            .has("Nichts wurde übernommen, alle Zeilen sind neu geprüft")
            .has("Di 02.02.2027")
            .has("stand beim Prüfen 31.12.2026, ")
            .has("jetzt steht dort 02.02.2027, ");
        // The good rows: this one waits, with the days in question, and the other is taken.
        saved_meanwhile(&world, demir, "03.02.2027").await;
        let good = [("choice", "good_rows")];
        browser.post(&apply, &good).await.is(303);
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["unsure", "new"]);
        let still = case(&world, demir).await;
        assert_eq!(still.release_on, Some(date(2027, 2, 3)));
        browser
            .get(&location)
            .await
            .has("1 Zeile übernommen, 1 nicht")
            .has("zu entscheiden")
            .has("Im Fall stand beim Prüfen 02.02.2027, jetzt steht dort 03.02.2027.")
            .has("Entlassung laut Liste: 20.01.2027")
            .has("Demir, Jonas")
            .has(&format!("/cases/{demir}"))
            .lacks("14.05.1994");
        // Read again, it is shown as it stands, and can be taken.
        let location = uploaded(&browser, &list).await;
        browser.get(&location).await.has("Mi 03.02.2027");
        let apply = format!("{location}/apply");
        browser.post(&apply, &all).await.is(303);
        let moved = case(&world, demir).await;
        assert_eq!(moved.release_on, Some(date(2027, 1, 20)));
    })
    .await;
}

#[tokio::test]
async fn a_day_confirmed_after_the_dry_run_and_a_person_registered_meanwhile_are_left_too() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let list = format!("{HEAD}4711/25;Demir;Jonas;14.05.1994;;20.01.2027\n{ARSLAN}");
        let location = uploaded(&browser, &list).await;
        saved_meanwhile(&world, demir, "31.12.2026").await;
        let arslan = Sketch {
            family_name: "Arslan",
            given_names: "Emre",
            birth_date: Some(date(1998, 2, 3)),
            book_number: Some("0815/25"),
            ..Sketch::default()
        };
        let arslan = world.active_case(arslan).await;
        let before = case(&world, arslan).await;
        let good = [("choice", "good_rows")];
        let apply = format!("{location}/apply");
        browser.post(&apply, &good).await.is(303);
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["unsure", "unsure"]);
        assert_eq!(case(&world, arslan).await.release_on, before.release_on);
        let stays = case(&world, demir).await.release_on;
        assert_eq!(stays, Some(date(2026, 12, 31)));
        browser
            .get(&location)
            .await
            .has("Im Fall stand beim Prüfen kein Tag, jetzt steht dort 31.12.2026");
    })
    .await;
}

#[tokio::test]
async fn who_is_in_custody_again_is_counted_kept_and_hinders_nobody() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let mut tx = world.app.store.write().await.unwrap();
        let (day, kind) = (Some(date(2026, 11, 2)), None);
        store::case::set_release(&mut tx, demir, day, kind, true)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let browser = world.browser(&world.coordination).await;
        let list = format!("{HEAD}900/26;Demir;Jonas;14.05.1994;16.11.2026;01.05.2028\n{ARSLAN}");
        let location = uploaded(&browser, &list).await;
        browser
            .get(&location)
            .await
            .has("0 abgewiesen, 0 zu entscheiden, 1 wieder in Haft")
            .has("hindert nicht")
            .has("Entlassung laut Liste: 01.05.2028");
        let all = [("choice", "all_or_nothing")];
        browser
            .post(&format!("{location}/apply"), &all)
            .await
            .is(303);
        assert_eq!(registered(&world).await.len(), 1);
        browser
            .get(&location)
            .await
            .has("1 Zeile übernommen, 1 nicht")
            .has("Demir, Jonas")
            .has(&format!("/cases/{demir}"))
            .has("Laut Fall seit 02.11.2026 entlassen")
            .has("Entlassung laut Liste: 01.05.2028")
            .lacks("900/26")
            .lacks("14.05.1994");
    })
    .await;
}

#[tokio::test]
async fn a_list_without_rows_offers_nothing_to_apply() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, HEAD).await;
        browser
            .get(&location)
            .await
            .is(200)
            .has("unter den Überschriften keine Zeilen")
            .has("Liste verwerfen")
            .lacks("0 Zeilen übernehmen")
            .lacks("all_or_nothing");
        let row = "1/26;Kühn;Roland;09.09.1980;01.02.2026;31.02.2027\n";
        let location = uploaded(&browser, &format!("{HEAD}{row}")).await;
        browser
            .get(&location)
            .await
            .has("Noch lässt sich keine Zeile übernehmen")
            .lacks("0 Zeilen übernehmen");
    })
    .await;
}

/// What another run of the command line says of the same file.
#[tokio::test]
async fn a_dry_run_of_the_command_line_has_taken_nothing() {
    use app::import::{Choice, Upload, command};
    on_each_engine(async |world| {
        let ctx = world.ctx(&world.coordination).await;
        let run = async |dry_run, list: &str| {
            let what = command::Run {
                upload: Upload {
                    institution: "th-tonna".to_owned(),
                    programme: "puemas".to_owned(),
                    file_name: "liste.csv".to_owned(),
                    bytes: list.as_bytes().to_vec(),
                },
                dry_run,
                choice: Choice::AllOrNothing,
            };
            let run = command::run_file(&world.app, &ctx, what);
            Box::pin(run).await.unwrap()
        };
        let list = format!("{HEAD}{ARSLAN}");
        let refused = format!("{list}1/26;Kühn;Roland;09.09.1980;01.02.2026;31.02.2027\n");
        for _ in 0..2 {
            assert!(!run(true, &list).await.same_file);
            assert!(!run(false, &refused).await.same_file);
        }
        assert!(run(false, &list).await.applied);
        assert!(run(true, &list).await.same_file);
        // A dry run in between hides nothing.
        assert!(run(true, &list).await.same_file);
    })
    .await;
}
