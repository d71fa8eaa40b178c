//! What is asked once more before a leave is planned.

use jiff::civil::date;
use testkit::{Sketch, World, on_each_engine};

use super::{fields, rows, with};

#[tokio::test]
async fn a_day_that_lies_behind_and_a_leave_at_the_same_time_are_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let past = fields("20.11.2026");
        let answer = worker.post(&list, &past).await;
        answer
            .is(422)
            .has("Fr 20.11.2026: Dieser Tag liegt schon zurück.")
            .has("Trotzdem speichern")
            .has("Mit dem Zug");
        // What was confirmed is that day and no other.
        let meant = answer.to_confirm().unwrap();
        let seen = [("confirmed", meant)];
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

#[tokio::test]
async fn what_whoever_goes_along_has_agreed_on_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = Sketch {
            family_name: "Wolff",
            ..Sketch::default()
        };
        let other = world.active_case(other).await;
        let worker = world.browser(&world.worker).await;
        let me = world.worker.id.to_string();
        let visit = |time, worker| {
            [
                ("date", "11.12.2026"),
                ("time", time),
                ("kind", "prison_visit"),
                ("worker", worker),
            ]
        };
        let elsewhere = format!("/cases/{other}/appointments");
        let mine = visit("14:30", me.as_str());
        worker.post(&elsewhere, &mine).await.is(303);
        let conference = [
            ("date", "11.12.2026"),
            ("time", "10:00"),
            ("purpose", "Wohnen"),
            ("people", "Frau Vogt, Jobcenter"),
            ("legal_basis", "Entbindung vom 2.11.2026"),
        ];
        let conferences = format!("/cases/{other}/conferences");
        worker.post_sure(&conferences, &conference).await.is(303);
        let list = format!("/cases/{case}/leaves");
        let companion = store_name(&world).await;
        let along = with(fields("11.12.2026"), &[("companion", &companion)]);
        let answer = worker.post(&list, &along).await;
        answer
            .is(422)
            .has("Ein Termin in einem anderen Fall (")
            .has(") zur selben Zeit: Fr 11.12.2026, 14:30.")
            .has("Eine Fallkonferenz in einem anderen Fall zur selben Zeit: Fr 11.12.2026, 10:00.");
        // Whoever does not go along has nothing in the way; nor has anybody at another time.
        let alone = [("companion", ""), ("kind", "unaccompanied")];
        let alone = with(fields("11.12.2026"), &alone);
        worker.post(&list, &alone).await.is(303);
        let before = with(along, &[("from", "06:00"), ("to", "09:00")]);
        worker.post(&list, &before).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_inside_at_the_time_of_a_leave_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let appointments = format!("/cases/{case}/appointments");
        let visit = [
            ("date", "11.12.2026"),
            ("time", "10:00"),
            ("kind", "prison_visit"),
            ("with_client", "yes"),
        ];
        worker.post(&appointments, &visit).await.is(303);
        let list = format!("/cases/{case}/leaves");
        let words = "Ein Termin zur selben Zeit: Fr 11.12.2026, 10:00.";
        worker
            .post(&list, &fields("11.12.2026"))
            .await
            .is(422)
            .has(words);
        worker.post(&list, &fields("10.12.2026")).await.is(303);
        let all = rows(&world, case).await;
        assert_eq!(all.len(), 1);
        // What was confirmed is also whom the words name.
        let taken = fields("11.12.2026");
        let meant = worker.post(&list, &taken).await;
        let seen = [("confirmed", meant.to_confirm().unwrap())];
        let else_about = with(taken.clone(), &[("about", "Zimmer ansehen")]);
        worker
            .post(&list, &with(else_about, &seen))
            .await
            .is(422)
            .has(words);
        worker.post(&list, &with(taken, &seen)).await.is(303);
    })
    .await;
}

/// The name of the worker, as it stands in the companion's field.
async fn store_name(world: &World) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let account = store::account::by_id(&mut tx, world.worker.id);
    account.await.unwrap().unwrap().name
}
