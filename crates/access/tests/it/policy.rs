//! The single rules, each with its reason, and what must hold for everybody.

use access::{
    Action, Actor, CaseFacts, Decision, Moment, Refusal, Relation, Role, Why, decide,
    decide_approval, decide_arrangement, decide_referral, decide_task, may_approve,
};
use domain::{Code, case::CaseStatus, seam::Side, task::TaskRole};
use proptest::{prelude::*, sample::select};

use crate::people::{actor, any_actor, any_case, carrier, case, site, user};

const LEADERSHIP: [Action; 5] = [
    Action::DecideAdmission,
    Action::ApproveException,
    Action::Assign,
    Action::ApproveReentry,
    Action::MergePerson,
];

fn case_actions() -> impl Iterator<Item = Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| action.concerns_case())
}

/// The facts of `case` at a moment at which `action` makes sense.
fn at_its_moment(action: Action, case: CaseFacts) -> CaseFacts {
    let status = match action.moment() {
        Moment::InIntake => CaseStatus::Clearing,
        Moment::AfterEnd => CaseStatus::Closed,
        Moment::Always | Moment::WhileOpen => CaseStatus::Active,
    };
    CaseFacts { status, ..case }
}

#[test]
fn lead_and_deputy_do_all_case_work_but_no_leadership() {
    let manager = actor(Role::TransitionManager);
    let led = CaseFacts {
        lead: Some(manager.user),
        ..case()
    };
    let deputised = CaseFacts {
        deputy: Some(manager.user),
        ..case()
    };
    for own in [led, deputised] {
        for action in case_actions() {
            let expected = if LEADERSHIP.contains(&action) {
                Decision::Deny(Why::Role)
            } else {
                Decision::Allow
            };
            let facts = at_its_moment(action, own.clone());
            assert_eq!(
                decide(&manager, action, Some(&facts)),
                expected,
                "{}",
                action.code()
            );
        }
    }
}

#[test]
fn coordination_does_everything_in_its_office_and_sees_nothing_elsewhere() {
    let coordination = actor(Role::Coordination);
    for action in case_actions() {
        let here = at_its_moment(action, case());
        let elsewhere = CaseFacts {
            site: Some(site(2)),
            ..here.clone()
        };
        let led = CaseFacts {
            lead: Some(coordination.user),
            ..elsewhere.clone()
        };
        assert_eq!(decide(&coordination, action, Some(&here)), Decision::Allow);
        assert_eq!(
            decide(&coordination, action, Some(&elsewhere)),
            Decision::Hidden
        );
        assert_eq!(decide(&coordination, action, Some(&led)), Decision::Hidden);
    }
}

#[test]
fn a_case_without_a_site_belongs_to_every_coordination_of_the_carrier() {
    let mut coordination = actor(Role::Coordination);
    coordination.sites.clear();
    let fresh = CaseFacts {
        site: None,
        status: CaseStatus::Registered,
        ..case()
    };
    let rejected = CaseFacts {
        status: CaseStatus::Rejected,
        ..fresh.clone()
    };
    let foreign = CaseFacts {
        carrier: carrier(2),
        ..fresh.clone()
    };
    assert_eq!(Relation::of(&coordination, &fresh), Relation::Office);
    assert_eq!(Relation::of(&coordination, &rejected), Relation::Office);
    assert_eq!(Relation::of(&coordination, &foreign), Relation::None);
}

#[test]
fn a_colleague_of_the_same_site_sees_nothing() {
    let colleague = actor(Role::TransitionManager);
    assert_eq!(Relation::of(&colleague, &case()), Relation::Colleague);
    for action in case_actions() {
        assert_eq!(decide(&colleague, action, Some(&case())), Decision::Hidden);
    }
}

#[test]
fn an_emergency_opens_what_helps_now_and_nothing_that_changes_or_leaves() {
    let allowed = [
        Action::ViewCase,
        Action::ViewSeam,
        Action::ViewNotes,
        Action::AddNote,
        Action::ViewNetwork,
        Action::ViewAppointments,
        Action::ViewOwnPlans,
    ];
    for role in [Role::TransitionManager, Role::Coordination] {
        let me = actor(role);
        let opened = CaseFacts {
            site: Some(site(2)),
            opened_by: Some(me.user),
            ..case()
        };
        assert_eq!(Relation::of(&me, &opened), Relation::Emergency);
        for action in case_actions() {
            let expected = match action {
                _ if allowed.contains(&action) => Decision::Allow,
                _ if action.is_view() => Decision::Hidden,
                _ => Decision::Deny(Why::Role),
            };
            let facts = at_its_moment(action, opened.clone());
            let answer = decide(&me, action, Some(&facts));
            assert_eq!(answer, expected, "{}", action.code());
        }
        // Somebody else's emergency opens nothing.
        let by_another = CaseFacts {
            opened_by: Some(user(5)),
            ..opened
        };
        let answer = decide(&me, Action::ViewCase, Some(&by_another));
        assert_eq!(answer, Decision::Hidden);
    }
}

