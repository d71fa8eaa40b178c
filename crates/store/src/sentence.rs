//! The sentences that make up a time in custody. Their sum stands in the time in custody itself
//! ([`crate::client`]), where every rule finds it; whoever changes one of them writes the sum anew.

use db::{Row, Tx};
use domain::{
    Code,
    ids::{CarrierId, ClientId, CustodyEpisodeId, CustodySentenceId, UserId},
    sentence::{Length, Time},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// One of the sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceRow {
    /// Its id.
    pub id: CustodySentenceId,
    /// The person.
    pub client: ClientId,
    /// The time in custody.
    pub episode: CustodyEpisodeId,
    /// What it is and how long it takes.
    pub time: Time,
    /// Where that is known from.
    pub source: String,
    /// Whether it was struck: then it does not count.
    pub struck: bool,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO custody_sentence (id, carrier_id, client_id, custody_episode_id,
 kind, from_on, to_on, months, days, is_within, source, struck, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)";
const OF_EPISODE: &str = "SELECT s.*, u.name AS recorded_by_name FROM custody_sentence s
 JOIN user_account u ON u.id = s.recorded_by
 WHERE s.carrier_id = $1 AND s.client_id = $2 AND s.custody_episode_id = $3
 ORDER BY s.recorded_at, s.id";
const CORRECT: &str = "UPDATE custody_sentence SET kind = $4, from_on = $5, to_on = $6,
 months = $7, days = $8, is_within = $9, source = $10, struck = $11, version = version + 1
 WHERE carrier_id = $1 AND id = $2 AND version = $3";

/// The columns of a length: from, to, months, days.
type Columns = (Option<Date>, Option<Date>, Option<i64>, Option<i64>);

fn columns(length: Length) -> Columns {
    match length {
        Length::Days { from, to } => (Some(from), Some(to), None, None),
        Length::Amount { months, days } => {
            (None, None, Some(i64::from(months)), Some(i64::from(days)))
        }
    }
}

/// Stores a new one.
pub async fn insert(tx: &mut Tx, carrier: CarrierId, row: &SentenceRow) -> Result<(), StoreError> {
    let (from, to, months, days) = columns(row.time.length);
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        row.client.uuid().into(),
        row.episode.uuid().into(),
        row.time.kind.code().into(),
        from.into(),
        to.into(),
        months.into(),
        days.into(),
        row.time.within.into(),
        row.source.as_str().into(),
        row.struck.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The sentences of a time in custody in the order in which they were recorded, struck ones too.
pub async fn of_episode(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
    episode: CustodyEpisodeId,
) -> Result<Vec<SentenceRow>, StoreError> {
    let params = [
        carrier.uuid().into(),
        client.uuid().into(),
        episode.uuid().into(),
    ];
    let rows = tx.query(OF_EPISODE, &params).await?;
    rows.iter().map(read).collect()
}

/// Corrects or strikes one; [`StoreError::Stale`] if somebody else has changed it since it was read.
pub async fn correct(tx: &mut Tx, carrier: CarrierId, row: &SentenceRow) -> Result<(), StoreError> {
    let (from, to, months, days) = columns(row.time.length);
    let params = [
        carrier.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        row.time.kind.code().into(),
        from.into(),
        to.into(),
        months.into(),
        days.into(),
        row.time.within.into(),
        row.source.as_str().into(),
        row.struck.into(),
    ];
    hit(tx.execute(CORRECT, &params).await?)
}

fn read(row: &Row) -> Result<SentenceRow, StoreError> {
    let days: (Option<Date>, Option<Date>) = (row.get("from_on")?, row.get("to_on")?);
    let length = match days {
        (Some(from), Some(to)) => Length::Days { from, to },
        _ => Length::Amount {
            months: row.get::<Option<u32>>("months")?.unwrap_or(0),
            days: row.get::<Option<u32>>("days")?.unwrap_or(0),
        },
    };
    Ok(SentenceRow {
        id: id(row, "id")?,
        client: id(row, "client_id")?,
        episode: id(row, "custody_episode_id")?,
        time: Time {
            kind: code(row, "kind")?,
            length,
            within: row.get("is_within")?,
        },
        source: row.get("source")?,
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
