//! What is known of a case: the typed facts that criteria and conditions are written over.
//!
//! A fact that is not there is *unknown*, never "no". Two facts can be derived from others; an
//! explicit one always wins.
//!
//! - `custody_months`: the calendar months that have passed in full between the start of custody
//!   and the release, with the month arithmetic of [`domain::calendar::add_months`]. Custody from
//!   1 March to 1 March of the next year is 12 months, to 28 February it is 11. Linked sentences
//!   and credited remand are not seen; where they are recorded, their sum ([`domain::sentence`]) is an
//!   explicit fact, and so is a figure that somebody enters.
//! - `age_at_release`: the full years of life on the day of release.

pub(crate) mod json;

use std::{collections::BTreeMap, fmt};

use domain::{
    Code,
    anchor::{Anchor, Anchors},
    calendar::full_months,
};
use jiff::{Unit, civil::Date};

pub use self::json::FactMistake;

/// A fact that rules can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fact {
    /// The Land of the prison: `TH`, `DE-TH` or its name.
    InstitutionLand,
    /// First day of custody.
    CustodyStart,
    /// Length of custody until release, in full months (P6b).
    CustodyMonths,
    /// Length of the sentence in months.
    SentenceMonths,
    /// Expected release.
    ReleaseDate,
    /// Why the release is expected on that day (P6d).
    ReleaseKind,
    /// Where the person will be released to (P6c): a region, a municipality, or its key (AGS).
    ReleaseRegion,
    /// Whether conduct supervision was confirmed or ruled out (P6e).
    ConductSupervision,
    /// Whether there is, or will be, probation (P6e).
    Probation,
    /// What supervision, or that there is none, rests on (P6e).
    SupervisionBasis,
    /// First day of the supervision.
    SupervisionFrom,
    /// Last day of the supervision.
    SupervisionUntil,
    /// Age on the day of release, in full years.
    AgeAtRelease,
    /// Date of birth; only used to derive the age.
    BirthDate,
    /// The kind of custody.
    CustodyKind,
    /// Other programmes and services that support the person already (P3b, P21).
    OtherSupport,
    /// German, of another EU state, or of another one: whether residence law has to be looked at
    /// (T22). Asked for that purpose only.
    NationalityGroup,
    /// Without work after release, or expected to be.
    Unemployed,
    /// The securities and life domains that the case needs.
    Needs,
    /// Moving into a dwelling.
    MoveIn,
    /// Start of a job.
    JobStart,
    /// End of a job.
    JobEnd,
    /// Entry into the programme.
    Entry,
    /// Exit from the programme.
    Exit,
    /// Decision of a court.
    CourtDecision,
    /// Date of an application.
    Application,
    /// Date of a document.
    Document,
    /// The day on which the person really was released.
    ActualRelease,
}

/// What a fact is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FactType {
    /// True or false.
    Bool,
    /// A whole number from 0 to 1200 (months, years).
    Number,
    /// A day.
    Date,
    /// A Land.
    Land,
    /// A code of [`domain::release::ReleaseKind`].
    ReleaseKind,
    /// A code of [`domain::custody::CustodyKind`].
    CustodyKind,
    /// A code of [`domain::nationality::NationalityGroup`].
    NationalityGroup,
    /// A code of [`domain::supervision::SupervisionBasis`].
    SupervisionBasis,
    /// A region or municipality of the programme, or any other place.
    Region,
    /// A list of names of programmes and services.
    Names,
    /// A list of securities and life domains.
    Needs,
}

