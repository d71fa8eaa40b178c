//! Who loads the server: workers who are signed in, their cases, and what must stand on their pages.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use super::{browser::Browser, server::Server};

/// Everybody's password in an invented database.
const PASSWORD: &str = "drei-birken-am-ufer";

/// At most so many workers sign in; more connections share them.
const MOST: usize = 64;

/// A signed-in worker.
struct Worker {
    cookie: String,
    cases: Vec<Known>,
}

/// A case, and what its page shows.
struct Known {
    id: String,
    /// Name as the page has it.
    name: String,
    notes: usize,
    /// Words of a search that finds it; `None` if the name has more than two plain words.
    words: Option<String>,
}

/// Everybody, and how large the pages are.
pub struct People {
    workers: Vec<Worker>,
    foreign: Vec<String>,
    /// Day and time of the notes, as the form wants them.
    date: String,
    time: String,
    /// Bytes of a case, the list and a search, on average.
    pub sizes: [usize; 3],
}

/// Signs people in and looks at their pages once.
pub fn gather(server: &Server) -> Result<People> {
    let mut admin = signed_in(server, "admin")?;
    let accounts = admin.get("/users")?.body;
    let mut logins = vec!["anna".to_owned()];
    logins.extend(workers_on(&accounts));
    logins.truncate(MOST);
    let mut workers = Vec::new();
    let (mut pages, mut lists) = (Vec::new(), Vec::new());
    let (mut date, mut time) = (String::new(), String::new());
    for login in &logins {
        let mut browser = signed_in(server, login)?;
        let list = browser.get("/cases")?.body;
        let ids = links(&list);
        if ids.len() < 3 {
            continue;
        }
        lists.push(list.len());
        let mut cases = Vec::new();
        for id in ids {
            let page = browser.get(&format!("/cases/{id}"))?.body;
            pages.push(page.len());
            cases.push(known(id, &page)?);
        }
        if date.is_empty() {
            let form = format!("/cases/{}/notes/new", cases[0].id);
            let form = browser.get(&form)?.body;
            (date, time) = (value(&form, "date")?, value(&form, "time")?);
        }
        let cookie = browser.cookie().to_owned();
        if cases.iter().any(|case| case.words.is_some()) {
            workers.push(Worker { cookie, cases });
        }
    }
    ensure!(!workers.is_empty(), "nobody has cases; take more of them");
    let mut other = signed_in(server, "insa-koordination")?;
    let foreign = links(&other.get("/cases")?.body);
    ensure!(!foreign.is_empty(), "the other carrier has no cases");
    let hits = search_size(server, &workers[0])?;
    Ok(People {
        sizes: [mean(&pages), mean(&lists), hits],
        workers,
        foreign,
        date,
        time,
    })
}

/// Signs somebody in on a connection of their own.
pub fn signed_in(server: &Server, login: &str) -> Result<Browser> {
    let mut browser = Browser::connect(&server.address)?;
    browser
        .sign_in(login, PASSWORD)
        .with_context(|| format!("signing in {login}"))?;
    Ok(browser)
}

fn search_size(server: &Server, worker: &Worker) -> Result<usize> {
    let mut browser = Browser::connect(&server.address)?;
    browser.resume(&worker.cookie);
    let words = worker.cases.iter().find_map(|case| case.words.as_ref());
    let answer = browser.post("/search", &format!("q={}", words.context("no plain name")?))?;
    ensure!(answer.status == 200, "a search answered {}", answer.status);
    Ok(answer.body.len())
}

impl People {
    /// How many signed in.
    pub fn count(&self) -> usize {
        self.workers.len()
    }

    /// The data of the script: a Lua file.
    pub fn script_data(&self) -> String {
        let mut text = format!(
            "return {{ date = {}, time = {}, foreign = {{",
            quoted(&self.date),
            quoted(&self.time.replace(':', "%3A"))
        );
        for id in &self.foreign {
            let _ = write!(text, " {},", quoted(id));
        }
        text.push_str(" },\nworkers = {\n");
        for worker in &self.workers {
            worker.write(&mut text);
        }
        text.push_str("} }\n");
        text
    }
}

