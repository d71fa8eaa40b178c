//! The place of release moves to another site, or out of the programme (P6c).

use testkit::{Browser, Sketch, on_each_engine};

use super::{decisions, row};
use domain::{alert::AlertKind, ids::CaseId};

async fn release_to(browser: &Browser, case: CaseId, before: &str, place: &str) {
    let fields = [
        ("was-release_region", before),
        ("release_region", place),
        ("source", "Gespräch am 23.11."),
        ("epistemic", "client_statement"),
    ];
    browser
        .post(&format!("/cases/{case}/facts"), &fields)
        .await
        .is(303);
}

#[tokio::test]
async fn a_place_of_another_site_is_told_and_the_handover_is_one_click_away() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let overview = format!("/cases/{case}");
        release_to(&browser, case, "", "Erfurt").await;
        browser.get(&overview).await.lacks("Entlassungsort");
        release_to(&browser, case, "Erfurt", "Gera").await;
        let offer = format!("/cases/{case}/handovers/new?for=place");
        browser
            .get(&overview)
            .await
            .has("Der Entlassungsort Gera gehört zu: Büro ostthueringen.")
            .has(&format!("{overview}/clearing/place"))
            .has(&offer);
        let told = "Entlassungsort liegt nicht mehr bei uns";
        browser.get("/day").await.has(told);
        let coordination = world.browser(&world.coordination).await;
        coordination.get("/day").await.has(told);
        coordination
            .get(&format!("/cases/{case}/clearing"))
            .await
            .has("gehört zu: Büro ostthueringen.")
            .has("clearing/place");
        let check = browser.get(&format!("{overview}/clearing/place")).await;
        check
            .is(200)
            .has("Übergabe an Büro ostthueringen")
            .has(&offer);
        // The other site and the one who works there are chosen; without the reason they are not.
        let to = format!("{}@{}", world.elsewhere.id, world.sites[1]);
        let form = browser.get(&offer).await;
        form.is(200)
            .has(&format!("value=\"{to}\" selected"))
            .has("value=\"site\" checked");
        browser
            .get(&format!("/cases/{case}/handovers/new"))
            .await
            .has("value=\"worker\" checked")
            .lacks("selected>Cem Anders");
        // Handed over, the case lies where its place does.
        let mut fields = testkit::handover_form(&to, "Sie zieht zur Schwester.");
        fields[0] = ("kind", "site");
        browser
            .post(&format!("/cases/{case}/handovers"), &fields)
            .await
            .is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let offers = store::handover::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let other = world.browser(&world.elsewhere).await;
        other
            .post(&format!("/handovers/{}/accept", offers[0].id), &[])
            .await
            .is(303);
        other.get(&overview).await.is(200).lacks("gehört zu:");
        let hints = row(&world, case).await.derived.hints;
        assert!(!hints.contains(&AlertKind::ReleasePlaceElsewhere));
    })
    .await;
}

#[tokio::test]
async fn whoever_looked_again_keeps_the_case_with_a_reason_until_the_place_moves_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let overview = format!("/cases/{case}");
        let check = format!("{overview}/clearing/place");
        release_to(&browser, case, "", "Weimar").await;
        let nowhere = "Weimar liegt in keiner Region";
        browser
            .get(&overview)
            .await
            .has(nowhere)
            .lacks("Kriterium der Aufnahme ist nicht mehr erfüllt: Entlassung nach")
            .lacks("for=place");
        browser
            .get(&check)
            .await
            .is(200)
            .has("Entlassung nach Erfurt")
            .lacks("Übergabe an");
        // Why is asked for, and kept at its field.
        let without = [("reason", " "), ("seen", "Weimar")];
        browser
            .post(&check, &without)
            .await
            .is(422)
            .has("Bitte einen Grund angeben.");
        let outdated = [("reason", "Pendelt zur Arbeit."), ("seen", "Kassel")];
        browser
            .post(&check, &outdated)
            .await
            .is(422)
            .has("inzwischen geändert")
            .has("Pendelt zur Arbeit.");
        let kept = [("reason", "Pendelt zur Arbeit."), ("seen", "Weimar")];
        browser.post(&check, &kept).await.is(303);
        browser
            .get(&overview)
            .await
            .lacks("Weimar liegt in keiner Region")
            .lacks("nicht mehr erfüllt: Entlassung nach");
        let decided = decisions(&world, case).await;
        assert_eq!(decided[0].decision, "stay");
        browser
            .get(&format!("{overview}/clearing"))
            .await
            .has("Bleibt am Standort")
            .has("Pendelt zur Arbeit.");
        // Nothing is left to say, and the next place is looked at anew.
        browser.post(&check, &kept).await.is(422);
        browser.get(&check).await.has("Hier ist nichts zu tun.");
        release_to(&browser, case, "Weimar", "Kassel").await;
        browser
            .get(&overview)
            .await
            .has("Kassel liegt in keiner Region");
        let mut tx = world.app.store.read().await.unwrap();
        let log = store::log::latest(
            &mut tx,
            world.carrier,
            store::log::LogFilter::OfCase(case),
            None,
            50,
        )
        .await
        .unwrap();
        drop(tx);
        assert!(log.iter().any(|one| one.entry.action == "clearing.stay"));
    })
    .await;
}

#[tokio::test]
async fn another_office_finds_no_check_and_the_prison_is_not_asked() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let check = format!("/cases/{case}/clearing/place");
        for account in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(account).await;
            browser.get(&check).await.is(404);
            let typed = [("reason", "x"), ("seen", "Gera")];
            browser.post(&check, &typed).await.is(404);
        }
        let prison = world.browser(&world.prison).await;
        prison.get(&check).await.is(403);
    })
    .await;
}
