//! The list of cases: what it shows, and that it is exactly what may be seen.

use std::collections::BTreeSet;

use access::{Action, decide};
use app::list::{ListOrder, ListQuery, Stage};
use domain::{
    case::CaseStatus,
    custody::CustodyKind,
    ids::{CarrierId, CaseId, SiteId, UserId},
    release::ReleaseKind,
};
use jiff::{ToSpan, civil::date};
use store::{
    account::AccountRow,
    case::{NewCase, StatusChange},
    client::{ClientRow, CustodyEpisodeRow},
};
use testkit::{Sketch, TODAY, World, on_each_engine};

mod agree;
mod plans;

#[tokio::test]
async fn a_list_shows_the_own_cases_page_by_page() {
    on_each_engine(async |world| {
        for number in 0..27u8 {
            let sketch = Sketch {
                family_name: "Demir",
                release_on: Some(date(2026, 12, 1).saturating_add(i32::from(number).days())),
                book_number: None,
                ..Sketch::default()
            };
            world.active_case(sketch).await;
        }
        let other = Sketch {
            family_name: "Anderswo",
            site: 1,
            ..Sketch::default()
        };
        world.active_case(other).await;
        let browser = world.browser(&world.worker).await;
        let first = browser.get("/cases?order=release").await;
        first
            .is(200)
            .has("27 laufend")
            .has("Di 01.12.2026")
            .lacks("Anderswo");
        assert_eq!(first.body.matches("<th scope=\"row\">").count(), 25);
        let at = first.body.find("/cases?order=release&#38;after=").unwrap();
        let next: String = first.body[at..].chars().take_while(|c| *c != '"').collect();
        let next = next.replace("&#38;", "&");
        let second = browser.get(&next).await;
        assert_eq!(second.body.matches("<th scope=\"row\">").count(), 2);
        second.has("So 27.12.2026").has("zum Anfang");
        browser
            .get("/cases?only=silent&only=open&order=seam")
            .await
            .is(200);
        browser
            .get("/cases?institution=th-suhl-goldlauter")
            .await
            .has("Kein Fall passt zu diesem Filter");
        browser
            .get("/cases?stage=ended")
            .await
            .has("Hier ist noch kein Fall");
        let unknown = world.ids().uuid();
        browser
            .get(&format!("/cases?after={unknown}"))
            .await
            .is(404);
        browser.get("/cases?after=nonsense").await.is(404);
        let log = world.log(None).await;
        assert!(log.iter().any(|one| one.action == "case.list"));
    })
    .await;
}

#[tokio::test]
async fn who_has_no_cases_gets_no_list() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await;
        for account in [&world.officer, &world.administrator] {
            world.browser(account).await.get("/cases").await.is(403);
        }
        for account in [&world.colleague, &world.elsewhere, &world.stranger] {
            let browser = world.browser(account).await;
            browser.get("/cases").await.is(200).lacks("Demir");
            browser.get(&format!("/cases?after={case}")).await.is(404);
        }
        for account in [&world.coordination, &world.prison, &world.worker] {
            world
                .browser(account)
                .await
                .get("/cases")
                .await
                .is(200)
                .has("Demir");
        }
    })
    .await;
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % sides
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let at = usize::try_from(self.roll(from.len() as u64)).unwrap();
        from[at].clone()
    }
}

