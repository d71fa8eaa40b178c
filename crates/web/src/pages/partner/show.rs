//! The page of one organisation: all that is told about it, notes, work in the network with it.

use app::{
    AppError, Problems,
    partner::{
        View,
        activity::Activity,
        change::{Confirmed, confirm, reopen},
        note::Note,
    },
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::PartnerId;
use i18n::Texts;
use jiff::civil::Date;

use super::{LONG, capacity};
use crate::{
    correction::{Former, former, struck_by},
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest note, in characters: it is short, or it is a letter.
const NOTE: usize = LONG / 4;

/// Routes of the page.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/partners/{partner}", Guard::SignedIn, show)
        .post("/partners/{partner}/confirm", Guard::SignedIn, still_right)
        .post("/partners/{partner}/reopen", Guard::SignedIn, open_again)
        .form(
            "/partners/{partner}/notes",
            "/partners/{partner}",
            Guard::SignedIn,
            add_note,
        )
}

/// A note in words.
pub(super) struct NoteLine {
    pub day: String,
    pub body: String,
    pub by: String,
    pub struck: Option<String>,
    /// Where it is struck, by whom wrote it.
    pub strike: Option<String>,
}

#[derive(Template)]
#[template(path = "partner/show.html")]
pub(super) struct ShowPage {
    pub sh: Shell,
    pub f: FormView,
    pub href: String,
    pub name: String,
    pub kind: String,
    pub version: i64,
    /// Since when it is closed, in words.
    pub closed: Option<String>,
    /// That it should be asked about again, in words.
    pub stale: Option<String>,
    pub room: bool,
    pub has_capacity: bool,
    /// Label and words of what is told; several lines are kept.
    pub told: Vec<(String, String)>,
    /// Name, function, how to reach them.
    pub contacts: Vec<(String, String, String)>,
    pub notes: Vec<NoteLine>,
    /// Day, what, what came of it, by whom.
    pub activities: Vec<(String, String, String, String)>,
    pub former: Vec<Former>,
    pub recorded: String,
}

fn path_of(id: PartnerId) -> String {
    format!("/partners/{id}")
}

async fn show(ctx: RequestCtx, Path(partner): Path<String>) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let start = FormData::from_pairs([("noted_on", ctx.texts().date(ctx.today()))]);
    let f = ctx
        .form(&format!("{}/notes", path_of(partner)), start)
        .await?;
    Ok(html(&page(&ctx, partner, f).await?))
}

async fn page(ctx: &RequestCtx, partner: PartnerId, f: FormView) -> Result<ShowPage, WebError> {
    let view = app::partner::view(ctx.app(), &ctx.op, partner)
        .await
        .map_err(|e| ctx.error(e))?;
    let sh = ctx
        .shell(Nav::Partners, view.partner.row.name.as_str())
        .await?;
    Ok(show_page(sh, f, &view))
}

pub(super) fn show_page(sh: Shell, f: FormView, view: &View) -> ShowPage {
    let texts = sh.texts;
    let (one, row) = (&view.partner, &view.partner.row);
    let href = path_of(row.id);
    let on = |key: &str, day: Date| texts.with(key, &[("date", day.into())]);
    let contacts = row.told.contacts.iter();
    ShowPage {
        name: row.name.clone(),
        kind: texts.code("partner_kind", row.kind).into_owned(),
        version: row.version,
        closed: row.closed_on.map(|day| on("partner-closed-since", day)),
        stale: one.stale.then(|| on("partner-stale", row.confirmed_on)),
        room: one.room,
        has_capacity: row.capacity.is_some() || !row.told.capacity.is_empty(),
        told: told(texts, view),
        contacts: contacts
            .map(|one| (one.name.clone(), one.function.clone(), one.reach.clone()))
            .collect(),
        notes: view
            .notes
            .iter()
            .map(|note| note_line(texts, &href, note))
            .collect(),
        activities: view
            .activities
            .iter()
            .map(|one| activity(texts, one))
            .collect(),
        former: former(texts, &view.trail),
        recorded: texts.with(
            "partner-recorded",
            &[
                ("name", (&row.recorded_by_name).into()),
                ("date", row.confirmed_on.into()),
            ],
        ),
        href,
        f,
        sh,
    }
}

/// What is told, label by label; what nobody has said is left out.
fn told(texts: &Texts, view: &View) -> Vec<(String, String)> {
    let (row, lang) = (&view.partner.row, texts.lang().code());
    let told = &row.told;
    let domains: Vec<&str> = view
        .domains
        .iter()
        .map(|one| one.in_language(lang))
        .collect();
    let place = [told.address.as_str(), row.place.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let agreed = match (told.agreed_from, told.agreed_to) {
        (Some(from), to) => format!("{}\n{}", texts.period(from, to), told.agreed),
        (None, Some(to)) => {
            let until = texts.with("partner-until", &[("date", to.into())]);
            format!("{until}\n{}", told.agreed)
        }
        (None, None) => told.agreed.clone(),
    };
    let all = [
        ("partner-offers", told.offers.clone()),
        ("partner-domains", domains.join(", ")),
        ("partner-where", place.join("\n")),
        ("partner-opening-hours", told.opening_hours.clone()),
        ("partner-phone", told.phone.clone()),
        ("partner-mail", told.mail.clone()),
        ("partner-languages", told.languages.clone()),
        ("partner-access", told.access.clone()),
        ("partner-capacity", capacity(texts, &view.partner)),
        ("partner-agreed", agreed.trim().to_owned()),
    ];
    all.into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| (texts.get(key).into_owned(), words))
        .collect()
}

fn note_line(texts: &Texts, href: &str, note: &Note) -> NoteLine {
    let row = &note.row;
    NoteLine {
        day: texts.date(row.noted_on),
        body: row.body.clone(),
        by: row.recorded_by_name.clone(),
        struck: row.struck.as_ref().map(|struck| struck_by(texts, struck)),
        strike: note.may_strike.then(|| format!("{href}/notes/{}", row.id)),
    }
}

fn activity(texts: &Texts, one: &Activity) -> (String, String, String, String) {
    let row = &one.row;
    (
        texts.date(row.held_on),
        texts.code("activity_kind", row.kind).into_owned(),
        row.outcome.clone(),
        row.recorded_by_name.clone(),
    )
}

fn version(data: &FormData) -> i64 {
    data.get("version").parse().unwrap_or(0)
}

async fn still_right(
    ctx: RequestCtx,
    Path(partner): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let (what, flash) = match data.get("what") {
        "room" => (Confirmed::Room, "partner-flash-room"),
        _ => (Confirmed::Entry, "partner-flash-confirmed"),
    };
    confirm(ctx.app(), &ctx.op, (partner, version(&data)), what)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&path_of(partner), flash))
}

async fn open_again(
    ctx: RequestCtx,
    Path(partner): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    reopen(ctx.app(), &ctx.op, (partner, version(&data)))
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&path_of(partner), "partner-flash-open"))
}

async fn add_note(
    ctx: RequestCtx,
    Path(partner): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let mut problems = Problems::new();
    let on = data.date("noted_on", &mut problems);
    let body = data.required("body", NOTE, &mut problems);
    let answer = match on {
        Some(on) if problems.0.is_empty() => {
            app::partner::note::add(ctx.app(), &ctx.op, partner, (on, &body)).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    match answer {
        Ok(()) => Ok(done(&path_of(partner), "partner-flash-noted")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, partner, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}
