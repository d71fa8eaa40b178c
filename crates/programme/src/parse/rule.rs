//! Phases, window, modules, criteria, precedences and securities.

use std::{collections::BTreeMap, ops::Range};

use domain::{
    Code,
    anchor::Anchor,
    deadline::Offset,
    plan::review::Rhythm,
    seam::{NeededSecurity, Security},
    task::TaskRole,
};

use super::{each, expression, titled::titled};
use crate::{
    expression::Expression,
    facts::Fact,
    model::{
        Basis, ContactRhythm, Criterion, LifeDomain, Module, ModuleKind, ModulePlace, NeedEntry,
        Phase, Point, Precedence, SecurityEscalation, SecurityKind, SecurityRule, Way, Window,
    },
    read::{Kind, Section, Written, section},
};

/// Stands in for a point that could not be read.
pub(super) const NO_POINT: Point = Point {
    anchor: Anchor::Release,
    offset: Offset {
        months: 0,
        weeks: 0,
        days: 0,
        working_days: 0,
    },
};

pub(super) fn basis(section: &Section<'_>) -> Option<Basis> {
    let inner = section.section("basis")?;
    let basis = Basis {
        source: inner.reference("source", &[Kind::Source]),
        section: inner.opt_string("section").unwrap_or_default().value,
    };
    inner.finish();
    Some(basis)
}

/// A point that may be missing.
pub(super) fn opt_point(section: &Section<'_>, key: &'static str) -> Option<Point> {
    let inner = section.section(key)?;
    if !inner.has("offset") {
        inner.missing("offset", "a distance such as \"-6m\" or \"0d\"");
    }
    let point = Point {
        anchor: anchor(&inner),
        offset: calendar_offset(&inner, "offset").unwrap_or_default(),
    };
    inner.finish();
    Some(point)
}

/// An anchor that facts can fix. The end of prolonged support would make a window hang on itself.
pub(super) fn anchor(section: &Section<'_>) -> Anchor {
    let anchor = section.code("anchor", Anchor::Release);
    if let Some(place) = section.value("anchor")
        && Fact::of_anchor(anchor).is_none()
    {
        let expected = "another anchor; a task may say \"prolonged\"";
        let message = format!("\"{}\" here; expected {expected}", anchor.code());
        section.sheet.wrong(&place.span(), expected, &message);
    }
    anchor
}

/// A distance in calendar time. Spans do not roll, and working days would differ by Land.
pub(super) fn calendar_offset(section: &Section<'_>, key: &'static str) -> Option<Offset> {
    let offset = section.opt_offset(key)?;
    if offset.working_days != 0
        && let Some(place) = section.value(key)
    {
        let expected = "months, weeks or days";
        let message = format!("\"{key}\" counts working days; expected {expected}");
        section.sheet.wrong(&place.span(), expected, &message);
    }
    Some(offset)
}

/// The distances before the release at which early registrations are looked at again.
pub(super) fn wake_ups(head: &Section<'_>) -> Vec<Offset> {
    let mut found = Vec::new();
    for written in head.strings("wake_up") {
        found.extend(before_release(head, &written));
    }
    found
}

/// The distance before the release by which somebody who was reported should have been contacted.
pub(super) fn first_contact_by(head: &Section<'_>) -> Option<Offset> {
    let written = head.opt_string("first_contact_by")?;
    before_release(head, &written)
}

/// A distance back from the release; no working days, for it says when to look, not when to act.
fn before_release(head: &Section<'_>, written: &Written<String>) -> Option<Offset> {
    let offset = head.offset(written)?;
    if offset.working_days != 0 || !offset.is_backwards() {
        let expected = "months, weeks or days before the release, such as \"-7m\"";
        let message = format!(
            "\"{}\" is no such distance; expected {expected}",
            written.value
        );
        head.sheet.wrong(&written.at, expected, &message);
    }
    Some(offset)
}

