//! Lists of cases: scope, filter, order and keyset pages, each combination on an index.
//!
//! A [`Scope`] is cut into [`Part`]s, each of which is one range of one index: the cases of a
//! worker, of one site, of none, of one prison. A page belongs to one part. The statements are
//! composed from the part and the order; `composed` lists every one of them.

use access::Scope;
use db::{Tx, Value};
use domain::ids::{CarrierId, CaseId, SiteId, UserId};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::{
    StoreError,
    case::{CaseRow, SELECT, read},
    reading::id,
};

/// One range of cases that an index holds together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The carrier.
    pub carrier: CarrierId,
    /// Which of its cases.
    pub among: Among,
}

/// Which cases of a carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Among {
    /// Those that this worker leads or deputises.
    Own(UserId),
    /// Those of this site.
    Site(SiteId),
    /// Those that have no site yet.
    NoSite,
    /// Those of people in this prison who are not released.
    Institution(String),
}

/// The parts of a scope; together they are exactly the scope.
pub fn parts(scope: &Scope) -> Vec<Part> {
    let part = |carrier: &CarrierId, among| Part {
        carrier: *carrier,
        among,
    };
    match scope {
        Scope::None => Vec::new(),
        Scope::OwnCases { user, carrier } => vec![part(carrier, Among::Own(*user))],
        Scope::Sites { carrier, sites } => {
            let sites = sites.iter().map(|site| part(carrier, Among::Site(*site)));
            sites.chain([part(carrier, Among::NoSite)]).collect()
        }
        Scope::Institutions {
            carrier,
            institutions,
        } => institutions
            .iter()
            .map(|code| part(carrier, Among::Institution(code.clone())))
            .collect(),
    }
}

/// The kinds of parts, without their values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Own,
    Site,
    NoSite,
    Institution,
}

impl Kind {
    pub(crate) const ALL: [Self; 4] = [Self::Own, Self::Site, Self::NoSite, Self::Institution];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Site => "site",
            Self::NoSite => "no_site",
            Self::Institution => "institution",
        }
    }
}

impl Part {
    pub(crate) fn kind(&self) -> Kind {
        match self.among {
            Among::Own(_) => Kind::Own,
            Among::Site(_) => Kind::Site,
            Among::NoSite => Kind::NoSite,
            Among::Institution(_) => Kind::Institution,
        }
    }

    /// What fills the placeholder of the part, if its kind has one.
    pub(crate) fn value(&self) -> Option<Value> {
        match &self.among {
            Among::Own(user) => Some(user.uuid().into()),
            Among::Site(site) => Some(site.uuid().into()),
            Among::NoSite => None,
            Among::Institution(code) => Some(code.as_str().into()),
        }
    }
}

/// The ids of the cases of a part: `$1` is the carrier, `$2` the stage, `$slot` the value of the
/// part. `rest` begins with ` AND` or is empty, and may end with an order and a limit, which then
/// hold for each range of its own.
pub(crate) fn ids(kind: Kind, slot: usize, rest: &str) -> String {
    let range = |place: &str| {
        format!(
            "SELECT c.id FROM cases c WHERE c.carrier_id = $1 AND {place} AND c.stage = $2{rest}"
        )
    };
    match kind {
        Kind::Own => format!(
            "SELECT led.id FROM ({}) led UNION SELECT deputised.id FROM ({}) deputised",
            range(&format!("c.lead_id = ${slot}")),
            range(&format!("c.deputy_id = ${slot}")),
        ),
        Kind::Site => range(&format!("c.site_id = ${slot}")),
        Kind::NoSite => range("c.site_id IS NULL"),
        Kind::Institution => range(&format!("c.institution = ${slot} AND c.released = FALSE")),
    }
}

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOrder {
    /// The nearest release first; without a date last.
    Release,
    /// By name.
    Name,
    /// The worst seam first: status, then open days.
    Seam,
}

