//! The copy of the file: whole, for the client, without what third parties have a right to keep.

use super::*;
use crate::{
    note::{NOTE, with},
    paper::contents::said,
};

#[tokio::test]
async fn what_third_parties_said_stays_out_and_that_is_said() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        let own = with(&NOTE, "body", "J. will ins Wohnheim.");
        worker.post(&notes, &own).await.is(303);
        let others = with(&own, "epistemic", "third_party_statement");
        let others = with(&others, "body", "Der Bruder sagt, er kommt nicht.");
        worker.post(&notes, &others).await.is(303);
        let concern = [
            ("topic", "Handyvertrag"),
            ("asked", "Wer kündigt?"),
            ("answer", "Der Vater hat schon gekündigt."),
            ("epistemic", "third_party_statement"),
        ];
        let path = format!("/cases/{case}/concerns");
        worker.post(&path, &concern).await.is(303);
        let crisis = [
            ("base", "0"),
            ("helps", "Laufen gehen."),
            ("name-0", "Mara"),
            ("relation-0", "Schwester"),
            ("phone-0", "0151 2345678"),
        ];
        let path = format!("/cases/{case}/own-plans/crisis");
        worker.post(&path, &crisis).await.is(303);
        let copy = said(&worker, case, "file_copy", "de").await;
        for words in [
            "Wer kündigt?",
            "Antwort auf ein Anliegen, Aussage Dritter, 23.11.2026",
            "Mara, Schwester",
            "Kopie der Akte",
            "J. will ins Wohnheim.",
            "Demir",
            "4711/25",
            "Nicht enthalten",
            "Besuch in der Haftanstalt, 20.11.2026",
        ] {
            assert!(copy.contains(words), "{words} in {copy}");
        }
        for words in ["Der Bruder sagt", "hat schon gekündigt", "2345678"] {
            assert!(!copy.contains(words), "{words} in {copy}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_copy_is_for_those_who_see_the_whole_file() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let path = format!("/cases/{case}/papers/preview/file_copy");
        let worker = world.browser(&world.worker).await;
        let list = worker.get(&format!("/cases/{case}/papers")).await;
        list.has("Kopie der Akte");
        is_pdf(&worker.get(&format!("{path}/de")).await);
        // It tells what was recorded, in the words of those who did.
        for language in ["easy", "en"] {
            worker.get(&format!("{path}/{language}")).await.is(404);
        }
        for stranger in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&format!("{path}/de")).await.is(404);
        }
        let prison = world.browser(&world.prison).await;
        assert_ne!(prison.get(&format!("{path}/de")).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn what_was_handed_out_and_handed_over_stands_in_the_copy() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let page = format!("/cases/{case}/papers/new/information/de");
        let shown = seen(&worker, &page).await;
        let own = fields(&shown, "yes", "Ich darf jederzeit aufhören.");
        worker.post(&page, &own).await.is(303);
        let to = world.colleague.id.to_string();
        let offer = testkit::handover_form(&to, "Die Wohnung ist noch offen.");
        let path = format!("/cases/{case}/handovers");
        worker.post(&path, &offer).await.is(303);
        let copy = said(&worker, case, "file_copy", "de").await;
        for words in [
            "Papiere und Erklärungen",
            "Ich darf jederzeit aufhören.",
            "Die Wohnung ist noch offen.",
            "Anna Beispiel",
        ] {
            assert!(copy.contains(words), "{words} in {copy}");
        }
        // The copy is kept like any paper, byte for byte as it was shown.
        let page = format!("/cases/{case}/papers/new/file_copy/de");
        let shown = seen(&worker, &page).await;
        worker
            .post(&page, &fields(&shown, "not_asked", ""))
            .await
            .is(303);
        let kept = rows(&world, case).await;
        assert!(kept.iter().any(|one| one.sha256 == shown));
    })
    .await;
}