fn point(section: &Section<'_>, key: &'static str) -> Point {
    if !section.has(key) {
        section.missing(key, "{ anchor = \"...\", offset = \"...\" }");
    }
    opt_point(section, key).unwrap_or(NO_POINT)
}

/// All phases with the places of their `from` and `to`, for comparing them later.
pub(super) fn phases(head: &Section<'_>) -> Vec<(Phase, [Range<usize>; 2])> {
    head.sections("phase")
        .into_iter()
        .map(|section| {
            let place = |key| {
                section
                    .value(key)
                    .map_or(section.at.clone(), toml::Spanned::span)
            };
            let places = [place("from"), place("to")];
            let phase = Phase {
                id: section.id(Kind::Phase),
                title: section.text("title"),
                from: point(&section, "from"),
                to: opt_point(&section, "to"),
                basis: basis(&section),
            };
            section.finish();
            (phase, places)
        })
        .collect()
}

pub(super) fn window(head: &Section<'_>) -> Window {
    let Some(section) = head.section("window") else {
        if !head.has("window") {
            head.missing("window", "a table [window] with from and, if it ends, to");
        }
        return Window {
            from: NO_POINT,
            to: None,
            basis: None,
        };
    };
    let window = Window {
        from: point(&section, "from"),
        to: opt_point(&section, "to"),
        basis: basis(&section),
    };
    section.finish();
    window
}

pub(super) fn life_domain(section: &Section<'_>) -> LifeDomain {
    LifeDomain {
        id: section.id(Kind::Domain),
        title: section.text("title"),
        needs: needs(section),
    }
}

/// The needs of a life domain, each under an id of its own.
fn needs(section: &Section<'_>) -> Vec<NeedEntry> {
    let listed = titled(section, "needs", "need");
    for (id, _) in &listed {
        if id.value == LifeDomain::OTHER {
            let expected = "another id: whoever needs something else says so in words";
            let message = format!("\"{}\" is not for the list; expected {expected}", id.value);
            section.sheet.wrong(&id.at, expected, &message);
        }
    }
    let listed = listed.into_iter();
    listed
        .map(|(id, title)| NeedEntry {
            id: id.value,
            title,
        })
        .collect()
}

pub(super) fn module(section: &Section<'_>) -> Module {
    Module {
        id: section.id(Kind::Module),
        title: section.text("title"),
        summary: section.text("summary"),
        place: section.code("place", ModulePlace::Both),
        kind: section.code("kind", ModuleKind::Counselling),
        from: opt_point(section, "from"),
        to: opt_point(section, "to"),
        repeatable: section.flag("repeatable", false),
        note: section.opt_text("note"),
        basis: basis(section),
    }
}

pub(super) fn criterion(section: &Section<'_>) -> Criterion {
    if !section.has("when") {
        section.missing("when", "an expression such as { fact = \"...\", is = ... }");
    }
    Criterion {
        id: section.id(Kind::Criterion),
        label: section.text("label"),
        when: expression::opt(section, "when").unwrap_or(Expression::All(Vec::new())),
        ask: section.opt_text("ask"),
        note: section.opt_text("note"),
        basis: basis(section),
    }
}

pub(super) fn precedence(section: &Section<'_>) -> Precedence {
    Precedence {
        id: section.id(Kind::Precedence),
        programme: section.string("programme").value,
        also_called: section
            .strings("also_called")
            .into_iter()
            .map(|one| one.value)
            .collect(),
        domains: section.references("domains", &[Kind::Domain]),
        text: section.text("text"),
        needs_agreement: section.flag("needs_agreement", true),
        note: section.opt_text("note"),
        basis: basis(section),
    }
}

pub(super) fn security(section: &Section<'_>) -> SecurityRule {
    let id = Security::from_code(&section.id(Kind::Security));
    let kinds: Vec<SecurityKind> = each(section, "kinds", kind);
    let need = NeededSecurity {
        security: id.clone(),
        each_kind: section.flag("each_kind", false),
        tolerance_days: section.opt_number("tolerance_days", 180).unwrap_or(0),
        tolerance_of: tolerances(section, &kinds),
    };
    SecurityRule {
        domain: section.reference("domain", &[Kind::Domain]),
        title: section.text("title"),
        fallback: each(section, "fallback", way),
        escalation: each(section, "escalation", escalation),
        basis: basis(section),
        id,
        need,
        kinds,
    }
}

