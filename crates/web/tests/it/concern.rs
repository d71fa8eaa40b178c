//! Tests of `pages::concern`.

use domain::{concern::ConcernStatus, ids::CaseId};
use store::concern::ConcernRow;
use testkit::{Sketch, World, on_each_engine};

async fn rows(world: &World, case: CaseId) -> Vec<ConcernRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::concern::of_case(&mut tx, case).await.unwrap()
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
