//! Dates, durations and numbers as people write them.

use std::borrow::Cow;

use i18n::{Arg, Lang, Texts, berlin, berlin_date, from_berlin, texts};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date, datetime, time},
};
use proptest::prelude::*;

fn de() -> &'static Texts {
    texts(Lang::De)
}

fn en() -> &'static Texts {
    texts(Lang::En)
}

const TODAY: Date = date(2026, 11, 21);

fn later(days: i32) -> Date {
    TODAY.checked_add(i64::from(days).days()).unwrap()
}

#[test]
fn a_plain_text_is_borrowed_and_a_mistake_is_seen() {
    assert!(matches!(
        de().get("common-save"),
        Cow::Borrowed("Speichern")
    ));
    assert_eq!(de().get("common-sav"), "⟦common-sav⟧");
    assert_eq!(de().get("seam-count-open"), "⟦{$n} offen⟧");
    assert_eq!(
        de().with("seam-count-open", &[("m", 3.into())]),
        "⟦{$n} offen⟧"
    );
    assert!(de().has("common-save") && !de().has("common-sav"));
    assert_eq!((de().lang(), en().lang()), (Lang::De, Lang::En));
}

#[test]
fn arguments_of_every_kind_go_in() {
    let from = |arg: Arg| de().with("date-from-on", &[("from", arg)]);
    assert_eq!(from("Montag".into()), "ab Montag");
    assert_eq!(from(String::from("Montag").into()), "ab Montag");
    assert_eq!(from((&String::from("Montag")).into()), "ab Montag");
    assert_eq!(from(de().get("common-today").into()), "ab heute");
    assert_eq!(from(date(2027, 3, 15).into()), "ab 15.03.2027");
    assert_eq!(from(7_i32.into()), "ab 7");
    assert_eq!(from(7_u32.into()), "ab 7");
    assert_eq!(from(10_000_usize.into()), "ab 10.000");
    assert_eq!(from((-1234_i64).into()), "ab −1.234");
    assert_eq!(from("2026".into()), "ab 2026");
}

#[test]
fn one_is_singular_and_all_else_is_plural() {
    assert_eq!(de().span_days(1), "1 Tag");
    assert_eq!(de().span_days(2), "2 Tage");
    assert_eq!(de().span_days(0), "0 Tage");
    assert_eq!(de().span_days(10_001), "10.001 Tage");
    assert_eq!(en().span_days(1), "1 day");
    assert_eq!(en().span_days(1_234), "1,234 days");
    assert_eq!(
        de().with("seam-days-open", &[("days", 1.into())]),
        "1 Tag offen"
    );
    assert_eq!(
        de().with("seam-days-open", &[("days", 14.into())]),
        "14 Tage offen"
    );
    let seam = [
        ("all", 7.into()),
        ("from", "1. Okt.".into()),
        ("to", "30. Juni".into()),
        ("open", 3.into()),
        ("promised", 1.into()),
        ("closed", 3.into()),
    ];
    assert!(
        de().with("seam-picture-text", &seam)
            .starts_with("7 Sicherungen von 1. Okt. bis 30. Juni: 3 mit offenen Tagen,")
    );
}

#[test]
fn days_are_written_as_in_the_country() {
    let silvester = date(2026, 12, 31);
    assert_eq!(de().date(date(2027, 3, 15)), "15.03.2027");
    assert_eq!(en().date(date(2027, 3, 15)), "15 March 2027");
    assert_eq!(de().day(silvester), "Do 31.12.2026");
    assert_eq!(en().day(silvester), "Thu 31 Dec 2026");
    assert_eq!(de().day_long(TODAY), "Samstag, 21. November 2026");
    assert_eq!(en().day_long(TODAY), "Saturday, 21 November 2026");
    assert_eq!(de().short(silvester), "31.12.");
    assert_eq!(en().short(silvester), "31 Dec");
    assert_eq!(de().day_short(silvester), "Do 31.12.");
    assert_eq!(en().day_short(silvester), "Thu 31 Dec");
    let axis: Vec<&str> = (1..=12).map(|month| de().month(month)).collect();
    assert_eq!(
        axis.join(" "),
        "Jan Feb März Apr Mai Juni Juli Aug Sep Okt Nov Dez"
    );
    for month in [i8::MIN, -1, 0, 13, i8::MAX] {
        assert_eq!(de().month(month), "");
    }
    assert_eq!(de().date(date(1, 2, 3)), "03.02.0001");
}

