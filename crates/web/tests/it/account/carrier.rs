//! A second carrier in one installation: made on the command line, and blind for the first.

use app::account::{NewAccount, add, add_carrier, carriers};
use store::account::AccountRow;
use testkit::{Sketch, World, on_each_engine};

const NAME: &str = "Zweiter Träger";

async fn account(world: &World, login: &str, role: access::Role) -> AccountRow {
    let new = NewAccount {
        carrier: Some(NAME.to_owned()),
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        sites: Vec::new(),
        institutions: Vec::new(),
    };
    let mut chance = world.app.chance.clone();
    add(&world.app, world.now(), world.ids(), &mut chance, &new)
        .await
        .unwrap();
    let mut tx = world.app.store.read().await.unwrap();
    let found = store::account::by_login(&mut tx, login).await.unwrap();
    found.unwrap()
}

#[tokio::test]
async fn it_is_made_with_its_administrator_and_a_name_of_its_own() {
    on_each_engine(async |world| {
        let (now, ids) = (world.now(), world.ids());
        let mut chance = world.app.chance.clone();
        let new = (NAME, "Zora.Zweit", "Zora Zweit");
        let token = add_carrier(&world.app, now, ids, &mut chance, new)
            .await
            .unwrap();
        for (carrier, login, said) in [
            ("zweiter träger", "andere", "already"),
            (" ", "andere", "1 to 200"),
            ("Dritter", "zora.zweit", "is taken"),
            ("Dritter", "x", "cannot be a login"),
        ] {
            let new = (carrier, login, "Andere");
            let refused = add_carrier(&world.app, now, ids, &mut chance, new).await;
            let error = refused.unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        let names = carriers(&world.app).await.unwrap();
        assert!(names.contains(&NAME.to_owned()));
        assert!(!names.contains(&"Dritter".to_owned()));

        let path = format!("/invitation/{}", token.reveal());
        let mut zora = world.stranger_browser();
        zora.get(&path).await.is(200).has("zora.zweit");
        let password = "sieben Birken am Ufer der Unstrut";
        let fields = [("password", password), ("again", password)];
        zora.post(&path, &fields).await.is(303);
        let sign_in = [("login", "zora.zweit"), ("password", password)];
        zora.sign_in(&sign_in).await.is(303);
        let users = zora.get("/users").await;
        users.is(200).has("Zora Zweit");
        for account in [&world.worker, &world.coordination, &world.officer] {
            users.lacks(&account.name);
            let path = format!("/users/{}", account.id);
            zora.get(&path).await.is(404);
        }
        let site = format!("/sites/{}", world.sites[0]);
        zora.get(&site).await.is(404);
        let first = world.browser(&world.administrator).await;
        first.get("/users").await.is(200).lacks("Zora Zweit");
    })
    .await;
}

#[tokio::test]
async fn the_two_see_nothing_of_each_other() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let registered = Sketch {
            family_name: "Vogler",
            book_number: Some("9/26"),
            ..Sketch::default()
        };
        world.registered_case(registered).await;
        let mut chance = world.app.chance.clone();
        let new = (NAME, "zora.zweit", "Zora Zweit");
        add_carrier(&world.app, world.now(), world.ids(), &mut chance, new)
            .await
            .unwrap();
        let office = account(&world, "zwei.ko", access::Role::Coordination).await;
        let officer = account(&world, "zwei.ds", access::Role::DataProtectionOfficer).await;
        let office = world.browser_in_session(&office).await;
        for path in [
            "/day",
            "/cases",
            "/cases.csv",
            "/referrals",
            "/capacity",
            "/partners",
        ] {
            let page = office.get(path).await;
            page.is(200).lacks("Demir").lacks("Vogler");
        }
        let asked = [("q", "Demir")];
        office.post("/search", &asked).await.is(200).lacks("Jonas");
        office.get(&format!("/cases/{case}")).await.is(404);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        let emergency = [
            ("number", row.number.as_str()),
            ("reason", "Steht ohne Unterkunft vor der Tür"),
        ];
        office.post("/emergency", &emergency).await.is(422);
        let officer = world.browser_in_session(&officer).await;
        let log = officer.get("/log").await;
        log.is(200).has("zwei.ko").lacks(&world.worker.name);

        let first = world.browser(&world.officer).await;
        first.get("/log").await.is(200).lacks("zwei.ko");
        first.get("/emergencies").await.is(200).lacks("zwei.ko");
    })
    .await;
}
