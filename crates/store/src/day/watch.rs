//! Which running cases the day shows: releases ahead, people not met within the rhythm, what nobody may
//! overlook. Criteria and orders stand here once, for what an index holds of a case and for the case.

use std::collections::BTreeSet;

use db::{Row, Tx, Value};
use domain::{alert::AlertKind, ids::CaseId};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    StoreError,
    case::{CaseRow, NO_RELEASE, SELECT, read},
    case_list::{Kind, Part, ids},
    reading::id,
};

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

/// At most so many cases of a worker are read for the day.
const WATCHED: usize = 32;

/// What says whether the day shows a case, and where; of a worker's cases an index holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    id: CaseId,
    /// [`NO_RELEASE`] if it is not known.
    release: Date,
    released: bool,
    contact_due_on: Option<Date>,
    reach_step: i64,
    /// Of the worst hint, that nobody leads the case among them; 0 if there is none.
    weight: i64,
    /// Status and open days of the seam.
    seam: (i64, i64),
}

impl Glance {
    /// What a case says.
    pub fn of(case: &CaseRow) -> Self {
        let derived = &case.derived;
        let worst = derived.hints.iter().map(|one| one.weight()).max();
        Self {
            id: case.id,
            release: case.release_on.unwrap_or(NO_RELEASE),
            released: case.released,
            contact_due_on: derived.contact_due_on,
            reach_step: derived.reach_step,
            weight: weight(worst.unwrap_or(0), case.lead.is_none()),
            seam: (derived.seam_status, derived.seam_days_open),
        }
    }

    /// The order of releases: the worst seam first, by status, open days, nearest release.
    pub fn by_seam(&self) -> (i64, i64, Date, CaseId) {
        let (status, open) = self.seam;
        (-status, -open, self.release, self.id)
    }

    /// The order of those who were not met: the longest silence first.
    pub fn by_silence(&self) -> (Option<Date>, CaseId) {
        (self.contact_due_on, self.id)
    }

    /// The order of hints: the worst first.
    pub fn by_weight(&self) -> (i64, Date, CaseId) {
        (-self.weight, self.release, self.id)
    }
}

/// The weight of the worst hint and of nobody leading the case.
fn weight(hint: i64, unled: bool) -> i64 {
    if unled {
        hint.max(AlertKind::NobodyLeads.weight())
    } else {
        hint
    }
}

impl Watch {
    /// Whether the case is one of the releases ahead.
    pub fn expects(&self, case: &Glance) -> bool {
        !case.released && case.release >= self.from && case.release <= self.to
    }

    /// Whether the next contact with the person was due before today, or the person missed an
    /// appointment today.
    pub fn misses(&self, case: &Glance) -> bool {
        let due = case.contact_due_on.filter(|_| self.hints > 0);
        due.is_some_and(|due| due < self.today || due == self.today && case.reach_step > 0)
    }

    /// Whether the dates of the case say what nobody may overlook, or nobody leads it.
    pub fn minds(&self, case: &Glance) -> bool {
        self.hints > 0 && case.weight > 0
    }
}

/// Everything about a worker's cases that an index holds: those led and then those deputised.
pub(super) fn glances_statement() -> String {
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
    let lead: Option<Uuid> = row.get("lead_id")?;
    Ok(Glance {
        id: id(row, "id")?,
        release: row.get("release_sort")?,
        released: row.get("released")?,
        contact_due_on: row.get("contact_due_on")?,
        reach_step: row.get("reach_step")?,
        weight: weight(row.get("hint")?, lead.is_none()),
        seam: (row.get("seam_status")?, row.get("seam_days_open")?),
    })
}

/// Which of a worker's cases the day may show: those that come first of each kind.
fn chosen(mut all: Vec<Glance>, watch: &Watch) -> BTreeSet<CaseId> {
    let mut chosen = BTreeSet::new();
    let mut take = |all: &[Glance], most: i64, of: fn(&Watch, &Glance) -> bool| {
        let first = all.iter().filter(|one| of(watch, one));
        let first = first.take(usize::try_from(most).unwrap_or(0));
        chosen.extend(first.map(|one| one.id));
    };
    all.sort_by_key(Glance::by_seam);
    take(&all, watch.limit, Watch::expects);
    all.sort_by_key(Glance::by_silence);
    take(&all, watch.limit, Watch::misses);
    all.sort_by_key(Glance::by_weight);
    take(&all, watch.hints, Watch::minds);
    chosen
}

/// The cases of all three kinds, each of them read once: each kind is a range of its own, from its
/// beginning to its limit. Those of a worker are few and are chosen before, see [`chosen`].
pub(super) fn watched_statement(kind: Kind) -> String {
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
/// see [`Watch::expects`] (in the order [`Glance::by_seam`]), [`Watch::misses`] ([`Glance::by_silence`])
/// and [`Watch::minds`] ([`Glance::by_weight`]).
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
