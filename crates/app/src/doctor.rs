//! Whether derived columns agree with what they are derived from.
