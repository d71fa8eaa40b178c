//! Tasks of a case: the list, one task with the reason of its date, and what people do with them.

mod act;
mod lines;
mod samples;

use app::{
    AppError, Problems,
    address::Post,
    doubt::Weighed,
    task::{OwnTask, Rights, TaskGroup, TaskList, TaskView},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, TaskId},
    task::{SkipReason, TaskRole, TaskStatus},
};
use i18n::Texts;

use self::lines::{EventLine, LinkLine, RuleLines, TaskLine};
use crate::{
    correction::{Former, former},
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status, without_flash},
    pages::{
        address::{post_label, post_words},
        assignment::without,
        case::{CaseFrame, CaseTab, case_frame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub use self::samples::samples;

/// Longest title of one's own task.
const TITLE: usize = 200;

/// Longest note or reason.
const NOTE: usize = 2_000;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/tasks", Guard::Case, list)
        .form(
            "/cases/{case}/tasks",
            "/cases/{case}/tasks/new",
            Guard::Case,
            add,
        )
        .get("/cases/{case}/tasks/new", Guard::Case, new)
        .get("/cases/{case}/tasks/{task}", Guard::Case, show)
        .post(
            "/cases/{case}/tasks/{task}/complete",
            Guard::Case,
            act::complete,
        )
        .post(
            "/cases/{case}/tasks/{task}/reopen",
            Guard::Case,
            act::reopen,
        )
        .form(
            "/cases/{case}/tasks/{task}/skip",
            "/cases/{case}/tasks/{task}",
            Guard::Case,
            act::skip,
        )
        .form(
            "/cases/{case}/tasks/{task}/pin",
            "/cases/{case}/tasks/{task}",
            Guard::Case,
            act::pin,
        )
        .post("/cases/{case}/tasks/{task}/unpin", Guard::Case, act::unpin)
        .post(
            "/cases/{case}/tasks/{task}/reassign",
            Guard::Case,
            act::reassign,
        )
        .form(
            "/cases/{case}/tasks/{task}/note",
            "/cases/{case}/tasks/{task}",
            Guard::Case,
            act::note,
        )
}

/// The tasks of one group.
struct Section {
    key: &'static str,
    title: String,
    about: String,
    folded: bool,
    tasks: Vec<TaskLine>,
}

#[derive(Template)]
#[template(path = "task/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    sections: Vec<Section>,
    roles: Vec<Choice>,
    role: String,
    here: String,
    /// Where post goes while something waits for a place to live.
    meanwhile: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "task/page.html")]
struct TaskPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    href: String,
    next: String,
    line: TaskLine,
    note: String,
    former: Vec<Former>,
    reason: String,
    status: TaskStatus,
    settled: String,
    legal: String,
    verified: bool,
    own: bool,
    pinned: bool,
    rule: Option<RuleLines>,
    chain: Vec<LinkLine>,
    meanwhile: Option<(String, String)>,
    frees: Vec<(String, String)>,
    history: Vec<EventLine>,
    workers: Vec<Choice>,
    skip_reasons: Vec<Choice>,
    may: Rights,
    conflict: Option<act::Versions>,
    opened: &'static str,
}

#[derive(Template)]
#[template(path = "task/new.html")]
struct NewPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    roles: Vec<Choice>,
    /// What has to be confirmed.
    doubts: Vec<String>,
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let role = ctx
        .query("role")
        .and_then(|code| TaskRole::from_code(&code).ok());
    let list = app::task::list(ctx.app(), &ctx.op, case, role)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let href = format!("/cases/{case}");
    let mut frame = case_frame(&ctx, &list.head, CaseTab::Tasks);
    if list.may_add {
        frame = frame.primary(format!("{href}/tasks/new"), texts.get("task-add"));
    }
    Ok(html(&ListPage {
        sh: ctx
            .shell(Nav::Cases, texts.get("case-tab-tasks").into_owned())
            .await?,
        frame,
        sections: sections(&ctx, &list),
        roles: roles(texts, &list.roles),
        role: role.map_or("", Code::code).to_owned(),
        here: without_flash(&ctx.path),
        meanwhile: meanwhile(texts, list.meanwhile.as_ref()),
    }))
}

/// Where post goes while something waits for a place to live.
fn meanwhile(texts: &Texts, post: Option<&Post>) -> Option<(String, String)> {
    let post = post?;
    Some((post_label(texts, post), post_words(texts, post)))
}

fn sections(ctx: &RequestCtx, list: &TaskList) -> Vec<Section> {
    [
        (TaskGroup::Now, "now"),
        (TaskGroup::Later, "later"),
        (TaskGroup::Blocked, "blocked"),
        (TaskGroup::Undated, "undated"),
        (TaskGroup::Done, "done"),
        (TaskGroup::Skipped, "skipped"),
    ]
    .into_iter()
    .map(|(group, key)| {
        let items = list.tasks.iter().filter(|item| item.group == group);
        let tasks: Vec<TaskLine> = items
            .map(|item| TaskLine::new(ctx.texts(), ctx.today(), item))
            .collect();
        let about = [("n", tasks.len().into())];
        Section {
            key,
            title: ctx.texts().get(&format!("task-group-{key}")).into_owned(),
            about: ctx.texts().with("task-count", &about),
            folded: matches!(group, TaskGroup::Done | TaskGroup::Skipped),
            tasks,
        }
    })
    .filter(|section| !section.tasks.is_empty())
    .collect()
}

