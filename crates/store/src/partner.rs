//! Organisations that a carrier works with: the directory, found by name, by words, by place.
//!
//! A row here is never about a client. The list is read by key, by name or place by place: which
//! place comes next is decided by who asks, since the database knows no distances.

use db::{Row, Tx, Value};
use domain::{
    Code,
    ids::{CarrierId, PartnerId, UserId},
    names::fold,
    partner::PartnerKind,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, hit, id, json, to_json},
    search::WORDS,
};

pub mod activity;
pub mod former;
pub mod note;

/// Somebody to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// What they do there.
    pub function: String,
    /// How they are reached: telephone, mail, hours.
    pub reach: String,
}

/// What is told about an organisation and only read as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What it offers.
    pub offers: String,
    /// Street and number.
    pub address: String,
    /// When it is open, in words.
    pub opening_hours: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub mail: String,
    /// In which languages they answer.
    pub languages: String,
    /// How to get in: steps, lift, what to bring.
    pub access: String,
    /// Whom to turn to.
    pub contacts: Vec<Contact>,
    /// How much room there is, in words.
    pub capacity: String,
    /// What was agreed on working together.
    pub agreed: String,
    /// First day of the agreement.
    pub agreed_from: Option<Date>,
    /// Last day of the agreement.
    pub agreed_to: Option<Date>,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    /// Its id.
    pub id: PartnerId,
    /// The carrier.
    pub carrier: CarrierId,
    /// What it is.
    pub kind: PartnerKind,
    /// Its name.
    pub name: String,
    /// Ids of the life domains that it serves.
    pub domains: Vec<String>,
    /// The town, as typed.
    pub place: String,
    /// The town as the catalogue of places names it; empty if it does not.
    pub place_key: String,
    /// How many more people it can take; `None`: not known.
    pub capacity: Option<i64>,
    /// When that was confirmed last.
    pub capacity_on: Option<Date>,
    /// When all else was confirmed last.
    pub confirmed_on: Date,
    /// Since when it is there no longer.
    pub closed_on: Option<Date>,
    /// All else.
    pub told: Told,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom it was changed last.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

/// What a list shows.
#[derive(Debug, Clone)]
pub struct Filter<'a> {
    /// The carrier.
    pub carrier: CarrierId,
    /// Those that are closed instead of those that are not.
    pub closed: bool,
    /// Of one kind.
    pub kind: Option<PartnerKind>,
    /// Serving this life domain.
    pub domain: Option<&'a str>,
    /// With room, confirmed since this day.
    pub room_since: Option<Date>,
    /// Words, folded, each the beginning of one of theirs; at most [`WORDS`] are looked at.
    pub words: &'a [String],
}

/// Where in the order of names a page begins: behind this one.
pub type After<'a> = Option<&'a PartnerRow>;

const INSERT: &str = "INSERT INTO partner (id, carrier_id, kind, name, name_folded, domains, place,
 place_key, capacity, capacity_on, confirmed_on, closed, closed_on, told, recorded_at, recorded_by,
 version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
const UPDATE: &str = "UPDATE partner SET kind = $3, name = $4, name_folded = $5, domains = $6,
 place = $7, place_key = $8, capacity = $9, capacity_on = $10, confirmed_on = $11, closed = $12,
 closed_on = $13, told = $14, recorded_by = $15, version = version + 1
 WHERE id = $1 AND version = $2";
const BY_ID: &str = "SELECT p.*, u.name AS recorded_by_name FROM partner p
 JOIN user_account u ON u.id = p.recorded_by WHERE p.carrier_id = $1 AND p.id = $2";
const NAMES: &str = "SELECT p.id, p.name, p.place FROM partner p
 WHERE p.carrier_id = $1 AND p.closed = FALSE ORDER BY p.name_folded, p.id LIMIT $2";
const CALLED: &str = "SELECT p.id, p.name, p.place FROM partner p
 WHERE p.carrier_id = $1 AND p.closed = $2 AND p.name_folded = $3 ORDER BY p.id";
const CLEAR_WORDS: &str = "DELETE FROM partner_word WHERE partner_id = $1";
const ADD_WORD: &str = "INSERT INTO partner_word (carrier_id, partner_id, word)
 VALUES ($1, $2, $3)";

/// The carrier is `$1`; what [`Filter`] says fills `$2` to `$11`.
fn matching() -> String {
    let has = |word: usize| {
        let (from, to) = (6 + 2 * word, 7 + 2 * word);
        format!(
            " AND EXISTS (SELECT 1 FROM partner_word x WHERE x.partner_id = p.id
 AND x.word >= ${from} AND x.word < ${to})"
        )
    };
    let words: String = (0..WORDS).map(has).collect();
    format!(
        "p.carrier_id = $1 AND p.closed = $2 AND (p.kind = $3 OR $3 IS NULL)
 AND (p.domains LIKE $4 OR $4 IS NULL)
 AND ((p.capacity > 0 AND p.capacity_on >= $5) OR $5 IS NULL){words}"
    )
}

/// A page in the order of names, within one place or all.
fn page_statement(in_place: bool) -> String {
    let place = if in_place {
        " AND p.place_key = $15"
    } else {
        ""
    };
    format!(
        "SELECT p.*, u.name AS recorded_by_name FROM partner p
 JOIN user_account u ON u.id = p.recorded_by
 WHERE {}{place} AND (p.name_folded, p.id) > ($13, $14)
 ORDER BY p.name_folded, p.id LIMIT $12",
        matching()
    )
}

fn places_statement() -> String {
    format!(
        "SELECT DISTINCT p.place_key FROM partner p WHERE {}",
        matching()
    )
}

