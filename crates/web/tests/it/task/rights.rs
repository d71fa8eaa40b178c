//! Who may do what with tasks.

use domain::task::TaskRole;
use store::task::TaskRow;
use testkit::{Sketch, on_each_engine};

use super::open_task;

#[tokio::test]
async fn the_prison_completes_its_own_tasks_and_no_others() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let prison = world.browser(&world.prison).await;
        let own = open_task(&world, case, TaskRole::PrisonSocialService).await;
        let other = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = |task: &TaskRow| format!("/cases/{case}/tasks/{}", task.id);
        prison
            .get(&format!("/cases/{case}/tasks"))
            .await
            .is(200)
            .lacks("Eigene Aufgabe")
            .lacks(&format!("{}/complete", address(&other)));
        prison
            .get(&address(&other))
            .await
            .is(200)
            .lacks("Als erledigt eintragen");
        prison
            .post(&format!("{}/complete", address(&other)), &[])
            .await
            .is(403);
        prison
            .post(
                &format!("{}/complete", address(&own)),
                &[("version", &own.version.to_string())],
            )
            .await
            .is(303);
        for act in ["skip", "pin", "reassign", "note"] {
            let sent = [
                ("reason", "x"),
                ("skip_reason", "not_needed"),
                ("due_on", "30.11.2026"),
                ("note", "x"),
            ];
            prison
                .post(&format!("{}/{act}", address(&other)), &sent)
                .await
                .is(403);
        }
        prison
            .get(&format!("/cases/{case}/tasks/new"))
            .await
            .is(403);
        prison
            .post(
                &format!("/cases/{case}/tasks"),
                &[("title", "x"), ("role", "client")],
            )
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
async fn foreign_and_unknown_tasks_answer_alike() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let elsewhere = world
            .active_case(Sketch {
                family_name: "Anders",
                book_number: None,
                site: 1,
                ..Sketch::default()
            })
            .await;
        let foreign = open_task(&world, elsewhere, TaskRole::TransitionManager).await;
        for account in [
            &world.colleague,
            &world.elsewhere,
            &world.stranger,
            &world.officer,
        ] {
            let browser = world.browser(account).await;
            let row = open_task(&world, case, TaskRole::TransitionManager).await;
            browser.get(&format!("/cases/{case}/tasks")).await.is(404);
            let address = format!("/cases/{case}/tasks/{}", row.id);
            browser.get(&address).await.is(404);
            browser
                .post(&format!("{address}/complete"), &[])
                .await
                .is(404);
        }
        let worker = world.browser(&world.worker).await;
        for id in [
            foreign.id.to_string(),
            case.to_string(),
            "nonsense".to_owned(),
        ] {
            worker
                .get(&format!("/cases/{case}/tasks/{id}"))
                .await
                .is(404);
            worker
                .post(&format!("/cases/{case}/tasks/{id}/complete"), &[])
                .await
                .is(404);
        }
    })
    .await;
}
