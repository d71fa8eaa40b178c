//! Who answers for a case: lead and deputy, handing over, absence.
//!
//! Exactly one lead at any time (P15a): a direct assignment replaces the lead in one step, an
//! offered handover leaves the former lead in charge until the other side accepts. Open tasks go
//! with the responsibility, so that none stays with somebody who can no longer see the case.

use access::{Action, decide};
use domain::{
    case::Responsibility,
    handover::{CheckedItem, HandoverEnd},
    ids::{AssessmentId, CaseId, UserId},
};
use jiff::civil::Date;
use programme::{
    Text,
    model::{ContactPoint, HandoverItem},
};
use store::{
    StoreError, Tx,
    assignment::{AssignmentRow, WorkerRow},
    case::CaseRow,
    handover::HandoverRow,
    merge::MergeRow,
    site::SiteRow,
};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    appointment::{ahead_of, pass_on},
    case::{Head, head},
    journal,
    leave::{Along, along_with},
    person::{self, Trace},
    recompute::{Cause, recompute},
};

mod absence;
mod handover;

pub use absence::{
    AbsenceView, LeadAbsence, absence_of, absence_of_user, is_absent, is_gone, set_absence,
};
pub use handover::{
    Figure, HandoverView, Item, OfferForm, Told, Typed, WaitingOffer, accept, ask, decline, form,
    handover_view, offer, question, reply, withdraw,
};
pub(crate) use handover::{at_sites, declined, of_worker, told};
pub use store::{
    assignment::{AssignmentRow as Assigned, ElsewhereRow, WorkerRow as Worker},
    handover::{HandoverRow as Handover, HandoverState, QuestionRow as HandoverQuestion},
    site::SiteRow as Site,
};

/// What stands as reason at an assignment that came from a handover; pages put it into words.
pub const BY_HANDOVER: &str = "handover";

/// Who answers for a case now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Team {
    /// The one responsible worker.
    pub lead: Option<UserId>,
    /// Who stands in.
    pub deputy: Option<UserId>,
}

impl Team {
    /// The team of a case.
    pub fn of(case: &CaseRow) -> Self {
        Self {
            lead: case.lead,
            deputy: case.deputy,
        }
    }

    /// The team once this person leads. If the deputy takes over, the former lead stands in, so that
    /// somebody does (P15a).
    #[must_use]
    pub fn led_by(self, user: UserId) -> Self {
        Self {
            lead: Some(user),
            deputy: if self.deputy == Some(user) {
                self.lead.filter(|lead| *lead != user)
            } else {
                self.deputy
            },
        }
    }

    /// Who has left the team since `before`, and who goes on with what they have begun.
    pub fn leaves(self, before: Self) -> Vec<(UserId, UserId)> {
        let mut all = self.tasks_to_move(before);
        all.retain(|(from, _)| self.lead != Some(*from) && self.deputy != Some(*from));
        all
    }

    /// Whose open tasks go to whom, so that nobody outside the team keeps one.
    pub fn tasks_to_move(self, before: Self) -> Vec<(UserId, UserId)> {
        let Some(lead) = self.lead else {
            return Vec::new();
        };
        let former_lead = before.lead.filter(|former| *former != lead);
        let gone_deputy = before
            .deputy
            .filter(|former| *former != lead && self.deputy != Some(*former));
        former_lead
            .into_iter()
            .chain(gone_deputy)
            .map(|former| (former, lead))
            .collect()
    }
}

/// What this person may do on the page of people.
#[expect(
    clippy::struct_excessive_bools,
    reason = "eight independent answers of the access policy"
)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Powers {
    /// Set lead and deputy.
    pub assign: bool,
    /// Offer the case to somebody else.
    pub hand_over: bool,
    /// Close the case.
    pub close: bool,
    /// Ask for a new episode.
    pub reenter: bool,
    /// See reasons and offers, not only names.
    pub inner: bool,
    /// Merge the person with another record of theirs.
    pub merge: bool,
    /// Correct who the person is and in which prison.
    pub correct: bool,
    /// Record a transfer to another prison.
    pub transfer: bool,
}

