//! The real program, broken on purpose: what it says, and what is left afterwards.
//!
//! Each test starts `nahtlos` as people do and speaks HTTP with it. A few tests repeat something at
//! random moments: five times as a rule, and often with `NAHTLOS_LONG=1` (`cargo xtask test --long`).

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod backup;
mod clock;
mod disk;
mod files;
mod kill;
mod postgres;
mod program;
mod upload;