async fn show(
    ctx: RequestCtx,
    Path((case, task)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, task) = (case_id(&ctx, &case)?, task_id(&ctx, &task)?);
    let view = app::task::view(ctx.app(), &ctx.op, case, task)
        .await
        .map_err(|e| ctx.error(e))?;
    let next = ctx.query("next").unwrap_or_default();
    let start = act::start(&view, ctx.texts(), &next);
    let (f, opened) = act::left(&ctx, &view, start).await?;
    let mut page = page(&ctx, &view, f).await?;
    page.opened = opened;
    Ok(html(&page))
}

async fn page(ctx: &RequestCtx, view: &TaskView, f: FormView) -> Result<TaskPage, WebError> {
    let texts = ctx.texts();
    let row = &view.item.row;
    let line = TaskLine::new(texts, ctx.today(), &view.item);
    let lang = texts.lang().code();
    let href = |task: TaskId| format!("/cases/{}/tasks/{task}", row.case);
    Ok(TaskPage {
        sh: ctx.shell(Nav::Cases, line.title.clone()).await?,
        frame: form_frame(ctx, &view.head, line.title.clone()),
        next: act::way_back(f.value("next")).unwrap_or_default(),
        f,
        href: href(row.id),
        note: row.note.clone(),
        former: former(texts, &view.notes),
        reason: row.reason.clone(),
        status: row.status,
        settled: lines::settled(texts, view),
        legal: view.item.legal.in_language(lang).to_owned(),
        verified: view.item.verified,
        own: row.template.is_none(),
        pinned: row.pinned,
        rule: view
            .rule
            .as_ref()
            .map(|rule| RuleLines::new(texts, rule, row)),
        meanwhile: meanwhile(texts, view.meanwhile.as_ref()),
        chain: view
            .chain
            .iter()
            .map(|link| LinkLine::new(texts, ctx.today(), link, link.task.map(href)))
            .collect(),
        frees: view
            .frees
            .iter()
            .map(|(id, title)| (href(*id), title.in_language(lang).to_owned()))
            .collect(),
        history: view
            .history
            .iter()
            .map(|event| EventLine::new(texts, ctx.today(), event))
            .collect(),
        workers: workers(view),
        skip_reasons: Choice::all::<SkipReason>(texts, "skip_reason"),
        may: view.may,
        conflict: None,
        opened: "",
        line,
    })
}

/// Those who can take the task over, and whoever has it now.
fn workers(view: &TaskView) -> Vec<Choice> {
    let mut choices: Vec<Choice> = view
        .workers
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    let row = &view.item.row;
    if let (Some(id), Some(name)) = (row.assignee, &row.assignee_name)
        && !view.workers.iter().any(|(worker, _)| *worker == id)
    {
        choices.push(Choice::new(id.to_string(), name.clone()));
    }
    choices
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let data = FormData::from_pairs([("role", TaskRole::TransitionManager.code().to_owned())]);
    let f = ctx.form(&format!("/cases/{case}/tasks"), data).await?;
    Ok(html(&new_page(&ctx, case, f).await?))
}

async fn new_page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<NewPage, WebError> {
    let list = app::task::list(ctx.app(), &ctx.op, case, None)
        .await
        .map_err(|e| ctx.error(e))?;
    if !list.may_add {
        return Err(ctx.error(AppError::Denied(access::Why::Role)));
    }
    let title = ctx.texts().get("task-add").into_owned();
    Ok(NewPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &list.head, title),
        f,
        roles: roles(ctx.texts(), TaskRole::ALL),
        doubts: Vec::new(),
    })
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let added = match own_task(&data) {
        Ok(own) => {
            let confirmed = data.get("confirmed") == said(&data);
            app::task::add(ctx.app(), &ctx.op, case, (own, confirmed)).await
        }
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match added {
        Ok(Weighed::Doubtful(doubts)) => {
            let mut kept = without(&data, "confirmed");
            kept.push("confirmed", said(&data));
            let mut page = new_page(&ctx, case, FormView::new(ctx.texts(), kept)).await?;
            page.doubts = doubt_words(ctx.texts(), &doubts);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Ok(Weighed::Saved(_)) => Ok(done(&format!("/cases/{case}/tasks"), "task-flash-added")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = new_page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

/// Everything that the question was about: it was confirmed for these words, and for no others.
fn said(data: &FormData) -> String {
    typed_then(data, &["title", "note", "due_on"])
}

fn own_task(data: &FormData) -> Result<OwnTask, Problems> {
    let mut problems = Problems::new();
    let title = data.required("title", TITLE, &mut problems);
    let due_on = data.optional_date("due_on", &mut problems);
    let role = data.code::<TaskRole>("role", &mut problems);
    let note = data.optional("note", NOTE, &mut problems);
    match role {
        Some(role) if problems.0.is_empty() => Ok(OwnTask {
            title,
            due_on,
            role,
            note,
        }),
        _ => Err(problems),
    }
}

fn roles(texts: &Texts, roles: &[TaskRole]) -> Vec<Choice> {
    roles
        .iter()
        .map(|role| Choice::new(role.code(), texts.code("task_role", *role)))
        .collect()
}

/// The case of an address; what is no id at all is as unknown as a foreign one.
fn case_id(ctx: &RequestCtx, text: &str) -> Result<CaseId, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

fn task_id(ctx: &RequestCtx, text: &str) -> Result<TaskId, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}
