//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use domain::assessment::{Change, Mark};
use i18n::{Lang, Texts, texts};

use super::{
    CaseFrame, CaseTab, DomainLine, OverviewPage, Shell, VersionLine, VoiceCard,
    compare::{ComparePage, Row, sign},
    paper::{PaperPage, Sheet},
    rate::{Asked, Kept, RatePage, Words},
    read::{Part, ReadPage, StrikePage},
    settle::{Column, DomainPage, Moment, Settled},
    share::SharePage,
    start::{Fields, StartPage},
    version::{Beside, Line, VersionPage},
    words::{Marked, Told, marked},
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    pages::{assignment::Theirs, need},
};

const PATH: &str = "/cases/1/assessment";

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("assessment/overview.html", overview(lang)),
        ("assessment/start.html", start(lang)),
        ("assessment/version.html", version(lang, false)),
        ("assessment/version.html", version(lang, true)),
        ("assessment/read.html", read(lang)),
        ("assessment/strike.html", strike(lang)),
        ("assessment/share.html", share(lang)),
        ("assessment/rate.html", rate(lang, false)),
        ("assessment/rate.html", rate(lang, true)),
        ("assessment/domain.html", domain(lang)),
        ("assessment/compare.html", compare(lang)),
        ("assessment/paper.html", paper(lang)),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn frame(lang: Lang) -> CaseFrame {
    CaseFrame::sample(texts(lang), CaseTab::Elsewhere)
}

fn problem(texts: &Texts) -> Marked {
    marked(texts, None, Mark::Three, "problem")
}

fn resource(texts: &Texts) -> Marked {
    marked(texts, None, Mark::Zero, "resource")
}

fn told() -> Told {
    vec![(words("Person"), words("Kocht gern."))]
}

fn yes() -> Vec<Choice> {
    vec![Choice::new("yes", "ja")]
}

fn theirs() -> Theirs {
    Theirs {
        by: Some(words("Ben Muster")),
        fields: vec![(words("Datum"), words("12.11.2026"))],
    }
}

/// A form with one problem.
fn refused(lang: Lang, field: &str, key: &str) -> FormView {
    let mut problems = Problems::new();
    problems.add_key(field, key);
    let pairs = [("given_on", words("24.11.2026"))];
    FormView::invalid(texts(lang), FormData::from_pairs(pairs), problems)
}

fn fields() -> Fields {
    Fields {
        third: true,
        summary: true,
        occasions: vec![Choice::new("intake", "Aufnahme")],
        domains: vec![Choice::new("housing", "Wohnen")],
        priorities: vec![(words("priority_1"), words("1. Stelle"))],
        paper: yes(),
        keep: yes(),
    }
}

fn overview(lang: Lang) -> String {
    let texts = texts(lang);
    let page = OverviewPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Assessment),
        voices: vec![VoiceCard {
            title: words("Fachkraft"),
            what: words("Was Sie sehen."),
            class: "st-ok",
            icon: "ok",
            state: texts.get("assessment-voice-heard").into_owned(),
            newest: vec![(format!("{PATH}/versions/1"), words("12.11.2026"))],
            open: vec![(words("in Arbeit"), Some(format!("{PATH}/versions/2")))],
            begin: Some((format!("{PATH}/new?voice=worker"), words("Neu"))),
        }],
        lines: vec![DomainLine {
            href: format!("{PATH}/domains/housing"),
            title: words("Wohnen"),
            rank: Some(texts.with("assessment-rank", &[("n", 1.into())])),
            cells: vec![
                (words("Klient_in"), vec![words("Problem 1 · Stärke 3")]),
                (words("Fachkraft"), Vec::new()),
            ],
            difference: Some(texts.get("assessment-differ-seen-by-one").into_owned()),
            class: "st-risk",
            icon: "risk",
            result: texts.get("code-need-result-need").into_owned(),
            result_text: words("Wohnung ab dem ersten Tag."),
            needs: words("1 offen, 1 im Plan"),
        }],
        settled: words("1 von 8"),
        versions: vec![VersionLine {
            href: Some(format!("{PATH}/versions/1")),
            day: words("12.11.2026"),
            occasion: words("Aufnahme"),
            voice: words("Dritte"),
            source: words("Sozialdienst"),
            by: words("Anna Beispiel"),
            class: "st-mute",
            icon: "none",
            state: texts.get("assessment-state-struck").into_owned(),
            reason: words("Falscher Fall."),
        }],
    };
    page.render().unwrap_or_default()
}

