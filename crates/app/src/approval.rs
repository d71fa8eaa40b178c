//! The second person's word: an exception from the criteria holds only when somebody else than who
//! asked for it has granted it (four eyes).

use access::{Action, decide, decide_approval};
use domain::ids::{ApprovalId, CarrierId, CaseId};
use programme::{
    Programme,
    criteria::{self, Admission},
};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, approval::Answer, case::CaseRow};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head_of},
    clearing::decide::{self as admit, Place},
    closing::{EXTENSION, MAX_NOTE, REENTRY},
    journal,
};

pub use store::approval::ApprovalRow;

/// Kind of an exception from the criteria of admission.
pub const EXCEPTION: &str = "exception";

/// Most requests that are looked through for one person.
const WAITING: i64 = 200;
/// Who asked is told about an answer for so many days.
const TOLD_DAYS: i64 = 7;
/// Most answers that are told at once, the newest.
const TOLD: i64 = 10;

/// Who may ask for what this kind of request is about.
pub(crate) fn asking(kind: &str) -> Action {
    match kind {
        EXTENSION => Action::CloseCase,
        REENTRY => Action::RequestReentry,
        _ => Action::DecideAdmission,
    }
}

/// Who may answer it, unless they asked themselves.
fn answering(kind: &str) -> Action {
    match kind {
        EXTENSION | REENTRY => Action::ApproveReentry,
        _ => Action::ApproveException,
    }
}

/// What an exception asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Where the case would go.
    pub place: Place,
    /// The criteria that were not met, by id and state.
    pub unmet: Vec<(String, String)>,
    /// Whether the site had no place left when it was asked for.
    #[serde(default)]
    pub full: bool,
}

/// What the page of a request shows.
#[derive(Debug, Clone)]
pub struct ApprovalView<'a> {
    /// The head of the case.
    pub head: Head,
    /// The request.
    pub approval: ApprovalRow,
    /// The programme.
    pub programme: &'a Programme,
    /// The criteria as they stand now.
    pub admission: Admission<'a>,
    /// Name of the site.
    pub site: String,
    /// Name of the responsible worker.
    pub lead: String,
    /// Name of the deputy.
    pub deputy: Option<String>,
    /// Whether this person may answer.
    pub may_answer: bool,
    /// Whether this person has asked.
    pub own: bool,
    /// Whether the criteria have changed since, so that it has to be asked again.
    pub outdated: bool,
}

/// Case and kind of a request, for finding its page. Unknown and foreign ones answer alike.
pub async fn kind(
    app: &App,
    ctx: &OpContext,
    approval: ApprovalId,
) -> Result<(CaseId, String), AppError> {
    let mut tx = app.store.read().await?;
    let row = found(&mut tx, ctx, approval).await?;
    app.case_for(&mut tx, ctx, Action::ViewClearing, row.case)
        .await?;
    Ok((row.case, row.kind))
}

/// A request for an exception.
pub async fn view<'a>(
    app: &'a App,
    ctx: &OpContext,
    approval: ApprovalId,
) -> Result<ApprovalView<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let approval = exception(found(&mut tx, ctx, approval).await?)?;
    let case = app
        .case_for(&mut tx, ctx, Action::ViewClearing, approval.case)
        .await?;
    let facts = case.access_facts();
    let may = decide_approval(
        &ctx.actor,
        Action::ApproveException,
        &facts,
        approval.requested_by,
    );
    let record = app.record(&mut tx, case).await?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let request = request(&approval)?;
    let site = store::site::get(&mut tx, ctx.actor.carrier, request.place.site).await?;
    let lead = store::account::by_id(&mut tx, request.place.lead).await?;
    let deputy = match request.place.deputy {
        Some(deputy) => store::account::by_id(&mut tx, deputy).await?,
        None => None,
    };
    drop(tx);
    app.viewed(ctx, Done::on("approval.view", approval.case))
        .await?;
    let open = approval.decided_at.is_none();
    Ok(ApprovalView {
        head: head_of(app, &record, ctx.today),
        programme: record.programme,
        outdated: open && request.unmet != admit::unmet(&admission),
        admission,
        site: site.map_or_else(String::new, |site| site.name),
        lead: lead.map_or_else(String::new, |one| one.name),
        deputy: deputy.map(|one| one.name),
        may_answer: open && may.is_allowed(),
        own: approval.requested_by == ctx.actor.user,
        approval,
    })
}

