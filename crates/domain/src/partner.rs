//! Organisations that a carrier works with, and the work in the network that is about no single
//! client (P13, P16, P31).
//!
//! One organisation has one place; a second place is a second entry. Nothing here may hold anything
//! about somebody who is served.

use jiff::civil::Date;

use crate::{Code, calendar::add_days};

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartnerKind {
    /// Housing company, hostel, supported housing.
    Housing,
    /// Debt advice.
    DebtAdvice,
    /// Help with addiction.
    AddictionHelp,
    /// Jobcenter or employment agency.
    JobCentre,
    /// Somebody who employs people.
    Employer,
    /// School, training, qualification.
    Education,
    /// Practice, clinic, psychosocial help.
    Health,
    /// Volunteers.
    Volunteering,
    /// Another authority.
    Authority,
    /// Something else.
    Other,
}

impl Code for PartnerKind {
    const ALL: &'static [Self] = &[
        Self::Housing,
        Self::DebtAdvice,
        Self::AddictionHelp,
        Self::JobCentre,
        Self::Employer,
        Self::Education,
        Self::Health,
        Self::Volunteering,
        Self::Authority,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Housing => "housing",
            Self::DebtAdvice => "debt_advice",
            Self::AddictionHelp => "addiction_help",
            Self::JobCentre => "job_centre",
            Self::Employer => "employer",
            Self::Education => "education",
            Self::Health => "health",
            Self::Volunteering => "volunteering",
            Self::Authority => "authority",
            Self::Other => "other",
        }
    }
}

/// Work in the network that is about no single client (P13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActivityKind {
    /// Several organisations at one table.
    RoundTable,
    /// A visit to or from an organisation.
    Visit,
    /// A talk about how to work together.
    AgreementTalk,
    /// A committee or working group.
    Committee,
    /// Making the work known.
    PublicRelations,
    /// Something else.
    Other,
}

impl Code for ActivityKind {
    const ALL: &'static [Self] = &[
        Self::RoundTable,
        Self::Visit,
        Self::AgreementTalk,
        Self::Committee,
        Self::PublicRelations,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::RoundTable => "round_table",
            Self::Visit => "visit",
            Self::AgreementTalk => "agreement_talk",
            Self::Committee => "committee",
            Self::PublicRelations => "public_relations",
            Self::Other => "other",
        }
    }
}

/// After so many days what is known about an organisation should be asked about again. Practice.
pub const CONFIRMED_FOR: u32 = 180;

/// The first day on which something may have been confirmed to count as known today.
pub fn known_since(today: Date) -> Date {
    let days = i32::try_from(CONFIRMED_FOR).unwrap_or(i32::MAX);
    add_days(today, -days).unwrap_or(today)
}

/// Whether an organisation has room (P31): a number is known, it is not 0, and it was confirmed
/// lately.
pub fn has_room(capacity: Option<i64>, confirmed_on: Option<Date>, today: Date) -> bool {
    let known = confirmed_on.is_some_and(|on| on >= known_since(today));
    known && capacity.is_some_and(|places| places > 0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::freshness::is_stale;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn room_is_a_number_that_was_confirmed_lately() {
        let lately = Some(date(2026, 5, 27));
        assert!(has_room(Some(1), lately, TODAY));
        assert!(!has_room(Some(1), Some(date(2026, 5, 26)), TODAY));
        assert!(!has_room(Some(0), lately, TODAY));
        assert!(!has_room(None, lately, TODAY));
        assert!(!has_room(Some(3), None, TODAY));
    }

    proptest! {
        #[test]
        fn what_has_room_is_not_asked_about_again(waited in -30_i32..500, places in 0_i64..5) {
            let on = add_days(TODAY, -waited).unwrap();
            let room = has_room(Some(places), Some(on), TODAY);
            prop_assert_eq!(room, places > 0 && !is_stale(on, CONFIRMED_FOR, TODAY));
        }
    }
}
