//! The pages of this noun with sample content.

use app::{
    Problems,
    own_plan::{CrisisVersion, WeeklyVersion},
};
use askama::Template;
use domain::{
    ids::{OwnPlanId, UserId},
    own_plan::{
        CrisisContact, CrisisPlan,
        week::{Days, WeekEntry, WeekKind, WeeklyPlan},
    },
};
use i18n::{Lang, texts};
use jiff::{
    Timestamp,
    civil::{date, time},
};
use uuid::Uuid;

use super::{
    CaseFrame, CaseTab, OwnPlansPage, Shell,
    crisis::{CrisisForm, CrisisView, crisis_view},
    paper::{HistoryPage, PrintPage},
    success::{SuccessForm, SuccessView, voices},
    week::{WeekView, built, week_view},
};
use crate::{
    correction::Former,
    field::Choice,
    form::{FormData, FormView},
    pages::assignment::Theirs,
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("own_plan/page.html", page(lang)),
        ("own_plan/crisis_form.html", crisis_form(lang)),
        ("own_plan/week_form.html", week_form(lang)),
        ("own_plan/success_form.html", success_form(lang)),
        ("own_plan/history.html", history(lang)),
        ("own_plan/print.html", print(lang)),
    ]
}

fn crisis(lang: Lang) -> CrisisView {
    let version = CrisisVersion {
        id: OwnPlanId::from_uuid(Uuid::nil()),
        number: 2,
        valid_from: date(2026, 11, 20),
        content: CrisisPlan {
            warning_signs: "Ich schlafe schlecht.".to_owned(),
            helps: "Laufen gehen".to_owned(),
            people: vec![CrisisContact {
                name: "Mara".to_owned(),
                relation: "Schwester".to_owned(),
                phone: "0000 123".to_owned(),
            }],
            ..CrisisPlan::default()
        },
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: UserId::from_uuid(Uuid::nil()),
        recorded_by_name: "Anna Beispiel".to_owned(),
    };
    crisis_view(texts(lang), &version)
}

fn week(lang: Lang) -> WeekView {
    let entry = |days, from, to, title: &str| WeekEntry {
        days,
        from: time(from, 0, 0, 0),
        to: time(to, 0, 0, 0),
        title: title.to_owned(),
        place: "Erfurt".to_owned(),
        kind: WeekKind::Work,
    };
    let version = WeeklyVersion {
        id: OwnPlanId::from_uuid(Uuid::nil()),
        number: 1,
        valid_from: date(2026, 11, 20),
        content: WeeklyPlan {
            entries: vec![
                entry(Days::WorkingWeek, 7, 15, "Küche"),
                entry(Days::Tuesday, 10, 11, "Praxis"),
            ],
            note: "Abends Ruhe.".to_owned(),
        },
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: UserId::from_uuid(Uuid::nil()),
        recorded_by_name: "Anna Beispiel".to_owned(),
    };
    week_view(texts(lang), &version)
}

fn former() -> Vec<Former> {
    vec![Former {
        fields: vec![("Tag".to_owned(), "19.11.2026".to_owned())],
        why: "Falscher Tag. Anna Beispiel, 20.11.2026".to_owned(),
    }]
}

fn success() -> SuccessView {
    SuccessView {
        day: "Fr 20.11.2026".to_owned(),
        body: "Selbst bei der Praxis angerufen.".to_owned(),
        about: "beobachtet · Gesundheit".to_owned(),
        strength: "Mut".to_owned(),
        struck: false,
        former: former(),
        href: Some("/cases/1/own-plans/successes/1".to_owned()),
    }
}

fn page(lang: Lang) -> String {
    let texts = texts(lang);
    let page = OwnPlansPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::OwnPlans),
        week: Some(week(lang)),
        week_next: Some(texts.with("own-week-next", &[("date", date(2026, 12, 1).into())])),
        plan: Some(crisis(lang)),
        successes: vec![success()],
        strengths: vec![("Mut".to_owned(), "einmal".to_owned())],
        earlier: (1, 2),
        may_edit: true,
    };
    page.render().unwrap_or_default()
}

fn crisis_form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("name-0", "own-crisis-problem-name");
    let page = CrisisForm {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        rows: vec![0, 1],
        theirs: Theirs {
            by: Some("Ben Muster".to_owned()),
            fields: vec![("Was mir hilft".to_owned(), "Musik".to_owned())],
        },
        f: FormView::invalid(texts, FormData::default(), problems),
    };
    page.render().unwrap_or_default()
}

fn week_form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("to-0", "own-week-problem-order");
    problems.add_key("kind-0", "error-choose");
    let typed = FormData::from_pairs([("title-0", "Küche".to_owned())]);
    let form = FormView::invalid(texts, typed, problems);
    let frame = CaseFrame::sample(texts, CaseTab::Elsewhere);
    let page = built(Shell::sample(lang), frame, form, Theirs::default());
    page.render().unwrap_or_default()
}

fn success_form(lang: Lang) -> String {
    let texts = texts(lang);
    let page = SuccessForm {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        action: "/cases/1/own-plans/successes/1".to_owned(),
        voices: voices(texts),
        domains: vec![Choice::new("health", "Gesundheit")],
        known: vec!["Mut".to_owned()],
        correcting: true,
        former: former(),
        theirs: Theirs::default(),
        f: FormView::new(texts, FormData::default()),
    };
    page.render().unwrap_or_default()
}

fn history(lang: Lang) -> String {
    let texts = texts(lang);
    let page = HistoryPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        plans: vec![crisis(lang)],
        weeks: vec![week(lang)],
    };
    page.render().unwrap_or_default()
}

fn print(lang: Lang) -> String {
    let texts = texts(lang);
    let page = PrintPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        successes: vec![success()],
        strengths: Vec::new(),
    };
    page.render().unwrap_or_default()
}
