//! A talk with an employer, tried out: a measure of the plan, what was said of the first time, and once
//! more in a group. All of it is invented.

use app::appointment::{self, Agreed, AppointmentStatus, Outcome, Plan, Settlement};
use domain::{
    appointment::Repeat,
    contact::{ContactKind, EpistemicKind},
    ids::PlanItemId,
    plan::{CarriedBy, MeasureKind},
    seam::Side,
};

use super::{MeasureEntry, Writer, measure};
use crate::{SyntheticError, source::at};

const WHAT: &str = "Vorstellungsgespräch üben";

impl Writer<'_> {
    /// The measure, in the draft.
    pub(super) async fn rehearsal(&mut self) -> Result<(), SyntheticError> {
        let mut tx = self.app.store.read().await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        drop(tx);
        let goals = versions.last().map(|one| &one.content.goals);
        let work = goals.and_then(|all| all.iter().find(|one| one.domain == "work"));
        let Some(work) = work.map(|one| one.id) else {
            return Ok(());
        };
        let entry = MeasureEntry {
            side: Side::Inside,
            due: Some(self.source.day(25)),
            resource: "zwei Jahre Anstaltsküche".to_owned(),
            ..measure(
                WHAT,
                MeasureKind::MockInterview,
                CarriedBy::Together,
                "work",
            )
        };
        self.measure(work, entry).await?;
        Ok(())
    }

    /// What came of it so far.
    pub(super) async fn rehearsed(&mut self) -> Result<(), SyntheticError> {
        let mut tx = self.app.store.read().await?;
        let current = store::plan::current(&mut tx, self.case).await?;
        drop(tx);
        let content = current.map(|one| one.content).unwrap_or_default();
        let mut all = content.measures();
        let Some(measure) = all.find(|(_, one)| one.what == WHAT).map(|(_, one)| one.id) else {
            return Ok(());
        };
        self.meet((-10, -6), measure, false).await?;
        self.day = -6;
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let made = store::appointment::serving(&mut tx, self.case).await?;
        drop(tx);
        if let Some(first) = made.first() {
            let settlement = Settlement {
                version: first.version,
                outcome: Outcome {
                    said: "Zweimal durchgespielt: einmal als Bewerber, einmal als Chef.".to_owned(),
                    feedback:
                        "Erzählt gut von der Küche. Bei der Frage nach der Lücke kurz bleiben \
                               und dann nach vorn schauen."
                            .to_owned(),
                    epistemic: Some(EpistemicKind::Fact),
                    ..Outcome::of(AppointmentStatus::Held)
                },
                why: String::new(),
                spent: None,
            };
            appointment::settle(self.app, &ctx, self.case, first.id, &settlement).await?;
        }
        self.meet((-5, 7), measure, true).await
    }

    /// An appointment for it, made on a day for another one.
    async fn meet(
        &mut self,
        (made, day): (i32, i32),
        measure: PlanItemId,
        in_group: bool,
    ) -> Result<(), SyntheticError> {
        self.day = made;
        let ctx = self.ctx().await?;
        let day = self.source.day(day);
        let plan = Plan {
            agreed: Agreed {
                at: at(day, 9, 0),
                ends_at: Some(at(day, 10, 0)),
                kind: ContactKind::PrisonVisit,
                place: "JVA Tonna, Gruppenraum".to_owned(),
                note: WHAT.to_owned(),
                person: None,
                partner: String::new(),
                bring: "Lebenslauf".to_owned(),
                way: String::new(),
                with_client: true,
                worker: Some(self.by),
                measure: Some(measure),
                in_group,
            },
            person: None,
            repeat: Repeat::Once,
            until: None,
            skip: Vec::new(),
            confirmed: true,
        };
        appointment::plan(self.app, &ctx, self.case, plan).await?;
        Ok(())
    }
}