#[test]
fn an_emergency_takes_nothing_away_and_helps_no_other_role() {
    for &role in Role::ALL {
        let me = actor(role);
        let opened = CaseFacts {
            site: Some(site(2)),
            institution: None,
            opened_by: Some(me.user),
            ..case()
        };
        let may = matches!(role, Role::TransitionManager | Role::Coordination);
        let answer = decide(&me, Action::ViewCase, Some(&opened));
        assert_eq!(answer.is_allowed(), may, "{}", role.code());
        let asked = decide(&me, Action::OpenInEmergency, None);
        assert_eq!(asked.is_allowed(), may, "{}", role.code());
    }
    let coordination = actor(Role::Coordination);
    let own = CaseFacts {
        opened_by: Some(coordination.user),
        ..case()
    };
    assert_eq!(Relation::of(&coordination, &own), Relation::Office);
}

#[test]
fn the_social_service_sees_the_bridge_but_no_notes() {
    let service = actor(Role::PrisonSocialService);
    let allowed = [
        Action::ViewCase,
        Action::ViewSeam,
        Action::ViewTasks,
        Action::ViewReleaseHistory,
        Action::AddReleaseForecast,
        Action::AddArrangement,
        Action::ViewLeaves,
        Action::DecideLeave,
    ];
    for action in case_actions() {
        let facts = at_its_moment(action, case());
        let expected = match action {
            _ if allowed.contains(&action) => Decision::Allow,
            Action::CompleteTask => Decision::Deny(Why::TaskOfAnotherRole),
            _ if action.is_view() => Decision::Hidden,
            _ => Decision::Deny(Why::Role),
        };
        assert_eq!(
            decide(&service, action, Some(&facts)),
            expected,
            "{}",
            action.code()
        );
    }
}

#[test]
fn the_social_service_completes_its_own_tasks_only() {
    let service = actor(Role::PrisonSocialService);
    let complete = |role| decide_task(&service, Action::CompleteTask, &case(), role);
    assert_eq!(complete(TaskRole::PrisonSocialService), Decision::Allow);
    assert_eq!(
        complete(TaskRole::TransitionManager),
        Decision::Deny(Why::TaskOfAnotherRole)
    );
    assert_eq!(
        complete(TaskRole::Client),
        Decision::Deny(Why::TaskOfAnotherRole)
    );

    // Its own role opens nothing else, and nothing of a case that has ended.
    let skip = decide_task(
        &service,
        Action::SkipTask,
        &case(),
        TaskRole::PrisonSocialService,
    );
    assert_eq!(skip, Decision::Deny(Why::Role));
    let ended = CaseFacts {
        status: CaseStatus::Closed,
        ..case()
    };
    let late = decide_task(
        &service,
        Action::CompleteTask,
        &ended,
        TaskRole::PrisonSocialService,
    );
    assert_eq!(late, Decision::Deny(Why::CaseEnded));
}

#[test]
fn the_social_service_enters_only_what_is_arranged_inside() {
    let service = actor(Role::PrisonSocialService);
    let add =
        |actor: &Actor, side| decide_arrangement(actor, Action::AddArrangement, &case(), side);
    assert_eq!(add(&service, Side::Inside), Decision::Allow);
    assert_eq!(
        add(&service, Side::Outside),
        Decision::Deny(Why::OutsideArrangement)
    );
    assert_eq!(
        add(&actor(Role::Coordination), Side::Outside),
        Decision::Allow
    );
    assert_eq!(
        add(&actor(Role::Administrator), Side::Inside),
        Decision::Hidden
    );
}

