//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use i18n::{Lang, Texts, texts};

use super::{
    DraftPage, PlanPage,
    aside::{Aside, CarriedLine, IndependenceLine, VersionLine},
    beside::DecisionLine,
    compare::{ChangeLine, ComparePage, VersionPage},
    correct::{CorrectPage, ReviewLine, ScoreField},
    lines::{Edit, GoalLine, MeasureLine, OtherLine, StepLine},
    meetings::MeetingLine,
    pause::PauseLine,
    sheet::FormPage,
    sign::SignPage,
    signed::{AnswerLine, SignatureLine, Signed, StruckLine},
    strike::StrikePage,
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
    vec![
        ("plan/plan.html", plan(lang)),
        ("plan/draft.html", draft(lang)),
        ("plan/compare.html", compare(lang)),
        ("plan/version.html", version(lang)),
        ("plan/form.html", form(lang)),
        ("plan/sign.html", sign(lang)),
        ("plan/strike.html", strike(lang, false)),
        ("plan/strike.html", strike(lang, true)),
        ("plan/correct.html", correct(lang)),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn frame(texts: &'static Texts) -> CaseFrame {
    CaseFrame::sample(texts, CaseTab::Plan)
}

fn edit(editing: bool) -> Option<Edit> {
    editing.then(|| Edit {
        href: words("/cases/1/plan/draft/goals/1"),
        remove: words("/cases/1/plan/draft/items/1/remove"),
        revision: 2,
        shift: words("/cases/1/plan/draft/items/1/move"),
        up: true,
        down: true,
    })
}

fn warned(texts: &Texts) -> String {
    texts.with(
        "appointment-warn-no-contact",
        &[("name", "Emre Muster".into())],
    )
}

fn goals(texts: &Texts, editing: bool) -> Vec<GoalLine> {
    let step = StepLine {
        id: words("3"),
        what: words("Unterlagen kopieren"),
        facts: vec![words("Do 03.12.2026"), words("Büro Erfurt")],
        papers: words("Personalausweis"),
        class: "",
        done: false,
        late: true,
        marks: vec![warned(texts)],
        told: None,
        act: (!editing).then(|| words("/cases/1/plan/progress/3")),
        edit: edit(editing),
    };
    let measure = MeasureLine {
        id: words("2"),
        what: words("Betreutes Wohnen anfragen"),
        carried: texts.get("code-carried-by-together").into_owned(),
        facts: vec![words("Wohnungssuche"), words("draußen")],
        areas: words("Wohnen"),
        class: "st-risk",
        icon: "risk",
        status: texts.get("code-measure-status-running").into_owned(),
        asked: vec![(words("Handyvertrag"), words("/cases/1/concerns#c-1"))],
        leaves: vec![words("Fr 11.12.2026, Arbeitgeber (genehmigt)")],
        meetings: vec![MeetingLine {
            words: words("Fr 11.12.2026, 10:30, im Büro (hat stattgefunden)"),
            feedback: words("Ruhig gesprochen, gut zugehört."),
            again: (!editing).then(|| words("/cases/1/appointments/new?after=1&again=yes")),
        }],
        meet: (!editing).then(|| words("/cases/1/appointments/new?measure=2")),
        told: Some(words("Vorstellung vereinbart (20.11.2026)")),
        marks: vec![warned(texts)],
        overridden: Some(words("abgesprochen mit B.I.S.S.")),
        steps: vec![step],
        act: (!editing).then(|| words("/cases/1/plan/progress/2")),
        edit: edit(editing),
        add: editing.then(|| words("/cases/1/plan/draft/measures/2/steps/new")),
    };
    vec![GoalLine {
        id: words("1"),
        domain: words("Wohnen"),
        locked: Some(words("B.I.S.S.")),
        words: words("Ich will eine eigene Tür, die ich zumachen kann."),
        said: vec![(
            texts.get("plan-field-why").into_owned(),
            words("Meine Tochter soll mich besuchen können."),
        )],
        needs: vec![(words("Keine Wohnung"), words("/cases/1/assessment/needs/1"))],
        hints: vec![
            texts.get("plan-hint-problems").into_owned(),
            texts.get("plan-hint-expected").into_owned(),
        ],
        marks: vec![warned(texts)],
        score: Some(words("+1: mehr als erwartet, am 20.11.2026")),
        measures: vec![measure],
        edit: edit(editing),
        add: editing.then(|| words("/cases/1/plan/draft/goals/1/measures/new")),
    }]
}

fn others(texts: &Texts) -> Vec<OtherLine> {
    vec![OtherLine {
        domain: words("Freizeit"),
        words: texts.get("code-need-result-no-need").into_owned(),
        asked: vec![(words("Sportverein"), words("/cases/1/concerns#c-2"))],
    }]
}

fn aside(texts: &Texts) -> Aside {
    Aside {
        signed: signed(texts),
        answer_class: "st-ok",
        answer_icon: "ok",
        review: Some(words("spätestens am 10.12.2026")),
        review_late: true,
        paused: None,
        pauses: vec![PauseLine {
            words: words("01.10.2026 bis 15.10.2026: Verlegung"),
            struck: true,
            former: former(texts),
            correct: Some(words("/cases/1/plan/pauses/1")),
        }],
        reviews: vec![ReviewLine {
            day: words("20.11.2026"),
            words: words("Gut vorangekommen."),
            kind: texts.get("code-epistemic-kind-assessment").into_owned(),
            scores: vec![(words("„Ich will eine Tür.“: +1"), words("zwei Gespräche"))],
            former: former(texts),
            correct: Some(words("/cases/1/plan/reviews/1")),
        }],
        hints: vec![words("kocht gern")],
        versions: vec![VersionLine {
            href: words("/cases/1/plan/versions/2"),
            title: words("Version 2"),
            small: words("seit 12.11.2026"),
            compare: Some(words("/cases/1/plan/compare?from=1&to=2")),
            current: true,
        }],
        independence: vec![IndependenceLine {
            domain: words("Behörden"),
            level: texts.get("code-independence-reminder").into_owned(),
            small: words("seit 12.11.2026"),
            kind: texts.get("code-epistemic-kind-assessment").into_owned(),
        }],
        carried: vec![CarriedLine {
            version: words("Version 2"),
            measures: words("1 von 3"),
            steps: words("2 von 4"),
        }],
        counts: true,
    }
}

fn signed(texts: &Texts) -> Signed {
    let scan = || Some((words("/cases/1/scans/1"), words("e3b0c442")));
    Signed {
        answers: vec![AnswerLine {
            said: texts.get("code-plan-agreement-with-remark").into_owned(),
            words: words("Nicht ins Wohnheim."),
            strike: Some(words("/cases/1/plan/agreement/1/strike")),
        }],
        signatures: vec![SignatureLine {
            words: words("Jonas Demir, am Bildschirm, 12.11.2026"),
            scan: scan(),
            strike: Some(words("/cases/1/plan/signature/1/strike")),
        }],
        struck: vec![StruckLine {
            words: words("Jonas Demir, auf Papier, 11.11.2026"),
            said: words("Bemerkung"),
            scan: scan(),
            why: words("gestrichen von Anna Beispiel, weil: falsches Blatt"),
        }],
    }
}

fn former(texts: &Texts) -> Vec<Former> {
    vec![Former {
        fields: vec![(
            words("„Ich will eine Tür.“"),
            texts.get("code-plan-attainment-less").into_owned(),
        )],
        why: words("Grund: verwechselt. Anna Beispiel, 20.11.2026"),
    }]
}

fn strike(lang: Lang, too_late: bool) -> String {
    let texts = texts(lang);
    let pairs = [("reason", words("falsches Blatt"))];
    let page = StrikePage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/plan/signature/1/strike"),
        back: words("/cases/1/plan"),
        version: words("Version 2"),
        what: words("Jonas Demir, auf Papier, 11.11.2026"),
        lines: vec![words("eingetragen von Anna Beispiel")],
        scan: Some((words("/cases/1/scans/1"), words("e3b0c442"))),
        text: texts.get("plan-strike-signature-text").into_owned(),
        struck: too_late.then(|| words("gestrichen von Ben Muster, weil: verwechselt")),
        f: FormView::new(texts, FormData::from_pairs(pairs)),
    };
    page.render().unwrap_or_default()
}

fn correct(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("why", "error-reason-required");
    let page = CorrectPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        action: words("/cases/1/plan/reviews/1"),
        back: words("/cases/1/plan"),
        intro: words("Überprüfung vom 20.11.2026."),
        goals: vec![ScoreField {
            score: words("score-1"),
            why: words("words-1"),
            label: words("Zielerreichung: „Ich will eine Tür.“"),
            ask: texts.get("plan-review-why").into_owned(),
            expected: words("Erwartet war (0): ein eigener Schlüssel"),
        }],
        steps: vec![Choice::new("more", words("+1: mehr als erwartet"))],
        former: former(texts),
        theirs: Theirs {
            by: Some(words("Ben Muster")),
            fields: vec![(words("„Ich will eine Tür.“"), words("wie erwartet"))],
        },
        f: FormView::invalid(texts, FormData::default(), problems),
    };
    page.render().unwrap_or_default()
}

