//! A consent that is taken back.

use testkit::{Sketch, on_each_engine};

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
