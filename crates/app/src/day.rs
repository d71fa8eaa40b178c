//! "Mein Tag": what is due, who leaves soon, who was not contacted, who is new.
//!
//! Whose day it is follows from the role: a transition manager's own cases, the sites of a
//! coordination, the prisons of a social service (without contacts, for notes are not theirs).

use access::{Action, ListKind, Role, Scope, scope};
use domain::{alert::AlertKind, case::CaseStatus, ids::CaseId};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};
use programme::Text;
pub use store::day::{DayContactRow, DayMeetingRow, DayTaskRow, Meeting, PrisonLeaveRow};
pub use store::handover::{AskedAbout, HandoverRow};
use store::{
    Tx,
    case::CaseRow,
    case_list::{Among, Part, parts},
    day::{Glance, TaskCounts, Watch, Whose},
};

use crate::{
    App, AppError, Done, OpContext, alert, approval,
    assignment::{self, Told, WaitingOffer},
    group::GroupDate,
    journal,
    leave::before_release,
    list::{ListedCase, listed},
    record::morning,
    referral::Uncontacted,
};
pub use crate::{
    approval::{Answered, Waiting},
    emergency::EmergencyRow,
};

/// Releases are shown so many days ahead: twelve weeks.
const AHEAD: i32 = 84;
/// A forecast that has passed without a confirmed release is shown for so many days.
const BEHIND: i32 = 28;
/// Tasks are shown until so many days ahead.
const TASKS_AHEAD: i32 = 7;
/// Appointments are shown until so many days ahead, today being the first.
const MEETINGS_AHEAD: i32 = 7;
/// An appointment about which nothing was written, or an answer about a handover, is shown for so many days.
const UNSETTLED: i32 = 14;
/// Most rows of one list: what can be looked over at a glance. Below it stands where the others are.
const ROWS: usize = 10;
/// At least so many tasks of today and the coming days are shown, however many are overdue.
const UPCOMING: usize = 4;
/// Before any task.
const LONG_AGO: Date = date(1, 1, 1);
/// Applications for leaves are shown until so many days ahead.
const LEAVES_AHEAD: i32 = 366;
/// Most cases that have to be looked at; all of them are in the list.
const HINTS: i64 = 6;
/// Most new referrals on this page; all of them are in the inbox.
const REFERRALS: i64 = 4;

/// The numbers in the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open tasks that are due or overdue.
    pub due: i64,
    /// New referrals.
    pub referrals: i64,
}

/// The numbers in the navigation, for this person.
pub async fn counts(app: &App, ctx: &OpContext) -> Result<Counts, AppError> {
    let day = scope(&ctx.actor, ListKind::Day);
    let inbox = scope(&ctx.actor, ListKind::Referrals);
    if day == Scope::None && inbox == Scope::None {
        return Ok(Counts::default());
    }
    let mut tx = app.store.read().await?;
    Ok(Counts {
        due: counted(&mut tx, ctx, &parts(&day)).await?.due,
        referrals: store::referral::count(&mut tx, &inbox, CaseStatus::Registered).await?,
    })
}

/// How many tasks are open and due.
async fn counted(tx: &mut Tx, ctx: &OpContext, parts: &[Part]) -> Result<TaskCounts, AppError> {
    let mut all = TaskCounts::default();
    for whose in whose(ctx, parts) {
        let some = store::day::count_tasks(tx, ctx.actor.carrier, &whose, ctx.today).await?;
        all.due += some.due;
        all.late += some.late;
    }
    Ok(all)
}

/// A task of the day.
#[derive(Debug, Clone)]
pub struct DayTask {
    /// The task and its person.
    pub row: DayTaskRow,
    /// What it waits for, by name.
    pub blocked_by: Vec<Text>,
    /// Whether somebody else is away and this person stands in, or nobody does and it is coordination's.
    pub covered: bool,
}

