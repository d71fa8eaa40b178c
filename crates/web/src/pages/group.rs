//! Groups of a site: the list, one offer with its dates and who takes part. Who it is stands there only
//! for those who may see the case.

use app::group::{Dated, Offer, OfferPage, Seen, Session, Waiting};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    group::{MemberStatus, Places},
    ids::GroupOfferId,
};
use i18n::{Lang, Texts};

use crate::{
    correction::{Former, former},
    error::WebError,
    page::{Nav, Shell, html},
    pages::{assignment::id, case::frame::person_name},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod enrol;
mod member;
mod offer;
mod sample;
mod session;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/groups", Guard::SignedIn, list)
        .get("/groups/{offer}", Guard::SignedIn, view)
        .merge(offer::routes())
        .merge(session::routes())
        .merge(enrol::routes())
        .merge(member::routes())
}

#[derive(Template)]
#[template(path = "group/list.html")]
struct ListPage {
    sh: Shell,
    open: Vec<OfferLine>,
    over: Vec<OfferLine>,
    may_edit: bool,
}

/// One offer of a list.
struct OfferLine {
    href: String,
    title: String,
    kind: String,
    site: String,
    when: String,
    times: String,
    seats: String,
    /// A chip about the places: its class and words.
    hint: Option<(&'static str, String)>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let offers = app::group::list(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let lines = |all: &[(Offer, Places)]| -> Vec<OfferLine> {
        all.iter()
            .map(|(offer, places)| offer_line(texts, offer, *places))
            .collect()
    };
    Ok(html(&ListPage {
        open: lines(&offers.open),
        over: lines(&offers.over),
        may_edit: offers.may_edit,
        sh: ctx.shell(Nav::Groups, texts.get("group-title")).await?,
    }))
}

fn offer_line(texts: &Texts, offer: &Offer, places: Places) -> OfferLine {
    OfferLine {
        href: format!("/groups/{}", offer.id),
        title: offer.title.clone(),
        kind: kind_words(texts, offer),
        site: offer.site_name.clone(),
        when: period(texts, offer),
        times: offer.times.clone(),
        seats: seats_words(texts, places),
        hint: hint(texts, places),
    }
}

/// `Soziales Kompetenztraining`, and who runs it if another body does.
fn kind_words(texts: &Texts, offer: &Offer) -> String {
    let kind = texts.code("group_kind", offer.kind).into_owned();
    if offer.is_external() {
        let provider = (&offer.provider).into();
        texts.with(
            "group-kind-external",
            &[("kind", kind.into()), ("provider", provider)],
        )
    } else {
        kind
    }
}

fn period(texts: &Texts, offer: &Offer) -> String {
    match offer.to_on {
        Some(to) => texts.with(
            "date-from-to",
            &[("from", offer.from_on.into()), ("to", to.into())],
        ),
        None => texts.with("date-from-on", &[("from", offer.from_on.into())]),
    }
}

/// `5 von 8 Plätzen belegt, 2 warten`.
fn seats_words(texts: &Texts, places: Places) -> String {
    let taken = match places.seats {
        Some(seats) => texts.with(
            "group-seats-taken",
            &[("members", places.members.into()), ("seats", seats.into())],
        ),
        None => texts.with("group-seats-open", &[("members", places.members.into())]),
    };
    if places.waiting == 0 {
        return taken;
    }
    let waiting = texts.with("group-seats-waiting", &[("n", places.waiting.into())]);
    format!("{taken}, {waiting}")
}

fn hint(texts: &Texts, places: Places) -> Option<(&'static str, String)> {
    if places.may_move_up() {
        return Some(("chip-risk", texts.get("group-seat-free").into_owned()));
    }
    match places.free() {
        Some(0) => Some(("chip-plain", texts.get("group-full").into_owned())),
        Some(free) => Some((
            "chip-ok",
            texts.with("group-seats-free", &[("n", free.into())]),
        )),
        None => None,
    }
}

#[derive(Template)]
#[template(path = "group/offer.html")]
struct ViewPage {
    sh: Shell,
    href: String,
    /// Label and value of what is told about it.
    facts: Vec<(String, String)>,
    seats: String,
    /// What may be done about a free seat, if somebody waits.
    free: Option<String>,
    members: Vec<PersonLine>,
    others: Option<String>,
    waiting: Vec<WaitingLine>,
    gone: Vec<PersonLine>,
    others_gone: Option<String>,
    sessions: Vec<SessionLine>,
    former: Vec<Former>,
    may_edit: bool,
    may_date: bool,
}

/// Somebody in the group, or who was.
struct PersonLine {
    href: String,
    name: String,
    number: String,
    words: String,
}

/// Somebody who waits; without a name for those who may not see the case.
struct WaitingLine {
    place: usize,
    person: Option<PersonLine>,
    /// Where a seat is given to them, if that is possible now.
    up: Option<String>,
}

