//! The pages, through HTTP, on both engines.

#![expect(clippy::unwrap_used, reason = "tests")]

mod account;
mod arrangement;
mod assessment;
mod assignment;
mod capacity;
mod case;
mod clearing;
mod closing;
mod concurrency;
mod contact;
mod day;
mod doctor;
mod draft;
mod import;
mod list;
mod log;
mod module;
mod network;
mod note;
mod own_plan;
mod programme;
mod referral;
mod release;
mod report;
mod search;
mod session;
mod site;
mod standard;
mod sweep;
mod task;
mod templates;
