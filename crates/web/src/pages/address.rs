//! Addresses of a client: where post goes, where they were registered last, the form for one more, and the
//! form that corrects or strikes one.

use access::Action;
use app::{
    AppError, Problems,
    address::{Addresses, Entry, Mended, Post, Row},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    address::{Address, AddressKind, Standing},
    ids::{AddressId, CaseId},
};
use i18n::Texts;
use jiff::civil::Date;

use super::{
    assignment::{Theirs, id},
    case::{CaseFrame, form_frame},
};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{Nav, Shell, done, html, with_status},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod sample;

pub use sample::samples;

/// The longest part of an address, in characters.
const MAX_PART: usize = 200;

/// The longest source, in characters.
const MAX_SOURCE: usize = 300;

const LIST: &str = "/cases/{case}/addresses";
const NEW: &str = "/cases/{case}/addresses/new";
const ONE: &str = "/cases/{case}/addresses/{address}";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get(LIST, Guard::Case, show)
        .get(NEW, Guard::Case, new)
        .form(NEW, NEW, Guard::Case, add)
        .get(ONE, Guard::Case, open)
        .form(ONE, ONE, Guard::Case, save)
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/addresses")
}

/// Whether post goes there today or from the release on, as pages beside this one say it.
pub(crate) fn post_label(texts: &Texts, post: &Post) -> String {
    let key = if post.inside {
        "address-post-after"
    } else {
        "address-post"
    };
    texts.get(key).into_owned()
}

/// Where post goes, as pages beside this one say it: the address and to when.
pub(crate) fn post_words(texts: &Texts, post: &Post) -> String {
    let Some(post) = &post.address else {
        return texts.get("address-post-none").into_owned();
    };
    match post.until {
        Some(day) => {
            let args = [("address", post.line().into()), ("day", day.into())];
            texts.with("address-post-until", &args)
        }
        None => post.line(),
    }
}

// --- the list

/// One address, in words.
struct Line {
    kind: String,
    words: String,
    period: String,
    /// Class and icon of its state, and the state in words.
    class: &'static str,
    icon: &'static str,
    standing: String,
    consent: Option<String>,
    source: String,
    recorded: String,
    struck: bool,
    /// Which offices it points to, for the place of the last registration.
    offices: bool,
    former: Vec<Former>,
    correct: Option<String>,
}

#[derive(Template)]
#[template(path = "address/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    post_label: String,
    post: String,
    has_post: bool,
    lines: Vec<Line>,
    may_add: bool,
    partners: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::address::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("address-title").into_owned();
    let frame = form_frame(&ctx, &view.head, title.as_str());
    let sh = ctx.shell(Nav::Cases, title).await?;
    Ok(html(&page(sh, frame, &view, ctx.may(Action::ViewPartners))))
}

/// `partners`: whether this person sees the offices that an address leads to.
fn page(sh: Shell, frame: CaseFrame, view: &Addresses, partners: bool) -> ListPage {
    let (texts, today) = (sh.texts, sh.today);
    let rows = view.rows.iter();
    let post = &view.post;
    ListPage {
        post_label: post_label(texts, post),
        post: post_words(texts, post),
        has_post: post.address.is_some(),
        lines: rows.map(|one| line(texts, view, one, today)).collect(),
        may_add: view.may_add,
        partners,
        frame,
        sh,
    }
}

fn line(texts: &Texts, view: &Addresses, one: &Row, today: Date) -> Line {
    let address = &one.address;
    let standing = address.standing(today);
    let (class, icon) = match standing {
        Standing::Holds => ("ok", "ok"),
        Standing::EndsSoon | Standing::NoConsent => ("risk", "risk"),
        Standing::Ahead | Standing::Over | Standing::Former => ("mute", "note"),
    };
    let args = [
        ("name", (&one.recorded_by_name).into()),
        ("when", texts.instant(one.recorded_at).into()),
    ];
    let consent = address
        .consent_on
        .map(|day| texts.with("address-consent", &[("day", day.into())]));
    let case = view.head.case.id;
    Line {
        kind: texts.code("address_kind", address.kind).into_owned(),
        words: address.line(),
        period: period(texts, address),
        class,
        icon,
        standing: texts.code("address_standing", standing).into_owned(),
        consent,
        source: one.source.clone(),
        recorded: texts.with("common-recorded", &args),
        struck: one.struck,
        offices: address.kind == AddressKind::Registered && !one.struck,
        former: former(texts, view.trail.of(one.id.uuid())),
        correct: view
            .may_correct
            .then(|| format!("{}/{}", path(case), one.id)),
    }
}

/// From when to when, as far as it is known.
fn period(texts: &Texts, one: &Address) -> String {
    let day = |key: &str, day: Date| texts.with(key, &[("day", day.into())]);
    match (one.from, one.until) {
        (Some(from), Some(until)) => {
            let args = [("from", from.into()), ("until", until.into())];
            texts.with("address-period", &args)
        }
        (Some(from), None) => day("address-since", from),
        (None, Some(until)) => day("address-to", until),
        (None, None) => String::new(),
    }
}

// --- one more

