//! # Use cases
//!
//! What people do with the product, one file per noun. Each use case takes the [`App`] and an
//! [`OpContext`] and does, in this order: check access (by fetching the case *for* an action),
//! apply the pure rules of `domain` and `programme`, write rows and the log entry in one
//! transaction, commit. A reading use case writes its log entry durably before it returns content.
//!
//! It must not: hold SQL (that is `store`), know HTTP or a language (texts are keys with
//! arguments), or read the clock (time and ids come with the context).

use std::sync::Arc;

use imports::institutions::Institutions;
use programme::Catalogue;
use store::Store;

pub mod account;
pub mod address;
pub mod alert;
pub mod appointment;
pub mod approval;
pub mod arrangement;
pub mod assessment;
pub mod assignment;
mod began;
pub mod calendar;
pub mod capacity;
pub mod case;
pub mod clearing;
pub mod closing;
pub mod concern;
pub mod conference;
pub mod correction;
pub mod custody;
pub mod day;
pub mod doctor;
pub mod doubt;
pub mod draft;
pub mod emergency;
pub mod freshness;
pub mod group;
pub mod import;
pub mod leave;
pub mod letter;
pub mod list;
pub mod log;
pub mod merge;
pub mod module;
pub mod need;
pub mod network;
pub mod note;
pub mod overlap;
pub mod own_plan;
pub mod pace;
pub mod paper;
pub mod partner;
pub mod person;
pub mod plan;
pub mod programmes;
pub mod reach;
pub mod readiness;
pub mod recompute;
pub mod record;
pub mod referral;
pub mod release;
pub mod report;
pub mod retention;
pub mod scan;
pub mod search;
pub mod sent;
pub mod sentence;
pub mod session;
pub mod site;
pub mod standard;
pub mod task;
pub mod work_profile;

mod chance;
mod context;
mod error;
mod intake;
mod journal;
mod paging;
mod taken;

pub use chance::Chance;
pub use context::{Emergency, IdSource, OpContext};
pub use error::{AppError, Conflict, Message, MessageArg, Problem, Problems};
pub use journal::{CHANGES_OF_A_CASE, Done, last_change};

/// Everything that use cases need beside their context.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub store: Store,
    /// The programmes that this installation knows, and the holidays.
    pub catalogue: Arc<Catalogue>,
    /// The prisons that this installation knows.
    pub institutions: Arc<Institutions>,
    /// The release lists that this process is working on.
    pub running: import::Running,
    /// Where secrets come from.
    pub chance: Chance,
    /// Where documents of the programmes lie.
    pub shelf: programmes::Shelf,
    /// What makes a PDF of a paper.
    pub press: paper::Press,
}

impl App {
    /// The name of a prison, or its code if the catalogue does not have it.
    pub fn institution_name(&self, code: &str) -> String {
        self.institutions
            .get(code)
            .map_or_else(|| code.to_owned(), |one| one.name.clone())
    }
}
