//! Tests of `pages::closing`: the end of a case, and re-entry.

use domain::{case::CaseStatus, ids::CaseId, participation::ParticipationStatus, task::TaskStatus};
use jiff::civil::date;
use store::{case::CaseRow, log::LogFilter};
use testkit::{Browser, Sketch, World, on_each_engine};

mod ending;
pub(crate) mod extension;
mod outcomes;
mod window;

pub(crate) async fn row(world: &World, case: CaseId) -> CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

async fn has_logged(world: &World, case: CaseId, action: &str) -> bool {
    let mut tx = world.app.store.read().await.unwrap();
    let filter = LogFilter::OfCase(case);
    let log = store::log::latest(&mut tx, world.carrier, filter, None, 200)
        .await
        .unwrap();
    log.iter().any(|one| one.entry.action == action)
}

pub(crate) async fn close(world: &World, browser: &Browser, case: CaseId, reason: &str) {
    let version = row(world, case).await.version.to_string();
    let fields = [
        ("exit_on", "20.11.2026"),
        ("reason", reason),
        ("note", "Arbeit gefunden, Wohnung sicher."),
        ("version", &version),
    ];
    let path = format!("/cases/{case}/close");
    let answer = browser.post_sure(&path, &fields).await;
    answer.is(303);
    assert!(answer.location.contains("closing-flash-closed"));
}

#[tokio::test]
async fn closing_shows_what_is_open_and_settles_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let module = [
            ("module", "housing"),
            ("status", "running"),
            ("from", "02.11.2026"),
            ("side", "inside"),
        ];
        worker
            .post(&format!("/cases/{case}/modules"), &module)
            .await
            .is(303);
        let to = world.colleague.id.to_string();
        worker
            .post(
                &format!("/cases/{case}/handovers"),
                &testkit::handover_form(&to, "bitte"),
            )
            .await
            .is(303);
        let page = worker.get(&format!("/cases/{case}/close")).await;
        page.is(200)
            .has("Aufgaben sind noch offen")
            .has("Modul ist geplant oder läuft")
            .has("Übergabe wartet")
            .has("nicht abgesichert")
            .has("Rückkehr ist möglich")
            .has("Ziele vorher erreicht")
            .has("vorzeitig: Kontakt verloren")
            .has(">verstorben<")
            .lacks("regulär: ");
        close(&world, &worker, case, "goal_reached").await;
        let closed = row(&world, case).await;
        assert_eq!(closed.status, CaseStatus::Closed);
        assert_eq!(closed.exit_on, Some(date(2026, 11, 20)));
        assert_eq!(closed.entry_on, Some(date(2026, 6, 30)));
        assert_eq!(closed.closure_reason.as_deref(), Some("goal_reached"));
        assert_eq!(closed.lead, Some(world.worker.id));
        assert_eq!(closed.derived.next_due_on, None);

        let mut tx = world.app.store.read().await.unwrap();
        for task in store::task::of_case(&mut tx, case).await.unwrap() {
            assert_ne!(task.status, TaskStatus::Open);
            if task.status == TaskStatus::Skipped {
                assert_eq!(task.reason, "Fall beendet");
            }
        }
        let modules = store::module::of_case(&mut tx, case).await.unwrap();
        assert_eq!(modules[0].status, ParticipationStatus::Done);
        assert_eq!(modules[0].to_on, Some(date(2026, 11, 20)));
        let history = store::assignment::of_case(&mut tx, case).await.unwrap();
        assert!(history.iter().all(|one| one.to_at.is_some()));
        let offers = store::handover::of_case(&mut tx, case).await.unwrap();
        let open = store::handover::HandoverState::Open;
        assert!(offers.iter().all(|one| one.state() != open));
        drop(tx);

        assert!(has_logged(&world, case, "case.close").await);
        // It stays readable, and nothing goes on in it.
        let page = worker.get(&format!("/cases/{case}/people")).await;
        page.is(200)
            .lacks("Zur Übergabe geben")
            .has("Wiedereinstieg");
        worker.get(&format!("/cases/{case}/close")).await.is(403);
        worker
            .post(
                &format!("/cases/{case}/handovers"),
                &[("to", &to), ("content", "x")],
            )
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
async fn impossible_ends_are_refused_and_what_was_typed_is_kept() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/close");
        let version = row(&world, case).await.version.to_string();
        let typed = |exit_on, reason| {
            [
                ("exit_on", exit_on),
                ("reason", reason),
                ("note", "Mein Satz."),
                ("version", version.as_str()),
            ]
        };
        for (exit_on, said) in [
            ("24.11.2026", "in der Zukunft"),
            ("29.06.2026", "vor dem 30.06.2026"),
            ("31.06.2026", "30 Tage"),
            ("", "Diese Angabe fehlt"),
        ] {
            let answer = worker.post(&path, &typed(exit_on, "goal_reached")).await;
            answer.is(422).has(said).has("Mein Satz.").has("selected");
        }
        worker
            .post(&path, &typed("20.11.2026", "nonsense"))
            .await
            .is(422);
        let stale = [
            ("exit_on", "20.11.2026"),
            ("reason", "goal_reached"),
            ("note", "Mein Satz."),
            ("version", "0"),
        ];
        worker
            .post(&path, &stale)
            .await
            .is(409)
            .has("Mein Satz.")
            .has("laufend");
        assert_eq!(row(&world, case).await.status, CaseStatus::Active);

        for stranger in [&world.elsewhere, &world.colleague, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&path).await.is(404);
            browser
                .post(&path, &typed("20.11.2026", "goal_reached"))
                .await
                .is(404);
        }
        let prison = world.browser(&world.prison).await;
        prison
            .post(&path, &typed("20.11.2026", "goal_reached"))
            .await
            .is(403);
        // Who was never admitted is not closed.
        let intake = world.registered_case(Sketch::default()).await;
        let office = world.browser(&world.coordination).await;
        office.get(&format!("/cases/{intake}/close")).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn an_end_can_be_prepared_and_taken_back() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/close");
        let version = row(&world, case).await.version.to_string();
        let fields = [("note", "Schon notiert."), ("version", &version)];
        worker.post(&format!("{path}/resume"), &[]).await.is(422);
        worker
            .post(&format!("{path}/prepare"), &fields)
            .await
            .is(303);
        assert_eq!(row(&world, case).await.status, CaseStatus::Closing);
        worker
            .get(&path)
            .await
            .has("Der Abschluss ist vorbereitet")
            .has("Schon notiert.");
        worker.post(&format!("{path}/resume"), &[]).await.is(303);
        let now = row(&world, case).await;
        assert_eq!(
            (now.status, now.entry_on),
            (CaseStatus::Active, Some(date(2026, 6, 30)))
        );
        let version = now.version.to_string();
        let fields = [("note", "Noch einmal."), ("version", &version)];
        worker
            .post(&format!("{path}/prepare"), &fields)
            .await
            .is(303);
        close(&world, &worker, case, "client_ended").await;
    })
    .await;
}

