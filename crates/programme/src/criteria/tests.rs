use domain::Code;
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    expression::{Expression, Test},
    fixture,
};

fn facts(value: &serde_json::Value) -> Facts {
    Facts::from_json(value).unwrap()
}

fn states(value: &serde_json::Value) -> (AdmissionResult, Vec<(String, CriterionState)>) {
    let programme = fixture::programme();
    let admission = admission(&programme, &facts(value), date(2026, 6, 1));
    let states = admission
        .criteria
        .iter()
        .map(|one| (one.criterion.id.clone(), one.state))
        .collect();
    (admission.result, states)
}

#[test]
fn all_met_is_eligible_one_broken_is_not_and_the_rest_is_cleared() {
    let eligible = json!({
        "custody_months": 12, "release_region": "erfurt", "conduct_supervision": false,
        "other_support": [],
    });
    assert_eq!(states(&eligible).0, AdmissionResult::Eligible);
    let broken = json!({ "custody_months": 11 });
    assert_eq!(states(&broken).0, AdmissionResult::NotEligible);
    let (result, states) = states(&json!({ "custody_months": 12 }));
    assert_eq!(result, AdmissionResult::NeedsClearing);
    assert_eq!(states[0], ("custody_time".to_owned(), CriterionState::Met));
    assert!(
        states[1..]
            .iter()
            .all(|(_, state)| *state == CriterionState::Unknown)
    );
}

#[test]
fn a_place_is_found_by_region_municipality_and_key() {
    for (place, met) in [
        ("erfurt", true),
        ("Erfurt, Stadt", true),
        ("99084 ERFURT", true),
        ("16051000", true),
        ("16051", true),
        ("East Thuringia", true),
        ("Raum Ostthueringen", true),
        ("Kreis Greiz", true),
        ("16076", true),
        ("16076087", true),
        ("16052000", true),
        ("Weimar", false),
        ("16055000", false),
        ("16", false),
        ("Stadt", false),
    ] {
        let (_, states) = states(&json!({ "release_region": place }));
        assert_eq!(states[1].1 == CriterionState::Met, met, "{place}");
        assert_ne!(states[1].1, CriterionState::Unknown, "{place}");
    }
}

#[test]
fn support_by_a_programme_with_which_we_agree_excludes_nobody() {
    for (support, met) in [
        (json!([]), true),
        (json!(["B.I.S.S."]), true),
        (json!(["biss"]), true),
        (json!("Projekt Biss"), true),
        (json!(["B.I.S.S.", "Bewährungshilfe"]), false),
        (json!(false), true),
    ] {
        let (_, states) = states(&json!({ "other_support": support }));
        assert_eq!(states[3].1 == CriterionState::Met, met, "{support}");
    }
}

#[test]
fn conduct_supervision_is_hinted_at_but_only_the_fact_decides() {
    let programme = fixture::programme();
    let hint = |value: &serde_json::Value| {
        let admission = admission(&programme, &facts(value), date(2026, 6, 1));
        let one = &admission.criteria[2];
        (
            one.state,
            one.hint.clone().map(|hint| hint.de),
            one.missing.clone(),
        )
    };
    let (state, text, missing) =
        hint(&json!({ "release_kind": "full_term", "sentence_months": 24 }));
    assert_eq!(state, CriterionState::Unknown);
    assert!(text.unwrap().contains("zu erwarten nach § 68f StGB"));
    assert_eq!(missing, [Fact::ConductSupervision]);
    let (state, text, _) = hint(&json!({ "release_kind": "two_thirds", "sentence_months": 24 }));
    assert_eq!(state, CriterionState::Unknown);
    assert!(text.unwrap().contains("nicht zu erwarten"));
    let confirmed =
        json!({ "conduct_supervision": false, "release_kind": "full_term", "sentence_months": 90 });
    assert_eq!(hint(&confirmed), (CriterionState::Met, None, vec![]));
}

#[test]
fn a_criterion_says_what_it_saw_and_where_it_stands() {
    let programme = fixture::programme();
    let value = json!({ "custody_start": "2025-01-01", "release_date": "2026-07-01" });
    let admission = admission(&programme, &facts(&value), date(2026, 6, 1));
    let one = &admission.criteria[0];
    assert_eq!(one.value_json(), json!(18));
    assert!(one.seen[0].known.as_ref().unwrap().derived);
    assert_eq!(
        one.basis,
        Some(Text::new("Konzept Steg, 1", "Concept Plank, 1"))
    );
    assert_eq!(
        one.rule,
        Text::new(
            "Haftzeit: mindestens 12 Monate",
            "time in custody: at least 12 months"
        )
    );
    let region = &admission.criteria[1];
    assert_eq!(region.value_json(), serde_json::Value::Null);
    assert_eq!(
        region.ask.as_ref().unwrap().de,
        "Bitte klären: Entlassungsort"
    );
    assert_eq!(
        admission.missing(),
        [
            Fact::ReleaseRegion,
            Fact::ConductSupervision,
            Fact::OtherSupport
        ]
    );
}

