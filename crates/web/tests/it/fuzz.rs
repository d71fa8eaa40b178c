//! Every route that there is, from everybody, with fields that nobody would type: missing, huge, of
//! the wrong type, doubled, no text at all, with ids of other people's rows. Nothing of it may make
//! the program fail, and nobody may read a name that is not theirs to read.
//!
//! Routes come from the list of all routes and fields from the forms on the pages, so whatever is
//! new is tried by itself. The same seed asks the same; what fails names seed and step. It takes 12
//! seconds on each engine, 120 with `NAHTLOS_LONG`, or half of `NAHTLOS_FUZZ_SECONDS`.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use access::{Action, decide};
use domain::ids::CaseId;
use store::account::AccountRow;
use testkit::{Answer, Browser, Sketch, World, mutate::Draws, on_each_engine};
use web::{
    form::encode,
    routes::{Guard, Route},
};

pub mod page;

use page::{Seen, fits, forms_in, ids_in};

/// The people of the three cases: of the first office, of another office, of another carrier.
const NAMES: [&str; 3] = ["Zwickelmann", "Querbachner", "Obernitzky"];

/// After so many requests there are new cases, since the old ones may have been ended.
const STEPS_PER_CASE: usize = 150;

/// An id that no row has.
const UNKNOWN: &str = "0193aaaa-0000-7000-8000-00000000dead";

/// What stands in place of an id.
const NO_IDS: [&str; 6] = ["x", "-1", "%00", "%FF", "..%2f..", "0"];

/// What stands in place of a day.
const DAYS: [&str; 7] = [
    "31.02.2027",
    "29.02.2024",
    "31.12.9999",
    "01.01.0001",
    "9999-99-99",
    "15.03.2027",
    "24:61",
];

struct Person<'w> {
    account: &'w AccountRow,
    browser: Browser,
    forms: Vec<Seen>,
    paths: Vec<String>,
}

struct Fuzzer<'w> {
    world: &'w World,
    draws: Draws,
    people: Vec<Person<'w>>,
    cases: Vec<CaseId>,
    ids: Vec<String>,
    step: usize,
    asked: String,
    /// Routes that answered somebody with more than "not here" or "not for you".
    answered: BTreeSet<(&'static str, &'static str)>,
}

/// Says what was asked when something fails or panics.
impl Drop for Fuzzer<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}, step {}: {}", seed(), self.step, self.asked);
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn seed() -> u64 {
    number("NAHTLOS_FUZZ_SEED").unwrap_or(1)
}

fn time() -> Duration {
    let long = std::env::var_os("NAHTLOS_LONG").is_some();
    let usual = if long { 240 } else { 24 };
    Duration::from_secs(number("NAHTLOS_FUZZ_SECONDS").unwrap_or(usual)) / 2
}

#[tokio::test]
async fn no_form_makes_the_program_fail_or_tell_names_of_others() {
    on_each_engine(async |world| Box::pin(fuzz(world)).await).await;
}

async fn fuzz(world: World) {
    let accounts = [
        &world.worker,
        &world.colleague,
        &world.elsewhere,
        &world.coordination,
        &world.second,
        &world.prison,
        &world.officer,
        &world.administrator,
        &world.stranger,
    ];
    let mut people = Vec::new();
    for account in accounts {
        people.push(Person {
            account,
            browser: world.browser_in_session(account).await,
            forms: Vec::new(),
            paths: Vec::new(),
        });
    }
    let mut fuzzer = Fuzzer {
        world: &world,
        draws: Draws::new(seed()),
        people,
        cases: Vec::new(),
        ids: vec![UNKNOWN.to_owned()],
        step: 0,
        asked: String::new(),
        answered: BTreeSet::new(),
    };
    let all = web::pages::all();
    let (begin, routes) = (Instant::now(), all.listed());
    let mut round: Vec<&Route> = Vec::new();
    while begin.elapsed() < time() {
        if fuzzer.step.is_multiple_of(STEPS_PER_CASE) {
            fuzzer.new_cases().await;
        }
        fuzzer.step += 1;
        // Every route has its turn before one has a second.
        if round.is_empty() {
            round.extend(routes);
        }
        let at = fuzzer.draws.below(round.len());
        let route = round.swap_remove(at);
        fuzzer.ask(route).await;
    }
    told(&fuzzer, routes);
    assert!(fuzzer.step > 20, "too slow to say anything");
    // Each was asked about twenty times then: where fewer answer, the fuzzer has lost its way.
    let enough = fuzzer.step < 20 * routes.len() || 10 * fuzzer.answered.len() >= 8 * routes.len();
    assert!(enough, "most of what was asked for was not there");
}

