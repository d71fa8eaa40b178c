//! Standards of a case (P9a): what it can count on, what was missed, and why.
//!
//! The rule is `programme::standards`; here the records are read that it looks at, and reasons for
//! deviations are kept. A reason never takes another one's place: the newest counts that was not struck.

use std::collections::BTreeSet;

use access::{Action, decide};
use domain::{
    case::Responsibility,
    contact::ContactKind,
    ids::{CaseId, StandardDeviationId},
    seam::{Coverage, Side, Strength},
};
use jiff::civil::Date;
use programme::{
    Fact,
    model::Standard,
    standards::{Evidence, StandardState, TaskSeen, check},
};
use store::{StoreError, Tx, struck::Strikable};

use crate::{
    App, AppError, Done, OpContext, Problems,
    case::{Head, head},
    correction, journal,
    record::{Record, german_date},
};

pub use store::standard::DeviationRow;

/// Longest reason, in characters.
pub const REASON_MAX: usize = 1_000;

/// A standard of a case, with the reason for a deviation if there is one.
#[derive(Debug, Clone)]
pub struct StandardLine {
    /// The standard.
    pub standard: Standard,
    /// How it stands.
    pub state: StandardState,
    /// Its last day, if it is known.
    pub due: Option<Date>,
    /// The day on which it was met, as far as the records tell.
    pub met_on: Option<Date>,
    /// The reason that counts.
    pub deviation: Option<DeviationRow>,
    /// Reasons that were struck, newest first.
    pub struck: Vec<DeviationRow>,
}

/// Everything on the page of standards.
#[derive(Debug, Clone)]
pub struct Standards {
    /// Head of the case.
    pub head: Head,
    /// All standards, in the order of the programme.
    pub lines: Vec<StandardLine>,
    /// Whether this person may give a reason for a deviation.
    pub may_edit: bool,
}

/// Reads the standards of a case and logs that.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<Standards, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewStandards, case)
        .await?;
    let facts = row.access_facts();
    let may_edit = decide(&ctx.actor, Action::RecordDeviation, Some(&facts)).is_allowed();
    let head = head(app, &mut tx, ctx, &row).await?;
    let entered = row.entry_on.is_some();
    let record = app.record(&mut tx, row).await?;
    let lines = lines(&mut tx, &record, ctx.today).await?;
    drop(tx);
    app.viewed(ctx, Done::on("standard.view", case)).await?;
    Ok(Standards {
        head,
        lines,
        may_edit: may_edit && entered,
    })
}

