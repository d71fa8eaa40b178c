//! Passwords: kept as Argon2id hashes, compared at the same cost whether or not a login exists.
//!
//! Parameters follow the OWASP Password Storage recommendation (19 MiB, two passes, one lane) and
//! are written into each hash, so that they can be raised: old hashes keep working, and
//! [`needs_rehash`] says which to renew at the next sign-in.
//!
//! A hash takes tens of milliseconds and 19 MiB. Callers run it away from the threads that serve
//! requests, and few at a time: a hundred at once would need 2 GB.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::phc::PasswordHash,
};
use rand::CryptoRng;
use unicode_normalization::UnicodeNormalization as _;

pub use policy::{MAX_CHARS, MIN_CHARS, PasswordProblem, policy};

mod policy;

/// Memory that one hash takes, in KiB.
pub const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over that memory.
pub const PASSES: u32 = 2;
/// Lanes that could be filled side by side.
pub const LANES: u32 = 1;

const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;

// Has the parameters above and a result of zeros, which no known text gives. It stands in where
// there is no stored hash, so that the answer takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlz$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Longer than [`MAX_CHARS`]; [`policy`] would have refused it.
    #[error("the password has {chars} characters, at most {MAX_CHARS} are hashed")]
    TooLong {
        /// How many characters it has.
        chars: usize,
    },
    /// The algorithm refused its parameters or input.
    #[error("Argon2id could not hash the password")]
    Algorithm(#[source] argon2::password_hash::Error),
}

/// Hashes a password with a fresh salt from `rng`; the result is a PHC string, about 97 characters
/// of ASCII, ready to be stored.
///
/// The password is normalised first (see [`verify`]). Whether it is a *good* password is the
/// question of [`policy`], not of this function.
pub fn hash(password: &str, rng: &mut impl CryptoRng) -> Result<String, HashError> {
    let chars = password.chars().count();
    if chars > MAX_CHARS {
        return Err(HashError::TooLong { chars });
    }
    let mut salt = [0; SALT_BYTES];
    rng.fill_bytes(&mut salt);
    argon2()
        .and_then(|argon2| {
            let hash: PasswordHash =
                argon2.hash_password_with_salt(normalised(password).as_bytes(), &salt)?;
            Ok(hash.to_string())
        })
        .map_err(HashError::Algorithm)
}

/// Whether `password` is the one that `phc` was made from. A text that is no PHC string of Argon2
/// matches nothing.
///
/// Both sides are normalised (Unicode NFC, every kind of space is a space; RFC 8265, profile
/// OpaqueString), so that "ü" typed on two keyboards is one letter.
pub fn verify(password: &str, phc: &str) -> bool {
    if password.chars().count() > MAX_CHARS {
        return false;
    }
    let Ok(stored) = PasswordHash::new(phc) else {
        return false;
    };
    Argon2::default()
        .verify_password(normalised(password).as_bytes(), &stored)
        .is_ok()
}

/// Whether `password` opens an account whose stored hash is `stored`; `None` for a login that does
/// not exist or has no password yet.
///
/// Without a stored hash a stand-in is verified and the answer is `false`: how long it takes does
/// not tell which logins exist.
pub fn verify_sign_in(password: &str, stored: Option<&str>) -> bool {
    let matches = verify(password, stored.unwrap_or(NOBODY));
    matches && stored.is_some()
}

/// Whether a stored hash was made with weaker or other parameters than today's and should be
/// renewed after the next successful sign-in. True for a text that is no PHC string.
pub fn needs_rehash(phc: &str) -> bool {
    let Ok(stored) = PasswordHash::new(phc) else {
        return true;
    };
    let Ok(params) = Params::try_from(&stored) else {
        return true;
    };
    stored.algorithm.as_str() != Algorithm::Argon2id.as_str()
        || stored.version != Some(Version::V0x13.into())
        || params.m_cost() < MEMORY_KIB
        || params.t_cost() < PASSES
        || params.p_cost() != LANES
        || stored.hash.is_none_or(|hash| hash.len() < HASH_BYTES)
}

fn argon2() -> Result<Argon2<'static>, argon2::password_hash::Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(HASH_BYTES))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn normalised(password: &str) -> String {
    password
        .nfc()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}
