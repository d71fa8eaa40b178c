//! The page of a case, read in one go.

use access::{Action, decide, decide_task};
use domain::{
    calendar::add_days,
    case::CaseStatus,
    ids::CaseId,
    plan::outcome::GoalOutcome,
    release::{EarliestRelease, earliest_release},
};
use jiff::civil::Date;
use programme::Text;
use store::{
    Tx, case::CaseRow, notice::ChangeNoticeRow, plan::PlanState, referral::ReferralRow,
    task::TaskRow,
};

use super::{
    head::{Head, head_of, short_title},
    seam::{SeamView, seam_view},
};
use crate::{
    App, AppError, Done, OpContext,
    address::{self, Post},
    alert::{self, Alert},
    appointment::AppointmentRow,
    assignment::{self, Handover, LeadAbsence, absence_of},
    closing,
    concern::ConcernRow,
    correction::{self, Correction},
    freshness::{self, Question},
    note::{Entry, Topics},
    reach::{self, Reach},
    record::Record,
};

/// How many open tasks the page shows.
const TASKS: i64 = 6;
/// How many notes the page shows.
const NOTES: i64 = 20;
/// How many days a change notice stands on the page.
const NOTICE_DAYS: i32 = 14;

/// Everything on the page of a case.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Who and where.
    pub head: Head,
    /// The earliest possible release, if a rule allows an earlier day than the expected one.
    pub earliest: Option<EarliestRelease>,
    /// The seam; `None` while the release is unknown.
    pub seam: Option<SeamView>,
    /// How much a former case of the same person still holds and this one does not.
    pub former: usize,
    /// The next open tasks.
    pub tasks: Vec<OpenTask>,
    /// All open tasks.
    pub open_tasks: usize,
    /// Open tasks whose day is over.
    pub late_tasks: usize,
    /// What the last change has moved, if that was not long ago.
    pub notice: Option<ChangeNoticeRow>,
    /// What the dates of the case say that nobody may overlook.
    pub alerts: Vec<Alert>,
    /// What is known about housing and income and should be asked about again.
    pub fresh: Vec<Question>,
    /// The client's telephone number; `None` if there is none, or this person may not read notes.
    pub phone: Option<String>,
    /// Where post goes, if anywhere; for those who see the securities.
    pub post: Option<Post>,
    /// How the plan stands; `None` if there is none yet, or this person may not see it.
    pub plan: Option<PlanState>,
    /// The next planned contact.
    pub contact: Option<AppointmentRow>,
    /// The steps towards somebody who does not answer, if there are any.
    pub reach: Option<Reach>,
    /// What somebody asked and waits for; empty for those who may not read notes.
    pub concerns: Vec<ConcernRow>,
    /// The newest notes; `None` if this person may not read them.
    pub notes: Option<Vec<Entry>>,
    /// What the notes can be about.
    pub topics: Topics,
    /// That the lead is away.
    pub absence: Option<LeadAbsence>,
    /// The offer that was declined and after which nothing has come yet.
    pub declined: Option<Handover>,
    /// Other programmes that lead in some domains, or might.
    pub overlaps: Vec<Overlap>,
    /// Other cases of the same person that this actor may see, newest first.
    pub episodes: Vec<Episode>,
    /// Referrals that came after the one that began the case, newest first; empty if this person may
    /// not see them.
    pub referrals: Vec<(ReferralRow, Vec<Correction>)>,
    /// Why the case ended, and what stood there before.
    pub closure: Closure,
    /// What became of the goals of a case that has ended.
    pub end: EndOfGoals,
    /// What this person may do here.
    pub may: May,
}

/// Why a case ended; empty while it runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closure {
    /// The reason, in words of the programme.
    pub reason: Option<Text>,
    /// What stood there before it was corrected, newest first; empty for those who may not read notes.
    pub former: Vec<Correction>,
    /// Whether this person may correct it.
    pub may_correct: bool,
}

