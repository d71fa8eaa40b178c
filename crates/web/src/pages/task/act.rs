//! What people do with a task: one small form each, all answered in the same way.

use app::{
    AppError, Problems,
    task::{Change, TaskView},
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use domain::{
    ids::{CaseId, TaskId, UserId},
    task::{SkipReason, TaskStatus},
};
use i18n::Texts;

use super::{NOTE, case_id, page, task_id, workers};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{done, done_with_undo, with_status, without_flash},
    pages::session::local_path,
    request::RequestCtx,
};

/// A task as it stands now, beside what somebody wanted to make of it: (label, value).
pub(super) struct Versions {
    /// What stands there now.
    pub(super) theirs: Vec<(String, String)>,
    /// What was typed.
    pub(super) mine: Vec<(String, String)>,
}

/// One small form of the page.
#[derive(Clone, Copy)]
struct Act {
    /// Key of what is said when it is done.
    flash: &'static str,
    /// The part of the page that stays open if something is wrong.
    part: &'static str,
    /// Whether the person goes on where they came from, with a way back.
    settles: bool,
}

/// Everything that changes a task.
const CHANGES: [&str; 7] = [
    "task.complete",
    "task.note",
    "task.pin",
    "task.reassign",
    "task.reopen",
    "task.skip",
    "task.unpin",
];

type Ids = Path<(String, String)>;

/// The task is done.
pub(super) async fn complete(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-completed",
        part: "",
        settles: true,
    };
    changed(ctx, ids, data, Ok(Change::Complete), act).await
}

/// The task is left out.
pub(super) async fn skip(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-skipped",
        part: "skip",
        settles: true,
    };
    let mut problems = Problems::new();
    let why: Option<SkipReason> = data.code("skip_reason", &mut problems);
    let words = match why {
        Some(SkipReason::Other) => data.required("reason", NOTE, &mut problems),
        Some(_) | None => data.optional("reason", NOTE, &mut problems),
    };
    let reason = skipped_because(ctx.texts(), why, words);
    let change = problems.none_or_invalid().map(|()| Change::Skip { reason });
    changed(ctx, ids, data, change, act).await
}

/// Why a task is left out: what was chosen, and what else was said.
fn skipped_because(texts: &Texts, why: Option<SkipReason>, words: String) -> String {
    let Some(why) = why.filter(|one| *one != SkipReason::Other) else {
        return words;
    };
    let chosen = texts.code("skip_reason", why).into_owned();
    if words.is_empty() {
        chosen
    } else {
        format!("{chosen}: {words}")
    }
}

/// The date is set by hand.
pub(super) async fn pin(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-pinned",
        part: "pin",
        settles: false,
    };
    let mut problems = Problems::new();
    let due_on = data.date("due_on", &mut problems);
    let reason = data.optional("pin_reason", NOTE, &mut problems);
    let change = match due_on {
        Some(due_on) if problems.0.is_empty() => Ok(Change::Pin { due_on, reason }),
        _ => Err(AppError::Invalid(problems)),
    };
    changed(ctx, ids, data, change, act).await
}

/// The date follows its anchor again.
pub(super) async fn unpin(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-unpinned",
        part: "pin",
        settles: false,
    };
    changed(ctx, ids, data, Ok(Change::Unpin), act).await
}

/// Somebody else looks after it.
pub(super) async fn reassign(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-reassigned",
        part: "reassign",
        settles: false,
    };
    let chosen = data.get("assignee");
    let change = if chosen.is_empty() {
        Ok(Change::Reassign { assignee: None })
    } else {
        chosen
            .parse::<UserId>()
            .map(|id| Change::Reassign { assignee: Some(id) })
            .map_err(|_| AppError::invalid("assignee", "task-assignee-elsewhere"))
    };
    changed(ctx, ids, data, change, act).await
}

/// What there is to say about it.
pub(super) async fn note(
    ctx: RequestCtx,
    Path(ids): Ids,
    data: FormData,
) -> Result<Response, WebError> {
    let act = Act {
        flash: "task-flash-noted",
        part: "note",
        settles: false,
    };
    let mut problems = Problems::new();
    let note = data.optional("note", NOTE, &mut problems);
    let why = data.optional("note_why", NOTE, &mut problems);
    let change = problems
        .none_or_invalid()
        .map(|()| Change::Note { note, why });
    changed(ctx, ids, data, change, act).await
}

