//! Supervision after custody: conduct supervision (Führungsaufsicht) and probation (Bewährungshilfe),
//! what either can rest on, and what § 68f StGB lets one expect.
//!
//! It must not: decide. What is expected is a hint for the person who asks the enforcement authority,
//! and only what somebody has confirmed is on record. No offence is recorded: whether § 181b StGB
//! applies, the authority says.

use crate::{Code, release::ReleaseKind};

/// What supervision, or that there is none, rests on (StGB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SupervisionBasis {
    /// Conduct supervision by law after a full term (§ 68f I).
    ByLaw,
    /// The court has decided that it does not set in (§ 68f II).
    Lifted,
    /// Conduct supervision ordered in the judgment (§ 68 I).
    Judgment,
    /// Conduct supervision with a measure of reform and prevention (§§ 67b to 67d).
    Measure,
    /// Probation: the sentence is suspended (§ 56d).
    Suspended,
    /// Probation: the rest of the sentence is suspended (§§ 57, 57a).
    RestSuspended,
}

impl Code for SupervisionBasis {
    const ALL: &'static [Self] = &[
        Self::ByLaw,
        Self::Lifted,
        Self::Judgment,
        Self::Measure,
        Self::Suspended,
        Self::RestSuspended,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::ByLaw => "by_law",
            Self::Lifted => "lifted",
            Self::Judgment => "judgment",
            Self::Measure => "measure",
            Self::Suspended => "suspended",
            Self::RestSuspended => "rest_suspended",
        }
    }
}

impl SupervisionBasis {
    /// Whether it can stand beside what is known of conduct supervision and of probation.
    pub fn fits(self, conduct_supervision: Option<bool>, probation: Option<bool>) -> bool {
        match self {
            Self::ByLaw | Self::Judgment | Self::Measure => conduct_supervision != Some(false),
            Self::Lifted => conduct_supervision != Some(true),
            Self::Suspended | Self::RestSuspended => probation != Some(false),
        }
    }
}

/// Why conduct supervision is, or is not, to be expected by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupervisionHint {
    /// Full term of two years or more: it sets in by law unless the court lifts it (§ 68f I, II
    /// StGB). For an intentional offence; a person has to confirm.
    Expected,
    /// Full term of one year up to two: only for the offences that § 181b StGB names, which nobody
    /// records here. A person has to ask.
    Perhaps,
    /// Less than a year, or the rest is suspended: not by § 68f. A person has to confirm.
    NotExpected,
    /// Length or kind of the end is not known.
    Unknown,
}

/// Pre-computes from § 68f StGB; never a decision. `sentence_months`: the longest single sentence.
pub fn supervision_hint(
    kind: Option<ReleaseKind>,
    sentence_months: Option<u32>,
) -> SupervisionHint {
    let served = |kind| {
        matches!(
            kind,
            ReleaseKind::FullTerm | ReleaseKind::PulledForward | ReleaseKind::CreditedDays
        )
    };
    match (kind, sentence_months) {
        (Some(kind), _) if !served(kind) => SupervisionHint::NotExpected,
        (Some(_), Some(24..)) => SupervisionHint::Expected,
        (Some(_), Some(12..)) => SupervisionHint::Perhaps,
        (Some(_), Some(_)) => SupervisionHint::NotExpected,
        _ => SupervisionHint::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_contradicts_what_it_cannot_stand_beside() {
        assert!(!SupervisionBasis::ByLaw.fits(Some(false), None));
        assert!(!SupervisionBasis::Lifted.fits(Some(true), Some(true)));
        assert!(!SupervisionBasis::RestSuspended.fits(None, Some(false)));
        for basis in SupervisionBasis::ALL {
            assert!(basis.fits(None, None), "{basis:?}");
        }
    }

    #[test]
    fn supervision_is_expected_from_two_years_of_full_term_on() {
        let hint = |kind, months| supervision_hint(Some(kind), Some(months));
        assert_eq!(hint(ReleaseKind::FullTerm, 24), SupervisionHint::Expected);
        assert_eq!(hint(ReleaseKind::FullTerm, 23), SupervisionHint::Perhaps);
        assert_eq!(hint(ReleaseKind::FullTerm, 12), SupervisionHint::Perhaps);
        assert_eq!(
            hint(ReleaseKind::FullTerm, 11),
            SupervisionHint::NotExpected
        );
        assert_eq!(
            hint(ReleaseKind::TwoThirds, 60),
            SupervisionHint::NotExpected
        );
        assert_eq!(supervision_hint(None, Some(30)), SupervisionHint::Unknown);
    }
}
