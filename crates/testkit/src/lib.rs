//! # A small world for tests
//!
//! An installation on either engine with one carrier, two sites, a person of each role, a second
//! carrier next door, a fixed clock and counted ids. Only for tests: everything here panics when
//! something is not as expected.
//!
//! ```no_run
//! # async fn example() {
//! testkit::on_each_engine(async |world| {
//!     let case = world.active_case(testkit::Sketch::default()).await;
//!     let page = world.browser(&world.worker).await.get(&format!("/cases/{case}")).await;
//!     assert_eq!(page.status, 200);
//! })
//! .await;
//! # }
//! ```

#![expect(
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "a test world panics when something is not as expected"
)]

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use access::{Actor, Role};
use app::{App, AppError, IdSource, OpContext};
use db::{DbUrl, Isolation, OpenOptions};
use domain::ids::{CarrierId, CaseId, SiteId, UserId};
use imports::institutions::{Institutions, SHIPPED};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use programme::Catalogue;
use rand::Rng as _;
use store::{
    Store,
    account::AccountRow,
    log::{LogEntry, LogSearch},
    site::SiteRow,
};
use uuid::Uuid;

mod browser;
mod case;
pub mod mutate;

pub use browser::{Answer, Browser};
pub use case::{Sketch, handover_form};
pub use db::Value;

/// Today in every test world, unless a test moves the clock: a Monday.
pub const TODAY: Date = date(2026, 11, 23);

/// The password of everybody in a test world.
pub const PASSWORD: &str = "drei Birken am Ufer der Unstrut";

/// An installation with people.
pub struct World {
    /// The use cases.
    pub app: App,
    /// The carrier.
    pub carrier: CarrierId,
    /// The sites: Erfurt and Ostthüringen of PÜMaS.
    pub sites: Vec<SiteId>,
    /// A transition manager in Erfurt.
    pub worker: AccountRow,
    /// Another one in Erfurt.
    pub colleague: AccountRow,
    /// A transition manager at the other site.
    pub elsewhere: AccountRow,
    /// Coordination of Erfurt.
    pub coordination: AccountRow,
    /// A second coordination of Erfurt, for what needs four eyes.
    pub second: AccountRow,
    /// The social service of the prison in Tonna.
    pub prison: AccountRow,
    /// The data-protection officer.
    pub officer: AccountRow,
    /// The administrator.
    pub administrator: AccountRow,
    /// Coordination of another carrier.
    pub stranger: AccountRow,
    clock: Arc<AtomicI64>,
    ids: IdSource,
    _folder: Option<tempfile::TempDir>,
}

/// Runs a test on SQLite and, if `NAHTLOS_TEST_POSTGRES` names a server, on PostgreSQL. With
/// `NAHTLOS_TEST_ISOLATION=serializable` only there, at that isolation.
pub async fn on_each_engine(test: impl AsyncFn(World)) {
    if isolation() == Isolation::default() {
        test(World::on_sqlite().await).await;
    }
    if let Some(world) = World::on_postgres().await {
        test(world).await;
    }
}

/// How strictly PostgreSQL keeps the changes of a test apart.
pub fn isolation() -> Isolation {
    match std::env::var("NAHTLOS_TEST_ISOLATION").as_deref() {
        Ok("serializable") => Isolation::Serializable,
        _ => Isolation::default(),
    }
}

/// Does something again while it gives way to another change, as the pages do.
pub async fn again<T>(mut what: impl AsyncFnMut() -> Result<T, AppError>) -> Result<T, AppError> {
    for _ in 0..20 {
        match what().await {
            Err(error) if error.gave_way() => tokio::task::yield_now().await,
            other => return other,
        }
    }
    what().await
}

