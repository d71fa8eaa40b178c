use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::Code;

const TODAY: Date = date(2026, 11, 23);

fn person(number: u128) -> NetworkPersonId {
    NetworkPersonId::from_uuid(uuid::Uuid::from_u128(number))
}

fn order(number: u128) -> NoContact {
    NoContact {
        person: person(number),
        name: "Frau A.".to_owned(),
        by_name: true,
        until: None,
        elsewhere: false,
    }
}

#[test]
fn an_order_holds_from_its_first_to_its_last_day() {
    let span = OrderSpan {
        from: date(2026, 11, 1),
        until: Some(TODAY),
        lifted: None,
    };
    assert!(!span.holds_on(date(2026, 10, 31)));
    assert!(span.holds_on(date(2026, 11, 1)) && span.holds_on(TODAY));
    assert!(!span.holds_on(date(2026, 11, 24)) && span.is_over(date(2026, 11, 24)));
    // Lifted on its first day it never held: it was written down by mistake.
    let mistake = OrderSpan {
        lifted: Some(span.from),
        ..span
    };
    assert!(!mistake.holds_on(span.from) && mistake.is_over(span.from));
}

#[test]
fn a_name_blocks_however_it_is_spelt() {
    let mut orders = vec![order(1)];
    orders[0].name = "Jörg Großmann".to_owned();
    let found = |orders: &[NoContact], text: &str| names(orders, None, [text]).is_some();
    assert!(found(&orders, "Joerg Grossmann"));
    assert!(found(&orders, "bei Herrn JÖRG-GROSSMANN, Erfurt"));
    assert!(!found(&orders, "Jörg Groß") && !found(&orders, ""));
    orders[0].name = "Jörg".to_owned();
    assert!(found(&orders, "joerg") && !found(&orders, "Jörgensen"));
    orders[0].name = "…".to_owned();
    assert!(!found(&orders, "…"));
    assert_eq!(names(&orders, Some(person(1)), []), Some(&orders[0]));
}

#[test]
fn a_name_is_found_whole_or_in_part() {
    assert!(has_name("Brief an Mika schreiben", "Mika") && has_name("Kaya, Emre", "Emre Kaya"));
    assert!(!has_name("Emre anrufen", "Emre Kaya") && !has_name("anrufen", ""));
    let part = |words| has_part_of_name(words, "Emre Kaya", "Jonas Kaya");
    assert!(part("Emre anrufen") && !part("Herr Kaya") && !part("Emreich"));
}

#[test]
fn only_the_named_person_is_blocked() {
    let orders = [order(1)];
    assert_eq!(blocks(&orders, [person(2)]), None);
    assert_eq!(
        blocks(&orders, [person(2), person(1)]).map(|one| one.person),
        Some(person(1))
    );
    assert_eq!(blocks(&[], [person(1)]), None);
}

#[test]
fn the_map_of_a_day_shows_what_held_then() {
    let version = |number, since, ended| VersionDay {
        number,
        since,
        ended,
    };
    let versions = [
        version(1, date(2026, 6, 1), None),
        version(2, date(2026, 9, 1), None),
        version(3, date(2026, 9, 1), None),
        version(4, date(2026, 9, 1), Some(date(2026, 11, 1))),
    ];
    assert_eq!(version_on(&versions, date(2026, 5, 31)), None);
    assert_eq!(version_on(&versions, date(2026, 8, 31)), Some(0));
    assert_eq!(version_on(&versions[..3], date(2026, 9, 1)), Some(2));
    assert_eq!(version_on(&versions, date(2026, 10, 31)), Some(3));
    assert_eq!(version_on(&versions, date(2026, 11, 1)), None);
}

#[test]
fn the_first_step_is_due_five_months_before_but_not_before_eight_weeks() {
    let release = date(2027, 4, 30);
    assert_eq!(
        first_step_due(Some(release), Some(date(2025, 1, 1))),
        Some(date(2026, 11, 30))
    );
    assert_eq!(
        first_step_due(Some(release), Some(date(2026, 11, 1))),
        Some(date(2026, 12, 27))
    );
    assert_eq!(first_step_due(None, None), None);
}

