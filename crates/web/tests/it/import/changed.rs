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
