use domain::{land::Land, seam::Security};
use jiff::civil::date;

use super::*;
use crate::{
    criteria::{AdmissionResult, CriterionState, admission},
    explain::explain,
    facts::Facts,
    fixture,
};

fn texts(entries: &[(&str, &str)]) -> Vec<(String, String)> {
    entries
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

#[test]
fn every_shipped_programme_parses() {
    let catalogue = Catalogue::shipped().unwrap();
    let ids: Vec<&str> = catalogue
        .programmes()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ids, ["insa2", "puemas"]);
    for programme in catalogue.programmes() {
        for security in Security::COMMON {
            assert!(
                programme.security_rule(&security).is_some(),
                "{} {security}",
                programme.id
            );
        }
        let treatment = programme.security_rule(&Security::TREATMENT).unwrap();
        assert_eq!(treatment.need.tolerance_of["substitution"], 0);
        assert!(programme.tasks.len() > 30);
        assert!(!programme.concept.is_empty() && !programme.closure_reasons.is_empty());
        for phase in &programme.phases {
            assert!(
                programme.rhythm(&phase.id).is_some(),
                "{} {}",
                programme.id,
                phase.id
            );
        }
    }
    assert!(
        !catalogue
            .holidays()
            .is_working_day(date(2026, 9, 20), Land::Thueringen)
    );
    let childrens_day = catalogue
        .holidays()
        .on(date(2027, 9, 20), Land::Thueringen)
        .unwrap();
    assert_eq!(childrens_day.name, "Weltkindertag");
}

#[test]
fn residence_law_is_a_task_only_where_it_applies() {
    let catalogue = Catalogue::shipped().unwrap();
    for programme in ["puemas", "insa2"].map(|id| catalogue.get(id).unwrap()) {
        let asked = |group: serde_json::Value| {
            let facts = serde_json::json!({
                "release_date": "2026-12-31", "entry": "2026-06-30", "nationality_group": group,
            });
            let facts = Facts::from_json(&facts).unwrap();
            let input = crate::plan::PlanInput {
                programme,
                facts: &facts,
                coverage: &[],
                holidays: catalogue.holidays(),
                today: date(2026, 7, 1),
                done: &std::collections::BTreeSet::new(),
                done_before: &std::collections::BTreeSet::new(),
            };
            let tasks = crate::plan::plan_tasks(input);
            let task = tasks.iter().find(|task| task.id == "T22");
            task.map(|task| task.unclear.clone())
        };
        assert_eq!(asked("german".into()), None);
        for applies in ["eu", "other"] {
            assert_eq!(asked(applies.into()), Some(Vec::new()), "{applies}");
        }
        for unknown in [serde_json::Value::Null, "unknown".into()] {
            let missing = Some(vec![crate::facts::Fact::NationalityGroup]);
            assert_eq!(asked(unknown), missing);
        }
    }
    let wrong = serde_json::json!({ "nationality_group": "Freedonia" });
    assert!(Facts::from_json(&wrong).is_err());
}

#[test]
fn puemas_admits_whom_its_concept_names() {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let fitting = serde_json::json!({
        "institution_land": "TH", "custody_months": 18, "release_region": "Gera",
        "release_kind": "full_term", "custody_kind": "prison_sentence",
        "conduct_supervision": false, "other_support": [],
    });
    let result = |changes: &[(&str, serde_json::Value)]| {
        let mut value = fitting.clone();
        for (key, change) in changes {
            value[*key] = change.clone();
        }
        admission(puemas, &Facts::from_json(&value).unwrap(), date(2026, 6, 1)).result
    };
    assert_eq!(result(&[]), AdmissionResult::Eligible);
    assert_eq!(
        result(&[("other_support", "B.I.S.S.".into())]),
        AdmissionResult::Eligible
    );
    // Full term implies a sentence, so the kind of custody need not be known.
    let unknown_kind = [("custody_kind", serde_json::Value::Null)];
    assert_eq!(result(&unknown_kind), AdmissionResult::Eligible);
    for (key, broken) in [
        ("institution_land", "SN".into()),
        ("custody_months", 11.into()),
        ("release_region", "Weimar".into()),
        ("release_kind", "two_thirds".into()),
        ("custody_kind", "remand".into()),
        ("conduct_supervision", true.into()),
        ("other_support", "Bewährungshilfe".into()),
    ] {
        assert_eq!(
            result(&[(key, broken)]),
            AdmissionResult::NotEligible,
            "{key}"
        );
    }
    for key in [
        "institution_land",
        "custody_months",
        "release_region",
        "release_kind",
        "conduct_supervision",
    ] {
        assert_eq!(
            result(&[(key, serde_json::Value::Null)]),
            AdmissionResult::NeedsClearing,
            "{key}"
        );
    }
}