impl Code for Fact {
    const ALL: &'static [Self] = &[
        Self::InstitutionLand,
        Self::CustodyStart,
        Self::CustodyMonths,
        Self::SentenceMonths,
        Self::ReleaseDate,
        Self::ReleaseKind,
        Self::ReleaseRegion,
        Self::ConductSupervision,
        Self::Probation,
        Self::SupervisionBasis,
        Self::SupervisionFrom,
        Self::SupervisionUntil,
        Self::AgeAtRelease,
        Self::BirthDate,
        Self::CustodyKind,
        Self::OtherSupport,
        Self::NationalityGroup,
        Self::Unemployed,
        Self::Needs,
        Self::MoveIn,
        Self::JobStart,
        Self::JobEnd,
        Self::Entry,
        Self::Exit,
        Self::CourtDecision,
        Self::Application,
        Self::Document,
        Self::ActualRelease,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::InstitutionLand => "institution_land",
            Self::CustodyStart => "custody_start",
            Self::CustodyMonths => "custody_months",
            Self::SentenceMonths => "sentence_months",
            Self::ReleaseDate => "release_date",
            Self::ReleaseKind => "release_kind",
            Self::ReleaseRegion => "release_region",
            Self::ConductSupervision => "conduct_supervision",
            Self::Probation => "probation",
            Self::SupervisionBasis => "supervision_basis",
            Self::SupervisionFrom => "supervision_from",
            Self::SupervisionUntil => "supervision_until",
            Self::AgeAtRelease => "age_at_release",
            Self::BirthDate => "birth_date",
            Self::CustodyKind => "custody_kind",
            Self::OtherSupport => "other_support",
            Self::NationalityGroup => "nationality_group",
            Self::Unemployed => "unemployed",
            Self::Needs => "needs",
            Self::MoveIn => "move_in",
            Self::JobStart => "job_start",
            Self::JobEnd => "job_end",
            Self::Entry => "entry",
            Self::Exit => "exit",
            Self::CourtDecision => "court_decision",
            Self::Application => "application",
            Self::Document => "document",
            Self::ActualRelease => "actual_release",
        }
    }
}

impl Fact {
    /// What the fact is made of.
    pub fn kind(self) -> FactType {
        match self {
            Self::InstitutionLand => FactType::Land,
            Self::CustodyMonths | Self::SentenceMonths | Self::AgeAtRelease => FactType::Number,
            Self::ReleaseKind => FactType::ReleaseKind,
            Self::ReleaseRegion => FactType::Region,
            Self::CustodyKind => FactType::CustodyKind,
            Self::NationalityGroup => FactType::NationalityGroup,
            Self::SupervisionBasis => FactType::SupervisionBasis,
            Self::ConductSupervision | Self::Probation | Self::Unemployed => FactType::Bool,
            Self::OtherSupport => FactType::Names,
            Self::Needs => FactType::Needs,
            Self::CustodyStart
            | Self::SupervisionFrom
            | Self::SupervisionUntil
            | Self::ReleaseDate
            | Self::BirthDate
            | Self::MoveIn
            | Self::JobStart
            | Self::JobEnd
            | Self::Entry
            | Self::Exit
            | Self::CourtDecision
            | Self::Application
            | Self::Document
            | Self::ActualRelease => FactType::Date,
        }
    }

    /// The fact that has to be asked for if this anchor is unknown. `None`: nobody states it, a second person
    /// grants it.
    pub fn of_anchor(anchor: Anchor) -> Option<Self> {
        Some(match anchor {
            Anchor::CustodyStart => Self::CustodyStart,
            Anchor::Release => Self::ReleaseDate,
            Anchor::Entry => Self::Entry,
            Anchor::Exit => Self::Exit,
            Anchor::MoveIn => Self::MoveIn,
            Anchor::JobStart => Self::JobStart,
            Anchor::JobEnd => Self::JobEnd,
            Anchor::CourtDecision => Self::CourtDecision,
            Anchor::Document => Self::Document,
            Anchor::Application => Self::Application,
            Anchor::SupportEnd => return None,
        })
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// True or false.
    Bool(bool),
    /// A number of months or years.
    Int(i64),
    /// A code, or a place as written.
    Text(String),
    /// A day.
    Date(Date),
    /// Names as written.
    List(Vec<String>),
}

impl FactValue {
    /// The value as JSON; dates in ISO form.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Bool(value) => (*value).into(),
            Self::Int(value) => (*value).into(),
            Self::Text(value) => value.as_str().into(),
            Self::Date(value) => value.to_string().into(),
            Self::List(values) => values.clone().into(),
        }
    }

    pub(crate) fn date(&self) -> Option<Date> {
        if let Self::Date(day) = self {
            Some(*day)
        } else {
            None
        }
    }
}

