//! The form of a tie: entering somebody, and writing the next version with its day and reason.

use app::{
    AppError, Problems,
    network::{Network, TieVersion, tie::Entry},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, NetworkPersonId},
    network::{
        Closeness, Consent, ConsentWay, ContactWish, LONGEST_INTERVAL, Quality, TieKind, TieRole,
    },
};
use jiff::civil::Date;

use super::{
    LONG, SHORT, begun, day_or_empty, for_form,
    lines::{self, ContactLine, TrailLine},
    list_path, not_found, refused,
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

mod strike;

const PAGE: &str = "/cases/{case}/network/people/{person}";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/network/new", Guard::Case, new)
        .form(
            "/cases/{case}/network",
            "/cases/{case}/network/new",
            Guard::Case,
            add,
        )
        .get(PAGE, Guard::Case, edit)
        .form(PAGE, PAGE, Guard::Case, change)
        .merge(strike::routes())
}

/// Who is near and what they do is mostly told by the client.
const USUAL: EpistemicKind = EpistemicKind::ClientStatement;

#[derive(Template)]
#[template(path = "network/tie.html")]
pub(super) struct TiePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// Whether this is the next version of somebody.
    pub next: bool,
    pub kinds: Vec<Choice>,
    pub roles: Vec<Choice>,
    pub closeness: Vec<Choice>,
    pub qualities: Vec<Choice>,
    pub wishes: Vec<Choice>,
    pub consents: Vec<Choice>,
    pub ways: Vec<Choice>,
    pub trail: Vec<TrailLine>,
    pub contacts: Vec<ContactLine>,
    /// Further forms about this person: address and words.
    pub further: Vec<(String, String)>,
    pub theirs: Theirs,
    pub f: FormView,
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let start = FormData::from_pairs([
        ("kind", TieKind::Person.code().to_owned()),
        ("wish", ContactWish::Unclear.code().to_owned()),
        ("consent", Consent::NotAsked.code().to_owned()),
        ("since", ctx.texts().date(ctx.today())),
        statement::start(None, USUAL),
    ]);
    let form = ctx.form(&list_path(case), start).await?;
    let page = page(&ctx, &network, None, form, Theirs::default()).await?;
    Ok(html(&page))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let person: NetworkPersonId = id(&ctx, &person)?;
    let row = network
        .last_version(person)
        .filter(|row| row.struck.is_none())
        .ok_or_else(|| not_found(&ctx))?;
    let form = ctx
        .form(&person_path(case, person), as_form(&ctx, row))
        .await?;
    let page = page(&ctx, &network, Some(row), form, Theirs::default()).await?;
    Ok(html(&page))
}

fn person_path(case: CaseId, person: NetworkPersonId) -> String {
    format!("{}/people/{person}", list_path(case))
}

fn as_form(ctx: &RequestCtx, row: &TieVersion) -> FormData {
    let texts = ctx.texts();
    let way = row.consent_way.map_or("", Code::code);
    let interval = row.interval_days.map(|days| days.to_string());
    FormData::from_pairs([
        ("name", row.name.clone()),
        ("purpose", row.purpose.clone()),
        ("kind", row.kind.code().to_owned()),
        ("role", row.role.code().to_owned()),
        ("closeness", row.closeness.code().to_owned()),
        ("quality", row.quality.code().to_owned()),
        ("willing", row.willing.clone()),
        ("place", row.place.clone()),
        ("reach", row.reach.clone()),
        ("wish", row.wish.code().to_owned()),
        ("wish-note", row.wish_note.clone()),
        ("consent", row.consent.code().to_owned()),
        ("consent-on", day_or_empty(texts, row.consent_on)),
        ("consent-way", way.to_owned()),
        ("consent-for", row.consent_for.clone()),
        ("interval", interval.unwrap_or_default()),
        ("since", texts.date(ctx.today())),
        statement::start(None, USUAL),
        ("ended", day_or_empty(texts, row.ended_on)),
        ("version", row.number.to_string()),
    ])
}

async fn page(
    ctx: &RequestCtx,
    network: &Network,
    row: Option<&TieVersion>,
    f: FormView,
    theirs: Theirs,
) -> Result<TiePage, WebError> {
    let texts = ctx.texts();
    let title = row.map_or_else(
        || texts.get("network-add").into_owned(),
        |row| row.called().to_owned(),
    );
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &network.head, title);
    Ok(built(sh, frame, network, row, f, theirs))
}

