//! Offers for groups, and what they said before (P33a, I11c). They belong to a site, not to a case;
//! who takes part is in [`member`], who came in [`attendance`].

use db::{Row, Tx, Value};
use domain::{
    Code,
    group::{GroupKind, MemberStatus, Places},
    ids::{CarrierId, GroupOfferId, SiteId, UserId},
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    correction::{CorrectionRow, Field},
    reading::{code, hit, id, json, to_json},
};

pub mod attendance;
pub mod date;
pub mod member;
pub mod session;

/// An offer for a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// Its id.
    pub id: GroupOfferId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The site.
    pub site: SiteId,
    /// Name of the site.
    pub site_name: String,
    /// The programme of the site.
    pub programme: String,
    /// What it is called.
    pub title: String,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// What it is for.
    pub purpose: String,
    /// Where it meets.
    pub place: String,
    /// First day.
    pub from_on: Date,
    /// Last day, if it is known.
    pub to_on: Option<Date>,
    /// On which weekdays, at which times, in words.
    pub times: String,
    /// Who leads it.
    pub facilitators: String,
    /// How many take part at most; `None`: the other provider decides.
    pub seats: Option<i64>,
    /// The other body that runs it (P33c); empty: an own offer.
    pub provider: String,
    /// When it was changed last.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

impl OfferRow {
    /// Whether its last day lies behind.
    pub fn is_over(&self, today: Date) -> bool {
        self.to_on.is_some_and(|to| to < today)
    }

    /// Whether another body runs it.
    pub fn is_external(&self) -> bool {
        !self.provider.is_empty()
    }
}

const INSERT: &str =
    "INSERT INTO group_offer (id, carrier_id, site_id, title, kind, purpose, place,
 from_on, to_on, times, facilitators, seats, provider, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
const UPDATE: &str = "UPDATE group_offer SET site_id = $3, title = $4, kind = $5, purpose = $6,
 place = $7, from_on = $8, to_on = $9, times = $10, facilitators = $11, seats = $12, provider = $13,
 recorded_at = $14, recorded_by = $15, version = version + 1 WHERE id = $1 AND version = $2";
pub(crate) const OF_SITE: &str =
    "SELECT g.*, s.name AS site_name, s.programme, u.name AS recorded_by_name
 FROM group_offer g JOIN site s ON s.id = g.site_id JOIN user_account u ON u.id = g.recorded_by
 WHERE g.site_id = $1 ORDER BY g.from_on, g.id";
const BY_ID: &str = "SELECT g.*, s.name AS site_name, s.programme, u.name AS recorded_by_name
 FROM group_offer g JOIN site s ON s.id = g.site_id JOIN user_account u ON u.id = g.recorded_by
 WHERE g.carrier_id = $1 AND g.id = $2";
const HOLD: &str = "UPDATE group_offer SET version = version WHERE id = $1 AND carrier_id = $2";
pub(crate) const COUNTS: &str = "SELECT m.offer_id, m.status, CAST(COUNT(*) AS BIGINT) AS n
 FROM group_member m JOIN group_offer g ON g.id = m.offer_id
 WHERE g.site_id = $1 AND m.status IN ('waiting', 'member') GROUP BY m.offer_id, m.status";
const KEEP: &str = "INSERT INTO group_former (id, carrier_id, offer_id, row_id, former, at,
 by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FORMER: &str = "SELECT f.row_id, f.former, f.at, u.name AS by_name
 FROM group_former f JOIN user_account u ON u.id = f.by_user_id
 WHERE f.offer_id = $1 ORDER BY f.at DESC, f.id DESC";

/// Stores a new offer.
pub async fn insert(tx: &mut Tx, row: &OfferRow) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![row.id.uuid().into(), row.carrier.uuid().into()];
    params.extend(said(row));
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes an offer back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &OfferRow) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![row.id.uuid().into(), row.version.into()];
    params.extend(said(row));
    hit(tx.execute(UPDATE, &params).await?)
}