/// What became of the goals of a case that has ended; empty for those who may not see the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EndOfGoals {
    /// What counts.
    pub outcomes: Vec<GoalOutcome>,
    /// What was kept before it was corrected, newest first.
    pub former: Vec<Correction>,
    /// Whether there are goals and this person may correct what became of them.
    pub may_correct: bool,
}

/// An open task with what it waits for.
#[derive(Debug, Clone)]
pub struct OpenTask {
    /// The task.
    pub row: TaskRow,
    /// Its legal base in both languages; empty if it has none.
    pub legal: Text,
    /// What it waits for, in words.
    pub waits_for: Vec<Text>,
    /// Whether this person may tick it.
    pub may_complete: bool,
}

/// Another programme that supports the person too.
#[derive(Debug, Clone)]
pub struct Overlap {
    /// Its name.
    pub programme: String,
    /// The domains in which it leads; empty while that is not settled.
    pub leads: Vec<Text>,
}

/// Another case of the same person.
#[derive(Debug, Clone)]
pub struct Episode {
    /// Its id.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Short name of its programme.
    pub programme: Text,
    /// Where it stands.
    pub status: CaseStatus,
    /// From entry, or from the report.
    pub from: Date,
    /// To its end.
    pub to: Option<Date>,
    /// Whether the one shown goes on from it.
    pub previous: bool,
}

/// What a person may do on the page.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one answer of the access policy each"
)]
pub struct May {
    /// See the clearing.
    pub clearing: bool,
    /// See tasks.
    pub tasks: bool,
    /// Read notes.
    pub notes: bool,
    /// Write notes.
    pub add_note: bool,
    /// Ask "what if".
    pub what_if: bool,
    /// Enter arrangements.
    pub add_arrangement: bool,
    /// Change arrangements.
    pub edit_arrangement: bool,
    /// Add own tasks.
    pub add_task: bool,
    /// Ask for a re-entry.
    pub reentry: bool,
    /// See other programmes.
    pub overlap: bool,
    /// See the plan.
    pub plan: bool,
    /// See appointments.
    pub appointments: bool,
    /// Make appointments, and write down what was tried.
    pub edit_appointments: bool,
    /// Record facts, and correct what was reported.
    pub edit_facts: bool,
}

impl May {
    /// What the policy says.
    pub fn of(ctx: &OpContext, case: &CaseRow) -> Self {
        let facts = case.access_facts();
        let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
        Self {
            clearing: may(Action::ViewClearing),
            tasks: may(Action::ViewTasks),
            notes: may(Action::ViewNotes),
            add_note: may(Action::AddNote),
            what_if: may(Action::ViewReleaseHistory),
            add_arrangement: may(Action::AddArrangement),
            edit_arrangement: may(Action::EditArrangement),
            add_task: may(Action::AddTask),
            reentry: may(Action::RequestReentry),
            overlap: may(Action::ViewOverlap),
            plan: may(Action::ViewPlan),
            appointments: may(Action::ViewAppointments),
            edit_appointments: may(Action::EditAppointments),
            edit_facts: may(Action::EditFacts),
        }
    }
}

/// The page of a case, or that its clearing stands for it.
#[derive(Debug, Clone)]
pub enum CasePage {
    /// The admission is open, and this person may see it.
    Clearing,
    /// The page.
    Overview(Box<Overview>),
}

/// Reads the page of a case.
pub async fn page(app: &App, ctx: &OpContext, case: CaseId) -> Result<CasePage, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    let may = May::of(ctx, &row);
    if row.status.is_intake() && may.clearing {
        return Ok(CasePage::Clearing);
    }
    let record = app.record_for_page(&mut tx, row).await?;
    let overview = read(app, &mut tx, ctx, &record, may).await?;
    drop(tx);
    let shown = overview.episodes.iter().map(|one| one.case);
    app.viewed(ctx, Done::on("case.view", case).cases(shown))
        .await?;
    Ok(CasePage::Overview(Box::new(overview)))
}

