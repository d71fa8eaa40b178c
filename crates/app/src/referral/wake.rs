//! Whom to look at before admission: early registrations that their programme wakes today (P9b), and
//! people who were reported and never contacted although their release comes near (I3b). Running cases
//! say the like by their hints.

use access::{Action, ListKind, Scope, decide, scope};
use domain::ids::CaseId;
use jiff::civil::Date;
use programme::wake::{first_contact, first_contacts, releases, woken as woken_by};
use store::{Tx, case::CaseRow};
use uuid::Uuid;

use super::INBOX_STATES;
use crate::{
    App, AppError, OpContext,
    list::{ListedCase, listed},
};

/// Most cases looked through for one span of releases and state.
const LOOKED_THROUGH: i64 = 100;

/// Cases before admission that are woken today, the nearest release first, `most` at most; none for
/// those who do not see the inbox.
pub(crate) async fn woken(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    most: usize,
) -> Result<Vec<CaseRow>, AppError> {
    let inbox = scope(&ctx.actor, ListKind::Referrals);
    if inbox == Scope::None {
        return Ok(Vec::new());
    }
    let mut found: Vec<CaseRow> = Vec::new();
    let programmes = app.catalogue.programmes();
    let mut spans: Vec<_> = programmes
        .iter()
        .flat_map(|one| releases(one, ctx.today))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    for (from, to) in spans {
        for state in INBOX_STATES {
            let begin = Some((from, CaseId::from_uuid(Uuid::nil())));
            let rows = store::referral::inbox(tx, &inbox, state, begin, LOOKED_THROUGH).await?;
            let rows = rows
                .into_iter()
                .take_while(|case| case.release_on.is_some_and(|day| day <= to));
            found.extend(rows.filter(|case| wakes(app, case, ctx)));
        }
    }
    Ok(nearest(found, most))
}

fn wakes(app: &App, case: &CaseRow, ctx: &OpContext) -> bool {
    let Ok(programme) = app.programme_of(case) else {
        return false;
    };
    let release = case.release_on.filter(|_| !case.released);
    let wake = release.and_then(|day| woken_by(programme, day, case.registered_on, ctx.today));
    wake.is_some()
}

fn nearest(mut found: Vec<CaseRow>, most: usize) -> Vec<CaseRow> {
    found.sort_by_key(|case| (case.release_on, case.id));
    found.dedup_by_key(|case| case.id);
    found.truncate(most);
    found
}

/// Somebody who was reported and never contacted.
#[derive(Debug, Clone)]
pub struct Uncontacted {
    /// The case.
    pub listed: ListedCase,
    /// The day by which the programme wants a first contact.
    pub by: Date,
}

/// Cases before admission in which nobody has reached the person although their programme wants that
/// soon or wanted it by now, the nearest release first, `most` at most. None for those who do not see
/// the inbox, and none for those who see no contacts, because it would tell of them.
pub(crate) async fn uncontacted(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    most: usize,
) -> Result<Vec<Uncontacted>, AppError> {
    let inbox = scope(&ctx.actor, ListKind::Referrals);
    let programmes = app.catalogue.programmes();
    let spans = programmes
        .iter()
        .filter_map(|one| first_contacts(one, ctx.today));
    let Some(span) = spans.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for state in INBOX_STATES {
        let rows = store::referral::uncontacted(tx, &inbox, state, span, LOOKED_THROUGH).await?;
        found.extend(rows.into_iter().filter(|case| {
            let facts = case.access_facts();
            let may = decide(&ctx.actor, Action::ViewNotes, Some(&facts)).is_allowed();
            may && contact_by(app, case, ctx).is_some()
        }));
    }
    let found = nearest(found, most).into_iter();
    Ok(found
        .filter_map(|case| {
            Some(Uncontacted {
                by: contact_by(app, &case, ctx)?,
                listed: listed(app, ctx, case),
            })
        })
        .collect())
}

fn contact_by(app: &App, case: &CaseRow, ctx: &OpContext) -> Option<Date> {
    let programme = app.programme_of(case).ok()?;
    let release = case.release_on.filter(|_| !case.released)?;
    first_contact(programme, release, ctx.today)
}
