//! What is wrong in a file, and exactly where.

/// One mistake in a programme file or a catalogue. Shown as `file:line:column: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct Mistake {
    /// Name of the file as the caller gave it.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is written there; empty if something is missing.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// The whole message in words, with what was found and expected.
    pub message: String,
}
