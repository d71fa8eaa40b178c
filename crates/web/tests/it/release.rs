//! The release date: history, preview, saving, the actual release, and "what if".

use domain::{ids::CaseId, task::TaskStatus};
use jiff::civil::{Date, date};
use store::{log::LogFilter, notice::Moves, task::TaskRow};
use testkit::{Browser, Sketch, World, on_each_engine};

const NEW_DAY: Date = date(2027, 5, 4);

mod gate;

async fn tasks(world: &World, case: CaseId) -> Vec<TaskRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::task::of_case(&mut tx, case).await.unwrap()
}

async fn newest_notice(world: &World, case: CaseId) -> Moves {
    let mut tx = world.app.store.read().await.unwrap();
    let notices = store::notice::of_case(&mut tx, case, 1).await.unwrap();
    notices.into_iter().next().unwrap().detail
}

async fn actions(world: &World, case: CaseId) -> Vec<String> {
    let mut tx = world.app.store.read().await.unwrap();
    store::log::latest(&mut tx, world.carrier, LogFilter::OfCase(case), None, 20)
        .await
        .unwrap()
        .into_iter()
        .map(|logged| logged.entry.action)
        .collect()
}

pub async fn newest_id(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let history = store::release::of_case(&mut tx, case).await.unwrap();
    history
        .first()
        .map_or(String::new(), |row| row.id.to_string())
}

pub async fn report(
    world: &World,
    browser: &Browser,
    case: CaseId,
    day: &str,
    seen: &str,
) -> testkit::Answer {
    let _ = world;
    browser
        .post(
            &format!("/cases/{case}/release"),
            &[
                ("release_on", day),
                ("kind", "court_fixed"),
                ("source", "Beschluss vom 20.11.2026"),
                ("confidence", "certain"),
                ("note", "Fax der Geschäftsstelle"),
                ("seen", seen),
            ],
        )
        .await
}

#[tokio::test]
async fn the_page_tells_date_history_earliest_day_and_closed_offices() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let page = browser.get(&format!("/cases/{case}/release")).await;
        page.is(200)
            .has("Do 31.12.2026")
            .has("in 38 Tagen")
            .has("Mo 21.12.2026")
            .has("22. Dezember bis 2. Januar")
            .has("Fr 01.01.2027 (Neujahr)")
            .has("Entlassungsliste")
            .has("Vollverbüßung")
            .has("Dora Leitner")
            .has("aria-current=\"step\"");
        assert_eq!(actions(&world, case).await, ["release.view"]);
    })
    .await;
}