/// Everything on the page of people.
#[derive(Debug, Clone)]
pub struct People {
    /// Head of the case.
    pub head: Head,
    /// Lead and deputy over time, newest first.
    pub history: Vec<AssignmentRow>,
    /// Offers over time, newest first.
    pub handovers: Vec<HandoverRow>,
    /// What was asked back about them, oldest first.
    pub questions: Vec<HandoverQuestion>,
    /// The last day for the answer to the offer that is open.
    pub offer_due: Option<Date>,
    /// The programme's list of what a handover looks at.
    pub handover_items: Vec<HandoverItem>,
    /// Who can take over at this site.
    pub workers: Vec<WorkerRow>,
    /// Whether lead or deputy are away.
    pub absence: Option<LeadAbsence>,
    /// The site with its contact person (I17).
    pub site: Option<SiteRow>,
    /// From when to when people are admitted under the programme's version of the case (P35); the second
    /// day is the first one after it.
    pub valid: (Date, Option<Date>),
    /// Whom to ask about the programme (I17).
    pub contact: Option<ContactPoint>,
    /// Names of the prison's social service.
    pub social_service: Vec<String>,
    /// Earlier and later cases of the person that this actor may see, newest first.
    pub episodes: Vec<CaseRow>,
    /// Records of the same person that were merged into this one (X18).
    pub merged: Vec<MergeRow>,
    /// What was corrected about person and custody, and where the person was before; for those who see
    /// reasons.
    pub trace: Trace,
    /// What a handover has to tell: open tasks, of them overdue, uncovered days.
    pub open_work: OpenWork,
    /// What this person may do.
    pub powers: Powers,
}

impl People {
    /// The list of an offer with its words.
    pub fn checklist_of(&self, offer: &HandoverRow) -> Vec<(Text, CheckedItem)> {
        handover::listed(&self.handover_items, offer)
    }

    /// What was asked back about an offer.
    pub fn questions_of(&self, offer: &HandoverRow) -> Vec<HandoverQuestion> {
        let of_it = |one: &&HandoverQuestion| one.handover == offer.id;
        self.questions.iter().filter(of_it).cloned().collect()
    }
}

/// What is open in a case, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenWork {
    /// Open tasks.
    pub tasks: i64,
    /// Of these, overdue.
    pub overdue: i64,
    /// Uncovered days ahead, over all securities.
    pub days_open: i64,
}

/// Reads the page of people and logs that.
pub async fn people(app: &App, ctx: &OpContext, case: CaseId) -> Result<People, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    let powers = powers(ctx, &row);
    let (mut history, mut handovers, mut questions) = (Vec::new(), Vec::new(), Vec::new());
    if powers.inner {
        history = store::assignment::of_case(&mut tx, case).await?;
        handovers = store::handover::of_case(&mut tx, case).await?;
    }
    if !handovers.is_empty() {
        questions = store::handover::questions(&mut tx, case).await?;
    }
    let programme = app.programme_of(&row)?;
    let open = handovers
        .iter()
        .find(|one| one.state() == HandoverState::Open);
    let people = People {
        head: head(app, &mut tx, ctx, &row).await?,
        offer_due: open.and_then(|one| handover::due(app, programme, one)),
        handover_items: programme.handover_items.clone(),
        history,
        handovers,
        questions,
        workers: workers(&mut tx, &row).await?,
        absence: absence_of(&mut tx, &row, ctx.today).await?,
        site: site(&mut tx, &row).await?,
        valid: (programme.valid_from, programme.valid_to),
        contact: programme.contact.clone(),
        social_service: social_service(&mut tx, &row).await?,
        episodes: episodes(&mut tx, ctx, &row).await?,
        merged: if powers.inner {
            store::merge::of_client(&mut tx, row.carrier, row.client).await?
        } else {
            Vec::new()
        },
        trace: if powers.inner {
            person::trace(app, &mut tx, &row).await?
        } else {
            Trace::default()
        },
        open_work: open_work(&mut tx, ctx, &row).await?,
        powers,
    };
    drop(tx);
    let shown = people.episodes.iter().map(|one| one.id);
    let done = Done::on("people.view", case).cases(shown.filter(|one| *one != case));
    app.viewed(ctx, done).await?;
    Ok(people)
}

fn powers(ctx: &OpContext, case: &CaseRow) -> Powers {
    let facts = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    Powers {
        assign: may(Action::Assign) && case.site.is_some(),
        hand_over: may(Action::Handover) && case.lead.is_some() && case.site.is_some(),
        close: may(Action::CloseCase) && case.status.is_running(),
        reenter: may(Action::RequestReentry),
        // Whoever opened the case in an emergency reads notes, and not how it came to be led as it is.
        inner: may(Action::ViewNotes) && may(Action::ViewReleaseHistory),
        merge: may(Action::MergePerson),
        correct: may(Action::CorrectRecord),
        transfer: may(Action::EditFacts) && !case.released,
    }
}

async fn workers(tx: &mut Tx, case: &CaseRow) -> Result<Vec<WorkerRow>, StoreError> {
    match case.site {
        Some(site) => store::assignment::workers_of_site(tx, site).await,
        None => Ok(Vec::new()),
    }
}

