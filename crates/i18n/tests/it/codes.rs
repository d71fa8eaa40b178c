//! Every value of every enum that people see has its words.

use std::collections::BTreeSet;

use domain::{
    Code,
    anchor::Anchor,
    calendar::Roll,
    case::{CaseStatus, ReentryKind, Responsibility},
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    custody::CustodyKind,
    duplicate::MatchReason,
    overlap::OverlapResolution,
    release::{Confidence, PullForward, ReleaseKind},
    seam::{SeamStatus, Security, Side, Strength},
    task::{TaskKind, TaskRole, TaskStatus},
};
use i18n::{Lang, all_keys, texts};

fn keys_of<C: Code>(kind: &str) -> Vec<String> {
    C::ALL.iter().map(|value| key(kind, value.code())).collect()
}

fn key(kind: &str, code: &str) -> String {
    format!("code-{kind}-{code}").replace('_', "-")
}

fn keys_of_each_enum() -> Vec<Vec<String>> {
    let securities = |kind| Security::COMMON.map(|one| key(kind, one.code())).to_vec();
    let given = |kind, codes: &[&str]| codes.iter().map(|code| key(kind, code)).collect();
    vec![
        keys_of::<CaseStatus>("case_status"),
        keys_of::<Responsibility>("responsibility"),
        keys_of::<ReentryKind>("reentry_kind"),
        keys_of::<CustodyKind>("custody_kind"),
        keys_of::<ReleaseKind>("release_kind"),
        keys_of::<Confidence>("confidence"),
        keys_of::<PullForward>("pull_forward"),
        keys_of::<Roll>("roll"),
        keys_of::<Anchor>("anchor"),
        securities("security"),
        securities("security_short"),
        keys_of::<SeamStatus>("seam_status"),
        keys_of::<Strength>("strength"),
        keys_of::<Side>("side"),
        keys_of::<ContactKind>("contact_kind"),
        keys_of::<ContactOutcome>("contact_outcome"),
        keys_of::<EpistemicKind>("epistemic_kind"),
        keys_of::<TaskKind>("task_kind"),
        keys_of::<TaskRole>("task_role"),
        keys_of::<TaskStatus>("task_status"),
        keys_of::<OverlapResolution>("overlap_resolution"),
        keys_of::<access::Role>("role"),
        keys_of::<access::Relation>("relation"),
        keys_of::<access::Why>("why"),
        keys_of::<MatchReason>("match_reason"),
        given("criterion", &["met", "not_met", "unknown"]),
        given("admission", &["eligible", "not_eligible", "needs_clearing"]),
        keys_of::<access::Action>("action"),
    ]
}

#[test]
fn code_ftl_has_exactly_the_values_that_exist_in_their_order() {
    for lang in Lang::ALL {
        let written: Vec<String> = all_keys(lang)
            .into_iter()
            .filter(|key| key.starts_with("code-"))
            .collect();
        assert_eq!(written, keys_of_each_enum().concat());
    }
}

#[test]
fn the_name_of_an_enum_may_be_given_either_way() {
    let de = texts(Lang::De);
    assert_eq!(de.code("seam_status", SeamStatus::AtRisk), "nur zugesagt");
    assert_eq!(de.code("seam-status", SeamStatus::AtRisk), "nur zugesagt");
    assert_eq!(
        de.coded("security", "health_insurance"),
        "Krankenversicherung"
    );
    assert_eq!(de.coded("security", "pet"), "⟦code-security-pet⟧");
}

#[test]
fn no_two_values_of_an_enum_read_alike() {
    for lang in Lang::ALL {
        for keys in keys_of_each_enum() {
            let words: BTreeSet<_> = keys.iter().map(|key| texts(lang).get(key)).collect();
            assert_eq!(words.len(), keys.len(), "{lang}: {words:?}");
        }
    }
}
