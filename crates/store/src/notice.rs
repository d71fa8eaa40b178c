//! Change notices: what a change has moved, written once with old and new due dates.

use db::Tx;
use domain::ids::{CarrierId, CaseId, ChangeNoticeId, UserId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    StoreError,
    reading::{id, json, opt_id, to_json},
};

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeNoticeRow {
    /// Its id.
    pub id: ChangeNoticeId,
    /// What caused it: `release`, `actual_release`, `admission`, `arrangement`, `nightly`.
    pub kind: String,
    /// What moved.
    pub detail: Moves,
    /// When.
    pub at: Timestamp,
    /// Who caused it; `None`: the program itself.
    pub by: Option<UserId>,
}

/// What a change has moved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// The release before, if it changed.
    pub release_before: Option<Date>,
    /// The release after, if it changed.
    pub release_after: Option<Date>,
    /// Tasks whose date moved, appeared or went.
    pub tasks: Vec<MovedTask>,
    /// Uncovered days ahead before and after.
    pub days_open: (i64, i64),
    /// What lies on the other side of the gate now; it was not moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unfit: Vec<Unfit>,
}

/// Something that was agreed for a day on one side of the gate, and the release moved past it. Says what it
/// is, never for whom or where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfit {
    /// What it is.
    pub what: UnfitKind,
    /// Code of the kind of contact, of the purpose or of the security; empty for a step.
    pub code: String,
    /// Its day.
    pub on: Date,
}

/// What an [`Unfit`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnfitKind {
    /// An appointment.
    Appointment,
    /// A leave.
    Leave,
    /// An arrangement, by its first day.
    Arrangement,
    /// A step of the plan.
    Step,
}

/// A task whose date moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedTask {
    /// Id of the template.
    pub template: String,
    /// Title in German.
    pub title_de: String,
    /// Title in English.
    pub title_en: String,
    /// Due date before; `None`: it was not there or had no date.
    pub before: Option<Date>,
    /// Due date after; `None`: it is gone or has no date.
    pub after: Option<Date>,
    /// Whether it is overdue now and was not before.
    pub now_overdue: bool,
}

const INSERT: &str =
    "INSERT INTO change_notice (id, carrier_id, case_id, kind, detail, at, by_user_id)
 VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF_CASE: &str =
    "SELECT * FROM change_notice WHERE case_id = $1 ORDER BY at DESC, id DESC LIMIT $2";

/// Writes a notice.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    notice: &ChangeNoticeRow,
) -> Result<(), StoreError> {
    let params = [
        notice.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        notice.kind.as_str().into(),
        to_json(&notice.detail, "detail")?.into(),
        notice.at.into(),
        notice.by.map(UserId::uuid).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The newest notices of a case.
pub async fn of_case(
    tx: &mut Tx,
    case: CaseId,
    limit: i64,
) -> Result<Vec<ChangeNoticeRow>, StoreError> {
    let rows = tx
        .query(OF_CASE, &[case.uuid().into(), limit.into()])
        .await?;
    rows.iter()
        .map(|row| {
            Ok(ChangeNoticeRow {
                id: id(row, "id")?,
                kind: row.get("kind")?,
                detail: json(row, "detail")?,
                at: row.get("at")?,
                by: opt_id(row, "by_user_id")?,
            })
        })
        .collect()
}
