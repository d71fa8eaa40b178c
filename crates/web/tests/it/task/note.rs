//! The note of a task, and what it said before.

use domain::task::TaskRole;
use testkit::{Sketch, on_each_engine};

use super::{open_task, task};

#[tokio::test]
async fn a_note_that_changes_stays_readable() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let row = open_task(&world, case, TaskRole::PrisonSocialService).await;
        let page = format!("/cases/{case}/tasks/{}", row.id);
        let worker = world.browser(&world.worker).await;
        worker.get(&page).await.lacks("Warum anders");
        let first = row.version.to_string();
        let note = format!("{page}/note");
        let words = [("note", "Schlüssel bei der Tante"), ("version", &first)];
        worker.post(&note, &words).await.is(303);
        worker
            .get(&page)
            .await
            .has("Warum anders")
            .lacks("<del>Schlüssel");
        let second = task(&world, case, row.id).await.version.to_string();
        let better = [
            ("note", "Schlüssel bei der Schwester"),
            ("note_why", "Verwechselt"),
            ("version", &second),
        ];
        worker.post(&note, &better).await.is(303);
        worker
            .get(&page)
            .await
            .has("Schlüssel bei der Schwester")
            .has("<del>Schlüssel bei der Tante</del>")
            .has("Verwechselt")
            .has("Anna Beispiel");
        // The slower of two sees both.
        worker.post(&note, &better).await.is(409).has("Verwechselt");
        // Saved once more without a change there is nothing to keep.
        let third = task(&world, case, row.id).await.version.to_string();
        let same = [
            ("note", "Schlüssel bei der Schwester"),
            ("version", third.as_str()),
        ];
        worker.post(&note, &same).await.is(303);
        let seen = worker.get(&page).await;
        assert_eq!(seen.body.matches("<del>").count(), 1);
        // The prison sees the task, but no word of it.
        let prison = world.browser(&world.prison).await;
        prison.get(&page).await.is(200).lacks("Schlüssel bei");
    })
    .await;
}

#[tokio::test]
async fn what_was_written_on_a_task_does_not_go_when_its_reason_goes() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let of = async |template: &str| {
            let mut tx = world.app.store.read().await.unwrap();
            let all = store::task::of_case(&mut tx, case).await.unwrap();
            let mut all = all.into_iter();
            all.find(|one| one.template.as_deref() == Some(template))
        };
        let (written, untouched) = (of("T32.1").await.unwrap(), of("T32.2").await);
        assert!(untouched.is_some());
        let page = format!("/cases/{case}/tasks/{}", written.id);
        let version = written.version.to_string();
        let words = [("note", "Frau Beispiel angerufen"), ("version", &version)];
        worker.post(&format!("{page}/note"), &words).await.is(303);
        // A roof is there: the search for one is over.
        let roof = [
            ("what", "accommodation/hostel"),
            ("provider", "Wohnheim Beispielweg"),
            ("from", "31.12.2026"),
            ("strength", "confirmed"),
            ("side", "outside"),
            ("epistemic", "fact"),
        ];
        let path = format!("/cases/{case}/arrangements");
        worker.post(&path, &roof).await.is(303);
        assert!(of("T32.2").await.is_none(), "nobody had touched it");
        let kept = of("T32.1").await.unwrap();
        assert_eq!(kept.id, written.id);
        worker
            .get(&page)
            .await
            .is(200)
            .has("Frau Beispiel angerufen");
    })
    .await;
}