/// Grants or refuses an exception. Granted, the case is admitted in the same transaction.
pub async fn answer(
    app: &App,
    ctx: &OpContext,
    approval: ApprovalId,
    granted: bool,
    words: &str,
) -> Result<CaseId, AppError> {
    let mut tx = app.store.write().await?;
    let row = exception(held(&mut tx, ctx, approval).await?)?;
    let case = app
        .case_for(&mut tx, ctx, Action::ApproveException, row.case)
        .await?;
    write_answer(&mut tx, ctx, (&case, &row), granted, ("words", words)).await?;
    if granted {
        let request = request(&row)?;
        let record = app.record(&mut tx, case).await?;
        admit::still_fits(&mut tx, &record, &request, ctx.today).await?;
        admit::enter(app, &mut tx, ctx, row.case, request.place).await?;
    }
    let action = if granted {
        "approval.grant"
    } else {
        "approval.refuse"
    };
    let done = Done::on(action, row.case).subject(format!("approval {approval}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(row.case)
}

/// Takes back one's own request of any kind while nobody has answered it, and says whose case it is about and of
/// what kind it was.
pub async fn withdraw(
    app: &App,
    ctx: &OpContext,
    approval: ApprovalId,
    words: &str,
) -> Result<(CaseId, String), AppError> {
    let mut tx = app.store.write().await?;
    let row = held(&mut tx, ctx, approval).await?;
    app.case_for(&mut tx, ctx, asking(&row.kind), row.case)
        .await?;
    if row.requested_by != ctx.actor.user {
        return Err(AppError::Denied(access::Why::Role));
    }
    still_open(&row)?;
    settle(&mut tx, ctx, row.id, false, ("words", words)).await?;
    let done = Done::on("approval.withdraw", row.case).subject(format!("approval {approval}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok((row.case, row.kind))
}

/// A request that waits for this person's answer, without anything about the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The request.
    pub approval: ApprovalId,
    /// The case.
    pub case: CaseId,
    /// `exception`, `reentry` or `extension`.
    pub kind: String,
    /// Number of the case.
    pub number: String,
    /// Who asked.
    pub requested_by_name: String,
    /// When.
    pub requested_at: jiff::Timestamp,
}

/// Requests that this person may answer, oldest first; none that they made themselves.
pub(crate) async fn waiting(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<Waiting>, AppError> {
    let carrier = ctx.actor.carrier;
    let open = store::approval::open_of_carrier(tx, carrier, WAITING).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let cases = store::approval::cases_of_open(tx, carrier).await?;
    let mut found = Vec::new();
    for row in open {
        let Some(case) = cases.iter().find(|case| case.id == row.case) else {
            continue;
        };
        let action = answering(&row.kind);
        let may = decide_approval(&ctx.actor, action, &case.access_facts(), row.requested_by);
        if may.is_allowed() {
            found.push(Waiting {
                approval: row.id,
                case: row.case,
                kind: row.kind,
                number: case.number.clone(),
                requested_by_name: row.requested_by_name,
                requested_at: row.requested_at,
            });
        }
    }
    Ok(found)
}

/// An answer to a request of this person, without anything about the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The request.
    pub approval: ApprovalId,
    /// The case.
    pub case: CaseId,
    /// `exception`, `reentry` or `extension`.
    pub kind: String,
    /// Number of the case.
    pub number: String,
    /// Whether it was granted.
    pub granted: bool,
    /// Who answered.
    pub decided_by_name: String,
    /// When.
    pub decided_at: jiff::Timestamp,
}

/// What others have answered to this person's requests in the last days, the newest first.
pub(crate) async fn answered(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<Answered>, AppError> {
    let since = ctx.now - jiff::SignedDuration::from_hours(24 * TOLD_DAYS);
    let (carrier, user) = (ctx.actor.carrier, ctx.actor.user);
    let rows = store::approval::answered(tx, carrier, user, since, TOLD).await?;
    let mut found = Vec::new();
    for row in rows {
        let Some(case) = store::case::by_id(tx, row.case).await? else {
            continue;
        };
        // To be told one has to see it still, and not to be able to ask again.
        let seeing = match row.kind.as_str() {
            EXTENSION | REENTRY => Action::ViewCase,
            _ => Action::ViewClearing,
        };
        let may = decide(&ctx.actor, seeing, Some(&case.access_facts()));
        if let (true, Some(granted), Some(decided_at)) =
            (may.is_allowed(), row.granted, row.decided_at)
        {
            found.push(Answered {
                approval: row.id,
                case: row.case,
                kind: row.kind,
                number: case.number,
                granted,
                decided_by_name: row.decided_by_name.unwrap_or_default(),
                decided_at,
            });
        }
    }
    Ok(found)
}

async fn found(
    tx: &mut Tx,
    ctx: &OpContext,
    approval: ApprovalId,
) -> Result<ApprovalRow, AppError> {
    store::approval::get(tx, ctx.actor.carrier, approval)
        .await?
        .ok_or(AppError::NotFound)
}

/// The request, read once nobody else can change its case or answer it.
async fn held(tx: &mut Tx, ctx: &OpContext, approval: ApprovalId) -> Result<ApprovalRow, AppError> {
    let case = found(tx, ctx, approval).await?.case;
    store::case::hold(tx, case).await?;
    found(tx, ctx, approval).await
}

/// Requests of other kinds have pages of their own.
fn exception(row: ApprovalRow) -> Result<ApprovalRow, AppError> {
    if row.kind == EXCEPTION {
        Ok(row)
    } else {
        Err(AppError::NotFound)
    }
}

fn still_open(row: &ApprovalRow) -> Result<(), AppError> {
    match row.decided_at {
        None => Ok(()),
        Some(_) => Err(AppError::Refused(Message::new("clearing-error-answered"))),
    }
}

fn request(approval: &ApprovalRow) -> Result<Request, AppError> {
    serde_json::from_value(approval.detail.clone())
        .map_err(|error| AppError::Catalogue(format!("approval {}: {error}", approval.id)))
}

/// Writes a request that waits for a second person. `detail` is what it asks for, as its kind keeps it.
pub(crate) async fn write_request(
    tx: &mut Tx,
    ctx: &OpContext,
    (carrier, case): (CarrierId, CaseId),
    (kind, reason): (&str, &str),
    detail: serde_json::Value,
) -> Result<ApprovalId, AppError> {
    let request = ApprovalRow {
        id: ctx.new_id(),
        carrier,
        case,
        kind: kind.to_owned(),
        reason: reason.to_owned(),
        detail,
        requested_at: ctx.now,
        requested_by: ctx.actor.user,
        requested_by_name: String::new(),
        decided_at: None,
        decided_by: None,
        decided_by_name: None,
        granted: None,
        answer: String::new(),
    };
    store::approval::insert(tx, &request).await?;
    Ok(request.id)
}

/// Writes what the second person says, if the answer is theirs to give, the request still waits, and a refusal says
/// why. `said` is the field of the form and what was typed there.
pub(crate) async fn write_answer(
    tx: &mut Tx,
    ctx: &OpContext,
    (case, request): (&CaseRow, &ApprovalRow),
    granted: bool,
    said: (&str, &str),
) -> Result<(), AppError> {
    journal::allowed(decide_approval(
        &ctx.actor,
        answering(&request.kind),
        &case.access_facts(),
        request.requested_by,
    ))?;
    still_open(request)?;
    if !granted && said.1.trim().is_empty() {
        return Err(AppError::invalid(said.0, "clearing-error-refusal-reason"));
    }
    settle(tx, ctx, request.id, granted, said).await
}

/// Ends a request. `said` is the field of the form and what was typed there.
pub(crate) async fn settle(
    tx: &mut Tx,
    ctx: &OpContext,
    approval: ApprovalId,
    granted: bool,
    said: (&str, &str),
) -> Result<(), AppError> {
    let (field, words) = (said.0, said.1.trim());
    if words.chars().count() > MAX_NOTE {
        let mut problems = Problems::new();
        problems.add(field, Message::new("error-too-long").with("max", MAX_NOTE));
        problems.none_or_invalid()?;
    }
    let answer = Answer {
        by: ctx.actor.user,
        at: ctx.now,
        granted,
        words: words.to_owned(),
    };
    store::approval::decide(tx, approval, &answer).await?;
    Ok(())
}
