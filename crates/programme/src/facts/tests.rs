use domain::{Code, anchor::Anchor};
use jiff::civil::date;
use serde_json::json;

use super::*;

fn mistake_keys(value: &serde_json::Value) -> Vec<String> {
    Facts::from_json(value)
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|one| one.key)
        .collect()
}

#[test]
fn facts_are_read_in_all_their_spellings() {
    let facts = Facts::from_json(&json!({
        "institution_land": "DE-TH", "custody_start": "2025-03-01", "custody_months": null,
        "other_support": "B.I.S.S.", "needs": ["identity"], "conduct_supervision": false,
        "release_region": " Gera ", "release_kind": "full_term",
    }))
    .unwrap();
    assert_eq!(
        facts.get(Fact::InstitutionLand),
        Some(&FactValue::Text("TH".into()))
    );
    assert_eq!(facts.get(Fact::CustodyMonths), None);
    assert_eq!(
        facts.list(Fact::OtherSupport),
        Some(&["B.I.S.S.".to_owned()][..])
    );
    assert_eq!(
        facts.get(Fact::ReleaseRegion),
        Some(&FactValue::Text("Gera".into()))
    );
    assert_eq!(Facts::from_json(&facts.to_json()).unwrap(), facts);
    let none = Facts::from_json(&json!({ "other_support": false })).unwrap();
    assert_eq!(none.list(Fact::OtherSupport), Some(&[][..]));
    let thuringia = Facts::from_json(&json!({ "institution_land": "thueringen" })).unwrap();
    assert_eq!(
        thuringia.get(Fact::InstitutionLand),
        facts.get(Fact::InstitutionLand)
    );
}

#[test]
fn every_wrong_fact_is_named_with_what_was_expected() {
    for (key, value, expected) in [
        (
            "relase_date",
            json!("2027-01-01"),
            "one of the facts institution_land",
        ),
        ("release_date", json!("31.12.2026"), "YYYY-MM-DD"),
        ("release_date", json!("2026-02-31"), "a date that exists"),
        ("release_date", json!("20261231"), "YYYY-MM-DD"),
        ("release_date", json!("2026-12-31T08:00"), "YYYY-MM-DD"),
        ("custody_months", json!("12"), "a whole number"),
        ("custody_months", json!(-1), "a whole number"),
        ("custody_months", json!(12.5), "a whole number"),
        ("conduct_supervision", json!("no"), "true or false"),
        ("release_kind", json!("te"), "one of full_term"),
        ("custody_kind", json!(3), "one of prison_sentence"),
        ("institution_land", json!("XX"), "a Land"),
        ("other_support", json!(true), "a list of texts"),
        ("needs", json!([1]), "a list of texts"),
        ("release_region", json!(""), "a region"),
    ] {
        let found = Facts::from_json(&json!({ key: value })).unwrap_err();
        assert_eq!(found.len(), 1, "{key}: {found:?}");
        assert_eq!(found[0].key, key);
        assert!(found[0].expected.contains(expected), "{}", found[0]);
    }
    let several = json!({ "custody_months": "x", "age_at_release": [], "nothing": 1 });
    assert_eq!(mistake_keys(&several).len(), 3);
    assert_eq!(mistake_keys(&json!([1])), [""]);
}

#[test]
fn days_in_an_impossible_order_are_refused() {
    let facts = json!({ "custody_start": "2026-01-01", "release_date": "2025-12-31" });
    assert_eq!(mistake_keys(&facts), ["release_date"]);
    let facts = json!({ "job_start": "2026-01-01", "job_end": "2025-12-31" });
    assert_eq!(mistake_keys(&facts), ["job_end"]);
    let same_day = json!({ "custody_start": "2026-01-01", "release_date": "2026-01-01" });
    assert!(mistake_keys(&same_day).is_empty());
}

#[test]
fn custody_months_are_full_months_and_an_explicit_figure_wins() {
    let months = |from, to| {
        let facts = Facts::new()
            .with_day(Fact::CustodyStart, from)
            .with_day(Fact::ReleaseDate, to);
        facts
            .known(Fact::CustodyMonths)
            .map(|known| (known.value, known.derived))
    };
    let derived = |number| Some((FactValue::Int(number), true));
    assert_eq!(months(date(2026, 3, 1), date(2027, 3, 1)), derived(12));
    assert_eq!(months(date(2026, 3, 1), date(2027, 2, 28)), derived(11));
    assert_eq!(months(date(2026, 8, 31), date(2027, 2, 28)), derived(6));
    assert_eq!(months(date(2026, 3, 1), date(2026, 3, 1)), derived(0));
    assert_eq!(months(date(2026, 3, 2), date(2026, 3, 1)), None);
    let explicit = Facts::new()
        .with_day(Fact::CustodyStart, date(2026, 3, 1))
        .with_day(Fact::ReleaseDate, date(2027, 3, 1))
        .with(Fact::CustodyMonths, FactValue::Int(3));
    assert_eq!(
        explicit.known(Fact::CustodyMonths),
        Some(Known {
            value: FactValue::Int(3),
            derived: false
        })
    );
}

#[test]
fn the_age_is_that_on_the_day_of_release() {
    let age = |born, release| {
        let facts = Facts::new()
            .with_day(Fact::BirthDate, born)
            .with_day(Fact::ReleaseDate, release);
        facts.known(Fact::AgeAtRelease).map(|known| known.value)
    };
    assert_eq!(
        age(date(2000, 5, 4), date(2027, 5, 3)),
        Some(FactValue::Int(26))
    );
    assert_eq!(
        age(date(2000, 5, 4), date(2027, 5, 4)),
        Some(FactValue::Int(27))
    );
    assert_eq!(
        age(date(2000, 2, 29), date(2018, 2, 28)),
        Some(FactValue::Int(17))
    );
}

#[test]
fn the_actual_release_counts_and_a_what_if_replaces_both() {
    let facts = Facts::new()
        .with_day(Fact::ReleaseDate, date(2026, 12, 31))
        .with_day(Fact::ActualRelease, date(2026, 12, 21));
    assert_eq!(
        facts.anchors().get(Anchor::Release),
        Some(date(2026, 12, 21))
    );
    let asked = facts.what_if(date(2027, 2, 1));
    assert_eq!(asked.release(), Some(date(2027, 2, 1)));
    assert_eq!(asked.day(Fact::ReleaseDate), asked.day(Fact::ActualRelease));
    let expected_only = Facts::new().what_if(date(2027, 2, 1));
    assert_eq!(expected_only.day(Fact::ActualRelease), None);
}

#[test]
fn every_anchor_has_its_fact() {
    let day = date(2026, 5, 4);
    for anchor in Anchor::ALL {
        let facts = match Fact::of_anchor(*anchor) {
            Some(fact) => Facts::new().with_day(fact, day),
            // Nobody states it: a second person grants it.
            None => Facts::new().extended(Some(day)),
        };
        assert_eq!(facts.anchors().get(*anchor), Some(day), "{anchor:?}");
    }
    for fact in Fact::ALL {
        assert_eq!(Fact::from_code(fact.code()), Ok(*fact));
    }
}
