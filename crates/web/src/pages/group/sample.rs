//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use i18n::{Lang, texts};

use super::{
    ListPage, OfferLine, PersonLine, SessionLine, ViewPage, WaitingLine,
    enrol::EnrolPage,
    member::{CasePage, Line, MemberPage, OpeningLine, VisitLine},
    offer,
    session::{FormPage as DatePage, SheetLine, SheetPage},
};
use crate::{
    correction::Former,
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
    pages::{
        assignment::Theirs,
        case::{CaseFrame, CaseTab},
    },
};

const OFFER: &str = "/groups/01920000-0000-7000-8000-000000000001";
const SESSION: &str = "/groups/01920000-0000-7000-8000-000000000001/sessions/\
01920000-0000-7000-8000-000000000002";
const MEMBER: &str = "/cases/01920000-0000-7000-8000-000000000001/groups/\
01920000-0000-7000-8000-000000000003";

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("group/list.html", list(lang)),
        ("group/offer.html", view(lang)),
        ("group/form.html", form(lang)),
        ("group/session_form.html", date(lang)),
        ("group/sheet.html", sheet(lang)),
        ("group/case.html", case(lang)),
        ("group/enrol.html", enrol(lang)),
        ("group/member.html", member(lang)),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn theirs() -> Theirs {
    Theirs {
        by: Some(words("Ben Muster")),
        fields: vec![(words("Plätze"), words("8"))],
    }
}

fn refused(lang: Lang, field: &str, key: &str, pairs: &[(&str, &str)]) -> FormView {
    let mut problems = Problems::new();
    problems.add_key(field, key);
    let pairs = pairs.iter().map(|(name, value)| (*name, words(value)));
    FormView::invalid(texts(lang), FormData::from_pairs(pairs), problems)
}

fn list(lang: Lang) -> String {
    let texts = texts(lang);
    let line = |title: &str| OfferLine {
        href: words(OFFER),
        title: words(title),
        kind: texts.get("code-group-kind-work").into_owned(),
        site: words("Erfurt"),
        when: words("ab 05.10.2026"),
        times: words("dienstags 14 Uhr"),
        seats: texts.with(
            "group-seats-taken",
            &[("members", 6i64.into()), ("seats", 8i64.into())],
        ),
        hint: Some((
            "chip-ok",
            texts.with("group-seats-free", &[("n", 2i64.into())]),
        )),
    };
    let page = ListPage {
        sh: Shell::sample(lang),
        open: vec![line("Streuobstwiese")],
        over: vec![line("Holzwerkstatt")],
        may_edit: true,
    };
    page.render().unwrap_or_default()
}

fn person(name: &str) -> PersonLine {
    PersonLine {
        href: words(MEMBER),
        name: words(name),
        number: words("2026-0147"),
        words: words("seit 05.10.2026"),
    }
}

fn view(lang: Lang) -> String {
    let texts = texts(lang);
    let session = |off: Option<&str>, may_attend| SessionLine {
        href: words(SESSION),
        when: words("Di 24.11.2026, 14:00"),
        minutes: texts.with("group-minutes-n", &[("n", 90i64.into())]),
        topic: words("Nein sagen"),
        off: off.map(words),
        holiday: Some(words("Reformationstag")),
        instead_of: Some(texts.with("group-instead-of", &[("day", "17.11.2026".into())])),
        known: texts.with(
            "common-of",
            &[("part", 5i64.into()), ("whole", 6i64.into())],
        ),
        may_attend,
    };
    let page = ViewPage {
        sh: Shell::sample(lang),
        href: words(OFFER),
        facts: vec![(
            texts.get("group-purpose").into_owned(),
            words("Streit ohne Fäuste"),
        )],
        seats: texts.with("group-seats-waiting", &[("n", 1i64.into())]),
        free: Some(texts.get("group-seat-free-text").into_owned()),
        members: vec![person("Demir, Jonas")],
        others: Some(texts.with("group-others", &[("n", 4i64.into())])),
        waiting: vec![
            WaitingLine {
                place: 1,
                person: Some(person("Hartwig, Mia")),
                up: Some(format!("{MEMBER}/seat")),
            },
            WaitingLine {
                place: 2,
                person: None,
                up: None,
            },
        ],
        gone: vec![person("Becker, Tom")],
        others_gone: Some(texts.with("group-others-gone", &[("n", 1i64.into())])),
        sessions: vec![session(None, true), session(Some("Leitung krank"), false)],
        former: vec![Former {
            fields: vec![(texts.get("group-seats").into_owned(), words("6"))],
            why: words("Anna Beispiel, heute"),
        }],
        may_edit: true,
        may_date: true,
    };
    page.render().unwrap_or_default()
}

