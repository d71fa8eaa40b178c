//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use i18n::{Lang, Texts, texts};

use super::{
    CaseFrame, Choice, ClosePage, FormData, FormView, GoalField, Hint, Shell, Theirs, asked::Asked,
    extension, outcomes::OutcomesPage, reentry::ReentryPage,
};
use crate::{
    correction::Former,
    pages::{assignment::Episode, case::CaseTab},
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("closing/close.html", close(lang)),
        ("closing/outcomes.html", outcomes(lang)),
        ("closing/extension.html", extension::sample(lang)),
        ("closing/reentry.html", reentry(lang)),
    ]
}

pub(super) fn frame(lang: Lang, key: &str) -> CaseFrame {
    let texts = texts(lang);
    CaseFrame {
        title: texts.get(key).into_owned(),
        ..CaseFrame::sample(texts, CaseTab::Elsewhere)
    }
}

fn close(lang: Lang) -> String {
    let texts = texts(lang);
    let words = |text: &str| text.to_owned();
    let mut problems = Problems::new();
    problems.add_key("exit_on", "error-date-future");
    let page = ClosePage {
        sh: Shell::sample(lang),
        frame: frame(lang, "closing-title"),
        prepared: true,
        window: (texts.get("closing-window-unknown").into_owned(), true),
        extension: Some(words("/cases/1/extension")),
        open: vec![Hint {
            words: texts.with("closing-open-tasks", &[("n", 3.into())]),
            link: Some((words("/cases/1/tasks"), words("Aufgaben ansehen"))),
        }],
        doubts: vec![texts.with(
            "closing-doubt-custody",
            &[("reason", "regulär beendet".into())],
        )],
        return_possible: Some(words("Sie möchten doch wieder mitmachen?")),
        rule: Some(words("Ein Wiedereinstieg ist ausnahmsweise möglich.")),
        kinds: vec![Choice::new("assessment", "Fachliche Einschätzung")],
        reasons: vec![Choice::new("regular_end", "regulär beendet")],
        goals: vec![goal(texts)],
        outcomes: reached(texts),
        theirs: Theirs {
            by: None,
            fields: vec![(words("Stand"), words("laufend"))],
        },
        f: FormView::invalid(texts, FormData::default(), problems),
    };
    page.render().unwrap_or_default()
}

fn goal(texts: &Texts) -> GoalField {
    let words = |text: &str| text.to_owned();
    GoalField {
        outcome: words("outcome-1"),
        said: words("said-1"),
        label: texts.with("closing-outcome-of", &[("words", "Tür".into())]),
        ask: texts.get("closing-said").into_owned(),
        about: format!(
            "Wohnen · {}",
            texts.with(
                "closing-reviewed",
                &[("points", "+1".into()), ("outcome", "erreicht".into())]
            )
        ),
    }
}

fn reached(texts: &Texts) -> Vec<Choice> {
    let words = texts.get("code-plan-outcome-reached");
    vec![Choice::new("reached", words)]
}

fn outcomes(lang: Lang) -> String {
    let texts = texts(lang);
    let words = |text: &str| text.to_owned();
    let mut problems = Problems::new();
    problems.add_key("why", "error-reason-required");
    let page = OutcomesPage {
        sh: Shell::sample(lang),
        frame: frame(lang, "closing-correct-title"),
        action: words("/cases/1/outcomes"),
        goals: vec![goal(texts)],
        outcomes: reached(texts),
        former: vec![Former {
            fields: vec![(
                words("Ich will eine Tür, die ich zumachen kann."),
                texts.get("code-plan-outcome-partly").into_owned(),
            )],
            why: words("Grund: verwechselt. Anna Beispiel, 20.11.2026"),
        }],
        theirs: Theirs {
            by: Some(words("Ben Muster")),
            fields: vec![(words("Ich will eine Tür."), words("erreicht"))],
        },
        f: FormView::invalid(texts, FormData::default(), problems),
    };
    page.render().unwrap_or_default()
}

fn reentry(lang: Lang) -> String {
    let texts = texts(lang);
    let words = |text: &str| text.to_owned();
    let kind = texts.get("code-reentry-kind-after-end");
    let asked = |state: &str| Asked::sample(texts, "/cases/1/reentry", &kind, state);
    let page = |open: bool| ReentryPage {
        sh: Shell::sample(lang),
        frame: frame(lang, "closing-reentry-title"),
        ended: words("abgeschlossen am 14.05.2026: regulär beendet"),
        rule: Some(words("Ein Wiedereinstieg ist ausnahmsweise möglich.")),
        open: open.then(|| asked("closing-reentry-waits")),
        asked_custody: Some(words("JVA Tonna, seit 02.11.2026")),
        own: false,
        may_decide: true,
        running: false,
        kinds: vec![Choice::new("after_end", "nach dem regulären Ende")],
        custody: vec![Choice::new("same", "keine neue Haft")],
        institutions: vec![Choice::new("th-tonna", "JVA Tonna")],
        decided: vec![asked("closing-reentry-refused")],
        episodes: vec![Episode {
            href: words("/cases/1"),
            number: words("2025-0031"),
            words: words("abgeschlossen"),
            here: true,
            request: None,
        }],
        f: FormView::new(texts, FormData::default()),
        f_word: FormView::new(texts, FormData::default()),
    };
    let text = |open| page(open).render().unwrap_or_default();
    format!("{}{}", text(true), text(false))
}
