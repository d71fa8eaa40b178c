//! Correcting what a referral said: the former words stay, with reason, name and time.

use access::Action;
use domain::{
    Code,
    ids::{CaseId, ReferralId},
};
use store::{StoreError, Tx, referral::ReferralRow};

use super::ReferralSource;
use crate::{
    App, AppError, Conflict, Done, OpContext, Problems,
    case::{Head, head},
    correction::{self, Correction, field, filled, keep},
    journal,
};

/// The name of referrals in the trail of corrections.
pub(crate) const NOUN: &str = "referral";

/// A referral with what it said before.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// Head of the case.
    pub head: Head,
    /// What it says now.
    pub row: ReferralRow,
    /// What it said before, newest first.
    pub former: Vec<Correction>,
}

impl Corrected {
    /// From whom it can have come instead. A release list or a re-entry stays what it was.
    pub fn sources(&self) -> &'static [ReferralSource] {
        sources(&self.row)
    }
}

fn sources(row: &ReferralRow) -> &'static [ReferralSource] {
    match ReferralSource::from_code(&row.source) {
        Ok(source) if BY_HAND.contains(&source) => &BY_HAND,
        _ => &[],
    }
}

/// From whom a referral by hand comes.
const BY_HAND: [ReferralSource; 3] = [
    ReferralSource::Prison,
    ReferralSource::Client,
    ReferralSource::Other,
];

/// What a referral is to say, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// From whom it came; `None`: as before.
    pub source: Option<ReferralSource>,
    /// Whether the person knows of it; `None`: not said.
    pub informed: Option<bool>,
    /// What was said along with it.
    pub note: String,
    /// Why it is corrected.
    pub why: String,
}

/// A referral, for whoever may correct it.
pub async fn correctable(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    referral: ReferralId,
) -> Result<Corrected, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::EditFacts, case).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    let trail = correction::trail(&mut tx, case, NOUN).await?;
    let row = one(&mut tx, case, referral).await?;
    drop(tx);
    let done = Done::on("referral.view", case).subject(subject(referral));
    app.viewed(ctx, done).await?;
    Ok(Corrected {
        head,
        former: trail.of(referral.uuid()).to_vec(),
        row,
    })
}

/// Corrects a referral. `version` is the one that the form showed.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (referral, version): (ReferralId, i64),
    words: Words,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditFacts, case)
        .await?;
    let former = one(&mut tx, case, referral).await?;
    if former.version != version {
        return Err(conflict(&mut tx, &former).await?);
    }
    let mut problems = Problems::new();
    let possible = sources(&former);
    if words.source.is_some_and(|one| !possible.contains(&one)) {
        problems.add_key("source", "error-choose");
    }
    if words.why.is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    problems.none_or_invalid()?;
    let mark = (NOUN, referral.uuid());
    keep(&mut tx, ctx, &row, mark, fields(&former), &words.why).await?;
    let changed = ReferralRow {
        source: words
            .source
            .map_or_else(|| former.source.clone(), |one| one.code().to_owned()),
        own_wish: words
            .source
            .map_or(former.own_wish, |one| one == ReferralSource::Client),
        informed: words.informed,
        note: words.note,
        ..former
    };
    store::referral::update(&mut tx, &changed).await?;
    let done = Done::on("referral.correct", case).subject(subject(referral));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn subject(referral: ReferralId) -> String {
    format!("referral {referral}")
}

async fn one(tx: &mut Tx, case: CaseId, referral: ReferralId) -> Result<ReferralRow, AppError> {
    let all = store::referral::of_case(tx, case).await?;
    all.into_iter()
        .find(|one| one.id == referral)
        .ok_or(AppError::NotFound)
}

async fn conflict(tx: &mut Tx, now: &ReferralRow) -> Result<AppError, AppError> {
    let trail = correction::trail(tx, now.case, NOUN).await?;
    Ok(AppError::Conflict(Box::new(Conflict {
        by: trail.last_by(now.id.uuid()).map(str::to_owned),
        version: now.version,
        theirs: filled(fields(now)),
    })))
}

pub(crate) fn fields(row: &ReferralRow) -> Vec<(String, String)> {
    let source = row.source.replace('_', "-");
    let informed = match row.informed {
        Some(true) => "referral-informed-yes",
        Some(false) => "referral-informed-no",
        None => "",
    };
    vec![
        field("referral-source", format!("referral-source-{source}")),
        field("referral-informed", informed),
        field("referral-note", &row.note),
    ]
}
