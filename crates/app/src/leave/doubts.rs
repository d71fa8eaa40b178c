//! What is asked once more before a leave is planned or changed.

use jiff::civil::Date;
use store::{Tx, case::CaseRow, leave::LeaveRow};

use super::{
    land,
    plan::{Entry, span, words},
};
use crate::{
    App, AppError, OpContext,
    appointment::workers,
    doubt::{self, Doubt, Span, once},
    network::consent::{self, Said},
    record::german_date,
    taken::{goes_along, of_client, of_worker},
};

/// What has to be confirmed, day by day: a day behind us, a public holiday, another leave, an appointment
/// inside, what whoever goes along has agreed on; and whom the words name without their consent.
pub(super) async fn of(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, changing): (&CaseRow, Option<&LeaveRow>),
    (entry, days): (&Entry, &[Date]),
) -> Result<Vec<Doubt>, AppError> {
    if entry.confirmed {
        return Ok(Vec::new());
    }
    let land = land(app, case)?;
    let mut others = store::leave::of_case(tx, case.id).await?;
    others.retain(|one| !one.status.is_over() && Some(one.id) != changing.map(|row| row.id));
    let mut found = unasked(tx, ctx, case, (entry, changing)).await?;
    for day in days {
        if *day < ctx.today {
            found.push(Doubt::Past(*day));
        }
        found.extend(doubt::holiday(app.catalogue.holidays(), *day, land));
        let mine = span(entry, *day);
        let same = doubt::at_once(&others, mine);
        found.extend(same.map(|one| Doubt::OnLeave(one.starts_at, one.ends_at)));
        found.extend(inside(tx, case, mine).await?);
        found.extend(companions(tx, ctx, case, (&entry.companion, mine)).await?);
        let whole = (german_date(mine.0), german_date(mine.1));
        let orders = store::network::no_contact_between(tx, case.id, whole).await?;
        let words = words(entry).map(|(_, text)| text);
        found.extend(doubt::meant(&orders, case, &words));
    }
    Ok(once(found))
}

/// Those whom the words name, or may, without their consent. Whoever is chosen stays off the application
/// by themselves.
async fn unasked(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (entry, changing): (&Entry, Option<&LeaveRow>),
) -> Result<Vec<Doubt>, AppError> {
    let now = words(entry).map(|(_, text)| text);
    let before = changing.map(|row| [&row.about, &row.companion, &row.route].map(String::as_str));
    let before = before.as_ref().map(|words| Said::words(words));
    consent::ask(tx, ctx.today, case, (Said::words(&now), before)).await
}

/// Appointments for which the client has to be in the prison while they are away.
async fn inside(tx: &mut Tx, case: &CaseRow, mine: Span) -> Result<Vec<Doubt>, AppError> {
    let all = of_client(tx, case.id, mine).await?;
    let there = all.into_iter().map(|one| one.agreed);
    let there = there.filter(|agreed| !agreed.kind.is_outside());
    Ok(there.map(|agreed| Doubt::Taken(agreed.at)).collect())
}

/// What those of the office have agreed on who go along: lead, deputy, or whoever plans the leave.
pub(super) async fn companions(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (companion, mine): (&str, Span),
) -> Result<Vec<Doubt>, AppError> {
    let mut found = Vec::new();
    if companion.trim().is_empty() {
        return Ok(found);
    }
    for (worker, name) in workers(tx, ctx, case).await? {
        if goes_along(companion, &name, true) {
            let here = (case.carrier, case.id, worker);
            found.extend(of_worker(tx, ctx, here, (mine, None)).await?);
        }
    }
    Ok(found)
}
