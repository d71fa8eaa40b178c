//! One context per operation: who, when, why, on which request. Clock and randomness are in here
//! and nowhere else below the edge.

use std::{fmt, sync::Arc};

use access::Actor;
use domain::ids::Id;
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

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
}

impl OpContext {
    /// A new id of any kind.
    pub fn new_id<K>(&self) -> Id<K> {
        self.ids.next()
    }
}
