//! Papers that were handed out, byte for byte, and what was explained with them.

use db::{Row, Tx};
use domain::{
    Code,
    ids::{CarrierId, CaseId, ExplanationId, PaperId, UserId},
    paper::{HandedHow, InformationTopic, PaperKind, PaperLanguage, Understood},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError, file,
    reading::{code, id},
    struck::{Strikable, strike as strike_row, struck},
};

pub use crate::struck::Struck;

/// A paper that was handed out, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Its id.
    pub id: PaperId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Which paper.
    pub kind: PaperKind,
    /// What it is about, as the id of a row of that noun; empty if the case has one such paper.
    pub about: String,
    /// Its language.
    pub language: PaperLanguage,
    /// Name of the file; tells nothing about the person.
    pub file_name: String,
    /// Length in bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// The day on which it was handed out.
    pub handed_on: Date,
    /// To whom, in words.
    pub handed_to: String,
    /// How.
    pub how: HandedHow,
    /// Whether it was explained.
    pub explained: bool,
    /// What came across.
    pub understood: Understood,
    /// What the client said it means, in the client's words.
    pub own_words: String,
    /// On what somebody else than the client got it; may be empty.
    pub basis: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Whether it was recorded by mistake.
    pub struck: Option<Struck>,
}

/// A topic that was explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplanationRow {
    /// Its id.
    pub id: ExplanationId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Which topic.
    pub topic: InformationTopic,
    /// Id of the phase on that day in the programme; empty before the first and after the last.
    pub phase: String,
    /// The day.
    pub explained_on: Date,
    /// The language that was spoken or written.
    pub language: PaperLanguage,
    /// What was handed over with it, in words; may be empty.
    pub material: String,
    /// What came across.
    pub understood: Understood,
    /// What the client said it means, in the client's words.
    pub own_words: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Whether it was recorded by mistake.
    pub struck: Option<Struck>,
}

const INSERT: &str = "INSERT INTO paper (id, carrier_id, case_id, kind, about, language,
 file_name, content, size, sha256, handed_on, handed_to, how, explained, understood, own_words,
 recorded_at, recorded_by, basis)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
// Without the bytes: a list of papers stays a small answer.
const OF_CASE: &str = "SELECT p.id, p.carrier_id, p.case_id, p.kind, p.about, p.language,
 p.file_name, p.size, p.sha256, p.handed_on, p.handed_to, p.how, p.explained, p.understood,
 p.own_words, p.basis, p.recorded_at, p.recorded_by, u.name AS recorded_by_name, p.struck_at,
 p.struck_reason, s.name AS struck_by_name FROM paper p
 JOIN user_account u ON u.id = p.recorded_by LEFT JOIN user_account s ON s.id = p.struck_by
 WHERE p.case_id = $1 ORDER BY p.recorded_at DESC, p.id DESC";
const CONTENT: &str = "SELECT content, sha256 FROM paper WHERE case_id = $1 AND id = $2";
const EXPLAIN: &str = "INSERT INTO explanation (id, carrier_id, case_id, topic, phase,
 explained_on, language, material, understood, own_words, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const EXPLANATIONS: &str = "SELECT e.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM explanation e JOIN user_account u ON u.id = e.recorded_by
 LEFT JOIN user_account s ON s.id = e.struck_by
 WHERE e.case_id = $1 ORDER BY e.explained_on DESC, e.recorded_at DESC, e.id DESC";
/// Keeps a paper with its bytes.
pub async fn insert(tx: &mut Tx, row: &PaperRow, content: Vec<u8>) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.kind.code().into(),
        row.about.as_str().into(),
        row.language.code().into(),
        row.file_name.as_str().into(),
        content.into(),
        row.size.into(),
        row.sha256.as_str().into(),
        row.handed_on.into(),
        row.handed_to.as_str().into(),
        row.how.code().into(),
        row.explained.into(),
        row.understood.code().into(),
        row.own_words.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.basis.as_str().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All papers of a case, the newest first, without their bytes.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<PaperRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The bytes of a paper of a case.
pub async fn content(
    tx: &mut Tx,
    case: CaseId,
    paper: PaperId,
) -> Result<Option<Vec<u8>>, StoreError> {
    let params = [case.uuid().into(), paper.uuid().into()];
    let row = tx.query_opt(CONTENT, &params).await?;
    row.map(|row| {
        let kept: String = row.get("sha256")?;
        file::whole("paper", paper.uuid(), &kept, row.get("content")?)
    })
    .transpose()
}

/// Strikes a paper; [`StoreError::Stale`] if somebody else has struck it already.
pub async fn strike(
    tx: &mut Tx,
    case: CaseId,
    paper: PaperId,
    by: (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    strike_row(tx, Strikable::Paper, (case, paper.uuid()), by).await
}

/// Records that a topic was explained.
pub async fn explain(tx: &mut Tx, row: &ExplanationRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.topic.code().into(),
        row.phase.as_str().into(),
        row.explained_on.into(),
        row.language.code().into(),
        row.material.as_str().into(),
        row.understood.code().into(),
        row.own_words.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(EXPLAIN, &params).await?;
    Ok(())
}

/// What was explained in a case, the newest first.
pub async fn explanations(tx: &mut Tx, case: CaseId) -> Result<Vec<ExplanationRow>, StoreError> {
    let rows = tx.query(EXPLANATIONS, &[case.uuid().into()]).await?;
    rows.iter().map(read_explanation).collect()
}

/// Strikes an explanation; [`StoreError::Stale`] if somebody else has struck it already.
pub async fn strike_explanation(
    tx: &mut Tx,
    case: CaseId,
    explanation: ExplanationId,
    by: (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    strike_row(tx, Strikable::Explanation, (case, explanation.uuid()), by).await
}

fn read(row: &Row) -> Result<PaperRow, StoreError> {
    Ok(PaperRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        kind: code(row, "kind")?,
        about: row.get("about")?,
        language: code(row, "language")?,
        file_name: row.get("file_name")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        handed_on: row.get("handed_on")?,
        handed_to: row.get("handed_to")?,
        how: code(row, "how")?,
        explained: row.get("explained")?,
        understood: code(row, "understood")?,
        own_words: row.get("own_words")?,
        basis: row.get("basis")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}

fn read_explanation(row: &Row) -> Result<ExplanationRow, StoreError> {
    Ok(ExplanationRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        topic: code(row, "topic")?,
        phase: row.get("phase")?,
        explained_on: row.get("explained_on")?,
        language: code(row, "language")?,
        material: row.get("material")?,
        understood: code(row, "understood")?,
        own_words: row.get("own_words")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
