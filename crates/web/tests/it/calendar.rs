//! Tests of `pages::calendar`: what a secret address shows, and what it does not.

use testkit::{Browser, Sketch, on_each_engine};

/// The path of the calendar that the account page shows once.
pub(crate) async fn made(browser: &Browser) -> String {
    let page = browser.post("/account/calendar", &[]).await;
    let at = page.is(200).body.find("/calendar/").unwrap();
    let rest = &page.body[at..];
    rest[..rest.find(".ics").unwrap() + 4].to_owned()
}

#[tokio::test]
async fn a_calendar_says_when_and_nothing_more() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let me = world.worker.id.to_string();
        let list = format!("/cases/{case}/appointments");
        let plan = |day| {
            [
                ("date", day),
                ("time", "10:30"),
                ("end", "11:15"),
                ("kind", "prison_visit"),
                ("place", "JVA Tonna"),
                ("note", "Mietvertrag"),
                ("worker", me.as_str()),
            ]
        };
        worker.post(&list, &plan("26.11.2026")).await.is(303);
        worker.post(&list, &plan("27.11.2026")).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let second = store::appointment::open(&mut tx, case).await.unwrap()[1].id;
        drop(tx);
        let off = [
            ("version", "1"),
            ("status", "cancelled"),
            ("cancelled_by", "client"),
        ];
        let result = format!("{list}/{second}/result");
        worker.post(&result, &off).await.is(303);

        worker.get("/account").await.has("Adresse anlegen");
        let path = made(&worker).await;
        worker
            .get("/account")
            .await
            .has("Adresse erneuern")
            .lacks(&path);
        let program = world.stranger_browser();
        let feed = program.get(&path).await;
        feed.is(200)
            .has("DTSTART:20261126T093000Z")
            .has("DTEND:20261126T101500Z")
            .has("SUMMARY:Termin 2026-")
            .has("STATUS:CANCELLED")
            .has(&format!("UID:{second}@nahtlos"));
        for secret in ["Demir", "Jonas", "Tonna", "JVA", "Mietvertrag", "LOCATION"] {
            feed.lacks(secret);
        }
        let log = world.log(Some(case)).await;
        assert!(log.iter().any(|one| one.action == "calendar.read"));

        // Who renews it, or takes it away, closes the old one at once.
        let fresh = made(&worker).await;
        program.get(&path).await.is(404);
        program.get(&fresh).await.is(200);
        worker.post("/account/calendar/revoke", &[]).await.is(303);
        program.get(&fresh).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_leave_on_which_the_prison_has_decided_is_an_appointment_like_any_other() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let fields = crate::leave::fields("11.12.2026");
        worker.post(&list, &fields).await.is(303);
        let path = made(&worker).await;
        let program = world.stranger_browser();
        program.get(&path).await.is(200).lacks("DTSTART:20261211");
        let row = crate::leave::rows(&world, case).await.remove(0);
        let step = crate::leave::step_path(case, row.id);
        let applied = crate::leave::take(&worker, &step, "applied", &[("version", "1")]);
        applied.await.is(303);
        let prison = world.browser(&world.prison).await;
        let by = [("version", "2"), ("by", "Abteilungsleitung")];
        crate::leave::take(&prison, &step, "approved", &by)
            .await
            .is(303);
        let feed = program.get(&path).await;
        feed.is(200)
            .has("DTSTART:20261211T080000Z")
            .has("DTEND:20261211T140000Z")
            .has("SUMMARY:Termin 2026-");
        for secret in ["Probearbeit", "Ausgang", "Küche", "Demir"] {
            feed.lacks(secret);
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_that_went_to_others_leaves_the_calendar() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        let me = world.coordination.id.to_string();
        let plan = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
            ("worker", me.as_str()),
        ];
        let list = format!("/cases/{case}/appointments");
        office.post_sure(&list, &plan).await.is(303);
        let path = made(&office).await;
        let program = world.stranger_browser();
        program.get(&path).await.is(200).has("BEGIN:VEVENT");
        let mut tx = world.app.store.write().await.unwrap();
        store::account::set_places(&mut tx, world.coordination.id, &[world.sites[1]], &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        program.get(&path).await.is(200).lacks("BEGIN:VEVENT");
    })
    .await;
}

#[tokio::test]
async fn guessing_is_slowed_down_and_does_not_keep_people_out() {
    on_each_engine(async |world| {
        let program = world.stranger_browser();
        let guess = "/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics";
        let good = made(&world.browser(&world.worker).await).await;
        for _ in 0..50 {
            program.get(guess).await.is(404);
        }
        program.get(guess).await.is(429);
        // Behind a proxy everybody has this address; a good secret needs no patience.
        program.get(&good).await.is(200);
        program.get("/calendar/nothing").await.is(404);
        // Signing in is not concerned.
        world.browser(&world.worker).await.get("/day").await.is(200);
        world
            .browser(&world.prison)
            .await
            .post("/account/calendar", &[])
            .await
            .is(422);
    })
    .await;
}

#[tokio::test]
async fn an_address_ends_with_what_ends_the_sessions_and_its_person_is_told() {
    on_each_engine(async |world| {
        let program = world.stranger_browser();
        let worker = world.browser(&world.worker).await;
        let address = made(&worker).await;
        program.get(&address).await.is(200);
        // Whoever made it at an unlocked screen: its person reads of it at every sign-in.
        worker
            .get("/account/notices")
            .await
            .is(200)
            .has("Eine neue geheime Adresse für Ihren Kalender");
        let password = [
            ("current", testkit::PASSWORD),
            ("password", "sieben Boote am Nordufer"),
            ("again", "sieben Boote am Nordufer"),
        ];
        worker.post("/account/password", &password).await.is(303);
        program.get(&address).await.is(404);

        let address = made(&worker).await;
        program.get(&address).await.is(200);
        let ctx = world.ctx(&world.administrator).await;
        app::account::send_link(&world.app, &ctx, world.worker.id)
            .await
            .unwrap();
        program.get(&address).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_person_has_one_good_address_at_most() {
    on_each_engine(async |world| {
        let now = world.now();
        let mut tx = world.app.store.write().await.unwrap();
        let user = world.worker.id;
        let new = || world.ids().next();
        store::calendar::insert(&mut tx, new(), user, &[1; 32], now)
            .await
            .unwrap();
        store::calendar::insert(&mut tx, new(), user, &[2; 32], now)
            .await
            .unwrap_err();
    })
    .await;
}