async fn request(browser: &Browser, case: CaseId, kind: &str) -> testkit::Answer {
    let fields = [
        ("kind", kind),
        ("reason", "Die Wohnung ist gekündigt."),
        ("custody", "same"),
    ];
    browser
        .post(&format!("/cases/{case}/reentry"), &fields)
        .await
}

async fn approval(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::approval::of_case(&mut tx, case).await.unwrap();
    all[0].id.to_string()
}

/// Closes a case and lets its client come back; the new case.
pub(crate) async fn comes_back(world: &World, case: CaseId) -> CaseId {
    comes_back_after(world, case, ("goal_reached", "after_end")).await
}

/// The same with the reason of the end and the kind of the re-entry.
async fn comes_back_after(world: &World, case: CaseId, (reason, kind): (&str, &str)) -> CaseId {
    let worker = world.browser(&world.worker).await;
    close(world, &worker, case, reason).await;
    let office = world.browser(&world.coordination).await;
    request(&office, case, kind).await.is(303);
    let approval = approval(world, case).await;
    let second = world.browser(&world.second).await;
    let grant = format!("/cases/{case}/reentry/{approval}/grant");
    let answer = second.post(&grant, &[]).await;
    answer.is(303);
    let new = &answer.location["/cases/".len().."/cases/".len() + 36];
    new.parse().unwrap()
}

#[tokio::test]
async fn a_second_person_opens_a_new_episode_and_both_stay_linked() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/reentry");
        worker.get(&path).await.is(403);
        close(&world, &worker, case, "goal_reached").await;

        worker
            .get(&path)
            .await
            .is(200)
            .has("20.11.2026")
            .has("Ziele vorher erreicht")
            .has("nach dem regulären Ende");
        // The occasion has to fit the end.
        request(&worker, case, "after_dropout")
            .await
            .is(422)
            .has("passt nicht dazu")
            .has("Die Wohnung ist gekündigt.");
        let office = world.browser(&world.coordination).await;
        request(&office, case, "after_end").await.is(303);
        request(&worker, case, "after_end").await.is(422);
        let approval = approval(&world, case).await;
        // Nobody grants the own request, and a worker grants none at all.
        let grant = format!("{path}/{approval}/grant");
        office.post(&grant, &[]).await.is(403);
        office.get(&path).await.has("Sie haben den Antrag gestellt");
        worker.post(&grant, &[]).await.is(403);
        for stranger in [&world.elsewhere, &world.stranger] {
            let browser = world.browser(stranger).await;
            browser.get(&path).await.is(404);
            browser.post(&grant, &[]).await.is(404);
        }
        let second = world.browser(&world.second).await;
        second.get(&path).await.has("Zustimmen").has("Dora Leitner");
        let answer = second.post(&grant, &[]).await;
        answer.is(303);
        second.post(&grant, &[]).await.is(422);

        let new: CaseId = answer.location["/cases/".len().."/cases/".len() + 36]
            .parse()
            .unwrap();
        // What was done is told on the page that stands for a case in clearing.
        let shown = second.get(&answer.location).await;
        shown.is(303);
        let told = format!("/cases/{new}/clearing?done=closing-flash-granted");
        assert_eq!(shown.location, told);
        second
            .get(&told)
            .await
            .has("schon einmal gemeldet")
            .has(&path);
        let next = row(&world, new).await;
        let former = row(&world, case).await;
        assert_eq!(next.previous_case, Some(case));
        assert_eq!(next.client, former.client);
        assert_eq!(next.status, CaseStatus::Clearing);
        assert_eq!((next.lead, next.entry_on), (None, None));
        assert_eq!(next.release_on, former.release_on);
        assert_eq!(former.status, CaseStatus::Closed);
        assert!(has_logged(&world, case, "reentry.grant").await);
        assert!(has_logged(&world, new, "case.open").await);
        // Each shows the other.
        let people = |case: CaseId| format!("/cases/{case}/people");
        second.get(&people(case)).await.has(&next.number);
        second.get(&people(new)).await.has(&former.number);
        // While it goes on there is no third.
        worker.get(&path).await.has("schon einen neueren Fall");
        request(&office, case, "after_end").await.is(422);
    })
    .await;
}

