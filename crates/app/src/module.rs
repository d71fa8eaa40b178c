//! Taking part in modules (I15): several at once, in any order, again where the programme says so.

use access::{Action, decide};
use domain::{
    contact::EpistemicKind,
    ids::{CaseId, ModuleParticipationId},
    participation::{DaysProblem, ParticipationStatus, check_days, share_a_day, write_attended},
    seam::Side,
};
use jiff::civil::Date;
use programme::{
    Programme,
    model::{Module, ModulePlace},
    phases,
    phases::Span,
};
use store::{StoreError, case::CaseRow, module::ParticipationRow};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head_of},
    correction::{self, Trail, faster, field, keep, kind_field},
    journal,
    record::Record,
};

pub use store::module::ParticipationRow as Participation;

/// The name of these rows in the trail of corrections.
const NOUN: &str = "module_participation";

/// A module of the programme, seen from one case.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The module.
    pub module: Module,
    /// The days that the programme means it for; `None` while they cannot be told.
    pub span: Option<Span>,
    /// Whether it can be begun now: repeatable, or not taken yet.
    pub free: bool,
}

/// Everything on the page of modules.
#[derive(Debug, Clone)]
pub struct Modules {
    /// Head of the case.
    pub head: Head,
    /// The programme's modules, in its order.
    pub offers: Vec<Offer>,
    /// Participations, by first day.
    pub participations: Vec<ParticipationRow>,
    /// What the participations said before they were changed.
    pub trail: Trail,
    /// Whether results and reasons may be seen.
    pub inner: bool,
    /// Whether this person may begin and end modules.
    pub may_edit: bool,
}

impl Modules {
    /// The module of a participation.
    pub fn offer(&self, module: &str) -> Option<&Offer> {
        self.offers.iter().find(|one| one.module.id == module)
    }

    /// One of the participations.
    pub fn participation(&self, id: ModuleParticipationId) -> Option<&ParticipationRow> {
        self.participations.iter().find(|one| one.id == id)
    }
}

impl Offer {
    /// Whether a participation begins or ends on a day that the programme does not mean it for.
    pub fn is_outside(&self, from: Date, to: Option<Date>) -> bool {
        self.span.is_some_and(|(begin, end)| {
            from < begin || end.is_some_and(|end| end <= from || to.is_some_and(|to| end <= to))
        })
    }
}

/// Reads the page of modules and logs that.
pub async fn modules(app: &App, ctx: &OpContext, case: CaseId) -> Result<Modules, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    // Whoever opened the case in an emergency reads notes, and not what came of modules.
    let inner = may(Action::ViewNotes) && may(Action::ViewReleaseHistory);
    let may_edit = may(Action::EditModules);
    let record = app.record(&mut tx, row).await?;
    let mut participations = store::module::of_case(&mut tx, case).await?;
    let trail = if inner {
        correction::trail(&mut tx, case, NOUN).await?
    } else {
        Trail::default()
    };
    drop(tx);
    app.viewed(ctx, Done::on("modules.view", case)).await?;
    let offers = offers(&record, &participations);
    if !inner {
        for one in &mut participations {
            one.attended = None;
            one.result.clear();
            one.reason.clear();
            one.epistemic = None;
        }
    }
    Ok(Modules {
        head: head_of(app, &record, ctx.today),
        offers,
        participations,
        trail,
        inner,
        may_edit: may_edit && record.case.status.is_running(),
    })
}

/// The same for a form; who may not change anything gets no form.
pub async fn for_form(app: &App, ctx: &OpContext, case: CaseId) -> Result<Modules, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditModules, case)
        .await?;
    drop(tx);
    running(&row)?;
    modules(app, ctx, case).await
}

fn running(case: &CaseRow) -> Result<(), AppError> {
    if case.status.is_running() {
        Ok(())
    } else {
        Err(AppError::Refused(Message::new("module-refused-intake")))
    }
}

fn offers(record: &Record<'_>, taken: &[ParticipationRow]) -> Vec<Offer> {
    record
        .programme
        .modules
        .iter()
        .map(|module| Offer {
            span: span(record, module),
            free: module.repeatable || !is_taken(taken, &module.id, None),
            module: module.clone(),
        })
        .collect()
}

