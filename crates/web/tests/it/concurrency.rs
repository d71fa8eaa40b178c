//! Two people change the same thing at the same moment: exactly one of them wins, the other one is
//! told, and nobody waits for ever.

use app::{
    AppError,
    arrangement::{Draft, Outcome},
    release::Forecast,
    task::Change,
};
use domain::{
    contact::EpistemicKind,
    ids::CaseId,
    release::{Confidence, ReleaseKind},
    seam::{Side, Strength},
    task::{TaskRole, TaskStatus},
};
use jiff::civil::date;
use testkit::{Sketch, World, again, on_each_engine};

/// How often each pair meets; the order in which they come differs every time.
const ROUNDS: usize = 4;

async fn open_task(world: &World, case: CaseId) -> store::task::TaskRow {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::task::of_case(&mut tx, case).await.unwrap();
    all.into_iter()
        .find(|one| {
            one.status == TaskStatus::Open
                && one.role == TaskRole::TransitionManager
                && one.blocked_by.is_empty()
        })
        .unwrap()
}

/// One has won; the other one was told that somebody was faster.
#[track_caller]
fn one_wins<T: std::fmt::Debug>(one: Result<T, AppError>, other: Result<T, AppError>) {
    let told = match (one, other) {
        (Ok(_), Err(told)) | (Err(told), Ok(_)) => told,
        both => panic!("not exactly one has won: {both:?}"),
    };
    assert!(matches!(told, AppError::Conflict(_)), "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_changes_of_one_task_do_not_both_count() {
    on_each_engine(async |world| Box::pin(tasks(world)).await).await;
}

async fn tasks(world: World) {
    let case = world.active_case(Sketch::default()).await;
    let (worker, office) = (
        world.ctx(&world.worker).await,
        world.ctx(&world.coordination).await,
    );
    for _ in 0..ROUNDS {
        let task = open_task(&world, case).await;
        let seen = Some(task.version);
        let skip = Change::Skip {
            reason: "nicht nötig".to_owned(),
        };
        let (one, other) = tokio::join!(
            again(async || {
                let done = Change::Complete;
                app::task::change(&world.app, &worker, case, task.id, seen, done).await
            }),
            again(async || {
                let skip = skip.clone();
                app::task::change(&world.app, &office, case, task.id, seen, skip).await
            }),
        );
        one_wins(one, other);
    }
    let log = app::log::verify(&world.app, office.today).await.unwrap();
    assert!(log.broken.is_none());
}

fn forecast(day: i8, seen: Option<domain::ids::ReleaseForecastId>) -> Forecast {
    Forecast {
        release_on: date(2027, 2, day),
        kind: ReleaseKind::FullTerm,
        source: "JVA Tonna".to_owned(),
        confidence: Confidence::Likely,
        note: String::new(),
        seen,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_new_release_dates_do_not_both_count() {
    on_each_engine(async |world| Box::pin(releases(world)).await).await;
}

async fn releases(world: World) {
    let case = world.active_case(Sketch::default()).await;
    let (worker, office) = (
        world.ctx(&world.worker).await,
        world.ctx(&world.coordination).await,
    );
    for round in 0..ROUNDS {
        let mut tx = world.app.store.read().await.unwrap();
        let history = store::release::of_case(&mut tx, case).await.unwrap();
        drop(tx);
        let seen = history.first().map(|row| row.id);
        let day = i8::try_from(2 * round).unwrap();
        let (early, late) = (forecast(day + 1, seen), forecast(day + 2, seen));
        let (one, other) = tokio::join!(
            again(async || app::release::save(&world.app, &worker, case, &early).await),
            again(async || app::release::save(&world.app, &office, case, &late).await),
        );
        one_wins(one, other);
        let mut tx = world.app.store.read().await.unwrap();
        let now = store::release::of_case(&mut tx, case).await.unwrap();
        assert_eq!(now.len(), history.len() + 1);
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        assert_eq!(row.release_on, Some(now[0].release_on));
    }
}

fn stay(provider: &str) -> Draft {
    Draft {
        security: "accommodation".to_owned(),
        kind: None,
        provider: provider.to_owned(),
        from_on: date(2026, 12, 31),
        to_on: None,
        strength: Strength::Promised,
        side: Side::Outside,
        evidence: String::new(),
        epistemic: EpistemicKind::Fact,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_changes_of_one_arrangement_do_not_both_count() {
    on_each_engine(async |world| Box::pin(arrangements(world)).await).await;
}

async fn arrangements(world: World) {
    let case = world.active_case(Sketch::default()).await;
    let (worker, office) = (
        world.ctx(&world.worker).await,
        world.ctx(&world.coordination).await,
    );
    let app = &world.app;
    let added = app::arrangement::add(app, &worker, case, stay("Wohnheim"), true).await;
    let Ok(Outcome::Saved(mut id)) = added else {
        panic!("not added: {added:?}");
    };
    for round in 0..ROUNDS {
        let (mine, theirs) = (format!("Haus {round}"), format!("Heim {round}"));
        let (one, other) = tokio::join!(
            again(async || {
                let mine = stay(&mine);
                app::arrangement::change(app, &worker, (case, id, 1), mine, "neu", true).await
            }),
            again(async || {
                let theirs = stay(&theirs);
                app::arrangement::change(app, &office, (case, id, 1), theirs, "neu", true).await
            }),
        );
        id = match (one.unwrap(), other.unwrap()) {
            (Outcome::Saved(new), Outcome::Changed(_))
            | (Outcome::Changed(_), Outcome::Saved(new)) => new,
            both => panic!("not exactly one has won: {both:?}"),
        };
    }
    let mut tx = app.store.read().await.unwrap();
    let all = store::arrangement::of_case(&mut tx, case).await.unwrap();
    assert_eq!(all.iter().filter(|row| row.struck_at.is_none()).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn people_who_change_different_cases_never_wait_in_a_circle() {
    on_each_engine(async |world| Box::pin(circle(world)).await).await;
}

async fn circle(world: World) {
    let first = world.active_case(Sketch::default()).await;
    let second = Sketch {
        family_name: "Anders",
        book_number: Some("2/25"),
        ..Sketch::default()
    };
    let second = world.active_case(second).await;
    let (worker, office) = (
        world.ctx(&world.worker).await,
        world.ctx(&world.coordination).await,
    );
    for _ in 0..ROUNDS {
        let (one, other) = (
            open_task(&world, first).await,
            open_task(&world, second).await,
        );
        let (tomorrow, ids) = (world.today().tomorrow().unwrap(), world.ids());
        let done = async |ctx: &app::OpContext, case, task: &store::task::TaskRow| {
            let (seen, done) = (Some(task.version), Change::Complete);
            app::task::change(&world.app, ctx, case, task.id, seen, done).await
        };
        let (a, b, c) = tokio::join!(
            again(async || done(&worker, first, &one).await),
            again(async || done(&office, second, &other).await),
            again(async || {
                let now = world.now();
                app::recompute::catch_up(&world.app, now, tomorrow, ids, 10).await
            }),
        );
        // What was recomputed meanwhile is a conflict and no failure.
        for answer in [a, b] {
            assert!(
                matches!(answer, Ok(_) | Err(AppError::Conflict(_))),
                "{answer:?}"
            );
        }
        c.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_reports_of_one_person_make_one_case() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.coordination).await;
        let form = [
            ("family_name", "Yilmaz"),
            ("given_names", "Deniz"),
            ("birth_date", "03.05.1991"),
            ("institution", "th-tonna"),
            ("book_number", "77/26"),
            ("custody_start", "01.02.2026"),
            ("release_on", "01.04.2027"),
            ("programme", "puemas"),
            ("source", "prison"),
        ];
        let (one, other) = tokio::join!(
            browser.post("/referrals/new", &form),
            browser.post("/referrals/new", &form)
        );
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 303, "{one:?} {other:?}");
        let mut tx = world.app.store.read().await.unwrap();
        let rows = tx
            .query("SELECT id FROM client WHERE family_name = 'Yilmaz'", &[])
            .await
            .unwrap();
        assert_eq!(rows.len(), 1);
    })
    .await;
}