impl World {
    /// On a fresh SQLite file.
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = DbUrl::Sqlite(folder.path().join("test.db"));
        Self::at(&url, Some(folder)).await
    }

    /// On a fresh PostgreSQL database, if there is a server.
    pub async fn on_postgres() -> Option<Self> {
        let url = empty_postgres().await?;
        Some(Self::at(&url, None).await)
    }

    async fn at(url: &DbUrl, folder: Option<tempfile::TempDir>) -> Self {
        let now = i18n::from_berlin(TODAY.at(9, 0, 0, 0));
        let app = app_at(url).await;
        let counter = AtomicU64::new(1);
        let ids = IdSource::new(move || {
            let next = counter.fetch_add(1, Ordering::Relaxed);
            Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + u128::from(next))
        });
        people(app, ids, now, folder).await
    }

    /// The instant of the world's clock.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.clock.load(Ordering::Relaxed)).expect("an instant")
    }

    /// Sets the clock to nine in the morning of a day.
    pub fn set_today(&self, day: Date) {
        let at = i18n::from_berlin(day.at(9, 0, 0, 0));
        self.clock.store(at.as_microsecond(), Ordering::Relaxed);
    }

    /// Sets the clock to an instant.
    pub fn set_now(&self, at: Timestamp) {
        self.clock.store(at.as_microsecond(), Ordering::Relaxed);
    }

    /// The day of the world's clock.
    pub fn today(&self) -> Date {
        i18n::berlin_date(self.now())
    }

    /// Where ids come from.
    pub fn ids(&self) -> &IdSource {
        &self.ids
    }

    /// A person as access sees them.
    pub async fn actor(&self, account: &AccountRow) -> Actor {
        let mut tx = self.app.store.read().await.expect("a connection");
        store::account::actor(&mut tx, account)
            .await
            .expect("an actor")
    }

    /// A context for use cases.
    pub async fn ctx(&self, account: &AccountRow) -> OpContext {
        OpContext {
            actor: self.actor(account).await,
            now: self.now(),
            today: self.today(),
            request: self.ids.uuid(),
            purpose: domain::Code::code(account.role).to_owned(),
            ids: self.ids.clone(),
            emergency: app::Emergency::default(),
            sent: app::sent::Sent::default(),
        }
    }

    /// The pages, seen by a person who has signed in.
    pub async fn browser(&self, account: &AccountRow) -> Browser {
        Browser::signed_in(self, account).await
    }

    /// The same without typing a password: a session of theirs is opened, and their account is
    /// active, whatever was done to it before.
    pub async fn browser_in_session(&self, account: &AccountRow) -> Browser {
        let token = self.app.chance.token();
        let mut tx = self.app.store.write().await.expect("a transaction");
        let active = "UPDATE user_account SET active = TRUE WHERE id = $1";
        tx.execute(active, &[account.id.uuid().into()])
            .await
            .expect("an account");
        let begin = store::session::Begin {
            id: self.ids.next(),
            token_hash: &token.hash(),
            user: account.id,
            at: self.now(),
            device: "",
            language: "",
        };
        store::session::insert(&mut tx, &begin)
            .await
            .expect("a session");
        tx.commit().await.expect("a commit");
        Browser::with_secret(self, token.reveal())
    }

    /// The pages, seen by somebody unknown.
    pub fn stranger_browser(&self) -> Browser {
        Browser::new(self)
    }

    /// What the log of the carrier says, newest first: all of it, or what concerns a case.
    pub async fn log(&self, case: Option<CaseId>) -> Vec<LogEntry> {
        app::log::link(&self.app).await.expect("the log");
        let mut tx = self.app.store.read().await.expect("a connection");
        let search = LogSearch {
            case,
            ..LogSearch::default()
        };
        let lines = store::log::search(&mut tx, self.carrier, &search, None, 500)
            .await
            .expect("the log");
        lines.into_iter().map(|line| line.logged.entry).collect()
    }

    /// How the engine runs a composed statement: (engine is SQLite, its plan).
    pub async fn plan_of(&self, name: &str, params: &[Value]) -> (bool, String) {
        let all = store::composed::all();
        let (_, sql) = all
            .iter()
            .find(|(one, _)| one == name)
            .expect("a composed statement");
        let db = self.app.store.db();
        let plan = db.query_plan(sql, params).await.expect("a plan");
        (matches!(db.engine(), db::Engine::Sqlite), plan)
    }

    /// What the pages need.
    pub fn web_state(&self) -> web::WebState {
        let clock = self.clock.clone();
        web::WebState {
            app: self.app.clone(),
            options: web::WebOptions {
                clock: Arc::new(move || {
                    Timestamp::from_microsecond(clock.load(Ordering::Relaxed)).expect("an instant")
                }),
                ids: self.ids.clone(),
                demo: false,
                fixed_today: None,
            },
        }
    }
}

