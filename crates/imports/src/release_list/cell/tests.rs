use jiff::civil::date as day;

use super::*;

#[test]
fn dates_in_every_accepted_form() {
    for typed in [
        "15.03.2027",
        "15.3.2027",
        "15.03.27",
        "15.3.27",
        "2027-03-15",
        "15. 03. 2027",
        "2027-03-15 00:00:00",
        "2027-03-15T00:00:00Z",
        "15.03.2027 00:00",
    ] {
        assert_eq!(date(typed, 2046), Ok(day(2027, 3, 15)), "{typed}");
    }
}

#[test]
fn what_is_no_date_is_told_apart() {
    for typed in [
        "",
        "morgen",
        "15.03.",
        "15.03.027",
        "15/03/2027",
        "03-15-2027",
        "15.03.2027 14:30",
        "1.2.3.4",
        "15,03,2027",
        "2027",
        "15032027",
        "20270315",
        "2027-3-5",
        "٣.٣.٢٠٢٧",
        "+1.03.2027",
        "-1.-2.2027",
        "15.03.2027 000",
    ] {
        assert_eq!(date(typed, 2046), Err(DateFault::Form), "{typed}");
    }
    for typed in [
        "31.02.2027",
        "30.02.28",
        "29.02.2027",
        "00.01.2027",
        "01.13.2027",
        "2027-02-31",
    ] {
        assert_eq!(date(typed, 2046), Err(DateFault::NoSuchDay), "{typed}");
    }
    assert_eq!(date("29.02.2028", 2046), Ok(day(2028, 2, 29)));
}

#[test]
fn day_numbers_are_recognised_and_only_explained() {
    assert_eq!(
        date("46461", 2046),
        Err(DateFault::DayNumber(day(2027, 3, 15)))
    );
    assert_eq!(
        date("46461,0", 2046),
        Err(DateFault::DayNumber(day(2027, 3, 15)))
    );
    assert_eq!(
        date("999999", 2046),
        Err(DateFault::DayNumber(day(4637, 11, 25)))
    );
}

#[test]
fn two_digits_of_a_year_mean_the_newest_possible() {
    assert_eq!(date("01.01.94", 2026), Ok(day(1994, 1, 1)));
    assert_eq!(date("01.01.08", 2026), Ok(day(2008, 1, 1)));
    assert_eq!(date("01.01.26", 2026), Ok(day(2026, 1, 1)));
    assert_eq!(date("01.01.27", 2026), Ok(day(1927, 1, 1)));
    assert_eq!(date("01.01.27", 2046), Ok(day(2027, 1, 1)));
}

#[test]
fn months_and_years() {
    for (typed, expected) in [
        ("18", Ok(18)),
        ("18 Monate", Ok(18)),
        ("18 Mon.", Ok(18)),
        ("1 J 6 M", Ok(18)),
        ("1J6M", Ok(18)),
        ("1 Jahr, 6 Monate", Ok(18)),
        ("2 Jahre", Ok(24)),
        ("1 J 6 M 14 T", Ok(18)),
        ("30 Tage", Ok(0)),
        ("0", Err(MonthsFault::Range)),
        ("601", Err(MonthsFault::Range)),
        ("9999 J", Err(MonthsFault::Range)),
        ("", Err(MonthsFault::Form)),
        ("lebenslang", Err(MonthsFault::Form)),
        ("6 M 1 J", Err(MonthsFault::Form)),
        ("18,5", Err(MonthsFault::Form)),
        ("-3", Err(MonthsFault::Form)),
        ("18 ff", Err(MonthsFault::Form)),
        ("99999999999", Err(MonthsFault::Form)),
    ] {
        assert_eq!(months(typed), expected, "{typed}");
    }
}

#[test]
fn traces_of_spreadsheets_are_removed() {
    assert_eq!(clean("  Kim \n Robin\u{a0}Muster "), "Kim Robin Muster");
    assert_eq!(clean("=\"0012/26\""), "0012/26");
    assert_eq!(clean("'0012"), "0012");
    assert!(is_spreadsheet_error("########"));
    assert!(is_spreadsheet_error("#nv"));
    assert!(!is_spreadsheet_error("#12"));
    assert!(is_rounded_number("1,23E+11"));
    assert!(is_rounded_number("1E+05"));
    assert!(!is_rounded_number("12E+A"));
}

#[test]
fn ages_change_on_the_birthday() {
    assert_eq!(age_on(day(2000, 6, 15), day(2026, 6, 14)), 25);
    assert_eq!(age_on(day(2000, 6, 15), day(2026, 6, 15)), 26);
    assert_eq!(age_on(day(2000, 6, 15), day(1999, 6, 15)), -1);
}

#[test]
fn long_texts_are_cut_between_letters() {
    assert_eq!(shorten("Größe", 5), "Größe");
    assert_eq!(shorten("Größe", 4), "Größ…");
}
