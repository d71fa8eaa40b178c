//! What else stands at the time of an appointment: a conference, a leave on which the worker goes along.

use domain::ids::CaseId;
use jiff::ToSpan;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{PLAN, with};
use crate::leave;

async fn another(world: &World) -> CaseId {
    let other = Sketch {
        family_name: "Wolff",
        ..Sketch::default()
    };
    world.active_case(other).await
}

fn visit<'a>(day: &'a str, time: &'a str, worker: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("date", day),
        ("time", time),
        ("kind", "prison_visit"),
        ("worker", worker),
    ]
}

async fn asked(worker: &Browser, list: &str, fields: &[(&str, &str)], words: &str) {
    worker
        .post(list, fields)
        .await
        .is(422)
        .has("Ist das so gemeint?")
        .has(words);
    worker.post_sure(list, fields).await.is(303);
}

#[tokio::test]
async fn a_conference_at_the_time_of_an_appointment_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = another(&world).await;
        let worker = world.browser(&world.worker).await;
        let invitation = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen nach der Entlassung"),
            ("place", "JVA Tonna"),
            ("people", "Frau Vogt, Jobcenter"),
            ("legal_basis", "Entbindung vom 2.11.2026"),
        ];
        let conferences = format!("/cases/{case}/conferences");
        worker.post(&conferences, &invitation).await.is(303);
        let me = world.worker.id.to_string();
        let words = "Eine Fallkonferenz zur selben Zeit: Mi 25.11.2026, 14:00.";
        let list = |case: CaseId| format!("/cases/{case}/appointments");
        // In its own case whoever goes, elsewhere whoever leads it.
        asked(
            &worker,
            &list(case),
            &visit("25.11.2026", "14:30", ""),
            words,
        )
        .await;
        asked(
            &worker,
            &list(other),
            &visit("25.11.2026", "13:30", &me),
            "Eine Fallkonferenz in einem anderen Fall zur selben Zeit: Mi 25.11.2026, 14:00.",
        )
        .await;
        for (case, words) in [
            (case, "Fallkonferenz zur selben Zeit: Mi 25.11.2026, 14:00"),
            (
                other,
                "Fallkonferenz in einem anderen Fall zur selben Zeit: Mi",
            ),
        ] {
            worker.get(&list(case)).await.has(words);
        }
        let nobody = visit("25.11.2026", "14:45", "");
        worker.post(&list(other), &nobody).await.is(303);
        let after = visit("25.11.2026", "15:30", &me);
        worker.post(&list(case), &after).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_leave_on_which_the_worker_goes_along_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let other = another(&world).await;
        let worker = world.browser(&world.worker).await;
        let prison = world.browser(&world.prison).await;
        let me = world.worker.id.to_string();
        let list = format!("/cases/{other}/appointments");
        let words = "in einem anderen Fall zur selben Zeit: Fr 11.12.2026, 09:00 bis 15:00.";
        let leaves = format!("/cases/{case}/leaves");
        let planned = leave::fields("11.12.2026");
        worker.post(&leaves, &planned).await.is(303);
        // Before it is approved nobody is away for it.
        let early = visit("11.12.2026", "10:00", &me);
        worker.post(&list, &early).await.is(303);
        let id = leave::rows(&world, case).await[0].id;
        let step = leave::step_path(case, id);
        let apply = [("version", "1")];
        leave::take(&worker, &step, "applied", &apply).await.is(303);
        let approve = [("version", "2"), ("by", "Frau Berg")];
        leave::take(&prison, &step, "approved", &approve)
            .await
            .is(303);
        worker
            .get(&list)
            .await
            .has("Begleitung bei einem Ausgang in einem anderen Fall zur selben Zeit");
        let visit_then = visit("11.12.2026", "14:00", &me);
        asked(&worker, &list, &visit_then, words).await;
        // Neither who stays nor another time is meant.
        let others = visit("11.12.2026", "12:00", "");
        worker.post(&list, &others).await.is(303);
        let after = visit("11.12.2026", "15:00", &me);
        worker.post(&list, &after).await.is(303);
        // Nor does a conference fall into it unasked.
        let invitation = [
            ("date", "11.12.2026"),
            ("time", "09:00"),
            ("purpose", "Wohnen"),
            ("people", "Frau Vogt, Jobcenter"),
            ("place", "JVA Tonna"),
        ];
        worker
            .post(&format!("/cases/{other}/conferences"), &invitation)
            .await
            .is(422)
            .has(words);
    })
    .await;
}

#[tokio::test]
async fn a_visit_in_prison_after_the_release_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/appointments");
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        drop(tx);
        let release = row.release_on.unwrap();
        let after = release.checked_add(2.days()).unwrap();
        let after = after.strftime("%d.%m.%Y").to_string();
        let visit = with(&PLAN, &[("date", &after), ("kind", "prison_visit")]);
        let asked = worker.post(&list, &visit).await;
        asked
            .is(422)
            .has("Besuch in der Haft nach der Entlassung am");
        worker.post_sure(&list, &visit).await.is(303);
        worker.get(&list).await.has("nach der Entlassung am");
    })
    .await;
}
