//! The pages of the release with sample content, for the test that renders all of them.

use app::Problems;
use askama::Template;
use i18n::{Lang, Texts, texts};

use super::{
    ReleasePage, WhatIfPage,
    actual::{ActualPage, ways},
    confidences, kinds,
    lines::{
        CriterionLine, HistoryLine, MoveLine, NoticeLines, OutlookLines, PhaseLine, PreviewLines,
        SeamLine, Sign, UnfitLine,
    },
};
use crate::{
    form::{FormData, FormView},
    page::Shell,
    pages::case::{CaseFrame, CaseTab},
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    vec![
        (
            "release/page.html",
            release_page(lang, texts).render().unwrap_or_default(),
        ),
        (
            "release/actual.html",
            actual_page(lang, texts).render().unwrap_or_default(),
        ),
        (
            "release/what_if.html",
            what_if_page(lang, texts).render().unwrap_or_default(),
        ),
    ]
}

fn release_page(lang: Lang, texts: &'static Texts) -> ReleasePage {
    ReleasePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Release),
        f: form(texts),
        kinds: kinds(texts),
        confidences: confidences(texts),
        outlook: Some(outlook()),
        released: false,
        history: vec![entry(true), entry(false)],
        phases: vec![PhaseLine {
            title: "Intensivphase".to_owned(),
            span: Some("30.06.2026 bis 30.12.2026".to_owned()),
            now: true,
        }],
        window: Some("30.06.2026 bis 30.06.2027".to_owned()),
        notices: vec![NoticeLines {
            unfit: vec![UnfitLine {
                words: "Termin (Büro) am Do 14.01.2027".to_owned(),
                way: "/appointments",
            }],
            at: "Do 12.11.2026, 07:02".to_owned(),
            cause: texts.get("release-cause-release").into_owned(),
            release: Some(("Sa 02.01.2027".to_owned(), "Do 31.12.2026".to_owned())),
            moves: vec![moved()],
            days_open: ("14 Tage".to_owned(), "16 Tage".to_owned()),
        }],
        preview: Some(preview(texts)),
        theirs: Some(entry(true)),
        mine: vec![(
            texts.get("release-day").into_owned(),
            "04.05.2027".to_owned(),
        )],
        may_forecast: true,
        may_confirm: true,
        may_close: true,
    }
}

fn actual_page(lang: Lang, texts: &'static Texts) -> ActualPage {
    ActualPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: form(texts),
        kinds: kinds(texts),
        ways: ways(texts),
        recorded: Some(entry(true)),
        preview: Some(preview(texts)),
        theirs: Some(entry(true)),
    }
}

fn what_if_page(lang: Lang, texts: &'static Texts) -> WhatIfPage {
    WhatIfPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: form(texts),
        kinds: kinds(texts),
        preview: Some(preview(texts)),
        may_forecast: true,
        report: "release_on=31.12.2026&kind=".to_owned(),
    }
}

fn form(texts: &'static Texts) -> FormView {
    let data = FormData::from_pairs([
        ("release_on", "31.02.2027".to_owned()),
        ("source", "Beschluss vom 20.11.2026".to_owned()),
    ]);
    let mut problems = Problems::new();
    problems.add_key("release_on", "error-required");
    FormView::invalid(texts, data, problems)
}

fn entry(counts: bool) -> HistoryLine {
    HistoryLine {
        day: "Do 31.12.2026".to_owned(),
        counts,
        actual: !counts,
        kind: "vorgezogen".to_owned(),
        source: "Entlassungsliste der JVA Tonna".to_owned(),
        confidence: "sicher".to_owned(),
        note: "Anruf am Morgen".to_owned(),
        at: "Do 12.11.2026, 07:02".to_owned(),
        by: "Dora Leitner".to_owned(),
    }
}

fn outlook() -> OutlookLines {
    OutlookLines {
        day: "Do 31.12.2026".to_owned(),
        distance: "in 38 Tagen".to_owned(),
        earliest: Some((
            "Mo 21.12.2026".to_owned(),
            "22. Dezember bis 2. Januar".to_owned(),
        )),
        closed: vec!["Fr 01.01.2027 (Neujahr)".to_owned()],
    }
}

fn moved() -> MoveLine {
    MoveLine {
        title: "Antrag auf Grundsicherung vorbereiten".to_owned(),
        before: "Do 26.11.2026".to_owned(),
        after: "Di 30.03.2027".to_owned(),
        moves: true,
        sign: sign("4 Monate später"),
        rank: 4,
    }
}

fn sign(words: &str) -> Sign {
    Sign {
        class: "mute",
        icon: "none",
        words: words.to_owned(),
    }
}

fn preview(texts: &Texts) -> PreviewLines {
    let counts = [("moved", 3.into()), ("kept", 2.into())];
    PreviewLines {
        day: "Di 04.05.2027".to_owned(),
        summary: texts.with("release-preview-summary", &counts),
        past: true,
        outlook: outlook(),
        moves: vec![moved()],
        more: vec![moved()],
        more_words: texts.with("release-moves-more", &[("n", 1.into())]),
        seam: vec![SeamLine {
            title: "Wohnen".to_owned(),
            before: Some(sign("14 Tage offen")),
            after: Some(sign("lückenlos")),
            changes: true,
        }],
        picture: String::new(),
        days_open: ("14 Tage".to_owned(), "0 Tage".to_owned()),
        phase: Some(("Intensivphase".to_owned(), "keine".to_owned())),
        window: Some((
            "30.06.2026 bis 30.06.2027".to_owned(),
            "04.11.2026 bis 03.11.2027".to_owned(),
        )),
        criteria: vec![CriterionLine {
            label: "Vollverbüßung".to_owned(),
            before: "erfüllt".to_owned(),
            after: "nicht erfüllt".to_owned(),
        }],
        unfit: vec![UnfitLine {
            words: "Sicherung (Wohnen) ab Do 14.01.2027".to_owned(),
            way: "/arrangements",
        }],
    }
}
