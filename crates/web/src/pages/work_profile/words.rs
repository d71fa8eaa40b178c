//! A profile in words, and how two versions differ.

use app::work_profile::WorkProfileRow;
use domain::{
    Code,
    own_plan::lines,
    work_profile::{Action, ActionKind, ActionState, Part, TrainingStep, WorkProfile, changed},
};
use i18n::Texts;
use jiff::civil::Date;

/// What somebody brings along, in this order.
const BRINGS: [Part; 5] = [
    Part::Schooling,
    Part::Training,
    Part::Experience,
    Part::Licences,
    Part::Languages,
];

/// A version as it is shown.
pub(super) struct Profile {
    /// Which version, as of when, by whom.
    pub about: String,
    /// What kind of statement it is.
    pub epistemic: String,
    /// What somebody brings along: label and thoughts of each part that says something.
    pub brings: Vec<(String, Vec<String>)>,
    /// Wishes and limits, the same.
    pub wants: Vec<(String, Vec<String>)>,
    /// Occupations aimed at, and why.
    pub targets: Vec<(String, String)>,
    /// The training plan.
    pub steps: Vec<StepLine>,
    /// That some of it is late.
    pub late: Option<String>,
    /// How the preparation stands: what, class and sign, state, more about it.
    pub actions: Vec<ActionLine>,
}

/// A step of the training plan.
pub(super) struct StepLine {
    pub what: String,
    pub provider: String,
    pub span: String,
    pub state: String,
    pub late: bool,
}

/// A part of the preparation.
pub(super) struct ActionLine {
    pub what: String,
    pub class: &'static str,
    pub icon: &'static str,
    pub state: String,
    pub words: String,
}

/// A version in the list of versions.
pub(super) struct Version {
    /// Which version, as of when, by whom.
    pub about: String,
    /// What changed in it: label, lines before, lines now; empty in the first one.
    pub changes: Vec<(String, Vec<String>, Vec<String>)>,
}

pub(super) fn profile(texts: &Texts, row: &WorkProfileRow, today: Date) -> Profile {
    let content = &row.content;
    let said = |part: &Part| {
        let thoughts = part_lines(texts, content, *part);
        (!thoughts.is_empty()).then(|| (label(texts, *part), thoughts))
    };
    let late = i64::try_from(content.late(today).count()).unwrap_or(i64::MAX);
    Profile {
        about: about(texts, row),
        epistemic: texts.code("epistemic_kind", row.epistemic).into_owned(),
        brings: BRINGS.iter().filter_map(said).collect(),
        wants: [Part::Wishes, Part::Limits]
            .iter()
            .filter_map(said)
            .collect(),
        targets: content
            .targets
            .iter()
            .map(|one| (one.occupation.clone(), one.why.clone()))
            .collect(),
        steps: content
            .steps
            .iter()
            .map(|one| StepLine {
                what: one.what.clone(),
                provider: one.provider.clone(),
                span: span(texts, one),
                state: texts.code("work_step_state", one.state).into_owned(),
                late: one.is_late(today),
            })
            .collect(),
        late: (late > 0).then(|| texts.with("work-late", &[("n", late.into())])),
        actions: ActionKind::ALL
            .iter()
            .map(|kind| action_line(texts, *kind, content.action(*kind)))
            .collect(),
    }
}

fn about(texts: &Texts, row: &WorkProfileRow) -> String {
    let args = [
        ("n", row.number.into()),
        ("date", row.on.into()),
        ("name", (&row.recorded_by_name).into()),
    ];
    texts.with("work-version", &args)
}

/// What a part is called.
pub(super) fn label(texts: &Texts, part: Part) -> String {
    texts.code("work_part", part).into_owned()
}

fn span(texts: &Texts, step: &TrainingStep) -> String {
    match (step.from, step.to) {
        (Some(from), Some(to)) => {
            texts.with("date-from-to", &[("from", from.into()), ("to", to.into())])
        }
        (Some(from), None) => texts.with("date-from-on", &[("from", from.into())]),
        (None, Some(to)) => texts.with("work-until", &[("date", to.into())]),
        (None, None) => String::new(),
    }
}

fn action_line(texts: &Texts, kind: ActionKind, action: Option<&Action>) -> ActionLine {
    let state = action.map_or(ActionState::Open, |one| one.state);
    let (class, icon) = match state {
        ActionState::Open => ("st-mute", "none"),
        ActionState::Running => ("st-risk", "risk"),
        ActionState::Done => ("st-ok", "ok"),
        ActionState::NotNow => ("st-mute", "close"),
    };
    ActionLine {
        what: texts.code("work_action", kind).into_owned(),
        class,
        icon,
        state: texts.code("work_action_state", state).into_owned(),
        words: action.map(|one| more(texts, one)).unwrap_or_default(),
    }
}

/// Why not now, and the words about it.
fn more(texts: &Texts, action: &Action) -> String {
    let why = action
        .why_not
        .filter(|_| action.state == ActionState::NotNow);
    let why = why.map(|one| texts.code("work_why_not", one).into_owned());
    let parts = [why, Some(action.words.clone())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let said: Vec<&str> = parts
        .iter()
        .map(|one| one.trim())
        .filter(|one| !one.is_empty())
        .collect();
    said.join(" · ")
}

/// A part line by line, as it is shown and compared.
fn part_lines(texts: &Texts, content: &WorkProfile, part: Part) -> Vec<String> {
    if let Some(text) = content.text(part) {
        return lines(text).into_iter().map(str::to_owned).collect();
    }
    let joined = |parts: &[&str]| -> String {
        let said: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|one| !one.is_empty())
            .collect();
        said.join(" · ")
    };
    match part {
        Part::Targets => content
            .targets
            .iter()
            .map(|one| joined(&[&one.occupation, &one.why]))
            .collect(),
        Part::Steps => content
            .steps
            .iter()
            .map(|one| {
                let state = texts.code("work_step_state", one.state);
                joined(&[&one.what, &one.provider, &span(texts, one), &state])
            })
            .collect(),
        _ => content
            .actions
            .iter()
            .filter(|one| one.state != ActionState::Open || !one.words.is_empty())
            .map(|one| {
                let line = action_line(texts, one.kind, Some(one));
                joined(&[&line.what, &line.state, &line.words])
            })
            .collect(),
    }
}

/// All versions with what changed in each, if there is more than one.
pub(super) fn versions(texts: &Texts, rows: &[WorkProfileRow]) -> Vec<Version> {
    if rows.len() < 2 {
        return Vec::new();
    }
    let version = |(at, row): (usize, &WorkProfileRow)| Version {
        about: about(texts, row),
        changes: rows
            .get(at + 1)
            .map(|former| changes(texts, &former.content, &row.content))
            .unwrap_or_default(),
    };
    rows.iter().enumerate().map(version).collect()
}

fn changes(
    texts: &Texts,
    before: &WorkProfile,
    after: &WorkProfile,
) -> Vec<(String, Vec<String>, Vec<String>)> {
    let parts = changed(before, after).into_iter();
    parts
        .map(|part| {
            let lines = |content| part_lines(texts, content, part);
            (label(texts, part), lines(before), lines(after))
        })
        .collect()
}