/// The task is not done or skipped after all. Also the way back that the message after a tick
/// offers; that one sends no fields, so the page it stood on is where it leads.
pub(super) async fn reopen(
    ctx: RequestCtx,
    Path(ids): Ids,
    headers: HeaderMap,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, task) = (case_id(&ctx, &ids.0)?, task_id(&ctx, &ids.1)?);
    let version = data.get("version").parse().ok();
    let changed = app::task::change(ctx.app(), &ctx.op, case, task, version, Change::Reopen).await;
    match changed {
        Ok(_) => {
            let came_from = way_back(data.get("next"))
                .or_else(|| referring(&headers, case))
                .unwrap_or_else(|| format!("/cases/{case}/tasks"));
            Ok(done(&came_from, "task-flash-reopened"))
        }
        Err(error) => not_taken(&ctx, (case, task), data, error, "").await,
    }
}

async fn changed(
    ctx: RequestCtx,
    ids: (String, String),
    data: FormData,
    change: Result<Change, AppError>,
    act: Act,
) -> Result<Response, WebError> {
    let (case, task) = (case_id(&ctx, &ids.0)?, task_id(&ctx, &ids.1)?);
    let version = data.get("version").parse().ok();
    let result = match change {
        Ok(change) => app::task::change(ctx.app(), &ctx.op, case, task, version, change).await,
        Err(error) => Err(error),
    };
    let there = match result {
        Ok(there) => there,
        Err(error) => return not_taken(&ctx, (case, task), data, error, act.part).await,
    };
    let list = format!("/cases/{case}/tasks");
    if act.settles {
        let next = way_back(data.get("next")).unwrap_or_else(|| list.clone());
        let undo = format!("{list}/{task}/reopen");
        return Ok(done_with_undo(&next, act.flash, &undo));
    }
    let path = if there {
        format!("{list}/{task}")
    } else {
        list
    };
    Ok(done(&path, act.flash))
}

/// The page of the task again: what is wrong, or both versions; every word typed is still there.
async fn not_taken(
    ctx: &RequestCtx,
    ids: (CaseId, TaskId),
    data: FormData,
    error: AppError,
    part: &'static str,
) -> Result<Response, WebError> {
    let (status, problems) = match error {
        AppError::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems),
        AppError::Conflict(_) => (StatusCode::CONFLICT, Problems::new()),
        other => return Err(ctx.error(other)),
    };
    let view = app::task::view(ctx.app(), &ctx.op, ids.0, ids.1)
        .await
        .map_err(|e| ctx.error(e))?;
    let conflict = status == StatusCode::CONFLICT;
    let versions = conflict.then(|| Versions {
        theirs: theirs(ctx.texts(), &view),
        mine: mine(ctx.texts(), &data, &view),
    });
    let mut f = FormView::invalid(
        ctx.texts(),
        typed(&data, &view, ctx.texts(), conflict),
        problems,
    );
    if conflict {
        let subject = format!("task {}", ids.1);
        f.faster = ctx.faster(Some(ids.0), &subject, &CHANGES).await?;
    }
    let mut page = page(ctx, &view, f).await?;
    page.conflict = versions;
    page.opened = part;
    Ok(with_status(status, &page))
}

/// What the small forms start with.
pub(super) fn start(view: &TaskView, texts: &Texts, next: &str) -> FormData {
    let row = &view.item.row;
    let mut data = FormData::default();
    data.push("version", row.version.to_string());
    data.push("next", way_back(next).unwrap_or_default());
    let due = row.due_on.map_or_else(String::new, |day| texts.date(day));
    data.push("due_on", due);
    data.push("note", row.note.as_str());
    let assignee = row.assignee.map_or_else(String::new, |id| id.to_string());
    data.push("assignee", assignee);
    data
}

