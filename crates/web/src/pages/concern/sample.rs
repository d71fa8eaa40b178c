//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use domain::{Code as _, concern::ConcernStatus};
use i18n::{Lang, texts};

use super::{ConcernLine, FormPage, further::FurtherPage, list::ListPage};
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
    let texts = texts(lang);
    let lines = ConcernStatus::ALL
        .iter()
        .map(|status| line(lang, *status))
        .collect();
    let list = ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        lines,
        places: vec![Choice::new("need/housing", "Neuer Bedarf: Wohnen")],
        pager: Pager::of(
            Some(format!("{CASE}/concerns")),
            Some(format!("{CASE}/concerns?from=1")),
            texts.get("concern-older"),
        ),
        may_edit: true,
        may_strike: true,
    };
    let form = FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::parse("topic=Handy&version=1")),
        action: format!("{CASE}/concerns"),
        back: format!("{CASE}/concerns"),
        changing: true,
        theirs: Theirs::default(),
    };
    vec![
        ("concern/list.html", list.render().unwrap_or_default()),
        ("concern/form.html", form.render().unwrap_or_default()),
        ("concern/further.html", further(lang, true)),
        ("concern/further.html", further(lang, false)),
    ]
}

fn further(lang: Lang, asked: bool) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("place", "concern-refused-place");
    let data = FormData::parse("version=1");
    let page = FurtherPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: if asked {
            FormView::new(texts, data)
        } else {
            FormView::invalid(texts, data, problems)
        },
        action: format!("{CASE}/concerns/1/plan"),
        change: format!("{CASE}/concerns/1"),
        back: format!("{CASE}/concerns"),
        topic: "Handyvertrag".to_owned(),
        asked: "Läuft der alte Vertrag noch?".to_owned(),
        doubts: if asked {
            vec![texts.with("task-doubt-no-contact", &[("name", "Erika Müller".into())])]
        } else {
            Vec::new()
        },
        places: vec![Choice::new("need/housing", "Neuer Bedarf: Wohnen")],
        goes_on: true,
    };
    page.render().unwrap_or_default()
}

/// A sample line in one state.
pub(crate) fn line(lang: Lang, status: ConcernStatus) -> ConcernLine {
    let texts = texts(lang);
    let args = [("name", "Anna Beispiel".into()), ("when", "heute".into())];
    ConcernLine {
        topic: "Handyvertrag".to_owned(),
        asked: "Läuft der alte Vertrag noch?".to_owned(),
        answer: "Kündigung ist möglich.".to_owned(),
        kind: texts.get("code-epistemic-kind-fact").into_owned(),
        status: texts.code("concern_status", status).into_owned(),
        class: "risk",
        icon: "risk",
        by: texts.with("concern-by", &args),
        href: format!("{CASE}/concerns/1"),
        version: 1,
        id: format!("c-{}", status.code()),
        became: (status == ConcernStatus::Task).then(|| {
            let words = texts.get("concern-to-task").into_owned();
            (words, format!("{CASE}/tasks/1"))
        }),
        struck: (status == ConcernStatus::Answered).then(|| "Gestrichen von Ben Muster".to_owned()),
        goes_on: status == ConcernStatus::Open,
        former: vec![("Handy".to_owned(), texts.with("concern-replaced", &args))],
    }
}
