//! The client's own plans (I3a, P8e, P8g, P17): crisis plan and weekly plan in versions, and what
//! went well.
//!
//! A plan is never overwritten: saving writes the next version. What went well is corrected with
//! its trail. Nothing here goes outside by itself; what the client wants to be shared is words, and
//! a disclosure still needs its release.

mod paper;
mod success;

use access::{Action, decide};
use domain::{
    Code,
    ids::CaseId,
    network::{NoContact, names},
    own_plan::{
        CrisisPlan, OwnPlanKind,
        success::{Strength, strengths},
        week::WeeklyPlan,
    },
};
use jiff::civil::Date;
use programme::model::LifeDomain;
use serde::{Serialize, de::DeserializeOwned};
use store::{StoreError, Tx, case::CaseRow, own_plan::OwnPlanRow, success::SuccessRow};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    began::before_began,
    case::{Head, head},
    correction::{Correction, Trail, field, filled, trail},
    journal,
    network::forbidden,
    paper::bears_no_protected_name,
    recompute::{Cause, recompute},
};

pub(crate) use self::success::{fields as success_fields, strike_told_in, told_in};
pub use self::{
    paper::{crisis_for_paper, weekly_for_paper},
    success::{Entry, NOUN as SUCCESS, Voice, add, correct, voice_key},
};
pub use store::success::SuccessContent;

/// A version of the crisis plan.
pub type CrisisVersion = OwnPlanRow<CrisisPlan>;
/// A version of the weekly plan.
pub type WeeklyVersion = OwnPlanRow<WeeklyPlan>;

/// The most lines of a weekly plan.
pub const MAX_ENTRIES: usize = 60;

/// The most people of a crisis plan.
pub const MAX_PEOPLE: usize = 12;

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct OwnPlans {
    /// The case.
    pub head: Head,
    /// Crisis plans, newest first.
    pub crisis: Vec<CrisisVersion>,
    /// Weekly plans, newest first.
    pub weekly: Vec<WeeklyVersion>,
    /// What went well, newest day first, taken back ones too.
    pub successes: Vec<SuccessRow>,
    /// What those entries said before.
    pub trail: Trail,
    /// The strengths that they show.
    pub strengths: Vec<Strength>,
    /// Life domains of the programme.
    pub domains: Vec<LifeDomain>,
    /// Whether this person may write here.
    pub may_edit: bool,
}

impl OwnPlans {
    /// One of the entries, with what it said before.
    pub fn success(&self, id: domain::ids::SuccessId) -> Option<(&SuccessRow, &[Correction])> {
        let row = self.successes.iter().find(|one| one.id == id)?;
        Some((row, self.trail.of(id.uuid())))
    }

    /// The weekly plan that counts on this day: of those that have begun the one that began last, else the
    /// next one.
    pub fn week_on(&self, today: Date) -> Option<&WeeklyVersion> {
        week_on(&self.weekly, today)
    }

    /// How many weekly plans counted before the one that counts on this day, or were replaced.
    pub fn weeks_before(&self, today: Date) -> usize {
        let now = self.week_on(today).map(|one| one.number);
        let other = self.weekly.iter().filter(|one| Some(one.number) != now);
        other.filter(|one| one.valid_from <= today).count()
    }

    /// The next weekly plan that begins after this day, if another one counts until then.
    pub fn week_after(&self, today: Date) -> Option<&WeeklyVersion> {
        let now = self.week_on(today)?;
        next_week(&self.weekly, today).filter(|next| next.number != now.number)
    }
}

/// Of weekly plans the one that counts on this day. One that was announced stands, whatever is written for the
/// days before it; of two for the same day the newer one does.
fn week_on(weekly: &[WeeklyVersion], today: Date) -> Option<&WeeklyVersion> {
    begun_week(weekly, today).or_else(|| next_week(weekly, today))
}

fn begun_week(weekly: &[WeeklyVersion], today: Date) -> Option<&WeeklyVersion> {
    let begun = weekly.iter().filter(|one| one.valid_from <= today);
    begun.max_by_key(|one| (one.valid_from, one.number))
}

fn next_week(weekly: &[WeeklyVersion], today: Date) -> Option<&WeeklyVersion> {
    let ahead = weekly.iter().filter(|one| one.valid_from > today);
    ahead.min_by_key(|one| (one.valid_from, std::cmp::Reverse(one.number)))
}

/// Why somebody looks; the log tells one from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Reading.
    View,
    /// For a form.
    Form,
    /// For a print.
    Print,
}

