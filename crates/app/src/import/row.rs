//! What is kept of a row between the dry run and its application, as JSON.

use domain::{
    Code,
    custody::CustodyKind,
    duplicate::{Identity, MatchReason},
    ids::{CaseId, ClientId},
    release::ReleaseKind,
};
use imports::{
    institutions::NamedInstead,
    release_list::{ReleaseList, ReleaseRow, RowProblem, RowResult},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::{StoreError, import::ImportRow};

use super::twin::Twin;
use crate::AppError;

/// What a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Not judged yet.
    Unchecked,
    /// Somebody new is registered.
    New,
    /// Somebody known whose cases are over is registered again.
    Again,
    /// A known person's release moves.
    Moved,
    /// A known person; nothing to do.
    Unchanged,
    /// A person whom another office supports: only that office may move their release.
    Elsewhere,
    /// A person whose case says that they are released, and the list has them in custody anew: somebody has to
    /// look at the case.
    Back,
    /// Maybe a known person: somebody has to say.
    Unsure,
    /// The row cannot be taken.
    Refused,
}

impl Code for Outcome {
    const ALL: &'static [Self] = &[
        Self::Unchecked,
        Self::New,
        Self::Again,
        Self::Moved,
        Self::Unchanged,
        Self::Elsewhere,
        Self::Back,
        Self::Unsure,
        Self::Refused,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::New => "new",
            Self::Again => "again",
            Self::Moved => "moved",
            Self::Unchanged => "unchanged",
            Self::Elsewhere => "elsewhere",
            Self::Back => "back",
            Self::Unsure => "unsure",
            Self::Refused => "refused",
        }
    }
}

impl Outcome {
    /// Whether the row can be applied as it is.
    pub fn is_applicable(self) -> bool {
        matches!(
            self,
            Self::New | Self::Again | Self::Moved | Self::Unchanged
        )
    }
}

/// Whether a row is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not yet.
    Open,
    /// It was applied.
    Applied,
    /// It was left alone.
    Left,
}

impl Code for State {
    const ALL: &'static [Self] = &[Self::Open, Self::Applied, Self::Left];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Applied => "applied",
            Self::Left => "left",
        }
    }
}

/// How the file as a whole was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Name of the encoding.
    pub encoding: String,
    /// What parts the cells.
    pub separator: char,
    /// Line of the headings.
    pub header_row: u64,
    /// Columns that were understood: code of the field, heading.
    pub columns: Vec<(String, String)>,
    /// Headings that were not understood.
    pub ignored: Vec<String>,
    /// Lines below the headings that are no rows.
    pub skipped: Vec<u64>,
    /// Tasks that move when the list is applied.
    #[serde(default)]
    pub tasks_moved: usize,
    /// Prisons that the list names although it is read for another one.
    #[serde(default)]
    pub named_instead: Vec<Named>,
    /// How many lists of the carrier were applied, and which day it was, when its rows were judged.
    #[serde(default)]
    pub(super) judged: Option<(i64, Date)>,
}

/// A prison that a list names although it is read for another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// The first line that names it.
    pub line: u64,
    /// How many lines name it.
    pub lines: usize,
}

impl Reading {
    pub(super) fn of(list: &ReleaseList, named_instead: &[NamedInstead]) -> Self {
        let named = |one: &NamedInstead| Named {
            name: one.name.clone(),
            line: one.lines.first().copied().unwrap_or_default(),
            lines: one.lines.len(),
        };
        Self {
            encoding: list.encoding.name().to_owned(),
            separator: list.separator,
            header_row: list.header_row,
            columns: list
                .columns
                .iter()
                .map(|(field, heading)| (field.code().to_owned(), heading.clone()))
                .collect(),
            ignored: list.ignored_columns.clone(),
            skipped: list.skipped.iter().map(|one| one.line).collect(),
            tasks_moved: 0,
            named_instead: named_instead.iter().map(named).collect(),
            judged: None,
        }
    }
}

/// A row that could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Number in the prison's books.
    pub book_number: Option<String>,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// First day in custody.
    pub custody_start: Option<Date>,
    /// Expected release.
    pub release_on: Date,
    /// Code of the kind of release.
    release_kind: Option<String>,
    /// Code of the kind of custody.
    custody_kind: Option<String>,
    /// Length of the sentence in months.
    pub sentence_months: Option<u32>,
    /// Where the person is going to live.
    pub release_place: Option<String>,
    /// House or ward.
    pub unit: Option<String>,
}

