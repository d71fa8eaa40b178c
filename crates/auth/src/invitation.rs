//! One-time links: the first administrator's, an invitation, a reset of the password.
//!
//! The link carries a [`crate::token::Token`], the database its hash. It works once and for 72
//! hours, long enough for a weekend. Opening the page does not use it up (mail programs open links
//! to look at them); setting the password does.

use jiff::{SignedDuration, Timestamp};

/// How long a link is good for.
pub const VALID_FOR: SignedDuration = SignedDuration::from_hours(72);

/// A one-time link as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// When it was made.
    pub created: Timestamp,
    /// When a password was set with it, if ever.
    pub used: Option<Timestamp>,
}

/// Whether a link may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvitationState {
    /// It may.
    Open,
    /// It was used before.
    Used,
    /// More than [`VALID_FOR`] has passed.
    Expired,
}

impl Invitation {
    /// Whether the link may be used at `now`. Used stays used, whatever the time; at the very second
    /// of its end it is expired.
    pub fn state(&self, now: Timestamp) -> InvitationState {
        if self.used.is_some() {
            InvitationState::Used
        } else if now.duration_since(self.created) >= VALID_FOR {
            InvitationState::Expired
        } else {
            InvitationState::Open
        }
    }

    /// How long the link is still good for at `now`; zero when it is used or expired.
    pub fn remaining(&self, now: Timestamp) -> SignedDuration {
        match self.state(now) {
            InvitationState::Open => VALID_FOR - now.duration_since(self.created),
            InvitationState::Used | InvitationState::Expired => SignedDuration::ZERO,
        }
    }
}
