//! Which report counts an indicator of a programme (I3a, I5). Indicators are data of the programme, reports
//! are part of the program: where they meet is told here, and where they do not meet yet that is told too.
//!
//! It must not: count anything. A line is added when a report counts what the indicator asks for.

use super::ReportKind;

/// How far a report answers an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// It counts what the indicator asks for.
    Whole,
    /// It counts something of it; the page says what.
    Part,
}

/// The indicators that a report counts, by their ids.
const COUNTED: &[(&str, ReportKind, Extent)] = &[
    ("entry_lead_time", ReportKind::Sites, Extent::Whole),
    ("insured_day_0", ReportKind::Sites, Extent::Part),
    ("identity_day_0", ReportKind::Sites, Extent::Part),
    ("housed_day_0", ReportKind::Sites, Extent::Part),
    (
        "release_without_accommodation",
        ReportKind::Sites,
        Extent::Part,
    ),
    ("work_day_0", ReportKind::Sites, Extent::Part),
    ("treatment_without_gap", ReportKind::Sites, Extent::Part),
    ("dropout", ReportKind::Sites, Extent::Part),
    ("first_contact_3_days", ReportKind::Standards, Extent::Whole),
    ("demand_outside_region", ReportKind::Demand, Extent::Whole),
    ("client_owned_steps", ReportKind::Carried, Extent::Whole),
    ("domain_change", ReportKind::Independence, Extent::Part),
    ("reentry", ReportKind::Reentries, Extent::Part),
    ("attendance_hours", ReportKind::Modules, Extent::Part),
    ("longest_silence", ReportKind::Continuity, Extent::Whole),
];

/// The report that counts an indicator, and how far; `None`: none does yet.
pub fn counted_in(indicator: &str) -> Option<(ReportKind, Extent)> {
    let mut all = COUNTED.iter();
    all.find(|(id, _, _)| *id == indicator)
        .map(|(_, kind, extent)| (*kind, *extent))
}

/// The indicators that are answered in part only.
pub fn in_part() -> impl Iterator<Item = &'static str> {
    let all = COUNTED.iter();
    all.filter(|(_, _, extent)| *extent == Extent::Part)
        .map(|(id, _, _)| *id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_indicator_told_here_is_one_of_a_programme_and_told_once() {
        let catalogue = programme::Catalogue::shipped().unwrap();
        let known: BTreeSet<&str> = ["puemas", "insa2"]
            .iter()
            .filter_map(|id| catalogue.get(id))
            .flat_map(|one| one.indicators.iter().map(|one| one.id.as_str()))
            .collect();
        let told: BTreeSet<&str> = COUNTED.iter().map(|(id, _, _)| *id).collect();
        assert_eq!(told.len(), COUNTED.len());
        assert!(told.is_subset(&known), "{:?}", told.difference(&known));
        assert!(counted_in("esf_on_leaving").is_none());
    }
}
