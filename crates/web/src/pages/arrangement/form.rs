//! The form for an arrangement: from what was typed to a draft and back.

use app::{
    Message, Problems,
    arrangement::{ArrangementRow, Draft, Hint, Sheet, Theirs},
};
use askama::Template;
use domain::{
    Code,
    calendar::add_days,
    contact::EpistemicKind,
    seam::{Side, Strength},
};
use i18n::Texts;
use jiff::civil::Date;

use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
    pages::case::CaseFrame,
};

/// Most characters of a provider, a proof or a reason.
const LONGEST: usize = 300;

/// Reads what was typed. All problems come back at once.
pub(super) fn draft(data: &FormData) -> Result<Draft, Problems> {
    let mut problems = Problems::new();
    let (security, kind) = match data.get("what").split_once('/') {
        Some((security, kind)) if !security.is_empty() => (
            security.to_owned(),
            Some(kind.to_owned()).filter(|kind| !kind.is_empty()),
        ),
        _ => {
            problems.add_key("what", "error-choose");
            (String::new(), None)
        }
    };
    let provider = data.required("provider", LONGEST, &mut problems);
    let from = data.date("from", &mut problems);
    let last = data.optional_date("to", &mut problems);
    if let (Some(from), Some(last)) = (from, last)
        && last < from
    {
        problems.add_key("to", "arrangement-error-to-before-from");
    }
    let strength = data.code::<Strength>("strength", &mut problems);
    let side = data.code::<Side>("side", &mut problems);
    let evidence = data.optional("evidence", LONGEST, &mut problems);
    let epistemic = data.code::<EpistemicKind>("epistemic", &mut problems);
    let (Some(from_on), Some(strength), Some(side), Some(epistemic)) =
        (from, strength, side, epistemic)
    else {
        return Err(problems);
    };
    if !problems.0.is_empty() {
        return Err(problems);
    }
    Ok(Draft {
        security,
        kind,
        provider,
        from_on,
        // People name the last day; the first day after it is what counts.
        to_on: last.and_then(|day| add_days(day, 1)),
        strength,
        side,
        evidence,
        epistemic,
    })
}

/// Why something is changed or struck.
pub(super) fn reason(data: &FormData) -> (String, Problems) {
    let mut problems = Problems::new();
    let reason = data.optional("reason", LONGEST, &mut problems);
    if reason.is_empty() {
        problems.add("reason", Message::new("error-reason-required"));
    }
    (reason, problems)
}

/// The version that the form was opened with; 0 matches none.
pub(super) fn version(data: &FormData) -> i64 {
    data.get("version").parse().unwrap_or(0)
}

/// A day as people type it, in both languages.
fn typed(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// A new form: what the link asked for, and what is likely.
pub(super) fn prefilled(query: &FormData, sheet: &Sheet) -> FormData {
    if let Some(former) = &sheet.former {
        let mut data = filled(former);
        data.push("former", former.id.to_string());
        return data;
    }
    let security = query.get("security");
    let choice = sheet.securities.iter().find(|one| one.code == security);
    let kind = choice.and_then(|one| one.kinds.iter().find(|(id, _)| id == query.get("kind")));
    let mut data = FormData::default();
    // A way that is no kind of its own, such as a practice that carries on a treatment, leaves open which kind it is.
    let is_open = kind.is_none() && !query.get("kind").is_empty();
    if choice.is_some_and(|one| !is_open || one.kinds.is_empty()) {
        let kind = kind.map_or("", |(id, _)| id.as_str());
        data.push("what", format!("{security}/{kind}"));
    }
    if let Ok(day) = query.get("from").parse() {
        data.push("from", typed(day));
    }
    let side = if sheet.may_outside {
        Side::Outside
    } else {
        Side::Inside
    };
    data.push("side", side.code());
    data.push("epistemic", EpistemicKind::Fact.code());
    data
}

/// The form of a row as it stands.
pub(super) fn filled(row: &ArrangementRow) -> FormData {
    let last = row.to_on.and_then(|to| to.yesterday().ok());
    FormData::from_pairs([
        (
            "what",
            format!(
                "{}/{}",
                row.security.code(),
                row.kind.as_deref().unwrap_or("")
            ),
        ),
        ("provider", row.provider.clone()),
        ("from", typed(row.from_on)),
        ("to", last.map_or_else(String::new, typed)),
        ("strength", row.strength.code().to_owned()),
        ("side", row.side.code().to_owned()),
        ("evidence", row.evidence.clone()),
        ("epistemic", row.epistemic.code().to_owned()),
        ("version", row.version.to_string()),
    ])
}

/// Where the form goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A new arrangement.
    New,
    /// The row that stands now, with its version.
    Change(String, i64),
}