/// A value together with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The value.
    pub value: FactValue,
    /// Whether it was computed from other facts.
    pub derived: bool,
}

/// The known facts of one case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    known: BTreeMap<Fact, FactValue>,
    reentry: bool,
    extended_until: Option<Date>,
}

impl Facts {
    /// Nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with this fact known, or unknown with `None`. A value of the wrong type is as good
    /// as none to every rule; whoever reads facts from outside uses [`Facts::from_json`].
    #[must_use]
    pub fn with(mut self, fact: Fact, value: impl Into<Option<FactValue>>) -> Self {
        match value.into() {
            Some(value) => self.known.insert(fact, value),
            None => self.known.remove(&fact),
        };
        self
    }

    /// The same with this day known, or unknown with `None`.
    #[must_use]
    pub fn with_day(self, fact: Fact, day: impl Into<Option<Date>>) -> Self {
        self.with(fact, day.into().map(FactValue::Date))
    }

    /// The same for a case in which somebody comes back (P11). No rule asks for it: it decides which window
    /// counts, see [`crate::phases::window`].
    #[must_use]
    pub fn of_reentry(self, reentry: bool) -> Self {
        Self { reentry, ..self }
    }

    /// The same for a case whose time of support a second person has prolonged to this day (P10). No rule asks
    /// for it either: it makes the window longer.
    #[must_use]
    pub fn extended(self, until: Option<Date>) -> Self {
        Self {
            extended_until: until,
            ..self
        }
    }

    /// The explicit value of a fact.
    pub fn get(&self, fact: Fact) -> Option<&FactValue> {
        self.known.get(&fact)
    }

    /// The day of a fact, if it is an explicit and known day.
    pub fn day(&self, fact: Fact) -> Option<Date> {
        self.get(fact).and_then(FactValue::date)
    }

    /// The list of a fact, if known.
    pub fn list(&self, fact: Fact) -> Option<&[String]> {
        match self.get(fact) {
            Some(FactValue::List(values)) => Some(values),
            _ => None,
        }
    }

    /// All explicit facts, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &FactValue)> {
        self.known.iter().map(|(fact, value)| (*fact, value))
    }

    /// The value of a fact, explicit or derived.
    pub fn known(&self, fact: Fact) -> Option<Known> {
        if let Some(value) = self.get(fact) {
            return Some(Known {
                value: value.clone(),
                derived: false,
            });
        }
        let number = match fact {
            Fact::CustodyMonths => full_months(self.day(Fact::CustodyStart)?, self.release()?)?,
            Fact::AgeAtRelease => full_years(self.day(Fact::BirthDate)?, self.release()?)?,
            _ => return None,
        };
        Some(Known {
            value: FactValue::Int(number),
            derived: true,
        })
    }

    /// The release that counts: the actual one, else the expected one.
    pub fn release(&self) -> Option<Date> {
        self.day(Fact::ActualRelease)
            .or_else(|| self.day(Fact::ReleaseDate))
    }

    /// The same facts if the release were on this day: the expected release is replaced, and so is
    /// an actual one.
    #[must_use]
    pub fn what_if(self, release: Date) -> Self {
        let actual = self.day(Fact::ActualRelease).map(|_| release);
        self.with_day(Fact::ReleaseDate, release)
            .with_day(Fact::ActualRelease, actual)
    }

    /// The anchors that these facts fix.
    pub fn anchors(&self) -> Anchors {
        Anchor::ALL
            .iter()
            .filter(|anchor| **anchor != Anchor::Release)
            .fold(Anchors::new(), |anchors, anchor| {
                anchors.with(
                    *anchor,
                    Fact::of_anchor(*anchor).and_then(|fact| self.day(fact)),
                )
            })
            .with(Anchor::Release, self.release())
            .with(Anchor::SupportEnd, self.extended_until)
            .of_reentry(self.reentry)
    }
}

fn full_years(from: Date, to: Date) -> Option<i64> {
    let span = from.until((Unit::Year, to)).ok()?;
    (from <= to).then(|| i64::from(span.get_years()))
}

#[cfg(test)]
mod tests;
