//! Tasks: what has to be done, by whom, and what happens if nobody does it.

use jiff::civil::Date;

use crate::{Code, calendar::days_between};

/// How binding a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskKind {
    /// A statute sets it (G).
    Statutory,
    /// A rule or the programme says so (S).
    Should,
    /// Good practice (F).
    Professional,
}

impl Code for TaskKind {
    const ALL: &'static [Self] = &[Self::Statutory, Self::Should, Self::Professional];

    fn code(self) -> &'static str {
        match self {
            Self::Statutory => "statutory",
            Self::Should => "should",
            Self::Professional => "professional",
        }
    }
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskRole {
    /// The worker who is responsible for the case.
    TransitionManager,
    /// The social service in the prison.
    PrisonSocialService,
    /// Coordination of the site.
    Coordination,
    /// The client.
    Client,
    /// Worker and client together.
    Together,
    /// A partner outside.
    Partner,
}

impl TaskRole {
    /// Whether a task of this role is for a worker by name, the lead unless somebody else is chosen;
    /// the others are seen by all of their role.
    pub fn is_by_name(self) -> bool {
        !matches!(self, Self::PrisonSocialService | Self::Coordination)
    }
}

impl Code for TaskRole {
    const ALL: &'static [Self] = &[
        Self::TransitionManager,
        Self::PrisonSocialService,
        Self::Coordination,
        Self::Client,
        Self::Together,
        Self::Partner,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::TransitionManager => "transition_manager",
            Self::PrisonSocialService => "prison_social_service",
            Self::Coordination => "coordination",
            Self::Client => "client",
            Self::Together => "together",
            Self::Partner => "partner",
        }
    }
}

/// Why a task is left out, to choose from; what is chosen stands in words before what else was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SkipReason {
    /// It is not needed in this case.
    NotNeeded,
    /// Somebody else has seen to it.
    Elsewhere,
    /// The client does not want it.
    Declined,
    /// It cannot be done.
    NotPossible,
    /// Another one, in words.
    Other,
}

impl Code for SkipReason {
    const ALL: &'static [Self] = &[
        Self::NotNeeded,
        Self::Elsewhere,
        Self::Declined,
        Self::NotPossible,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::NotNeeded => "not_needed",
            Self::Elsewhere => "elsewhere",
            Self::Declined => "declined",
            Self::NotPossible => "not_possible",
            Self::Other => "other",
        }
    }
}

/// Where a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskStatus {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Left out, with a reason.
    Skipped,
}

impl Code for TaskStatus {
    const ALL: &'static [Self] = &[Self::Open, Self::Done, Self::Skipped];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Skipped => "skipped",
        }
    }
}

impl TaskStatus {
    /// Whether `to` may follow: an open task is done or skipped; either can be taken back.
    pub fn may_become(self, to: Self) -> bool {
        matches!(
            (self, to),
            (Self::Open, Self::Done | Self::Skipped) | (Self::Done | Self::Skipped, Self::Open)
        )
    }
}

/// One step of an escalation: so many days after the due date, this role is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationStep {
    /// Days after the due date; negative: before it.
    pub after_days: i32,
    /// Who is told.
    pub to: TaskRole,
}

/// The step of the escalation that holds on `today`, counted from 1; 0 if none yet.
pub fn escalation_level(due: Date, steps: &[EscalationStep], today: Date) -> usize {
    let late = days_between(due, today);
    steps.iter().filter(|step| step.after_days <= late).count()
}

/// What a task of a case does when an anchor moves: open tasks follow, done and pinned ones stay.
pub fn follows_anchor(status: TaskStatus, pinned: bool) -> bool {
    status == TaskStatus::Open && !pinned
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn escalation_counts_the_steps_that_have_come() {
        let steps = [
            EscalationStep {
                after_days: 0,
                to: TaskRole::TransitionManager,
            },
            EscalationStep {
                after_days: 3,
                to: TaskRole::Coordination,
            },
        ];
        let due = date(2026, 11, 20);
        assert_eq!(escalation_level(due, &steps, date(2026, 11, 19)), 0);
        assert_eq!(escalation_level(due, &steps, date(2026, 11, 20)), 1);
        assert_eq!(escalation_level(due, &steps, date(2026, 11, 23)), 2);
    }

    #[test]
    fn only_open_unpinned_tasks_follow() {
        assert!(follows_anchor(TaskStatus::Open, false));
        assert!(!follows_anchor(TaskStatus::Open, true));
        assert!(!follows_anchor(TaskStatus::Done, false));
        assert!(!TaskStatus::Done.may_become(TaskStatus::Skipped));
    }
}
