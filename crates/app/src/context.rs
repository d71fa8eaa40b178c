//! One context per operation: who, when, why, on which request. Clock and randomness are in here
//! and nowhere else below the edge.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use access::Actor;
use domain::ids::{CaseId, Id};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::sent::Sent;

/// Makes ids; at the edge UUIDs of version 7, in tests a counter.
#[derive(Clone)]
pub struct IdSource(Arc<dyn Fn() -> Uuid + Send + Sync>);

impl IdSource {
    /// Takes a source of UUIDs.
    pub fn new(source: impl Fn() -> Uuid + Send + Sync + 'static) -> Self {
        Self(Arc::new(source))
    }

    /// A new id of any kind.
    pub fn next<K>(&self) -> Id<K> {
        Id::from_uuid((self.0)())
    }

    /// A new bare UUID.
    pub fn uuid(&self) -> Uuid {
        (self.0)()
    }
}

impl fmt::Debug for IdSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdSource")
    }
}

/// The case that this operation looks at only because its person opened it in an emergency (X2): what
/// the operation writes into the log about that case says so. Found out on the way, when the case is
/// fetched; copies of a context share it.
#[derive(Debug, Clone, Default)]
pub struct Emergency(Arc<OnceLock<CaseId>>);

impl Emergency {
    /// The case was opened.
    pub(crate) fn opens(&self, case: CaseId) {
        // An operation is about one case; the first is the one that was asked for.
        let _ = self.0.set(case);
    }

    /// Whether an entry about this case was made in an emergency.
    pub(crate) fn is_for(&self, case: Option<CaseId>) -> bool {
        case.is_some() && self.0.get().copied() == case
    }
}

/// The context of one operation; the first argument of every use case after the [`crate::App`].
#[derive(Debug, Clone)]
pub struct OpContext {
    /// Who does it.
    pub actor: Actor,
    /// The instant of the operation.
    pub now: Timestamp,
    /// The civil date in Germany at that instant.
    pub today: Date,
    /// The request it belongs to.
    pub request: Uuid,
    /// Why the person is in the file; goes into the log.
    pub purpose: String,
    /// Makes the ids of new rows.
    pub ids: IdSource,
    /// Whether it is an emergency.
    pub emergency: Emergency,
    /// The form that it comes from.
    pub sent: Sent,
}

impl OpContext {
    /// A new id of any kind.
    pub fn new_id<K>(&self) -> Id<K> {
        self.ids.next()
    }
}
