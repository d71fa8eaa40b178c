//! Early registrations that are looked at again (P9b): cases before admission whose programme wakes
//! them today. Running cases say the same by their hints.

use access::{ListKind, Scope, scope};
use programme::wake::{releases, woken as woken_by};
use store::{Tx, case::CaseRow};

use super::INBOX_STATES;
use crate::{App, AppError, OpContext};

/// Most cases looked through for one wake-up and state.
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
            let begin = Some((from, domain::ids::CaseId::from_uuid(uuid::Uuid::nil())));
            let rows = store::referral::inbox(tx, &inbox, state, begin, LOOKED_THROUGH).await?;
            let rows = rows
                .into_iter()
                .take_while(|case| case.release_on.is_some_and(|day| day <= to));
            found.extend(rows.filter(|case| wakes(app, case, ctx)));
        }
    }
    found.sort_by_key(|case| (case.release_on, case.id));
    found.dedup_by_key(|case| case.id);
    found.truncate(most);
    Ok(found)
}

fn wakes(app: &App, case: &CaseRow, ctx: &OpContext) -> bool {
    let Ok(programme) = app.programme_of(case) else {
        return false;
    };
    let release = case.release_on.filter(|_| !case.released);
    let wake = release.and_then(|day| woken_by(programme, day, case.registered_on, ctx.today));
    wake.is_some()
}
