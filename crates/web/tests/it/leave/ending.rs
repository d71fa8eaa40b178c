//! What became of a leave is corrected with its trail.

use domain::leave::LeaveStatus;
use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{fields, rows, step_path, take, with};

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one leave from its result to its correction"
)]
async fn the_result_of_a_leave_is_corrected_with_its_trail() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let leave = rows(&world, case).await[0].id;
        let (step, path) = (step_path(case, leave), format!("{list}/{leave}/ending"));
        // Nothing has become of it yet.
        worker.get(&path).await.is(404);
        take(&worker, &step, "applied", &[("version", "1")])
            .await
            .is(303);
        let by = [("version", "2"), ("by", "Abteilungsleitung")];
        let prison = world.browser(&world.prison).await;
        take(&prison, &step, "approved", &by).await.is(303);
        world.set_today(date(2026, 12, 14));
        let worker = world.browser(&world.worker).await;
        let asked = worker.get(&format!("{step}?to=took_place")).await;
        asked.has("value=\"assessment\" selected");
        let went = [
            ("version", "3"),
            ("words", "Gut gelaufen"),
            ("epistemic", "client_statement"),
        ];
        take(&worker, &step, "took_place", &went).await.is(303);
        worker
            .get(&list)
            .await
            .has(&path)
            .has("Aussage der Klient_in");
        worker.get(&path).await.is(200).has("Gut gelaufen");
        let right = vec![
            ("status", "cancelled"),
            ("words", "Kein Wagen frei"),
            ("why", "anderer Ausgang gemeint"),
            ("version", "4"),
        ];
        for (more, problem) in [
            (("why", ""), "Bitte einen Grund angeben"),
            (("words", " "), "ein Satz genügt"),
            (("status", "approved"), "Bitte eine Möglichkeit auswählen"),
        ] {
            let answer = worker.post(&path, &with(right.clone(), &[more])).await;
            answer.is(422).has(problem);
        }
        worker.post(&path, &right).await.is(303);
        worker
            .get(&list)
            .await
            .has("Durchgeführt: 0.")
            .has("Kein Wagen frei")
            .has("<del>Gut gelaufen</del>")
            .has("<del>Aussage der Klient_in</del>")
            .has("Grund: anderer Ausgang gemeint. Anna Beispiel");
        let kept = rows(&world, case).await.remove(0);
        assert_eq!(
            (kept.status, kept.result.as_str()),
            (LeaveStatus::Cancelled, "")
        );
        worker
            .post(&path, &right)
            .await
            .is(409)
            .has("Kein Wagen frei")
            .has("name=\"version\" value=\"5\"");
        let back = with(
            right.clone(),
            &[
                ("status", "took_place"),
                ("words", "Doch gut gelaufen"),
                ("version", "5"),
            ],
        );
        worker.post(&path, &back).await.is(303);
        worker
            .get(&list)
            .await
            .has("Durchgeführt: 1.")
            .has("Doch gut gelaufen");
        let prison = world.browser(&world.prison).await;
        prison.get(&path).await.is(403);
        prison
            .get(&list)
            .await
            .lacks("Doch gut gelaufen")
            .lacks(&path);
        let other = world.browser(&world.elsewhere).await;
        other.post(&path, &right).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_was_never_approved_did_not_take_place() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/leaves");
        worker.post(&list, &fields("11.12.2026")).await.is(303);
        let leave = rows(&world, case).await[0].id;
        let off = [("version", "1"), ("words", "Krank")];
        take(&worker, &step_path(case, leave), "cancelled", &off)
            .await
            .is(303);
        let path = format!("{list}/{leave}/ending");
        let took = [
            ("status", "took_place"),
            ("words", "War doch"),
            ("why", "x"),
            ("version", "2"),
        ];
        worker
            .post(&path, &took)
            .await
            .is(422)
            .has("erst am 11.12.2026");
        world.set_today(date(2026, 12, 14));
        let worker = world.browser(&world.worker).await;
        worker
            .post(&path, &took)
            .await
            .is(422)
            .has("war nicht genehmigt");
    })
    .await;
}
