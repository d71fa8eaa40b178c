//! The pages of arrangements with sample content, for the test that renders all of them.

use app::{
    Problems,
    arrangement::{ArrangementRow, Hint, Line, List, SecurityChoice, Sheet, Theirs},
    case::May,
};
use askama::Template;
use domain::{
    case::CaseStatus,
    contact::EpistemicKind,
    ids::Id,
    seam::{Security, Side, Strength},
};
use i18n::Lang;
use jiff::{Timestamp, civil::date};
use programme::Text;
use uuid::Uuid;

use super::{
    form::{FormPage, StrikePage, Target, filled},
    list::ListPage,
};
use crate::{
    form::FormView,
    page::Shell,
    pages::case::{CaseFrame, CaseTab, sample},
};

/// Every page of this noun with sample content.
pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let shell = || Shell::sample(lang);
    let frame = |tab| CaseFrame::sample(i18n::texts(lang), tab);
    let list = ListPage::new(shell(), frame(CaseTab::Arrangements), &list());
    let (sheet, theirs) = (sheet(), theirs());
    let view = || {
        let mut problems = Problems::new();
        problems.add_key("to", "arrangement-error-to-before-from");
        let data = filled(&row());
        FormView::invalid(i18n::texts(lang), data, problems)
    };
    let all_hints = [
        Hint::AfterWindow,
        Hint::Past,
        Hint::LongAgo,
        Hint::InsideAfterRelease,
        Hint::OutsideInCustody,
        Hint::NotNeeded,
    ];
    let form = |theirs: Option<&Theirs>, hints: &[Hint]| {
        let target = Target::of(&sheet, theirs);
        FormPage::new(
            shell(),
            frame(CaseTab::Elsewhere),
            &sheet,
            view(),
            target,
            theirs,
            hints,
        )
        .render()
        .unwrap_or_default()
    };
    let strike = |theirs| {
        StrikePage::new(shell(), frame(CaseTab::Elsewhere), &sheet, view(), theirs)
            .render()
            .unwrap_or_default()
    };
    vec![
        ("arrangement/list.html", list.render().unwrap_or_default()),
        ("arrangement/form.html", form(None, &all_hints)),
        ("arrangement/form.html", form(Some(&theirs), &[])),
        ("arrangement/strike.html", strike(None)),
        ("arrangement/strike.html", strike(Some(&theirs))),
    ]
}

fn text(words: &str) -> Text {
    Text::new(words, words)
}

fn id<K>(number: u128) -> Id<K> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn row() -> ArrangementRow {
    ArrangementRow {
        id: id(30),
        carrier: id(2),
        case: id(1),
        security: Security::ACCOMMODATION,
        kind: Some("hostel".to_owned()),
        provider: "Wohnheim Beispielweg".to_owned(),
        from_on: date(2026, 12, 31),
        to_on: Some(date(2027, 1, 14)),
        strength: Strength::Confirmed,
        side: Side::Outside,
        evidence: "E-Mail vom 20.11.2026".to_owned(),
        epistemic: EpistemicKind::Fact,
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: id(6),
        recorded_by_name: "Anna Beispiel".to_owned(),
        struck_at: None,
        struck_by_name: None,
        struck_reason: None,
        replaced_by: None,
        version: 1,
    }
}

fn theirs() -> Theirs {
    Theirs {
        row: ArrangementRow {
            struck_at: Some(Timestamp::UNIX_EPOCH),
            struck_by_name: Some("Ben Muster".to_owned()),
            struck_reason: Some("Absage".to_owned()),
            ..row()
        },
        by: "Ben Muster".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn sheet() -> Sheet {
    Sheet {
        head: sample::head(sample::case(CaseStatus::Active)),
        securities: vec![SecurityChoice {
            code: "accommodation".to_owned(),
            title: Text::new("Wohnen", "Housing"),
            kinds: vec![
                ("hostel".to_owned(), text("Wohnheim")),
                ("voluntary_stay".to_owned(), text("freiwilliger Verbleib")),
            ],
        }],
        may_outside: true,
        row: Some(row()),
        former: Some(row()),
    }
}

fn list() -> List {
    let line = |row| Line {
        leaves: Vec::new(),
        row,
        security: Text::new("Wohnen", "Housing"),
        kind: Some(text("Wohnheim")),
    };
    List {
        head: sample::head(sample::case(CaseStatus::Active)),
        seam: Some(sample::seam_view()),
        standing: vec![line(row())],
        struck: vec![line(theirs().row)],
        former: vec![line(row())],
        post: app::address::Post::default(),
        may: May {
            add_arrangement: true,
            edit_arrangement: true,
            ..May::default()
        },
    }
}
