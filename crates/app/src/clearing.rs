//! Clearing: does the programme fit this person, and may they come?
//!
//! The criteria of the programme are answered from the facts, each with its source. The answer is
//! a hint; a person decides ([`decide`]), and what they saw is kept with the decision. Who admits
//! against the criteria needs a second person ([`crate::approval`]).
//!
//! It must not: know a criterion by name, or take an unknown fact for "no".

use std::collections::BTreeMap;

use access::{Action, decide as may_do};
use domain::{
    case::CaseStatus,
    ids::{CaseId, SiteId},
    overlap::OverlapResolution,
};
use programme::{
    Fact, Facts, Programme,
    criteria::{self, Admission},
};
use store::{
    StoreError, Tx,
    case::{CaseRow, StatusChange},
    site::SiteRow,
};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, capacity,
    capacity::SiteLoad,
    case::{Head, head_of},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

pub mod decide;
pub mod facts;
pub mod place;
mod source;

pub use self::source::FactSource;
pub use store::{
    approval::ApprovalRow,
    case::Derived,
    clearing::{DecisionRow, SecondWord},
    overlap::{OverlapRow, OverlapScanRow},
};

/// Everything that the page of a clearing shows.
#[derive(Debug, Clone)]
pub struct Clearing<'a> {
    /// The head of the case.
    pub head: Head,
    /// The programme in the version of the case.
    pub programme: &'a Programme,
    /// Programmes that admit people today.
    pub programmes: Vec<&'a Programme>,
    /// Every criterion, answered.
    pub admission: Admission<'a>,
    /// The case that this one goes on from, if this person may see how that was asked for and granted.
    pub former: Option<CaseId>,
    /// Where each known fact comes from.
    pub sources: BTreeMap<Fact, FactSource>,
    /// Other support on record.
    pub overlaps: Vec<OverlapRow>,
    /// Agreements on paper that belong to them, newest first.
    pub scans: Vec<OverlapScanRow>,
    /// Whether every overlap is settled, so that nothing of this kind stands in the way.
    pub settled: bool,
    /// Decisions so far, newest first.
    pub decisions: Vec<DecisionRow>,
    /// An exception that waits for a second person.
    pub waiting: Option<ApprovalRow>,
    /// All sites of the carrier, for handing the case to the right office.
    pub offices: Vec<SiteRow>,
    /// The site that the place of release proposes.
    pub proposed: Option<SiteId>,
    /// The person's own sites with what they carry; empty for who may not decide.
    pub sites: Vec<SiteLoad>,
    /// Where the place of release lies, if it is not with the site of a running case and nobody has
    /// looked at it since.
    pub away: Option<place::Away>,
    /// What the person may do here.
    pub may: May,
}

/// What a person may do in a clearing; for showing forms only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct May {
    /// Decide, and choose programme and site.
    pub decide: bool,
    /// Record facts.
    pub edit_facts: bool,
    /// Record and settle overlaps.
    pub edit_overlap: bool,
    /// Hand the case over, or keep it where it is.
    pub hand_over: bool,
}

/// Reads the clearing and logs that. Looking changes nothing: the case goes from `registered` to
/// `clearing` with the first answer that is saved.
pub async fn open<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Clearing<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewClearing, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let clearing = read(app, &mut tx, ctx, record).await?;
    drop(tx);
    app.viewed(ctx, Done::on("clearing.view", case)).await?;
    Ok(clearing)
}

/// The case, in clearing if it was only registered so far: something about it is being saved.
pub(crate) async fn begun(tx: &mut Tx, ctx: &OpContext, row: CaseRow) -> Result<CaseRow, AppError> {
    if row.status != CaseStatus::Registered {
        return Ok(row);
    }
    let change = StatusChange::default();
    store::case::set_status(tx, &row, CaseStatus::Clearing, &change).await?;
    journal::changed(tx, ctx, Done::on("clearing.begin", row.id)).await?;
    store::case::by_id(tx, row.id)
        .await?
        .ok_or(AppError::NotFound)
}

async fn former(tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<Option<CaseId>, AppError> {
    let Some(former) = case.previous_case else {
        return Ok(None);
    };
    let row = store::case::by_id(tx, former).await?;
    let may = row.is_some_and(|row| {
        let facts = row.access_facts();
        access::decide(&ctx.actor, Action::RequestReentry, Some(&facts)).is_allowed()
    });
    Ok(may.then_some(former))
}

async fn read<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: Record<'a>,
) -> Result<Clearing<'a>, AppError> {
    let case = record.case.id;
    let facts = record.case.access_facts();
    let may = |action| may_do(&ctx.actor, action, Some(&facts)).is_allowed();
    let may = May {
        decide: may(Action::DecideAdmission),
        edit_facts: may(Action::EditFacts),
        edit_overlap: may(Action::EditOverlap),
        hand_over: may(Action::Handover),
    };
    let releases = store::release::of_case(tx, case).await?;
    let times = crate::sentence::times(tx, &record).await?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let running = crate::alert::in_programme(&record.case);
    let away = if running {
        place::away(tx, &record).await?.filter(|one| !one.settled)
    } else {
        None
    };
    let (mut sites, mut offices) = (Vec::new(), Vec::new());
    if may.decide {
        sites = capacity::of_own_sites(tx, ctx, Some(&record.programme.id)).await?;
        offices = store::site::of_carrier(tx, ctx.actor.carrier).await?;
    }
    Ok(Clearing {
        former: former(tx, ctx, &record.case).await?,
        head: head_of(app, &record, ctx.today),
        programme: record.programme,
        programmes: admitting(app, ctx, (&offices, &record.programme.id)),
        sources: source::of_all(&record, (&releases, &times), &admission),
        admission,
        settled: unsettled(&record).is_none(),
        decisions: store::clearing::of_case(tx, case).await?,
        waiting: open_exception(tx, case).await?,
        proposed: proposed_site(record.programme, &record.facts, &offices),
        offices,
        sites,
        overlaps: recorded(&record),
        scans: crate::overlap::standing_scans(tx, case).await?,
        away,
        may,
    })
}

