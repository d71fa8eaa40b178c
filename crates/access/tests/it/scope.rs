//! Lists and records agree, on generated populations.

use access::{Action, CaseFacts, Decision, ListKind, Relation, Role, Scope, decide, scope};
use domain::{Code, case::CaseStatus};
use proptest::{collection::vec, prelude::*};

use crate::people::{actor, any_actor, any_case, case};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_list_shows_exactly_the_cases_that_may_be_viewed(
        actor in any_actor(),
        population in vec(any_case(), 0..40),
    ) {
        for list in [ListKind::Cases, ListKind::Day, ListKind::Search] {
            let scope = scope(&actor, list);
            for case in &population {
                let unopened = CaseFacts { opened_by: None, ..case.clone() };
                prop_assert_eq!(
                    scope.contains(case),
                    decide(&actor, Action::ViewCase, Some(&unopened)) == Decision::Allow,
                    "{} shows {:?}", list.code(), case
                );
                // What was opened in an emergency may be viewed and stands in no list.
                let emergency = Relation::of(&actor, case) == Relation::Emergency;
                prop_assert_eq!(
                    scope.contains(case) || emergency,
                    decide(&actor, Action::ViewCase, Some(case)) == Decision::Allow,
                    "{} shows {:?}", list.code(), case
                );
                prop_assert!(!(emergency && scope.contains(case)));
            }
        }
    }

    #[test]
    fn no_list_shows_a_case_that_may_not_be_viewed(
        actor in any_actor(),
        population in vec(any_case(), 0..40),
    ) {
        for &list in ListKind::ALL {
            let scope = scope(&actor, list);
            for case in population.iter().filter(|case| scope.contains(case)) {
                prop_assert_eq!(decide(&actor, Action::ViewCase, Some(case)), Decision::Allow);
            }
        }
    }

    #[test]
    fn who_may_not_open_a_list_gets_an_empty_one(actor in any_actor(), case in any_case()) {
        for &list in ListKind::ALL {
            if decide(&actor, list.action(), None) != Decision::Allow {
                prop_assert_eq!(scope(&actor, list), Scope::None);
                prop_assert!(!scope(&actor, list).contains(&case));
            }
        }
    }
}

#[test]
fn transition_managers_have_no_inbox() {
    let mine = CaseFacts {
        lead: Some(actor(Role::TransitionManager).user),
        status: CaseStatus::Waiting,
        ..case()
    };
    let actor = actor(Role::TransitionManager);
    assert_eq!(scope(&actor, ListKind::Referrals), Scope::None);
    assert!(
        scope(&actor, ListKind::Cases).contains(&mine),
        "a lead sees the own intake as a case"
    );
}

#[test]
fn an_institution_leaves_the_list_on_the_day_of_release() {
    let scope = scope(&actor(Role::PrisonSocialService), ListKind::Cases);
    assert!(scope.contains(&case()));
    assert!(!scope.contains(&CaseFacts {
        released: true,
        ..case()
    }));
}
