//! The weekly plan: the grid, the list for small screens, and the form of rows.

use app::{
    AppError, Message, Problems,
    own_plan::{Look, MAX_ENTRIES, OwnPlans, WeeklyVersion},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::CaseId,
    own_plan::week::{Days, Grid, Stretch, WeekEntry, WeekKind, WeeklyPlan},
};
use i18n::Texts;
use jiff::civil::{Date, Time};

use super::{page_path, read};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, parse_time},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest title or place.
const MAX_LINE: usize = 120;

/// Rows that are offered at least, and empty ones after those filled in.
const ROWS: usize = 10;
const SPARE_ROWS: usize = 5;

/// The single days, as columns of the grid.
const COLUMNS: [Days; 7] = [
    Days::Monday,
    Days::Tuesday,
    Days::Wednesday,
    Days::Thursday,
    Days::Friday,
    Days::Saturday,
    Days::Sunday,
];

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/own-plans/weekly", Guard::Case, edit)
        .form(
            "/cases/{case}/own-plans/weekly",
            "/cases/{case}/own-plans/weekly",
            Guard::Case,
            save,
        )
}

/// A version as it is shown.
pub(super) struct WeekView {
    pub(super) about: String,
    pub(super) note: String,
    /// Names of the days.
    pub(super) days: Vec<String>,
    /// Rows of the grid: their time, and the cells that begin there.
    pub(super) rows: Vec<(String, Vec<CellView>)>,
    /// The same as a list: a day with what is on.
    pub(super) list: Vec<(String, Vec<ItemView>)>,
    /// What is on at the same time, in words.
    pub(super) collisions: Vec<String>,
}

/// One cell of the grid.
pub(super) struct CellView {
    /// How many rows it takes.
    pub(super) rows: usize,
    /// What is on; empty: free.
    pub(super) items: Vec<ItemView>,
    /// Class for its colour.
    pub(super) class: &'static str,
}

/// What is on.
#[derive(Clone)]
pub(super) struct ItemView {
    /// Title; `None`: free time.
    pub(super) title: Option<String>,
    /// From when to when.
    pub(super) clock: String,
    /// What it is about, and where.
    pub(super) about: String,
}

pub(super) fn week_view(texts: &Texts, row: &WeeklyVersion) -> WeekView {
    let plan = &row.content;
    let grid = plan.grid();
    let args = [
        ("n", row.number.into()),
        ("date", row.valid_from.into()),
        ("name", (&row.recorded_by_name).into()),
    ];
    let names = COLUMNS
        .iter()
        .map(|day| texts.code("week_days", *day).into_owned());
    let days: Vec<String> = names.collect();
    WeekView {
        about: texts.with("own-version-from", &args),
        note: plan.note.clone(),
        rows: rows(texts, plan, &grid),
        list: days
            .iter()
            .zip(&grid.days)
            .map(|(day, stretches)| (day.clone(), day_list(texts, plan, stretches)))
            .collect(),
        collisions: plan
            .collisions()
            .iter()
            .map(|(one, other)| collision(texts, plan, *one, *other))
            .collect(),
        days,
    }
}

fn rows(texts: &Texts, plan: &WeeklyPlan, grid: &Grid) -> Vec<(String, Vec<CellView>)> {
    let begins = |from: Time| {
        let days = grid.days.iter();
        days.filter_map(|day| day.iter().find(|one| one.from == from))
            .map(|one| cell(texts, plan, one))
            .collect()
    };
    grid.rows
        .iter()
        .map(|(from, to)| (span(texts, *from, *to), begins(*from)))
        .collect()
}

fn cell(texts: &Texts, plan: &WeeklyPlan, stretch: &Stretch) -> CellView {
    let first = stretch.entries.first().map(|at| plan.entries[*at].kind);
    CellView {
        rows: stretch.rows,
        items: stretch
            .entries
            .iter()
            .map(|at| item(texts, &plan.entries[*at]))
            .collect(),
        class: match first {
            None => "wk-free",
            Some(_) if stretch.entries.len() > 1 => "wk-twice",
            Some(WeekKind::Work) => "wk-work",
            Some(WeekKind::Appointment) => "wk-appointment",
            Some(WeekKind::Rest) => "wk-rest",
            Some(WeekKind::Leisure | WeekKind::Family | WeekKind::Offer) => "wk-own",
        },
    }
}

