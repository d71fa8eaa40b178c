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
            sign_in(app, &arrived, "worker", PASSWORD),
            sign_in(app, &arrived, "worker", PASSWORD),
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
            let answer = sign_in(&world.app, &arrival(&world), login, "x").await;
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
            let answer = sign_in(&world.app, &arrival(&world), "worker", "x").await;
            assert!(matches!(answer, Err(app::AppError::Invalid(_))));
        }
        let mut arrived = arrival(&world);
        arrived.now += 900.milliseconds();
        let answer = sign_in(&world.app, &arrived, "worker", PASSWORD).await;
        assert!(
            matches!(answer, Err(app::AppError::Throttled(2))),
            "{answer:?}"
        );
        arrived.now += 1_100.milliseconds();
        assert!(
            sign_in(&world.app, &arrived, "worker", PASSWORD)
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
            let answer = sign_in(&world.app, &arrival(&world), "worker", "Kranich").await;
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
async fn the_language_chosen_on_the_way_in_stays() {
    on_each_engine(async |world| {
        let browser = world.stranger_browser();
        browser
            .get("/login?lang=en")
            .await
            .is(200)
            .has("name=\"lang\" value=\"en\"");
        let typed = [("login", "worker"), ("password", PASSWORD)];
        let wrong = [("login", "worker"), ("password", "falsch"), ("lang", "en")];
        browser
            .post("/login", &wrong)
            .await
            .is(422)
            .has("lang=\"en\"");
        let english = [typed[0], typed[1], ("lang", "en")];
        browser.post("/login", &english).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let account = store::account::by_id(&mut tx, world.worker.id).await;
        assert_eq!(account.unwrap().unwrap().language, "en");
        drop(tx);
        // Without a choice it stays as it is.
        browser.post("/login", &typed).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let account = store::account::by_id(&mut tx, world.worker.id).await;
        assert_eq!(account.unwrap().unwrap().language, "en");
    })
    .await;
}
