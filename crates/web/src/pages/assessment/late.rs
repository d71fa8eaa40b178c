//! A form whose version was finished or struck elsewhere while somebody was typing into it. The words
//! stand there once more, and one button takes them into a new version, where they wait in the form
//! until they are saved.

use app::{
    AppError, Problems,
    assessment::{Assessments, Version},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    assessment::VersionStatus,
    ids::{AssessmentId, CaseId},
};

use super::{
    for_form, list_path,
    rate::{self, Place, RatePage},
    read::{self, ReadPage},
    version::{self, VersionPage},
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id, without},
    request::RequestCtx,
};

/// A version that nobody can change any more, if this is one.
fn closed(all: &Assessments, version: AssessmentId) -> Option<&Version> {
    let over = |one: &&Version| {
        one.row.status == VersionStatus::Finished
            || (one.row.struck_at.is_some() && one.row.author == all.me)
    };
    all.version(version).filter(over)
}

/// What was typed, with the reason why it could not be saved.
fn reason(ctx: &RequestCtx, data: &FormData) -> FormView {
    let mut problems = Problems::new();
    problems.add_key("", "assessment-refused-finished");
    FormView::invalid(ctx.texts(), data.clone(), problems)
}

/// The form of a domain with what was typed, if its version is over.
pub(super) async fn domain(
    ctx: &RequestCtx,
    all: &Assessments,
    place: &Place,
    data: &FormData,
) -> Result<Option<Response>, WebError> {
    let Some(version) = closed(all, place.version) else {
        return Ok(None);
    };
    let page = domain_page(ctx, all, (place, version), reason(ctx, data)).await?;
    Ok(Some(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)))
}

/// The address of a domain whose version is over: what was typed there, else the version to read.
pub(super) async fn domain_left(
    ctx: &RequestCtx,
    all: &Assessments,
    place: &Place,
) -> Result<Response, WebError> {
    let version = closed(all, place.version).ok_or_else(|| ctx.error(AppError::NotFound))?;
    let Some(form) = ctx.drafted(&place.path(&place.domain)).await? else {
        return Ok(Redirect::to(&place.back()).into_response());
    };
    let page = domain_page(ctx, all, (place, version), form).await?;
    Ok(html(&page))
}

async fn domain_page(
    ctx: &RequestCtx,
    all: &Assessments,
    (place, version): (&Place, &Version),
    form: FormView,
) -> Result<RatePage, WebError> {
    let missing = || ctx.error(AppError::NotFound);
    let asked = all.questionnaire_of(version).ok_or_else(missing)?;
    let page = rate::built(ctx, all, (place, version, asked), form, Theirs::default()).await?;
    Ok(RatePage {
        anew: Some(format!("{}/anew", page.action)),
        next: None,
        ..page
    })
}

/// Takes what was typed about a domain into a new version.
pub(super) async fn domain_anew(
    ctx: RequestCtx,
    Path(path): Path<(String, String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let former = Place::of(&ctx, path)?;
    let version = go_on(&ctx, former.case, former.version).await?;
    let place = Place { version, ..former };
    let all = rate::read(&ctx, &place).await?;
    let (found, _) = rate::found(&ctx, &all, &place)?;
    // What was said there in another tab is not overwritten unseen: saving shows both.
    let seen = found.rating(&place.domain);
    let seen = seen.filter(|one| one.taken_from.is_some());
    let mut kept = without(&data, "version");
    kept.push("version", seen.map_or(0, |one| one.version).to_string());
    keep(&ctx, place.case, &place.path(&place.domain), &kept).await
}

/// The form of a version as a whole with what was typed, if the version is over.
pub(super) async fn whole(
    ctx: &RequestCtx,
    all: &Assessments,
    version: AssessmentId,
    data: &FormData,
) -> Result<Option<Response>, WebError> {
    let Some(one) = closed(all, version) else {
        return Ok(None);
    };
    let page = whole_page(ctx, all, one, reason(ctx, data)).await?;
    Ok(Some(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)))
}

/// A version that is over, to be read; it leads to what was typed into it too late.
pub(super) async fn whole_left(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
) -> Result<Response, WebError> {
    let path = format!("{}/versions/{}", list_path(all.head.case.id), one.row.id);
    let kept = match closed(all, one.row.id) {
        Some(_) if all.may_edit => ctx.drafted(&path).await?,
        _ => None,
    };
    match kept {
        Some(form) if ctx.query("typed").is_some() => {
            Ok(html(&whole_page(ctx, all, one, form).await?))
        }
        kept => Ok(html(&ReadPage {
            typed: kept.map(|_| format!("{path}?typed=1")),
            ..read::page(ctx, all, one).await?
        })),
    }
}

async fn whole_page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
    form: FormView,
) -> Result<VersionPage, WebError> {
    let page = version::version_page(ctx, all, one, form, Theirs::default()).await?;
    Ok(VersionPage {
        anew: Some(format!("{}/anew", page.action)),
        lines: Vec::new(),
        any_taken: false,
        ..page
    })
}

/// Takes what was typed about a version as a whole into a new one.
pub(super) async fn whole_anew(
    ctx: RequestCtx,
    Path((case, former)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, former): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &former)?);
    let new = go_on(&ctx, case, former).await?;
    let all = for_form(&ctx, case, Some(new)).await?;
    let missing = || ctx.error(AppError::NotFound);
    let one = all.version(new).ok_or_else(missing)?;
    let mut kept = without(&without(&data, "version"), "seen");
    kept.push("version", one.row.version.to_string());
    kept.push("seen", version::seen(&all, one));
    let path = format!("{}/versions/{new}", list_path(case));
    keep(&ctx, case, &path, &kept).await
}

async fn go_on(
    ctx: &RequestCtx,
    case: CaseId,
    former: AssessmentId,
) -> Result<AssessmentId, WebError> {
    app::assessment::go_on(ctx.app(), &ctx.op, case, former)
        .await
        .map_err(|e| ctx.error(e))
}

/// Leaves what was typed in the form that stands at `path`, and goes there. A draft that waits there already
/// stays; what was typed then waits on at the version that is over.
async fn keep(
    ctx: &RequestCtx,
    case: CaseId,
    path: &str,
    data: &FormData,
) -> Result<Response, WebError> {
    if ctx.drafted(path).await?.is_some() {
        return Ok(done(path, "assessment-flash-anew-waits"));
    }
    app::draft::save(ctx.app(), &ctx.op, Some(case), path, &data.encoded())
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(path, "assessment-flash-anew"))
}
