//! # Formats of others
//!
//! Bytes that leave for the programs of others: calendars, directories. Each module takes plain values and gives
//! back a text as its standard wants it.
//!
//! It must not: read a database or a clock, know who may see what, or decide what leaves. What is
//! neutral enough to leave is decided in `app`, with access and log.

pub mod calendar;
pub mod hsds;
