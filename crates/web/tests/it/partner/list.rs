//! The list: what it finds, in which order, page by page, and how the engines run it.

use testkit::{TODAY, Value, World, on_each_engine};

use super::{entered, everything};

/// The names on a page, in their order.
fn names(body: &str) -> Vec<String> {
    let rows = body.split("<th scope=\"row\"><a href=\"/partners/").skip(1);
    rows.filter_map(|row| row.split("\">").nth(1)?.split('<').next())
        .map(str::to_owned)
        .collect()
}

async fn found(world: &World, query: &str) -> Vec<String> {
    let worker = world.browser_in_session(&world.worker).await;
    let page = worker.get(&format!("/partners?{query}")).await;
    page.is(200);
    names(&page.body)
}

#[tokio::test]
async fn it_is_searched_by_words_kind_domain_and_room() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let room = [
            ("offers", "Wohnen für Frauen"),
            ("domains", "housing"),
            ("capacity", "2"),
            ("capacity_on", "27.05.2026"),
        ];
        entered(&worker, "Haus Müller", "Jena", &room).await;
        let none = [
            ("kind", "debt_advice"),
            ("domains", "finance"),
            ("capacity", "0"),
            ("capacity_on", "20.11.2026"),
        ];
        entered(&worker, "Beratung Öse", "Gera", &none).await;
        let old = [("capacity", "5"), ("capacity_on", "26.05.2026")];
        entered(&worker, "Altbau", "Erfurt", &old).await;
        for (query, expected) in [
            ("", vec!["Altbau", "Beratung Öse", "Haus Müller"]),
            ("q=mueller", vec!["Haus Müller"]),
            ("q=MULL+haus", vec!["Haus Müller"]),
            ("q=frauen", vec!["Haus Müller"]),
            ("q=gera", vec!["Beratung Öse"]),
            ("q=ose", vec!["Beratung Öse"]),
            ("q=haus+gera", vec![]),
            ("kind=debt_advice", vec!["Beratung Öse"]),
            ("domain=housing", vec!["Haus Müller"]),
            (
                "domain=nothing",
                vec!["Altbau", "Beratung Öse", "Haus Müller"],
            ),
            ("which=room", vec!["Haus Müller"]),
            ("which=closed", vec![]),
        ] {
            assert_eq!(found(&world, query).await, expected, "{query}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_nearest_come_first_and_places_that_nobody_knows_last() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        for (name, place) in [
            ("Ahorn", "Stuttgart"),
            ("Birke", "Musterstadt"),
            ("Buche", "Anderswo"),
            ("Eiche", "Jena"),
            ("Esche", "99423 Weimar"),
            ("Linde", "Erfurt"),
            ("Kiefer", "Erfurt"),
        ] {
            entered(&worker, name, place, &[]).await;
        }
        let near = [
            "Kiefer", "Linde", "Esche", "Eiche", "Ahorn", "Birke", "Buche",
        ];
        assert_eq!(found(&world, "near=99084+erfurt").await, near);
        let page = worker.get("/partners?near=Erfurt").await;
        page.has("Luftlinie ab Erfurt").has("etwa 21 km");
        let page = worker.get("/partners?near=Nirgendwo").await;
        page.has("„Nirgendwo“").lacks(" km<");
        assert_eq!(names(&page.body)[0], "Ahorn");
    })
    .await;
}

/// Follows the list to its end; all names in their order, and how many pages there were.
async fn walked(world: &World, query: &str) -> (Vec<String>, usize) {
    let worker = world.browser_in_session(&world.worker).await;
    let (mut all, mut pages) = (Vec::new(), 0);
    let mut path = format!("/partners?{query}");
    loop {
        let page = worker.get(&path).await;
        page.is(200);
        pages += 1;
        all.extend(names(&page.body));
        let next = page.body.split("href=\"/partners?").skip(1);
        let mut next = next.filter_map(|rest| rest.split('"').next());
        let Some(next) = next.find(|link| link.contains("after=")) else {
            return (all, pages);
        };
        path = format!("/partners?{}", next.replace("&#38;", "&"));
    }
}

