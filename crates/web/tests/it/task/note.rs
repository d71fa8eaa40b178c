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
