//! Standards: what a case can count on.

use domain::Code;

use super::rule::{NO_POINT, basis, opt_point};
use crate::{
    facts::Fact,
    model::{Proof, Standard},
    read::{Kind, Section},
};

/// The ways to prove a standard; each is a key of `fulfilled_by`.
const PROOFS: [&str; 6] = ["tasks", "contact", "rhythm", "security", "facts", "lead"];

pub(super) fn standard(section: &Section<'_>) -> Standard {
    let id = section.id(Kind::Standard);
    let phase = section.reference("phase", &[Kind::Phase]);
    let proof = proof(section, &phase);
    let by = opt_point(section, "by");
    match (&proof, section.value("by")) {
        (Proof::Rhythm, Some(written)) => {
            let expected = "no \"by\": a rhythm is kept to the end of its phase";
            section
                .sheet
                .wrong(&written.span(), expected, &format!("expected {expected}"));
        }
        (Proof::Rhythm, None) | (_, Some(_)) => {}
        (_, None) => section.missing("by", "{ anchor = \"...\", offset = \"...\" }"),
    }
    Standard {
        id,
        phase,
        title: section.text("title"),
        note: section.opt_text("note"),
        by,
        proof,
        basis: basis(section),
    }
}

fn proof(section: &Section<'_>, phase: &str) -> Proof {
    let expected = format!("a table with exactly one of {}", PROOFS.join(", "));
    let Some(inner) = section.section("fulfilled_by") else {
        if !section.has("fulfilled_by") {
            section.missing("fulfilled_by", &expected);
        }
        return Proof::Lead;
    };
    let given = PROOFS.into_iter().filter(|key| inner.has(key)).count();
    if given != 1 {
        let message = format!("\"fulfilled_by\" has {given} of them; expected {expected}");
        inner.sheet.wrong(&inner.at, &expected, &message);
    }
    let read = of_key(&inner, section, phase);
    inner.finish();
    read
}

fn of_key(inner: &Section<'_>, section: &Section<'_>, phase: &str) -> Proof {
    let tasks = inner.references("tasks", &[Kind::Task]);
    let contact = inner.section("contact").map(|one| contact(&one));
    let security = inner.opt_reference("security", &[Kind::Security]);
    let facts = facts(inner);
    is_true(inner, "lead");
    is_true(inner, "rhythm");
    if inner.has("rhythm") {
        let written = crate::read::Written {
            value: phase.to_owned(),
            at: section.at.clone(),
        };
        section.refer(&[Kind::ContactRhythm], &written);
        return Proof::Rhythm;
    }
    for (key, empty) in [("tasks", tasks.is_empty()), ("facts", facts.is_empty())] {
        if let Some(written) = inner.value(key).filter(|_| empty) {
            let message = format!("\"{key}\" is empty; expected at least one");
            inner.sheet.wrong(&written.span(), "at least one", &message);
        }
    }
    match (contact, security) {
        (Some(contact), _) => contact,
        (None, Some(security)) => Proof::Security(security),
        (None, None) if inner.has("tasks") => Proof::Tasks(tasks),
        (None, None) if inner.has("facts") => Proof::Facts(facts),
        (None, None) => Proof::Lead,
    }
}

/// `true`, or the key is left out.
fn is_true(inner: &Section<'_>, key: &'static str) {
    let stands = inner.flag(key, true);
    if let Some(written) = inner.value(key).filter(|_| !stands) {
        let message = format!("\"{key}\" is false; expected true, or another way");
        inner.sheet.wrong(&written.span(), "true", &message);
    }
}

fn contact(section: &Section<'_>) -> Proof {
    let kinds = section.codes("kinds");
    if !section.has("from") {
        section.missing("from", "{ anchor = \"...\", offset = \"...\" }");
    }
    let from = opt_point(section, "from").unwrap_or(NO_POINT);
    Proof::Contact { kinds, from }
}

fn facts(section: &Section<'_>) -> Vec<Fact> {
    section
        .strings("facts")
        .into_iter()
        .filter_map(|written| {
            Fact::from_code(&written.value)
                .map_err(|error| section.refuse(&written.at, &error))
                .ok()
        })
        .collect()
}
