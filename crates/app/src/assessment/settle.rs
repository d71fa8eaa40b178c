//! How a life domain is settled: need, no need, or declined. Each answer takes the place of the one
//! before, which stays to be read.

use access::Action;
use domain::{
    Code,
    assessment::NeedResult,
    contact::EpistemicKind,
    ids::{CaseId, DomainResultId},
};
use jiff::civil::Date;
use programme::model::LifeDomain;
use store::{StoreError, assessment::DomainResult, struck::Strikable};

use super::{day_fits, known_domain};
use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    correction::{self, changes, filled, kind_field},
    journal,
    need::{self, ClientNeed, Noted},
    recompute::{Cause, recompute},
};

/// How a domain is settled, as it was typed; day and code have been read already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Need, no need, or declined.
    pub result: NeedResult,
    /// What the need is, or why there is none, or the words with which help was declined.
    pub text: String,
    /// The day.
    pub on: Date,
    /// What kind of statement the words are.
    pub epistemic: EpistemicKind,
    /// The single needs that are noted along with it.
    pub needs: Noted,
}

/// Settles a domain. `seen` is how many results this person knows of (see
/// [`super::Assessments::results_so_far`]).
pub async fn settle(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (domain, seen): (&str, i64),
    settlement: &Settlement,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let known = known_domain(app.programme_of(&row)?, domain)?;
    let needs = need::of_case(&mut tx, case).await?;
    let mut problems = Problems::new();
    day_fits(&row, ("on", settlement.on), ctx.today, &mut problems);
    if settlement.text.trim().is_empty() {
        let key = match settlement.result {
            NeedResult::Need => "assessment-problem-need-text",
            NeedResult::NoNeed => "assessment-problem-no-need-text",
            NeedResult::Declined => "assessment-problem-declined-text",
        };
        problems.add_key("text", key);
    }
    settlement.needs.check(known, &mut problems);
    agrees(settlement, known, &needs, &mut problems);
    problems.none_or_invalid()?;
    let history = store::assessment::domain_history(&mut tx, case).await?;
    let former: Vec<&DomainResult> = history.iter().filter(|one| one.domain == domain).collect();
    let so_far = changes(former.iter().map(|one| one.struck.is_some()));
    if so_far != seen {
        let stands = former.iter().rfind(|one| one.struck.is_none());
        return Err(conflict(stands.copied(), so_far));
    }
    let new = DomainResult {
        id: ctx.new_id(),
        domain: domain.to_owned(),
        result: settlement.result,
        text: settlement.text.trim().to_owned(),
        epistemic: settlement.epistemic.of(&settlement.text),
        on: settlement.on,
        recorded_at: ctx.now,
        by: ctx.actor.user,
        by_name: String::new(),
        struck: None,
    };
    store::assessment::insert_result(&mut tx, row.carrier, case, &new).await?;
    let noted = &settlement.needs;
    let noted = need::note(&mut tx, ctx, &row, (known, settlement.on, noted), &needs).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("assessment.settle", case).subject(format!("domain {domain}"));
    let detail = serde_json::json!({ "result": settlement.result.code(), "needs": noted });
    let detail = detail.to_string();
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// "No need" and a need in the same domain contradict each other, on the form and with what stands.
fn agrees(
    settlement: &Settlement,
    domain: &LifeDomain,
    needs: &[ClientNeed],
    problems: &mut Problems,
) {
    if settlement.result != NeedResult::NoNeed {
        return;
    }
    if !settlement.needs.is_empty() {
        problems.add_key("needs", "need-problem-contradiction");
    }
    let open = |one: &&ClientNeed| one.domain == domain.id && one.is_open();
    if let Some(first) = needs.iter().find(open) {
        let message = Message::new("need-problem-still-open")
            .with_arg("need", MessageArg::Words(first.title(Some(domain))));
        problems.add("result", message);
    }
}

/// Withdraws how a domain was settled, as in the wrong case: it stays readable, struck, and the result
/// before it counts again, or none. Also after the end of the case.
pub async fn withdraw(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    result: DomainResultId,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let history = store::assessment::domain_history(&mut tx, case).await?;
    let found = history.iter().find(|one| one.id == result);
    let domain = found.ok_or(AppError::NotFound)?.domain.clone();
    let row = (case, result.uuid());
    correction::strike(&mut tx, ctx, Strikable::DomainResult, row, why).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("assessment.withdraw", case).subject(format!("domain {domain}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn conflict(now: Option<&DomainResult>, so_far: i64) -> AppError {
    let theirs = now.map_or_else(Vec::new, |one| {
        let result = one.result.code().replace('_', "-");
        filled(vec![
            (
                "assessment-result".to_owned(),
                format!("code-need-result-{result}"),
            ),
            ("assessment-result-text".to_owned(), one.text.clone()),
            ("assessment-result-on".to_owned(), one.on.to_string()),
            kind_field(one.epistemic),
        ])
    });
    AppError::Conflict(Box::new(Conflict {
        by: now.map(|one| one.by_name.clone()),
        version: so_far,
        theirs,
    }))
}
