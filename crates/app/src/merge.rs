//! Two records of one person become one (X18). Coordination sees both side by side, chooses the one
//! that stays, says why; times in custody and cases of the other move to it in one step. What the other
//! said is kept, and every case that moved has it in its log.
//!
//! It must not: touch a case that the person who merges may not see, or guess that two are one.

use access::{Action, decide};
use domain::{
    duplicate::MatchReason,
    ids::{CaseId, ClientId},
};
use store::{
    StoreError, Tx,
    case::CaseRow,
    client::{ClientRow, CustodyEpisodeRow},
    merge::MergeRow,
};

pub use store::merge::MergeRow as Merge;

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head},
    intake::{Candidate, alike},
    journal,
    recompute::{Cause, recompute},
};

/// The longest reason, in characters.
const MAX_REASON: usize = 1_000;

/// A record with what belongs to it.
#[derive(Debug, Clone)]
pub struct Side {
    /// The person.
    pub client: ClientRow,
    /// Times in custody, the newest first, with the names of the prisons.
    pub episodes: Vec<(CustodyEpisodeRow, String)>,
    /// Cases, the newest first.
    pub cases: Vec<CaseRow>,
}

/// What the page of a merge shows.
#[derive(Debug, Clone)]
pub struct MergePage {
    /// The head of the case that it was opened from.
    pub head: Head,
    /// The person of that case.
    pub here: Side,
    /// The other person, once a case of theirs was named.
    pub there: Option<Side>,
    /// Whom this person may be, besides, and why.
    pub candidates: Vec<Candidate>,
    /// What was merged into this record before.
    pub merged: Vec<MergeRow>,
}

/// A merge as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Number of a case of the other person.
    pub number: String,
    /// The record that stays.
    pub stays: Option<ClientId>,
    /// The versions of both records that were on the page: of this case's person, of the other one.
    pub versions: (i64, i64),
    /// Why.
    pub reason: String,
}

/// Reads both records and logs that.
pub async fn look(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    number: &str,
) -> Result<MergePage, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::MergePerson, case)
        .await?;
    let here = side(app, &mut tx, &row).await?;
    let there = match number.trim() {
        "" => None,
        number => Some(other(app, &mut tx, ctx, (&row, number)).await?),
    };
    let page = MergePage {
        head: head(app, &mut tx, ctx, &row).await?,
        candidates: candidates(&mut tx, ctx, &here).await?,
        merged: store::merge::of_client(&mut tx, row.carrier, row.client).await?,
        here,
        there,
    };
    drop(tx);
    let cases = page.there.iter().flat_map(|one| &one.cases);
    let shown = page.candidates.iter().map(|one| one.case);
    let shown: Vec<CaseId> = cases.map(|one| one.id).chain(shown).collect();
    app.viewed(ctx, Done::on("merge.view", case).cases(shown))
        .await?;
    Ok(page)
}

/// Whom the person of this side may be, as far as the actor may merge them.
async fn candidates(tx: &mut Tx, ctx: &OpContext, here: &Side) -> Result<Vec<Candidate>, AppError> {
    let episodes: Vec<CustodyEpisodeRow> =
        here.episodes.iter().map(|(one, _)| one.clone()).collect();
    let known = alike(tx, ctx, &here.client, &episodes).await?;
    let mut found: Vec<Candidate> = known
        .iter()
        .filter(|one| one.cases.iter().all(|case| may(ctx, case)))
        .filter_map(|one| one.visible_to(ctx))
        .collect();
    found.sort_by_key(|one| one.reason != MatchReason::NameAndBirthDate);
    Ok(found)
}

fn may(ctx: &OpContext, case: &CaseRow) -> bool {
    let facts = case.access_facts();
    decide(&ctx.actor, Action::MergePerson, Some(&facts)).is_allowed()
}

async fn side(app: &App, tx: &mut Tx, case: &CaseRow) -> Result<Side, AppError> {
    let (carrier, client) = (case.carrier, case.client);
    let person = store::client::get(tx, carrier, client).await?;
    let episodes = store::client::episodes(tx, carrier, client).await?;
    let named = |one: CustodyEpisodeRow| {
        let name = app.institution_name(&one.institution);
        (one, name)
    };
    Ok(Side {
        client: person.ok_or(AppError::NotFound)?,
        episodes: episodes.into_iter().map(named).collect(),
        cases: store::case::of_client(tx, carrier, client).await?,
    })
}

