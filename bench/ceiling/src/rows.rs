//! What is read and written: the rows that the product reads and writes for the same request.

use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row, config::DbConfig, params};
use serde::Deserialize;
use uuid::Uuid;

use crate::{Failure, log};

/// Reading connections that are not in use.
pub struct Readers {
    file: String,
    idle: Mutex<Vec<Connection>>,
}

/// Who asks.
pub struct Person {
    /// Id of the account.
    pub id: Uuid,
    /// The carrier.
    pub carrier: Uuid,
    /// Name.
    pub name: String,
    /// Role, as the log keeps it.
    pub role: String,
    /// Tasks that are due, for the head of every page.
    pub due: i64,
}

/// A case as lists and its own page show it.
pub struct Case {
    /// Its id.
    pub id: Uuid,
    /// Texts in the order of [`CASE`]; empty where the row has nothing.
    pub texts: Vec<String>,
    client: Uuid,
    lead: Option<Uuid>,
    deputy: Option<Uuid>,
}

/// A page of cases.
pub struct List {
    /// The cases.
    pub cases: Vec<Case>,
    /// How many there are in all.
    pub total: i64,
}

/// Everything on the page of a case. Lines are the texts of a row.
pub struct CasePage {
    /// The case.
    pub case: Case,
    /// Statements about facts.
    pub facts: Vec<Vec<String>>,
    /// Other support.
    pub overlaps: Vec<Vec<String>>,
    /// What is arranged.
    pub arrangements: Vec<Vec<String>>,
    /// The next tasks.
    pub tasks: Vec<Vec<String>>,
    /// Open and late tasks.
    pub counts: Vec<Vec<String>>,
    /// What is planned.
    pub contacts: Vec<Vec<String>>,
    /// When the client was met last, and not met first.
    pub reached: Vec<Vec<String>>,
    /// How the plan stands.
    pub plan: Vec<Vec<String>>,
    /// What the client asked for.
    pub concerns: Vec<Vec<String>>,
    /// What has moved.
    pub notices: Vec<Vec<String>>,
    /// The newest notes.
    pub notes: Vec<Vec<String>>,
    /// Other cases of the person.
    pub episodes: Vec<Case>,
}

/// A new note as the form sends it.
#[derive(Deserialize)]
pub struct NewNote {
    kind: String,
    outcome: String,
    epistemic: String,
    place: String,
    minutes: i64,
    domain: String,
    body: String,
}

const PERSON: &str = "SELECT u.id, u.carrier_id, u.name, u.role FROM session s
 JOIN user_account u ON u.id = s.user_id
 WHERE s.token_hash = ?1 AND s.ended_at IS NULL AND u.active = TRUE";
const DUE: &str = "SELECT COUNT(*) FROM task WHERE carrier_id = ?1 AND assignee_id = ?2
 AND status = 'open' AND due_on <= date('now')";
const CASE: &str = "SELECT c.id, c.client_id, c.lead_id, c.deputy_id, p.family_name, p.given_names,
 p.birth_date, c.number, c.institution, c.release_on, c.release_kind, c.phase, c.status,
 c.seam_status, c.seam_days_open, c.seam_detail, c.next_due_on, c.last_contact_on,
 c.contact_due_on, c.hints, e.custody_start, e.book_number, s.name, l.name, d.name
 FROM cases c
 JOIN client p ON p.id = c.client_id
 JOIN custody_episode e ON e.id = c.custody_episode_id
 LEFT JOIN site s ON s.id = c.site_id
 LEFT JOIN user_account l ON l.id = c.lead_id
 LEFT JOIN user_account d ON d.id = c.deputy_id";
const LIST: &str = " WHERE c.id IN (
 SELECT led.id FROM (SELECT id FROM cases WHERE carrier_id = ?1 AND lead_id = ?2 AND stage = 1
 ORDER BY seam_status DESC, seam_days_open DESC, id DESC LIMIT 26) led UNION
 SELECT deputised.id FROM (SELECT id FROM cases WHERE carrier_id = ?1 AND deputy_id = ?2
 AND stage = 1 ORDER BY seam_status DESC, seam_days_open DESC, id DESC LIMIT 26) deputised)
 ORDER BY c.seam_status DESC, c.seam_days_open DESC, c.id DESC LIMIT 26";
