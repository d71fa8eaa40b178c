//! One case in a list: who, when, and a sign for each security.

use std::borrow::Cow;

use app::{case::Derived, list::ListedCase};
use domain::{alert::AlertKind, seam::Security};
use i18n::Texts;
use jiff::civil::Date;

use crate::pages::case::person_name;

/// The heading of a security.
pub struct Column {
    /// One word.
    pub short: String,
    /// Its name.
    pub name: String,
}

/// The sign for a security, in the order of the [`columns`].
pub struct Cell {
    /// Class of the sign: `open`, `risk`, `ok`, `mute`.
    pub dot: &'static str,
    /// Name of the icon.
    pub icon: &'static str,
    /// The status in words.
    pub words: Cow<'static, str>,
}

/// A case, ready for the template.
pub struct CaseLine {
    /// Its page.
    pub href: String,
    /// `Nachname, Vorname`.
    pub name: String,
    /// Under the name: birth, prison.
    pub about: Vec<String>,
    /// When the release is: `in 38 Tagen`.
    pub when: String,
    /// On which day: `Do 31.12.2026`.
    pub day: String,
    /// One sign per security.
    pub cells: Vec<Cell>,
    /// What is missing, in words; `None` if nothing is.
    pub gaps: Option<String>,
    /// Phase, lead and next deadline; empty where the list does not say it.
    pub further: String,
    /// Status, unless the case is simply running.
    pub status: Option<String>,
}

/// The headings of the securities that every list shows.
pub fn columns(texts: &Texts) -> Vec<Column> {
    Security::COMMON
        .iter()
        .map(|one| Column {
            short: short(texts, one.code()),
            name: texts.coded("security", one.code()).into_owned(),
        })
        .collect()
}

/// A case as a list shows it; `full` adds phase, lead and the next deadline.
pub fn case_line(texts: &'static Texts, listed: &ListedCase, today: Date, full: bool) -> CaseLine {
    let case = &listed.case;
    let (when, day) = release_words(texts, listed, today);
    CaseLine {
        href: format!("/cases/{}", case.id),
        name: person_name(&case.family_name, &case.given_names),
        about: case
            .birth_date
            .filter(|_| full)
            .map(|birth| texts.with("common-born", &[("date", birth.into())]))
            .into_iter()
            .chain([listed.institution.clone()])
            .collect(),
        when,
        day,
        cells: cells(texts, case.release_on.map(|_| &case.derived)),
        gaps: gaps(texts, &case.derived).or_else(|| {
            let over = case.derived.seam_detail.iter().any(|one| one.status < 0);
            let key = match case.release_on {
                None => "list-no-release",
                Some(_) if over => "list-over",
                Some(_) => return None,
            };
            Some(texts.get(key).into_owned())
        }),
        further: if full {
            further(texts, listed, today)
        } else {
            String::new()
        },
        status: status(texts, listed, today),
    }
}

/// What is unusual about a case: its status, a release that nobody has confirmed, or what should be
/// there by now.
fn status(texts: &Texts, listed: &ListedCase, today: Date) -> Option<String> {
    let case = &listed.case;
    if case.status != domain::case::CaseStatus::Active {
        return Some(texts.code("case_status", case.status).into_owned());
    }
    if case.derived.hints.contains(&AlertKind::WindowOver) {
        return Some(texts.get("list-closing-proposed").into_owned());
    }
    let passed = case.release_on.is_some_and(|day| day < today);
    if passed && !case.released {
        return Some(texts.get("list-unconfirmed").into_owned());
    }
    let told = [
        (AlertKind::PlanReviewLate, "list-plan-late"),
        (AlertKind::NetworkMapMissing, "list-map-missing"),
    ];
    let hints = &case.derived.hints;
    if let Some(day) = case.derived.review_rests_until.filter(|day| *day > today) {
        return Some(texts.with("list-review-rests", &[("day", day.into())]));
    }
    let (_, key) = told.iter().find(|(kind, _)| hints.contains(kind))?;
    Some(texts.get(key).into_owned())
}

/// When the release is, or was: to the day as long as it lies ahead.
fn release_words(texts: &Texts, listed: &ListedCase, today: Date) -> (String, String) {
    let Some(day) = listed.case.release_on else {
        return (texts.get("common-unknown").into_owned(), String::new());
    };
    let when = if day < today {
        texts.relative(day, today)
    } else {
        texts.days_until(day, today)
    };
    (when, texts.day(day))
}

/// One word for a security, short enough for a column.
fn short(texts: &Texts, code: &str) -> String {
    let key = format!("list-short-{}", code.replace('_', "-"));
    texts.get(&key).into_owned()
}