fn built(
    sh: Shell,
    frame: CaseFrame,
    network: &Network,
    row: Option<&TieVersion>,
    f: FormView,
    theirs: Theirs,
) -> TiePage {
    let texts = sh.texts;
    let base = format!("{}/network", frame.href);
    let person = row.map(|row| row.person);
    let further = [
        ("people", "network-contact-add"),
        ("steps/new?person=", "network-step-add"),
        ("orders/new?person=", "network-order-add"),
        ("strike", "network-strike"),
    ];
    TiePage {
        action: match person {
            None => base.clone(),
            Some(person) => format!("{base}/people/{person}"),
        },
        next: row.is_some(),
        kinds: Choice::all::<TieKind>(texts, "tie_kind"),
        roles: Choice::all::<TieRole>(texts, "tie_role"),
        closeness: Choice::all::<Closeness>(texts, "closeness"),
        qualities: Choice::all::<Quality>(texts, "quality"),
        wishes: Choice::all::<ContactWish>(texts, "contact_wish"),
        consents: Choice::all::<Consent>(texts, "consent"),
        ways: Choice::all::<ConsentWay>(texts, "consent_way"),
        trail: person.map_or_else(Vec::new, |person| {
            lines::trail(texts, network.versions(person))
        }),
        contacts: person.map_or_else(Vec::new, |person| {
            lines::contacts(texts, &base, network, person)
        }),
        further: person.map_or_else(Vec::new, |person| {
            let href = |page: &str| match page {
                "people" => format!("{base}/people/{person}/contact"),
                "strike" => format!("{base}/people/{person}/strike"),
                page => format!("{base}/{page}{person}"),
            };
            let link = |(page, key): &(&str, &str)| (href(page), texts.get(key).into_owned());
            further.iter().map(link).collect()
        }),
        sh,
        frame,
        theirs,
        f,
    }
}

/// What was typed; if something cannot be read, all that is wrong. `next`: the next version of
/// somebody.
fn entry(data: &FormData, next: bool, today: Date) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let (name, purpose) = (
        data.optional("name", SHORT, p),
        data.optional("purpose", SHORT, p),
    );
    let (kind, role) = (data.code("kind", p), data.code("role", p));
    let (closeness, quality) = (data.code("closeness", p), data.code("quality", p));
    let willing = data.optional("willing", LONG, p);
    let (place, reach) = (
        data.optional("place", SHORT, p),
        data.optional("reach", SHORT, p),
    );
    let (wish, consent) = (data.code("wish", p), data.code("consent", p));
    let wish_note = data.optional("wish-note", LONG, p);
    let consent_on = data.optional_date("consent-on", p);
    let consent_way = match data.get("consent-way") {
        "" => None,
        _ => data.code("consent-way", p),
    };
    let consent_for = data.optional("consent-for", SHORT, p);
    let interval = match data.get("interval") {
        "" => None,
        _ => Some(data.number("interval", 0..=LONGEST_INTERVAL, 0, p)),
    };
    let since = data.date("since", p);
    let ended = data.optional_date("ended", p);
    let reason = data.optional("reason", LONG, p);
    let epistemic = statement::typed(data, USUAL, p);
    let typed = Entry {
        name,
        purpose,
        kind: kind.unwrap_or(TieKind::Person),
        role: role.unwrap_or(TieRole::Parent),
        closeness: closeness.unwrap_or(Closeness::Outer),
        quality: quality.unwrap_or(Quality::Unclear),
        willing,
        place,
        reach,
        wish: wish.unwrap_or(ContactWish::Unclear),
        wish_note,
        consent: consent.unwrap_or(Consent::NotAsked),
        consent_on,
        consent_way,
        consent_for,
        interval,
        since: since.unwrap_or(today),
        ended,
        reason,
        epistemic,
    };
    if problems.0.is_empty() {
        return Ok(typed);
    }
    problems.complete(app::network::tie::problems(&typed, next, today));
    Err(AppError::Invalid(problems))
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match entry(&data, false, ctx.today()) {
        Ok(entry) => app::network::tie::add(ctx.app(), &ctx.op, case, &entry)
            .await
            .map(|_| ()),
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&list_path(case), "network-flash-added")),
        Err(error) => again(&ctx, case, None, data, error).await,
    }
}

async fn change(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, person): (CaseId, NetworkPersonId) = (id(&ctx, &case)?, id(&ctx, &person)?);
    let number = data.get("version").parse().unwrap_or(0);
    let answer = match entry(&data, true, ctx.today()) {
        Ok(entry) => {
            app::network::tie::change(ctx.app(), &ctx.op, case, (person, number), &entry).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&list_path(case), "network-flash-changed")),
        Err(error) => again(&ctx, case, Some(person), data, error).await,
    }
}

async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    person: Option<NetworkPersonId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = person.map_or_else(String::new, |person| format!("network_person {person}"));
    let about = (case, subject.as_str(), "network.change");
    let (status, form, theirs): (StatusCode, _, _) = refused(ctx, about, data, error).await?;
    let network = for_form(ctx, case).await?;
    let row = match person {
        None => None,
        Some(person) => Some(network.last_version(person).ok_or_else(|| not_found(ctx))?),
    };
    let page = page(ctx, &network, row, form, theirs).await?;
    Ok(with_status(status, &page))
}
