//! Whether what was typed can be, and whether it looks like a slip.

use std::collections::BTreeSet;

use access::{Action, decide_arrangement};
use domain::{
    calendar::{add_days, add_months},
    ids::CaseId,
    network::{NoContact, named_field},
    seam::{Security, Side, Strength, VOLUNTARY_STAY, WINDOW_DAYS},
};
use jiff::civil::Date;
use programme::{Programme, needs_of};
use store::Tx;

use super::{Draft, Hint};
use crate::{
    App, AppError, Message, MessageArg, OpContext, Problems, case::kind_title, network::forbidden,
    record::Record,
};

/// How many months ahead a day can lie that something lasts until; what is farther is a typing error.
const FARTHEST: i32 = 30 * 12;

/// How many months before today a first day is taken for a slip of the year.
const LONG_AGO: i32 = 60;

/// The case for this action on this side of the gate, with what was typed checked.
pub(super) async fn checked<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
    draft: &Draft,
) -> Result<Record<'a>, AppError> {
    let row = app.case_for(tx, ctx, action, case).await?;
    crate::journal::allowed(decide_arrangement(
        &ctx.actor,
        action,
        &row.access_facts(),
        draft.side,
    ))?;
    let record = app.record(tx, row).await?;
    let mut problems = problems(record.programme, draft, ctx.today);
    if let Some((field, order)) = forbids(tx, case, draft, ctx.today).await? {
        problems.add(field, forbidden(&order));
    }
    problems.none_or_invalid()?;
    Ok(record)
}

/// Nothing is arranged with somebody whom an order protects on one of the days that are to come.
async fn forbids(
    tx: &mut Tx,
    case: CaseId,
    draft: &Draft,
    today: Date,
) -> Result<Option<(&'static str, NoContact)>, AppError> {
    let words = [
        ("provider", draft.provider.as_str()),
        ("evidence", draft.evidence.as_str()),
    ];
    against(tx, case, (draft.from_on, draft.to_on), (words, today)).await
}

/// The order that speaks against an arrangement of these days, with the field that names somebody;
/// what is over is told, not forbidden.
pub(crate) async fn against<'f>(
    tx: &mut Tx,
    case: CaseId,
    (from, to): (Date, Option<Date>),
    (words, today): ([(&'f str, &str); 2], Date),
) -> Result<Option<(&'f str, NoContact)>, AppError> {
    if to.is_some_and(|to| to <= today) {
        return Ok(None);
    }
    let days = (from.max(today), to.unwrap_or(Date::MAX));
    let orders = store::network::no_contact_between(tx, case, days).await?;
    let found = named_field(&orders, words);
    Ok(found.map(|(field, order)| (field, order.clone())))
}

/// That nothing is agreed for a day so far ahead.
pub(crate) fn too_late(day: Date, today: Date) -> Option<Message> {
    let last = add_months(today, FARTHEST)?;
    let message = Message::new("error-date-too-late").with_arg("max", MessageArg::Day(last));
    (day > last).then_some(message)
}

fn problems(programme: &Programme, draft: &Draft, today: Date) -> Problems {
    let mut problems = Problems::new();
    let kind = draft.kind.as_deref();
    match programme.security(&draft.security) {
        None => problems.add(
            "what",
            Message::new("error-unknown-value").with("found", &draft.security),
        ),
        Some(rule) => {
            let unknown = kind.filter(|kind| kind_title(rule, kind).is_none());
            if let Some(kind) = unknown {
                let message = Message::new("error-unknown-value").with("found", kind);
                problems.add("what", message);
            }
        }
    }
    if draft.to_on.is_some_and(|to| to <= draft.from_on) {
        problems.add_key("to", "arrangement-error-to-before-from");
    }
    for (field, day) in [("from", Some(draft.from_on)), ("to", draft.to_on)] {
        if let Some(late) = day.and_then(|day| too_late(day, today)) {
            problems.add(field, late);
        }
    }
    if draft.strength == Strength::Actual && draft.from_on > today {
        problems.add_key("strength", "arrangement-error-not-begun");
    }
    if kind == Some(VOLUNTARY_STAY) && draft.side == Side::Outside {
        problems.add_key("side", "arrangement-error-stay-is-inside");
    }
    problems
}

/// What looks like a slip: pure, so that it can be tested.
pub(super) fn hints(record: &Record<'_>, draft: &Draft, today: Date) -> Vec<Hint> {
    let release = record.facts.release();
    let counts_from = record.seam_day(&record.facts);
    let window_end = counts_from.and_then(|day| add_days(day, WINDOW_DAYS));
    let begun = record
        .episode
        .custody_start
        .is_none_or(|start| draft.from_on >= start);
    let moved_in = draft.security == Security::ACCOMMODATION.code()
        && draft.side == Side::Outside
        && draft.strength == Strength::Actual;
    let needed: BTreeSet<String> = needs_of(record.programme, &record.facts)
        .iter()
        .map(|need| need.security.code().to_owned())
        .collect();
    let stay = draft.kind.as_deref() == Some(VOLUNTARY_STAY);
    let long_ago = add_months(today, -LONG_AGO);
    [
        (
            Hint::AfterWindow,
            window_end.is_some_and(|end| draft.from_on >= end),
        ),
        (Hint::Past, draft.to_on.is_some_and(|to| to <= today)),
        (
            Hint::LongAgo,
            long_ago.is_some_and(|day| draft.from_on < day),
        ),
        (
            Hint::InsideAfterRelease,
            draft.side == Side::Inside
                && !stay
                && release.is_some_and(|release| draft.from_on >= release),
        ),
        (
            Hint::OutsideInCustody,
            moved_in
                && begun
                && !record.case.released
                && release.is_none_or(|release| draft.from_on < release),
        ),
        (Hint::NotNeeded, !needed.contains(&draft.security)),
    ]
    .into_iter()
    .filter_map(|(hint, holds)| holds.then_some(hint))
    .collect()
}
