//! "Mein Tag": what is due, who leaves soon, who was not contacted, who is new.

use crate::{App, AppError, OpContext};

/// The numbers in the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open tasks that are due or overdue.
    pub due: i64,
    /// New referrals.
    pub referrals: i64,
}

/// The numbers in the navigation, for this person.
pub async fn counts(_app: &App, _ctx: &OpContext) -> Result<Counts, AppError> {
    Ok(Counts::default())
}
