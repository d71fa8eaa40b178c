//! "Mein Tag": what the cases of one part need, each answer from a range of an index.

use std::sync::LazyLock;

use db::{Row, Tx, Value};
use domain::ids::{CarrierId, CaseId, SiteId, UserId};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    appointment::{self, AppointmentRow},
    case::{self, CaseRow, SELECT},
    case_list::{Kind, Part, ids},
    reading::id,
    task::{self, TaskRow},
};

mod meeting;
mod watch;

pub use self::{
    meeting::{DayMeetingRow, Meeting, PrisonLeaveRow, for_prison, meetings},
    watch::{Glance, Watch, watched},
};

/// Counting stops here: more is "many".
pub const COUNTED_TO: i64 = 100;

/// A task with the person it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayTaskRow {
    /// The task.
    pub task: TaskRow,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Code of the programme.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
}

/// A planned contact with the person it is with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayContactRow {
    /// The contact.
    pub contact: AppointmentRow,
    /// The case.
    pub case: CaseId,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
}

/// Whose tasks are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Assigned to this worker, in cases that the worker leads or deputises.
    Assigned(UserId),
    /// Assigned to a lead who is away on this day, in cases that the worker deputises.
    Covered(UserId, Date),
    /// Assigned to a lead of this site who is away on this day, in cases in which nobody stands in.
    Unattended(SiteId, Date),
    /// For the coordination of this site, and given to nobody by name.
    Coordination(SiteId),
    /// For the social service of this prison.
    Prison(String),
}

const TASK: &str = "FROM task t JOIN cases c ON c.id = t.case_id";
const TASK_COLUMNS: &str = "SELECT t.*, u.name AS assignee_name, c.family_name, c.given_names,
 c.programme, c.programme_version";
const TASK_NAMES: &str = " LEFT JOIN user_account u ON u.id = t.assignee_id";
const ASSIGNED: &str = " WHERE t.carrier_id = $1 AND t.assignee_id = $2 AND t.status = 'open'
 AND t.due_on <= $3 AND c.stage = 1 AND (c.lead_id = $2 OR c.deputy_id = $2)";
const COUNT_ASSIGNED: &str =
    "SELECT COUNT(*) AS due, COUNT(CASE WHEN due_on < $4 THEN 1 END) AS late
 FROM task WHERE carrier_id = $1 AND assignee_id = $2 AND status = 'open' AND due_on <= $3";
/// From those who are away, who are few, to their cases and tasks: a worker who stands in for
/// nobody costs one look into an index.
const COVERED: &str = "FROM user_account l CROSS JOIN cases c CROSS JOIN task t";
const COVERED_WHERE: &str = " WHERE l.carrier_id = $1 AND l.absent_until >= $5
 AND c.carrier_id = $1 AND c.lead_id = l.id AND c.deputy_id = $2 AND c.stage = 1
 AND t.carrier_id = $1 AND t.assignee_id = c.lead_id AND t.case_id = c.id AND t.status = 'open'
 AND t.due_on <= $3";
static UNATTENDED_WHERE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{} AND t.carrier_id = $1 AND t.assignee_id = c.lead_id AND t.case_id = c.id
 AND t.status = 'open' AND t.due_on <= $3",
        nobody_there("$5")
    )
});
/// The cases themselves; `$2` is the site and `$3` the day.
static UNATTENDED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE c.id IN (SELECT c.id FROM user_account l CROSS JOIN cases c{})
 ORDER BY c.release_sort, c.id LIMIT $4",
        nobody_there("$3")
    )
});
const COORDINATION: &str = " WHERE t.carrier_id = $1 AND t.role = 'coordination'
 AND t.status = 'open' AND t.due_on <= $3 AND c.stage = 1 AND c.site_id = $2
 AND t.assignee_id IS NULL";
const PRISON: &str = " WHERE c.carrier_id = $1 AND c.institution = $2 AND c.released = FALSE
 AND c.stage = 1 AND t.status = 'open' AND t.due_on <= $3 AND t.role = 'prison_social_service'";

