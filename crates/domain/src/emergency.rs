//! Opening a case of others in an emergency (X2): with a reason, for two hours, told at once.

use jiff::{SignedDuration, Timestamp};

/// How long it lasts.
pub const RUNS_FOR: SignedDuration = SignedDuration::from_hours(2);
/// For how long it is told to those who answer for the case.
pub const TOLD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;

/// A reason has so many words at least.
const WORDS: usize = 3;
/// And so many letters in all.
const LETTERS: usize = 12;

/// Whether this says why: a few words, not a dot that satisfies a form.
pub fn says_why(reason: &str) -> bool {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let letters = reason.chars().filter(|c| c.is_alphabetic()).count();
    reason.split_whitespace().filter(is_word).count() >= WORDS && letters >= LETTERS
}

/// Whether the end of the last emergency access to a case is recent enough to be told: it runs, or it
/// ended less than [`TOLD_FOR`] ago.
pub fn is_told(until: Timestamp, now: Timestamp) -> bool {
    now.duration_since(until) < TOLD_FOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_few_words() {
        for too_little in [
            "",
            "Notfall",
            ". . . . .",
            "ja ja ja",
            "dringend wichtig",
            "1 2 3 4",
        ] {
            assert!(!says_why(too_little), "{too_little}");
        }
        assert!(says_why("Klient steht ohne Unterkunft vor der Tür"));
    }

    #[test]
    fn it_is_told_while_it_runs_and_for_a_week_after() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().expect("an instant");
        let day = SignedDuration::from_hours(24);
        assert!(is_told(now + RUNS_FOR, now));
        assert!(is_told(now - day * 6, now));
        assert!(!is_told(now - day * 7, now));
    }
}