/// How much was asked, and which routes nobody got anything from.
fn told(fuzzer: &Fuzzer<'_>, routes: &[Route]) {
    let (asked, all) = (fuzzer.step.min(routes.len()), routes.len());
    eprintln!(
        "{} requests, {asked} of {all} routes asked, {} answered",
        fuzzer.step,
        fuzzer.answered.len()
    );
    let silent = routes
        .iter()
        .map(|route| (route.method, route.path))
        .filter(|route| !fuzzer.answered.contains(route));
    for (method, path) in silent {
        eprintln!("nothing from {method} {path}");
    }
}

impl Fuzzer<'_> {
    async fn new_cases(&mut self) {
        let number: &'static str = Box::leak(format!("{}/25", self.step + 1).into_boxed_str());
        let sketch = |family_name, site, institution| Sketch {
            family_name,
            book_number: Some(number),
            institution,
            site,
            ..Sketch::default()
        };
        let other = self.world.app.institutions.all().iter();
        let other = other.map(|one| one.id.clone());
        let other = other.into_iter().find(|id| id != "th-tonna").unwrap();
        let other: &'static str = Box::leak(other.into_boxed_str());
        let own = self.world.active_case(sketch(NAMES[0], 0, "th-tonna"));
        self.cases = vec![own.await];
        let foreign = self.world.active_case(sketch(NAMES[1], 1, other));
        self.cases.push(foreign.await);
        let stranger = &self.world.stranger;
        let browser = self.world.browser_in_session(stranger).await;
        let form = [
            ("family_name", NAMES[2]),
            ("given_names", "Kim"),
            ("birth_date", "03.05.1991"),
            ("institution", "th-tonna"),
            ("book_number", number),
            ("custody_start", "01.02.2026"),
            ("release_on", "01.04.2027"),
            ("programme", "puemas"),
            ("source", "prison"),
            ("confirmed", "yes"),
            ("new", "yes"),
        ];
        browser.post("/referrals/new", &form).await;
        let ids: Vec<String> = self.cases.iter().map(ToString::to_string).collect();
        self.ids.extend(ids);
        for person in &mut self.people {
            person.forms.clear();
            person.paths.clear();
        }
    }

    async fn ask(&mut self, route: &Route) {
        let who = self.draws.below(self.people.len());
        let path = self.path(who, route);
        if route.method == "GET" {
            let path = self.with_query(who, path);
            self.asked = format!("{} GET {path}", self.people[who].account.login);
            let answer = self.people[who].browser.get(&path).await;
            self.note(route, &answer);
            self.look(who, answer).await;
            return;
        }
        // The page first, so that there is a form to change.
        if let Some(form) = route.form {
            let page = filled_like(form.page, route.path, &path);
            self.asked = format!("{} GET {page}", self.people[who].account.login);
            let answer = self.people[who].browser.get(&page).await;
            self.look(who, answer).await;
        }
        let (kind, body) = self.body(who, &path);
        let shown = String::from_utf8_lossy(body.get(..body.len().min(600)).unwrap_or_default());
        let login = &self.people[who].account.login;
        self.asked = format!("{login} POST {path} ({kind}, {} bytes) {shown}", body.len());
        let answer = self.people[who].browser.raw(&path, &kind, body).await;
        self.note(route, &answer);
        self.look(who, answer).await;
    }

    fn note(&mut self, route: &Route, answer: &Answer) {
        if !matches!(answer.status, 403 | 404) {
            self.answered.insert((route.method, route.path));
        }
    }

    /// A path that was seen on a page, or one filled with whatever ids.
    fn path(&mut self, who: usize, route: &Route) -> String {
        let seen: Vec<&String> = self.people[who]
            .paths
            .iter()
            .filter(|path| fits(route.path, path))
            .collect();
        if !self.draws.one_in(4)
            && let Some(path) = self.draws.pick(&seen)
        {
            return (*path).clone();
        }
        let mut steps = Vec::new();
        for step in route.path.split('/') {
            steps.push(match step {
                "{case}" if route.guard == Guard::Case && !self.draws.one_in(5) => {
                    let case = self.draws.pick(&self.cases);
                    case.map_or_else(String::new, ToString::to_string)
                }
                step if step.starts_with('{') => self.id(),
                step => step.to_owned(),
            });
        }
        steps.join("/")
    }

    fn id(&mut self) -> String {
        if self.draws.one_in(5) {
            let no_id = self.draws.pick(&NO_IDS).copied();
            return no_id.unwrap_or_default().to_owned();
        }
        self.draws.pick(&self.ids).cloned().unwrap_or_default()
    }

    fn with_query(&mut self, who: usize, path: String) -> String {
        if self.draws.one_in(2) {
            return path;
        }
        let known = [
            "after",
            "before",
            "show",
            "stage",
            "order",
            "only",
            "in",
            "lead",
            "phase",
            "q",
            "from",
            "to",
            "user",
            "next",
            "done",
            "role",
            "programme",
            "format",
            "number",
            "lang",
        ];
        let mut parts = Vec::new();
        for _ in 0..=self.draws.below(3) {
            let name = self.draws.pick(&known).copied().unwrap_or_default();
            let mut value = self.value(who, "");
            // An address of the server's own has a limit.
            value = value.chars().take(500).collect();
            parts.push(format!("{name}={}", encode(&value)));
        }
        if self.draws.one_in(8) {
            parts.push("%FF%FE=%".to_owned());
        }
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}{}", parts.join("&"))
    }

    /// A value in place of another one.
    fn value(&mut self, who: usize, typed: &str) -> String {
        match self.draws.below(10) {
            0 => String::new(),
            1 => "ä".repeat(1 + self.draws.below(70_000)),
            2 => self.draws.edge().to_owned(),
            3 => format!("{typed}{}", self.draws.oddity()),
            4 | 5 => self.draws.pick(&self.ids).cloned().unwrap_or_default(),
            6 => self
                .draws
                .pick(&DAYS)
                .copied()
                .unwrap_or_default()
                .to_owned(),
            7 => self.draws.oddity().to_owned(),
            8 => {
                let forms = &self.people[who].forms;
                let form = self.draws.pick(forms).cloned().unwrap_or_default();
                let field = self.draws.pick(&form.fields).cloned();
                field.unwrap_or_default().1
            }
            _ => {
                let examples = [typed.as_bytes().to_vec()];
                let mutated = self.draws.mutated(&examples, &["-1", "é"]);
                String::from_utf8_lossy(&mutated).into_owned()
            }
        }
    }

    /// What is sent to a path, and as what kind of content.
    fn body(&mut self, who: usize, path: &str) -> (String, Vec<u8>) {
        let forms = &self.people[who].forms;
        let mut fitting: Vec<&Seen> = forms.iter().filter(|form| form.action == path).collect();
        if fitting.is_empty() {
            fitting = forms.iter().collect();
        }
        let mut form = self
            .draws
            .pick(&fitting)
            .map_or_else(Seen::default, |one| (*one).clone());
        for at in 0..form.fields.len() {
            if self.draws.one_in(form.fields.len().clamp(2, 5)) {
                let typed = form.fields[at].1.clone();
                form.fields[at].1 = self.value(who, &typed);
            }
        }
        if self.draws.one_in(4) && !form.fields.is_empty() {
            let at = self.draws.below(form.fields.len());
            form.fields.remove(at);
        }
        if self.draws.one_in(4) {
            let doubled = self.draws.pick(&form.fields).cloned();
            form.fields.extend(doubled);
        }
        if form.multipart != self.draws.one_in(15) {
            return self.multipart(&form);
        }
        let pairs = form.fields.iter();
        let pairs = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let mut body = pairs.collect::<Vec<_>>().join("&").into_bytes();
        if self.draws.one_in(12) {
            body = self
                .draws
                .mutated(&[body], &["%FF", "%", "&", "=", "+", "%00"]);
        }
        ("application/x-www-form-urlencoded".to_owned(), body)
    }

    fn multipart(&mut self, form: &Seen) -> (String, Vec<u8>) {
        const PART: &str = "\r\nContent-Disposition: form-data; name=";
        let mut body = Vec::new();
        for (name, value) in &form.fields {
            let file = if name == "file" {
                "; filename=\"l.csv\""
            } else {
                ""
            };
            let part = format!("--fuzz{PART}\"{name}\"{file}\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let list = b"Name;Vorname;geb.;TE\nMuster;Kim;1.1.90;1.2.27\n".to_vec();
        let list = self.draws.mutated(&[list], &[";", "\n", "\"", "Summe"]);
        let head = format!("--fuzz{PART}\"file\"; filename=\"l.csv\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&list);
        body.extend_from_slice(b"\r\n--fuzz--\r\n");
        if self.draws.one_in(3) {
            body = self
                .draws
                .mutated(&[body], &["--fuzz", "\r\n\r\n", "name=", "filename="]);
        }
        ("multipart/form-data; boundary=fuzz".to_owned(), body)
    }

    /// Holds an answer against what must be true of every one, and learns from it.
    async fn look(&mut self, who: usize, answer: Answer) {
        assert!(answer.status < 500, "{}\n{}", answer.status, answer.body);
        let account = self.people[who].account;
        for (at, name) in NAMES.iter().enumerate() {
            let told = answer.body.contains(name) || answer.location.contains(name);
            assert!(
                !told || self.may_read(account, at).await,
                "{} reads of {name}:\n{}",
                account.login,
                answer.body
            );
        }
        let person = &mut self.people[who];
        if answer.location.starts_with("/login") {
            // Signed out, locked, or with another password.
            person.browser = self.world.browser_in_session(account).await;
            return;
        }
        let (forms, paths) = forms_in(&answer.body);
        for form in forms {
            person.forms.retain(|known| known.action != form.action);
            person.forms.push(form);
        }
        person.paths.extend(paths);
        let surplus = person.paths.len().saturating_sub(400);
        person.paths.drain(..surplus);
        self.ids.extend(ids_in(&answer.body).into_iter().take(20));
        let surplus = self.ids.len().saturating_sub(300);
        self.ids.drain(..surplus);
    }

    /// Whether somebody may see one of the cases with this name, now; or is offered it.
    async fn may_read(&self, account: &AccountRow, name: usize) -> bool {
        let actor = self.world.actor(account).await;
        let mut tx = self.world.app.store.read().await.unwrap();
        let cases = "SELECT c.id FROM cases c JOIN client p ON p.id = c.client_id
                     WHERE c.carrier_id = $1 AND p.family_name = $2";
        let carrier = account.carrier.uuid();
        let params = [carrier.into(), NAMES[name].into()];
        for row in tx.query(cases, &params).await.unwrap() {
            let id = CaseId::from_uuid(row.get("id").unwrap());
            let case = store::case::by_id(&mut tx, id).await.unwrap().unwrap();
            if decide(&actor, Action::ViewCase, Some(&case.access_facts())).is_allowed() {
                return true;
            }
        }
        // Whoever is offered a case reads whose it is, and so does an office to which it shall go.
        let offered = "SELECT h.to_user_id, h.to_site_id FROM handover h
                       JOIN cases c ON c.id = h.case_id JOIN client p ON p.id = c.client_id
                       WHERE h.carrier_id = $1 AND p.family_name = $2";
        let rows = tx.query(offered, &params).await.unwrap();
        rows.iter().any(|row| {
            let user: Option<uuid::Uuid> = row.get("to_user_id").unwrap();
            let site: Option<uuid::Uuid> = row.get("to_site_id").unwrap();
            user == Some(account.id.uuid())
                || actor.sites.iter().any(|one| site == Some(one.uuid()))
        })
    }
}

/// The parameters of `pattern` with what they are in `path`, which fits `like`.
fn filled_like(pattern: &str, like: &str, path: &str) -> String {
    let known: Vec<(&str, &str)> = like.split('/').zip(path.split('/')).collect();
    let step = |step: &str| {
        let found = known.iter().find(|(name, _)| *name == step);
        found.map_or_else(|| step.to_owned(), |(_, value)| (*value).to_owned())
    };
    let steps: Vec<String> = pattern.split('/').map(step).collect();
    steps.join("/").replace(['{', '}'], "")
}