fn change(texts: &Texts) -> ChangeLine {
    ChangeLine {
        name: words("Maßnahme „Wohnungssuche“"),
        class: "chip-risk",
        what: texts.get("plan-change-changed").into_owned(),
        fields: vec![(words("bis"), words("01.12.2026"), words("15.12.2026"))],
    }
}

fn plan(lang: Lang) -> String {
    let texts = texts(lang);
    let page = PlanPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        title: Some(words("Version 2, seit 12.11.2026")),
        writing: Some(words("Version 3 wird geschrieben.")),
        locks: vec![words("Arbeit: B.I.S.S. führt.")],
        alerts: vec![words("Bedarf ohne Ziel: Geld")],
        goals: goals(texts, false),
        others: others(texts),
        aside: aside(texts),
        decisions: vec![DecisionLine {
            day: words("12.11.2026"),
            question: words("Wohnheim oder warten?"),
            said: vec![(words("Ergebnis"), words("Zwei Wochen Wohnheim."))],
            by: words("von Anna Beispiel"),
            struck: Some(texts.get("plan-decision-struck").into_owned()),
            correct: Some(words("/cases/1/plan/decisions/1")),
        }],
        may_edit: true,
        may_begin: true,
    };
    page.render().unwrap_or_default()
}

fn draft(lang: Lang) -> String {
    let texts = texts(lang);
    let page = DraftPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        draft: Some((3, 7)),
        moved: true,
        refused: Some(words("B.I.S.S. führt inzwischen den Bereich.")),
        locks: vec![words("Arbeit: B.I.S.S. führt.")],
        alerts: vec![words("Bedarf ohne Ziel: Geld")],
        goals: goals(texts, true),
        others: others(texts),
        hints: vec![words("kocht gern")],
        changes: vec![change(texts)],
    };
    page.render().unwrap_or_default()
}

