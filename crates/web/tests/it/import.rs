//! Release lists, from the upload to the cases.

use domain::{case::CaseStatus, ids::CaseId};
use jiff::civil::date;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

mod changed;
mod scale;
mod twin;

const LIST: &str = "\
Entlassungsliste JVA Tonna;;;;;;\n\
Buchnummer;Nachname;Vorname;Geburtsdatum;Haftbeginn;Entlassung;Entlassungsart;Entlassungsort\n\
0815/25;Arslan;Emre;03.02.1998;01.06.2025;24.06.2027;Strafende;Erfurt\n\
4711/25;Demir;Jonas;14.05.1994;02.06.2025;15.01.2027;Strafende;Erfurt\n\
3321/24;Mayer;Cem;01.12.1990;01.02.2024;01.04.2027;Strafende;Gera\n\
2290/26;Kühn;Roland;09.09.1980;01.02.2026;31.02.2027;Strafende;Gera\n";

async fn upload(browser: &Browser, bytes: &[u8]) -> Answer {
    browser
        .upload(
            "/imports",
            &[("institution", "th-tonna"), ("programme", "puemas")],
            ("file", "tonna-2026-11.csv", bytes),
        )
        .await
}

async fn uploaded(browser: &Browser, text: &str) -> String {
    let answer = upload(browser, text.as_bytes()).await;
    answer.is(303);
    answer.location
}

async fn registered(world: &World) -> Vec<store::case::CaseRow> {
    let actor = world.actor(&world.coordination).await;
    let scope = access::scope(&actor, access::ListKind::Referrals);
    let mut tx = world.app.store.read().await.unwrap();
    store::referral::inbox(&mut tx, &scope, CaseStatus::Registered, None, 20_000)
        .await
        .unwrap()
}

async fn case(world: &World, case: CaseId) -> store::case::CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

async fn rows(world: &World, location: &str) -> Vec<store::import::ImportRow> {
    let id = location.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = world.app.store.read().await.unwrap();
    store::import::rows(&mut tx, id, store::import::RowFilter::All, 0, 20_000)
        .await
        .unwrap()
}

fn outcomes(rows: &[store::import::ImportRow]) -> Vec<&str> {
    rows.iter().map(|row| &*row.outcome).collect()
}

#[tokio::test]
async fn a_dry_run_says_of_each_row_what_would_happen_and_changes_nothing() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let maier = Sketch {
            family_name: "Maier",
            given_names: "Cem",
            birth_date: Some(date(1990, 12, 1)),
            book_number: Some("1/24"),
            ..Sketch::default()
        };
        world.registered_case(maier).await;
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        let page = browser.get(&location).await;
        page.is(200)
            .has("Arslan, Emre")
            .has("wird gemeldet, Entlassung in 7 Monaten")
            .has("Termin geändert")
            .has("Do 31.12.2026")
            .has("Fr 15.01.2027")
            .has("Fristen verschieben sich")
            .has(&format!("/cases/{demir}"))
            .has("klingt gleich")
            .has("Maier, Cem")
            .has("Diesen Tag gibt es nicht")
            .has("31.02.2027")
            .has("1 abgewiesen, 1 zu entscheiden");
        // Which deadlines these are is one click away, old day and new.
        let which = format!("/cases/{demir}/what-if?release=15.01.2027");
        page.has(&which);
        browser
            .get(&which)
            .await
            .is(200)
            .has("Leistungsantrag stellen")
            .has("15.01.2027");
        let rows = rows(&world, &location).await;
        assert_eq!(outcomes(&rows), ["new", "moved", "unsure", "refused"]);
        assert_eq!(
            rows.iter().map(|row| row.line).collect::<Vec<_>>(),
            [3, 4, 5, 6]
        );
        assert_eq!(registered(&world).await.len(), 1);
        assert_eq!(
            case(&world, demir).await.release_on,
            Some(date(2026, 12, 31))
        );
        let only = browser.get(&format!("{location}?show=refused")).await;
        only.has("Diesen Tag gibt es nicht").lacks("Arslan, Emre");
    })
    .await;
}

