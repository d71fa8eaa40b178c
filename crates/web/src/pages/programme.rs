//! What the programmes say: the concept in our own words, section by section, beside the rules
//! that were made from it, and all rules as tables. No person appears here; every role may read it.

use access::Action;
use askama::Template;
use axum::{extract::Path, response::Response};
use i18n::Lang;
use programme::Programme;

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod rules;
mod standards;
mod tables;

pub(crate) use rules::lang;

use rules::Section;
use tables::Tables;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/programmes", Guard::SignedIn, list)
        .get("/programmes/{programme}", Guard::SignedIn, newest)
        .get(
            "/programmes/{programme}/{version}",
            Guard::SignedIn,
            version,
        )
}

#[derive(Template)]
#[template(path = "programme/list.html")]
struct ListPage<'a> {
    sh: Shell,
    programmes: Vec<(&'a Programme, String)>,
    /// Where letter templates are, for those who may write them.
    letters: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "programme/programme.html")]
struct ProgrammePage<'a> {
    sh: Shell,
    p: &'a Programme,
    name: String,
    validity: String,
    about: Vec<(String, Vec<String>)>,
    sections: Vec<Section>,
    tables: Tables,
    versions: Vec<(&'a Programme, String, bool)>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let all = app::programmes::all(ctx.app(), &ctx.op).map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("programme-list-title").into_owned();
    let sh = ctx.shell(Nav::Programmes, title).await?;
    let programmes = all.iter().map(|one| (one, validity(&sh, one))).collect();
    let letters = ctx.may(Action::EditLetters).then_some(super::letter::LIST);
    Ok(html(&ListPage {
        sh,
        programmes,
        letters,
    }))
}

async fn newest(ctx: RequestCtx, Path(programme): Path<String>) -> Result<Response, WebError> {
    show(&ctx, &programme, None).await
}

async fn version(
    ctx: RequestCtx,
    Path((programme, version)): Path<(String, String)>,
) -> Result<Response, WebError> {
    show(&ctx, &programme, Some(&version)).await
}

async fn show(ctx: &RequestCtx, id: &str, version: Option<&str>) -> Result<Response, WebError> {
    let (found, versions) =
        app::programmes::one(ctx.app(), &ctx.op, id, version).map_err(|e| ctx.error(e))?;
    let sh = ctx
        .shell(Nav::Programmes, short_name(ctx.lang, found))
        .await?;
    let reports = app::report::covers(ctx.app(), &ctx.op, &found.id)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(html(&page(sh, found, &versions, reports)))
}

fn page<'a>(
    sh: Shell,
    p: &'a Programme,
    versions: &[&'a Programme],
    reports: bool,
) -> ProgrammePage<'a> {
    ProgrammePage {
        name: short_name(sh.lang, p),
        validity: validity(&sh, p),
        about: rules::about(&sh, p),
        sections: rules::sections(&sh, p),
        tables: tables::all(&sh, p, reports),
        versions: versions
            .iter()
            .map(|one| (*one, validity(&sh, one), one.version == p.version))
            .collect(),
        p,
        sh,
    }
}

/// Programmes are called by what stands before the dash: `PÜMaS – Professionelles …`.
pub(crate) fn short_name(lang: Lang, programme: &Programme) -> String {
    let title = programme.title.in_language(lang.code());
    title.split(" – ").next().unwrap_or(title).trim().to_owned()
}

/// `seit 20.07.2016`, or from when to when.
pub(crate) fn validity(sh: &Shell, programme: &Programme) -> String {
    // The file names the first day after it; people say the last day.
    let last = programme.valid_to.and_then(|day| day.yesterday().ok());
    match last {
        Some(last) => sh.t2(
            "common-from-to",
            "from",
            sh.date(&programme.valid_from),
            "to",
            sh.date(&last),
        ),
        None => sh.t1("common-since", "from", sh.date(&programme.valid_from)),
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let Ok(catalogue) = programme::Catalogue::shipped() else {
        return Vec::new();
    };
    let sh = || Shell::sample(lang);
    let list = ListPage {
        programmes: catalogue
            .programmes()
            .iter()
            .map(|one| (one, validity(&sh(), one)))
            .collect(),
        sh: sh(),
        letters: Some(super::letter::LIST),
    };
    let mut samples = vec![("programme/list.html", list.render().unwrap_or_default())];
    for one in catalogue.programmes() {
        let page = page(sh(), one, &[one], true);
        samples.push((
            "programme/programme.html",
            page.render().unwrap_or_default(),
        ));
    }
    samples
}
