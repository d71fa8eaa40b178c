//! Letters of the office as papers of a case: which are offered, and what fills their places.

use documents::paper::{Content, Head, Letter};
use domain::{
    ids::LetterId,
    letter::{Filled, LetterField, fill, paragraphs, read},
    paper::PaperKind,
};
use programme::Text;
use store::{Tx, case::CaseRow, letter::LetterRow};

use super::{Mark, Offer, Which, content::Desk};
use crate::{App, AppError, OpContext};

/// The letters that the office offers.
pub(super) async fn offers(tx: &mut Tx, case: &CaseRow) -> Result<Vec<Offer>, AppError> {
    let letters = store::letter::newest(tx, case.carrier).await?;
    let offered = letters.into_iter().filter(|one| one.offered);
    Ok(offered
        .map(|one| Offer {
            only: Some(one.language),
            ..Offer::new(
                Which::about(PaperKind::Letter, one.letter),
                Mark::Words(Text::new(one.title.clone(), one.title)),
            )
        })
        .collect())
}

/// The letter as its office wrote it last. Words only: whoever may make papers of the case reads them.
pub(super) async fn told(
    app: &App,
    ctx: &OpContext,
    letter: LetterId,
) -> Result<LetterRow, AppError> {
    let mut tx = app.store.read().await?;
    let versions = store::letter::versions(&mut tx, ctx.actor.carrier, letter).await?;
    versions.into_iter().next().ok_or(AppError::NotFound)
}

impl Desk<'_> {
    /// The letter with its places filled from the record. What was stored can be read.
    pub(super) fn letter_of_office(&self, row: &LetterRow) -> Content {
        let head = self.head();
        let filled = |text: &str| {
            let parts = read(text).unwrap_or_default();
            fill(&parts, |field| self.known(&head, field))
        };
        let Filled { text, missing } = filled(&row.body);
        Content::Letter(Letter {
            title: filled(&row.title).text,
            paragraphs: paragraphs(&text),
            blank: missing,
        })
    }

    fn known(&self, head: &Head, field: LetterField) -> Option<String> {
        let case = &self.record.case;
        let day = |day| documents::day(self.paper_language(), day);
        Some(match field {
            LetterField::Name => head.client.clone(),
            LetterField::Born => day(case.birth_date?),
            LetterField::CaseNumber => case.number.clone(),
            LetterField::BookNumber => self.book_number(),
            LetterField::Institution => self.institution.clone(),
            LetterField::Release => day(self.record.facts.release()?),
            LetterField::Programme => head.programme.clone(),
            LetterField::Office => head.office.clone(),
            LetterField::Address => self.post.clone()?,
            LetterField::Worker => head.contact.name.clone(),
            LetterField::Phone => head.contact.phone.clone(),
            LetterField::Deputy => head.contact.deputy.clone(),
            LetterField::Today => day(self.today),
            LetterField::NoEntitlement => head.no_entitlement.clone()?,
        })
    }
}