async fn site(tx: &mut Tx, case: &CaseRow) -> Result<Option<SiteRow>, StoreError> {
    match case.site {
        Some(site) => store::site::get(tx, case.carrier, site).await,
        None => Ok(None),
    }
}

async fn social_service(tx: &mut Tx, case: &CaseRow) -> Result<Vec<String>, StoreError> {
    if case.released {
        return Ok(Vec::new());
    }
    store::assignment::social_service(tx, case.carrier, &case.institution).await
}

/// All cases of the person that this actor may see, newest first, this one among them.
pub(crate) async fn episodes(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Vec<CaseRow>, StoreError> {
    let mut all = store::case::of_client(tx, case.carrier, case.client).await?;
    all.retain(|one| decide(&ctx.actor, Action::ViewCase, Some(&one.access_facts())).is_allowed());
    Ok(all)
}

async fn open_work(tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<OpenWork, StoreError> {
    let tasks = store::task::of_case(tx, case.id).await?;
    let open = || {
        tasks
            .iter()
            .filter(|task| task.status == domain::task::TaskStatus::Open)
    };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let overdue = open().filter(|task| task.due_on.is_some_and(|due| due < ctx.today));
    Ok(OpenWork {
        tasks: count(open().count()),
        overdue: count(overdue.count()),
        days_open: case.derived.seam_days_open,
    })
}

/// A direct assignment, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Assignment {
    /// Id of the lead.
    pub lead: String,
    /// Id of the deputy, or empty.
    pub deputy: String,
    /// Why.
    pub reason: String,
    /// The team that the form showed ([`seen`]), to find out whether somebody else was faster.
    pub seen: String,
}

/// What a form carries along to tell which team it showed.
pub fn seen(case: &CaseRow) -> String {
    let text = |user: Option<UserId>| user.map(|user| user.to_string()).unwrap_or_default();
    format!("{}/{}", text(case.lead), text(case.deputy))
}

/// Coordination sets lead and deputy. An offer that is open is overtaken by a new lead.
pub async fn assign(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    typed: &Assignment,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::Assign, case)
        .await?;
    let workers = workers(&mut tx, &row).await?;
    if row.site.is_none() {
        return Err(AppError::Refused(Message::new("assignment-refused-site")));
    }
    if typed.seen != seen(&row) {
        return Err(conflict(&row));
    }
    let team = checked(typed, &row, &workers)?;
    if team.lead != row.lead {
        let ended = (HandoverEnd::Assigned, ctx.now, ctx.actor.user);
        store::handover::withdraw(&mut tx, case, ended).await?;
    }
    let passed = write_team(&mut tx, ctx, &row, team, (typed.reason.trim(), false)).await?;
    // A new lead looks at the plan sooner, and who stands in is no hint any more.
    recompute(app, &mut tx, &Cause::of(ctx, "assignment"), case, None).await?;
    let done = Done::on("case.assign", case).detail(team_detail(team, &passed));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn checked(typed: &Assignment, case: &CaseRow, workers: &[WorkerRow]) -> Result<Team, AppError> {
    let mut problems = Problems::new();
    let lead = chosen(&typed.lead, workers);
    let deputy = chosen(&typed.deputy, workers);
    if lead.is_none() {
        problems.add_key("lead", "error-choose");
    }
    if deputy.is_none() && !typed.deputy.is_empty() {
        problems.add_key("deputy", "error-choose");
    }
    if lead.is_some() && lead == deputy {
        problems.add_key("deputy", "error-same-person");
    }
    let team = Team { lead, deputy };
    if problems.0.is_empty() && team == Team::of(case) {
        problems.add_key("lead", "assignment-unchanged");
    }
    if typed.reason.trim().is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    problems.none_or_invalid()?;
    Ok(team)
}

/// The worker of the site with this id.
fn chosen(typed: &str, workers: &[WorkerRow]) -> Option<UserId> {
    let user: UserId = typed.parse().ok()?;
    workers.iter().map(|one| one.id).find(|id| *id == user)
}

fn conflict(case: &CaseRow) -> AppError {
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    AppError::Conflict(Box::new(Conflict {
        by: None,
        version: case.version,
        theirs: vec![
            ("assignment-lead".to_owned(), name(&case.lead_name)),
            ("assignment-deputy".to_owned(), name(&case.deputy_name)),
        ],
    }))
}

/// What goes with the responsibility besides open tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passing {
    /// How many appointments are still to come.
    pub appointments: usize,
    /// Assessments that are not finished.
    pub assessments: Vec<AssessmentId>,
    /// Leaves on which they go along: these do not pass on by themselves.
    pub leaves: Vec<Along>,
}

