//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use domain::network::{
    Closeness, Consent, ConsentWay, ContactWish, OrderBasis, Quality, StepKind, StepStatus,
    TieKind, TieRole,
};
use i18n::{Lang, Texts, texts};

use super::{
    check::{Asked, CheckPage},
    contact::ContactPage,
    lines::{ContactLine, Line, OrderLine, StepLine, TrailLine},
    list::{Beginning, CheckView, ListPage},
    map::{Area, Map, Name, Node},
    order::{LiftPage, OrderPage},
    step::StepPage,
    tie::TiePage,
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

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let drawn = |page: &dyn Fn() -> askama::Result<String>| page().unwrap_or_default();
    vec![
        ("network/list.html", drawn(&|| list(lang).render())),
        ("network/tie.html", drawn(&|| tie(lang).render())),
        ("network/contact.html", drawn(&|| contact(lang).render())),
        ("network/order.html", drawn(&|| order(lang).render())),
        ("network/lift.html", drawn(&|| lift(lang).render())),
        ("network/step.html", drawn(&|| step(lang).render())),
        ("network/check.html", drawn(&|| check(lang).render())),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn frame(texts: &'static Texts) -> CaseFrame {
    CaseFrame::sample(texts, CaseTab::Network)
}

fn former() -> Vec<Former> {
    vec![Former {
        fields: vec![(words("Erster Schritt"), words("Ein Anruf"))],
        why: words("Anna Beispiel, heute"),
    }]
}

fn theirs() -> Theirs {
    Theirs {
        by: Some(words("Ben Muster")),
        fields: vec![(words("Nähe"), words("nah"))],
    }
}

fn form(texts: &'static Texts, field: &str, key: &str) -> FormView {
    let mut problems = Problems::new();
    problems.add_key(field, key);
    let pairs = [
        ("since", words("23.11.2026")),
        ("version", words("2")),
        ("interval", words("28")),
    ];
    FormView::invalid(texts, FormData::from_pairs(pairs), problems)
}

fn trail(texts: &Texts) -> Vec<TrailLine> {
    let by = [
        ("name", "Anna Beispiel".into()),
        ("date", "23.11.2026".into()),
    ];
    vec![TrailLine {
        day: words("01.09.2026"),
        name: words("Erika Muster"),
        text: words("Elternteil, nah, trägt: ruft wieder an"),
        by: texts.with("network-recorded", &by),
        struck: Some(words("Anna Beispiel, heute")),
    }]
}

fn map(texts: &Texts) -> Map {
    let counts = [("supporting", 1), ("burdening", 1), ("unclear", 0)];
    let counts = counts.map(|(name, n)| (name, n.into()));
    let node = |number: usize, class, corners: Option<&str>| Node {
        number,
        called: words("Erika Muster"),
        class,
        x: words("120.0"),
        y: words("120.0"),
        corners: corners.map(words),
        name: Some(Name {
            text: words("Erika Muster"),
            x: words("120.0"),
            y: words("145.0"),
            anchor: "middle",
        }),
        bar: corners.map(|_| ["1.0", "2.0", "3.0", "4.0"].map(words)),
    };
    Map {
        title: texts.with("network-map-title", &[("date", "23.11.2026".into())]),
        description: texts.with("network-map-description", &counts),
        client: words("Jonas"),
        rings: [84.0, 138.0, 190.0],
        borders: vec![(words("1.0"), words("2.0"))],
        areas: vec![Area {
            label: texts.get("code-life-area-family").into_owned(),
            x: "220",
            y: "22",
            anchor: "middle",
        }],
        nodes: vec![
            node(1, "supporting", None),
            node(2, "burdening", Some("1,2 3,4 5,6")),
        ],
        listed: true,
    }
}

fn line(texts: &Texts) -> Line {
    Line {
        id: "1".to_owned(),
        number: 1,
        href: words("/cases/1/network/people/1"),
        name: words("Erika Muster"),
        about: texts.get("code-tie-role-parent").into_owned(),
        closeness: texts.get("code-closeness-inner").into_owned(),
        quality: texts.get("code-quality-supporting").into_owned(),
        quality_class: "st-ok",
        icon: "ok",
        willing: words("Zwei Wochen Schlafplatz"),
        place: words("Erfurt"),
        wish: texts.get("code-contact-wish-wanted").into_owned(),
        wish_note: words("Sie soll mich abholen."),
        consent: texts.get("code-consent-given").into_owned(),
        forbidden: Some(texts.get("network-no-contact").into_owned()),
        last: texts.get("network-last-none").into_owned(),
        target: Some(texts.with("network-target", &[("n", 28.into())])),
        overdue: Some(texts.with("network-overdue", &[("n", 5.into())])),
        contact: words("/cases/1/network/people/1/contact"),
    }
}

fn order_line(texts: &Texts) -> OrderLine {
    OrderLine {
        name: words("Frau K."),
        basis: texts.get("code-order-basis-protection").into_owned(),
        issued_by: words("Amtsgericht Musterstadt, 1 F 1/26"),
        content: words("Keine Annäherung unter 100 m."),
        period: words("01.03.2026 bis 28.02.2027"),
        status: texts.get("network-order-holds").into_owned(),
        class: "st-open",
        icon: "lock",
        lifted: Some(texts.with(
            "network-order-lifted",
            &[
                ("date", "23.11.2026".into()),
                ("reason", "Beschluss".into()),
                ("name", "Anna Beispiel".into()),
            ],
        )),
        struck: true,
        former: former(),
        href: Some(words("/cases/1/network/orders/1")),
        correct: Some(words("/cases/1/network/orders/1/correct")),
    }
}

fn check_view(texts: &Texts) -> CheckView {
    let against = texts.with("network-check-against", &[("risks", "enge Wohnung".into())]);
    let consent = texts.with("network-check-consent", &[("state", "abgelehnt".into())]);
    CheckView {
        title: texts.with(
            "network-check-of",
            &[("date", "20.11.2026".into()), ("n", "1".into())],
        ),
        resources: vec![words("Erika Muster: Schlafplatz")],
        others: vec![format!("Otto Muster: {against} · {consent}")],
        summary: words("Die Mutter trägt die ersten Tage."),
        kind: texts.get("code-epistemic-kind-assessment").into_owned(),
        by: words("Anna Beispiel"),
        struck: None,
        strike: words("/cases/1/network/checks/1/strike"),
    }
}

fn list(lang: Lang) -> ListPage {
    let texts = texts(lang);
    let missing = [
        ("what", texts.get("network-missing-both")),
        ("date", "01.08.2026".into()),
    ];
    let missing = missing.map(|(name, value)| (name, value.into()));
    let today = texts.with("network-day-today", &[("date", "23.11.2026".into())]);
    let late = [
        ("name", "Jobcenter".into()),
        ("overdue", "seit 5 Tagen fällig".into()),
    ];
    ListPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        beginning: Some(Beginning {
            late: true,
            text: format!(
                "{} {}",
                texts.with("network-missing-since", &missing),
                texts.with("network-missing-until", &missing)
            ),
        }),
        late: vec![(
            texts.with("network-late", &late),
            words("/cases/1/network/people/1/contact"),
        )],
        map: Some(map(texts)),
        earlier: Some(texts.with("network-earlier", &[("date", "01.09.2026".into())])),
        days: vec![Choice::new("2026-11-23", today)],
        day: words("2026-11-23"),
        lines: vec![line(texts)],
        orders: vec![order_line(texts)],
        elsewhere: vec![texts.with("network-elsewhere", &[("name", "Erika Muster".into())])],
        withdrawn: vec![(
            texts.with(
                "network-named-step",
                &[("what", "Brief".into()), ("name", "Mika".into())],
            ),
            "/cases/1/network".to_owned(),
        )],
        ask: vec![(
            texts.with("network-withdrawn-ask", &[("name", "Mika".into())]),
            "/cases/1/network/people/1".to_owned(),
        )],
        named: vec![(
            texts.with(
                "network-named-measure",
                &[("what", "Besuch".into()), ("name", "Erika Muster".into())],
            ),
            words("/cases/1/plan"),
        )],
        steps: vec![StepLine {
            name: words("Erika Muster"),
            kind: texts.get("code-step-kind-restore").into_owned(),
            first_step: words("Ein Brief"),
            unasked: Vec::new(),
            mediator: Some(texts.with("network-mediated", &[("name", "Seelsorge".into())])),
            due: words("30.11.2026"),
            late: true,
            status: texts.get("code-step-status-running").into_owned(),
            class: "st-risk",
            icon: "risk",
            former: former(),
            result: words("Sie hat geantwortet."),
            kind_of_result: texts.get("code-epistemic-kind-assessment").into_owned(),
            href: words("/cases/1/network/steps/1"),
        }],
        check: Some(check_view(texts)),
        older: vec![check_view(texts)],
        ended: vec![(
            words("/cases/1/network/people/2"),
            words("Mia Muster"),
            texts.with("network-ended-on", &[("date", "01.10.2026".into())]),
        )],
        trail: trail(texts),
        any: true,
        may_edit: true,
    }
}

fn tie(lang: Lang) -> TiePage {
    let texts = texts(lang);
    TiePage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/people/1"),
        next: true,
        kinds: Choice::all::<TieKind>(texts, "tie_kind"),
        roles: Choice::all::<TieRole>(texts, "tie_role"),
        closeness: Choice::all::<Closeness>(texts, "closeness"),
        qualities: Choice::all::<Quality>(texts, "quality"),
        wishes: Choice::all::<ContactWish>(texts, "contact_wish"),
        consents: Choice::all::<Consent>(texts, "consent"),
        ways: Choice::all::<ConsentWay>(texts, "consent_way"),
        trail: trail(texts),
        contacts: vec![ContactLine {
            words: words("20.11.2026, Telefon"),
            struck: true,
            former: former(),
            correct: words("/cases/1/network/contacts/1"),
        }],
        further: vec![(
            words("/cases/1/network/steps/new"),
            texts.get("network-step-add").into_owned(),
        )],
        theirs: theirs(),
        f: form(texts, "name", "network-problem-name"),
    }
}

