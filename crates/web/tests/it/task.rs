//! Tasks: the list, one task with its reasons, and what people do with them.

use app::task::{Change, TaskGroup};
use domain::{
    ids::{CaseId, TaskId},
    task::{TaskRole, TaskStatus},
};
use jiff::civil::date;
use store::{log::LogFilter, task::TaskRow};
use testkit::{Sketch, World, on_each_engine};

mod note;
mod protected;
mod rights;

async fn tasks(world: &World, case: CaseId) -> Vec<TaskRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::task::of_case(&mut tx, case).await.unwrap()
}

async fn task(world: &World, case: CaseId, task: TaskId) -> TaskRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::task::get(&mut tx, case, task)
        .await
        .unwrap()
        .unwrap()
}

/// An open task with a date ahead that nothing blocks, of a role.
async fn open_task(world: &World, case: CaseId, role: TaskRole) -> TaskRow {
    tasks(world, case)
        .await
        .into_iter()
        .find(|task| {
            task.status == TaskStatus::Open
                && task.role == role
                && task.blocked_by.is_empty()
                && task.due_on.is_some_and(|due| due > world.today())
        })
        .unwrap()
}

async fn logged(world: &World, case: CaseId, action: &str) -> usize {
    let mut tx = world.app.store.read().await.unwrap();
    store::log::latest(&mut tx, world.carrier, LogFilter::OfCase(case), None, 50)
        .await
        .unwrap()
        .iter()
        .filter(|logged| logged.entry.action == action)
        .count()
}

#[tokio::test]
async fn the_list_groups_tasks_and_is_cut_by_role() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let address = format!("/cases/{case}/tasks");
        let page = browser.get(&address).await;
        page.is(200)
            .has("id=\"group-now\"")
            .has("id=\"group-later\"")
            .has("id=\"group-blocked\"")
            .has("id=\"group-undated\"")
            .has("überfällig")
            .has("wartet auf: ")
            .has("SGB")
            .has("Anna Beispiel")
            .has("Eigene Aufgabe");
        assert_eq!(logged(&world, case, "task.list").await, 1);

        let ctx = world.ctx(&world.worker).await;
        let list = app::task::list(&world.app, &ctx, case, None).await.unwrap();
        let now: Vec<_> = list
            .tasks
            .iter()
            .filter(|item| item.group == TaskGroup::Now)
            .map(|item| item.row.due_on)
            .collect();
        assert!(now.is_sorted() && now[0] < Some(world.today()), "{now:?}");

        let prison = open_task(&world, case, TaskRole::PrisonSocialService).await;
        let mine = open_task(&world, case, TaskRole::TransitionManager).await;
        browser
            .get(&format!("{address}?role=prison_social_service"))
            .await
            .is(200)
            .has(&prison.title_de)
            .lacks(&format!("/tasks/{}\"", mine.id));
    })
    .await;
}

#[tokio::test]
async fn a_case_that_came_late_has_its_tasks_at_once_marked_as_shortened() {
    on_each_engine(async |world| {
        let late = Sketch {
            entry_on: world.today(),
            release_on: Some(date(2026, 12, 7)),
            ..Sketch::default()
        };
        let case = world.active_case(late).await;
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}/tasks"))
            .await
            .has("verkürzt")
            .has("heute fällig");
    })
    .await;
}

