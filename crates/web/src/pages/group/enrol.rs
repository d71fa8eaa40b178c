//! Enrolling a client in a group, and giving a free seat to whoever asked first.

use app::{
    AppError, Problems,
    group::{Enrolled, Opening},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, GroupMemberId, GroupOfferId};

use super::{
    member::{for_form, lacks},
    seats_words,
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/groups/new", Guard::Case, new)
        .post("/cases/{case}/groups", Guard::Case, enrol)
        .post("/cases/{case}/groups/{member}/seat", Guard::Case, move_up)
}

#[derive(Template)]
#[template(path = "group/enrol.html")]
pub(super) struct EnrolPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) offers: Vec<Choice>,
    /// Offers that ask for a need that was not assessed: title and what is missing.
    pub(super) lacking: Vec<(String, String)>,
    pub(super) f: FormView,
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let start = FormData::from_pairs([("offer", ctx.query("offer").unwrap_or_default())]);
    let f = FormView::new(ctx.texts(), start);
    Ok(html(&enrol_page(&ctx, case, f).await?))
}

async fn enrol_page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<EnrolPage, WebError> {
    let groups = for_form(ctx, case).await?;
    let title = ctx.texts().get("group-enrol-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let choice = |one: &Opening| {
        let seats = seats_words(sh.texts, one.places);
        Choice::new(
            one.offer.id.to_string(),
            format!("{} ({seats})", one.offer.title),
        )
    };
    let lacking = |one: &Opening| Some((one.offer.title.clone(), lacks(&sh, one)?));
    Ok(EnrolPage {
        offers: groups.openings.iter().map(choice).collect(),
        lacking: groups.openings.iter().filter_map(lacking).collect(),
        frame: form_frame(ctx, &groups.head, title),
        sh,
        f,
    })
}

async fn enrol(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let offer: Option<GroupOfferId> = data.get("offer").parse().ok();
    if offer.is_none() {
        problems.add_key("offer", "error-choose");
    }
    let since = data.optional_date("since", &mut problems);
    let answer = match offer {
        Some(offer) if problems.0.is_empty() => {
            app::group::enrol(ctx.app(), &ctx.op, case, (offer, since)).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    let back = format!("/cases/{case}/groups");
    match answer {
        Ok(Enrolled::Seat) => Ok(done(&back, "group-flash-enrolled")),
        Ok(Enrolled::Waits) => Ok(done(&back, "group-flash-waits")),
        Err(error) => {
            let (status, f, _) = refused(&ctx, Changing::row(case, "", &[]), data, error).await?;
            Ok(with_status(status, &enrol_page(&ctx, case, f).await?))
        }
    }
}

async fn move_up(
    ctx: RequestCtx,
    Path((case, member)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let member: GroupMemberId = id(&ctx, &member)?;
    let offer = app::group::move_up(ctx.app(), &ctx.op, case, member)
        .await
        .map_err(|e| ctx.error(e))?;
    let back = if data.has("back", "offer") {
        format!("/groups/{offer}")
    } else {
        format!("/cases/{case}/groups")
    };
    Ok(done(&back, "group-flash-moved-up"))
}