/// A date.
struct SessionLine {
    href: String,
    when: String,
    minutes: String,
    topic: String,
    /// Why it was called off.
    off: Option<String>,
    holiday: Option<String>,
    /// Which date it makes up for.
    instead_of: Option<String>,
    known: String,
    /// Whether attendance can be entered: it lies behind, and was not called off.
    may_attend: bool,
}

async fn view(ctx: RequestCtx, Path(offer): Path<String>) -> Result<Response, WebError> {
    let offer: GroupOfferId = id(&ctx, &offer)?;
    let page = app::group::view(ctx.app(), &ctx.op, offer)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let sh = ctx.shell(Nav::Groups, page.offer.title.as_str()).await?;
    let others = |key: &str, n: usize| (n > 0).then(|| texts.with(key, &[("n", n.into())]));
    let seats = seats_words(texts, page.places);
    let free = page.places.may_move_up();
    Ok(html(&ViewPage {
        href: format!("/groups/{offer}"),
        facts: facts(texts, &page.offer),
        seats,
        free: free.then(|| texts.get("group-seat-free-text").into_owned()),
        members: people(texts, &page.members),
        others: others("group-others", page.others),
        waiting: page
            .waiting
            .iter()
            .map(|one| waiting_line(texts, one, free))
            .collect(),
        gone: people(texts, &page.gone),
        others_gone: others("group-others-gone", page.others_gone),
        sessions: sessions(&ctx, &page),
        former: former(texts, &page.former),
        may_edit: page.may_edit,
        may_date: page.may_date,
        sh,
    }))
}

fn facts(texts: &Texts, offer: &Offer) -> Vec<(String, String)> {
    let provider = if offer.is_external() {
        offer.provider.clone()
    } else {
        texts.get("group-own").into_owned()
    };
    let mut all = vec![
        (
            "group-kind",
            texts.code("group_kind", offer.kind).into_owned(),
        ),
        ("group-purpose", offer.purpose.clone()),
        ("group-period", period(texts, offer)),
        ("group-times", offer.times.clone()),
        ("common-place", offer.place.clone()),
        ("group-facilitators", offer.facilitators.clone()),
        ("group-provider", provider),
        ("common-site", offer.site_name.clone()),
    ];
    all.retain(|(_, value)| !value.is_empty());
    all.into_iter()
        .map(|(key, value)| (texts.get(key).into_owned(), value))
        .collect()
}

fn people(texts: &Texts, all: &[Seen]) -> Vec<PersonLine> {
    all.iter().map(|one| person(texts, one)).collect()
}

fn person(texts: &Texts, one: &Seen) -> PersonLine {
    let member = &one.member;
    let words = match (member.status, member.since, member.until) {
        (MemberStatus::Waiting, ..) => texts.with(
            "group-waits-since",
            &[("from", i18n::berlin_date(member.asked_at).into())],
        ),
        (MemberStatus::Member, Some(since), _) => {
            texts.with("common-since", &[("from", since.into())])
        }
        (status, _, until) => {
            let status = texts.code("member_status", status).into_owned();
            match until {
                Some(day) => format!("{status}, {}", texts.date(day)),
                None => status,
            }
        }
    };
    PersonLine {
        href: format!("/cases/{}/groups/{}", member.case, member.id),
        name: person_name(&one.family_name, &one.given_names),
        number: one.number.clone(),
        words,
    }
}

fn waiting_line(texts: &Texts, one: &Waiting, free: bool) -> WaitingLine {
    let may = |who: &&Seen| free && one.place == 1 && who.may_edit;
    let up = one.who.as_ref().filter(may);
    WaitingLine {
        place: one.place,
        up: up.map(|who| {
            let member = &who.member;
            format!("/cases/{}/groups/{}/seat", member.case, member.id)
        }),
        person: one.who.as_ref().map(|who| person(texts, who)),
    }
}

fn sessions(ctx: &RequestCtx, page: &OfferPage) -> Vec<SessionLine> {
    let line = |one: &Dated| session_line(ctx, page, one);
    page.sessions.iter().map(line).collect()
}

fn session_line(ctx: &RequestCtx, page: &OfferPage, one: &Dated) -> SessionLine {
    let texts = ctx.texts();
    let session = &one.session;
    let all = page.sessions.iter().map(|one| &one.session);
    let made_up = session
        .instead_of
        .and_then(|wanted| all.clone().find(|one| one.id == wanted));
    SessionLine {
        href: format!("/groups/{}/sessions/{}", page.offer.id, session.id),
        when: texts.instant(session.at),
        minutes: minutes_words(texts, session),
        topic: session.topic.clone(),
        off: session.is_off().then(|| session.called_off.clone()),
        holiday: one.holiday.clone(),
        instead_of: made_up.map(|one| {
            let day = i18n::berlin_date(one.at);
            texts.with("group-instead-of", &[("day", day.into())])
        }),
        known: texts.with(
            "common-of",
            &[("part", one.known.into()), ("whole", one.members.into())],
        ),
        may_attend: !session.is_off() && session.at <= ctx.op.now,
    }
}

fn minutes_words(texts: &Texts, session: &Session) -> String {
    texts.with("group-minutes-n", &[("n", session.minutes.into())])
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
