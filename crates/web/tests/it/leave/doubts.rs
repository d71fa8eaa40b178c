//! What is asked once more before a leave is planned.

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{fields, rows, with};

#[tokio::test]
async fn a_day_that_lies_behind_and_a_leave_at_the_same_time_are_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let past = fields("20.11.2026");
        worker
            .post(&list, &past)
            .await
            .is(422)
            .has("Fr 20.11.2026: Dieser Tag liegt schon zurück.")
            .has("Trotzdem speichern")
            .has("Mit dem Zug");
        // What was confirmed is that day and no other.
        let seen = [("confirmed", "20.11.2026||09:00|15:00|1")];
        worker.post(&list, &with(past, &seen)).await.is(303);
        let before = with(fields("19.11.2026"), &seen);
        worker.post(&list, &before).await.is(422);

        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let second = with(fields("11.12.2026"), &[("from", "14:00"), ("to", "17:00")]);
        worker
            .post(&list, &second)
            .await
            .is(422)
            .has("Ausgang zur selben Zeit: Fr 11.12.2026, 09:00 bis 15:00.");
        let after = with(fields("11.12.2026"), &[("from", "15:00"), ("to", "17:00")]);
        worker.post(&list, &after).await.is(303);
        assert_eq!(rows(&world, case).await.len(), 3);
        // A leave is not in its own way when it is changed.
        let one = rows(&world, case).await.remove(0);
        let change = with(fields("10.12.2026"), &[("version", "1")]);
        worker
            .post(&format!("{list}/{}", one.id), &change)
            .await
            .is(303);
        let empty = with(fields("10.12.2026"), &[("from", ""), ("to", "abends")]);
        worker
            .post(&list, &empty)
            .await
            .is(422)
            .has("Diese Uhrzeit fehlt")
            .has("„abends“ ist keine Uhrzeit");
    })
    .await;
}

#[tokio::test]
async fn public_holidays_are_those_of_the_prison() {
    on_each_engine(async |world| {
        // Epiphany is one in Baden-Württemberg, and none where the programme is from.
        let case = world
            .active_case(Sketch {
                institution: "bw-adelsheim",
                release_on: Some(date(2027, 3, 31)),
                ..Sketch::default()
            })
            .await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker
            .post(&list, &fields("06.01.2027"))
            .await
            .has("Heilige Drei Könige");
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}
