//! The pages of this noun with sample content.

use app::{
    Problems,
    assignment::{AbsenceView, Handover, HandoverView, Powers},
};
use askama::Template;
use domain::{handover::HandoverKind, ids::Id};
use i18n::{Lang, texts};
use jiff::{Timestamp, civil::date};

use super::{
    Checked, Choice, Episode, FormData, FormView, Line, Link, Offer, PeoplePage, Place, Question,
    Theirs, absence, handover, offer,
};
use crate::{
    page::Shell,
    pages::{
        case::{CaseFrame, CaseTab},
        person::PersonCard,
    },
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("assignment/people.html", people(lang)),
        ("assignment/handover.html", offered(lang)),
        ("assignment/offer.html", offer_form(lang)),
        ("assignment/reply.html", reply(lang)),
        ("assignment/absence.html", away(lang)),
    ]
}

fn people(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("reason", "error-reason-required");
    let words = |text: &str| text.to_owned();
    let page = PeoplePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::People),
        history: vec![Line {
            name: words("Anna Beispiel"),
            responsibility: texts.get("code-responsibility-lead").into_owned(),
            from: texts.date(date(2026, 6, 30)),
            to: texts.get("common-today").into_owned(),
            by: words("Dora Leitner"),
            reason: words("Elternzeit von Lena Muster"),
            current: true,
        }],
        offers: vec![sample_offer(
            texts.get("assignment-handover-declined").into_owned(),
        )],
        open: Some(sample_offer(
            texts.get("assignment-handover-open").into_owned(),
        )),
        absence: Some((words("Anna Beispiel, 04.12.2026"), false)),
        places: vec![Place {
            title: words("Büro Erfurt"),
            lines: vec![(words("Telefon"), words("0361 0000"))],
            version: Some((
                words("Aufgenommen unter"),
                words("Version 1"),
                words("/programmes/puemas/1"),
            )),
        }],
        social_service: vec![words("Fritzi Vollmer")],
        institution: words("JVA Tonna"),
        episodes: vec![Episode {
            href: words("/cases/1"),
            number: words("2025-0031"),
            words: words("abgeschlossen"),
            here: false,
            request: Some("/cases/1/reentry".to_owned()),
        }],
        person: Some(PersonCard::sample()),
        merged: vec![words("War auch angelegt als Demir, Jona; Fälle: 2025-0031")],
        open_work: vec![words("5")],
        workers: vec![Choice::new("1", "Ben Muster (12 von 20)")],
        away: vec![Link {
            href: words("/absence/1"),
            label: words("Anna Beispiel"),
        }],
        lead: words("Anna Beispiel"),
        no_deputy: true,
        powers: Powers {
            assign: true,
            hand_over: true,
            close: true,
            reenter: true,
            inner: true,
            merge: true,
            correct: true,
            transfer: true,
        },
        theirs: Theirs {
            by: Some(words("Dora Leitner")),
            fields: vec![(words("Vertretung"), words("Ben Muster"))],
        },
        f_assign: FormView::invalid(texts, FormData::default(), problems),
    };
    page.render().unwrap_or_default()
}

fn sample_offer(state: String) -> Offer {
    Offer {
        to: "Ben Muster".to_owned(),
        by: "Anna Beispiel".to_owned(),
        when: "19.11.2026, 14:10".to_owned(),
        content: "Wohnen ist offen.".to_owned(),
        state,
        answer: "Gern ab Dezember.".to_owned(),
        checklist: vec![Checked {
            title: "Der nächste Termin steht fest".to_owned(),
            done: false,
            state: "nicht erledigt".to_owned(),
            remark: "wird am Montag vereinbart".to_owned(),
        }],
        questions: vec![Question {
            id: "1".to_owned(),
            body: "Wer übernimmt die Begleitung am Entlassungstag?".to_owned(),
            when: "20.11.2026, 09:00".to_owned(),
            reply: None,
        }],
        waits: vec!["noch nicht geöffnet".to_owned()],
        late: true,
    }
}

