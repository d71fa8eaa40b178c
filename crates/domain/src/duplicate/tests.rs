use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const BORN: Option<Date> = Some(date(1990, 3, 14));

/// The one reason for which two people match, checked in both directions.
fn compare(a: &Identity, b: &Identity) -> Option<MatchReason> {
    let forth = find_matches(a, std::slice::from_ref(b));
    let back = find_matches(b, std::slice::from_ref(a));
    assert_eq!(forth, back);
    forth.first().map(|&(_, reason)| reason)
}

#[test]
fn names_in_any_spelling_with_the_birth_date_are_certain() {
    let a = Identity::new("Müller-Lüdenscheidt", "Jörg", BORN);
    let b = Identity::new("MUELLER LUEDENSCHEIDT", "JOERG", BORN);
    assert_eq!(compare(&a, &b), Some(MatchReason::NameAndBirthDate));
    assert!(MatchReason::NameAndBirthDate.is_certain());
}

#[test]
fn each_reason_has_its_case() {
    let base = Identity::new("Meyer", "Hans Peter", BORN);
    let cases = [
        (
            Identity::new("Meyer", "Hans", BORN),
            MatchReason::FewerGivenNames,
        ),
        (
            Identity::new("Meyer", "Peter Hans", BORN),
            MatchReason::FewerGivenNames,
        ),
        (
            Identity::new("Hans Peter", "Meyer", BORN),
            MatchReason::SwappedNames,
        ),
        (Identity::new("Maier", "Hans", BORN), MatchReason::Phonetic),
        (
            Identity::new("Meyer", "Hans Peter", Some(date(1990, 3, 15))),
            MatchReason::BirthDateTypo,
        ),
        (
            Identity::new("Meyer", "Hans-Peter", BORN),
            MatchReason::NameAndBirthDate,
        ),
        (
            Identity::new("Meyer", "Hans-Peter", None),
            MatchReason::NameWithoutBirthDate,
        ),
        (
            Identity::new("Krause", "Hans Peter", BORN),
            MatchReason::OtherFamilyName,
        ),
        (
            Identity::new("Mayr", "Hans", None),
            MatchReason::PhoneticWithoutBirthDate,
        ),
    ];
    for (other, reason) in cases {
        assert_eq!(compare(&base, &other), Some(reason), "{other:?}");
    }
}

#[test]
fn different_people_do_not_match() {
    let base = Identity::new("Meyer", "Hans", BORN);
    for other in [
        Identity::new("Meyer", "Karla", BORN),
        Identity::new("Meyer", "Hans", Some(date(1971, 11, 2))),
        Identity::new("Maier", "Hans", Some(date(1990, 3, 15))),
        Identity::new("", "", BORN),
        Identity::new("Иванов", "Иван", None),
        Identity::default(),
    ] {
        assert_eq!(compare(&base, &other), None, "{other:?}");
    }
    assert_eq!(compare(&Identity::default(), &Identity::default()), None);
}

#[test]
fn a_book_number_counts_within_its_institution_only() {
    let base = Identity::new("Meyer", "Hans", BORN).with_book_number("th-tonna", "12/0345");
    let same = Identity::new("Maier", "Hans", None).with_book_number("th-tonna", "12 0345");
    let elsewhere = Identity::new("Krause", "Ute", None).with_book_number("bw-ulm", "12/0345");
    let reused = Identity::new("Krause", "Ute", Some(date(2001, 1, 1)))
        .with_book_number("th-tonna", "120345");
    let blank = Identity::new("Krause", "Ute", None).with_book_number("th-tonna", " - ");
    assert_eq!(compare(&base, &same), Some(MatchReason::BookNumber));
    assert_eq!(compare(&base, &elsewhere), None);
    assert_eq!(compare(&base, &reused), Some(MatchReason::BookNumberOnly));
    assert_eq!(
        compare(&blank, &blank.clone()),
        Some(MatchReason::NameWithoutBirthDate)
    );
    assert!(!MatchReason::BookNumberOnly.is_certain());
}

#[test]
fn a_slip_in_a_date_is_one_slip() {
    let base = date(1990, 3, 14);
    for near in [
        date(1990, 3, 4),
        date(1991, 3, 14),
        date(1909, 3, 14),
        date(1990, 3, 24),
    ] {
        assert!(one_slip_apart(base, near), "{near}");
    }
    assert!(one_slip_apart(date(1990, 3, 4), date(1990, 4, 3)));
    assert!(one_slip_apart(date(1990, 3, 12), date(1990, 3, 21)));
    for far in [date(1990, 4, 15), date(1985, 4, 14), date(1909, 3, 15)] {
        assert!(!one_slip_apart(base, far), "{far}");
    }
}

#[test]
fn strongest_comes_first() {
    let known = [
        Identity::new("Maier", "Hans", BORN),
        Identity::new("Sommer", "Ida", BORN),
        Identity::new("Meyer", "Hans", BORN),
    ];
    let incoming = Identity::new("Meyer", "Hans", BORN);
    assert_eq!(
        find_matches(&incoming, &known),
        [
            (2, MatchReason::NameAndBirthDate),
            (0, MatchReason::Phonetic)
        ]
    );
}

#[test]
fn codes_are_complete_and_ordered() {
    assert!(MatchReason::ALL.is_sorted());
    for &reason in MatchReason::ALL {
        assert_eq!(MatchReason::from_code(reason.code()), Ok(reason));
    }
}

fn any_identity() -> impl Strategy<Value = Identity> {
    let family = prop::sample::select(vec![
        "Müller", "Mueller", "Miller", "Hans", "Meyer", "Maier", "",
    ]);
    let given = prop::sample::select(vec![
        "Hans",
        "Hans Peter",
        "Hannes",
        "Meyer",
        "Ute",
        "",
        "9",
    ]);
    let birth =
        prop::option::of((1990_i16..1992, 1_i8..4, 1_i8..4).prop_map(|(y, m, d)| date(y, m, d)));
    let book = prop::option::of(prop::sample::select(vec!["1", "1/0", "10"]));
    (family, given, birth, book).prop_map(|(family, given, birth, book)| {
        let identity = Identity::new(family, given, birth);
        match book {
            Some(number) => identity.with_book_number("th-tonna", number),
            None => identity,
        }
    })
}

proptest! {
    #[test]
    fn matching_is_symmetric(a in any_identity(), b in any_identity()) {
        compare(&a, &b);
    }

    #[test]
    fn spelling_does_not_matter(a in any_identity(), b in any_identity()) {
        let mut respelt = b.clone();
        respelt.family_name = respelt.family_name.replace('ü', "ue").to_uppercase();
        respelt.given_names = format!("  {} ", respelt.given_names.to_uppercase());
        prop_assert_eq!(compare(&a, &b), compare(&a, &respelt));
    }

    #[test]
    fn the_index_misses_nobody(
        incoming in any_identity(), known in prop::collection::vec(any_identity(), 0..20),
    ) {
        let folded = Folded::new(&incoming);
        let mut expected: Vec<(usize, MatchReason)> = known
            .iter()
            .enumerate()
            .filter_map(|(index, known)| Some((index, reason(&folded, &Folded::new(known))?)))
            .collect();
        expected.sort_by_key(|&(index, reason)| (reason, index));
        prop_assert_eq!(find_matches(&incoming, &known), expected);
    }
}
