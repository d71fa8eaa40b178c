//! When somebody of the network was last spoken to (P15b): what was entered as such a contact, and what
//! was written down elsewhere. A correction keeps what a row said in
//! [`crate::correction`].

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CarrierId, CaseId, NetworkContactId, NetworkPersonId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// A contact with somebody of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Its id.
    pub id: NetworkContactId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// With whom.
    pub person: NetworkPersonId,
    /// When.
    pub on: Date,
    /// How.
    pub kind: ContactKind,
    /// What came of it, in a sentence; may be empty.
    pub note: String,
    /// Whether it was taken back: it does not count.
    pub struck: bool,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str =
    "INSERT INTO network_contact (id, carrier_id, case_id, person_id, on_day, kind,
 note, struck, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, $8, $9, 1)";
const UPDATE: &str = "UPDATE network_contact SET person_id = $3, on_day = $4, kind = $5, note = $6,
 struck = $7, version = version + 1 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT c.*, u.name AS recorded_by_name FROM network_contact c
 JOIN user_account u ON u.id = c.recorded_by
 WHERE c.case_id = $1 ORDER BY c.on_day DESC, c.id DESC";

/// A meeting with somebody of the network that was written down elsewhere: they were chosen there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetRow {
    /// With whom.
    pub person: NetworkPersonId,
    /// When.
    pub at: Timestamp,
    /// Where it was written down.
    pub place: MetAt,
}

/// Where a meeting was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetAt {
    /// An appointment that took place, and how people met.
    Appointment(ContactKind),
    /// A leave that took place.
    Leave,
    /// The minutes of a conference that they came to.
    Conference,
}

const MET: &str = "SELECT k.person_id, k.at, k.kind FROM appointment k
 WHERE k.case_id = $1 AND k.status = 'held' AND k.person_id IS NOT NULL
 UNION ALL SELECT l.person_id, l.starts_at, '' FROM leave l
 WHERE l.case_id = $1 AND l.status = 'took_place' AND l.person_id IS NOT NULL";

/// When people of the network were met, as appointments, leaves and minutes of conferences say; in no
/// order.
pub async fn met(tx: &mut Tx, case: CaseId) -> Result<Vec<MetRow>, StoreError> {
    let mut all = Vec::new();
    for row in tx.query(MET, &[case.uuid().into()]).await? {
        all.push(MetRow {
            person: id(&row, "person_id")?,
            at: row.get("at")?,
            place: match row.text("kind")? {
                Some("") | None => MetAt::Leave,
                Some(_) => MetAt::Appointment(code(&row, "kind")?),
            },
        });
    }
    for (at, content) in crate::conference::minuted(tx, case).await? {
        let came = content.people.iter().filter(|one| one.came == Some(true));
        all.extend(came.filter_map(|one| one.person).map(|person| MetRow {
            person,
            at,
            place: MetAt::Conference,
        }));
    }
    Ok(all)
}

/// Stores a contact.
pub async fn insert(tx: &mut Tx, row: &ContactRow) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.person.uuid().into(),
        row.on.into(),
        row.kind.code().into(),
        row.note.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a contact back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &ContactRow) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        row.id.uuid().into(),
        row.version.into(),
        row.person.uuid().into(),
        row.on.into(),
        row.kind.code().into(),
        row.note.as_str().into(),
        row.struck.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All contacts of a case, taken back ones too, the newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ContactRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ContactRow, StoreError> {
    Ok(ContactRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        person: id(row, "person_id")?,
        on: row.get("on_day")?,
        kind: code(row, "kind")?,
        note: row.get("note")?,
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
