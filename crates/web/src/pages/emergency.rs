//! Opening a case of others in an emergency, and the list of those who did.

use app::{AppError, Problems, emergency::EmergencyRow};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    emergency::MAX_REASON,
    ids::{CaseId, EmergencyId},
};
use i18n::{Lang, Texts, texts};
use jiff::Timestamp;

use crate::{
    error::WebError,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest number of a case, in characters.
const MAX_NUMBER: usize = 20;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/emergency", Guard::SignedIn, show)
        .form("/emergency", "/emergency", Guard::SignedIn, open)
        .post("/emergency/{access}/end", Guard::SignedIn, end)
        .get("/emergencies", Guard::SignedIn, list)
        .post("/emergencies/{access}/seen", Guard::SignedIn, see)
}

/// One emergency access, for those who answer for the case and for whoever opened it.
pub(super) struct EmergencyLine {
    /// The case.
    pub(super) href: String,
    pub(super) case: String,
    /// Who and when.
    pub(super) who: String,
    pub(super) until: String,
    pub(super) reason: String,
    pub(super) runs: bool,
    /// Where it is ended.
    pub(super) end: String,
}

/// One of them for the data-protection officer.
struct ReviewLine {
    case: String,
    who: String,
    until: String,
    reason: String,
    /// Who looked at it, and when.
    seen: Option<String>,
    /// Where that is noted.
    see: String,
    /// The log of the case.
    log: String,
}

#[derive(Template)]
#[template(path = "emergency/open.html")]
struct OpenPage {
    sh: Shell,
    f: FormView,
    emergencies: Vec<EmergencyLine>,
}

#[derive(Template)]
#[template(path = "emergency/list.html")]
struct ListPage {
    sh: Shell,
    lines: Vec<ReviewLine>,
    first: Option<String>,
    next: Option<String>,
}

/// One of them in words, with the way to the case.
pub(super) fn emergency_line(texts: &Texts, row: &EmergencyRow, now: Timestamp) -> EmergencyLine {
    EmergencyLine {
        href: format!("/cases/{}", row.case),
        case: case_words(texts, row),
        who: who(texts, row),
        until: until(texts, row, now),
        reason: row.reason.clone(),
        runs: row.runs(now),
        end: format!("/emergency/{}/end", row.id),
    }
}

fn case_words(texts: &Texts, row: &EmergencyRow) -> String {
    let number = [("number", (&row.case_number).into())];
    texts.with("common-case-number", &number)
}

/// `Anna Beispiel (Übergangsmanagement), 23.11.2026, 9:00 Uhr`.
fn who(texts: &Texts, row: &EmergencyRow) -> String {
    let args = [
        ("name", (&row.user_name).into()),
        ("role", texts.code("role", row.role).into_owned().into()),
        ("at", texts.instant(row.opened_at).into()),
    ];
    texts.with("emergency-who", &args)
}

/// Until when it runs, or when it ended and who did that.
fn until(texts: &Texts, row: &EmergencyRow, now: Timestamp) -> String {
    let until = texts.instant(row.until());
    match &row.ended_by_name {
        Some(name) => {
            let args = [("until", until.into()), ("name", name.into())];
            texts.with("emergency-ended-by", &args)
        }
        None if row.runs(now) => texts.with("emergency-runs", &[("until", until.into())]),
        None => texts.with("emergency-was", &[("until", until.into())]),
    }
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let rows = own(&ctx).await?;
    let f = ctx.form("/emergency", FormData::default()).await?;
    Ok(html(&open_page(&ctx, &rows, f).await?))
}

async fn own(ctx: &RequestCtx) -> Result<Vec<EmergencyRow>, WebError> {
    app::emergency::own(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))
}

async fn open_page(
    ctx: &RequestCtx,
    rows: &[EmergencyRow],
    f: FormView,
) -> Result<OpenPage, WebError> {
    let texts = ctx.texts();
    let line = |row: &EmergencyRow| emergency_line(texts, row, ctx.op.now);
    Ok(OpenPage {
        sh: ctx
            .shell(Nav::Elsewhere, texts.get("emergency-title"))
            .await?,
        f,
        emergencies: rows.iter().map(line).collect(),
    })
}