fn start(lang: Lang) -> String {
    let page = StartPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}?voice=third_party"),
        what: words("Was jemand anderes beiträgt."),
        intro: Some(words("Nur, was bekannt ist.")),
        fields: fields(),
        f: refused(lang, "source", "assessment-problem-source"),
    };
    page.render().unwrap_or_default()
}

fn version(lang: Lang, late: bool) -> String {
    let texts = texts(lang);
    let page = VersionPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/versions/1"),
        strike: format!("{PATH}/versions/1/strike"),
        any_taken: true,
        sparse: Some(texts.with(
            "assessment-sparse",
            &[
                ("n", 7.into()),
                ("all", 8.into()),
                ("names", "Wohnen, Arbeit".into()),
            ],
        )),
        lines: vec![Line {
            href: format!("{PATH}/versions/1/domains/housing"),
            title: words("Wohnen"),
            problem: Some(problem(texts)),
            resource: None,
            class: "st-risk",
            icon: "risk",
            state: texts.get("assessment-line-one-sided").into_owned(),
        }],
        fields: fields(),
        faster: Some((words("Ben Muster"), format!("{PATH}/versions/2"))),
        beside: vec![Beside {
            title: words("Wohnen"),
            theirs: words("Problem 1"),
            mine: words("Problem 4"),
            difference: Some(words("3 Stufen")),
        }],
        anew: late.then(|| format!("{PATH}/versions/1/anew")),
        theirs: theirs(),
        f: refused(lang, "given_on", "error-date-future"),
    };
    page.render().unwrap_or_default()
}

fn read(lang: Lang) -> String {
    let texts = texts(lang);
    let page = ReadPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        facts: vec![(words("Datum"), words("12.11.2026"))],
        hidden: true,
        struck: Some(words("Gestrichen")),
        typed: Some(format!("{PATH}/versions/1?typed=1")),
        summary: words("Das Gesamtbild."),
        is_summary: true,
        order: vec![words("Wohnen")],
        parts: vec![Part {
            title: words("Wohnen"),
            problem: problem(texts),
            resource: resource(texts),
            told: told(),
        }],
        silent: vec![words("Gesundheit"), words("Arbeit")],
        again: Some(format!("{PATH}/new?voice=worker")),
        share: Some(format!("{PATH}/versions/1/shared")),
        strike: Some(format!("{PATH}/versions/1/strike")),
        back: words(PATH),
    };
    page.render().unwrap_or_default()
}

fn strike(lang: Lang) -> String {
    let page = StrikePage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/versions/1/strike"),
        about: words("Fachkraft, 12.11.2026"),
        back: format!("{PATH}/versions/1"),
        theirs: theirs(),
        f: refused(lang, "reason", "error-reason-required"),
    };
    page.render().unwrap_or_default()
}

fn share(lang: Lang) -> String {
    let page = SharePage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/versions/1/shared"),
        about: words("Zusammenfassung, 12.11.2026"),
        back: format!("{PATH}/versions/1"),
        theirs: theirs(),
        f: refused(lang, "shared_on", "assessment-problem-shared-before"),
    };
    page.render().unwrap_or_default()
}

fn asked(texts: &Texts) -> Vec<Asked> {
    let only_if = texts.with("assessment-only-if", &[("answers", "nein".into())]);
    vec![
        Asked {
            name: words("q_own_bed"),
            words: words("Ein eigenes Bett?"),
            choices: yes(),
            only_if: None,
        },
        Asked {
            name: words("q_whose_bed"),
            words: words("Wessen Bett?"),
            choices: Vec::new(),
            only_if: Some(only_if),
        },
    ]
}

fn questions() -> Words {
    Words {
        problem: words("Wie schwer ist es?"),
        problems: vec![Choice::new("0", "0: leicht")],
        problem_text: words("Was fehlt?"),
        resource: words("Was klappt?"),
        resources: vec![Choice::new("0", "0: nichts")],
        resource_text: words("Was hilft?"),
        person: words("Was können Sie?"),
        life_world: words("Wer ist da?"),
        importance: "assessment-importance-own",
    }
}