const TOTAL: &str = "SELECT COUNT(*) FROM (
 SELECT id FROM cases WHERE carrier_id = ?1 AND lead_id = ?2 AND stage = 1 UNION
 SELECT id FROM cases WHERE carrier_id = ?1 AND deputy_id = ?2 AND stage = 1)";
const SEARCH: &str = " WHERE c.id IN (SELECT w.case_id FROM case_search w
 WHERE w.carrier_id = ?1 AND w.word >= ?3 AND w.word < ?3 || char(1114111))
 AND (c.lead_id = ?2 OR c.deputy_id = ?2)
 AND EXISTS (SELECT 1 FROM case_search x WHERE x.case_id = c.id
 AND x.word >= ?4 AND x.word < ?4 || char(1114111))
 ORDER BY c.name_folded, c.id LIMIT 31";
const BY_ID: &str = " WHERE c.id = ?1";
const OF_CLIENT: &str = " WHERE c.carrier_id = ?1 AND c.client_id = ?2
 ORDER BY c.registered_on DESC, c.id DESC";
const FACTS: &str = "SELECT f.name, f.value, f.source, u.name FROM case_fact f
 JOIN user_account u ON u.id = f.recorded_by WHERE f.case_id = ?1 ORDER BY f.recorded_at, f.id";
const OVERLAPS: &str = "SELECT o.programme, o.domains, u.name FROM overlap o
 JOIN user_account u ON u.id = o.recorded_by WHERE o.case_id = ?1 ORDER BY o.recorded_at, o.id";
const ARRANGEMENTS: &str = "SELECT a.security, a.kind, a.provider, a.from_on, a.to_on, a.strength,
 a.evidence, u.name FROM arrangement a JOIN user_account u ON u.id = a.recorded_by
 WHERE a.case_id = ?1 ORDER BY a.from_on, a.recorded_at, a.id";
const TASKS: &str =
    "SELECT t.title_de, t.due_on, t.kind, t.legal_basis, t.role, t.blocked_by, u.name
 FROM task t LEFT JOIN user_account u ON u.id = t.assignee_id WHERE t.id IN (
 SELECT id FROM task WHERE case_id = ?1 AND status = 'open'
 ORDER BY CASE WHEN blocked_by = '[]' THEN 0 ELSE 1 END,
 CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id LIMIT 6)
 ORDER BY CASE WHEN t.blocked_by = '[]' THEN 0 ELSE 1 END,
 CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id";
const COUNTS: &str = "SELECT COUNT(*), COUNT(CASE WHEN due_on < date('now') THEN 1 END) FROM task
 WHERE case_id = ?1 AND status = 'open'";
const CONTACTS: &str = "SELECT k.at, k.kind, k.place, w.name FROM appointment k
 LEFT JOIN user_account w ON w.id = k.worker_id
 WHERE k.case_id = ?1 AND k.status = 'planned' ORDER BY k.at, k.id LIMIT 100";
const PLAN: &str = "SELECT v.number, v.issued_on, (SELECT MAX(s.signed_on) FROM plan_signature s
 WHERE s.case_id = v.case_id AND s.version_id = v.id AND s.signer = 'client'
 AND s.struck_at IS NULL)
 FROM plan_version v WHERE v.case_id = ?1 AND v.state = 'issued' ORDER BY v.number DESC LIMIT 1";
const CONCERNS: &str = "SELECT c.topic, u.name FROM concern c
 JOIN user_account u ON u.id = c.recorded_by WHERE c.case_id = ?1 AND c.status = 'open'
 ORDER BY c.recorded_at DESC, c.id DESC LIMIT 20";
const REACHED: &str = "SELECT MAX(CASE WHEN status = 'held' AND kind <> 'third_party' THEN at END),
 MIN(CASE WHEN status = 'missed' THEN at END) FROM appointment
 WHERE case_id = ?1 AND with_client = TRUE";
const NOTICES: &str = "SELECT kind, at FROM change_notice WHERE case_id = ?1
 ORDER BY at DESC, id DESC LIMIT 5";