#[tokio::test]
async fn the_preview_says_before_saving_exactly_what_saving_does() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let seen = newest_id(&world, case).await;
        let before = tasks(&world, case).await;
        let ctx = world.ctx(&world.worker).await;
        let forecast = app::release::Forecast {
            release_on: NEW_DAY,
            kind: domain::release::ReleaseKind::CourtFixed,
            source: "Beschluss".to_owned(),
            confidence: domain::release::Confidence::Certain,
            note: String::new(),
            seen: seen.parse().ok(),
        };
        let (_, preview) = app::release::preview(&world.app, &ctx, case, &forecast)
            .await
            .unwrap();
        assert!(!preview.moves.tasks.is_empty());
        assert_eq!(
            tasks(&world, case).await,
            before,
            "a preview changes nothing"
        );

        let page = browser
            .post(
                &format!("/cases/{case}/release/preview"),
                &[
                    ("release_on", "04.05.2027"),
                    ("kind", "court_fixed"),
                    ("source", "Beschluss"),
                    ("confidence", "certain"),
                    ("seen", &seen),
                ],
            )
            .await;
        page.is(200)
            .has("Vorschau: Entlassung am Di 04.05.2027")
            .has("noch nicht gespeichert")
            .has("Aufnahme neu prüfen")
            .has("4 Monate später")
            .has("Termin speichern");
        assert_eq!(tasks(&world, case).await, before);

        let answer = report(&world, &browser, case, "04.05.2027", &seen).await;
        answer.is(303);
        assert!(answer.location.contains("done=release-flash-saved"));
        assert_eq!(newest_notice(&world, case).await, preview.moves);
        let after = tasks(&world, case).await;
        for moved in &preview.moves.tasks {
            let task = after
                .iter()
                .find(|task| task.template.as_deref() == Some(&moved.template));
            assert_eq!(task.and_then(|task| task.due_on), moved.after);
        }
        browser
            .get(&answer.location)
            .await
            .is(200)
            .has("Änderungsmitteilungen")
            .has("Neuer Entlassungstermin")
            .has("<del>Do 31.12.2026</del> <b>Di 04.05.2027</b>");
        let log = actions(&world, case).await;
        assert!(log.contains(&"release.forecast".to_owned()));
        assert!(log.contains(&"release.preview".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn done_and_pinned_tasks_stay_when_the_release_moves() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let ctx = world.ctx(&world.worker).await;
        let open: Vec<TaskRow> = tasks(&world, case)
            .await
            .into_iter()
            .filter(|task| task.due_on.is_some_and(|due| due > world.today()))
            .collect();
        let (done, pinned) = (&open[0], &open[1]);
        app::task::change(
            &world.app,
            &ctx,
            case,
            done.id,
            Some(done.version),
            app::task::Change::Complete,
        )
        .await
        .unwrap();
        let pin = app::task::Change::Pin {
            due_on: date(2026, 12, 18),
            reason: String::new(),
        };
        // The other task may have been waiting for this one.
        let now = tasks(&world, case).await;
        let seen = now
            .iter()
            .find(|one| one.id == pinned.id)
            .map(|one| one.version);
        app::task::change(&world.app, &ctx, case, pinned.id, seen, pin)
            .await
            .unwrap();
        let browser = world.browser(&world.worker).await;
        let seen = newest_id(&world, case).await;
        report(&world, &browser, case, "04.05.2027", &seen)
            .await
            .is(303);
        let after = tasks(&world, case).await;
        let of = |id| after.iter().find(|task| task.id == id).unwrap();
        assert_eq!(of(done.id).status, TaskStatus::Done);
        assert_eq!(of(done.id).due_on, done.due_on);
        assert_eq!(of(pinned.id).due_on, Some(date(2026, 12, 18)));
    })
    .await;
}

#[tokio::test]
async fn what_if_answers_and_changes_no_row_but_the_log() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let before = tasks(&world, case).await;
        let address = format!("/cases/{case}/what-if");
        browser.get(&address).await.is(200).has("Was wäre, wenn");
        browser
            .get(&format!("{address}?release=04.05.2027"))
            .await
            .is(200)
            .has("Bei Entlassung am Di 04.05.2027")
            .has("4 Monate später")
            .has("Nichts hiervon wird gespeichert")
            .has("release_on=04.05.2027");
        browser
            .get(&format!("{address}?release=31.02.2027"))
            .await
            .is(422)
            .has("Der Februar hat 28 Tage")
            .has("value=\"31.02.2027\"");
        browser
            .get(&format!("{address}?release=01.01.2024"))
            .await
            .is(422)
            .has("vor dem Haftbeginn am 02.06.2025");
        assert_eq!(tasks(&world, case).await, before);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        assert_eq!(row.release_on, Some(date(2026, 12, 31)));
        let notices = store::notice::of_case(&mut tx, case, 10).await.unwrap();
        assert!(notices.iter().all(|notice| notice.kind == "admission"));
        drop(tx);
        let log = actions(&world, case).await;
        assert_eq!(
            log.iter().filter(|one| *one == "release.what_if").count(),
            1
        );
    })
    .await;
}

#[tokio::test]
async fn impossible_days_are_refused_at_the_field_and_stay_typed() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let seen = newest_id(&world, case).await;
        for (typed, says) in [
            ("31.02.2027", "Der Februar hat 28 Tage"),
            ("01.06.2025", "vor dem Haftbeginn am 02.06.2025"),
            ("01.01.2060", "liegt nach dem 23.11.2046"),
            ("bald", "ist kein Datum"),
            ("", "Diese Angabe fehlt"),
        ] {
            let answer = report(&world, &browser, case, typed, &seen).await;
            answer
                .is(422)
                .has(says)
                .has(&format!("value=\"{typed}\""))
                .has("Beschluss vom 20.11.2026")
                .has("Fax der Geschäftsstelle");
        }
        assert_eq!(newest_id(&world, case).await, seen, "nothing was saved");
    })
    .await;
}

