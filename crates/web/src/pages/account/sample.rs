//! Sample content for the test that renders every page.

use app::account::{AccountState, Notice, NoticeKind};
use domain::Code as _;
use i18n::Lang;

use super::{
    EditPage, Line, LinkPage, ListPage, NewPage, SessionLine, languages,
    link::{InvitationPage, OverPage, SetupPage},
    own::{CalendarCard, NoticesPage, OwnPage, notice_line},
    roles, state,
};
use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::Shell,
};

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let form = || FormView::new(texts, FormData::parse("version=3&name=Anna+Beispiel"));
    let rendered = |page: &dyn askama::DynTemplate| page.dyn_render().unwrap_or_default();
    let setup = SetupPage {
        texts,
        f: form(),
        token: "x".to_owned(),
    };
    let invitation = InvitationPage {
        texts,
        f: form(),
        token: "x".to_owned(),
        welcome: texts.with(
            "account-invitation-text",
            &[("name", "Anna Beispiel".into()), ("login", "anna".into())],
        ),
        login: "anna".to_owned(),
    };
    let over = OverPage {
        texts,
        reason: texts.get("account-link-expired").into_owned(),
        remedy: texts.get("account-link-over-remedy").into_owned(),
    };
    vec![
        ("account/list.html", rendered(&list(lang))),
        ("account/new.html", rendered(&new(lang))),
        ("account/edit.html", rendered(&edit(lang))),
        ("account/link.html", rendered(&link(lang))),
        ("account/own.html", rendered(&own(lang))),
        ("account/notices.html", rendered(&notices(lang))),
        ("account/setup.html", rendered(&setup)),
        ("account/invitation.html", rendered(&invitation)),
        ("account/over.html", rendered(&over)),
    ]
}

fn list(lang: Lang) -> ListPage {
    let texts = i18n::texts(lang);
    let now = jiff::Timestamp::UNIX_EPOCH;
    let line = |name: &str, state_of| Line {
        id: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(1)),
        name: name.to_owned(),
        login: "anna".to_owned(),
        role: texts.coded("role", "coordination").into_owned(),
        places: "Erfurt".to_owned(),
        signed_in: texts.instant(now),
        state: state(texts, state_of),
    };
    ListPage {
        sh: Shell::sample(lang),
        total: 4,
        active: 1,
        accounts: vec![
            line("Anna Beispiel", AccountState::Active),
            line("Ben Muster", AccountState::Invited(now)),
            line("Cem Anders", AccountState::LinkExpired),
            line("Dora Leitner", AccountState::Locked),
        ],
    }
}

fn new(lang: Lang) -> NewPage {
    let texts = i18n::texts(lang);
    NewPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::default()),
        roles: roles(texts),
        sites: Vec::new(),
        institutions: vec![Choice::new("th-tonna", "JVA Tonna")],
        languages: languages(texts),
    }
}

fn edit(lang: Lang) -> EditPage {
    let texts = i18n::texts(lang);
    EditPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::parse("version=3&name=Anna+Beispiel")),
        id: "1".to_owned(),
        name: "Anna Beispiel".to_owned(),
        login: "anna".to_owned(),
        state: state(texts, AccountState::Active),
        locked: false,
        led: 12,
        theirs: Some(vec![("Name".to_owned(), String::new())]),
        roles: roles(texts),
        sites: vec![Choice::new("1", "Erfurt")],
        institutions: vec![Choice::new("th-tonna", "JVA Tonna")],
        languages: languages(texts),
        sessions: sessions(),
    }
}

fn sessions() -> Vec<SessionLine> {
    [true, false]
        .map(|this| SessionLine {
            device: if this {
                "Firefox unter Windows".to_owned()
            } else {
                "Unbekanntes Gerät".to_owned()
            },
            began: "23.11.2026, 08:02".to_owned(),
            seen: "23.11.2026, 09:00".to_owned(),
            this,
            end: "/".to_owned(),
        })
        .into()
}

fn link(lang: Lang) -> LinkPage {
    LinkPage {
        sh: Shell::sample(lang),
        link: "https://nahtlos.example/invitation/x".to_owned(),
        until: "26.11.2026, 09:00".to_owned(),
    }
}

fn own(lang: Lang) -> OwnPage {
    let texts = i18n::texts(lang);
    OwnPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::parse("version=3&name=Anna+Beispiel")),
        p: FormView::new(texts, FormData::default()),
        login: "anna".to_owned(),
        theirs: None,
        languages: languages(texts),
        sessions: sessions(),
        calendar: Some(CalendarCard {
            made: Some(texts.with("calendar-made", &[("made", "heute".into())])),
            link: Some("https://example.org/calendar/geheim.ics".to_owned()),
        }),
    }
}

fn notices(lang: Lang) -> NoticesPage {
    let texts = i18n::texts(lang);
    let lines = NoticeKind::ALL
        .iter()
        .zip([Some("Ada Verwalter".to_owned()), None, None]);
    NoticesPage {
        sh: Shell::sample(lang),
        lines: lines
            .map(|(kind, by_name)| {
                let notice = Notice {
                    kind: *kind,
                    at: jiff::Timestamp::UNIX_EPOCH,
                    by_name,
                };
                notice_line(texts, &notice)
            })
            .collect(),
        next: "/day".to_owned(),
    }
}
