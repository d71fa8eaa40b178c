//! Appointments that serve a measure of the plan, among them rehearsals with feedback.

use domain::ids::{AppointmentId, CaseId, PlanItemId};
use jiff::civil::date;
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{MEASURE, begin, content, issue, with};

const REHEARSAL: &str = "Vorstellungsgespräch üben";

/// A plan with a measure that is a rehearsal, and one that is not.
async fn planned(world: &World, worker: &Browser) -> (CaseId, PlanItemId, PlanItemId) {
    let case = world.active_case(Sketch::default()).await;
    let [goal, other, _] = begin(world, worker, case).await;
    let mut typed = with(&MEASURE, "kind", "mock_interview");
    typed = with(&typed, "what", REHEARSAL);
    let path = format!("/cases/{case}/plan/draft/goals/{goal}/measures");
    worker.post(&path, &typed).await.is(303);
    let rehearsal = content(world, case).await.goals[0].measures[1].id;
    issue(world, worker, case).await.is(303);
    (case, rehearsal, other)
}

async fn open(world: &World, case: CaseId) -> Vec<AppointmentId> {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::appointment::open(&mut tx, case).await.unwrap();
    all.into_iter().map(|one| one.id).collect()
}

fn agreed<'a>(measure: &'a str, group: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("date", "24.11.2026"),
        ("time", "10:30"),
        ("kind", "office"),
        ("place", "Raum 4"),
        ("note", "Gespräch mit einer Küche"),
        ("bring", "Lebenslauf"),
        ("repeat", "once"),
        ("measure", measure),
        ("group", group),
    ]
}

#[tokio::test]
async fn a_rehearsal_has_feedback_and_is_done_once_more() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, rehearsal, _) = planned(&world, &worker).await;
        let (plan, list) = (
            format!("/cases/{case}/plan"),
            format!("/cases/{case}/appointments"),
        );
        let make = format!("{list}/new?measure={rehearsal}");
        worker.get(&plan).await.has(&make);
        let chosen = format!("value=\"{rehearsal}\" selected");
        worker
            .get(&make)
            .await
            .is(200)
            .has(&chosen)
            .has("in einer Gruppe");
        let measure = rehearsal.to_string();
        worker
            .post_sure(&list, &agreed(&measure, "yes"))
            .await
            .is(303);
        worker.get(&list).await.has(&format!("für: {REHEARSAL}"));
        worker
            .get(&plan)
            .await
            .has("in einer Gruppe (vereinbart)")
            .lacks("Noch einmal");
        let first = open(&world, case).await[0];
        world.set_today(date(2026, 11, 25));
        let worker = world.browser(&world.worker).await;
        let result = format!("{list}/{first}/result");
        worker.get(&result).await.is(200).has("Rückmeldung");
        let held = [
            ("version", "1"),
            ("status", "held"),
            ("said", "Zweimal geübt."),
            ("feedback", "Ruhig gesprochen, Blickkontakt üben."),
        ];
        worker.post(&result, &held).await.is(303);
        let again = format!("{list}/new?after={first}&#38;again=yes");
        worker
            .get(&plan)
            .await
            .has("hat stattgefunden")
            .has("Rückmeldung: Ruhig gesprochen")
            .has("Noch einmal")
            .has(&again);
        worker
            .get(&format!("{list}/new?after={first}&again=yes"))
            .await
            .is(200)
            .has(&chosen)
            .has("Gespräch mit einer Küche")
            .has("Lebenslauf")
            .has("Raum 4");
        // What was told is corrected with its trail.
        let right = [
            ("version", "2"),
            ("status", "held"),
            ("said", "Zweimal geübt."),
            ("feedback", "Sicher aufgetreten."),
            ("why", "verwechselt"),
        ];
        worker.post(&result, &right).await.is(303);
        worker
            .get(&list)
            .await
            .has("Sicher aufgetreten.")
            .has("Ruhig gesprochen");
        worker
            .post(&result, &right)
            .await
            .is(409)
            .has("Sicher aufgetreten.");
        let other = world.browser(&world.elsewhere).await;
        other.get(&result).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_appointment_serves_a_measure_that_stands_and_stays_with_it_when_it_moves() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let (case, _, other) = planned(&world, &worker).await;
        let list = format!("/cases/{case}/appointments");
        let foreign = world.ids().uuid().to_string();
        for wrong in [foreign.as_str(), "nonsense"] {
            worker
                .post(&list, &agreed(wrong, ""))
                .await
                .is(422)
                .has("steht nicht mehr im Plan")
                .has("Gespräch mit einer Küche");
        }
        let measure = other.to_string();
        worker.post_sure(&list, &agreed(&measure, "")).await.is(303);
        let first = open(&world, case).await[0];
        // How it was is told about every meeting.
        let result = format!("{list}/{first}/result");
        worker.get(&result).await.is(200).has("Rückmeldung");
        let mut moved = with(&agreed(&measure, ""), "date", "26.11.2026");
        moved.push(("version", "1"));
        worker
            .post_sure(&format!("{list}/{first}/move"), &moved)
            .await
            .is(303);
        let plan = format!("/cases/{case}/plan");
        worker
            .get(&plan)
            .await
            .has("Do 26.11.2026, 10:30")
            .lacks("Di 24.11.2026, 10:30");
        // Without a measure there is no group either, which is told; and the plan does not name it.
        let grouped = with(&agreed("", "yes"), "date", "27.11.2026");
        worker
            .post_sure(&list, &grouped)
            .await
            .is(422)
            .has("id=\"group-error\"");
        let mut alone = with(&agreed("", ""), "date", "27.11.2026");
        alone.retain(|(name, _)| *name != "bring");
        worker.post_sure(&list, &alone).await.is(303);
        worker.get(&plan).await.lacks("Fr 27.11.2026, 10:30");
        worker
            .get(&list)
            .await
            .has("Fr 27.11.2026")
            .lacks("in einer Gruppe");
    })
    .await;
}
