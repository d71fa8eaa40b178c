//! Tests of `pages::clearing`: criteria, the decision, the second person.

use domain::{
    Code,
    case::{CaseStatus, Responsibility},
    ids::CaseId,
    release::ReleaseKind,
};
use jiff::civil::date;
use store::account::AccountRow;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};

use crate::case::logged;

mod epistemic;
mod facts;
mod overlap;
mod place;
mod programme;

/// All facts of an eligible person that a report does not bring.
const ELIGIBLE: [(&str, &str); 8] = [
    ("was-release_region", ""),
    ("release_region", "Erfurt"),
    ("was-conduct_supervision", ""),
    ("conduct_supervision", "no"),
    ("was-other_support", ""),
    ("other_support", "none"),
    ("source", "Sozialdienst, Anruf am 20.11."),
    ("was-needs", "nothing was touched"),
];

async fn row(world: &World, case: CaseId) -> store::case::CaseRow {
    let mut tx = world.app.store.read().await.unwrap();
    store::case::by_id(&mut tx, case).await.unwrap().unwrap()
}

pub(crate) async fn state_facts(browser: &Browser, case: CaseId) -> Answer {
    // The needs are left as they are: their field is not part of what is sent.
    let fields: Vec<_> = ELIGIBLE
        .iter()
        .filter(|(name, _)| *name != "was-needs")
        .copied()
        .collect();
    browser.post(&format!("/cases/{case}/facts"), &fields).await
}

/// What a decision sends: verdict, reason, place and the version of the case as it stands.
pub(crate) async fn decide(
    world: &World,
    browser: &Browser,
    case: CaseId,
    verdict: &str,
    reason: &str,
) -> Answer {
    let version = row(world, case).await.version.to_string();
    let (site, lead) = (world.sites[0].to_string(), world.worker.id.to_string());
    let deputy = world.colleague.id.to_string();
    let fields = [
        ("decision", verdict),
        ("reason", reason),
        ("site", &site),
        ("lead", &lead),
        ("deputy", &deputy),
        ("version", &version),
    ];
    let path = format!("/cases/{case}/clearing/decision");
    browser.post(&path, &fields).await
}

async fn approval_of(world: &World, case: CaseId) -> store::approval::ApprovalRow {
    let mut tx = world.app.store.read().await.unwrap();
    let all = store::approval::of_case(&mut tx, case).await.unwrap();
    all.into_iter().next().unwrap()
}

async fn decisions(world: &World, case: CaseId) -> Vec<store::clearing::DecisionRow> {
    let mut tx = world.app.store.read().await.unwrap();
    store::clearing::of_case(&mut tx, case).await.unwrap()
}

