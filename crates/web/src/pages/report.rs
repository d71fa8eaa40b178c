//! Reports (Auswertung): tables of numbers with what was counted and as of when, each also as a file.

use app::{
    AppError, Problems,
    report::{
        Content, Filter, Report, ReportKind, Use,
        indicators::{Extent, counted_in},
    },
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::Code;
use i18n::Lang;

use self::table::Table;
use crate::{
    csv,
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod carried;
mod continuity;
mod demand;
mod independence;
mod modules;
mod network;
mod pilot;
mod sample;
mod services;
mod sites;
mod standards;
mod table;
mod time;

pub(crate) use pilot::{Lesson, lesson};
pub(crate) use sample::lesson as sample_lesson;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reports", Guard::SignedIn, first)
        .merge(pilot::routes())
        .get("/reports/{report}", Guard::SignedIn, show)
        .get("/reports/{report}/{table}", Guard::SignedIn, save)
}

/// One report in the row of reports.
struct Tab {
    href: String,
    label: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "report/report.html")]
struct ReportPage {
    sh: Shell,
    f: FormView,
    action: String,
    intro: String,
    tabs: Vec<Tab>,
    programmes: Vec<Choice>,
    facts: Vec<table::Fact>,
    tables: Vec<Table>,
    /// The cases that a report names to those who may see them.
    named: Option<continuity::Named>,
    /// What was learned, below the figures of a trial.
    pilot: Option<pilot::Lessons>,
    /// The indicators of the programme that it counts.
    indicators: Vec<Answered>,
    /// Where all indicators of the programme stand.
    all_indicators: String,
    query: String,
}

impl ReportPage {
    /// Whether one of its forms was refused.
    fn has_problems(&self) -> bool {
        let lesson = self.pilot.as_ref().is_some_and(|one| one.f.has_problems());
        lesson || self.f.has_problems()
    }
}

async fn first(ctx: RequestCtx) -> Result<Response, WebError> {
    page(&ctx, ReportKind::Demand, None).await
}

async fn show(ctx: RequestCtx, Path(report): Path<String>) -> Result<Response, WebError> {
    page(&ctx, kind(&ctx, &report)?, None).await
}

fn kind(ctx: &RequestCtx, code: &str) -> Result<ReportKind, WebError> {
    ReportKind::from_code(code).map_err(|_| ctx.error(AppError::NotFound))
}

fn filter(data: &FormData, problems: &mut Problems) -> Filter {
    Filter {
        programme: data.get("programme").to_owned(),
        from: data.optional_date("from", problems),
        to: data.optional_date("to", problems),
    }
}

