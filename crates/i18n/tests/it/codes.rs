//! Every value of every enum that people see has its words.

use std::collections::BTreeSet;

use domain::{
    Code,
    address::{AddressKind, Standing},
    anchor::Anchor,
    appointment::{AppointmentStatus, CancelledBy, OutcomeReason, Repeat},
    assessment::{Change, Importance, Mark, NeedResult, Occasion, Urgency, Voice},
    calendar::Roll,
    case::{CaseStatus, ReentryKind, Responsibility},
    concern::ConcernStatus,
    conference::{ConferenceSide, ConferenceStatus},
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    custody::CustodyKind,
    duplicate::MatchReason,
    group::{Attendance, GroupKind, MemberStatus},
    leave::{LeaveKind, LeavePurpose, LeaveStatus},
    letter::LetterField,
    need::NeedState,
    network::{
        Closeness, Consent, ConsentWay, ContactWish, LifeArea, OrderBasis, Quality, StepKind,
        StepStatus, TieKind, TieRole,
    },
    overlap::OverlapResolution,
    paper::{HandedHow, InformationTopic, PaperKind, PaperLanguage, Understood},
    partner::{ActivityKind, PartnerKind},
    plan::{
        Agreement, CarriedBy, Independence, MeasureKind, MeasureStatus, Signer,
        cover::ResourceFrom, outcome::Outcome, pause::PauseReason, review::Attainment,
    },
    reach::ReachStep,
    readiness::{Readiness, Step},
    release::{Confidence, PullForward, ReleaseKind},
    seam::{SeamStatus, Security, Side, Strength},
    sentence::SentenceKind,
    task::{SkipReason, TaskKind, TaskRole, TaskStatus},
    work_profile::{ActionKind, ActionState, Part, StepState, WhyNot},
};
use i18n::{Lang, all_keys, texts};

/// Enums of crates that these tests do not see, with their codes.
const ELSEWHERE: [(&str, &str); 15] = [
    ("criterion", "met not_met unknown"),
    ("admission", "eligible not_eligible needs_clearing"),
    (
        "fact",
        "institution_land custody_start custody_months sentence_months release_date \
         probation supervision_basis supervision_from supervision_until \
         release_kind release_region conduct_supervision age_at_release birth_date \
         custody_kind other_support nationality_group unemployed needs move_in job_start job_end entry exit \
         court_decision application document actual_release",
    ),
    (
        "module_kind",
        "counselling transition employment day_structure training",
    ),
    ("module_place", "inside outside both"),
    ("handover_kind", "worker site phase"),
    (
        "week_days",
        "monday tuesday wednesday thursday friday saturday sunday working_week weekend daily",
    ),
    ("week_kind", "work appointment leisure family offer rest"),
    ("closure_kind", "end dropout"),
    ("closure_expects", "release window_over"),
    ("region_kind", "urban rural"),
    (
        "rule_kind",
        "criterion phase task module procedure security precedence domain region site \
         contact_rhythm closure_reason indicator group_offer text retention window \
         reentry disclaimer carrier funder lead_domain pilot contact",
    ),
    (
        "institution_kind",
        "prison youth_prison womens_prison prison_hospital social_therapy",
    ),
    (
        "import_field",
        "book_number family_name given_names full_name birth_date custody_start \
         release_date release_kind custody_kind sentence_months release_place \
         institution_unit institution",
    ),
    (
        "password_problem",
        "too_short too_long monotonous only_digits common personal",
    ),
];

fn keys_of<C: Code>(kind: &str) -> Vec<String> {
    C::ALL.iter().map(|value| key(kind, value.code())).collect()
}

fn key(kind: &str, code: &str) -> String {
    format!("code-{kind}-{code}").replace('_', "-")
}