#[tokio::test]
async fn custody_again_makes_a_new_time_in_custody() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        close(&world, &worker, case, "custody_again").await;
        let path = format!("/cases/{case}/reentry");
        let typed = |start, institution| {
            [
                ("kind", "after_dropout"),
                ("reason", "Neue Strafe."),
                ("custody", "again"),
                ("custody_start", start),
                ("institution", institution),
                ("book_number", "99/26"),
            ]
        };
        for (start, said) in [
            ("24.11.2026", "Haftbeginn liegt in der Zukunft"),
            ("01.06.2025", "vor dem 02.06.2025"),
            ("", "Diese Angabe fehlt"),
        ] {
            let answer = worker.post(&path, &typed(start, "th-tonna")).await;
            answer.is(422).has(said).has("Neue Strafe.").has("99/26");
        }
        worker
            .post(&path, &typed("21.11.2026", "nowhere"))
            .await
            .is(422);
        worker
            .post(&path, &typed("21.11.2026", "th-tonna"))
            .await
            .is(303);
        let office = world.browser(&world.coordination).await;
        let approval = approval(&world, case).await;
        let refuse = format!("{path}/{approval}/refuse");
        office
            .post(&refuse, &[])
            .await
            .is(422)
            .has("Grund der Ablehnung");
        let answer = office.post(&format!("{path}/{approval}/grant"), &[]).await;
        let new: CaseId = answer.location["/cases/".len().."/cases/".len() + 36]
            .parse()
            .unwrap();
        let next = row(&world, new).await;
        assert_ne!(
            next.custody_episode,
            row(&world, case).await.custody_episode
        );
        assert_eq!(next.custody_start, Some(date(2026, 11, 21)));
        assert_eq!(next.book_number.as_deref(), Some("99/26"));
        assert_eq!(next.release_on, None);
    })
    .await;
}

#[tokio::test]
async fn a_refused_request_is_kept_with_its_answer() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        close(&world, &worker, case, "contact_lost").await;
        request(&worker, case, "after_dropout").await.is(303);
        let approval = approval(&world, case).await;
        let office = world.browser(&world.coordination).await;
        let path = format!("/cases/{case}/reentry");
        office
            .post(
                &format!("{path}/{approval}/refuse"),
                &[("answer", "Erst mit dem Jobcenter klären.")],
            )
            .await
            .is(303);
        worker
            .get(&path)
            .await
            .has("abgelehnt")
            .has("Erst mit dem Jobcenter klären.");
        // A new request is possible.
        request(&worker, case, "after_dropout").await.is(303);
        // An approval of another case is not found through this one.
        let other = world.active_case(Sketch::default()).await;
        close(&world, &worker, other, "contact_lost").await;
        office
            .post(&format!("/cases/{other}/reentry/{approval}/grant"), &[])
            .await
            .is(404);
    })
    .await;
}

#[tokio::test]
async fn appointments_ahead_are_named_and_called_off_with_the_end() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let series = [
            ("date", "26.11.2026"),
            ("time", "10:30"),
            ("kind", "office"),
            ("repeat", "weekly"),
            ("until", "10.12.2026"),
        ];
        worker
            .post_sure(&format!("/cases/{case}/appointments"), &series)
            .await
            .is(303);
        worker
            .get(&format!("/cases/{case}/close"))
            .await
            .is(200)
            .has("3 Termine liegen noch vor uns")
            .has("26.11.2026");
        close(&world, &worker, case, "goal_reached").await;
        let mut tx = world.app.store.read().await.unwrap();
        let open = store::appointment::open(&mut tx, case).await.unwrap();
        assert!(open.is_empty(), "{open:?}");
        let off = store::appointment::settled(&mut tx, case, None, 10)
            .await
            .unwrap();
        let cancelled = domain::appointment::AppointmentStatus::Cancelled;
        assert_eq!(off.len(), 3);
        assert!(off.iter().all(|one| one.result.status == cancelled));
        assert!(off.iter().all(|one| !one.result.said.is_empty()));
    })
    .await;
}