/// Reads everything on the page and logs that.
pub async fn read(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    look: Look,
) -> Result<OwnPlans, AppError> {
    let action = match look {
        Look::View | Look::Print => Action::ViewOwnPlans,
        Look::Form => Action::EditOwnPlans,
    };
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    if look == Look::Print {
        journal::allowed(decide(&ctx.actor, Action::PrintCase, Some(&facts)))?;
    }
    let successes = store::success::of_case(&mut tx, case).await?;
    let standing = successes.iter().filter(|one| !one.struck);
    if look == Look::Print {
        let words = standing.clone().map(|one| one.content.body.as_str());
        bears_no_protected_name(&mut tx, ctx, case, words).await?;
    }
    let plans = OwnPlans {
        head: head(app, &mut tx, ctx, &row).await?,
        crisis: store::own_plan::versions(&mut tx, case, OwnPlanKind::Crisis).await?,
        weekly: store::own_plan::versions(&mut tx, case, OwnPlanKind::Weekly).await?,
        strengths: strengths(
            standing.map(|one| (one.content.strength.as_str(), one.content.on_day)),
        ),
        trail: trail(&mut tx, case, SUCCESS).await?,
        successes,
        domains: app.programme_of(&row)?.domains.clone(),
        may_edit: decide(&ctx.actor, Action::EditOwnPlans, Some(&facts)).is_allowed(),
    };
    drop(tx);
    let done = match look {
        Look::Print => Done::on("own_plan.print", case),
        Look::View | Look::Form => Done::on("own_plan.view", case),
    };
    app.viewed(ctx, done).await?;
    Ok(plans)
}

/// Writes the next version of the crisis plan. `base` is the number of the version that was read; 0:
/// none.
pub async fn save_crisis(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    base: i64,
    plan: CrisisPlan,
) -> Result<(), AppError> {
    if plan.is_empty() {
        return Err(AppError::invalid(
            "warning_signs",
            "own-crisis-problem-empty",
        ));
    }
    let people = plan.people.len();
    if people > MAX_PEOPLE {
        return Err(AppError::invalid("name-0", "own-crisis-problem-people"));
    }
    let kind = OwnPlanKind::Crisis;
    save(
        app,
        ctx,
        (case, kind, base),
        (ctx.today, plan),
        (of_crisis, callable),
    )
    .await
}

/// Nobody is to be called, and nowhere gone, whom a no-contact order protects.
fn callable(plan: &CrisisPlan, orders: &[NoContact]) -> Problems {
    let mut problems = Problems::new();
    for (field, words) in plan.words() {
        if let Some(order) = names(orders, None, [words]) {
            problems.add(field, forbidden(order));
        }
    }
    for (at, one) in plan.people.iter().enumerate() {
        let words = [one.name.as_str(), one.relation.as_str()];
        if let Some(order) = names(orders, None, words) {
            problems.add(&format!("name-{at}"), forbidden(order));
        }
    }
    problems
}

/// Writes the next version of the weekly plan, meant from `valid_from` on.
pub async fn save_weekly(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    base: i64,
    valid_from: Date,
    plan: WeeklyPlan,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if plan.entries.is_empty() {
        problems.add_key("title-0", "own-week-problem-empty");
    }
    if plan.entries.len() > MAX_ENTRIES {
        problems.add_key("title-0", "own-week-problem-many");
    }
    if plan.entries.iter().any(|one| one.to <= one.from) {
        problems.add_key("title-0", "own-week-problem-order");
    }
    problems.none_or_invalid()?;
    let kind = OwnPlanKind::Weekly;
    save(
        app,
        ctx,
        (case, kind, base),
        (valid_from, plan),
        (of_week, free_of_protected),
    )
    .await
}

/// No hour of the week leads to somebody whom a no-contact order protects.
fn free_of_protected(plan: &WeeklyPlan, orders: &[NoContact]) -> Problems {
    let mut problems = Problems::new();
    for (at, one) in plan.entries.iter().enumerate() {
        for (field, words) in [("title", &one.title), ("place", &one.place)] {
            if let Some(order) = names(orders, None, [words.as_str()]) {
                problems.add(&format!("{field}-{at}"), forbidden(order));
            }
        }
    }
    if let Some(order) = names(orders, None, [plan.note.as_str()]) {
        problems.add("note", forbidden(order));
    }
    problems
}

/// What a version says, field by field, for somebody who was slower.
type Fields<P> = fn(&OwnPlanRow<P>) -> Vec<(String, String)>;

/// What a plan may not say while these orders are in force.
type Check<P> = fn(&P, &[NoContact]) -> Problems;