#[tokio::test]
async fn good_rows_are_applied_and_what_the_list_held_is_cleared() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        let apply = format!("{location}/apply");
        browser
            .post(&apply, &[("choice", "good_rows")])
            .await
            .is(303);
        browser
            .get(&location)
            .await
            .is(200)
            .has("3 Zeilen übernommen, 1 nicht")
            .has("lassen sich hier nicht mehr entscheiden")
            .has("Liste noch einmal einlesen")
            .has("Arslan, Emre")
            .has("Diesen Tag gibt es nicht")
            .lacks("Kühn")
            .lacks("31.02.2027");
        let moved = case(&world, demir).await;
        assert_eq!(moved.release_on, Some(date(2027, 1, 15)));
        let mut tx = world.app.store.read().await.unwrap();
        let notices = store::notice::of_case(&mut tx, demir, 10).await.unwrap();
        let notice = notices.iter().find(|one| one.kind == "release").unwrap();
        assert_eq!(notice.detail.release_before, Some(date(2026, 12, 31)));
        assert_eq!(notice.detail.release_after, Some(date(2027, 1, 15)));
        assert!(!notice.detail.tasks.is_empty());
        let forecasts = store::release::of_case(&mut tx, demir).await.unwrap();
        assert_eq!(forecasts.len(), 2);
        assert_eq!(forecasts[0].source, "JVA Tonna");
        drop(tx);
        let new = registered(&world).await;
        assert_eq!(new.len(), 2);
        for row in rows(&world, &location).await {
            assert!(row.matched.is_empty());
            assert_eq!(row.content.is_empty(), row.outcome != "refused");
            assert_eq!(row.case.is_some(), row.outcome != "refused");
        }
        // A second press of the button finds it done.
        let again = browser.post(&apply, &[("choice", "good_rows")]).await;
        again.is(422).has("schon übernommen");
        assert_eq!(registered(&world).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn the_same_list_a_second_time_changes_nothing() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        for round in 0..2 {
            let location = uploaded(&browser, LIST).await;
            let found = rows(&world, &location).await;
            if round == 1 {
                assert_eq!(
                    outcomes(&found),
                    ["unchanged", "unchanged", "unchanged", "refused"]
                );
            }
            browser
                .post(&format!("{location}/apply"), &[("choice", "good_rows")])
                .await
                .is(303);
        }
        assert_eq!(registered(&world).await.len(), 2);
        let mut tx = world.app.store.read().await.unwrap();
        let forecasts = store::release::of_case(&mut tx, demir).await.unwrap();
        assert_eq!(forecasts.len(), 2);
        drop(tx);
        // Who was rejected in this time in custody is not registered again by next month's list.
        let arslan = registered(&world).await.remove(0);
        let mut tx = world.app.store.write().await.unwrap();
        let change = store::case::StatusChange::default();
        store::case::set_status(&mut tx, &arslan, CaseStatus::Rejected, &change)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let location = uploaded(&browser, LIST).await;
        let outcome = &rows(&world, &location).await;
        assert!(
            outcome
                .iter()
                .all(|row| row.outcome != "new" && row.outcome != "again")
        );
        browser
            .get(&format!("{location}?show=unchanged"))
            .await
            .has("schon beendet");
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_waits_until_every_row_is_good() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        let apply = format!("{location}/apply");
        let page = browser.post(&apply, &[("choice", "all_or_nothing")]).await;
        page.is(422)
            .has("Übernommen wurde nichts")
            .has("value=\"all_or_nothing\" checked");
        browser.post(&apply, &[]).await.is(422);
        assert!(registered(&world).await.is_empty());
        let mended = LIST.replace("31.02.2027", "28.02.2027");
        let location = uploaded(&browser, &mended).await;
        browser
            .post(
                &format!("{location}/apply"),
                &[("choice", "all_or_nothing")],
            )
            .await
            .is(303);
        assert_eq!(registered(&world).await.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn all_or_nothing_keeps_nothing_if_somebody_turns_up_meanwhile() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let mended = LIST.replace("31.02.2027", "28.02.2027");
        let location = uploaded(&browser, &mended).await;
        // Somebody who may be the person of the last row is registered after the dry run.
        let kuhn = Sketch {
            family_name: "Kuehn",
            given_names: "Roland",
            birth_date: Some(date(1980, 9, 8)),
            book_number: None,
            ..Sketch::default()
        };
        world.registered_case(kuhn).await;
        browser
            .post(
                &format!("{location}/apply"),
                &[("choice", "all_or_nothing")],
            )
            .await
            .is(303);
        assert_eq!(registered(&world).await.len(), 1);
        browser
            .get(&location)
            .await
            .is(200)
            .has("Nichts wurde übernommen, alle Zeilen sind neu geprüft")
            .has("0 abgewiesen, 1 zu entscheiden");
    })
    .await;
}