/// Running cases `c` of the site `$2` whose lead `l` is away on the day that this parameter holds, and for whom
/// nobody stands in; those of a locked account have to be handed over whoever stands in.
fn nobody_there(day: &str) -> String {
    format!(
        " WHERE l.carrier_id = $1 AND l.absent_until >= {day}
 AND c.carrier_id = $1 AND c.lead_id = l.id AND c.site_id = $2 AND c.stage = 1
 AND (c.deputy_id IS NULL OR l.active = FALSE OR EXISTS (SELECT 1 FROM user_account d
 WHERE d.id = c.deputy_id AND d.absent_until >= {day}))"
    )
}

impl Whose {
    fn text(&self) -> &'static str {
        match self {
            Self::Assigned(_) => ASSIGNED,
            Self::Covered(..) => COVERED_WHERE,
            Self::Unattended(..) => &UNATTENDED_WHERE,
            Self::Coordination(_) => COORDINATION,
            Self::Prison(_) => PRISON,
        }
    }

    fn from(&self) -> &'static str {
        match self {
            Self::Covered(..) | Self::Unattended(..) => COVERED,
            _ => TASK,
        }
    }

    fn params(&self, carrier: CarrierId, until: Date, limit: i64) -> Vec<Value> {
        let (whose, today): (Value, Option<Date>) = match self {
            Self::Assigned(user) => (user.uuid().into(), None),
            Self::Covered(user, today) => (user.uuid().into(), Some(*today)),
            Self::Unattended(site, today) => (site.uuid().into(), Some(*today)),
            Self::Coordination(site) => (site.uuid().into(), None),
            Self::Prison(code) => (code.as_str().into(), None),
        };
        let mut params = vec![carrier.uuid().into(), whose, until.into(), limit.into()];
        params.extend(today.map(Value::from));
        params
    }
}

/// The last parameter is the first day.
fn tasks_statement(whose: &Whose) -> String {
    let (from, text) = (whose.from(), whose.text());
    let first = match whose {
        Whose::Covered(..) | Whose::Unattended(..) => 6,
        _ => 5,
    };
    format!(
        "{TASK_COLUMNS} {from}{TASK_NAMES}{text} AND t.due_on >= ${first}
 ORDER BY t.due_on, t.id LIMIT $4"
    )
}

/// `$5` is today, or `$4` for a worker's own. Those are counted in an index that holds all it
/// takes: an open task belongs to a running case, and whoever looks after it leads or deputises
/// there. The tasks of others stop at the limit `$4`.
fn count_statement(whose: &Whose) -> String {
    match whose {
        Whose::Assigned(_) => COUNT_ASSIGNED.to_owned(),
        other => format!(
            "SELECT COUNT(*) AS due, COUNT(CASE WHEN due_on < $5 THEN 1 END) AS late
 FROM (SELECT t.due_on {}{} LIMIT $4) counted",
            other.from(),
            other.text()
        ),
    }
}

/// Open tasks that are due on one of these days (both included), the oldest first.
pub async fn tasks(
    tx: &mut Tx,
    carrier: CarrierId,
    whose: &Whose,
    (from, until): (Date, Date),
    limit: i64,
) -> Result<Vec<DayTaskRow>, StoreError> {
    let mut params = whose.params(carrier, until, limit);
    params.push(from.into());
    let rows = tx.query(&tasks_statement(whose), &params).await?;
    rows.iter().map(read_task).collect()
}

/// How many open tasks are due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// Until today.
    pub due: i64,
    /// Those of them whose day is over.
    pub late: i64,
}

/// How many open tasks are due on `today`; those of others than a worker are counted up to
/// [`COUNTED_TO`].
pub async fn count_tasks(
    tx: &mut Tx,
    carrier: CarrierId,
    whose: &Whose,
    today: Date,
) -> Result<TaskCounts, StoreError> {
    let params = match whose {
        Whose::Assigned(user) => vec![
            carrier.uuid().into(),
            user.uuid().into(),
            today.into(),
            today.into(),
        ],
        Whose::Covered(..) | Whose::Unattended(..) => whose.params(carrier, today, COUNTED_TO),
        _ => {
            let mut params = whose.params(carrier, today, COUNTED_TO);
            params.push(today.into());
            params
        }
    };
    let row = tx.query_one(&count_statement(whose), &params).await?;
    Ok(TaskCounts {
        due: row.get("due")?,
        late: row.get("late")?,
    })
}