#[tokio::test]
async fn a_second_edit_shows_both_versions_and_keeps_the_words() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let worker = world.browser(&world.worker).await;
        let office = world.browser(&world.coordination).await;
        let seen = newest_id(&world, case).await;
        report(&world, &office, case, "02.01.2027", &seen)
            .await
            .is(303);
        let answer = report(&world, &worker, case, "04.05.2027", &seen).await;
        answer
            .is(409)
            .has("Dora Leitner hat inzwischen")
            .has("Sa 02.01.2027")
            .has("Ihre Fassung")
            .has("value=\"04.05.2027\"")
            .has("Fax der Geschäftsstelle");
        // The form names the newer entry now, so a deliberate second try goes through.
        let now = newest_id(&world, case).await;
        answer.has(&format!("name=\"seen\" value=\"{now}\""));
        report(&world, &worker, case, "04.05.2027", &now)
            .await
            .is(303);
    })
    .await;
}

/// Another day than the one that counts is shown first, and nothing is saved.
async fn shown_first(world: &World, browser: &Browser, address: &str, seen: &str) {
    let fields = [
        ("release_on", "20.11.2026"),
        ("kind", "full_term"),
        ("source", "Anruf der Anstalt"),
        ("seen", seen),
    ];
    let shown = browser.post(address, &fields).await;
    shown
        .is(200)
        .has("Was die Entlassung am Fr 20.11.2026 verschiebt")
        .has("noch nicht gespeichert")
        .lacks("tragen Sie sie als tatsächliche ein")
        .has("name=\"confirmed\" value=\"2026-11-20\"");
    let case = address["/cases/".len()..].split('/').next().unwrap();
    assert_eq!(newest_id(world, case.parse().unwrap()).await, seen);
}

#[tokio::test]
async fn the_actual_release_ends_custody_and_refuses_later_forecasts() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let address = format!("/cases/{case}/release/actual");
        browser.get(&address).await.is(200).has("23.11.2026");
        let seen = newest_id(&world, case).await;
        let send = async |day: &str, reason: &str, way: &str, seen: &str| {
            browser
                .post_sure(
                    &address,
                    &[
                        ("release_on", day),
                        ("kind", "full_term"),
                        ("source", "Anruf der Anstalt"),
                        ("reason", reason),
                        ("way", way),
                        ("seen", seen),
                    ],
                )
                .await
        };
        send("24.11.2026", "", "", &seen)
            .await
            .is(422)
            .has("nicht in der Zukunft");
        shown_first(&world, &browser, &address, &seen).await;
        send("20.11.2026", "", "", &seen).await.is(303);
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        assert!(row.released);
        let episode = store::client::episode(&mut tx, row.custody_episode)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(episode.custody_end, Some(date(2026, 11, 20)));
        // The prison's social service does not see the case any more: what was open there is the lead's.
        let tasks = store::task::of_case(&mut tx, case).await.unwrap();
        let prison = tasks.iter().filter(|one| {
            one.role == domain::task::TaskRole::PrisonSocialService
                && one.status == TaskStatus::Open
        });
        let passed: Vec<_> = prison.map(|one| one.assignee).collect();
        assert!(!passed.is_empty());
        assert!(passed.iter().all(|one| *one == Some(world.worker.id)));
        drop(tx);

        let now = newest_id(&world, case).await;
        report(&world, &browser, case, "04.05.2027", &now)
            .await
            .is(422)
            .has("schon als tatsächlich eingetragen");
        send("19.11.2026", "", "other_day", &now)
            .await
            .is(422)
            .has("Bitte einen Grund angeben");
        send("19.11.2026", "Im Kalender verrutscht", "other_day", &now)
            .await
            .is(303);
        let now = newest_id(&world, case).await;
        let answer = send("19.11.2026", "Person verwechselt", "not_released", &now).await;
        assert!(answer.location.contains("release-flash-withdrawn"));
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
        assert_eq!(
            (row.released, row.release_on),
            (false, Some(date(2026, 12, 31)))
        );
        let episode = store::client::episode(&mut tx, row.custody_episode)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(episode.custody_end, None);
        drop(tx);
        browser
            .get(&format!("/cases/{case}/release"))
            .await
            .has("Person verwechselt")
            .has("Im Kalender verrutscht");
    })
    .await;
}

