//! The pages of a day with sample content.

use app::day::{Answered, AskedAbout, Waiting};
use askama::Template;
use domain::{Code, alert::AlertKind, reach::ReachStep};
use i18n::{Lang, Texts, texts};

use super::{
    DayPage, HandoverLine, HintLine, ReferralLine, SilentLine, TaskLine,
    agenda::{AgendaLine, AppliedLine},
    rhythm_words,
    waiting::{answer_line, approval_line, question_line},
};
use crate::{
    page::Shell,
    pages::{
        leave::companion_changed,
        list::{columns, sample_line},
    },
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    [full_sample(lang), empty_sample(lang)]
        .iter()
        .map(|page| ("day/day.html", page.render().unwrap_or_default()))
        .collect()
}

fn full_sample(lang: Lang) -> DayPage {
    let texts = texts(lang);
    let case = "/cases/01920000-0000-7000-8000-000000000001";
    DayPage {
        sh: Shell::sample(lang),
        summary: texts.with("day-count-late", &[("n", 2.into())]),
        columns: columns(texts),
        lines: vec![sample_line(texts)],
        more_releases: true,
        tasks: vec![TaskLine {
            title: "Kostenzusage nachfordern".to_owned(),
            href: format!("{case}/tasks/1"),
            complete: format!("{case}/tasks/1/complete"),
            version: 1,
            class: "late",
            due: "seit 3 Tagen überfällig".to_owned(),
            about: texts.with("day-blocked", &[("what", "Wohnen".into())]),
            blocked: false,
        }],
        more_tasks: Some(texts.with("day-due-more", &[("n", 25.into())])),
        silent: Some(vec![SilentLine {
            href: case.to_owned(),
            name: "Becker, Mario".to_owned(),
            about: "JVA Tonna".to_owned(),
            last: texts.get("day-never-contacted").into_owned(),
            status: "open",
            rhythm: rhythm_words(texts, 14),
            step: Some(texts.code("reach_step", ReachStep::Letter).into_owned()),
        }]),
        more_silent: true,
        contacts: Some(vec![AgendaLine {
            href: case.to_owned(),
            note: format!("{case}/appointments/1/result"),
            note_words: "appointment-do-result",
            name: "Wolff, René".to_owned(),
            when: "14:00".to_owned(),
            about: "JVA Untermaßfeld".to_owned(),
            unsettled: true,
            ahead: false,
        }]),
        applied: vec![sample_applied(texts, case)],
        referrals: Some((
            texts.with("day-referrals-all", &[("n", 4.into())]),
            vec![ReferralLine {
                href: format!("{case}/clearing"),
                name: "Arslan, Emre".to_owned(),
                about: "JVA Tonna".to_owned(),
            }],
        )),
        woken: vec![ReferralLine {
            href: format!("{case}/clearing"),
            name: "Neumann, Kim".to_owned(),
            about: "JVA Tonna".to_owned(),
        }],
        uncontacted: vec![crate::pages::referral::uncontacted_sample(texts)],
        handovers: sample_handovers(texts),
        unattended: vec![ReferralLine {
            href: case.to_owned(),
            name: "Wolff, René".to_owned(),
            about: texts.with(
                "day-unattended-about",
                &[
                    ("lead", "Anna Beispiel".into()),
                    ("when", "in 3 Tagen".into()),
                ],
            ),
        }],
        approvals: sample_approvals(texts),
        answers: sample_answers(texts),
        emergencies: vec![crate::pages::emergency::sample_line(texts)],
        hinted: vec![sample_hint(texts, case)],
        more_hinted: true,
        empty_desk: false,
    }
}