impl Listed {
    fn of(row: &ReleaseRow) -> Self {
        Self {
            book_number: row.book_number.clone(),
            family_name: row.family_name.clone(),
            given_names: row.given_names.clone(),
            birth_date: row.birth_date,
            custody_start: row.custody_start,
            release_on: row.release_date,
            release_kind: row.release_kind.map(|kind| kind.code().to_owned()),
            custody_kind: row.custody_kind.map(|kind| kind.code().to_owned()),
            sentence_months: row.sentence_months.map(u32::from),
            release_place: row.release_place.clone(),
            unit: row.institution_unit.clone(),
        }
    }

    /// A row for samples of pages and for tests.
    pub fn sample(family_name: &str, given_names: &str, book_number: &str, release: Date) -> Self {
        Self {
            book_number: Some(book_number.to_owned()),
            family_name: family_name.to_owned(),
            given_names: given_names.to_owned(),
            birth_date: None,
            custody_start: None,
            release_on: release,
            release_kind: None,
            custody_kind: None,
            sentence_months: None,
            release_place: None,
            unit: None,
        }
    }

    /// Why the release is expected then.
    pub fn release_kind(&self) -> Option<ReleaseKind> {
        ReleaseKind::from_code(self.release_kind.as_deref()?).ok()
    }

    /// Kind of custody.
    pub fn custody_kind(&self) -> Option<CustodyKind> {
        CustodyKind::from_code(self.custody_kind.as_deref()?).ok()
    }

    pub(super) fn identity(&self, institution: &str) -> Identity {
        let plain = Identity::new(&self.family_name, &self.given_names, self.birth_date);
        match &self.book_number {
            Some(number) => plain.with_book_number(institution, number),
            None => plain,
        }
    }
}

/// Why a row is refused, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Heading as the list writes it, or the field's code.
    pub column: Option<String>,
    /// What was typed; gone once the list is done with.
    pub typed: String,
    /// Stable code of the reason.
    pub reason: String,
    /// German sentence.
    pub german: String,
    /// English sentence.
    pub english: String,
}

impl Told {
    fn of(problem: &RowProblem) -> Self {
        Self {
            column: problem
                .column
                .clone()
                .or(problem.field.map(|field| field.german().to_owned())),
            typed: problem.typed.clone(),
            reason: problem.reason.code().to_owned(),
            german: problem.reason.german(),
            english: problem.reason.english(),
        }
    }
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Content {
    Good(Listed),
    Refused(Vec<Told>),
}

/// Who a row may be about, and what it moves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    /// Known people who may be meant, strongest reason first.
    pub(super) people: Vec<Meant>,
    /// What somebody has decided.
    pub(super) decided: Option<Decided>,
    /// Earlier rows of the list that may be about the same person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) twins: Vec<Twin>,
    /// The line of the earlier row that this one repeats: only that one is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeats: Option<i64>,
    /// The case that is concerned.
    pub(super) case: Option<CaseId>,
    /// What that case says of the release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) on_record: Option<OnRecord>,
    /// That the case said something else when the row was judged before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
    /// The day that the list names, once the rest of the row is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<Date>,
    /// The release on record.
    pub before: Option<Date>,
    /// The kind of release on record, if the list says another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_before: Option<String>,
    /// Whether the list names another kind of release than the record.
    #[serde(default)]
    pub other_kind: bool,
    /// Where the person is going to live by the list, if the record says nothing or something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Tasks that move.
    pub tasks: usize,
    /// Tasks that become overdue.
    pub overdue: usize,
    /// Uncovered days before and after.
    pub days_open: (i64, i64),
    /// Why nothing happens, or what is odd: `ended`, `released`, `other_prison`.
    pub note: Option<String>,
}

/// What a case says of the release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OnRecord {
    pub case: CaseId,
    pub day: Option<Date>,
    /// Code of the kind of release.
    pub kind: Option<String>,
    /// The newest entry of its history, where somebody may have said the same once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
}

impl OnRecord {
    /// Whether both say the same; an entry of the history counts where both know theirs.
    fn agrees(&self, other: &Self) -> bool {
        let entries = self.entry.as_ref().zip(other.entry.as_ref());
        (self.case, self.day, &self.kind) == (other.case, other.day, &other.kind)
            && entries.is_none_or(|(one, other)| one == other)
    }
}

/// What somebody has changed in a case since the row was judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// The release that was shown, if the case was known then.
    pub before: Option<Date>,
    /// Code of the kind that was shown.
    pub kind_before: Option<String>,
    /// The release that the case names now.
    pub now: Option<Date>,
    /// Code of the kind that it names now.
    pub kind_now: Option<String>,
}

/// A known person who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Meant {
    pub client: ClientId,
    reason: String,
}

impl Meant {
    pub fn new(client: ClientId, reason: MatchReason) -> Self {
        Self {
            client,
            reason: reason.code().to_owned(),
        }
    }

