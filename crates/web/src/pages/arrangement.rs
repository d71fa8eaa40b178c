//! Arrangements (Sicherungen): the list, entering, changing, striking.

use app::{
    AppError, Problems,
    arrangement::{Hint, Outcome, Sheet, Theirs},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::{ArrangementId, CaseId};
use i18n::Lang;

use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, done, html, with_status},
    pages::case::{CaseTab, case_frame, form_frame},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod form;
mod list;
mod sample;

use form::{FormPage, StrikePage, Target};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/arrangements", Guard::Case, list)
        .form(
            "/cases/{case}/arrangements",
            "/cases/{case}/arrangements/new",
            Guard::Case,
            add,
        )
        .get("/cases/{case}/arrangements/new", Guard::Case, new)
        .get(
            "/cases/{case}/arrangements/{arrangement}/edit",
            Guard::Case,
            edit,
        )
        .form(
            "/cases/{case}/arrangements/{arrangement}",
            "/cases/{case}/arrangements/{arrangement}/edit",
            Guard::Case,
            change,
        )
        .get(
            "/cases/{case}/arrangements/{arrangement}/strike",
            Guard::Case,
            strike_form,
        )
        .form(
            "/cases/{case}/arrangements/{arrangement}/strike",
            "/cases/{case}/arrangements/{arrangement}/strike",
            Guard::Case,
            strike,
        )
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}

fn parsed<T: std::str::FromStr>(ctx: &RequestCtx, id: &str) -> Result<T, WebError> {
    id.parse().map_err(|_| ctx.error(AppError::NotFound))
}