#[tokio::test]
async fn the_clearing_shows_every_criterion_and_begins_with_the_first_saved_answer() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let before = row(&world, case).await.version;
        let browser = world.browser(&world.coordination).await;
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.is(200)
            .has("Haft in einer Thüringer Anstalt")
            .has("nicht bekannt")
            .has("erfüllt")
            .has("Meldung vom 23.11.2026")
            .has("berechnet aus anderen Angaben")
            .has("Entlassungsliste")
            .has("Absatz 4: Zielgruppe")
            .has("§ 68f StGB")
            .has("Wohin möchte die Person nach der Entlassung?")
            .has(&format!("/cases/{case}/facts#release_region"));
        // Looking changes nothing.
        assert_eq!(row(&world, case).await.status, CaseStatus::Registered);
        assert_eq!(row(&world, case).await.version, before);
        assert_eq!(logged(&world, case, "clearing.view").await, 1);
        for _ in 0..2 {
            state_facts(&browser, case).await;
        }
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
        assert_eq!(logged(&world, case, "clearing.begin").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_is_not_the_office_does_not_see_a_clearing() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let paths = ["clearing", "facts", "overlaps/new", "agreement"];
        let people: [&AccountRow; 5] = [
            &world.worker,
            &world.prison,
            &world.officer,
            &world.administrator,
            &world.stranger,
        ];
        for account in people {
            let browser = world.browser(account).await;
            for path in paths {
                let answer = browser.get(&format!("/cases/{case}/{path}")).await;
                let seen = (account.login == "prison") && path != "clearing" && path != "agreement";
                // A prison sees the case, but records no facts; everybody else sees nothing.
                let expected = if seen { 403 } else { 404 };
                assert_eq!(answer.status, expected, "{} {path}", account.login);
            }
            let answer = decide(&world, &browser, case, "reject", "Nein").await;
            assert!([403, 404].contains(&answer.status), "{}", account.login);
        }
        assert_eq!(row(&world, case).await.status, CaseStatus::Registered);
        let browser = world.browser(&world.coordination).await;
        browser.get("/cases/unsinn/clearing").await.is(404);
        let nobody = "01920000-0000-7000-8000-00000000ffff";
        browser
            .get(&format!("/cases/{nobody}/clearing"))
            .await
            .is(404);
        browser.get(&format!("/approvals/{nobody}")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_eligible_person_is_admitted_with_lead_deputy_and_tasks() {
    on_each_engine(async |world| {
        // Two weeks before the release: most of what should have been done is due at once.
        let sketch = Sketch {
            release_on: Some(date(2026, 12, 7)),
            ..Sketch::default()
        };
        let case = world.registered_case(sketch).await;
        let browser = world.browser(&world.coordination).await;
        state_facts(&browser, case).await.is(303);
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.has("Büro erfurt (0 von 40)")
            .has("Anna Beispiel (0 von 30)")
            .has("Vorschlag nach dem Ort der Entlassung: Büro erfurt.");
        let answer = decide(&world, &browser, case, "admit", "").await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let row = row(&world, case).await;
        assert_eq!(row.status, CaseStatus::Active);
        assert_eq!(row.entry_on, Some(world.today()));
        assert_eq!(row.site, Some(world.sites[0]));
        assert_eq!(row.lead, Some(world.worker.id));
        assert_eq!(row.deputy, Some(world.colleague.id));
        let mut tx = world.app.store.read().await.unwrap();
        let tasks = store::task::of_case(&mut tx, case).await.unwrap();
        assert!(tasks.iter().any(|task| task.shortened));
        let assigned = store::assignment::of_case(&mut tx, case).await.unwrap();
        for responsibility in Responsibility::ALL {
            let open = assigned.iter().filter(|one| one.to_at.is_none());
            assert_eq!(
                open.filter(|one| one.responsibility == *responsibility)
                    .count(),
                1
            );
        }
        drop(tx);
        assert_eq!(logged(&world, case, "clearing.admit").await, 1);
        let stored = decisions(&world, case).await;
        assert_eq!(stored.len(), 1);
        assert_eq!(stored[0].result, "eligible");
        assert!(!stored[0].exception);
        // The worker may read how the admission came about, and decides nothing.
        let worker = world.browser(&world.worker).await;
        let page = worker.get(&format!("/cases/{case}/clearing")).await;
        page.is(200)
            .has("Was dabei bekannt war")
            .lacks("Entscheidung speichern");
        let answer = decide(&world, &browser, case, "reject", "doch nicht").await;
        assert_eq!(answer.status, 403);
    })
    .await;
}

#[tokio::test]
async fn decisions_keep_what_was_seen() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        state_facts(&browser, case).await.is(303);
        decide(&world, &browser, case, "wait", "").await.is(303);
        assert_eq!(row(&world, case).await.status, CaseStatus::Waiting);
        let change = [
            ("was-conduct_supervision", "no"),
            ("conduct_supervision", "yes"),
            ("source", "Beschluss"),
        ];
        browser
            .post(&format!("/cases/{case}/facts"), &change)
            .await
            .is(303);
        let stored = &decisions(&world, case).await[0];
        assert_eq!(stored.decision, "wait");
        assert_eq!(stored.programme, "puemas");
        assert!(!stored.programme_version.is_empty());
        assert_eq!(stored.facts["conduct_supervision"], false);
        let criteria = stored.criteria.as_array().unwrap();
        assert!(criteria.iter().all(|one| one["state"] == "met"));
        // On the waiting list a second time makes no sense; a rejection needs its reason.
        decide(&world, &browser, case, "wait", "").await.is(422);
        let answer = decide(&world, &browser, case, "reject", "").await;
        answer.is(422).has("Bitte den Grund nennen");
        decide(&world, &browser, case, "reject", "Kein Interesse")
            .await
            .is(303);
        let rejected = row(&world, case).await;
        assert_eq!(rejected.status, CaseStatus::Rejected);
        assert_eq!(rejected.closure_note.as_deref(), Some("Kein Interesse"));
        let page = browser.get(&format!("/cases/{case}/clearing")).await;
        page.is(200).has("Kein Interesse").has("Keine Aufnahme");
    })
    .await;
}

