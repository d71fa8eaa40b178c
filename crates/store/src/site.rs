//! Carriers and their sites.

use db::{Row, Tx, Value};
use domain::{
    ids::{CarrierId, SiteId},
    opening::{OpenWeek, read_hours, write_hours},
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{hit, id, json, to_json},
};

/// A site of a carrier: where people can come to (P7a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRow {
    /// Its id.
    pub id: SiteId,
    /// The carrier.
    pub carrier: CarrierId,
    /// Its code in the programme file.
    pub code: String,
    /// The programme that it works for.
    pub programme: String,
    /// Its name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// When it is open, in words, as papers say it.
    pub opening_hours: String,
    /// When it is open, day by day, to hold appointments against.
    pub open: OpenWeek,
    /// What to know at the door (identity check in a justice building, …).
    pub access_note: String,
    /// How to get there.
    pub directions: String,
    /// The person to turn to.
    pub contact_name: String,
    /// Their telephone.
    pub contact_phone: String,
    /// When they can be reached.
    pub contact_hours: String,
    /// In which languages they answer; empty if nobody has said.
    pub contact_languages: String,
    /// Where in the house people come to: floor, room, lift (P7a).
    pub rooms: String,
    /// How many cases it can carry.
    pub capacity: i64,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT_CARRIER: &str = "INSERT INTO carrier (id, name, created_at) VALUES ($1, $2, $3)";
const CARRIERS: &str = "SELECT id, name FROM carrier ORDER BY created_at, id";
const INSERT: &str = "INSERT INTO site (id, carrier_id, code, programme, name, address,
 opening_hours, access_note, directions, contact_name, contact_phone, contact_hours, capacity,
 open_hours, contact_languages, rooms, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)
 ON CONFLICT (carrier_id, programme, code) DO NOTHING";
const UPDATE: &str =
    "UPDATE site SET name = $3, address = $4, opening_hours = $5, access_note = $6,
 directions = $7, contact_name = $8, contact_phone = $9, contact_hours = $10, capacity = $11,
 open_hours = $12, contact_languages = $13, rooms = $14, version = version + 1 WHERE id = $1 AND version = $2";
const OF_CARRIER: &str = "SELECT * FROM site WHERE carrier_id = $1 ORDER BY programme, name";
const BY_ID: &str = "SELECT * FROM site WHERE carrier_id = $1 AND id = $2";

/// Stores a new carrier.
pub async fn insert_carrier(
    tx: &mut Tx,
    carrier: CarrierId,
    name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        INSERT_CARRIER,
        &[carrier.uuid().into(), name.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// All carriers of the installation, oldest first, with their names.
pub async fn carriers(tx: &mut Tx) -> Result<Vec<(CarrierId, String)>, StoreError> {
    let rows = tx.query(CARRIERS, &[]).await?;
    rows.iter()
        .map(|row| Ok((id(row, "id")?, row.get("name")?)))
        .collect()
}

/// Stores a new site; `false` if the carrier has this site of the programme already, and then
/// nothing has changed.
pub async fn insert(tx: &mut Tx, site: &SiteRow) -> Result<bool, StoreError> {
    let params: [Value; 16] = [
        site.id.uuid().into(),
        site.carrier.uuid().into(),
        site.code.as_str().into(),
        site.programme.as_str().into(),
        site.name.as_str().into(),
        site.address.as_str().into(),
        site.opening_hours.as_str().into(),
        site.access_note.as_str().into(),
        site.directions.as_str().into(),
        site.contact_name.as_str().into(),
        site.contact_phone.as_str().into(),
        site.contact_hours.as_str().into(),
        site.capacity.into(),
        to_json(&written(&site.open), "open_hours")?.into(),
        site.contact_languages.as_str().into(),
        site.rooms.as_str().into(),
    ];
    Ok(tx.execute(INSERT, &params).await? == 1)
}

/// Writes a site back; [`StoreError::Stale`] if somebody else has changed it since it was read.
pub async fn update(tx: &mut Tx, site: &SiteRow) -> Result<(), StoreError> {
    let params: [Value; 14] = [
        site.id.uuid().into(),
        site.version.into(),
        site.name.as_str().into(),
        site.address.as_str().into(),
        site.opening_hours.as_str().into(),
        site.access_note.as_str().into(),
        site.directions.as_str().into(),
        site.contact_name.as_str().into(),
        site.contact_phone.as_str().into(),
        site.contact_hours.as_str().into(),
        site.capacity.into(),
        to_json(&written(&site.open), "open_hours")?.into(),
        site.contact_languages.as_str().into(),
        site.rooms.as_str().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All sites of a carrier.
pub async fn of_carrier(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<SiteRow>, StoreError> {
    let rows = tx.query(OF_CARRIER, &[carrier.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One site of a carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    site: SiteId,
) -> Result<Option<SiteRow>, StoreError> {
    let row = tx
        .query_opt(BY_ID, &[carrier.uuid().into(), site.uuid().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

fn written(open: &OpenWeek) -> Vec<String> {
    open.days().iter().map(|hours| write_hours(hours)).collect()
}

fn week(row: &Row) -> Result<OpenWeek, StoreError> {
    let days: Vec<String> = json(row, "open_hours")?;
    let hours: Result<Vec<_>, _> = days.iter().map(|day| read_hours(day)).collect();
    let hours = hours.map_err(|problem| StoreError::Unreadable {
        column: "open_hours",
        problem: format!("{problem:?}"),
    })?;
    Ok(OpenWeek::new(hours))
}

fn read(row: &Row) -> Result<SiteRow, StoreError> {
    Ok(SiteRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        code: row.get("code")?,
        programme: row.get("programme")?,
        name: row.get("name")?,
        address: row.get("address")?,
        opening_hours: row.get("opening_hours")?,
        open: week(row)?,
        access_note: row.get("access_note")?,
        directions: row.get("directions")?,
        contact_name: row.get("contact_name")?,
        contact_phone: row.get("contact_phone")?,
        contact_hours: row.get("contact_hours")?,
        contact_languages: row.get("contact_languages")?,
        rooms: row.get("rooms")?,
        capacity: row.get("capacity")?,
        version: row.get("version")?,
    })
}
