//! The assessment of a case (P18): four voices on the life domains, side by side and over time, and
//! how each domain is settled for the plan (P1c).
//!
//! A version is begun, written in as many sittings as it takes, and finished; from then on it never
//! changes. What an author has not finished is theirs alone: others learn that it exists, not what it
//! says.

use std::collections::BTreeMap;

use access::{Action, decide};
use domain::{
    assessment::{
        DayProblem, Mark, NeedResult, VersionStatus, Voice, check_day, problem_difference,
        resource_difference,
    },
    ids::{AssessmentId, CaseId, UserId},
    names::fold,
    plan::VersionState,
};
use jiff::civil::Date;
use programme::{
    Programme,
    model::{LifeDomain, Questionnaire},
};
use store::{Tx, case::CaseRow, plan::VersionRow};

use crate::{
    App, AppError, Done, OpContext, Problems,
    case::{Head, head},
    correction::changes,
    need::{self, ClientNeed},
};

mod rate;
mod settle;
mod share;
mod write;

pub use self::{
    rate::{Said, rate},
    settle::{Settlement, settle, withdraw},
    share::share,
    write::{Entry, Finished, finish, go_on, missing, save, start, strike},
};
pub use domain::assessment::Difference;
pub use store::assessment::{AssessmentRow, DomainResult, RatingRow};

/// A version with what it says about the life domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The version.
    pub row: AssessmentRow,
    /// What it says; nothing of what somebody else has not finished.
    pub ratings: Vec<RatingRow>,
}

impl Version {
    /// What it says about a domain.
    pub fn rating(&self, domain: &str) -> Option<&RatingRow> {
        self.ratings.iter().find(|one| one.domain == domain)
    }

    /// The mark for the problem in a domain.
    pub fn problem(&self, domain: &str) -> Mark {
        self.rating(domain)
            .map_or(Mark::NotAssessed, |one| one.problem)
    }

    /// The mark for the resource in a domain.
    pub fn resource(&self, domain: &str) -> Mark {
        self.rating(domain)
            .map_or(Mark::NotAssessed, |one| one.resource)
    }

    /// Whether the same voice speaks: for third parties the same person or body.
    pub fn is_same_voice(&self, voice: Voice, source: &str) -> bool {
        self.row.voice == voice
            && (voice != Voice::ThirdParty || fold(&self.row.source) == fold(source))
    }
}

/// Whether a rating says anything at all.
pub fn says_something(one: &RatingRow) -> bool {
    one.problem.is_assessed()
        || one.resource.is_assessed()
        || !one.answers.is_empty()
        || [
            &one.problem_text,
            &one.resource_text,
            &one.person,
            &one.life_world,
        ]
        .iter()
        .any(|text| !text.is_empty())
}

/// What makes sense next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Go on with what this person has begun.
    GoOn(AssessmentId, Voice),
    /// Hear a voice that has not been heard.
    Begin(Voice),
    /// Settle a domain.
    Settle(String),
    /// Nothing is open.
    Nothing,
}

/// Everything that the pages of an assessment show.
#[derive(Debug, Clone)]
pub struct Assessments {
    /// Head of the case.
    pub head: Head,
    /// The life domains of the programme, in its order.
    pub domains: Vec<LifeDomain>,
    /// Its questionnaires, in all versions.
    pub questionnaires: Vec<Questionnaire>,
    /// All versions by the day they speak of; what others have not finished without its content.
    pub versions: Vec<Version>,
    /// How domains were settled, oldest first; struck results too.
    pub results: Vec<DomainResult>,
    /// The needs of the client in all domains, in the order in which they were noted.
    pub needs: Vec<ClientNeed>,
    /// What the plan that counts says about a domain: how it stands there, and in which words. Empty
    /// for those who may not read it.
    pub planned: BTreeMap<String, (NeedResult, String)>,
    /// Whether this person may write.
    pub may_edit: bool,
    /// This person.
    pub me: UserId,
}

impl Assessments {
    /// One of the versions.
    pub fn version(&self, id: AssessmentId) -> Option<&Version> {
        self.versions.iter().find(|one| one.row.id == id)
    }

