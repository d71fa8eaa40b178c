//! Who somebody is: names and date of birth, corrected with their trail, as after a misread release list
//! or a marriage. They belong to the person and not to one case: a correction reaches every case of the
//! person, with lists, search and log, also cases of another office.
//!
//! It must not: make one person of two ([`crate::merge`]), or save silently what makes the person look
//! like somebody else on record (X18); whoever corrects is asked first.

use access::Action;
use domain::{
    duplicate::MatchReason,
    ids::{CaseId, ClientId},
};
use jiff::civil::Date;
use store::{
    StoreError, Tx, WriteTx,
    case::CaseRow,
    client::{ClientRow, CustodyEpisodeRow},
    custody::StayRow,
};

use crate::{
    App, AppError, Done, OpContext, Problems,
    case::{Head, head},
    correction::{Correction, faster, field, keep, why_needed},
    intake::{Candidate, alike},
    journal,
    recompute::{self, Cause},
    referral::check,
};

/// The name of people in the trail of corrections.
const NOUN: &str = "client";

/// A person with what the record said before.
#[derive(Debug, Clone)]
pub struct Person {
    /// Head of the case.
    pub head: Head,
    /// What the record says now.
    pub client: ClientRow,
    /// What it said before, newest first.
    pub former: Vec<Correction>,
}

/// What the record is to say, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth, if known.
    pub birth_date: Option<Date>,
    /// Why it is corrected.
    pub why: String,
}

/// What became of a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It stands.
    Done,
    /// It would make the person look like these, whom nobody has looked at yet. Nothing is saved.
    Compare(Vec<Candidate>),
}

/// What was corrected about person and custody, and where the person was before: for those who may
/// know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// Former names and dates of birth, newest first.
    pub names: Vec<Correction>,
    /// Former prisons and book numbers of the time in custody, newest first.
    pub custody: Vec<Correction>,
    /// Where the person was before a transfer in this time in custody, the latest first.
    pub stays: Vec<(StayRow, String)>,
}

/// The trace of person and custody of a case; the caller has checked and logs.
pub(crate) async fn trace(app: &App, tx: &mut Tx, case: &CaseRow) -> Result<Trace, AppError> {
    Ok(Trace {
        names: former_names(tx, case).await?,
        custody: crate::custody::former(tx, case).await?,
        stays: crate::custody::stays(app, tx, case).await?,
    })
}

/// What the client was called before; whoever was merged into them had names of their own.
async fn former_names(tx: &mut Tx, case: &CaseRow) -> Result<Vec<Correction>, AppError> {
    Ok(store::correction::of_client(tx, case.carrier, case.client, NOUN).await?)
}

/// What a row of the person said before, in whichever of their cases it was corrected.
pub(crate) async fn former(
    tx: &mut Tx,
    case: &CaseRow,
    noun: &str,
    row: uuid::Uuid,
) -> Result<Vec<Correction>, AppError> {
    let mut all = store::correction::of_client(tx, case.carrier, case.client, noun).await?;
    all.retain(|one| one.row == row);
    Ok(all)
}

/// The person of a case, for whoever may correct the record.
pub async fn correctable(app: &App, ctx: &OpContext, case: CaseId) -> Result<Person, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let person = Person {
        head: head(app, &mut tx, ctx, &row).await?,
        client: client(&mut tx, &row).await?,
        former: former_names(&mut tx, &row).await?,
    };
    drop(tx);
    let done = Done::on("person.view", case).subject(subject(row.client));
    app.viewed(ctx, done).await?;
    Ok(person)
}