/// Running cases of a site whose lead is away on this day and for whom nobody stands in, the nearest release first.
pub async fn unattended(
    tx: &mut Tx,
    (carrier, site): (CarrierId, SiteId),
    today: Date,
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let params = [
        carrier.uuid().into(),
        site.uuid().into(),
        today.into(),
        limit.into(),
    ];
    let rows = tx.query(&UNATTENDED, &params).await?;
    rows.iter().map(case::read).collect()
}

/// Where to look for what is planned in a table `k` between `$3` and `$4`, and which of it belongs to
/// the part: of a worker from case to case, of which few have something planned; of others from day to
/// day.
fn span(kind: Kind, table: &str) -> (String, &'static str) {
    let by_day = format!("{table} k JOIN cases c ON c.id = k.case_id");
    match kind {
        Kind::Own => (
            format!(
                "({}) own CROSS JOIN {table} k CROSS JOIN cases c",
                ids(kind, 5, " AND c.planned_at < $4")
            ),
            "k.case_id = own.id AND c.id = own.id",
        ),
        Kind::Site => (by_day, "c.stage = $2 AND c.site_id = $5"),
        Kind::NoSite => (by_day, "c.stage = $2 AND c.site_id IS NULL"),
        Kind::Institution => (
            by_day,
            "c.stage = $2 AND c.institution = $5 AND c.released = FALSE",
        ),
    }
}

/// What a statement with [`span`] asks for: carrier, stage, both instants, and the part.
fn span_params(part: &Part, (from, to): (Timestamp, Timestamp)) -> Vec<Value> {
    let params = [
        part.carrier.uuid().into(),
        1i64.into(),
        from.into(),
        to.into(),
    ];
    params.into_iter().chain(part.value()).collect()
}

fn contacts_statement(kind: Kind) -> String {
    let (from, among) = span(kind, "appointment");
    format!(
        "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name, c.family_name, c.given_names
 FROM {from} LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.carrier_id = $1 AND k.status = 'planned' AND k.at >= $3 AND k.at < $4 AND {among}
 ORDER BY k.at, k.id LIMIT 50"
    )
}

/// Appointments between two instants about which nothing was written yet, the earliest first.
pub async fn contacts(
    tx: &mut Tx,
    part: &Part,
    span: (Timestamp, Timestamp),
) -> Result<Vec<DayContactRow>, StoreError> {
    let params = span_params(part, span);
    let rows = tx.query(&contacts_statement(part.kind()), &params).await?;
    rows.iter().map(read_contact).collect()
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, whose) in [
        ("assigned", Whose::Assigned(UserId::from_uuid(Uuid::nil()))),
        (
            "covered",
            Whose::Covered(UserId::from_uuid(Uuid::nil()), Date::ZERO),
        ),
        (
            "unattended",
            Whose::Unattended(SiteId::from_uuid(Uuid::nil()), Date::ZERO),
        ),
        (
            "coordination",
            Whose::Coordination(SiteId::from_uuid(Uuid::nil())),
        ),
        ("prison", Whose::Prison(String::new())),
    ] {
        let tasks = tasks_statement(&whose);
        all.push((format!("day::tasks({name})"), tasks));
        all.push((format!("day::count_tasks({name})"), count_statement(&whose)));
    }
    for (name, which) in meeting::FOR_PRISON {
        all.push((format!("day::{name}"), meeting::prison_statement(which)));
    }
    all.push(("day::unattended".to_owned(), UNATTENDED.clone()));
    all.push(("day::glances(own)".to_owned(), watch::glances_statement()));
    for kind in Kind::ALL {
        let named = |noun: &str| format!("day::{noun}({})", kind.name());
        all.push((named("watched"), watch::watched_statement(kind)));
        all.push((named("contacts"), contacts_statement(kind)));
        all.push((named("meetings"), meeting::statement(kind)));
    }
    all
}

fn read_task(row: &Row) -> Result<DayTaskRow, StoreError> {
    Ok(DayTaskRow {
        task: task::read(row)?,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
        programme: row.get("programme")?,
        programme_version: row.get("programme_version")?,
    })
}

fn read_contact(row: &Row) -> Result<DayContactRow, StoreError> {
    Ok(DayContactRow {
        contact: appointment::read(row)?,
        case: id(row, "case_id")?,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
    })
}