impl ListOrder {
    const ALL: [Self; 3] = [Self::Release, Self::Name, Self::Seam];

    /// Columns and condition of the key, from the placeholder `$15` on, and how many there are.
    fn key(self) -> (&'static str, &'static str, usize) {
        match self {
            Self::Release => (
                " AND (c.release_sort, c.id) > ($15, $16)",
                "c.release_sort, c.id",
                2,
            ),
            Self::Name => (
                " AND (c.name_folded, c.id) > ($15, $16)",
                "c.name_folded, c.id",
                2,
            ),
            Self::Seam => (
                " AND (c.seam_status, c.seam_days_open, c.id) < ($15, $16, $17)",
                "c.seam_status DESC, c.seam_days_open DESC, c.id DESC",
                3,
            ),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Name => "name",
            Self::Seam => "seam",
        }
    }
}

/// What a list shows of its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage {
    /// 0 before admission, 1 in the programme, 2 ended.
    pub stage: i64,
    /// In which order.
    pub order: ListOrder,
    /// Only people in this prison.
    pub institution: Option<String>,
    /// Only cases of this lead.
    pub lead: Option<UserId>,
    /// Only cases whose next contact was due before this day.
    pub silent_on: Option<Date>,
    /// Only cases with open days ahead.
    pub open_only: bool,
    /// Only cases in this phase.
    pub phase: Option<String>,
    /// Only cases that nobody leads.
    pub unled_only: bool,
    /// Only cases in which nobody can stand in for the lead on this day: there is no deputy, or both are away.
    pub undeputised_on: Option<Date>,
    /// Only cases with an open task that is due by this day.
    pub due_by: Option<Date>,
    /// Only cases whose dates say something that nobody may overlook.
    pub hinted_only: bool,
    /// Only cases whose plan is to be reviewed by this day.
    pub review_by: Option<Date>,
    /// Only cases whose review waits beyond this day.
    pub rests_on: Option<Date>,
    /// Only what stands after this case in the order.
    pub after: Option<CaseId>,
    /// At most so many.
    pub limit: i64,
}

const FILTER: &str = " AND (c.institution = $4 OR $4 IS NULL) AND (c.lead_id = $5 OR $5 IS NULL)
 AND (c.contact_due_on < $6 OR $6 IS NULL) AND c.seam_status >= $7
 AND (c.phase = $8 OR $8 IS NULL) AND (c.lead_id IS NULL OR $9 = 0) AND c.hint >= $10
 AND (c.review_on <= $11 OR $11 IS NULL) AND (c.review_rests_until > $12 OR $12 IS NULL)
 AND (EXISTS (SELECT 1 FROM user_account l WHERE l.id = c.lead_id AND l.absent_until >= $13
 AND (l.active = FALSE OR EXISTS (SELECT 1 FROM user_account d
 WHERE d.id = c.deputy_id AND d.absent_until >= $13)))
 OR c.deputy_id IS NULL OR $13 IS NULL) AND (c.next_due_on <= $14 OR $14 IS NULL)";
const KEY: &str = "SELECT id, release_sort, name_folded, seam_status, seam_days_open FROM cases
 WHERE id = $1 AND carrier_id = $2";

fn page_statement(kind: Kind, order: ListOrder) -> String {
    let (after, columns, width) = order.key();
    let rest = format!("{FILTER}{after} ORDER BY {columns} LIMIT $3");
    let ids = ids(kind, 15 + width, &rest);
    format!("{SELECT} WHERE c.id IN ({ids}) ORDER BY {columns} LIMIT $3")
}

fn count_statement(kind: Kind) -> String {
    let ids = ids(kind, 3, "");
    format!("SELECT COUNT(*) AS n FROM ({ids}) counted")
}

