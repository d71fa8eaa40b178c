//! How long a session lives.
//!
//! Two limits, the earlier one counts: after [`IDLE_LIMIT`] without a request, because desks in
//! shared offices are left; after [`ABSOLUTE_LIMIT`] in any case, because nobody works longer and
//! a stolen cookie must end some day. What was being typed survives as a draft.

use jiff::{SignedDuration, Timestamp};

/// A session ends when nothing was asked for this long.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_mins(30);
/// A session ends this long after signing in, however busy.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(12);
/// The time of the last request is written at most this often, so that reading a page does not
/// cost a write. The idle limit is exact to this much.
pub const TOUCH_INTERVAL: SignedDuration = SignedDuration::from_mins(1);

// A session from further in the future was made by a clock that was wrong.
const TOLERATED_SKEW: SignedDuration = SignedDuration::from_mins(1);

/// The times of one session and the limits that apply to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionTimes {
    /// When the person signed in.
    pub created: Timestamp,
    /// When the last request was noted; see [`SessionTimes::touch_due`].
    pub last_seen: Timestamp,
    /// Longest time without a request.
    pub idle_limit: SignedDuration,
    /// Longest time since signing in.
    pub absolute_limit: SignedDuration,
}

/// Whether a session may still be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionState {
    /// It may.
    Valid,
    /// Too long without a request.
    IdleExpired,
    /// Too long since signing in.
    AbsoluteExpired,
}

impl SessionTimes {
    /// The times of a stored session under the usual limits.
    pub fn new(created: Timestamp, last_seen: Timestamp) -> Self {
        Self {
            created,
            last_seen,
            idle_limit: IDLE_LIMIT,
            absolute_limit: ABSOLUTE_LIMIT,
        }
    }

    /// Whether the session may be used at `now`. At the very second of a limit it is over.
    ///
    /// If the clock was set back, so that the session begins or was last used in the future, it is
    /// over too: it would otherwise live for as long as the clock was wrong.
    pub fn state(&self, now: Timestamp) -> SessionState {
        let age = now.duration_since(self.created);
        let idle = now.duration_since(self.last_seen);
        if age >= self.absolute_limit || age < -TOLERATED_SKEW {
            SessionState::AbsoluteExpired
        } else if idle >= self.idle_limit || idle < -TOLERATED_SKEW {
            SessionState::IdleExpired
        } else {
            SessionState::Valid
        }
    }

    /// Whether the request at `now` has to be noted as the last one.
    pub fn touch_due(&self, now: Timestamp) -> bool {
        now.duration_since(self.last_seen) >= TOUCH_INTERVAL
    }

    /// How long the session lives on from `now` if nothing more is asked; zero when it is over.
    /// Pages use it to warn in time.
    pub fn remaining(&self, now: Timestamp) -> SignedDuration {
        if self.state(now) != SessionState::Valid {
            return SignedDuration::ZERO;
        }
        let idle = self.idle_limit - now.duration_since(self.last_seen);
        let absolute = self.absolute_limit - now.duration_since(self.created);
        idle.min(absolute)
    }
}
