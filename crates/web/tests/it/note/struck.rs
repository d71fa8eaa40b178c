//! A note that was written by mistake is struck: it stays readable and counts for nothing.

use jiff::civil::date;
use testkit::{Sketch, on_each_engine};

use super::{NOTE, actions, first_note, row, with};

#[tokio::test]
async fn a_struck_note_stays_readable_and_counts_for_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        let before = row(&world, case).await.derived;
        let told = with(&NOTE, "success", "Hat selbst angerufen.");
        worker.post(&notes, &told).await.is(303);
        let note = first_note(&world, case).await;
        assert_eq!(
            row(&world, case).await.derived.last_contact_on,
            Some(date(2026, 11, 20))
        );
        let path = format!("{notes}/{}/strike", note.id);
        worker.get(&notes).await.has(&path);
        worker
            .get(&path)
            .await
            .is(200)
            .has("Wohnheim vorstellen")
            .has("Warum streichen Sie?");
        let right = [("why", "falscher Fall"), ("version", "1")];
        worker
            .post(&path, &[("why", " "), ("version", "1")])
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        for account in [&world.elsewhere, &world.officer] {
            let other = world.browser(account).await;
            other.get(&path).await.is(404);
            other.post(&path, &right).await.is(404);
        }
        worker.post(&path, &right).await.is(303);
        worker
            .get(&notes)
            .await
            .has("Wohnheim vorstellen")
            .has("Gestrichen von Anna Beispiel")
            .has("Grund: falscher Fall")
            .lacks(&path);
        let after = row(&world, case).await.derived;
        assert_eq!(after.last_contact_on, before.last_contact_on);
        assert_eq!(after.contact_due_on, before.contact_due_on);
        assert!(
            actions(&world, case)
                .await
                .contains(&"note.strike".to_owned())
        );
        let overview = worker.get(&format!("/cases/{case}")).await;
        overview.lacks("Wohnheim vorstellen");
        // What went well and was told with it is struck too.
        let mut tx = world.app.store.read().await.unwrap();
        let successes = store::success::of_case(&mut tx, case).await.unwrap();
        assert!(successes.iter().all(|one| one.struck) && successes.len() == 1);
        let met = store::standard::contacts(&mut tx, case).await.unwrap();
        assert!(met.is_empty());
        drop(tx);
        // Twice is once; a struck note is not corrected.
        worker.post(&path, &right).await.is(409).has("gestrichen");
        let correct = [&NOTE[..], &[("reason", "x"), ("version", "2")][..]].concat();
        worker
            .post(&format!("{notes}/{}/correct", note.id), &correct)
            .await
            .is(409);
    })
    .await;
}

#[tokio::test]
async fn a_mistake_that_is_found_after_the_end_is_struck_then() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let notes = format!("/cases/{case}/notes");
        worker.post(&notes, &NOTE).await.is(303);
        let concerns = format!("/cases/{case}/concerns");
        let asked = [("topic", "Handyvertrag"), ("asked", "Läuft er noch?")];
        worker.post(&concerns, &asked).await.is(303);
        crate::closing::close(&world, &worker, case, "goal_reached").await;
        let note = first_note(&world, case).await.id;
        let right = [("why", "falscher Fall"), ("version", "1")];
        let path = format!("{notes}/{note}/strike");
        worker.get(&notes).await.has(&path);
        worker.post(&path, &right).await.is(303);
        worker.get(&notes).await.has("Grund: falscher Fall");
        let mut tx = world.app.store.read().await.unwrap();
        let concern = store::concern::page(&mut tx, case, None, 9).await.unwrap()[0].id;
        drop(tx);
        let path = format!("{concerns}/{concern}/strike");
        worker.get(&concerns).await.has(&path);
        worker.post(&path, &right).await.is(303);
        worker.get(&concerns).await.has("Grund: falscher Fall");
        // Nothing new is written in it.
        worker.post(&notes, &NOTE).await.is(403);
    })
    .await;
}
