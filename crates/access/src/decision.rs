//! The answer of the policy.

use domain::Code;

/// Why an actor who may see a case may not do this to it. The code is a text key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The role, in its relation to this case, does not include the action.
    Role,
    /// The task is for another role.
    TaskOfAnotherRole,
    /// The arrangement lies outside the prison.
    OutsideArrangement,
    /// The actor asked for it, so somebody else has to approve it (four eyes).
    OwnRequest,
    /// Admission is no longer open.
    IntakeOver,
    /// The case is closed or rejected: it is read and corrected, no longer worked on.
    CaseEnded,
    /// The case has not ended yet.
    CaseOpen,
    /// The institution is not one of the actor's.
    OtherInstitution,
}

impl Code for Why {
    const ALL: &'static [Self] = &[
        Self::Role,
        Self::TaskOfAnotherRole,
        Self::OutsideArrangement,
        Self::OwnRequest,
        Self::IntakeOver,
        Self::CaseEnded,
        Self::CaseOpen,
        Self::OtherInstitution,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::TaskOfAnotherRole => "task_of_another_role",
            Self::OutsideArrangement => "outside_arrangement",
            Self::OwnRequest => "own_request",
            Self::IntakeOver => "intake_over",
            Self::CaseEnded => "case_ended",
            Self::CaseOpen => "case_open",
            Self::OtherInstitution => "other_institution",
        }
    }
}

/// What the policy answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use = "a decision that nobody looks at protects nobody"]
pub enum Decision {
    /// Do it.
    Allow,
    /// The actor may see the case, but not do this (403).
    Deny(Why),
    /// To this actor it does not exist (404).
    Hidden,
}

impl Decision {
    /// Whether the answer is [`Decision::Allow`]. Pages use it to show or leave out a button.
    pub fn is_allowed(self) -> bool {
        self == Self::Allow
    }

    /// Turns anything but [`Decision::Allow`] into an error, for use with `?`.
    pub fn require(self) -> Result<(), Refusal> {
        match self {
            Self::Allow => Ok(()),
            Self::Deny(why) => Err(Refusal::Denied(why)),
            Self::Hidden => Err(Refusal::Hidden),
        }
    }
}

/// A decision that was not [`Decision::Allow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// Answer 403 and say why.
    #[error("not permitted: {}", .0.code())]
    Denied(Why),
    /// Answer 404, exactly as for an id that was never given out.
    #[error("not found")]
    Hidden,
}