impl Target {
    /// A struck row that nothing replaced cannot be changed; what was typed becomes a new one.
    pub(super) fn of(sheet: &Sheet, theirs: Option<&Theirs>) -> Self {
        let row = theirs.map(|theirs| &theirs.row).or(sheet.row.as_ref());
        match row {
            Some(row) if row.struck_at.is_none() => Self::Change(row.id.to_string(), row.version),
            _ => Self::New,
        }
    }

    pub(super) fn title_key(&self) -> &'static str {
        match self {
            Self::New => "arrangement-new-title",
            Self::Change(..) => "arrangement-edit-title",
        }
    }
}

/// A security with its kinds, as one group of the list.
struct Group {
    title: String,
    other: Choice,
    kinds: Vec<Choice>,
}

/// A choice with a sentence.
struct Explained {
    value: &'static str,
    label: String,
    text: String,
}

/// One field in the version of somebody else and in the own one.
pub(super) struct Compared {
    label: String,
    theirs: String,
    mine: String,
    differs: bool,
}

/// Two versions of the same arrangement.
pub(super) struct Versions {
    by: String,
    at: String,
    struck: Option<String>,
    fields: Vec<Compared>,
}

#[derive(Template)]
#[template(path = "arrangement/form.html")]
pub(super) struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    action: String,
    version: Option<i64>,
    groups: Vec<Group>,
    strengths: Vec<Explained>,
    sides: Vec<Choice>,
    epistemic: Vec<Choice>,
    stay: bool,
    /// Whether it is one of a former case that is looked at again.
    former: bool,
    hints: Vec<String>,
    versions: Option<Versions>,
}

impl FormPage {
    pub(super) fn new(
        sh: Shell,
        frame: CaseFrame,
        sheet: &Sheet,
        f: FormView,
        target: Target,
        theirs: Option<&Theirs>,
        hints: &[Hint],
    ) -> Self {
        let texts = sh.texts;
        let (action, version) = match target {
            Target::New => (format!("{}/arrangements", frame.href), None),
            Target::Change(id, version) => {
                (format!("{}/arrangements/{id}", frame.href), Some(version))
            }
        };
        let sides = Side::ALL
            .iter()
            .filter(|side| sheet.may_outside || **side == Side::Inside)
            .map(|side| Choice::new(side.code(), texts.code("side", *side)))
            .collect();
        Self {
            groups: groups(sheet, texts),
            strengths: strengths(texts),
            sides,
            epistemic: Choice::all::<EpistemicKind>(texts, "epistemic_kind"),
            stay: sheet.securities.iter().any(|one| {
                let kinds = &one.kinds;
                kinds
                    .iter()
                    .any(|(id, _)| id == domain::seam::VOLUNTARY_STAY)
            }),
            former: sheet.former.is_some(),
            hints: hints
                .iter()
                .map(|hint| texts.get(hint.key()).into_owned())
                .collect(),
            versions: theirs.map(|theirs| versions(theirs, &f, sheet, texts)),
            sh,
            frame,
            f,
            action,
            version,
        }
    }
}

fn groups(sheet: &Sheet, texts: &Texts) -> Vec<Group> {
    let lang = texts.lang().code();
    let other = texts.get("arrangement-kind-other");
    sheet
        .securities
        .iter()
        .map(|one| Group {
            title: one.title.in_language(lang).to_owned(),
            other: Choice::new(
                format!("{}/", one.code),
                format!("{}: {other}", one.title.in_language(lang)),
            ),
            kinds: one
                .kinds
                .iter()
                .map(|(id, title)| {
                    let label = format!(
                        "{}: {}",
                        one.title.in_language(lang),
                        title.in_language(lang)
                    );
                    Choice::new(format!("{}/{id}", one.code), label)
                })
                .collect(),
        })
        .collect()
}

