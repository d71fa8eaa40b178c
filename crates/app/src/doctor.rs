//! Whether what is stored agrees with itself.
//!
//! Lists show derived columns. The same pure functions that wrote them compute them once more, as of
//! the day for which they were computed, and both must agree. Besides: copies (lead, deputy, folded
//! name, sort keys), the carrier of every row, the bytes of papers and scans, and the chain of the log.
//! Nothing is mended here.

use std::fmt;

use domain::ids::CaseId;
use jiff::{ToSpan, civil::Date};
use store::{
    Tx,
    case::{CaseRow, Derived, NO_RELEASE, stage},
    integrity::CaseKeys,
    log::Verification,
};

use crate::{App, AppError, reach, recompute::derived};

/// Cases read at once.
const BATCH: i64 = 200;
/// Rows named of each kind.
const NAMED: i64 = 20;

/// What was looked at and what was found.
#[derive(Debug, Clone)]
pub struct Report {
    /// Version of the schema.
    pub schema: i64,
    /// Cases looked at.
    pub cases: usize,
    /// Running cases whose columns are of an earlier day; the server brings them up to date itself.
    pub of_earlier_day: usize,
    /// The chain of the log.
    pub log: Verification,
    /// What does not agree, one line each. Ids, never names.
    pub findings: Vec<String>,
    /// What should be known and is no fault of what is stored.
    pub warnings: Vec<String>,
}

impl Report {
    /// Whether all is well.
    pub fn is_well(&self) -> bool {
        self.findings.is_empty() && self.log.broken.is_none()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "schema {}", self.schema)?;
        writeln!(
            f,
            "{} cases, {} of them to be computed for today",
            self.cases, self.of_earlier_day
        )?;
        match &self.log.broken {
            None => writeln!(
                f,
                "log whole: {} entries, {} erased, head {}",
                self.log.entries, self.log.erased, self.log.head
            )?,
            Some(broken) => writeln!(f, "log broken: {broken}")?,
        }
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        for warning in &self.warnings {
            writeln!(f, "warning: {warning}")?;
        }
        if self.is_well() {
            writeln!(f, "all well")
        } else {
            writeln!(f, "{} findings", self.findings.len())
        }
    }
}

/// The largest database file that is looked through beside the work, in bytes: four seconds or so of one core,
/// more on a slow disk.
const BESIDE_WORK: u64 = 4 << 30;

/// What a look at the file of the database has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glance {
    /// It is whole, as far as its pages go.
    Whole,
    /// It is too large to be looked through beside the work; [`check`] reads any.
    TooLarge,
    /// It is damaged, and where.
    Damaged(String),
}

/// Looks through the file of the database while people work with it.
pub async fn glance(app: &App) -> Result<Glance, AppError> {
    match app.store.db().quick_check(BESIDE_WORK).await {
        Ok(true) => Ok(Glance::Whole),
        Ok(false) => Ok(Glance::TooLarge),
        Err(error) if error.code() == "damaged" => Ok(Glance::Damaged(error.to_string())),
        Err(error) => Err(store::StoreError::from(error).into()),
    }
}

/// Looks at everything. Takes about a millisecond per case, and reads every file that was kept.
pub async fn check(app: &App, today: Date) -> Result<Report, AppError> {
    let mut report = Report {
        schema: app
            .store
            .db()
            .schema_version()
            .await
            .map_err(store::StoreError::from)?,
        cases: 0,
        of_earlier_day: 0,
        log: crate::log::verify(app, today).await?,
        findings: Vec::new(),
        warnings: Vec::new(),
    };
    let programmes = crate::programmes::standing(app).await?;
    report.findings.extend(programmes.missing);
    report.warnings.extend(programmes.warnings);
    if let Err(damage) = app.store.db().integrity_check().await {
        report.findings.push(format!("database: {damage}"));
    }
    let mut tx = app.store.read().await?;
    between_rows(&mut tx, &mut report).await?;
    for (table, id) in store::file::damaged(&mut tx).await? {
        report.findings.push(format!(
            "{table} {id}: its bytes are not those that were kept"
        ));
    }
    let mut after = None;
    loop {
        let batch = store::integrity::cases(&mut tx, after, BATCH).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        for keys in &batch {
            one_case(app, &mut tx, keys, today, &mut report).await?;
        }
    }
    Ok(report)
}

async fn between_rows(tx: &mut Tx, report: &mut Report) -> Result<(), AppError> {
    let (leads, deputies) = store::integrity::responsible_apart(tx, NAMED).await?;
    for case in leads {
        report
            .findings
            .push(format!("case {case}: lead is not the one of its history"));
    }
    for case in deputies {
        report
            .findings
            .push(format!("case {case}: deputy is not the one of its history"));
    }
    for case in store::integrity::persons_apart(tx, NAMED).await? {
        report.findings.push(format!(
            "case {case}: name, birth or custody is not the person's"
        ));
    }
    for case in store::integrity::planned_apart(tx, NAMED).await? {
        report.findings.push(format!(
            "case {case}: planned_at is not the earliest thing planned in it"
        ));
    }
    for (table, count) in store::integrity::foreign_rows(tx).await? {
        report.findings.push(format!(
            "table {table}: {count} rows have another carrier than their case"
        ));
    }
    Ok(())
}