fn rate(lang: Lang, late: bool) -> String {
    let texts = texts(lang);
    let page = RatePage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/versions/1/domains/housing"),
        back: format!("{PATH}/versions/1"),
        place: words("Bereich 1 von 8"),
        next: Some(words("Arbeit")),
        words: questions(),
        questions: asked(texts),
        shown: "own_bed".to_owned(),
        kept: vec![Kept {
            name: "q_debts_to".to_owned(),
            value: "Versandhaus".to_owned(),
            question: "Bei wem?".to_owned(),
            answer: "Versandhaus".to_owned(),
        }],
        importances: vec![Choice::new("first", texts.get("code-importance-first"))],
        urgencies: vec![Choice::new("now", texts.get("code-urgency-now"))],
        anew: late.then(|| format!("{PATH}/versions/1/domains/housing/anew")),
        theirs: theirs(),
        f: refused(lang, "q_whose_bed", "assessment-problem-answer"),
    };
    page.render().unwrap_or_default()
}

fn domain(lang: Lang) -> String {
    let texts = texts(lang);
    let page = DomainPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/domains/housing"),
        columns: vec![Column {
            voice: words("Dritte"),
            kind: texts
                .get("code-epistemic-kind-third-party-statement")
                .into_owned(),
            spoken: words("12.11.2026, Sozialdienst"),
            href: format!("{PATH}/versions/1"),
            problem: problem(texts),
            resource: resource(texts),
            told: told(),
            hidden: true,
        }],
        difference: Some(words("3 Stufen auseinander")),
        compared: vec![(
            format!("{PATH}/compare?from=1&to=2#d-housing"),
            words("Fachkraft: erste und letzte"),
        )],
        moments: vec![Moment {
            day: words("12.11.2026"),
            occasion: words("Aufnahme"),
            voice: words("Fachkraft"),
            problem: problem(texts),
            resource: resource(texts),
        }],
        history: vec![Settled {
            class: "st-ok",
            icon: "ok",
            result: texts.get("code-need-result-no-need").into_owned(),
            day: words("12.11.2026"),
            text: words("Wohnung ist sicher."),
            kind: texts.get("code-epistemic-kind-assessment").into_owned(),
            by: words("Anna Beispiel"),
            struck: None,
            strike: words("/cases/1/assessment/domains/housing/results/1/strike"),
        }],
        results: vec![Choice::new("need", texts.get("code-need-result-need"))],
        needs: vec![need::sample_line(texts)],
        all_closed: true,
        listed: vec![Choice::new("no_home", "Keine Wohnung")],
        voices: vec![Choice::new("client", "Klient_in")],
        from_plan: true,
        may_edit: true,
        theirs: theirs(),
        f: refused(lang, "text", "assessment-problem-need-text"),
    };
    page.render().unwrap_or_default()
}

fn compare(lang: Lang) -> String {
    let texts = texts(lang);
    let page = ComparePage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        action: format!("{PATH}/compare"),
        versions: vec![Choice::new("1", "Fachkraft, 12.11.2026")],
        from: words("Fachkraft, 12.05.2026"),
        to: words("Fachkraft, 12.11.2026"),
        pairs: vec![(
            format!("{PATH}/compare?from=1&to=2"),
            words("Fachkraft: erste und letzte"),
        )],
        rows: vec![Row {
            id: words("housing"),
            title: words("Wohnen"),
            href: format!("{PATH}/domains/housing"),
            problem: [problem(texts), resource(texts)],
            problem_change: sign(texts, Change::Better),
            resource: [resource(texts), problem(texts)],
            resource_change: sign(texts, Change::Unknown),
        }],
        apart: true,
        labels: [words("Klient_in:"), words("Fachkraft:")],
        f: FormView::new(texts, FormData::default()),
    };
    page.render().unwrap_or_default()
}

fn paper(lang: Lang) -> String {
    let texts = texts(lang);
    let page = PaperPage {
        sh: Shell::sample(lang),
        frame: frame(lang),
        title: words("Meine Sicht"),
        intro: Some(words("Es gibt kein Richtig und kein Falsch.")),
        own: false,
        third: true,
        occasions: vec![Choice::new("intake", "Aufnahme")],
        importances: vec![Choice::new("first", "Kommt zuerst")],
        urgencies: vec![Choice::new("release", "Vor der Entlassung")],
        sheets: vec![Sheet {
            title: words("Wohnen"),
            words: questions(),
            questions: asked(texts),
        }],
        others: vec![(format!("{PATH}/paper?voice=worker"), words("Fachkraft"))],
        version: words("Fassung 1"),
        back: words(PATH),
    };
    page.render().unwrap_or_default()
}
