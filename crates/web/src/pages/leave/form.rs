//! The form of a leave: planning one or a series, changing one that is not applied for.

use access::Action;
use app::{
    AppError, Problems,
    doubt::Weighed,
    leave::{Entry, LONGEST_SERIES, Leave, Leaves},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, Id, LeaveId},
    leave::{LeaveKind, LeavePurpose},
};
use i18n::Texts;

use super::{LONG, SHORT, clock, day_of, list_path, refused};
use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{CaseFrame, form_frame},
        network::person_choices,
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PAGE: &str = "/cases/{case}/leaves/{leave}";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/leaves/new", Guard::Case, new)
        .form(
            "/cases/{case}/leaves",
            "/cases/{case}/leaves/new",
            Guard::Case,
            add,
        )
        .get(PAGE, Guard::Case, edit)
        .form(PAGE, PAGE, Guard::Case, change)
}

#[derive(Template)]
#[template(path = "leave/form.html")]
pub(super) struct FormPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// Whether this is a leave that is there already.
    pub changes: bool,
    /// What has to be confirmed.
    pub doubts: Vec<String>,
    pub lead: String,
    pub kinds: Vec<Choice>,
    pub purposes: Vec<Choice>,
    pub people: Vec<Choice>,
    pub arrangements: Vec<Choice>,
    /// Measures of the plan; empty: there is none.
    pub measures: Vec<Choice>,
    pub theirs: Theirs,
    pub f: FormView,
}

async fn for_form(ctx: &RequestCtx, case: CaseId) -> Result<Leaves, WebError> {
    app::leave::for_form(ctx.app(), &ctx.op, Action::EditLeaves, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let leaves = for_form(&ctx, case).await?;
    let start = FormData::from_pairs([
        ("kind", LeaveKind::Accompanied.code().to_owned()),
        ("person", ctx.query("person").unwrap_or_default()),
        ("from", "09:00".to_owned()),
        ("to", "15:00".to_owned()),
        ("times", "1".to_owned()),
    ]);
    let form = ctx.form(&list_path(case), start).await?;
    let shown = Shown::new(form);
    Ok(html(&page(&ctx, &leaves, None, shown).await?))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let leaves = for_form(&ctx, case).await?;
    let row = leaves
        .leave(leave)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    if !row.row.status.can_be_changed() {
        let message = app::Message::new("leave-refused-change");
        return Err(ctx.error(AppError::Refused(message)));
    }
    let action = format!("{}/{leave}", list_path(case));
    let form = ctx.form(&action, as_form(ctx.texts(), row)).await?;
    let shown = Shown::new(form);
    Ok(html(&page(&ctx, &leaves, Some(leave), shown).await?))
}

fn as_form(texts: &Texts, leave: &Leave) -> FormData {
    let row = &leave.row;
    let (day, last) = (day_of(leave), i18n::berlin_date(row.ends_at));
    let last_day = if last == day {
        String::new()
    } else {
        texts.date(last)
    };
    FormData::from_pairs([
        ("kind", row.kind.code().to_owned()),
        ("purpose", row.purpose.code().to_owned()),
        (
            "person",
            row.person.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "arrangement",
            row.arrangement.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "measure",
            row.measure.map(|id| id.to_string()).unwrap_or_default(),
        ),
        ("about", row.about.clone()),
        ("day", texts.date(day)),
        ("last-day", last_day),
        ("from", clock(texts, row.starts_at)),
        ("to", clock(texts, row.ends_at)),
        ("route", row.route.clone()),
        ("companion", row.companion.clone()),
        ("version", row.version.to_string()),
    ])
}

/// What the form shows.
struct Shown {
    form: FormView,
    theirs: Theirs,
    doubts: Vec<String>,
}

impl Shown {
    fn new(form: FormView) -> Self {
        Self {
            form,
            theirs: Theirs::default(),
            doubts: Vec::new(),
        }
    }
}

async fn page(
    ctx: &RequestCtx,
    leaves: &Leaves,
    leave: Option<LeaveId>,
    shown: Shown,
) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    let title = leave.map_or("leave-plan", |_| "leave-change");
    let title = texts.get(title).into_owned();
    let path = list_path(leaves.head.case.id);
    Ok(FormPage {
        action: leave.map_or_else(|| path.clone(), |leave| format!("{path}/{leave}")),
        changes: leave.is_some(),
        doubts: shown.doubts,
        lead: texts.with("leave-lead", &[("n", i64::from(leaves.lead_days).into())]),
        kinds: Choice::all::<LeaveKind>(texts, "leave_kind"),
        purposes: Choice::all::<LeavePurpose>(texts, "leave_purpose"),
        people: person_choices(texts, &leaves.people, &[]),
        arrangements: leaves
            .arrangements
            .iter()
            .map(|(id, provider)| Choice::new(id.to_string(), provider))
            .collect(),
        measures: leaves
            .measures
            .iter()
            .map(|(id, what)| Choice::new(id.to_string(), what))
            .collect(),
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &leaves.head, title),
        theirs: shown.theirs,
        f: shown.form,
    })
}