fn keys_of_each_enum() -> Vec<Vec<String>> {
    let securities = |kind| Security::COMMON.map(|one| key(kind, one.code())).to_vec();
    let mut kinds = vec![
        keys_of::<CaseStatus>("case_status"),
        keys_of::<Responsibility>("responsibility"),
        keys_of::<ReentryKind>("reentry_kind"),
        keys_of::<CustodyKind>("custody_kind"),
        keys_of::<SentenceKind>("sentence_kind"),
        keys_of::<SkipReason>("skip_reason"),
        keys_of::<AddressKind>("address_kind"),
        keys_of::<Standing>("address_standing"),
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
        keys_of::<AppointmentStatus>("appointment_status"),
        keys_of::<Attendance>("attendance"),
        keys_of::<GroupKind>("group_kind"),
        keys_of::<MemberStatus>("member_status"),
        keys_of::<OutcomeReason>("outcome_reason"),
        keys_of::<CancelledBy>("cancelled_by"),
        keys_of::<Repeat>("repeat"),
        keys_of::<ReachStep>("reach_step"),
        keys_of::<Readiness>("readiness"),
        keys_of::<Step>("readiness_step"),
        keys_of::<ConferenceStatus>("conference_status"),
        keys_of::<ConferenceSide>("conference_side"),
        keys_of::<ConcernStatus>("concern_status"),
        keys_of::<Outcome>("plan_outcome"),
        keys_of::<TaskKind>("task_kind"),
        keys_of::<TaskRole>("task_role"),
        keys_of::<TaskStatus>("task_status"),
        keys_of::<OverlapResolution>("overlap_resolution"),
        keys_of::<PaperKind>("paper_kind"),
        keys_of::<PaperLanguage>("paper_language"),
        keys_of::<HandedHow>("handed_how"),
        keys_of::<InformationTopic>("information_topic"),
        keys_of::<Understood>("understood"),
        keys_of::<LeaveKind>("leave_kind"),
        keys_of::<LeavePurpose>("leave_purpose"),
        keys_of::<LetterField>("letter_field"),
        keys_of::<LeaveStatus>("leave_status"),
        keys_of::<Part>("work_part"),
        keys_of::<StepState>("work_step_state"),
        keys_of::<ActionKind>("work_action"),
        keys_of::<ActionState>("work_action_state"),
        keys_of::<WhyNot>("work_why_not"),
        keys_of::<TieKind>("tie_kind"),
        keys_of::<LifeArea>("life_area"),
        keys_of::<TieRole>("tie_role"),
        keys_of::<Closeness>("closeness"),
        keys_of::<Quality>("quality"),
        keys_of::<ContactWish>("contact_wish"),
        keys_of::<Consent>("consent"),
        keys_of::<ConsentWay>("consent_way"),
        keys_of::<OrderBasis>("order_basis"),
        keys_of::<StepKind>("step_kind"),
        keys_of::<StepStatus>("step_status"),
    ];
    kinds.extend(keys_of_the_record());
    kinds.extend(ELSEWHERE.iter().map(|(kind, codes)| {
        let codes = codes.split_whitespace();
        codes.map(|code| key(kind, code)).collect()
    }));
    kinds
}

fn keys_of_the_record() -> Vec<Vec<String>> {
    vec![
        keys_of::<Voice>("voice"),
        keys_of::<Mark>("mark"),
        keys_of::<Importance>("importance"),
        keys_of::<Urgency>("urgency"),
        keys_of::<NeedResult>("need_result"),
        keys_of::<NeedState>("need_state"),
        keys_of::<Occasion>("occasion"),
        keys_of::<Change>("mark_change"),
        keys_of::<CarriedBy>("carried_by"),
        keys_of::<MeasureKind>("measure_kind"),
        keys_of::<MeasureStatus>("measure_status"),
        keys_of::<Agreement>("plan_agreement"),
        keys_of::<PartnerKind>("partner_kind"),
        keys_of::<ActivityKind>("activity_kind"),
        keys_of::<Signer>("plan_signer"),
        keys_of::<Attainment>("plan_attainment"),
        keys_of::<PauseReason>("pause_reason"),
        keys_of::<ResourceFrom>("resource_from"),
        keys_of::<Independence>("independence"),
        keys_of::<access::Role>("role"),
        keys_of::<access::Relation>("relation"),
        keys_of::<access::Why>("why"),
        keys_of::<MatchReason>("match_reason"),
        keys_of::<access::Action>("action"),
    ]
}

#[test]
fn code_ftl_has_exactly_the_values_that_exist() {
    let exist: BTreeSet<String> = keys_of_each_enum().concat().into_iter().collect();
    for lang in Lang::ALL {
        let written: BTreeSet<String> = all_keys(lang)
            .into_iter()
            .filter(|key| key.starts_with("code-"))
            .collect();
        let missing: Vec<_> = exist.difference(&written).collect();
        let unknown: Vec<_> = written.difference(&exist).collect();
        assert!(missing.is_empty(), "{lang}: no words for {missing:?}");
        assert!(unknown.is_empty(), "{lang}: no enum here has {unknown:?}");
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
