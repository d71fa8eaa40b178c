//! The list of cases: one part of what this person may see, in one order, page by page.

use access::{Action, ListKind, scope};
use domain::{
    Code,
    alert::{AlertKind, REVIEW_NOTICE},
    calendar::add_days,
    ids::{CaseId, UserId},
};
use programme::{Text, phases};
pub use store::case_list::ListOrder;
use store::{
    Tx,
    case::CaseRow,
    case_list::{Among, ListPage, Part, parts},
};

use crate::{App, AppError, Done, OpContext, case::anchors_of, journal};

/// Cases on one page.
const PER_PAGE: usize = 25;

/// Cases in one part of a file: few enough that nobody waits long behind it.
const PER_PART: usize = 50;

/// The groups of states that lists are cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// In the programme.
    Running,
    /// Before admission.
    Intake,
    /// Ended.
    Ended,
}

impl Code for Stage {
    const ALL: &'static [Self] = &[Self::Running, Self::Intake, Self::Ended];

    fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Intake => "intake",
            Self::Ended => "ended",
        }
    }
}

impl Stage {
    fn number(self) -> i64 {
        match self {
            Self::Intake => 0,
            Self::Running => 1,
            Self::Ended => 2,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct ListQuery {
    /// Code of the part (a site, a prison); the first one if empty or unknown.
    pub part: String,
    /// Which states.
    pub stage: Stage,
    /// In which order.
    pub order: ListOrder,
    /// Only people in this prison.
    pub institution: Option<String>,
    /// Only cases of this lead.
    pub lead: Option<UserId>,
    /// Only cases without contact within the rhythm.
    pub silent: bool,
    /// Only cases with open days ahead.
    pub open: bool,
    /// Only cases in this phase.
    pub phase: Option<String>,
    /// Only cases that nobody leads.
    pub unled: bool,
    /// Only cases in which nobody stands in for the lead.
    pub undeputised: bool,
    /// Only cases with an open task that is due or overdue.
    pub due: bool,
    /// Only cases whose dates say something that nobody may overlook.
    pub hinted: bool,
    /// Only cases whose plan is to be reviewed within a week, or should have been.
    pub review_due: bool,
    /// Only cases whose review waits.
    pub review_rests: bool,
    /// Only what stands after this case.
    pub after: Option<CaseId>,
}

impl Default for ListQuery {
    fn default() -> Self {
        Self {
            part: String::new(),
            stage: Stage::Running,
            order: ListOrder::Release,
            institution: None,
            lead: None,
            silent: false,
            open: false,
            phase: None,
            unled: false,
            undeputised: false,
            due: false,
            hinted: false,
            review_due: false,
            review_rests: false,
            after: None,
        }
    }
}

/// A part that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChoice {
    /// Its code.
    pub code: String,
    /// Name of the site or prison; `None` for the own cases and for those without a site.
    pub name: Option<String>,
}

/// Code of the part that has no site.
pub const NO_SITE: &str = "none";

/// A case with what a list says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCase {
    /// The case.
    pub case: CaseRow,
    /// Name of the prison.
    pub institution: String,
    /// The phase today.
    pub phase: Option<Text>,
    /// Days between two contacts in that phase.
    pub rhythm: Option<u32>,
}

/// One page of the list.
#[derive(Debug, Clone)]
pub struct CaseList {
    /// The parts that this person may look at.
    pub parts: Vec<PartChoice>,
    /// Code of the one that is shown.
    pub part: String,
    /// The cases.
    pub cases: Vec<ListedCase>,
    /// How many the part has in this stage, without filters.
    pub total: i64,
    /// The last case of this page, if more follow.
    pub more_after: Option<CaseId>,
    /// Leads to filter by; empty if the cases are the person's own or filtering makes no sense.
    pub leads: Vec<(UserId, String)>,
    /// Prisons to filter by.
    pub institutions: Vec<(String, String)>,
    /// Phases to filter by, in the order of their programmes.
    pub phases: Vec<(String, Text)>,
    /// Whether reviews can be filtered by.
    pub reviews: bool,
}

/// One page of the list of cases.
pub async fn page(app: &App, ctx: &OpContext, query: &ListQuery) -> Result<CaseList, AppError> {
    read(app, ctx, query, PER_PAGE, "case.list").await
}

/// One part of the list as a file; the next one begins after [`CaseList::more_after`]. Each part is
/// in the log before it leaves.
pub async fn file_part(
    app: &App,
    ctx: &OpContext,
    query: &ListQuery,
) -> Result<CaseList, AppError> {
    read(app, ctx, query, PER_PART, "case.export").await
}

async fn read(
    app: &App,
    ctx: &OpContext,
    query: &ListQuery,
    most: usize,
    action: &'static str,
) -> Result<CaseList, AppError> {
    journal::may(ctx, Action::ListCases)?;
    let all = parts(&scope(&ctx.actor, ListKind::Cases));
    let mut tx = app.store.read().await?;
    let choices = choices(app, &mut tx, ctx, &all).await?;
    let chosen = choices.iter().position(|one| one.code == query.part);
    let chosen = chosen.unwrap_or(0);
    let list = match all.get(chosen) {
        Some(part) => {
            let shown = (part, choices, chosen);
            filled(app, &mut tx, ctx, query, shown, most).await?
        }
        None => CaseList {
            parts: Vec::new(),
            part: String::new(),
            cases: Vec::new(),
            total: 0,
            more_after: None,
            leads: Vec::new(),
            institutions: Vec::new(),
            phases: Vec::new(),
            reviews: false,
        },
    };
    drop(tx);
    let shown = list.cases.iter().map(|one| one.case.id);
    app.viewed(ctx, Done::new(action).cases(shown)).await?;
    Ok(list)
}

async fn filled(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    query: &ListQuery,
    (part, choices, chosen): (&Part, Vec<PartChoice>, usize),
    most: usize,
) -> Result<CaseList, AppError> {
    if let Some(after) = query.after {
        // The place of a case in the order tells something about it.
        store::case::fetch_for(tx, &ctx.actor, Action::ViewCase, after, ctx.now).await?;
    }
    // Plans are not for prisons, nor when they are reviewed; of tasks they know their own.
    let told = !matches!(part.among, Among::Institution(_));
    let wanted = ListPage {
        stage: query.stage.number(),
        order: query.order,
        institution: query.institution.clone(),
        lead: query.lead,
        silent_on: query.silent.then_some(ctx.today),
        open_only: query.open,
        phase: query.phase.clone(),
        unled_only: query.unled,
        undeputised_on: query.undeputised.then_some(ctx.today),
        due_by: Some(ctx.today).filter(|_| query.due && told),
        hinted_only: query.hinted,
        review_by: add_days(ctx.today, REVIEW_NOTICE).filter(|_| query.review_due && told),
        rests_on: Some(ctx.today).filter(|_| query.review_rests && told),
        after: query.after,
        limit: i64::try_from(most + 1).unwrap_or(i64::MAX),
    };
    let mut rows = store::case_list::page(tx, part, &wanted).await?;
    let more = rows.len() > most;
    rows.truncate(most);
    let leads = match &part.among {
        Among::Site(site) => {
            let workers = store::assignment::workers_of_site(tx, *site).await?;
            workers.into_iter().map(|one| (one.id, one.name)).collect()
        }
        _ => Vec::new(),
    };
    let programme = match &part.among {
        Among::Site(site) => store::site::get(tx, ctx.actor.carrier, *site)
            .await?
            .map(|site| site.programme),
        _ => None,
    };
    let institutions = if matches!(part.among, Among::Institution(_)) {
        Vec::new()
    } else {
        let carrier = ctx.actor.carrier;
        institutions(app, &store::case_list::institutions(tx, carrier).await?)
    };
    Ok(CaseList {
        part: choices
            .get(chosen)
            .map_or_else(String::new, |one| one.code.clone()),
        parts: choices,
        total: store::case_list::count(tx, part, query.stage.number()).await?,
        more_after: rows.last().filter(|_| more).map(|one| one.id),
        cases: rows.into_iter().map(|row| listed(app, ctx, row)).collect(),
        leads,
        institutions,
        phases: phases_of(app, programme.as_deref()),
        reviews: told,
    })
}

async fn choices(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    all: &[Part],
) -> Result<Vec<PartChoice>, AppError> {
    let sites = if all.iter().any(|one| matches!(one.among, Among::Site(_))) {
        store::site::of_carrier(tx, ctx.actor.carrier).await?
    } else {
        Vec::new()
    };
    let choice = |part: &Part| match &part.among {
        Among::Own(_) => PartChoice {
            code: "own".to_owned(),
            name: None,
        },
        Among::Site(site) => PartChoice {
            code: site.to_string(),
            name: sites
                .iter()
                .find(|one| one.id == *site)
                .map(|one| one.name.clone()),
        },
        Among::NoSite => PartChoice {
            code: NO_SITE.to_owned(),
            name: None,
        },
        Among::Institution(code) => PartChoice {
            code: code.clone(),
            name: Some(app.institution_name(code)),
        },
    };
    Ok(all.iter().map(choice).collect())
}

/// The phases of one programme, or of all of them, each id once.
fn phases_of(app: &App, only: Option<&str>) -> Vec<(String, Text)> {
    let mut phases: Vec<(String, Text)> = Vec::new();
    for programme in app.catalogue.programmes() {
        if only.is_some_and(|only| only != programme.id) {
            continue;
        }
        for phase in &programme.phases {
            if !phases.iter().any(|(id, _)| *id == phase.id) {
                phases.push((phase.id.clone(), phase.title.clone()));
            }
        }
    }
    phases
}

/// The prisons of the Länder that the programmes work in, and those in which somebody on the list is.
fn institutions(app: &App, listed: &[String]) -> Vec<(String, String)> {
    let lands: Vec<_> = app
        .catalogue
        .programmes()
        .iter()
        .map(|one| one.land)
        .collect();
    let mut names: Vec<(String, String)> = app
        .institutions
        .all()
        .iter()
        .filter(|one| lands.contains(&one.land) || listed.contains(&one.id))
        .map(|one| (one.id.clone(), one.name.clone()))
        .collect();
    // A prison that the catalogue no longer has is offered by its code, as the list shows it.
    let gone = listed
        .iter()
        .filter(|id| app.institutions.get(id).is_none());
    names.extend(gone.map(|id| (id.clone(), app.institution_name(id))));
    names.sort_by(|one, other| one.1.cmp(&other.1));
    names
}

/// A case as lists show it, with the hints that this person is told about. The phase follows from the
/// anchors that the case itself knows.
pub(crate) fn listed(app: &App, ctx: &OpContext, mut case: CaseRow) -> ListedCase {
    let mut hints = std::mem::take(&mut case.derived.hints);
    hints.retain(|kind| crate::alert::is_told(ctx, &case, *kind));
    case.derived.hints = hints;
    if !crate::alert::is_told(ctx, &case, AlertKind::PlanReviewDue) {
        case.derived.review_on = None;
        case.derived.review_rests_until = None;
    }
    let anchors = anchors_of(&case);
    let programme = app.programme_of(&case).ok();
    let phase = programme
        .filter(|_| case.status.is_running())
        .and_then(|programme| phases::phase_on(programme, &anchors, ctx.today));
    ListedCase {
        institution: app.institution_name(&case.institution),
        rhythm: programme.and_then(|one| one.rhythm_in(phase.map(|phase| &*phase.id))),
        phase: phase.map(|phase| phase.title.clone()),
        case,
    }
}