fn form(lang: Lang) -> String {
    let page = offer::FormPage {
        sh: Shell::sample(lang),
        action: format!("{OFFER}/edit"),
        back: words(OFFER),
        kinds: vec![Choice::new("work", "Arbeitsgruppe")],
        sites: vec![Choice::new("1", "Erfurt")],
        theirs: theirs(),
        f: refused(lang, "seats", "group-problem-seats", &[("kind", "work")]),
    };
    page.render().unwrap_or_default()
}

fn date(lang: Lang) -> String {
    let page = |changing: bool| DatePage {
        sh: Shell::sample(lang),
        offer: words("Streuobstwiese"),
        action: format!("{SESSION}/edit"),
        back: words(OFFER),
        changing,
        instead_of: None,
        theirs: theirs(),
        f: refused(lang, "weeks", "group-problem-weeks", &[("weeks", "90")]),
    };
    let both = [page(true), page(false)].map(|page| page.render().unwrap_or_default());
    both.concat()
}

fn sheet(lang: Lang) -> String {
    let texts = texts(lang);
    let page = SheetPage {
        sh: Shell::sample(lang),
        offer: words("Soziales Kompetenztraining"),
        href: words(OFFER),
        action: words(SESSION),
        catch_up: format!("{OFFER}/sessions/new"),
        about: texts.with("group-minutes-n", &[("n", 90i64.into())]),
        closed: None,
        lines: vec![SheetLine {
            row: 0,
            member: words("1"),
            href: words(MEMBER),
            name: words("Demir, Jonas"),
            number: words("2026-0147"),
        }],
        others: Some(texts.with("group-others-sheet", &[("n", 3i64.into())])),
        known: true,
        may_date: true,
        kinds: vec![Choice::new(
            "attended",
            texts.get("code-attendance-attended"),
        )],
        theirs: theirs(),
        f: refused(
            lang,
            "minutes-0",
            "group-problem-minutes",
            &[("minutes-0", "0")],
        ),
    };
    page.render().unwrap_or_default()
}

fn line(lang: Lang) -> Line {
    let texts = texts(lang);
    Line {
        href: words(MEMBER),
        title: words("Soziales Kompetenztraining"),
        kind: texts.get("code-group-kind-skills-training").into_owned(),
        times: words("dienstags 14 Uhr"),
        when: words("ab 05.10.2026"),
        status: texts.get("code-member-status-waiting").into_owned(),
        status_class: "st-mute",
        icon: "none",
        count: texts.with("group-place", &[("n", 1i64.into())]),
        text: words("Acht von zehn Terminen."),
        statement: words("Fachliche Einschätzung"),
        up: Some(format!("{MEMBER}/seat")),
    }
}

fn case(lang: Lang) -> String {
    let texts = texts(lang);
    let opening = |lacks: Option<String>| OpeningLine {
        href: words("/cases/1/groups/new?offer=1"),
        title: words("Streuobstwiese"),
        kind: texts.get("code-group-kind-work").into_owned(),
        when: words("ab 05.10.2026"),
        times: words("dienstags 14 Uhr"),
        seats: texts.get("group-full").into_owned(),
        lacks,
    };
    let lacks = texts.with("group-lacks-need", &[("domain", "Kompetenzen".into())]);
    let page = CasePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Groups),
        groups: vec![line(lang)],
        openings: vec![opening(None), opening(Some(lacks))],
        may_edit: true,
    };
    page.render().unwrap_or_default()
}

fn enrol(lang: Lang) -> String {
    let texts = texts(lang);
    let lacks = texts.with("group-lacks-need", &[("domain", "Kompetenzen".into())]);
    let page = EnrolPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Groups),
        offers: vec![Choice::new("1", "Training")],
        lacking: vec![(words("Training"), lacks)],
        f: refused(lang, "offer", "group-problem-already", &[("offer", "1")]),
    };
    page.render().unwrap_or_default()
}

fn member(lang: Lang) -> String {
    let texts = texts(lang);
    let page = MemberPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Groups),
        line: line(lang),
        need: Some(texts.with(
            "group-rests-on",
            &[("day", "05.10.2026".into()), ("need", "Streit".into())],
        )),
        visits: vec![VisitLine {
            when: words("Di 24.11.2026, 14:00"),
            attendance: texts.get("code-attendance-attended").into_owned(),
            class: "st-ok",
            icon: "ok",
            minutes: texts.with("group-minutes-n", &[("n", 90i64.into())]),
            instead_of: Some(texts.with("group-instead-of", &[("day", "17.11.2026".into())])),
            former: Vec::new(),
        }],
        former: Vec::new(),
        may_edit: true,
        had_seat: true,
        statuses: vec![Choice::new(
            "completed",
            texts.get("code-member-status-completed"),
        )],
        theirs: theirs(),
        f: refused(
            lang,
            "result",
            "group-problem-result",
            &[("status", "completed")],
        ),
    };
    page.render().unwrap_or_default()
}
