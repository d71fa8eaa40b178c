//! Phases and the window of a programme: computed from the anchors, never stored.
//!
//! Intervals are half-open. Two anchors belong to every case, the start of custody and the
//! release; while one of them is unknown, a span that needs it is unknown too, and without a
//! release there is no phase and no window at all. All other anchors may simply not have come yet:
//! a span that begins with one of them has not begun, and one that ends with it is still open.

use domain::{
    anchor::{Anchor, Anchors},
    calendar::Holidays,
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
    programme
        .phases
        .iter()
        .map(|phase| (phase, span(programme, anchors, phase.from, phase.to)))
        .collect()
}

/// The days on which the programme serves this case (P1e, P10).
pub fn window(programme: &Programme, anchors: &Anchors) -> Option<Span> {
    span(
        programme,
        anchors,
        programme.window.from,
        programme.window.to,
    )
}

/// The modules that are on offer on this day (I15): those whose span holds it, and those that are
/// bound to no day. A bound that cannot be told yet does not keep a module out.
pub fn modules_on<'p>(programme: &'p Programme, anchors: &Anchors, today: Date) -> Vec<&'p Module> {
    let day = |point: Option<Point>| point.and_then(|point| day_of(programme, anchors, point));
    programme
        .modules
        .iter()
        .filter(|module| {
            day(module.from).is_none_or(|from| from <= today)
                && day(module.to).is_none_or(|to| today < to)
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