/// The days of a module: its own where it has any, else open on that side.
fn span(record: &Record<'_>, module: &Module) -> Option<Span> {
    let anchors = record.facts.anchors();
    let from = phases::day_of(record.programme, &anchors, module.from?)?;
    let to = match module.to {
        Some(to) => Some(phases::end_of(record.programme, &anchors, to)?),
        None => None,
    };
    Some((from, to))
}

/// Whether there is a participation in a module other than `except` that was not broken off.
fn is_taken(
    rows: &[ParticipationRow],
    module: &str,
    except: Option<ModuleParticipationId>,
) -> bool {
    rows.iter().any(|row| {
        row.module == module
            && Some(row.id) != except
            && row.status != ParticipationStatus::BrokenOff
    })
}

/// A participation as it was typed; days and codes have been read already.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Id of the module.
    pub module: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
    /// Inside or outside.
    pub side: Side,
    /// Where it stands.
    pub status: ParticipationStatus,
    /// How long the client was there, in minutes.
    pub attended: Option<i64>,
    /// What came out of it.
    pub result: String,
    /// Why it was broken off.
    pub reason: String,
    /// What kind of statement result or reason is.
    pub epistemic: EpistemicKind,
    /// Why it is corrected; needed where it does not go on to another status.
    pub why: String,
}

