//! The sheets to be filled in by hand, and that a summary was talked over with the client.

use testkit::{Sketch, on_each_engine};

use super::{begun, finishing, tab, versions};

#[tokio::test]
async fn a_sheet_has_every_field_that_can_be_typed_in() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let sheet = format!("{}/paper", tab(case));
        for (voice, importance) in [
            ("client", "Wie wichtig ist Ihnen das?"),
            ("worker", "Wie wichtig ist es der Klient_in?"),
            ("third_party", "Wie wichtig ist es der Klient_in?"),
        ] {
            let page = worker.get(&format!("{sheet}?voice={voice}")).await;
            page.is(200)
                .has(importance)
                .has("Wann muss etwas geschehen?")
                .has("Anlass")
                .has("Schlussbemerkung");
            // Only the client's own sheet asks for a name as if the client spoke.
            if voice == "client" {
                page.has("Name: ").lacks("Es geht um: ");
            } else {
                page.has("Es geht um: ").lacks(">Name: ");
            }
            let third = [
                "Wer füllt den Bogen aus?",
                "In welcher Rolle kennen Sie die Person?",
                "Grundlage der Weitergabe",
            ];
            for words in third {
                if voice == "third_party" {
                    page.has(words);
                } else {
                    page.lacks(words);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn that_a_summary_was_talked_over_is_said_when_it_is_finished_or_later() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = begun(&worker, case, "summary").await;
        let summary = ("summary", "Ohne Wohnung trägt nichts.");
        let finish = format!("{path}/finish");
        worker
            .get(&path)
            .await
            .has("Mit der Klient_in besprochen am");
        let mut early = finishing("1", "");
        early.extend([summary, ("shared_on", "19.11.2026")]);
        worker
            .post_sure(&finish, &early)
            .await
            .is(422)
            .has("Der Tag liegt vor dem Datum der Zusammenfassung.");
        let mut fields = finishing("1", "");
        fields.push(summary);
        worker.post_sure(&finish, &fields).await.is(303);
        let share = format!("{path}/shared");
        worker.get(&path).await.has("noch nicht").has(&share);
        worker.get(&share).await.is(200);
        for (on, status) in [
            ("19.11.2026", 422),
            ("31.12.2030", 422),
            ("gestern", 422),
            ("21.11.2026", 303),
        ] {
            let typed = [("version", "2"), ("shared_on", on)];
            worker.post(&share, &typed).await.is(status);
        }
        // Whoever was slower is told.
        let late = [("version", "2"), ("shared_on", "22.11.2026")];
        worker.post(&share, &late).await.is(409);
        worker
            .get(&path)
            .await
            .has("21.11.2026")
            .lacks("noch nicht");
        let row = &versions(&world, case).await[0];
        assert_eq!(row.shared_on, Some(jiff::civil::date(2026, 11, 21)));
        assert_eq!(
            row.summary, "Ohne Wohnung trägt nichts.",
            "it stays as it is"
        );
        // No other voice is talked over as a whole.
        let other = super::heard(&worker, case, "client", "2").await;
        worker
            .get(&other)
            .await
            .lacks("Besprechung mit der Klient_in");
        worker.get(&format!("{other}/shared")).await.is(404);
    })
    .await;
}