#[test]
fn a_period_names_its_last_day() {
    let from = date(2026, 12, 31);
    assert_eq!(
        de().period(from, Some(date(2027, 1, 14))),
        "31.12.2026 bis 13.01.2027"
    );
    assert_eq!(de().period(from, Some(date(2027, 1, 1))), "31.12.2026");
    assert_eq!(de().period(from, Some(from)), "31.12.2026");
    assert_eq!(de().period(from, None), "ab 31.12.2026");
    assert_eq!(en().period(from, None), "from 31 December 2026");
}

#[test]
fn near_is_told_in_days_and_far_in_larger_words() {
    for (days, german, english) in [
        (0, "heute", "today"),
        (1, "morgen", "tomorrow"),
        (-1, "gestern", "yesterday"),
        (2, "in 2 Tagen", "in 2 days"),
        (12, "in 12 Tagen", "in 12 days"),
        (21, "in 21 Tagen", "in 21 days"),
        (22, "in 3 Wochen", "in 3 weeks"),
        (-22, "vor 3 Wochen", "3 weeks ago"),
        (25, "in 4 Wochen", "in 4 weeks"),
        (49, "in 7 Wochen", "in 7 weeks"),
        (76, "in 11 Wochen", "in 11 weeks"),
        (77, "in 3 Monaten", "in 3 months"),
        (-151, "vor 5 Monaten", "5 months ago"),
        (540, "in 18 Monaten", "in 18 months"),
        (731, "in 2 Jahren", "in 2 years"),
        (-2024, "vor 5½ Jahren", "5½ years ago"),
        (914, "in 2½ Jahren", "in 2½ years"),
        (-3653, "vor 10 Jahren", "10 years ago"),
    ] {
        assert_eq!(de().relative(later(days), TODAY), german);
        assert_eq!(en().relative(later(days), TODAY), english);
    }
}

#[test]
fn a_release_is_counted_in_days_however_far() {
    for (days, german, english) in [
        (0, "heute", "today"),
        (1, "morgen", "tomorrow"),
        (40, "in 40 Tagen", "in 40 days"),
        (-9, "vor 9 Tagen", "9 days ago"),
        (1500, "in 1.500 Tagen", "in 1,500 days"),
    ] {
        assert_eq!(de().days_until(later(days), TODAY), german);
        assert_eq!(en().days_until(later(days), TODAY), english);
    }
}

#[test]
fn a_deadline_says_how_it_stands() {
    for (days, german, english) in [
        (4, "in 4 Tagen", "in 4 days"),
        (1, "morgen", "tomorrow"),
        (0, "heute fällig", "due today"),
        (-1, "seit gestern überfällig", "overdue since yesterday"),
        (-3, "seit 3 Tagen überfällig", "3 days overdue"),
        (-23, "seit 3 Wochen überfällig", "3 weeks overdue"),
        (-100, "seit 3 Monaten überfällig", "3 months overdue"),
    ] {
        assert_eq!(de().overdue(later(days), TODAY), german);
        assert_eq!(en().overdue(later(days), TODAY), english);
    }
    for (days, german) in [
        (5, "seit heute"),
        (0, "seit heute"),
        (-1, "seit gestern"),
        (-16, "seit 16 Tagen"),
        (-92, "seit 3 Monaten"),
    ] {
        assert_eq!(de().since(later(days), TODAY), german);
    }
}

#[test]
fn numbers_and_lists() {
    for (number, german, english) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (10_000, "10.000", "10,000"),
        (-1_234_567, "−1.234.567", "−1,234,567"),
        (-100, "−100", "−100"),
    ] {
        assert_eq!(de().number(number), german);
        assert_eq!(en().number(number), english);
    }
    assert_eq!(de().number(i64::MIN), "−9.223.372.036.854.775.808");
    let list = |items: &[&str]| {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        (de().list(&items), en().list(&items))
    };
    assert_eq!(list(&[]), (String::new(), String::new()));
    assert_eq!(list(&["a"]), ("a".into(), "a".into()));
    assert_eq!(list(&["a", "b"]), ("a und b".into(), "a and b".into()));
    assert_eq!(
        list(&["a", "b", "c"]),
        ("a, b und c".into(), "a, b and c".into())
    );
}