impl Worker {
    fn write(&self, text: &mut String) {
        let first = self.cases.first().map_or("", |case| &case.id);
        let _ = writeln!(
            text,
            "{{ cookie = {}, first = {}, cases = {{",
            quoted(&self.cookie),
            quoted(first)
        );
        for case in &self.cases {
            let _ = writeln!(
                text,
                "{{ id = {}, name = {}, notes = {} }},",
                quoted(&case.id),
                quoted(&case.name),
                case.notes
            );
        }
        text.push_str("}, searches = {\n");
        for case in &self.cases {
            if let Some(words) = &case.words {
                let (id, words) = (quoted(&case.id), quoted(words));
                let _ = writeln!(text, "{{ id = {id}, words = {words} }},");
            }
        }
        text.push_str("} },\n");
    }
}

fn known(id: String, page: &str) -> Result<Known> {
    let name = between(page, "<h1>", "</h1>").context("a case without a name")?;
    // Names that the search folds are left out: the ceiling does not fold.
    let folds = |word: &str| ["ae", "oe", "ue"].iter().any(|pair| word.contains(pair));
    let plain = |word: &str| {
        let letters = word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        letters && !folds(&word.to_ascii_lowercase())
    };
    let words = name
        .split_once(", ")
        .filter(|(family, given)| plain(family) && plain(given))
        .map(|(family, given)| format!("{family}+{given}"));
    Ok(Known {
        notes: page.matches("<p class=\"said\">").count(),
        name: name.to_owned(),
        words,
        id,
    })
}

/// The logins of workers on the page of accounts, each once.
fn workers_on(page: &str) -> Vec<String> {
    let mut logins: Vec<String> = Vec::new();
    for (at, _) in page.match_indices("worker-") {
        let login: String = page[at..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        if !logins.contains(&login) {
            logins.push(login);
        }
    }
    logins
}

/// The ids of the cases that a page links to, each once, in its order.
fn links(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in page.split("href=\"/cases/").skip(1) {
        let id: String = part.chars().take(36).collect();
        let is_id = id.len() == 36 && id.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        if is_id && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// What a field of a form begins with.
fn value(form: &str, name: &str) -> Result<String> {
    let field = form.split("<input").find(|field| {
        let field = field.split('>').next().unwrap_or("");
        field.contains(&format!("name=\"{name}\""))
    });
    let found = field.and_then(|field| between(field, "value=\"", "\""));
    Ok(found
        .with_context(|| format!("the form has no {name}"))?
        .to_owned())
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

fn mean(numbers: &[usize]) -> usize {
    numbers.iter().sum::<usize>() / numbers.len().max(1)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_give_cases_names_and_fields() {
        let id = "01a20056-8f9a-76df-a690-3315263878b2";
        let page = format!("<a href=\"/cases/{id}\">x</a><a href=\"/cases/{id}/notes\">y</a>");
        assert_eq!(links(&page), [id]);
        let page = "<h1>Sommer, Felix</h1><p class=\"said\">a</p><p class=\"said\">b</p>";
        let case = known(id.to_owned(), page).unwrap();
        assert_eq!(
            (case.notes, case.words.as_deref()),
            (2, Some("Sommer+Felix"))
        );
        for page in ["<h1>Özdemir, Ali</h1>", "<h1>Sauer, Jan</h1>"] {
            assert_eq!(known(id.to_owned(), page).unwrap().words, None);
        }
        let form = "<input id=\"date\" name=\"date\" value=\"22.11.2026\">";
        assert_eq!(value(form, "date").unwrap(), "22.11.2026");
        assert!(value(form, "time").is_err());
        assert_eq!(
            workers_on("worker-1-2, worker-1-2 worker-10-3<"),
            ["worker-1-2", "worker-10-3"]
        );
    }
}
