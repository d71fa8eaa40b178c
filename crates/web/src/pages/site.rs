//! Sites, for administration.

use app::{
    AppError, Message, Problems,
    site::{SiteInput, SiteRow},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    calendar::add_days,
    ids::SiteId,
    opening::{Hours, HoursProblem, OpenWeek, read_hours, write_hours},
};
use i18n::{Lang, Texts};
use jiff::civil::{Date, date};

use super::account::{version, with_version};
use crate::{
    error::WebError,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Longest line, in characters.
const LINE_MAX: usize = 200;
/// Longest text, in characters.
const TEXT_MAX: usize = 2_000;

/// The fields of the open hours, Monday first.
const DAYS: [&str; 7] = [
    "open_1", "open_2", "open_3", "open_4", "open_5", "open_6", "open_7",
];
/// Some Monday, to name weekdays by.
const MONDAY: Date = date(2026, 11, 23);

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sites", Guard::SignedIn, list)
        .get("/sites/new", Guard::SignedIn, new)
        .form("/sites", "/sites/new", Guard::SignedIn, create)
        .get("/sites/{site}", Guard::SignedIn, edit)
        .form("/sites/{site}", "/sites/{site}", Guard::SignedIn, change)
}

struct Line {
    id: String,
    name: String,
    programme: String,
    address: String,
    open: String,
    contact: String,
    capacity: String,
}

struct OfferLine {
    name: String,
    programme: String,
    href: String,
}

#[derive(Template)]
#[template(path = "site/list.html")]
struct ListPage {
    sh: Shell,
    sites: Vec<Line>,
    offers: Vec<OfferLine>,
}

#[derive(Template)]
#[template(path = "site/form.html")]
struct FormPage {
    sh: Shell,
    f: FormView,
    crumb: String,
    programme: String,
    action: String,
    submit: String,
    /// The fields of the open hours: name and weekday.
    days: Vec<(&'static str, String)>,
    theirs: Option<Vec<(String, String)>>,
}

/// The title of a programme; its code if its file is gone.
fn programme_title(ctx: &RequestCtx, id: &str) -> String {
    let known = ctx.app().catalogue.get(id);
    known.map_or_else(
        || id.to_owned(),
        |one| one.title.in_language(ctx.lang.code()).to_owned(),
    )
}

/// The weekday in this place, Monday first.
fn weekday(texts: &Texts, place: usize) -> &'static str {
    let days = i32::try_from(place).unwrap_or(0);
    texts.weekday(add_days(MONDAY, days).unwrap_or(MONDAY))
}

/// The fields of the open hours: name and weekday.
fn days(texts: &Texts) -> Vec<(&'static str, String)> {
    let weekdays = (0..7).map(|days| {
        let day = add_days(MONDAY, days).unwrap_or(MONDAY);
        texts.weekday_long(day).to_owned()
    });
    DAYS.into_iter().zip(weekdays).collect()
}

/// When a site is open: `Mo 9:00–12:00, Di–Do 9:00–15:00`; empty while nothing is known.
pub(crate) fn week_words(texts: &Texts, open: &OpenWeek) -> String {
    let said = |(from, to, hours): (usize, usize, &[Hours])| {
        let (first, last) = (weekday(texts, from), weekday(texts, to));
        let days = if from == to {
            first.to_owned()
        } else {
            format!("{first}–{last}")
        };
        format!("{days} {}", write_hours(hours))
    };
    let groups: Vec<String> = open.grouped().into_iter().map(said).collect();
    groups.join(", ")
}

/// The open hours as typed; what cannot be read goes to its field.
fn week(data: &FormData, problems: &mut Problems) -> OpenWeek {
    let read = |name: &str| {
        let typed = data.optional(name, LINE_MAX, problems);
        let hours = read_hours(&typed);
        if let Err(problem) = hours {
            let key = match problem {
                HoursProblem::Unreadable => "site-error-hours",
                HoursProblem::Order => "site-error-hours-order",
            };
            problems.add(name, Message::new(key).with("found", typed));
        }
        hours.unwrap_or_default()
    };
    OpenWeek::new(DAYS.map(read))
}

