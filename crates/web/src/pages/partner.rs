//! The directory of organisations that the carrier works with: found by words, kind, life domain, room,
//! and by how far they are from a place. No case is in it; a case only names the place.

use app::partner::{Directory, Listed, Wanted, Which};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Code, ids::CaseId, partner::PartnerKind};
use i18n::{Lang, Texts};
use programme::Text;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Pager, Shell, html},
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod activity;
mod file;
mod form;
mod reason;
mod sample;
mod show;

/// The longest text in a field of one line.
const SHORT: usize = 200;

/// The longest text in a field of several lines.
const LONG: usize = 2_000;

/// The fields of the filter.
const FILTER: [&str; 5] = ["q", "kind", "domain", "near", "which"];

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/partners", Guard::SignedIn, list)
        .get("/cases/{case}/partners", Guard::Case, near)
        .merge(file::routes())
        .merge(form::routes())
        .merge(activity::routes())
        .merge(show::routes())
        .merge(reason::routes())
}

/// One organisation of the list.
struct Line {
    href: String,
    name: String,
    kind: String,
    place: String,
    /// How far it is, in words.
    far: Option<String>,
    offers: String,
    phone: String,
    /// How much room there is, in words.
    capacity: String,
    room: bool,
    stale: bool,
}

#[derive(Template)]
#[template(path = "partner/list.html")]
struct ListPage {
    sh: Shell,
    f: FormView,
    kinds: Vec<Choice>,
    domains: Vec<Choice>,
    which: Vec<Choice>,
    /// Names of places to choose from while typing.
    places: Vec<String>,
    /// From where the way is reckoned, or that the place is not known.
    from: Option<String>,
    lines: Vec<Line>,
    filtered: bool,
    pager: Option<Pager>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let data = ctx.query_form();
    found(&ctx, &data).await
}

async fn found(ctx: &RequestCtx, data: &FormData) -> Result<Response, WebError> {
    let wanted = wanted(ctx, data)?;
    let found = app::partner::list(ctx.app(), &ctx.op, &wanted)
        .await
        .map_err(|e| ctx.error(e))?;
    let sh = ctx
        .shell(Nav::Partners, ctx.texts().get("partner-title"))
        .await?;
    let places = ctx.app().catalogue.places();
    let places = places.0.iter().map(|place| place.name.clone()).collect();
    Ok(html(&list_page(sh, data, &found, places)))
}

fn wanted(ctx: &RequestCtx, data: &FormData) -> Result<Wanted, WebError> {
    let short = |name: &str| data.get(name).chars().take(100).collect::<String>();
    Ok(Wanted {
        words: short("q"),
        kind: PartnerKind::from_code(data.get("kind")).ok(),
        domain: short("domain"),
        near: short("near"),
        which: match data.get("which") {
            "room" => Which::WithRoom,
            "closed" => Which::Closed,
            _ => Which::Open,
        },
        after: match data.get("after") {
            "" => None,
            after => Some(id(ctx, after)?),
        },
    })
}

fn list_page(sh: Shell, data: &FormData, found: &Directory, places: Vec<String>) -> ListPage {
    let texts = sh.texts;
    let shown = FILTER.map(|name| (name, data.get(name).to_owned()));
    let filtered = shown.iter().any(|(_, value)| !value.is_empty());
    let address = |after: Option<String>| {
        let pairs = shown.iter().filter(|(_, value)| !value.is_empty());
        let pairs = pairs.map(|(name, value)| format!("{name}={}", encode(value)));
        let all: Vec<String> = pairs.chain(after).collect();
        format!("/partners?{}", all.join("&"))
    };
    let near = data.get("near");
    let from = match &found.from {
        Some(place) => Some(texts.with("partner-from", &[("place", (&place.name).into())])),
        None if near.is_empty() => None,
        None => Some(texts.with("partner-from-unknown", &[("place", near.into())])),
    };
    let which = [("room", "partner-with-room"), ("closed", "partner-closed")];
    ListPage {
        kinds: Choice::all::<PartnerKind>(texts, "partner_kind"),
        domains: domain_choices(texts, &found.domains),
        which: which
            .map(|(code, key)| Choice::new(code, texts.get(key)))
            .into(),
        places,
        from,
        lines: found.partners.iter().map(|one| line(&sh, one)).collect(),
        filtered,
        pager: Pager::of(
            data.first("after").map(|_| address(None)),
            found
                .more_after
                .map(|one| address(Some(format!("after={one}")))),
            texts.get("list-next"),
        ),
        f: FormView::new(texts, FormData::from_pairs(shown.clone())),
        sh,
    }
}

fn domain_choices(texts: &Texts, domains: &[(String, Text)]) -> Vec<Choice> {
    let lang = texts.lang().code();
    let choice = |(id, title): &(String, Text)| Choice::new(id, title.in_language(lang));
    domains.iter().map(choice).collect()
}

fn line(sh: &Shell, one: &Listed) -> Line {
    let (texts, row) = (sh.texts, &one.row);
    Line {
        href: format!("/partners/{}", row.id),
        name: row.name.clone(),
        kind: texts.code("partner_kind", row.kind).into_owned(),
        place: row.place.clone(),
        far: one.kilometres.map(|far| {
            let far = format!("{far:.0}");
            texts.with("partner-far", &[("km", far.into())])
        }),
        offers: row.told.offers.clone(),
        phone: row.told.phone.clone(),
        capacity: capacity(texts, one),
        room: one.room,
        stale: one.stale,
    }
}

/// How much room there is and since when that is known; empty while nobody has said.
fn capacity(texts: &Texts, one: &Listed) -> String {
    let row = &one.row;
    let number = row
        .capacity
        .map(|places| texts.with("partner-places", &[("n", places.into())]));
    let day = row
        .capacity_on
        .map(|day| texts.with("partner-as-of", &[("date", day.into())]));
    let words = Some(row.told.capacity.clone()).filter(|words| !words.is_empty());
    let all: Vec<String> = [number, words, day].into_iter().flatten().collect();
    all.join(", ")
}

/// From a case into the directory, with its place of release or of the last registration, which stands in no
/// address. The case is
/// read for that, and its log says so.
async fn near(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (app, op) = (ctx.app(), &ctx.op);
    let place = match ctx.query("of").as_deref() {
        Some("registered") => app::partner::near_registered(app, op, case).await,
        _ => app::partner::near(app, op, case).await,
    };
    let place = place.map_err(|e| ctx.error(e))?;
    let Some(place) = place else {
        return Ok(Redirect::to("/partners?done=partner-flash-no-place").into_response());
    };
    found(&ctx, &FormData::from_pairs([("near", place)])).await
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
