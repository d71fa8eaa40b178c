//! Documents, the concept, and what belongs to the programme as a whole.

use domain::{Code, deadline::Offset, task::TaskRole};

use super::rule::{basis, calendar_offset};
use crate::{
    model::{
        ClosureKind, ClosureReason, ConceptSection, GroupOffer, Indicator, Reentry, Retention,
        RuleKind, RuleRef, Sentence, SourceDocument,
    },
    read::{Kind, Section, Written},
};

pub(super) fn source(section: &Section<'_>) -> SourceDocument {
    SourceDocument {
        id: section.id(Kind::Source),
        title: section.text("title"),
        date: section.opt_date("date").map(|written| written.value),
        link: checked(section, "link", is_address, ADDRESS),
        file: checked(section, "file", is_pdf_name, PDF_NAME),
    }
}

const ADDRESS: &str = "an address that begins with https://, without spaces";
const PDF_NAME: &str = "the name of a PDF beside this file, without a path (concept.pdf)";

/// A text that has to have a certain form, if the key is there.
fn checked(
    section: &Section<'_>,
    key: &'static str,
    is_right: fn(&str) -> bool,
    expected: &str,
) -> Option<String> {
    let written = section.opt_string(key)?;
    if !is_right(&written.value) {
        let message = format!("{key} is \"{}\"; expected {expected}", written.value);
        section.sheet.wrong(&written.at, expected, &message);
    }
    Some(written.value)
}

/// An address that a browser follows: with the name of a computer, and without a name and password.
fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |sign: char| sign.is_ascii_graphic() && !"\"<>\\^`{|}".contains(sign);
    text.len() <= 500
        && host.contains('.')
        && !host.starts_with('.')
        && host
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || ".-:".contains(sign))
        && rest.chars().all(plain)
}

/// A name without anything that would lead out of the folder, or mean something in an address.
fn is_pdf_name(text: &str) -> bool {
    let plain = |sign: char| sign.is_alphanumeric() || " ._-()".contains(sign);
    text.len() <= 120
        && text.starts_with(char::is_alphanumeric)
        && text.chars().all(plain)
        && text
            .strip_suffix(".pdf")
            .is_some_and(|name| !name.is_empty())
}

pub(super) fn concept(section: &Section<'_>) -> ConceptSection {
    ConceptSection {
        id: section.id(Kind::Concept),
        source: section.reference("source", &[Kind::Source]),
        section: section.opt_string("section").unwrap_or_default().value,
        title: section.text("title"),
        text: section.text("text"),
        requirements: section
            .strings("requirements")
            .into_iter()
            .map(|one| one.value)
            .collect(),
        rules: section
            .strings("rules")
            .iter()
            .filter_map(|one| rule(section, one))
            .collect(),
    }
}

/// `criterion:custody_time`, or `window` alone.
fn rule(section: &Section<'_>, written: &Written<String>) -> Option<RuleRef> {
    let (word, id) = match written.value.split_once(':') {
        Some((word, id)) => (word.trim(), Some(id.trim())),
        None => (written.value.trim(), None),
    };
    let kind = RuleKind::from_code(word)
        .ok()
        .filter(|kind| names(*kind).is_some() == id.is_some());
    let Some(kind) = kind else {
        let words = |with_id: bool| {
            let kinds = RuleKind::ALL
                .iter()
                .filter(|kind| names(**kind).is_some() == with_id);
            kinds.map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
        };
        let expected = format!(
            "\"kind:id\" with one of {}, or one of {} alone",
            words(true),
            words(false)
        );
        let message = format!("\"{}\" names no rule; expected {expected}", written.value);
        section.sheet.wrong(&written.at, &expected, &message);
        return None;
    };
    if let (Some(kinds), Some(id)) = (names(kind), id) {
        section.refer(
            kinds,
            &Written {
                value: id.to_owned(),
                at: written.at.clone(),
            },
        );
    }
    Some(RuleRef {
        kind,
        id: id.map(str::to_owned),
    })
}

