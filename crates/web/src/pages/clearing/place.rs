//! The place of release lies elsewhere now: look again, hand over, or keep the case with a reason.

use app::{
    AppError, Problems,
    clearing::place::{Away, PlaceCheck},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::{Arg, Lang, Texts};

use super::{id, nav};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Shell, done, html, with_status},
    pages::case::frame::{CaseFrame, CaseTab, form_frame},
    request::RequestCtx,
};

/// What there is to look at again.
pub(super) struct Moved {
    /// Where the place lies, in one sentence.
    words: String,
    /// The place as it stood on the page, sent along.
    seen: String,
    /// The site to hand over to, if there is one.
    site: Option<String>,
    not_met: Vec<String>,
}

#[derive(Template)]
#[template(path = "clearing/place.html")]
pub(super) struct PlacePage {
    sh: Shell,
    frame: CaseFrame,
    /// Name of the site of the case.
    here: String,
    moved: Option<Moved>,
    f: FormView,
}

fn action(case: CaseId) -> String {
    format!("/cases/{case}/clearing/place")
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let f = ctx.form(&action(case), FormData::default()).await?;
    Ok(html(&page(&ctx, case, f).await?))
}

async fn page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<PlacePage, WebError> {
    let check = app::clearing::place::look(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("clearing-place-title").into_owned();
    let frame = form_frame(ctx, &check.head, title.clone());
    let title = if f.has_problems() {
        ctx.texts().with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let sh = ctx.shell(nav(ctx, &check.head), title).await?;
    Ok(built(sh, frame, &check, f))
}

fn built(sh: Shell, frame: CaseFrame, check: &PlaceCheck, f: FormView) -> PlacePage {
    let open = check.away.as_ref().filter(|one| !one.settled);
    let site = |away: &Away| {
        let site = away.whose.as_ref()?.site.as_ref()?;
        check.can_hand_over.then(|| site.name.clone())
    };
    PlacePage {
        moved: open.map(|away| Moved {
            words: lies(sh.texts, away),
            seen: away.place.de.clone(),
            site: site(away),
            not_met: check
                .not_met
                .iter()
                .map(|label| sh.say(label).to_owned())
                .collect(),
        }),
        here: check.site.clone(),
        sh,
        frame,
        f,
    }
}

/// Where a place lies that is not with the site of its case.
pub(super) fn lies(texts: &Texts, away: &Away) -> String {
    let lang = texts.lang().code();
    let place = ("place", Arg::from(away.place.in_language(lang)));
    match &away.whose {
        Some(whose) => {
            let name = whose.name();
            let whose = ("whose", Arg::from(name.in_language(lang)));
            texts.with("alert-release-place-elsewhere", &[place, whose])
        }
        None => texts.with("alert-release-place-nowhere", &[place]),
    }
}

pub(super) async fn stay(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let typed = (data.get("reason"), data.get("seen"));
    match app::clearing::place::stay(ctx.app(), &ctx.op, case, typed).await {
        Ok(()) => Ok(done(&format!("/cases/{case}"), "clearing-flash-stay")),
        Err(AppError::Invalid(problems)) => again(&ctx, case, data, problems).await,
        Err(other) => Err(ctx.error(other)),
    }
}

async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    problems: Problems,
) -> Result<Response, WebError> {
    let f = FormView::invalid(ctx.texts(), data, problems);
    let page = page(ctx, case, f).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The page with sample content.
pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let page = |moved: Option<Moved>| PlacePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        here: "Büro Erfurt".to_owned(),
        moved,
        f: FormView::new(texts, FormData::default()),
    };
    let moved = Moved {
        words: "Der Entlassungsort Gera gehört zu: Büro Gera.".to_owned(),
        seen: "Gera".to_owned(),
        site: Some("Büro Gera".to_owned()),
        not_met: vec!["Keine Führungsaufsicht".to_owned()],
    };
    [page(Some(moved)), page(None)]
        .iter()
        .map(|page| ("clearing/place.html", page.render().unwrap_or_default()))
        .collect()
}
