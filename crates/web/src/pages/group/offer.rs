//! The form of an offer.

use app::{
    AppError, Problems,
    group::{MOST_SEATS, Offer, OfferInput},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    group::GroupKind,
    ids::{GroupOfferId, SiteId},
};

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest line, in characters.
const MAX_LINE: usize = 200;

/// The longest text, in characters.
const MAX_TEXT: usize = 2_000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/groups/new", Guard::SignedIn, new)
        .form("/groups/new", "/groups/new", Guard::SignedIn, add)
        .get("/groups/{offer}/edit", Guard::SignedIn, edit)
        .form(
            "/groups/{offer}/edit",
            "/groups/{offer}/edit",
            Guard::SignedIn,
            change,
        )
}

#[derive(Template)]
#[template(path = "group/form.html")]
pub(super) struct FormPage {
    pub(super) sh: Shell,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) kinds: Vec<Choice>,
    pub(super) sites: Vec<Choice>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    let site = ctx.op.actor.sites.first().map(ToString::to_string);
    let start = FormData::from_pairs([
        ("site", site.unwrap_or_default()),
        ("from", ctx.texts().date(ctx.today())),
    ]);
    let f = ctx.form("/groups/new", start).await?;
    Ok(html(&page(&ctx, None, f, Theirs::default()).await?))
}

async fn edit(ctx: RequestCtx, Path(offer): Path<String>) -> Result<Response, WebError> {
    let offer: GroupOfferId = id(&ctx, &offer)?;
    let (_, row) = form(&ctx, Some(offer)).await?;
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = as_form(&ctx, &row);
    let f = ctx.form(&format!("/groups/{offer}/edit"), start).await?;
    let page = page(&ctx, Some(offer), f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn form(
    ctx: &RequestCtx,
    offer: Option<GroupOfferId>,
) -> Result<(Vec<Choice>, Option<Offer>), WebError> {
    let (sites, offer) = app::group::form(ctx.app(), &ctx.op, offer)
        .await
        .map_err(|e| ctx.error(e))?;
    let choices = sites.iter();
    let choices = choices.map(|site| Choice::new(site.id.to_string(), &site.name));
    Ok((choices.collect(), offer))
}

fn as_form(ctx: &RequestCtx, row: &Offer) -> FormData {
    let texts = ctx.texts();
    let to = row.to_on.map(|day| texts.date(day));
    let seats = row.seats.map(|seats| seats.to_string());
    FormData::from_pairs([
        ("title", row.title.clone()),
        ("kind", row.kind.code().to_owned()),
        ("site", row.site.to_string()),
        ("purpose", row.purpose.clone()),
        ("place", row.place.clone()),
        ("from", texts.date(row.from_on)),
        ("to", to.unwrap_or_default()),
        ("times", row.times.clone()),
        ("facilitators", row.facilitators.clone()),
        ("seats", seats.unwrap_or_default()),
        ("provider", row.provider.clone()),
        ("version", row.version.to_string()),
    ])
}

async fn page(
    ctx: &RequestCtx,
    offer: Option<GroupOfferId>,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let (sites, _) = form(ctx, offer).await?;
    let (key, action, back) = match offer {
        None => (
            "group-new-title",
            "/groups/new".to_owned(),
            "/groups".to_owned(),
        ),
        Some(offer) => (
            "group-change-title",
            format!("/groups/{offer}/edit"),
            format!("/groups/{offer}"),
        ),
    };
    Ok(FormPage {
        sh: ctx.shell(Nav::Groups, ctx.texts().get(key)).await?,
        action,
        back,
        kinds: Choice::all::<GroupKind>(ctx.texts(), "group_kind"),
        sites,
        theirs,
        f,
    })
}

/// What was typed, as far as it can be read.
fn typed(data: &FormData) -> Result<OfferInput, AppError> {
    let mut problems = Problems::new();
    let site: Option<SiteId> = data.get("site").parse().ok();
    if site.is_none() {
        problems.add_key("site", "error-choose");
    }
    let title = data.required("title", MAX_LINE, &mut problems);
    let kind = data.code("kind", &mut problems);
    let purpose = data.optional("purpose", MAX_TEXT, &mut problems);
    let place = data.optional("place", MAX_LINE, &mut problems);
    let from = data.date("from", &mut problems);
    let to = data.optional_date("to", &mut problems);
    let times = data.optional("times", MAX_LINE, &mut problems);
    let facilitators = data.optional("facilitators", MAX_LINE, &mut problems);
    let seats = data.number("seats", 1..=MOST_SEATS, 0, &mut problems);
    let provider = data.optional("provider", MAX_LINE, &mut problems);
    match (site, kind, from) {
        (Some(site), Some(kind), Some(from)) if problems.0.is_empty() => Ok(OfferInput {
            site,
            title,
            kind,
            purpose,
            place,
            from,
            to,
            times,
            facilitators,
            seats: (!data.get("seats").is_empty()).then_some(seats),
            provider,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn add(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let answer = match typed(&data) {
        Ok(input) => app::group::add(ctx.app(), &ctx.op, &input).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(offer) => Ok(done(&format!("/groups/{offer}"), "group-flash-added")),
        Err(error) => again(&ctx, None, data, error).await,
    }
}

async fn change(
    ctx: RequestCtx,
    Path(offer): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let offer: GroupOfferId = id(&ctx, &offer)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(input) => app::group::change_offer(ctx.app(), &ctx.op, (offer, version), &input).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&format!("/groups/{offer}"), "group-flash-changed")),
        Err(error) => again(&ctx, Some(offer), data, error).await,
    }
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    offer: Option<GroupOfferId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = offer.map_or_else(String::new, |id| format!("group_offer {id}"));
    let (status, f, theirs): (StatusCode, _, _) =
        refused(ctx, Changing::own(&subject, &["group.change"]), data, error).await?;
    let page = page(ctx, offer, f, theirs).await?;
    Ok(with_status(status, &page))
}