/// The person of the case with this number. All of their cases have to be open to whoever merges: a
/// case of another office does not change its name from here.
async fn other(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (here, number): (&CaseRow, &str),
) -> Result<Side, AppError> {
    let unknown = || AppError::invalid("number", "merge-unknown");
    let known = store::log::case_by_number(tx, here.carrier, number).await?;
    let found = match known {
        Some(case) => store::case::by_id(tx, case).await?,
        None => None,
    };
    let found = found.filter(|case| may(ctx, case)).ok_or_else(unknown)?;
    if found.client == here.client {
        return Err(AppError::invalid("number", "merge-same"));
    }
    let there = side(app, tx, &found).await?;
    let ours = store::case::of_client(tx, here.carrier, here.client).await?;
    if !there.cases.iter().chain(&ours).all(|case| may(ctx, case)) {
        return Err(AppError::invalid("number", "merge-elsewhere"));
    }
    Ok(there)
}

/// Merges. Returns the number of cases that moved.
pub async fn merge(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    input: &Input,
) -> Result<usize, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::MergePerson, case)
        .await?;
    let here = side(app, &mut tx, &row).await?;
    let there = other(app, &mut tx, ctx, (&row, input.number.trim())).await?;
    let reason = input.reason.trim();
    let mut problems = Problems::new();
    if reason.is_empty() {
        problems.add_key("reason", "error-reason-required");
    } else if reason.chars().count() > MAX_REASON {
        let message = Message::new("error-too-long").with("max", MAX_REASON);
        problems.add("reason", message);
    }
    let chosen = |side: &Side| input.stays == Some(side.client.id);
    if !chosen(&here) && !chosen(&there) {
        problems.add_key("stays", "error-choose");
    }
    problems.none_or_invalid()?;
    if (here.client.version, there.client.version) != input.versions {
        return Err(crate::clearing::changed_meanwhile(here.client.version));
    }
    let (stays, goes) = if chosen(&here) {
        (here, there)
    } else {
        (there, here)
    };
    let merge = MergeRow {
        id: ctx.ids.uuid(),
        carrier: row.carrier,
        client: stays.client.id,
        former: goes.client.id,
        family_name: goes.client.family_name.clone(),
        given_names: goes.client.given_names.clone(),
        birth_date: goes.client.birth_date,
        cases: numbers(&goes.cases),
        reason: reason.to_owned(),
        merged_at: ctx.now,
        merged_by: ctx.actor.user,
        merged_by_name: String::new(),
    };
    for one in &goes.cases {
        store::case::hold(&mut tx, one.id).await?;
    }
    store::merge::merge(&mut tx, &stays.client, &goes.client, &merge).await?;
    follow(app, &mut tx, ctx, (&stays, &goes)).await?;
    let moved = goes.cases.len();
    for one in stays.cases.iter().chain(&goes.cases) {
        let done = Done::on("merge.save", one.id)
            .subject(format!("client {}", stays.client.id))
            .detail(serde_json::json!({ "former": goes.client.id.to_string() }).to_string());
        journal::changed(&mut tx, ctx, done).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(moved)
}

/// Cases that moved are found by the name that stays; and what an order of one case forbids is now
/// forbidden in the others.
async fn follow(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (stays, goes): (&Side, &Side),
) -> Result<(), AppError> {
    for one in &goes.cases {
        if let Some(moved) = store::case::by_id(tx, one.id).await? {
            store::search::index(tx, &moved).await?;
        }
    }
    let cause = Cause::of(ctx, "merge");
    for one in stays.cases.iter().chain(&goes.cases) {
        recompute(app, tx, &cause, one.id, None).await?;
    }
    Ok(())
}

fn numbers(cases: &[CaseRow]) -> String {
    let numbers: Vec<&str> = cases.iter().map(|one| one.number.as_str()).collect();
    numbers.join(", ")
}