/// A press for tests: what a paper says, as text. The same sheet gives the same bytes, as with the
/// real one, which has tests of its own and takes minutes to compile.
#[expect(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the shape of a press, which takes a sheet and may fail"
)]
fn plain_press(sheet: documents::sheet::Sheet) -> Result<app::paper::Printed, String> {
    Ok(app::paper::Printed {
        bytes: format!("%PDF-1.7\n{sheet:#?}").into_bytes(),
        missing: std::collections::BTreeSet::new(),
    })
}

/// The use cases on a database of any content, which is brought up to date; nobody is in it yet.
pub async fn app_at(url: &DbUrl) -> App {
    let now = i18n::from_berlin(TODAY.at(9, 0, 0, 0));
    let options = OpenOptions {
        pool: 4,
        readers: 4,
        isolation: isolation(),
        ..OpenOptions::default()
    };
    let store = Store::open(url, &options, now).await.expect("a database");
    App {
        store,
        catalogue: Arc::new(Catalogue::shipped().expect("the shipped programmes are right")),
        institutions: Arc::new(Institutions::load(SHIPPED).expect("the catalogue is right")),
        running: app::import::Running::default(),
        chance: app::Chance::new(|bytes| rand::rng().fill_bytes(bytes)),
        shelf: app::programmes::Shelf::default(),
        press: app::paper::Press::new(plain_press),
    }
}

/// An empty PostgreSQL database, if `NAHTLOS_TEST_POSTGRES` names a server.
pub async fn empty_postgres() -> Option<DbUrl> {
    let server = std::env::var("NAHTLOS_TEST_POSTGRES").ok()?;
    let name = format!("w_{}", Uuid::from_u128(rand::random()).simple());
    create_database(&server, &name).await;
    let (base, query) = server
        .split_once('?')
        .map_or((&*server, ""), |(b, q)| (b, q));
    let (prefix, _) = base.rsplit_once('/').expect("an address with a database");
    let address = if query.is_empty() {
        format!("{prefix}/{name}")
    } else {
        format!("{prefix}/{name}?{query}")
    };
    Some(address.parse().expect("an address"))
}

async fn create_database(server: &str, name: &str) {
    // A database is made outside of any transaction, which the face of `db` does not offer; psql
    // comes with every server.
    let status = tokio::process::Command::new("psql")
        .args([server, "-qXc", &format!("CREATE DATABASE {name}")])
        .status()
        .await
        .expect("psql is installed with the server");
    assert!(status.success(), "CREATE DATABASE failed");
}

