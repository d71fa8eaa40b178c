//! Rows of one list that look alike.

use domain::ids::CaseId;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{case, outcomes, registered, rows, uploaded};

/// Two people of one given name, born on one day.
const ALIKE: &str = "\
Buchnummer;Nachname;Vorname;Geburtsdatum;Entlassung\n\
11/26;Wolfram;Jörg;13.03.1981;24.06.2027\n\
12/26;Zander;Jörg;13.03.1981;24.06.2027\n\
13/26;Arslan;Emre;03.02.1998;24.06.2027\n";

async fn decide(browser: &Browser, location: &str, line: i64, who: &str) {
    let path = format!("{location}/rows/{line}");
    browser.post(&path, &[("who", who)]).await.is(303);
}

async fn apply(browser: &Browser, location: &str, choice: &str) {
    let path = format!("{location}/apply");
    browser.post(&path, &[("choice", choice)]).await.is(303);
}

async fn names(world: &World) -> Vec<String> {
    let all = registered(world).await;
    let mut names: Vec<String> = all.into_iter().map(|one| one.family_name).collect();
    names.sort();
    names
}

#[tokio::test]
async fn rows_that_look_alike_are_asked_about_before_the_list_is_applied() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, ALIKE).await;
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["new", "unsure", "new"]
        );
        browser
            .get(&location)
            .await
            .has("Zeile 2 dieser Liste: Wolfram, Jörg, Entlassung 24.06.2027")
            .has("0 abgewiesen, 1 zu entscheiden");
        let path = format!("{location}/apply");
        let choice = [("choice", "all_or_nothing")];
        browser.post(&path, &choice).await.is(422);
        decide(&browser, &location, 3, "different").await;
        apply(&browser, &location, "all_or_nothing").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram", "Zander"]);
        browser.get(&location).await.has("3 Zeilen übernommen");
    })
    .await;
}

#[tokio::test]
async fn of_two_rows_about_the_same_person_only_the_earlier_is_taken() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, ALIKE).await;
        for who in ["line-4", "line-99", "line-x"] {
            let path = format!("{location}/rows/3");
            browser.post(&path, &[("who", who)]).await.is(404);
        }
        decide(&browser, &location, 3, "line-2").await;
        browser
            .get(&format!("{location}?show=unchanged"))
            .await
            .has("Dieselbe Person wie in Zeile 2")
            .has("Von Hand entschieden");
        apply(&browser, &location, "all_or_nothing").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram"]);
        let cases: Vec<Option<CaseId>> = rows(&world, &location)
            .await
            .iter()
            .map(|row| row.case)
            .collect();
        assert!(cases[0].is_some() && cases[0] == cases[1]);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_decided_is_left_and_the_rest_is_taken() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, ALIKE).await;
        apply(&browser, &location, "good_rows").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram"]);
        // The same file again asks about the register, and can be decided.
        let location = uploaded(&browser, ALIKE).await;
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["unchanged", "unsure", "unchanged"]
        );
        decide(&browser, &location, 3, "different").await;
        apply(&browser, &location, "all_or_nothing").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram", "Zander"]);
    })
    .await;
}

#[tokio::test]
async fn a_list_that_names_one_person_twice_registers_them_once() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let twice = ALIKE.replace("12/26;Zander", "12/26;Wolfram");
        let location = uploaded(&browser, &twice).await;
        // The file itself says so: the later row is refused, with the line of the earlier one.
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["new", "refused", "new"]
        );
        apply(&browser, &location, "good_rows").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram"]);
    })
    .await;
}

#[tokio::test]
async fn one_person_with_two_days_of_release_is_asked_about() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let twice = ALIKE.replace(
            "12/26;Zander;Jörg;13.03.1981;24.06.2027",
            "12/26;Wolfram;Jörg Peter;13.03.1981;24.07.2027",
        );
        let location = uploaded(&browser, &twice).await;
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["new", "unsure", "new"]
        );
        decide(&browser, &location, 3, "line-2").await;
        apply(&browser, &location, "all_or_nothing").await;
        let wolfram = registered(&world).await;
        let wolfram = wolfram.iter().find(|one| one.family_name == "Wolfram");
        let found = case(&world, wolfram.unwrap().id).await;
        assert_eq!(found.release_on, Some(jiff::civil::date(2027, 6, 24)));
    })
    .await;
}

