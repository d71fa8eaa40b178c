//! Signing in and out.

use app::session::{Arrival, sign_in};
use jiff::ToSpan as _;
use testkit::{PASSWORD, World, on_each_engine};

/// The password "Kranich" as somebody may have hashed it long ago, with 64 KiB and one pass.
const WEAK: &str = "$argon2id$v=19$m=64,t=1,p=1$bnVyIGVpbiBUZXN0c2Fseg\
$49QWlpstcgODtGONpHpmVCbIi3Tc7dzUUk/bIf/gkvs";

fn arrival(world: &World) -> Arrival {
    Arrival {
        now: world.now(),
        request: world.ids().uuid(),
        address: "192.0.2.7".to_owned(),
        device: auth::device::Device::default(),
        ids: world.ids().clone(),
    }
}

/// Everything that is kept of failed attempts: what was typed, as it is stored.
async fn failures(world: &World) -> Vec<String> {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = tx
        .query("SELECT login FROM sign_in_failure ORDER BY at", &[])
        .await
        .unwrap();
    rows.iter().map(|row| row.get("login").unwrap()).collect()
}

#[tokio::test]
async fn an_address_that_nothing_has_leads_whoever_is_signed_in_back_and_others_to_sign_in() {
    on_each_engine(async |world| {
        let case = world.active_case(testkit::Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        for path in [format!("/cases/{case}/nothing"), "/nothing".to_owned()] {
            let page = worker.get(&path).await;
            page.is(404).lacks("Anmelden").has("href=\"/\"");
            let page = world.stranger_browser().get(&path).await;
            page.is(404).has("Anmelden");
        }
        // Nothing was refused.
        assert!(world.log(Some(case)).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_password_says_so_and_keeps_the_login() {
    on_each_engine(async |world| {
        let browser = world.stranger_browser();
        let answer = browser
            .post("/login", &[("login", "worker"), ("password", "falsch")])
            .await;
        answer
            .is(422)
            .has("stimmt nicht")
            .has("Nicht angemeldet")
            .lacks("gespeichert")
            .has("value=\"worker\"")
            .lacks("falsch");
        assert!(answer.cookie.is_empty());
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        browser.get("/").await.is(303);
        let answer = browser.post("/logout", &[]).await;
        assert_eq!(answer.location, "/login");
        assert_eq!(browser.get("/").await.location, "/login");
    })
    .await;
}

#[tokio::test]
async fn a_session_never_outlives_the_locking_of_its_account() {
    on_each_engine(async |world| {
        let admin = world.ctx(&world.administrator).await;
        let (arrived, app) = (arrival(&world), &world.app);
        // Two people are let in while the account is being locked; the hashing of their passwords
        // takes longer than that.
        let (first, second, locked) = tokio::join!(
            sign_in(app, &arrived, ("worker", PASSWORD), None),
            sign_in(app, &arrived, ("worker", PASSWORD), None),
            app::account::lock(app, &admin, world.worker.id, world.worker.version),
        );
        locked.unwrap();
        drop((first, second));
        let mut tx = world.app.store.read().await.unwrap();
        let open = store::session::open_of_user(&mut tx, world.worker.id)
            .await
            .unwrap();
        assert_eq!(open, []);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_as_a_login_is_not_kept_and_soon_forgotten() {
    on_each_engine(async |world| {
        for login in ["MeinGeheimesPasswort", "meingeheimespasswort "] {
            let answer = sign_in(&world.app, &arrival(&world), (login, "x"), None).await;
            assert!(answer.is_err());
        }
        let kept = failures(&world).await;
        assert_eq!(kept.len(), 2);
        assert_eq!(kept[0], kept[1]);
        assert!(kept[0].len() == 64 && !kept[0].contains("geheim"));
        let later = world.now() + 2.hours();
        app::retention::run(&world.app, later, world.today(), None)
            .await
            .unwrap();
        assert!(failures(&world).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_wait_after_failures_is_told_in_full_seconds() {
    on_each_engine(async |world| {
        for _ in 0..5 {
            let answer = sign_in(&world.app, &arrival(&world), ("worker", "x"), None).await;
            assert!(matches!(answer, Err(app::AppError::Invalid(_))));
        }
        let mut arrived = arrival(&world);
        arrived.now += 900.milliseconds();
        let answer = sign_in(&world.app, &arrived, ("worker", PASSWORD), None).await;
        assert!(
            matches!(answer, Err(app::AppError::Throttled(2))),
            "{answer:?}"
        );
        arrived.now += 1_100.milliseconds();
        assert!(
            sign_in(&world.app, &arrived, ("worker", PASSWORD), None)
                .await
                .is_ok()
        );
    })
    .await;
}

#[tokio::test]
async fn a_weaker_hash_is_renewed_at_sign_in() {
    on_each_engine(async |world| {
        let mut tx = world.app.store.write().await.unwrap();
        store::account::renew_hash(&mut tx, world.worker.id, WEAK)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for _ in 0..2 {
            let answer = sign_in(&world.app, &arrival(&world), ("worker", "Kranich"), None).await;
            assert!(answer.is_ok());
        }
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::account::by_id(&mut tx, world.worker.id)
            .await
            .unwrap()
            .unwrap();
        let hash = row.password_hash.unwrap();
        assert!(!auth::password::needs_rehash(&hash));
        assert_eq!(row.version, world.worker.version);
    })
    .await;
}

#[tokio::test]
async fn the_language_chosen_on_the_way_in_is_the_one_of_this_session() {
    on_each_engine(async |world| {
        let mut here = world.stranger_browser();
        here.get("/login?lang=en")
            .await
            .is(200)
            .has("name=\"lang\" value=\"en\"");
        let typed = [("login", "worker"), ("password", PASSWORD)];
        let wrong = [("login", "worker"), ("password", "falsch"), ("lang", "en")];
        here.post("/login", &wrong).await.is(422).has("lang=\"en\"");
        let english = [typed[0], typed[1], ("lang", "en")];
        here.sign_in(&english).await.is(303);
        here.get("/account").await.is(200).has("lang=\"en\"");
        assert_eq!(language(&world).await, "de");
        let mut there = world.stranger_browser();
        there.sign_in(&typed).await.is(303);
        there.get("/account").await.has("lang=\"de\"");
        // Whoever chooses a language inside has it everywhere.
        here.post("/language", &[("language", "en"), ("next", "/account")])
            .await
            .is(303);
        assert_eq!(language(&world).await, "en");
        there.get("/account").await.has("lang=\"en\"");
        let german = [typed[0], typed[1], ("lang", "de")];
        there.sign_in(&german).await.is(303);
        there.get("/account").await.has("lang=\"de\"");
        here.get("/account").await.has("lang=\"en\"");
        // The same on the page of the account, also if the account has that language already.
        let own = |language| {
            [
                ("version", "1"),
                ("name", "Anna Beispiel"),
                ("language", language),
            ]
        };
        there.post("/account", &own("en")).await.is(303);
        there.get("/account").await.has("lang=\"en\"");
        let mut again = own("de");
        again[0].1 = "2";
        there.post("/account", &again).await.is(303);
        here.get("/account").await.has("lang=\"de\"");
    })
    .await;
}

#[tokio::test]
async fn an_account_without_a_language_takes_the_first_one_chosen() {
    on_each_engine(async |world| {
        let mut tx = world.app.store.write().await.unwrap();
        store::account::set_language(&mut tx, world.worker.id, "")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut browser = world.stranger_browser();
        let typed = [("login", "worker"), ("password", PASSWORD)];
        browser.sign_in(&typed).await.is(303);
        browser
            .get("/account")
            .await
            .is(200)
            .has("<html lang=\"de\"");
        assert_eq!(language(&world).await, "");
        let english = [typed[0], typed[1], ("lang", "en")];
        browser.sign_in(&english).await.is(303);
        assert_eq!(language(&world).await, "en");
    })
    .await;
}

async fn language(world: &World) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let account = store::account::by_id(&mut tx, world.worker.id).await;
    account.unwrap().unwrap().language
}

/// Everything that is kept of the sessions of the worker.
async fn devices(world: &World) -> Vec<String> {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::session::open_of_user(&mut tx, world.worker.id).await;
    rows.unwrap().into_iter().map(|row| row.device).collect()
}

#[tokio::test]
async fn sessions_say_with_what_they_were_begun() {
    on_each_engine(async |world| {
        let typed = [("login", "worker"), ("password", PASSWORD)];
        let firefox =
            b"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let mut office = world.stranger_browser().calling_itself(firefox);
        office.sign_in(&typed).await.is(303);
        let iphone =
            b"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        let mut phone = world.stranger_browser().calling_itself(iphone);
        phone.sign_in(&typed).await.is(303);
        let page = office.get("/account").await;
        page.is(200)
            .has("<th scope=\"row\">Firefox unter Windows</th>")
            .has("<th scope=\"row\">Safari unter iOS</th>");
        let this = page.body.find("diese hier").unwrap();
        let line = page.body[..this].rfind("<tr>").unwrap();
        assert!(page.body[line..this].contains("Firefox unter Windows"));
        phone
            .post("/language", &[("language", "en"), ("next", "/account")])
            .await
            .is(303);
        phone.get("/account").await.has("Firefox on Windows");
        // Administration sees the same, and nobody sees what was sent.
        let admin = world.browser(&world.administrator).await;
        admin
            .get(&format!("/users/{}", world.worker.id))
            .await
            .has("Firefox unter Windows")
            .lacks("Mozilla");
        assert_eq!(devices(&world).await, ["safari/ios", "firefox/windows"]);
    })
    .await;
}

#[tokio::test]
async fn what_a_browser_says_about_itself_is_never_kept() {
    on_each_engine(async |world| {
        let typed = [("login", "worker"), ("password", PASSWORD)];
        let long = [b"x".repeat(9_000), b" Firefox/1 Windows".to_vec()].concat();
        let said: [&[u8]; 6] = [
            b"",
            b"<script>alert(1)</script>",
            b"'; DROP TABLE session; --",
            b"\xff\xfe\x80 Firefox\xe4/1",
            b"{ $browser } /windows firefox/windows",
            &long,
        ];
        for said in said {
            let mut browser = world.stranger_browser().calling_itself(said);
            browser.sign_in(&typed).await.is(303);
            browser
                .get("/account")
                .await
                .is(200)
                .has("Unbekanntes Gerät")
                .lacks("alert(1)")
                .lacks("DROP TABLE");
        }
        let kept = devices(&world).await;
        assert!(kept.iter().all(String::is_empty), "{kept:?}");
        assert_eq!(kept.len(), said.len());
    })
    .await;
}