fn said(row: &OfferRow) -> [Value; 13] {
    [
        row.site.uuid().into(),
        row.title.as_str().into(),
        row.kind.code().into(),
        row.purpose.as_str().into(),
        row.place.as_str().into(),
        row.from_on.into(),
        row.to_on.into(),
        row.times.as_str().into(),
        row.facilitators.as_str().into(),
        row.seats.into(),
        row.provider.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ]
}

/// Nobody else gives a seat of this offer until the transaction is over. Held after the case.
pub async fn hold(
    tx: &mut Tx,
    (carrier, offer): (CarrierId, GroupOfferId),
) -> Result<(), StoreError> {
    tx.execute(HOLD, &[offer.uuid().into(), carrier.uuid().into()])
        .await?;
    Ok(())
}

/// All offers of a site, by first day.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<OfferRow>, StoreError> {
    let rows = tx.query(OF_SITE, &[site.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One offer of a carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    offer: GroupOfferId,
) -> Result<Option<OfferRow>, StoreError> {
    let params = [carrier.uuid().into(), offer.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// How many have a seat and how many wait, by offer of a site; offers with nobody are missing.
pub async fn counts(tx: &mut Tx, site: SiteId) -> Result<Vec<(GroupOfferId, Places)>, StoreError> {
    let mut all: Vec<(GroupOfferId, Places)> = Vec::new();
    for row in tx.query(COUNTS, &[site.uuid().into()]).await? {
        let (offer, n) = (id(&row, "offer_id")?, row.get("n")?);
        let at = all.iter().position(|(one, _)| *one == offer);
        let at = at.unwrap_or_else(|| {
            all.push((offer, Places::default()));
            all.len() - 1
        });
        match code(&row, "status")? {
            MemberStatus::Waiting => all[at].1.waiting = n,
            _ => all[at].1.members = n,
        }
    }
    Ok(all)
}

/// What an offer or one of its dates said, before it is changed.
#[derive(Debug, Clone)]
pub struct NewFormer<'a> {
    /// Its id.
    pub id: Uuid,
    /// The carrier.
    pub carrier: CarrierId,
    /// The offer.
    pub offer: GroupOfferId,
    /// The offer itself, or the date.
    pub row: Uuid,
    /// What it said.
    pub former: &'a [Field],
    /// When it was changed.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// Keeps what an offer or a date said.
pub async fn keep(tx: &mut Tx, new: &NewFormer<'_>) -> Result<(), StoreError> {
    let params = [
        new.id.into(),
        new.carrier.uuid().into(),
        new.offer.uuid().into(),
        new.row.into(),
        to_json(&new.former, "former")?.into(),
        new.at.into(),
        new.by.uuid().into(),
    ];
    tx.execute(KEEP, &params).await?;
    Ok(())
}

/// What an offer and its dates said before, newest first.
pub async fn former(tx: &mut Tx, offer: GroupOfferId) -> Result<Vec<CorrectionRow>, StoreError> {
    let rows = tx.query(FORMER, &[offer.uuid().into()]).await?;
    let former = |row: &Row| {
        Ok(CorrectionRow {
            row: row.get("row_id")?,
            former: json(row, "former")?,
            reason: String::new(),
            at: row.get("at")?,
            by_name: row.get("by_name")?,
        })
    };
    rows.iter().map(former).collect()
}

fn read(row: &Row) -> Result<OfferRow, StoreError> {
    Ok(OfferRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        site: id(row, "site_id")?,
        site_name: row.get("site_name")?,
        programme: row.get("programme")?,
        title: row.get("title")?,
        kind: code(row, "kind")?,
        purpose: row.get("purpose")?,
        place: row.get("place")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
        times: row.get("times")?,
        facilitators: row.get("facilitators")?,
        seats: row.get("seats")?,
        provider: row.get("provider")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
