//! Anchors: the days in a case from which everything else is counted.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::Code;

/// A day that deadlines, phases and modules hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// Start of custody (H).
    CustodyStart,
    /// Release: expected, then actual (R).
    Release,
    /// Entry into the programme (E).
    Entry,
    /// Exit from the programme (X).
    Exit,
    /// Moving into a dwelling (M).
    MoveIn,
    /// Start of a job (J).
    JobStart,
    /// End of a job (JX).
    JobEnd,
    /// Decision of a court (C).
    CourtDecision,
    /// Date of a document (D).
    Document,
    /// Date of an application (A).
    Application,
    /// The last day of support that a second person has prolonged (P10).
    SupportEnd,
}

impl Code for Anchor {
    const ALL: &'static [Self] = &[
        Self::CustodyStart,
        Self::Release,
        Self::Entry,
        Self::Exit,
        Self::MoveIn,
        Self::JobStart,
        Self::JobEnd,
        Self::CourtDecision,
        Self::Document,
        Self::Application,
        Self::SupportEnd,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::CustodyStart => "custody_start",
            Self::Release => "release",
            Self::Entry => "entry",
            Self::Exit => "exit",
            Self::MoveIn => "move_in",
            Self::JobStart => "job_start",
            Self::JobEnd => "job_end",
            Self::CourtDecision => "court_decision",
            Self::Document => "document",
            Self::Application => "application",
            Self::SupportEnd => "support_end",
        }
    }
}

/// The anchors of one case that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    days: BTreeMap<Anchor, Date>,
    reentry: bool,
}

impl Anchors {
    /// No anchor known.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with this anchor set, or unset with `None`.
    #[must_use]
    pub fn with(mut self, anchor: Anchor, day: impl Into<Option<Date>>) -> Self {
        match day.into() {
            Some(day) => self.days.insert(anchor, day),
            None => self.days.remove(&anchor),
        };
        self
    }

    /// The day of the anchor, if known.
    pub fn get(&self, anchor: Anchor) -> Option<Date> {
        self.days.get(&anchor).copied()
    }

    /// The same for a case in which somebody comes back, or for a first one.
    #[must_use]
    pub fn of_reentry(self, reentry: bool) -> Self {
        Self { reentry, ..self }
    }

    /// Whether somebody comes back in this case.
    pub fn is_reentry(&self) -> bool {
        self.reentry
    }
}
