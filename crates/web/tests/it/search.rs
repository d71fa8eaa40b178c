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
            "Müller, Anna",
            "4711/25",
            "4711",
            &number,
        ] {
            let answer = browser.post("/search", &[("q", query)]).await;
            answer.is(200).has("Müller, Anna-Lena").has("JVA");
        }
        for query in ["Maier", "Müller Jonas", "4712", "ena"] {
            let answer = browser.post("/search", &[("q", query)]).await;
            answer.is(200).lacks("Anna-Lena").has("Nichts gefunden");
        }
        browser
            .post("/search", &[("q", "m")])
            .await
            .has("mindestens zwei Buchstaben")
            .lacks("Anna-Lena");
        browser
            .post("/search", &[])
            .await
            .has("mindestens zwei Buchstaben");
        browser
            .post("/search", &[("q", "<script>")])
            .await
            .lacks("<script>");
        // A name is never part of an address: what stands there is not looked for.
        let page = browser.get("/search?q=m%C3%BCller").await;
        page.is(200)
            .lacks("Anna-Lena")
            .lacks("value=\"m\u{fc}ller\"");
        page.has("method=\"post\" action=\"/search\"")
            .lacks("method=\"get\" action=\"/search\"");
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
                .post("/search", &[("q", "demir")])
                .await
                .has("Demir, Jonas");
        }
        for account in [&world.colleague, &world.elsewhere, &world.stranger] {
            world
                .browser(account)
                .await
                .post("/search", &[("q", "demir")])
                .await
                .is(200)
                .lacks("Jonas");
        }
        for account in [&world.officer, &world.administrator] {
            world
                .browser(account)
                .await
                .post("/search", &[("q", "demir")])
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

#[tokio::test]
async fn hits_are_turned_page_by_page_without_a_name_in_an_address() {
    on_each_engine(async |world| {
        let mut last = None;
        for given in 'a'..='e' {
            for number in 0..8 {
                let sketch = Sketch {
                    family_name: "Zander",
                    given_names: Box::leak(format!("{given}{number}").into_boxed_str()),
                    birth_date: None,
                    book_number: None,
                    ..Sketch::default()
                };
                last = Some(world.registered_case(sketch).await);
            }
        }
        let browser = world.browser(&world.coordination).await;
        let first = browser.post("/search", &[("q", "zander")]).await;
        first
            .is(200)
            .has("Zander, a0")
            .has("Zander, d5")
            .lacks("Zander, d6");
        let at = first.body.find("name=\"after\" value=\"").unwrap() + 20;
        let after: String = first.body[at..].chars().take_while(|c| *c != '"').collect();
        let second = browser
            .post("/search", &[("q", "zander"), ("after", &after)])
            .await;
        second
            .is(200)
            .has("Zander, d6")
            .has("Zander, e7")
            .lacks("Zander, d5");
        assert!(!second.body.contains("?q="));
        // The place of somebody else's case in the order is not told.
        let elsewhere = world.browser(&world.stranger).await;
        let foreign = last.unwrap().to_string();
        elsewhere
            .post("/search", &[("q", "zander"), ("after", &foreign)])
            .await
            .is(404);
    })
    .await;
}