fn day_list(texts: &Texts, plan: &WeeklyPlan, stretches: &[Stretch]) -> Vec<ItemView> {
    let mut items = Vec::new();
    for stretch in stretches {
        if stretch.is_gap() {
            items.push(ItemView {
                title: None,
                clock: span(texts, stretch.from, stretch.to),
                about: String::new(),
            });
        }
        items.extend(
            stretch
                .entries
                .iter()
                .map(|at| item(texts, &plan.entries[*at])),
        );
    }
    items
}

fn item(texts: &Texts, entry: &WeekEntry) -> ItemView {
    let kind = texts.code("week_kind", entry.kind);
    ItemView {
        title: Some(entry.title.clone()),
        clock: span(texts, entry.from, entry.to),
        about: if entry.place.is_empty() {
            kind.into_owned()
        } else {
            format!("{kind} · {}", entry.place)
        },
    }
}

fn collision(texts: &Texts, plan: &WeeklyPlan, one: usize, other: usize) -> String {
    let said = |at: usize| {
        let entry = &plan.entries[at];
        let days = texts.code("week_days", entry.days);
        format!(
            "„{}“ ({days}, {})",
            entry.title,
            span(texts, entry.from, entry.to)
        )
    };
    let args = [("one", said(one).into()), ("other", said(other).into())];
    texts.with("own-week-collision", &args)
}

fn span(texts: &Texts, from: Time, to: Time) -> String {
    format!("{}–{}", texts.clock(from), texts.clock(to))
}

