//! The plan of a case (P18e, P30b): need → goal in the client's words → measures → steps, as a chain
//! of versions of which nothing is overwritten.
//!
//! Reading stands here; `edit` writes the one draft, `act` what happens to the version that counts,
//! `beside` what goes along with it (reviews, decisions, independence), `pause` lets reviews wait,
//! `wrong` takes back what was recorded wrongly, `marks` says what speaks against a part, `resource` is what the plan
//! can build on, `measure` what leaves and appointments serve, `standing` where each part of it stands, `paper` is for
//! print.
//! Whether something may be is decided by `domain::plan`.

use std::collections::BTreeMap;

use access::{Action, decide};
use domain::{
    concern::InPlan,
    ids::{CaseId, NeedId, NetworkPersonId, PlanEntryId, PlanItemId},
    names::fold,
    need::{Known, waits_for_goal},
    network::NoContact,
    overlap::OverlapResolution,
    plan::{
        Goal, PlanContent, VersionState,
        cover::{Assessed, Covered, Resource, covered, names_problems_only, unused},
        lock::Held,
        pause::{Frame, Pause as Days},
        review::{NextReview, expected_since, next},
    },
};
use jiff::civil::Date;
use programme::{Programme, Text};
use store::{
    Tx,
    appointment::AppointmentRow,
    case::CaseRow,
    concern::ConcernRow,
    leave::LeaveRow,
    plan::{
        AgreementRow, DecisionRow, IndependenceRow, PauseRow, ProgressRow, ReviewRow, SignatureRow,
        VersionRow,
    },
    scan::ScanRow,
};

use crate::{
    App, AppError, Done, OpContext,
    case::{Head, head_of},
    correction::{self, Trail},
    need::{self, ClientNeed},
    network::{self, Person},
    record::{Record, german_date},
};

pub mod act;
pub mod beside;
pub mod edit;
mod marks;
pub(crate) mod measure;
mod open;
pub mod paper;
pub mod pause;
mod resource;
mod standing;
pub mod wrong;

pub(crate) use open::{open_steps, over};
pub use paper::{PaperDomain, PaperGoal, PaperMeasure, PlanPaper, for_paper};
pub use store::plan::{
    AgreementRow as Answer, DecisionRow as Decision, IndependenceRow as Judgement,
    PauseRow as Pause, ProgressRow as Progress, ReviewRow as Review, Score,
    SignatureRow as Signature, VersionRow as Version,
};
pub use store::struck::Struck;

/// Everything about the plan of a case.
#[derive(Debug, Clone)]
pub struct PlanView<'a> {
    /// Head of the case.
    pub head: Head,
    /// The programme, for its life domains and areas of service.
    pub programme: &'a Programme,
    /// All versions, the oldest first.
    pub versions: Vec<VersionRow>,
    /// What the client said, the oldest first; struck answers too.
    pub agreements: Vec<AgreementRow>,
    /// Signatures, the oldest first; struck ones too.
    pub signatures: Vec<SignatureRow>,
    /// Scans of the case, without their bytes.
    pub scans: Vec<ScanRow>,
    /// What became of measures and steps, the oldest first; struck entries too.
    pub progress: Vec<ProgressRow>,
    /// Reviews, the oldest first.
    pub reviews: Vec<ReviewRow>,
    /// What reviews and decisions said before they were corrected.
    pub corrections: Trail,
    /// What pauses said before.
    pub pause_trail: Trail,
    /// Pauses, taken back ones too, the oldest first.
    pub pauses: Vec<PauseRow>,
    /// Decisions, corrected ones too, the oldest first.
    pub decisions: Vec<DecisionRow>,
    /// How far the client goes alone, the oldest first; struck judgements too.
    pub independence: Vec<IndependenceRow>,
    /// Life domains that another programme holds.
    pub held: Held,
    /// What the assessment found for each life domain.
    pub assessed: BTreeMap<String, Assessed>,
    /// The needs of the client in the order in which they were noted.
    pub needs: Vec<ClientNeed>,
    /// What the client can build on, each once, with where that is known from.
    pub resources: Vec<Resource>,
    /// People and organisations around the client: id and what they are called.
    pub people: Vec<(NetworkPersonId, String)>,
    /// Everybody who is or was in the network, with their consents.
    pub network: Vec<Person>,
    /// Those of them whom the client must not be brought into contact with.
    pub forbidden: Vec<NoContact>,
    /// The next review, with until when it waits; `None` without a version that counts.
    pub next_review: Option<NextReview>,
    /// Until when reviews wait, if they wait today.
    pub rests_until: Option<Date>,
    /// Concerns that became a part of the plan; none for those who may not read them.
    pub concerns: Vec<ConcernRow>,
    /// Leaves that serve a measure, by their time; none for those who may not see leaves.
    pub leaves: Vec<LeaveRow>,
    /// Appointments that serve a measure, by their time; none for those who may not see them.
    pub appointments: Vec<AppointmentRow>,
    /// Whether this person may make appointments.
    pub may_meet: bool,
    /// Whether this person may write.
    pub may_edit: bool,
    /// Whether this person may correct reviews.
    pub may_correct: bool,
}

