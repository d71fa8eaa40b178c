//! The catalogue of public holidays: `programmes/holidays.toml`.
//!
//! ```toml
//! [[holiday]]
//! name = "Reformationstag"
//! fixed = "10-31"            # or: easter = -2 | repentance_day = true | once = 2025-05-08
//! laender = ["TH", "SN"]     # missing: all sixteen
//! from_year = 2018           # optional
//! to_year = 2030             # optional
//! ```

use domain::{
    Code,
    calendar::{Holiday, HolidayRule, Holidays},
    land::Land,
};

use crate::{
    mistake::Mistake,
    read::{Section, Sheet, section},
};

/// Reads the catalogue of holidays. `file` is its name as messages show it; on any mistake nothing
/// is returned but the mistakes.
pub fn load_holidays(text: &str, file: &str) -> Result<Holidays, Vec<Mistake>> {
    let (sheet, table) = Sheet::read(text, file);
    let head = Section::new(&sheet, &table, 0..0, "the catalogue");
    if !head.has("holiday") {
        head.missing("holiday", "at least one [[holiday]]");
    }
    let holidays = head
        .sections("holiday")
        .into_iter()
        .filter_map(|section| {
            let read = holiday(&section);
            section.finish();
            read
        })
        .collect();
    head.finish();
    let mistakes = sheet.into_mistakes();
    if mistakes.is_empty() {
        Ok(Holidays(holidays))
    } else {
        Err(mistakes)
    }
}

fn holiday(section: &Section<'_>) -> Option<Holiday> {
    let name = section.string("name").value;
    let laender = laender(section);
    let from_year = year(section, "from_year");
    let to_year = year(section, "to_year");
    if let (Some(from), Some(to)) = (from_year, to_year)
        && to < from
        && let Some(written) = section.value("to_year")
    {
        let expected = format!("a year not before from_year ({from})");
        let message = format!("to_year is {to}; expected {expected}");
        section.sheet.wrong(&written.span(), &expected, &message);
    }
    Some(Holiday {
        name,
        rule: rule(section)?,
        laender,
        from_year,
        to_year,
    })
}

fn laender(section: &Section<'_>) -> Vec<Land> {
    let written = section.strings("laender");
    // An empty list would mean "everywhere", which nobody writes on purpose.
    if let Some(list) = section.value("laender").filter(|list| {
        list.get_ref()
            .as_array()
            .is_some_and(|entries| entries.is_empty())
    }) {
        let expected = "at least one Land, or no \"laender\" for all";
        section.sheet.wrong(
            &list.span(),
            expected,
            &format!("no Land; expected {expected}"),
        );
    }
    written
        .iter()
        .filter_map(|one| {
            Land::from_code(&one.value)
                .map_err(|error| section.refuse(&one.at, &error))
                .ok()
        })
        .collect()
}

fn year(section: &Section<'_>, key: &'static str) -> Option<i16> {
    section
        .opt_number(key, 9999)
        .and_then(|year| i16::try_from(year).ok())
}

fn rule(section: &Section<'_>) -> Option<HolidayRule> {
    let ways = ["fixed", "easter", "repentance_day", "once"];
    let given: Vec<&str> = ways.into_iter().filter(|way| section.has(way)).collect();
    let fixed = section.opt_string("fixed");
    let easter = section.value("easter");
    let repentance_day = section.flag("repentance_day", false);
    let once = section.opt_date("once");
    let [way] = given[..] else {
        let expected = "exactly one of fixed, easter, repentance_day, once";
        let found = if given.is_empty() {
            "no day".to_owned()
        } else {
            given.join(" and ")
        };
        let message = format!("the holiday has {found}; expected {expected}");
        section.sheet.wrong(&section.at, expected, &message);
        return None;
    };
    match way {
        "fixed" => {
            let written = fixed?;
            let rule = month_and_day(&written.value);
            if rule.is_none() {
                let expected = "month and day as \"MM-DD\"";
                let message = format!("fixed is \"{}\"; expected {expected}", written.value);
                section.sheet.wrong(&written.at, expected, &message);
            }
            rule
        }
        "easter" => {
            let value = easter?;
            let days = section::integer(value.get_ref())
                .and_then(|days| i32::try_from(days).ok())
                .filter(|days| days.abs() <= 100);
            if days.is_none() {
                let expected = "days after Easter Sunday, from -100 to 100";
                section::wrong_type(section.sheet, "easter", value, expected);
            }
            days.map(HolidayRule::Easter)
        }
        "repentance_day" => repentance_day.then_some(HolidayRule::RepentanceDay),
        _ => once.map(|written| HolidayRule::Once(written.value)),
    }
}

fn month_and_day(text: &str) -> Option<HolidayRule> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let (month, day) = text
        .split_once('-')
        .filter(|_| text.len() == 5 && digits == 4)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // 2028 is a leap year, so that 29 February is a day.
    jiff::civil::Date::new(2028, month, day).ok()?;
    Some(HolidayRule::Fixed { month, day })
}

#[cfg(test)]
mod tests;
