//! Procedures (I6a).

use super::{each, rule::basis};
use crate::{
    model::{Procedure, ProcedureVariant},
    read::{Kind, Section, Written},
};

pub(super) fn procedure(section: &Section<'_>) -> Procedure {
    let id = section.id(Kind::Procedure);
    let tasks = filled(section, "tasks", &[Kind::Task, Kind::Module]);
    once(
        section,
        &tasks,
        "is listed twice",
        "each task and module once",
    );
    Procedure {
        id,
        title: section.text("title"),
        text: section.text("text"),
        tasks: values(tasks),
        pilot: section.flag("pilot", false),
        variants: variants(section),
        basis: basis(section),
    }
}

/// Nobody could tell which of two variants holds at a site.
fn variants(section: &Section<'_>) -> Vec<ProcedureVariant> {
    let mut placed = Vec::new();
    let read = each(section, "variant", |inner| {
        let sites = filled(inner, "sites", &[Kind::Site]);
        let variant = ProcedureVariant {
            text: inner.text("text"),
            basis: basis(inner),
            sites: sites.iter().map(|one| one.value.clone()).collect(),
        };
        (variant, sites)
    });
    let mut variants = Vec::new();
    for (variant, sites) in read {
        variants.push(variant);
        placed.extend(sites);
    }
    let problem = "has a variant of this procedure already";
    once(section, &placed, problem, "each site in one variant only");
    variants
}

/// References that must be there, at least one.
fn filled(
    section: &Section<'_>,
    key: &'static str,
    kinds: &'static [Kind],
) -> Vec<Written<String>> {
    let written = section.strings(key);
    match section.value(key) {
        None => section.missing(key, "a list in [ ]"),
        Some(value) if value.get_ref().as_array().is_some_and(|all| all.is_empty()) => {
            let message = format!("\"{key}\" is empty; expected at least one");
            section.sheet.wrong(&value.span(), "at least one", &message);
        }
        Some(_) => {}
    }
    for one in &written {
        section.refer(kinds, one);
    }
    written
}

fn once(section: &Section<'_>, written: &[Written<String>], problem: &str, expected: &str) {
    for (at, one) in written.iter().enumerate() {
        if written[..at].iter().any(|other| other.value == one.value) {
            let message = format!("\"{}\" {problem}; expected {expected}", one.value);
            section.sheet.wrong(&one.at, expected, &message);
        }
    }
}

fn values(written: Vec<Written<String>>) -> Vec<String> {
    written.into_iter().map(|one| one.value).collect()
}