/// `lesson`: the form of a trial, as somebody left it.
async fn page(
    ctx: &RequestCtx,
    kind: ReportKind,
    lesson: Option<FormView>,
) -> Result<Response, WebError> {
    let data = ctx.query_form();
    let mut problems = Problems::new();
    let filter = filter(&data, &mut problems);
    match app::report::read(ctx.app(), &ctx.op, kind, &filter, problems, Use::Page).await {
        Ok(report) => {
            let sh = ctx.shell(Nav::Reports, title(ctx.texts(), kind)).await?;
            Ok(html(&report_page(sh, &data, &report, lesson)))
        }
        Err(AppError::Invalid(problems)) => {
            let sh = ctx.shell(Nav::Reports, title(ctx.texts(), kind)).await?;
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = empty_page(sh, f, kind);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn save(
    ctx: RequestCtx,
    Path((report, wanted)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let kind = kind(&ctx, &report)?;
    let mut problems = Problems::new();
    let filter = filter(&ctx.query_form(), &mut problems);
    let report = app::report::read(ctx.app(), &ctx.op, kind, &filter, problems, Use::File)
        .await
        .map_err(|e| ctx.error(e))?;
    let (_, tables) = content(ctx.texts(), ctx.op.today, &report);
    let table = tables
        .iter()
        .find(|one| one.id == wanted)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let name = format!("{}-{}-{}.csv", kind.code(), table.id, ctx.op.today);
    Ok(csv::file(&name, &table.lines()))
}

/// The name of a report.
pub(crate) fn title(texts: &i18n::Texts, kind: ReportKind) -> String {
    texts.get(&format!("report-{}", kind.code())).into_owned()
}

/// What of an indicator a report counts that answers it in part only.
pub(crate) fn part_words(texts: &i18n::Texts, indicator: &str) -> String {
    let key = format!("report-part-{}", indicator.replace('_', "-"));
    texts.get(&key).into_owned()
}

/// An indicator of the programme that a report counts: its name, what is left open, and where it stands.
struct Answered {
    title: String,
    part: Option<String>,
    href: String,
}

/// The indicators of the programme that this report counts.
fn answered(sh: &Shell, report: &Report<'_>) -> Vec<Answered> {
    let p = report.programme;
    let counted = p.indicators.iter().filter_map(|one| {
        let (kind, extent) = counted_in(&one.id)?;
        (kind == report.kind).then(|| Answered {
            title: sh.say(&one.title).to_owned(),
            part: (extent == Extent::Part).then(|| part_words(sh.texts, &one.id)),
            href: format!("/programmes/{}/{}#indicator-{}", p.id, p.version, one.id),
        })
    });
    counted.collect()
}

/// What the report tells, in a sentence.
fn intro(texts: &i18n::Texts, kind: ReportKind) -> String {
    texts
        .get(&format!("report-intro-{}", kind.code()))
        .into_owned()
}

/// The numbers in words: what stands at the top, and the tables.
fn content(
    texts: &i18n::Texts,
    today: jiff::civil::Date,
    report: &Report<'_>,
) -> (Vec<table::Fact>, Vec<Table>) {
    let say = table::Say::new(texts, today, report.period);
    match &report.content {
        Content::Demand(demand) => demand::tables(&say, demand),
        Content::Sites(compared) => sites::tables(&say, compared),
        Content::Modules(taken) => modules::modules(&say, taken),
        Content::Reentries(back) => modules::reentries(&say, back),
        Content::Carried(plans) => carried::tables(&say, plans),
        Content::Standards(compliance) => standards::tables(&say, compliance),
        Content::Services(services) => services::tables(&say, services),
        Content::Continuity(found) => continuity::tables(&say, found),
        Content::Independence(changes) => independence::tables(&say, changes),
        Content::Time(spent) => time::tables(&say, spent),
        Content::Pilot(trial) => pilot::tables(&say, report.programme, trial),
        Content::Network(time) => network::tables(&say, time),
    }
}

/// All reports.
fn tabs(texts: &i18n::Texts, current: ReportKind, query: &str) -> Vec<Tab> {
    ReportKind::ALL
        .iter()
        .map(|kind| Tab {
            href: format!("/reports/{}{query}", kind.code()),
            label: title(texts, *kind),
            current: *kind == current,
        })
        .collect()
}

fn report_page(
    sh: Shell,
    data: &FormData,
    report: &Report<'_>,
    lesson: Option<FormView>,
) -> ReportPage {
    let texts = sh.texts;
    let mut shown = FormData::default();
    shown.push("programme", report.programme.id.clone());
    for (name, day) in [("from", report.period.from), ("to", report.period.to)] {
        let typed = data.get(name);
        let day = if typed.is_empty() {
            texts.date(day)
        } else {
            typed.to_owned()
        };
        shown.push(name, day);
    }
    let pairs: Vec<String> = shown
        .pairs()
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let query = format!("?{}", pairs.join("&"));
    let (facts, tables) = content(texts, sh.today, report);
    let programmes = report
        .programmes
        .iter()
        .map(|one| Choice::new(one.id.clone(), sh.say(&one.title)))
        .collect();
    let pilot = match &report.content {
        Content::Pilot(trial) => {
            let f = lesson.unwrap_or_else(|| FormView::new(texts, FormData::default()));
            Some(pilot::lessons(&sh, trial, f, &query))
        }
        _ => None,
    };
    ReportPage {
        f: FormView::new(texts, shown),
        action: format!("/reports/{}", report.kind.code()),
        intro: intro(texts, report.kind),
        tabs: tabs(texts, report.kind, &query),
        programmes,
        facts,
        tables,
        named: continuity::named(texts, &report.content),
        pilot,
        indicators: answered(&sh, report),
        all_indicators: all_indicators(report),
        query,
        sh,
    }
}

/// Where all indicators of the programme stand; empty for a trial, whose figures are those of others.
fn all_indicators(report: &Report<'_>) -> String {
    let p = report.programme;
    if report.kind == ReportKind::Pilot {
        return String::new();
    }
    format!("/programmes/{}/{}#indicators", p.id, p.version)
}

/// The page while what was typed cannot be counted.
fn empty_page(sh: Shell, f: FormView, kind: ReportKind) -> ReportPage {
    let texts = sh.texts;
    ReportPage {
        f,
        action: format!("/reports/{}", kind.code()),
        intro: intro(texts, kind),
        tabs: tabs(texts, kind, ""),
        programmes: Vec::new(),
        facts: Vec::new(),
        tables: Vec::new(),
        named: None,
        pilot: None,
        indicators: Vec::new(),
        all_indicators: String::new(),
        query: String::new(),
        sh,
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
