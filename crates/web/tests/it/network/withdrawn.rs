//! A consent that is taken back.

use domain::ids::{CaseId, NetworkPersonId};
use testkit::{Browser, Sketch, World, on_each_engine};

use super::{enter, fields, with};

#[tokio::test]
async fn a_consent_is_not_withdrawn_before_it_was_given() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let given = with(
            fields("Emre Kaya", "parent", "02.11.2026"),
            &[
                ("consent", "given"),
                ("consent-on", "10.11.2026"),
                ("consent-way", "spoken"),
                ("consent-for", "Termine"),
            ],
        );
        let emre = enter(&world, &worker, case, &given).await;
        let path = format!("/cases/{case}/network/people/{emre}");
        let back = |number, day| {
            with(
                fields("Emre Kaya", "parent", "16.11.2026"),
                &[
                    ("consent", "withdrawn"),
                    ("consent-on", day),
                    ("reason", "will nicht mehr"),
                    ("version", number),
                ],
            )
        };
        worker
            .post(&path, &back("1", "09.11.2026"))
            .await
            .is(422)
            .has("id=\"consent-on-error\"")
            .has("Die Einwilligung wurde am 10.11.2026 erteilt.")
            .has("will nicht mehr");
        worker.post(&path, &back("1", "16.11.2026")).await.is(303);
        // The day is mended, and still lies behind the consent.
        worker.post(&path, &back("2", "01.11.2026")).await.is(422);
        worker.post(&path, &back("2", "10.11.2026")).await.is(303);
    })
    .await;
}

/// Somebody of the network who agreed, with a step and an appointment, and takes it back on the same day.
async fn took_back(world: &World) -> (CaseId, Browser, NetworkPersonId) {
    let case = world.active_case(Sketch::default()).await;
    let worker = world.browser(&world.worker).await;
    let given = [
        ("consent", "given"),
        ("consent-on", "23.11.2026"),
        ("consent-way", "spoken"),
        ("consent-for", "Termine"),
    ];
    let given = with(fields("Emre Kaya", "parent", "02.11.2026"), &given);
    let emre = enter(world, &worker, case, &given).await;
    let person = emre.to_string();
    let step = [
        ("person", person.as_str()),
        ("kind", "restore"),
        ("first-step", "Brief schreiben"),
        ("due", "04.12.2026"),
        ("status", "planned"),
    ];
    let steps = format!("/cases/{case}/network/steps");
    worker.post(&steps, &step).await.is(303);
    let visit = [
        ("date", "01.12.2026"),
        ("time", "10:30"),
        ("kind", "phone"),
        ("person", person.as_str()),
    ];
    let visits = format!("/cases/{case}/appointments");
    worker.post(&visits, &visit).await.is(303);
    let overview = worker.get(&format!("/cases/{case}")).await;
    overview.lacks("hat die Einwilligung widerrufen");
    let back = [
        ("consent", "withdrawn"),
        ("consent-on", "23.11.2026"),
        ("reason", "will nicht mehr"),
        ("version", "1"),
    ];
    let back = with(fields("Emre Kaya", "parent", "02.11.2026"), &back);
    let path = format!("/cases/{case}/network/people/{emre}");
    worker.post(&path, &back).await.is(303);
    (case, worker, emre)
}

#[tokio::test]
async fn a_withdrawn_consent_is_told_until_the_person_is_left_out() {
    on_each_engine(async |world| {
        let (case, worker, emre) = Box::pin(took_back(&world)).await;
        let overview = format!("/cases/{case}");
        let told = "Emre Kaya hat die Einwilligung widerrufen";
        worker.get(&overview).await.has(told);
        worker
            .get("/day")
            .await
            .has("Einwilligung widerrufen: neu fragen oder herausnehmen");
        let network = format!("{overview}/network");
        worker
            .get(&network)
            .await
            .has("Schritt im Umfeld: Brief schreiben (Emre Kaya)")
            .has("Termin am 01.12.2026 (Emre Kaya)")
            .has(&format!("/network/people/{emre}\">Emre Kaya neu gefragt"))
            .has("Einwilligung von Emre Kaya fehlt: widerrufen");
        // What belongs to the network is nothing of the prison's.
        let prison = world.browser(&world.prison).await;
        prison.get(&overview).await.lacks("Emre Kaya");

        let mut tx = world.app.store.read().await.unwrap();
        let step = store::network::step::of_case(&mut tx, case).await.unwrap()[0].id;
        let visit = store::appointment::open(&mut tx, case).await.unwrap()[0].id;
        drop(tx);
        let person = emre.to_string();
        let dropped = [
            ("person", person.as_str()),
            ("kind", "restore"),
            ("first-step", "Brief schreiben"),
            ("status", "dropped"),
            ("result", "will keinen Kontakt"),
            ("version", "1"),
        ];
        let path = format!("{network}/steps/{step}");
        worker.post(&path, &dropped).await.is(303);
        worker.get(&overview).await.has(told);
        let alone = [
            ("date", "01.12.2026"),
            ("time", "10:30"),
            ("kind", "phone"),
            ("version", "1"),
        ];
        let path = format!("{overview}/appointments/{visit}/move");
        worker.post_sure(&path, &alone).await.is(303);
        worker.get(&overview).await.lacks(told);
        worker.get("/day").await.lacks("Einwilligung widerrufen");
        worker
            .get(&network)
            .await
            .lacks("Diese Vorhaben führen noch");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_consent_is_told_until_it_is_given_anew() {
    on_each_engine(async |world| {
        let (case, worker, emre) = Box::pin(took_back(&world)).await;
        let again = [
            ("consent", "given"),
            ("consent-on", "23.11.2026"),
            ("consent-way", "written"),
            ("consent-for", "Briefe"),
            ("reason", "nach einem Gespräch"),
            ("version", "2"),
        ];
        let again = with(fields("Emre Kaya", "parent", "02.11.2026"), &again);
        let path = format!("/cases/{case}/network/people/{emre}");
        worker.post(&path, &again).await.is(303);
        let overview = worker.get(&format!("/cases/{case}")).await;
        overview.lacks("hat die Einwilligung widerrufen");
        // All three answers of one day stand in the history.
        let page = worker.get(&format!("/cases/{case}/network")).await;
        for said in [
            "Einwilligung der Person: erteilt 23.11.2026, mündlich: Termine",
            "Einwilligung der Person: widerrufen 23.11.2026",
            "Einwilligung der Person: erteilt 23.11.2026, schriftlich: Briefe",
        ] {
            page.has(said);
        }
        worker.get(&path).await.has("widerrufen 23.11.2026");
    })
    .await;
}