#[tokio::test]
async fn an_admission_names_site_and_lead_who_work_together() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        state_facts(&browser, case).await.is(303);
        browser
            .get(&format!("/cases/{case}/clearing"))
            .await
            .is(200);
        let version = row(&world, case).await.version.to_string();
        let path = format!("/cases/{case}/clearing/decision");
        let (site, other) = (world.sites[0].to_string(), world.sites[1].to_string());
        let (worker, elsewhere) = (world.worker.id.to_string(), world.elsewhere.id.to_string());
        let wrong = [
            ("", worker.as_str(), "", "Bitte eine Möglichkeit auswählen"),
            (&site, &elsewhere, "", "arbeitet nicht an diesem Standort"),
            (&site, &worker, &worker, "verschiedene Personen"),
            (&other, &elsewhere, "", "nicht zu Ihrem Bereich"),
        ];
        for (site, lead, deputy, words) in wrong {
            let fields = [
                ("decision", "admit"),
                ("reason", "Meine Worte"),
                ("site", site),
                ("lead", lead),
                ("deputy", deputy),
                ("version", &version),
            ];
            let answer = browser.post(&path, &fields).await;
            answer.is(422).has(words).has("Meine Worte");
        }
        browser.post(&path, &[("reason", "x")]).await.is(422);
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
        assert!(decisions(&world, case).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_exception_holds_only_with_a_second_person() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        // The whole sentence is a criterion, and two thirds of it is not that.
        let mut tx = world.app.store.write().await.unwrap();
        let (day, kind) = (date(2026, 12, 31), ReleaseKind::TwoThirds);
        store::case::set_release(&mut tx, case, Some(day), Some(kind), false)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let first = world.browser(&world.coordination).await;
        let answer = decide(&world, &first, case, "admit", "").await;
        answer.is(422).has("Bitte den Grund der Ausnahme nennen");
        let answer = decide(&world, &first, case, "admit", "Vorlauf ginge verloren").await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
        let approval = approval_of(&world, case).await;
        let path = format!("/approvals/{}", approval.id);
        assert!(answer.location.starts_with(&path));
        let page = first.get(&path).await;
        page.is(200)
            .has("Sie haben das selbst beantragt")
            .lacks("value=\"grant\"");
        // Four eyes, whatever is sent.
        first.post(&path, &[("answer", "grant")]).await.is(403);
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
        decide(&world, &first, case, "admit", "noch einmal")
            .await
            .is(422);
        for account in [&world.worker, &world.stranger, &world.officer] {
            let browser = world.browser(account).await;
            browser.get(&path).await.is(404);
            browser.post(&path, &[("answer", "grant")]).await.is(404);
        }
        let second = world.browser(&world.second).await;
        second
            .get(&path)
            .await
            .is(200)
            .has("Vorlauf ginge verloren")
            .has("Anna Beispiel");
        second.post(&path, &[("answer", "refuse")]).await.is(422);
        second.post(&path, &[("answer", "grant")]).await.is(303);
        let row = row(&world, case).await;
        assert_eq!(row.status, CaseStatus::Active);
        assert_eq!(row.lead, Some(world.worker.id));
        assert_eq!(logged(&world, case, "approval.grant").await, 1);
        let stored = &decisions(&world, case).await[0];
        assert!(stored.exception);
        assert_eq!(stored.approval, Some(approval.id));
        // What the exception was granted for is no news, and both names are told.
        let page = first.get(&format!("/cases/{case}")).await;
        page.is(200).lacks("nicht mehr erfüllt");
        let page = first.get(&format!("/cases/{case}/clearing")).await;
        page.has("beantragt von").has("zugestimmt von");
        // Whoever asked is told, though the intake is over.
        first
            .get("/day")
            .await
            .has("Antworten auf Ihre Anträge")
            .has("hat zugestimmt");
        let answer = second.post(&path, &[("answer", "grant")]).await;
        assert!([403, 422].contains(&answer.status));
    })
    .await;
}

