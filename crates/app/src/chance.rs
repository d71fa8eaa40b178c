//! Randomness for secrets, as a parameter like clock and ids.

use std::{convert::Infallible, fmt, sync::Arc};

use auth::token::Token;
use rand::{TryCryptoRng, TryRng};

/// Where secrets come from: the operating system in the program, anything in tests. What it wraps
/// must be fit for secrets.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

/// Fills bytes at random.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

impl Chance {
    /// Takes a function that fills bytes at random.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// A fresh secret for a cookie or a link.
    pub fn token(&self) -> Token {
        Token::random(&mut self.clone())
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        (self.0)(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Chance {}
