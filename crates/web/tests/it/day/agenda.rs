//! Appointments, conferences and leaves of the day and of the days around it.

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use crate::leave;

#[tokio::test]
async fn appointments_of_today_are_shown_and_old_ones_wait_for_their_note() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let plan = |day: &'static str, place: &'static str| {
            [
                ("date", day),
                ("time", "14:00"),
                ("kind", "office"),
                ("place", place),
                ("note", ""),
            ]
        };
        let path = format!("/cases/{case}/appointments");
        browser
            .post_sure(&path, &plan("23.11.2026", "Raum 4"))
            .await
            .is(303);
        browser
            .post_sure(&path, &plan("25.11.2026", "Raum 5"))
            .await
            .is(303);
        browser
            .get("/day")
            .await
            .has("14:00")
            .has("Raum 4")
            .has("Mi 25.11.")
            .has("Raum 5");
        browser
            .post_sure(&path, &plan("30.11.2026", "Raum 6"))
            .await
            .is(303);
        browser.get("/day").await.lacks("Raum 6");
        world.set_today(date(2026, 11, 25));
        let browser = world.browser(&world.worker).await;
        let page = browser.get("/day").await;
        page.has("Raum 4")
            .has("noch nichts eingetragen")
            .has("Raum 5");
        world
            .browser(&world.coordination)
            .await
            .get("/day")
            .await
            .has("Raum 5");
        let prison = world.browser(&world.prison).await.get("/day").await;
        prison
            .is(200)
            .lacks("Raum 5")
            .lacks("Ergebnis eintragen")
            .lacks("Kein Kontakt im Rhythmus");
    })
    .await;
}

#[tokio::test]
async fn conferences_and_approved_leaves_stand_beside_appointments() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let invitation = [
            ("date", "26.11.2026"),
            ("time", "14:00"),
            ("place", "Beratungsraum 2"),
            ("purpose", "Wohnen"),
            ("people", "Frau Vogt, Jobcenter"),
        ];
        let conferences = format!("/cases/{case}/conferences");
        worker.post_sure(&conferences, &invitation).await.is(303);
        let leaves = format!("/cases/{case}/leaves");
        let planned = leave::fields("27.11.2026");
        worker.post(&leaves, &planned).await.is(303);
        // What is only planned is no appointment yet.
        worker
            .get("/day")
            .await
            .has("Konferenz")
            .lacks("Ausgang: Vorstellung");
        let row = leave::rows(&world, case).await.remove(0);
        let path = leave::step_path(case, row.id);
        let applied = leave::take(&worker, &path, "applied", &[("version", "1")]);
        applied.await.is(303);
        let prison = world.browser(&world.prison).await;
        let by = [("version", "2"), ("by", "Abteilungsleitung")];
        leave::take(&prison, &path, "approved", &by).await.is(303);
        worker
            .get("/day")
            .await
            .has("Do 26.11.")
            .has("Konferenz")
            .has("Fr 27.11.")
            .has("Ausgang: Vorstellung beim Arbeitgeber · Probearbeit in der Küche");
        let coordination = world.browser(&world.coordination).await;
        coordination.get("/day").await.has("Konferenz");
        prison.get("/day").await.lacks("Konferenz");
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.findings.is_empty(), "{report}");
        // Afterwards they wait for what came of them, and then they are gone.
        world.set_today(date(2026, 11, 28));
        let worker = world.browser(&world.worker).await;
        let path = format!("{path}?to=took_place");
        worker
            .get("/day")
            .await
            .has(&path)
            .has("noch nichts eingetragen");
        let conference = {
            let mut tx = world.app.store.read().await.unwrap();
            store::conference::of_case(&mut tx, case).await.unwrap()[0].id
        };
        let minutes = [("version", "1"), ("came", "0"), ("minutes", "Geklärt.")];
        let path = format!("{conferences}/{conference}/minutes");
        worker.post(&path, &minutes).await.is(303);
        worker.get("/day").await.lacks("Konferenz").has("Ausgang");
    })
    .await;
}
