//! Another programme, another office.

use testkit::{Sketch, on_each_engine};

use super::{row, with_insa};

#[tokio::test]
async fn another_programme_and_another_office_can_be_chosen() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/clearing/programme");
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.is(200).lacks("value=\"insa2\"");
        let version = row(&world, case).await.version.to_string();
        let nowhere = [
            ("programme", "insa2"),
            ("office", ""),
            ("version", &version),
        ];
        // Nobody here runs INSA+2, so nobody could go on with it.
        browser.post(&path, &nowhere).await.is(422);
        with_insa(&world).await;
        browser
            .get(&format!("/cases/{case}/clearing"))
            .await
            .has("value=\"insa2\"");
        let version = row(&world, case).await.version.to_string();
        let other = world.sites[1].to_string();
        let fields = [
            ("programme", "insa2"),
            ("office", other.as_str()),
            ("version", &version),
        ];
        // A site of PÜMaS is none of INSA+2.
        browser.post(&path, &fields).await.is(422);
        let fields = [
            ("programme", "insa2"),
            ("office", ""),
            ("version", &version),
        ];
        browser.post(&path, &fields).await.is(303);
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.is(200)
            .has("Passt die Person in INSA+2?")
            .has("Noch ohne Arbeit");
        let version = row(&world, case).await.version.to_string();
        let fields = [
            ("programme", "puemas"),
            ("office", other.as_str()),
            ("version", &version),
        ];
        let answer = browser.post(&path, &fields).await;
        assert!(
            answer.location.starts_with("/referrals?done="),
            "{}",
            answer.location
        );
        browser
            .get(&format!("/cases/{case}/clearing"))
            .await
            .is(404);
    })
    .await;
}
