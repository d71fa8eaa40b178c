//! Questionnaires: what the voices of an assessment are asked.

use domain::{Code, assessment::Voice};

use super::{
    each,
    titled::{plain_id, titled},
};
use crate::{
    model::{
        AnswerKind, AnswerOption, Asks, OnlyIf, Part, Question, QuestionKind, Questionnaire, Scale,
        Sight, Steps,
    },
    read::{Kind, Section, Written},
    text::Text,
};

const STEPS: &str = "five texts, for the steps 0 to 4";

/// All questionnaires; the same id may come again in another version.
pub(super) fn questionnaires(head: &Section<'_>) -> Vec<Questionnaire> {
    let mut read: Vec<Questionnaire> = Vec::new();
    for section in head.sections("questionnaire") {
        let one = questionnaire(&section);
        if read
            .iter()
            .any(|other| !one.id.is_empty() && other.id == one.id && other.version == one.version)
        {
            let message = format!(
                "the questionnaire \"{}\" exists already in version \"{}\"; expected a version of its own",
                one.id, one.version
            );
            let at = section
                .value("version")
                .map_or(section.at.clone(), toml::Spanned::span);
            section.sheet.wrong(&at, "a version of its own", &message);
        }
        section.finish();
        read.push(one);
    }
    read
}

fn questionnaire(section: &Section<'_>) -> Questionnaire {
    let mut known = Known::default();
    let problem = scale(section, "problem");
    let resource = scale(section, "resource");
    let mut parts: Vec<Part> = Vec::new();
    for inner in section.sections("part") {
        let part = part(&inner, &mut known, (&problem, &resource));
        if parts.iter().any(|one| one.domain == part.domain) {
            let expected = "one part for each life domain";
            let message = format!(
                "the life domain \"{}\" has a part already; expected {expected}",
                part.domain
            );
            let at = inner
                .value("domain")
                .map_or(inner.at.clone(), toml::Spanned::span);
            inner.sheet.wrong(&at, expected, &message);
        }
        inner.finish();
        parts.push(part);
    }
    Questionnaire {
        id: plain_id(section).value,
        version: section.string("version").value,
        voices: voices(section),
        title: section.text("title"),
        intro: section.opt_text("intro"),
        problem,
        resource,
        asks: asks(section),
        parts,
    }
}

fn voices(section: &Section<'_>) -> Vec<Voice> {
    let rating: Vec<&str> = Voice::ALL
        .iter()
        .filter(|voice| voice.rates())
        .map(|voice| voice.code())
        .collect();
    let expected = format!("at least one of {}", rating.join(", "));
    if !section.has("voices") {
        section.missing("voices", &expected);
    }
    let written = section.strings("voices");
    if let Some(place) = section.value("voices").filter(|_| written.is_empty()) {
        let message = format!("\"voices\" is empty; expected {expected}");
        section.sheet.wrong(&place.span(), &expected, &message);
    }
    let voice = |one: Written<String>| {
        let voice = Voice::from_code(&one.value).ok().filter(|one| one.rates());
        if voice.is_none() {
            let message = format!("unknown voice \"{}\"; expected {expected}", one.value);
            section.sheet.wrong(&one.at, &expected, &message);
        }
        voice
    };
    written.into_iter().filter_map(voice).collect()
}

fn asks(section: &Section<'_>) -> Asks {
    let Some(inner) = section.section("asks") else {
        if !section.has("asks") {
            let expected = "a table with problem_text, resource_text, person and life_world";
            section.missing("asks", expected);
        }
        return Asks::default();
    };
    let asks = Asks {
        problem_text: inner.text("problem_text"),
        resource_text: inner.text("resource_text"),
        person: inner.text("person"),
        life_world: inner.text("life_world"),
    };
    inner.finish();
    asks
}

fn scale(section: &Section<'_>, key: &'static str) -> Scale {
    let Some(inner) = section.section(key) else {
        if !section.has(key) {
            section.missing(key, "{ ask = { ... }, steps = [ ... ] }");
        }
        return Scale::default();
    };
    let scale = Scale {
        ask: inner.text("ask"),
        steps: steps(&inner),
    };
    inner.finish();
    scale
}

