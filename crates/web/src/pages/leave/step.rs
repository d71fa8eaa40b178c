//! The form of a step: applied for, approved, refused, taken place, called off.

use app::{
    AppError, Problems,
    leave::{Leave, Leaves, Step},
    note::About,
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use jiff::civil::Date;

use super::{LONG, SHORT, day_of, decision, is_past, list_path, refused};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
        note::spent,
    },
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// What a result usually is.
pub(super) const USUAL: EpistemicKind = EpistemicKind::Assessment;

const PAGE: &str = "/cases/{case}/leaves/{leave}/step";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, new)
        .form(PAGE, PAGE, Guard::Case, take)
}

#[derive(Template)]
#[template(path = "leave/step.html")]
pub(super) struct StepPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// Which leave, in words.
    pub about: String,
    /// Where it is entered who goes along, if nobody is and somebody has to.
    pub companion: Option<String>,
    /// Words of the button.
    pub button: String,
    pub applies: bool,
    pub decides: bool,
    pub approves: bool,
    /// Label of the field of free text: its key.
    pub words: &'static str,
    /// Whether it is asked what kind of statement that is.
    pub asks_kind: bool,
    /// What going along took, if that is asked for.
    pub spent: Option<String>,
    pub theirs: Theirs,
    pub f: FormView,
}

/// Key of the words for a step: what is done, not where it leads. What did not take place is not called off any more,
/// and what was approved is taken back.
pub(super) fn key(leave: &Leave, to: LeaveStatus, today: Date) -> &'static str {
    match to {
        LeaveStatus::Planned | LeaveStatus::Applied => "leave-do-apply",
        LeaveStatus::Approved => "leave-do-approve",
        LeaveStatus::Refused if leave.row.status == LeaveStatus::Approved => "leave-do-revoke",
        LeaveStatus::Refused => "leave-do-refuse",
        LeaveStatus::TookPlace => "leave-do-result",
        LeaveStatus::Cancelled if is_past(leave, today) => "leave-do-missed",
        LeaveStatus::Cancelled => "leave-do-cancel",
    }
}

fn path(case: CaseId, leave: LeaveId) -> String {
    format!("{}/{leave}/step", list_path(case))
}

async fn for_form(ctx: &RequestCtx, case: CaseId, to: LeaveStatus) -> Result<Leaves, WebError> {
    app::leave::for_form(ctx.app(), &ctx.op, Step::action(to), case)
        .await
        .map_err(|e| ctx.error(e))
}

fn not_found(ctx: &RequestCtx) -> WebError {
    ctx.error(AppError::NotFound)
}

async fn new(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    // Who comes back to a draft comes without the step; a draft of another step does not open here.
    let asked = ctx.query("to");
    let asked = asked.and_then(|code| LeaveStatus::from_code(&code).ok());
    let drafted = ctx.drafted(&path(case, leave)).await?;
    let typed = drafted
        .as_ref()
        .and_then(|form| LeaveStatus::from_code(form.value("to")).ok());
    let to = asked.or(typed).unwrap_or(LeaveStatus::Applied);
    let leaves = for_form(&ctx, case, to).await?;
    let row = leaves.leave(leave).ok_or_else(|| not_found(&ctx))?;
    if !row.row.status.may_become(to) {
        let message = app::Message::new("leave-refused-step");
        return Err(ctx.error(AppError::Refused(message)));
    }
    let by = if to.is_decision() && !leaves.may_edit {
        ctx.shell(Nav::Cases, "").await?.name
    } else {
        String::new()
    };
    let start = FormData::from_pairs([
        ("to", to.code().to_owned()),
        ("on", ctx.texts().date(ctx.today())),
        ("by", by),
        ("version", row.row.version.to_string()),
        statement::start(None, USUAL),
    ]);
    let form = drafted.filter(|_| typed == Some(to));
    let form = form.unwrap_or_else(|| FormView::new(ctx.texts(), start));
    let page = page(&ctx, &leaves, (row, to), form, Theirs::default()).await?;
    Ok(html(&page))
}

async fn page(
    ctx: &RequestCtx,
    leaves: &Leaves,
    (leave, to): (&Leave, LeaveStatus),
    f: FormView,
    theirs: Theirs,
) -> Result<StepPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get(key(leave, to, ctx.today())).into_owned();
    let purpose = texts.code("leave_purpose", leave.row.purpose);
    let spent = if to == LeaveStatus::TookPlace {
        let about = About::Leave(leave.row.id);
        let asked = app::note::asked(ctx.app(), &ctx.op, leaves.head.case.id, about);
        let asked = asked.await.map_err(|e| ctx.error(e))?;
        spent::fields(&f, &asked)
    } else {
        None
    };
    Ok(StepPage {
        action: path(leaves.head.case.id, leave.row.id),
        about: format!("{}, {purpose}", texts.day(day_of(leave))),
        companion: companion(leaves, leave).filter(|_| to == LeaveStatus::Applied),
        button: title.clone(),
        applies: to == LeaveStatus::Applied,
        decides: to.is_decision(),
        approves: to == LeaveStatus::Approved,
        words: match to {
            LeaveStatus::TookPlace => "leave-result",
            LeaveStatus::Cancelled => "leave-cancelled",
            _ => "leave-decision",
        },
        asks_kind: to == LeaveStatus::TookPlace,
        spent,
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &leaves.head, title),
        theirs,
        f,
    })
}

/// Where it is entered who goes along, if nobody is and somebody has to.
fn companion(leaves: &Leaves, leave: &Leave) -> Option<String> {
    let (row, case) = (&leave.row, leaves.head.case.id);
    let missing = row.kind.needs_companion() && row.companion.trim().is_empty();
    missing.then(|| {
        if row.status.can_be_changed() {
            format!("{}/{}", list_path(case), row.id)
        } else {
            decision::path(case, row.id)
        }
    })
}

async fn take(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let mut problems = Problems::new();
    // Without a known step there is no form either; asking for the first one finds that out.
    let to = LeaveStatus::from_code(data.get("to")).unwrap_or(LeaveStatus::Applied);
    let on = data.optional_date("on", &mut problems);
    let by = data.optional("by", SHORT, &mut problems);
    let words = data.optional("words", LONG, &mut problems);
    let conditions = data.optional("conditions", LONG, &mut problems);
    let epistemic = statement::typed(&data, USUAL, &mut problems);
    let version = data.get("version").parse().unwrap_or(0);
    let spent = spent::typed(&data, &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => {
            let step = Step {
                to,
                on,
                by,
                words,
                conditions,
                epistemic,
                spent,
            };
            app::leave::step(ctx.app(), &ctx.op, case, (leave, version), &step).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "leave-flash-step"));
    };
    let subject = format!("leave {leave}");
    let (status, form, theirs) = refused(&ctx, (case, &subject), data, error).await?;
    let leaves = for_form(&ctx, case, to).await?;
    let row = leaves.leave(leave).ok_or_else(|| not_found(&ctx))?;
    let page = page(&ctx, &leaves, (row, to), form, theirs).await?;
    Ok(with_status(status, &page))
}
