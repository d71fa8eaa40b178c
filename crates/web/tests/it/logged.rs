//! No page about a case without its entry in the log: the told cases of the demonstration, which have
//! something of everything, are walked along all links, and each page has to leave an entry.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use app::{App, IdSource};
use domain::{
    ids::{CarrierId, CaseId},
    readiness::Readiness,
};
use jiff::civil::date;
use store::log::LogSearch;
use testkit::Browser;
use uuid::Uuid;
use web::routes::Guard;

use crate::fuzz::page::{fits, forms_in};

/// So many pages of one kind are looked at in a case.
const ALIKE: usize = 1;

/// Pages that no link of a told case leads to, because what they show does not exist there: a draft of the
/// plan, a paper that was handed out, a scan, an overlap. They read through the same functions of `app`,
/// and tests of their own look at them.
const NOT_TOLD: &[&str] = &[
    "/cases/{case}/extension",
    "/cases/{case}/overlaps/{overlap}/scans/{scan}/strike",
    "/cases/{case}/assessment/versions/{version}/domains/{domain}",
    "/cases/{case}/assessment/versions/{version}/shared",
    "/cases/{case}/handovers/questions/{question}",
    "/cases/{case}/overlaps/{overlap}",
    "/cases/{case}/agreement",
    "/cases/{case}/own-plans/successes/print",
    "/cases/{case}/scans/{scan}",
    "/cases/{case}/plan/compare",
    "/cases/{case}/plan/progress/entries/{entry}/strike",
];

pub(crate) struct Office {
    pub(crate) app: App,
    /// Somebody who works on cases, and the coordination.
    pub(crate) browsers: Vec<Browser>,
    carrier: CarrierId,
}

impl Office {
    pub(crate) async fn told() -> (Self, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("told.db").display());
        let app = testkit::app_at(&url.parse().unwrap()).await;
        let today = date(2026, 11, 23);
        Box::pin(synthetic::demo(&app, today, 12, 1)).await.unwrap();
        let now = i18n::from_berlin(today.at(9, 0, 0, 0));
        let next = AtomicU64::new(1);
        let state = web::WebState {
            app: app.clone(),
            options: web::WebOptions {
                clock: Arc::new(move || now),
                ids: IdSource::new(move || {
                    let next = next.fetch_add(1, Ordering::Relaxed);
                    Uuid::from_u128(0x0200_0000_0000_7000_8000_0000_0000_0000 + u128::from(next))
                }),
                demo: false,
                fixed_today: None,
            },
        };
        let mut browsers = Vec::new();
        for login in ["anna", "koordination"] {
            let mut browser = Browser::at(state.clone());
            let fields = [("login", login), ("password", synthetic::PASSWORD)];
            browser.sign_in(&fields).await.is(303);
            browsers.push(browser);
        }
        let mut tx = app.store.read().await.unwrap();
        let account = store::account::by_login(&mut tx, "koordination")
            .await
            .unwrap();
        let carrier = account.unwrap().carrier;
        drop(tx);
        let office = Self {
            app,
            browsers,
            carrier,
        };
        (office, folder)
    }

    /// A case with a plan that the first worker leads.
    async fn of_anna(&self) -> CaseId {
        let mut tx = self.app.store.read().await.unwrap();
        let rows = tx
            .query(
                "SELECT c.id FROM cases c JOIN user_account u ON u.id = c.lead_id
                 JOIN plan_version v ON v.case_id = c.id AND v.state = 'issued'
                 WHERE u.login = 'anna' AND c.status = 'active'
                 AND NOT EXISTS (SELECT 1 FROM plan_version d WHERE d.case_id = c.id
                 AND d.state = 'draft') ORDER BY c.id",
                &[],
            )
            .await
            .unwrap();
        CaseId::from_uuid(rows.first().unwrap().get("id").unwrap())
    }

    /// Writes into a told case what no story tells, so that its pages are there.
    async fn write(&self, case: CaseId) {
        let own = format!("/cases/{case}");
        let worker = &self.browsers[0];
        for part in ["crisis", "crisis"] {
            let page = worker.get(&format!("{own}/own-plans/{part}")).await;
            let base = value_of(&page.body, "base");
            let crisis = [
                ("base", base.as_str()),
                ("warning_signs", "Ich schlafe nicht."),
            ];
            send(worker, &format!("{own}/own-plans/{part}"), &crisis).await;
        }
        let conference = [
            ("date", "25.11.2026"),
            ("time", "14:00"),
            ("purpose", "Wohnen"),
            ("people", "Frau Vogt, Jobcenter"),
        ];
        send(worker, &format!("{own}/conferences"), &conference).await;
        let paper = format!("{own}/papers/new/information/de");
        let seen = value_of(&worker.get(&paper).await.body, "seen");
        let handed = [
            ("seen", seen.as_str()),
            ("on", "23.11.2026"),
            ("to", "Kim Muster"),
            ("basis", "Einwilligung vom 02.11.2026"),
            ("how", "given"),
            ("understood", "not_asked"),
        ];
        send(worker, &paper, &handed).await;
        let explained = [
            ("topics", "voluntary"),
            ("on", "23.11.2026"),
            ("language", "easy"),
            ("understood", "not_asked"),
        ];
        send(worker, &format!("{own}/papers/explained"), &explained).await;
        let voice = format!("{own}/assessment?voice=client");
        send(worker, &voice, &[("given_on", "20.11.2026")]).await;
        let pause = [
            ("from", "23.11.2026"),
            ("until", "14.12.2026"),
            ("kind", "transfer"),
        ];
        send(worker, &format!("{own}/plan/pause"), &pause).await;
        send(worker, &format!("{own}/plan/draft"), &[]).await;
        let module = [
            ("module", "housing"),
            ("status", "running"),
            ("from", "02.11.2026"),
            ("to", ""),
            ("side", "inside"),
        ];
        send(worker, &format!("{own}/modules"), &module).await;
    }

    /// The number of the newest entry about a case.
    async fn newest(&self, case: CaseId) -> i64 {
        app::log::link(&self.app).await.unwrap();
        let mut tx = self.app.store.read().await.unwrap();
        let search = LogSearch {
            case: Some(case),
            ..LogSearch::default()
        };
        let lines = store::log::search(&mut tx, self.carrier, &search, None, 1)
            .await
            .unwrap();
        lines.first().map_or(0, |line| line.logged.seq)
    }

    /// Follows the links of a case; the patterns of the pages that were shown.
    async fn walk(
        &self,
        browser: &Browser,
        case: CaseId,
        patterns: &[&'static str],
    ) -> BTreeSet<&'static str> {
        let own = format!("/cases/{case}");
        let mut seen = BTreeMap::<&'static str, usize>::new();
        let (mut ahead, mut known) = (vec![own.clone()], BTreeSet::from([own.clone()]));
        while let Some(path) = ahead.pop() {
            let Some(pattern) = patterns.iter().copied().find(|one| fits(one, &path)) else {
                continue;
            };
            let times = seen.entry(pattern).or_default();
            if *times == ALIKE {
                continue;
            }
            let before = self.newest(case).await;
            let answer = browser.get(&path).await;
            if answer.status != 200 {
                continue;
            }
            *times += 1;
            assert!(self.newest(case).await > before, "{path} has left no entry");
            for path in forms_in(&answer.body).1 {
                if path.starts_with(&own) && known.insert(path.clone()) {
                    ahead.push(path);
                }
            }
        }
        seen.retain(|_, times| *times > 0);
        seen.into_keys().collect()
    }
}

