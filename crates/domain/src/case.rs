//! The life of a case: one service process of one client in one programme.

use crate::Code;

/// Where a case stands. The phase inside [`CaseStatus::Active`] is computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseStatus {
    /// Reported, not yet looked at.
    Registered,
    /// The admission is being cleared.
    Clearing,
    /// Eligible, but no place yet.
    Waiting,
    /// In the programme.
    Active,
    /// The end is being prepared.
    Closing,
    /// Ended.
    Closed,
    /// Not admitted.
    Rejected,
}

impl Code for CaseStatus {
    const ALL: &'static [Self] = &[
        Self::Registered,
        Self::Clearing,
        Self::Waiting,
        Self::Active,
        Self::Closing,
        Self::Closed,
        Self::Rejected,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Clearing => "clearing",
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Closing => "closing",
            Self::Closed => "closed",
            Self::Rejected => "rejected",
        }
    }
}

impl CaseStatus {
    /// The states that may follow this one.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Registered => &[Self::Clearing, Self::Waiting, Self::Active, Self::Rejected],
            Self::Clearing => &[Self::Waiting, Self::Active, Self::Rejected],
            Self::Waiting => &[Self::Clearing, Self::Active, Self::Rejected],
            Self::Active => &[Self::Closing, Self::Closed],
            Self::Closing => &[Self::Active, Self::Closed],
            Self::Closed | Self::Rejected => &[],
        }
    }

    /// Goes to another state, if that is allowed.
    pub fn go(self, to: Self) -> Result<Self, ForbiddenTransition> {
        if self.next().contains(&to) {
            Ok(to)
        } else {
            Err(ForbiddenTransition { from: self, to })
        }
    }

    /// Before the decision on admission.
    pub fn is_intake(self) -> bool {
        matches!(self, Self::Registered | Self::Clearing | Self::Waiting)
    }

    /// In the programme, so that somebody has to answer for it.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Active | Self::Closing)
    }

    /// At its end; only a new episode goes on from here.
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Rejected)
    }
}

/// A step that the life of a case does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a case cannot go from \"{}\" to \"{}\"", from.code(), to.code())]
pub struct ForbiddenTransition {
    /// Where it stands.
    pub from: CaseStatus,
    /// Where it was to go.
    pub to: CaseStatus,
}

/// Who answers for a case: exactly one lead and at most one deputy at any time (P15a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Responsibility {
    /// The one responsible worker.
    Lead,
    /// Who stands in.
    Deputy,
}

impl Code for Responsibility {
    const ALL: &'static [Self] = &[Self::Lead, Self::Deputy];

    fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Deputy => "deputy",
        }
    }
}

/// Why a case goes on in a new episode (P11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReentryKind {
    /// After the regular end.
    AfterEnd,
    /// After it was broken off.
    AfterDropout,
}

impl Code for ReentryKind {
    const ALL: &'static [Self] = &[Self::AfterEnd, Self::AfterDropout];

    fn code(self) -> &'static str {
        match self {
            Self::AfterEnd => "after_end",
            Self::AfterDropout => "after_dropout",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ended_is_ended_and_everything_else_can_end() {
        for status in CaseStatus::ALL {
            assert_eq!(status.next().is_empty(), status.is_ended());
            assert!(!status.next().contains(status));
        }
        assert!(CaseStatus::Closed.go(CaseStatus::Active).is_err());
        assert_eq!(
            CaseStatus::Clearing.go(CaseStatus::Active),
            Ok(CaseStatus::Active)
        );
    }
}
