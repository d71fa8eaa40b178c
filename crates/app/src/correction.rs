//! Correcting a mistake with a trail, in one way for the nouns that have no table of their own for it
//! (notes, appointments, concerns and conferences have): what a row said is kept with reason, name and
//! time before the row says something else.
//!
//! A noun gives its fields once, as the pairs that a conflict shows too (text key of the label, and
//! a text key, a day or plain words). It must not be used for rows whose history is versions.

use std::collections::BTreeMap;

use access::Action;
use domain::{Code, contact::EpistemicKind, ids::CaseId};
use store::{
    Tx,
    case::CaseRow,
    correction::{CorrectionRow, Field, NewCorrection},
    struck::Strikable,
};
use uuid::Uuid;

use crate::{App, AppError, Conflict, OpContext, Problems};

pub use store::{correction::CorrectionRow as Correction, struck::Struck};

/// What the rows of one noun said before, by row, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail(BTreeMap<Uuid, Vec<CorrectionRow>>);

impl Trail {
    /// What was kept, newest first, by row.
    pub(crate) fn of_rows(rows: Vec<CorrectionRow>) -> Self {
        let mut trail = Self::default();
        for row in rows {
            trail.0.entry(row.row).or_default().push(row);
        }
        trail
    }

    /// The rows of both.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// What one row said before.
    pub fn of(&self, row: Uuid) -> &[CorrectionRow] {
        self.0.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Name of the person who changed a row last, if somebody has.
    pub fn last_by(&self, row: Uuid) -> Option<&str> {
        self.of(row).first().map(|one| one.by_name.as_str())
    }
}

/// Reads what the rows of a noun said before; the caller has checked that the rows may be read.
pub(crate) async fn trail(tx: &mut Tx, case: CaseId, noun: &str) -> Result<Trail, AppError> {
    let rows = store::correction::of_noun(tx, case, noun).await?;
    Ok(Trail::of_rows(rows))
}

/// Keeps what a row says, in the transaction that changes it. Fields without a value are left out.
pub(crate) async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (noun, row): (&str, Uuid),
    former: Vec<Field>,
    reason: &str,
) -> Result<(), AppError> {
    let former = filled(former);
    let new = NewCorrection {
        id: ctx.ids.uuid(),
        carrier: case.carrier,
        case: case.id,
        noun,
        row,
        former: &former,
        reason,
        at: ctx.now,
        by: ctx.actor.user,
    };
    store::correction::insert(tx, &new).await?;
    Ok(())
}

/// Begins a label that is no text key but what somebody said, as a goal in the client's words.
pub const SAID: char = '"';

/// A field about what somebody said.
pub(crate) fn said(words: &str, value: impl Into<String>) -> Field {
    (format!("{SAID}{words}"), value.into())
}

/// Fields that say something.
pub(crate) fn filled(mut fields: Vec<Field>) -> Vec<Field> {
    fields.retain(|(_, value)| !value.is_empty());
    fields
}

/// A field, for the list of a noun.
pub(crate) fn field(key: &str, value: impl Into<String>) -> Field {
    (key.to_owned(), value.into())
}

/// Whether a row was taken back, as a field: nothing while it counts.
pub(crate) fn taken_back(struck: bool) -> Field {
    let said = if struck { "common-struck" } else { "" };
    field("common-struck-label", said)
}

/// Somebody was faster: who changed the row last, its version now and what it says.
pub(crate) fn faster(by: impl Into<String>, version: i64, fields: Vec<Field>) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        by: Some(by.into()),
        version,
        theirs: filled(fields),
    }))
}

/// How often something was said or taken back, for rows that are only ever added: the version that a form names.
/// `struck` says of each row whether it was.
pub(crate) fn changes(struck: impl Iterator<Item = bool>) -> i64 {
    struck.map(|struck| if struck { 2 } else { 1 }).sum()
}

/// A correction says why.
pub(crate) fn why_needed(why: &str, problems: &mut Problems) {
    if why.trim().is_empty() {
        problems.add_key("why", "error-reason-required");
    }
}

/// Strikes a row of a case that was recorded by mistake; the caller holds the case and has found the row.
/// [`AppError::Conflict`] if somebody else has struck it already.
pub(crate) async fn strike(
    tx: &mut Tx,
    ctx: &OpContext,
    what: Strikable,
    row: (CaseId, Uuid),
    why: &str,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    why_needed(why, &mut problems);
    problems.none_or_invalid()?;
    let by = (ctx.now, ctx.actor.user, why.trim());
    store::struck::strike(tx, what, row, by).await?;
    Ok(())
}

/// Whether this person may correct or strike what stands in a case, for a form that asks.
pub async fn allowed(app: &App, ctx: &OpContext, case: CaseId) -> Result<(), AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    Ok(())
}

/// What kind of statement a row is, as a field; nothing if nobody was asked.
pub(crate) fn kind_field(kind: Option<EpistemicKind>) -> Field {
    let said = kind.map(|one| {
        let kind = Code::code(one).replace('_', "-");
        format!("code-epistemic-kind-{kind}")
    });
    field("note-epistemic", said.unwrap_or_default())
}