#[test]
fn both_shipped_programmes_explain_a_case_in_both_directions_of_the_gate() {
    let catalogue = Catalogue::shipped().unwrap();
    let facts = serde_json::json!({
        "institution_land": "TH", "custody_start": "2025-03-01", "release_date": "2026-12-31",
    });
    for programme in catalogue.programmes() {
        for today in [date(2025, 4, 1), date(2026, 10, 15), date(2027, 2, 1)] {
            let found = explain(programme, catalogue.holidays(), &facts, today, None).unwrap();
            assert!(found.to_text().contains("Aufgaben: "));
            assert_eq!(
                found.seam.as_ref().unwrap().securities.len(),
                programme.securities.len()
            );
            assert!(
                found
                    .admission
                    .criteria
                    .iter()
                    .any(|one| one.state == CriterionState::Unknown)
            );
        }
        let outside = explain(
            programme,
            catalogue.holidays(),
            &facts,
            date(2027, 1, 15),
            None,
        );
        assert!(outside.unwrap().phase.is_some(), "{}", programme.id);
    }
}

#[test]
fn a_folder_brings_its_own_programmes_and_versions() {
    let newer = fixture::TEXT
        .replacen("version = \"1\"", "version = \"2\"", 1)
        .replacen("valid_from = 2024-01-01", "valid_from = 2026-01-01", 1);
    let older = fixture::TEXT.replacen(
        "valid_from = 2024-01-01",
        "valid_from = 2024-01-01\nvalid_to = 2026-01-01",
        1,
    );
    let entries = [
        ("steg-1.toml", older.as_str()),
        ("steg-2.toml", newer.as_str()),
        ("folder/institutions.toml", "anything = "),
    ];
    let catalogue = Catalogue::from_texts(texts(&entries)).unwrap();
    assert_eq!(catalogue.get("steg").unwrap().version, "2");
    assert_eq!(catalogue.get_version("steg", "1").unwrap().version, "1");
    assert_eq!(
        catalogue
            .valid_on("steg", date(2025, 12, 31))
            .unwrap()
            .version,
        "1"
    );
    assert_eq!(
        catalogue
            .valid_on("steg", date(2026, 1, 1))
            .unwrap()
            .version,
        "2"
    );
    assert!(catalogue.valid_on("steg", date(2023, 1, 1)).is_none());
    assert!(catalogue.get("puemas").is_none());
    assert!(!catalogue.holidays().0.is_empty());
}

#[test]
fn the_mistakes_of_all_files_come_together() {
    let broken = fixture::TEXT.replacen("land = \"TH\"", "land = \"TX\"", 1);
    let entries = [
        ("one.toml", fixture::TEXT),
        ("two.toml", fixture::TEXT),
        ("three.toml", broken.as_str()),
        ("holidays.toml", "[[holiday]]\nname = 3"),
    ];
    let found = Catalogue::from_texts(texts(&entries)).unwrap_err();
    for file in [
        "two.toml:1:1: the version steg 1 is in another file",
        "three.toml:5:8: ",
        "holidays.toml:2:8: ",
    ] {
        assert!(
            found.iter().any(|one| one.to_string().starts_with(file)),
            "{file} {found:#?}"
        );
    }
}

#[test]
fn a_fingerprint_changes_with_what_a_file_says_and_not_with_remarks() {
    let text = include_str!("../reference/example.toml");
    let print = |text: &str| {
        let catalogue = Catalogue::from_texts(texts(&[("a.toml", text)])).unwrap();
        catalogue.fingerprint("steg", "1").unwrap().to_owned()
    };
    let first = print(text);
    assert_eq!(print(&format!("# A remark\n\n{text}\n")), first);
    assert_ne!(print(&text.replacen("-3m", "-4m", 1)), first);
    let shipped = Catalogue::shipped().unwrap();
    assert_eq!(shipped.fingerprint("puemas", "none"), None);
}
