//! Standards (P9a): what a case of this programme can count on, by when, and how that is seen.

use domain::contact::ContactKind;

use super::{Basis, Point};
use crate::{facts::Fact, text::Text};

/// One standard of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Id.
    pub id: String,
    /// The phase that it belongs to.
    pub phase: String,
    /// What every case can count on.
    pub title: Text,
    /// More about it.
    pub note: Option<Text>,
    /// The last day on which it is in time. A rhythm has none: it is kept to the end of its phase.
    pub by: Option<Point>,
    /// How it is seen that it is met.
    pub proof: Proof,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// How it is seen that a standard is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// These task templates are done, as far as the case has them.
    Tasks(Vec<String>),
    /// The client was reached between a day and the last day, in one of these ways (none: in any).
    Contact {
        /// Ways that count; none: all.
        kinds: Vec<ContactKind>,
        /// First day that counts.
        from: Point,
    },
    /// No silence in the phase was longer than its contact rhythm allows.
    Rhythm,
    /// Something confirmed outside is recorded for this security.
    Security(String),
    /// These facts are known.
    Facts(Vec<Fact>),
    /// Somebody leads the case.
    Lead,
}
