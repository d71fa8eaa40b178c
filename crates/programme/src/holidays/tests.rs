use jiff::civil::date;

use super::*;
use crate::fixture::place;

const GOOD: &str = r#"[[holiday]]
name = "Neujahr"
fixed = "01-01"

[[holiday]]
name = "Karfreitag"
easter = -2

[[holiday]]
name = "Buß- und Bettag"
repentance_day = true
laender = ["SN"]

[[holiday]]
name = "Reformationstag"
fixed = "10-31"
laender = ["HB", "HH"]
from_year = 2018

[[holiday]]
name = "Tag der Befreiung"
once = 2025-05-08
laender = ["BE"]
"#;

#[test]
fn all_forms_of_a_holiday_are_read() {
    let holidays = load_holidays(GOOD, "holidays.toml").unwrap();
    let name = |day, land| holidays.on(day, land).map(|holiday| holiday.name.clone());
    assert_eq!(
        name(date(2026, 4, 3), Land::Bayern).as_deref(),
        Some("Karfreitag")
    );
    assert_eq!(
        name(date(2026, 11, 18), Land::Sachsen).as_deref(),
        Some("Buß- und Bettag")
    );
    assert_eq!(name(date(2017, 10, 31), Land::Hamburg), None);
    assert_eq!(
        name(date(2018, 10, 31), Land::Hamburg).as_deref(),
        Some("Reformationstag")
    );
    assert_eq!(
        name(date(2025, 5, 8), Land::Berlin).as_deref(),
        Some("Tag der Befreiung")
    );
    assert_eq!(name(date(2026, 5, 8), Land::Berlin), None);
}

#[test]
fn every_mistake_is_named_where_it_is() {
    for (from, to, at, message) in [
        (
            "\"01-01\"",
            "\"1-1\"",
            "\"1-1\"",
            "month and day as \"MM-DD\"",
        ),
        (
            "\"01-01\"",
            "\"02-30\"",
            "\"02-30\"",
            "month and day as \"MM-DD\"",
        ),
        (
            "easter = -2",
            "easter = \"-2\"",
            "\"-2\"",
            "days after Easter Sunday",
        ),
        (
            "easter = -2",
            "easter = -2\nfixed = \"03-01\"",
            "[[holiday]]\nname = \"Kar",
            "fixed and easter",
        ),
        ("easter = -2", "oster = -2", "oster", "is \"easter\" meant?"),
        ("[\"SN\"]", "[\"SX\"]", "\"SX\"", "unknown value \"SX\""),
        ("[\"SN\"]", "[]", "[]", "at least one Land"),
        (
            "from_year = 2018",
            "from_year = 2018\nto_year = 2017",
            "2017",
            "a year not before from_year (2018)",
        ),
        ("2025-05-08", "2025-05-32", "2025-05-32", "day"),
        ("name = \"Neujahr\"\n", "", "[[holiday]]", "lacks \"name\""),
    ] {
        let text = GOOD.replacen(from, to, 1);
        let found = load_holidays(&text, "holidays.toml").unwrap_err();
        let expected = place(&text, at, 0);
        assert!(
            found
                .iter()
                .any(|one| (one.line, one.column) == expected && one.message.contains(message)),
            "{to}: expected {expected:?} {message}, found {found:#?}"
        );
    }
    assert!(
        load_holidays("", "holidays.toml").unwrap_err()[0]
            .message
            .contains("lacks \"holiday\"")
    );
}
