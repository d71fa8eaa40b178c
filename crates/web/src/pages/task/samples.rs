//! The pages of the tasks with sample content, for the test that renders all of them.

use app::{Problems, task::Rights};
use askama::Template;
use domain::{
    Code,
    task::{SkipReason, TaskRole, TaskStatus},
};
use i18n::{Lang, Texts, texts};

use super::{
    ListPage, NewPage, Section, TaskPage,
    act::Versions,
    lines::{EventLine, LinkLine, RuleLines, TaskLine},
    roles,
};
use crate::{
    correction::Former,
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
    pages::case::{CaseFrame, CaseTab},
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let list = ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Tasks),
        sections: ["now", "done"]
            .into_iter()
            .map(|key| Section {
                key,
                title: texts.get(&format!("task-group-{key}")).into_owned(),
                about: texts.with("task-count", &[("n", 1.into())]),
                folded: key == "done",
                tasks: vec![line(texts)],
            })
            .collect(),
        roles: roles(texts, TaskRole::ALL),
        role: "client".to_owned(),
        here: "/day".to_owned(),
        meanwhile: Some(("Post geht an:".to_owned(), "c/o Caritas, Erfurt".to_owned())),
    };
    let new = NewPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: form(texts),
        roles: roles(texts, TaskRole::ALL),
        doubts: vec![texts.with("task-doubt-no-contact", &[("name", "Aylin Demir".into())])],
    };
    let open = task_page(lang, texts, TaskStatus::Open);
    let done = task_page(lang, texts, TaskStatus::Skipped);
    vec![
        ("task/list.html", list.render().unwrap_or_default()),
        ("task/new.html", new.render().unwrap_or_default()),
        ("task/page.html", open.render().unwrap_or_default()),
        ("task/page.html", done.render().unwrap_or_default()),
    ]
}

fn form(texts: &'static Texts) -> FormView {
    let mut problems = Problems::new();
    problems.add_key("due_on", "error-date-past");
    FormView::invalid(texts, FormData::default(), problems)
}

fn line(texts: &Texts) -> TaskLine {
    TaskLine {
        title: "Antrag auf Grundsicherung vorbereiten".to_owned(),
        href: "/cases/1/tasks/2".to_owned(),
        class: "soon",
        tick: Some("/cases/1/tasks/2/complete".to_owned()),
        version: 1,
        due: "in 3 Tagen, Do 26.11.2026".to_owned(),
        small: "§ 37 SGB II · gemeinsam".to_owned(),
        waits: Some(texts.with("task-waits-for", &[("what", "Ausweis".into())])),
        chips: vec![("chip-plain", texts.get("task-shortened").into_owned())],
    }
}

fn task_page(lang: Lang, texts: &'static Texts, status: TaskStatus) -> TaskPage {
    let pair = |key: &str, value: &str| (texts.get(key).into_owned(), value.to_owned());
    let may = Rights {
        complete: true,
        skip: true,
        pin: true,
        reassign: true,
        note: true,
    };
    TaskPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: form(texts),
        href: "/cases/1/tasks/2".to_owned(),
        next: "/day".to_owned(),
        line: line(texts),
        note: "Unterlagen liegen bei der Klient_in.".to_owned(),
        former: vec![Former {
            fields: vec![("Notiz".to_owned(), "Unterlagen fehlen.".to_owned())],
            why: "nachgereicht".to_owned(),
        }],
        reason: "Leistungen laufen weiter.".to_owned(),
        status,
        settled: if status == TaskStatus::Open {
            String::new()
        } else {
            "Ausgelassen Do 19.11.2026, 14:10, Anna Beispiel".to_owned()
        },
        legal: "§ 37 SGB II".to_owned(),
        verified: false,
        own: true,
        pinned: true,
        rule: Some(rule(texts)),
        meanwhile: Some(("Post geht an:".to_owned(), "c/o Caritas, Erfurt".to_owned())),
        chain: [
            "task-chain-first",
            "task-chain-second",
            "task-chain-further",
            "task-chain-helps",
        ]
        .into_iter()
        .map(|key| LinkLine {
            key,
            title: "Ausweis".to_owned(),
            href: (key != "task-chain-first").then(|| "/cases/1/tasks/3".to_owned()),
            small: texts.get("task-chain-security").into_owned(),
            is_root: true,
        })
        .collect(),
        frees: vec![("/cases/1/tasks/4".to_owned(), "Termin".to_owned())],
        history: vec![EventLine {
            day: "12.11.2026".to_owned(),
            time: "07:02".to_owned(),
            words: texts.get("task-past-planned").into_owned(),
            by: Some("Anna Beispiel".to_owned()),
        }],
        skip_reasons: Choice::all::<SkipReason>(texts, "skip_reason"),
        workers: vec![Choice::new("1", "Ben Muster")],
        may,
        conflict: Some(Versions {
            theirs: vec![pair("task-due", "Do 26.11.2026")],
            mine: vec![pair("task-due", "01.12.2026")],
        }),
        opened: "pin",
    }
}

fn rule(texts: &Texts) -> RuleLines {
    RuleLines {
        how: Some("Unterlagen zusammenstellen.".to_owned()),
        evidence: Some("Kopie des Antrags".to_owned()),
        explanation: Some("5 Wochen vor der Entlassung am 31.12.2026: 26.11.2026.".to_owned()),
        planned: Some("Do 26.11.2026".to_owned()),
        kind: texts
            .code("task_kind", domain::task::TaskKind::Statutory)
            .into_owned(),
        escalation: vec![
            texts.with(
                "task-tell-after",
                &[
                    ("days", 3.into()),
                    (
                        "who",
                        texts
                            .code("task_role", TaskRole::Coordination)
                            .into_owned()
                            .into(),
                    ),
                ],
            ),
        ],
        domain: Some("Einkommen".to_owned()),
        basis: Some("Rahmenkonzept, Abschnitt 3".to_owned()),
    }
}