fn kind(section: &Section<'_>) -> SecurityKind {
    SecurityKind {
        id: section.string("id").value,
        title: section.text("title"),
    }
}

fn way(section: &Section<'_>) -> Way {
    Way {
        id: section.string("id").value,
        title: section.text("title"),
        action: section.opt_text("action"),
    }
}

fn escalation(section: &Section<'_>) -> SecurityEscalation {
    if !section.has("offset") {
        section.missing("offset", "a distance from the release such as \"-12w\"");
    }
    SecurityEscalation {
        offset: section.opt_offset("offset").unwrap_or_default(),
        to: section.code("to", TaskRole::TransitionManager),
        action: section.text("action"),
    }
}

/// The tolerances per kind. A kind that the security does not list would never be met.
fn tolerances(parent: &Section<'_>, kinds: &[SecurityKind]) -> BTreeMap<String, u32> {
    let Some(table) = parent.section("tolerance_of") else {
        return BTreeMap::new();
    };
    let mut tolerances = BTreeMap::new();
    for (kind, value) in table.entries() {
        if !kinds.iter().any(|known| known.id == kind.value) {
            let known: Vec<&str> = kinds.iter().map(|known| known.id.as_str()).collect();
            let expected = format!("one of the kinds {}", known.join(", "));
            let message = format!("unknown kind \"{}\"; expected {expected}", kind.value);
            table.sheet.wrong(&kind.at, &expected, &message);
        }
        let days = section::integer(value.get_ref())
            .and_then(|days| u32::try_from(days).ok())
            .filter(|days| *days <= 180);
        match days {
            Some(days) => {
                tolerances.insert(kind.value, days);
            }
            None => section::wrong_type(
                table.sheet,
                &format!("the tolerance of \"{}\"", kind.value),
                value,
                "a whole number of days from 0 to 180",
            ),
        }
    }
    tolerances
}

pub(super) fn contact_rhythm(section: &Section<'_>) -> ContactRhythm {
    let phase = section.string("phase");
    section.refer(&[Kind::Phase], &phase);
    section.define(Kind::ContactRhythm, &phase);
    let every_days = section.number("every_days", 365);
    if every_days == 0
        && let Some(written) = section
            .value("every_days")
            .filter(|value| value.get_ref().is_integer())
    {
        let expected = "at least 1 day between two contacts";
        section.sheet.wrong(
            &written.span(),
            expected,
            &format!("every_days is 0; expected {expected}"),
        );
    }
    ContactRhythm {
        phase: phase.value,
        every_days,
        basis: basis(section),
    }
}

/// How often plans are reviewed; what is not written is as usual.
pub(super) fn plan_review(head: &Section<'_>) -> Rhythm {
    let usual = Rhythm::default();
    let Some(section) = head.section("plan_review") else {
        return usual;
    };
    let or = |key, max, otherwise| section.opt_number(key, max).unwrap_or(otherwise);
    let rhythm = Rhythm {
        weeks: or("weeks", 52, usual.weeks),
        near_weeks: or("near_weeks", 52, usual.near_weeks),
        months_before: or("months_before", 24, usual.months_before),
        months_after: or("months_after", 24, usual.months_after),
    };
    for (key, weeks, most) in [
        ("weeks", rhythm.weeks, 52),
        ("near_weeks", rhythm.near_weeks, rhythm.weeks),
    ] {
        if let Some(written) = section.value(key).filter(|_| weeks == 0 || weeks > most) {
            let expected = format!("1 to {most} weeks");
            let message = format!("\"{key}\" is {weeks}; expected {expected}");
            section.sheet.wrong(&written.span(), &expected, &message);
        }
    }
    section.finish();
    rhythm
}
