//! A leave that serves a measure of the plan (P28c), and how leaves are counted.

use domain::leave::LeaveStatus;
use testkit::{Sketch, on_each_engine};

use super::{fields, rows, step_path, take, with};
use crate::plan;

#[tokio::test]
async fn a_leave_stands_with_its_measure_and_the_measure_with_its_leave() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        let form = worker.get(&format!("{list}/new")).await;
        form.is(200).lacks("Maßnahme im Plan");
        let [_, measure, _] = plan::begin(&world, &worker, case).await;
        plan::issue(&world, &worker, case).await.is(303);
        let form = worker.get(&format!("{list}/new")).await;
        form.has("Maßnahme im Plan")
            .has("Betreutes Wohnen anfragen");
        let (other, measure) = (case.to_string(), measure.to_string());
        let unknown = with(fields("11.12.2026"), &[("measure", &other)]);
        worker
            .post(&list, &unknown)
            .await
            .is(422)
            .has("steht nicht mehr im Plan")
            .has("Probearbeit in der Küche");
        let chosen = with(fields("11.12.2026"), &[("measure", &measure)]);
        worker.post(&list, &chosen).await.is(303);
        let leave = rows(&world, case).await.remove(0);
        assert_eq!(leave.measure.map(|id| id.to_string()), Some(measure));
        worker
            .get(&list)
            .await
            .has("Maßnahme im Plan: Betreutes Wohnen anfragen")
            .has("Ein Ausgang. Beantragt: 0. Von der Haftanstalt genehmigt: 0");
        worker
            .get(&format!("/cases/{case}/plan"))
            .await
            .has("Ausgang dazu")
            .has("Arbeitgeber (geplant)");
        // Taken off again, the trail says what stood there.
        let without = with(fields("11.12.2026"), &[("version", "1")]);
        let path = format!("{list}/{}", leave.id);
        worker.post(&path, &without).await.is(303);
        assert_eq!(rows(&world, case).await[0].measure, None);
        worker.get(&list).await.has("Betreutes Wohnen anfragen");
        let plan = worker.get(&format!("/cases/{case}/plan")).await;
        plan.is(200).lacks("Ausgang dazu");
        // The prison sees no plan, and the sums all the same.
        let path = step_path(case, leave.id);
        take(&worker, &path, "applied", &[("version", "2")])
            .await
            .is(303);
        assert_eq!(rows(&world, case).await[0].status, LeaveStatus::Applied);
        let prison = world.browser(&world.prison).await;
        prison
            .get(&list)
            .await
            .is(200)
            .has("Beantragt: 1.")
            .lacks("Betreutes Wohnen anfragen");
    })
    .await;
}

#[tokio::test]
async fn a_measure_taken_out_of_the_plan_is_marked_where_it_is_served() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let (leaves, plan) = (
            format!("/cases/{case}/leaves"),
            format!("/cases/{case}/plan"),
        );
        let [_, measure, _] = plan::begin(&world, &worker, case).await;
        plan::issue(&world, &worker, case).await.is(303);
        let served = measure.to_string();
        let leave = with(fields("11.12.2026"), &[("measure", &served)]);
        worker.post(&leaves, &leave).await.is(303);
        let appointments = format!("/cases/{case}/appointments");
        let visit = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "prison_visit"),
            ("measure", &served),
        ];
        worker.post(&appointments, &visit).await.is(303);
        // Out of the next draft only, it still counts.
        worker.post(&format!("{plan}/draft"), &[]).await.is(303);
        let content = plan::content(&world, case).await;
        let revision = content.goals[0].measures[0].revision.to_string();
        let remove = format!("{plan}/draft/items/{measure}/remove");
        worker
            .post(&remove, &[("revision", &revision)])
            .await
            .is(303);
        let gone = "Die Maßnahme steht nicht mehr im Plan.";
        for list in [&leaves, &appointments] {
            worker.get(list).await.is(200).lacks(gone);
        }
        plan::issue(&world, &worker, case).await.is(303);
        for list in [&leaves, &appointments] {
            worker
                .get(list)
                .await
                .has("Betreutes Wohnen anfragen")
                .has(gone);
        }
        worker.post("/language", &[("language", "en")]).await;
        worker
            .get(&appointments)
            .await
            .has("The measure is not in the plan any more.");
    })
    .await;
}

#[tokio::test]
async fn a_leave_stands_with_the_arrangement_that_it_serves_also_when_that_was_changed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let arrangements = format!("/cases/{case}/arrangements");
        let home = vec![
            ("what", "accommodation/hostel"),
            ("provider", "Wohnung Müller"),
            ("from", "31.12.2026"),
            ("to", ""),
            ("strength", "promised"),
            ("side", "outside"),
            ("evidence", ""),
            ("epistemic", "client_statement"),
            ("confirmed", "yes"),
        ];
        worker.post(&arrangements, &home).await.is(303);
        let only = async || {
            let mut tx = world.app.store.read().await.unwrap();
            let all = store::arrangement::of_case(&mut tx, case).await.unwrap();
            let mut all = all.into_iter().filter(|one| one.struck_at.is_none());
            all.next().unwrap()
        };
        let first = only().await;
        let id = first.id.to_string();
        let list = format!("/cases/{case}/leaves");
        let serving = with(fields("11.12.2026"), &[("arrangement", &id)]);
        worker.post_sure(&list, &serving).await.is(303);
        let words = "Fr 11.12.2026, Vorstellung beim Arbeitgeber (geplant)";
        worker
            .get(&arrangements)
            .await
            .is(200)
            .has("Ausgang dazu")
            .has(words);
        let version = first.version.to_string();
        let more = [
            ("strength", "confirmed"),
            ("version", &version),
            ("reason", "Vertrag liegt vor"),
        ];
        let changed = with(home, &more);
        worker
            .post(&format!("{arrangements}/{id}"), &changed)
            .await
            .is(303);
        assert_ne!(only().await.id, first.id);
        worker.get(&arrangements).await.has(words);
        worker.get(&list).await.has("Wohnung Müller");
        // The prison is not told what a leave is for beyond its purpose.
        let prison = world.browser(&world.prison).await;
        let page = prison.get(&arrangements).await;
        page.lacks(words);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_given_up_takes_no_measure_out_of_the_plan() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let leaves = format!("/cases/{case}/leaves");
        let draft = format!("/cases/{case}/plan/draft");
        let [_, measure, _] = plan::begin(&world, &worker, case).await;
        plan::issue(&world, &worker, case).await.is(303);
        let served = measure.to_string();
        let leave = with(fields("11.12.2026"), &[("measure", &served)]);
        worker.post(&leaves, &leave).await.is(303);
        worker.post(&draft, &[]).await.is(303);
        worker
            .post(&format!("{draft}/give-up"), &[("revision", "1")])
            .await
            .is(303);
        worker
            .get(&leaves)
            .await
            .has("Betreutes Wohnen anfragen")
            .lacks("Die Maßnahme steht nicht mehr im Plan.");
        let next = with(fields("18.12.2026"), &[("measure", &served)]);
        worker.post(&leaves, &next).await.is(303);
    })
    .await;
}
