//! What was recorded wrongly in the told case and put right: the referral, a signature, a review; and
//! a case that has ended, where what became of its goal was corrected later.

use app::{
    closing::{Ending, Judged, OutcomeEntry, close, correct_outcomes},
    plan::wrong::{Rescored, Wrong, correct_review, strike},
    referral::{self, Words},
};
use domain::{contact::EpistemicKind, plan::outcome::Outcome};

use super::{Attainment, PlanItemId, SignatureEntry, Signer, SyntheticError, Way, Writer, act};

impl Writer<'_> {
    /// The list of the prison said nothing about the person; that was made up for.
    pub(super) async fn referral(&mut self) -> Result<(), SyntheticError> {
        self.day = -112;
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let all = store::referral::of_case(&mut tx, self.case).await?;
        drop(tx);
        let Some(row) = all.first() else {
            return Ok(());
        };
        let words = Words {
            source: None,
            informed: Some(true),
            note: "Weiß von der Meldung und möchte mitmachen; bittet bald um ein erstes Gespräch."
                .to_owned(),
            why: "auf der Liste stand nichts davon; im ersten Gespräch gefragt".to_owned(),
        };
        let which = (row.id, row.version);
        referral::correct(self.app, &ctx, self.case, which, words).await?;
        Ok(())
    }

    /// The last signature was typed for the wrong person: it is struck, and given once more.
    pub(super) async fn sign_anew(&mut self, name: &str) -> Result<(), SyntheticError> {
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let last = store::plan::signatures(&mut tx, self.case).await?.pop();
        drop(tx);
        let Some(last) = last else { return Ok(()) };
        let why = "Am Bildschirm stand noch der vorherige Name";
        let wrong = Wrong::Signature(last.id);
        strike(self.app, &ctx, self.case, wrong, why).await?;
        let signature = SignatureEntry {
            number: 1,
            signer: Signer::Worker,
            name: name.to_owned(),
            on: ctx.today,
            way: Way::Screen {
                confirmed: true,
                drawn: None,
            },
            against: None,
        };
        act::sign(self.app, &ctx, self.case, &signature).await?;
        Ok(())
    }

    /// Corrects the newest review.
    pub(super) async fn correct_review(
        &mut self,
        (day, why): (i32, &str),
        goals: &[PlanItemId],
        levels: &[(Attainment, &str)],
    ) -> Result<(), SyntheticError> {
        self.day = day;
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let newest = store::plan::reviews(&mut tx, self.case).await?.pop();
        drop(tx);
        let Some(review) = newest else { return Ok(()) };
        let entry = Rescored {
            on: review.on,
            words: review.words.clone(),
            revision: review.revision,
            scores: Self::scores(goals, levels),
            epistemic: EpistemicKind::Assessment,
            why: why.to_owned(),
        };
        correct_review(self.app, &ctx, self.case, review.id, &entry).await?;
        Ok(())
    }

    /// Ends the case with its goal reached in part; a letter showed later that it was reached.
    pub(super) async fn end(&mut self) -> Result<(), SyntheticError> {
        self.day = -12;
        let ctx = self.ctx().await?;
        let mut tx = self.app.store.read().await?;
        let case = store::case::by_id(&mut tx, self.case).await?;
        let versions = store::plan::versions(&mut tx, self.case).await?;
        drop(tx);
        let newest = versions.last().and_then(|one| one.content.goals.first());
        let (Some(case), Some(goal)) = (case, newest.map(|goal| goal.id)) else {
            return Ok(());
        };
        let reasons = &self.app.programme_of(&case)?.closure_reasons;
        let handed_over = reasons.iter().find(|one| one.id == "handed_over");
        let outcome = |outcome, said: &str| OutcomeEntry {
            goal,
            outcome: Some(outcome),
            said: said.to_owned(),
        };
        let ending = Ending {
            reason: handed_over.map(|one| one.id.clone()).unwrap_or_default(),
            note: "Zieht zur Familie in eine andere Stadt; die Beratungsstelle dort weiß Bescheid."
                .to_owned(),
            epistemic: Some(EpistemicKind::Assessment),
            exit_on: Some(ctx.today),
            outcomes: vec![outcome(
                Outcome::Partly,
                "Ein Zimmer auf Probe, noch kein Vertrag.",
            )],
            version: case.version,
            settled_because: "Fall beendet".to_owned(),
            confirmed: true,
        };
        close(self.app, &ctx, self.case, &ending).await?;
        self.day = -4;
        let ctx = self.ctx().await?;
        let right = Judged {
            number: 1,
            entries: vec![outcome(
                Outcome::Reached,
                "Mietvertrag vom 1. des Monats liegt vor.",
            )],
            why: "der Vertrag kam mit der Post, als der Fall schon beendet war".to_owned(),
        };
        correct_outcomes(self.app, &ctx, self.case, &right).await?;
        Ok(())
    }
}
