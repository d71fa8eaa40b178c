//! Reporting a person by hand: nobody is registered twice, and nobody learns of people whom they
//! may not see.

use access::{Action, decide_referral};
use domain::{
    duplicate::Identity,
    ids::{CaseId, ClientId},
};
use programme::Text;
use store::{StoreError, Tx};

pub use crate::intake::Candidate;

use super::{NewReferral, Person, add_referral, problems, programme, register};
use crate::{
    App, AppError, Done, OpContext, Problems,
    intake::{KnownPerson, known_people},
    journal,
};

/// What somebody has said about known people who may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is this one.
    Same(ClientId),
    /// It is none of them.
    Different,
}

/// What became of a report by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reported {
    /// A case was begun.
    Registered(CaseId),
    /// The person has a case that this actor may not see; the referral stands there now.
    Noted,
    /// These people may be meant: the report has to be sent again with a decision.
    Compare(Vec<Candidate>),
}

/// Shows known people beside the reported one. That is a read like any other, so it is logged.
async fn compare(
    app: &App,
    ctx: &OpContext,
    visible: Vec<Candidate>,
) -> Result<Reported, AppError> {
    let clients: Vec<String> = visible.iter().map(|one| one.client.to_string()).collect();
    let detail = serde_json::json!({ "clients": clients }).to_string();
    let done = Done::new("referral.compare")
        .detail(detail)
        .cases(visible.iter().map(|one| one.case));
    app.viewed(ctx, done).await?;
    Ok(Reported::Compare(visible))
}

/// Reports a person by hand. `decision` counts only for candidates in `seen`: if somebody else has
/// turned up meanwhile, the question is asked again.
pub async fn report(
    app: &App,
    ctx: &OpContext,
    mut new: NewReferral,
    decision: Option<Decision>,
    seen: &[ClientId],
) -> Result<Reported, AppError> {
    allowed_for(ctx, &new.custody.institution)?;
    problems(app, &new, ctx.today).none_or_invalid()?;
    let mut tx = app.store.write().await?;
    // Two reports of one person must see each other.
    store::case::hold_register(&mut tx, ctx.actor.carrier).await?;
    let people = look_up(&mut tx, ctx, &new).await?;
    let visible: Vec<Candidate> = people
        .iter()
        .filter_map(|one| one.visible_to(ctx))
        .collect();
    let all_seen = visible.iter().all(|one| seen.contains(&one.client));
    match decision {
        _ if visible.is_empty() => {}
        Some(Decision::Same(client)) if all_seen => {
            let Some(chosen) = visible.iter().find(|one| one.client == client) else {
                drop(tx);
                return compare(app, ctx, visible).await;
            };
            if chosen.running {
                return Err(AppError::invalid("person", "referral-already-running"));
            }
            new.person = Person::Known(client);
        }
        Some(Decision::Different) if all_seen => {}
        _ => {
            drop(tx);
            return compare(app, ctx, visible).await;
        }
    }
    let hidden = people
        .iter()
        .find(|one| one.reason.is_certain() && one.visible_to(ctx).is_none())
        .filter(|_| !matches!(new.person, Person::Known(_)));
    let reported = match hidden {
        Some(known) => report_known(app, &mut tx, ctx, new, known).await?,
        None => Reported::Registered(register(app, &mut tx, ctx, &new).await?),
    };
    tx.commit().await.map_err(StoreError::from)?;
    Ok(reported)
}

/// The person is certainly known, but not to this actor: no second record, and no word about it.
async fn report_known(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    mut new: NewReferral,
    known: &KnownPerson,
) -> Result<Reported, AppError> {
    if let Some(case) = known.open_case() {
        store::case::hold(tx, case.id).await?;
        let referral = add_referral(tx, ctx, case.id, &new).await?;
        let done = Done::on("referral.note", case.id).subject(format!("referral {referral}"));
        journal::changed(tx, ctx, done).await?;
        return Ok(Reported::Noted);
    }
    new.person = Person::Known(known.client.id);
    Ok(Reported::Registered(register(app, tx, ctx, &new).await?))
}

async fn look_up(
    tx: &mut Tx,
    ctx: &OpContext,
    new: &NewReferral,
) -> Result<Vec<KnownPerson>, AppError> {
    let Person::New {
        family_name,
        given_names,
        birth_date,
    } = &new.person
    else {
        return Ok(Vec::new());
    };
    let identity = Identity::new(family_name, given_names, *birth_date);
    let prison = &*new.custody.institution;
    match new.custody.book_number.as_deref() {
        Some(number) => {
            let identity = identity.with_book_number(prison, number);
            known_people(tx, ctx, &identity, Some((prison, number))).await
        }
        None => known_people(tx, ctx, &identity, None).await,
    }
}

fn allowed_for(ctx: &OpContext, institution: &str) -> Result<(), AppError> {
    journal::allowed(decide_referral(&ctx.actor, institution))
}

/// What the form for a report offers.
#[derive(Debug, Clone)]
pub struct ReportChoices {
    /// Prisons as (code, name).
    pub institutions: Vec<(String, String)>,
    /// Programmes as (code, title).
    pub programmes: Vec<(String, Text)>,
}

/// Prisons and programmes that the actor may report for.
pub async fn choices(app: &App, ctx: &OpContext) -> Result<ReportChoices, AppError> {
    journal::may(ctx, Action::AddReferral)?;
    let institutions = app
        .institutions
        .all()
        .iter()
        .filter(|one| decide_referral(&ctx.actor, &one.id).is_allowed())
        .map(|one| (one.id.clone(), one.name.clone()))
        .collect();
    Ok(ReportChoices {
        institutions,
        programmes: programmes(app, ctx).await?,
    })
}

/// The programmes for which the carrier has a site, or all of them as long as it has none.
pub(crate) async fn programmes(
    app: &App,
    ctx: &OpContext,
) -> Result<Vec<(String, Text)>, AppError> {
    let mut tx = app.store.read().await?;
    let sites = store::site::of_carrier(&mut tx, ctx.actor.carrier).await?;
    let mut offered: Vec<(String, Text)> = Vec::new();
    for one in app.catalogue.programmes() {
        let served = sites.is_empty() || sites.iter().any(|site| site.programme == one.id);
        if served && !offered.iter().any(|(id, _)| *id == one.id) {
            let today = programme(app, &one.id, ctx.today)?;
            offered.push((today.id.clone(), today.title.clone()));
        }
    }
    Ok(offered)
}

/// A form with one problem that concerns the choice of the person.
pub fn must_compare() -> Problems {
    let mut problems = Problems::new();
    problems.add_key("person", "referral-compare-first");
    problems
}
