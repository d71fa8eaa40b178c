//! Tests of `pages::concern`.

mod further;
mod struck;

use domain::{
    concern::{ConcernStatus, InPlan},
    ids::CaseId,
};
use store::concern::ConcernRow;
use testkit::{Sketch, World, on_each_engine};

async fn rows(world: &World, case: CaseId) -> Vec<ConcernRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::concern::page(&mut tx, case, None, 500)
        .await
        .unwrap()
}

fn typed<'a>(answer: &'a str, day: &'a str, version: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("topic", "Handyvertrag"),
        ("asked", "Läuft der alte Vertrag noch?"),
        ("answer", answer),
        ("follow_up_on", day),
        ("version", version),
    ]
}

#[tokio::test]
async fn a_concern_is_noted_answered_and_stays_readable() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Anliegen notieren")
            .lacks("Offene Anliegen");
        worker
            .post(&list, &[("topic", "Handyvertrag"), ("asked", "")])
            .await
            .is(422)
            .has("value=\"Handyvertrag\"");
        worker
            .post(&list, &typed("", "01.11.2026", ""))
            .await
            .is(422)
            .has("Läuft der alte Vertrag noch?");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}"))
            .await
            .has("Offene Anliegen")
            .has("Handyvertrag");
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.status, ConcernStatus::Open);
        let path = format!("{list}/{}", row.id);
        worker.get(&path).await.is(200).has("30.11.2026");
        worker
            .post(&path, &typed("Kündigung ist möglich.", "", "1"))
            .await
            .is(303);
        worker
            .post(&path, &typed("Meine eigenen Worte", "", "1"))
            .await
            .is(409)
            .has("Meine eigenen Worte")
            .has("Kündigung ist möglich.");
        assert_eq!(rows(&world, case).await[0].status, ConcernStatus::Answered);
        worker
            .get(&list)
            .await
            .has("beantwortet")
            .has("Frühere Fassungen");
        worker
            .get(&format!("/cases/{case}"))
            .await
            .lacks("Offene Anliegen");
    })
    .await;
}

#[tokio::test]
async fn one_click_makes_a_task_of_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let row = rows(&world, case).await.remove(0);
        let click = format!("{list}/{}/task", row.id);
        worker.post(&click, &[("version", "1")]).await.is(303);
        worker.post(&click, &[("version", "1")]).await.is(409);
        worker.post(&click, &[("version", "2")]).await.is(422);
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.status, ConcernStatus::Task);
        worker
            .get(&format!("/cases/{case}/tasks/{}", row.task.unwrap()))
            .await
            .is(200)
            .has("Handyvertrag")
            .has("30.11.2026");
        world.browser(&world.prison).await.get(&list).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_concern_do_not_reach_the_prison_as_a_task() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .post(&list, &typed("", "23.11.2026", ""))
            .await
            .is(303);
        let row = rows(&world, case).await.remove(0);
        let click = format!("{list}/{}/task", row.id);
        worker.post(&click, &[("version", "1")]).await.is(303);
        let task = rows(&world, case).await.remove(0).task.unwrap();
        let prison = world.browser(&world.prison).await;
        for path in ["", "/tasks", &format!("/tasks/{task}")] {
            let seen = worker.get(&format!("/cases/{case}{path}")).await;
            if path.is_empty() {
                seen.is(200);
            } else {
                seen.is(200).has("Handyvertrag");
            }
            prison
                .get(&format!("/cases/{case}{path}"))
                .await
                .is(200)
                .lacks("Handyvertrag");
        }
        prison
            .get(&format!("/cases/{case}/tasks"))
            .await
            .has("Aufgabe der Begleitung");
    })
    .await;
}

#[tokio::test]
async fn a_change_leaves_no_concern_without_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let row = rows(&world, case).await.remove(0);
        let mut words = row.words.clone();
        words.topic = String::new();
        let ctx = world.ctx(&world.worker).await;
        let changed =
            app::concern::change(&world.app, &ctx, case, (row.id, 1), (words, "Versehen")).await;
        assert!(matches!(changed, Err(app::AppError::Invalid(_))));
    })
    .await;
}