#[tokio::test]
async fn a_decision_about_an_earlier_row_reaches_the_later_ones() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let three = format!("{ALIKE}14/26;Yilmaz;Jörg;13.03.1981;24.06.2027\n");
        let location = uploaded(&browser, &three).await;
        let found = async || {
            let rows = rows(&world, &location).await;
            rows.into_iter()
                .map(|row| row.outcome)
                .collect::<Vec<String>>()
        };
        assert_eq!(found().await, ["new", "unsure", "new", "unsure"]);
        // A repeat of a row that nobody has decided waits with it.
        decide(&browser, &location, 5, "line-3").await;
        assert_eq!(found().await, ["new", "unsure", "new", "unsure"]);
        decide(&browser, &location, 3, "different").await;
        assert_eq!(found().await, ["new", "new", "new", "unchanged"]);
        decide(&browser, &location, 3, "undecided").await;
        assert_eq!(found().await, ["new", "unsure", "new", "unsure"]);
        decide(&browser, &location, 3, "line-2").await;
        assert_eq!(found().await, ["new", "unchanged", "new", "unchanged"]);
        apply(&browser, &location, "good_rows").await;
        assert_eq!(names(&world).await, ["Arslan", "Wolfram"]);
    })
    .await;
}

#[tokio::test]
async fn a_check_that_was_interrupted_compares_with_the_rows_judged_before() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let location = uploaded(&browser, ALIKE).await;
        // As after a restart: the first row was judged, the others were not, and nobody is at it.
        let id = location.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = world.app.store.write().await.unwrap();
        for line in [3, 4] {
            store::import::judge(&mut tx, id, line, "unchecked", "")
                .await
                .unwrap();
        }
        let next = store::import::NextStatus {
            status: "checking",
            ..store::import::NextStatus::default()
        };
        store::import::set_status(&mut tx, id, "checked", &next)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let path = format!("{location}/resume");
        browser.post(&path, &[]).await.is(303);
        assert_eq!(
            outcomes(&rows(&world, &location).await),
            ["new", "unsure", "new"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_known_person_named_twice_moves_once() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let client = case(&world, demir).await.client.to_string();
        let browser = world.browser(&world.coordination).await;
        let list = "Buchnummer;Nachname;Vorname;Geburtsdatum;Entlassung\n\
                    4711/25;Demir;Jonas;;10.01.2027\n\
                    ;Demir;Jonas;14.05.1994;12.01.2027\n\
                    ;Dehmir;Jonas;14.05.1994;13.01.2027\n";
        let location = uploaded(&browser, list).await;
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["moved", "unsure", "unsure"]);
        browser
            .get(&location)
            .await
            .has("Zeile 2 nennt für dieselbe Person einen anderen Tag");
        decide(&browser, &location, 3, &client).await;
        decide(&browser, &location, 4, &client).await;
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["moved", "unchanged", "unchanged"]);
        browser
            .get(&format!("{location}?show=unchanged"))
            .await
            .has("Dieselbe Person wie in Zeile 2. Nur jene Zeile wird übernommen.");
        apply(&browser, &location, "all_or_nothing").await;
        let moved = case(&world, demir).await.release_on;
        assert_eq!(moved, Some(jiff::civil::date(2027, 1, 10)));
        // Which line was taken, and what the other one said, stays to be read.
        browser
            .get(&format!("{location}?show=unchanged"))
            .await
            .has("Dieselbe Person wie in Zeile 2.")
            .has("12.01.2027");
    })
    .await;
}

#[tokio::test]
async fn two_rows_that_do_not_look_alike_and_are_said_to_be_one_person_count_once() {
    on_each_engine(async |world| {
        let demir = world.active_case(Sketch::default()).await;
        let client = case(&world, demir).await.client.to_string();
        let browser = world.browser(&world.coordination).await;
        // Alike to the record by name, and by the number in the prison's books.
        let list = "Buchnummer;Nachname;Vorname;Geburtsdatum;Entlassung\n\
                    1/26;Demir;Jonas;14.05.1994;10.01.2027\n\
                    4711/25;Lindner;Paul;17.07.1985;12.01.2027\n";
        let location = uploaded(&browser, list).await;
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["moved", "unsure"]);
        decide(&browser, &location, 3, &client).await;
        let now = rows(&world, &location).await;
        assert_eq!(outcomes(&now), ["moved", "unchanged"]);
        apply(&browser, &location, "good_rows").await;
        let moved = case(&world, demir).await.release_on;
        assert_eq!(moved, Some(jiff::civil::date(2027, 1, 10)));
    })
    .await;
}