#[tokio::test]
async fn an_uncertain_row_waits_for_a_decision() {
    on_each_engine(async |world| {
        let maier = Sketch {
            family_name: "Maier",
            given_names: "Cem",
            birth_date: Some(date(1990, 12, 1)),
            book_number: Some("1/24"),
            ..Sketch::default()
        };
        let maier = world.registered_case(maier).await;
        let client = case(&world, maier).await.client.to_string();
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        let decide = format!("{location}/rows/5");
        browser.post(&decide, &[("who", &client)]).await.is(303);
        assert_eq!(outcomes(&rows(&world, &location).await)[2], "moved");
        browser.get(&location).await.has("Von Hand entschieden");
        browser.post(&decide, &[("who", "undecided")]).await.is(303);
        assert_eq!(outcomes(&rows(&world, &location).await)[2], "unsure");
        browser.post(&decide, &[("who", "different")]).await.is(303);
        assert_eq!(outcomes(&rows(&world, &location).await)[2], "new");
        browser.post(&decide, &[("who", "quatsch")]).await.is(404);
        browser
            .post(&format!("{location}/rows/99"), &[("who", "different")])
            .await
            .is(404);
        browser
            .post(&format!("{location}/apply"), &[("choice", "good_rows")])
            .await
            .is(303);
        assert_eq!(registered(&world).await.len(), 4);
        browser
            .post(&decide, &[("who", &client)])
            .await
            .is(422)
            .has("schon übernommen");
    })
    .await;
}

#[tokio::test]
async fn a_book_number_alone_never_joins_two_people() {
    on_each_engine(async |world| {
        world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let list = "Buchnummer;Nachname;Vorname;Geburtsdatum;Entlassung\n\
                    4711/25;Lindner;Paul;17.07.1985;25.01.2027\n";
        let location = uploaded(&browser, list).await;
        assert_eq!(outcomes(&rows(&world, &location).await), ["unsure"]);
        browser
            .get(&location)
            .await
            .has("gleiche Buchnummer, aber anderer Name");
    })
    .await;
}

#[tokio::test]
async fn windows_letters_and_other_dates_are_read() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let mut bytes = b"Name;Vorname;geb.;TE\r\nM".to_vec();
        bytes.push(0xfc);
        bytes.extend_from_slice(b"ller;J");
        bytes.push(0xf6);
        bytes.extend_from_slice(b"rg;1.2.85;2027-03-15\r\n");
        let location = upload(&browser, &bytes).await.location;
        browser
            .get(&location)
            .await
            .is(200)
            .has("Müller, Jörg")
            .has("Windows-1252, Semikolon");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_header_says_what_is_missing_and_what_was_found() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let page = upload(&browser, b"Name;Vorname;Zelle\nMuster;Kim;12\n").await;
        page.is(422)
            .has("passt nicht zum Format „JVA Tonna“")
            .has("<b>Entlassung</b>")
            .has("Name, Vorname, Zelle")
            .has("value=\"th-tonna\" selected");
        let page = upload(&browser, b"").await;
        page.is(422).has("Die Datei ist leer");
        let page = upload(&browser, b"%PDF-1.7 ...").await;
        page.is(422).has("PDF");
        let page = browser
            .upload(
                "/imports",
                &[("institution", "nirgends"), ("programme", "puemas")],
                ("file", "a.csv", LIST.as_bytes()),
            )
            .await;
        page.is(422).has("id=\"institution-error\"");
        browser
            .get("/imports")
            .await
            .is(200)
            .has("Noch keine Liste");
    })
    .await;
}

