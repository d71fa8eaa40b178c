//! # The seam
//!
//! For each security that a case needs (a roof, money, insurance, papers, treatment, work or a
//! structured day, a contact) every day of the window `[release, release + 180 days)` is covered,
//! only promised, or uncovered. A hole is a maximal run of days of one kind that are not covered.
//!
//! This module owns that computation and nothing else: it does not know which entity a coverage
//! came from beyond its id, nor what would close a hole (the programme's fallback tree says so).
//!
//! ```text
//!            custody      | release                          release + 180 d
//!  income    ░░░░░░░░░░░░░|███████╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱|   confirmed, then promised
//!  housing   ░░░░░░░░░░░░░|······╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱|   open, then promised
//! ```
//!
//! Two rules that are easy to overlook:
//! - What is arranged *inside* ends at the gate, whatever end date was written down; only a
//!   voluntary stay (§ 53 ThürJVollzGB) goes on inside after the release. It gives a roof but
//!   the person is not housed.
//! - Treatments are looked at one by one: a methadone place does not cover a therapy.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_days, days_between},
    ids::ArrangementId,
};

/// Days after release that the seam looks at.
pub const WINDOW_DAYS: i32 = 180;

/// The kind (`of`) that marks a coverage as a voluntary stay in the prison after release.
pub const VOLUNTARY_STAY: &str = "voluntary_stay";

/// A security: something that must not have a hole. Seven are common to all programmes; a
/// programme may add its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Security(Cow<'static, str>);

impl Security {
    /// A roof.
    pub const ACCOMMODATION: Self = Self(Cow::Borrowed("accommodation"));
    /// Money to live on.
    pub const INCOME: Self = Self(Cow::Borrowed("income"));
    /// Health insurance.
    pub const HEALTH_INSURANCE: Self = Self(Cow::Borrowed("health_insurance"));
    /// Papers that prove who one is.
    pub const IDENTITY: Self = Self(Cow::Borrowed("identity"));
    /// Treatment that must go on.
    pub const TREATMENT: Self = Self(Cow::Borrowed("treatment"));
    /// Work or a structured day.
    pub const WORK_OR_DAY_STRUCTURE: Self = Self(Cow::Borrowed("work_or_day_structure"));
    /// Somebody to turn to.
    pub const CONTACT: Self = Self(Cow::Borrowed("contact"));

    /// The seven that every programme has, in the order of the picture.
    pub const COMMON: [Self; 7] = [
        Self::ACCOMMODATION,
        Self::INCOME,
        Self::HEALTH_INSURANCE,
        Self::IDENTITY,
        Self::TREATMENT,
        Self::WORK_OR_DAY_STRUCTURE,
        Self::CONTACT,
    ];

    /// A security by its code; whether a programme knows it is for the caller to check.
    pub fn from_code(code: &str) -> Self {
        Self::COMMON
            .into_iter()
            .find(|known| known.code() == code)
            .unwrap_or_else(|| Self(Cow::Owned(code.to_owned())))
    }

    /// The stable code.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How firm a coverage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Somebody said so.
    Promised,
    /// There is proof (contract, decision, appointment).
    Confirmed,
    /// It is happening or has happened.
    Actual,
}

impl Code for Strength {
    const ALL: &'static [Self] = &[Self::Promised, Self::Confirmed, Self::Actual];

    fn code(self) -> &'static str {
        match self {
            Self::Promised => "promised",
            Self::Confirmed => "confirmed",
            Self::Actual => "actual",
        }
    }
}

/// On which side of the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// In the prison.
    Inside,
    /// After the gate.
    Outside,
}

impl Code for Side {
    const ALL: &'static [Self] = &[Self::Inside, Self::Outside];

    fn code(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Outside => "outside",
        }
    }
}