fn contact(lang: Lang) -> ContactPage {
    let texts = texts(lang);
    ContactPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/people/1/contact"),
        forbidden: Some(texts.get("network-contact-forbidden").into_owned()),
        kinds: vec![Choice::new("phone", "Telefon")],
        f: form(texts, "on", "error-date-future"),
    }
}

fn order(lang: Lang) -> OrderPage {
    let texts = texts(lang);
    OrderPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/orders"),
        people: vec![Choice::new("1", "Frau K.")],
        bases: Choice::all::<OrderBasis>(texts, "order_basis"),
        f: form(texts, "person", "network-problem-unknown-person"),
    }
}

fn lift(lang: Lang) -> LiftPage {
    let texts = texts(lang);
    LiftPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/orders/1"),
        line: order_line(texts),
        theirs: theirs(),
        f: form(texts, "reason", "error-reason-required"),
    }
}

fn step(lang: Lang) -> StepPage {
    let texts = texts(lang);
    StepPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/steps"),
        settled: None,
        people: vec![Choice::new("1", "Erika Muster")],
        kinds: Choice::all::<StepKind>(texts, "step_kind"),
        statuses: Choice::all::<StepStatus>(texts, "step_status"),
        theirs: theirs(),
        doubts: vec![words("Mika hat die Einwilligung abgelehnt.")],
        f: form(texts, "result", "network-problem-step-result"),
    }
}

fn check(lang: Lang) -> CheckPage {
    let texts = texts(lang);
    CheckPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/network/check"),
        people: vec![Asked {
            id: words("1"),
            name: words("Erika Muster"),
            about: texts.get("code-tie-role-parent").into_owned(),
            consent: texts.get("code-consent-given").into_owned(),
            forbidden: Some(texts.get("network-no-contact").into_owned()),
            place: words("place-1"),
            willing: words("willing-1"),
            risks: words("risks-1"),
            resource: words("resource-1"),
            choices: vec![Choice::new("yes", texts.get("network-check-counts"))],
        }],
        f: form(texts, "summary", "network-problem-check-empty"),
    }
}
