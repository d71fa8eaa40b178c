//! One person, two records: looked at side by side, and merged.

use app::{
    AppError, Problems,
    merge::{Input, MergePage, Side},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::{Arg, Lang, Texts};

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::frame::{CaseFrame, CaseTab, form_frame, person_name},
        referral::PersonLine,
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/merge", Guard::Case, show)
        .form(
            "/cases/{case}/merge",
            "/cases/{case}/merge",
            Guard::Case,
            save,
        )
}

/// One of the two records.
struct Record {
    /// What stands above it.
    title: String,
    /// Names, birth and times in custody.
    lines: Vec<(String, Vec<String>)>,
    /// Number, address and words of each case.
    cases: Vec<(String, String, String)>,
}

/// What was merged before.
struct Earlier {
    when: String,
    by: String,
    what: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "merge/merge.html")]
struct Page {
    sh: Shell,
    frame: CaseFrame,
    candidates: Vec<(PersonLine, String)>,
    records: Vec<Record>,
    choices: Vec<Choice>,
    earlier: Vec<Earlier>,
    stale: bool,
    f: FormView,
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/merge")
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let number = ctx.query("number").unwrap_or_default().trim().to_owned();
    let mut f = ctx.form(&path(case), FormData::default()).await?;
    // What was asked for counts before what was left.
    if !number.is_empty() && f.data.get("number") != number {
        let data = FormData::from_pairs([("number", number.clone())]);
        f = FormView::new(ctx.texts(), data);
    }
    let number = f.data.get("number").trim().to_owned();
    match app::merge::look(ctx.app(), &ctx.op, case, &number).await {
        Ok(view) => Ok(html(&page(&ctx, &view, f, false).await?)),
        Err(AppError::Invalid(problems)) => refused(&ctx, case, f.data, problems).await,
        Err(error) => Err(ctx.error(error)),
    }
}