/// Corrects names and date of birth. `version` is the one that the form showed, `seen` are the people
/// on record of whom somebody has said that they are somebody else.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    version: i64,
    words: &Words,
    seen: &[ClientId],
) -> Result<Saved, AppError> {
    let mut tx = app.store.write().await?;
    let (row, cases) = hold(app, &mut tx, ctx, Action::CorrectRecord, case).await?;
    let stands = client(&mut tx, &row).await?;
    if stands.version != version {
        let trail = former_names(&mut tx, &row).await?;
        let by = trail.first().map(|one| one.by_name.clone());
        let by = by.unwrap_or_default();
        return Err(faster(by, stands.version, fields(&stands)));
    }
    let episodes = store::client::episodes(&mut tx, row.carrier, row.client).await?;
    check(words, &episodes, ctx.today).none_or_invalid()?;
    let changed = ClientRow {
        family_name: words.family_name.clone(),
        given_names: words.given_names.clone(),
        birth_date: words.birth_date,
        ..stands.clone()
    };
    if changed == stands {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let others = unseen(&mut tx, ctx, (&changed, &episodes), (seen, |_| true)).await?;
    if !others.is_empty() {
        drop(tx);
        return compare(app, ctx, case, others).await;
    }
    let facts = app.record(&mut tx, row.clone()).await?.facts;
    let mark = (NOUN, stands.id.uuid());
    keep(&mut tx, ctx, &row, mark, fields(&stands), &words.why).await?;
    store::client::correct(&mut tx, &changed).await?;
    index(&mut tx, &cases).await?;
    let cause = Cause::of(ctx, "person");
    recompute::of_client(app, &mut tx, &cause, &row, Some(&facts)).await?;
    for one in &cases {
        let done = Done::on("person.correct", one.id).subject(subject(row.client));
        journal::changed(&mut tx, ctx, done).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Saved::Done)
}

fn subject(client: ClientId) -> String {
    format!("client {client}")
}

async fn client(tx: &mut Tx, case: &CaseRow) -> Result<ClientRow, AppError> {
    let found = store::client::get(tx, case.carrier, case.client).await?;
    found.ok_or(AppError::NotFound)
}

fn check(words: &Words, episodes: &[CustodyEpisodeRow], today: Date) -> Problems {
    let mut problems = Problems::new();
    for (name, value) in [
        ("family_name", &words.family_name),
        ("given_names", &words.given_names),
    ] {
        if value.is_empty() {
            problems.add_key(name, "error-required");
        }
    }
    check::names(&mut problems, &words.family_name, &words.given_names);
    match words.birth_date {
        Some(day) => {
            let first = episodes.iter().filter_map(|one| one.custody_start).min();
            check::birth(&mut problems, day, first, today);
        }
        None if episodes.iter().all(|one| one.book_number.is_none()) => {
            problems.add_key("birth_date", "referral-birth-or-book");
        }
        None => {}
    }
    why_needed(&words.why, &mut problems);
    problems
}

pub(crate) fn fields(row: &ClientRow) -> Vec<(String, String)> {
    let born = row.birth_date.map(|day| day.to_string());
    vec![
        field("common-family-name", &row.family_name),
        field("common-given-names", &row.given_names),
        field("common-birth-date", born.unwrap_or_default()),
    ]
}

// --- what corrections of the person and of the custody have in common

/// The case and all cases of its person, for somebody who changes what belongs to the person: nobody
/// else changes any of them, and nobody is registered, until the transaction is over.
pub(crate) async fn hold(
    app: &App,
    tx: &mut WriteTx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<(CaseRow, Vec<CaseRow>), AppError> {
    store::case::hold_register(tx, ctx.actor.carrier).await?;
    let row = app.case_for(tx, ctx, action, case).await?;
    let all = store::case::of_client(tx, row.carrier, row.client).await?;
    let mut ids: Vec<CaseId> = all.iter().map(|one| one.id).collect();
    ids.sort_unstable();
    for id in ids {
        store::case::hold(tx, id).await?;
    }
    // What is read now holds.
    let row = app.case_for(tx, ctx, action, case).await?;
    let all = store::case::of_client(tx, row.carrier, row.client).await?;
    Ok((row, all))
}

/// Whom the person would look like for a reason that is `asked` about, as far as the actor may know them,
/// but those who were `seen`.
pub(crate) async fn unseen(
    tx: &mut Tx,
    ctx: &OpContext,
    (client, episodes): (&ClientRow, &[CustodyEpisodeRow]),
    (seen, asked): (&[ClientId], fn(MatchReason) -> bool),
) -> Result<Vec<Candidate>, AppError> {
    let known = alike(tx, ctx, client, episodes).await?;
    let visible: Vec<Candidate> = known
        .iter()
        .filter_map(|one| one.visible_to(ctx))
        .filter(|one| asked(one.reason))
        .collect();
    // Whoever has seen all of them is not asked again; one more, and all are shown.
    if visible.iter().all(|one| seen.contains(&one.client)) {
        return Ok(Vec::new());
    }
    Ok(visible)
}

/// Asks back, and logs who was shown.
pub(crate) async fn compare(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    others: Vec<Candidate>,
) -> Result<Saved, AppError> {
    let shown = others.iter().map(|one| one.case);
    let done = Done::on("person.compare", case).cases(shown);
    app.viewed(ctx, done).await?;
    Ok(Saved::Compare(others))
}

/// Writes anew by which words these cases are found.
pub(crate) async fn index(tx: &mut Tx, cases: &[CaseRow]) -> Result<(), AppError> {
    for one in cases {
        if let Some(changed) = store::case::by_id(tx, one.id).await? {
            store::search::index(tx, &changed).await?;
        }
    }
    Ok(())
}

/// A problem that asks to look at the people shown.
pub fn must_compare() -> Problems {
    let mut problems = Problems::new();
    problems.add_key("other", "person-compare-first");
    problems
}