/// What a field of a page says.
fn value_of(page: &str, name: &str) -> String {
    let forms = forms_in(page).0;
    let mut fields = forms.iter().flat_map(|form| &form.fields);
    let field = fields.find(|(field, _)| field == name);
    field.map(|(_, value)| value.clone()).unwrap_or_default()
}

async fn send(worker: &Browser, path: &str, fields: &[(&str, &str)]) {
    let answer = worker.post_sure(path, fields).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
}

#[tokio::test]
async fn every_page_about_a_case_leaves_an_entry() {
    let (office, _folder) = Office::told().await;
    let all = web::pages::all();
    let patterns: Vec<&'static str> = all
        .listed()
        .iter()
        .filter(|route| route.guard == Guard::Case && route.method == "GET")
        .map(|route| route.path)
        .collect();
    let mut tx = office.app.store.read().await.unwrap();
    let ids = tx
        .query("SELECT id FROM cases ORDER BY id", &[])
        .await
        .unwrap();
    drop(tx);
    office.write(office.of_anna().await).await;
    let mut seen = BTreeSet::new();
    for row in ids {
        let case = CaseId::from_uuid(row.get("id").unwrap());
        for browser in &office.browsers {
            seen.extend(office.walk(browser, case, &patterns).await);
        }
    }
    let told: Vec<&&str> = NOT_TOLD.iter().filter(|one| seen.contains(*one)).collect();
    assert!(told.is_empty(), "no longer unreached: {told:#?}");
    let missed: Vec<&&str> = patterns
        .iter()
        .filter(|one| !seen.contains(*one) && !NOT_TOLD.contains(one))
        .collect();
    assert!(
        missed.is_empty(),
        "no link of a told case leads to {missed:#?}"
    );
}

#[tokio::test]
async fn the_demonstration_shows_every_state_of_readiness() {
    let (office, _folder) = Office::told().await;
    let mut tx = office.app.store.read().await.unwrap();
    let account = store::account::by_login(&mut tx, "koordination").await;
    let account = account.unwrap().unwrap();
    let actor = store::account::actor(&mut tx, &account).await.unwrap();
    let ids = tx.query("SELECT id FROM cases ORDER BY id", &[]).await;
    let ids = ids.unwrap();
    drop(tx);
    let today = date(2026, 11, 23);
    let ctx = app::OpContext {
        actor,
        now: i18n::from_berlin(today.at(9, 0, 0, 0)),
        today,
        request: Uuid::from_u128(1),
        purpose: "coordination".to_owned(),
        ids: IdSource::new(|| Uuid::from_u128(2)),
        emergency: app::Emergency::default(),
        sent: app::sent::Sent::default(),
    };
    let mut seen = BTreeSet::new();
    for row in ids {
        let case = CaseId::from_uuid(row.get("id").unwrap());
        // Cases of other sites are not hers to see.
        if let Ok(lights) = app::readiness::view(&office.app, &ctx, case).await {
            seen.extend(lights.lines.iter().map(|one| one.state));
        }
    }
    let all: BTreeSet<Readiness> = domain::Code::ALL.iter().copied().collect();
    assert_eq!(seen, all);
}
