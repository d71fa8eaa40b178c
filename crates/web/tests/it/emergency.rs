//! Tests of `pages::emergency`: opening a case of others in an emergency.

use domain::ids::CaseId;
use jiff::SignedDuration;
use store::{account::AccountRow, emergency::EmergencyRow};
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

const REASON: &str = "Steht ohne Unterkunft vor der Tür";

async fn number(world: &World, case: CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    row.number
}

async fn rows(world: &World, case: CaseId) -> Vec<EmergencyRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::emergency::of_case(&mut tx, case).await.unwrap()
}

async fn open(browser: &Browser, number: &str, reason: &str) -> Answer {
    let fields = [("number", number), ("reason", reason)];
    browser.post("/emergency", &fields).await
}

/// A case led by the worker, opened by a colleague of the same site.
async fn opened(world: &World) -> (CaseId, Browser) {
    let case = world.active_case(Sketch::default()).await;
    let browser = world.browser(&world.colleague).await;
    let number = number(world, case).await;
    let answer = open(&browser, &number, REASON).await;
    answer.is(303);
    assert!(answer.location.starts_with(&format!("/cases/{case}?")));
    (case, browser)
}

fn later(world: &World, minutes: i64) {
    world.set_now(world.now() + SignedDuration::from_mins(minutes));
}

#[tokio::test]
async fn a_colleague_reads_what_helps_now_and_only_for_two_hours() {
    on_each_engine(async |world| {
        let (case, browser) = opened(&world).await;
        let own = format!("/cases/{case}");
        let page = browser.get(&own).await;
        page.is(200).has("Demir, Jonas").has("im Notfall");
        page.lacks("id=\"tasks\"");
        // Who is responsible helps; how that came about does not.
        let people = browser.get(&format!("{own}/people")).await;
        people.is(200).lacks("table cards");
        for part in [
            "notes",
            "network",
            "appointments",
            "arrangements",
            "own-plans",
        ] {
            browser.get(&format!("{own}/{part}")).await.is(200);
        }
        for part in [
            "plan",
            "assessment",
            "papers",
            "log",
            "release",
            "tasks",
            "clearing",
            "own-plans/successes/print",
            "conferences",
            "work-profile",
            "readiness",
        ] {
            let answer = browser.get(&format!("{own}/{part}")).await;
            assert!([403, 404].contains(&answer.status), "{part}");
        }
        let name = [("q", "Demir")];
        browser.post("/search", &name).await.is(200).lacks("Jonas");
        browser.get("/cases").await.is(200).lacks("Jonas");
        browser.get("/cases.csv").await.is(200).lacks("Jonas");

        // Nobody stays signed in for so long without doing anything.
        later(&world, 119);
        let browser = world.browser(&world.colleague).await;
        browser.get(&own).await.is(200);
        later(&world, 1);
        browser.get(&own).await.is(404).lacks("Jonas");
    })
    .await;
}

#[tokio::test]
async fn a_contact_can_be_written_and_nothing_else() {
    on_each_engine(async |world| {
        let (case, browser) = opened(&world).await;
        let own = format!("/cases/{case}");
        browser.get(&format!("{own}/notes/new")).await.is(200);
        let note = crate::note::with(&crate::note::NOTE, "body", "Notschlafstelle vermittelt.");
        browser.post(&format!("{own}/notes"), &note).await.is(303);
        let told = browser.get(&format!("{own}/notes")).await;
        told.has("Notschlafstelle vermittelt.").lacks("/correct");
        let concern = [("topic", "Wohnen"), ("asked", "Wo heute Nacht?")];
        for path in [
            "concerns",
            "tasks",
            "arrangements",
            "network",
            "appointments",
        ] {
            let answer = browser.post(&format!("{own}/{path}"), &concern).await;
            assert!(
                [403, 404, 405].contains(&answer.status),
                "{path}: {}",
                answer.status
            );
        }
    })
    .await;
}