#[tokio::test]
async fn an_exception_can_be_refused_withdrawn_and_outdated() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let first = world.browser(&world.coordination).await;
        let second = world.browser(&world.second).await;
        decide(&world, &first, case, "admit", "Grund").await.is(303);
        let path = format!("/approvals/{}", approval_of(&world, case).await.id);
        let refuse = [("answer", "refuse"), ("words", "Zu früh")];
        let page = format!("/cases/{case}/clearing");
        first.get(&page).await.has("wartet auf eine zweite Person");
        second.post(&path, &refuse).await.is(303);
        first.get(&path).await.is(200).has("Zu früh");
        // Nothing that was refused or taken back reads as if it held.
        first
            .get(&page)
            .await
            .has("abgelehnt von")
            .has("nichts davon gilt")
            .has("„Zu früh“")
            .lacks("zugestimmt von");
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);

        decide(&world, &first, case, "admit", "Grund").await.is(303);
        let path = format!("/approvals/{}", approval_of(&world, case).await.id);
        second.post(&path, &[("answer", "withdraw")]).await.is(403);
        first.post(&path, &[("answer", "withdraw")]).await.is(303);
        first
            .get(&page)
            .await
            .has("beantragt und zurückgezogen von")
            .lacks("zugestimmt von");

        decide(&world, &first, case, "admit", "Grund").await.is(303);
        let path = format!("/approvals/{}", approval_of(&world, case).await.id);
        // It waits on the day of whoever may answer, and of nobody else.
        second.get("/day").await.has(&path).has("Ausnahme von den");
        first.get("/day").await.lacks(&path);
        let worker = world.browser(&world.worker).await;
        worker.get("/day").await.lacks(&path);
        // A criterion that was unknown turns out to be broken: asked again, not waved through.
        let change = [
            ("was-conduct_supervision", ""),
            ("conduct_supervision", "yes"),
            ("source", "Beschluss"),
        ];
        first
            .post(&format!("/cases/{case}/facts"), &change)
            .await
            .is(303);
        second.get(&path).await.is(200).has("neu gestellt werden");
        second.post(&path, &[("answer", "grant")]).await.is(422);
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
    })
    .await;
}

/// Leaves a site with this many places.
async fn set_places(world: &World, places: i64) {
    let mut tx = world.app.store.write().await.unwrap();
    let params = [world.sites[0].uuid().into(), places.into()];
    tx.execute("UPDATE site SET capacity = $2 WHERE id = $1", &params)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn an_exception_needs_the_place_that_it_was_asked_for() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let first = world.browser(&world.coordination).await;
        let second = world.browser(&world.second).await;
        let grant = [("answer", "grant")];
        decide(&world, &first, case, "admit", "Grund").await.is(303);
        let path = format!("/approvals/{}", approval_of(&world, case).await.id);
        // Somebody else has taken the last place.
        set_places(&world, 0).await;
        second
            .post(&path, &grant)
            .await
            .is(422)
            .has("der letzte Platz");
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
        // Another support turns up that nobody has talked to.
        set_places(&world, 1).await;
        let overlap = [
            ("other", "Andere Hilfe"),
            ("programme", ""),
            ("domains", "housing"),
            ("from", ""),
            ("to", ""),
        ];
        let path_of_overlap = format!("/cases/{case}/overlaps/new");
        first.post(&path_of_overlap, &overlap).await.is(303);
        let answer = second.post(&path, &grant).await;
        answer.is(422);
        assert_eq!(row(&world, case).await.status, CaseStatus::Clearing);
    })
    .await;
}

