//! The pages of this noun with sample content.

use app::{
    Problems,
    correction::Correction,
    partner::{
        Contact, Directory, Listed, Particulars, Partner, View, activity::Activity, note::Note,
    },
};
use askama::Template;
use domain::{
    ids::{CarrierId, NetworkActivityId, PartnerId, PartnerNoteId, SiteId, UserId},
    partner::{ActivityKind, PartnerKind},
    place::{Place, Point},
};
use i18n::{Lang, texts};
use jiff::{Timestamp, civil::date};
use programme::Text;
use uuid::Uuid;

use super::{activity, form, list_page, reason, show};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::{Pager, Shell},
    pages::assignment::Theirs,
};

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    vec![
        ("partner/list.html", list(lang, true)),
        ("partner/list.html", list(lang, false)),
        ("partner/show.html", shown(lang, false)),
        ("partner/show.html", shown(lang, true)),
        ("partner/form.html", filled(lang)),
        ("partner/reason.html", asked(lang)),
        ("partner/activities.html", activities(lang)),
        ("partner/activity.html", activity_form(lang)),
    ]
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn nobody() -> UserId {
    UserId::from_uuid(Uuid::from_u128(7))
}

fn partner() -> Partner {
    Partner {
        id: PartnerId::from_uuid(Uuid::from_u128(1)),
        carrier: CarrierId::from_uuid(Uuid::from_u128(2)),
        kind: PartnerKind::Housing,
        name: words("Haus Musterbrücke (erfunden)"),
        domains: vec![words("housing")],
        place: words("Jena"),
        place_key: words("Jena"),
        capacity: Some(2),
        capacity_on: Some(date(2026, 11, 2)),
        confirmed_on: date(2026, 3, 2),
        closed_on: None,
        told: Particulars {
            offers: words("Betreutes Wohnen für Einzelne."),
            address: words("Beispielgasse 4"),
            opening_hours: words("Mo bis Do 9–15 Uhr"),
            phone: words("030 23125 200"),
            mail: words("haus@example.org"),
            languages: words("Deutsch, Arabisch"),
            access: words("Drei Stufen, Klingel links."),
            contacts: vec![Contact {
                name: words("Erika Muster"),
                function: words("Aufnahme"),
                reach: words("vormittags"),
            }],
            capacity: words("zwei Zimmer ab Dezember"),
            agreed: words("Rückmeldung in drei Tagen."),
            agreed_from: None,
            agreed_to: Some(date(2027, 12, 31)),
        },
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: nobody(),
        recorded_by_name: words("Anna Beispiel"),
        version: 2,
    }
}

fn domains() -> Vec<(String, Text)> {
    vec![(words("housing"), Text::new("Wohnen", "Housing"))]
}

fn list(lang: Lang, found: bool) -> String {
    let listed = Listed {
        row: partner(),
        kilometres: Some(39.6),
        stale: true,
        room: true,
    };
    let directory = Directory {
        partners: if found { vec![listed] } else { Vec::new() },
        more_after: found.then(|| partner().id),
        from: found.then(|| Place {
            district: None,
            name: words("Erfurt"),
            also: Vec::new(),
            at: Point {
                lat: 5098,
                lon: 1103,
            },
        }),
        domains: domains(),
    };
    let data = FormData::from_pairs([("near", words("Erfurt"))]);
    let page = list_page(Shell::sample(lang), &data, &directory, vec![words("Jena")]);
    page.render().unwrap_or_default()
}

fn shown(lang: Lang, closed: bool) -> String {
    let row = Partner {
        closed_on: closed.then(|| date(2026, 10, 1)),
        ..partner()
    };
    let note = Note {
        row: store_note(),
        may_strike: true,
    };
    let view = View {
        partner: Listed {
            room: !closed,
            stale: !closed,
            kilometres: None,
            row,
        },
        domains: vec![Text::new("Wohnen", "Housing")],
        notes: vec![note],
        activities: vec![acted()],
        trail: vec![Correction {
            row: Uuid::from_u128(1),
            former: vec![(words("partner-phone"), words("030 23125 201"))],
            reason: words("Zahlendreher"),
            at: Timestamp::UNIX_EPOCH,
            by_name: words("Anna Beispiel"),
        }],
    };
    let mut problems = Problems::new();
    problems.add_key("body", "error-required");
    let f = FormView::invalid(texts(lang), FormData::default(), problems);
    let page = show::show_page(Shell::sample(lang), f, &view);
    page.render().unwrap_or_default()
}

