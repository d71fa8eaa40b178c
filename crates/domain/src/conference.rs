//! Case conferences (P14c): who is invited, what is decided, and who does what afterwards.

use crate::Code;

/// Where a conference stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConferenceStatus {
    /// People are invited.
    Invited,
    /// It took place; there are minutes.
    Held,
    /// It was called off.
    Cancelled,
}

impl Code for ConferenceStatus {
    const ALL: &'static [Self] = &[Self::Invited, Self::Held, Self::Cancelled];

    fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
}

impl ConferenceStatus {
    /// Whether `to` may follow. Minutes can be corrected; what took place or was called off is not
    /// invited to again, but made anew.
    pub fn may_become(self, to: Self) -> bool {
        match self {
            Self::Invited => to != Self::Invited,
            Self::Held => to == Self::Held,
            Self::Cancelled => false,
        }
    }
}

/// On which side a task lies that was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConferenceSide {
    /// Ours: it becomes a task of the case.
    Ours,
    /// The client's own: it becomes a task of the case that the client does.
    Client,
    /// Another body's: kept in sight until it is done.
    Theirs,
}

impl Code for ConferenceSide {
    const ALL: &'static [Self] = &[Self::Ours, Self::Client, Self::Theirs];

    fn code(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Client => "client",
            Self::Theirs => "theirs",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_took_place_stays_so() {
        use ConferenceStatus::{Cancelled, Held, Invited};
        assert!(Invited.may_become(Held) && Invited.may_become(Cancelled));
        assert!(Held.may_become(Held), "minutes are corrected");
        for to in ConferenceStatus::ALL {
            assert!(!to.may_become(Invited));
            assert!(!Cancelled.may_become(*to));
        }
        assert!(!Held.may_become(Cancelled));
    }
}
