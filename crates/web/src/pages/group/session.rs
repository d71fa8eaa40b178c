//! Dates of a group: the form of one or of one every week, and the sheet of who came.

use app::{
    AppError, Problems,
    group::{Mark, Offer, Session, SessionInput, Sheet, SheetRow},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    group::{Attendance, LONGEST_MINUTES},
    ids::{GroupOfferId, GroupSessionId},
};

use super::minutes_words;
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::frame::person_name,
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest topic or reason, in characters.
const MAX_LINE: usize = 300;

/// So long a date lasts if nobody said otherwise, in minutes.
const USUAL_MINUTES: i64 = 90;

pub(super) fn routes() -> Routes {
    let (offer, session) = (
        "/groups/{offer}/sessions",
        "/groups/{offer}/sessions/{session}",
    );
    Routes::new()
        .get("/groups/{offer}/sessions/new", Guard::SignedIn, new)
        .form(offer, "/groups/{offer}/sessions/new", Guard::SignedIn, add)
        .get(
            "/groups/{offer}/sessions/{session}/edit",
            Guard::SignedIn,
            edit,
        )
        .form(
            "/groups/{offer}/sessions/{session}/edit",
            "/groups/{offer}/sessions/{session}/edit",
            Guard::SignedIn,
            change,
        )
        .get(session, Guard::SignedIn, sheet)
        .form(session, session, Guard::SignedIn, attend)
}