fn offer_form(lang: Lang) -> String {
    let texts = texts(lang);
    let page = offer::OfferPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        kinds: offer::kinds(texts),
        workers: vec![Choice::new("1", "Ben Muster (12 von 20)")],
        items: vec![offer::ItemLine {
            at: 0,
            title: "Der nächste Termin steht fest".to_owned(),
            figure: Some(texts.get("assignment-no-contact").into_owned()),
        }],
        lead: "Anna Beispiel".to_owned(),
        passes: texts.with(
            "assignment-passes",
            &[("appointments", 3.into()), ("assessments", 1.into())],
        ),
        along: offer::along(
            texts,
            "assignment-along",
            "Anna Beispiel",
            &[texts.day(date(2026, 12, 11))],
        ),
        along_elsewhere: offer::along(
            texts,
            "assignment-along-elsewhere",
            "Ben Muster",
            &[texts.day(date(2026, 12, 11))],
        ),
        passes_elsewhere: Some(texts.with(
            "assignment-passes-elsewhere",
            &[("appointments", 1.into()), ("assessments", 0.into())],
        )),
        f: FormView::new(texts, FormData::default()),
    };
    page.render().unwrap_or_default()
}

fn reply(lang: Lang) -> String {
    let texts = texts(lang);
    let case = "/cases/01920000-0000-7000-8000-000000000001";
    let page = offer::ReplyPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        action: format!("{case}/handovers/questions/{}", uuid::Uuid::from_u128(7)),
        question: "Wer übernimmt die Begleitung am Entlassungstag?".to_owned(),
        f: FormView::new(texts, FormData::default()),
    };
    page.render().unwrap_or_default()
}

fn offered(lang: Lang) -> String {
    let texts = texts(lang);
    let uuid = uuid::Uuid::from_u128(7);
    let offer = Handover {
        id: Id::from_uuid(uuid),
        carrier: Id::from_uuid(uuid),
        case: Id::from_uuid(uuid),
        case_number: "2026-0147".to_owned(),
        from: None,
        from_name: Some("Anna Beispiel".to_owned()),
        kind: HandoverKind::Phase,
        to_site: None,
        checklist: Vec::new(),
        seen_at: None,
        to: Id::from_uuid(uuid),
        to_name: "Ben Muster".to_owned(),
        content: "Wohnen ist offen.".to_owned(),
        offered_at: Timestamp::UNIX_EPOCH,
        offered_by: Id::from_uuid(uuid),
        offered_by_name: "Dora Leitner".to_owned(),
        answered_at: None,
        accepted: None,
        answer: String::new(),
        ended: None,
        ended_by: None,
    };
    let view = HandoverView {
        offer,
        site: Some("Büro Erfurt".to_owned()),
        checklist: Vec::new(),
        questions: Vec::new(),
        leaves: Vec::new(),
        of_deputy: None,
        due: Some(date(2026, 11, 20)),
        deputies: Vec::new(),
        deputy: None,
        seen: String::new(),
    };
    let form = || FormView::new(texts, FormData::default());
    handover::built(texts, Shell::sample(lang), view, (form(), form()))
        .render()
        .unwrap_or_default()
}

fn away(lang: Lang) -> String {
    let texts = texts(lang);
    let view = AbsenceView {
        user: Id::from_uuid(uuid::Uuid::from_u128(7)),
        name: "Anna Beispiel".to_owned(),
        until: Some(date(2026, 12, 4)),
        version: 3,
        own: false,
        uncovered: vec![(
            Id::from_uuid(uuid::Uuid::from_u128(8)),
            "2026-0147".to_owned(),
        )],
    };
    let theirs = Theirs {
        by: None,
        fields: vec![("bis".to_owned(), "01.12.2026".to_owned())],
    };
    absence::built(texts, Shell::sample(lang), view, None, theirs)
        .render()
        .unwrap_or_default()
}
