//! At which time people sit together is asked about when hardly anybody does.

use testkit::{Sketch, on_each_engine};

use super::{INVITATION, rows, with};

#[tokio::test]
async fn a_conference_at_night_at_a_weekend_or_in_a_closed_office_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/conferences");
        for (day, time, words) in [
            ("29.11.2026", "03:00", "So 29.11.2026, 03:00: Am Wochenende"),
            ("28.11.2026", "10:00", "Sa 28.11.2026, 10:00: Am Wochenende"),
            ("27.11.2026", "20:00", "Fr 27.11.2026, 20:00: Am Wochenende"),
        ] {
            let odd = with(&INVITATION, &[("date", day), ("time", time)]);
            worker
                .post(&list, &odd)
                .await
                .is(422)
                .has("Ist das so gemeint?")
                .has(words);
        }
        assert!(rows(&world, case).await.is_empty());
        let late = with(&INVITATION, &[("date", "28.11.2026"), ("time", "10:00")]);
        worker.post_sure(&list, &late).await.is(303);
        let usual = with(&INVITATION, &[("date", "27.11.2026"), ("time", "19:30")]);
        worker.post(&list, &usual).await.is(303);
        // In the office its own hours count.
        let administrator = world.browser(&world.administrator).await;
        let site = [
            ("name", "Büro Erfurt"),
            ("address", "Musterstraße 1, 00000 Musterstadt"),
            ("capacity", "40"),
            ("open_4", "9-15"),
            ("version", "1"),
        ];
        let path = format!("/sites/{}", world.sites[0]);
        administrator.post(&path, &site).await.is(303);
        let here = [
            ("date", "26.11.2026"),
            ("time", "16:00"),
            ("place", "Büro Erfurt"),
        ];
        worker
            .post(&list, &with(&INVITATION, &here))
            .await
            .is(422)
            .has("Do 26.11.2026: Das Büro ist nur 9:00–15:00 geöffnet.");
        let there = [("date", "26.11.2026"), ("time", "16:00")];
        worker.post(&list, &with(&INVITATION, &there)).await.is(303);
    })
    .await;
}
