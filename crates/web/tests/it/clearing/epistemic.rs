//! What kind of statement a fact, a result or an end is: asked, shown beside it, kept.

use domain::contact::EpistemicKind;
use testkit::{Sketch, on_each_engine};

#[tokio::test]
async fn a_fact_says_whose_statement_it_is() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/facts");
        worker
            .get(&path)
            .await
            .is(200)
            .has("name=\"epistemic\"")
            .has("value=\"fact\" checked");
        let told = |epistemic| {
            [
                ("was-unemployed", ""),
                ("unemployed", "yes"),
                ("source", "Erstgespräch"),
                ("epistemic", epistemic),
            ]
        };
        worker
            .post(&path, &told("gossip"))
            .await
            .is(422)
            .has("Erstgespräch");
        worker.post(&path, &told("client_statement")).await.is(303);
        worker
            .get(&path)
            .await
            .has("Erstgespräch<small>Aussage der Klient_in</small>");
        let mut tx = world.app.store.read().await.unwrap();
        let rows = store::fact::of_case(&mut tx, case).await.unwrap();
        assert_eq!(rows[0].epistemic, Some(EpistemicKind::ClientStatement));
    })
    .await;
}

#[tokio::test]
async fn so_does_the_result_of_a_module() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/modules");
        let begun = [
            ("module", "housing"),
            ("status", "running"),
            ("from", "02.11.2026"),
            ("side", "inside"),
        ];
        worker.post(&list, &begun).await.is(303);
        let rows = async || {
            let mut tx = world.app.store.read().await.unwrap();
            store::module::of_case(&mut tx, case).await.unwrap()
        };
        let row = rows().await.remove(0);
        assert_eq!(row.epistemic, None, "nothing is said yet");
        let path = format!("{list}/{}", row.id);
        worker.get(&path).await.has("value=\"assessment\" checked");
        let done = |epistemic, version, why| {
            [
                ("status", "done"),
                ("from", "02.11.2026"),
                ("to", "20.11.2026"),
                ("side", "inside"),
                ("result", "Hat drei Wohnungen besichtigt."),
                ("epistemic", epistemic),
                ("version", version),
                ("why", why),
            ]
        };
        let third = done("third_party_statement", "1", "");
        worker.post(&path, &third).await.is(303);
        worker.get(&list).await.has("Aussage Dritter");
        // A correction keeps what kind it was.
        let fact = done("fact", "2", "Selbst gesehen");
        worker.post(&path, &fact).await.is(303);
        worker
            .get(&list)
            .await
            .has("<small>Tatsache</small>")
            .has("<del>Aussage Dritter</del>");
        assert_eq!(rows().await[0].epistemic, Some(EpistemicKind::Fact));
    })
    .await;
}

#[tokio::test]
async fn so_does_the_end_of_a_case() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/close");
        worker.get(&path).await.has("value=\"assessment\" checked");
        let stored = async || {
            let mut tx = world.app.store.read().await.unwrap();
            store::case::by_id(&mut tx, case).await.unwrap().unwrap()
        };
        let version = stored().await.version.to_string();
        let prepared = [
            ("reason", "goal_reached"),
            ("note", "Arbeit gefunden."),
            ("epistemic", "client_statement"),
            ("version", version.as_str()),
        ];
        let prepare = format!("{path}/prepare");
        worker.post(&prepare, &prepared).await.is(303);
        worker
            .get(&path)
            .await
            .has("value=\"client_statement\" checked");
        let version = stored().await.version.to_string();
        let closed = [
            ("exit_on", "20.11.2026"),
            ("reason", "goal_reached"),
            ("note", "Arbeit gefunden."),
            ("epistemic", "client_statement"),
            ("version", version.as_str()),
        ];
        worker.post(&path, &closed).await.is(303);
        let kind = stored().await.closure_epistemic;
        assert_eq!(kind, Some(EpistemicKind::ClientStatement));
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Arbeit gefunden. <small>Aussage der Klient_in</small>");
    })
    .await;
}
