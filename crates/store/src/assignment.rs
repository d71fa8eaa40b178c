//! Lead and deputy of a case, with their history. The schema lets only one of each be open.

use db::{Row, Tx};
use domain::{
    case::Responsibility,
    ids::{AssignmentId, CarrierId, CaseId, SiteId, UserId},
};
use jiff::{Timestamp, civil::Date};

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
    /// Who decided it.
    pub assigned_by: UserId,
    /// Name of that person.
    pub assigned_by_name: String,
    /// Why it changed.
    pub reason: String,
}

/// A transition manager with what they carry already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerRow {
    /// Who.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// How many running cases this person leads.
    pub leads: i64,
    /// How many this person can lead.
    pub capacity: i64,
    /// Last day of an absence, if there is one.
    pub absent_until: Option<Date>,
}

const END: &str = "UPDATE assignment SET to_at = $3
 WHERE case_id = $1 AND responsibility = $2 AND to_at IS NULL";
const INSERT: &str = "INSERT INTO assignment (id, carrier_id, case_id, user_id, responsibility,
 from_at, assigned_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_CASE: &str = "SELECT a.*, u.name AS user_name, b.name AS assigned_by_name
 FROM assignment a JOIN user_account u ON u.id = a.user_id
 JOIN user_account b ON b.id = a.assigned_by
 WHERE a.case_id = $1 ORDER BY a.from_at DESC, a.id DESC";

const WORKERS: &str = "SELECT u.id, u.name, u.capacity, u.absent_until,
 (SELECT COUNT(*) FROM cases c
  WHERE c.carrier_id = u.carrier_id AND c.lead_id = u.id AND c.stage = 1) AS leads
 FROM user_account u JOIN user_site s ON s.user_id = u.id
 WHERE s.site_id = $1 AND u.role = 'transition_manager' AND u.active = TRUE ORDER BY u.name, u.id";
const LOCKED: &str = "SELECT u.id, u.name, u.capacity, u.absent_until, 0 AS leads
 FROM user_account u WHERE u.carrier_id = $1 AND u.active = FALSE
 AND EXISTS (SELECT 1 FROM cases c WHERE c.carrier_id = u.carrier_id AND c.lead_id = u.id
 AND c.site_id = $2 AND c.stage = 1) ORDER BY u.name, u.id";
const ELSEWHERE: &str = "SELECT u.id, u.name, t.id AS site_id, t.name AS site_name
 FROM site t JOIN user_site s ON s.site_id = t.id JOIN user_account u ON u.id = s.user_id
 WHERE t.carrier_id = $1 AND t.programme = $2 AND t.id <> $3
 AND u.role = 'transition_manager' AND u.active = TRUE ORDER BY t.name, u.name, u.id";
const WITHOUT_DEPUTY: &str = "SELECT c.id, c.number FROM cases c
 LEFT JOIN user_account d ON d.id = c.deputy_id
 WHERE c.carrier_id = $1 AND c.lead_id = $2 AND c.stage = 1
 AND (c.deputy_id IS NULL OR d.absent_until >= $3) ORDER BY c.number";
const SOCIAL_SERVICE: &str = "SELECT u.name FROM user_account u
 JOIN user_institution i ON i.user_id = u.id
 WHERE u.carrier_id = $1 AND i.institution = $2 AND u.role = 'prison_social_service'
 AND u.active = TRUE ORDER BY u.name, u.id";

/// The transition managers of a site who may sign in, with what they carry.
pub async fn workers_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<WorkerRow>, StoreError> {
    workers(&tx.query(WORKERS, &[site.uuid().into()]).await?)
}

/// Those whose account is locked and who still lead running cases of a site; how many is not counted here.
pub async fn locked_leads(
    tx: &mut Tx,
    carrier: CarrierId,
    site: SiteId,
) -> Result<Vec<WorkerRow>, StoreError> {
    let params = [carrier.uuid().into(), site.uuid().into()];
    workers(&tx.query(LOCKED, &params).await?)
}

fn workers(rows: &[Row]) -> Result<Vec<WorkerRow>, StoreError> {
    rows.iter()
        .map(|row| {
            Ok(WorkerRow {
                id: id(row, "id")?,
                name: row.get("name")?,
                leads: row.get("leads")?,
                capacity: row.get("capacity")?,
                absent_until: row.get("absent_until")?,
            })
        })
        .collect()
}

/// A transition manager of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElsewhereRow {
    /// Who.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// The site.
    pub site: SiteId,
    /// Its name.
    pub site_name: String,
}

/// The transition managers of the other sites of a programme.
pub async fn workers_elsewhere(
    tx: &mut Tx,
    carrier: CarrierId,
    programme: &str,
    site: SiteId,
) -> Result<Vec<ElsewhereRow>, StoreError> {
    let params = [carrier.uuid().into(), programme.into(), site.uuid().into()];
    let rows = tx.query(ELSEWHERE, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(ElsewhereRow {
                id: id(row, "id")?,
                name: row.get("name")?,
                site: id(row, "site_id")?,
                site_name: row.get("site_name")?,
            })
        })
        .collect()
}

/// Running cases of a lead for which nobody would stand in on `day`: no deputy, or one who is
/// absent too. Id and number of each.
pub async fn without_deputy(
    tx: &mut Tx,
    carrier: CarrierId,
    lead: UserId,
    day: Date,
) -> Result<Vec<(CaseId, String)>, StoreError> {
    let params = [carrier.uuid().into(), lead.uuid().into(), day.into()];
    let rows = tx.query(WITHOUT_DEPUTY, &params).await?;
    rows.iter()
        .map(|row| Ok((id(row, "id")?, row.get("number")?)))
        .collect()
}

/// Names of those who work in the social service of a prison.
pub async fn social_service(
    tx: &mut Tx,
    carrier: CarrierId,
    institution: &str,
) -> Result<Vec<String>, StoreError> {
    let params = [carrier.uuid().into(), institution.into()];
    let rows = tx.query(SOCIAL_SERVICE, &params).await?;
    rows.iter().map(|row| Ok(row.get("name")?)).collect()
}

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
                assigned_by: id(row, "assigned_by")?,
                assigned_by_name: row.get("assigned_by_name")?,
                reason: row.get("reason")?,
            })
        })
        .collect()
}