/// A case as nobody would enter it, but as the database could hold it.
async fn strange_case(world: &World, dice: &mut Dice, number: usize) -> CaseId {
    let (carrier, sites, users) = if dice.roll(5) == 0 {
        (
            world.stranger.carrier,
            foreign_sites(world).await,
            vec![world.worker.id],
        )
    } else {
        let users = [
            &world.worker,
            &world.colleague,
            &world.elsewhere,
            &world.coordination,
        ];
        (
            world.carrier,
            world.sites.clone(),
            users.map(|one| one.id).to_vec(),
        )
    };
    let maybe =
        |dice: &mut Dice| -> Option<UserId> { (dice.roll(3) > 0).then(|| dice.pick(&users)) };
    let (lead, deputy) = (maybe(dice), maybe(dice));
    let site = (dice.roll(4) > 0).then(|| dice.pick(&sites));
    let institution = dice.pick(&["th-tonna", "th-suhl-goldlauter", "th-arnstadt"]);
    let status = dice.pick(&[
        CaseStatus::Registered,
        CaseStatus::Clearing,
        CaseStatus::Waiting,
        CaseStatus::Active,
        CaseStatus::Closing,
        CaseStatus::Closed,
        CaseStatus::Rejected,
    ]);
    let release = (dice.roll(4) > 0).then(|| {
        let days = i32::try_from(dice.roll(300)).unwrap();
        TODAY.saturating_add((days - 100).days())
    });
    let released = release.is_some() && dice.roll(3) == 0;
    let mut tx = world.app.store.write().await.unwrap();
    let case = bare(world, &mut tx, carrier, site, institution, number).await;
    store::case::set_responsible(&mut tx, case, lead, deputy)
        .await
        .unwrap();
    let kind = release.map(|_| ReleaseKind::FullTerm);
    store::case::set_release(&mut tx, case, release, kind, released)
        .await
        .unwrap();
    let row = store::case::by_id(&mut tx, case).await.unwrap().unwrap();
    store::case::set_status(&mut tx, &row, status, &StatusChange::default())
        .await
        .unwrap();
    let mut derived = store::case::Derived::empty(TODAY);
    derived.seam_status = i64::try_from(dice.roll(3)).unwrap();
    derived.seam_days_open = i64::try_from(dice.roll(4)).unwrap();
    store::case::set_derived(&mut tx, case, &derived)
        .await
        .unwrap();
    store::search::index(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    case
}

async fn bare(
    world: &World,
    tx: &mut store::Tx,
    carrier: CarrierId,
    site: Option<SiteId>,
    institution: &str,
    number: usize,
) -> CaseId {
    let family_name = format!(
        "Muster{}",
        char::from(b'a' + u8::try_from(number % 26).unwrap())
    );
    let client = ClientRow {
        id: world.ids().next(),
        carrier,
        family_name: family_name.clone(),
        given_names: format!("Nr{number}x"),
        birth_date: None,
        version: 1,
    };
    store::client::insert(tx, &client, world.now())
        .await
        .unwrap();
    let episode = CustodyEpisodeRow {
        id: world.ids().next(),
        client: client.id,
        institution: institution.to_owned(),
        book_number: None,
        custody_kind: Some(CustodyKind::PrisonSentence),
        custody_start: None,
        custody_end: None,
        sentence_months: None,
        composed_months: None,
        version: 1,
    };
    store::client::insert_episode(tx, carrier, &episode, world.now())
        .await
        .unwrap();
    let programme = world.app.catalogue.get("puemas").unwrap();
    let new = NewCase {
        id: world.ids().next(),
        carrier,
        client: client.id,
        name_folded: store::client::name_folded(&family_name, &client.given_names),
        custody_episode: episode.id,
        previous_case: None,
        programme: programme.id.clone(),
        programme_version: programme.version.clone(),
        site,
        institution: institution.to_owned(),
        registered_on: TODAY,
    };
    store::case::insert(tx, &new).await.unwrap();
    new.id
}

async fn foreign_sites(world: &World) -> Vec<SiteId> {
    let mut tx = world.app.store.read().await.unwrap();
    let sites = store::site::of_carrier(&mut tx, world.stranger.carrier)
        .await
        .unwrap();
    sites.into_iter().map(|one| one.id).collect()
}

fn accounts(world: &World) -> [&AccountRow; 8] {
    [
        &world.worker,
        &world.colleague,
        &world.elsewhere,
        &world.coordination,
        &world.prison,
        &world.officer,
        &world.administrator,
        &world.stranger,
    ]
}

/// Every case that the list shows to somebody, over all parts and pages.
async fn listed(
    world: &World,
    account: &AccountRow,
    stage: Stage,
    order: ListOrder,
) -> BTreeSet<CaseId> {
    let ctx = world.ctx(account).await;
    let mut query = ListQuery {
        stage,
        order,
        ..ListQuery::default()
    };
    let mut found = BTreeSet::new();
    let Ok(first) = app::list::page(&world.app, &ctx, &query).await else {
        return found;
    };
    for part in first.parts {
        query.part = part.code;
        query.after = None;
        loop {
            let page = app::list::page(&world.app, &ctx, &query).await.unwrap();
            for one in &page.cases {
                assert!(found.insert(one.case.id), "{} twice", one.case.number);
            }
            query.after = page.more_after;
            if query.after.is_none() {
                break;
            }
        }
    }
    found
}

#[tokio::test]
async fn list_and_search_show_exactly_what_decide_allows() {
    on_each_engine(async |world| {
        let mut dice = Dice(20_261_123);
        let mut cases = Vec::new();
        for number in 0..90 {
            cases.push(strange_case(&world, &mut dice, number).await);
        }
        let mut tx = world.app.store.read().await.unwrap();
        let mut rows = Vec::new();
        for case in &cases {
            rows.push(store::case::by_id(&mut tx, *case).await.unwrap().unwrap());
        }
        drop(tx);
        for account in accounts(&world) {
            let actor = world.actor(account).await;
            let allowed = |row: &store::case::CaseRow| {
                decide(&actor, Action::ViewCase, Some(&row.access_facts())).is_allowed()
            };
            for (stage, number) in [(Stage::Intake, 0), (Stage::Running, 1), (Stage::Ended, 2)] {
                let expected: BTreeSet<CaseId> = rows
                    .iter()
                    .filter(|row| store::case::stage(row.status) == number && allowed(row))
                    .map(|row| row.id)
                    .collect();
                for order in [ListOrder::Release, ListOrder::Name, ListOrder::Seam] {
                    let found = listed(&world, account, stage, order).await;
                    assert_eq!(found, expected, "{} {stage:?} {order:?}", account.login);
                }
            }
            let ctx = world.ctx(account).await;
            for row in rows.iter().step_by(3) {
                let found = app::search::find(&world.app, &ctx, &row.given_names, None).await;
                let found =
                    found.is_ok_and(|found| found.cases.iter().any(|one| one.case.id == row.id));
                assert_eq!(found, allowed(row), "{} {}", account.login, row.given_names);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_is_narrowed_to_a_phase_or_to_what_nobody_leads() {
    on_each_engine(async |world| {
        for (family_name, release_on) in [
            ("Intensivo", date(2026, 12, 31)),
            ("Fernau", date(2028, 12, 29)),
        ] {
            world
                .active_case(Sketch {
                    family_name,
                    release_on: Some(release_on),
                    ..Sketch::default()
                })
                .await;
        }
        let office = world.browser(&world.coordination).await;
        office
            .get("/cases?phase=intensive")
            .await
            .is(200)
            .has("Intensivo")
            .lacks("Fernau")
            .has("value=\"intensive\" selected");
        office
            .get("/cases?phase=nowhere")
            .await
            .has("Kein Fall passt zu diesem Filter");
        office
            .get("/cases?only=unled")
            .await
            .lacks("Intensivo")
            .has("hier eine Auswahl")
            .has("Kein Fall passt zu diesem Filter");
        office.get("/cases").await.lacks("hier eine Auswahl");
        office
            .get("/cases?only=undeputised")
            .await
            .has("Intensivo")
            .has("value=\"undeputised\" checked");
        // By what is due: exactly those whose first open task is due today or was before.
        let mut tx = world.app.store.read().await.unwrap();
        let sql = "SELECT family_name, next_due_on FROM cases WHERE stage = 1";
        let rows = tx.query(sql, &[]).await.unwrap();
        drop(tx);
        let due = office.get("/cases?only=due").await;
        due.has("value=\"due\" checked");
        let mut seen = 0;
        for row in &rows {
            let name: String = row.get("family_name").unwrap();
            let day: Option<jiff::civil::Date> = row.get("next_due_on").unwrap();
            let is_due = day.is_some_and(|day| day <= world.today());
            seen += usize::from(is_due);
            assert_eq!(due.body.contains(&name), is_due, "{name}");
        }
        assert!(seen > 0);
        let prison = world.browser(&world.prison).await;
        prison.get("/cases").await.lacks("value=\"due\"");
    })
    .await;
}

#[tokio::test]
async fn a_list_is_saved_as_a_file_with_all_of_its_cases_and_no_others() {
    on_each_engine(async |world| {
        let mut ids = Vec::new();
        for number in 0..120u8 {
            let sketch = Sketch {
                family_name: if number % 2 == 0 { "Demir" } else { "=Becker" },
                release_on: Some(date(2026, 12, 1).saturating_add(i32::from(number).days())),
                book_number: None,
                ..Sketch::default()
            };
            ids.push(world.active_case(sketch).await);
        }
        let other = Sketch {
            family_name: "Anderswo",
            site: 1,
            ..Sketch::default()
        };
        world.active_case(other).await;
        let browser = world.browser(&world.worker).await;
        browser.get("/cases").await.is(200).has("/cases.csv");
        let file = browser.get("/cases.csv?order=release").await;
        file.is(200).lacks("Anderswo").has("Nächste Frist");
        assert_eq!(file.body.lines().count(), 121, "a heading and every case");
        let cases: BTreeSet<&str> = file
            .body
            .lines()
            .skip(1)
            .filter_map(|line| line.split(';').next())
            .collect();
        assert_eq!(cases.len(), 120, "each once");
        file.has("\"'=Becker");
        // Three parts, each in the log before it left.
        let entries = world.log(None).await;
        let saved = entries.iter().filter(|one| one.action == "case.export");
        assert_eq!(saved.count(), 3);
        let of_case = world.log(Some(ids[7])).await;
        assert!(of_case.iter().any(|one| one.action == "case.export"));
        // A filter of the page is one of the file.
        let none = browser
            .get("/cases.csv?institution=th-suhl-goldlauter")
            .await;
        assert_eq!(none.is(200).body.lines().count(), 1);
        // Nobody else gets it.
        let officer = world.browser(&world.officer).await;
        officer.get("/cases.csv").await.is(403);
        let elsewhere = world.browser(&world.elsewhere).await;
        let file = elsewhere.get("/cases.csv").await;
        file.has("Anderswo").lacks("Demir");
    })
    .await;
}

#[tokio::test]
async fn the_filter_offers_every_prison_in_which_somebody_listed_is() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        let option = "value=\"sn-chemnitz\"";
        browser.get("/cases").await.is(200).lacks(option);
        let elsewhere = Sketch {
            institution: "sn-chemnitz",
            ..Sketch::default()
        };
        world.active_case(elsewhere).await;
        browser.get("/cases").await.has(option).has("JVA Chemnitz");
        browser
            .get("/cases?institution=sn-chemnitz")
            .await
            .has("Demir");
    })
    .await;
}