fn capacity(texts: &Texts, places: i64) -> String {
    if places == 0 {
        texts.get("site-capacity-none").into_owned()
    } else {
        texts.number(places)
    }
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let (sites, offers) = app::site::all(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let line = |site: SiteRow| Line {
        id: site.id.to_string(),
        programme: programme_title(&ctx, &site.programme),
        open: week_words(ctx.texts(), &site.open),
        contact: site.contact_name,
        capacity: capacity(ctx.texts(), site.capacity),
        name: site.name,
        address: site.address,
    };
    let page = ListPage {
        sh: ctx.shell(Nav::Sites, ctx.texts().get("site-title")).await?,
        sites: sites.into_iter().map(line).collect(),
        offers: offers
            .into_iter()
            .map(|offer| OfferLine {
                programme: offer.title.in_language(ctx.lang.code()).to_owned(),
                href: format!(
                    "/sites/new?programme={}&code={}",
                    encode(&offer.programme),
                    encode(&offer.code)
                ),
                name: offer.start.name,
            })
            .collect(),
    };
    Ok(html(&page))
}

fn fields(site: &SiteInput) -> FormData {
    let days = DAYS.into_iter().zip(site.open.days());
    let mut data = FormData::from_pairs(days.map(|(name, hours)| (name, write_hours(hours))));
    for (name, value) in [
        ("name", site.name.clone()),
        ("address", site.address.clone()),
        ("opening_hours", site.opening_hours.clone()),
        ("access_note", site.access_note.clone()),
        ("directions", site.directions.clone()),
        ("contact_name", site.contact_name.clone()),
        ("contact_phone", site.contact_phone.clone()),
        ("contact_hours", site.contact_hours.clone()),
        ("contact_languages", site.contact_languages.clone()),
        ("rooms", site.rooms.clone()),
        ("capacity", site.capacity.to_string()),
    ] {
        data.push(name, value);
    }
    data
}

fn stored(site: &SiteRow) -> SiteInput {
    SiteInput {
        name: site.name.clone(),
        address: site.address.clone(),
        opening_hours: site.opening_hours.clone(),
        open: site.open.clone(),
        access_note: site.access_note.clone(),
        directions: site.directions.clone(),
        contact_name: site.contact_name.clone(),
        contact_phone: site.contact_phone.clone(),
        contact_hours: site.contact_hours.clone(),
        contact_languages: site.contact_languages.clone(),
        rooms: site.rooms.clone(),
        capacity: site.capacity,
    }
}

fn input(data: &FormData) -> (SiteInput, Problems) {
    let mut problems = Problems::new();
    let input = SiteInput {
        name: data.required("name", LINE_MAX, &mut problems),
        address: data.required("address", TEXT_MAX, &mut problems),
        opening_hours: data.optional("opening_hours", TEXT_MAX, &mut problems),
        open: week(data, &mut problems),
        access_note: data.optional("access_note", TEXT_MAX, &mut problems),
        directions: data.optional("directions", TEXT_MAX, &mut problems),
        contact_name: data.optional("contact_name", LINE_MAX, &mut problems),
        contact_phone: data.optional("contact_phone", LINE_MAX, &mut problems),
        contact_hours: data.optional("contact_hours", LINE_MAX, &mut problems),
        contact_languages: data.optional("contact_languages", LINE_MAX, &mut problems),
        rooms: data.optional("rooms", LINE_MAX, &mut problems),
        capacity: data.number("capacity", 0..=10_000, 0, &mut problems),
    };
    (input, problems)
}

async fn new_page(ctx: &RequestCtx, f: FormView) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    Ok(FormPage {
        sh: ctx.shell(Nav::Sites, texts.get("site-new-title")).await?,
        crumb: texts.get("common-new").into_owned(),
        programme: programme_title(ctx, f.value("programme")),
        action: new_action(f.value("programme"), f.value("code")),
        f,
        submit: texts.get("site-take-over").into_owned(),
        days: days(texts),
        theirs: None,
    })
}

/// Where a new site is sent: one form for each place of a programme.
fn new_action(programme: &str, code: &str) -> String {
    let (programme, code) = (encode(programme), encode(code));
    format!("/sites?programme={programme}&code={code}")
}

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    let query = ctx.query_form();
    let offer = app::site::offer(
        ctx.app(),
        &ctx.op,
        query.get("programme"),
        query.get("code"),
    )
    .map_err(|e| ctx.error(e))?;
    let mut data = fields(&offer.start);
    data.push("programme", offer.programme);
    data.push("code", offer.code);
    let action = new_action(data.get("programme"), data.get("code"));
    let f = ctx.form(&action, data).await?;
    Ok(html(&new_page(&ctx, f).await?))
}