/// A handover, a question about one, and the answer to another.
fn sample_handovers(texts: &Texts) -> Vec<HandoverLine> {
    let asked = |answered| AskedAbout {
        question: uuid::Uuid::from_u128(7),
        handover: domain::ids::HandoverId::from_uuid(uuid::Uuid::from_u128(8)),
        case: domain::ids::CaseId::from_uuid(uuid::Uuid::from_u128(1)),
        number: "2026-0147".to_owned(),
        asked_at: jiff::Timestamp::UNIX_EPOCH,
        asked_by_name: "Ben Muster".to_owned(),
        answered,
    };
    let today = jiff::civil::date(1970, 1, 3);
    let offer = HandoverLine {
        href: "/handovers/1".to_owned(),
        case: texts.with("common-case-number", &[("number", "2026-0147".into())]),
        about: texts.with(
            "day-handover-from",
            &[("name", "Ben Muster".into()), ("since", "gestern".into())],
        ),
        late: true,
    };
    let answered = (jiff::Timestamp::UNIX_EPOCH, "Anna Beispiel".to_owned());
    vec![
        question_line(texts, &asked(None), today),
        question_line(texts, &asked(Some(answered)), today),
        offer,
    ]
}

/// Requests that wait.
fn sample_approvals(texts: &Texts) -> Vec<HandoverLine> {
    ["exception", "reentry"]
        .map(|kind| {
            let waiting = Waiting {
                approval: domain::ids::ApprovalId::from_uuid(uuid::Uuid::from_u128(9)),
                case: domain::ids::CaseId::from_uuid(uuid::Uuid::from_u128(1)),
                kind: kind.to_owned(),
                number: "2026-0148".to_owned(),
                requested_by_name: "Dora Leitner".to_owned(),
                requested_at: jiff::Timestamp::UNIX_EPOCH,
            };
            approval_line(texts, &waiting, jiff::civil::date(1970, 1, 3))
        })
        .into()
}

/// Requests that were answered.
fn sample_answers(texts: &Texts) -> Vec<HandoverLine> {
    ["exception", "extension", "reentry"]
        .map(|kind| {
            let answered = Answered {
                approval: domain::ids::ApprovalId::from_uuid(uuid::Uuid::from_u128(9)),
                case: domain::ids::CaseId::from_uuid(uuid::Uuid::from_u128(1)),
                kind: kind.to_owned(),
                number: "2026-0149".to_owned(),
                granted: kind != "reentry",
                decided_by_name: "Dora Leitner".to_owned(),
                decided_at: jiff::Timestamp::UNIX_EPOCH,
            };
            answer_line(texts, &answered, jiff::civil::date(1970, 1, 3))
        })
        .into()
}

/// A leave that waits for the prison's word.
fn sample_applied(texts: &Texts, case: &str) -> AppliedLine {
    AppliedLine {
        href: format!("{case}/leaves"),
        name: "Wolff, René".to_owned(),
        about: "Fr 11.12.2026".to_owned(),
        note: Some(companion_changed(texts, "Ben Muster", "Anna Beispiel")),
        steps: vec![(
            format!("{case}/leaves/1/step?to=approved"),
            texts.get("leave-do-approve").into_owned(),
        )],
        seen: Some((format!("{case}/leaves/1/seen"), "Ben Muster".to_owned())),
    }
}

/// A case with every hint there is.
fn sample_hint(texts: &Texts, case: &str) -> HintLine {
    let hint = |kind: &AlertKind| {
        let key = format!("day-hint-{}", kind.code().replace('_', "-"));
        (texts.get(&key).into_owned(), case.to_owned())
    };
    HintLine {
        href: case.to_owned(),
        name: "Wolff, René".to_owned(),
        about: "Anna Beispiel".to_owned(),
        hints: AlertKind::ALL.iter().map(hint).collect(),
        more: Some(texts.with("day-hints-more", &[("n", 2.into())])),
    }
}

fn empty_sample(lang: Lang) -> DayPage {
    let texts = texts(lang);
    DayPage {
        sh: Shell::sample(lang),
        summary: rhythm_words(texts, 7) + &rhythm_words(texts, 10),
        columns: columns(texts),
        lines: Vec::new(),
        more_releases: false,
        tasks: Vec::new(),
        more_tasks: None,
        silent: Some(Vec::new()),
        more_silent: false,
        contacts: Some(Vec::new()),
        applied: Vec::new(),
        referrals: Some((String::new(), Vec::new())),
        woken: Vec::new(),
        uncontacted: Vec::new(),
        handovers: Vec::new(),
        unattended: Vec::new(),
        approvals: Vec::new(),
        answers: Vec::new(),
        emergencies: Vec::new(),
        hinted: Vec::new(),
        more_hinted: false,
        empty_desk: true,
    }
}