fn compare(lang: Lang) -> String {
    let texts = texts(lang);
    let page = ComparePage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        back: words("/cases/1/plan"),
        title: words("Von Version 1 zu Version 2"),
        changes: vec![change(texts)],
    };
    page.render().unwrap_or_default()
}

fn version(lang: Lang) -> String {
    let texts = texts(lang);
    let page = VersionPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        back: words("/cases/1/plan"),
        title: words("Version 1, seit 01.10.2026"),
        former: true,
        goals: goals(texts, false),
        others: others(texts),
        signed: signed(texts),
    };
    page.render().unwrap_or_default()
}

fn form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("words", "plan-problem-words");
    let pairs = [("need", words("Wohnung"))];
    let f = FormView::invalid(texts, FormData::from_pairs(pairs), problems);
    let page = FormPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        theirs: Theirs {
            by: Some(words("Ben Muster")),
            fields: vec![(words("Bedarf"), words("eigenes Zimmer"))],
        },
        action: words("/cases/1/plan/draft/goals"),
        back: words("/cases/1/plan/draft"),
        doubts: vec![texts.with(
            "network-doubt-consent",
            &[
                ("name", "Emre Muster".into()),
                ("consent", "not_asked".into()),
            ],
        )],
        intro: vec![words("Für das Ziel")],
        entries: Vec::new(),
        names: vec![words("Haus Musterbrücke")],
        fields: vec![
            f.area("need", "plan-field-need", 2),
            f.area("words", "plan-field-words", 3),
        ],
        f,
    };
    page.render().unwrap_or_default()
}

fn sign(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("file", "scan-problem-kind");
    let pairs = [("number", words("2")), ("way", words("paper"))];
    let page = SignPage {
        sh: Shell::sample(lang),
        frame: frame(texts),
        intro: words("Unterschrieben wird Version 2."),
        action: words("/cases/1/plan/signature"),
        back: words("/cases/1/plan"),
        signers: vec![Choice::new("client", texts.get("code-plan-signer-client"))],
        ways: vec![Choice::new("paper", texts.get("plan-way-paper"))],
        confirm: vec![Choice::new("yes", texts.get("plan-sign-confirm"))],
        against: Some((
            texts.with("plan-sign-against", &[("answer", "stimmt nicht zu".into())]),
            vec![Choice::new("disagrees", texts.get("plan-sign-anyway"))],
        )),
        outdated: true,
        f: FormView::invalid(texts, FormData::from_pairs(pairs), problems),
    };
    page.render().unwrap_or_default()
}
