//! The pages of this noun with sample content; everybody in it is invented.

use app::Problems;
use askama::Template;
use i18n::{Lang, texts};

use super::{FormPage, Line, ListPage, fields};
use crate::{
    correction::Former,
    form::{FormData, FormView},
    page::Shell,
    pages::case::{CaseFrame, CaseTab},
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("address/list.html", list(lang)),
        ("address/form.html", form(lang)),
    ]
}

fn list(lang: Lang) -> String {
    let words = str::to_owned;
    let line = |kind: &str, struck, offices| Line {
        kind: texts(lang)
            .get(&format!("code-address-kind-{kind}"))
            .into_owned(),
        words: words("c/o Caritas Erfurt, Hauptstraße 1, 99084 Erfurt"),
        period: words("bis 31.03.2027"),
        class: "risk",
        icon: "risk",
        standing: words("endet bald"),
        consent: Some(words("zugestimmt am 12.11.2026")),
        source: words("Anruf bei der Beratungsstelle am 12.11.2026"),
        recorded: words("Anna Beispiel, heute"),
        struck,
        offices,
        former: vec![Former {
            fields: vec![(words("Ort"), words("Gera"))],
            why: words("Anna Beispiel, heute"),
        }],
        correct: Some(words("/cases/1/addresses/1")),
    };
    let page = |lines: Vec<Line>| ListPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        post_label: words("Post geht an:"),
        post: words("c/o Caritas Erfurt, Hauptstraße 1, 99084 Erfurt, bis 31.03.2027"),
        has_post: !lines.is_empty(),
        lines,
        partners: true,
        may_add: true,
    };
    let pages = [
        page(vec![
            line("care-of", false, false),
            line("registered", false, true),
            line("residence", true, false),
        ]),
        page(Vec::new()),
    ];
    let drawn = pages.iter().map(|page| page.render().unwrap_or_default());
    drawn.collect()
}

fn form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("care_of", "address-problem-care-of");
    let data = FormData::parse("kind=care_of&place=Erfurt");
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
