//! What a handover has to look at, and how long what is known about a life stays fresh.

use domain::Code;

use super::Basis;
use crate::text::Text;

/// A figure of the case that the program can show beside an item of a handover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandoverFigure {
    /// Uncovered days ahead.
    OpenHoles,
    /// Open tasks whose day is over.
    OverdueTasks,
    /// The next contact that is fixed.
    NextContact,
}

impl Code for HandoverFigure {
    const ALL: &'static [Self] = &[Self::OpenHoles, Self::OverdueTasks, Self::NextContact];

    fn code(self) -> &'static str {
        match self {
            Self::OpenHoles => "open_holes",
            Self::OverdueTasks => "overdue_tasks",
            Self::NextContact => "next_contact",
        }
    }
}

/// One thing that is looked at when a case is handed over (P1b).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverItem {
    /// Id.
    pub id: String,
    /// What is to be true.
    pub title: Text,
    /// What the program can show beside it.
    pub shows: Option<HandoverFigure>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// How long an answer to a handover may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandoverRule {
    /// Working days until the answer is late.
    pub answer_within: u32,
}

impl Default for HandoverRule {
    fn default() -> Self {
        Self { answer_within: 3 }
    }
}

/// How long housing and income count as known after they were recorded or confirmed (X13).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// Days before the release.
    pub before: u32,
    /// Days after it.
    pub after: u32,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            before: 60,
            after: 30,
        }
    }
}
