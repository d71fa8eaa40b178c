//! Where an indicator of a programme is counted, and that it is said where none is.

use app::report::indicators::in_part;
use i18n::{Lang, texts};
use testkit::on_each_engine;

#[test]
fn what_is_counted_in_part_says_what_is_left_open() {
    for lang in Lang::ALL {
        for id in in_part() {
            let key = format!("report-part-{}", id.replace('_', "-"));
            assert!(texts(lang).has(&key), "{lang}: {key}");
        }
    }
}

#[tokio::test]
async fn programme_and_report_lead_to_each_other() {
    on_each_engine(async |world| {
        let office = world.browser(&world.coordination).await;
        let version = &world.app.catalogue.get("puemas").unwrap().version;
        let programme = format!("/programmes/puemas/{version}");
        office
            .get(&programme)
            .await
            .is(200)
            .has("href=\"/reports/sites?programme=puemas\"")
            .has("nicht nach Art der Unterkunft")
            .has("noch in keiner Auswertung");
        office
            .get("/reports/sites?programme=puemas")
            .await
            .is(200)
            .has(&format!("{programme}#indicator-entry_lead_time"))
            .has(&format!("{programme}#indicators"));
        office
            .get("/reports/time?programme=puemas")
            .await
            .is(200)
            .has("zählt keine Kennzahl");
        // Who sees no reports reads where it is counted, without a way there.
        let worker = world.browser(&world.worker).await;
        worker
            .get(&programme)
            .await
            .has("Standorte im Vergleich")
            .lacks("href=\"/reports/sites");
    })
    .await;
}