#[tokio::test]
async fn who_may_not_gets_403_or_404() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let seen = newest_id(&world, case).await;
        let page = format!("/cases/{case}/release");
        for account in [
            &world.colleague,
            &world.elsewhere,
            &world.stranger,
            &world.officer,
            &world.administrator,
        ] {
            let browser = world.browser(account).await;
            browser.get(&page).await.is(404);
            browser.get(&format!("/cases/{case}/what-if")).await.is(404);
            report(&world, &browser, case, "04.05.2027", &seen)
                .await
                .is(404);
        }
        // The prison reports dates, but the actual release is confirmed outside.
        let prison = world.browser(&world.prison).await;
        prison.get(&page).await.is(200).lacks("/release/actual");
        prison.get(&format!("{page}/actual")).await.is(403);
        let day = [
            ("release_on", "20.11.2026"),
            ("kind", "full_term"),
            ("source", "wir"),
        ];
        prison.post(&format!("{page}/actual"), &day).await.is(403);
        report(&world, &prison, case, "04.05.2027", &seen)
            .await
            .is(303);
        let worker = world.browser(&world.worker).await;
        worker.get("/cases/nonsense/release").await.is(404);
        assert_eq!(
            newest_notice(&world, case).await.release_after,
            Some(NEW_DAY)
        );
    })
    .await;
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[tokio::test]
async fn whatever_the_day_saving_does_what_the_preview_said_and_what_if_does_nothing() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let ctx = world.ctx(&world.worker).await;
        let kinds = <domain::release::ReleaseKind as domain::Code>::ALL;
        let mut dice = Dice(20_261_123);
        for round in 0..12 {
            let all = tasks(&world, case).await;
            let one = &all[usize::try_from(dice.below(all.len() as u64)).unwrap()];
            if one.status == TaskStatus::Open {
                let change = if round % 2 == 0 {
                    app::task::Change::Complete
                } else {
                    app::task::Change::Pin {
                        due_on: date(2026, 12, 18),
                        reason: String::new(),
                    }
                };
                let seen = Some(one.version);
                app::task::change(&world.app, &ctx, case, one.id, seen, change)
                    .await
                    .unwrap();
            }
            let days = i32::try_from(dice.below(900)).unwrap() - 60;
            let day = domain::calendar::add_days(world.today(), days).unwrap();
            let forecast = app::release::Forecast {
                release_on: day,
                kind: kinds[usize::try_from(dice.below(kinds.len() as u64)).unwrap()],
                source: "Würfel".to_owned(),
                confidence: domain::release::Confidence::Uncertain,
                note: String::new(),
                seen: newest_id(&world, case).await.parse().ok(),
            };
            let before = tasks(&world, case).await;
            app::release::what_if(&world.app, &ctx, case, Some((day, None)))
                .await
                .unwrap();
            let (_, said) = app::release::preview(&world.app, &ctx, case, &forecast)
                .await
                .unwrap();
            assert_eq!(tasks(&world, case).await, before, "{day}: nothing changes");
            app::release::save(&world.app, &ctx, case, &forecast)
                .await
                .unwrap();
            if said.release_before != Some(day) {
                assert_eq!(newest_notice(&world, case).await, said.moves, "{day}");
            }
            check_saved(&world, case, &before, &said).await;
        }
    })
    .await;
}

async fn check_saved(
    world: &World,
    case: CaseId,
    before: &[TaskRow],
    said: &app::release::Preview,
) {
    let after = tasks(world, case).await;
    for old in before {
        let new = after.iter().find(|task| task.id == old.id);
        if old.status != TaskStatus::Open || old.pinned {
            assert_eq!(new, Some(old), "done and pinned tasks stay");
        }
    }
    for moved in &said.moves.tasks {
        let task = after
            .iter()
            .find(|task| task.template.as_deref() == Some(&moved.template));
        assert_eq!(task.and_then(|task| task.due_on), moved.after);
    }
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    assert_eq!(row.derived.seam_days_open, said.moves.days_open.1);
    assert_eq!(row.release_on, Some(said.release_on));
}

#[tokio::test]
async fn what_if_asks_for_a_kind_too_and_hands_it_on() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.worker).await;
        let path = format!("/cases/{case}/what-if?release=28.12.2026");
        browser
            .get(&path)
            .await
            .is(200)
            .lacks("Freiheitsstrafe wird voll verbüßt");
        let early = browser.get(&format!("{path}&kind=two_thirds")).await;
        early.is(200).has("Freiheitsstrafe wird voll verbüßt");
        early.has("/release?release_on=28.12.2026&#38;kind=two_thirds");
        let nothing = browser.get(&format!("{path}&kind=whenever")).await;
        nothing.is(422);
    })
    .await;
}
