//! Where somebody was before a transfer to another prison. Where they are now stands in
//! [`crate::client`], with their time in custody.

use db::{Row, Tx};
use domain::ids::{CarrierId, ClientId, CustodyEpisodeId, CustodyStayId, UserId};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{hit, id},
    struck::{Struck, struck},
};

/// A stay in a prison that ended with a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayRow {
    /// Its id.
    pub id: CustodyStayId,
    /// The person.
    pub client: ClientId,
    /// The time in custody.
    pub episode: CustodyEpisodeId,
    /// Code of the prison where the person was.
    pub institution: String,
    /// Number in its books.
    pub book_number: Option<String>,
    /// The day from which the person was elsewhere.
    pub moved_on: Date,
    /// Who said so; may be empty.
    pub source: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who has struck it, if somebody has.
    pub struck: Option<Struck>,
}

const INSERT: &str = "INSERT INTO custody_stay (id, carrier_id, client_id, custody_episode_id,
 institution, book_number, moved_on, source, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_CLIENT: &str = "SELECT s.*, u.name AS recorded_by_name, k.name AS struck_by_name
 FROM custody_stay s JOIN user_account u ON u.id = s.recorded_by
 LEFT JOIN user_account k ON k.id = s.struck_by
 WHERE s.carrier_id = $1 AND s.client_id = $2 ORDER BY s.moved_on DESC, s.id DESC";
const STRIKE: &str = "UPDATE custody_stay SET struck_at = $3, struck_by = $4, struck_reason = $5
 WHERE carrier_id = $1 AND id = $2 AND struck_at IS NULL";

/// Stores a stay that ended.
pub async fn insert(tx: &mut Tx, carrier: CarrierId, row: &StayRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        row.client.uuid().into(),
        row.episode.uuid().into(),
        row.institution.as_str().into(),
        row.book_number.clone().into(),
        row.moved_on.into(),
        row.source.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Where a person was before, in all times in custody, the latest first, struck ones too.
pub async fn of_client(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
) -> Result<Vec<StayRow>, StoreError> {
    let params = [carrier.uuid().into(), client.uuid().into()];
    let rows = tx.query(OF_CLIENT, &params).await?;
    rows.iter().map(read).collect()
}

/// Strikes a stay: the transfer did not take place like that. [`StoreError::Stale`] if somebody else
/// has struck it already.
pub async fn strike(
    tx: &mut Tx,
    carrier: CarrierId,
    stay: CustodyStayId,
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params = [
        carrier.uuid().into(),
        stay.uuid().into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

fn read(row: &Row) -> Result<StayRow, StoreError> {
    Ok(StayRow {
        id: id(row, "id")?,
        client: id(row, "client_id")?,
        episode: id(row, "custody_episode_id")?,
        institution: row.get("institution")?,
        book_number: row.get("book_number")?,
        moved_on: row.get("moved_on")?,
        source: row.get("source")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