#[tokio::test]
async fn one_task_tells_why_on_that_day_and_by_what_law() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let row = tasks(&world, case)
            .await
            .into_iter()
            .find(|task| !task.legal_basis.is_empty() && task.due_on.is_some() && !task.shortened)
            .unwrap();
        let browser = world.browser(&world.worker).await;
        let page = browser
            .get(&format!("/cases/{case}/tasks/{}", row.id))
            .await;
        page.is(200)
            .has(&row.legal_basis)
            .has("Warum dieses Datum?")
            .has("der Entlassung am 31.12.2026")
            .has("Aus dem Programm entstanden.");
        let german = format!(
            "{:02}.{:02}.",
            row.due_on.unwrap().day(),
            row.due_on.unwrap().month()
        );
        page.has(&german);
        assert_eq!(logged(&world, case, "task.view").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_blocked_task_shows_what_really_is_stuck() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let ctx = world.ctx(&world.worker).await;
        let mut chains = 0;
        for row in tasks(&world, case).await {
            let view = app::task::view(&world.app, &ctx, case, row.id)
                .await
                .unwrap();
            assert_eq!(view.chain.is_empty(), row.blocked_by.is_empty(), "{row:?}");
            if !view.chain.is_empty() {
                assert!(
                    view.chain.iter().any(|link| link.is_root),
                    "{:?}",
                    view.chain
                );
                chains += 1;
            }
        }
        assert!(chains > 0);
        let blocked = tasks(&world, case)
            .await
            .into_iter()
            .find(|task| !task.blocked_by.is_empty())
            .unwrap();
        let browser = world.browser(&world.worker).await;
        browser
            .get(&format!("/cases/{case}/tasks/{}", blocked.id))
            .await
            .is(200)
            .has("hier anfangen");
    })
    .await;
}

#[tokio::test]
async fn a_tick_comes_back_to_its_page_and_can_be_undone() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let row = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = format!("/cases/{case}/tasks/{}", row.id);
        let next = format!("/cases/{case}/tasks?role=transition_manager&done=task-flash-added");
        // Without the version that was seen nothing is ticked.
        let blind = [("next", next.as_str())];
        browser
            .post(&format!("{address}/complete"), &blind)
            .await
            .is(409);
        let version = row.version.to_string();
        let answer = browser
            .post(
                &format!("{address}/complete"),
                &[("next", &next), ("version", &version)],
            )
            .await;
        answer.is(303);
        assert_eq!(
            answer.location,
            format!(
                "/cases/{case}/tasks?role=transition_manager&done=task-flash-completed&undo={address}/reopen"
            )
        );
        let done = task(&world, case, row.id).await;
        assert_eq!(done.status, TaskStatus::Done);
        assert_eq!(done.settled_by, Some(world.worker.id));
        browser
            .get(&answer.location)
            .await
            .has("Als erledigt eingetragen.")
            .has(&format!("action=\"{address}/reopen\""));
        browser.get(&address).await.has("Erledigt Mo 23.11.2026");

        // Two people tick the same task: the second one learns of the first.
        let office = world.browser(&world.coordination).await;
        office
            .post(&format!("{address}/complete"), &[("version", &version)])
            .await
            .is(409)
            .has("erledigt, Anna Beispiel");

        let answer = browser.post(&format!("{address}/reopen"), &[]).await;
        assert!(answer.location.starts_with(&format!("/cases/{case}/tasks")));
        assert_eq!(task(&world, case, row.id).await.status, TaskStatus::Open);
        assert_eq!(logged(&world, case, "task.complete").await, 1);
        assert_eq!(logged(&world, case, "task.reopen").await, 1);
        let version = task(&world, case, row.id).await.version.to_string();
        let fields = [("next", "https://evil.example/"), ("version", &version)];
        browser
            .post(&format!("{address}/complete"), &fields)
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn completing_frees_what_waited_for_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let all = tasks(&world, case).await;
        let (waiting, first) = all
            .iter()
            .find_map(|waiting| {
                let [only] = &waiting.blocked_by[..] else {
                    return None;
                };
                let first = all
                    .iter()
                    .find(|task| task.template.as_ref() == Some(only))?;
                Some((waiting, first))
            })
            .expect("a task that waits for exactly one other");
        let ctx = world.ctx(&world.worker).await;
        let view = app::task::view(&world.app, &ctx, case, first.id)
            .await
            .unwrap();
        assert!(view.frees.iter().any(|(id, _)| *id == waiting.id));
        let seen = Some(first.version);
        Box::pin(app::task::change(
            &world.app,
            &ctx,
            case,
            first.id,
            seen,
            Change::Complete,
        ))
        .await
        .unwrap();
        assert!(task(&world, case, waiting.id).await.blocked_by.is_empty());
        Box::pin(app::task::change(
            &world.app,
            &ctx,
            case,
            first.id,
            None,
            Change::Reopen,
        ))
        .await
        .unwrap();
        assert_eq!(
            task(&world, case, waiting.id).await.blocked_by,
            waiting.blocked_by
        );
    })
    .await;
}