fn strengths(texts: &Texts) -> Vec<Explained> {
    Strength::ALL
        .iter()
        .map(|strength| Explained {
            value: strength.code(),
            label: texts.code("strength", *strength).into_owned(),
            text: texts
                .get(&format!("arrangement-strength-{}", strength.code()))
                .into_owned(),
        })
        .collect()
}

/// The name of what a form's field `what` says.
fn what_in_words(what: &str, sheet: &Sheet, texts: &Texts) -> String {
    let groups = groups(sheet, texts);
    let found = groups.iter().find_map(|group| {
        let kind = group.kinds.iter().find(|kind| kind.value == what);
        kind.map(|kind| kind.label.clone())
            .or_else(|| (group.other.value == what).then(|| group.title.clone()))
    });
    found.unwrap_or_else(|| what.to_owned())
}

/// Field by field, theirs beside mine, in words.
pub(super) fn versions(theirs: &Theirs, mine: &FormView, sheet: &Sheet, texts: &Texts) -> Versions {
    let standing = filled(&theirs.row);
    let words = |field: &str, value: &str| match field {
        "what" => what_in_words(value, sheet, texts),
        "strength" if !value.is_empty() => texts.coded("strength", value).into_owned(),
        "side" if !value.is_empty() => texts.coded("side", value).into_owned(),
        "epistemic" if !value.is_empty() => texts.coded("epistemic_kind", value).into_owned(),
        _ => value.to_owned(),
    };
    let fields = [
        ("what", "arrangement-what"),
        ("provider", "arrangement-provider"),
        ("from", "arrangement-from"),
        ("to", "arrangement-to"),
        ("strength", "arrangement-strength"),
        ("side", "arrangement-side"),
        ("evidence", "arrangement-evidence"),
        ("epistemic", "arrangement-epistemic"),
    ];
    let struck = theirs.row.struck_at.is_some();
    Versions {
        by: theirs.by.clone(),
        at: texts.instant(theirs.at),
        struck: theirs.row.struck_reason.clone().filter(|_| struck),
        fields: fields
            .into_iter()
            .map(|(field, key)| {
                let (theirs, mine) = (standing.get(field), mine.data.get(field));
                Compared {
                    label: texts.get(key).into_owned(),
                    differs: theirs != mine,
                    theirs: words(field, theirs),
                    mine: words(field, mine),
                }
            })
            .collect(),
    }
}

#[derive(Template)]
#[template(path = "arrangement/strike.html")]
pub(super) struct StrikePage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    action: String,
    version: Option<i64>,
    rows: Vec<(String, String)>,
    theirs: Option<(String, String)>,
}

impl StrikePage {
    pub(super) fn new(
        sh: Shell,
        frame: CaseFrame,
        sheet: &Sheet,
        f: FormView,
        theirs: Option<&Theirs>,
    ) -> Self {
        let texts = sh.texts;
        let row = theirs.map(|one| &one.row).or(sheet.row.as_ref());
        let standing = row.filter(|row| row.struck_at.is_none());
        let rows = row.map_or_else(Vec::new, |row| told(row, sheet, texts));
        Self {
            action: row.map_or_else(String::new, |row| {
                format!("{}/arrangements/{}/strike", frame.href, row.id)
            }),
            version: standing.map(|row| row.version),
            rows,
            theirs: theirs.map(|one| (one.by.clone(), texts.instant(one.at))),
            sh,
            frame,
            f,
        }
    }
}

fn told(row: &ArrangementRow, sheet: &Sheet, texts: &Texts) -> Vec<(String, String)> {
    let data = filled(row);
    let label = |key: &str| texts.get(key).into_owned();
    vec![
        (
            label("arrangement-what"),
            what_in_words(data.get("what"), sheet, texts),
        ),
        (label("arrangement-provider"), row.provider.clone()),
        (
            label("arrangement-period"),
            texts.period(row.from_on, row.to_on),
        ),
        (
            label("arrangement-strength"),
            texts.code("strength", row.strength).into_owned(),
        ),
    ]
}