/// The page without the other person: the number leads to none.
async fn refused(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    problems: Problems,
) -> Result<Response, WebError> {
    let view = app::merge::look(ctx.app(), &ctx.op, case, "")
        .await
        .map_err(|e| ctx.error(e))?;
    let f = FormView::invalid(ctx.texts(), data, problems);
    let page = page(ctx, &view, f, false).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn page(
    ctx: &RequestCtx,
    view: &MergePage,
    f: FormView,
    stale: bool,
) -> Result<Page, WebError> {
    let title = ctx.texts().get("merge-title").into_owned();
    let frame = form_frame(ctx, &view.head, title.clone());
    let sh = ctx.shell(Nav::Cases, title).await?;
    Ok(built(sh, frame, view, f, stale))
}

fn built(sh: Shell, frame: CaseFrame, view: &MergePage, f: FormView, stale: bool) -> Page {
    let texts = sh.texts;
    let sides: Vec<&Side> = match &view.there {
        Some(there) => vec![&view.here, there],
        None => Vec::new(),
    };
    let mut f = f;
    if let Some(there) = &view.there {
        let versions = (view.here.client.version, there.client.version);
        f = seeing(f, versions);
    }
    Page {
        candidates: view
            .candidates
            .iter()
            .map(|one| {
                let number = encode(&one.case_number);
                let href = format!("{}/merge?number={number}", frame.href);
                (PersonLine::of(texts, one, false), href)
            })
            .collect(),
        choices: sides.iter().map(|one| stays(texts, one)).collect(),
        records: sides
            .iter()
            .zip(["merge-here", "merge-there"])
            .map(|(one, key)| record(texts, one, key))
            .collect(),
        earlier: view.merged.iter().map(|one| earlier(texts, one)).collect(),
        stale,
        sh,
        frame,
        f,
    }
}

/// The form with the versions that are on the page.
fn seeing(mut f: FormView, (here, there): (i64, i64)) -> FormView {
    let kept = f.data.pairs().iter();
    let kept: Vec<(String, String)> = kept
        .filter(|(name, _)| name != "here" && name != "there")
        .cloned()
        .collect();
    let mut data = FormData::default();
    for (name, value) in kept {
        data.push(&name, value);
    }
    data.push("here", here.to_string());
    data.push("there", there.to_string());
    f.data = data;
    f
}

fn born(texts: &Texts, side: &Side) -> String {
    let unknown = || texts.get("merge-born-unknown").into_owned();
    let day = side.client.birth_date;
    day.map_or_else(unknown, |day| {
        texts.with("common-born", &[("date", Arg::from(texts.date(day)))])
    })
}

fn name(side: &Side) -> String {
    person_name(&side.client.family_name, &side.client.given_names)
}

fn stays(texts: &Texts, side: &Side) -> Choice {
    let label = format!("{}, {}", name(side), born(texts, side));
    Choice::new(side.client.id.to_string(), label)
}

fn record(texts: &Texts, side: &Side, title: &str) -> Record {
    let custody = side.episodes.iter().map(|(one, prison)| {
        let number = one.book_number.clone().unwrap_or_default();
        let from = one.custody_start.map(|day| texts.date(day));
        [Some(prison.clone()), Some(number), from]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    });
    let words = |key: &str| texts.get(key).into_owned();
    Record {
        title: words(title),
        lines: vec![
            (words("merge-person"), vec![name(side), born(texts, side)]),
            (words("merge-custody"), custody.collect()),
        ],
        cases: side
            .cases
            .iter()
            .map(|one| {
                let status = texts.code("case_status", one.status).into_owned();
                (one.number.clone(), format!("/cases/{}", one.id), status)
            })
            .collect(),
    }
}

fn earlier(texts: &Texts, one: &app::merge::Merge) -> Earlier {
    Earlier {
        when: texts.instant(one.merged_at),
        by: one.merged_by_name.clone(),
        what: was(texts, one),
        reason: one.reason.clone(),
    }
}

/// As whom a person was entered, too.
pub(super) fn was(texts: &Texts, one: &app::merge::Merge) -> String {
    let name = person_name(&one.family_name, &one.given_names);
    let born = one.birth_date.map(|day| texts.date(day));
    let person = born.map_or_else(|| name.clone(), |born| format!("{name}, {born}"));
    let args = [
        ("person", Arg::from(&person)),
        ("cases", Arg::from(&one.cases)),
    ];
    texts.with("merge-was", &args)
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let version = |name: &str| data.get(name).parse().unwrap_or(0);
    let input = Input {
        number: data.get("number").to_owned(),
        stays: data.get("stays").parse().ok(),
        versions: (version("here"), version("there")),
        reason: data.get("reason").to_owned(),
    };
    let (status, problems, stale) = match app::merge::merge(ctx.app(), &ctx.op, case, &input).await
    {
        Ok(_) => return Ok(done(&format!("/cases/{case}/people"), "merge-flash")),
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, Problems::new(), true),
        Err(error) => return Err(ctx.error(error)),
    };
    match app::merge::look(ctx.app(), &ctx.op, case, &input.number).await {
        Ok(view) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, &view, f, stale).await?;
            Ok(with_status(status, &page))
        }
        // The number itself is what is wrong, or the other person is gone by now.
        Err(AppError::Invalid(problems)) => refused(&ctx, case, data, problems).await,
        Err(error) => Err(ctx.error(error)),
    }
}

/// The page with sample content.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let words = |text: &str| text.to_owned();
    let record = |key: &str, person: &str| Record {
        title: texts.get(key).into_owned(),
        lines: vec![
            (
                texts.get("merge-person").into_owned(),
                vec![words(person), words("geb. 14.05.1994")],
            ),
            (
                texts.get("merge-custody").into_owned(),
                vec![words("JVA Tonna · 4711/25")],
            ),
        ],
        cases: vec![(words("2026-0147"), words("/cases/1"), words("laufend"))],
    };
    let page = Page {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        candidates: vec![(
            PersonLine::sample(texts),
            words("/cases/1/merge?number=2026-0148"),
        )],
        records: vec![
            record("merge-here", "Demir, Jonas"),
            record("merge-there", "Demir, Jona"),
        ],
        choices: vec![
            Choice::new("1", "Demir, Jonas"),
            Choice::new("2", "Demir, Jona"),
        ],
        earlier: vec![Earlier {
            when: words("23.11.2026, 10:00"),
            by: words("Dora Leitner"),
            what: texts.with(
                "merge-was",
                &[
                    ("person", "Demir, Jonas".into()),
                    ("cases", "2026-0101".into()),
                ],
            ),
            reason: words("Doppelt gemeldet."),
        }],
        stale: true,
        f: FormView::new(texts, FormData::default()),
    };
    vec![("merge/merge.html", page.render().unwrap_or_default())]
}
