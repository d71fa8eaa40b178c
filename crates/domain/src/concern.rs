//! Concerns (P32a): a question that needs an answer and no form.

use crate::Code;

/// Where a concern stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConcernStatus {
    /// Somebody has to come back to it.
    Open,
    /// It is answered.
    Answered,
    /// It became a task of the case.
    Task,
}

impl Code for ConcernStatus {
    const ALL: &'static [Self] = &[Self::Open, Self::Answered, Self::Task];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Task => "task",
        }
    }
}
