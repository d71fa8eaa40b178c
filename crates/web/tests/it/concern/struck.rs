//! A concern that was written by mistake is struck.

use testkit::{Sketch, on_each_engine};

use super::{rows, typed};

#[tokio::test]
async fn a_struck_concern_stays_readable_and_waits_for_nobody() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let id = rows(&world, case).await[0].id;
        let path = format!("{list}/{id}/strike");
        worker.get(&list).await.has(&path);
        worker
            .get(&path)
            .await
            .is(200)
            .has("Läuft der alte Vertrag noch?");
        let right = [("why", "falscher Fall"), ("version", "1")];
        worker
            .post(&path, &[("version", "1")])
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        let other = world.browser(&world.elsewhere).await;
        other.get(&path).await.is(404);
        other.post(&path, &right).await.is(404);
        worker.post(&path, &right).await.is(303);
        worker
            .get(&list)
            .await
            .has("Läuft der alte Vertrag noch?")
            .has("gestrichen")
            .has("Gestrichen von Anna Beispiel")
            .lacks(&path);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .lacks("Offene Anliegen");
        worker.post(&path, &right).await.is(409).has("gestrichen");
        // It does not go on: no answer, no task.
        worker
            .post(&format!("{list}/{id}"), &typed("Ja.", "", "2"))
            .await
            .is(409)
            .has("gestrichen");
        worker
            .post(&format!("{list}/{id}/task"), &[("version", "2")])
            .await
            .is(409);
    })
    .await;
}
