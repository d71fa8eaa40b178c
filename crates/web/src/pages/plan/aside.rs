//! What stands beside the plan: agreement and signatures, the next review, versions, independence.

use domain::{Code, plan::VersionState};
use i18n::Arg;

use super::{
    code,
    correct::{ReviewLine, reviews},
    lines::Lines,
    pause::{PauseLine, on_now, pauses},
    signed::{Signed, signed},
};

/// The right column.
pub(super) struct Aside {
    /// What was said to the version that counts, and who signed it.
    pub signed: Signed,
    pub answer_class: &'static str,
    pub answer_icon: &'static str,
    /// `am 12.01.2027`.
    pub review: Option<String>,
    pub review_late: bool,
    pub paused: Option<String>,
    pub pauses: Vec<PauseLine>,
    pub reviews: Vec<ReviewLine>,
    pub hints: Vec<String>,
    pub versions: Vec<VersionLine>,
    pub independence: Vec<IndependenceLine>,
    pub carried: Vec<CarriedLine>,
    /// Whether there is a version that counts.
    pub counts: bool,
}

/// A version in the chain.
pub(super) struct VersionLine {
    pub href: String,
    pub title: String,
    pub small: String,
    pub compare: Option<String>,
    pub current: bool,
}

/// How far somebody goes alone in a life domain.
pub(super) struct IndependenceLine {
    pub domain: String,
    pub level: String,
    pub small: String,
    /// What kind of statement it is, if somebody said.
    pub kind: String,
}

/// Who carries a version.
pub(super) struct CarriedLine {
    pub version: String,
    pub measures: String,
    pub steps: String,
}

/// The right column of a plan.
pub(super) fn aside(lines: &Lines<'_>) -> Aside {
    let (texts, view) = (lines.texts, lines.view);
    let current = view.current();
    let answer = current.and_then(|one| view.answer(one.id));
    let (answer_class, answer_icon) = match answer.map(|one| one.answer) {
        Some(answer) if answer.is_yes() => ("st-ok", "ok"),
        Some(_) => ("st-risk", "risk"),
        None => ("st-mute", "none"),
    };
    let content = current.map(|one| one.content.clone()).unwrap_or_default();
    Aside {
        signed: current.map_or_else(Signed::default, |one| signed(texts, view, one.id)),
        answer_class,
        answer_icon,
        review: view.next_review.map(|next| match next.late_since {
            Some(since) => texts.with("plan-review-late", &[("day", since.into())]),
            None => texts.with("plan-review-next", &[("day", next.on.into())]),
        }),
        review_late: view
            .next_review
            .is_some_and(|next| next.late_since.is_some()),
        paused: on_now(texts, view),
        pauses: pauses(texts, view),
        reviews: reviews(texts, view),
        hints: if lines.may_edit {
            lines.hints(&content)
        } else {
            Vec::new()
        },
        versions: versions(lines),
        independence: independence(lines),
        carried: carried(lines),
        counts: current.is_some(),
    }
}

fn versions(lines: &Lines<'_>) -> Vec<VersionLine> {
    let (texts, view) = (lines.texts, lines.view);
    let current = view.current().map(|one| one.number);
    let issued = view
        .versions
        .iter()
        .filter(|one| one.state == VersionState::Issued);
    let numbers: Vec<i64> = issued.map(|one| one.number).collect();
    view.versions
        .iter()
        .rev()
        .map(|one| {
            let before = numbers.iter().rev().find(|number| **number < one.number);
            let small = match (one.state, one.issued_on) {
                (VersionState::Issued, Some(day)) => {
                    texts.with("common-since", &[("from", day.into())])
                }
                (VersionState::Dropped, _) => texts.get("plan-dropped").into_owned(),
                _ => texts.get("plan-draft").into_owned(),
            };
            VersionLine {
                href: format!("{}/versions/{}", lines.href, one.number),
                title: texts.with("plan-version", &[("n", one.number.into())]),
                small,
                compare: before.map(|before| {
                    format!("{}/compare?from={before}&to={}", lines.href, one.number)
                }),
                current: Some(one.number) == current,
            }
        })
        .collect()
}

fn independence(lines: &Lines<'_>) -> Vec<IndependenceLine> {
    let (texts, view) = (lines.texts, lines.view);
    let domains = view.programme.domains.iter();
    domains
        .filter_map(|domain| {
            let mut all = view.independence_in(&domain.id);
            let first = all.next()?;
            let now = all.next_back().unwrap_or(first);
            let since = texts.with("common-since", &[("from", now.on.into())]);
            let small = if first.level == now.level {
                since
            } else {
                let was = code(texts, "independence", first.level);
                let args = [("level", Arg::from(was)), ("day", first.on.into())];
                format!("{since}; {}", texts.with("plan-independence-was", &args))
            };
            Some(IndependenceLine {
                domain: lines.domain(&domain.id),
                level: texts.coded("independence", now.level.code()).into_owned(),
                small,
                kind: crate::statement::shown(texts, now.epistemic),
            })
        })
        .collect()
}

/// How much of each version the client carries (P1d).
fn carried(lines: &Lines<'_>) -> Vec<CarriedLine> {
    let texts = lines.texts;
    let issued = lines
        .view
        .versions
        .iter()
        .filter(|one| one.state == VersionState::Issued);
    let part = |client: i64, all: i64| {
        let args = [("part", client.into()), ("whole", all.into())];
        texts.with("common-of", &args)
    };
    issued
        .map(|one| CarriedLine {
            version: texts.with("plan-version", &[("n", one.number.into())]),
            measures: part(one.carried.measures.client, one.carried.measures.all()),
            steps: part(one.carried.steps.client, one.carried.steps.all()),
        })
        .collect()
}
