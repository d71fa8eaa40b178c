//! Two appointments at one time, and a worker who is away, are asked about.

use testkit::{Sketch, on_each_engine};

use super::{open, with};

/// A visit, which no release and no door of an office speaks against.
const PLAN: [(&str, &str); 6] = [
    ("date", "26.11.2026"),
    ("time", "10:30"),
    ("end", "11:15"),
    ("kind", "prison_visit"),
    ("note", "Mietvertrag ansehen"),
    ("bring", "Ausweis"),
];

#[tokio::test]
async fn another_appointment_of_the_client_or_the_worker_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let wolff = Sketch {
            family_name: "Wolff",
            ..Sketch::default()
        };
        let other = world.active_case(wolff).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let me = world.worker.id.to_string();
        let mine = with(&PLAN, &[("worker", &me)]);
        worker.post(&list, &mine).await.is(303);
        let words = "Ein Termin zur selben Zeit: Do 26.11.2026, 10:30.";
        // The same once more, by mistake.
        let twice = worker.post(&list, &mine).await;
        twice.is(422).has(words).has("Mietvertrag ansehen");
        assert_eq!(twice.body.matches(words).count(), 1, "said once");
        // The client can be in one place, whoever goes; nobody of the office is needed for that.
        let overlaps = with(
            &PLAN,
            &[("time", "11:00"), ("end", "12:00"), ("worker", "")],
        );
        worker.post(&list, &overlaps).await.is(422).has(words);
        // One that begins when the other ends is none, and without the client the other worker is free.
        let after = with(
            &PLAN,
            &[("time", "11:15"), ("end", "12:00"), ("worker", "")],
        );
        worker.post(&list, &after).await.is(303);
        // The worker in another case: when and in which one, and nothing of whom.
        let there = format!("/cases/{other}/appointments");
        let asked = worker.post(&there, &mine).await;
        let number = crate::closing::row(&world, case).await.number;
        let words = format!(
            "Ein Termin in einem anderen Fall ({number}) zur selben Zeit: Do 26.11.2026, 10:30."
        );
        asked.is(422).has(&words).lacks("Yılmaz");
        worker.post_sure(&there, &mine).await.is(303);
        let english = world.browser(&world.worker).await;
        english.post("/language", &[("language", "en")]).await;
        english
            .post(&list, &mine)
            .await
            .is(422)
            .has("An appointment at the same time");
        // The one that is moved is none of them.
        let third = with(&mine, &[("date", "01.12.2026")]);
        worker.post(&list, &third).await.is(303);
        let row = open(&world, case).await.pop().unwrap();
        let quarter = with(&third, &[("time", "10:45"), ("version", "1")]);
        let shift = format!("{list}/{}/move", row.id);
        worker.post(&shift, &quarter).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_worker_who_is_away_on_that_day_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let me = world.worker.id.to_string();
        let mut away = world.worker.clone();
        away.absent_until = Some(jiff::civil::date(2026, 11, 30));
        let mut tx = world.app.store.write().await.unwrap();
        store::account::update(&mut tx, &away).await.unwrap();
        tx.commit().await.unwrap();
        let words = "ist bis 30.11.2026 abwesend";
        let mine = with(&PLAN, &[("worker", &me)]);
        worker.post(&list, &mine).await.is(422).has(words);
        worker.post_sure(&list, &mine).await.is(303);
        worker.get(&list).await.has(words);
        // The day after, or somebody else, is no matter.
        let back = with(&mine, &[("date", "01.12.2026")]);
        worker.post(&list, &back).await.is(303);
        let nobody = with(&PLAN, &[("date", "27.11.2026")]);
        worker.post(&list, &nobody).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn another_case_is_not_named_to_whoever_may_not_see_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let wolff = Sketch {
            family_name: "Wolff",
            ..Sketch::default()
        };
        let other = world.active_case(wolff).await;
        crate::assignment::stands_in(&world, other).await;
        let me = world.worker.id.to_string();
        let mine = with(&PLAN, &[("worker", &me)]);
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        worker.post(&list, &mine).await.is(303);
        let deputy = world.browser(&world.colleague).await;
        deputy.get(&list).await.is(404);
        let there = format!("/cases/{other}/appointments");
        let asked = deputy.post(&there, &mine).await;
        let number = crate::closing::row(&world, case).await.number;
        asked
            .is(422)
            .has("Ein Termin in einem anderen Fall zur selben Zeit: Do 26.11.2026, 10:30.")
            .lacks(&number);
    })
    .await;
}
