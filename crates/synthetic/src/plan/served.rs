//! A leave that serves a measure of the plan. All of it is invented.

use app::leave::{Entry, change};
use domain::leave::{LeavePurpose, LeaveStatus};

use super::Writer;
use crate::SyntheticError;

impl Writer<'_> {
    /// The way to the office belongs to the application for benefits.
    pub(super) async fn served(&mut self) -> Result<(), SyntheticError> {
        self.day = -2;
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        let leaves = store::leave::of_case(&mut tx, self.case).await?;
        drop(tx);
        let measures = versions.iter().rev().flat_map(|one| one.content.measures());
        let claim = measures
            .map(|(_, measure)| measure)
            .find(|one| one.what == "Grundsicherung beantragen");
        let planned = leaves
            .iter()
            .find(|one| one.purpose == LeavePurpose::Office && one.status == LeaveStatus::Planned);
        let (Some(claim), Some(leave)) = (claim, planned) else {
            return Ok(());
        };
        let local = |at: jiff::Timestamp| at.in_tz("Europe/Berlin").ok();
        let (Some(from), Some(to)) = (local(leave.starts_at), local(leave.ends_at)) else {
            return Ok(());
        };
        let entry = Entry {
            kind: leave.kind,
            purpose: leave.purpose,
            person: leave.person,
            arrangement: leave.arrangement,
            measure: Some(claim.id),
            about: leave.about.clone(),
            day: from.date(),
            last_day: None,
            from: from.time(),
            to: to.time(),
            times: 1,
            route: leave.route.clone(),
            companion: leave.companion.clone(),
            confirmed: true,
        };
        change(self.app, &ctx, self.case, (leave.id, leave.version), &entry).await?;
        Ok(())
    }
}
