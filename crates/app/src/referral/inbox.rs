//! The inbox: cases before admission, with the time that is left and what is missing first.

use access::{Action, ListKind, decide, scope};
use domain::{Code, case::CaseStatus};
use jiff::civil::Date;
use programme::{
    Fact, Text,
    criteria::{AdmissionResult, CriterionState, admission},
    phases,
};
use store::{Tx, case::CaseRow, referral::ReferralRow};

pub use store::referral::After;

use super::wake::{Uncontacted, uncontacted};
use crate::{App, AppError, Done, OpContext, journal};

/// Rows on one page of the inbox.
const PAGE: usize = 50;
/// Most people above it whom nobody has contacted.
const UNCONTACTED: usize = 25;

/// One line of the inbox.
#[derive(Debug, Clone)]
pub struct InboxRow {
    /// The case.
    pub case: CaseRow,
    /// Name of the prison.
    pub institution: String,
    /// Title of the programme.
    pub programme: Text,
    /// The first referral.
    pub referral: Option<ReferralRow>,
    /// The phase with which the programme begins, and its first day; `None` without a release.
    pub begins: Option<(Option<Text>, Date)>,
    /// What the criteria say; `None` if that is not for the actor.
    pub standing: Option<Standing>,
    /// Whether the actor decides about the admission.
    pub may_clear: bool,
}

/// What the criteria of the programme say, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// All together.
    pub result: AdmissionResult,
    /// Facts that are missing, most important first.
    pub missing: Vec<Fact>,
    /// Criteria that are not met.
    pub not_met: Vec<Text>,
}

/// A page of the inbox.
#[derive(Debug, Clone)]
pub struct Inbox {
    /// The lines, shortest time to release first.
    pub rows: Vec<InboxRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
    /// People who were never contacted although their release comes near; only on the first page.
    pub uncontacted: Vec<Uncontacted>,
    /// Number of cases: registered, in clearing, waiting.
    pub counts: [i64; 3],
}

/// The states that the inbox shows.
pub const INBOX_STATES: [CaseStatus; 3] = [
    CaseStatus::Registered,
    CaseStatus::Clearing,
    CaseStatus::Waiting,
];

/// The inbox: cases before admission in the actor's scope.
pub async fn inbox(
    app: &App,
    ctx: &OpContext,
    status: CaseStatus,
    after: Option<After>,
) -> Result<Inbox, AppError> {
    journal::may(ctx, Action::ListReferrals)?;
    let scope = scope(&ctx.actor, ListKind::Referrals);
    let mut tx = app.store.read().await?;
    let mut counts = [0; 3];
    for (count, state) in counts.iter_mut().zip(INBOX_STATES) {
        *count = store::referral::count(&mut tx, &scope, state).await?;
    }
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut cases = store::referral::inbox(&mut tx, &scope, status, after, limit).await?;
    let more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let next = cases.last().filter(|_| more).map(|last| {
        let day = last.release_on.unwrap_or(store::case::NO_RELEASE);
        (day, last.id)
    });
    let mut rows = Vec::with_capacity(cases.len());
    for case in cases {
        rows.push(inbox_row(app, &mut tx, ctx, case).await?);
    }
    let uncontacted = match after {
        None => uncontacted(app, &mut tx, ctx, UNCONTACTED).await?,
        Some(_) => Vec::new(),
    };
    drop(tx);
    let named = uncontacted.iter().map(|one| one.listed.case.id);
    let done = Done::new("referral.list")
        .detail(status.code())
        .cases(rows.iter().map(|row| row.case.id).chain(named));
    app.viewed(ctx, done).await?;
    Ok(Inbox {
        rows,
        next,
        uncontacted,
        counts,
    })
}

async fn inbox_row(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseRow,
) -> Result<InboxRow, AppError> {
    let referral = store::referral::of_case(tx, case.id)
        .await?
        .into_iter()
        .next();
    let access = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&access)).is_allowed();
    let record = app.record(tx, case).await?;
    let anchors = record.facts.anchors();
    let begins = phases::window(record.programme, &anchors).map(|(from, _)| {
        let phase = phases::spans(record.programme, &anchors)
            .into_iter()
            .find(|(_, span)| span.is_some_and(|(first, _)| first == from))
            .map(|(phase, _)| phase.title.clone());
        (phase, from)
    });
    let standing = may(Action::ViewClearing).then(|| {
        let answered = admission(record.programme, &record.facts, ctx.today);
        Standing {
            result: answered.result,
            missing: answered.missing(),
            not_met: answered
                .criteria
                .iter()
                .filter(|one| one.state == CriterionState::NotMet)
                .map(|one| one.criterion.label.clone())
                .collect(),
        }
    });
    Ok(InboxRow {
        institution: app.institution_name(&record.case.institution),
        programme: record.programme.title.clone(),
        referral,
        begins,
        standing,
        may_clear: may(Action::DecideAdmission),
        case: record.case,
    })
}
