//! The form that corrects what was written down about application and decision of a leave.

use access::Action;
use app::{
    AppError, Problems,
    doubt::Weighed,
    leave::{Decided, Leave, Leaves, is_mendable},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};

use super::{LONG, SHORT, day_of, list_path, refused};
use crate::{
    correction::former,
    doubt::{doubt_words, typed_then},
    error::WebError,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id, without},
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PAGE: &str = "/cases/{case}/leaves/{leave}/decision";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, show)
        .form(PAGE, PAGE, Guard::Case, save)
        .post("/cases/{case}/leaves/{leave}/seen", Guard::Case, seen)
}

pub(super) fn path(case: CaseId, leave: LeaveId) -> String {
    format!("{}/{leave}/decision", list_path(case))
}

/// Whether this person may correct application and decision of a leave.
pub(super) fn can_mend(leaves: &Leaves, leave: &Leave) -> bool {
    let decides = leave.row.status.is_decision() && leaves.may_decide;
    is_mendable(leave.row.status) && (decides || leaves.may_edit)
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<Leaves, WebError> {
    app::leave::for_form(ctx.app(), &ctx.op, Action::DecideLeave, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'l>(ctx: &RequestCtx, leaves: &'l Leaves, leave: LeaveId) -> Result<&'l Leave, WebError> {
    let one = leaves.leave(leave);
    one.filter(|one| can_mend(leaves, one))
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

/// The prison has seen who goes along now.
async fn seen(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let named = (leave, data.get("companion"));
    app::leave::see_companion(ctx.app(), &ctx.op, case, named)
        .await
        .map_err(|e| ctx.error(e))?;
    let list = list_path(case);
    let back = if data.get("next") == "/day" {
        "/day"
    } else {
        &list
    };
    Ok(done(back, "leave-flash-seen"))
}

async fn show(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let leaves = open(&ctx, case).await?;
    let one = found(&ctx, &leaves, leave)?;
    let row = &one.row;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| ctx.texts().date(day));
    let start = FormData::from_pairs([
        ("applied-on", day(row.applied_on).unwrap_or_default()),
        ("companion", row.companion.clone()),
        ("on", day(row.decided_on).unwrap_or_default()),
        ("by", row.decided_by.clone()),
        ("words", row.decision.clone()),
        ("conditions", row.conditions.clone()),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&path(case, leave), start).await?;
    let mend = mend(&ctx, &leaves, one, &f);
    let page = mend::page(&ctx, &leaves.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mend(ctx: &RequestCtx, leaves: &Leaves, leave: &Leave, f: &FormView) -> Mend {
    let (texts, row, case) = (ctx.texts(), &leave.row, leaves.head.case.id);
    let purpose = texts.code("leave_purpose", row.purpose);
    let mut fields = vec![f.hidden("confirmed")];
    if leaves.may_edit {
        fields.push(f.date_field("applied-on", "leave-applied-on"));
        fields.push(f.text_optional("companion", "leave-companion"));
    }
    // What the prison wrote down itself is not the office's to change.
    let decides = !leave.prisons || !leaves.may_edit;
    if row.status.is_decision() && decides {
        fields.push(f.date_field("on", "leave-decided-on"));
        fields.push(f.text("by", "leave-decided-by"));
    }
    if row.status == LeaveStatus::Approved && decides {
        fields.push(f.area_optional("conditions", "leave-conditions", 2));
        fields.push(f.area_optional("words", "leave-decision", 2));
    } else if row.status == LeaveStatus::Refused && decides {
        fields.push(f.area("words", "leave-decision", 3));
    }
    Mend {
        title: "leave-mend",
        intro: vec![
            format!("{}, {purpose}", texts.day(day_of(leave))),
            texts.get("leave-mend-text").into_owned(),
        ],
        action: path(case, row.id),
        back: list_path(case),
        fields,
        strikes: false,
        only_strikes: false,
        former: former(texts, &leave.former),
    }
}

/// What was confirmed is who goes along, and nobody else.
fn meant(data: &FormData) -> String {
    typed_then(data, &["companion"])
}

fn typed(data: &FormData) -> Result<Decided, AppError> {
    let mut problems = Problems::new();
    let entry = Decided {
        applied_on: data.optional_date("applied-on", &mut problems),
        companion: data.optional("companion", SHORT, &mut problems),
        decided_on: data.optional_date("on", &mut problems),
        by: data.optional("by", SHORT, &mut problems),
        decision: data.optional("words", LONG, &mut problems),
        conditions: data.optional("conditions", LONG, &mut problems),
        why: data.optional("why", MAX_WHY, &mut problems),
        confirmed: !meant(data).is_empty() && data.get("confirmed") == meant(data),
    };
    problems.none_or_invalid()?;
    Ok(entry)
}

async fn save(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(entry) => app::leave::mend(ctx.app(), &ctx.op, case, (leave, version), &entry).await,
        Err(error) => Err(error),
    };
    let words = meant(&data);
    let mut data = without(&data, "confirmed");
    let mut doubts = Vec::new();
    let (status, f, theirs) = match answer {
        Ok(Weighed::Saved(())) => return Ok(done(&list_path(case), "common-flash-corrected")),
        Ok(Weighed::Doubtful(found)) => {
            data.push("confirmed", words);
            doubts = doubt_words(ctx.texts(), &found);
            let f = FormView::new(ctx.texts(), data);
            (StatusCode::UNPROCESSABLE_ENTITY, f, Theirs::default())
        }
        Err(error) => {
            let subject = format!("leave {leave}");
            refused(&ctx, (case, &subject), data, error).await?
        }
    };
    let leaves = open(&ctx, case).await?;
    let one = found(&ctx, &leaves, leave)?;
    let mend = mend(&ctx, &leaves, one, &f);
    let page = mend::page(&ctx, &leaves.head, mend, f, theirs).await?;
    Ok(with_status(status, &page.asking(doubts)))
}
