//! The pages of this noun with sample content.

use app::{Message, Problems};
use askama::Template;
use domain::{
    Code,
    conference::{ConferenceSide, ConferenceStatus},
};
use i18n::{Lang, Texts, texts};

use super::{
    cancel::CancelPage,
    invitation::FormPage,
    list::{ConferenceView, DecisionLine, Guest, ListPage, TaskLine},
    minutes::{MinutesPage, decision_fields, task_fields},
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::{Pager, Shell},
    pages::{
        assignment::Theirs,
        case::{CaseFrame, CaseTab},
    },
};

const CASE: &str = "/cases/01920000-0000-7000-8000-000000000001";

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let pages = [
        ("conference/list.html", list(lang).render()),
        ("conference/form.html", form(lang).render()),
        ("conference/cancel.html", cancel(lang).render()),
        ("conference/minutes.html", minutes(lang).render()),
    ];
    pages
        .into_iter()
        .map(|(name, html)| (name, html.unwrap_or_default()))
        .collect()
}

fn task(texts: &Texts, side: ConferenceSide, done: bool) -> TaskLine {
    let href = format!("{CASE}/tasks/1");
    TaskLine {
        what: "Kostenzusage prüfen".to_owned(),
        about: texts.code("conference_side", side).into_owned(),
        done,
        late: !done,
        href: (side == ConferenceSide::Ours).then_some(href),
        tick: Some(format!("{CASE}/conference-tasks/1/done")),
        version: 1,
    }
}

fn list(lang: Lang) -> ListPage {
    let texts = texts(lang);
    let view = |status: ConferenceStatus| ConferenceView {
        anchor: format!("conference-{}", status.code()),
        when: "Do 26.11.2026, 10:30".to_owned(),
        status: texts.code("conference_status", status).into_owned(),
        class: "ok",
        icon: "ok",
        purpose: "Übergang in die Wohngruppe".to_owned(),
        facts: vec![(
            texts.get("conference-agenda").into_owned(),
            "Wohnen".to_owned(),
        )],
        people: vec![(
            texts.get("conference-invited").into_owned(),
            vec![
                Guest {
                    who: "Aylin Demir".to_owned(),
                    known: Some((
                        format!("{CASE}/network#person-1"),
                        "Einwilligung".to_owned(),
                    )),
                },
                Guest {
                    who: "Frau Vogt, Jobcenter".to_owned(),
                    known: None,
                },
            ],
        )],
        warnings: vec![texts.with(
            "conference-warn-no-contact",
            &[("name", "Aylin Demir".into())],
        )],
        decisions: vec![DecisionLine {
            topic: "Wohnen".to_owned(),
            options: "Wohngruppe oder eigene Wohnung".to_owned(),
            decided: "Wohngruppe ab Januar".to_owned(),
            will: "Will nach einem Jahr eine eigene Wohnung.".to_owned(),
        }],
        minutes: "Die Wohngruppe hält den Platz frei.".to_owned(),
        minutes_label: "conference-minutes",
        kind: texts.get("code-epistemic-kind-fact").into_owned(),
        tasks: vec![
            task(texts, ConferenceSide::Ours, true),
            task(texts, ConferenceSide::Theirs, false),
        ],
        agreed: Some(texts.with("conference-agreed-with", &[("name", "B.I.S.S.".into())])),
        by: "Anna Beispiel".to_owned(),
        former: vec![("Wohngruppe ab März".to_owned(), "verwechselt".to_owned())],
        corrected: texts.with("conference-former", &[("n", 1.into())]),
        edit: Some(format!("{CASE}/conferences/1")),
        keep: Some((
            format!("{CASE}/conferences/1/minutes"),
            texts.get("conference-do-minutes").into_owned(),
        )),
        guests: Some((
            format!("{CASE}/papers"),
            texts.get("conference-guests-paper").into_owned(),
        )),
        paper: Some((
            format!("{CASE}/papers/new/conference.1/de"),
            texts.get("conference-minutes-paper").into_owned(),
        )),
    };
    ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Conferences),
        waiting: vec![task(texts, ConferenceSide::Theirs, false)],
        conferences: ConferenceStatus::ALL.iter().copied().map(view).collect(),
        pager: Pager::of(
            Some(format!("{CASE}/conferences")),
            Some(format!("{CASE}/conferences?from=1")),
            texts.get("conference-older"),
        ),
    }
}

fn form(lang: Lang) -> FormPage {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add("date", Message::new("conference-error-past"));
    FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::invalid(texts, FormData::default(), problems),
        action: format!("{CASE}/conferences/1"),
        back: format!("{CASE}/conferences"),
        people: vec![Choice::new("1", "Aylin Demir")],
        changes: true,
        theirs: Theirs::default(),
        doubts: vec![texts.with(
            "appointment-doubt-taken",
            &[("when", "Mi 25.11.2026, 14:00".into())],
        )],
    }
}

fn cancel(lang: Lang) -> CancelPage {
    let texts = texts(lang);
    CancelPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::default()),
        action: format!("{CASE}/conferences/1/cancel"),
        back: format!("{CASE}/conferences"),
        when: "Do 26.11.2026, 10:30".to_owned(),
        purpose: "Wohnung".to_owned(),
        theirs: Theirs::default(),
    }
}

fn minutes(lang: Lang) -> MinutesPage {
    let texts = texts(lang);
    MinutesPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::default()),
        action: format!("{CASE}/conferences/1/minutes"),
        back: format!("{CASE}/conferences"),
        about: "Do 26.11.2026, 10:30".to_owned(),
        people: vec![Choice::new("0", "Frau Vogt, Jobcenter")],
        network: vec![Choice::new("1", "Aylin Demir")],
        decisions: decision_fields(texts, 2),
        tasks: task_fields(texts),
        sides: vec![Choice::new("ours", "wir")],
        agreed: vec![Choice::new("1", "B.I.S.S.")],
        correction: true,
        spent: None,
        theirs: Theirs::default(),
    }
}
