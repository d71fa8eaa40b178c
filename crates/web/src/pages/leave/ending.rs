//! The form that corrects what became of a leave.

use access::Action;
use app::{
    AppError, Problems,
    leave::{Corrected, Leave, Leaves, can_be_corrected, ending},
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};

use super::{LONG, day_of, list_path, refused, step::USUAL};
use crate::{
    correction::former,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

const PAGE: &str = "/cases/{case}/leaves/{leave}/ending";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, show)
        .form(PAGE, PAGE, Guard::Case, save)
}

fn path(case: CaseId, leave: LeaveId) -> String {
    format!("{}/{leave}/ending", list_path(case))
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<Leaves, WebError> {
    app::leave::for_form(ctx.app(), &ctx.op, Action::EditLeaves, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'l>(ctx: &RequestCtx, leaves: &'l Leaves, leave: LeaveId) -> Result<&'l Leave, WebError> {
    let one = leaves.leave(leave);
    one.filter(|one| can_be_corrected(one.row.status))
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn show(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let leaves = open(&ctx, case).await?;
    let one = found(&ctx, &leaves, leave)?;
    let start = FormData::from_pairs([
        ("status", one.row.status.code().to_owned()),
        ("words", ending(&one.row).to_owned()),
        statement::start(one.row.epistemic, USUAL),
        ("version", one.row.version.to_string()),
    ]);
    let f = ctx.form(&path(case, leave), start).await?;
    let mend = mend(&ctx, case, one, &f);
    let page = mend::page(&ctx, &leaves.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mend(ctx: &RequestCtx, case: CaseId, leave: &Leave, f: &FormView) -> Mend {
    let texts = ctx.texts();
    let purpose = texts.code("leave_purpose", leave.row.purpose);
    let statuses = [LeaveStatus::TookPlace, LeaveStatus::Cancelled];
    let statuses = statuses.map(|one| Choice::new(one.code(), texts.code("leave_status", one)));
    Mend {
        title: "leave-correct",
        intro: vec![format!("{}, {purpose}", texts.day(day_of(leave)))],
        action: path(case, leave.row.id),
        back: list_path(case),
        fields: vec![
            f.radios("status", "leave-status", &statuses),
            f.area("words", "leave-ending", 3),
            f.statement(),
        ],
        strikes: false,
        only_strikes: false,
        former: former(texts, &leave.former),
    }
}

fn typed(data: &FormData) -> Result<Corrected, AppError> {
    let mut problems = Problems::new();
    let status = data.code("status", &mut problems);
    let words = data.optional("words", LONG, &mut problems);
    let epistemic = statement::typed(data, USUAL, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    match status {
        Some(status) if problems.0.is_empty() => Ok(Corrected {
            status,
            words,
            epistemic,
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn save(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(entry) => app::leave::correct(ctx.app(), &ctx.op, case, (leave, version), &entry).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "common-flash-corrected"));
    };
    let subject = format!("leave {leave}");
    let (status, f, theirs) = refused(&ctx, (case, &subject), data, error).await?;
    let leaves = open(&ctx, case).await?;
    let one = found(&ctx, &leaves, leave)?;
    let mend = mend(&ctx, case, one, &f);
    let page = mend::page(&ctx, &leaves.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
