//! What the client says to a version, and who may put their name under it.

use super::VersionState;
use crate::Code;

/// What the client says to a version of the plan (P30b). It never stands in the way of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// Agrees.
    Agreed,
    /// Agrees, and wants something noted.
    WithRemark,
    /// Disagrees; the reason is kept.
    Disagrees,
    /// Could not be asked; why is kept.
    NotAsked,
}

impl Code for Agreement {
    const ALL: &'static [Self] = &[
        Self::Agreed,
        Self::WithRemark,
        Self::Disagrees,
        Self::NotAsked,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::WithRemark => "with_remark",
            Self::Disagrees => "disagrees",
            Self::NotAsked => "not_asked",
        }
    }
}

impl Agreement {
    /// Whether the client said yes.
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Agreed | Self::WithRemark)
    }

    /// Whether it needs words: the remark, the reason, or why nobody could ask.
    pub fn needs_words(self) -> bool {
        self != Self::Agreed
    }
}

/// Why an agreement cannot be recorded as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementProblem {
    /// The client has answered or signed already, so they were asked.
    WasAsked,
    /// The words are missing.
    WordsMissing,
}

/// Whether `next` may be recorded for a version whose last answer is `former`. People change their
/// minds in every direction; only "could not be asked" cannot follow an answer or a signature.
pub fn may_follow(
    former: Option<Agreement>,
    signed: bool,
    next: Agreement,
    words: &str,
) -> Result<(), AgreementProblem> {
    let answered = former.is_some_and(|one| one != Agreement::NotAsked);
    if next == Agreement::NotAsked && (answered || signed) {
        return Err(AgreementProblem::WasAsked);
    }
    if next.needs_words() && words.trim().is_empty() {
        return Err(AgreementProblem::WordsMissing);
    }
    Ok(())
}

/// Who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signer {
    /// The client.
    Client,
    /// The worker.
    Worker,
}

impl Code for Signer {
    const ALL: &'static [Self] = &[Self::Client, Self::Worker];

    fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Worker => "worker",
        }
    }
}

/// Why a version cannot be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningProblem {
    /// There is a newer version that counts.
    Outdated,
    /// It is still being written, or was given up.
    NotIssued,
}

/// Whether a version may be signed while version `current` counts.
pub fn may_sign(
    number: i64,
    state: VersionState,
    current: Option<i64>,
) -> Result<(), SigningProblem> {
    match (state, current) {
        (VersionState::Issued, Some(current)) if current == number => Ok(()),
        (VersionState::Issued, _) => Err(SigningProblem::Outdated),
        (VersionState::Draft | VersionState::Dropped, _) => Err(SigningProblem::NotIssued),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_answered_was_asked() {
        for former in Agreement::ALL {
            for next in Agreement::ALL {
                let expected = *next != Agreement::NotAsked || *former == Agreement::NotAsked;
                let found = may_follow(Some(*former), false, *next, "weil");
                assert_eq!(found.is_ok(), expected, "{former:?} {next:?}");
            }
        }
        let signed = may_follow(None, true, Agreement::NotAsked, "krank");
        assert_eq!(signed, Err(AgreementProblem::WasAsked));
        assert_eq!(
            may_follow(None, false, Agreement::NotAsked, "krank"),
            Ok(())
        );
    }

    #[test]
    fn a_reason_is_kept_with_everything_but_a_plain_yes() {
        for next in Agreement::ALL {
            let bare = may_follow(None, false, *next, "  ");
            assert_eq!(bare.is_ok(), *next == Agreement::Agreed);
        }
    }

    #[test]
    fn only_the_version_that_counts_is_signed() {
        use VersionState::{Draft, Dropped, Issued};
        assert_eq!(may_sign(2, Issued, Some(2)), Ok(()));
        assert_eq!(may_sign(1, Issued, Some(2)), Err(SigningProblem::Outdated));
        for state in [Draft, Dropped] {
            assert_eq!(may_sign(2, state, Some(2)), Err(SigningProblem::NotIssued));
        }
    }
}