impl PlanView<'_> {
    /// The version that counts.
    pub fn current(&self) -> Option<&VersionRow> {
        let mut all = self.versions.iter().rev();
        all.find(|one| one.state == VersionState::Issued)
    }

    /// The version that is being written.
    pub fn draft(&self) -> Option<&VersionRow> {
        let mut all = self.versions.iter().rev();
        all.find(|one| one.state == VersionState::Draft)
    }

    /// A version by its number.
    pub fn version(&self, number: i64) -> Option<&VersionRow> {
        self.versions.iter().find(|one| one.number == number)
    }

    /// The concerns that became this measure, or this need.
    pub fn asked(&self, part: &InPlan) -> impl Iterator<Item = &ConcernRow> {
        let all = self.concerns.iter();
        all.filter(move |one| one.plan.as_ref() == Some(part))
    }

    /// The leaves that serve a measure.
    pub fn leaves_of(&self, measure: PlanItemId) -> impl Iterator<Item = &LeaveRow> {
        let all = self.leaves.iter();
        all.filter(move |one| one.measure == Some(measure))
    }

    /// The appointments that serve a measure.
    pub fn appointments_of(&self, measure: PlanItemId) -> impl Iterator<Item = &AppointmentRow> {
        let all = self.appointments.iter();
        all.filter(move |one| one.agreed.measure == Some(measure))
    }

    /// How each life domain is covered, in the order of the programme.
    pub fn coverage(&self, plan: &PlanContent) -> Vec<(String, Covered)> {
        let domains = self.programme.domains.iter();
        domains
            .map(|one| {
                let assessed = self.assessed.get(&one.id).copied();
                (one.id.clone(), covered(plan, assessed, &one.id))
            })
            .collect()
    }

    /// Whether an assessment has found a need in a domain after the draft or the plan said otherwise of it.
    pub fn asks_again(&self, domain: &str) -> bool {
        let versions = [self.draft(), self.current()];
        let found = self.assessed.get(domain).copied();
        let mut covers = versions
            .iter()
            .flatten()
            .flat_map(|one| &one.content.covers);
        covers.any(|one| one.domain == domain && one.is_outdated(found))
    }

    /// Whether a life domain waits for a goal, and single needs in it.
    pub fn waits_for_goal(&self, plan: &PlanContent, domain: &str) -> bool {
        let needs: Vec<Known<'_>> = self.needs.iter().map(ClientNeed::known).collect();
        let assessed = self.assessed.get(domain).copied();
        waits_for_goal(plan, assessed, domain, &needs)
    }

    /// A need of the client.
    pub fn need(&self, id: NeedId) -> Option<&ClientNeed> {
        self.needs.iter().find(|one| one.id == id)
    }

    /// What is needed, in words.
    pub fn need_title(&self, need: &ClientNeed) -> Text {
        need.title(self.programme.domain(&need.domain))
    }

    /// Goals that name only what is missing (P14a).
    pub fn without_resource<'p>(&self, plan: &'p PlanContent) -> Vec<&'p Goal> {
        let goals = plan.goals.iter();
        goals.filter(|one| names_problems_only(one)).collect()
    }

    /// What the client could build on and the plan does not use yet (P31).
    pub fn unused_resources(&self, plan: &PlanContent) -> Vec<&Resource> {
        unused(plan, &self.resources)
    }

    /// The pause that is on today.
    pub fn pause(&self) -> Option<&PauseRow> {
        self.rests_until?;
        self.open_pause()
    }

    /// The pause that nobody has ended, whether its last day is over or not.
    pub(crate) fn open_pause(&self) -> Option<&PauseRow> {
        let mut all = self.pauses.iter().rev();
        all.find(|one| one.to.is_none() && !one.struck)
    }

    /// What pauses are measured by.
    pub(crate) fn frame(&self) -> Frame {
        let issued = self.versions.iter().filter_map(|one| one.issued_on).min();
        let reviewed = self.reviews.iter().map(|one| one.on).max();
        Frame {
            rhythm: self.programme.plan_review,
            last: issued.max(reviewed).unwrap_or(Date::MIN),
            release: self.head.case.release_on,
        }
    }

    /// The pauses that count, beside the one with this id.
    pub(crate) fn other_pauses(&self, but: Option<PlanEntryId>) -> Vec<Days> {
        counting(&self.pauses, but)
    }

    /// The last day until which reviews can wait from `from` on; `None`: they cannot wait any more.
    pub fn longest_pause(&self, from: Date) -> Option<Date> {
        let latest = self.frame().latest_end(from, &self.other_pauses(None));
        Some(latest).filter(|day| *day > from)
    }

    /// The judgements that count for a life domain, the oldest first.
    pub fn independence_in(
        &self,
        domain: &str,
    ) -> impl DoubleEndedIterator<Item = &IndependenceRow> {
        let all = self.independence.iter();
        all.filter(move |one| one.domain == domain && one.struck.is_none())
    }
}

