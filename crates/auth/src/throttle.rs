//! How often one may try to sign in: a lock-out that cannot be used to lock others out.
//!
//! Locking a *login* after some failures is a weapon: whoever knows a colleague's login can keep
//! them out of their cases on the day of a release. So nothing is ever counted per login alone.
//! Failed attempts are counted in two ways:
//!
//! | Counted per | Free | Then wait | Stops |
//! |---|---|---|---|
//! | login **and** address | 5 | 2 s, doubling to 5 min | guessing one person's password |
//! | address | 50 | 1 s, doubling to 30 s | trying one password with many logins |
//!
//! An attacker elsewhere therefore slows down only themselves. Behind one address (an office, a
//! mobile network) somebody can make a colleague wait, but never for more than five minutes; the
//! limit per address is loose because whole offices share one. Someone with thousands of addresses
//! gets five quick tries from each: against that stand [`crate::password::policy`] and the second
//! factor, not this.
//!
//! # What the caller does
//! 1. Ask [`delay`] *before* looking at the password. On [`Throttle::RetryAfter`] answer 429; the
//!    attempt was not made, so it is **not counted**. Otherwise waiting people who click again, or
//!    an attacker who keeps clicking, would prolong the wait for ever.
//! 2. Count a failure whether or not the login exists, and under the login as it was typed (folded),
//!    so that the wait does not tell which logins exist.
//! 3. After a success forget the failures of the pair, not those of the address: an attacker with an
//!    account of their own could otherwise reset it at will.
//! 4. Count only the failures of the last [`COUNTED_FOR`].
//! 5. Name the login by [`login_key`], and forget failures that no longer count.
//! 6. Name the address by [`address_key`]. Behind a reverse proxy take it from the proxy's header
//!    only if the proxy is configured as trusted; otherwise everybody shares one address.

use std::{fmt::Write as _, net::IpAddr};

use jiff::SignedDuration;
use sha2::{Digest as _, Sha256};

/// Failures older than this are forgotten.
pub const COUNTED_FOR: SignedDuration = SignedDuration::from_hours(1);
/// Failures of one login from one address before there is a wait.
pub const FREE_FOR_PAIR: u32 = 5;
/// Failures of one address, whatever the login, before there is a wait.
pub const FREE_FOR_ADDRESS: u32 = 50;
/// Longest wait for one login from one address.
pub const LONGEST_FOR_PAIR: SignedDuration = SignedDuration::from_mins(5);
/// Longest wait for one address.
pub const LONGEST_FOR_ADDRESS: SignedDuration = SignedDuration::from_secs(30);

const FIRST_FOR_PAIR: SignedDuration = SignedDuration::from_secs(2);
const FIRST_FOR_ADDRESS: SignedDuration = SignedDuration::from_secs(1);

/// Failed attempts of one kind within [`COUNTED_FOR`].
///
/// Pair and address each bring their own time of the last failure: with one time for both, failures
/// with other logins would prolong the wait of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// Time since the last of them; means nothing when there are none.
    pub since_last: SignedDuration,
}

/// Whether an attempt may be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub enum Throttle {
    /// It may.
    Allowed,
    /// Not yet; the duration is more than zero.
    RetryAfter(SignedDuration),
}

impl Throttle {
    /// Whole seconds to wait, rounded up, for the header `Retry-After`; 0 when allowed.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Allowed => 0,
            Self::RetryAfter(wait) => wait.as_secs() + i64::from(wait.subsec_nanos() > 0),
        }
    }
}

/// Whether an attempt may be made, given the failures of this login from this address and those of
/// this address with any login. The longer of the two waits counts.
pub fn delay(pair: Failures, address: Failures) -> Throttle {
    let wait = remaining(pair, FREE_FOR_PAIR, FIRST_FOR_PAIR, LONGEST_FOR_PAIR).max(remaining(
        address,
        FREE_FOR_ADDRESS,
        FIRST_FOR_ADDRESS,
        LONGEST_FOR_ADDRESS,
    ));
    if wait > SignedDuration::ZERO {
        Throttle::RetryAfter(wait)
    } else {
        Throttle::Allowed
    }
}

/// The name under which attempts from an address are counted: an IPv4 address as it is (also when
/// it comes written as IPv6), of an IPv6 address the network of 64 bits, because one connection
/// commonly owns all of that.
pub fn address_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let network = v6.to_bits() & (u128::MAX << 64);
            format!("{}/64", std::net::Ipv6Addr::from_bits(network))
        }
    }
}

/// The name under which attempts with a login are counted: the SHA-256 of the login as hexadecimal
/// digits, without spaces around it and without regard to case. The login itself is not kept: who
/// types in the wrong field types their password.
pub fn login_key(login: &str) -> String {
    let digest = Sha256::digest(login.trim().to_lowercase().as_bytes());
    // Writing to a text does not fail.
    digest.iter().fold(String::new(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

fn remaining(
    failures: Failures,
    free: u32,
    first: SignedDuration,
    longest: SignedDuration,
) -> SignedDuration {
    let Some(beyond) = failures.count.checked_sub(free) else {
        return SignedDuration::ZERO;
    };
    let factor = 2_i32.checked_pow(beyond).unwrap_or(i32::MAX);
    let wait = first.checked_mul(factor).unwrap_or(longest).min(longest);
    // A clock that was set back makes the time since the last failure negative.
    let waited = failures.since_last.max(SignedDuration::ZERO);
    (wait - waited).max(SignedDuration::ZERO)
}