    /// The finished versions of a voice that were not struck, oldest first.
    pub fn finished(&self, voice: Voice) -> impl DoubleEndedIterator<Item = &Version> {
        self.versions
            .iter()
            .filter(move |one| one.row.voice == voice && one.row.counts())
    }

    /// The newest finished version of the same voice.
    pub fn newest(&self, voice: Voice, source: &str) -> Option<&Version> {
        self.finished(voice)
            .rfind(|one| one.is_same_voice(voice, source))
    }

    /// The versions that count now: the newest of each voice, of third parties one for each source.
    pub fn current(&self) -> Vec<&Version> {
        let newest = |one: &&Version| {
            let last = self.newest(one.row.voice, &one.row.source);
            one.row.counts() && last.is_some_and(|last| last.row.id == one.row.id)
        };
        let mut current: Vec<&Version> = self.versions.iter().filter(newest).collect();
        current.sort_by_key(|one| one.row.voice);
        current
    }

    /// What this person has begun and not finished, the newest last.
    pub fn own_open(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.versions
            .iter()
            .filter(|one| one.row.is_open_for(self.me))
    }

    /// The newest result of a domain; what was struck does not count.
    pub fn result(&self, domain: &str) -> Option<&DomainResult> {
        let mut all = self.results.iter();
        all.rfind(|one| one.domain == domain && one.struck.is_none())
    }

    /// What the plan says about a domain that was not settled here.
    pub fn from_plan(&self, domain: &str) -> Option<&(NeedResult, String)> {
        let open = self.result(domain).is_none();
        self.planned.get(domain).filter(|_| open)
    }

    /// How a domain stands: as it was settled here, else as the plan says.
    pub fn stands(&self, domain: &str) -> Option<NeedResult> {
        let settled = self.result(domain).map(|one| one.result);
        settled.or_else(|| self.from_plan(domain).map(|(result, _)| *result))
    }

    /// The needs of a domain that were not taken back as a whole.
    pub fn needs_in(&self, domain: &str) -> impl Iterator<Item = &ClientNeed> {
        let all = self.needs.iter();
        all.filter(move |one| one.domain == domain && one.state().is_some())
    }

    /// How often a result was given or taken back in a domain: the version that its form names.
    pub fn results_so_far(&self, domain: &str) -> i64 {
        let found = self.results.iter().filter(|one| one.domain == domain);
        changes(found.map(|one| one.struck.is_some()))
    }

    /// How the voices differ in a domain: problems, resources.
    pub fn differences(&self, domain: &str) -> (Option<Difference>, Option<Difference>) {
        let current = self.current();
        let problems: Vec<Mark> = current.iter().map(|one| one.problem(domain)).collect();
        let resources: Vec<Mark> = current.iter().map(|one| one.resource(domain)).collect();
        (
            problem_difference(&problems),
            resource_difference(&resources),
        )
    }

    /// The questionnaire under which a version was written.
    pub fn questionnaire_of(&self, version: &Version) -> Option<&Questionnaire> {
        let (id, number) = version.row.questionnaire.as_ref()?;
        self.questionnaires
            .iter()
            .find(|one| one.id == *id && one.version == *number)
    }

    /// What a voice is asked from now on.
    pub fn questionnaire_for(&self, voice: Voice) -> Option<&Questionnaire> {
        self.questionnaires
            .iter()
            .rev()
            .find(|one| one.voices.contains(&voice))
    }

    /// What makes sense next: finish, hear, settle.
    pub fn next(&self) -> Next {
        if let Some(open) = self.own_open().next_back() {
            return Next::GoOn(open.row.id, open.row.voice);
        }
        let unheard = domain::Code::ALL
            .iter()
            .copied()
            .find(|voice| self.finished(*voice).next().is_none());
        if let Some(voice) = unheard {
            return Next::Begin(voice);
        }
        let unsettled = self
            .domains
            .iter()
            .find(|one| self.stands(&one.id).is_none());
        unsettled.map_or(Next::Nothing, |one| Next::Settle(one.id.clone()))
    }

    /// How many domains have each result, and how many none.
    pub fn settled(&self) -> usize {
        let settled = |one: &&LifeDomain| self.stands(&one.id).is_some();
        self.domains.iter().filter(settled).count()
    }