/// Enters a new participation.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &Entry,
) -> Result<ModuleParticipationId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditModules, case)
        .await?;
    running(&row)?;
    let taken = store::module::of_case(&mut tx, case).await?;
    check(
        app.programme_of(&row)?,
        &row,
        &taken,
        None,
        entry,
        ctx.today,
    )?;
    let id = ctx.new_id();
    let new = ParticipationRow {
        recorded_at: ctx.now,
        ..participation(ctx, &row, id, entry, 1)
    };
    store::module::insert(&mut tx, &new).await?;
    let done = Done::on("module.add", case).subject(format!("participation {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(entry))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

/// Changes a participation: begin, end with a result, break off with a reason, correct.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (ModuleParticipationId, i64),
    entry: &Entry,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditModules, case)
        .await?;
    running(&row)?;
    let taken = store::module::of_case(&mut tx, case).await?;
    let former = taken
        .iter()
        .find(|one| one.id == id)
        .ok_or(AppError::NotFound)?;
    if former.version != version {
        return Err(conflict(former));
    }
    let entry = &Entry {
        module: former.module.clone(),
        ..entry.clone()
    };
    let programme = app.programme_of(&row)?;
    check(programme, &row, &taken, Some(former), entry, ctx.today)?;
    let why = entry.why.trim();
    if former.status == entry.status && why.is_empty() {
        return Err(AppError::invalid("why", "error-reason-required"));
    }
    keep(&mut tx, ctx, &row, (NOUN, id.uuid()), fields(former), why).await?;
    let changed = participation(ctx, &row, id, entry, version);
    store::module::update(&mut tx, &changed).await?;
    let done = Done::on("module.change", case).subject(format!("participation {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(entry))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn participation(
    ctx: &OpContext,
    case: &CaseRow,
    id: ModuleParticipationId,
    entry: &Entry,
    version: i64,
) -> ParticipationRow {
    ParticipationRow {
        id,
        carrier: case.carrier,
        case: case.id,
        module: entry.module.clone(),
        from_on: entry.from,
        to_on: entry.to,
        side: entry.side,
        status: entry.status,
        attended: entry.attended,
        result: entry.result.trim().to_owned(),
        reason: entry.reason.trim().to_owned(),
        epistemic: said(entry),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version,
    }
}

/// While nothing is said there is no kind of it.
fn said(entry: &Entry) -> Option<EpistemicKind> {
    let silent = entry.result.trim().is_empty() && entry.reason.trim().is_empty();
    (!silent).then_some(entry.epistemic)
}

fn detail(entry: &Entry) -> String {
    serde_json::json!({
        "module": entry.module,
        "status": domain::Code::code(entry.status),
    })
    .to_string()
}

fn check(
    programme: &Programme,
    case: &CaseRow,
    taken: &[ParticipationRow],
    former: Option<&ParticipationRow>,
    entry: &Entry,
    today: Date,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    let Some(module) = programme.modules.iter().find(|one| one.id == entry.module) else {
        return Err(AppError::invalid("module", "error-choose"));
    };
    if former.is_some_and(|former| !former.status.may_become(entry.status)) {
        problems.add_key("status", "module-problem-planned-again");
    }
    check_side(module, case, entry, &mut problems);
    if let Err(problem) = check_days(entry.status, entry.from, entry.to, today) {
        let (field, message) = days_problem(problem, entry);
        problems.add(field, message);
    }
    if entry.status == ParticipationStatus::Planned && entry.attended.is_some_and(|all| all > 0) {
        problems.add_key("attended", "module-problem-attended-planned");
    }
    if entry.status == ParticipationStatus::Done && entry.result.trim().is_empty() {
        problems.add_key("result", "module-problem-result");
    }
    if entry.status == ParticipationStatus::BrokenOff {
        if entry.reason.trim().is_empty() {
            problems.add_key("reason", "error-reason-required");
        }
    } else {
        check_others(
            module,
            taken,
            former.map(|one| one.id),
            entry,
            &mut problems,
        );
    }
    problems.none_or_invalid()
}

fn check_side(module: &Module, case: &CaseRow, entry: &Entry, problems: &mut Problems) {
    match (module.place, entry.side) {
        (ModulePlace::Inside, Side::Outside) => {
            problems.add_key("side", "module-problem-only-inside");
        }
        (ModulePlace::Outside, Side::Inside) => {
            problems.add_key("side", "module-problem-only-outside");
        }
        _ => {}
    }
    let release = case.release_on.filter(|_| case.released);
    if let Some(release) = release.filter(|release| entry.from > *release)
        && entry.side == Side::Inside
    {
        let message =
            Message::new("module-problem-after-release").with_arg("date", MessageArg::Day(release));
        problems.add("side", message);
    }
}

fn check_others(
    module: &Module,
    taken: &[ParticipationRow],
    except: Option<ModuleParticipationId>,
    entry: &Entry,
    problems: &mut Problems,
) {
    if !module.repeatable && is_taken(taken, &module.id, except) {
        problems.add_key("module", "module-problem-not-repeatable");
        return;
    }
    let met = taken.iter().find(|row| {
        row.module == module.id
            && Some(row.id) != except
            && row.status != ParticipationStatus::BrokenOff
            && share_a_day((row.from_on, row.to_on), (entry.from, entry.to))
    });
    if let Some(row) = met {
        let message =
            Message::new("module-problem-at-once").with_arg("from", MessageArg::Day(row.from_on));
        problems.add("from", message);
    }
}

fn days_problem(problem: DaysProblem, entry: &Entry) -> (&'static str, Message) {
    match problem {
        DaysProblem::EndBeforeStart => (
            "to",
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(entry.from)),
        ),
        DaysProblem::EndMissing => ("to", Message::new("error-required")),
        DaysProblem::EndInFuture => ("to", Message::new("error-date-future")),
        DaysProblem::StartInFuture => ("from", Message::new("module-problem-not-begun")),
        DaysProblem::EndInPast => ("to", Message::new("module-problem-over")),
    }
}

fn conflict(row: &ParticipationRow) -> AppError {
    faster(&*row.recorded_by_name, row.version, fields(row))
}

pub(crate) fn fields(row: &ParticipationRow) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let status = domain::Code::code(row.status).replace('_', "-");
    let side = domain::Code::code(row.side);
    vec![
        field("module-status", format!("module-status-{status}")),
        field("module-from", day(Some(row.from_on))),
        field("module-to", day(row.to_on)),
        field("module-side", format!("code-side-{side}")),
        field(
            "module-attended",
            row.attended.map(write_attended).unwrap_or_default(),
        ),
        field("module-result", &row.result),
        field("module-reason", &row.reason),
        kind_field(row.epistemic),
    ]
}
