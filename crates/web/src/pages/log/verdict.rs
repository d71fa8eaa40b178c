//! What a check has found, in words; and sample content of the pages.

use app::log::{Break, Seal, Verification};
use askama::Template;
use i18n::{Arg, Lang, Texts};

use super::{
    CaseFrame, CasePage, CaseTab, HeadPage, Line, ListPage, actions, outcomes, shown, verified,
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
};

/// A standing note.
pub(super) struct Note {
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) text: String,
}

/// A break in words. Numbers of entries are names, not quantities, so they have no separators.
pub(super) fn broken(texts: &Texts, broken: &Break) -> String {
    let text = |number: i64| Arg::from(number.to_string());
    match broken {
        Break::Missing { expected, found } => texts.with(
            "log-broken-missing",
            &[("expected", text(*expected)), ("found", text(*found))],
        ),
        Break::Unlinked => texts.get("log-broken-unlinked").into_owned(),
        Break::Changed(number) => texts.with("log-broken-changed", &[("number", text(*number))]),
        Break::NotErasable(number) => {
            texts.with("log-broken-not-erasable", &[("number", text(*number))])
        }
        Break::Unchained(number) => {
            texts.with("log-broken-unchained", &[("number", text(*number))])
        }
        Break::Truncated { last, head } => texts.with(
            "log-broken-truncated",
            &[("last", text(*last)), ("head", text(*head))],
        ),
        Break::BeyondHead { last, head } => texts.with(
            "log-broken-beyond-head",
            &[("last", text(*last)), ("head", text(*head))],
        ),
    }
}

/// The result of comparing a seal.
pub(super) fn of_seal(texts: &Texts, seal: Seal, number: i64) -> Note {
    let (class, icon, key) = match seal {
        Seal::Same => ("note-ok", "ok", "log-seal-same"),
        Seal::Different => ("note-open", "late", "log-seal-different"),
        Seal::Missing => ("note-open", "late", "log-seal-missing"),
    };
    Note {
        class,
        icon,
        text: texts.with(key, &[("number", Arg::from(number.to_string()))]),
    }
}

/// A hash in groups of four, so that it can be read out and typed.
pub(super) fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    let groups: Vec<String> = digits
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

fn lines(texts: &Texts) -> Vec<Line> {
    let line = |refused: Option<&str>| Line {
        number: "48.213".to_owned(),
        when: "Mo 23.11.2026, 10:41".to_owned(),
        iso: "2026-11-23T09:41:00Z".to_owned(),
        who: "Anna Beispiel".to_owned(),
        what: actions::words(texts, "case.view"),
        subject: Vec::new(),
        refused: refused.map(str::to_owned),
        case: "2026-0147".to_owned(),
        why: texts.coded("role", "coordination").into_owned(),
        emergency: false,
    };
    let mut in_emergency = line(None);
    in_emergency.emergency = true;
    in_emergency.why = texts.get("emergency-title").into_owned();
    let refused = line(Some(&texts.get("log-refused")));
    vec![line(None), refused, in_emergency]
}

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let form = || FormView::new(texts, FormData::default());
    let list = ListPage {
        sh: Shell::sample(lang),
        f: form(),
        people: vec![Choice::new("1", "Anna Beispiel")],
        actions: actions::choices(texts),
        outcomes: outcomes(texts),
        unseen: Some(texts.with("emergency-unseen", &[("n", 2.into())])),
        filtered: true,
        lines: lines(texts),
        shown: shown(texts, 2),
        first: Some("/log".to_owned()),
        older: Some("/log?before=1".to_owned()),
    };
    let case = CasePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Log),
        emergencies: vec![crate::pages::emergency::sample_line(texts)],
        lines: lines(texts),
        shown: shown(texts, 2),
        first: None,
        older: None,
    };
    let head = HeadPage {
        sh: Shell::sample(lang),
        f: form(),
        number: "48213".to_owned(),
        hash: grouped(&"7f3a91c0".repeat(8)),
        at: "Mo 23.11.2026, 10:41".to_owned(),
        compared: Some(of_seal(texts, Seal::Same, 48_213)),
    };
    let checked = verified(
        Shell::sample(lang),
        Verification {
            entries: 48_213,
            erased: 3,
            head: "7f3a91c0".repeat(8),
            broken: Some(Break::Changed(7)),
        },
        "Mo 23.11.2026, 10:41".to_owned(),
    );
    vec![
        ("log/list.html", list.render().unwrap_or_default()),
        ("log/case.html", case.render().unwrap_or_default()),
        ("log/head.html", head.render().unwrap_or_default()),
        ("log/verified.html", checked.render().unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use app::log::Break;
    use i18n::{Lang, texts};

    use super::{broken, grouped};

    #[test]
    fn every_break_is_told_in_both_languages() {
        let breaks = [
            Break::Missing {
                expected: 1_000,
                found: 1_001,
            },
            Break::Changed(1_000),
            Break::NotErasable(1_000),
            Break::Unchained(1_000),
            Break::Truncated {
                last: 1_000,
                head: 1_002,
            },
            Break::BeyondHead {
                last: 1_000,
                head: 900,
            },
        ];
        for lang in Lang::ALL {
            for one in &breaks {
                let text = broken(texts(lang), one);
                assert!(text.contains("1000") && !text.contains('⟦'), "{text}");
            }
            assert!(!broken(texts(lang), &Break::Unlinked).contains('⟦'));
        }
    }

    #[test]
    fn a_hash_is_read_in_groups() {
        assert_eq!(grouped("7f3a91c0"), "7f3a 91c0");
    }
}
