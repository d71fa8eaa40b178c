//! How a membership ends: by its own end, or with the case.

use domain::group::MemberStatus;
use testkit::{Sketch, on_each_engine};

use super::{enrol, make, named, roll, standing};

#[tokio::test]
async fn a_case_in_intake_joins_no_group_and_a_closed_one_gives_its_seat_back() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "1").await;
        let intake = world.registered_case(Sketch::default()).await;
        enrol(&office, intake, offer).await.is(422);
        office.get(&format!("/cases/{intake}/groups")).await.is(200);
        let case = named(&world, "Demir").await;
        enrol(&worker, case, offer).await.is(303);
        let next = named(&world, "Hartwig").await;
        enrol(&worker, next, offer).await.is(303);
        worker
            .get(&format!("/cases/{case}/close"))
            .await
            .has("1 Gruppe: Der Platz wird");
        crate::closing::close(&world, &worker, case, "goal_reached").await;
        let members = roll(&world, offer).await;
        assert_eq!(
            standing(&members),
            [MemberStatus::Completed, MemberStatus::Waiting]
        );
        let up = format!("/cases/{next}/groups/{}/seat", members[1].id);
        worker.post(&up, &[]).await.is(303);
        // The closed case stays readable, and nothing goes on in it.
        let groups = format!("/cases/{case}/groups");
        worker
            .get(&groups)
            .await
            .is(200)
            .has("abgeschlossen")
            .lacks("groups/new");
        enrol(&worker, case, offer).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn an_end_says_what_came_of_it_and_is_corrected_with_its_trail() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let worker = world.browser(&world.worker).await;
        let offer = make(&world, &office, "work", "3").await;
        let case = world.active_case(Sketch::default()).await;
        enrol(&worker, case, offer).await.is(303);
        let path = format!("/cases/{case}/groups/{}", roll(&world, offer).await[0].id);
        let end = |status, result, provider, why, version| {
            [
                ("status", status),
                ("until", "23.11.2026"),
                ("hours", "12:30"),
                ("result", result),
                ("provider", provider),
                ("epistemic", "client_statement"),
                ("why", why),
                ("version", version),
            ]
        };
        worker
            .post(&path, &end("completed", "", "", "", "1"))
            .await
            .is(422)
            .has("Bitte das Ergebnis nennen")
            .has("value=\"12:30\"");
        worker
            .post(&path, &end("completed", "Bleibt ruhig", "", "", "1"))
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}/groups"))
            .await
            .has("Bleibt ruhig")
            .has("12:30 Stunden anwesend")
            .has("Aussage");
        // The slower one sees what stands there now.
        worker
            .post(&path, &end("passed_on", "Meine Worte", "VHS", "", "1"))
            .await
            .is(409)
            .has("Meine Worte")
            .has("<ins>Bleibt ruhig</ins>");
        // The same state again is a correction, and says why.
        worker
            .post(&path, &end("completed", "Bleibt meist ruhig", "", "", "2"))
            .await
            .is(422)
            .has("einen Grund angeben");
        worker
            .post(&path, &end("passed_on", "", "", "Verwechselt", "2"))
            .await
            .is(422)
            .has("an wen weitervermittelt");
        worker
            .post(
                &path,
                &end("passed_on", "", "VHS Erfurt", "Verwechselt", "2"),
            )
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .has("an VHS Erfurt")
            .has("<del>Bleibt ruhig</del>")
            .has("Verwechselt");
    })
    .await;
}
