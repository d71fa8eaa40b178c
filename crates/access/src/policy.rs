//! The policy itself: relation × action → grant, and then the moment.
//!
//! Read it from the top: [`decide`] is what everybody calls, `grant` is the policy in one screen.

use domain::{case::CaseStatus, ids::UserId, seam::Side, task::TaskRole};

use crate::{
    Action, Actor, CaseFacts, Decision, Relation, Role, Why,
    action::Moment::{AfterEnd, Always, InIntake, WhileOpen},
};

/// What a relation gives for an action, before the moment is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grant {
    /// The relation includes the action.
    Yes,
    /// Only for tasks of the prison's social service.
    OwnTask,
    /// The relation does not include the action.
    No,
}

/// Decides whether `actor` may do `action`.
///
/// `case` holds the facts of the case that the action is about. For actions that concern no case
/// (see [`Action::concerns_case`]) it is ignored; for all others `None` means that there is no such
/// case, and the answer is [`Decision::Hidden`].
///
/// Four questions need one more fact and have their own function: [`decide_task`],
/// [`decide_arrangement`], [`decide_approval`] and [`decide_referral`]. Asked here, completing a
/// task is refused to the prison's social service; the other three are answered for the best case,
/// which is what a page needs to show the button.
pub fn decide(actor: &Actor, action: Action, case: Option<&CaseFacts>) -> Decision {
    decide_with(actor, action, case, None)
}

/// Decides about a task that is for `responsible`.
///
/// The prison's social service completes only tasks of its own role.
pub fn decide_task(
    actor: &Actor,
    action: Action,
    case: &CaseFacts,
    responsible: TaskRole,
) -> Decision {
    decide_with(actor, action, Some(case), Some(responsible))
}

/// Decides about an arrangement on this `side` of the gate.
///
/// The prison's social service enters only what was arranged inside.
pub fn decide_arrangement(actor: &Actor, action: Action, case: &CaseFacts, side: Side) -> Decision {
    let about_one = matches!(action, Action::AddArrangement | Action::EditArrangement);
    let beyond_the_wall =
        about_one && side == Side::Outside && Relation::of(actor, case) == Relation::Institution;
    match decide(actor, action, Some(case)) {
        Decision::Allow if beyond_the_wall => Decision::Deny(Why::OutsideArrangement),
        answer => answer,
    }
}

/// Decides about approving what `requested_by` asked for: [`Action::ApproveException`] or
/// [`Action::ApproveReentry`]. Besides the right itself it takes a second person.
pub fn decide_approval(
    actor: &Actor,
    action: Action,
    case: &CaseFacts,
    requested_by: UserId,
) -> Decision {
    match decide(actor, action, Some(case)) {
        Decision::Allow => may_approve(requested_by, actor),
        answer => answer,
    }
}

/// Four eyes: nobody approves what they asked for themselves. Says nothing about the right to
/// approve at all; [`decide_approval`] asks both.
pub fn may_approve(requested_by: UserId, actor: &Actor) -> Decision {
    if requested_by == actor.user {
        Decision::Deny(Why::OwnRequest)
    } else {
        Decision::Allow
    }
}

/// Decides about reporting a person who is held in `institution`: coordination for every
/// institution, a prison's social service for its own.
pub fn decide_referral(actor: &Actor, institution: &str) -> Decision {
    let own = actor.institutions.iter().any(|mine| mine == institution);
    match decide(actor, Action::AddReferral, None) {
        Decision::Allow if actor.role == Role::PrisonSocialService && !own => {
            Decision::Deny(Why::OtherInstitution)
        }
        answer => answer,
    }
}