#[tokio::test]
async fn other_carriers_are_never_matched_shown_or_reached() {
    on_each_engine(async |world| {
        world.active_case(Sketch::default()).await;
        let stranger = world.browser(&world.stranger).await;
        let location = uploaded(&stranger, LIST).await;
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["new", "new", "new", "refused"]
        );
        let ours = world.browser(&world.coordination).await;
        ours.get(&location).await.is(404);
        ours.get(&format!("{location}/progress")).await.is(404);
        for action in ["apply", "resume", "discard", "rows/3"] {
            let fields = [("choice", "good_rows"), ("who", "different")];
            ours.post(&format!("{location}/{action}"), &fields)
                .await
                .is(404);
        }
        ours.get("/imports").await.is(200).lacks("tonna-2026-11");
        ours.get("/imports/quatsch").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn only_coordination_imports() {
    on_each_engine(async |world| {
        for account in [&world.worker, &world.prison, &world.officer] {
            let browser = world.browser(account).await;
            browser.get("/imports").await.is(403);
            upload(&browser, LIST.as_bytes()).await.is(403);
        }
        assert!(registered(&world).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_case_of_another_site_stays_as_it_is_and_is_not_named() {
    on_each_engine(async |world| {
        let elsewhere = Sketch {
            site: 1,
            ..Sketch::default()
        };
        let hidden = world.active_case(elsewhere).await;
        let before = case(&world, hidden).await;
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        browser
            .get(&location)
            .await
            .has("begleitet ein anderer Standort")
            .has("id=\"line-4\"")
            .lacks(&hidden.to_string())
            .lacks("Demir")
            .lacks("4711/25")
            .lacks("Do 31.12.2026")
            .lacks("Fr 15.01.2027");
        // Nor can it be chosen by its id.
        let client = before.client.to_string();
        let row = format!("{location}/rows/5");
        browser.post(&row, &[("who", &client)]).await.is(404);
        for choice in ["good_rows", "all_or_nothing"] {
            let mended = LIST.replace("31.02.2027", "28.02.2027");
            let location = uploaded(&browser, &mended).await;
            browser
                .post(&format!("{location}/apply"), &[("choice", choice)])
                .await
                .is(303);
            let rows = rows(&world, &location).await;
            assert_eq!(rows[1].outcome, "elsewhere");
            assert!(rows[1].content.is_empty() && rows[1].case.is_none());
            assert_eq!(case(&world, hidden).await, before);
        }
        assert_eq!(registered(&world).await.len(), 3);
        // The office that answers for the case reads the same list in.
        let mut tx = world.app.store.write().await.unwrap();
        let sites = [world.sites[1]];
        store::account::set_places(&mut tx, world.second.id, &sites, &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let theirs = world.browser(&world.second).await;
        let location = uploaded(&theirs, LIST).await;
        theirs.get(&location).await.has("Demir, Jonas");
        // Whoever may not see the case is not told its name by somebody else's list either.
        browser
            .get(&format!("{location}?show=all"))
            .await
            .is(200)
            .lacks("Demir");
        theirs
            .post(&format!("{location}/apply"), &[("choice", "good_rows")])
            .await
            .is(303);
        let moved = case(&world, hidden).await;
        assert_eq!(moved.release_on, Some(date(2027, 1, 15)));
    })
    .await;
}

#[tokio::test]
async fn a_list_can_be_put_away_and_every_step_is_logged() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        browser.get(&location).await.is(200);
        let answer = browser.post(&format!("{location}/discard"), &[]).await;
        assert_eq!(answer.location, "/imports?done=import-flash-discarded");
        browser
            .get(&location)
            .await
            .is(200)
            .has("ihr Inhalt ist gelöscht");
        assert!(
            rows(&world, &location)
                .await
                .iter()
                .all(|row| row.content.is_empty())
        );
        let mut tx = world.app.store.read().await.unwrap();
        let filter = store::log::LogFilter::All;
        let log = store::log::latest(&mut tx, world.carrier, filter, None, 100)
            .await
            .unwrap();
        for action in ["import.upload", "import.view", "import.discard"] {
            assert!(log.iter().any(|one| one.entry.action == action), "{action}");
        }
        assert!(log.iter().all(|one| !one.entry.detail.contains("Arslan")));
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_run_goes_on_where_it_was() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, LIST).await;
        // As after a restart: the database says that it is running, and nobody is at it.
        let id = location.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = world.app.store.write().await.unwrap();
        let next = store::import::NextStatus {
            status: "running",
            choice: Some("good_rows"),
            ..store::import::NextStatus::default()
        };
        store::import::set_status(&mut tx, id, "checked", &next)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        browser
            .get(&location)
            .await
            .is(200)
            .has("wurde unterbrochen")
            .has("Fortsetzen");
        browser
            .post(&format!("{location}/resume"), &[])
            .await
            .is(303);
        browser.get(&location).await.has("3 Zeilen übernommen");
        assert_eq!(registered(&world).await.len(), 3);
        browser
            .post(&format!("{location}/resume"), &[])
            .await
            .is(303);
        assert_eq!(registered(&world).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_another_prison_is_warned_of_before_it_is_applied() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, &LIST.replace("JVA Tonna", "JVA Hohenleuben")).await;
        browser
            .get(&location)
            .await
            .has("Die Liste nennt eine andere Haftanstalt: JVA Hohenleuben, in Zeile 1.")
            .has("Gewählt ist JVA Tonna.");
        let right = uploaded(&browser, LIST).await;
        browser.get(&right).await.lacks("andere Haftanstalt:");
    })
    .await;
}

#[tokio::test]
async fn the_same_file_again_is_told_and_a_waiting_list_is_judged_as_things_stand() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let first = uploaded(&browser, LIST).await;
        browser.get(&first).await.lacks("Genau diese Datei");
        let second = uploaded(&browser, LIST).await;
        let told = "Genau diese Datei wurde schon einmal eingelesen";
        browser.get(&second).await.has(told).has(&first);
        assert_eq!(
            outcomes(&rows(&world, &second).await),
            ["new", "new", "new", "refused"]
        );
        let apply = format!("{first}/apply");
        let chosen = [("choice", "good_rows")];
        browser.post(&apply, &chosen).await.is(303);
        browser
            .get(&second)
            .await
            .has("(übernommen)")
            .has("Bekannt, unverändert")
            .lacks("wird gemeldet, Entlassung");
        assert_eq!(
            outcomes(&rows(&world, &second).await),
            ["unchanged", "unchanged", "unchanged", "refused"]
        );
        let other = uploaded(&browser, &LIST.replace("Arslan", "Aslan")).await;
        browser.get(&other).await.lacks(told);
    })
    .await;
}