#[tokio::test]
async fn skipping_needs_a_reason_and_keeps_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let row = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = format!("/cases/{case}/tasks/{}", row.id);
        browser
            .post(&format!("{address}/skip"), &[("reason", "  ")])
            .await
            .is(422)
            .has("eine Möglichkeit auswählen");
        // Another reason has to be told.
        browser
            .post(&format!("{address}/skip"), &[("skip_reason", "other")])
            .await
            .is(422)
            .has("Diese Angabe fehlt");
        let answer = browser
            .post(
                &format!("{address}/skip"),
                &[
                    ("skip_reason", "not_needed"),
                    ("reason", "Wohnung bleibt erhalten"),
                    ("version", &row.version.to_string()),
                ],
            )
            .await;
        answer.is(303);
        assert!(answer.location.contains("task-flash-skipped"));
        browser
            .get(&address)
            .await
            .has("Ausgelassen Mo 23.11.2026")
            .has("nicht nötig: Wohnung bleibt erhalten");
    })
    .await;
}

#[tokio::test]
async fn pinning_sets_a_date_that_stays_and_unpinning_follows_again() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let row = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = format!("/cases/{case}/tasks/{}", row.id);
        let version = row.version.to_string();
        for (typed, says) in [
            ("20.11.2026", "Dieser Tag liegt in der Vergangenheit"),
            ("31.11.2026", "Der November hat 30 Tage"),
        ] {
            browser
                .post(
                    &format!("{address}/pin"),
                    &[
                        ("due_on", typed),
                        ("pin_reason", "Termin beim Amt"),
                        ("version", &version),
                    ],
                )
                .await
                .is(422)
                .has(says)
                .has(&format!("value=\"{typed}\""))
                .has("value=\"Termin beim Amt\"");
        }
        browser
            .post(
                &format!("{address}/pin"),
                &[
                    ("due_on", "27.11.2026"),
                    ("pin_reason", "Termin beim Amt"),
                    ("version", &version),
                ],
            )
            .await
            .is(303);
        let pinned = task(&world, case, row.id).await;
        assert_eq!(
            (pinned.pinned, pinned.due_on),
            (true, Some(date(2026, 11, 27)))
        );
        browser
            .get(&address)
            .await
            .has("festgehalten")
            .has("Datum festgehalten: 27.11.2026")
            .has("Nach dem Programm wäre es der");

        // Somebody who still sees the former version gets both.
        let office = world.browser(&world.coordination).await;
        let answer = office
            .post(
                &format!("{address}/pin"),
                &[
                    ("due_on", "30.11.2026"),
                    ("pin_reason", "Urlaub"),
                    ("version", &version),
                ],
            )
            .await;
        answer
            .is(409)
            .has("Fr 27.11.2026")
            .has("value=\"30.11.2026\"")
            .has("value=\"Urlaub\"")
            .has(&format!("name=\"version\" value=\"{}\"", pinned.version));
        assert_eq!(task(&world, case, row.id).await, pinned);

        browser.post(&format!("{address}/unpin"), &[]).await.is(409);
        let version = pinned.version.to_string();
        browser
            .post(&format!("{address}/unpin"), &[("version", &version)])
            .await
            .is(303);
        let free = task(&world, case, row.id).await;
        assert_eq!((free.pinned, free.due_on), (false, row.due_on));
    })
    .await;
}

#[tokio::test]
async fn a_task_goes_to_lead_or_deputy_and_to_nobody_else() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let row = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = format!("/cases/{case}/tasks/{}/reassign", row.id);
        let to = |id: domain::ids::UserId| id.to_string();
        let give = async |to: &str, version: i64| {
            let version = version.to_string();
            let fields = [("assignee", to), ("version", &version)];
            browser.post(&address, &fields).await
        };
        give(&to(world.elsewhere.id), row.version)
            .await
            .is(422)
            .has("für den Fall nicht zuständig");
        give(&to(world.colleague.id), row.version).await.is(422);
        let mut tx = world.app.store.write().await.unwrap();
        let (lead, deputy) = (Some(world.worker.id), Some(world.colleague.id));
        store::case::set_responsible(&mut tx, case, lead, deputy)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        give(&to(world.colleague.id), row.version).await.is(303);
        let given = task(&world, case, row.id).await;
        assert_eq!(given.assignee, Some(world.colleague.id));
        // The history says to whom.
        browser
            .get(&format!("/cases/{case}/tasks/{}", row.id))
            .await
            .has("Gegeben an Ben Muster.");
        give("", row.version).await.is(409);
        give("", given.version).await.is(303);
        // Taken from everybody, it is the lead's: no task is on nobody's day.
        let left = task(&world, case, row.id).await.assignee;
        assert_eq!(left, Some(world.worker.id));
    })
    .await;
}

