//! From the text of a programme file to a [`Programme`], or to all of its mistakes.
//!
//! Reading goes through the file once and notes what is wrong with single values; names are looked
//! up and rules compared with each other afterwards, so that their order in the file is free.

mod about;
mod check;
mod expression;
mod handover;
mod place;
mod procedure;
mod questionnaire;
mod rule;
mod standard;
mod task;
mod titled;

pub(crate) use self::expression::operators;

use domain::plan::review::Rhythm;
use toml::de::DeTable;

use crate::{
    mistake::Mistake,
    model::{ConceptSection, Freshness, HandoverRule, Programme, Window},
    read::{Kind, Section, Sheet},
};

/// The form of the files that this crate reads (`schema = 1`).
pub const SCHEMA: u32 = 1;

impl Programme {
    /// Reads a programme file. `file` is its name as messages show it. On any mistake nothing is
    /// returned but the mistakes, in the order of the file.
    pub fn parse(text: &str, file: &str) -> Result<Self, Vec<Mistake>> {
        let (sheet, table) = Sheet::read(text, file);
        let programme = read(&sheet, &table);
        let mistakes = sheet.into_mistakes();
        if mistakes.is_empty() {
            Ok(programme)
        } else {
            Err(mistakes)
        }
    }
}

fn read(sheet: &Sheet<'_>, table: &DeTable<'_>) -> Programme {
    let head = Section::new(sheet, table, 0..0, "the programme");
    check_schema(&head);
    let mut programme = read_head(&head);
    programme.sources = each(&head, "source", about::source);
    programme.concept = each(&head, "concept", about::concept);
    programme.regions = each(&head, "region", place::region);
    programme.sites = each(&head, "site", place::site);
    let phases = rule::phases(&head);
    programme.window = rule::window(&head);
    programme.domains = each(&head, "domain", rule::life_domain);
    programme.securities = each(&head, "security", rule::security);
    programme.modules = each(&head, "module", rule::module);
    programme.criteria = each(&head, "criterion", rule::criterion);
    programme.precedence = each(&head, "precedence", rule::precedence);
    let (tasks, blockers) = task::tasks(&head);
    programme.procedures = each(&head, "procedure", procedure::procedure);
    programme.contact_rhythm = each(&head, "contact_rhythm", rule::contact_rhythm);
    programme.plan_review = rule::plan_review(&head);
    programme.standards = each(&head, "standard", standard::standard);
    programme.handover_items = each(&head, "handover_item", handover::item);
    programme.handover = handover::rule(&head);
    programme.freshness = handover::freshness(&head);
    programme.questionnaires = questionnaire::questionnaires(&head);
    programme.closure_reasons = each(&head, "closure_reason", about::closure_reason);
    programme.reentry = about::reentry(&head);
    programme.indicators = each(&head, "indicator", about::indicator);
    programme.retention = each(&head, "retention", about::retention);
    programme.texts = each(&head, "text", about::sentence);
    programme.group_offers = each(&head, "group_offer", about::group_offer);
    for key in ["phase", "domain", "security", "criterion"] {
        if !head.has(key) {
            head.missing(key, &format!("at least one [[{key}]]"));
        }
    }
    check::phases(sheet, &phases);
    check::cycles(sheet, &tasks, &blockers);
    programme.phases = phases.into_iter().map(|(phase, _)| phase).collect();
    programme.tasks = tasks;
    head.finish();
    programme
}

fn check_schema(head: &Section<'_>) {
    let schema = head.number("schema", u32::MAX);
    if let Some(written) = head.value("schema").filter(|_| schema != SCHEMA) {
        let message = format!("schema {schema} is not known; expected {SCHEMA}");
        head.sheet
            .wrong(&written.span(), &SCHEMA.to_string(), &message);
    }
}

/// What stands before the first table.
fn read_head(head: &Section<'_>) -> Programme {
    let id = head.string("id");
    head.define(Kind::Programme, &id);
    let valid_to = head.opt_date("valid_to");
    let valid_from = head.date("valid_from");
    if let Some(to) = valid_to.as_ref().filter(|to| to.value <= valid_from) {
        let expected = format!("a day after valid_from ({valid_from})");
        let message = format!("valid_to is {}; expected {expected}", to.value);
        head.sheet.wrong(&to.at, &expected, &message);
    }
    Programme {
        id: id.value,
        version: head.string("version").value,
        pilot: head.flag("pilot", false),
        valid_from,
        valid_to: valid_to.map(|to| to.value),
        land: head.code("land", domain::land::Land::Thueringen),
        leave_lead_days: head
            .opt_number("leave_lead_days", 365)
            .unwrap_or(domain::leave::USUAL_LEAD_DAYS),
        wake_up: rule::wake_ups(head),
        first_contact_by: rule::first_contact_by(head),
        lead_domain: head.reference("lead_domain", &[Kind::Domain]),
        title: head.text("title"),
        summary: head.text("summary"),
        disclaimer: head.opt_text("disclaimer"),
        carrier: head.text("carrier"),
        funder: head.text("funder"),
        contact: head.section("contact").map(place::contact),
        sources: Vec::new(),
        concept: Vec::<ConceptSection>::new(),
        regions: Vec::new(),
        sites: Vec::new(),
        phases: Vec::new(),
        window: Window {
            from: rule::NO_POINT,
            to: None,
            basis: None,
        },
        modules: Vec::new(),
        domains: Vec::new(),
        criteria: Vec::new(),
        precedence: Vec::new(),
        procedures: Vec::new(),
        tasks: Vec::new(),
        securities: Vec::new(),
        contact_rhythm: Vec::new(),
        plan_review: Rhythm::default(),
        standards: Vec::new(),
        handover_items: Vec::new(),
        handover: HandoverRule::default(),
        freshness: Freshness::default(),
        questionnaires: Vec::new(),
        closure_reasons: Vec::new(),
        reentry: None,
        indicators: Vec::new(),
        retention: Vec::new(),
        texts: Vec::new(),
        group_offers: Vec::new(),
    }
}

/// Reads every table of an array with `one`, then names its unknown keys.
fn each<T>(head: &Section<'_>, key: &'static str, one: impl Fn(&Section<'_>) -> T) -> Vec<T> {
    head.sections(key)
        .into_iter()
        .map(|section| {
            let read = one(&section);
            section.finish();
            read
        })
        .collect()
}

#[cfg(test)]
mod tests;