/// Reads the plan and logs that.
pub async fn view<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
    action: &'static str,
) -> Result<PlanView<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewPlan, case).await?;
    let view = load(app, &mut tx, ctx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on(action, case)).await?;
    Ok(view)
}

/// The same for a form; who may not write gets none.
pub async fn for_form<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<PlanView<'a>, AppError> {
    view_to(app, ctx, Action::EditPlan, case).await
}

/// The same for whoever may do this.
async fn view_to<'a>(
    app: &'a App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<PlanView<'a>, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, action, case).await?;
    drop(tx);
    view(app, ctx, case, "plan.view").await
}

/// Everything about the plan, within a transaction.
pub(crate) async fn load<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    row: CaseRow,
) -> Result<PlanView<'a>, AppError> {
    let record = app.record_for_page(tx, row).await?;
    load_of(app, tx, ctx, &record).await
}

/// The same of a case whose record is there already.
pub(crate) async fn load_of<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'a>,
) -> Result<PlanView<'a>, AppError> {
    let row = &record.case;
    let case = row.id;
    let may = |action| decide(&ctx.actor, action, Some(&row.access_facts())).is_allowed();
    let (may_edit, may_read) = (may(Action::EditPlan), may(Action::ViewNotes));
    let (may_correct, may_see_leaves) = (may(Action::CorrectOutcome), may(Action::ViewLeaves));
    let sees_meetings = may(Action::ViewAppointments);
    let may_meet = may(Action::EditAppointments) && row.status.is_running();
    let sources = resource::Sources {
        check: may(Action::ViewNetwork),
        success: may(Action::ViewOwnPlans),
    };
    let mut view = PlanView {
        head: head_of(app, record, ctx.today),
        programme: record.programme,
        versions: store::plan::versions(tx, case).await?,
        agreements: store::plan::agreements(tx, case).await?,
        signatures: store::plan::signatures(tx, case).await?,
        scans: store::scan::of_case(tx, case).await?,
        progress: store::plan::progress(tx, case).await?,
        reviews: store::plan::reviews(tx, case).await?,
        corrections: corrections(tx, case).await?,
        pause_trail: correction::trail(tx, case, pause::NOUN).await?,
        pauses: store::plan::pauses(tx, case).await?,
        decisions: store::plan::decisions(tx, case).await?,
        independence: store::plan::independence(tx, case).await?,
        held: held(record, ctx.today),
        assessed: assessed(tx, case).await?,
        needs: need::of_case(tx, case).await?,
        resources: resource::known(tx, case, (ctx.today, sources)).await?,
        people: people(tx, case, ctx.today).await?,
        network: network::known(tx, case, ctx.today).await?,
        forbidden: store::network::no_contact(tx, case, ctx.today).await?,
        next_review: None,
        rests_until: None,
        concerns: if may_read {
            store::concern::in_plan(tx, case).await?
        } else {
            Vec::new()
        },
        leaves: if may_see_leaves {
            store::leave::of_case(tx, case).await?
        } else {
            Vec::new()
        },
        appointments: if sees_meetings {
            store::appointment::serving(tx, case).await?
        } else {
            Vec::new()
        },
        may_meet,
        may_edit,
        may_correct,
    };
    view.next_review = next_review(tx, &view.head.case, view.programme, ctx.today).await?;
    let rests = view.frame().rests(&view.other_pauses(None));
    let rests = rests.filter(|_| view.head.case.status.is_running());
    view.rests_until = rests.filter(|day| *day > ctx.today);
    Ok(view)
}

