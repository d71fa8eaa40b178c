//! Being away: until when, and for which cases nobody stands in.

use app::{Problems, assignment::AbsenceView};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::UserId;
use i18n::Texts;

use super::{Link, Theirs, id};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of absences.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/absence", Guard::SignedIn, own)
        .get("/absence/{user}", Guard::SignedIn, page)
        .post("/absence/{user}", Guard::SignedIn, set)
}

#[derive(Template)]
#[template(path = "assignment/absence.html")]
pub(super) struct AbsencePage {
    pub sh: Shell,
    pub href: String,
    pub name: String,
    pub own: bool,
    pub until: Option<String>,
    pub(super) uncovered: Vec<Link>,
    pub uncovered_words: String,
    pub(super) theirs: Theirs,
    pub f: FormView,
}

async fn own(ctx: RequestCtx) -> Result<Response, WebError> {
    let form = None;
    Ok(html(
        &render(&ctx, ctx.op.actor.user, form, Theirs::default()).await?,
    ))
}

async fn page(ctx: RequestCtx, Path(user): Path<String>) -> Result<Response, WebError> {
    let user = id(&ctx, &user)?;
    Ok(html(&render(&ctx, user, None, Theirs::default()).await?))
}

async fn render(
    ctx: &RequestCtx,
    user: UserId,
    form: Option<FormView>,
    theirs: Theirs,
) -> Result<AbsencePage, WebError> {
    let view = app::assignment::absence_of_user(ctx.app(), &ctx.op, user)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("assignment-absence-title");
    let sh = ctx.shell(Nav::Elsewhere, title).await?;
    Ok(built(ctx.texts(), sh, view, form, theirs))
}

pub(super) fn built(
    texts: &'static Texts,
    sh: Shell,
    view: AbsenceView,
    form: Option<FormView>,
    theirs: Theirs,
) -> AbsencePage {
    let start = || {
        let until = view.until.map(|day| texts.date(day)).unwrap_or_default();
        let pairs = [("until", until), ("version", view.version.to_string())];
        FormView::new(texts, FormData::from_pairs(pairs))
    };
    AbsencePage {
        sh,
        href: format!("/absence/{}", view.user),
        own: view.own,
        until: view.until.map(|day| texts.date(day)),
        uncovered_words: texts.with(
            "assignment-uncovered",
            &[("n", view.uncovered.len().into())],
        ),
        uncovered: view
            .uncovered
            .iter()
            .map(|(case, number)| Link {
                href: format!("/cases/{case}/people"),
                label: number.clone(),
            })
            .collect(),
        f: form.unwrap_or_else(start),
        name: view.name,
        theirs,
    }
}

async fn set(
    ctx: RequestCtx,
    Path(user): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let user = id(&ctx, &user)?;
    let mut problems = Problems::new();
    // "I am back" is a button of its own and means: no day.
    let until = match data.get("back") {
        "" => data.date("until", &mut problems),
        _ => None,
    };
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match problems.none_or_invalid() {
        Ok(()) => app::assignment::set_absence(ctx.app(), &ctx.op, user, until, version).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        let flash = match until {
            Some(_) => "assignment-flash-absent",
            None => "assignment-flash-back",
        };
        return Ok(done(&format!("/absence/{user}"), flash));
    };
    let subject = format!("user {user}");
    let changing = Changing::own(
        &subject,
        &["absence.set", "account.change", "account.change_own"],
    );
    let (status, form, theirs) = refused(&ctx, changing, data, error).await?;
    let page = render(&ctx, user, Some(form), theirs).await?;
    Ok(with_status(status, &page))
}
