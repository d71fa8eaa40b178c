//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use i18n::{Lang, texts};

use super::{
    CaseFrame, CaseTab, Choice, FormData, FormPage, FormView, Line, ListPage, OfferLine, Shell,
    Theirs,
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("module/list.html", list(lang)),
        ("module/form.html", form(lang)),
    ]
}

fn list(lang: Lang) -> String {
    let texts = texts(lang);
    let words = |text: &str| text.to_owned();
    let page = ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Modules),
        taken: vec![Line {
            href: words("/cases/1/modules/1"),
            title: words("Soziales Kompetenztraining"),
            period: words("ab 05.10.2026"),
            side: texts.get("code-side-inside").into_owned(),
            status: texts.get("module-status-running").into_owned(),
            status_class: "st-risk",
            icon: "risk",
            hints: vec![texts.get("module-outside-period").into_owned()],
            attended: Some(texts.with("module-attended-hours", &[("hours", "12:30".into())])),
            text: words("Acht von zehn Terminen."),
            kind: "Aussage Dritter".to_owned(),
            by: words("Anna Beispiel"),
            former: Vec::new(),
            steps: vec![(
                words("/cases/1/modules/1?status=done"),
                texts.get("module-do-end").into_owned(),
            )],
        }],
        offers: vec![OfferLine {
            id: words("work"),
            title: words("Arbeit, Ausbildung, Qualifizierung"),
            summary: words("Stärken und Bedarf klären."),
            when: texts.get("module-any-time").into_owned(),
            place: texts.get("code-module-place-both").into_owned(),
            times: texts.get("module-again").into_owned(),
            free: true,
        }],
        may_edit: true,
    };
    page.render().unwrap_or_default()
}

fn form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("result", "module-problem-result");
    let pairs = [
        ("from", "05.10.2026".to_owned()),
        ("status", "done".to_owned()),
    ];
    let page = FormPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Modules),
        action: "/cases/1/modules".to_owned(),
        module: None,
        when: Some(texts.get("module-any-time").into_owned()),
        modules: vec![Choice::new("work", "Arbeit")],
        sides: vec![Choice::new("inside", texts.get("code-side-inside"))],
        kinds: vec![Choice::new("assessment", "Fachliche Einschätzung")],
        statuses: vec![Choice::new("done", texts.get("module-status-done"))],
        theirs: Theirs {
            by: Some("Ben Muster".to_owned()),
            fields: vec![("Stand".to_owned(), "läuft".to_owned())],
        },
        f: FormView::invalid(texts, FormData::from_pairs(pairs), problems),
    };
    page.render().unwrap_or_default()
}
