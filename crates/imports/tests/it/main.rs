//! The crate from outside: catalogue, lists as prisons send them, and hostile bytes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;
mod institutions;
mod release_list;