/// What would go from somebody of the team to whoever takes over.
async fn passing(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    leaves: Option<UserId>,
) -> Result<Passing, AppError> {
    let Some(user) = leaves else {
        return Ok(Passing::default());
    };
    let mut begun = store::assessment::of_case(tx, case.id).await?;
    begun.retain(|one| one.is_open_for(user));
    Ok(Passing {
        appointments: ahead_of(tx, ctx, case.id, user).await?.len(),
        assessments: begun.into_iter().map(|one| one.id).collect(),
        leaves: along_with(tx, ctx, (case, user)).await?,
    })
}

/// Writes history, case and tasks of a new team, and gives appointments ahead and unfinished
/// assessments of whoever has left it to the lead; with `gives_all` also those of a former lead who stays in it.
async fn write_team(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    team: Team,
    (reason, gives_all): (&str, bool),
) -> Result<Passing, AppError> {
    let before = Team::of(case);
    let changes = [
        // The deputy first: where both change places, each is ended before it begins for the other.
        (Responsibility::Deputy, before.deputy, team.deputy),
        (Responsibility::Lead, before.lead, team.lead),
    ];
    for (responsibility, former, next) in changes {
        if former != next {
            store::assignment::assign(
                tx,
                case.carrier,
                case.id,
                ctx.new_id(),
                responsibility,
                next,
                ctx.actor.user,
                ctx.now,
                reason,
            )
            .await?;
        }
    }
    store::case::set_responsible(tx, case.id, team.lead, team.deputy).await?;
    for (from, to) in team.tasks_to_move(before) {
        store::task::move_assignee(tx, case.id, from, to).await?;
    }
    // A task that nobody has would be on nobody's day.
    if let Some(lead) = team.lead {
        store::task::claim(tx, case.id, (lead, case.released)).await?;
    }
    let mut passed = Passing::default();
    // Whoever hands over gives everything that is begun, also if they stand in from now on.
    let begun = if gives_all {
        team.tasks_to_move(before)
    } else {
        team.leaves(before)
    };
    for (from, to) in begun {
        passed.appointments += pass_on(tx, ctx, case, (from, to)).await?;
        let begun = store::assessment::pass_on(tx, case.id, (from, to)).await?;
        passed.assessments.extend(begun);
    }
    Ok(passed)
}

fn team_detail(team: Team, passed: &Passing) -> String {
    let assessments = passed.assessments.iter();
    let assessments: Vec<String> = assessments.map(ToString::to_string).collect();
    serde_json::json!({
        "lead": team.lead.map(|user| user.to_string()),
        "deputy": team.deputy.map(|user| user.to_string()),
        "appointments": passed.appointments,
        "assessments": assessments,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(uuid::Uuid::from_u128(number))
    }

    fn team(lead: u128, deputy: u128) -> Team {
        let some = |number| (number > 0).then(|| user(number));
        Team {
            lead: some(lead),
            deputy: some(deputy),
        }
    }

    #[test]
    fn a_deputy_who_takes_over_changes_places_with_the_lead() {
        assert_eq!(team(1, 2).led_by(user(2)), team(2, 1));
        assert_eq!(team(0, 2).led_by(user(2)), team(2, 0));
        assert_eq!(team(1, 2).led_by(user(3)), team(3, 2));
    }

    #[test]
    fn tasks_follow_whoever_leaves_and_stay_with_whoever_stays() {
        let moves = |before: Team, after: Team| after.tasks_to_move(before);
        assert_eq!(moves(team(1, 2), team(3, 2)), [(user(1), user(3))]);
        assert_eq!(moves(team(1, 2), team(2, 1)), [(user(1), user(2))]);
        assert_eq!(moves(team(1, 2), team(1, 3)), [(user(2), user(1))]);
        assert_eq!(
            moves(team(1, 2), team(3, 4)),
            [(user(1), user(3)), (user(2), user(3))]
        );
        assert_eq!(moves(team(1, 2), team(1, 2)), []);
        assert_eq!(moves(team(0, 0), team(1, 0)), []);
    }

    #[test]
    fn what_was_begun_stays_with_whoever_is_still_in_the_team() {
        let leaves = |before: Team, after: Team| after.leaves(before);
        assert_eq!(leaves(team(1, 2), team(2, 1)), []);
        assert_eq!(leaves(team(1, 2), team(2, 0)), [(user(1), user(2))]);
        assert_eq!(leaves(team(1, 2), team(1, 3)), [(user(2), user(1))]);
    }
}
