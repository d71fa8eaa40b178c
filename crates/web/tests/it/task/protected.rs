//! A task of one's own whose words lead to somebody whom a no-contact order protects.

use testkit::{Sketch, on_each_engine};

use super::{logged, tasks};
use crate::appointment::people::{keep_away, known};

#[tokio::test]
async fn a_task_that_leads_to_somebody_protected_is_asked_about_once() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let who = known(&world, &worker, case, ("Erika Müller", "not_asked")).await;
        let list = format!("/cases/{case}/tasks");
        let before = tasks(&world, case).await.len();
        let typed = |title, note, due| {
            [
                ("title", title),
                ("note", note),
                ("due_on", due),
                ("role", "transition_manager"),
            ]
        };
        // Without an order it is a task like any other.
        let call = typed("Mutter anrufen", "Erika Müller fragen", "");
        worker.post(&list, &call).await.is(303);
        keep_away(&worker, case, who, "30.11.2026").await;
        // One that is due before the order begins leads to nobody protected.
        let soon = typed("Mueller, Erika anrufen", "", "27.11.2026");
        worker.post(&list, &soon).await.is(303);
        let later = typed(
            "Post holen",
            "Zeile eins\r\nzu erika mueller gehen",
            "01.12.2026",
        );
        let asked = worker.post(&list, &later).await;
        asked
            .is(422)
            .has("Ist diese Aufgabe so gemeint?")
            .has("Erika Müller: Ein Kontaktverbot ohne Enddatum gilt.")
            .has("Trotzdem speichern")
            .has("Post holen")
            .has("zu erika mueller gehen");
        assert_eq!(tasks(&world, case).await.len(), before + 2);
        // What was confirmed is this, and no other words.
        let hidden = "name=\"confirmed\" value=\"";
        let at = asked.body.find(hidden).unwrap() + hidden.len();
        let confirmed = asked.body[at..].split('"').next().unwrap();
        let other = typed("Post holen", "mit Erika Müller essen", "01.12.2026");
        let mut other = other.to_vec();
        other.push(("confirmed", confirmed));
        worker.post(&list, &other).await.is(422);
        let mut same = later.to_vec();
        same.push(("confirmed", confirmed));
        worker.post(&list, &same).await.is(303);
        assert_eq!(tasks(&world, case).await.len(), before + 3);
        assert_eq!(logged(&world, case, "task.add").await, 3);
        // A mistake is told first, and at its field.
        let mut past = typed("Erika Müller schreiben", "", "01.11.2026").to_vec();
        past.push(("confirmed", ""));
        worker
            .post(&list, &past)
            .await
            .is(422)
            .lacks("so gemeint")
            .has("due_on");
        // Another name is nobody's; a part of one may be hers.
        let free = typed("Anrufen", "Frau Müllerin", "01.12.2026");
        worker.post(&list, &free).await.is(303);
        let part = typed("Erika anrufen", "", "01.12.2026");
        let asked = worker.post(&list, &part).await;
        asked.is(422).has("ein Teil des Namens");
    })
    .await;
}