#[tokio::test]
async fn an_exception_into_a_full_site_can_be_asked_for_knowingly() {
    on_each_engine(async |world| {
        set_places(&world, 0).await;
        let case = world.registered_case(Sketch::default()).await;
        let first = world.browser(&world.coordination).await;
        decide(&world, &first, case, "admit", "Grund").await.is(303);
        let path = format!("/approvals/{}", approval_of(&world, case).await.id);
        let second = world.browser(&world.second).await;
        second.post(&path, &[("answer", "grant")]).await.is(303);
        assert_eq!(row(&world, case).await.status, CaseStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn a_full_site_is_asked_about_once() {
    on_each_engine(async |world| {
        set_places(&world, 1).await;
        let browser = world.browser(&world.coordination).await;
        let all = ["Erstmann", "Zweitmann"];
        let mut cases = Vec::new();
        for family_name in all {
            let sketch = Sketch {
                family_name,
                book_number: None,
                ..Sketch::default()
            };
            let case = world.registered_case(sketch).await;
            state_facts(&browser, case).await.is(303);
            cases.push(case);
        }
        let admitted = decide(&world, &browser, cases[0], "admit", "").await;
        admitted.is(303);
        let asked = decide(&world, &browser, cases[1], "admit", "").await;
        asked.is(422).has("kein Platz frei");
        assert_eq!(row(&world, cases[1]).await.entry_on, None);
        let site = world.sites[0].to_string();
        assert!(
            asked
                .body
                .contains(&format!("name=\"full\" value=\"{site}\""))
        );
        let version = row(&world, cases[1]).await.version.to_string();
        let lead = world.worker.id.to_string();
        let fields = [
            ("decision", "admit"),
            ("site", site.as_str()),
            ("lead", lead.as_str()),
            ("full", site.as_str()),
            ("version", version.as_str()),
        ];
        let path = format!("/cases/{}/clearing/decision", cases[1]);
        browser.post(&path, &fields).await.is(303);
        assert_eq!(row(&world, cases[1]).await.status, CaseStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn a_decision_on_a_case_that_has_changed_is_shown_again() {
    on_each_engine(async |world| {
        let case = world.registered_case(Sketch::default()).await;
        let browser = world.browser(&world.coordination).await;
        browser
            .get(&format!("/cases/{case}/clearing"))
            .await
            .is(200);
        let fields = [
            ("decision", "reject"),
            ("reason", "Meine Worte"),
            ("version", "1"),
        ];
        let path = format!("/cases/{case}/clearing/decision");
        let answer = browser.post(&path, &fields).await;
        answer.is(409).has("Meine Worte").has("inzwischen");
        let version = row(&world, case).await.version;
        answer.has(&format!("name=\"version\" value=\"{version}\""));
        assert_eq!(row(&world, case).await.status, CaseStatus::Registered);
    })
    .await;
}

/// The carrier runs INSA+2 as well, at a site of its own.
async fn with_insa(world: &World) {
    let mut tx = world.app.store.write().await.unwrap();
    let all = store::site::of_carrier(&mut tx, world.carrier)
        .await
        .unwrap();
    let site = store::site::SiteRow {
        id: domain::ids::SiteId::from_uuid(uuid::Uuid::from_u128(77)),
        code: "stuttgart".to_owned(),
        programme: "insa2".to_owned(),
        name: "Stuttgart".to_owned(),
        ..all[0].clone()
    };
    assert!(store::site::insert(&mut tx, &site).await.unwrap());
    tx.commit().await.unwrap();
}
