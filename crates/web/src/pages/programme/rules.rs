//! The sections of the concept with the rules that were made from them, in words.

use domain::Code;
use i18n::Arg;
use programme::{
    Lang, Programme, Text,
    model::{ContactPoint, Phase, Point, RuleKind, RuleRef, TaskTemplate},
    words,
};

use crate::page::Shell;

/// A section of the concept.
pub struct Section {
    /// Id, for links.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Document and section.
    pub source: String,
    /// Numbers of the requirements.
    pub requirements: String,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// The rules made from it.
    pub rules: Vec<Rule>,
}

/// A rule in words.
pub struct Rule {
    /// What it is.
    pub kind: String,
    /// Its name; may be empty.
    pub title: String,
    /// What it says; may be empty.
    pub words: String,
    /// Where on the page it stands at length.
    pub href: Option<String>,
}

/// The language of the page, as programmes name it.
pub fn lang(sh: &Shell) -> Lang {
    match sh.lang {
        i18n::Lang::De => Lang::De,
        i18n::Lang::En => Lang::En,
    }
}

/// What stands at the top: who runs it, who pays, whom to ask.
pub fn about(sh: &Shell, p: &Programme) -> Vec<(String, Vec<String>)> {
    let mut rows: Vec<(&str, Vec<String>)> = vec![
        ("programme-carrier", vec![sh.say(&p.carrier).to_owned()]),
        ("programme-funder", vec![sh.say(&p.funder).to_owned()]),
        ("programme-land", vec![p.land.name().to_owned()]),
    ];
    if let Some(domain) = p.domain(&p.lead_domain) {
        rows.push((
            "programme-lead-domain",
            vec![sh.say(&domain.title).to_owned()],
        ));
    }
    rows.push(("programme-contact", contact(sh, p)));
    rows.into_iter()
        .map(|(key, lines)| (sh.t(key).into_owned(), lines))
        .collect()
}

fn contact(sh: &Shell, p: &Programme) -> Vec<String> {
    match &p.contact {
        Some(contact) => contact_lines(sh, contact),
        None => vec![sh.t("common-not-set").into_owned()],
    }
}