/// The small forms as they start, or with what this person has left in one of them, and which one.
pub(super) async fn left(
    ctx: &RequestCtx,
    view: &TaskView,
    start: FormData,
) -> Result<(FormView, &'static str), WebError> {
    let row = &view.item.row;
    for part in ["note", "pin", "skip"] {
        let action = format!("/cases/{}/tasks/{}/{part}", row.case, row.id);
        if let Some(mut kept) = ctx.drafted(&action).await? {
            kept.data = typed(&kept.data, view, ctx.texts(), false);
            return Ok((kept, part));
        }
    }
    Ok((FormView::new(ctx.texts(), start), ""))
}

/// What was typed, and for everything else what stands there. After a conflict the form names the
/// newer version, so that sending it again is a decision.
fn typed(data: &FormData, view: &TaskView, texts: &Texts, conflict: bool) -> FormData {
    let mut kept = FormData::default();
    for (name, value) in data.pairs() {
        if !(conflict && name == "version") {
            kept.push(name, value.as_str());
        }
    }
    for (name, value) in start(view, texts, "").pairs() {
        if kept.first(name).is_none() {
            kept.push(name, value.as_str());
        }
    }
    kept
}

fn theirs(texts: &Texts, view: &TaskView) -> Vec<(String, String)> {
    let row = &view.item.row;
    let label = |key: &str| texts.get(key).into_owned();
    let status = match (row.status, &view.settled_by_name) {
        (TaskStatus::Open, _) | (_, None) => texts.code("task_status", row.status).into_owned(),
        (status, Some(name)) => format!("{}, {name}", texts.code("task_status", status)),
    };
    let mut values = vec![
        (label("common-status"), status),
        (
            label("task-due"),
            row.due_on
                .map_or_else(|| label("task-no-date"), |day| texts.day(day)),
        ),
    ];
    if let Some(name) = &row.assignee_name {
        values.push((label("task-assignee"), name.clone()));
    }
    for (key, value) in [("task-reason", &row.reason), ("task-note", &row.note)] {
        if !value.is_empty() {
            values.push((label(key), value.clone()));
        }
    }
    values
}

fn mine(texts: &Texts, data: &FormData, view: &TaskView) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for (field, key) in [
        ("due_on", "task-due"),
        ("pin_reason", "task-reason"),
        ("reason", "task-reason"),
        ("note", "task-note"),
        ("note_why", "task-note-why"),
    ] {
        if !data.get(field).is_empty() {
            values.push((texts.get(key).into_owned(), data.get(field).to_owned()));
        }
    }
    let chosen = workers(view)
        .into_iter()
        .find(|choice| choice.value == data.get("assignee"));
    if let Some(choice) = chosen {
        values.push((texts.get("task-assignee").into_owned(), choice.label));
    }
    values
}

/// Where to go on, if `next` names a page of this host; without what an earlier message left there.
pub(super) fn way_back(next: &str) -> Option<String> {
    let local = local_path(next);
    (local == next && local != "/").then(|| without_flash(local))
}

/// The page on which the message with the way back stood, if it is one of those that tick tasks.
fn referring(headers: &HeaderMap, case: CaseId) -> Option<String> {
    let address = headers.get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = address.split_once("://")?;
    let path = &rest[rest.find('/')?..];
    let bare = path.split('?').next()?;
    let known = [
        "/day".to_owned(),
        format!("/cases/{case}"),
        format!("/cases/{case}/tasks"),
    ];
    known
        .iter()
        .any(|known| known == bare)
        .then(|| without_flash(local_path(path)))
}

#[cfg(test)]
mod tests {
    use super::{way_back, without_flash};

    #[test]
    fn the_way_back_stays_on_this_host_and_drops_the_former_message() {
        assert_eq!(way_back("/day").as_deref(), Some("/day"));
        assert_eq!(
            way_back("/day?done=task-flash-completed&undo=/cases/1/tasks/2/reopen&page=2")
                .as_deref(),
            Some("/day?page=2")
        );
        assert_eq!(without_flash("/day?done=x"), "/day");
        for elsewhere in ["", "//evil.example", "https://evil.example", "day"] {
            assert_eq!(way_back(elsewhere), None);
        }
    }
}
