//! The own account.

use app::{
    AppError, Problems,
    account::{AccountRow, Notice, OwnInput, PasswordChange, SessionRow, page_language},
};
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use domain::{Code as _, ids::SessionId};
use i18n::Texts;

use super::{SessionLine, changed_by, languages, origin, session_lines, version, with_version};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::session::local_path,
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/account", Guard::SignedIn, own)
        .post("/account", Guard::SignedIn, change)
        .get("/account/notices", Guard::SignedIn, told)
        .post("/account/calendar", Guard::SignedIn, renew_calendar)
        .post("/account/password", Guard::SignedIn, change_password)
        .post("/account/sessions/end-others", Guard::SignedIn, end_others)
        .post(
            "/account/sessions/{session}/end",
            Guard::SignedIn,
            end_session,
        )
}

#[derive(Template)]
#[template(path = "account/own.html")]
pub(super) struct OwnPage {
    pub(super) sh: Shell,
    pub(super) f: FormView,
    pub(super) p: FormView,
    pub(super) login: String,
    pub(super) theirs: Option<Vec<(String, String)>>,
    pub(super) languages: Vec<Choice>,
    pub(super) sessions: Vec<SessionLine>,
    /// The calendar, for those who have appointments.
    pub(super) calendar: Option<CalendarCard>,
}

/// The address of the calendar.
#[derive(Default)]
pub(super) struct CalendarCard {
    /// When it was made and last read; `None` without one.
    pub(super) made: Option<String>,
    /// The address itself, once, when it was just made.
    pub(super) link: Option<String>,
}

#[derive(Template)]
#[template(path = "account/notices.html")]
pub(super) struct NoticesPage {
    pub(super) sh: Shell,
    pub(super) lines: Vec<(String, String)>,
    pub(super) next: String,
}

async fn told(ctx: RequestCtx) -> Result<Response, WebError> {
    let notices = app::account::notices(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let next = ctx.query("next").unwrap_or_default();
    Ok(html(&NoticesPage {
        sh: ctx
            .shell(Nav::Elsewhere, texts.get("account-notices-title"))
            .await?,
        lines: notices.iter().map(|one| notice_line(texts, one)).collect(),
        next: local_path(&next).to_owned(),
    }))
}

/// When, and what in words.
pub(super) fn notice_line(texts: &Texts, notice: &Notice) -> (String, String) {
    let by = match &notice.by_name {
        Some(name) => name.clone(),
        None => texts.get("account-notice-server").into_owned(),
    };
    let key = format!("account-notice-{}", notice.kind.code());
    let words = texts.with(&key, &[("by", by.into())]);
    (texts.instant(notice.at), words)
}

async fn read(ctx: &RequestCtx) -> Result<(AccountRow, Vec<SessionRow>), WebError> {
    app::account::own(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))
}

fn stored(texts: &Texts, row: &AccountRow) -> FormData {
    let absent = row.absent_until.map(|day| texts.date(day));
    FormData::from_pairs([
        ("version", row.version.to_string()),
        ("language", page_language(&row.language).to_owned()),
        ("absent_until", absent.unwrap_or_default()),
    ])
}

async fn page(
    ctx: &RequestCtx,
    login: String,
    sessions: &[SessionRow],
    f: FormView,
    p: FormView,
) -> Result<OwnPage, WebError> {
    let end = |session: SessionId| format!("/account/sessions/{session}/end");
    let title = ctx.texts().get("account-own-title");
    Ok(OwnPage {
        sh: ctx.shell(Nav::Elsewhere, title).await?,
        f,
        p,
        login,
        theirs: None,
        languages: languages(ctx.texts()),
        sessions: session_lines(ctx, sessions, end),
        calendar: calendar_card(ctx).await?,
    })
}

