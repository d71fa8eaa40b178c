//! What administration can and cannot do to itself and to others, and who is told of it.

use testkit::{PASSWORD, on_each_engine};

use super::{GOOD, link_in, logged};

#[tokio::test]
async fn nobody_gives_themselves_another_role() {
    on_each_engine(async |world| {
        let mut tx = world.app.store.write().await.unwrap();
        // With a second administrator there would be one left.
        let other = store::account::AccountRow {
            role: access::Role::Administrator,
            ..world.officer.clone()
        };
        store::account::update(&mut tx, &other).await.unwrap();
        tx.commit().await.unwrap();
        let admin = world.browser(&world.administrator).await;
        let me = &world.administrator;
        let site = world.sites[0].to_string();
        let form = [
            ("version", "1"),
            ("name", me.name.as_str()),
            ("role", "coordination"),
            ("sites", site.as_str()),
            ("language", "de"),
            ("capacity", "0"),
        ];
        let path = format!("/users/{}", me.id);
        admin
            .post(&path, &form)
            .await
            .is(422)
            .has("Die eigene Rolle kann nur jemand anderes");
        admin
            .post(&format!("{path}/lock"), &[("version", "1")])
            .await
            .is(422);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::account::by_id(&mut tx, me.id).await.unwrap();
        assert_eq!(row.as_ref(), Some(me));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_reset_or_given_another_role_is_told_at_every_sign_in() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let path = format!("/users/{}", world.worker.id);
        let site = world.sites[1].to_string();
        let places = [
            ("version", "1"),
            ("name", "Anna Beispiel"),
            ("role", "transition_manager"),
            ("sites", site.as_str()),
            ("language", "de"),
            ("capacity", "30"),
        ];
        admin.post(&path, &places).await.is(303);
        let mut role = places;
        role[0].1 = "2";
        role[2].1 = "coordination";
        admin.post(&path, &role).await.is(303);
        let link = link_in(&admin.post(&format!("{path}/reset"), &[]).await.body);
        // Whoever uses the link and signs in is told, the first time and the second time.
        let browser = world.stranger_browser();
        let form = [("password", GOOD), ("again", GOOD)];
        browser.post(&link, &form).await.is(303);
        for _ in 0..2 {
            let fields = [("login", "worker"), ("password", GOOD), ("next", "/cases")];
            let answer = browser.post("/login", &fields).await;
            assert_eq!(answer.location, "/account/notices?next=/cases");
        }
        let ctx = world.ctx(&world.worker).await;
        let told = app::account::notices(&world.app, &ctx).await.unwrap();
        assert_eq!(told.len(), 3);
        assert!(told.iter().all(|one| one.by_name.is_some()));
        for action in ["account.reset", "account.role", "account.places"] {
            logged(&world, action).await;
        }
        // A week later it has been told often enough.
        world.set_now(world.now() + jiff::SignedDuration::from_hours(24 * 8));
        let fields = [("login", "worker"), ("password", GOOD), ("next", "/cases")];
        assert_eq!(browser.post("/login", &fields).await.location, "/cases");
        // What one changes oneself is no news.
        let fields = [("login", "prison"), ("password", PASSWORD)];
        assert_eq!(browser.post("/login", &fields).await.location, "/");
    })
    .await;
}