#[tokio::test]
async fn ones_own_task_is_added_noted_moved_and_never_follows() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let address = format!("/cases/{case}/tasks");
        browser.get(&format!("{address}/new")).await.is(200);
        browser
            .post(
                &address,
                &[
                    ("title", ""),
                    ("due_on", "31.02.2027"),
                    ("role", "client"),
                    ("note", "Mit der <Schwester>"),
                ],
            )
            .await
            .is(422)
            .has("Diese Angabe fehlt")
            .has("value=\"31.02.2027\"")
            .has("Mit der &#60;Schwester&#62;");
        browser
            .post(
                &address,
                &[
                    ("title", "Fahrrad abholen"),
                    ("due_on", "18.12.2026"),
                    ("role", "together"),
                    ("note", ""),
                ],
            )
            .await
            .is(303);
        browser
            .get(&address)
            .await
            .has("Fahrrad abholen")
            .has("Fr 18.12.2026")
            .has("eigene");
        let own = tasks(&world, case)
            .await
            .into_iter()
            .find(|task| task.template.is_none())
            .unwrap();
        let page = format!("{address}/{}", own.id);
        browser
            .post(
                &format!("{page}/note"),
                &[("note", "Schlüssel bei der Schwester"), ("version", "1")],
            )
            .await
            .is(303);
        browser
            .get(&page)
            .await
            .has("Schlüssel bei der Schwester")
            .has("Angelegt.")
            .has("Bemerkung geändert.");
        browser
            .post(
                &format!("{page}/pin"),
                &[
                    ("due_on", "21.12.2026"),
                    (
                        "version",
                        &task(&world, case, own.id).await.version.to_string(),
                    ),
                ],
            )
            .await
            .is(303);
        let moved = task(&world, case, own.id).await;
        assert_eq!(
            (moved.pinned, moved.due_on),
            (false, Some(date(2026, 12, 21)))
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_written_to_a_task_stays_outside_of_the_prison() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let row = open_task(&world, case, TaskRole::TransitionManager).await;
        let address = format!("/cases/{case}/tasks");
        let page = format!("{address}/{}", row.id);
        let version = row.version.to_string();
        let fields = [
            ("note", "Schlüssel bei der Schwester"),
            ("version", &version),
        ];
        browser.post(&format!("{page}/note"), &fields).await.is(303);
        browser.get(&page).await.has("Schlüssel bei");
        let prison = world.browser(&world.prison).await;
        for path in [&page, &address, &format!("/cases/{case}")] {
            prison.get(path).await.is(200).lacks("Schlüssel bei");
        }
    })
    .await;
}

#[tokio::test]
async fn the_overview_shows_first_what_is_overdue() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let today = date(2026, 12, 20);
        let mut tx = world.app.store.read().await.unwrap();
        let shown = store::task::next_open(&mut tx, case, (100, today))
            .await
            .unwrap();
        let rank = |task: &TaskRow| {
            let late = task.due_on.is_some_and(|due| due < today);
            let due = task.due_on.unwrap_or(jiff::civil::Date::MAX);
            (!late, !task.blocked_by.is_empty(), due)
        };
        assert!(shown.is_sorted_by_key(rank), "{shown:?}");
        let late_and_waiting = |task: &&TaskRow| {
            let late = task.due_on.is_some_and(|due| due < today);
            late && !task.blocked_by.is_empty()
        };
        let waiting = shown.iter().filter(late_and_waiting).count();
        let ahead = shown.iter().filter(|task| rank(task).0).count();
        assert!(waiting > 0 && ahead > 0, "{waiting} {ahead}");
    })
    .await;
}
