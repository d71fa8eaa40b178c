//! The store, on both engines.

#![expect(clippy::unwrap_used, reason = "tests")]

mod coverage;
mod log;
mod statements;
