//! Overlaps with other programmes (P21, P22): no conflict, no admission, or a partial agreement in
//! which every life domain is held by exactly one side.
//!
//! All partial agreements of a case form one partition of the life domains: `our_domains` is the
//! same on each of them, `their_domains` are disjoint, and together they are all domains of the
//! programme. Every function here that writes keeps that.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, decide};
use domain::{
    Code,
    ids::{CaseId, OverlapId},
    names::fold_tight,
    overlap::{OverlapResolution, Split},
};
use jiff::civil::Date;
use programme::Programme;
use store::{StoreError, Tx, case::CaseRow};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    case::{Head, head_of},
    correction::{self, Trail, field},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

mod scan;
mod split;

pub(crate) use scan::standing as standing_scans;
pub use scan::{attach, strike as strike_scan, to_strike as scan_to_strike};
pub use store::overlap::{OverlapRow, OverlapScanRow};

pub(crate) use self::split::locked;
use self::split::{check, holders, in_order, split};

/// The name of these rows in the trail of corrections.
const NOUN: &str = "overlap";

/// The field of the trail that holds ids of life domains, separated by commas.
pub const DOMAINS: &str = "clearing-covers";

/// In a split, the holder that means our programme.
pub const OURS: &str = "ours";

/// A new overlap as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOverlap {
    /// The other programme or service.
    pub programme: String,
    /// Life domains that it covers.
    pub domains: Vec<String>,
    /// First day, if known.
    pub valid_from: Option<Date>,
    /// Last day, if it ends.
    pub valid_to: Option<Date>,
    /// What else was written.
    pub note: String,
}

/// How an overlap is settled, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The version of the overlap that was on the page.
    pub version: i64,
    /// How.
    pub resolution: OverlapResolution,
    /// Who holds each life domain: [`OURS`] or the id of an overlap. More than one is a mistake
    /// that the split check names.
    pub holders: BTreeMap<String, Vec<String>>,
    /// When both sides talked it over.
    pub agreed_on: Option<Date>,
    /// With whom.
    pub agreed_with: String,
    /// What else was written.
    pub note: String,
}

/// What the page of an overlap shows.
#[derive(Debug, Clone)]
pub struct OverlapView<'a> {
    /// The head of the case.
    pub head: Head,
    /// Our programme.
    pub programme: &'a Programme,
    /// The overlap.
    pub overlap: OverlapRow,
    /// Other partial agreements of the case.
    pub others: Vec<OverlapRow>,
    /// For each life domain, who holds it now, or who should ([`OURS`] or the id of an overlap).
    pub holders: BTreeMap<String, String>,
    /// Domains in which the other programme goes first (P21).
    pub locked: BTreeSet<String>,
    /// The agreement on paper, newest first, struck scans too.
    pub scans: Vec<OverlapScanRow>,
    /// Whether this person may strike one.
    pub may_correct: bool,
    /// How it was settled before.
    pub trail: Trail,
}

/// All partial agreements of a case, for paper.
#[derive(Debug, Clone)]
pub struct Agreement<'a> {
    /// The head of the case.
    pub head: Head,
    /// Our programme.
    pub programme: &'a Programme,
    /// The partial agreements.
    pub overlaps: Vec<OverlapRow>,
}

/// Whether a partial agreement counts: talked over by both sides, unless the programme says that
/// this other programme needs no such talk (P22a).
pub fn is_in_force(programme: &Programme, overlap: &OverlapRow) -> bool {
    let needs_talk = programme
        .precedence_of(&overlap.programme)
        .is_none_or(|one| one.needs_agreement);
    overlap.resolution == OverlapResolution::PartialAgreement
        && (overlap.is_agreed() || !needs_talk)
}

/// The name under which the programme knows the other one, or the name as it was typed.
pub fn name<'p>(programme: &'p Programme, overlap: &'p OverlapRow) -> &'p str {
    programme
        .precedence_of(&overlap.programme)
        .map_or(&overlap.programme, |one| &one.programme)
}

/// The form for a new overlap.
pub async fn begin<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<(Head, &'a Programme), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("overlap.view", case)).await?;
    Ok((head_of(app, &record, ctx.today), record.programme))
}

/// Records an overlap, not settled yet.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    new: &NewOverlap,
) -> Result<OverlapId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    check_new(&record, new).none_or_invalid()?;
    crate::clearing::begun(&mut tx, ctx, record.case.clone()).await?;
    let overlap = OverlapRow {
        id: ctx.new_id(),
        carrier: record.case.carrier,
        case,
        programme: new.programme.clone(),
        domains: new.domains.clone(),
        their_domains: Vec::new(),
        our_domains: Vec::new(),
        valid_from: new.valid_from,
        valid_to: new.valid_to,
        resolution: OverlapResolution::Unsettled,
        agreed_on: None,
        agreed_with: String::new(),
        note: new.note.clone(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        ended_at: None,
        version: 1,
    };
    store::overlap::insert(&mut tx, &overlap).await?;
    finish(app, &mut tx, ctx, &record, "overlap.add", overlap.id).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(overlap.id)
}