/// What the id of such a rule names; `None` for those of which there is only one.
fn names(kind: RuleKind) -> Option<&'static [Kind]> {
    Some(match kind {
        RuleKind::Criterion => &[Kind::Criterion],
        RuleKind::Phase => &[Kind::Phase],
        RuleKind::Task => &[Kind::Task],
        RuleKind::Module => &[Kind::Module],
        RuleKind::Procedure => &[Kind::Procedure],
        RuleKind::Security => &[Kind::Security],
        RuleKind::Precedence => &[Kind::Precedence],
        RuleKind::Domain => &[Kind::Domain],
        RuleKind::Region => &[Kind::Region],
        RuleKind::Site => &[Kind::Site],
        RuleKind::ContactRhythm => &[Kind::ContactRhythm],
        RuleKind::ClosureReason => &[Kind::ClosureReason],
        RuleKind::Indicator => &[Kind::Indicator],
        RuleKind::GroupOffer => &[Kind::GroupOffer],
        RuleKind::Text => &[Kind::Sentence],
        RuleKind::Retention => &[Kind::Retention],
        RuleKind::Window
        | RuleKind::Reentry
        | RuleKind::Disclaimer
        | RuleKind::Carrier
        | RuleKind::Funder
        | RuleKind::LeadDomain
        | RuleKind::Pilot
        | RuleKind::Contact => return None,
    })
}

pub(super) fn closure_reason(section: &Section<'_>) -> ClosureReason {
    ClosureReason {
        id: section.id(Kind::ClosureReason),
        title: section.text("title"),
        kind: section.code("kind", ClosureKind::End),
        expects: section.opt_code("expects"),
        basis: basis(section),
    }
}

pub(super) fn reentry(head: &Section<'_>) -> Option<Reentry> {
    let section = head.section("reentry")?;
    let reentry = Reentry {
        after_end: section.flag("after_end", false),
        after_dropout: section.flag("after_dropout", false),
        window: forwards(&section, "window"),
        approver: section.code("approver", TaskRole::Coordination),
        text: section.text("text"),
        basis: basis(&section),
    };
    section.finish();
    Some(reentry)
}

/// A length in calendar time: a distance that leads forwards.
fn forwards(section: &Section<'_>, key: &'static str) -> Option<Offset> {
    let length = calendar_offset(section, key)?;
    if (length == Offset::default() || length.is_backwards())
        && let Some(place) = section.value(key)
    {
        let expected = "a length such as \"+6m\"";
        let message = format!("\"{key}\" is {length}; expected {expected}");
        section.sheet.wrong(&place.span(), expected, &message);
    }
    Some(length)
}

pub(super) fn indicator(section: &Section<'_>) -> Indicator {
    Indicator {
        id: section.id(Kind::Indicator),
        title: section.text("title"),
        note: section.opt_text("note"),
        basis: basis(section),
    }
}

pub(super) fn retention(section: &Section<'_>) -> Retention {
    let class = section.string("class");
    section.define(Kind::Retention, &class);
    Retention {
        class: class.value,
        months: section.number("months", 1200),
        basis: section.opt_string("basis").unwrap_or_default().value,
        verified: section.flag("verified", false),
        note: section.opt_text("note"),
    }
}

pub(super) fn sentence(section: &Section<'_>) -> Sentence {
    Sentence {
        id: section.id(Kind::Sentence),
        text: section.text("text"),
        papers: section.codes("papers"),
    }
}

pub(super) fn group_offer(section: &Section<'_>) -> GroupOffer {
    let kind = section.opt_code("kind");
    if kind.is_some() && !section.has("needs") {
        section.missing(
            "needs",
            "the life domain of the need that this kind of group asks for",
        );
    }
    GroupOffer {
        id: section.id(Kind::GroupOffer),
        title: section.text("title"),
        kind,
        needs: section.opt_reference("needs", &[Kind::Domain]),
        note: section.opt_text("note"),
        basis: basis(section),
    }
}
