//! Assessments (P18): dated versions in four voices, what each says about the life domains, and how
//! a domain was settled.
//!
//! A version is written while it is open, by its author alone. Once finished it is never written
//! again, only struck; of a summary is noted when it was talked over with the client. How domains were settled is append only.

use db::{Row, Tx};
use domain::{
    Code,
    assessment::{Occasion, VersionStatus, Voice},
    ids::{AssessmentId, CarrierId, CaseId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, json, opt_code, to_json},
};

mod rating;
mod result;

pub use self::{
    rating::{RatingRow, insert_rating, ratings_of_case, ratings_of_version, update_rating},
    result::{DomainResult, domain_history, domain_results, insert_result},
};

/// One version in one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRow {
    /// Its id.
    pub id: AssessmentId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Who speaks.
    pub voice: Voice,
    /// Open or finished.
    pub status: VersionStatus,
    /// Id and version of the questionnaire that was asked; `None` for the summary.
    pub questionnaire: Option<(String, String)>,
    /// On which occasion; unknown for those that were begun before it was asked.
    pub occasion: Option<Occasion>,
    /// The day on which it was said or written.
    pub given_on: Date,
    /// Whether it was filled in on paper and typed in later.
    pub on_paper: bool,
    /// The person or body that speaks; empty unless a third party speaks.
    pub source: String,
    /// Which release or consent was used to ask a third party; empty otherwise.
    pub release_basis: String,
    /// Whether it has to be left out of what the client gets to read.
    pub keep_from_client_copy: bool,
    /// Free text: the whole of a summary, a closing remark otherwise.
    pub summary: String,
    /// Ids of life domains in the order of what comes first; only in a summary.
    pub priorities: Vec<String>,
    /// The day on which a summary was talked over with the client, if it was.
    pub shared_on: Option<Date>,
    /// Who writes it.
    pub author: UserId,
    /// Name of that person.
    pub author_name: String,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it was written last.
    pub saved_at: Timestamp,
    /// When it was finished.
    pub finished_at: Option<Timestamp>,
    /// When it was struck.
    pub struck_at: Option<Timestamp>,
    /// Name of the person who struck it.
    pub struck_by_name: Option<String>,
    /// Why.
    pub struck_reason: Option<String>,
    /// Counts the changes of this row.
    pub version: i64,
}

impl AssessmentRow {
    /// Whether it is finished and was not struck.
    pub fn counts(&self) -> bool {
        self.status == VersionStatus::Finished && self.struck_at.is_none()
    }

    /// Whether this person may go on writing it.
    pub fn is_open_for(&self, user: UserId) -> bool {
        self.status == VersionStatus::Open && self.struck_at.is_none() && self.author == user
    }
}

const INSERT: &str = "INSERT INTO assessment (id, carrier_id, case_id, voice, status,
 questionnaire, questionnaire_version, given_on, on_paper, source, release_basis,
 keep_from_client_copy, summary, priorities, author_id, started_at, saved_at, finished_at, occasion,
 shared_on, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)";
const UPDATE: &str = "UPDATE assessment SET given_on = $3, on_paper = $4, source = $5,
 release_basis = $6, keep_from_client_copy = $7, summary = $8, priorities = $9, saved_at = $10,
 status = $11, finished_at = $12, occasion = $13, shared_on = $14, version = version + 1
 WHERE id = $1 AND version = $2 AND status = 'open' AND struck_at IS NULL";
const SHARE: &str = "UPDATE assessment SET shared_on = $3, version = version + 1
 WHERE id = $1 AND version = $2 AND status = 'finished' AND struck_at IS NULL";
/// Not where the other one has begun the same: nobody writes two of one voice at a time.
const PASS_ON: &str = "UPDATE assessment SET author_id = $3, version = version + 1
 WHERE case_id = $1 AND author_id = $2 AND status = 'open' AND struck_at IS NULL
 AND NOT EXISTS (SELECT 1 FROM assessment o WHERE o.case_id = $1 AND o.author_id = $3
 AND o.voice = assessment.voice AND o.status = 'open' AND o.struck_at IS NULL) RETURNING id";
const TOUCH: &str = "UPDATE assessment SET saved_at = $2
 WHERE id = $1 AND status = 'open' AND struck_at IS NULL";
const STRIKE: &str = "UPDATE assessment SET struck_at = $3, struck_by = $4, struck_reason = $5,
 version = version + 1 WHERE id = $1 AND version = $2 AND struck_at IS NULL";
const OF_CASE: &str = "SELECT a.*, u.name AS author_name, s.name AS struck_by_name
 FROM assessment a JOIN user_account u ON u.id = a.author_id
 LEFT JOIN user_account s ON s.id = a.struck_by
 WHERE a.case_id = $1 ORDER BY a.given_on, a.started_at, a.id";
