//! The face that both engines show, tested through the public API.
//!
//! SQLite always runs; PostgreSQL runs when `NAHTLOS_TEST_POSTGRES` holds the address of a server
//! on which databases may be created. Every test has a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

mod group_commit;
mod harness;
mod migrations;
mod opening;
mod transactions;
mod values;
