//! Finding a person or a case.

use testkit::{Sketch, on_each_engine};

#[tokio::test]
async fn a_name_is_found_however_it_is_written() {
    on_each_engine(async |world| {
        let sketch = Sketch {
            family_name: "Müller",
            given_names: "Anna-Lena",
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await;
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        let browser = world.browser(&world.worker).await;
        let number = row.number.clone();
        for query in [
            "Müller",
            "MUELLER",
            "muller",
            "mü",
            "lena müll",
            "Müller,+Anna",
            "4711%2F25",
            "4711",
            &number,
        ] {
            let answer = browser
                .get(&format!("/search?q={}", query.replace(' ', "+")))
                .await;
            answer.is(200).has("Müller, Anna-Lena").has("JVA");
        }
        for query in ["Maier", "Müller Jonas", "4712", "ena"] {
            let answer = browser
                .get(&format!("/search?q={}", query.replace(' ', "+")))
                .await;
            answer.is(200).lacks("Anna-Lena").has("Nichts gefunden");
        }
        browser
            .get("/search?q=m")
            .await
            .has("mindestens zwei Buchstaben")
            .lacks("Anna-Lena");
        browser
            .get("/search")
            .await
            .has("mindestens zwei Buchstaben");
        browser
            .get("/search?q=%3Cscript%3E")
            .await
            .lacks("<script>");
    })
    .await;
}

#[tokio::test]
async fn only_the_own_area_is_found_and_the_log_knows_no_name() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        for account in [&world.worker, &world.coordination, &world.prison] {
            world
                .browser(account)
                .await
                .get("/search?q=demir")
                .await
                .has("Demir, Jonas");
        }
        for account in [&world.colleague, &world.elsewhere, &world.stranger] {
            world
                .browser(account)
                .await
                .get("/search?q=demir")
                .await
                .is(200)
                .lacks("Jonas");
        }
        for account in [&world.officer, &world.administrator] {
            world
                .browser(account)
                .await
                .get("/search?q=demir")
                .await
                .is(403);
        }
        // Three people found the case, three others did not.
        let log = world.log(Some(case)).await;
        let hits: Vec<_> = log
            .iter()
            .filter(|one| one.action == "case.search")
            .collect();
        assert_eq!(hits.len(), 3);
        assert!(!format!("{hits:?}").to_lowercase().contains("demir"));
    })
    .await;
}