#[tokio::test]
async fn it_is_told_at_once_and_highlighted_with_its_reason() {
    on_each_engine(async |world| {
        let (case, browser) = opened(&world).await;
        browser.get(&format!("/cases/{case}/network")).await.is(200);
        for account in [&world.worker, &world.coordination] {
            let told = world.browser(account).await;
            told.get("/day")
                .await
                .is(200)
                .has("Notfallzugriffe")
                .has(REASON);
            let page = told.get(&format!("/cases/{case}")).await;
            page.is(200).has("im Notfall geöffnet");
            let log = told.get(&format!("/cases/{case}/log")).await;
            log.is(200).has(&format!("Notfallzugriff: {REASON}"));
        }
        // Whom the case does not concern reads nothing of it.
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere.get("/day").await.is(200).lacks(REASON);
        let own = world.browser(&world.colleague).await;
        own.get("/day").await.is(200).lacks(REASON);

        // Each entry of the colleague about the case is marked in the chain itself.
        let entries = world.log(Some(case)).await;
        let mut theirs = entries
            .iter()
            .filter(|one| one.user == Some(world.colleague.id) && one.case == Some(case))
            .peekable();
        assert!(theirs.peek().is_some());
        for entry in theirs {
            assert_eq!(entry.purpose, app::emergency::PURPOSE, "{}", entry.action);
        }
        let theirs = |account: &AccountRow| {
            let of = |one: &&store::log::LogEntry| one.user == Some(account.id);
            entries
                .iter()
                .filter(of)
                .any(|one| one.purpose == app::emergency::PURPOSE)
        };
        assert!(!theirs(&world.worker));

        // A week later it is no news any more; the list of accesses keeps it.
        world.set_today(jiff::civil::date(2026, 12, 1));
        let worker = world.browser(&world.worker).await;
        worker.get("/day").await.is(200).lacks(REASON);
        let page = worker.get(&format!("/cases/{case}")).await;
        page.is(200).lacks("im Notfall geöffnet");
        worker.get(&format!("/cases/{case}/log")).await.has(REASON);
    })
    .await;
}

