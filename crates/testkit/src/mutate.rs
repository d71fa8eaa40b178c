//! Chance for fuzzing: from good examples to nearly good ones, the same for the same seed.
//!
//! The changes are those that reach deep into a reader: pieces moved, doubled or left out, words of
//! the form put in, numbers at their edges, signs that no editor shows, bytes that are no text. Why
//! there is a mutator of our own stands in `docs/adr/0018-fuzzing.md`.

use rand::{RngExt, SeedableRng, rngs::StdRng};

/// Numbers at which something is likely to be wrong.
const EDGES: [&str; 12] = [
    "0",
    "-1",
    "1",
    "31",
    "9999",
    "65536",
    "2147483648",
    "9223372036854775807",
    "-9223372036854775809",
    "1e309",
    "00000000000000000001",
    "NaN",
];

/// Texts that are unusual but allowed, or that mean something elsewhere.
const TEXTS: [&str; 16] = [
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "\u{0301}\u{0301}\u{0301}",
    "😀",
    "ﬁ",
    "ß",
    "\r\n",
    "\"",
    "'; --",
    "<script>",
    "{{ 1 }}",
    "%00",
    "../",
];

/// Draws that can be repeated.
pub struct Draws(StdRng);

impl Draws {
    /// The same seed draws the same.
    pub fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// A number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 {
            0
        } else {
            self.0.random_range(0..end)
        }
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several; `None` if there is none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.below(from.len());
        from.get(at)
    }

    /// A number at its edge.
    pub fn edge(&mut self) -> &'static str {
        self.pick(&EDGES).copied().unwrap_or_default()
    }

    /// An unusual text.
    pub fn oddity(&mut self) -> &'static str {
        self.pick(&TEXTS).copied().unwrap_or_default()
    }

    /// A piece of something: first byte and first byte after it.
    fn piece(&mut self, length: usize) -> (usize, usize) {
        let from = self.below(length + 1);
        let most = if self.one_in(4) { length } else { 12 };
        (from, (from + self.below(most + 1)).min(length))
    }

    /// One of the examples, changed in a few places. `words` are words of the form.
    pub fn mutated(&mut self, examples: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
        let mut bytes = self.pick(examples).cloned().unwrap_or_default();
        for _ in 0..=self.below(6) {
            let (from, to) = self.piece(bytes.len());
            match self.below(9) {
                0 => drop(bytes.drain(from..to)),
                1 => {
                    let piece = bytes.get(from..to).unwrap_or_default().to_vec();
                    let at = self.below(bytes.len() + 1);
                    bytes.splice(at..at, piece);
                }
                2 => {
                    let word = self.pick(words).copied().unwrap_or_default();
                    bytes.splice(from..to, word.bytes());
                }
                3 => drop(bytes.splice(from..to, self.edge().bytes())),
                4 => drop(bytes.splice(from..to, self.oddity().bytes())),
                5 => {
                    if let Some(byte) = bytes.get_mut(from) {
                        *byte = u8::try_from(self.below(256)).unwrap_or_default();
                    }
                }
                6 => {
                    let other = self.pick(examples).cloned().unwrap_or_default();
                    let (begin, end) = self.piece(other.len());
                    let piece = other.get(begin..end).unwrap_or_default().to_vec();
                    bytes.splice(from..to, piece);
                }
                7 => bytes.truncate(from),
                _ => {
                    let piece = bytes.get(from..to).unwrap_or_default().to_vec();
                    let many = 1 + self.below(200);
                    bytes.splice(from..from, piece.repeat(many));
                }
            }
            bytes.truncate(1 << 18);
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_others_differ() {
        let examples = [b"a = 1\nb = 2\n".to_vec()];
        let drawn = |seed| {
            let mut draws = Draws::new(seed);
            let all = (0..50).map(|_| draws.mutated(&examples, &["valid_to"]));
            all.collect::<Vec<_>>()
        };
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        let kinds: std::collections::BTreeSet<_> = drawn(1).into_iter().collect();
        assert!(kinds.len() > 30, "{}", kinds.len());
    }
}
