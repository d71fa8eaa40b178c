//! Areas of service of a contact (P12).

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{NOTE, first_note, with};

#[tokio::test]
async fn a_note_says_which_service_it_was() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let notes = format!("/cases/{case}/notes");
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("{notes}/new"))
            .await
            .has("Leistungsbereiche")
            .has("Soziales Kompetenztraining");
        let without: Vec<_> = NOTE
            .into_iter()
            .filter(|(name, _)| *name != "area")
            .collect();
        let refused = browser.post(&notes, &without).await;
        refused
            .is(422)
            .has("mindestens einen Leistungsbereich")
            .has("zwei Monate");
        browser
            .post(&notes, &with(&NOTE, "area", "moon"))
            .await
            .is(422);
        // Nothing was done for somebody who was not reached.
        let tried = with(
            &with(&without, "outcome", "attempted"),
            "body",
            "Niemand da.",
        );
        browser.post(&notes, &tried).await.is(303);
        let mut two = with(&NOTE, "domain", "housing");
        two.push(("area", "work"));
        browser.post(&notes, &two).await.is(303);
        let page = browser.get(&notes).await;
        page.has("Leistung: Wohnen, Arbeit, Ausbildung, Qualifizierung");
        // A correction keeps what stood there.
        let note = first_note(&world, case).await;
        let path = format!("{notes}/{}/correct", note.id);
        browser.get(&path).await.is(200);
        let fields = with(&with(&NOTE, "version", "1"), "reason", "vertan");
        browser.post(&path, &fields).await.is(303);
        let page = browser.get(&notes).await;
        page.has("Leistung: Wohnen · ")
            .has("Leistung: Wohnen, Arbeit, Ausbildung, Qualifizierung");
    })
    .await;
}

#[tokio::test]
async fn a_note_from_before_is_read_and_gets_its_service_by_correcting() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        crate::standard::met(&world, case, date(2026, 11, 20)).await;
        let notes = format!("/cases/{case}/notes");
        let browser = world.browser(&world.worker).await;
        browser.get(&notes).await.is(200).lacks("Leistung:");
        let note = first_note(&world, case).await;
        let path = format!("{notes}/{}/correct", note.id);
        let fields = with(&with(&NOTE, "version", "1"), "reason", "Leistung ergänzt");
        browser.post(&path, &fields).await.is(303);
        browser.get(&notes).await.has("Leistung: Wohnen");
    })
    .await;
}