/// Overlaps that are on record, harmless ones too.
fn recorded(record: &Record<'_>) -> Vec<OverlapRow> {
    record
        .overlaps
        .iter()
        .filter(|one| one.ended_at.is_none())
        .cloned()
        .collect()
}

/// The first overlap that still stands in the way of an admission (P21, P22a).
fn unsettled<'r>(record: &'r Record<'_>) -> Option<&'r OverlapRow> {
    record.overlaps.iter().find(|one| {
        one.counts(record.case.release_on)
            && match one.resolution {
                OverlapResolution::NoConflict => false,
                OverlapResolution::PartialAgreement => {
                    !crate::overlap::is_in_force(record.programme, one)
                }
                OverlapResolution::Unsettled | OverlapResolution::Refuse => true,
            }
    })
}

/// The exception of this case that waits for a second person.
pub(crate) async fn open_exception(
    tx: &mut Tx,
    case: CaseId,
) -> Result<Option<ApprovalRow>, AppError> {
    let all = store::approval::of_case(tx, case).await?;
    Ok(all
        .into_iter()
        .find(|one| one.kind == crate::approval::EXCEPTION && one.decided_at.is_none()))
}

/// The programmes under which people are admitted today, each in the version that holds: those that this
/// carrier runs somewhere, and the one that the case is in.
fn admitting<'a>(
    app: &'a App,
    ctx: &OpContext,
    (offices, current): (&[SiteRow], &str),
) -> Vec<&'a Programme> {
    let runs = |id: &str| id == current || offices.iter().any(|site| site.programme == id);
    let mut found: Vec<&Programme> = Vec::new();
    for one in app.catalogue.programmes() {
        let valid = one.is_valid_on(ctx.today) && runs(&one.id);
        if valid && found.iter().all(|known| known.id != one.id) {
            found.push(one);
        }
    }
    found
}

/// The site of the region that the person goes to. Sites are matched by the code of the site or of
/// its region in the programme file.
fn proposed_site(programme: &Programme, facts: &Facts, offices: &[SiteRow]) -> Option<SiteId> {
    let programme::FactValue::Text(place) = facts.get(Fact::ReleaseRegion)? else {
        return None;
    };
    let region = programme.region_of(place)?;
    let fits = |site: &&SiteRow| {
        site.programme == programme.id && programme.region_of_site(&site.code) == Some(&region.id)
    };
    offices.iter().find(fits).map(|site| site.id)
}

/// Programme and site as somebody chose them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Code of the programme.
    pub programme: String,
    /// The site, if one was chosen.
    pub site: Option<SiteId>,
    /// The version of the case that was on the page.
    pub version: i64,
}

/// Chooses programme and site. Another programme has other life domains, so partial agreements
/// made under the former one are open again. Returns whether the case is still in the person's own
/// office.
pub async fn choose(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    choice: &Choice,
) -> Result<bool, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::DecideAdmission, case)
        .await?;
    if row.version != choice.version {
        return Err(changed_meanwhile(row.version));
    }
    if open_exception(&mut tx, case).await?.is_some() {
        return Err(AppError::Refused(Message::new("clearing-error-waiting")));
    }
    let offices = store::site::of_carrier(&mut tx, ctx.actor.carrier).await?;
    let found = admitting(app, ctx, (&offices, &row.programme))
        .into_iter()
        .find(|one| one.id == choice.programme)
        .ok_or_else(|| AppError::invalid("programme", "error-choose"))?;
    if let Some(site) = choice.site {
        let site = store::site::get(&mut tx, ctx.actor.carrier, site).await?;
        if site.is_none_or(|site| site.programme != found.id) {
            return Err(AppError::invalid("office", "clearing-error-site"));
        }
    }
    let row = begun(&mut tx, ctx, row).await?;
    if row.programme != found.id {
        crate::overlap::reopen_all(&mut tx, case).await?;
    }
    store::case::set_programme(&mut tx, &row, &found.id, &found.version, choice.site).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("clearing.programme", case)
        .detail(serde_json::json!({ "programme": found.id, "version": found.version }).to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(choice
        .site
        .is_none_or(|site| ctx.actor.sites.contains(&site)))
}

pub(crate) fn changed_meanwhile(version: i64) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        version,
        ..Conflict::default()
    }))
}