async fn save<P: Serialize + DeserializeOwned + PartialEq>(
    app: &App,
    ctx: &OpContext,
    (case, kind, base): (CaseId, OwnPlanKind, i64),
    (valid_from, content): (Date, P),
    (fields, check): (Fields<P>, Check<P>),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOwnPlans, case)
        .await?;
    let newest = newest::<P>(&mut tx, case, kind).await?;
    let number = newest.as_ref().map_or(0, |one| one.number);
    if let Some(theirs) = newest.filter(|one| one.number != base) {
        return Err(AppError::Conflict(Box::new(Conflict {
            by: Some(theirs.recorded_by_name.clone()),
            version: theirs.number,
            theirs: filled(fields(&theirs)),
        })));
    }
    // A week is lived again and again, also when an order comes into force.
    let last = if kind == OwnPlanKind::Weekly {
        Date::MAX
    } else {
        ctx.today
    };
    let orders = store::network::no_contact_between(&mut tx, case, (ctx.today, last)).await?;
    let mut problems = check(&content, &orders);
    if kind == OwnPlanKind::Weekly {
        check_begin(&mut tx, &row, (valid_from, ctx.today), &mut problems).await?;
    }
    problems.none_or_invalid()?;
    let version = OwnPlanRow {
        id: ctx.new_id(),
        number: number + 1,
        valid_from,
        content,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::own_plan::insert(&mut tx, (row.carrier, case, kind), &version).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let detail = serde_json::json!({ "kind": kind.code(), "number": version.number });
    let done = Done::on("own_plan.save", case)
        .subject(format!("own_plan {}", kind.code()))
        .detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// A weekly plan begins neither before the case nor before the one that counts today, which would go on counting.
async fn check_begin(
    tx: &mut Tx,
    case: &CaseRow,
    (valid_from, today): (Date, Date),
    problems: &mut Problems,
) -> Result<(), AppError> {
    if let Some(message) = before_began(case, valid_from) {
        problems.add("valid_from", message);
        return Ok(());
    }
    let weekly = store::own_plan::versions(tx, case.id, OwnPlanKind::Weekly).await?;
    if let Some(now) = begun_week(&weekly, today).filter(|now| valid_from < now.valid_from) {
        let message = Message::new("own-week-problem-before");
        let message = message.with_arg("date", MessageArg::Day(now.valid_from));
        problems.add("valid_from", message);
    }
    Ok(())
}

async fn newest<P: DeserializeOwned>(
    tx: &mut Tx,
    case: CaseId,
    kind: OwnPlanKind,
) -> Result<Option<OwnPlanRow<P>>, AppError> {
    Ok(store::own_plan::versions(tx, case, kind)
        .await?
        .into_iter()
        .next())
}

fn of_crisis(row: &CrisisVersion) -> Vec<(String, String)> {
    let plan = &row.content;
    let people: Vec<String> = plan
        .people
        .iter()
        .map(|one| format!("{} {} {}", one.name, one.relation, one.phone))
        .collect();
    vec![
        field("own-crisis-signs", &plan.warning_signs),
        field("own-crisis-helps", &plan.helps),
        field("own-crisis-people", people.join("; ")),
        field("own-crisis-places", &plan.places),
        field("own-crisis-do", &plan.others_do),
        field("own-crisis-do-not", &plan.others_do_not),
        field("own-crisis-agreed", &plan.agreed_with),
        field("own-crisis-share", &plan.share),
    ]
}

fn of_week(row: &WeeklyVersion) -> Vec<(String, String)> {
    let lines: Vec<String> = row
        .content
        .entries
        .iter()
        .map(|one| {
            let clock = "%H:%M";
            let (from, to) = (one.from.strftime(clock), one.to.strftime(clock));
            format!("{from}–{to} {}", one.title)
        })
        .collect();
    vec![
        field("own-week-valid-from", row.valid_from.to_string()),
        field("own-week-entries", lines.join("; ")),
        field("own-week-note", &row.content.note),
    ]
}

/// Whether there is a weekly plan.
pub(crate) async fn has_weekly(tx: &mut Tx, case: CaseId) -> Result<bool, AppError> {
    let newest = newest::<WeeklyPlan>(tx, case, OwnPlanKind::Weekly).await?;
    Ok(newest.is_some())
}

/// Whether there is a crisis plan.
pub(crate) async fn has_crisis(tx: &mut Tx, case: CaseId) -> Result<bool, AppError> {
    let newest = newest::<CrisisPlan>(tx, case, OwnPlanKind::Crisis).await?;
    Ok(newest.is_some())
}