#[test]
fn the_lead_completes_tasks_of_every_role() {
    let manager = actor(Role::TransitionManager);
    let own = CaseFacts {
        lead: Some(manager.user),
        ..case()
    };
    for &role in TaskRole::ALL {
        let answer = decide_task(&manager, Action::CompleteTask, &own, role);
        assert_eq!(answer, Decision::Allow);
    }
}

#[test]
fn the_social_service_reports_people_of_its_own_prison() {
    let service = actor(Role::PrisonSocialService);
    assert_eq!(decide_referral(&service, "tonna_muster"), Decision::Allow);
    assert_eq!(
        decide_referral(&service, "halle_muster"),
        Decision::Deny(Why::OtherInstitution)
    );
    assert_eq!(
        decide_referral(&actor(Role::Coordination), "halle_muster"),
        Decision::Allow
    );
    assert_eq!(
        decide_referral(&actor(Role::Administrator), "tonna_muster"),
        Decision::Deny(Why::Role)
    );
}

#[test]
fn nobody_approves_their_own_request() {
    let coordination = actor(Role::Coordination);
    for action in [Action::ApproveException, Action::ApproveReentry] {
        let facts = at_its_moment(action, case());
        let by = |requester| decide_approval(&coordination, action, &facts, requester);
        assert_eq!(by(user(2)), Decision::Allow);
        assert_eq!(by(coordination.user), Decision::Deny(Why::OwnRequest));
    }
    assert_eq!(
        may_approve(user(1), &coordination),
        Decision::Deny(Why::OwnRequest)
    );

    // A second person without the right is still refused, and one from elsewhere learns nothing.
    let manager = actor(Role::TransitionManager);
    let intake = at_its_moment(Action::ApproveException, case());
    let led = CaseFacts {
        lead: Some(manager.user),
        ..intake.clone()
    };
    let approve = |facts| decide_approval(&manager, Action::ApproveException, facts, user(2));
    assert_eq!(approve(&led), Decision::Deny(Why::Role));
    assert_eq!(approve(&intake), Decision::Hidden);
}

#[test]
fn a_refusal_at_the_wrong_moment_says_which() {
    let coordination = actor(Role::Coordination);
    let running = case();
    let ended = CaseFacts {
        status: CaseStatus::Closed,
        ..case()
    };
    let ask = |action, facts| decide(&coordination, action, Some(facts));
    assert_eq!(
        ask(Action::DecideAdmission, &running),
        Decision::Deny(Why::IntakeOver)
    );
    assert_eq!(
        ask(Action::DecideAdmission, &ended),
        Decision::Deny(Why::CaseEnded)
    );
    assert_eq!(ask(Action::AddNote, &ended), Decision::Deny(Why::CaseEnded));
    assert_eq!(
        ask(Action::RequestReentry, &running),
        Decision::Deny(Why::CaseOpen)
    );
    assert_eq!(ask(Action::CorrectNote, &ended), Decision::Allow);
    // How far a goal was reached can be corrected after the end; the plan itself is as it is.
    assert_eq!(ask(Action::CorrectOutcome, &running), Decision::Allow);
    assert_eq!(ask(Action::CorrectOutcome, &ended), Decision::Allow);
    assert_eq!(ask(Action::CorrectRecord, &ended), Decision::Allow);
    assert_eq!(
        ask(Action::EditPlan, &ended),
        Decision::Deny(Why::CaseEnded)
    );
}

#[test]
fn an_unknown_case_and_a_case_of_others_answer_alike() {
    for &role in Role::ALL {
        let actor = actor(role);
        let foreign = CaseFacts {
            carrier: carrier(2),
            lead: Some(actor.user),
            ..case()
        };
        for action in case_actions() {
            assert_eq!(
                decide(&actor, action, None),
                decide(&actor, action, Some(&foreign)),
                "{} as {}",
                action.code(),
                role.code()
            );
        }
    }
}

#[test]
fn decisions_become_errors() {
    assert_eq!(Decision::Allow.require(), Ok(()));
    assert_eq!(Decision::Hidden.require(), Err(Refusal::Hidden));
    assert_eq!(
        Decision::Deny(Why::OwnRequest).require(),
        Err(Refusal::Denied(Why::OwnRequest))
    );
    assert_eq!(
        Refusal::Denied(Why::CaseEnded).to_string(),
        "not permitted: case_ended"
    );
}