const NOTES: &str = "SELECT n.at, n.kind, n.outcome, n.place, n.minutes, n.domains, n.epistemic,
 n.body, u.name FROM contact_note n JOIN user_account u ON u.id = n.recorded_by
 WHERE n.case_id = ?1 ORDER BY n.at DESC, n.id DESC LIMIT 20";
const LAST: &str = "SELECT MAX(at) FROM contact_note
 WHERE case_id = ?1 AND outcome = 'reached' AND kind <> 'third_party'";
const NEXT: &str = "SELECT MIN(at) FROM appointment
 WHERE case_id = ?1 AND status = 'planned' AND with_client = TRUE AND at >= ?2";
const ADD: &str = "INSERT INTO contact_note (id, carrier_id, case_id, at, kind, outcome, place,
 minutes, domains, epistemic, body, recorded_at, recorded_by, version)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?4, ?12, 1)";
const DERIVE: &str = "UPDATE cases SET last_contact_on = date(?2 / 1000000, 'unixepoch'),
 next_contact_at = ?3, derived_on = date('now') WHERE id = ?1";

impl Readers {
    /// Readers of a file; the first is opened at once, more as they are needed.
    pub fn open(file: &str) -> Result<Self, Failure> {
        let readers = Self {
            file: file.to_owned(),
            idle: Mutex::default(),
        };
        readers.with(|_| Ok(()))?;
        Ok(readers)
    }

    /// Reads at one moment.
    pub fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let spare = idle().pop();
        let connection = match spare {
            Some(connection) => connection,
            None => connect(&self.file)?,
        };
        connection.execute_batch("BEGIN")?;
        let result = work(&connection);
        connection.execute_batch("ROLLBACK")?;
        idle().push(connection);
        result
    }
}

