//! Secrets that stand in a cookie or a link: 256 random bits, kept only as a hash.
//!
//! Whoever reads the database, or a backup of it, finds nothing that opens a session. A plain
//! SHA-256 is enough here, unlike for passwords: 256 random bits cannot be guessed. Looking a hash
//! up in an index leaks no time that would help, for the same reason.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::CryptoRng;
use sha2::{Digest as _, Sha256};

/// Length of a token as text: 32 bytes in URL-safe base64 without padding.
pub const TOKEN_CHARS: usize = 43;

/// A secret. Only its owner sees it, once; everyone else keeps [`Token::hash`].
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    bytes: [u8; 32],
    text: String,
}

/// A text that cannot be a token. It says nothing about the text, which may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a token: expected {TOKEN_CHARS} characters of URL-safe base64")]
pub struct MalformedToken;

impl Token {
    /// A fresh token from `rng`.
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 32];
        rng.fill_bytes(&mut bytes);
        Self {
            bytes,
            text: URL_SAFE_NO_PAD.encode(bytes),
        }
    }

    /// Reads a token from a cookie or link. There is exactly one way to write each token.
    pub fn parse(text: &str) -> Result<Self, MalformedToken> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| MalformedToken)?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| MalformedToken)?;
        Ok(Self {
            bytes,
            text: text.to_owned(),
        })
    }

    /// The secret itself, for the cookie or link: [`TOKEN_CHARS`] characters that need no escaping
    /// in a URL or cookie. Never log it.
    pub fn reveal(&self) -> &str {
        &self.text
    }

    /// What is stored: SHA-256 of the 32 bytes.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.bytes).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(secret)")
    }
}
