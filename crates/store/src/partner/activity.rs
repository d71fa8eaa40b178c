//! Work in the network that is about no single client: when, how long, with whom, what came of it.

use db::{Row, Tx, Value};
use domain::{
    Code,
    ids::{CarrierId, NetworkActivityId, PartnerId, SiteId, UserId},
    partner::ActivityKind,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// Its id.
    pub id: NetworkActivityId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The site whose time it is.
    pub site: SiteId,
    /// What it was.
    pub kind: ActivityKind,
    /// The day.
    pub held_on: Date,
    /// How long it took, with the way.
    pub minutes: i64,
    /// Who took part and is not in the directory, in words.
    pub others: String,
    /// What came of it.
    pub outcome: String,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Whether it was taken back.
    pub struck: bool,
    /// Counts the changes of this row.
    pub version: i64,
}

/// Time that a site has booked on a day for one kind of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booked {
    /// The site.
    pub site: SiteId,
    /// The day.
    pub held_on: Date,
    /// What it was.
    pub kind: ActivityKind,
    /// How many activities.
    pub activities: i64,
    /// How many minutes.
    pub minutes: i64,
}

const INSERT: &str =
    "INSERT INTO network_activity (id, carrier_id, site_id, kind, held_on, minutes,
 others, outcome, recorded_at, recorded_by, struck, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const UPDATE: &str = "UPDATE network_activity SET site_id = $3, kind = $4, held_on = $5,
 minutes = $6, others = $7, outcome = $8, struck = $9, version = version + 1
 WHERE id = $1 AND version = $2";
const BY_ID: &str = "SELECT a.*, u.name AS recorded_by_name FROM network_activity a
 JOIN user_account u ON u.id = a.recorded_by WHERE a.carrier_id = $1 AND a.id = $2";
pub(crate) const PAGE: &str = "SELECT a.*, u.name AS recorded_by_name FROM network_activity a
 JOIN user_account u ON u.id = a.recorded_by
 WHERE a.carrier_id = $1 AND (a.held_on, a.id) <= ($2, $3)
 ORDER BY a.held_on DESC, a.id DESC LIMIT $4";
pub(crate) const WITH: &str = "SELECT a.*, u.name AS recorded_by_name
 FROM network_activity_partner x JOIN network_activity a ON a.id = x.activity_id
 JOIN user_account u ON u.id = a.recorded_by
 WHERE x.partner_id = $1 AND a.struck = FALSE ORDER BY a.held_on DESC, a.id DESC LIMIT $2";
pub(crate) const WHO: &str = "SELECT x.activity_id, p.id, p.name
 FROM network_activity a JOIN network_activity_partner x ON x.activity_id = a.id
 JOIN partner p ON p.id = x.partner_id
 WHERE a.carrier_id = $1 AND (a.held_on, a.id) <= ($2, $3) AND (a.held_on, a.id) >= ($4, $5)
 ORDER BY p.name_folded, p.id";
pub(crate) const BOOKED: &str = "SELECT a.site_id, a.held_on, a.kind, COUNT(*) AS activities,
 CAST(SUM(a.minutes) AS BIGINT) AS minutes FROM network_activity a
 WHERE a.carrier_id = $1 AND a.held_on >= $2 AND a.held_on <= $3 AND a.struck = FALSE
 GROUP BY a.site_id, a.held_on, a.kind";
const CLEAR: &str = "DELETE FROM network_activity_partner WHERE activity_id = $1";
const ADD: &str = "INSERT INTO network_activity_partner (carrier_id, activity_id, partner_id)
 VALUES ($1, $2, $3)";

/// Later than anything that is written down: the first page begins here.
const LAST_DAY: Date = date(9999, 12, 31);

/// Who took part in an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The activity.
    pub activity: NetworkActivityId,
    /// The organisation.
    pub partner: PartnerId,
    /// Its name.
    pub name: String,
}

