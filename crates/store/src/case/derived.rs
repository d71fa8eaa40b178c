//! What lists show of a case: columns that are computed from all the rest and never typed.

use db::{Row, Tx, Value};
use domain::{Code, alert::AlertKind, ids::CaseId};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{hit, id, text},
};

/// Columns that exist only for lists; always recomputed by the same pure functions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// Worst status: 0 closed, 1 at risk, 2 open.
    pub seam_status: i64,
    /// Uncovered days ahead, over all securities.
    pub seam_days_open: i64,
    /// One entry per security.
    pub seam_detail: Vec<SeamDetail>,
    /// The next due date of an open task.
    pub next_due_on: Option<Date>,
    /// The last contact that took place.
    pub last_contact_on: Option<Date>,
    /// The day by which the rhythm wants the next contact.
    pub contact_due_on: Option<Date>,
    /// The next planned contact.
    pub next_contact_at: Option<Timestamp>,
    /// The furthest step towards somebody who does not answer that is due: 0 for none, 1 to 4
    /// ([`domain::reach::ReachStep::number`]).
    pub reach_step: i64,
    /// Id of the phase, or empty.
    pub phase: String,
    /// What the dates of the case say that nobody may overlook, the worst first. That nobody leads
    /// it is not among them: `lead` says so itself.
    pub hints: Vec<AlertKind>,
    /// The day on which the plan is to be reviewed, or was.
    pub review_on: Option<Date>,
    /// Until when reviews of the plan wait, if they wait.
    pub review_rests_until: Option<Date>,
    /// The day for which all this was computed.
    pub derived_on: Date,
}

impl Derived {
    /// Nothing known yet, as of `today`.
    pub fn empty(today: Date) -> Self {
        Self {
            seam_status: 0,
            seam_days_open: 0,
            seam_detail: Vec::new(),
            next_due_on: None,
            last_contact_on: None,
            contact_due_on: None,
            next_contact_at: None,
            reach_step: 0,
            phase: String::new(),
            hints: Vec::new(),
            review_on: None,
            review_rests_until: None,
            derived_on: today,
        }
    }
}

/// The seam of one security, short enough for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeamDetail {
    /// Code of the security.
    pub security: String,
    /// 0 closed, 1 at risk, 2 open.
    pub status: i64,
    /// Uncovered days ahead.
    pub open: u32,
    /// Only promised days ahead.
    pub at_risk: u32,
}

const SET_DERIVED: &str =
    "UPDATE cases SET seam_status = $2, seam_days_open = $3, seam_detail = $4,
 next_due_on = $5, last_contact_on = $6, contact_due_on = $7, next_contact_at = $8,
 derived_on = $9, phase = $10, hint = $11, hints = $12,
 reach_step = $13, review_on = $14, review_rests_until = $15 WHERE id = $1";
const SET_CONTACT: &str = "UPDATE cases SET last_contact_on = $2, contact_due_on = $3,
 next_contact_at = $4, hint = $5, hints = $6, reach_step = $7 WHERE id = $1";
const SET_PLANNED: &str = "UPDATE cases SET planned_at = (SELECT MIN(p.at) FROM (
 SELECT k.at FROM appointment k WHERE k.case_id = $1 AND k.status = 'planned'
 UNION ALL SELECT f.at FROM conference f WHERE f.case_id = $1 AND f.status = 'invited'
 UNION ALL SELECT l.starts_at FROM leave l WHERE l.case_id = $1 AND l.status = 'approved') p)
 WHERE id = $1";
const STALE_DERIVED: &str =
    "SELECT id FROM cases WHERE stage = $1 AND derived_on < $2 ORDER BY derived_on, id LIMIT $3";

/// Stores what lists show.
pub async fn set_derived(tx: &mut Tx, case: CaseId, derived: &Derived) -> Result<(), StoreError> {
    let (worst, hints) = stored_hints(derived);
    let params: [Value; 15] = [
        case.uuid().into(),
        derived.seam_status.into(),
        derived.seam_days_open.into(),
        stored_details(&derived.seam_detail).into(),
        derived.next_due_on.into(),
        derived.last_contact_on.into(),
        derived.contact_due_on.into(),
        derived.next_contact_at.into(),
        derived.derived_on.into(),
        derived.phase.as_str().into(),
        worst.into(),
        hints.into(),
        derived.reach_step.into(),
        derived.review_on.into(),
        derived.review_rests_until.into(),
    ];
    hit(tx.execute(SET_DERIVED, &params).await?)
}

