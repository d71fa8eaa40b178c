//! The rules of signing in, to the second and to the bit.

mod invitation;
mod password;
mod policy;
mod session;
mod throttle;
mod token;

use jiff::{SignedDuration, Timestamp};

/// A fixed instant, and others counted from it.
fn at(seconds: i64) -> Timestamp {
    const START: i64 = 1_805_094_000; // 2027-03-15, 07:00 UTC
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(START + seconds)
}
