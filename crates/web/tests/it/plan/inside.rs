//! What is to take place in custody and lies after the release.

use super::*;

#[tokio::test]
async fn a_measure_in_custody_after_the_release_is_asked_about() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let draft = format!("/cases/{case}/plan/draft");
        worker.post(&draft, &[]).await.is(303);
        worker.post(&format!("{draft}/goals"), &GOAL).await.is(303);
        let goal = content(&world, case).await.goals[0].id;
        let path = format!("{draft}/goals/{goal}/measures");
        let inside = with(&MEASURE, "side", "inside");
        // The release is on 31.12.2026: that day itself is still one in custody.
        for (from, due) in [("24.11.2026", "15.01.2027"), ("04.01.2027", "")] {
            let late = with(&with(&inside, "from", from), "due", due);
            worker
                .post(&path, &late)
                .await
                .is(422)
                .has("„in Haft“, aber erst nach der Entlassung am 31.12.2026")
                .has("Betreutes Wohnen anfragen")
                .has("Trotzdem speichern");
        }
        let fits = with(&inside, "due", "31.12.2026");
        worker.post(&path, &fits).await.is(303);
        let outside = with(&MEASURE, "due", "15.01.2027");
        worker.post(&path, &outside).await.is(303);
        let measure = content(&world, case).await.goals[0].measures[0].id;
        // Its steps are part of it.
        let steps = format!("{draft}/measures/{measure}/steps");
        let late = with(&STEP, "on", "05.01.2027");
        worker
            .post(&steps, &late)
            .await
            .is(422)
            .has("„in Haft“, aber erst nach der Entlassung am 31.12.2026");
        worker.post_sure(&steps, &late).await.is(303);
        worker
            .get(&draft)
            .await
            .has("in Haft, aber nach der Entlassung am 31.12.2026");
        // What was confirmed is not asked about again while it stays like that.
        let step = &content(&world, case).await.goals[0].measures[0].steps[0];
        let revision = step.revision.to_string();
        let mut same = with(&late, "place", "JVA Tonna");
        same.push(("revision", &revision));
        let path = format!("{draft}/steps/{}", step.id);
        worker.post(&path, &same).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_release_that_moves_earlier_is_marked_at_the_measure() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let plan = format!("/cases/{case}/plan");
        let draft = format!("{plan}/draft");
        worker.post(&draft, &[]).await.is(303);
        worker.post(&format!("{draft}/goals"), &GOAL).await.is(303);
        let goal = content(&world, case).await.goals[0].id;
        let inside = with(&MEASURE, "side", "inside");
        let path = format!("{draft}/goals/{goal}/measures");
        worker.post(&path, &inside).await.is(303);
        issue(&world, &worker, case).await.is(303);
        worker.get(&plan).await.lacks("nach der Entlassung am");
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
            .has("in Haft, aber nach der Entlassung am 10.12.2026");
        worker.post("/language", &[("language", "en")]).await;
        worker
            .get(&plan)
            .await
            .has("in custody, but after the release on");
    })
    .await;
}