fn store_note() -> app::partner::note::NoteRow {
    app::partner::note::NoteRow {
        id: PartnerNoteId::from_uuid(Uuid::from_u128(3)),
        partner: partner().id,
        noted_on: date(2026, 11, 3),
        body: words("Meldet sich am selben Tag zurück."),
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: nobody(),
        recorded_by_name: words("Anna Beispiel"),
        struck: None,
    }
}

fn acted() -> Activity {
    Activity {
        row: app::partner::activity::ActivityRow {
            id: NetworkActivityId::from_uuid(Uuid::from_u128(4)),
            carrier: partner().carrier,
            site: SiteId::from_uuid(Uuid::from_u128(5)),
            kind: ActivityKind::RoundTable,
            held_on: date(2026, 11, 4),
            minutes: 120,
            others: words("Frau Probe, Stadtverwaltung"),
            outcome: words("Ein Weg für Anfragen ist verabredet."),
            recorded_at: Timestamp::UNIX_EPOCH,
            recorded_by: nobody(),
            recorded_by_name: words("Anna Beispiel"),
            struck: false,
            version: 2,
        },
        partners: vec![app::partner::activity::Who {
            activity: NetworkActivityId::from_uuid(Uuid::from_u128(4)),
            partner: partner().id,
            name: partner().name,
        }],
        trail: Vec::new(),
        may_correct: true,
    }
}

fn filled(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("contact_name-0", "partner-problem-contact");
    let start = FormData::from_pairs([
        ("version", words("2")),
        ("name", partner().name),
        ("contact_reach-0", words("vormittags")),
    ]);
    let rows = form::rows(&start);
    let page = form::FormPage {
        sh: Shell::sample(lang),
        f: FormView::invalid(texts, start, problems),
        action: words("/partners/1"),
        back: words("/partners/1"),
        changes: true,
        kinds: Choice::all::<PartnerKind>(texts, "partner_kind"),
        domains: vec![Choice::new("housing", "Wohnen")],
        places: vec![words("Jena")],
        rows,
        theirs: theirs(),
    };
    page.render().unwrap_or_default()
}

fn theirs() -> Theirs {
    Theirs {
        by: Some(words("Ben Muster")),
        fields: vec![(words("Telefon"), words("030 23125 202"))],
    }
}

fn asked(lang: Lang) -> String {
    let texts = texts(lang);
    let f = FormView::new(texts, FormData::default());
    let page = reason::ReasonPage {
        sh: Shell::sample(lang),
        action: words("/partners/1/close"),
        back: words("/partners/1"),
        intro: texts.get("partner-close-text").into_owned(),
        said: Some(partner().name),
        fields: vec![
            f.date_field("since", "partner-since"),
            f.text("why", "common-reason"),
        ],
        theirs: theirs(),
        f,
    };
    page.render().unwrap_or_default()
}

fn activities(lang: Lang) -> String {
    let texts = texts(lang);
    let page = activity::ListPage {
        sh: Shell::sample(lang),
        lines: vec![activity::line(texts, &acted(), "Büro Erfurt")],
        pager: Pager::of(
            None,
            Some(words("/partners/activities?from=1")),
            texts.get("partner-activities-older"),
        ),
    };
    page.render().unwrap_or_default()
}

fn activity_form(lang: Lang) -> String {
    let texts = texts(lang);
    let mut problems = Problems::new();
    problems.add_key("partner-0", "partner-problem-unknown");
    let start = FormData::from_pairs([("partner-0", words("Haus"))]);
    let rows = activity::rows(&start);
    let page = activity::FormPage {
        sh: Shell::sample(lang),
        f: FormView::invalid(texts, start, problems),
        action: words("/partners/activities/1"),
        corrects: true,
        kinds: Choice::all::<ActivityKind>(texts, "activity_kind"),
        sites: vec![Choice::new("1", "Büro Erfurt")],
        names: vec![partner().name],
        rows,
        former: Vec::new(),
        theirs: theirs(),
    };
    page.render().unwrap_or_default()
}
