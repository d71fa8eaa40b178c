//! Tests of `pages::concern::further`: what speaks against it is told on a page of the concern.

use testkit::{Sketch, on_each_engine};

use super::{place_of, rows};
use crate::appointment::people::{keep_away, known};

#[tokio::test]
async fn a_concern_about_somebody_protected_is_asked_about_before_it_is_a_task() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let who = known(&world, &worker, case, ("Erika Müller", "not_asked")).await;
        keep_away(&worker, case, who, "20.11.2026").await;
        let list = format!("/cases/{case}/concerns");
        let said = [
            ("topic", "Besuch"),
            ("asked", "Kann Erika Müller ihn besuchen?"),
        ];
        worker.post(&list, &said).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let click = format!("{list}/{}/task", row.id);
        worker
            .post(&click, &[("version", "1")])
            .await
            .is(422)
            .has("Erika Müller: Ein Kontaktverbot ohne Enddatum gilt.")
            .has("Kann Erika Müller ihn besuchen?")
            .has("Trotzdem übernehmen")
            .has(&format!("href=\"{list}/{}\"", row.id));
        assert!(rows(&world, case).await[0].task.is_none());
        worker.post_sure(&click, &[("version", "1")]).await.is(303);
        assert!(rows(&world, case).await[0].task.is_some());
        // It is a task already: told beside its words, with nothing to press.
        worker
            .post(&click, &[("version", "2")])
            .await
            .is(422)
            .has("ist schon eine Aufgabe")
            .has("Kann Erika Müller ihn besuchen?")
            .lacks("kern-btn--primary");
        worker.post(&list, &said).await.is(303);
        let row = rows(&world, case).await.remove(0);
        worker.post("/language", &[("language", "en")]).await;
        worker
            .post(&format!("{list}/{}/task", row.id), &[("version", "1")])
            .await
            .is(422)
            .has("Take it over anyway");
    })
    .await;
}

#[tokio::test]
async fn what_speaks_against_a_place_in_the_plan_is_told_at_the_choice() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        let draft = format!("/cases/{case}/plan/draft");
        let goal = [
            ("domain", "housing"),
            ("need", "keine Wohnung"),
            ("words", "Ich will eine Tür."),
        ];
        worker.post(&draft, &[]).await;
        worker.post(&format!("{draft}/goals"), &goal).await.is(303);
        let who = known(&world, &worker, case, ("Erika Müller", "not_asked")).await;
        let said = [("topic", "Wohnen"), ("asked", "Zu Erika Müller ziehen?")];
        worker.post(&list, &said).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let place = place_of(&worker.get(&list).await.body);
        let click = format!("{list}/{}/plan", row.id);

        // A goal that is gone: choose again, with the words of the concern beside it.
        let gone = "goal/01920000-0000-7000-8000-000000000099";
        worker
            .post(&click, &[("version", "1"), ("place", gone)])
            .await
            .is(422)
            .has("Bitte neu wählen")
            .has("Zu Erika Müller ziehen?")
            .has("Ich will eine Tür.")
            .has("id=\"place-error\"");
        // Whoever has not consented is asked about, as in the form of a measure.
        let chosen = [("version", "1"), ("place", place.as_str())];
        worker
            .post(&click, &chosen)
            .await
            .is(422)
            .has("Trotzdem übernehmen")
            .has(&format!("value=\"{place}\" selected"));
        // An order forbids it: told there too, and the way to other words stands beside it.
        keep_away(&worker, case, who, "20.11.2026").await;
        worker
            .post_sure(&click, &chosen)
            .await
            .is(422)
            .has("Kontaktverbot")
            .has("Zu Erika Müller ziehen?")
            .has(&format!("href=\"{list}/{}\"", row.id));
        assert!(rows(&world, case).await[0].plan.is_none());
        let other = [
            ("version", "1"),
            ("topic", "Wohnen"),
            ("asked", "Wohin ziehen?"),
            ("why", "war anders gemeint"),
        ];
        worker
            .post(&format!("{list}/{}", row.id), &other)
            .await
            .is(303);
        let chosen = [("version", "2"), ("place", place.as_str())];
        worker.post(&click, &chosen).await.is(303);
    })
    .await;
}
