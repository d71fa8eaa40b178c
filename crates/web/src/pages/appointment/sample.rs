//! The pages of this noun with sample content.

use app::{
    Message, Problems,
    appointment::{AppointmentStatus, Outcome},
};
use askama::Template;
use domain::appointment::{CancelledBy, OutcomeReason, Repeat};
use i18n::{Lang, Texts, texts};

use super::{
    form::{FormPage, group, only},
    list::{FormerLine, ListPage, OpenLine, PersonLine, SettledLine, SettledPart, outcome_words},
    outcome::ResultPage,
    reach::{ReachView, StepLine},
    series::EndPage,
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::{Pager, Shell},
    pages::{
        assignment::Theirs,
        case::{CaseFrame, CaseTab},
        note::kind_choices,
    },
};

const CASE: &str = "/cases/01920000-0000-7000-8000-000000000001";

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let pages = [
        ("appointment/list.html", list(lang).render()),
        ("appointment/form.html", form(lang).render()),
        ("appointment/result.html", result(lang).render()),
        ("appointment/end_series.html", end_series(lang).render()),
    ];
    pages
        .into_iter()
        .map(|(name, html)| (name, html.unwrap_or_default()))
        .collect()
}

fn list(lang: Lang) -> ListPage {
    let texts = texts(lang);
    ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Appointments),
        open: vec![OpenLine {
            before: vec!["bisher: Mo 30.11.2026, 9:00 (geändert von Anna Beispiel)".to_owned()],
            when: "Do 26.11.2026, 10:30".to_owned(),
            about: "Besuch · JVA Tonna".to_owned(),
            person: Some(person(texts)),
            note: "Wohnung".to_owned(),
            bring: texts.with("appointment-brings", &[("what", "Ausweis".into())]),
            chips: vec![texts.get("appointment-in-series").into_owned()],
            warnings: vec![texts.with(
                "appointment-warn-holiday",
                &[("name", "Weihnachten".into())],
            )],
            overdue: true,
            href: format!("{CASE}/appointments/1"),
            id: "1".to_owned(),
            in_series: true,
        }],
        later: Pager::of(
            Some(format!("{CASE}/appointments#coming")),
            Some(format!("{CASE}/appointments?from=2#coming")),
            texts.get("appointment-later"),
        ),
        older: Pager::of(
            Some(format!("{CASE}/appointments#past")),
            Some(format!("{CASE}/appointments?before=2#past")),
            texts.get("appointment-older"),
        ),
        settled: [
            ("called-off", "appointment-called-off"),
            ("past", "appointment-past"),
        ]
        .map(|(id, title)| SettledPart {
            id,
            title,
            lines: vec![settled(texts)],
        })
        .into(),
        reach: Some(ReachView {
            since: "seit 16.11.2026".to_owned(),
            steps: vec![StepLine {
                title: texts
                    .code("reach_step", domain::reach::ReachStep::Letter)
                    .into_owned(),
                about: "heute".to_owned(),
                tried: vec![(
                    "Telefon, 16.11.2026".to_owned(),
                    true,
                    Some(format!("{CASE}/reach/1")),
                )],
                class: "open",
                icon: "open",
                code: "letter",
                ways: vec![("letter", texts.get("reach-do-letter").into_owned())],
            }],
            action: format!("{CASE}/reach"),
            back: CASE.to_owned(),
        }),
        may_edit: true,
        may_note: true,
        may_concern: true,
    }
}

fn settled(texts: &Texts) -> SettledLine {
    let outcome = Outcome {
        reason: Some(OutcomeReason::Unexcused),
        cancelled_by: Some(CancelledBy::Client),
        ..Outcome::of(AppointmentStatus::Missed)
    };
    SettledLine {
        before: Vec::new(),
        when: "Mo 16.11.2026, 10:30".to_owned(),
        about: "Büro".to_owned(),
        person: None,
        status: outcome_words(texts, &outcome),
        class: "open",
        icon: "open",
        said: "Telefon war aus.".to_owned(),
        kind: texts.get("code-epistemic-kind-fact").into_owned(),
        next: "Brief schreiben".to_owned(),
        feedback: "Ruhig gesprochen.".to_owned(),
        worry: "Schläft seit Tagen kaum.".to_owned(),
        by: "Anna Beispiel".to_owned(),
        former: vec![FormerLine {
            words: "hat stattgefunden".to_owned(),
            why: "verwechselt".to_owned(),
        }],
        corrected: texts.with("note-corrections", &[("n", 1.into())]),
        href: format!("{CASE}/appointments/2"),
        id: "2".to_owned(),
        name: "Mo 16.11.2026, 10:30".to_owned(),
    }
}

fn person(texts: &Texts) -> PersonLine {
    PersonLine {
        name: "Aylin Demir".to_owned(),
        href: format!("{CASE}/network#person-1"),
        consent: texts.with("network-consent-is", &[("state", "erteilt".into())]),
    }
}

fn form(lang: Lang) -> FormPage {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add("end", Message::new("appointment-error-end"));
    FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::invalid(texts, FormData::default(), problems),
        action: format!("{CASE}/appointments"),
        back: format!("{CASE}/appointments"),
        kinds: kind_choices(texts),
        workers: vec![Choice::new("1", "Anna Beispiel")],
        people: vec![Choice::new("2", "Aylin Demir")],
        measures: vec![Choice::new("3", "Vorstellungsgespräch üben")],
        group: group(texts),
        office: Some("Erfurt: Mo–Do 9:00–15:00".to_owned()),
        doubts: vec![texts.with(
            "appointment-doubt-hours",
            &[
                ("day", "Fr 27.11.2026".into()),
                ("words", "9:00–12:00".into()),
            ],
        )],
        holidays: vec![Choice::new("2026-12-25", "Fr 25.12.2026, 1. Weihnachtstag")],
        repeats: Choice::all::<Repeat>(texts, "repeat"),
        only: only(texts),
        theirs: Some(vec![("Datum".to_owned(), "27.11.2026".to_owned())]),
    }
}

fn result(lang: Lang) -> ResultPage {
    let texts = texts(lang);
    let statuses = [
        AppointmentStatus::Held,
        AppointmentStatus::Missed,
        AppointmentStatus::Cancelled,
    ];
    ResultPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::default()),
        action: format!("{CASE}/appointments/1/result"),
        back: format!("{CASE}/appointments"),
        when: "Do 26.11.2026, 10:30".to_owned(),
        statuses: Choice::of(texts, "appointment_status", &statuses),
        reasons: Choice::all::<OutcomeReason>(texts, "outcome_reason"),
        causes: Choice::all::<CancelledBy>(texts, "cancelled_by"),
        short: false,
        met: true,
        correction: true,
        spent: None,
        theirs: Theirs::default(),
    }
}

fn end_series(lang: Lang) -> EndPage {
    let texts = texts(lang);
    EndPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        action: format!("{CASE}/appointments/1/end-series"),
        back: format!("{CASE}/appointments"),
        version: 1,
        about: texts.with("appointment-end-series", &[("n", 2.into())]),
        rest: vec![
            "Do 26.11.2026, 10:30".to_owned(),
            "Do 03.12.2026, 10:30".to_owned(),
        ],
    }
}