/// From one prison to the next in the index, so that it costs as much as there are prisons, however many cases.
const INSTITUTIONS: &str = "WITH RECURSIVE known (code) AS (
 SELECT MIN(c.institution) FROM cases c WHERE c.carrier_id = $1
 UNION ALL SELECT (SELECT MIN(n.institution) FROM cases n
 WHERE n.carrier_id = $1 AND n.institution > known.code) FROM known WHERE known.code IS NOT NULL)
 SELECT code AS institution FROM known WHERE code IS NOT NULL ORDER BY code";

/// One page of a part.
pub async fn page(tx: &mut Tx, part: &Part, page: &ListPage) -> Result<Vec<CaseRow>, StoreError> {
    let mut params: Vec<Value> = vec![
        part.carrier.uuid().into(),
        page.stage.into(),
        page.limit.into(),
        page.institution.clone().into(),
        page.lead.map(UserId::uuid).into(),
        page.silent_on.into(),
        if page.open_only { 2i64 } else { 0 }.into(),
        page.phase.clone().into(),
        i64::from(page.unled_only).into(),
        i64::from(page.hinted_only).into(),
        page.review_by.into(),
        page.rests_on.into(),
        page.undeputised_on.into(),
        page.due_by.into(),
    ];
    params.extend(key(tx, part.carrier, page).await?);
    params.extend(part.value());
    let statement = page_statement(part.kind(), page.order);
    let rows = tx.query(&statement, &params).await?;
    rows.iter().map(read).collect()
}

/// Where a page begins: after a case, or at the very start of the order.
async fn key(tx: &mut Tx, carrier: CarrierId, page: &ListPage) -> Result<Vec<Value>, StoreError> {
    let last = match page.after {
        Some(after) => {
            let params = [after.uuid().into(), carrier.uuid().into()];
            let row = tx.query_opt(KEY, &params).await?;
            Some(row.ok_or(StoreError::NotFound)?)
        }
        None => None,
    };
    let after = match &last {
        Some(row) => id::<domain::ids::kind::Case>(row, "id")?.uuid(),
        None if page.order == ListOrder::Seam => Uuid::max(),
        None => Uuid::nil(),
    };
    let mut key: Vec<Value> = match (page.order, &last) {
        (ListOrder::Release, Some(row)) => vec![row.get::<Date>("release_sort")?.into()],
        (ListOrder::Release, None) => vec![date(1, 1, 1).into()],
        (ListOrder::Name, Some(row)) => vec![row.get::<String>("name_folded")?.into()],
        (ListOrder::Name, None) => vec!["".into()],
        (ListOrder::Seam, Some(row)) => vec![
            row.get::<i64>("seam_status")?.into(),
            row.get::<i64>("seam_days_open")?.into(),
        ],
        (ListOrder::Seam, None) => vec![9i64.into(), 0i64.into()],
    };
    key.push(after.into());
    Ok(key)
}

/// How many cases a part has in a stage.
pub async fn count(tx: &mut Tx, part: &Part, stage: i64) -> Result<i64, StoreError> {
    let mut params: Vec<Value> = vec![part.carrier.uuid().into(), stage.into()];
    params.extend(part.value());
    let row = tx.query_one(&count_statement(part.kind()), &params).await?;
    Ok(row.get("n")?)
}

/// The prisons in which the people of a carrier are, or were in a case that has ended.
pub async fn institutions(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<String>, StoreError> {
    let rows = tx.query(INSTITUTIONS, &[carrier.uuid().into()]).await?;
    rows.iter().map(|row| Ok(row.get("institution")?)).collect()
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    let mut all = vec![(
        "case_list::institutions".to_owned(),
        INSTITUTIONS.to_owned(),
    )];
    for kind in Kind::ALL {
        for order in ListOrder::ALL {
            let name = format!("case_list::page({}, {})", kind.name(), order.name());
            all.push((name, page_statement(kind, order)));
        }
        let name = format!("case_list::count({})", kind.name());
        all.push((name, count_statement(kind)));
    }
    all
}
