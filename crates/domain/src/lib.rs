//! # The rules that everything else rests on
//!
//! This crate owns the nouns of the field (ids, dates, release forecasts, securities, tasks) and
//! the pure functions over them. It knows no clock, no database, no language of the user and no
//! programme: *today* is always an argument, and what differs between programmes is handed in.
//!
//! ```
//! use domain::calendar::add_months;
//! use jiff::civil::date;
//!
//! // Half a year before the last day of August is the last day of February.
//! assert_eq!(add_months(date(2027, 8, 31), -6), Some(date(2027, 2, 28)));
//! ```
//!
//! It must not: read the clock, draw random numbers, do I/O, or hold a text for people beyond the
//! English of an error message. Names follow the glossary of the field.

pub mod address;
pub mod alert;
pub mod anchor;
pub mod appointment;
pub mod assessment;
pub mod calendar;
pub mod case;
pub mod concern;
pub mod conference;
pub mod contact;
pub mod custody;
pub mod deadline;
pub mod duplicate;
pub mod emergency;
pub mod freshness;
pub mod group;
pub mod handover;
pub mod ids;
pub mod land;
pub mod leave;
pub mod letter;
pub mod names;
pub mod nationality;
pub mod need;
pub mod network;
pub mod opening;
pub mod overlap;
pub mod own_plan;
pub mod paper;
pub mod participation;
pub mod partner;
pub mod place;
pub mod plan;
pub mod reach;
pub mod readiness;
pub mod reentry;
pub mod release;
pub mod report;
pub mod scan;
pub mod seam;
pub mod sentence;
pub mod supervision;
pub mod task;
pub mod work_profile;

pub use code::{Code, UnknownCode};

mod code;
