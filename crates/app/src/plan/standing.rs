//! What the client said to the versions of a plan, and where its measures and steps stand by that.

use domain::{
    ids::{PlanItemId, PlanVersionId},
    plan::{Agreement, Asked, MeasureStatus, VersionState, is_agreed},
};
use jiff::civil::Date;
use store::plan::{AgreementRow, ProgressRow, SignatureRow, VersionRow};

use super::PlanView;

impl PlanView<'_> {
    /// What the client said last to a version; what was struck does not count.
    pub fn answer(&self, version: PlanVersionId) -> Option<&AgreementRow> {
        let mut all = self.agreements.iter().rev();
        all.find(|one| one.version == version && one.struck.is_none())
    }

    /// What the client said last to the version that counts, if that is no agreement: under it they do not sign
    /// unasked.
    pub fn said_otherwise(&self) -> Option<Agreement> {
        let said = self.answer(self.current()?.id)?.answer;
        Some(said).filter(|said| !said.is_yes())
    }

    /// The signatures that stand under a version; what was struck does not count.
    pub fn signatures_of(&self, version: PlanVersionId) -> impl Iterator<Item = &SignatureRow> {
        let all = self.signatures.iter();
        all.filter(move |one| one.version == version && one.struck.is_none())
    }

    /// What was told last about a measure or a step; what was struck does not count.
    pub fn told(&self, item: PlanItemId) -> Option<&ProgressRow> {
        let mut all = self.progress.iter().rev();
        all.find(|one| one.item == item && one.struck.is_none())
    }

    /// The versions that counted at some time, in their order.
    fn issued(&self) -> impl DoubleEndedIterator<Item = &VersionRow> {
        let all = self.versions.iter();
        all.filter(|one| one.state == VersionState::Issued)
    }

    /// The day from which the first version counts.
    pub fn since(&self) -> Option<Date> {
        self.issued().next().and_then(|one| one.issued_on)
    }

    /// The version that counted at the end of a day.
    pub(super) fn counted_on(&self, day: Date) -> Option<&VersionRow> {
        let mut all = self.issued().rev();
        all.find(|one| one.issued_on.is_none_or(|issued| issued <= day))
    }

    /// The first version with a measure or a step.
    pub(super) fn first_with(&self, item: PlanItemId) -> Option<&VersionRow> {
        let with = |one: &&VersionRow| one.content.revision(item).is_some();
        self.issued().find(with)
    }

    /// Where a measure or a step of a version stands.
    pub fn status(&self, version: PlanVersionId, item: PlanItemId) -> MeasureStatus {
        let agreed = is_agreed(&self.asked_until(version), item);
        MeasureStatus::now(self.told(item).map(|one| one.status), agreed)
    }

    /// The versions that counted up to this one, and this one, with what the client said to each.
    fn asked_until(&self, version: PlanVersionId) -> Vec<Asked<'_>> {
        let mut chain = Vec::new();
        for one in &self.versions {
            let is_it = one.id == version;
            if is_it || one.state == VersionState::Issued {
                chain.push(Asked {
                    content: &one.content,
                    answer: self.answer(one.id).map(|said| said.answer),
                });
            }
            if is_it {
                break;
            }
        }
        chain
    }
}