async fn people(
    app: App,
    ids: IdSource,
    now: Timestamp,
    folder: Option<tempfile::TempDir>,
) -> World {
    let mut tx = app.store.write().await.expect("a transaction");
    let (carrier, other): (CarrierId, CarrierId) = (ids.next(), ids.next());
    for (id, name) in [(carrier, "Brücke Mitte e. V."), (other, "Steg Süd gGmbH")] {
        store::site::insert_carrier(&mut tx, id, name, now)
            .await
            .expect("a carrier");
    }
    let mut sites = Vec::new();
    for (owner, code) in [
        (carrier, "erfurt"),
        (carrier, "ostthueringen"),
        (other, "erfurt"),
    ] {
        let site = site_row(ids.next(), owner, code);
        store::site::insert(&mut tx, &site).await.expect("a site");
        sites.push(site.id);
    }
    let hash = auth_hash();
    let mut accounts = Vec::new();
    for (login, name, role, from, to) in PEOPLE {
        let account = AccountRow {
            id: ids.next::<domain::ids::kind::User>(),
            carrier: if *login == "stranger" { other } else { carrier },
            login: (*login).to_owned(),
            name: (*name).to_owned(),
            role: *role,
            password_hash: Some(hash.clone()),
            language: "de".to_owned(),
            capacity: 30,
            active: true,
            absent_until: None,
            version: 1,
        };
        employ(&mut tx, &account, &sites[*from..*to], now).await;
        accounts.push(account);
    }
    tx.commit().await.expect("a commit");
    let mut accounts = accounts.into_iter();
    let mut next = || accounts.next().expect("nine accounts");
    World {
        app,
        carrier,
        sites: sites[..2].to_vec(),
        worker: next(),
        colleague: next(),
        elsewhere: next(),
        coordination: next(),
        second: next(),
        prison: next(),
        officer: next(),
        administrator: next(),
        stranger: next(),
        clock: Arc::new(AtomicI64::new(now.as_microsecond())),
        ids,
        _folder: folder,
    }
}

/// Everybody in a world: login, name, role, and which of its sites (from, to).
const PEOPLE: &[(&str, &str, Role, usize, usize)] = &[
    ("worker", "Anna Beispiel", Role::TransitionManager, 0, 1),
    ("colleague", "Ben Muster", Role::TransitionManager, 0, 1),
    ("elsewhere", "Cem Anders", Role::TransitionManager, 1, 2),
    ("coordination", "Dora Leitner", Role::Coordination, 0, 1),
    ("second", "Emil Zweitwerk", Role::Coordination, 0, 1),
    ("prison", "Fritzi Vollmer", Role::PrisonSocialService, 0, 0),
    ("officer", "Gül Schutz", Role::DataProtectionOfficer, 0, 0),
    ("administrator", "Hanno Technik", Role::Administrator, 0, 0),
    ("stranger", "Ida Nebenan", Role::Coordination, 2, 3),
];

async fn employ(tx: &mut store::Tx, account: &AccountRow, sites: &[SiteId], now: Timestamp) {
    let prisons: &[String] = if account.role == Role::PrisonSocialService {
        &["th-tonna".to_owned()]
    } else {
        &[]
    };
    store::account::insert(tx, account, now)
        .await
        .expect("an account");
    store::account::set_places(tx, account.id, sites, prisons)
        .await
        .expect("places");
}

fn site_row(id: SiteId, carrier: CarrierId, code: &str) -> SiteRow {
    SiteRow {
        id,
        carrier,
        code: code.to_owned(),
        programme: "puemas".to_owned(),
        name: format!("Büro {code}"),
        address: "Musterstraße 1, 00000 Musterstadt".to_owned(),
        opening_hours: "Mo bis Do 9 bis 15 Uhr".to_owned(),
        open: domain::opening::OpenWeek::default(),
        access_note: "Ausweis am Eingang zeigen".to_owned(),
        directions: String::new(),
        contact_name: "Anna Beispiel".to_owned(),
        contact_phone: String::new(),
        contact_hours: String::new(),
        contact_languages: "Deutsch, Türkisch".to_owned(),
        rooms: "Zweiter Stock, Zimmer 214".to_owned(),
        capacity: 40,
        version: 1,
    }
}

/// One hash for everybody: hashing takes long on purpose.
fn auth_hash() -> String {
    use std::sync::OnceLock;
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| auth::password::hash(PASSWORD, &mut rand::rng()).expect("a hash"))
        .clone()
}

/// The id of a user, for tests that only need one.
pub fn user_id(number: u128) -> UserId {
    UserId::from_uuid(Uuid::from_u128(number))
}