fn params(filter: &Filter<'_>) -> Vec<Value> {
    let mut params: Vec<Value> = vec![
        filter.carrier.uuid().into(),
        filter.closed.into(),
        filter.kind.map(|kind| kind.code().to_owned()).into(),
        filter.domain.map(|id| format!("%,{id},%")).into(),
        filter.room_since.into(),
    ];
    for word in 0..WORDS {
        let word = filter.words.get(word).map_or("", String::as_str);
        params.push(word.into());
        params.push(format!("{word}\u{10ffff}").into());
    }
    params
}

/// Organisations by name, those behind `after`; in one place (as the catalogue names it, empty: in one
/// that it does not know) or in all; at most `limit`.
pub async fn page(
    tx: &mut Tx,
    filter: &Filter<'_>,
    place: Option<&str>,
    after: After<'_>,
    limit: i64,
) -> Result<Vec<PartnerRow>, StoreError> {
    let mut params = params(filter);
    let (name, id) = after.map_or((String::new(), Uuid::nil()), |row| {
        (fold(&row.name), row.id.uuid())
    });
    params.extend([limit.into(), name.into(), id.into()]);
    params.extend(place.map(Value::from));
    let rows = tx.query(&page_statement(place.is_some()), &params).await?;
    rows.iter().map(read).collect()
}

/// The places of the organisations that a filter leaves, as the catalogue names them.
pub async fn places(tx: &mut Tx, filter: &Filter<'_>) -> Result<Vec<String>, StoreError> {
    let rows = tx.query(&places_statement(), &params(filter)).await?;
    rows.iter().map(|row| Ok(row.get("place_key")?)).collect()
}

/// One organisation of a carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    partner: PartnerId,
) -> Result<Option<PartnerRow>, StoreError> {
    let params = [carrier.uuid().into(), partner.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// An organisation by name and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: PartnerId,
    /// Its name.
    pub name: String,
    /// Its place.
    pub place: String,
}

/// The organisations that are not closed, by name; at most `limit`.
pub async fn names(tx: &mut Tx, carrier: CarrierId, limit: i64) -> Result<Vec<Named>, StoreError> {
    let params = [carrier.uuid().into(), limit.into()];
    let rows = tx.query(NAMES, &params).await?;
    rows.iter().map(named).collect()
}

/// Those of this name, however it is spelt.
pub async fn called(
    tx: &mut Tx,
    carrier: CarrierId,
    closed: bool,
    name: &str,
) -> Result<Vec<Named>, StoreError> {
    let params = [carrier.uuid().into(), closed.into(), fold(name).into()];
    let rows = tx.query(CALLED, &params).await?;
    rows.iter().map(named).collect()
}

fn named(row: &Row) -> Result<Named, StoreError> {
    Ok(Named {
        id: id(row, "id")?,
        name: row.get("name")?,
        place: row.get("place")?,
    })
}

/// Stores a new organisation with the words that it is found by.
pub async fn insert(tx: &mut Tx, row: &PartnerRow) -> Result<(), StoreError> {
    let params: [Value; 16] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.kind.code().into(),
        row.name.as_str().into(),
        fold(&row.name).into(),
        listed(&row.domains).into(),
        row.place.as_str().into(),
        row.place_key.as_str().into(),
        row.capacity.into(),
        row.capacity_on.into(),
        row.confirmed_on.into(),
        row.closed_on.is_some().into(),
        row.closed_on.into(),
        to_json(&row.told, "told")?.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    index(tx, row).await
}

/// Writes an organisation back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &PartnerRow) -> Result<(), StoreError> {
    let params: [Value; 15] = [
        row.id.uuid().into(),
        row.version.into(),
        row.kind.code().into(),
        row.name.as_str().into(),
        fold(&row.name).into(),
        listed(&row.domains).into(),
        row.place.as_str().into(),
        row.place_key.as_str().into(),
        row.capacity.into(),
        row.capacity_on.into(),
        row.confirmed_on.into(),
        row.closed_on.is_some().into(),
        row.closed_on.into(),
        to_json(&row.told, "told")?.into(),
        row.recorded_by.uuid().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)?;
    index(tx, row).await
}

/// Writes the words of name, place and offer; replaces those that were there.
async fn index(tx: &mut Tx, row: &PartnerRow) -> Result<(), StoreError> {
    tx.execute(CLEAR_WORDS, &[row.id.uuid().into()]).await?;
    let folded = fold(&format!("{} {} {}", row.name, row.place, row.told.offers));
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    for word in words {
        let params = [row.carrier.uuid().into(), row.id.uuid().into(), word.into()];
        tx.execute(ADD_WORD, &params).await?;
    }
    Ok(())
}

/// `,housing,work,`; empty without any.
fn listed(domains: &[String]) -> String {
    if domains.is_empty() {
        return String::new();
    }
    format!(",{},", domains.join(","))
}

fn read(row: &Row) -> Result<PartnerRow, StoreError> {
    let domains: String = row.get("domains")?;
    let domains = domains.split(',').filter(|one| !one.is_empty());
    Ok(PartnerRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        kind: code(row, "kind")?,
        name: row.get("name")?,
        domains: domains.map(str::to_owned).collect(),
        place: row.get("place")?,
        place_key: row.get("place_key")?,
        capacity: row.get("capacity")?,
        capacity_on: row.get("capacity_on")?,
        confirmed_on: row.get("confirmed_on")?,
        closed_on: row.get("closed_on")?,
        told: json(row, "told")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    let named = [
        ("partner::page", page_statement(false)),
        ("partner::page(place)", page_statement(true)),
        ("partner::places", places_statement()),
        ("partner::NAMES", NAMES.to_owned()),
    ];
    named.map(|(name, text)| (name.to_owned(), text)).into()
}
