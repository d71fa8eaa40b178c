//! Pauses of reviews have a reason and an end, are seen while they last, and cannot go on for ever.

use domain::ids::CaseId;
use jiff::civil::{Date, date};
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{begin, issue};

/// The worker on a day, signed in anew, with lists as they are that morning.
async fn on(world: &World, day: Date) -> Browser {
    world.set_today(day);
    app::recompute::catch_up(&world.app, world.now(), world.today(), world.ids(), 100)
        .await
        .unwrap();
    world.browser(&world.worker).await
}

fn typed<'a>(from: &'a str, until: &'a str, kind: &'a str) -> [(&'a str, &'a str); 3] {
    [("from", from), ("until", until), ("kind", kind)]
}

async fn planned(world: &World, worker: &Browser) -> CaseId {
    let case = world.active_case(Sketch::default()).await;
    begin(world, worker, case).await;
    issue(world, worker, case).await.is(303);
    case
}

#[tokio::test]
async fn a_pause_has_a_reason_and_an_end_within_bounds() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = planned(&world, &worker).await;
        let pause = format!("/cases/{case}/plan/pause");
        worker
            .get(&pause)
            .await
            .is(200)
            .has("kann bis höchstens 31.12.2026")
            .has("Ohne Pause ist die nächste Überprüfung spätestens am 21.12.2026.")
            .has("Was erst später fällig ist, bleibt an seinem Tag.")
            .has("Wunsch der Person");
        for (from, until, kind, words) in [
            ("23.11.2026", "", "transfer", "Diese Angabe fehlt"),
            ("23.11.2026", "14.12.2026", "", "Bitte eine Möglichkeit"),
            (
                "23.11.2026",
                "14.12.2026",
                "holidays",
                "steht nicht zur Auswahl",
            ),
            (
                "23.11.2026",
                "14.12.2026",
                "other",
                "Bitte einen Grund angeben",
            ),
            (
                "23.11.2026",
                "23.11.2026",
                "illness",
                "Das Ende liegt vor dem Anfang",
            ),
            (
                "24.11.2026",
                "14.12.2026",
                "illness",
                "liegt in der Zukunft",
            ),
            (
                "23.11.2026",
                "01.01.2027",
                "illness",
                "Spätestens am 31.12.2026",
            ),
        ] {
            let answer = worker.post(&pause, &typed(from, until, kind)).await;
            answer.is(422).has(words);
        }
        worker
            .post(&pause, &typed("23.11.2026", "14.12.2026", "illness"))
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn while_reviews_rest_everybody_sees_until_when_and_then_they_are_due() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = planned(&world, &worker).await;
        let (page, row) = (format!("/cases/{case}"), format!("/cases/{case}\""));
        let pause = format!("{page}/plan/pause");
        worker
            .post(&pause, &typed("23.11.2026", "28.12.2026", "transfer"))
            .await
            .is(303);
        let rests = "Überprüfung ruht bis 28.12.2026";
        worker.get(&page).await.has(rests);
        worker.get("/cases?only=rests").await.has(&row).has(rests);
        worker.get("/cases?only=review").await.lacks(&row);
        // The review would have been due on 21.12.
        let worker = on(&world, date(2026, 12, 22)).await;
        worker
            .get(&page)
            .await
            .has(rests)
            .lacks("Überprüfung des Plans ist seit");
        // A week before its end it is announced.
        worker.get("/cases?only=review").await.has(&row);
        let worker = on(&world, date(2026, 12, 29)).await;
        worker
            .get(&page)
            .await
            .has("seit 28.12.2026 überfällig")
            .lacks("ruht bis");
        worker.get("/cases?only=rests").await.lacks(&row);
        worker.get("/cases?only=review").await.has(&row);
        let site = format!("/cases?in={}&only=review", world.sites[0]);
        let office = world.browser(&world.coordination).await;
        office.get(&site).await.has(&row);
        // Plans are not for prisons, nor what is asked about them.
        let prison = world.browser(&world.prison).await;
        prison
            .get("/cases?only=rests")
            .await
            .has(&row)
            .lacks("ruht")
            .lacks("mit ruhender Überprüfung");
    })
    .await;
}

