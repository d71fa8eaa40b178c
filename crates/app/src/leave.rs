//! Leaves from custody (P28c, I10a): planned with the client, applied for in time, decided by the
//! prison, and what came of them.
//!
//! Who may see the network and the inner side of casework sees everything; the prison's social
//! service sees what it decides about: kind, purpose, time, companion, route, conditions. A leave
//! to somebody whom a no-contact order protects on one of its days is refused; one that was approved
//! before the order came in is marked, for the prison without a word of why.

use access::{Action, decide};
use domain::{
    Code,
    appointment::{collide, span},
    ids::{ArrangementId, CaseId, LeaveId, PlanItemId},
    land::Land,
    leave::{Counts, DayProblem, LeadTime, LeaveStatus, apply_by, check_day, lead_time},
    network::NoContact,
};
use jiff::{Timestamp, civil::Date};
use store::{
    Tx, appointment::AppointmentRow, arrangement::ArrangementRow, case::CaseRow, leave::LeaveRow,
};

use crate::{
    App, AppError, Done, OpContext,
    arrangement::in_place_of,
    case::{Head, head},
    correction::{self, Correction, Trail, field, filled},
    doubt::is_meant,
    network::{Person, Unasked, consent},
    plan::measure,
    record::{german_date, german_time},
};

pub use self::{
    along::Along,
    correct::{Corrected, can_be_corrected, correct, ending},
    decision::{Decided, is_mendable, mend, see_companion},
    paper::{LeavePaper, for_paper, has_paper},
    plan::{Entry, change, plan},
    step::{Step, step},
};
pub(crate) use self::{
    along::{gone, of_worker as along_with},
    step::call_off,
};
pub use store::leave::{LeaveRow as LeaveEntry, LeaveStepRow as LeaveStep};

mod along;
mod correct;
mod decision;
mod doubts;
mod paper;
mod plan;
mod step;

/// The name of these rows in the trail of corrections.
const NOUN: &str = "leave";

/// The most leaves that are planned at once.
pub const LONGEST_SERIES: u32 = 12;

/// A leave as the page shows it.
#[derive(Debug, Clone)]
pub struct Leave {
    /// The leave; what this person may not see is empty.
    pub row: LeaveRow,
    /// Name of the person it leads to.
    pub person: Option<String>,
    /// Who gives the arrangement it serves.
    pub arrangement: Option<String>,
    /// The measure of the plan it serves.
    pub measure: Option<String>,
    /// Whether that measure was taken out of the plan, if the leave is still to come.
    pub measure_gone: bool,
    /// Appointments with the client that lie in its time: a viewing, an office, an employer. For those who see
    /// the inner side.
    pub meetings: Vec<AppointmentRow>,
    /// Last day for the application.
    pub apply_by: Option<Date>,
    /// How the application stands.
    pub lead: Option<LeadTime>,
    /// Name of the public holiday on its day.
    pub holiday: Option<String>,
    /// An order that forbids it after all, if it is still to come; only for those who see the network.
    pub no_contact: Option<NoContact>,
    /// Those to whom it leads without their consent, if it is still to come; for those who see the network.
    pub unasked: Vec<Unasked>,
    /// Whether the application leaves out the name of whom it leads to.
    pub nameless: bool,
    /// An order as a mere mark for the others, above all the prison that carries it out: the office is
    /// to be asked before.
    pub ask_first: bool,
    /// What has changed around it since it was planned.
    pub overtaken: Overtaken,
    /// Whether the prison itself wrote down the decision that stands.
    pub prisons: bool,
    /// Its place in the series and how many there are.
    pub of_series: Option<(usize, usize)>,
    /// What happened, the oldest first.
    pub steps: Vec<LeaveStep>,
    /// What it said before it was changed or decided anew, the newest first; only for those who see
    /// the inner side.
    pub former: Vec<Correction>,
}

/// What has changed around a leave since it was planned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overtaken {
    /// The day of the release, if the leave is still to come and does not end before it.
    pub after_release: Option<Date>,
    /// Who goes along by its words and has left the case since.
    pub gone: Option<String>,
    /// Whether its day is over, and nobody has decided.
    pub over: bool,
}

