//! Phases and the window of a programme: computed from the anchors, never stored.
//!
//! Intervals are half-open. Two anchors belong to every case, the start of custody and the
//! release; while one of them is unknown, a span that needs it is unknown too, and without a
//! release there is no phase and no window at all. All other anchors may simply not have come yet:
//! a span that begins with one of them has not begun, and one that ends with it is still open.
//!
//! Who comes back when the window is over has one of their own (P11a): all of it is the last phase after
//! the release, and what lasts until the end of the window lasts until that of theirs. Where a second person
//! has prolonged the support (P10), the end of either moves to the day after.

use domain::{
    anchor::{Anchor, Anchors},
    calendar::Holidays,
    reentry::own_window,
};
use jiff::civil::Date;

use crate::model::{Module, Phase, Point, Programme};

/// A span of days: first day, and the first day after it if it ends.
pub type Span = (Date, Option<Date>);

/// The phase on this day: the first of the programme whose span holds it. `None` before the first
/// phase, after the last one, and while the release is unknown.
pub fn phase_on<'p>(programme: &'p Programme, anchors: &Anchors, today: Date) -> Option<&'p Phase> {
    spans(programme, anchors)
        .into_iter()
        .find(|(_, span)| {
            span.is_some_and(|(from, to)| from <= today && to.is_none_or(|to| today < to))
        })
        .map(|(phase, _)| phase)
}

/// Every phase with its span, in the order of the programme, for the picture of a case. `None` for
/// a phase whose days cannot be told yet, or that would end before it begins.
pub fn spans<'p>(programme: &'p Programme, anchors: &Anchors) -> Vec<(&'p Phase, Option<Span>)> {
    let own = own(programme, anchors);
    let after =
        |phase: &&Phase| phase.from.anchor == Anchor::Release && !phase.from.offset.is_backwards();
    let last = programme.phases.iter().rfind(after).map(|last| &last.id);
    programme
        .phases
        .iter()
        .map(|phase| {
            let span = match own {
                Some((from, to)) if last == Some(&phase.id) => Some((from, Some(to))),
                _ => span(programme, anchors, phase.from, phase.to),
            };
            let longer = |(from, to)| (from, prolonged(programme, anchors, to));
            (phase, span.map(longer))
        })
        .collect()
}

/// The days on which the programme serves this case (P1e, P10, P11a).
pub fn window(programme: &Programme, anchors: &Anchors) -> Option<Span> {
    let (from, to) = unprolonged(programme, anchors)?;
    Some((from, prolonged(programme, anchors, to)))
}

/// The window as the programme has it.
fn unprolonged(programme: &Programme, anchors: &Anchors) -> Option<Span> {
    let own = own(programme, anchors).map(|(from, to)| (from, Some(to)));
    own.or_else(|| regular(programme, anchors))
}

/// The first day after what ends on `end`, if that is the end of the window and the window was prolonged.
fn prolonged(programme: &Programme, anchors: &Anchors, end: Option<Date>) -> Option<Date> {
    let (end, until) = (end?, anchors.get(Anchor::SupportEnd));
    let over = unprolonged(programme, anchors).and_then(|(_, over)| over);
    let until = until.filter(|_| over.is_some_and(|over| end >= over));
    let after = until.and_then(|until| until.tomorrow().ok());
    Some(after.map_or(end, |after| end.max(after)))
}

/// The window of a re-entry that was admitted when the regular one was over.
pub fn own(programme: &Programme, anchors: &Anchors) -> Option<(Date, Date)> {
    let over = regular(programme, anchors)?.1;
    own_window(anchors, over, programme.reentry_length()?, programme.land)
}

/// The day on which somebody came back after the release, into this window or into one of their own. The way
/// out lies behind them: the seam counts from here, and nothing that belongs to it is to be done again.
pub fn back(anchors: &Anchors) -> Option<Date> {
    let (entry, release) = (anchors.get(Anchor::Entry)?, anchors.get(Anchor::Release)?);
    (anchors.is_reentry() && entry > release).then_some(entry)
}

/// The day from which securities have to stand: the return of who came back, else the release.
pub fn counts_from(anchors: &Anchors) -> Option<Date> {
    back(anchors).or_else(|| anchors.get(Anchor::Release))
}

/// Whether the support of this case was prolonged beyond its window.
pub fn is_prolonged(programme: &Programme, anchors: &Anchors) -> bool {
    let over = unprolonged(programme, anchors).and_then(|(_, over)| over);
    anchors
        .get(Anchor::SupportEnd)
        .zip(over)
        .is_some_and(|(until, over)| until >= over)
}

fn regular(programme: &Programme, anchors: &Anchors) -> Option<Span> {
    let window = &programme.window;
    span(programme, anchors, window.from, window.to)
}

/// The modules that are on offer on this day (I15): those whose span holds it, and those that are
/// bound to no day. A bound that cannot be told yet does not keep a module out.
pub fn modules_on<'p>(programme: &'p Programme, anchors: &Anchors, today: Date) -> Vec<&'p Module> {
    programme
        .modules
        .iter()
        .filter(|module| {
            let from = module.from.and_then(|at| day_of(programme, anchors, at));
            let to = module.to.and_then(|at| end_of(programme, anchors, at));
            from.is_none_or(|from| from <= today) && to.is_none_or(|to| today < to)
        })
        .collect()
}

/// The day of a point, if its anchor is known.
pub fn day_of(programme: &Programme, anchors: &Anchors, point: Point) -> Option<Date> {
    // The loader lets no working days into points, so no holidays are needed.
    point.offset.from_day(
        anchors.get(point.anchor)?,
        programme.land,
        &Holidays::default(),
    )
}

/// The first day after what ends at this point: what lasts until the window is over goes on in the window of
/// a re-entry.
pub fn end_of(programme: &Programme, anchors: &Anchors, point: Point) -> Option<Date> {
    let day = day_of(programme, anchors, point)?;
    let over = regular(programme, anchors).and_then(|(_, over)| over);
    let own = own(programme, anchors).filter(|_| over.is_some_and(|over| day >= over));
    let end = own.map_or(day, |(_, end)| end.max(day));
    prolonged(programme, anchors, Some(end))
}

fn span(programme: &Programme, anchors: &Anchors, from: Point, to: Option<Point>) -> Option<Span> {
    anchors.get(Anchor::Release)?;
    let from = day_of(programme, anchors, from)?;
    let Some(to) = to else {
        return Some((from, None));
    };
    match day_of(programme, anchors, to) {
        Some(to) => (from < to).then_some((from, Some(to))),
        None if matches!(to.anchor, Anchor::CustodyStart | Anchor::Release) => None,
        None => Some((from, None)),
    }
}