/// What was typed, as far as it can be read.
fn entry(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let (kind, purpose) = (data.code("kind", p), data.code("purpose", p));
    let person = chosen(data, "person", "network-problem-unknown-person", p);
    let arrangement = chosen(data, "arrangement", "leave-problem-arrangement", p);
    let measure = chosen(data, "measure", "leave-problem-measure", p);
    let about = data.optional("about", LONG, p);
    let day = data.date("day", p);
    let last_day = data.optional_date("last-day", p);
    let (from, to) = (data.time("from", p), data.time("to", p));
    let times = data.number("times", 1..=i64::from(LONGEST_SERIES), 1, p);
    let route = data.optional("route", LONG, p);
    let companion = data.optional("companion", SHORT, p);
    let (Some(kind), Some(purpose), Some(day), Some(from), Some(to)) =
        (kind, purpose, day, from, to)
    else {
        return Err(AppError::Invalid(problems));
    };
    problems.none_or_invalid()?;
    Ok(Entry {
        kind,
        purpose,
        person,
        arrangement,
        measure,
        about,
        day,
        last_day,
        from,
        to,
        times: u32::try_from(times).unwrap_or(1),
        route,
        companion,
        confirmed: data.get("confirmed") == meant(data),
    })
}

/// A row chosen in a list; what is no id is a problem of the field.
fn chosen<K>(data: &FormData, name: &str, key: &str, problems: &mut Problems) -> Option<Id<K>> {
    let value = data.get(name);
    if value.is_empty() {
        return None;
    }
    let found = value.parse().ok();
    if found.is_none() {
        problems.add_key(name, key);
    }
    found
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match entry(&data) {
        Ok(entry) => app::leave::plan(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    settle(&ctx, case, None, data, answer).await
}

async fn change(
    ctx: RequestCtx,
    Path((case, leave)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, leave): (CaseId, LeaveId) = (id(&ctx, &case)?, id(&ctx, &leave)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match entry(&data) {
        Ok(entry) => app::leave::change(ctx.app(), &ctx.op, case, (leave, version), &entry).await,
        Err(error) => Err(error),
    };
    settle(&ctx, case, Some(leave), data, answer).await
}

/// Everything typed that says when and who: a doubt was confirmed for this, and for nothing else.
fn meant(data: &FormData) -> String {
    let when = ["day", "last-day", "from", "to", "times"];
    let words = ["about", "companion", "route"];
    typed_then(data, &[&when[..], &words].concat())
}

async fn settle(
    ctx: &RequestCtx,
    case: CaseId,
    leave: Option<LeaveId>,
    data: FormData,
    answer: Result<Weighed<()>, AppError>,
) -> Result<Response, WebError> {
    let texts = ctx.texts();
    let words = meant(&data);
    let mut data = without(&data, "confirmed");
    let (status, shown) = match answer {
        Ok(Weighed::Saved(())) => return Ok(done(&list_path(case), "leave-flash-planned")),
        Ok(Weighed::Doubtful(doubts)) => {
            data.push("confirmed", words);
            let shown = Shown {
                doubts: doubt_words(texts, &doubts),
                ..Shown::new(FormView::new(texts, data))
            };
            (StatusCode::UNPROCESSABLE_ENTITY, shown)
        }
        Err(error) => {
            let subject = leave.map_or_else(String::new, |leave| format!("leave {leave}"));
            let (status, form, theirs) = refused(ctx, (case, &subject), data, error).await?;
            let shown = Shown {
                theirs,
                ..Shown::new(form)
            };
            (status, shown)
        }
    };
    let leaves = for_form(ctx, case).await?;
    if let Some(leave) = leave
        && leaves.leave(leave).is_none()
    {
        return Err(ctx.error(AppError::NotFound));
    }
    Ok(with_status(
        status,
        &page(ctx, &leaves, leave, shown).await?,
    ))
}