    /// Domains in which help is needed.
    pub fn needs(&self) -> usize {
        let needed = |one: &&LifeDomain| self.stands(&one.id) == Some(NeedResult::Need);
        self.domains.iter().filter(needed).count()
    }
}

/// Reads the assessment of a case and logs that; `subject` is the part that is shown, if only one.
pub async fn assessments(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    subject: &str,
) -> Result<Assessments, AppError> {
    let read = read(app, ctx, case, Action::ViewAssessment).await?;
    let done = Done::on("assessment.view", case).subject(subject);
    app.viewed(ctx, done).await?;
    Ok(read)
}

/// Whether something about a client can have been said or seen on a day; what speaks against it goes to its
/// field.
pub(crate) fn day_fits(
    case: &CaseRow,
    (field, on): (&str, Date),
    today: Date,
    problems: &mut Problems,
) {
    match check_day(on, case.birth_date, today) {
        Ok(()) => {}
        Err(DayProblem::InFuture) => problems.add_key(field, "error-date-future"),
        Err(DayProblem::BeforeBirth) => problems.add_key(field, "assessment-problem-before-birth"),
    }
}

/// The same for a form; who may not write gets none.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    subject: &str,
) -> Result<Assessments, AppError> {
    let read = read(app, ctx, case, Action::EditAssessment).await?;
    let done = Done::on("assessment.view", case).subject(subject);
    app.viewed(ctx, done).await?;
    Ok(read)
}

async fn read(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    action: Action,
) -> Result<Assessments, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    let may_edit = decide(&ctx.actor, Action::EditAssessment, Some(&facts)).is_allowed();
    let programme = app.programme_of(&row)?;
    let mut needs = need::of_case(&mut tx, case).await?;
    let may_read_plan = decide(&ctx.actor, Action::ViewPlan, Some(&facts)).is_allowed();
    let planned = if may_read_plan {
        let plans = store::plan::versions(&mut tx, case).await?;
        need::place(&mut needs, &plans);
        planned(plans)
    } else {
        BTreeMap::new()
    };
    Ok(Assessments {
        head: head(app, &mut tx, ctx, &row).await?,
        domains: programme.domains.clone(),
        questionnaires: programme.questionnaires.clone(),
        versions: versions(&mut tx, ctx, case).await?,
        results: store::assessment::domain_history(&mut tx, case).await?,
        needs,
        planned,
        may_edit,
        me: ctx.actor.user,
    })
}

/// What the version of the plan that counts says about the domains; a goal is a need.
fn planned(versions: Vec<VersionRow>) -> BTreeMap<String, (NeedResult, String)> {
    let counts = versions
        .into_iter()
        .rfind(|one| one.state == VersionState::Issued);
    let content = counts.map(|one| one.content).unwrap_or_default();
    let covers = content.covers.into_iter();
    let mut said: BTreeMap<_, _> = covers
        .map(|one| (one.domain, (one.state, one.words)))
        .collect();
    for goal in content.goals {
        said.insert(goal.domain, (NeedResult::Need, goal.need));
    }
    said
}

async fn versions(tx: &mut Tx, ctx: &OpContext, case: CaseId) -> Result<Vec<Version>, AppError> {
    let mut ratings = store::assessment::ratings_of_case(tx, case).await?;
    let rows = store::assessment::of_case(tx, case).await?;
    let version = |mut row: AssessmentRow| {
        let hidden = row.status == VersionStatus::Open && row.author != ctx.actor.user;
        if hidden {
            row.summary.clear();
            row.priorities.clear();
        }
        let (own, rest) = std::mem::take(&mut ratings)
            .into_iter()
            .partition(|one| one.assessment == row.id);
        ratings = rest;
        Version {
            row,
            ratings: if hidden { Vec::new() } else { own },
        }
    };
    Ok(rows.into_iter().map(version).collect())
}

/// The domain if the programme has it; else a problem at the field.
fn known_domain<'a>(programme: &'a Programme, domain: &str) -> Result<&'a LifeDomain, AppError> {
    programme
        .domain(domain)
        .ok_or_else(|| AppError::invalid("domain", "assessment-problem-domain"))
}