#[tokio::test]
async fn further_pauses_never_push_the_review_away_for_ever() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = planned(&world, &worker).await;
        let page = format!("/cases/{case}");
        let pause = format!("{page}/plan/pause");
        let first = typed("23.11.2026", "28.12.2026", "transfer");
        worker.post(&pause, &first).await.is(303);
        // The first one is over although nobody said so.
        let worker = on(&world, date(2027, 1, 4)).await;
        let second = typed("04.01.2027", "15.02.2027", "not_reached");
        worker.post(&pause, &second).await.is(303);
        worker.get(&page).await.has("ruht bis 15.02.2027");
        let mut tx = world.app.store.read().await.unwrap();
        let all = store::plan::pauses(&mut tx, case).await.unwrap();
        drop(tx);
        assert_eq!(all[0].to, Some(date(2026, 12, 28)));
        let worker = on(&world, date(2027, 2, 16)).await;
        let third = typed("16.02.2027", "01.03.2027", "not_reached");
        worker
            .post(&pause, &third)
            .await
            .is(422)
            .has("so lange ausgesetzt, wie es geht");
        worker.get(&page).await.has("seit 15.02.2027 überfällig");
        // After a review there can be a pause again.
        let review = [("on", "16.02.2027"), ("words", "Alles besprochen.")];
        worker
            .post(&format!("{page}/plan/review"), &review)
            .await
            .is(303);
        worker.post(&pause, &third).await.is(303);
        let other = world.browser(&world.elsewhere).await;
        other.post(&pause, &third).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_the_form_of_a_pause_says_is_what_the_plan_says() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = planned(&world, &worker).await;
        let plan = format!("/cases/{case}/plan");
        // The review is due on 21.12.: a pause that ends before leaves it there, a longer one puts it off.
        let pause = typed("23.11.2026", "07.12.2026", "illness");
        worker.post(&format!("{plan}/pause"), &pause).await.is(303);
        worker
            .get(&plan)
            .await
            .has("bis 07.12.2026")
            .has("spätestens am 21.12.2026");
        worker.post(&format!("{plan}/resume"), &[]).await.is(303);
        let longer = typed("23.11.2026", "28.12.2026", "illness");
        worker.post(&format!("{plan}/pause"), &longer).await.is(303);
        worker.get(&plan).await.has("spätestens am 28.12.2026");
        // A release that moves forward ends it earlier, and that is what stands everywhere.
        let seen = {
            let mut tx = world.app.store.read().await.unwrap();
            let history = store::release::of_case(&mut tx, case).await.unwrap();
            history[0].id.to_string()
        };
        let earlier = [
            ("release_on", "10.12.2026"),
            ("kind", "court_fixed"),
            ("source", "Beschluss vom 20.11.2026"),
            ("confidence", "certain"),
            ("note", ""),
            ("seen", &seen),
        ];
        worker
            .post(&format!("/cases/{case}/release"), &earlier)
            .await
            .is(303);
        worker
            .get(&plan)
            .await
            .has("bis 10.12.2026")
            .lacks("bis 28.12.2026")
            .has("spätestens am 21.12.2026");
    })
    .await;
}

#[tokio::test]
async fn a_release_put_off_on_the_day_of_the_last_review_puts_off_no_review() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        begin(&world, &worker, case).await;
        issue(&world, &worker, case).await.is(303);
        let plan = format!("/cases/{case}/plan");
        // Near the release of 31.12. it is looked at after four weeks.
        worker.get(&plan).await.has("spätestens am 21.12.2026");
        let seen = {
            let mut tx = world.app.store.read().await.unwrap();
            let history = store::release::of_case(&mut tx, case).await.unwrap();
            history[0].id.to_string()
        };
        let later = [
            ("release_on", "01.09.2027"),
            ("kind", "court_fixed"),
            ("source", "Beschluss vom 20.11.2026"),
            ("confidence", "certain"),
            ("note", ""),
            ("seen", &seen),
        ];
        worker
            .post(&format!("/cases/{case}/release"), &later)
            .await
            .is(303);
        worker.get(&plan).await.has("spätestens am 21.12.2026");
    })
    .await;
}
