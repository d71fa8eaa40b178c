//! The people and organisations around a client, version by version, and the orders that forbid
//! contact with them. No version is overwritten.

use std::collections::BTreeMap;

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, NetworkPersonId, NetworkTieId, UserId},
    names::fold,
    network::{
        Closeness, Consent, ConsentWay, ContactWish, NoContact, Quality, TieKind, TieRole,
        VersionDay,
    },
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, id, opt_code},
    struck::{Struck, struck},
};

pub mod check;
pub mod contact;
pub mod order;
pub mod step;

/// One dated version of a tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieRow {
    /// Its id.
    pub id: NetworkTieId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The person; the same in all versions.
    pub person: NetworkPersonId,
    /// Counts the versions of the person from 1.
    pub number: i64,
    /// From when it is so.
    pub since_on: Date,
    /// First day on which the tie no longer exists, if it has ended.
    pub ended_on: Option<Date>,
    /// Name; empty if only the function is to be kept.
    pub name: String,
    /// Function, such as `Sachbearbeitung Leistung`; empty if there is a name.
    pub purpose: String,
    /// Person or organisation.
    pub kind: TieKind,
    /// Who they are to the client.
    pub role: TieRole,
    /// How near.
    pub closeness: Closeness,
    /// What the tie does.
    pub quality: Quality,
    /// What they would do, in words.
    pub willing: String,
    /// Where.
    pub place: String,
    /// How they are reached.
    pub reach: String,
    /// What the client wishes about the contact.
    pub wish: ContactWish,
    /// The same in the client's words.
    pub wish_note: String,
    /// Whether the person agreed.
    pub consent: Consent,
    /// When they answered.
    pub consent_on: Option<Date>,
    /// How they agreed.
    pub consent_way: Option<ConsentWay>,
    /// What for.
    pub consent_for: String,
    /// Days between two contacts; `None`: as usual with the role; 0: no target.
    pub interval_days: Option<i64>,
    /// What changed and why; empty in the first version.
    pub reason: String,
    /// What kind of statement it is; `None`: nobody was asked.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

impl TieRow {
    /// What they are called: the name, or else the function.
    pub fn called(&self) -> &str {
        if self.name.is_empty() {
            &self.purpose
        } else {
            &self.name
        }
    }

    /// Its days, for the choice between versions.
    pub fn days(&self) -> VersionDay {
        VersionDay {
            number: self.number,
            since: self.since_on,
            ended: self.ended_on,
        }
    }

    /// Days between two contacts, set or usual with the role; `None`: no target.
    pub fn target(&self) -> Option<i64> {
        self.interval_days
            .or_else(|| self.role.usual_interval())
            .filter(|days| *days > 0)
    }
}

const INSERT: &str =
    "INSERT INTO network_tie (id, carrier_id, case_id, person_id, number, since_on,
 ended_on, name, purpose, kind, role, closeness, quality, willing, place, reach, wish, wish_note,
 consent, consent_on, consent_way, consent_for, interval_days, reason, recorded_at, recorded_by,
 epistemic)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
 $21, $22, $23, $24, $25, $26, $27)";
const ANY: &str = "SELECT id FROM network_tie WHERE case_id = $1
 AND struck_at IS NULL LIMIT 1";
const OF_CASE: &str = "SELECT t.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM network_tie t JOIN user_account u ON u.id = t.recorded_by
 LEFT JOIN user_account s ON s.id = t.struck_by WHERE t.case_id = $1 ORDER BY t.person_id, t.number";
const FORBIDDEN: &str = "SELECT o.case_id, o.person_id, o.until_on, t.name, t.purpose FROM cases h
 JOIN cases c ON c.carrier_id = h.carrier_id AND c.client_id = h.client_id
 JOIN no_contact_order o ON o.case_id = c.id
 JOIN network_tie t ON t.person_id = o.person_id AND t.case_id = o.case_id
 AND t.number = (SELECT MAX(l.number) FROM network_tie l WHERE l.person_id = o.person_id)
 WHERE h.id = $1 AND o.struck = FALSE AND o.from_on <= $3 AND (o.until_on IS NULL OR o.until_on >= $2)
 AND (o.lifted_on IS NULL OR (o.lifted_on > $2 AND o.lifted_on > o.from_on))
 ORDER BY o.from_on, o.id";