fn connect(file: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// Whose session this is.
pub fn person(db: &Connection, token: &[u8; 32]) -> rusqlite::Result<Option<Person>> {
    let person = db
        .prepare_cached(PERSON)?
        .query_row([token], |row| {
            Ok(Person {
                id: Uuid::from_bytes(row.get(0)?),
                carrier: Uuid::from_bytes(row.get(1)?),
                name: row.get(2)?,
                role: row.get(3)?,
                due: 0,
            })
        })
        .optional()?;
    let Some(mut person) = person else {
        return Ok(None);
    };
    person.due = db.prepare_cached(DUE)?.query_row(
        params![person.carrier.as_bytes(), person.id.as_bytes()],
        |row| row.get(0),
    )?;
    Ok(Some(person))
}

/// The first page of somebody's cases.
pub fn list(db: &Connection, person: &Person) -> Result<List, Failure> {
    let whose = params![person.carrier.as_bytes(), person.id.as_bytes()];
    let mut cases = cases(db, LIST, whose)?;
    cases.truncate(25);
    let total = db
        .prepare_cached(TOTAL)?
        .query_row(whose, |row| row.get(0))?;
    Ok(List { cases, total })
}

/// The own cases with these two words in their name.
pub fn search(db: &Connection, person: &Person, q: &str) -> Result<List, Failure> {
    let folded = q.to_lowercase();
    let (one, other) = folded.split_once(' ').ok_or("two words are searched for")?;
    let (first, second) = if one.len() < other.len() {
        (other, one)
    } else {
        (one, other)
    };
    let whose = params![
        person.carrier.as_bytes(),
        person.id.as_bytes(),
        first,
        second
    ];
    let cases = cases(db, SEARCH, whose)?;
    let total = i64::try_from(cases.len())?;
    Ok(List { cases, total })
}

/// A case, if it is this person's.
pub fn case(db: &Connection, person: &Person, id: Uuid) -> Result<Option<CasePage>, Failure> {
    let Some(case) = cases(db, BY_ID, [id.as_bytes()])?.pop() else {
        return Ok(None);
    };
    if case.lead != Some(person.id) && case.deputy != Some(person.id) {
        return Ok(None);
    }
    let lines = |sql| lines(db, sql, [id.as_bytes()]);
    let client = params![person.carrier.as_bytes(), case.client.as_bytes()];
    let mut episodes = cases(db, OF_CLIENT, client)?;
    episodes.retain(|one| one.id != id);
    Ok(Some(CasePage {
        facts: lines(FACTS)?,
        overlaps: lines(OVERLAPS)?,
        arrangements: lines(ARRANGEMENTS)?,
        tasks: lines(TASKS)?,
        counts: lines(COUNTS)?,
        contacts: lines(CONTACTS)?,
        reached: lines(REACHED)?,
        plan: lines(PLAN)?,
        concerns: lines(CONCERNS)?,
        notices: lines(NOTICES)?,
        notes: lines(NOTES)?,
        episodes,
        case,
    }))
}

/// Writes a note and what the list says of the case's last and next contact. Reads what the
/// product's rules rest on, and drops it.
pub fn add_note(
    db: &Connection,
    person: &Person,
    case: Uuid,
    note: &NewNote,
) -> rusqlite::Result<Uuid> {
    let (id, now) = (log::id(), log::micros());
    cases(db, BY_ID, [case.as_bytes()])?;
    lines(db, REACHED, [case.as_bytes()])?;
    db.prepare_cached(ADD)?.execute(params![
        id.as_bytes(),
        person.carrier.as_bytes(),
        case.as_bytes(),
        now,
        note.kind,
        note.outcome,
        note.place,
        note.minutes,
        format!("[\"{}\"]", note.domain),
        note.epistemic,
        note.body,
        person.id.as_bytes(),
    ])?;
    let last: Option<i64> = db
        .prepare_cached(LAST)?
        .query_row([case.as_bytes()], |row| row.get(0))?;
    let next: Option<i64> = db
        .prepare_cached(NEXT)?
        .query_row(params![case.as_bytes(), now], |row| row.get(0))?;
    db.prepare_cached(DERIVE)?
        .execute(params![case.as_bytes(), last, next])?;
    Ok(id)
}

fn cases(db: &Connection, rest: &str, values: impl Params) -> rusqlite::Result<Vec<Case>> {
    let mut statement = db.prepare_cached(&format!("{CASE}{rest}"))?;
    let rows = statement.query_map(values, |row| {
        let id = |place| -> rusqlite::Result<Option<Uuid>> {
            let bytes: Option<[u8; 16]> = row.get(place)?;
            Ok(bytes.map(Uuid::from_bytes))
        };
        Ok(Case {
            id: Uuid::from_bytes(row.get(0)?),
            client: Uuid::from_bytes(row.get(1)?),
            lead: id(2)?,
            deputy: id(3)?,
            texts: texts(row, 4)?,
        })
    })?;
    rows.collect()
}

fn lines(db: &Connection, sql: &str, values: impl Params) -> rusqlite::Result<Vec<Vec<String>>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| texts(row, 0))?;
    rows.collect()
}

/// The columns of a row from one on, as texts.
fn texts(row: &Row<'_>, from: usize) -> rusqlite::Result<Vec<String>> {
    use rusqlite::types::ValueRef;
    (from..row.as_ref().column_count())
        .map(|place| {
            Ok(match row.get_ref(place)? {
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                _ => String::new(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_statement_fits_the_product_s_tables() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        let options = db::OpenOptions::default();
        let url = db::DbUrl::Sqlite(file.clone());
        let product = store::Store::open(&url, &options, jiff::Timestamp::UNIX_EPOCH).await;
        let _product = product.unwrap();
        let db = Connection::open(file).unwrap();
        let of_cases = [LIST, SEARCH, BY_ID, OF_CLIENT].map(|rest| format!("{CASE}{rest}"));
        let others = [
            PERSON,
            DUE,
            TOTAL,
            FACTS,
            OVERLAPS,
            ARRANGEMENTS,
            TASKS,
            COUNTS,
            CONTACTS,
            PLAN,
            CONCERNS,
            REACHED,
            NOTICES,
            NOTES,
            LAST,
            NEXT,
            ADD,
            DERIVE,
        ];
        let all = of_cases.into_iter().chain(others.map(str::to_owned));
        for sql in all {
            db.prepare(&sql)
                .unwrap_or_else(|error| panic!("{error}: {sql}"));
        }
    }
}
