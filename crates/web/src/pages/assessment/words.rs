//! Marks, differences and versions in words, and a mark as a bar.

use std::fmt::Write as _;

use app::assessment::{AssessmentRow, Assessments, Difference, RatingRow, Version};
use domain::{
    Code,
    assessment::{Importance, Mark, Urgency},
};
use i18n::Texts;
use programme::model::{Questionnaire, Scale};

/// A mark with its words and its bar.
pub struct Marked {
    /// The bar as SVG, hidden from screen readers: the words say the same.
    pub bar: String,
    /// `3: groß, braucht Begleitung`.
    pub words: String,
}

/// Texts and answers of one domain: question and answer.
pub type Told = Vec<(String, String)>;

/// Which version is meant: whose voice, when, written by whom.
pub fn about(texts: &Texts, row: &AssessmentRow) -> String {
    let voice = texts.code("voice", row.voice);
    format!("{voice}, {}, {}", spoken(texts, row), row.author_name)
}

/// `12.11.2026 (Aufnahme)`, or `12.11.2026, Bewährungshilfe Gera (Aufnahme)`.
pub fn spoken(texts: &Texts, row: &AssessmentRow) -> String {
    let mut words = texts.date(row.given_on);
    if !row.source.is_empty() {
        let _ = write!(words, ", {}", row.source);
    }
    if row.occasion.is_some() {
        let _ = write!(words, " ({})", occasion(texts, row));
    }
    words
}

/// On which occasion a version was written; empty if nobody was asked.
pub fn occasion(texts: &Texts, row: &AssessmentRow) -> String {
    let said = row.occasion.map(|one| texts.code("occasion", one));
    said.unwrap_or_default().into_owned()
}

/// A mark in one word or number.
pub fn short(texts: &Texts, mark: Mark) -> String {
    match mark.step() {
        Some(step) => step.to_string(),
        None => texts.code("mark", mark).into_owned(),
    }
}

/// `Problem 3 · Stärke 2`, or why there is no number.
pub fn both(texts: &Texts, version: &Version, domain: &str) -> String {
    let (problem, resource) = (version.problem(domain), version.resource(domain));
    if problem.step().is_none() && problem == resource {
        return texts.code("mark", problem).into_owned();
    }
    texts.with(
        "assessment-both",
        &[
            ("problem", short(texts, problem).into()),
            ("resource", short(texts, resource).into()),
        ],
    )
}

/// How voices differ; `None` if they do not.
pub fn differs(
    texts: &Texts,
    (problems, resources): (Option<Difference>, Option<Difference>),
) -> Option<String> {
    let said = |difference: Difference, of: &str| match difference {
        Difference::SeenByOne => texts.get("assessment-differ-seen-by-one").into_owned(),
        Difference::Apart(steps) => texts.with(
            &format!("assessment-differ-{of}"),
            &[("steps", i64::from(steps).into())],
        ),
    };
    let all: Vec<String> = [(problems, "problem"), (resources, "resource")]
        .into_iter()
        .filter_map(|(difference, of)| Some(said(difference?, of)))
        .collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// A mark with the words of its questionnaire.
pub fn marked(texts: &Texts, scale: Option<&Scale>, mark: Mark, of: &str) -> Marked {
    let words = match (mark.step(), scale) {
        (Some(step), Some(scale)) => {
            let words = &scale.steps[usize::from(step)];
            format!("{step}: {}", words.in_language(texts.lang().code()))
        }
        (Some(step), None) => format!("{step}: {}", texts.code("mark", mark)),
        (None, _) => texts.code("mark", mark).into_owned(),
    };
    Marked {
        bar: bar(mark, of),
        words,
    }
}

/// A bar of four steps; `of` is `problem` or `resource`. What has no step has no bar.
pub fn bar(mark: Mark, of: &str) -> String {
    let mut svg = String::from(
        "<svg class=\"mark\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"mark-all\" width=\"100\" height=\"10\"/>",
    );
    if let Some(step) = mark.step() {
        // A zero is seen too: looked at, nothing found.
        let width = if step == 0 { 1 } else { u32::from(step) * 25 };
        let _ = write!(
            svg,
            "<rect class=\"mark-{of}\" width=\"{width}\" height=\"10\"/>"
        );
        for at in [25, 50, 75] {
            let _ = write!(
                svg,
                "<rect class=\"mark-line\" x=\"{at}\" width=\".6\" height=\"10\"/>"
            );
        }
        svg.push_str("</svg>");
        svg
    } else {
        String::new()
    }
}

/// That a domain was copied from a former version and nobody has gone through it since; `None` if somebody has.
pub fn taken(texts: &Texts, all: &Assessments, rating: &RatingRow) -> Option<String> {
    let from = all.version(rating.taken_from?)?;
    let day = from.row.given_on;
    Some(texts.with("assessment-taken", &[("day", day.into())]))
}

/// Everything that was said about a domain beside the two marks.
pub fn told(texts: &Texts, all: &Assessments, version: &Version, rating: &RatingRow) -> Told {
    let asked = all.questionnaire_of(version);
    let lang = texts.lang().code();
    let label = |key: &str| texts.get(key).into_owned();
    let mut told = vec![
        (
            label("assessment-state"),
            taken(texts, all, rating).unwrap_or_default(),
        ),
        (label("assessment-in-words"), rating.problem_text.clone()),
        (
            label("assessment-resource-text"),
            rating.resource_text.clone(),
        ),
        (label("assessment-person"), rating.person.clone()),
        (label("assessment-life-world"), rating.life_world.clone()),
    ];
    let questions = asked.map_or(&[][..], |one| one.questions(&rating.domain));
    for (id, answer) in &rating.answers {
        let question = questions.iter().find(|one| one.id == *id);
        let counts = asked.is_none_or(|one| one.counts(&rating.domain, id, &rating.answers));
        told.push(match question {
            Some(one) => {
                let answer = one.answer.in_words(answer).in_language(lang).to_owned();
                (
                    one.ask.in_language(lang).to_owned(),
                    if counts {
                        answer
                    } else {
                        texts.with("assessment-not-counted", &[("answer", answer.into())])
                    },
                )
            }
            None => (id.clone(), answer.clone()),
        });
    }
    if rating.importance != Importance::default() {
        let words = texts.code("importance", rating.importance).into_owned();
        told.push((label("assessment-importance"), words));
    }
    if rating.urgency != Urgency::default() {
        let words = texts.code("urgency", rating.urgency).into_owned();
        told.push((label("assessment-urgency"), words));
    }
    told.retain(|(_, value)| !value.is_empty());
    told
}

/// The marks of a version in a domain, with the words of its questionnaire.
pub fn marks(
    texts: &Texts,
    asked: Option<&Questionnaire>,
    version: &Version,
    domain: &str,
) -> (Marked, Marked) {
    (
        marked(
            texts,
            asked.map(|one| one.problem(domain)),
            version.problem(domain),
            "problem",
        ),
        marked(
            texts,
            asked.map(|one| one.resource(domain)),
            version.resource(domain),
            "resource",
        ),
    )
}

/// Class and sign of a change.
pub fn change_sign(change: domain::assessment::Change) -> (&'static str, &'static str) {
    use domain::assessment::Change;
    match change {
        Change::Better => ("st-ok", "ok"),
        Change::Worse => ("st-open", "late"),
        Change::Same => ("st-mute", "none"),
        Change::Unknown => ("st-mute", "unknown"),
    }
}

/// The code of an enum as it stands in a form.
pub fn sent<C: Code>(value: C) -> String {
    value.code().to_owned()
}