/// Own words of a part; what it leaves out it borrows from the whole.
fn own_scale(section: &Section<'_>, key: &'static str, whole: &Scale) -> Option<Scale> {
    let inner = section.section(key)?;
    let scale = Scale {
        ask: inner.opt_text("ask").unwrap_or_else(|| whole.ask.clone()),
        steps: if inner.has("steps") {
            steps(&inner)
        } else {
            inner.value("steps");
            whole.steps.clone()
        },
    };
    inner.finish();
    Some(scale)
}

/// The words for the steps; as many as there are steps.
fn steps(section: &Section<'_>) -> Steps {
    if !section.has("steps") {
        section.missing("steps", STEPS);
        return Steps::default();
    }
    let read = each(section, "steps", |one| Text {
        de: one.string("de").value,
        en: one.string("en").value,
        easy: None,
    });
    let found = read.len();
    read.try_into().unwrap_or_else(|_| {
        if let Some(written) = section.value("steps") {
            let message = format!("\"steps\" has {found}; expected {STEPS}");
            section.sheet.wrong(&written.span(), STEPS, &message);
        }
        Steps::default()
    })
}

/// The questions of a questionnaire so far, so that each id is there once.
#[derive(Default)]
struct Known(Vec<String>);

fn part(section: &Section<'_>, known: &mut Known, whole: (&Scale, &Scale)) -> Part {
    let mut questions: Vec<Question> = Vec::new();
    for inner in section.sections("questions") {
        let read = question(&inner, known, &questions);
        inner.finish();
        questions.push(read);
    }
    Part {
        domain: section.reference("domain", &[Kind::Domain]),
        problem: own_scale(section, "problem", whole.0),
        resource: own_scale(section, "resource", whole.1),
        questions,
    }
}

fn question(section: &Section<'_>, known: &mut Known, above: &[Question]) -> Question {
    let id = plain_id(section);
    if !id.value.is_empty() && known.0.contains(&id.value) {
        let message = format!(
            "the question \"{}\" exists already in this questionnaire; expected an id of its own",
            id.value
        );
        section.sheet.wrong(&id.at, "an id of its own", &message);
    }
    known.0.push(id.value.clone());
    let kind = section.code("kind", QuestionKind::Text);
    let answer = match kind {
        QuestionKind::Scale => AnswerKind::Scale(Box::new(steps(section))),
        QuestionKind::Choice => AnswerKind::Choice(options(section)),
        QuestionKind::Text => AnswerKind::Text,
    };
    Question {
        id: id.value,
        side: section.code("side", Sight::Person),
        ask: section.text("ask"),
        answer,
        only_if: only_if(section, above),
    }
}

fn options(section: &Section<'_>) -> Vec<AnswerOption> {
    let expected = "at least two, each { id = \"...\", title = { ... } }";
    if !section.has("options") {
        section.missing("options", expected);
        return Vec::new();
    }
    let read = titled(section, "options", "option");
    if let Some(written) = section.value("options").filter(|_| read.len() < 2) {
        let message = format!("\"options\" has {}; expected {expected}", read.len());
        section.sheet.wrong(&written.span(), expected, &message);
    }
    let read = read.into_iter();
    read.map(|(id, title)| AnswerOption {
        id: id.value,
        title,
    })
    .collect()
}

/// A branch looks up to a question that is answered by choosing, at an answer that it has.
fn only_if(section: &Section<'_>, above: &[Question]) -> Option<OnlyIf> {
    let inner = section.section("only_if")?;
    let name = inner.string("question");
    let written = inner.strings("is");
    if written.is_empty() && inner.value("is").is_none_or(|one| one.get_ref().is_array()) {
        let expected = "a list of at least one answer";
        inner.missing("is", expected);
    }
    let question = above
        .iter()
        .find(|one| one.id == name.value && one.answer != AnswerKind::Text);
    if let Some(question) = question {
        for one in written
            .iter()
            .filter(|one| !question.answer.takes(&one.value))
        {
            let expected = format!("an answer of \"{}\"", question.id);
            let message = format!("unknown answer \"{}\"; expected {expected}", one.value);
            inner.sheet.wrong(&one.at, &expected, &message);
        }
    } else if !name.value.is_empty() {
        let expected = "a question above it in the same part, of kind choice or scale";
        let message = format!("\"{}\" opens nothing; expected {expected}", name.value);
        inner.sheet.wrong(&name.at, expected, &message);
    }
    inner.finish();
    Some(OnlyIf {
        question: name.value,
        is: written.into_iter().map(|one| one.value).collect(),
    })
}