async fn create(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let (typed, problems) = input(&data);
    let (programme, code) = (data.get("programme"), data.get("code"));
    match app::site::create(ctx.app(), &ctx.op, programme, code, typed, problems).await {
        Ok(_) => Ok(done("/sites", "site-flash-added")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = new_page(&ctx, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn site(ctx: &RequestCtx, text: &str) -> Result<(SiteId, SiteRow), WebError> {
    let id = text.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let row = app::site::get(ctx.app(), &ctx.op, id)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok((id, row))
}

async fn edit_page(
    ctx: &RequestCtx,
    row: &SiteRow,
    f: FormView,
    theirs: Option<Vec<(String, String)>>,
) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    Ok(FormPage {
        sh: ctx
            .shell(Nav::Sites, texts.get("site-change-title"))
            .await?,
        f,
        crumb: row.name.clone(),
        programme: programme_title(ctx, &row.programme),
        action: format!("/sites/{}", row.id),
        submit: texts.get("common-save").into_owned(),
        days: days(texts),
        theirs,
    })
}

async fn edit(ctx: RequestCtx, Path(id): Path<String>) -> Result<Response, WebError> {
    let (_, row) = site(&ctx, &id).await?;
    let data = with_version(&fields(&stored(&row)), row.version);
    let f = ctx.form(&format!("/sites/{id}"), data).await?;
    Ok(html(&edit_page(&ctx, &row, f, None).await?))
}

async fn change(
    ctx: RequestCtx,
    Path(id): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let site_id = id.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let (typed, problems) = input(&data);
    let version = version(&data);
    let changed = app::site::change(ctx.app(), &ctx.op, site_id, version, typed, problems).await;
    let (status, problems, conflict) = match changed {
        Ok(()) => return Ok(done("/sites", "site-flash-changed")),
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, Problems::new(), true),
        Err(error) => return Err(ctx.error(error)),
    };
    let (_, row) = site(&ctx, &id).await?;
    let theirs = conflict.then(|| theirs(ctx.texts(), &row));
    let data = if conflict {
        with_version(&data, row.version)
    } else {
        data
    };
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if conflict {
        f.faster = ctx
            .faster(None, &format!("site {site_id}"), &["site.change"])
            .await?;
    }
    let page = edit_page(&ctx, &row, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// What stands there now, under the labels of the form.
fn theirs(texts: &Texts, row: &SiteRow) -> Vec<(String, String)> {
    let data = fields(&stored(row));
    let words = data
        .pairs()
        .iter()
        .filter(|(name, _)| !DAYS.contains(&name.as_str()));
    let mut all: Vec<(String, String)> = words
        .map(|(name, value)| {
            let key = format!("site-{}", name.replace('_', "-"));
            (texts.get(&key).into_owned(), value.clone())
        })
        .collect();
    let open = week_words(texts, &row.open);
    all.push((texts.get("site-open").into_owned(), open));
    all
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let list = ListPage {
        sh: Shell::sample(lang),
        sites: vec![Line {
            id: "1".to_owned(),
            name: "Büro Erfurt".to_owned(),
            programme: "PÜMaS".to_owned(),
            address: "Musterstraße 1, 00000 Musterstadt".to_owned(),
            open: "Mo–Do 9:00–15:00".to_owned(),
            contact: "Anna Beispiel".to_owned(),
            capacity: capacity(texts, 0),
        }],
        offers: vec![OfferLine {
            name: "Büro Gera".to_owned(),
            programme: "PÜMaS".to_owned(),
            href: "/sites/new?programme=puemas&code=gera".to_owned(),
        }],
    };
    let form = FormPage {
        sh: Shell::sample(lang),
        f: FormView::new(texts, FormData::parse("version=1&name=Erfurt")),
        crumb: "Erfurt".to_owned(),
        programme: "PÜMaS".to_owned(),
        action: "/sites/1".to_owned(),
        submit: texts.get("common-save").into_owned(),
        days: days(texts),
        theirs: Some(vec![("Name".to_owned(), "Erfurt".to_owned())]),
    };
    vec![
        ("site/list.html", list.render().unwrap_or_default()),
        ("site/form.html", form.render().unwrap_or_default()),
    ]
}