async fn read(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    may: May,
) -> Result<Overview, AppError> {
    let (case, today) = (&record.case, ctx.today);
    let holidays = app.catalogue.holidays();
    let (mut open_tasks, mut late_tasks, mut next) = (0, 0, Vec::new());
    if may.tasks {
        (open_tasks, late_tasks) = store::task::count_open(tx, case.id, today).await?;
        next = store::task::next_open(tx, case.id, (TASKS, today)).await?;
    }
    Ok(Overview {
        head: head_of(app, record, today),
        earliest: earliest(app, case),
        seam: seam_view(record, &record.facts, holidays, today),
        former: former(tx, ctx, record, may).await?,
        open_tasks,
        late_tasks,
        tasks: next
            .into_iter()
            .map(|task| open_task(ctx, record, task))
            .collect(),
        notice: recent_notice(tx, ctx, case).await?,
        alerts: alert::alerts(tx, ctx, record).await?,
        fresh: if may.edit_arrangement {
            freshness::questions(record, today)
        } else {
            Vec::new()
        },
        phone: freshness::phone(record)
            .map(|(number, _)| number)
            .filter(|_| may.notes),
        post: if decide(&ctx.actor, Action::ViewSeam, Some(&case.access_facts())).is_allowed() {
            Some(address::post(tx, case, today).await?)
        } else {
            None
        },
        plan: if may.plan {
            store::plan::state(tx, case.id).await?
        } else {
            None
        },
        contact: if may.appointments {
            next_contact(tx, ctx, case).await?
        } else {
            None
        },
        reach: if may.appointments {
            reach::of(tx, record, today).await?
        } else {
            None
        },
        concerns: if may.notes {
            store::concern::open(tx, case.id).await?
        } else {
            Vec::new()
        },
        notes: if may.notes {
            Some(crate::note::newest(tx, case.id, NOTES).await?)
        } else {
            None
        },
        topics: Topics::of(record.programme),
        absence: absence_of(tx, case, today).await?,
        declined: assignment::declined(tx, ctx, case).await?,
        overlaps: overlaps(record, may),
        episodes: episodes(app, tx, ctx, case).await?,
        referrals: referrals(tx, case.id, may).await?,
        closure: closure(tx, ctx, record, may).await?,
        end: if may.plan && case.status.is_ended() {
            end_of_goals(tx, ctx, record).await?
        } else {
            EndOfGoals::default()
        },
        may,
    })
}

async fn closure(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    may: May,
) -> Result<Closure, AppError> {
    let case = &record.case;
    if !case.status.is_ended() {
        return Ok(Closure::default());
    }
    let facts = case.access_facts();
    let corrects = decide(&ctx.actor, Action::CorrectOutcome, Some(&facts)).is_allowed();
    let reason = case.closure_reason.as_deref();
    let reason = reason.and_then(|id| record.programme.closure_reason(id));
    Ok(Closure {
        reason: reason.map(|one| one.title.clone()),
        former: if may.notes {
            closing::ending::former(tx, case.id).await?
        } else {
            Vec::new()
        },
        may_correct: corrects && case.status == CaseStatus::Closed,
    })
}

async fn former(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    may: May,
) -> Result<usize, AppError> {
    if !may.add_arrangement {
        return Ok(0);
    }
    let found = crate::arrangement::former(tx, ctx, &record.case, &record.arrangements).await?;
    Ok(found.map_or(0, |(_, rows)| rows.len()))
}

async fn end_of_goals(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
) -> Result<EndOfGoals, AppError> {
    let case = &record.case;
    let facts = case.access_facts();
    let may = decide(&ctx.actor, Action::CorrectOutcome, Some(&facts)).is_allowed();
    let goals = closing::outcome::goals(tx, case.id, record.programme).await?;
    Ok(EndOfGoals {
        outcomes: closing::outcome::kept(tx, case.id).await?,
        former: closing::correct::former(tx, case.id).await?,
        may_correct: may && !goals.is_empty(),
    })
}