async fn calendar_card(ctx: &RequestCtx) -> Result<Option<CalendarCard>, WebError> {
    if !app::calendar::has_calendar(ctx.op.actor.role) {
        return Ok(None);
    }
    let address = app::calendar::own(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let made = address.map(|one| {
        let made = texts.instant(one.created_at);
        match one.read_at {
            Some(read) => texts.with(
                "calendar-made-and-read",
                &[("made", made.into()), ("read", texts.instant(read).into())],
            ),
            None => texts.with("calendar-made", &[("made", made.into())]),
        }
    });
    Ok(Some(CalendarCard { made, link: None }))
}

/// Makes the address of the calendar and shows it, this once.
async fn renew_calendar(ctx: RequestCtx, headers: HeaderMap) -> Result<Response, WebError> {
    let token = app::calendar::renew(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let (row, sessions) = read(&ctx).await?;
    let f = FormView::new(ctx.texts(), stored(ctx.texts(), &row));
    let mut page = page(&ctx, row.login, &sessions, f, empty(&ctx)).await?;
    if let Some(card) = &mut page.calendar {
        card.link = Some(format!(
            "{}/calendar/{}.ics",
            origin(&headers),
            token.reveal()
        ));
    }
    Ok(html(&page))
}

fn empty(ctx: &RequestCtx) -> FormView {
    FormView::new(ctx.texts(), FormData::default())
}

async fn own(ctx: RequestCtx) -> Result<Response, WebError> {
    let (row, sessions) = read(&ctx).await?;
    let f = FormView::new(ctx.texts(), stored(ctx.texts(), &row));
    let p = empty(&ctx);
    Ok(html(&page(&ctx, row.login, &sessions, f, p).await?))
}

async fn change(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let input = OwnInput {
        version: version(&data),
        language: data.get("language").to_owned(),
        absent_until: data.optional_date("absent_until", &mut problems),
    };
    match app::account::change_own(ctx.app(), &ctx.op, input, problems).await {
        Ok(()) => Ok(done("/account", "account-flash-own-changed")),
        Err(error) => again(&ctx, data, error).await,
    }
}

async fn again(ctx: &RequestCtx, data: FormData, error: AppError) -> Result<Response, WebError> {
    let (status, problems, conflict) = match error {
        AppError::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false),
        AppError::Conflict(_) => (StatusCode::CONFLICT, Problems::new(), true),
        other => return Err(ctx.error(other)),
    };
    let (row, sessions) = read(ctx).await?;
    let data = if conflict {
        with_version(&data, row.version)
    } else {
        data
    };
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if conflict {
        f.faster = changed_by(ctx, ctx.op.actor.user).await?;
    }
    let theirs = conflict.then(|| theirs(ctx.texts(), &row));
    let mut page = page(ctx, row.login, &sessions, f, empty(ctx)).await?;
    page.theirs = theirs;
    Ok(with_status(status, &page))
}

fn theirs(texts: &Texts, row: &AccountRow) -> Vec<(String, String)> {
    let label = |key: &str| texts.get(key).into_owned();
    vec![
        (
            label("account-language"),
            label(&format!(
                "account-language-{}",
                page_language(&row.language)
            )),
        ),
        (
            label("account-absent-until"),
            row.absent_until
                .map(|day| texts.date(day))
                .unwrap_or_default(),
        ),
    ]
}

async fn change_password(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    // Passwords are taken as they are: a space at the end counts.
    let typed = |name: &str| data.first(name).unwrap_or("").to_owned();
    let change = PasswordChange {
        current: typed("current"),
        password: typed("password"),
        again: typed("again"),
    };
    match app::account::change_password(ctx.app(), &ctx.op, ctx.session, change).await {
        Ok(()) => Ok(done("/account", "account-flash-password-changed")),
        Err(AppError::Invalid(problems)) => {
            let (row, sessions) = read(&ctx).await?;
            let f = FormView::new(ctx.texts(), stored(ctx.texts(), &row));
            let p = FormView::invalid(ctx.texts(), FormData::default(), problems);
            let page = page(&ctx, row.login, &sessions, f, p).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn end_others(ctx: RequestCtx) -> Result<Response, WebError> {
    app::account::end_others(ctx.app(), &ctx.op, ctx.session)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/account", "account-flash-others-ended"))
}

async fn end_session(ctx: RequestCtx, Path(session): Path<String>) -> Result<Response, WebError> {
    let session = session.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    app::account::end_own(ctx.app(), &ctx.op, session)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/account", "account-flash-session-ended"))
}
