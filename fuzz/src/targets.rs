//! The targets.

use domain::calendar::Holidays;
use imports::{
    institutions::{Institutions, SHIPPED},
    release_list,
};
use jiff::civil::{Date, date};
use programme::{Catalogue, Programme, doubts, explain::explain};
use std::sync::LazyLock;
use web::form::{FormData, encode, parse_date, parse_time};

use crate::Target;

const TODAY: Date = date(2026, 11, 23);

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::shipped().expect("the shipped programmes are right"));
static INSTITUTIONS: LazyLock<Institutions> =
    LazyLock::new(|| Institutions::load(SHIPPED).expect("the shipped prisons are right"));

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "programme",
        words: &[
            "[[task]]\n",
            "[[phase]]\n",
            "[[criterion]]\n",
            "[[standard]]\n",
            "anchor = \"release\"",
            "offset = \"-6m +4w\"",
            "valid_to = 2027-01-01\n",
            "{ all = [",
            "{ none = [",
            "]",
            "}",
            "\"\"\"",
            "one_of = [",
            "fact = \"release_region\"",
            "needs",
            "= true",
            "+99999999m",
            "-1wd",
            "0000-00-00",
            "9999-12-31",
            "roll = \"before\"",
            "[",
            "=",
            "#",
            "\\u0000",
        ],
        run: programme_file,
    },
    Target {
        name: "release_list",
        words: &[
            ";",
            "\t",
            ",",
            "|",
            "\r",
            "\n",
            "\"",
            "\"\"",
            "sep=;\n",
            "Buchnummer",
            "Entlassung",
            "geb.",
            "JVA",
            "31.02.2027",
            "1.1.00",
            "46000",
            "2/3",
            "§ 57",
            "Summe",
            "=\"1\"",
            "'1",
            "#NV",
            "1,23E+11",
            "99 J 99 M",
            "\u{feff}",
        ],
        run: release_list,
    },
    Target {
        name: "facts",
        words: &[
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "null",
            "true",
            "1e400",
            "\"release_date\"",
            "\"2027-02-30\"",
            "\"arrangements\"",
            "\"9999-12-31\"",
            "\"-9999-01-01\"",
            "\"custody_start\"",
            "\"needs\"",
            "\"birth_date\"",
            "\"coverage\"",
            "\"entry\"",
            "\"job_start\"",
            "\\ud800",
        ],
        run: facts,
    },
    Target {
        name: "form",
        words: &[
            "&",
            "=",
            "%",
            "%FF",
            "%00",
            "+",
            "%F0%9F%98%80",
            "version=",
            "-1",
            "31.12.9999",
            "24:00",
            "&&",
            "=&",
            "%2",
            "body=",
            "date=",
            "29.02.2027",
        ],
        run: form,
    },
    Target {
        name: "address",
        words: &[
            "after=",
            "stage=",
            "order=",
            "only=",
            "in=",
            "lead=",
            "institution=",
            "phase=",
            "&",
            "%",
            "_",
            "ended",
            "0192a1b2-0000-7000-8000-000000000000",
            "2027-02-30_",
            "-",
            "show=",
        ],
        run: address,
    },
];

/// A file loads, or every mistake has a place in it.
fn programme_file(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let programme = match Programme::parse(&text, "fuzz.toml") {
        Ok(programme) => programme,
        Err(mistakes) => {
            let last = text.split('\n').count();
            let placed = |one: &programme::Mistake| {
                (1..=last + 1).contains(&one.line) && one.column >= 1 && !one.message.is_empty()
            };
            return match mistakes.iter().find(|one| !placed(one)) {
                None if mistakes.is_empty() => Err("refused without a mistake".to_owned()),
                None => Ok(()),
                Some(one) => Err(format!("a mistake without a place: {one:?}")),
            };
        }
    };
    let _ = doubts::doubts(&programme);
    for facts in [
        serde_json::json!({}),
        serde_json::json!({ "release_date": "2027-03-15", "custody_start": "2026-01-31" }),
    ] {
        let holidays: &Holidays = CATALOGUE.holidays();
        let explained = explain(&programme, holidays, &facts, TODAY, None);
        let explained = explained.map_err(|mistakes| format!("no explanation: {mistakes:?}"))?;
        let _ = (explained.to_json(), explained.to_text());
    }
    Ok(())
}

/// Every line is told about, in the order of the file, whatever prison it is read for.
fn release_list(bytes: &[u8]) -> Result<(), String> {
    let list = match release_list::read(bytes, INSTITUTIONS.mapping_for("th-tonna"), TODAY) {
        Ok(list) => list,
        Err(error) if error.to_string().is_empty() => return Err("no reason".to_owned()),
        Err(_) => return Ok(()),
    };
    let rows: Vec<u64> = list.rows.iter().map(|row| row.line).collect();
    if !rows.is_sorted_by(|a, b| a < b) || rows.first().is_some_and(|at| *at <= list.header_row) {
        return Err(format!("rows out of order: {rows:?}"));
    }
    if list.refused().any(|(_, problems)| problems.is_empty()) {
        return Err("refused without a reason".to_owned());
    }
    for other in INSTITUTIONS.named_instead("th-tonna", &list) {
        if other.lines.is_empty() || other.id == "th-tonna" {
            return Err(format!("named instead: {other:?}"));
        }
    }
    Ok(())
}

/// What is said of a case is explained by each programme, or every mistake in it is named.
fn facts(bytes: &[u8]) -> Result<(), String> {
    let Ok(facts) = serde_json::from_slice::<serde_json::Value>(bytes) else {
        return Ok(());
    };
    for programme in CATALOGUE.programmes() {
        for release in [None, Some(date(2027, 2, 28))] {
            match explain(programme, CATALOGUE.holidays(), &facts, TODAY, release) {
                Ok(explained) => {
                    let _ = (explained.to_json(), explained.to_text());
                }
                Err(mistakes) if mistakes.is_empty() => return Err("no mistake".to_owned()),
                Err(_) => {}
            }
        }
    }
    Ok(())
}

/// A form is read, and read again from how it is written out.
fn form(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let data = FormData::parse(&text);
    let again = FormData::parse(&data.encoded());
    if data != again {
        return Err(format!("{data:?} became {again:?}"));
    }
    for (name, value) in data.pairs() {
        let mut problems = app::Problems::new();
        let _ = (parse_date(value), parse_time(value), encode(value));
        let _ = data.number(name, 0..=100, 0, &mut problems);
        let _ = data.optional(name, 10, &mut problems);
        let _ = data.instant(name, name, &mut problems);
    }
    Ok(())
}

/// What an address asks of a list is understood or not found, and nothing else.
fn address(bytes: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let data = FormData::parse(&text);
    match web::pages::list::query(&data) {
        Ok(_) | Err(app::AppError::NotFound) => {}
        Err(error) => return Err(format!("{error}")),
    }
    for (_, value) in data.pairs() {
        let _ = web::pages::referral::read_after(value);
    }
    Ok(())
}