/// The other body, the same whether it was chosen or typed.
fn body(programme: &Programme, written: &str) -> String {
    let known = programme.precedence_of(written);
    known.map_or_else(|| fold_tight(written), |one| one.id.clone())
}

/// The same body on record for some of these days: two entries of it could never be told apart.
fn there<'r>(record: &'r Record<'_>, new: &NewOverlap) -> Option<&'r OverlapRow> {
    let same = body(record.programme, &new.programme);
    let begins_before_end =
        |from: Option<Date>, to: Option<Date>| from.zip(to).is_none_or(|(from, to)| from <= to);
    record.overlaps.iter().find(|one| {
        one.ended_at.is_none()
            && body(record.programme, &one.programme) == same
            && begins_before_end(one.valid_from, new.valid_to)
            && begins_before_end(new.valid_from, one.valid_to)
    })
}

fn check_new(record: &Record<'_>, new: &NewOverlap) -> Problems {
    let programme = record.programme;
    let mut problems = Problems::new();
    if let Some(one) = there(record, new) {
        let chosen = programme.precedence_of(&new.programme).is_some();
        let field = if chosen { "programme" } else { "other" };
        let name = name(programme, one).to_owned();
        let message = Message::new("clearing-error-overlap-there").with("name", name);
        problems.add(field, message);
    }
    if new.programme.is_empty() {
        problems.add_key("programme", "clearing-error-other-programme");
    }
    if new.domains.is_empty() {
        problems.add_key("domains", "error-choose-some");
    }
    for domain in &new.domains {
        if programme.domain(domain).is_none() {
            let message = Message::new("error-unknown-value").with("found", domain);
            problems.add("domains", message);
        }
    }
    if let (Some(from), Some(to)) = (new.valid_from, new.valid_to)
        && to < from
    {
        problems.add_key("to", "clearing-error-span");
    }
    problems
}

/// One overlap, for settling it.
pub async fn view<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
    overlap: OverlapId,
) -> Result<OverlapView<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let facts = row.access_facts();
    let may_correct = decide(&ctx.actor, Action::CorrectRecord, Some(&facts)).is_allowed();
    let record = app.record(&mut tx, row).await?;
    let trail = correction::trail(&mut tx, case, NOUN).await?;
    let mut scans = store::overlap::scans(&mut tx, case).await?;
    scans.retain(|one| one.overlap == overlap);
    drop(tx);
    let (overlap, others) = find(&record, overlap)?;
    app.viewed(ctx, Done::on("overlap.view", case)).await?;
    Ok(OverlapView {
        head: head_of(app, &record, ctx.today),
        programme: record.programme,
        holders: holders(record.programme, &overlap, &others),
        locked: locked(record.programme, &overlap),
        overlap,
        others,
        scans,
        may_correct,
        trail,
    })
}

/// How an overlap is settled, for the trail; the domains by their ids.
pub(crate) fn settlement_fields(row: &OverlapRow) -> Vec<(String, String)> {
    let resolution = row.resolution.code().replace('_', "-");
    let agreed = row.agreed_on.map(|day| day.to_string());
    vec![
        field(
            "clearing-resolution",
            format!("code-overlap-resolution-{resolution}"),
        ),
        field(DOMAINS, row.their_domains.join(",")),
        field("clearing-agreed-on", agreed.unwrap_or_default()),
        field("clearing-agreed-with", &row.agreed_with),
        field("common-note", &row.note),
    ]
}

/// The overlap with this id, and the other partial agreements of the case.
fn find(
    record: &Record<'_>,
    overlap: OverlapId,
) -> Result<(OverlapRow, Vec<OverlapRow>), AppError> {
    let active = || record.overlaps.iter().filter(|one| one.ended_at.is_none());
    let found = active()
        .find(|one| one.id == overlap)
        .ok_or(AppError::NotFound)?;
    let others = active()
        .filter(|one| one.id != overlap && one.resolution == OverlapResolution::PartialAgreement)
        .cloned()
        .collect();
    Ok((found.clone(), others))
}