async fn one_case(
    app: &App,
    tx: &mut Tx,
    keys: &CaseKeys,
    today: Date,
    report: &mut Report,
) -> Result<(), AppError> {
    report.cases += 1;
    let mut found = look(app, tx, keys).await?;
    if !found.is_empty() {
        // Somebody may have saved between two of our reads; what is really wrong stays wrong.
        found = look(app, tx, keys).await?;
    }
    report.findings.extend(found);
    if let Some(case) = store::case::by_id(tx, keys.id).await?
        && case.status.is_running()
        && case.derived.derived_on < today
    {
        report.of_earlier_day += 1;
    }
    Ok(())
}

async fn look(app: &App, tx: &mut Tx, keys: &CaseKeys) -> Result<Vec<String>, AppError> {
    let Some(case) = store::case::by_id(tx, keys.id).await? else {
        return Ok(Vec::new());
    };
    let mut found = copies(&case, keys);
    let episode = store::client::episode(tx, case.custody_episode).await?;
    let kept = episode.and_then(|one| one.composed_months);
    if kept != crate::sentence::composed(tx, &case).await? {
        let id = case.id;
        found.push(format!(
            "case {id}: composed_months does not follow from the sentences"
        ));
    }
    if !case.status.is_running() {
        return Ok(found);
    }
    let (id, stored) = (case.id, case.derived.clone());
    match expected(app, tx, case).await {
        Ok(expected) => found.extend(differences(id, &stored, &expected)),
        Err(AppError::Catalogue(what)) => found.push(format!("case {id}: {what}")),
        Err(error) => return Err(error),
    }
    Ok(found)
}

/// Columns that copy others of the same case.
fn copies(case: &CaseRow, keys: &CaseKeys) -> Vec<String> {
    let id = case.id;
    let folded = store::client::name_folded(&case.family_name, &case.given_names);
    [
        (keys.stage == stage(case.status), "stage"),
        (keys.name_folded == folded, "name_folded"),
        (
            keys.release_sort == case.release_on.unwrap_or(NO_RELEASE),
            "release_sort",
        ),
    ]
    .into_iter()
    .filter(|(agrees, _)| !agrees)
    .map(|(_, column)| format!("case {id}: {column} does not follow from the rest"))
    .collect()
}

/// What the derived columns should be, as of the day for which they were computed.
async fn expected(app: &App, tx: &mut Tx, case: CaseRow) -> Result<Derived, AppError> {
    let id = case.id;
    let (day, next_contact) = (case.derived.derived_on, case.derived.next_contact_at);
    let record = app.record(tx, case).await?;
    let seam = record.seam(&record.facts, day);
    // The instant of the computation is not stored. What was the next contact then is still one of
    // the planned ones; and if there was none, there is none after that day.
    let from = next_contact.or_else(|| {
        day.checked_add(1.day())
            .ok()
            .and_then(|next| next.in_tz("Europe/Berlin").ok())
            .map(|zoned| zoned.timestamp())
    });
    let next_contact = match from {
        Some(from) => store::appointment::next(tx, id, from).await?,
        None => None,
    };
    let contacts = reach::ContactFacts {
        next_at: next_contact,
        ..reach::contact_facts(tx, &record, day).await?
    };
    Ok(derived(
        &record,
        seam.as_ref(),
        &record.tasks,
        &contacts,
        day,
    ))
}

fn differences(case: CaseId, stored: &Derived, expected: &Derived) -> Vec<String> {
    [
        (stored.seam_status == expected.seam_status, "seam_status"),
        (
            stored.seam_days_open == expected.seam_days_open,
            "seam_days_open",
        ),
        (stored.seam_detail == expected.seam_detail, "seam_detail"),
        (stored.next_due_on == expected.next_due_on, "next_due_on"),
        (
            stored.last_contact_on == expected.last_contact_on,
            "last_contact_on",
        ),
        (
            stored.contact_due_on == expected.contact_due_on,
            "contact_due_on",
        ),
        (
            stored.next_contact_at == expected.next_contact_at,
            "next_contact_at",
        ),
        (stored.reach_step == expected.reach_step, "reach_step"),
        (stored.phase == expected.phase, "phase"),
        (stored.hints == expected.hints, "hints"),
        (stored.review_on == expected.review_on, "review_on"),
        (
            stored.review_rests_until == expected.review_rests_until,
            "review_rests_until",
        ),
    ]
    .into_iter()
    .filter(|(agrees, _)| !agrees)
    .map(|(_, column)| {
        format!("case {case}: {column} is not what its rows give; saving the case mends it")
    })
    .collect()
}
