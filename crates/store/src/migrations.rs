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
        name: "log_shown",
        sql: include_str!("migrations/0012_log_shown.sql"),
    },
    Migration {
        version: 20,
        name: "assessment",
        sql: include_str!("migrations/0020_assessment.sql"),
    },
    Migration {
        version: 40,
        name: "network",
        sql: include_str!("migrations/0040_network.sql"),
    },
    Migration {
        version: 80,
        name: "own_plans",
        sql: include_str!("migrations/0080_own_plans.sql"),
    },
    Migration {
        version: 81,
        name: "corrections",
        sql: include_str!("migrations/0081_corrections.sql"),
    },
    Migration {
        version: 82,
        name: "handover",
        sql: include_str!("migrations/0082_handover.sql"),
    },
    Migration {
        version: 83,
        name: "one_day",
        sql: include_str!("migrations/0083_one_day.sql"),
    },
];
