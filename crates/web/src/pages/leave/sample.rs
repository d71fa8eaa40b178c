//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use domain::leave::{Counts, LeaveKind, LeavePurpose};
use i18n::{Lang, Texts, texts};

use super::{Line, ListPage, form::FormPage, step::StepPage};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
    pages::{
        assignment::Theirs,
        case::{CaseFrame, CaseTab},
    },
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let drawn = |page: askama::Result<String>| page.unwrap_or_default();
    vec![
        ("leave/list.html", drawn(list(lang).render())),
        ("leave/form.html", drawn(form(lang).render())),
        ("leave/step.html", drawn(step(lang).render())),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn theirs() -> Theirs {
    Theirs {
        by: Some(words("Ben Muster")),
        fields: vec![(words("Stand"), words("beantragt"))],
    }
}

fn line(texts: &Texts) -> Line {
    let key = |key: &str| texts.get(key).into_owned();
    Line {
        href: Some(words("/cases/1/leaves/1")),
        day: words("Fr 11.12.2026"),
        time: words("09:00–15:00"),
        purpose: key("code-leave-purpose-employer"),
        about: vec![words("Gasthof Linde"), words("Probearbeit in der Küche")],
        companion: format!("{}: Anna Beispiel", key("code-leave-kind-accompanied")),
        route: words("Mit dem Zug nach Erfurt"),
        status: key("code-leave-status-planned"),
        class: "st-mute",
        icon: "none",
        chips: vec![(
            "chip-plain",
            texts.with("leave-of-series", &[("at", 1.into()), ("of", 3.into())]),
        )],
        details: vec![(key("leave-apply-by"), words("27.11.2026"))],
        seen: None,
        steps: vec![(
            words("/cases/1/leaves/1/step?to=applied"),
            key("leave-do-apply"),
        )],
        former: vec![crate::correction::Former {
            fields: vec![(key("leave-route"), words("Mit dem Bus"))],
            why: words("Anna Beispiel, heute"),
        }],
        trail: vec![texts.with("leave-trail-changed", &[("date", "10.12.2026".into())])],
    }
}

fn list(lang: Lang) -> ListPage {
    let texts = texts(lang);
    let about = [
        ("day", "11.12.2026".into()),
        ("date", "20.11.2026".into()),
        ("n", 3.into()),
    ];
    ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Leaves),
        urgent: vec![
            (texts.with("leave-late", &about), true),
            (texts.with("leave-near", &about), false),
        ],
        counts: super::counts(
            texts,
            Counts {
                all: 3,
                applied: 2,
                approved: 1,
                refused: 1,
                took_place: 1,
                cancelled: 0,
            },
        ),
        lead: texts.with("leave-lead", &[("n", 14.into())]),
        ahead: vec![line(texts)],
        behind: vec![line(texts)],
    }
}

fn form(lang: Lang) -> FormPage {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("to", "leave-problem-end");
    let pairs = [("day", words("25.12.2026")), ("times", words("3"))];
    FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Leaves),
        action: words("/cases/1/leaves"),
        changes: false,
        doubts: vec![words("Fr 25.12.2026: 1. Weihnachtstag")],
        lead: texts.with("leave-lead", &[("n", 14.into())]),
        kinds: Choice::all::<LeaveKind>(texts, "leave_kind"),
        purposes: Choice::all::<LeavePurpose>(texts, "leave_purpose"),
        people: vec![Choice::new("1", "Erika Muster")],
        arrangements: vec![Choice::new("1", "Betreutes Wohnen")],
        measures: vec![Choice::new("1", "Probearbeit vorbereiten")],
        theirs: theirs(),
        f: FormView::invalid(texts, FormData::from_pairs(pairs), problems),
    }
}

fn step(lang: Lang) -> StepPage {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("words", "error-reason-required");
    let pairs = [("to", words("approved")), ("on", words("23.11.2026"))];
    StepPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Leaves),
        action: words("/cases/1/leaves/1/step"),
        about: words("Fr 11.12.2026, Arbeitgeber"),
        companion: Some(words("/cases/1/leaves/1")),
        button: texts.get("leave-do-approve").into_owned(),
        applies: false,
        decides: true,
        approves: true,
        words: "leave-decision",
        asks_kind: true,
        spent: None,
        theirs: theirs(),
        f: FormView::invalid(texts, FormData::from_pairs(pairs), problems),
    }
}
