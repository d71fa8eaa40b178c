//! What the programmes say: the concept in our own words, section by section, beside the rules
//! that were made from it, and all rules as tables. No person appears here; every role may read it.

use std::collections::BTreeSet;

use access::Action;
use app::report::lessons::LessonRow;
use askama::Template;
use axum::{extract::Path, response::Response};
use i18n::{Lang, Texts};
use jiff::civil::Date;
use programme::Programme;

use crate::{
    error::WebError,
    form::encode,
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod assessment;
mod documents;
mod procedures;
mod rules;
mod standards;
mod tables;

pub(crate) use rules::lang;

use procedures::ProcedureView;
use rules::Section;
use tables::Tables;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/programmes", Guard::SignedIn, list)
        .get("/programmes/{programme}", Guard::SignedIn, newest)
        .get(
            "/programmes/{programme}/sources/{source}",
            Guard::SignedIn,
            documents::download,
        )
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
    procedures: Vec<ProcedureView>,
    /// Where lessons are written, for those who may.
    lessons: Option<String>,
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
    let lessons = app::report::lessons::of_procedures(ctx.app(), &ctx.op, found)
        .await
        .map_err(|e| ctx.error(e))?;
    let beside = Beside {
        reports,
        lessons: &lessons,
        documents: app::programmes::documents(ctx.app(), found).await,
    };
    Ok(html(&page(sh, found, &versions, &beside)))
}

/// What does not stand in the file of the programme.
struct Beside<'a> {
    /// Whether this person may see reports.
    reports: bool,
    /// What was learned with its procedures.
    lessons: &'a [LessonRow],
    /// Ids of the documents that lie beside the file.
    documents: BTreeSet<String>,
}

fn page<'a>(
    sh: Shell,
    p: &'a Programme,
    versions: &[&'a Programme],
    beside: &Beside<'_>,
) -> ProgrammePage<'a> {
    ProgrammePage {
        name: short_name(sh.lang, p),
        validity: validity(&sh, p),
        about: rules::about(&sh, p),
        sections: rules::sections(&sh, p),
        procedures: procedures::all(&sh, p, beside.lessons),
        lessons: beside.reports.then(|| lesson_form(p)),
        tables: tables::all(&sh, p, beside),
        versions: versions
            .iter()
            .map(|one| (*one, validity(&sh, one), one.version == p.version))
            .collect(),
        p,
        sh,
    }
}

/// Where a lesson about this version is written; the id of a procedure may follow.
fn lesson_form(p: &Programme) -> String {
    let about = encode(&format!("{}/{}", p.id, p.version));
    format!("/reports/pilot?programme={}&about={about}&procedure=", p.id)
}

/// Programmes are called by what stands before the dash: `PÜMaS – Professionelles …`.
pub(crate) fn short_name(lang: Lang, programme: &Programme) -> String {
    let title = programme.title.in_language(lang.code());
    title.split(" – ").next().unwrap_or(title).trim().to_owned()
}

/// `seit 20.07.2016`, or from when to when.
pub(crate) fn validity(sh: &Shell, programme: &Programme) -> String {
    valid_words(sh.texts, (programme.valid_from, programme.valid_to))
}

/// The same for a first day, and the first day after the last.
pub(crate) fn valid_words(texts: &Texts, (from, after): (Date, Option<Date>)) -> String {
    // The file names the first day after it; people say the last day.
    let last = after.and_then(|day| day.yesterday().ok());
    match last {
        Some(last) => texts.with(
            "common-from-to",
            &[("from", from.into()), ("to", last.into())],
        ),
        None => texts.with("common-since", &[("from", from.into())]),
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
        let lessons = [crate::pages::report::sample_lesson(one)];
        let beside = Beside {
            reports: true,
            lessons: &lessons,
            documents: BTreeSet::new(),
        };
        let page = page(sh(), one, &[one], &beside);
        samples.push((
            "programme/programme.html",
            page.render().unwrap_or_default(),
        ));
    }
    samples
}
