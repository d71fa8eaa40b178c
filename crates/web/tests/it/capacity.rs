//! Tests of `pages::capacity`.

use testkit::{Sketch, on_each_engine};

#[tokio::test]
async fn the_numbers_are_those_of_the_own_sites() {
    on_each_engine(async |world| {
        for number in ["1/25", "2/25"] {
            world
                .active_case(Sketch {
                    book_number: Some(number),
                    ..Sketch::default()
                })
                .await;
        }
        let other = Sketch {
            site: 1,
            ..Sketch::default()
        };
        world.active_case(other).await;
        let ctx = world.ctx(&world.coordination).await;
        let loads = app::capacity::view(&world.app, &ctx).await.unwrap();
        assert_eq!(loads.len(), 1);
        assert_eq!(
            (loads[0].running, loads[0].waiting, loads[0].free()),
            (2, 0, 38)
        );
        let led: Vec<(&str, i64, i64)> = loads[0]
            .workers
            .iter()
            .map(|one| (one.name.as_str(), one.led, one.deputy))
            .collect();
        assert_eq!(led, [("Anna Beispiel", 2, 0), ("Ben Muster", 0, 0)]);
        let page = world
            .browser(&world.coordination)
            .await
            .get("/capacity")
            .await;
        page.is(200)
            .has("Büro erfurt")
            .has("2 von 40")
            .has("2 von 30")
            .lacks("Büro ostthueringen")
            .lacks("Cem Anders")
            .lacks("Demir");
    })
    .await;
}

#[tokio::test]
async fn only_coordination_sees_the_caseload() {
    on_each_engine(async |world| {
        let people = [
            &world.worker,
            &world.prison,
            &world.officer,
            &world.administrator,
        ];
        for account in people {
            let browser = world.browser(account).await;
            browser.get("/capacity").await.is(403);
        }
        // Another carrier sees its own site, nothing of ours.
        let stranger = world.browser(&world.stranger).await.get("/capacity").await;
        stranger.is(200).lacks("Anna Beispiel");
        let answer = world.stranger_browser().get("/capacity").await;
        assert!(answer.location.starts_with("/login"));
    })
    .await;
}
