//! Letters of an office, in versions. A version is never changed; the highest number counts.

use db::{Row, Tx};
use domain::{
    Code,
    ids::{CarrierId, LetterId, UserId},
    paper::PaperLanguage,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, id},
};

/// One version of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// The letter, the same in all its versions.
    pub letter: LetterId,
    /// Counts the versions of a letter from 1.
    pub number: i64,
    /// Its title, which the paper bears too.
    pub title: String,
    /// Its words, with places in braces.
    pub body: String,
    /// The language it is written in.
    pub language: PaperLanguage,
    /// Whether cases are offered it.
    pub offered: bool,
    /// When this version was written.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO letter (id, carrier_id, letter_id, number, title, body, language,
 offered, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
 ON CONFLICT (letter_id, number) DO NOTHING";
const NEWEST: &str = "SELECT l.*, u.name AS recorded_by_name FROM letter l
 JOIN user_account u ON u.id = l.recorded_by
 WHERE l.carrier_id = $1 AND l.number = (SELECT MAX(n.number) FROM letter n
 WHERE n.letter_id = l.letter_id) ORDER BY l.title, l.letter_id";
const VERSIONS: &str = "SELECT l.*, u.name AS recorded_by_name FROM letter l
 JOIN user_account u ON u.id = l.recorded_by
 WHERE l.carrier_id = $1 AND l.letter_id = $2 ORDER BY l.number DESC";

/// Stores a further version; [`StoreError::Stale`] if there is one of that number already.
pub async fn insert(
    tx: &mut Tx,
    (id, carrier): (Uuid, CarrierId),
    row: &LetterRow,
) -> Result<(), StoreError> {
    let params = [
        id.into(),
        carrier.uuid().into(),
        row.letter.uuid().into(),
        row.number.into(),
        row.title.as_str().into(),
        row.body.as_str().into(),
        row.language.code().into(),
        row.offered.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    crate::reading::hit(tx.execute(INSERT, &params).await?)
}

/// The version of each letter of a carrier that counts, by title.
pub async fn newest(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<LetterRow>, StoreError> {
    let rows = tx.query(NEWEST, &[carrier.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// All versions of a letter, the newest first; none if the carrier has no such letter.
pub async fn versions(
    tx: &mut Tx,
    carrier: CarrierId,
    letter: LetterId,
) -> Result<Vec<LetterRow>, StoreError> {
    let params = [carrier.uuid().into(), letter.uuid().into()];
    let rows = tx.query(VERSIONS, &params).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<LetterRow, StoreError> {
    Ok(LetterRow {
        letter: id(row, "letter_id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        body: row.get("body")?,
        language: code(row, "language")?,
        offered: row.get("offered")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
    })
}