async fn open(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let number = data.required("number", MAX_NUMBER, &mut problems);
    let reason = data.required("reason", MAX_REASON, &mut problems);
    let opened = app::emergency::open(ctx.app(), &ctx.op, (&number, &reason), problems).await;
    match opened {
        Ok(case) => Ok(done(&format!("/cases/{case}"), "emergency-flash-opened")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = open_page(&ctx, &own(&ctx).await?, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn end(ctx: RequestCtx, Path(access): Path<String>) -> Result<Response, WebError> {
    let access: EmergencyId = id(&ctx, &access)?;
    app::emergency::end(ctx.app(), &ctx.op, access)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/emergency", "emergency-flash-ended"))
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let before = match ctx.query("before") {
        Some(text) => Some(id(&ctx, &text)?),
        None => None,
    };
    let found = app::emergency::page(ctx.app(), &ctx.op, before)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let line = |row: &EmergencyRow| review_line(texts, row, ctx.op.now);
    let page = ListPage {
        sh: ctx
            .shell(Nav::Log, texts.get("emergency-list-title"))
            .await?,
        lines: found.rows.iter().map(line).collect(),
        first: before.map(|_| "/emergencies".to_owned()),
        next: found.next.map(|next| format!("/emergencies?before={next}")),
    };
    Ok(html(&page))
}

fn review_line(texts: &Texts, row: &EmergencyRow, now: Timestamp) -> ReviewLine {
    let seen = row.seen_at.map(|at| {
        let name = row.seen_by_name.clone().unwrap_or_default();
        let args = [("at", texts.instant(at).into()), ("name", name.into())];
        texts.with("emergency-seen", &args)
    });
    ReviewLine {
        case: row.case_number.clone(),
        who: who(texts, row),
        until: until(texts, row, now),
        reason: row.reason.clone(),
        seen,
        see: format!("/emergencies/{}/seen", row.id),
        log: format!("/log?number={}", encode(&row.case_number)),
    }
}

async fn see(ctx: RequestCtx, Path(access): Path<String>) -> Result<Response, WebError> {
    let access: EmergencyId = id(&ctx, &access)?;
    app::emergency::see(ctx.app(), &ctx.op, access)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/emergencies", "emergency-flash-seen"))
}

/// An invented one.
fn sample_row() -> EmergencyRow {
    let of = |number: u128| uuid::Uuid::from_u128(number);
    EmergencyRow {
        id: EmergencyId::from_uuid(of(1)),
        carrier: domain::ids::CarrierId::from_uuid(of(2)),
        case: CaseId::from_uuid(of(3)),
        case_number: "2026-0147".to_owned(),
        site: None,
        lead: None,
        deputy: None,
        user: domain::ids::UserId::from_uuid(of(4)),
        user_name: "Ben Vogel".to_owned(),
        role: access::Role::TransitionManager,
        reason: "Steht ohne Unterkunft vor der Tür, die Kollegin ist krank".to_owned(),
        opened_at: Timestamp::UNIX_EPOCH,
        runs_until: Timestamp::UNIX_EPOCH + domain::emergency::RUNS_FOR,
        ended_at: None,
        ended_by_name: None,
        seen_at: None,
        seen_by_name: None,
    }
}

/// An invented one in words, for pages that name them.
pub(super) fn sample_line(texts: &Texts) -> EmergencyLine {
    emergency_line(texts, &sample_row(), Timestamp::UNIX_EPOCH)
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let open = OpenPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::default()),
        emergencies: vec![sample_line(texts)],
    };
    let seen = EmergencyRow {
        seen_at: Some(Timestamp::UNIX_EPOCH),
        seen_by_name: Some("Dora Leitner".to_owned()),
        ended_at: Some(Timestamp::UNIX_EPOCH),
        ended_by_name: Some("Ben Vogel".to_owned()),
        ..sample_row()
    };
    let rows = [sample_row(), seen];
    let list = |lines: Vec<ReviewLine>| ListPage {
        sh: Shell::sample(lang),
        lines,
        first: Some("/emergencies".to_owned()),
        next: Some("/emergencies?before=1".to_owned()),
    };
    let line = |row: &EmergencyRow| review_line(texts, row, Timestamp::UNIX_EPOCH);
    let full = list(rows.iter().map(line).collect());
    vec![
        ("emergency/open.html", open.render().unwrap_or_default()),
        ("emergency/list.html", full.render().unwrap_or_default()),
        (
            "emergency/list.html",
            list(Vec::new()).render().unwrap_or_default(),
        ),
    ]
}