#[test]
fn an_instant_is_shown_on_the_wall_clock_of_germany() {
    let summer: Timestamp = "2026-07-01T22:30:00Z".parse().unwrap();
    let winter: Timestamp = "2026-11-19T13:10:59Z".parse().unwrap();
    assert_eq!(berlin_date(summer), date(2026, 7, 2));
    assert_eq!(de().instant(winter), "Do 19.11.2026, 14:10");
    assert_eq!(en().instant(winter), "Thu 19 Nov 2026, 14:10");
    assert_eq!(de().clock(time(9, 5, 0, 0)), "09:05");
    // The hour that comes twice, the hour that is missing, and the ends of time.
    let utc = |wall_clock| from_berlin(wall_clock).to_string();
    assert_eq!(
        utc(datetime(2026, 10, 25, 2, 30, 0, 0)),
        "2026-10-25T00:30:00Z"
    );
    assert_eq!(
        utc(datetime(2026, 3, 29, 2, 30, 0, 0)),
        "2026-03-29T01:30:00Z"
    );
    assert_eq!(
        from_berlin(datetime(9999, 12, 31, 23, 0, 0, 0)),
        Timestamp::MAX
    );
    assert_eq!(
        from_berlin(datetime(-9999, 1, 1, 0, 0, 0, 0)),
        Timestamp::MIN
    );
}

#[test]
fn the_texts_may_be_read_by_many_at_once() {
    let readers: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| texts(Lang::De).with("date-in-days", &[("n", 3.into())])))
        .collect();
    for reader in readers {
        assert_eq!(reader.join().unwrap(), "in 3 Tagen");
    }
}

proptest! {
    #[test]
    fn what_lies_ahead_sounds_ahead(days in -40_000_i32..40_000, shift in -9_000_i32..9_000) {
        let today = later(shift);
        let day = later(shift + days);
        let (german, english) = (de().relative(day, today), en().relative(day, today));
        prop_assert!(!german.contains('⟦') && !english.contains('⟦'));
        prop_assert_eq!(german.starts_with("in "), days > 1);
        prop_assert_eq!(german.starts_with("vor "), days < -1);
        prop_assert_eq!(english.starts_with("in "), days > 1);
        prop_assert_eq!(english.ends_with(" ago"), days < -1);
        prop_assert_eq!(de().overdue(day, today).ends_with("überfällig"), days < 0);
    }

    #[test]
    fn farther_never_sounds_nearer(days in 0_i32..20_000, shift in -9_000_i32..9_000) {
        let today = later(shift);
        let told = |days| rank(&de().relative(later(shift + days), today));
        prop_assert!(told(days) <= told(days + 1));
        prop_assert!(told(days + 1) <= told(days + 40));
    }

    #[test]
    fn both_directions_are_told_alike(days in 2_i32..20_000, shift in -9_000_i32..9_000) {
        let (near, far) = (later(shift), later(shift + days));
        let ahead = de().relative(far, near).replacen("in ", "", 1);
        let back = de().relative(near, far).replacen("vor ", "", 1);
        prop_assert_eq!(ahead, back);
    }

    #[test]
    fn days_are_never_rounded_for_a_release(days in 2_i32..900) {
        prop_assert_eq!(de().days_until(later(days), TODAY), format!("in {days} Tagen"));
        prop_assert_eq!(de().days_until(later(-days), TODAY), format!("vor {days} Tagen"));
    }

    #[test]
    fn the_wall_clock_goes_there_and_back(seconds in 0_i64..4_000_000_000) {
        let instant = Timestamp::from_second(seconds).unwrap();
        let again = from_berlin(berlin(instant));
        // The hour that comes twice is read as its first.
        let lost = instant.duration_since(again).as_secs();
        prop_assert!(lost == 0 || lost == 3_600);
    }

    #[test]
    fn separators_change_no_number(number: i64) {
        let plain: String = de()
            .number(number)
            .replace('.', "")
            .replace('−', "-");
        prop_assert_eq!(plain, number.to_string());
    }
}

/// How far away a phrase sounds, in days.
fn rank(phrase: &str) -> i64 {
    let Some((_, rest)) = phrase.split_once("in ") else {
        return i64::from(phrase == "morgen");
    };
    let (count, unit) = rest.split_once(' ').unwrap();
    let each = match unit {
        "Tagen" => 1,
        "Wochen" => 7,
        "Monaten" => 30,
        _ => 365,
    };
    let half = if count.ends_with('½') { each / 2 } else { 0 };
    let whole = count.replace(['.', '½'], "");
    whole.parse::<i64>().unwrap() * each + half
}