/// Everything on the page of leaves.
#[derive(Debug, Clone)]
pub struct Leaves {
    /// Head of the case.
    pub head: Head,
    /// All of them, by their time.
    pub leaves: Vec<Leave>,
    /// Days before a leave by which the application has to be in.
    pub lead_days: u32,
    /// People to choose from.
    pub people: Vec<Person>,
    /// Arrangements to choose from: id and who gives it.
    pub arrangements: Vec<(ArrangementId, String)>,
    /// Measures of the plan to choose from; none for those who may not see the plan.
    pub measures: Vec<(PlanItemId, String)>,
    /// Whether this person may plan, apply and record results.
    pub may_edit: bool,
    /// Whether this person may record the prison's decision.
    pub may_decide: bool,
    /// Whether this person sees the inner side.
    pub inner: bool,
}

impl Leaves {
    /// One of them.
    pub fn leave(&self, id: LeaveId) -> Option<&Leave> {
        self.leaves.iter().find(|one| one.row.id == id)
    }

    /// How many went which way.
    pub fn counts(&self) -> Counts {
        let rows = self.leaves.iter().map(|one| &one.row);
        Counts::of(rows.map(|row| {
            let (applied, decided) = (row.applied_on.is_some(), row.decided_on.is_some());
            (row.status, applied, decided)
        }))
    }
}

/// Reads the leaves of a case and logs that.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<Leaves, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewLeaves, case).await?;
    let leaves = read(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("leave.view", case)).await?;
    Ok(leaves)
}

/// The same for a form; who may not do `action` gets no form.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Leaves, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, action, case).await?;
    drop(tx);
    view(app, ctx, case).await
}