#[derive(Template)]
#[template(path = "address/form.html")]
struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    fields: Vec<String>,
    f: FormView,
}

fn fields(f: &FormView) -> Vec<String> {
    let kinds = Choice::all::<AddressKind>(f.texts, "address_kind");
    let row = |fields: &[String]| format!("<div class=\"form-row\">{}</div>", fields.concat());
    let place = [
        f.text_optional("postcode", "address-postcode"),
        f.text("place", "address-place"),
    ];
    let days = [
        f.date_optional("from", "address-from"),
        f.date_optional("until", "address-until"),
    ];
    vec![
        f.radios("kind", "address-kind", &kinds),
        f.text_optional("care_of", "address-care-of"),
        f.text_optional("street", "address-street"),
        row(&place),
        row(&days),
        f.date_optional("consent_on", "address-consent-on"),
        f.text("source", "address-source"),
    ]
}

async fn for_form(ctx: &RequestCtx, case: CaseId, corrects: bool) -> Result<Addresses, WebError> {
    app::address::for_form(ctx.app(), &ctx.op, case, corrects)
        .await
        .map_err(|e| ctx.error(e))
}

async fn form_page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<FormPage, WebError> {
    let view = for_form(ctx, case, false).await?;
    let title = ctx.texts().get("address-add").into_owned();
    Ok(FormPage {
        frame: form_frame(ctx, &view.head, title.as_str()),
        sh: ctx.shell(Nav::Cases, title).await?,
        fields: fields(&f),
        f,
    })
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let start = FormData::from_pairs([("kind", AddressKind::CareOf.code().to_owned())]);
    let f = ctx.form(&format!("{}/new", path(case)), start).await?;
    Ok(html(&form_page(&ctx, case, f).await?))
}

fn entry(data: &FormData, problems: &mut Problems) -> Option<Entry> {
    let kind = data.code("kind", problems);
    let part = |name, problems: &mut Problems| data.optional(name, MAX_PART, problems);
    let address = Address {
        care_of: part("care_of", problems),
        street: part("street", problems),
        postcode: part("postcode", problems),
        place: part("place", problems),
        from: data.optional_date("from", problems),
        until: data.optional_date("until", problems),
        consent_on: data.optional_date("consent_on", problems),
        kind: kind?,
    };
    Some(Entry {
        address,
        source: data.optional("source", MAX_SOURCE, problems),
    })
}

fn typed(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let entry = entry(data, &mut problems);
    problems.none_or_invalid()?;
    entry.ok_or(AppError::NotFound)
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&data) {
        Ok(entry) => app::address::add(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&path(case), "address-flash-saved")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = form_page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

// --- one that was entered wrongly, or has ended

fn found<'v>(
    ctx: &RequestCtx,
    view: &'v Addresses,
    address: AddressId,
) -> Result<&'v Row, WebError> {
    view.row(address)
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

fn start(texts: &Texts, row: &Row) -> FormData {
    let one = &row.address;
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    FormData::from_pairs([
        ("kind", one.kind.code().to_owned()),
        ("care_of", one.care_of.clone()),
        ("street", one.street.clone()),
        ("postcode", one.postcode.clone()),
        ("place", one.place.clone()),
        ("from", day(one.from)),
        ("until", day(one.until)),
        ("consent_on", day(one.consent_on)),
        ("source", row.source.clone()),
        mend::struck_start(row.struck),
        ("version", row.version.to_string()),
    ])
}

fn mend(texts: &Texts, view: &Addresses, one: &Row, f: &FormView) -> Mend {
    let case = view.head.case.id;
    Mend {
        title: "address-correct",
        intro: vec![one.address.line()],
        action: format!("{}/{}", path(case), one.id),
        back: path(case),
        fields: fields(f),
        strikes: true,
        only_strikes: false,
        former: former(texts, view.trail.of(one.id.uuid())),
    }
}

async fn open(
    ctx: RequestCtx,
    Path((case, address)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, address): (CaseId, AddressId) = (id(&ctx, &case)?, id(&ctx, &address)?);
    let view = for_form(&ctx, case, true).await?;
    let one = found(&ctx, &view, address)?;
    let action = format!("{}/{address}", path(case));
    let f = ctx.form(&action, start(ctx.texts(), one)).await?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mended(data: &FormData) -> Result<Mended, AppError> {
    let mut problems = Problems::new();
    let entry = entry(data, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    problems.none_or_invalid()?;
    Ok(Mended {
        version: data.get("version").parse().unwrap_or(0),
        entry: entry.ok_or(AppError::NotFound)?,
        struck: mend::strikes(data),
        why,
    })
}

async fn save(
    ctx: RequestCtx,
    Path((case, address)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, address): (CaseId, AddressId) = (id(&ctx, &case)?, id(&ctx, &address)?);
    let answer = match mended(&data) {
        Ok(typed) => app::address::correct(ctx.app(), &ctx.op, case, address, &typed).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&path(case), "common-flash-corrected"));
    };
    let subject = format!("address {address}");
    let changing = Changing::row(case, &subject, &["address.add", "address.correct"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = for_form(&ctx, case, true).await?;
    let one = found(&ctx, &view, address)?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