/// A time during which something is secured: `[from, to)`, open if `to` is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// What is secured.
    pub security: Security,
    /// First day.
    pub from: Date,
    /// First day after it, if it ends.
    pub to: Option<Date>,
    /// How firm it is.
    pub strength: Strength,
    /// Inside or outside.
    pub side: Side,
    /// Which one of several (for treatment: `substitution`, `psychotherapy`, …), or
    /// [`VOLUNTARY_STAY`] for accommodation.
    pub of: Option<String>,
    /// Days that a hole of this treatment may last and still be none; overrides the programme's.
    pub tolerance_days: Option<u32>,
    /// The arrangement it comes from, if it is one.
    pub source: Option<ArrangementId>,
}

impl Coverage {
    /// Whether this is a stay in the prison after release (a roof, but not housed).
    pub fn is_voluntary_stay(&self) -> bool {
        self.security == Security::ACCOMMODATION && self.of.as_deref() == Some(VOLUNTARY_STAY)
    }

    /// The end as it really is once the release is on `release`: inside ends at the gate. What
    /// would begin inside only then covers nothing: its end lies before its beginning.
    pub fn effective_to(&self, release: Date) -> Option<Date> {
        if self.side == Side::Inside && !self.is_voluntary_stay() {
            Some(self.to.map_or(release, |to| to.min(release)))
        } else {
            self.to
        }
    }

    fn covers(&self, day: Date, release: Date) -> bool {
        self.from <= day && self.effective_to(release).is_none_or(|to| day < to)
    }
}

/// What custody itself secures until the gate: a roof, upkeep and medical care.
pub fn custody_coverage(custody_start: Date, release: Date) -> Vec<Coverage> {
    [
        Security::ACCOMMODATION,
        Security::INCOME,
        Security::HEALTH_INSURANCE,
    ]
    .into_iter()
    .map(|security| Coverage {
        security,
        from: custody_start,
        to: Some(release),
        strength: Strength::Actual,
        side: Side::Inside,
        of: None,
        tolerance_days: None,
        source: None,
    })
    .collect()
}

/// A security that the case needs, with the tolerances of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeededSecurity {
    /// Which one.
    pub security: Security,
    /// Whether the kinds (`of`) are looked at one by one, as treatments are.
    pub each_kind: bool,
    /// Days that a hole may last and still be none, where the kind says nothing else.
    pub tolerance_days: u32,
    /// The same per kind (`substitution` → 0).
    pub tolerance_of: BTreeMap<String, u32>,
}

impl NeededSecurity {
    /// A security without any tolerance.
    pub fn strict(security: Security) -> Self {
        Self {
            security,
            each_kind: false,
            tolerance_days: 0,
            tolerance_of: BTreeMap::new(),
        }
    }

    /// Treatment as the programmes have it: substitution 0 days, all others 14 (P29b).
    pub fn treatment() -> Self {
        Self {
            security: Security::TREATMENT,
            each_kind: true,
            tolerance_days: 14,
            tolerance_of: BTreeMap::from([("substitution".to_owned(), 0)]),
        }
    }
}

/// How bad a hole or a security is. Ordered: worse is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeamStatus {
    /// The window lies behind: nothing can be open or closed ahead any more.
    Over,
    /// No hole.
    Closed,
    /// Only promised.
    AtRisk,
    /// Nothing at all.
    Open,
}

impl Code for SeamStatus {
    const ALL: &'static [Self] = &[Self::Over, Self::Closed, Self::AtRisk, Self::Open];

    fn code(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Closed => "closed",
            Self::AtRisk => "at_risk",
            Self::Open => "open",
        }
    }
}

/// A maximal run of days of one kind that are not covered: `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// First day of it.
    pub from: Date,
    /// First day after it.
    pub to: Date,
    /// [`SeamStatus::Open`] or [`SeamStatus::AtRisk`].
    pub status: SeamStatus,
}

impl Hole {
    /// Its length in days.
    pub fn days(&self) -> i32 {
        days_between(self.from, self.to)
    }
}

/// The seam of one security.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecuritySeam {
    /// Which one.
    pub security: Security,
    /// The worst that lies ahead, or that nothing lies ahead any more.
    pub status: SeamStatus,
    /// Uncovered days ahead.
    pub days_open: u32,
    /// Only promised days ahead.
    pub days_at_risk: u32,
    /// First uncovered day ahead.
    pub first_open: Option<Date>,
    /// All holes of the whole window, also those that are past.
    pub holes: Vec<Hole>,
    /// Days ahead on which the only roof is a voluntary stay: covered, but not housed.
    pub days_not_housed: u32,
}

