//! The pages of this noun with sample content.

use app::{Message, Problems};
use askama::Template;
use domain::contact::{ContactOutcome, EpistemicKind};
use i18n::{Lang, texts};

use super::{
    form::NoteFormPage,
    timeline::{FormerItem, NoteItem, NotesPage, PlannedItem, kind_choices},
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::{Pager, Shell},
    pages::case::{CaseFrame, CaseTab},
};

const CASE: &str = "/cases/01920000-0000-7000-8000-000000000001";

pub(super) fn all(lang: Lang) -> Vec<(&'static str, String)> {
    let pages = [
        ("note/list.html", list(lang).render()),
        ("note/form.html", form(lang).render()),
    ];
    pages
        .into_iter()
        .map(|(name, html)| (name, html.unwrap_or_default()))
        .collect()
}

fn note(lang: Lang) -> NoteItem {
    let texts = texts(lang);
    NoteItem {
        anchor: "note-1".to_owned(),
        day: texts.day(jiff::civil::date(2026, 11, 19)),
        clock: "14:10".to_owned(),
        about: format!(
            "JVA Tonna · 45 Min. · Wohnen · {} · Anna Beispiel",
            texts.with("note-served", &[("areas", "Wohnen".into())])
        ),
        body: "J. kann sich zwei Wochen im Wohnheim vorstellen.".to_owned(),
        epistemic: texts
            .code("epistemic_kind", EpistemicKind::ClientStatement)
            .into_owned(),
        missed: Some(
            texts
                .code("contact_outcome", ContactOutcome::NoShow)
                .into_owned(),
        ),
        corrections: vec![FormerItem {
            about: Some("JVA Tonna · 40 Min.".to_owned()),
            body: "J. kann sich zwei Monate im Wohnheim vorstellen.".to_owned(),
            why: texts.with(
                "note-corrected",
                &[
                    ("reason", "verhört".into()),
                    ("name", "Anna Beispiel".into()),
                    ("when", "20.11.2026".into()),
                ],
            ),
        }],
        corrected: texts.with("note-corrections", &[("n", 1.into())]),
        strike: Some("/cases/1/notes/1/strike".to_owned()),
        struck: Some("Gestrichen von Ben Muster".to_owned()),
        correct: Some(format!("{CASE}/notes/1/correct")),
    }
}

fn list(lang: Lang) -> NotesPage {
    let texts = texts(lang);
    let planned = PlannedItem {
        day: texts.day(jiff::civil::date(2026, 11, 26)),
        clock: "10:30".to_owned(),
        about: "JVA Tonna".to_owned(),
        note: "Besichtigung vorbereiten".to_owned(),
        overdue: true,
        href: format!("{CASE}/appointments/1"),
        id: "1".to_owned(),
    };
    NotesPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Notes),
        f: FormView::new(texts, FormData::default()),
        kinds: kind_choices(texts),
        domains: vec![Choice::new("housing", "Wohnen")],
        authors: vec![Choice::new("1", "Anna Berg")],
        filtered: true,
        notes: vec![note(lang)],
        planned: vec![planned],
        more_planned: true,
        may_plan: true,
        may_add: true,
        pager: Pager::of(
            Some(format!("{CASE}/notes")),
            Some(format!("{CASE}/notes?before=1")),
            texts.get("note-older"),
        ),
    }
}

fn form(lang: Lang) -> NoteFormPage {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add("date", Message::new("note-error-future"));
    NoteFormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::invalid(texts, FormData::default(), problems),
        action: format!("{CASE}/notes"),
        back: format!("{CASE}/notes"),
        kinds: kind_choices(texts),
        outcomes: Choice::all::<ContactOutcome>(texts, "contact_outcome"),
        epistemic: Choice::all::<EpistemicKind>(texts, "epistemic_kind"),
        domains: vec![Choice::new("housing", "Wohnen")],
        areas: vec![Choice::new("housing", "Wohnen")],
        ask_success: true,
        former: Some(note(lang)),
        conflict: true,
    }
}
