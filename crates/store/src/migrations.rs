//! The schema, forward only. A released file is never edited again; a change is a new file.

use db::Migration;

/// All migrations, oldest first.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "spine",
        sql: include_str!("migrations/0001_spine.sql"),
    },
    Migration {
        version: 2,
        name: "log_case",
        sql: include_str!("migrations/0002_log_case.sql"),
    },
    Migration {
        version: 3,
        name: "report",
        sql: include_str!("migrations/0003_report.sql"),
    },
    Migration {
        version: 4,
        name: "drafts",
        sql: include_str!("migrations/0004_drafts.sql"),
    },
    Migration {
        version: 5,
        name: "standard",
        sql: include_str!("migrations/0005_standard.sql"),
    },
    Migration {
        version: 6,
        name: "report_spans",
        sql: include_str!("migrations/0006_report_spans.sql"),
    },
    Migration {
        version: 7,
        name: "lesson",
        sql: include_str!("migrations/0007_lesson.sql"),
    },
    Migration {
        version: 8,
        name: "hints",
        sql: include_str!("migrations/0008_hints.sql"),
    },
    Migration {
        version: 9,
        name: "account_notice",
        sql: include_str!("migrations/0009_account_notice.sql"),
    },
    Migration {
        version: 10,
        name: "travel",
        sql: include_str!("migrations/0010_travel.sql"),
    },
    Migration {
        version: 11,
        name: "absent",
        sql: include_str!("migrations/0011_absent.sql"),
    },
    Migration {
        version: 12,
        name: "import_file",
        sql: include_str!("migrations/0012_import_file.sql"),
    },
    Migration {
        version: 13,
        name: "assessment",
        sql: include_str!("migrations/0013_assessment.sql"),
    },
    Migration {
        version: 14,
        name: "plan",
        sql: include_str!("migrations/0014_plan.sql"),
    },
    Migration {
        version: 15,
        name: "network",
        sql: include_str!("migrations/0015_network.sql"),
    },
    Migration {
        version: 16,
        name: "appointment",
        sql: include_str!("migrations/0016_appointment.sql"),
    },
    Migration {
        version: 17,
        name: "concern",
        sql: include_str!("migrations/0017_concern.sql"),
    },
    Migration {
        version: 18,
        name: "calendar",
        sql: include_str!("migrations/0018_calendar.sql"),
    },
    Migration {
        version: 19,
        name: "paper",
        sql: include_str!("migrations/0019_paper.sql"),
    },
    Migration {
        version: 20,
        name: "leave",
        sql: include_str!("migrations/0020_leave.sql"),
    },
    Migration {
        version: 21,
        name: "conference",
        sql: include_str!("migrations/0021_conference.sql"),
    },
    Migration {
        version: 22,
        name: "own_plans",
        sql: include_str!("migrations/0022_own_plans.sql"),
    },
    Migration {
        version: 23,
        name: "corrections",
        sql: include_str!("migrations/0023_corrections.sql"),
    },
    Migration {
        version: 24,
        name: "handover",
        sql: include_str!("migrations/0024_handover.sql"),
    },
    Migration {
        version: 25,
        name: "one_day",
        sql: include_str!("migrations/0025_one_day.sql"),
    },
    Migration {
        version: 26,
        name: "log_shown",
        sql: include_str!("migrations/0026_log_shown.sql"),
    },
    Migration {
        version: 27,
        name: "chosen",
        sql: include_str!("migrations/0027_chosen.sql"),
    },
    Migration {
        version: 28,
        name: "open_hours",
        sql: include_str!("migrations/0028_open_hours.sql"),
    },
    Migration {
        version: 29,
        name: "referral_version",
        sql: include_str!("migrations/0029_referral_version.sql"),
    },
    Migration {
        version: 30,
        name: "epistemic",
        sql: include_str!("migrations/0030_epistemic.sql"),
    },
    Migration {
        version: 31,
        name: "one_address",
        sql: include_str!("migrations/0031_one_address.sql"),
    },
    Migration {
        version: 32,
        name: "missed",
        sql: include_str!("migrations/0032_missed.sql"),
    },
    Migration {
        version: 33,
        name: "why",
        sql: include_str!("migrations/0033_why.sql"),
    },
    Migration {
        version: 34,
        name: "concern_plan",
        sql: include_str!("migrations/0034_concern_plan.sql"),
    },
    Migration {
        version: 35,
        name: "review_hints",
        sql: include_str!("migrations/0035_review_hints.sql"),
    },
    Migration {
        version: 36,
        name: "end_report",
        sql: include_str!("migrations/0036_end_report.sql"),
    },
    Migration {
        version: 37,
        name: "person_of_case",
        sql: include_str!("migrations/0037_person_of_case.sql"),
    },
    Migration {
        version: 38,
        name: "wider_orders",
        sql: include_str!("migrations/0038_wider_orders.sql"),
    },
    Migration {
        version: 39,
        name: "wrong_records",
        sql: include_str!("migrations/0039_wrong_records.sql"),
    },
    Migration {
        version: 40,
        name: "device",
        sql: include_str!("migrations/0040_device.sql"),
    },
    Migration {
        version: 41,
        name: "pages",
        sql: include_str!("migrations/0041_pages.sql"),
    },
    Migration {
        version: 42,
        name: "plain_seam",
        sql: include_str!("migrations/0042_plain_seam.sql"),
    },
    Migration {
        version: 43,
        name: "merge",
        sql: include_str!("migrations/0043_merge.sql"),
    },
    Migration {
        version: 44,
        name: "site_and_hours",
        sql: include_str!("migrations/0044_site_and_hours.sql"),
    },
    Migration {
        version: 46,
        name: "mended",
        sql: include_str!("migrations/0046_mended.sql"),
    },
    Migration {
        version: 47,
        name: "struck_notes",
        sql: include_str!("migrations/0047_struck_notes.sql"),
    },
    Migration {
        version: 48,
        name: "statements",
        sql: include_str!("migrations/0048_statements.sql"),
    },
    Migration {
        version: 49,
        name: "planned",
        sql: include_str!("migrations/0049_planned.sql"),
    },
    Migration {
        version: 50,
        name: "groups",
        sql: include_str!("migrations/0050_groups.sql"),
    },
    Migration {
        version: 51,
        name: "partners",
        sql: include_str!("migrations/0051_partners.sql"),
    },
    Migration {
        version: 52,
        name: "areas",
        sql: include_str!("migrations/0052_areas.sql"),
    },
    Migration {
        version: 55,
        name: "work_profile",
        sql: include_str!("migrations/0055_work_profile.sql"),
    },
    Migration {
        version: 56,
        name: "letters",
        sql: include_str!("migrations/0056_letters.sql"),
    },
    Migration {
        version: 57,
        name: "next_tasks",
        sql: include_str!("migrations/0057_next_tasks.sql"),
    },
    Migration {
        version: 58,
        name: "erased_until",
        sql: include_str!("migrations/0058_erased_until.sql"),
    },
    Migration {
        version: 59,
        name: "more_hints",
        sql: include_str!("migrations/0059_more_hints.sql"),
    },
    Migration {
        version: 60,
        name: "emergency",
        sql: include_str!("migrations/0060_emergency.sql"),
    },
    Migration {
        version: 61,
        name: "overlap_scan",
        sql: include_str!("migrations/0061_overlap_scan.sql"),
    },
    Migration {
        version: 62,
        name: "late_measures",
        sql: include_str!("migrations/0062_late_measures.sql"),
    },
    Migration {
        version: 63,
        name: "review_pauses",
        sql: include_str!("migrations/0063_review_pauses.sql"),
    },
    Migration {
        version: 64,
        name: "custody_stay",
        sql: include_str!("migrations/0064_custody_stay.sql"),
    },
    Migration {
        version: 65,
        name: "struck_records",
        sql: include_str!("migrations/0065_struck_records.sql"),
    },
    Migration {
        version: 66,
        name: "custody_sentence",
        sql: include_str!("migrations/0066_custody_sentence.sql"),
    },
    Migration {
        version: 67,
        name: "needs",
        sql: include_str!("migrations/0067_needs.sql"),
    },
    Migration {
        version: 68,
        name: "occasion",
        sql: include_str!("migrations/0068_occasion.sql"),
    },
    Migration {
        version: 69,
        name: "late_and_worry",
        sql: include_str!("migrations/0069_late_and_worry.sql"),
    },
    Migration {
        version: 70,
        name: "extension",
        sql: include_str!("migrations/0070_extension.sql"),
    },
    Migration {
        version: 71,
        name: "address",
        sql: include_str!("migrations/0071_address.sql"),
    },
    Migration {
        version: 72,
        name: "lesson_procedure",
        sql: include_str!("migrations/0072_lesson_procedure.sql"),
    },
    Migration {
        version: 73,
        name: "struck_overlap_scan",
        sql: include_str!("migrations/0073_struck_overlap_scan.sql"),
    },
    Migration {
        version: 74,
        name: "tie_statement",
        sql: include_str!("migrations/0074_tie_statement.sql"),
    },
    Migration {
        version: 75,
        name: "paper_basis",
        sql: include_str!("migrations/0075_paper_basis.sql"),
    },
    Migration {
        version: 77,
        name: "way",
        sql: include_str!("migrations/0077_way.sql"),
    },
    Migration {
        version: 78,
        name: "summary_shared",
        sql: include_str!("migrations/0078_summary_shared.sql"),
    },
    Migration {
        version: 79,
        name: "came_back",
        sql: include_str!("migrations/0079_came_back.sql"),
    },
    Migration {
        version: 80,
        name: "taken_over",
        sql: include_str!("migrations/0080_taken_over.sql"),
    },
    Migration {
        version: 81,
        name: "programme_print",
        sql: include_str!("migrations/0081_programme_print.sql"),
    },
    Migration {
        version: 82,
        name: "locked_away",
        sql: include_str!("migrations/0082_locked_away.sql"),
    },
    Migration {
        version: 83,
        name: "handover_end",
        sql: include_str!("migrations/0083_handover_end.sql"),
    },
    Migration {
        version: 84,
        name: "companion_changed",
        sql: include_str!("migrations/0084_companion_changed.sql"),
    },
    Migration {
        version: 85,
        name: "consent_withdrawn",
        sql: include_str!("migrations/0085_consent_withdrawn.sql"),
    },
    Migration {
        version: 86,
        name: "form_sent",
        sql: include_str!("migrations/0086_form_sent.sql"),
    },
    Migration {
        version: 87,
        name: "absent_before",
        sql: include_str!("migrations/0087_absent_before.sql"),
    },
];