/// Stores a new activity with those who took part.
pub async fn insert(
    tx: &mut Tx,
    row: &ActivityRow,
    partners: &[PartnerId],
) -> Result<(), StoreError> {
    let params: [Value; 11] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.site.uuid().into(),
        row.kind.code().into(),
        row.held_on.into(),
        row.minutes.into(),
        row.others.as_str().into(),
        row.outcome.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.struck.into(),
    ];
    tx.execute(INSERT, &params).await?;
    set_partners(tx, row, partners).await
}

/// Writes an activity back; [`StoreError::Stale`] if it was changed meanwhile.
pub async fn update(
    tx: &mut Tx,
    row: &ActivityRow,
    partners: &[PartnerId],
) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        row.id.uuid().into(),
        row.version.into(),
        row.site.uuid().into(),
        row.kind.code().into(),
        row.held_on.into(),
        row.minutes.into(),
        row.others.as_str().into(),
        row.outcome.as_str().into(),
        row.struck.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)?;
    tx.execute(CLEAR, &[row.id.uuid().into()]).await?;
    set_partners(tx, row, partners).await
}

async fn set_partners(
    tx: &mut Tx,
    row: &ActivityRow,
    partners: &[PartnerId],
) -> Result<(), StoreError> {
    for partner in partners {
        let params = [
            row.carrier.uuid().into(),
            row.id.uuid().into(),
            partner.uuid().into(),
        ];
        tx.execute(ADD, &params).await?;
    }
    Ok(())
}

/// One activity of a carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    activity: NetworkActivityId,
) -> Result<Option<ActivityRow>, StoreError> {
    let params = [carrier.uuid().into(), activity.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// Activities of a carrier, the newest first: at most `limit`, from one of them on if it is named.
pub async fn page(
    tx: &mut Tx,
    carrier: CarrierId,
    from: Option<&ActivityRow>,
    limit: i64,
) -> Result<Vec<ActivityRow>, StoreError> {
    let (day, id) = from.map_or((LAST_DAY, Uuid::max()), |row| (row.held_on, row.id.uuid()));
    let params = [carrier.uuid().into(), day.into(), id.into(), limit.into()];
    let rows = tx.query(PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// Activities with an organisation that were not taken back, the newest first; at most `limit`.
pub async fn with(
    tx: &mut Tx,
    partner: PartnerId,
    limit: i64,
) -> Result<Vec<ActivityRow>, StoreError> {
    let params = [partner.uuid().into(), limit.into()];
    let rows = tx.query(WITH, &params).await?;
    rows.iter().map(read).collect()
}

/// Who took part in the activities of a page; both ends belong to it.
pub async fn who(
    tx: &mut Tx,
    carrier: CarrierId,
    (newest, oldest): (&ActivityRow, &ActivityRow),
) -> Result<Vec<Who>, StoreError> {
    let params: [Value; 5] = [
        carrier.uuid().into(),
        newest.held_on.into(),
        newest.id.uuid().into(),
        oldest.held_on.into(),
        oldest.id.uuid().into(),
    ];
    let rows = tx.query(WHO, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(Who {
                activity: id(row, "activity_id")?,
                partner: id(row, "id")?,
                name: row.get("name")?,
            })
        })
        .collect()
}

/// What the sites of a carrier have booked between two days, both of them counted.
pub async fn booked(
    tx: &mut Tx,
    carrier: CarrierId,
    (from, to): (Date, Date),
) -> Result<Vec<Booked>, StoreError> {
    let params = [carrier.uuid().into(), from.into(), to.into()];
    let rows = tx.query(BOOKED, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(Booked {
                site: id(row, "site_id")?,
                held_on: row.get("held_on")?,
                kind: code(row, "kind")?,
                activities: row.get("activities")?,
                minutes: row.get("minutes")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<ActivityRow, StoreError> {
    Ok(ActivityRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        site: id(row, "site_id")?,
        kind: code(row, "kind")?,
        held_on: row.get("held_on")?,
        minutes: row.get("minutes")?,
        others: row.get("others")?,
        outcome: row.get("outcome")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: row.get("struck")?,
        version: row.get("version")?,
    })
}
