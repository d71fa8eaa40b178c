//! Reviews that wait: one of the invented cases is about to be moved to another prison.

use app::plan::pause::{PauseEntry, pause};
use domain::plan::pause::PauseReason;

use super::Writer;
use crate::SyntheticError;

impl Writer<'_> {
    /// Two weeks, as far as the rules let them be.
    pub(super) async fn rests(&mut self) -> Result<(), SyntheticError> {
        self.day = -3;
        let ctx = self.ctx().await?;
        let entry = PauseEntry {
            from: ctx.today,
            until: self.source.day(11),
            kind: PauseReason::Transfer,
            words: "wird in eine andere Anstalt verlegt".to_owned(),
        };
        match pause(self.app, &ctx, self.case, &entry).await {
            // A release that is too near leaves no room for a pause.
            Ok(()) | Err(app::AppError::Invalid(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