/// The domains that another programme holds today: by a partial agreement in force and, while nothing is
/// settled or only one side has drawn it up, where it goes first (P21).
pub(crate) fn held(record: &Record<'_>, today: Date) -> Held {
    let programme = record.programme;
    let open = record.overlaps.iter().filter(|one| {
        one.ended_at.is_none()
            && matches!(
                one.resolution,
                OverlapResolution::Unsettled | OverlapResolution::PartialAgreement
            )
            && !crate::overlap::is_in_force(programme, one)
            && one.valid_to.is_none_or(|to| to >= today)
    });
    let first = open.flat_map(|one| {
        let holder = crate::overlap::name(programme, one);
        let domains = crate::overlap::locked(programme, one).into_iter();
        domains.map(move |domain| (domain, holder.to_owned()))
    });
    let in_force = record.overlaps.iter().filter(|one| {
        one.ended_at.is_none()
            && crate::overlap::is_in_force(programme, one)
            && one.valid_to.is_none_or(|to| to >= today)
    });
    let agreed = in_force.flat_map(|one| {
        let holder = crate::overlap::name(programme, one);
        let domains = one.their_domains.iter();
        domains.map(move |domain| (domain.clone(), holder.to_owned()))
    });
    first.chain(agreed).collect()
}

/// What the assessment found for each life domain; the newest result counts.
async fn assessed(tx: &mut Tx, case: CaseId) -> Result<BTreeMap<String, Assessed>, AppError> {
    let results = store::assessment::domain_results(tx, case).await?;
    let results = results.into_iter();
    let found = results.map(|one| (one.domain.clone(), one.found()));
    Ok(found.collect())
}

/// Who stands in the network today, each once.
async fn people(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<Vec<(NetworkPersonId, String)>, AppError> {
    let mut people: BTreeMap<NetworkPersonId, (i64, String)> = BTreeMap::new();
    for tie in store::network::of_case(tx, case).await? {
        let newer = people
            .get(&tie.person)
            .is_none_or(|(number, _)| *number < tie.number);
        if newer && tie.struck.is_none() && tie.ended_on.is_none_or(|ended| today < ended) {
            people.insert(tie.person, (tie.number, tie.called().to_owned()));
        }
    }
    let people = people.into_iter();
    let mut people: Vec<_> = people.map(|(id, (_, name))| (id, name)).collect();
    people.sort_by_cached_key(|(id, name)| (fold(name), *id));
    Ok(people)
}

/// The days of the pauses that count, beside the one with this id.
fn counting(pauses: &[PauseRow], but: Option<PlanEntryId>) -> Vec<Days> {
    let all = pauses.iter();
    all.filter(|one| !one.struck && Some(one.id) != but)
        .map(PauseRow::days)
        .collect()
}

/// When the plan of a running case is looked at next; every release that was expected since the last
/// time counts, and so do pauses. `None` without a version that counts.
pub(crate) async fn next_review(
    tx: &mut Tx,
    case: &CaseRow,
    programme: &Programme,
    today: Date,
) -> Result<Option<NextReview>, AppError> {
    if !case.status.is_running() {
        return Ok(None);
    }
    let Some(basis) = store::plan::review_basis(tx, case.id).await? else {
        return Ok(None);
    };
    let Some(issued) = basis.issued_on else {
        return Ok(None);
    };
    let last = basis.reviewed_on.map_or(issued, |day| day.max(issued));
    let forecasts = store::release::of_case(tx, case.id).await?.into_iter();
    let dated = forecasts.map(|one| (german_date(one.recorded_at), one.release_on));
    let releases = expected_since(dated, last);
    let rests = if basis.paused {
        let all = store::plan::pauses(tx, case.id).await?;
        let frame = Frame {
            rhythm: programme.plan_review,
            last,
            release: case.release_on,
        };
        frame.rests(&counting(&all, None))
    } else {
        None
    };
    let lead_since = basis.lead_since.map(german_date);
    let turns: Vec<Date> = lead_since.into_iter().chain(basis.moved_on).collect();
    let held = (&releases[..], &turns[..], rests);
    Ok(Some(next(programme.plan_review, last, held, today)))
}

/// What reviews and decisions said before they were corrected.
async fn corrections(tx: &mut Tx, case: CaseId) -> Result<Trail, AppError> {
    let reviews = correction::trail(tx, case, wrong::REVIEW).await?;
    let decisions = correction::trail(tx, case, beside::DECISION).await?;
    Ok(reviews.and(decisions))
}
