//! Enumerations that are written down (in files, in the database) carry a stable code.

/// A closed list of values with a stable `snake_case` code each.
pub trait Code: Copy + Eq + Sized + 'static {
    /// Every value, in the order in which people expect them.
    const ALL: &'static [Self];

    /// The stable name used in files, in the database and as a text key.
    fn code(self) -> &'static str;

    /// The value with this code, or the list of the codes that exist.
    fn from_code(code: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.code() == code)
            .ok_or_else(|| UnknownCode {
                found: code.into(),
                expected: Self::ALL
                    .iter()
                    .map(|value| value.code())
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }
}

/// A code that names nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown value \"{found}\"; expected one of {expected}")]
pub struct UnknownCode {
    /// What was written.
    pub found: String,
    /// The codes that exist, separated by commas.
    pub expected: String,
}