/// Back to the case, where the picture is.
fn saved(case: CaseId, key: &str) -> Response {
    Redirect::to(&format!("/cases/{case}?done={key}#naht")).into_response()
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = parsed(&ctx, &case)?;
    let view = app::arrangement::list(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let mut frame = case_frame(&ctx, &view.head, CaseTab::Arrangements);
    if view.may.add_arrangement {
        let href = format!("{}/arrangements/new", frame.href);
        frame = frame.primary(href, ctx.texts().get("seam-add"));
    }
    let sh = ctx.shell(Nav::Cases, frame.name.clone()).await?;
    Ok(html(&list::ListPage::new(sh, frame, &view)))
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = parsed(&ctx, &case)?;
    let query = ctx.query_form();
    let sheet = sheet(&ctx, case, None, &query).await?;
    let data = form::prefilled(&query, &sheet);
    let view = ctx
        .form(&format!("/cases/{case}/arrangements"), data)
        .await?;
    let page = form_page(&ctx, &sheet, view, None, &[]).await?;
    Ok(html(&page))
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = parsed(&ctx, &case)?;
    let outcome = match form::draft(&data) {
        Ok(draft) => {
            let confirmed = data.has("confirmed", "yes");
            app::arrangement::add(ctx.app(), &ctx.op, case, draft, confirmed).await
        }
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    answer(&ctx, case, None, data, outcome).await
}

async fn edit(
    ctx: RequestCtx,
    Path((case, arrangement)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, arrangement) = (parsed(&ctx, &case)?, parsed(&ctx, &arrangement)?);
    let sheet = sheet(&ctx, case, Some(arrangement), &FormData::default()).await?;
    let Some(row) = sheet.row.as_ref().filter(|row| row.struck_at.is_none()) else {
        return Ok(Redirect::to(&format!("/cases/{case}/arrangements")).into_response());
    };
    let action = format!("/cases/{case}/arrangements/{arrangement}");
    let view = ctx.form(&action, form::filled(row)).await?;
    let page = form_page(&ctx, &sheet, view, None, &[]).await?;
    Ok(html(&page))
}

async fn change(
    ctx: RequestCtx,
    Path((case, arrangement)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, arrangement) = (parsed(&ctx, &case)?, parsed(&ctx, &arrangement)?);
    let (reason, problems) = form::reason(&data);
    let outcome = match form::draft(&data) {
        Ok(draft) if problems.0.is_empty() => {
            let key = (case, arrangement, form::version(&data));
            let confirmed = data.has("confirmed", "yes");
            app::arrangement::change(ctx.app(), &ctx.op, key, draft, &reason, confirmed).await
        }
        Ok(_) => Err(AppError::Invalid(problems)),
        Err(mut found) => {
            found.0.extend(problems.0);
            Err(AppError::Invalid(found))
        }
    };
    answer(&ctx, case, Some(arrangement), data, outcome).await
}

/// What came of saving: back to the case, or the form again with everything typed kept.
async fn answer(
    ctx: &RequestCtx,
    case: CaseId,
    arrangement: Option<ArrangementId>,
    data: FormData,
    outcome: Result<Outcome, AppError>,
) -> Result<Response, WebError> {
    let (problems, hints, theirs) = match outcome {
        Ok(Outcome::Saved(_)) => return Ok(saved(case, "arrangement-flash-saved")),
        Ok(Outcome::Hints(hints)) => (Problems::new(), hints, None),
        Ok(Outcome::Changed(theirs)) => (Problems::new(), Vec::new(), Some(theirs)),
        Err(AppError::Invalid(problems)) => (problems, Vec::new(), None),
        Err(error) => return Err(ctx.error(error)),
    };
    let status = if theirs.is_some() {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let sheet = sheet(ctx, case, arrangement, &data).await?;
    let view = FormView::invalid(ctx.texts(), data, problems);
    let page = form_page(ctx, &sheet, view, theirs.as_deref(), &hints).await?;
    Ok(with_status(status, &page))
}

async fn sheet(
    ctx: &RequestCtx,
    case: CaseId,
    arrangement: Option<ArrangementId>,
    data: &FormData,
) -> Result<Sheet, WebError> {
    let former = data.get("former").parse().ok();
    let sheet = match arrangement {
        Some(id) => app::arrangement::sheet_of(ctx.app(), &ctx.op, case, id).await,
        None => app::arrangement::sheet(ctx.app(), &ctx.op, case, former).await,
    };
    sheet.map_err(|e| ctx.error(e))
}

async fn form_page(
    ctx: &RequestCtx,
    sheet: &Sheet,
    view: FormView,
    theirs: Option<&Theirs>,
    hints: &[Hint],
) -> Result<FormPage, WebError> {
    let target = Target::of(sheet, theirs);
    let title = ctx.texts().get(target.title_key()).into_owned();
    let frame = form_frame(ctx, &sheet.head, title.clone());
    let sh = ctx.shell(Nav::Cases, title).await?;
    Ok(FormPage::new(sh, frame, sheet, view, target, theirs, hints))
}

async fn strike_form(
    ctx: RequestCtx,
    Path((case, arrangement)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, arrangement) = (parsed(&ctx, &case)?, parsed(&ctx, &arrangement)?);
    let sheet = sheet(&ctx, case, Some(arrangement), &FormData::default()).await?;
    let Some(row) = sheet.row.as_ref().filter(|row| row.struck_at.is_none()) else {
        return Ok(Redirect::to(&format!("/cases/{case}/arrangements")).into_response());
    };
    let data = FormData::from_pairs([("version", row.version.to_string())]);
    let action = format!("/cases/{case}/arrangements/{arrangement}/strike");
    let view = ctx.form(&action, data).await?;
    Ok(html(&strike_page(&ctx, &sheet, view, None).await?))
}

async fn strike(
    ctx: RequestCtx,
    Path((case, arrangement)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, arrangement) = (parsed(&ctx, &case)?, parsed(&ctx, &arrangement)?);
    let (reason, problems) = form::reason(&data);
    let outcome = if problems.0.is_empty() {
        let key = (case, arrangement, form::version(&data));
        app::arrangement::strike(ctx.app(), &ctx.op, key, &reason).await
    } else {
        Err(AppError::Invalid(problems))
    };
    let (status, problems, theirs) = match outcome {
        Ok(Outcome::Changed(theirs)) => (StatusCode::CONFLICT, Problems::new(), Some(theirs)),
        Ok(_) => return Ok(done_at(case, "arrangement-flash-struck")),
        Err(AppError::Invalid(found)) => (StatusCode::UNPROCESSABLE_ENTITY, found, None),
        Err(error) => return Err(ctx.error(error)),
    };
    let sheet = sheet(&ctx, case, Some(arrangement), &FormData::default()).await?;
    let view = FormView::invalid(ctx.texts(), data, problems);
    let page = strike_page(&ctx, &sheet, view, theirs.as_deref()).await?;
    Ok(with_status(status, &page))
}

fn done_at(case: CaseId, key: &str) -> Response {
    done(&format!("/cases/{case}/arrangements"), key)
}

async fn strike_page(
    ctx: &RequestCtx,
    sheet: &Sheet,
    view: FormView,
    theirs: Option<&Theirs>,
) -> Result<StrikePage, WebError> {
    let title = ctx.texts().get("arrangement-strike-title").into_owned();
    let frame = form_frame(ctx, &sheet.head, title.clone());
    let sh = ctx.shell(Nav::Cases, title).await?;
    Ok(StrikePage::new(sh, frame, sheet, view, theirs))
}