#[derive(Template)]
#[template(path = "group/session_form.html")]
pub(super) struct FormPage {
    pub(super) sh: Shell,
    pub(super) offer: String,
    pub(super) action: String,
    pub(super) back: String,
    /// Whether a date is changed; else it is new.
    pub(super) changing: bool,
    /// Which date the new one makes up for.
    pub(super) instead_of: Option<String>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

/// What the form is about.
#[derive(Clone, Copy)]
enum About {
    /// A new date, which may make up for this one.
    New(Option<GroupSessionId>),
    /// One that is there.
    Known(GroupSessionId),
}

impl About {
    fn session(self) -> Option<GroupSessionId> {
        match self {
            Self::New(session) => session,
            Self::Known(session) => Some(session),
        }
    }
}

async fn form(
    ctx: &RequestCtx,
    offer: GroupOfferId,
    about: About,
) -> Result<(Offer, Option<Session>), WebError> {
    app::group::session_form(ctx.app(), &ctx.op, offer, about.session())
        .await
        .map_err(|e| ctx.error(e))
}

/// Which date a new one makes up for, as the address or the form says.
fn instead_of(ctx: &RequestCtx, typed: &str) -> Result<Option<GroupSessionId>, WebError> {
    if typed.is_empty() {
        return Ok(None);
    }
    id(ctx, typed).map(Some)
}

async fn new(ctx: RequestCtx, Path(offer): Path<String>) -> Result<Response, WebError> {
    let offer: GroupOfferId = id(&ctx, &offer)?;
    let made_up = ctx.query("for").unwrap_or_default();
    let about = About::New(instead_of(&ctx, &made_up)?);
    let (_, session) = form(&ctx, offer, about).await?;
    let minutes = session.as_ref().map_or(USUAL_MINUTES, |one| one.minutes);
    let time = session.map(|one| ctx.texts().clock(i18n::berlin(one.at).time()));
    let start = FormData::from_pairs([
        ("time", time.unwrap_or_default()),
        ("minutes", minutes.to_string()),
        ("weeks", "1".to_owned()),
        ("for", made_up),
    ]);
    let f = ctx.form(&action(offer, about), start).await?;
    let page = page(&ctx, offer, about, f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn edit(
    ctx: RequestCtx,
    Path((offer, session)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (offer, session): (GroupOfferId, GroupSessionId) = (id(&ctx, &offer)?, id(&ctx, &session)?);
    let about = About::Known(session);
    let (_, row) = form(&ctx, offer, about).await?;
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let there = i18n::berlin(row.at);
    let start = FormData::from_pairs([
        ("date", ctx.texts().date(there.date())),
        ("time", ctx.texts().clock(there.time())),
        ("minutes", row.minutes.to_string()),
        ("topic", row.topic),
        ("off", row.called_off),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&action(offer, about), start).await?;
    let page = page(&ctx, offer, about, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn action(offer: GroupOfferId, about: About) -> String {
    match about {
        About::New(None) => format!("/groups/{offer}/sessions"),
        About::New(Some(session)) => format!("/groups/{offer}/sessions?for={session}"),
        About::Known(session) => format!("/groups/{offer}/sessions/{session}/edit"),
    }
}

async fn page(
    ctx: &RequestCtx,
    offer: GroupOfferId,
    about: About,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let (row, session) = form(ctx, offer, about).await?;
    let texts = ctx.texts();
    let key = match about {
        About::New(None) => "group-dates-new",
        About::New(Some(_)) => "group-catch-up",
        About::Known(_) => "group-date-change",
    };
    let made_up = session.filter(|_| matches!(about, About::New(_)));
    Ok(FormPage {
        sh: ctx.shell(Nav::Groups, texts.get(key)).await?,
        offer: row.title,
        action: action(offer, about),
        back: format!("/groups/{offer}"),
        changing: matches!(about, About::Known(_)),
        instead_of: made_up.map(|one| {
            let day = i18n::berlin_date(one.at);
            texts.with("group-instead-of", &[("day", day.into())])
        }),
        theirs,
        f,
    })
}

/// What was typed, as far as it can be read.
fn typed(data: &FormData, about: About) -> Result<SessionInput, AppError> {
    let mut problems = Problems::new();
    let at = data.instant("date", "time", &mut problems);
    let minutes = data.number("minutes", 5..=LONGEST_MINUTES, USUAL_MINUTES, &mut problems);
    let weeks = data.number("weeks", 1..=26, 1, &mut problems);
    let topic = data.optional("topic", MAX_LINE, &mut problems);
    let called_off = data.optional("off", MAX_LINE, &mut problems);
    let made_up = match about {
        About::New(made_up) => made_up,
        About::Known(_) => None,
    };
    match at {
        Some(at) if problems.0.is_empty() => Ok(SessionInput {
            at,
            minutes,
            weeks: usize::try_from(weeks).unwrap_or(0),
            topic,
            called_off,
            instead_of: made_up,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn add(
    ctx: RequestCtx,
    Path(offer): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let offer: GroupOfferId = id(&ctx, &offer)?;
    let about = About::New(instead_of(&ctx, data.get("for"))?);
    let answer = match typed(&data, about) {
        Ok(input) => app::group::add_sessions(ctx.app(), &ctx.op, offer, &input).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(0) => Ok(done(&format!("/groups/{offer}"), "group-flash-dates")),
        Ok(_) => Ok(done(
            &format!("/groups/{offer}"),
            "group-flash-dates-holiday",
        )),
        Err(error) => again(&ctx, offer, about, data, error).await,
    }
}

async fn change(
    ctx: RequestCtx,
    Path((offer, session)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (offer, session): (GroupOfferId, GroupSessionId) = (id(&ctx, &offer)?, id(&ctx, &session)?);
    let about = About::Known(session);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data, about) {
        Ok(input) => {
            let which = (session, version);
            app::group::change_session(ctx.app(), &ctx.op, offer, which, &input).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&format!("/groups/{offer}"), "group-flash-date")),
        Err(error) => again(&ctx, offer, about, data, error).await,
    }
}

async fn again(
    ctx: &RequestCtx,
    offer: GroupOfferId,
    about: About,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let session = about.session();
    let subject = session.map_or_else(String::new, |id| format!("group_session {id}"));
    let changing = Changing::own(&subject, &["group.date"]);
    let (status, f, theirs) = refused(ctx, changing, data, error).await?;
    let page = page(ctx, offer, about, f, theirs).await?;
    Ok(with_status(status, &page))
}

#[derive(Template)]
#[template(path = "group/sheet.html")]
pub(super) struct SheetPage {
    pub(super) sh: Shell,
    pub(super) offer: String,
    pub(super) href: String,
    pub(super) action: String,
    /// Where a date is set that makes up for this one.
    pub(super) catch_up: String,
    pub(super) about: String,
    /// Why nothing can be entered.
    pub(super) closed: Option<String>,
    pub(super) lines: Vec<SheetLine>,
    pub(super) others: Option<String>,
    /// Whether something is known already: then a change says why.
    pub(super) known: bool,
    pub(super) may_date: bool,
    pub(super) kinds: Vec<Choice>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

/// One line of the sheet.
pub(super) struct SheetLine {
    pub(super) row: usize,
    pub(super) member: String,
    pub(super) href: String,
    pub(super) name: String,
    pub(super) number: String,
}

async fn sheet(
    ctx: RequestCtx,
    Path((offer, session)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (offer, session): (GroupOfferId, GroupSessionId) = (id(&ctx, &offer)?, id(&ctx, &session)?);
    let sheet = read(&ctx, offer, session).await?;
    let mut f = ctx.form(&sheet_path(&sheet), start(&sheet)).await?;
    f.data = fitted(&sheet, &f.data);
    let page = sheet_page(&ctx, &sheet, f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn read(
    ctx: &RequestCtx,
    offer: GroupOfferId,
    session: GroupSessionId,
) -> Result<Sheet, WebError> {
    app::group::sheet(ctx.app(), &ctx.op, offer, session)
        .await
        .map_err(|e| ctx.error(e))
}

fn sheet_path(sheet: &Sheet) -> String {
    format!("/groups/{}/sessions/{}", sheet.offer.id, sheet.session.id)
}

fn start(sheet: &Sheet) -> FormData {
    let mut data = FormData::default();
    data.push("version", sheet.version.to_string());
    for (row, one) in sheet.rows.iter().enumerate() {
        data.push(&format!("member-{row}"), one.who.member.id.to_string());
        let Some(known) = &one.known else { continue };
        data.push(&format!("attendance-{row}"), known.attendance.code());
        if known.attendance == Attendance::Attended {
            data.push(&format!("minutes-{row}"), known.minutes.to_string());
        }
    }
    data
}

/// What was typed, at the lines where the same people stand now: somebody may have joined meanwhile.
fn fitted(sheet: &Sheet, data: &FormData) -> FormData {
    let mut fitted = FormData::default();
    for name in ["version", "why"] {
        fitted.push(name, data.get(name));
    }
    for (row, one) in sheet.rows.iter().enumerate() {
        let member = one.who.member.id.to_string();
        fitted.push(&format!("member-{row}"), member.as_str());
        let typed = data.pairs().iter().find_map(|(name, value)| {
            let row = name.strip_prefix("member-")?;
            (*value == member).then_some(row)
        });
        let Some(typed) = typed else { continue };
        for field in ["attendance", "minutes"] {
            let value = data.get(&format!("{field}-{typed}"));
            fitted.push(&format!("{field}-{row}"), value);
        }
    }
    fitted
}

async fn sheet_page(
    ctx: &RequestCtx,
    sheet: &Sheet,
    f: FormView,
    theirs: Theirs,
) -> Result<SheetPage, WebError> {
    let texts = ctx.texts();
    let session = &sheet.session;
    let when = texts.instant(session.at);
    let closed = if session.is_off() {
        let why = (&session.called_off).into();
        Some(texts.with("group-off-because", &[("why", why)]))
    } else if session.at > ctx.op.now {
        Some(texts.get("group-refused-ahead").into_owned())
    } else {
        None
    };
    let others = sheet.others;
    Ok(SheetPage {
        sh: ctx
            .shell(
                Nav::Groups,
                texts.with("group-sheet-title", &[("when", when.into())]),
            )
            .await?,
        offer: sheet.offer.title.clone(),
        href: format!("/groups/{}", sheet.offer.id),
        action: sheet_path(sheet),
        catch_up: format!("/groups/{}/sessions/new?for={}", sheet.offer.id, session.id),
        about: [minutes_words(texts, session), session.topic.clone()]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        closed,
        lines: sheet.rows.iter().enumerate().map(line).collect(),
        others: (others > 0).then(|| texts.with("group-others-sheet", &[("n", others.into())])),
        known: sheet.rows.iter().any(|one| one.known.is_some()),
        may_date: ctx.may(access::Action::EditGroupDates),
        kinds: Choice::all::<Attendance>(texts, "attendance"),
        theirs,
        f,
    })
}

fn line((row, one): (usize, &SheetRow)) -> SheetLine {
    let who = &one.who;
    SheetLine {
        row,
        member: who.member.id.to_string(),
        href: format!("/cases/{}/groups", who.member.case),
        name: person_name(&who.family_name, &who.given_names),
        number: who.number.clone(),
    }
}

/// Every line that was sent, with the place that it has on the sheet now.
fn marks(sheet: &Sheet, data: &FormData) -> Result<Vec<Mark>, AppError> {
    let mut problems = Problems::new();
    let mut marks = Vec::new();
    for (row, one) in sheet.rows.iter().enumerate() {
        let (attendance, minutes) = (format!("attendance-{row}"), format!("minutes-{row}"));
        let chosen = if data.get(&attendance).is_empty() {
            None
        } else {
            data.code::<Attendance>(&attendance, &mut problems)
        };
        let typed = data.number(&minutes, 0..=LONGEST_MINUTES, 0, &mut problems);
        if chosen.is_none() && !data.get(&minutes).is_empty() {
            problems.add_key(&attendance, "error-choose");
        }
        let sent = |name: &str| data.first(name).is_some();
        if sent(&attendance) || sent(&minutes) {
            marks.push(Mark {
                member: one.who.member.id,
                attendance: chosen,
                minutes: (!data.get(&minutes).is_empty()).then_some(typed),
            });
        }
    }
    problems.none_or_invalid().map(|()| marks)
}

async fn attend(
    ctx: RequestCtx,
    Path((offer, session)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (offer, session): (GroupOfferId, GroupSessionId) = (id(&ctx, &offer)?, id(&ctx, &session)?);
    let sheet = read(&ctx, offer, session).await?;
    let data = fitted(&sheet, &data);
    let mut problems = Problems::new();
    let why = data.optional("why", MAX_LINE, &mut problems);
    let version = data.get("version").parse().unwrap_or(-1);
    let read = problems
        .none_or_invalid()
        .and_then(|()| marks(&sheet, &data));
    let answer = match read {
        Ok(marks) => {
            let which = (offer, session, version);
            app::group::attend(ctx.app(), &ctx.op, which, (&marks, &why)).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(0) => Ok(done(&format!("/groups/{offer}"), "group-flash-same")),
        Ok(_) => Ok(done(&format!("/groups/{offer}"), "group-flash-attended")),
        Err(error) => {
            let subject = format!("group_session {session}");
            let changing = Changing::own(&subject, &["group.attend"]);
            let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
            let page = sheet_page(&ctx, &sheet, f, theirs).await?;
            Ok(with_status(status, &page))
        }
    }
}
