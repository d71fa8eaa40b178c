//! The check of the receiving environment (P27): who is there, where, willing to do what, what
//! speaks against it, whether contact is allowed and the person agreed. Each check is kept whole.

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, NetworkCheckId, NetworkPersonId},
};
use jiff::civil::Date;
use store::{
    StoreError,
    network::check::{CheckRow, Finding},
    struck::Strikable,
};

use crate::{
    App, AppError, Done, OpContext, Problems, correction, journal,
    network::{forbidden, on_day},
};

/// What was found about one tie, as it was typed.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who.
    pub person: NetworkPersonId,
    /// Where.
    pub place: String,
    /// What they are willing to do.
    pub willing: String,
    /// What speaks against it.
    pub risks: String,
    /// Whether the receiving environment can count on it.
    pub resource: bool,
}

/// Keeps a check. `found` names the ties that stood in the form.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (done_on, summary, kind): (Date, &str, EpistemicKind),
    found: &[Found],
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let rows = store::network::of_case(&mut tx, case).await?;
    let orders = store::network::no_contact(&mut tx, case, ctx.today).await?;
    let mut problems = Problems::new();
    if done_on > ctx.today {
        problems.add_key("done-on", "error-date-future");
    }
    let mut findings = Vec::new();
    for tie in on_day(&rows, ctx.today) {
        let Some(one) = found.iter().find(|one| one.person == tie.person) else {
            continue;
        };
        let order = orders.iter().find(|order| order.person == tie.person);
        if let Some(order) = order.filter(|_| one.resource) {
            problems.add(&format!("resource-{}", tie.person), forbidden(order));
        }
        if one.resource && order.is_none() && tie.consent.is_no() {
            let field = format!("resource-{}", tie.person);
            problems.add_key(&field, "network-problem-check-consent");
        }
        if one.resource && one.willing.trim().is_empty() {
            let field = format!("willing-{}", tie.person);
            problems.add_key(&field, "network-problem-check-willing");
        }
        findings.push(Finding {
            person: tie.person,
            name: tie.called().to_owned(),
            place: one.place.trim().to_owned(),
            willing: one.willing.trim().to_owned(),
            risks: one.risks.trim().to_owned(),
            allowed: order.is_none(),
            consent: tie.consent.code().to_owned(),
            resource: one.resource,
        });
    }
    if findings.is_empty() && summary.trim().is_empty() {
        problems.add_key("summary", "network-problem-check-empty");
    }
    problems.none_or_invalid()?;
    // The number goes on over struck checks.
    let former = store::network::check::of_case(&mut tx, case).await?;
    let number = former.first().map_or(1, |last| last.number + 1);
    let new = CheckRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        number,
        done_on,
        findings,
        summary: summary.trim().to_owned(),
        epistemic: Some(kind),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::network::check::insert(&mut tx, &new).await?;
    let done = Done::on("network.check", case).subject(format!("network_check {}", new.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Strikes a check that was entered by mistake; also after the end of the case.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    check: NetworkCheckId,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let all = store::network::check::of_case(&mut tx, case).await?;
    if all.iter().all(|one| one.id != check) {
        return Err(AppError::NotFound);
    }
    let row = (case, check.uuid());
    correction::strike(&mut tx, ctx, Strikable::NetworkCheck, row, why).await?;
    let done = Done::on("network.strike_check", case).subject(format!("network_check {check}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