#[test]
fn a_contact_is_overdue_once_its_interval_is_over() {
    let begin = date(2026, 10, 1);
    assert_eq!(overdue_by(None, begin, Some(53), TODAY), None);
    assert_eq!(overdue_by(None, begin, Some(52), TODAY), Some(1));
    assert_eq!(overdue_by(Some(TODAY), begin, Some(1), TODAY), None);
    assert_eq!(overdue_by(None, begin, Some(0), TODAY), None);
    assert_eq!(overdue_by(None, begin, None, TODAY), None);
}

#[test]
fn every_role_stands_in_a_sector_and_families_have_no_target() {
    for role in TieRole::ALL {
        let usual = role.usual_interval();
        assert!(usual.is_none_or(|days| days <= LONGEST_INTERVAL));
        assert!(role.area() != LifeArea::Family || usual.is_none());
    }
}

proptest! {
    #[test]
    fn a_version_never_holds_before_it_begins_or_after_its_end(
        days in proptest::collection::vec((0_i32..400, proptest::option::of(0_i32..400)), 0..6),
        at in 0_i32..400,
    ) {
        let day = |days: i32| add_days(date(2026, 1, 1), days).unwrap_or(TODAY);
        let versions: Vec<VersionDay> = days
            .iter()
            .zip(1_i64..)
            .map(|((since, length), number)| VersionDay {
                number,
                since: day(*since),
                ended: length.map(|length| day(since + length)),
            })
            .collect();
        if let Some(found) = version_on(&versions, day(at)) {
            let one = versions[found];
            prop_assert!(one.since <= day(at));
            prop_assert!(one.ended.is_none_or(|ended| day(at) < ended));
            let later = |other: &VersionDay| {
                other.since <= day(at) && (other.since, other.number) > (one.since, one.number)
            };
            prop_assert!(!versions.iter().any(later));
        }
    }
}

#[test]
fn a_name_in_free_words_is_found_as_a_whole() {
    let orders = [NoContact {
        name: "Erika Müller".to_owned(),
        ..order(1)
    }];
    for words in [
        "Erika Müller",
        "mit erika  mueller, Mutter",
        "Herr Vogt; Erika-Müller",
        "Müller, Erika anrufen",
    ] {
        assert!(named(&orders, words).is_some(), "{words}");
    }
    for words in ["", "Erika", "Frederika Müller", "Erika Müllerin", "Müller"] {
        assert!(named(&orders, words).is_none(), "{words}");
    }
    let nameless = [NoContact {
        name: " – ".to_owned(),
        ..order(1)
    }];
    assert!(named(&nameless, "").is_none() && named(&nameless, "Erika").is_none());
    // Of some only the function is known: they are found as the person, never by these words.
    let function = [NoContact {
        name: "Sachbearbeitung Leistung".to_owned(),
        by_name: false,
        ..order(1)
    }];
    let words = "Antrag an die Sachbearbeitung Leistung schicken";
    assert!(named(&function, words).is_none());
    assert_eq!(names(&function, None, [words]), None);
    assert_eq!(
        names(&function, Some(person(1)), [words]),
        Some(&function[0])
    );
}

#[test]
fn consent_is_missed_of_people_who_are_not_in_office() {
    let missing = |consent: Consent, kind, role| consent.is_missing(kind, role);
    let (person, body) = (TieKind::Person, TieKind::Organisation);
    for consent in [Consent::NotAsked, Consent::Refused, Consent::Withdrawn] {
        assert!(missing(consent, person, TieRole::Parent), "{consent:?}");
        assert!(missing(consent, person, TieRole::Landlord), "{consent:?}");
        assert!(!missing(consent, person, TieRole::Jobcenter), "{consent:?}");
        assert!(!missing(consent, body, TieRole::Club), "{consent:?}");
    }
    assert!(!missing(Consent::Given, person, TieRole::Parent));
}

#[test]
fn a_map_is_missing_the_day_after_it_was_due_and_never_once_somebody_stands_on_it() {
    let due = Some(date(2026, 11, 20));
    let entry = date(2026, 10, 1);
    assert!(!map_missing(due, entry, false, date(2026, 11, 20)));
    assert!(map_missing(due, entry, false, date(2026, 11, 21)));
    assert!(!map_missing(due, entry, true, date(2026, 11, 21)));
    assert!(!map_missing(None, entry, false, date(2026, 11, 21)));
    // Admitted late: two weeks.
    let late = date(2026, 11, 15);
    assert!(!map_missing(due, late, false, date(2026, 11, 29)));
    assert!(map_missing(due, late, false, date(2026, 11, 30)));
}