/// The sign of each security; none is known without a release.
pub(super) fn cells(texts: &'static Texts, derived: Option<&Derived>) -> Vec<Cell> {
    let cell = |one: &Security| {
        let detail = derived
            .and_then(|derived| {
                let mut all = derived.seam_detail.iter();
                all.find(|detail| detail.security == one.code())
            })
            .map(|detail| detail.status);
        let (dot, icon, words) = match detail {
            None if derived.is_none() => ("mute", "unknown", texts.get("common-unknown")),
            None => ("mute", "none", texts.get("list-not-needed")),
            Some(..0) => ("mute", "none", texts.coded("seam_status", "over")),
            Some(0) => ("ok", "ok", texts.coded("seam_status", "closed")),
            Some(1) => ("risk", "risk", texts.coded("seam_status", "at_risk")),
            Some(_) => ("open", "open", texts.coded("seam_status", "open")),
        };
        Cell { dot, icon, words }
    };
    Security::COMMON.iter().map(cell).collect()
}

/// A gap of more days is told without its days: nothing is arranged at all.
const TOLD_IN_DAYS: u32 = 60;

/// The two widest gaps in words, and how many more there are.
fn gaps(texts: &Texts, derived: &Derived) -> Option<String> {
    let mut gaps: Vec<_> = derived
        .seam_detail
        .iter()
        .filter(|one| one.status > 0)
        .collect();
    gaps.sort_by_key(|one| std::cmp::Reverse((one.status, one.open.max(one.at_risk))));
    let name = |code: &str| {
        let known = Security::COMMON.iter().any(|one| one.code() == code);
        if known {
            texts.coded("security_short", code).into_owned()
        } else {
            code.replace('_', " ")
        }
    };
    let words: Vec<String> = gaps
        .iter()
        .take(2)
        .map(|one| {
            let security = ("security", name(&one.security).into());
            if one.status > 1 && one.open > TOLD_IN_DAYS {
                texts.with("list-gap-all", &[security])
            } else if one.status > 1 {
                texts.with("list-gap-open", &[security, ("n", one.open.into())])
            } else {
                texts.with("list-gap-risk", &[security])
            }
        })
        .collect();
    let mut words = words.join(", ");
    if gaps.len() > 2 {
        words.push(' ');
        words.push_str(&texts.with("list-gap-more", &[("n", (gaps.len() - 2).into())]));
    }
    (!words.is_empty()).then_some(words)
}

fn further(texts: &Texts, listed: &ListedCase, today: Date) -> String {
    let case = &listed.case;
    let language = texts.lang().code();
    let mut parts = Vec::new();
    if let Some(phase) = &listed.phase {
        parts.push(phase.in_language(language).to_owned());
    }
    parts.extend(case.lead_name.clone());
    if let Some(due) = case.derived.next_due_on {
        let when = texts.overdue(due, today);
        parts.push(texts.with("list-next-due", &[("when", when.into())]));
    }
    parts.join(" · ")
}

/// A line for samples of templates.
pub fn sample_line(texts: &'static Texts) -> CaseLine {
    let detail = |security: &str, status, open| app::case::SeamDetail {
        security: security.to_owned(),
        status,
        open,
        at_risk: 0,
    };
    let today = jiff::civil::date(2026, 11, 23);
    let derived = Derived {
        seam_status: 2,
        seam_days_open: 18,
        seam_detail: vec![
            detail("accommodation", 2, 14),
            detail("treatment", 2, 4),
            detail("income", 1, 0),
            detail("identity", 0, 0),
        ],
        ..Derived::empty(today)
    };
    CaseLine {
        href: "/cases/01920000-0000-7000-8000-000000000001".to_owned(),
        name: "Demir, Jonas".to_owned(),
        about: vec!["JVA Tonna".to_owned()],
        when: texts.days_until(jiff::civil::date(2026, 12, 31), today),
        day: texts.day(jiff::civil::date(2026, 12, 31)),
        cells: cells(texts, Some(&derived)),
        gaps: gaps(texts, &derived),
        further: "Anna Beispiel".to_owned(),
        status: Some(
            texts
                .code("case_status", domain::case::CaseStatus::Closing)
                .into_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::{Lang, texts};

    #[test]
    fn a_line_says_what_is_missing_the_worst_first() {
        let line = sample_line(texts(Lang::De));
        let gaps = line.gaps.unwrap_or_default();
        assert_eq!(
            gaps,
            "Wohnen 14 Tage offen, Behandlung 4 Tage offen und 1 weitere"
        );
        assert_eq!(line.cells.len(), Security::COMMON.len());
        assert_eq!(line.cells[0].words, "offen");
        assert!(line.cells.iter().any(|one| one.words == "nicht benötigt"));
    }
}