/// Stores a version of a tie.
pub async fn insert(tx: &mut Tx, row: &TieRow) -> Result<(), StoreError> {
    let params: [Value; 27] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.person.uuid().into(),
        row.number.into(),
        row.since_on.into(),
        row.ended_on.into(),
        row.name.as_str().into(),
        row.purpose.as_str().into(),
        row.kind.code().into(),
        row.role.code().into(),
        row.closeness.code().into(),
        row.quality.code().into(),
        row.willing.as_str().into(),
        row.place.as_str().into(),
        row.reach.as_str().into(),
        row.wish.code().into(),
        row.wish_note.as_str().into(),
        row.consent.code().into(),
        row.consent_on.into(),
        row.consent_way.map(|way| Code::code(way).to_owned()).into(),
        row.consent_for.as_str().into(),
        row.interval_days.into(),
        row.reason.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All versions of all ties of a case, person by person, the oldest first; struck people too.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<TieRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Whether anybody stands, or ever stood, on the map of a case.
pub async fn any(tx: &mut Tx, case: CaseId) -> Result<bool, StoreError> {
    Ok(tx.query_opt(ANY, &[case.uuid().into()]).await?.is_some())
}

/// Whom the client must not be brought into contact with on `day`: today for a measure or a paper.
pub async fn no_contact(
    tx: &mut Tx,
    case: CaseId,
    day: Date,
) -> Result<Vec<NoContact>, StoreError> {
    no_contact_between(tx, case, (day, day)).await
}

/// The same for any of the days from `first` to `last`, both included: those of a leave.
///
/// An order protects its person in every case of the client. What another case of the client forbids
/// is named here too, and once more for everybody of this case who is called the same.
pub async fn no_contact_between(
    tx: &mut Tx,
    case: CaseId,
    (first, last): (Date, Date),
) -> Result<Vec<NoContact>, StoreError> {
    let params = [case.uuid().into(), first.into(), last.into()];
    let rows = tx.query(FORBIDDEN, &params).await?;
    let forbidden = |row: &Row| {
        let (name, purpose): (String, String) = (row.get("name")?, row.get("purpose")?);
        let of: CaseId = id(row, "case_id")?;
        Ok(NoContact {
            person: id(row, "person_id")?,
            by_name: !fold(&name).is_empty(),
            name: if name.is_empty() { purpose } else { name },
            until: row.get("until_on")?,
            elsewhere: of != case,
        })
    };
    let mut orders = rows
        .iter()
        .map(forbidden)
        .collect::<Result<Vec<_>, StoreError>>()?;
    if orders.iter().any(|one| one.elsewhere) {
        let ties = of_case(tx, case).await?;
        let also = same_name(&orders, &ties);
        orders.extend(also);
    }
    Ok(orders)
}

/// Those of this case who have the name of somebody whom another case of the client protects. Nobody
/// is taken for another one by the function alone.
fn same_name(orders: &[NoContact], ties: &[TieRow]) -> Vec<NoContact> {
    let mut last: BTreeMap<NetworkPersonId, &TieRow> = BTreeMap::new();
    for tie in ties {
        last.insert(tie.person, tie);
    }
    let other = orders.iter().filter(|one| one.elsewhere && one.by_name);
    other
        .flat_map(|order| {
            let name = fold(&order.name);
            let same = last.values().filter(move |tie| fold(&tie.name) == name);
            same.map(|tie| NoContact {
                person: tie.person,
                ..order.clone()
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<TieRow, StoreError> {
    Ok(TieRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        person: id(row, "person_id")?,
        number: row.get("number")?,
        since_on: row.get("since_on")?,
        ended_on: row.get("ended_on")?,
        name: row.get("name")?,
        purpose: row.get("purpose")?,
        kind: code(row, "kind")?,
        role: code(row, "role")?,
        closeness: code(row, "closeness")?,
        quality: code(row, "quality")?,
        willing: row.get("willing")?,
        place: row.get("place")?,
        reach: row.get("reach")?,
        wish: code(row, "wish")?,
        wish_note: row.get("wish_note")?,
        consent: code(row, "consent")?,
        consent_on: row.get("consent_on")?,
        consent_way: opt_code(row, "consent_way")?,
        consent_for: row.get("consent_for")?,
        interval_days: row.get("interval_days")?,
        reason: row.get("reason")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
