use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{Catalogue, fixture};

const TODAY: Date = date(2026, 9, 1);

fn ask(input: &Value, release: Option<Date>) -> Result<Value, Vec<FactMistake>> {
    let programme = fixture::programme();
    explain(&programme, &Holidays::default(), input, TODAY, release).map(|found| found.to_json())
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn sample() -> Value {
    json!({
        "institution_land": "TH", "custody_start": "2025-01-01", "release_date": "2026-12-31",
        "release_region": "Gera", "conduct_supervision": false, "other_support": [],
        "coverage": [
            { "security": "accommodation", "from": "2027-01-10", "to": null,
              "strength": "confirmed", "side": "outside" },
            { "security": "treatment", "from": "2026-12-31", "to": "2027-02-01",
              "strength": "promised", "side": "outside", "of": "substitution" },
        ],
    })
}

#[test]
fn the_json_form_is_the_contract() {
    let found = ask(&sample(), None).unwrap();
    assert_eq!(
        keys(&found),
        BTreeSet::from([
            "programme",
            "version",
            "admission",
            "phase",
            "window",
            "tasks",
            "seam"
        ])
    );
    assert_eq!(found["programme"], "steg");
    assert_eq!(found["version"], "1");
    assert_eq!(found["admission"]["result"], "eligible");
    assert_eq!(
        found["admission"]["criteria"][0],
        json!({
            "id": "custody_time", "result": "met", "value": 23,
            "label": "Mindestens ein Jahr Haft", "basis": "Konzept Steg, 1", "missing": [],
        })
    );
    assert_eq!(found["phase"], "intensive");
    assert_eq!(
        found["window"],
        json!({ "from": "2026-06-30", "to": "2027-06-30" })
    );
    assert_eq!(
        found["tasks"][1],
        json!({
            "id": "T25", "title": "Ausweis beantragen", "due": "2026-09-30", "kind": "statutory",
            "legal_basis": "§ 1 Abs. 2 PAuswG", "blocked_by": [], "shortened": false,
            "explanation": "3 Monate vor der Entlassung am 31.12.2026: 30.09.2026.",
        })
    );
    assert_eq!(
        found["seam"],
        json!([
            { "security": "accommodation", "status": "open", "days_open": 10, "days_at_risk": 0,
              "first_open": "2026-12-31",
              "holes": [{ "from": "2026-12-31", "to": "2027-01-10", "status": "open" }] },
            { "security": "treatment", "status": "open", "days_open": 148, "days_at_risk": 32,
              "first_open": "2027-02-01",
              "holes": [
                  { "from": "2026-12-31", "to": "2027-02-01", "status": "at_risk" },
                  { "from": "2027-02-01", "to": "2027-06-29", "status": "open" },
              ] },
        ])
    );
}

#[test]
fn without_a_release_only_what_is_certain_is_said() {
    let input = json!({ "custody_start": "2025-01-01", "move_in": "2026-10-01" });
    let found = ask(&input, None).unwrap();
    assert_eq!(found["phase"], Value::Null);
    assert_eq!(found["window"], Value::Null);
    assert_eq!(found["seam"], json!([]));
    let tasks = found["tasks"].as_array().unwrap();
    assert_eq!(tasks.len(), 1);
    assert_eq!(
        (&tasks[0]["id"], &tasks[0]["due"]),
        (&json!("T48"), &json!("2026-10-15"))
    );
    assert_eq!(
        found["admission"]["criteria"][0]["missing"],
        json!(["custody_months"])
    );
    assert_eq!(
        ask(&json!({}), None).unwrap()["admission"]["result"],
        "needs_clearing"
    );
}

#[test]
fn an_open_window_has_no_end() {
    let text = fixture::TEXT.replacen("to = { anchor = \"release\", offset = \"+6m\" }\n", "", 1);
    let programme = Programme::parse(&text, "steg.toml").unwrap();
    let found = explain(&programme, &Holidays::default(), &sample(), TODAY, None).unwrap();
    assert_eq!(
        found.to_json()["window"],
        json!({ "from": "2026-06-30", "to": null })
    );
}

#[test]
fn custody_covers_until_the_gate_and_nothing_after_it() {
    let programme = fixture::programme();
    let input = json!({ "custody_start": "2025-01-01", "release_date": "2026-12-31" });
    let found = explain(&programme, &Holidays::default(), &input, TODAY, None).unwrap();
    let seam = found.seam.unwrap();
    assert_eq!(seam.securities[0].days_open, 180);
}

#[test]
fn every_mistake_of_the_input_is_named() {
    let coverage = json!({
        "release_date": "2026-13-01", "needs": ["identity"],
        "coverage": [
            { "security": "identity", "from": "2026-12-31", "strength": "sure", "side": "outside" },
            { "security": "accommodation", "from": "2027-02-01", "to": "2027-01-01",
              "strength": "actual", "side": "out", "kind": 1, "tolerance_days": -1 },
            7,
        ],
    });
    let found = ask(&coverage, None).unwrap_err();
    let keys: BTreeSet<&str> = found.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(
        keys,
        BTreeSet::from([
            "release_date",
            "coverage[0].security",
            "coverage[0].strength",
            "coverage[1].to",
            "coverage[1].side",
            "coverage[1].kind",
            "coverage[1].tolerance_days",
            "coverage[2]",
        ])
    );
    let found = ask(&json!({ "needs": ["identity"] }), None).unwrap_err();
    assert_eq!(
        found[0].to_string(),
        "\"needs[0]\": found \"identity\", expected a security or life domain: accommodation, treatment, housing, health"
    );
    let found = ask(&sample(), Some(date(2024, 1, 1))).unwrap_err();
    assert_eq!(found[0].key, "--release");
    assert!(ask(&json!({ "coverage": {} }), None).is_err());
    assert!(ask(&json!({ "coverage": null }), None).is_ok());
    assert!(ask(&json!("facts"), None).is_err());
}

#[test]
fn the_text_says_the_same_in_german() {
    let programme = fixture::programme();
    let found = explain(&programme, &Holidays::default(), &sample(), TODAY, None).unwrap();
    let text = found.to_text();
    for line in [
        "Phase: Intensivphase",
        "Begleitung: 30.06.2026 bis 29.06.2027",
        "Aufnahme: alle Kriterien sind erfüllt",
        "Angaben: Haftzeit: 23 Monate (berechnet)",
        "30.09.2026 T25 · Ausweis beantragen",
        "Wohnung: 10 Tage offen",
        "31.12.2026 bis 09.01.2027: offen",
        "Behandlung: 148 Tage offen, 32 Tage nur zugesagt",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let empty = explain(&programme, &Holidays::default(), &json!({}), TODAY, None).unwrap();
    assert!(
        empty
            .to_text()
            .contains("Naht: ohne Entlassungstermin nicht zu berechnen")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn asking_what_if_answers_as_if_the_date_had_changed(shift in -300i32..600) {
        let catalogue = Catalogue::shipped().unwrap();
        let day = domain::calendar::add_days(date(2026, 12, 31), shift).unwrap();
        let mut changed = sample();
        changed["release_date"] = json!(day.to_string());
        for programme in catalogue.programmes() {
            let ask = |input: &Value, release| {
                explain(programme, catalogue.holidays(), input, TODAY, release).unwrap().to_json()
            };
            prop_assert_eq!(ask(&sample(), Some(day)), ask(&changed, None));
        }
    }
}