const BY_ID: &str = "SELECT a.*, u.name AS author_name, s.name AS struck_by_name
 FROM assessment a JOIN user_account u ON u.id = a.author_id
 LEFT JOIN user_account s ON s.id = a.struck_by
 WHERE a.case_id = $1 AND a.id = $2";

/// Stores a new version.
pub async fn insert(tx: &mut Tx, row: &AssessmentRow) -> Result<(), StoreError> {
    let (questionnaire, its_version) = row.questionnaire.clone().unzip();
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.voice.code().into(),
        row.status.code().into(),
        questionnaire.into(),
        its_version.into(),
        row.given_on.into(),
        row.on_paper.into(),
        row.source.as_str().into(),
        row.release_basis.as_str().into(),
        row.keep_from_client_copy.into(),
        row.summary.as_str().into(),
        to_json(&row.priorities, "priorities")?.into(),
        row.author.uuid().into(),
        row.started_at.into(),
        row.saved_at.into(),
        row.finished_at.into(),
        row.occasion.map(|one| one.code().to_owned()).into(),
        row.shared_on.into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Gives what a worker has not finished in a case to another one, who goes on with it and answers for
/// it; returns which versions these are.
pub async fn pass_on(
    tx: &mut Tx,
    case: CaseId,
    (from, to): (UserId, UserId),
) -> Result<Vec<AssessmentId>, StoreError> {
    let params = [case.uuid().into(), from.uuid().into(), to.uuid().into()];
    let rows = tx.query(PASS_ON, &params).await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

/// Writes an open version back, or finishes it; [`StoreError::Stale`] if it has changed meanwhile or
/// is open no more.
pub async fn update(tx: &mut Tx, row: &AssessmentRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.given_on.into(),
        row.on_paper.into(),
        row.source.as_str().into(),
        row.release_basis.as_str().into(),
        row.keep_from_client_copy.into(),
        row.summary.as_str().into(),
        to_json(&row.priorities, "priorities")?.into(),
        row.saved_at.into(),
        row.status.code().into(),
        row.finished_at.into(),
        row.occasion.map(|one| one.code().to_owned()).into(),
        row.shared_on.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// Notes that something of an open version was written now; [`StoreError::Stale`] if it is open no
/// more.
pub async fn touch(tx: &mut Tx, version: AssessmentId, now: Timestamp) -> Result<(), StoreError> {
    hit(tx
        .execute(TOUCH, &[version.uuid().into(), now.into()])
        .await?)
}

/// Notes when a finished version was talked over with the client; [`StoreError::Stale`] if it has changed
/// meanwhile.
pub async fn share(
    tx: &mut Tx,
    (id, version): (AssessmentId, i64),
    on: Option<Date>,
) -> Result<(), StoreError> {
    let params = [id.uuid().into(), version.into(), on.into()];
    hit(tx.execute(SHARE, &params).await?)
}

/// Strikes a version with a reason; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn strike(
    tx: &mut Tx,
    (id, version): (AssessmentId, i64),
    by: UserId,
    now: Timestamp,
    reason: &str,
) -> Result<(), StoreError> {
    let params = [
        id.uuid().into(),
        version.into(),
        now.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

/// All versions of a case, open and struck ones too, by the day they speak of.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<AssessmentRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One version of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    version: AssessmentId,
) -> Result<Option<AssessmentRow>, StoreError> {
    let params = [case.uuid().into(), version.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<AssessmentRow, StoreError> {
    let questionnaire: Option<String> = row.get("questionnaire")?;
    let its_version: Option<String> = row.get("questionnaire_version")?;
    Ok(AssessmentRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        voice: code(row, "voice")?,
        status: code(row, "status")?,
        questionnaire: questionnaire.zip(its_version),
        occasion: opt_code(row, "occasion")?,
        given_on: row.get("given_on")?,
        on_paper: row.get("on_paper")?,
        source: row.get("source")?,
        release_basis: row.get("release_basis")?,
        keep_from_client_copy: row.get("keep_from_client_copy")?,
        summary: row.get("summary")?,
        priorities: json(row, "priorities")?,
        shared_on: row.get("shared_on")?,
        author: id(row, "author_id")?,
        author_name: row.get("author_name")?,
        started_at: row.get("started_at")?,
        saved_at: row.get("saved_at")?,
        finished_at: row.get("finished_at")?,
        struck_at: row.get("struck_at")?,
        struck_by_name: row.get("struck_by_name")?,
        struck_reason: row.get("struck_reason")?,
        version: row.get("version")?,
    })
}
