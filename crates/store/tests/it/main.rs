//! The store, on both engines.

#![expect(clippy::unwrap_used, reason = "tests")]

mod backup;
mod coverage;
mod log;
mod missed;
mod older_rows;
mod statements;
