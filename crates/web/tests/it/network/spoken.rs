//! When somebody of the network was last spoken to, wherever that was written down (P15b).

use testkit::{Sketch, World, on_each_engine};

use super::{enter, fields, with};

async fn late(world: &World, case: domain::ids::CaseId) -> bool {
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    let late = domain::alert::AlertKind::NetworkContactLate;
    row.derived.hints.contains(&late)
}

#[tokio::test]
async fn an_appointment_that_took_place_with_somebody_is_a_contact_with_them() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        let case = world.active_case(Sketch::default()).await;
        let list = format!("/cases/{case}/network");
        let mother = with(
            fields("Erika Muster", "parent", "01.06.2026"),
            &[("interval", "7")],
        );
        let person = enter(&world, &worker, case, &mother).await;
        world.set_today(jiff::civil::date(2026, 12, 7));
        let worker = world.browser(&world.worker).await;
        let id = person.to_string();
        let agreed = [
            ("date", "07.12.2026"),
            ("time", "09:00"),
            ("kind", "phone"),
            ("with_client", "yes"),
            ("person", id.as_str()),
        ];
        let made = worker
            .post_sure(&format!("/cases/{case}/appointments"), &agreed)
            .await;
        made.is(303);
        worker.get(&list).await.has("noch kein Kontakt");
        assert!(late(&world, case).await);
        let mut tx = world.app.store.read().await.unwrap();
        let all = store::appointment::open(&mut tx, case).await.unwrap();
        drop(tx);
        let path = format!("/cases/{case}/appointments/{}/result", all[0].id);
        let held = [
            ("status", "held"),
            ("version", "1"),
            ("said", "Telefoniert."),
        ];
        worker.post(&path, &held).await.is(303);
        worker
            .get(&list)
            .await
            .has("07.12.2026, Telefon")
            .lacks("noch kein Kontakt");
        assert!(!late(&world, case).await);
        // It did not take place after all.
        let missed = [
            ("status", "missed"),
            ("reason", "unexcused"),
            ("version", "2"),
            ("why", "verwechselt"),
        ];
        worker.post(&path, &missed).await.is(303);
        assert!(late(&world, case).await);
        let report = app::doctor::check(&world.app, world.today()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}
