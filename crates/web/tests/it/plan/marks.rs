//! What stands in the plan already when an order comes in, and what serves it.

use domain::{leave::LeaveStatus, plan::MeasureStatus};
use store::plan::ProgressRow;

use super::*;
use crate::{
    appointment::people::{keep_away, known},
    leave,
};

pub(super) async fn told(world: &World, case: CaseId) -> Vec<ProgressRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::plan::progress(&mut tx, case).await.unwrap()
}

/// A plan that counts, with one measure that Emre Demir carries.
async fn asked_by_emre(world: &World, worker: &Browser, case: CaseId) -> [PlanItemId; 2] {
    let draft = format!("/cases/{case}/plan/draft");
    worker.post(&draft, &[]).await.is(303);
    worker.post(&format!("{draft}/goals"), &GOAL).await.is(303);
    let goal = content(world, case).await.goals[0].id;
    let mut asks = with(&MEASURE, "what", "Den Vermieter fragen");
    asks.push(("partner", "Emre Demir"));
    let path = format!("{draft}/goals/{goal}/measures");
    worker.post(&path, &asks).await.is(303);
    let measure = content(world, case).await.goals[0].measures[0].id;
    let path = format!("{draft}/measures/{measure}/steps");
    worker.post(&path, &STEP).await.is(303);
    let step = content(world, case).await.goals[0].measures[0].steps[0].id;
    issue(world, worker, case).await.is(303);
    [measure, step]
}

fn stands(status: &str) -> [(&str, &str); 5] {
    [
        ("status", status),
        ("on", "23.11.2026"),
        ("revision", "0"),
        ("by", "client"),
        ("words", "so war es"),
    ]
}

#[tokio::test]
async fn a_measure_that_leads_to_somebody_protected_neither_begins_nor_goes_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Demir", "given")).await;
        let [measure, step] = asked_by_emre(&world, &worker, case).await;
        let plan = format!("/cases/{case}/plan");
        worker.get(&plan).await.lacks("Kontaktverbot");
        keep_away(&worker, case, emre, "23.11.2026").await;
        // It is marked where it stands, and in the next draft.
        worker.get(&plan).await.has("Kontaktverbot: Emre Demir");
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let draft = worker.get(&format!("{plan}/draft")).await;
        draft.has("Kontaktverbot: Emre Demir");
        let progress = |item| format!("{plan}/progress/{item}");
        for status in ["running", "agreed"] {
            worker
                .post(&progress(measure), &stands(status))
                .await
                .is(422)
                .has("id=\"status-error\"")
                .has("Emre Demir: Ein Kontaktverbot ohne Enddatum gilt.")
                .has("so war es");
        }
        let open = worker.post(&progress(step), &stands("agreed")).await;
        open.is(422).has("Kontaktverbot");
        assert!(told(&world, case).await.is_empty());
        // What came to an end is written down.
        for (item, status) in [(step, "done"), (measure, "broken_off")] {
            worker.post(&progress(item), &stands(status)).await.is(303);
        }
        let all = told(&world, case).await;
        assert_eq!(all[1].status, MeasureStatus::BrokenOff);
        worker.get(&plan).await.lacks("Kontaktverbot");
    })
    .await;
}

#[tokio::test]
async fn what_serves_such_a_measure_is_refused_listed_and_marked() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let emre = known(&world, &worker, case, ("Emre Demir", "given")).await;
        let [measure, _] = asked_by_emre(&world, &worker, case).await;
        let measure = measure.to_string();
        let list = format!("/cases/{case}/leaves");
        let mut serving = leave::fields("11.12.2026");
        serving.push(("measure", &measure));
        worker.post(&list, &serving).await.is(303);
        let row = leave::rows(&world, case).await.remove(0);
        let paper = format!("/cases/{case}/papers/preview/leave.{}/de", row.id);
        worker.get(&paper).await.is(200);
        keep_away(&worker, case, emre, "23.11.2026").await;
        worker.get(&list).await.has("Kontaktverbot");
        worker.get(&paper).await.is(422).has("Emre Demir");
        worker
            .get(&format!("/cases/{case}/network"))
            .await
            .has("Ausgang am 11.12.2026 (Emre Demir)");
        let path = leave::step_path(case, row.id);
        let apply = [("version", "1")];
        leave::take(&worker, &path, "applied", &apply)
            .await
            .is(422)
            .has("Emre Demir");
        assert_eq!(row.status, LeaveStatus::Planned);
        let mut second = leave::fields("18.12.2026");
        second.push(("measure", &measure));
        worker
            .post(&list, &second)
            .await
            .is(422)
            .has("id=\"measure-error\"")
            .has("Emre Demir: Ein Kontaktverbot");
        // An appointment may be what ends it: it is asked about, and marked.
        let visits = format!("/cases/{case}/appointments");
        let visit = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "prison_visit"),
            ("measure", measure.as_str()),
        ];
        worker
            .post(&visits, &visit)
            .await
            .is(422)
            .has("Ist das so gemeint?")
            .has("Emre Demir: Ein Kontaktverbot");
        worker.post_sure(&visits, &visit).await.is(303);
        worker.get(&visits).await.has("Kontaktverbot: Emre Demir");
    })
    .await;
}