#[test]
fn codes_are_unique_and_found_again() {
    fn check<T: Code + std::fmt::Debug>() {
        for &value in T::ALL {
            assert_eq!(T::from_code(value.code()), Ok(value));
        }
    }
    check::<Role>();
    check::<Action>();
    check::<Relation>();
    check::<Why>();
    check::<access::ListKind>();
    assert_eq!("coordination".parse(), Ok(Role::Coordination));
    let error = "boss".parse::<Role>().unwrap_err().to_string();
    assert!(
        error.contains("\"boss\"") && error.contains("transition_manager"),
        "{error}"
    );
}

#[test]
fn actions_without_a_case_ignore_the_case() {
    for &role in Role::ALL {
        for &action in Action::ALL.iter().filter(|action| !action.concerns_case()) {
            let actor = actor(role);
            assert_eq!(action.moment(), Moment::Always);
            assert_eq!(
                decide(&actor, action, None),
                decide(&actor, action, Some(&case()))
            );
        }
    }
}

fn any_task_role() -> impl Strategy<Value = TaskRole> {
    select(TaskRole::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn another_carrier_sees_nothing(actor in any_actor(), case in any_case(), who in any_task_role()) {
        prop_assume!(actor.carrier != case.carrier);
        for action in case_actions() {
            prop_assert_eq!(decide_task(&actor, action, &case, who), Decision::Hidden);
        }
    }

    #[test]
    fn administrator_and_data_protection_officer_never_see_a_case(
        mut actor in any_actor(),
        case in any_case(),
        who in any_task_role(),
    ) {
        for role in [Role::Administrator, Role::DataProtectionOfficer] {
            actor.role = role;
            for action in case_actions() {
                prop_assert_eq!(decide_task(&actor, action, &case, who), Decision::Hidden);
            }
        }
    }

    #[test]
    fn who_may_not_view_a_case_learns_nothing_of_it(
        actor in any_actor(),
        case in any_case(),
        who in any_task_role(),
    ) {
        prop_assume!(decide(&actor, Action::ViewCase, Some(&case)) != Decision::Allow);
        for action in case_actions() {
            prop_assert_eq!(decide_task(&actor, action, &case, who), Decision::Hidden);
        }
    }

    #[test]
    fn a_view_is_allowed_or_hidden_but_never_denied(actor in any_actor(), case in any_case()) {
        for action in case_actions().filter(|action| action.is_view()) {
            let answer = decide(&actor, action, Some(&case));
            prop_assert!(!matches!(answer, Decision::Deny(_)), "{}: {:?}", action.code(), answer);
        }
    }

    #[test]
    fn an_ended_case_is_only_read_and_corrected(
        actor in any_actor(),
        case in any_case(),
        status in select(vec![CaseStatus::Closed, CaseStatus::Rejected]),
        who in any_task_role(),
    ) {
        let case = CaseFacts { status, ..case };
        // The final report is written and handed out when the case is closed already.
        // And whoever came back is often entered anew.
        let still = [
            Action::CorrectNote,
            Action::CorrectOutcome,
            Action::CorrectRecord,
            Action::RequestReentry,
            Action::ApproveReentry,
            Action::MakePaper,
            Action::MergePerson,
        ];
        for action in case_actions().filter(|a| !a.is_view() && !still.contains(a)) {
            prop_assert!(!decide_task(&actor, action, &case, who).is_allowed(), "{}", action.code());
        }
    }

    #[test]
    fn the_release_opens_nothing(actor in any_actor(), case in any_case(), who in any_task_role()) {
        let inside = CaseFacts { released: false, ..case.clone() };
        let outside = CaseFacts { released: true, ..case };
        for action in case_actions() {
            if decide_task(&actor, action, &outside, who).is_allowed() {
                prop_assert!(decide_task(&actor, action, &inside, who).is_allowed());
            }
        }
    }

    #[test]
    fn naming_a_task_role_never_takes_a_right_away(
        actor in any_actor(),
        case in any_case(),
        who in any_task_role(),
    ) {
        for action in case_actions().filter(|a| decide(&actor, *a, Some(&case)).is_allowed()) {
            prop_assert!(decide_task(&actor, action, &case, who).is_allowed());
        }
    }

    #[test]
    fn the_order_of_sites_and_institutions_does_not_matter(actor in any_actor(), case in any_case()) {
        let mut turned: Actor = actor.clone();
        turned.sites.reverse();
        turned.institutions.reverse();
        prop_assert_eq!(Relation::of(&actor, &case), Relation::of(&turned, &case));
    }
}