#[tokio::test]
async fn every_entry_is_on_one_page() {
    on_each_engine(async |world| {
        let worker = world.browser_in_session(&world.worker).await;
        let places = ["Erfurt", "Jena", "Musterstadt", "Gera"];
        for number in 0..65 {
            // Several have the same name, in different places.
            let name = format!("Haus {:02}", number / 3);
            entered(&worker, &name, places[number % 4], &[("offers", "Wohnen")]).await;
        }
        let mut tx = world.app.store.read().await.unwrap();
        let filter = everything(&world);
        let rows = store::partner::page(&mut tx, &filter, None, None, 500).await;
        let rows = rows.unwrap();
        drop(tx);
        let by_name: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
        assert_eq!(walked(&world, "").await, (by_name, 3));
        let (near, pages) = walked(&world, "near=Gera&q=wohnen").await;
        assert_eq!((near.len(), pages), (65, 3));
        let order = ["Gera", "Jena", "Erfurt", ""];
        let expected = order.iter().flat_map(|place| {
            let there = rows.iter().filter(|row| row.place_key == *place);
            there.map(|row| row.name.clone()).collect::<Vec<_>>()
        });
        assert_eq!(near, expected.collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn lists_of_the_directory_touch_only_indexed_rows() {
    on_each_engine(async |world| {
        let id: Value = world.carrier.uuid().into();
        let day: Value = TODAY.into();
        let none = || -> Value { None::<String>.into() };
        let mut filter: Vec<Value> = vec![id.clone(), false.into(), none(), none(), none()];
        filter.extend((0..6).map(|_| Value::from("haus")));
        let behind = [Value::from(31i64), "haus".into(), id.clone()];
        let page = [filter.clone(), behind.to_vec()].concat();
        let place = [page.clone(), vec!["Jena".into()]].concat();
        let limit: Value = 31i64.into();
        for (name, params) in [
            ("partner::page", page),
            ("partner::page(place)", place),
            ("partner::places", filter),
            ("partner::NAMES", vec![id.clone(), limit.clone()]),
            (
                "partner::activity::PAGE",
                vec![id.clone(), day.clone(), id.clone(), limit.clone()],
            ),
            (
                "partner::activity::WHO",
                vec![id.clone(), day.clone(), id.clone(), day.clone(), id.clone()],
            ),
            ("partner::activity::WITH", vec![id.clone(), limit.clone()]),
            (
                "partner::activity::BOOKED",
                vec![id.clone(), day.clone(), day.clone()],
            ),
            ("partner::former::OF_ROW", vec![id.clone()]),
            ("partner::note::OF_PARTNER", vec![id.clone(), limit.clone()]),
        ] {
            let (sqlite, plan) = world.plan_of(name, &params).await;
            let whole = plan
                .lines()
                .map(str::trim_start)
                .find(|line| line.starts_with("SCAN ") || line.contains("Seq Scan"));
            assert_eq!(whole, None, "{name}\n{plan}");
            let index = match name {
                "partner::page" => "partner_by_name (",
                "partner::page(place)" => "partner_by_place (",
                _ => continue,
            };
            assert!(!sqlite || plan.contains(index), "{name}\n{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_directory_leaves_as_a_file_without_names_of_people() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let more = [
            ("offers", "Betreutes Wohnen"),
            ("domains", "housing"),
            ("contact_name-0", "Frau Vogt"),
            ("languages", "Deutsch, Arabisch"),
        ];
        let open = entered(&worker, "Haus am Bach", "Erfurt", &more).await;
        let page = worker.get("/partners").await;
        page.has("href=\"/partners.json\"");
        let file = worker.get("/partners.json").await;
        file.is(200)
            .has(&format!("\"id\":\"{open}\""))
            .has("\"name\":\"Haus am Bach\"")
            .has("\"name\":\"Arabisch\"")
            .has("\"city\":\"Erfurt\"")
            .lacks("Vogt");
        let log = world.log(None).await;
        assert!(log.iter().any(|one| one.action == "partner.file"));
        // Who may not see the directory gets no file, and another carrier gets its own.
        let prison = world.browser(&world.prison).await;
        prison.get("/partners.json").await.is(403);
        let stranger = world.browser(&world.stranger).await;
        stranger.get("/partners.json").await.lacks("Haus am Bach");
    })
    .await;
}