#[derive(Template)]
#[template(path = "own_plan/week_form.html")]
pub(super) struct WeekForm {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    /// Numbers of the rows.
    pub(super) rows: Vec<usize>,
    pub(super) days: Vec<Choice>,
    pub(super) kinds: Vec<Choice>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

async fn edit(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let plans = read(&ctx, case, Look::Form).await?;
    let action = format!("{}/weekly", page_path(case));
    let form = ctx
        .form(&action, start(ctx.texts(), &plans, ctx.today()))
        .await?;
    Ok(html(&page(&ctx, &plans, form, Theirs::default()).await?))
}

fn start(texts: &Texts, plans: &OwnPlans, today: Date) -> FormData {
    let mut data = FormData::default();
    let newest = plans.weekly.first();
    let from = newest.map_or(today, |row| row.valid_from.max(today));
    data.push("base", newest.map_or(0, |row| row.number).to_string());
    data.push("valid_from", texts.date(from));
    let Some(row) = newest else { return data };
    data.push("note", &row.content.note);
    for (at, one) in row.content.entries.iter().enumerate() {
        data.push(&format!("days-{at}"), one.days.code());
        data.push(
            &format!("from-{at}"),
            one.from.strftime("%H:%M").to_string(),
        );
        data.push(&format!("to-{at}"), one.to.strftime("%H:%M").to_string());
        data.push(&format!("title-{at}"), &one.title);
        data.push(&format!("place-{at}"), &one.place);
        data.push(&format!("kind-{at}"), one.kind.code());
    }
    data
}

async fn page(
    ctx: &RequestCtx,
    plans: &OwnPlans,
    f: FormView,
    theirs: Theirs,
) -> Result<WeekForm, WebError> {
    let title = ctx.texts().get("own-week-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    Ok(built(sh, form_frame(ctx, &plans.head, title), f, theirs))
}

pub(super) fn built(sh: Shell, frame: CaseFrame, f: FormView, theirs: Theirs) -> WeekForm {
    let texts = sh.texts;
    let last = (0..MAX_ENTRIES)
        .rev()
        .find(|at| !is_blank(&f.data, *at))
        .map_or(0, |at| at + 1);
    let choices = |kind: &str, codes: Vec<&'static str>| {
        let choice = |code: &&str| Choice::new(*code, texts.coded(kind, code));
        codes.iter().map(choice).collect()
    };
    WeekForm {
        rows: (0..(last + SPARE_ROWS).clamp(ROWS, MAX_ENTRIES)).collect(),
        days: choices(
            "week_days",
            Days::ALL.iter().map(|one| one.code()).collect(),
        ),
        kinds: choices(
            "week_kind",
            WeekKind::ALL.iter().map(|one| one.code()).collect(),
        ),
        sh,
        frame,
        theirs,
        f,
    }
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let base = data.get("base").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok((from, plan, rows)) => {
            let saved = app::own_plan::save_weekly(ctx.app(), &ctx.op, case, base, from, plan);
            saved.await.map_err(|error| at_its_row(error, &rows))
        }
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let (status, f, theirs) = match answer {
        Ok(()) => return Ok(done(&page_path(case), "own-flash-week")),
        Err(error) => refused(&ctx, case, "weekly", data, error).await?,
    };
    let plans = read(&ctx, case, Look::Form).await?;
    Ok(with_status(status, &page(&ctx, &plans, f, theirs).await?))
}

/// A form of a plan that was not taken: with its problems (422), or beside the version of somebody
/// who was faster (409). Sent again, it becomes the next version after that one.
pub(super) async fn refused(
    ctx: &RequestCtx,
    case: CaseId,
    kind: &str,
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView, Theirs), WebError> {
    let subject = format!("own_plan {kind}");
    let changing = Changing::row(case, &subject, &["own_plan.save"]).seen("base");
    crate::refused::refused(ctx, changing, data, error).await
}

/// A row in which nothing was typed; its lists may have been left as they were.
fn is_blank(data: &FormData, at: usize) -> bool {
    ["title", "from", "to", "place"]
        .iter()
        .all(|field| data.get(&format!("{field}-{at}")).is_empty())
}

/// The same with each problem at the row in which its entry was typed; `rows` says which that is for each entry.
fn at_its_row(error: AppError, rows: &[usize]) -> AppError {
    let AppError::Invalid(mut problems) = error else {
        return error;
    };
    for problem in &mut problems.0 {
        let parts = problem.field.rsplit_once('-');
        let row = parts.and_then(|(name, at)| Some((name, rows.get(at.parse::<usize>().ok()?)?)));
        if let Some((name, row)) = row {
            problem.field = format!("{name}-{row}");
        }
    }
    AppError::Invalid(problems)
}

/// What was typed, in the order of the week, with the row of each entry.
fn typed(data: &FormData) -> Result<(Date, WeeklyPlan, Vec<usize>), Problems> {
    let mut problems = Problems::new();
    let from = data.date("valid_from", &mut problems);
    let note = data.optional("note", 1_000, &mut problems);
    let mut entries: Vec<(usize, WeekEntry)> = (0..MAX_ENTRIES)
        .filter(|at| !is_blank(data, *at))
        .filter_map(|at| Some((at, entry(data, at, &mut problems)?)))
        .collect();
    entries.sort_by_key(|(_, one)| (one.days, one.from, one.to));
    let (rows, entries) = entries.into_iter().unzip();
    match from {
        Some(from) if problems.0.is_empty() => Ok((from, WeeklyPlan { entries, note }, rows)),
        _ => Err(problems),
    }
}

fn entry(data: &FormData, at: usize, problems: &mut Problems) -> Option<WeekEntry> {
    let name = |field: &str| format!("{field}-{at}");
    let days = data.code(&name("days"), problems);
    let from = clock(data, &name("from"), problems);
    let to = clock(data, &name("to"), problems);
    let title = data.required(&name("title"), MAX_LINE, problems);
    let place = data.optional(&name("place"), MAX_LINE, problems);
    let kind = data.code(&name("kind"), problems);
    let (days, from, to, kind) = (days?, from?, to?, kind?);
    if to <= from {
        problems.add_key(&name("to"), "own-week-problem-order");
    }
    Some(WeekEntry {
        days,
        from,
        to,
        title: in_one_line(&title),
        place: in_one_line(&place),
        kind,
    })
}

/// The field has room for two lines; what is kept is one.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clock(data: &FormData, name: &str, problems: &mut Problems) -> Option<Time> {
    let typed = data.get(name);
    if typed.is_empty() {
        problems.add_key(name, "error-required");
        return None;
    }
    let found = parse_time(typed);
    if found.is_none() {
        problems.add(
            name,
            Message::new("error-time-invalid").with("found", typed),
        );
    }
    found
}
