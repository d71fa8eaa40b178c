//! The pages of this noun with sample content; everybody in it is invented.

use app::Problems;
use askama::Template;
use domain::sentence::{Length, SentenceKind, Time};
use i18n::{Lang, texts};
use jiff::civil::date;
use programme::criteria::CriterionState;

use super::{Asked, FormPage, Line, ListPage, fields, made_of};
use crate::{
    correction::Former,
    form::{FormData, FormView},
    page::Shell,
    pages::case::{CaseFrame, CaseTab},
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("sentence/list.html", list(lang)),
        ("sentence/form.html", form(lang)),
    ]
}

fn list(lang: Lang) -> String {
    let sh = Shell::sample(lang);
    let words = str::to_owned;
    let time = Time {
        kind: SentenceKind::Sentence,
        length: Length::Days {
            from: date(2025, 3, 1),
            to: date(2026, 9, 1),
        },
        within: false,
    };
    let line = |kind, struck| Line {
        kind: sh.texts.code("sentence_kind", kind).into_owned(),
        days: words("01.03.2025 bis 31.08.2026"),
        length: words("18 Monate"),
        counts: words("zählt mit"),
        source: words("Vollstreckungsblatt vom 03.11.2026"),
        recorded: words("Anna Beispiel, heute"),
        struck,
        former: vec![Former {
            fields: vec![(words("Monate"), words("16"))],
            why: words("Anna Beispiel, heute"),
        }],
        correct: Some(words("/cases/1/custody/sentences/1")),
    };
    let page = ListPage {
        counts: vec![words("Zusammen 18 Monate."), made_of(sh.texts, &[time])],
        by_hand: Some(words("Von Hand eingetragen sind 20 Monate.")),
        criteria: vec![Asked {
            label: words("Haftzeit mindestens ein Jahr"),
            state: CriterionState::Met,
            state_words: words("erfüllt"),
            rule: words("Haftzeit mindestens 12 Monate"),
            basis: words("Konzept, Absatz 4: Zielgruppe"),
        }],
        lines: vec![
            line(SentenceKind::Sentence, false),
            line(SentenceKind::CreditedRemand, true),
        ],
        may_add: true,
        frame: frame(lang),
        sh,
    };
    page.render().unwrap_or_default()
}

fn form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("from", "custody-problem-no-length");
    let data = FormData::parse("kind=credited_remand&within=yes&source=");
    let f = FormView::invalid(texts, data, problems);
    let page = FormPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        fields: fields(&f),
        f,
    };
    page.render().unwrap_or_default()
}

fn frame(lang: Lang) -> CaseFrame {
    CaseFrame::sample(texts(lang), CaseTab::Elsewhere)
}