async fn read(app: &App, tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<Leaves, AppError> {
    let facts = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let inner = may(Action::ViewNetwork);
    let (people, secured) = if inner {
        let people = crate::network::known(tx, case.id, ctx.today).await?;
        (people, store::arrangement::of_case(tx, case.id).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    let arrangements = standing(&secured);
    let measures = measures(tx, case.id, inner && may(Action::ViewPlan)).await?;
    let rows = store::leave::of_case(tx, case.id).await?;
    let steps = store::leave::steps_of_case(tx, case.id).await?;
    let trail = correction::trail(tx, case.id, NOUN).await?;
    let ties = store::network::of_case(tx, case.id).await?;
    let lead_days = app.programme_of(case)?.leave_lead_days;
    let meetings = meetings(tx, case.id, inner && may(Action::ViewAppointments)).await?;
    // Who goes instead is for those who look after the case.
    let told = if inner { rows.as_slice() } else { &[] };
    let gone = gone(tx, case, (told, ctx.today)).await?;
    let mut leaves = Vec::new();
    for row in &rows {
        let day = german_date(row.starts_at);
        let person = row.person.filter(|_| inner);
        let no_contact = if row.status.is_over() {
            None
        } else {
            crate::network::named::forbids_leave(tx, row).await?
        };
        let until = last_day(app, case, day)?;
        let name = person.and_then(|id| ties.iter().rev().find(|tie| tie.person == id));
        // What was changed since stands in place of what was chosen.
        let serves = row.arrangement.and_then(|id| in_place_of(&secured, id));
        let served = arrangements.iter().find(|(one, _)| Some(*one) == serves);
        leaves.push(Leave {
            person: name.map(|tie| tie.called().to_owned()),
            arrangement: served.map(|(_, provider)| provider.clone()),
            measure: measure::named(&measures, row.measure),
            measure_gone: !row.status.is_over() && measure::is_gone(&measures, row.measure),
            meetings: meetings
                .iter()
                .filter(|one| lies_in(one, row))
                .cloned()
                .collect(),
            apply_by: until,
            lead: until
                .filter(|_| !case.released && day >= ctx.today)
                .filter(|_| before_release(case.release_on, row.ends_at).is_ok())
                .and_then(|until| lead_time(row.status, until, ctx.today)),
            holiday: holiday(app, case, day)?,
            unasked: unasked(&people, row),
            nameless: is_nameless(&people, row),
            ask_first: !inner && no_contact.is_some(),
            no_contact: no_contact.filter(|_| inner),
            overtaken: overtaken(case, row, (&gone, ctx.today)),
            prisons: decision::is_prisons(row, &steps),
            of_series: of_series(&rows, row),
            steps: steps
                .iter()
                .filter(|step| inner && step.leave == row.id)
                .cloned()
                .collect(),
            former: former(&trail, row, inner),
            row: shown(row, (inner, serves)),
        });
    }
    Ok(Leaves {
        head: head(app, tx, ctx, case).await?,
        leaves,
        lead_days,
        people: people.into_iter().filter(|one| !one.gone).collect(),
        arrangements,
        measures: measure::to_choose(measures, &served_measures(&rows)),
        may_edit: may(Action::EditLeaves),
        may_decide: may(Action::DecideLeave),
        inner,
    })
}

fn overtaken(
    case: &CaseRow,
    row: &LeaveRow,
    (gone, today): (&[(LeaveId, String)], Date),
) -> Overtaken {
    let gone = gone.iter().find(|(id, _)| *id == row.id);
    let open = matches!(row.status, LeaveStatus::Planned | LeaveStatus::Applied);
    let late = !row.status.is_over() && before_release(case.release_on, row.ends_at).is_err();
    Overtaken {
        after_release: case.release_on.filter(|_| late),
        gone: gone.map(|(_, name)| name.clone()),
        over: open && german_date(row.ends_at) < today,
    }
}

/// What a leave said before, for those who see the inner side.
fn former(trail: &Trail, row: &LeaveRow, inner: bool) -> Vec<Correction> {
    let said = trail.of(row.id.uuid());
    if inner { said.to_vec() } else { Vec::new() }
}

/// The leave as this person sees it, with the arrangement that it serves today.
fn shown(row: &LeaveRow, (inner, arrangement): (bool, Option<ArrangementId>)) -> LeaveRow {
    if !inner {
        return outer(row);
    }
    LeaveRow {
        arrangement,
        ..row.clone()
    }
}

/// The appointments still to come, for those who may see them.
async fn meetings(tx: &mut Tx, case: CaseId, sees: bool) -> Result<Vec<AppointmentRow>, AppError> {
    if sees {
        Ok(store::appointment::open(tx, case).await?)
    } else {
        Ok(Vec::new())
    }
}

/// The measures of the plan, for those who may see it.
async fn measures(tx: &mut Tx, case: CaseId, sees: bool) -> Result<Vec<measure::Known>, AppError> {
    if sees {
        measure::known(tx, case).await
    } else {
        Ok(Vec::new())
    }
}

/// Those to whom a leave that is not over leads without their consent.
fn unasked(people: &[Person], row: &LeaveRow) -> Vec<Unasked> {
    if row.status.is_over() {
        return Vec::new();
    }
    let said = consent::Said {
        chosen: row.person.as_slice(),
        words: &[&row.about, &row.companion, &row.route],
    };
    consent::without(people, said)
}

/// Whether whoever a leave leads to is left off its application.
fn is_nameless(people: &[Person], row: &LeaveRow) -> bool {
    let applied = matches!(row.status, LeaveStatus::Planned | LeaveStatus::Applied);
    let chosen = people.iter().find(|one| Some(one.id) == row.person);
    applied && chosen.is_some_and(Person::keeps_off_papers)
}

/// Whether an appointment with the client falls into the time of a leave that is not called off or refused.
fn lies_in(meeting: &AppointmentRow, leave: &LeaveRow) -> bool {
    let agreed = &meeting.agreed;
    let mine = span(agreed.at, agreed.ends_at);
    is_meant(leave) && agreed.with_client && collide(mine, (leave.starts_at, leave.ends_at))
}

fn served_measures(rows: &[LeaveRow]) -> Vec<Option<PlanItemId>> {
    rows.iter().map(|row| row.measure).collect()
}

/// What the prison decides about, without what belongs to casework.
fn outer(row: &LeaveRow) -> LeaveRow {
    LeaveRow {
        person: None,
        arrangement: None,
        measure: None,
        about: String::new(),
        result: String::new(),
        cancelled: String::new(),
        epistemic: None,
        ..row.clone()
    }
}

fn standing(rows: &[ArrangementRow]) -> Vec<(ArrangementId, String)> {
    let rows = rows.iter().filter(|row| row.struck_at.is_none());
    rows.map(|row| (row.id, row.provider.clone())).collect()
}

fn of_series(rows: &[LeaveRow], row: &LeaveRow) -> Option<(usize, usize)> {
    let series = row.series?;
    let all: Vec<_> = rows
        .iter()
        .filter(|one| one.series == Some(series))
        .collect();
    let at = all.iter().position(|one| one.id == row.id)?;
    Some((at + 1, all.len()))
}

/// Last day for the application of a leave on `day`.
pub(crate) fn last_day(app: &App, case: &CaseRow, day: Date) -> Result<Option<Date>, AppError> {
    let programme = app.programme_of(case)?;
    let holidays = app.catalogue.holidays();
    Ok(apply_by(
        day,
        programme.leave_lead_days,
        holidays,
        land(app, case)?,
    ))
}

/// Whose public holidays count: the application goes to the prison, and the leave begins there.
fn land(app: &App, case: &CaseRow) -> Result<Land, AppError> {
    let prison = app.institutions.get(&case.institution);
    Ok(match prison {
        Some(prison) => prison.land,
        None => app.programme_of(case)?.land,
    })
}

fn holiday(app: &App, case: &CaseRow, day: Date) -> Result<Option<String>, AppError> {
    let land = land(app, case)?;
    let found = app.catalogue.holidays().on(day, land);
    Ok(found.map(|one| one.name.clone()))
}

/// Whether a leave still ends before the release, which may have moved since it was planned.
pub(crate) fn before_release(release: Option<Date>, ends_at: Timestamp) -> Result<(), DayProblem> {
    check_day(german_date(ends_at), None, release)
}

/// A leave of the case.
async fn one(tx: &mut Tx, case: CaseId, id: LeaveId) -> Result<LeaveRow, AppError> {
    let rows = store::leave::of_case(tx, case).await?;
    rows.into_iter()
        .find(|row| row.id == id)
        .ok_or(AppError::NotFound)
}

/// What a plan of a leave says, for its trail.
pub(crate) async fn plan_fields(
    tx: &mut Tx,
    row: &LeaveRow,
) -> Result<Vec<(String, String)>, AppError> {
    let code = |kind: &str, code: &str| format!("code-{kind}-{}", code.replace('_', "-"));
    let person = match row.person {
        Some(person) => {
            let tie = crate::network::last_of(tx, row.case, person).await?;
            tie.called().to_owned()
        }
        None => String::new(),
    };
    let measures = measure::known(tx, row.case).await?;
    let measure = measure::named(&measures, row.measure).unwrap_or_default();
    let clock = |at| german_time(at).strftime("%H:%M").to_string();
    let last = german_date(row.ends_at);
    let last = (last != german_date(row.starts_at)).then(|| last.to_string());
    Ok(filled(vec![
        field("leave-kind", code("leave-kind", row.kind.code())),
        field("leave-purpose", code("leave-purpose", row.purpose.code())),
        field("leave-person", person),
        field("leave-measure", measure),
        field("leave-about", &row.about),
        field("leave-day", german_date(row.starts_at).to_string()),
        field("leave-last-day", last.unwrap_or_default()),
        field("leave-from", clock(row.starts_at)),
        field("leave-to", clock(row.ends_at)),
        field("leave-route", &row.route),
        field("leave-companion", &row.companion),
    ]))
}

/// What the prison has decided, for the trail; empty before it has.
pub(crate) fn decision_fields(row: &LeaveRow) -> Vec<(String, String)> {
    let day = row.decided_on.map(|day| day.to_string());
    filled(vec![
        field("leave-decided-on", day.unwrap_or_default()),
        field("leave-decided-by", &row.decided_by),
        field("leave-decision", &row.decision),
        field("leave-conditions", &row.conditions),
    ])
}

/// What stands now, field by field, for somebody who was slower.
async fn conflict(tx: &mut Tx, row: &LeaveRow) -> Result<AppError, AppError> {
    let steps = store::leave::steps_of_case(tx, row.case).await?;
    let last = steps.iter().rev().find(|step| step.leave == row.id);
    let trail = correction::trail(tx, row.case, NOUN).await?;
    let mended = trail.of(row.id.uuid()).first();
    let mended = mended.filter(|one| last.is_none_or(|step| step.at < one.at));
    let by = match (mended, last) {
        (Some(one), _) => &one.by_name,
        (None, Some(step)) => &step.by_name,
        (None, None) => &row.recorded_by_name,
    };
    let status = row.status.code().replace('_', "-");
    let theirs = [
        ("leave-status", format!("code-leave-status-{status}")),
        ("leave-day", german_date(row.starts_at).to_string()),
        ("leave-companion", row.companion.clone()),
        ("leave-route", row.route.clone()),
        ("leave-decided-by", row.decided_by.clone()),
        ("leave-decision", row.decision.clone()),
        ("leave-conditions", row.conditions.clone()),
        ("leave-result", row.result.clone()),
        ("leave-cancelled", row.cancelled.clone()),
    ];
    Ok(AppError::Conflict(Box::new(crate::Conflict {
        by: Some(by.clone()),
        version: row.version,
        theirs: theirs
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    })))
}