/// A case whose dates say what nobody may overlook.
#[derive(Debug, Clone)]
pub struct Hinted {
    /// The case.
    pub listed: ListedCase,
    /// What they say, the worst first, and where this person deals with it: the part of the case's
    /// address after its id.
    pub kinds: Vec<(AlertKind, Option<&'static str>)>,
}

/// A leave that a prison is told about.
#[derive(Debug, Clone)]
pub struct PrisonLeave {
    /// The leave.
    pub row: PrisonLeaveRow,
    /// The day of the release, if the leave does not end before it any more: nobody can approve it.
    pub after_release: Option<Date>,
}

/// The day of a person.
#[derive(Debug, Clone)]
pub struct Day {
    /// Tasks that are overdue, due today or in the coming days, the oldest first.
    pub tasks: Vec<DayTask>,
    /// How many tasks are overdue; the list may show fewer.
    pub late: i64,
    /// How many are due today.
    pub due_today: i64,
    /// Releases ahead, the worst seam first.
    pub releases: Vec<ListedCase>,
    /// Whether there are more than are shown.
    pub more_releases: bool,
    /// People who were not contacted within the rhythm, the longest silence first; `None` for
    /// those whom contacts do not concern.
    pub silent: Option<Vec<ListedCase>>,
    /// Whether there are more than are shown.
    pub more_silent: bool,
    /// Appointments of the coming days, and earlier ones without a word; `None` as above.
    pub contacts: Option<Vec<DayContactRow>>,
    /// Conferences and approved leaves of the same days.
    pub meetings: Vec<DayMeetingRow>,
    /// Leaves that wait for the word of this person's prison, on which somebody else goes along than it knows, or
    /// that were called off, the earliest first.
    pub applied: Vec<PrisonLeave>,
    /// Dates of groups of the same days; of the past ones those where somebody's attendance is open.
    pub groups: Vec<GroupDate>,
    /// New referrals and how many there are; `None` for those who do not see the inbox.
    pub referrals: Option<(i64, Vec<ListedCase>)>,
    /// Early registrations that their programme wants looked at again now, the nearest release first
    /// (P9b).
    pub woken: Vec<ListedCase>,
    /// People who were reported and never contacted although their release comes near, the nearest first
    /// (I3b).
    pub uncontacted: Vec<Uncontacted>,
    /// Handovers that wait for this person's answer, the oldest first.
    pub handovers: Vec<WaitingOffer>,
    /// Handovers that this person gives or coordinates and whose answer is late.
    pub unanswered: Vec<HandoverRow>,
    /// What is asked about handovers that this person gives, and what was answered to their own questions.
    pub asked: Vec<AskedAbout>,
    /// What came of handovers that this person gave or offered, the newest first.
    pub told: Vec<Told>,
    /// Cases whose dates say what nobody may overlook, or that nobody leads, the worst first; only
    /// for those who can do something about it.
    pub hinted: Vec<Hinted>,
    /// Whether there are more than are shown.
    pub more_hinted: bool,
    /// Cases that this person answers for and that others have opened in an emergency, newest first.
    pub emergencies: Vec<EmergencyRow>,
    /// Cases whose lead is away and for whom nobody stands in, for coordination, the nearest release first.
    pub unattended: Vec<ListedCase>,
    /// Requests that wait for this person's word, the oldest first.
    pub approvals: Vec<Waiting>,
    /// What others have answered to this person's requests in the last days, the newest first.
    pub answers: Vec<Answered>,
    /// Whether this person has any running case, to tell an empty day from an empty desk.
    pub running: bool,
}

impl Day {
    /// The numbers in the navigation, which this page has counted anyway.
    pub fn counts(&self) -> Counts {
        Counts {
            due: self.late + self.due_today,
            referrals: self.referrals.as_ref().map_or(0, |(count, _)| *count),
        }
    }
}

/// The day of this person.
pub async fn day(app: &App, ctx: &OpContext) -> Result<Day, AppError> {
    journal::may(ctx, Action::ViewDay)?;
    let parts = parts(&scope(&ctx.actor, ListKind::Day));
    let mut tx = app.store.read().await?;
    let contacts = ctx.actor.role != Role::PrisonSocialService;
    let watch = Watch {
        from: shifted(ctx.today, -BEHIND),
        to: shifted(ctx.today, AHEAD),
        today: ctx.today,
        limit: i64::try_from(ROWS + 1).unwrap_or(i64::MAX),
        hints: if contacts { HINTS + 1 } else { 0 },
    };
    let mut watched = Vec::new();
    let (mut planned, mut meetings) = (Vec::new(), Vec::new());
    for part in parts.iter().filter(|one| one.among != Among::NoSite) {
        watched.extend(store::day::watched(&mut tx, part, &watch).await?);
        if contacts {
            planned.extend(store::day::contacts(&mut tx, part, around_today(ctx)).await?);
            meetings.extend(store::day::meetings(&mut tx, part, around_today(ctx)).await?);
        }
    }
    let releases = in_order(&watched, |one| watch.expects(one), Glance::by_seam);
    let mut hinted = in_order(&watched, |one| watch.minds(one), Glance::by_weight);
    let most = usize::try_from(HINTS).unwrap_or(ROWS);
    let more_hinted = hinted.len() > most;
    hinted.truncate(most);
    let silent = in_order(&watched, |one| watch.misses(one), Glance::by_silence);
    planned.sort_by_key(|one: &DayContactRow| (one.contact.agreed.at, one.contact.id));
    let counts = counted(&mut tx, ctx, &parts).await?;
    let (handovers, unanswered) = offers(app, &mut tx, ctx).await?;
    let mut running = !watched.is_empty();
    for part in parts.iter().filter(|one| one.among != Among::NoSite) {
        running = running || store::case_list::count(&mut tx, part, 1).await? > 0;
    }
    let day = Day {
        late: counts.late,
        due_today: counts.due - counts.late,
        tasks: tasks(app, &mut tx, ctx, &parts).await?,
        more_releases: releases.len() > ROWS,
        releases: shown(app, ctx, &releases),
        more_silent: silent.len() > ROWS,
        silent: contacts.then(|| shown(app, ctx, &silent)),
        contacts: contacts.then_some(planned),
        meetings,
        applied: applied(&mut tx, ctx, &parts).await?,
        groups: groups(&mut tx, ctx).await?,
        referrals: referrals(app, &mut tx, ctx).await?,
        woken: woken(app, &mut tx, ctx).await?,
        uncontacted: crate::referral::uncontacted(app, &mut tx, ctx, ROWS).await?,
        handovers,
        unanswered,
        asked: asked(&mut tx, ctx).await?,
        told: told(&mut tx, ctx).await?,
        hinted: hinted_here(app, ctx, &hinted),
        more_hinted,
        emergencies: crate::emergency::told(&mut tx, ctx).await?,
        unattended: unattended(app, &mut tx, ctx, &parts).await?,
        approvals: match ctx.actor.role {
            Role::Coordination => approval::waiting(&mut tx, ctx).await?,
            _ => Vec::new(),
        },
        answers: match ctx.actor.role {
            Role::TransitionManager | Role::Coordination => {
                approval::answered(&mut tx, ctx).await?
            }
            _ => Vec::new(),
        },
        running,
    };
    drop(tx);
    app.viewed(ctx, Done::new("day.view").cases(seen(&day)))
        .await?;
    Ok(day)
}

/// Handovers that wait for this person's answer, and those whose answer is late.
async fn offers(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
) -> Result<(Vec<WaitingOffer>, Vec<HandoverRow>), AppError> {
    match ctx.actor.role {
        Role::TransitionManager => assignment::of_worker(app, tx, ctx).await,
        Role::Coordination => {
            let sites = ctx.actor.sites.iter().copied();
            let late = assignment::at_sites(app, tx, ctx, sites).await?;
            Ok((Vec::new(), late))
        }
        _ => Ok((Vec::new(), Vec::new())),
    }
}

/// Questions about handovers, and answers of the last days.
async fn asked(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<AskedAbout>, AppError> {
    match ctx.actor.role {
        Role::TransitionManager | Role::Coordination => {
            let since = morning(shifted(ctx.today, -UNSETTLED));
            let who = (ctx.actor.user, since);
            Ok(store::handover::asked_about(tx, ctx.actor.carrier, who).await?)
        }
        _ => Ok(Vec::new()),
    }
}

/// What came of handovers in the last days.
async fn told(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<Told>, AppError> {
    match ctx.actor.role {
        Role::TransitionManager | Role::Coordination => assignment::told(tx, ctx).await,
        _ => Ok(Vec::new()),
    }
}

/// Cases of coordination's sites for whom nobody is there now.
async fn unattended(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    parts: &[Part],
) -> Result<Vec<ListedCase>, AppError> {
    let most = i64::try_from(ROWS).unwrap_or(i64::MAX);
    let mut found = Vec::new();
    for part in parts {
        if let Among::Site(site) = part.among {
            let place = (ctx.actor.carrier, site);
            found.extend(store::day::unattended(tx, place, ctx.today, most).await?);
        }
    }
    Ok(shown(app, ctx, &found.iter().collect::<Vec<_>>()))
}

/// Leaves still to come that wait for the word of a prison's social service or that it is told about.
async fn applied(
    tx: &mut Tx,
    ctx: &OpContext,
    parts: &[Part],
) -> Result<Vec<PrisonLeave>, AppError> {
    let ahead = (
        morning(ctx.today),
        morning(shifted(ctx.today, LEAVES_AHEAD)),
    );
    let mut found = Vec::new();
    if ctx.actor.role == Role::PrisonSocialService {
        for part in parts {
            found.extend(store::day::for_prison(tx, part, ahead).await?);
        }
    }
    let leave = |row: PrisonLeaveRow| {
        let late = before_release(row.release_on, row.ends_at).is_err();
        PrisonLeave {
            after_release: row.release_on.filter(|_| late),
            row,
        }
    };
    Ok(found.into_iter().map(leave).collect())
}

/// Dates of groups, without those that need nothing more.
async fn groups(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<GroupDate>, AppError> {
    let mut dates = crate::group::around(tx, &ctx.actor, around_today(ctx)).await?;
    dates.retain(|one| !one.date.off && (one.date.at > ctx.now || one.open > 0));
    Ok(dates)
}

/// The cases of one kind in its order.
fn in_order<K: Ord>(
    rows: &[CaseRow],
    of: impl Fn(&Glance) -> bool,
    by: impl Fn(&Glance) -> K,
) -> Vec<&CaseRow> {
    let all = rows.iter().map(|case| (Glance::of(case), case));
    let mut found: Vec<_> = all.filter(|(glance, _)| of(glance)).collect();
    found.sort_by_key(|(glance, _)| by(glance));
    found.into_iter().map(|(_, case)| case).collect()
}

fn shown(app: &App, ctx: &OpContext, rows: &[&CaseRow]) -> Vec<ListedCase> {
    let rows = rows.iter().take(ROWS).copied();
    rows.map(|row| listed(app, ctx, row.clone())).collect()
}

/// Cases with something that this person is told about, and where they deal with it.
fn hinted_here(app: &App, ctx: &OpContext, rows: &[&CaseRow]) -> Vec<Hinted> {
    let cases = shown(app, ctx, rows).into_iter();
    let hinted = cases.map(|listed| {
        let case = &listed.case;
        let unled = case.lead.is_none().then_some(AlertKind::NobodyLeads);
        let kinds = unled.into_iter().chain(case.derived.hints.iter().copied());
        let kinds = kinds.map(|kind| (kind, alert::way(ctx, case, kind)));
        Hinted {
            kinds: kinds.collect(),
            listed,
        }
    });
    hinted.filter(|one| !one.kinds.is_empty()).collect()
}

fn whose(ctx: &OpContext, parts: &[Part]) -> Vec<Whose> {
    parts
        .iter()
        .flat_map(|part| match &part.among {
            Among::Own(user) => vec![Whose::Assigned(*user), Whose::Covered(*user, ctx.today)],
            Among::Site(site) => vec![
                Whose::Coordination(*site),
                Whose::Unattended(*site, ctx.today),
            ],
            Among::NoSite => Vec::new(),
            Among::Institution(code) => vec![Whose::Prison(code.clone())],
        })
        .collect()
}

/// The oldest open tasks, and always something of today and the coming days.
async fn tasks(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    parts: &[Part],
) -> Result<Vec<DayTask>, AppError> {
    let until = shifted(ctx.today, TASKS_AHEAD);
    let mut tasks = tasks_between(app, tx, ctx, parts, (LONG_AGO, until), ROWS).await?;
    let is_late = |one: &DayTask| one.row.task.due_on.is_some_and(|due| due < ctx.today);
    if tasks.len() == ROWS && tasks.iter().all(is_late) {
        let ahead = (ctx.today, until);
        let upcoming = tasks_between(app, tx, ctx, parts, ahead, UPCOMING).await?;
        tasks.truncate(ROWS - upcoming.len());
        tasks.extend(upcoming);
    }
    Ok(tasks)
}

/// The first open tasks between two days, the oldest first.
async fn tasks_between(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    parts: &[Part],
    days: (Date, Date),
    most: usize,
) -> Result<Vec<DayTask>, AppError> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let mut tasks = Vec::new();
    for whose in whose(ctx, parts) {
        let covered = matches!(whose, Whose::Covered(..) | Whose::Unattended(..));
        let rows = store::day::tasks(tx, ctx.actor.carrier, &whose, days, limit).await?;
        tasks.extend(rows.into_iter().map(|row| DayTask {
            blocked_by: blocked_by(app, &row),
            row,
            covered,
        }));
    }
    tasks.sort_by_key(|one| (one.row.task.due_on, one.row.task.id));
    tasks.truncate(most);
    Ok(tasks)
}

/// The names of what a task waits for.
fn blocked_by(app: &App, row: &DayTaskRow) -> Vec<Text> {
    app.catalogue
        .get_version(&row.programme, &row.programme_version)
        .map(|programme| crate::task::waits_for(programme, &row.task.blocked_by))
        .unwrap_or_default()
}

async fn referrals(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
) -> Result<Option<(i64, Vec<ListedCase>)>, AppError> {
    let inbox = scope(&ctx.actor, ListKind::Referrals);
    if inbox == Scope::None {
        return Ok(None);
    }
    let new = CaseStatus::Registered;
    let count = store::referral::count(tx, &inbox, new).await?;
    let rows = store::referral::inbox(tx, &inbox, new, None, REFERRALS).await?;
    let rows: Vec<&CaseRow> = rows.iter().collect();
    Ok(Some((count, shown(app, ctx, &rows))))
}

async fn woken(app: &App, tx: &mut Tx, ctx: &OpContext) -> Result<Vec<ListedCase>, AppError> {
    let found = crate::referral::woken(app, tx, ctx, ROWS).await?;
    Ok(shown(app, ctx, &found.iter().collect::<Vec<_>>()))
}

/// From two weeks ago until a week ahead, as instants.
fn around_today(ctx: &OpContext) -> (Timestamp, Timestamp) {
    let start = |day: Date| {
        let midnight = day.at(0, 0, 0, 0);
        midnight
            .in_tz("Europe/Berlin")
            .map_or(ctx.now, |zoned| zoned.timestamp())
    };
    (
        start(shifted(ctx.today, -UNSETTLED)),
        start(shifted(ctx.today, MEETINGS_AHEAD)),
    )
}

fn shifted(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// The cases that the page has named, for the log.
fn seen(day: &Day) -> Vec<CaseId> {
    let hinted = day.hinted.iter().map(|one| &one.listed);
    let listed = day.releases.iter().chain(hinted);
    let listed = listed.chain(day.silent.iter().flatten());
    let referred = day.referrals.iter().flat_map(|(_, cases)| cases);
    let contacts = day.contacts.iter().flatten().map(|one| one.case);
    listed
        .chain(referred)
        .chain(&day.woken)
        .chain(&day.unattended)
        .chain(day.uncontacted.iter().map(|one| &one.listed))
        .map(|one| one.case.id)
        .chain(day.tasks.iter().map(|one| one.row.task.case))
        .chain(contacts)
        .chain(day.meetings.iter().map(|one| one.case))
        .chain(day.applied.iter().map(|one| one.row.leave.case))
        .chain(day.handovers.iter().map(|one| one.row.case))
        .chain(day.asked.iter().map(|one| one.case))
        .chain(day.told.iter().map(|one| one.offer.case))
        .chain(day.unanswered.iter().map(|one| one.case))
        .chain(day.approvals.iter().map(|one| one.case))
        .chain(day.answers.iter().map(|one| one.case))
        .chain(day.emergencies.iter().map(|one| one.case))
        .collect()
}
