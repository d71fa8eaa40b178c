//! What a client can build on, from wherever it is known.

use testkit::{Sketch, on_each_engine};

use super::{GOAL, MEASURE, begin, content, issue, with};

#[tokio::test]
async fn strengths_of_what_went_well_are_offered_until_a_measure_uses_them() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let success = [
            ("on", "20.11.2026"),
            ("body", "Hat selbst beim Wohnheim angerufen."),
            ("strength", "Koch"),
            ("voice", "client_statement"),
        ];
        let path = format!("/cases/{case}/own-plans/successes");
        worker.post(&path, &success).await.is(303);
        let plan = format!("/cases/{case}/plan");
        let [goal, measure, _] = begin(&world, &worker, case).await;
        let hint = "Koch (aus dem, was gelungen ist)";
        worker.get(&format!("{plan}/draft")).await.has(hint);
        let form = format!("{plan}/draft/measures/{measure}");
        worker
            .get(&form)
            .await
            .is(200)
            .has("<option value=\"Koch\"></option>")
            .has(&format!("Bekannt: {hint}"));
        // Words that only contain it are something else.
        let typed = |resource, revision| {
            let mut fields = MEASURE.to_vec();
            fields.extend([("resource", resource), ("revision", revision)]);
            fields
        };
        worker
            .post(&form, &typed("Kochkurs im Mai", "1"))
            .await
            .is(303);
        worker.get(&format!("{plan}/draft")).await.has(hint);
        worker.post(&form, &typed("koch", "2")).await.is(303);
        worker.get(&format!("{plan}/draft")).await.lacks(hint);
        assert_eq!(
            content(&world, case).await.goals[0].measures[0].resource,
            "koch"
        );
        // In the goal it can stand among other words.
        worker.post(&form, &typed("", "3")).await.is(303);
        let mut typed = with(&GOAL, "confidence", "7");
        typed.extend([("resource", "Führerschein, Koch"), ("revision", "1")]);
        worker
            .post(&format!("{plan}/draft/goals/{goal}"), &typed)
            .await
            .is(303);
        issue(&world, &worker, case).await.is(303);
        worker.get(&plan).await.is(200).lacks(hint);
    })
    .await;
}