/// Facts that are possible together, each known or not.
fn some_facts() -> impl Strategy<Value = Facts> {
    let value = |values: Vec<serde_json::Value>| prop::option::of(prop::sample::select(values));
    (
        value(vec![json!(3), json!(12), json!(40)]),
        value(vec![json!(true), json!(false)]),
        value(vec![json!("Erfurt"), json!("Weimar")]),
        value(vec![json!([]), json!(["biss"]), json!(["other"])]),
        value(vec![json!("2026-01-05"), json!("2027-05-01")]),
        value(vec![json!("2024-01-01"), json!("2025-08-31")]),
        value(vec![json!([]), json!(["housing"]), json!(["treatment"])]),
        value(vec![json!("full_term"), json!("pardon")]),
    )
        .prop_map(
            |(months, supervision, region, support, release, start, needs, kind)| {
                let pairs = [
                    ("custody_months", months),
                    ("conduct_supervision", supervision),
                    ("release_region", region),
                    ("other_support", support),
                    ("release_date", release),
                    ("custody_start", start),
                    ("needs", needs),
                    ("release_kind", kind),
                ];
                let known = pairs
                    .into_iter()
                    .filter_map(|(key, value)| Some((key.to_owned(), value?)));
                facts(&known.collect())
            },
        )
}

fn some_expression() -> impl Strategy<Value = Expression> {
    let fact = |fact, test: Test| {
        Just(Expression::Fact {
            fact,
            test,
            holds_if_unknown: false,
        })
    };
    let leaf = prop_oneof![
        fact(Fact::CustodyMonths, Test::AtLeast(12)),
        fact(Fact::CustodyMonths, Test::AtMost(20)),
        fact(Fact::ConductSupervision, Test::Is(FactValue::Bool(false))),
        fact(
            Fact::ReleaseRegion,
            Test::Is(FactValue::Text("erfurt".into()))
        ),
        fact(Fact::OtherSupport, Test::Empty(true)),
        fact(Fact::OtherSupport, Test::Only(vec!["biss".into()])),
        fact(Fact::Needs, Test::Contains("health".into())),
        fact(Fact::ReleaseDate, Test::After(date(2026, 6, 1))),
        Just(Expression::Within {
            anchor: domain::anchor::Anchor::Release,
            from: "-6m".parse().ok(),
            to: "+6m".parse().ok(),
        }),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = prop::collection::vec(inner, 1..3);
        prop_oneof![
            parts.clone().prop_map(Expression::All),
            parts.clone().prop_map(Expression::Any),
            parts.prop_map(Expression::None),
        ]
    })
}

proptest! {
    #[test]
    fn more_facts_never_turn_an_answer_into_unknown(
        expression in some_expression(), few in some_facts(), more in some_facts(),
    ) {
        let programme = fixture::programme();
        let today = date(2026, 6, 1);
        // What is assumed may stand beside it, as the loader allows.
        let assumed = Expression::Fact {
            fact: Fact::ReleaseKind,
            test: Test::Is(FactValue::Text("full_term".into())),
            holds_if_unknown: true,
        };
        let expression = Expression::All(vec![assumed, expression]);
        // `more` only adds what `few` does not know. Missing needs are all needs, and a derived
        // figure is known: to replace them is to correct, not to add.
        let all = more.iter().fold(few.clone(), |all, (fact, value)| {
            if fact == Fact::Needs || few.known(fact).is_some() {
                return all;
            }
            all.with(fact, value.clone())
        });
        let answer = |facts: &Facts| {
            expression.evaluate(Situation { programme: &programme, facts, today })
        };
        if answer(&few) != Truth::Unknown {
            prop_assert_ne!(answer(&all), Truth::Unknown);
        }
        // Whatever is unknown names at least one fact, and knowing all of them settles it.
        let situation = Situation { programme: &programme, facts: &few, today };
        prop_assert_eq!(expression.missing(situation).is_empty(), answer(&few) != Truth::Unknown);
    }

    #[test]
    fn the_laws_of_kleene_hold(
        one in some_expression(), other in some_expression(), known in some_facts(),
    ) {
        let programme = fixture::programme();
        let situation =
            Situation { programme: &programme, facts: &known, today: date(2026, 6, 1) };
        let answer = |expression: Expression| expression.evaluate(situation);
        let not = |part: &Expression| Expression::None(vec![part.clone()]);
        let pair = || vec![one.clone(), other.clone()];
        let swapped = || vec![other.clone(), one.clone()];
        prop_assert_eq!(answer(not(&not(&one))), answer(one.clone()));
        prop_assert_eq!(answer(Expression::All(pair())), answer(Expression::All(swapped())));
        prop_assert_eq!(answer(Expression::Any(pair())), answer(Expression::Any(swapped())));
        prop_assert_eq!(
            answer(Expression::None(pair())),
            answer(Expression::All(vec![not(&one), not(&other)]))
        );
        prop_assert_eq!(
            answer(not(&Expression::All(pair()))),
            answer(Expression::Any(vec![not(&one), not(&other)]))
        );
    }
}

#[test]
fn the_truth_tables_are_kleenes() {
    use Truth::{False, True, Unknown};
    for (a, b, and, or) in [
        (True, Unknown, Unknown, True),
        (False, Unknown, False, Unknown),
        (Unknown, Unknown, Unknown, Unknown),
        (True, False, False, True),
    ] {
        assert_eq!((a.and(b), a.or(b)), (and, or));
        assert_eq!((b.and(a), b.or(a)), (and, or));
    }
    assert_eq!((!True, !Unknown, !False), (False, Unknown, True));
    for state in CriterionState::ALL {
        assert_eq!(CriterionState::from_code(state.code()), Ok(*state));
    }
}