#[tokio::test]
async fn the_officer_reads_why_and_notes_that_they_looked() {
    on_each_engine(async |world| {
        let (case, _) = opened(&world).await;
        let officer = world.browser(&world.officer).await;
        officer
            .get("/log")
            .await
            .is(200)
            .has("noch nicht angesehen");
        let list = officer.get("/emergencies").await;
        list.is(200)
            .has(REASON)
            .has(&number(&world, case).await)
            .lacks("Demir");
        let one = rows(&world, case).await.remove(0);
        let seen = format!("/emergencies/{}/seen", one.id);
        officer.post(&seen, &[]).await.is(303);
        officer
            .get("/emergencies")
            .await
            .has("angesehen Mo 23.11.2026");
        officer.get("/log").await.lacks("noch nicht angesehen");
        let first = rows(&world, case).await.remove(0).seen_at;
        later(&world, 5);
        officer.post(&seen, &[]).await.is(303);
        assert_eq!(rows(&world, case).await.remove(0).seen_at, first);

        // Another carrier's officer is told nothing; neither is whoever opened the case.
        for account in [&world.worker, &world.coordination, &world.administrator] {
            let browser = world.browser(account).await;
            browser.get("/emergencies").await.is(403);
            browser.post(&seen, &[]).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn a_number_that_opens_nothing_is_answered_alike_logged_and_slowed_down() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let number = number(&world, case).await;
        let stranger = world.browser(&world.stranger).await;
        let foreign = open(&stranger, &number, REASON).await;
        foreign.is(422).has("kein Fall").has(REASON).lacks("Demir");
        let nothing = open(&stranger, "1999-9999", REASON).await;
        let same = |page: &str, number| {
            let once = page.split("name=\"once\" value=\"").nth(1).unwrap();
            let once = once.split('"').next().unwrap();
            page.replace(once, "X").replace(number, "X")
        };
        assert_eq!(
            same(&foreign.body, number.as_str()),
            same(&nothing.body, "1999-9999")
        );
        assert!(rows(&world, case).await.is_empty());

        let colleague = world.browser(&world.colleague).await;
        // A day of birth or a book number typed by mistake is counted and stays out of the log.
        for wrong in [
            "1999-9999",
            "1994-05-14",
            "4711-25",
            "1999-9999",
            "14051994",
        ] {
            open(&colleague, wrong, REASON).await.is(422);
        }
        // The right number does not help either, until the wait is over.
        open(&colleague, &number, REASON).await.is(429);
        let refused = world.log(None).await;
        let refused = refused.iter().filter(|one| one.action == "emergency.open");
        let refused: Vec<_> = refused.filter(|one| one.outcome == "hidden").collect();
        let told = refused.iter().filter(|one| !one.detail.is_empty());
        assert_eq!((refused.len(), told.count()), (5, 2));
        later(&world, 1);
        open(&colleague, &number, REASON).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn a_reason_is_needed_and_nothing_typed_is_lost() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let number = number(&world, case).await;
        let browser = world.browser(&world.colleague).await;
        for reason in ["", "Notfall", ". . . ."] {
            let answer = open(&browser, &number, reason).await;
            answer.is(422).has(&format!("value=\"{number}\""));
        }
        assert!(rows(&world, case).await.is_empty());
        for account in [&world.prison, &world.officer, &world.administrator] {
            let browser = world.browser(account).await;
            browser.get("/emergency").await.is(403);
            open(&browser, &number, REASON).await.is(403);
        }
        // Who sees the case anyway is led there, and nothing is opened.
        let worker = world.browser(&world.worker).await;
        open(&worker, &number, REASON).await.is(303);
        assert!(rows(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn it_ends_early_by_hand_and_with_the_role_or_the_account() {
    on_each_engine(async |world| {
        let (case, browser) = opened(&world).await;
        let one = rows(&world, case).await.remove(0);
        let end = format!("/emergency/{}/end", one.id);
        // Nobody ends it whom the case does not concern.
        let elsewhere = world.browser(&world.elsewhere).await;
        elsewhere.post(&end, &[]).await.is(404);
        browser.get(&format!("/cases/{case}")).await.is(200);
        let coordination = world.browser(&world.coordination).await;
        coordination.post(&end, &[]).await.is(303);
        browser.get(&format!("/cases/{case}")).await.is(404);
        assert!(rows(&world, case).await.remove(0).ended_at.is_some());

        // Opened again, and the person gets another role and then their old one back.
        let number = number(&world, case).await;
        open(&browser, &number, REASON).await.is(303);
        let ctx = world.ctx(&world.administrator).await;
        let change = async |role: access::Role| {
            let account = app::account::get(&world.app, &ctx, world.colleague.id)
                .await
                .unwrap();
            let input = app::account::AccountInput {
                login: account.row.login.clone(),
                name: account.row.name.clone(),
                role: Some(role),
                sites: account.sites.iter().map(ToString::to_string).collect(),
                institutions: Vec::new(),
                language: account.row.language.clone(),
                capacity: account.row.capacity,
            };
            let version = account.row.version;
            let none = app::Problems::new();
            app::account::change(&world.app, &ctx, world.colleague.id, version, input, none)
                .await
                .unwrap();
        };
        change(access::Role::Coordination).await;
        change(access::Role::TransitionManager).await;
        let again = world.browser(&world.colleague).await;
        again.get(&format!("/cases/{case}")).await.is(404);

        // A coordination of another site opens it too; a locked account loses it.
        open(&again, &number, REASON).await.is(303);
        let version = app::account::get(&world.app, &ctx, world.colleague.id)
            .await
            .unwrap()
            .row
            .version;
        app::account::lock(&world.app, &ctx, world.colleague.id, version)
            .await
            .unwrap();
        let mut tx = world.app.store.read().await.unwrap();
        let runs = store::emergency::of_user(&mut tx, world.colleague.id, world.now())
            .await
            .unwrap();
        assert!(runs.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_page_that_finds_nothing_offers_it_whether_there_is_a_case_or_not() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        let browser = world.browser(&world.colleague).await;
        let unknown = "/cases/0193aaaa-0000-7000-8000-00000000dead";
        for path in [format!("/cases/{case}"), unknown.to_owned()] {
            browser.get(&path).await.is(404).has("href=\"/emergency\"");
        }
        let officer = world.browser(&world.officer).await;
        officer.get(unknown).await.is(404).lacks("/emergency\"");
        browser
            .get("/search")
            .await
            .is(200)
            .has("href=\"/emergency\"");
    })
    .await;
}

#[tokio::test]
async fn lists_of_emergencies_use_their_indexes() {
    on_each_engine(async |world| {
        let (carrier, user) = (world.carrier.uuid(), world.worker.id.uuid());
        let at = world.now();
        let since = [carrier.into(), at.into()];
        let (sqlite, plan) = world.plan_of("emergency::SINCE", &since).await;
        assert!(
            !sqlite || plan.contains("emergency_access_by_carrier"),
            "{plan}"
        );
        let of_user = [user.into(), at.into()];
        let (sqlite, plan) = world.plan_of("emergency::OF_USER", &of_user).await;
        assert!(
            !sqlite || plan.contains("emergency_access_by_user"),
            "{plan}"
        );
    })
    .await;
}