/// Stores only what contacts have changed in it.
pub async fn set_contact(tx: &mut Tx, case: CaseId, derived: &Derived) -> Result<(), StoreError> {
    let (worst, hints) = stored_hints(derived);
    let params: [Value; 7] = [
        case.uuid().into(),
        derived.last_contact_on.into(),
        derived.contact_due_on.into(),
        derived.next_contact_at.into(),
        worst.into(),
        hints.into(),
        derived.reach_step.into(),
    ];
    hit(tx.execute(SET_CONTACT, &params).await?)
}

/// Lets the case say when the earliest thing is that lies ahead or about which nothing was written yet:
/// appointment, conference, approved leave. Every change of one of these ends in it, so that a day
/// looks only into cases that have something.
pub(crate) async fn set_planned(tx: &mut Tx, case: CaseId) -> Result<(), StoreError> {
    hit(tx.execute(SET_PLANNED, &[case.uuid().into()]).await?)
}

/// The weight of the worst hint, by which lists look for it, and all of them.
fn stored_hints(derived: &Derived) -> (i64, String) {
    let worst = derived.hints.iter().map(|one| one.weight()).max();
    let codes: Vec<&str> = derived.hints.iter().map(|one| one.code()).collect();
    (worst.unwrap_or(0), codes.join(","))
}

/// The seam of each security, one after the other: code, status, open days, days at risk. A list reads
/// it for each of its rows, so it is kept as plain as this: `housing 2 14 0;income 0 0 0`.
fn stored_details(details: &[SeamDetail]) -> String {
    let one = |detail: &SeamDetail| {
        let SeamDetail {
            security,
            status,
            open,
            at_risk,
        } = detail;
        format!("{security} {status} {open} {at_risk}")
    };
    let all: Vec<String> = details.iter().map(one).collect();
    all.join(";")
}

fn details(row: &Row) -> Result<Vec<SeamDetail>, StoreError> {
    let all = text(row, "seam_detail")?.split(';');
    let read = |one: &str| {
        let mut words = one.split(' ');
        Some(SeamDetail {
            security: words.next()?.to_owned(),
            status: words.next()?.parse().ok()?,
            open: words.next()?.parse().ok()?,
            at_risk: words.next()?.parse().ok()?,
        })
    };
    all.filter(|one| !one.is_empty())
        .map(|one| {
            read(one).ok_or_else(|| StoreError::Unreadable {
                column: "seam_detail",
                problem: "a security without its days".to_owned(),
            })
        })
        .collect()
}

/// Cases of a stage whose derived columns were computed before `today`.
pub async fn stale_derived(
    tx: &mut Tx,
    stage: i64,
    today: Date,
    limit: i64,
) -> Result<Vec<CaseId>, StoreError> {
    let rows = tx
        .query(STALE_DERIVED, &[stage.into(), today.into(), limit.into()])
        .await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

/// The derived columns of a row of cases.
pub(super) fn read_derived(row: &Row) -> Result<Derived, StoreError> {
    Ok(Derived {
        seam_status: row.get("seam_status")?,
        seam_days_open: row.get("seam_days_open")?,
        seam_detail: details(row)?,
        next_due_on: row.get("next_due_on")?,
        last_contact_on: row.get("last_contact_on")?,
        contact_due_on: row.get("contact_due_on")?,
        next_contact_at: row.get("next_contact_at")?,
        phase: row.get("phase")?,
        hints: text(row, "hints")?
            .split(',')
            .filter_map(|code| AlertKind::from_code(code).ok())
            .collect(),
        reach_step: row.get("reach_step")?,
        review_on: row.get("review_on")?,
        review_rests_until: row.get("review_rests_until")?,
        derived_on: row.get("derived_on")?,
    })
}