/// Whom to ask, in lines: name, telephone, hours, languages.
pub fn contact_lines(sh: &Shell, contact: &ContactPoint) -> Vec<String> {
    let said = |text: &Option<Text>| text.as_ref().map_or("", |text| sh.say(text)).to_owned();
    let languages = said(&contact.languages);
    let languages = if languages.is_empty() {
        languages
    } else {
        sh.t1("programme-languages", "languages", languages)
    };
    [
        sh.say(&contact.name).to_owned(),
        contact.phone.trim().to_owned(),
        said(&contact.hours),
        languages,
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect()
}

/// All sections in the order of the concept.
pub fn sections(sh: &Shell, p: &Programme) -> Vec<Section> {
    p.concept
        .iter()
        .map(|section| Section {
            id: section.id.clone(),
            title: sh.say(&section.title).to_owned(),
            source: source(sh, p, &section.source, &section.section),
            requirements: section.requirements.join(", "),
            paragraphs: super::procedures::paragraphs(sh, &section.text),
            rules: section
                .rules
                .iter()
                .map(|rule| in_words(sh, p, rule))
                .collect(),
        })
        .collect()
}

fn source(sh: &Shell, p: &Programme, source: &str, section: &str) -> String {
    let title = p.source(source).map_or("", |one| sh.say(&one.title));
    [title, section]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn in_words(sh: &Shell, p: &Programme, rule: &RuleRef) -> Rule {
    let id = rule.id.as_deref().unwrap_or("");
    let found = of_place_or_end(sh, p, rule.kind, id)
        .or_else(|| of_work(sh, p, rule.kind, id))
        .or_else(|| of_whole(sh, p, rule.kind));
    let (title, words) = found.unwrap_or_else(|| (id.to_owned(), String::new()));
    Rule {
        kind: sh.texts.coded("rule_kind", rule.kind.code()).into_owned(),
        title,
        words,
        href: (rule.kind == RuleKind::Procedure).then(|| format!("#procedure-{id}")),
    }
}

type Words = Option<(String, String)>;

fn of_work(sh: &Shell, p: &Programme, kind: RuleKind, id: &str) -> Words {
    let say = |text: &Text| sh.say(text).to_owned();
    match kind {
        RuleKind::Criterion => {
            let one = p.criteria.iter().find(|one| one.id == id)?;
            Some((say(&one.label), say(&words::expression(p, &one.when))))
        }
        RuleKind::Phase => p.phase(id).map(|one| (say(&one.title), phase(sh, one))),
        RuleKind::Task => p.task(id).map(|one| (say(&one.title), when(sh, one))),
        RuleKind::Module => {
            let one = p.modules.iter().find(|one| one.id == id)?;
            Some((say(&one.title), say(&one.summary)))
        }
        RuleKind::Procedure => {
            let one = p.procedure(id)?;
            Some((say(&one.title), String::new()))
        }
        RuleKind::Security => {
            let one = p.security(id)?;
            let ways: Vec<&str> = one.fallback.iter().map(|way| sh.say(&way.title)).collect();
            Some((say(&one.title), ways.join(" → ")))
        }
        RuleKind::Precedence => {
            let one = p.precedence.iter().find(|one| one.id == id)?;
            Some((one.programme.clone(), say(&one.text)))
        }
        RuleKind::Domain => p.domain(id).map(|one| (say(&one.title), String::new())),
        RuleKind::ContactRhythm => {
            let one = p.contact_rhythm.iter().find(|one| one.phase == id)?;
            let phase = p.phase(id).map_or_else(String::new, |one| say(&one.title));
            let every = sh.tn("programme-every-days", "n", one.every_days);
            Some((phase, every))
        }
        _ => None,
    }
}

fn of_place_or_end(sh: &Shell, p: &Programme, kind: RuleKind, id: &str) -> Words {
    let say = |text: &Text| sh.say(text).to_owned();
    let maybe = |text: &Option<Text>| text.as_ref().map_or_else(String::new, say);
    match kind {
        RuleKind::Region => {
            let one = p.regions.iter().find(|one| one.id == id)?;
            let names: Vec<&str> = one.municipalities.iter().map(|one| &*one.name).collect();
            Some((say(&one.name), names.join(", ")))
        }
        RuleKind::Site => p.site(id).map(|one| (say(&one.name), one.address.clone())),
        RuleKind::ClosureReason => {
            let one = p.closure_reason(id)?;
            let kind = sh.texts.coded("closure_kind", one.kind.code());
            Some((say(&one.title), kind.into_owned()))
        }
        RuleKind::Indicator => {
            let one = p.indicators.iter().find(|one| one.id == id)?;
            Some((say(&one.title), maybe(&one.note)))
        }
        RuleKind::GroupOffer => {
            let one = p.group_offers.iter().find(|one| one.id == id)?;
            Some((say(&one.title), maybe(&one.note)))
        }
        RuleKind::Text => p.sentence(id).map(|text| (String::new(), say(text))),
        RuleKind::Retention => {
            let one = p.retention.iter().find(|one| one.class == id)?;
            let months = sh.tn("programme-months", "n", one.months);
            Some((one.class.clone(), format!("{months}, {}", one.basis)))
        }
        _ => None,
    }
}

/// Rules of which a programme has only one.
fn of_whole(sh: &Shell, p: &Programme, kind: RuleKind) -> Words {
    let say = |text: &Text| sh.say(text).to_owned();
    let words = match kind {
        RuleKind::Window => span(sh, p.window.from, p.window.to),
        RuleKind::Reentry => p
            .reentry
            .as_ref()
            .map_or_else(String::new, |one| say(&one.text)),
        RuleKind::Disclaimer => p.disclaimer.as_ref().map_or_else(String::new, say),
        RuleKind::Carrier => say(&p.carrier),
        RuleKind::Funder => say(&p.funder),
        RuleKind::LeadDomain => p
            .domain(&p.lead_domain)
            .map_or_else(String::new, |one| say(&one.title)),
        RuleKind::Pilot => sh
            .t(if p.pilot { "common-yes" } else { "common-no" })
            .into_owned(),
        RuleKind::Contact => contact(sh, p).join(", "),
        _ => return None,
    };
    Some((String::new(), words))
}

/// From when to when a phase lasts.
pub fn phase(sh: &Shell, phase: &Phase) -> String {
    span(sh, phase.from, phase.to)
}

/// From one point to another, in words.
pub fn span(sh: &Shell, from: Point, to: Option<Point>) -> String {
    let words = |point: Point| words::offset_in_words(point.offset, point.anchor, lang(sh));
    match to {
        Some(to) => sh.texts.with(
            "programme-span",
            &[
                ("from", Arg::from(words(from))),
                ("to", Arg::from(words(to))),
            ],
        ),
        None => sh.t1("programme-span-open", "from", words(from)),
    }
}

/// When a task is due, in words.
pub fn when(sh: &Shell, task: &TaskTemplate) -> String {
    let days: Vec<String> = task
        .steps()
        .map(|(_, offset)| words::offset_in_words(offset, task.anchor, lang(sh)))
        .collect();
    days.join("; ")
}
