//! The files with the texts, compiled in.

use crate::Lang;

/// The nouns that have a file, and the prefix of its keys, in alphabetical order.
const FILES: &[(&str, &str, &str)] = &[
    (
        "account",
        include_str!("../locales/de/account.ftl"),
        include_str!("../locales/en/account.ftl"),
    ),
    (
        "arrangement",
        include_str!("../locales/de/arrangement.ftl"),
        include_str!("../locales/en/arrangement.ftl"),
    ),
    (
        "assignment",
        include_str!("../locales/de/assignment.ftl"),
        include_str!("../locales/en/assignment.ftl"),
    ),
    (
        "case",
        include_str!("../locales/de/case.ftl"),
        include_str!("../locales/en/case.ftl"),
    ),
    (
        "clearing",
        include_str!("../locales/de/clearing.ftl"),
        include_str!("../locales/en/clearing.ftl"),
    ),
    (
        "closing",
        include_str!("../locales/de/closing.ftl"),
        include_str!("../locales/en/closing.ftl"),
    ),
    (
        "code",
        include_str!("../locales/de/code.ftl"),
        include_str!("../locales/en/code.ftl"),
    ),
    (
        "common",
        include_str!("../locales/de/common.ftl"),
        include_str!("../locales/en/common.ftl"),
    ),
    (
        "date",
        include_str!("../locales/de/date.ftl"),
        include_str!("../locales/en/date.ftl"),
    ),
    (
        "day",
        include_str!("../locales/de/day.ftl"),
        include_str!("../locales/en/day.ftl"),
    ),
    (
        "error",
        include_str!("../locales/de/error.ftl"),
        include_str!("../locales/en/error.ftl"),
    ),
    (
        "import",
        include_str!("../locales/de/import.ftl"),
        include_str!("../locales/en/import.ftl"),
    ),
    (
        "log",
        include_str!("../locales/de/log.ftl"),
        include_str!("../locales/en/log.ftl"),
    ),
    (
        "module",
        include_str!("../locales/de/module.ftl"),
        include_str!("../locales/en/module.ftl"),
    ),
    (
        "nav",
        include_str!("../locales/de/nav.ftl"),
        include_str!("../locales/en/nav.ftl"),
    ),
    (
        "note",
        include_str!("../locales/de/note.ftl"),
        include_str!("../locales/en/note.ftl"),
    ),
    (
        "programme",
        include_str!("../locales/de/programme.ftl"),
        include_str!("../locales/en/programme.ftl"),
    ),
    (
        "referral",
        include_str!("../locales/de/referral.ftl"),
        include_str!("../locales/en/referral.ftl"),
    ),
    (
        "release",
        include_str!("../locales/de/release.ftl"),
        include_str!("../locales/en/release.ftl"),
    ),
    (
        "seam",
        include_str!("../locales/de/seam.ftl"),
        include_str!("../locales/en/seam.ftl"),
    ),
    (
        "session",
        include_str!("../locales/de/session.ftl"),
        include_str!("../locales/en/session.ftl"),
    ),
    (
        "task",
        include_str!("../locales/de/task.ftl"),
        include_str!("../locales/en/task.ftl"),
    ),
];

/// The files of one language as (noun, content).
pub fn files(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(move |&(noun, de, en)| match lang {
        Lang::De => (noun, de),
        Lang::En => (noun, en),
    })
}