impl SecuritySeam {
    /// Uncovered days of the whole window, also those that are past.
    pub fn days_open_in_all(&self) -> i32 {
        let open = |hole: &&Hole| hole.status == SeamStatus::Open;
        self.holes.iter().filter(open).map(Hole::days).sum()
    }
}

/// The seam of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seam {
    /// The first day that it looks at: that of the release or, in the window of a re-entry, that of the new
    /// admission.
    pub day: Date,
    /// First day after the window.
    pub window_end: Date,
    /// One entry per needed security, in the order asked for.
    pub securities: Vec<SecuritySeam>,
}

impl Seam {
    /// The worst status of all securities.
    pub fn worst(&self) -> SeamStatus {
        self.securities
            .iter()
            .map(|one| one.status)
            .max()
            .unwrap_or(SeamStatus::Closed)
    }

    /// Uncovered days ahead, added up over the securities: the measure for "worst first".
    pub fn days_open(&self) -> u32 {
        self.securities.iter().map(|one| one.days_open).sum()
    }

    /// Only promised days ahead, added up.
    pub fn days_at_risk(&self) -> u32 {
        self.securities.iter().map(|one| one.days_at_risk).sum()
    }

    /// The first uncovered day ahead of any security.
    pub fn first_open(&self) -> Option<Date> {
        self.securities
            .iter()
            .filter_map(|one| one.first_open)
            .min()
    }
}

/// Computes the seam from `day` on, the release or what stands for it (see [`Seam::day`]), as seen on `today`.
pub fn seam(needs: &[NeededSecurity], coverage: &[Coverage], day: Date, today: Date) -> Seam {
    let window_end = add_days(day, WINDOW_DAYS).unwrap_or(day);
    let securities = needs
        .iter()
        .map(|need| security_seam(need, coverage, day, today))
        .collect();
    Seam {
        day,
        window_end,
        securities,
    }
}

fn security_seam(
    need: &NeededSecurity,
    coverage: &[Coverage],
    release: Date,
    today: Date,
) -> SecuritySeam {
    let mine: Vec<&Coverage> = coverage
        .iter()
        .filter(|one| one.security == need.security)
        .collect();
    let days = if need.each_kind {
        days_kind_by_kind(need, &mine, release)
    } else {
        tolerated(&days_of(&mine, release), need.tolerance_days)
    };
    let ahead = usize::try_from(days_between(release, today)).unwrap_or(0);
    let count = |status: SeamStatus| {
        let number = days
            .iter()
            .skip(ahead)
            .filter(|day| **day == status)
            .count();
        u32::try_from(number).unwrap_or(u32::MAX)
    };
    let days_open = count(SeamStatus::Open);
    let days_at_risk = count(SeamStatus::AtRisk);
    let first_open = days
        .iter()
        .enumerate()
        .skip(ahead)
        .find(|(_, day)| **day == SeamStatus::Open)
        .and_then(|(index, _)| day_at(release, index));
    SecuritySeam {
        security: need.security.clone(),
        status: match (days_open, days_at_risk) {
            _ if ahead >= days.len() => SeamStatus::Over,
            (0, 0) => SeamStatus::Closed,
            (0, _) => SeamStatus::AtRisk,
            _ => SeamStatus::Open,
        },
        days_open,
        days_at_risk,
        first_open,
        holes: holes(&days, release),
        days_not_housed: days_not_housed(&mine, release, ahead),
    }
}

