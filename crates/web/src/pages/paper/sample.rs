//! The pages of this noun with sample content.

use app::Problems;
use askama::Template;
use domain::{
    Code,
    paper::{HandedHow, InformationTopic, PaperLanguage, Understood},
};
use i18n::{Lang, texts};

use super::{
    CaseFrame, CaseTab, Group, HandedLine, HistoryLine, ListPage, OfferLine, Shell, TopicLine,
    explain::ExplainPage, make::MakePage, strike::StrikePage,
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("paper/list.html", list(lang)),
        ("paper/make.html", make(lang)),
        ("paper/explain.html", explain(lang)),
        ("paper/strike.html", strike(lang)),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn list(lang: Lang) -> String {
    let texts = texts(lang);
    let code = |kind: &str, code: &str| texts.get(&format!("code-{kind}-{code}")).into_owned();
    let struck = texts.with(
        "paper-struck",
        &[
            ("name", "Ben Muster".into()),
            ("when", "Mo 23.11.2026, 10:12".into()),
            ("reason", "doppelt".into()),
        ],
    );
    let page = ListPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Papers),
        groups: vec![Group {
            title: texts.get("paper-for-client").into_owned(),
            offers: vec![OfferLine {
                name: code("paper-kind", "appointment-letter"),
                mark: words("Do 03.12.2026, 10:30"),
                languages: vec![(
                    words("/cases/1/papers/new/x/de"),
                    code("paper-language", "de"),
                )],
                blocked: Some(
                    texts.with("paper-refused-no-contact", &[("name", "Kim Muster".into())]),
                ),
            }],
            folded_words: texts.with("paper-later-letters", &[("n", 1.into())]),
            folded: vec![OfferLine {
                name: code("paper-kind", "appointment-letter"),
                mark: words("Do 10.12.2026, 10:30"),
                languages: vec![(
                    words("/cases/1/papers/new/y/de"),
                    code("paper-language", "de"),
                )],
                blocked: None,
            }],
        }],
        handed: vec![HandedLine {
            name: code("paper-kind", "information"),
            href: words("/cases/1/papers/kept/1"),
            on: words("23.11.2026"),
            to: words("Kim Muster"),
            basis: words("Einwilligung vom 02.11.2026"),
            how: code("handed-how", "read-aloud"),
            language: code("paper-language", "easy"),
            understood: code("understood", "partly"),
            own_words: words("Ich muss nichts unterschreiben."),
            recorded: words("Anna Beispiel, Mo 23.11.2026, 09:15"),
            struck: Some(struck.clone()),
            strike: Some(words("/cases/1/papers/kept/1/strike")),
        }],
        topics: vec![TopicLine {
            name: code("information-topic", "records"),
            class: "st-ok",
            icon: "ok",
            state: texts.get("paper-topic-phase").into_owned(),
            last: words("23.11.2026"),
            understood: code("understood", "yes"),
        }],
        history: vec![HistoryLine {
            topic: code("information-topic", "records"),
            last: words("23.11.2026"),
            understood: code("understood", "yes"),
            own_words: words("Ihr schreibt auf, was ich brauche."),
            material: words("Informationsblatt"),
            recorded: words("Anna Beispiel, Mo 23.11.2026, 09:15"),
            struck: Some(struck),
            strike: Some(words("/cases/1/papers/explained/1/strike")),
        }],
        may_make: true,
    };
    page.render().unwrap_or_default()
}

fn make(lang: Lang) -> String {
    let texts = texts(lang);
    let sh = Shell::sample(lang);
    let mut problems = Problems::new();
    problems.add_key("own_words", "paper-problem-own-words");
    let data = FormData::from_pairs([
        ("on", words("23.11.2026")),
        ("understood", words("yes")),
        ("seen", words("0")),
    ]);
    let page = MakePage {
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        action: words("/cases/1/papers/new/information/de"),
        preview: words("/cases/1/papers/preview/information/de"),
        title: words("Informationsblatt"),
        mark: words("Do 03.12.2026, 10:30"),
        missing: words("م"),
        blank: texts.get("code-letter-field-book-number").into_owned(),
        stands: "paper-letter-ended",
        explains: super::make::explains(texts, InformationTopic::ALL),
        perhaps: words("Lena S."),
        left_out: texts.with("paper-left-out", &[("names", "Emre Muster".into())]),
        unasked: texts.with("paper-unasked", &[("names", "Lena Muster".into())]),
        languages: vec![(
            words("/cases/1/papers/new/information/easy"),
            texts.get("code-paper-language-easy").into_owned(),
            true,
        )],
        hows: Choice::all::<HandedHow>(sh.texts, "handed_how"),
        explained: vec![Choice::new("yes", texts.get("paper-was-explained"))],
        understood: Choice::all::<Understood>(sh.texts, "understood"),
        f: FormView::invalid(texts, data, problems),
        sh,
    };
    page.render().unwrap_or_default()
}

fn explain(lang: Lang) -> String {
    let texts = texts(lang);
    let sh = Shell::sample(lang);
    let page = ExplainPage {
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        topics: Choice::all::<InformationTopic>(sh.texts, "information_topic"),
        languages: Choice::all::<PaperLanguage>(sh.texts, "paper_language"),
        understood: Choice::all::<Understood>(sh.texts, "understood"),
        f: FormView::new(texts, FormData::from_pairs([("on", words("23.11.2026"))])),
        sh,
    };
    page.render().unwrap_or_default()
}

fn strike(lang: Lang) -> String {
    let texts = texts(lang);
    let struck = [None, Some(words("Ben Muster, Mo 23.11.2026, 10:12"))];
    let pages = struck.into_iter().map(|struck| {
        let page = StrikePage {
            sh: Shell::sample(lang),
            frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
            action: words("/cases/1/papers/kept/1/strike"),
            what: texts.get("code-paper-kind-information").into_owned(),
            lines: vec![words("23.11.2026, Kim Muster")],
            text: texts.get("paper-strike-text").into_owned(),
            struck,
            f: FormView::new(texts, FormData::from_pairs([("reason", words("doppelt"))])),
        };
        page.render().unwrap_or_default()
    });
    pages.collect()
}
