//! "Mein Tag": what the cases of one part need, each answer from a range of an index.

use std::collections::BTreeSet;

use db::{Row, Tx, Value};
use domain::{
    alert::AlertKind,
    ids::{CarrierId, CaseId, SiteId, UserId},
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    appointment::{self, AppointmentRow},
    case::{CaseRow, SELECT, read},
    case_list::{Kind, Part, ids},
    reading::id,
    task::{self, TaskRow},
};

mod meeting;

pub use self::meeting::{CalendarLeave, DayMeetingRow, Meeting, leaves_of_worker, meetings};

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
const COORDINATION: &str = " WHERE t.carrier_id = $1 AND t.role = 'coordination'
 AND t.status = 'open' AND t.due_on <= $3 AND c.stage = 1 AND c.site_id = $2
 AND t.assignee_id IS NULL";
const PRISON: &str = " WHERE c.carrier_id = $1 AND c.institution = $2 AND c.released = FALSE
 AND c.stage = 1 AND t.status = 'open' AND t.due_on <= $3 AND t.role = 'prison_social_service'";

impl Whose {
    fn text(&self) -> &'static str {
        match self {
            Self::Assigned(_) => ASSIGNED,
            Self::Covered(..) => COVERED_WHERE,
            Self::Coordination(_) => COORDINATION,
            Self::Prison(_) => PRISON,
        }
    }

    fn from(&self) -> &'static str {
        match self {
            Self::Covered(..) => COVERED,
            _ => TASK,
        }
    }

    fn params(&self, carrier: CarrierId, until: Date, limit: i64) -> Vec<Value> {
        let (whose, today): (Value, Option<Date>) = match self {
            Self::Assigned(user) => (user.uuid().into(), None),
            Self::Covered(user, today) => (user.uuid().into(), Some(*today)),
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
        Whose::Covered(..) => 6,
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
        Whose::Covered(..) => whose.params(carrier, today, COUNTED_TO),
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

/// What the day looks for among the running cases of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watch {
    /// Releases that are expected from this day on,
    pub from: Date,
    /// until this one.
    pub to: Date,
    /// Who had to be met before today, or missed an appointment today.
    pub today: Date,
    /// Most of each of these two.
    pub limit: i64,
    /// Most cases whose dates say what nobody may overlook, or that nobody leads; 0 if these and
    /// silence are nothing to this person.
    pub hints: i64,
}

const EXPECTED: &str = "c.release_sort >= $3 AND c.release_sort <= $4 AND c.released = FALSE";
const SILENT: &str = "c.contact_due_on <= $5 AND (c.contact_due_on < $5 OR c.reach_step > 0)";
const HINTED: &str = "(c.hint > 0 OR c.lead_id IS NULL)";

impl Watch {
    /// Whether the case is one of the releases ahead.
    pub fn expects(&self, case: &CaseRow) -> bool {
        let day = case.release_on.filter(|_| !case.released);
        day.is_some_and(|day| day >= self.from && day <= self.to)
    }

    /// Whether the next contact with the person was due before today, or the person missed an
    /// appointment today.
    pub fn misses(&self, case: &CaseRow) -> bool {
        let due = case.derived.contact_due_on.filter(|_| self.hints > 0);
        let missed = case.derived.reach_step > 0;
        due.is_some_and(|due| due < self.today || due == self.today && missed)
    }

    /// Whether the dates of the case say what nobody may overlook, or nobody leads it.
    pub fn minds(&self, case: &CaseRow) -> bool {
        self.hints > 0 && (case.lead.is_none() || !case.derived.hints.is_empty())
    }
}

/// At most so many cases of a worker are read for the day.
const WATCHED: usize = 48;

/// What of a worker's case an index holds, enough to say whether the day shows the case.
struct Glance {
    id: CaseId,
    release_sort: Date,
    released: bool,
    contact_due_on: Option<Date>,
    reach_step: i64,
    hint: i64,
    unled: bool,
    seam: (i64, i64),
}

/// Everything about a worker's cases that an index holds: those led and then those deputised.
fn glances_statement() -> String {
    let any = format!("(({EXPECTED}) OR $6 > 0 AND (({SILENT}) OR {HINTED}))");
    let range = |whose: &str| {
        format!(
            "SELECT c.id, c.release_sort, c.released, c.contact_due_on, c.reach_step, c.hint,
 c.lead_id, c.seam_status, c.seam_days_open
 FROM cases c WHERE c.carrier_id = $1 AND {whose} AND c.stage = $2 AND {any}"
        )
    };
    let (led, deputised) = (
        range("c.lead_id = $7"),
        range("c.deputy_id = $7 AND (c.lead_id IS NULL OR c.lead_id <> $7)"),
    );
    format!("{led} UNION ALL {deputised}")
}

fn glance(row: &Row) -> Result<Glance, StoreError> {
    Ok(Glance {
        id: id(row, "id")?,
        release_sort: row.get("release_sort")?,
        released: row.get("released")?,
        contact_due_on: row.get("contact_due_on")?,
        reach_step: row.get("reach_step")?,
        hint: row.get("hint")?,
        unled: row.get::<Option<Uuid>>("lead_id")?.is_none(),
        seam: (row.get("seam_status")?, row.get("seam_days_open")?),
    })
}

/// Which of a worker's cases the day may show: those that come first of each kind, in the orders that
/// [`watched`] names.
fn chosen(mut all: Vec<Glance>, watch: &Watch) -> BTreeSet<CaseId> {
    let mut chosen = BTreeSet::new();
    let mut take = |all: &[Glance], most: i64, of: &dyn Fn(&Glance) -> bool| {
        let most = usize::try_from(most).unwrap_or(0);
        let first = all.iter().filter(|one| of(one)).take(most);
        chosen.extend(first.map(|one| one.id));
    };
    all.sort_by_key(|one| (-one.seam.0, -one.seam.1, one.release_sort, one.id));
    take(&all, watch.limit, &|one| {
        !one.released && one.release_sort >= watch.from && one.release_sort <= watch.to
    });
    if watch.hints > 0 {
        all.sort_by_key(|one| (one.contact_due_on, one.id));
        take(&all, watch.limit, &|one| {
            let missed = one.reach_step > 0;
            let due = one.contact_due_on;
            due.is_some_and(|due| due < watch.today || due == watch.today && missed)
        });
        let unled = AlertKind::NobodyLeads.weight();
        let weight = |one: &Glance| {
            if one.unled {
                one.hint.max(unled)
            } else {
                one.hint
            }
        };
        all.sort_by_key(|one| (-weight(one), one.release_sort, one.id));
        take(&all, watch.hints, &|one| one.unled || one.hint > 0);
    }
    chosen
}

/// The cases of all three kinds, each of them read once: each kind is a range of its own, from its
/// beginning to its limit. Those of a worker are few and are chosen before, see [`chosen`].
fn watched_statement(kind: Kind) -> String {
    if kind == Kind::Own {
        let ids: Vec<String> = (1..=WATCHED).map(|number| format!("${number}")).collect();
        return format!("{SELECT} WHERE c.id IN ({})", ids.join(", "));
    }
    let unled = AlertKind::NobodyLeads.weight();
    let ranges = [
        format!(
            " AND {EXPECTED}
 ORDER BY c.seam_status DESC, c.seam_days_open DESC, c.release_sort, c.id LIMIT $7"
        ),
        format!(" AND {SILENT} AND $6 > 0 ORDER BY c.contact_due_on, c.id LIMIT $7"),
        format!(
            " AND {HINTED} ORDER BY CASE WHEN c.lead_id IS NULL AND c.hint < {unled} THEN {unled}
 ELSE c.hint END DESC, c.release_sort, c.id LIMIT $6"
        ),
    ];
    let ranges: Vec<String> = ranges
        .iter()
        .map(|rest| format!("SELECT counted.id FROM ({}) counted", ids(kind, 8, rest)))
        .collect();
    format!("{SELECT} WHERE c.id IN ({})", ranges.join(" UNION "))
}

/// Running cases that the day may show, in no order: at least those that come first of each kind,
/// see [`Watch::expects`] (the worst seam first: status, open days, nearest release),
/// [`Watch::misses`] (the longest silence first) and [`Watch::minds`] (the worst first).
pub async fn watched(tx: &mut Tx, part: &Part, watch: &Watch) -> Result<Vec<CaseRow>, StoreError> {
    let own = part.kind() == Kind::Own;
    let mut params: Vec<Value> = vec![
        part.carrier.uuid().into(),
        1i64.into(),
        watch.from.into(),
        watch.to.into(),
        watch.today.into(),
        watch.hints.into(),
    ];
    if !own {
        params.push(watch.limit.into());
    }
    params.extend(part.value());
    if own {
        let rows = tx.query(&glances_statement(), &params).await?;
        let all: Vec<Glance> = rows.iter().map(glance).collect::<Result<_, _>>()?;
        let chosen = chosen(all, watch);
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        // The statement has a fixed number of places; what is over stays empty.
        let nobody = std::iter::repeat(Value::from(None::<Uuid>));
        let ids = chosen.iter().map(|id| id.uuid().into());
        params = ids.chain(nobody).take(WATCHED).collect();
    }
    let rows = tx.query(&watched_statement(part.kind()), &params).await?;
    rows.iter().map(read).collect()
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
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<DayContactRow>, StoreError> {
    let mut params: Vec<Value> = vec![
        part.carrier.uuid().into(),
        1i64.into(),
        from.into(),
        to.into(),
    ];
    params.extend(part.value());
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
            "coordination",
            Whose::Coordination(SiteId::from_uuid(Uuid::nil())),
        ),
        ("prison", Whose::Prison(String::new())),
    ] {
        let tasks = tasks_statement(&whose);
        all.push((format!("day::tasks({name})"), tasks));
        all.push((format!("day::count_tasks({name})"), count_statement(&whose)));
    }
    all.push(("day::glances(own)".to_owned(), glances_statement()));
    for kind in Kind::ALL {
        let named = |noun: &str| format!("day::{noun}({})", kind.name());
        all.push((named("watched"), watched_statement(kind)));
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