/// Each kind by itself, with its own tolerance; the day is as bad as its worst kind. A kind that
/// ended for good before the release is over and leaves no hole, unless nothing else is there.
fn days_kind_by_kind(need: &NeededSecurity, mine: &[&Coverage], release: Date) -> Vec<SeamStatus> {
    let mut kinds: BTreeMap<&str, Vec<&Coverage>> = BTreeMap::new();
    for one in mine {
        kinds
            .entry(one.of.as_deref().unwrap_or(""))
            .or_default()
            .push(one);
    }
    kinds.retain(|_, of_kind| {
        of_kind
            .iter()
            .any(|one| one.effective_to(release).is_none_or(|to| to >= release))
    });
    if kinds.is_empty() {
        return tolerated(&days_of(&[], release), need.tolerance_days);
    }
    let mut worst = vec![SeamStatus::Closed; window_len()];
    for (kind, of_kind) in kinds {
        let tolerance = of_kind
            .iter()
            .filter_map(|one| one.tolerance_days)
            .min()
            .or_else(|| need.tolerance_of.get(kind).copied())
            .unwrap_or(need.tolerance_days);
        for (day, status) in worst
            .iter_mut()
            .zip(tolerated(&days_of(&of_kind, release), tolerance))
        {
            *day = status.max(*day);
        }
    }
    worst
}

/// The status of each day of the window, before any tolerance.
fn days_of(coverage: &[&Coverage], release: Date) -> Vec<SeamStatus> {
    let mut days = vec![SeamStatus::Open; window_len()];
    for one in coverage {
        let status = match one.strength {
            Strength::Promised => SeamStatus::AtRisk,
            Strength::Confirmed | Strength::Actual => SeamStatus::Closed,
        };
        let clamp = |day: Date| {
            usize::try_from(days_between(release, day))
                .unwrap_or(0)
                .min(window_len())
        };
        let from = clamp(one.from);
        let to = one.effective_to(release).map_or(window_len(), clamp);
        for day in days.iter_mut().take(to).skip(from) {
            *day = status.min(*day);
        }
    }
    days
}

/// The same with every hole that is no longer than `tolerance` closed.
fn tolerated(days: &[SeamStatus], tolerance: u32) -> Vec<SeamStatus> {
    let mut result = days.to_vec();
    for run in runs(days) {
        if u32::try_from(run.len()).is_ok_and(|length| length <= tolerance) {
            result[run].fill(SeamStatus::Closed);
        }
    }
    result
}

/// The runs of equal days that are not closed, as index ranges.
fn runs(days: &[SeamStatus]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 1..=days.len() {
        if index == days.len() || days[index] != days[start] {
            if days[start] != SeamStatus::Closed {
                found.push(start..index);
            }
            start = index;
        }
    }
    found
}

fn holes(days: &[SeamStatus], release: Date) -> Vec<Hole> {
    runs(days)
        .into_iter()
        .filter_map(|run| {
            Some(Hole {
                from: day_at(release, run.start)?,
                to: day_at(release, run.end)?,
                status: days[run.start],
            })
        })
        .collect()
}

fn days_not_housed(mine: &[&Coverage], release: Date, ahead: usize) -> u32 {
    let firm = |one: &&&Coverage| one.strength != Strength::Promised;
    let count = (ahead..window_len())
        .filter_map(|index| day_at(release, index))
        .filter(|day| {
            let mut covering = mine
                .iter()
                .filter(firm)
                .filter(|one| one.covers(*day, release))
                .peekable();
            covering.peek().is_some() && covering.all(|one| one.is_voluntary_stay())
        })
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn day_at(release: Date, index: usize) -> Option<Date> {
    add_days(release, i32::try_from(index).ok()?)
}

fn window_len() -> usize {
    usize::try_from(WINDOW_DAYS).unwrap_or(0)
}

/// Whether a security stands well enough to lift what waits for it (P23b): proof of something
/// outside that covers at least one day from the release on. A voluntary stay is no address.
pub fn lifts_blocks(security: &Security, coverage: &[Coverage], release: Option<Date>) -> bool {
    coverage.iter().any(|one| {
        one.security == *security
            && one.strength != Strength::Promised
            && one.side == Side::Outside
            && !one.is_voluntary_stay()
            && one
                .to
                .is_none_or(|to| release.is_none_or(|release| release < to))
    })
}

#[cfg(test)]
mod tests;