/// Settles an overlap. A partial agreement is only taken if it is a partition.
pub async fn settle(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    overlap: OverlapId,
    settlement: &Settlement,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let (former, others) = find(&record, overlap)?;
    if former.version != settlement.version {
        return Err(conflict(&former));
    }
    let mut settled = OverlapRow {
        resolution: settlement.resolution,
        agreed_on: None,
        agreed_with: String::new(),
        their_domains: Vec::new(),
        our_domains: Vec::new(),
        note: settlement.note.clone(),
        ..former.clone()
    };
    if settlement.resolution == OverlapResolution::PartialAgreement {
        let split = split(record.programme, &former, &others, settlement);
        check(
            record.programme,
            ctx.today,
            &former,
            &others,
            settlement,
            &split,
        )
        .none_or_invalid()?;
        settled.agreed_on = settlement.agreed_on;
        settled.agreed_with = settlement.agreed_with.clone();
        settled.our_domains = in_order(record.programme, &split.ours);
        settled.their_domains = split
            .others
            .first()
            .map(|theirs| in_order(record.programme, theirs))
            .unwrap_or_default();
        write_others(&mut tx, record.programme, &others, &split).await?;
    } else {
        give_back(&mut tx, record.programme, &former, &others).await?;
    }
    if former.resolution != OverlapResolution::Unsettled {
        let said = settlement_fields(&former);
        let row = (NOUN, overlap.uuid());
        correction::keep(&mut tx, ctx, &record.case, row, said, &settlement.note).await?;
    }
    store::overlap::update(&mut tx, &settled).await?;
    finish(app, &mut tx, ctx, &record, "overlap.settle", overlap).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Puts a partial agreement in force that was talked over in a conference: on which day, with whom. What
/// was said of it before is kept, and the log names the overlap. The caller has asked for access and
/// computes what follows.
pub(crate) async fn agree(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    former: OverlapRow,
    (agreed_on, agreed_with): (Date, String),
) -> Result<(), AppError> {
    let (id, said) = (former.id, settlement_fields(&former));
    correction::keep(tx, ctx, case, (NOUN, id.uuid()), said, "").await?;
    let agreed = OverlapRow {
        agreed_on: Some(agreed_on),
        agreed_with,
        ..former
    };
    store::overlap::update(tx, &agreed).await?;
    let done = Done::on("overlap.agree", case.id).subject(format!("overlap {id}"));
    journal::changed(tx, ctx, done).await
}

/// Brings the other partial agreements in line. Who holds other domains than before has to be
/// talked to again.
async fn write_others(
    tx: &mut Tx,
    programme: &Programme,
    others: &[OverlapRow],
    split: &Split,
) -> Result<(), AppError> {
    let ours = in_order(programme, &split.ours);
    for (other, held) in others.iter().zip(split.others.iter().skip(1)) {
        let mut after = other.clone();
        after.our_domains.clone_from(&ours);
        after.their_domains = in_order(programme, held);
        if after.their_domains != other.their_domains {
            after.agreed_on = None;
            after.agreed_with = String::new();
        }
        if after != *other {
            store::overlap::update(tx, &after).await?;
        }
    }
    Ok(())
}

/// What a partial agreement held comes back to us when it goes, so that no domain is lost.
async fn give_back(
    tx: &mut Tx,
    programme: &Programme,
    former: &OverlapRow,
    others: &[OverlapRow],
) -> Result<(), AppError> {
    if former.their_domains.is_empty() {
        return Ok(());
    }
    for other in others {
        let ours = other.our_domains.iter().chain(&former.their_domains);
        let after = OverlapRow {
            our_domains: in_order(programme, &ours.cloned().collect()),
            ..other.clone()
        };
        store::overlap::update(tx, &after).await?;
    }
    Ok(())
}

/// Takes an overlap off the record: it was a mistake, or the other support has ended.
pub async fn end(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    overlap: OverlapId,
    version: i64,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let (former, others) = find(&record, overlap)?;
    if former.version != version {
        return Err(conflict(&former));
    }
    give_back(&mut tx, record.programme, &former, &others).await?;
    let ended = OverlapRow {
        ended_at: Some(ctx.now),
        ..former
    };
    store::overlap::update(&mut tx, &ended).await?;
    finish(app, &mut tx, ctx, &record, "overlap.end", overlap).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Opens all partial agreements of a case again: it goes to a programme with other domains.
pub(crate) async fn reopen_all(tx: &mut Tx, case: CaseId) -> Result<(), AppError> {
    for overlap in store::overlap::of_case(tx, case).await? {
        if overlap.ended_at.is_some() {
            continue;
        }
        let open = OverlapRow {
            resolution: OverlapResolution::Unsettled,
            their_domains: Vec::new(),
            our_domains: Vec::new(),
            agreed_on: None,
            agreed_with: String::new(),
            ..overlap
        };
        store::overlap::update(tx, &open).await?;
    }
    Ok(())
}

/// The partial agreements of a case, for paper.
pub async fn agreement<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Agreement<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewOverlap, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    drop(tx);
    let overlaps: Vec<OverlapRow> = record
        .overlaps
        .iter()
        .filter(|one| {
            one.ended_at.is_none() && one.resolution == OverlapResolution::PartialAgreement
        })
        .cloned()
        .collect();
    if overlaps.is_empty() {
        return Err(AppError::NotFound);
    }
    app.viewed(ctx, Done::on("overlap.print", case)).await?;
    Ok(Agreement {
        head: head_of(app, &record, ctx.today),
        programme: record.programme,
        overlaps,
    })
}

fn conflict(stored: &OverlapRow) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        version: stored.version,
        ..Conflict::default()
    }))
}

async fn finish(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    action: &'static str,
    overlap: OverlapId,
) -> Result<(), AppError> {
    let done = Done::on(action, record.case.id).subject(format!("overlap {overlap}"));
    let cause = Cause::of(ctx, "facts");
    recompute(app, tx, &cause, record.case.id, Some(&record.facts)).await?;
    journal::changed(tx, ctx, done).await?;
    Ok(())
}