#[tokio::test]
async fn replaced_words_need_a_reason_and_the_author_stays() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let path = format!("{list}/{}", rows(&world, case).await[0].id);
        let office = world.browser(&world.coordination).await;
        let mut changed = typed("", "30.11.2026", "1").to_vec();
        changed[1] = ("asked", "Läuft der neue Vertrag schon?");
        office
            .post(&path, &changed)
            .await
            .is(422)
            .has("Läuft der neue Vertrag schon?")
            .has("name=\"why\"");
        changed.push(("why", "verhört"));
        office.post(&path, &changed).await.is(303);
        let row = rows(&world, case).await.remove(0);
        assert_eq!(row.recorded_by, world.worker.id);
        worker
            .get(&list)
            .await
            .has("Läuft der alte Vertrag noch?")
            .has("verhört")
            .has(&format!("ersetzt von {}", world.coordination.name));
        // An answer comes on top: nothing is corrected by it.
        let mut answered = changed[..5].to_vec();
        answered[2] = ("answer", "Ja, seit Montag.");
        answered[4] = ("version", "2");
        worker.post(&path, &answered).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn one_click_makes_a_measure_or_a_need_of_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        let draft = format!("/cases/{case}/plan/draft");
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let row = rows(&world, case).await.remove(0);
        let click = format!("{list}/{}/plan", row.id);

        // Without a plan there is no goal, but a need can be named; the draft begins with it.
        worker
            .get(&list)
            .await
            .has("In den Plan übernehmen")
            .has("Neuer Bedarf: Wohnen")
            .lacks("Ziel: „");
        for wrong in ["", "goal/1", "need/nowhere", "need"] {
            let sent = [("version", "1"), ("place", wrong)];
            worker.post(&click, &sent).await.is(422);
        }
        let need = [("version", "1"), ("place", "need/work")];
        worker.post(&click, &need).await.is(303);
        worker.post(&click, &need).await.is(409);
        worker
            .post(&click, &[("version", "2"), ("place", "need/work")])
            .await
            .is(422);
        worker
            .get(&draft)
            .await
            .has("Bedarf: Handyvertrag: Läuft der alte Vertrag noch?")
            .has(&format!("{list}?from={0}#c-{0}", row.id));
        worker
            .get(&list)
            .await
            .has("steht im Entwurf des Plans")
            .has(&format!("{draft}\""));

        // Under a goal it is a measure, due on the day to come back to it.
        let goal = [
            ("domain", "housing"),
            ("need", "keine Wohnung"),
            ("words", "Ich will eine Tür."),
        ];
        worker.post(&format!("{draft}/goals"), &goal).await.is(303);
        worker
            .post(&list, &typed("", "30.11.2026", ""))
            .await
            .is(303);
        let second = rows(&world, case).await.remove(0);
        let place = place_of(&worker.get(&list).await.is(200).body);
        let click = format!("{list}/{}/plan", second.id);
        let sent = [("version", "1"), ("place", place.as_str())];
        // Who may not write the plan puts nothing into it.
        let prison = world.browser(&world.prison).await;
        prison.post(&click, &sent).await.is(403);
        worker.post(&click, &sent).await.is(303);
        let measure = match rows(&world, case).await.remove(0).plan {
            Some(InPlan::Measure(measure)) => measure,
            other => panic!("{other:?}"),
        };
        worker
            .get(&draft)
            .await
            .has(&format!("{list}?from={0}#c-{0}", second.id))
            .has("bis 30.11.2026");

        // What is taken out of the draft can go on anew.
        let remove = format!("{draft}/items/{measure}/remove");
        worker.post(&remove, &[("revision", "1")]).await.is(303);
        worker
            .get(&list)
            .await
            .has("stand im Plan, ist dort nicht mehr");
        assert_eq!(
            rows(&world, case).await.remove(0).status,
            ConcernStatus::Open
        );
        let task = format!("{list}/{}/task", second.id);
        worker.post(&task, &[("version", "3")]).await.is(303);
        let row = rows(&world, case).await.remove(0);
        assert_eq!((row.status, row.plan), (ConcernStatus::Task, None));
    })
    .await;
}

#[tokio::test]
async fn a_question_is_open_again_when_the_draft_is_given_up() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let list = format!("/cases/{case}/concerns");
        worker.post(&list, &typed("", "", "")).await.is(303);
        let row = rows(&world, case).await.remove(0);
        let overview = format!("/cases/{case}");
        worker.get(&overview).await.has(&row.words.topic);
        let sent = [("version", "1"), ("place", "need/leisure")];
        worker
            .post(&format!("{list}/{}/plan", row.id), &sent)
            .await
            .is(303);
        let taken = rows(&world, case).await.remove(0);
        assert_eq!(taken.status, ConcernStatus::Plan);
        worker
            .get(&list)
            .await
            .has("steht im Entwurf des Plans, noch nicht vereinbart")
            .has("zum Entwurf");
        let revision = {
            let mut tx = world.app.store.read().await.unwrap();
            let all = store::plan::versions(&mut tx, case).await.unwrap();
            all.last().unwrap().revision.to_string()
        };
        let give_up = format!("/cases/{case}/plan/draft/give-up");
        worker
            .post(&give_up, &[("revision", &revision)])
            .await
            .is(303);
        let back = rows(&world, case).await.remove(0);
        assert_eq!(back.status, ConcernStatus::Open);
        worker
            .get(&list)
            .await
            .has("offen · stand im Plan, ist dort nicht mehr");
        worker.get(&overview).await.has(&row.words.topic);
    })
    .await;
}

/// The value of the first goal that a concern can go to.
fn place_of(page: &str) -> String {
    let from = page.find("value=\"goal/").unwrap() + 7;
    page[from..].split('"').next().unwrap().to_owned()
}