/// Keeps the reason for a deviation from a standard.
pub async fn deviate(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    standard: &str,
    reason: &str,
    mut problems: Problems,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::RecordDeviation, case)
        .await?;
    if app.programme_of(&row)?.standard(standard).is_none() {
        problems.add_key("standard", "error-choose");
    }
    problems.none_or_invalid()?;
    let deviation = DeviationRow {
        id: ctx.new_id(),
        standard: standard.to_owned(),
        reason: reason.to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::standard::insert(&mut tx, row.carrier, case, &deviation).await?;
    let id: StandardDeviationId = deviation.id;
    let done = Done::on("standard.deviate", case)
        .subject(format!("standard_deviation {id}"))
        .detail(serde_json::json!({ "standard": standard }).to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Strikes the reason for a deviation that was given by mistake; also after the end of the case.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    deviation: StandardDeviationId,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let all = store::standard::of_case(&mut tx, case).await?;
    if all.iter().all(|one| one.id != deviation) {
        return Err(AppError::NotFound);
    }
    let row = (case, deviation.uuid());
    correction::strike(&mut tx, ctx, Strikable::StandardDeviation, row, why).await?;
    let done = Done::on("standard.strike", case);
    let done = done.subject(format!("standard_deviation {deviation}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The standards of a case as they stand; none before its entry into the programme.
pub(crate) async fn lines(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Vec<StandardLine>, AppError> {
    let Some(entry) = record.case.entry_on else {
        return Ok(Vec::new());
    };
    let case = record.case.id;
    let deviations = store::standard::of_case(tx, case).await?;
    let contacts: Vec<(ContactKind, Date)> = store::standard::contacts(tx, case)
        .await?
        .into_iter()
        .map(|(kind, at)| (kind, german_date(at)))
        .collect();
    let assignments = store::assignment::of_case(tx, case).await?;
    let lead_since = assignments
        .iter()
        .filter(|one| one.responsibility == Responsibility::Lead)
        .map(|one| german_date(one.from_at))
        .min();
    let (stated, tasks, secured) = (stated(record), tasks(record), secured(record));
    let evidence = Evidence {
        facts: &record.facts,
        stated: &stated,
        tasks: &tasks,
        contacts: &contacts,
        secured: &secured,
        lead_since,
        entry,
        exit: record.case.exit_on,
    };
    let reason = |id: &str| {
        let mut all = deviations.iter();
        all.find(|one| one.standard == id && one.struck.is_none())
    };
    let struck = |id: &str| -> Vec<DeviationRow> {
        let all = deviations.iter();
        let struck = all.filter(|one| one.standard == id && one.struck.is_some());
        struck.cloned().collect()
    };
    let all = check(record.programme, &evidence, today, |id| {
        reason(id).is_some()
    });
    Ok(all
        .into_iter()
        .map(|one| StandardLine {
            deviation: reason(&one.standard.id).cloned(),
            struck: struck(&one.standard.id),
            standard: one.standard.clone(),
            state: one.state,
            due: one.due,
            met_on: one.met_on,
        })
        .collect())
}

/// The first day on which each fact was stated.
fn stated(record: &Record<'_>) -> Vec<(Fact, Date)> {
    let known = record.fact_rows.iter().filter(|row| row.value.is_some());
    let mut stated: Vec<(Fact, Date)> = Vec::new();
    for row in known {
        let Ok(fact) = <Fact as domain::Code>::from_code(&row.name) else {
            continue;
        };
        if !stated.iter().any(|(one, _)| *one == fact) {
            stated.push((fact, german_date(row.recorded_at)));
        }
    }
    stated
}

fn tasks(record: &Record<'_>) -> Vec<TaskSeen> {
    record
        .tasks
        .iter()
        .filter_map(|task| {
            Some(TaskSeen {
                template: task.template.clone()?,
                status: task.status,
                settled_on: task.settled_at.map(german_date),
            })
        })
        .collect()
}

/// The securities without a hole, with the day on which the last part of that was recorded. It is
/// the question of the seam (a hole within the tolerance is none), but what is only promised does
/// not count, and neither does custody: the first of several offers that closes all of the window
/// meets the standard, one that begins two weeks after the gate does not.
fn secured(record: &Record<'_>) -> Vec<(String, Date)> {
    let mut firm: Vec<(Date, Coverage)> = record
        .arrangements
        .iter()
        .filter(|one| one.side == Side::Outside && one.strength >= Strength::Confirmed)
        .filter_map(|one| Some((german_date(one.recorded_at), one.coverage()?)))
        .collect();
    firm.sort_by_key(|(recorded, _)| *recorded);
    let days: BTreeSet<Date> = firm.iter().map(|(recorded, _)| *recorded).collect();
    let mut secured: Vec<(String, Date)> = Vec::new();
    for day in days {
        let known = firm.iter().take_while(|(recorded, _)| *recorded <= day);
        let coverage: Vec<Coverage> = known.map(|(_, one)| one.clone()).collect();
        let Some(seam) = record.seam_of(&record.facts, &coverage, day) else {
            break;
        };
        for one in seam.securities.iter().filter(|one| one.holes.is_empty()) {
            let code = one.security.code();
            if !secured.iter().any(|(known, _)| known == code) {
                secured.push((code.to_owned(), day));
            }
        }
    }
    secured
}