fn decide_with(
    actor: &Actor,
    action: Action,
    case: Option<&CaseFacts>,
    responsible: Option<TaskRole>,
) -> Decision {
    if !action.concerns_case() {
        return decide_without_case(actor.role, action);
    }
    let Some(case) = case else {
        return Decision::Hidden;
    };
    let relation = Relation::of(actor, case);
    if grant(relation, Action::ViewCase) != Grant::Yes {
        return Decision::Hidden;
    }
    match grant(relation, action) {
        Grant::Yes => in_time(action, case),
        Grant::OwnTask if responsible == Some(TaskRole::PrisonSocialService) => {
            in_time(action, case)
        }
        Grant::OwnTask => Decision::Deny(Why::TaskOfAnotherRole),
        Grant::No if action.is_view() => Decision::Hidden,
        Grant::No => Decision::Deny(Why::Role),
    }
}

fn grant(relation: Relation, action: Action) -> Grant {
    use Action as A;
    match relation {
        Relation::Office => Grant::Yes,

        // Intake, approving and assigning is leadership; everything else is case work.
        Relation::Lead | Relation::Deputy => match action {
            A::DecideAdmission
            | A::ApproveException
            | A::Assign
            | A::ApproveReentry
            | A::MergePerson => Grant::No,
            _ => Grant::Yes,
        },

        // The bridge, seen from inside the wall: dates, tasks and arrangements, no notes.
        Relation::Institution => match action {
            A::ViewCase
            | A::ViewSeam
            | A::ViewTasks
            | A::ViewReleaseHistory
            | A::AddReleaseForecast
            | A::AddArrangement
            | A::ViewLeaves
            | A::DecideLeave => Grant::Yes,
            A::CompleteTask => Grant::OwnTask,
            _ => Grant::No,
        },

        // What helps a person now, and a note of what was done; nothing leaves on paper or as a file.
        Relation::Emergency => match action {
            A::ViewCase
            | A::ViewSeam
            | A::ViewNotes
            | A::AddNote
            | A::ViewNetwork
            | A::ViewAppointments
            | A::ViewOwnPlans => Grant::Yes,
            _ => Grant::No,
        },

        Relation::Colleague | Relation::None => Grant::No,
    }
}

fn in_time(action: Action, case: &CaseFacts) -> Decision {
    let status: CaseStatus = case.status;
    match action.moment() {
        InIntake | WhileOpen if status.is_ended() => Decision::Deny(Why::CaseEnded),
        InIntake if !status.is_intake() => Decision::Deny(Why::IntakeOver),
        AfterEnd if !status.is_ended() => Decision::Deny(Why::CaseOpen),
        Always | InIntake | WhileOpen | AfterEnd => Decision::Allow,
    }
}

fn decide_without_case(role: Role, action: Action) -> Decision {
    use Action as A;
    let allowed = match role {
        Role::Coordination => matches!(
            action,
            A::ListCases
                | A::ListReferrals
                | A::AddReferral
                | A::ImportReleaseList
                | A::ViewCapacity
                | A::ViewReports
                | A::WriteLesson
                | A::EditLetters
                | A::ViewProgrammes
                | A::ViewDay
                | A::SearchCases
                | A::OpenInEmergency
                | A::ViewPartners
                | A::EditPartners
                | A::RecordActivity
                | A::ViewGroups
                | A::EditGroups
                | A::EditGroupDates
        ),
        Role::TransitionManager => matches!(
            action,
            A::ListCases
                | A::ViewProgrammes
                | A::ViewDay
                | A::SearchCases
                | A::OpenInEmergency
                | A::ViewPartners
                | A::EditPartners
                | A::RecordActivity
                | A::ViewGroups
                | A::EditGroupDates
        ),
        Role::PrisonSocialService => matches!(
            action,
            A::ListCases
                | A::ListReferrals
                | A::AddReferral
                | A::ViewProgrammes
                | A::ViewDay
                | A::SearchCases
        ),
        Role::DataProtectionOfficer => matches!(action, A::ViewLog | A::ViewProgrammes),
        Role::Administrator => {
            matches!(action, A::ManageUsers | A::ManageSites | A::ViewProgrammes)
        }
    };
    if allowed {
        Decision::Allow
    } else {
        Decision::Deny(Why::Role)
    }
}