    pub fn reason(&self) -> Option<MatchReason> {
        MatchReason::from_code(&self.reason).ok()
    }
}

/// What somebody has decided about a row; nothing in it: somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Decided {
    /// It is this person.
    pub same: Option<ClientId>,
    /// It is the person of the earlier row in this line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
}

impl Decided {
    pub fn is(client: ClientId) -> Self {
        Self {
            same: Some(client),
            line: None,
        }
    }

    pub fn repeats(line: i64) -> Self {
        Self {
            same: None,
            line: Some(line),
        }
    }
}

impl Matched {
    /// Whether somebody has decided who it is.
    pub fn is_decided(&self) -> bool {
        self.decided.is_some()
    }

    /// The known person that is meant: who was chosen, else the strongest match.
    pub(super) fn known(&self) -> Option<ClientId> {
        match &self.decided {
            Some(decided) => decided.same,
            None => self.people.first().map(|one| one.client),
        }
    }

    /// What the case says now, if that is not what was shown.
    pub(super) fn changed_since(&self, shown: Option<&OnRecord>) -> Option<Changed> {
        let now = self.on_record.as_ref()?;
        if shown.is_some_and(|shown| shown.agrees(now)) {
            return None;
        }
        let shown = shown.filter(|shown| shown.case == now.case);
        Some(Changed {
            before: shown.and_then(|shown| shown.day),
            kind_before: shown.and_then(|shown| shown.kind.clone()),
            now: now.day,
            kind_now: now.kind.clone(),
        })
    }

    /// What stays of a row that was left although its case is known: enough to look at that case.
    pub(super) fn kept(&self, listed_on: Date) -> Self {
        Self {
            case: self.case,
            before: self.before,
            changed: self.changed.clone(),
            repeats: self.repeats,
            listed_on: Some(listed_on),
            ..Self::default()
        }
    }

    /// A change of the release for samples of pages.
    pub fn sample(before: Date, tasks: usize, days_open: (i64, i64)) -> Self {
        Self {
            before: Some(before),
            tasks,
            days_open,
            ..Self::default()
        }
    }

    /// A case that somebody has changed since it was judged, for samples of pages.
    pub fn sample_changed(before: Option<Date>, now: Date, listed_on: Date) -> Self {
        Self {
            changed: Some(Changed {
                before,
                kind_before: None,
                now: Some(now),
                kind_now: None,
            }),
            listed_on: Some(listed_on),
            ..Self::default()
        }
    }
}

/// The content of a row as it was read, and what that means before anybody is looked up.
pub(super) fn content_of(row: &RowResult) -> Result<(Outcome, String), AppError> {
    match &row.outcome {
        Ok(row) => Ok((Outcome::Unchecked, json(&Content::Good(Listed::of(row)))?)),
        Err(problems) => {
            let told = problems.iter().map(Told::of).collect();
            Ok((Outcome::Refused, json(&Content::Refused(told))?))
        }
    }
}

/// What stands in a row that could be read; `None`: it is refused, or cleared.
pub(super) fn listed(row: &ImportRow) -> Result<Option<Listed>, AppError> {
    if row.content.is_empty() {
        return Ok(None);
    }
    match parse::<Content>(&row.content)? {
        Content::Good(listed) => Ok(Some(listed)),
        Content::Refused(_) => Ok(None),
    }
}

/// Why a row is refused.
pub(super) fn told(row: &ImportRow) -> Result<Vec<Told>, AppError> {
    if row.content.is_empty() {
        return Ok(Vec::new());
    }
    match parse::<Content>(&row.content)? {
        Content::Good(_) => Ok(Vec::new()),
        Content::Refused(told) => Ok(told),
    }
}

/// Line, column and reason of a refused row, without what was typed.
pub(super) fn without_typed(row: &ImportRow) -> Result<String, AppError> {
    let told: Vec<Told> = told(row)?
        .into_iter()
        .map(|one| Told {
            typed: String::new(),
            ..one
        })
        .collect();
    json(&Content::Refused(told))
}

/// What a row means; of a newer version, as if it were not judged.
pub(super) fn outcome(row: &ImportRow) -> Outcome {
    Outcome::from_code(&row.outcome).unwrap_or(Outcome::Unchecked)
}

/// Who a row may be about.
pub(super) fn matched(row: &ImportRow) -> Result<Matched, AppError> {
    if row.matched.is_empty() {
        return Ok(Matched::default());
    }
    parse(&row.matched)
}

pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, AppError> {
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> AppError {
    AppError::Store(StoreError::Unreadable {
        column: "import_row",
        problem: error.to_string(),
    })
}
