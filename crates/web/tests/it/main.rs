//! The pages, through HTTP, on both engines.

#![expect(clippy::unwrap_used, reason = "tests")]

mod account;
mod appointment;
mod arrangement;
mod assessment;
mod assignment;
mod calendar;
mod capacity;
mod case;
mod clearing;
mod closing;
mod concern;
mod concurrency;
mod conference;
mod contact;
mod day;
mod doctor;
mod draft;
mod fuzz;
mod import;
mod leave;
mod list;
mod log;
mod logged;
mod merge;
mod module;
mod network;
mod note;
mod own_plan;
mod paging;
mod paper;
mod plan;
mod programme;
mod referral;
mod release;
mod report;
mod search;
mod session;
mod site;
mod standard;
mod statement;
mod sweep;
mod task;
mod templates;
mod work_profile;