fn open_task(ctx: &OpContext, record: &Record<'_>, task: TaskRow) -> OpenTask {
    let facts = record.case.access_facts();
    let rule = crate::task::template(record.programme, &task);
    OpenTask {
        legal: crate::task::legal(rule, &task),
        waits_for: crate::task::waits_for(record.programme, &task.blocked_by),
        may_complete: decide_task(&ctx.actor, Action::CompleteTask, &facts, task.role).is_allowed(),
        row: if decide(&ctx.actor, Action::ViewNotes, Some(&facts)).is_allowed() {
            task
        } else {
            crate::task::without_words(&task)
        },
    }
}

/// The day before the expected one on which a release would be possible (§ 16 II StVollzG).
fn earliest(app: &App, case: &CaseRow) -> Option<EarliestRelease> {
    let due = case.release_on.filter(|_| !case.released)?;
    let land = app.institutions.get(&case.institution)?.land;
    let found = earliest_release(due, land, app.catalogue.holidays());
    (found.rule.is_some() && found.day < due).then_some(found)
}

async fn next_contact(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Option<AppointmentRow>, AppError> {
    let stored = case.derived_for(ctx.today);
    if stored.is_some_and(|stored| stored.next_contact_at.is_none()) {
        return Ok(None);
    }
    Ok(store::appointment::next_open(tx, case.id, ctx.now).await?)
}

async fn recent_notice(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Option<ChangeNoticeRow>, AppError> {
    let since = add_days(ctx.today, -NOTICE_DAYS).unwrap_or(ctx.today);
    let newest = store::notice::of_case(tx, case.id, 5).await?;
    let mut found = newest.into_iter().find(|notice| {
        let told = notice.detail.release_after.is_some() || notice.kind == closing::EXTENSION;
        told && crate::record::german_date(notice.at) >= since
    });
    if let Some(notice) = &mut found {
        crate::release::visible(ctx, case, &mut notice.detail.unfit);
    }
    Ok(found)
}

fn overlaps(record: &Record<'_>, may: May) -> Vec<Overlap> {
    if !may.overlap {
        return Vec::new();
    }
    let titled = |id: &String| {
        record
            .programme
            .domain(id)
            .map_or_else(|| Text::new(id, id), |domain| domain.title.clone())
    };
    record
        .overlaps
        .iter()
        .filter(|row| row.counts(record.case.release_on))
        .map(|row| Overlap {
            programme: record
                .programme
                .precedence_of(&row.programme)
                .map_or_else(|| row.programme.clone(), |known| known.programme.clone()),
            leads: if row.is_agreed() {
                row.their_domains.iter().map(titled).collect()
            } else {
                Vec::new()
            },
        })
        .collect()
}

/// How the case began, and what was reported when it was there already: who reported that may not
/// have been allowed to know, so it must be seen here. The newest first, with what each said before.
async fn referrals(
    tx: &mut Tx,
    case: CaseId,
    may: May,
) -> Result<Vec<(ReferralRow, Vec<Correction>)>, AppError> {
    if !may.clearing {
        return Ok(Vec::new());
    }
    let trail = correction::trail(tx, case, crate::referral::correct::NOUN).await?;
    let all = store::referral::of_case(tx, case).await?;
    let former = |row: ReferralRow| {
        let former = trail.of(row.id.uuid()).to_vec();
        (row, former)
    };
    Ok(all.into_iter().rev().map(former).collect())
}

async fn episodes(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Vec<Episode>, AppError> {
    let others = store::case::others_of_client(tx, case).await?;
    Ok(others
        .into_iter()
        .filter(|one| decide(&ctx.actor, Action::ViewCase, Some(&one.access_facts())).is_allowed())
        .map(|one| Episode {
            case: one.id,
            previous: case.previous_case == Some(one.id),
            programme: app.programme_of(&one).map_or_else(
                |_| Text::new(one.programme.as_str(), one.programme.as_str()),
                |programme| short_title(&programme.title),
            ),
            status: one.status,
            from: one.entry_on.unwrap_or(one.registered_on),
            to: one.exit_on,
            number: one.number,
        })
        .collect())
}
