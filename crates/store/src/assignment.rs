//! Lead and deputy of a case, with their history. The schema lets only one of each be open.

use db::Tx;
use domain::{
    case::Responsibility,
    ids::{AssignmentId, CarrierId, CaseId, UserId},
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, id},
};

/// Who answered for a case from when to when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// Its id.
    pub id: AssignmentId,
    /// Who.
    pub user: UserId,
    /// Name.
    pub user_name: String,
    /// Lead or deputy.
    pub responsibility: Responsibility,
    /// From when.
    pub from_at: Timestamp,
    /// Until when; `None`: still.
    pub to_at: Option<Timestamp>,
    /// Why it changed.
    pub reason: String,
}

const END: &str = "UPDATE assignment SET to_at = $3
 WHERE case_id = $1 AND responsibility = $2 AND to_at IS NULL";
const INSERT: &str = "INSERT INTO assignment (id, carrier_id, case_id, user_id, responsibility,
 from_at, assigned_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_CASE: &str = "SELECT a.*, u.name AS user_name FROM assignment a
 JOIN user_account u ON u.id = a.user_id
 WHERE a.case_id = $1 ORDER BY a.from_at DESC, a.id DESC";

/// Ends what holds now and, with `Some`, lets somebody else answer from `now` on.
#[expect(
    clippy::too_many_arguments,
    reason = "one column each; a struct would only repeat them"
)]
pub async fn assign(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row_id: AssignmentId,
    responsibility: Responsibility,
    user: Option<UserId>,
    by: UserId,
    now: Timestamp,
    reason: &str,
) -> Result<(), StoreError> {
    let role = domain::Code::code(responsibility);
    tx.execute(END, &[case.uuid().into(), role.into(), now.into()])
        .await?;
    if let Some(user) = user {
        let params = [
            row_id.uuid().into(),
            carrier.uuid().into(),
            case.uuid().into(),
            user.uuid().into(),
            role.into(),
            now.into(),
            by.uuid().into(),
            reason.into(),
        ];
        tx.execute(INSERT, &params).await?;
    }
    Ok(())
}

/// The whole history, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<AssignmentRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(AssignmentRow {
                id: id(row, "id")?,
                user: id(row, "user_id")?,
                user_name: row.get("user_name")?,
                responsibility: code(row, "responsibility")?,
                from_at: row.get("from_at")?,
                to_at: row.get("to_at")?,
                reason: row.get("reason")?,
            })
        })
        .collect()
}
