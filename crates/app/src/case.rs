//! The page of a case: everything that answers at a glance, and the head that all its pages share.

mod head;

pub use head::{Head, PhaseNow};
pub(crate) use head::{head, head_of};
pub use store::case::CaseRow;
