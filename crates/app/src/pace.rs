//! The pace of long work: lists that come in, files of many cases. Pages wait for the same processor and the
//! same disk, so after each step such work rests about as long as the step took.
//!
//! It must not: be used where somebody waits for an answer, or inside a transaction.

use std::time::{Duration, Instant};

/// The longest rest. A step that takes longer than this is on a machine that is slow anyway.
const LONGEST: Duration = Duration::from_millis(20);

/// One step of long work.
#[derive(Debug)]
pub struct Step(Instant);

impl Step {
    /// It begins now.
    pub fn begin() -> Self {
        Self(Instant::now())
    }

    /// It is done, and others have their turn.
    pub async fn rest(self) {
        tokio::time::sleep(self.0.elapsed().min(LONGEST)).await;
    }
}
