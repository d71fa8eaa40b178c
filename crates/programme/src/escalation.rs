//! Escalation: who has to act now because a security is not there and the release comes nearer.

use domain::{
    calendar::{Holidays, Roll},
    seam::{Seam, SeamStatus},
};
use jiff::civil::Date;

use crate::model::{Programme, SecurityEscalation, SecurityRule};

/// A security whose escalation has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alert<'p> {
    /// The security.
    pub security: &'p SecurityRule,
    /// Open, or only promised.
    pub status: SeamStatus,
    /// The step that holds now.
    pub step: &'p SecurityEscalation,
    /// Which one it is, counted from 1.
    pub level: usize,
    /// The day on which it began: its distance from the release, on the working day before.
    pub since: Date,
}

/// The escalations that hold on `today` (P25d): for every security of the seam that is not closed,
/// the last step whose day has come. None for a security whose first step still lies ahead.
pub fn alerts<'p>(
    programme: &'p Programme,
    seam: &Seam,
    holidays: &Holidays,
    today: Date,
) -> Vec<Alert<'p>> {
    seam.securities
        .iter()
        .filter(|one| matches!(one.status, SeamStatus::Open | SeamStatus::AtRisk))
        .filter_map(|one| {
            let security = programme.security_rule(&one.security)?;
            let begun = |(index, step): (usize, &'p SecurityEscalation)| {
                let day = step.offset.from_day(seam.day, programme.land, holidays)?;
                let since = holidays.roll(day, programme.land, Roll::Before);
                (since <= today).then_some(Alert {
                    security,
                    status: one.status,
                    step,
                    level: index + 1,
                    since,
                })
            };
            security
                .escalation
                .iter()
                .enumerate()
                .filter_map(begun)
                .max_by_key(|alert| alert.since)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::seam::seam;
    use jiff::civil::date;

    use super::*;
    use crate::{Catalogue, Facts, needs_of};

    #[test]
    fn housing_goes_up_step_by_step_while_nothing_is_secured() {
        let catalogue = Catalogue::shipped().unwrap();
        let puemas = catalogue.get("puemas").unwrap();
        let release = date(2026, 12, 31);
        let level = |today| {
            let seam = seam(&needs_of(puemas, &Facts::new()), &[], release, today);
            alerts(puemas, &seam, catalogue.holidays(), today)
                .into_iter()
                .find(|alert| alert.security.id.code() == "accommodation")
                .map(|alert| (alert.level, alert.since))
        };
        assert_eq!(level(date(2026, 10, 7)), None);
        assert_eq!(level(date(2026, 10, 8)), Some((1, date(2026, 10, 8))));
        assert_eq!(level(date(2026, 11, 10)), Some((2, date(2026, 11, 5))));
        assert_eq!(level(date(2026, 12, 30)), Some((4, date(2026, 12, 17))));
    }
}
