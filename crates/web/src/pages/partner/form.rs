//! Writing and changing an entry of the directory.

use app::{
    AppError, Problems,
    partner::{
        Contact, Particulars, Partner,
        change::{Entry, add, change},
    },
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{Code, ids::PartnerId, partner::PartnerKind};
use i18n::Texts;
use jiff::civil::Date;

use super::{LONG, SHORT, domain_choices};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::MAX_WHY,
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Lines for contact persons: so many, and always one more than there are.
const LINES: usize = 3;

/// No more lines than this are read.
const MOST_LINES: usize = 20;

/// The greatest number of places.
const MOST_PLACES: i64 = 10_000;

/// Routes of the form.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/partners/new", Guard::SignedIn, new)
        .form("/partners", "/partners/new", Guard::SignedIn, create)
        .get("/partners/{partner}/edit", Guard::SignedIn, edit)
        .form(
            "/partners/{partner}",
            "/partners/{partner}/edit",
            Guard::SignedIn,
            save,
        )
}

#[derive(Template)]
#[template(path = "partner/form.html")]
pub(super) struct FormPage {
    pub sh: Shell,
    pub f: FormView,
    pub action: String,
    pub back: String,
    /// Whether it is changed, not written.
    pub changes: bool,
    pub kinds: Vec<Choice>,
    pub domains: Vec<Choice>,
    pub places: Vec<String>,
    pub rows: Vec<usize>,
    pub theirs: Theirs,
}

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    let start = FormData::from_pairs([("confirmed_on", ctx.texts().date(ctx.today()))]);
    let f = ctx.form("/partners", start).await?;
    Ok(html(&page(&ctx, None, f, Theirs::default()).await?))
}

async fn edit(ctx: RequestCtx, Path(partner): Path<String>) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let ground = app::partner::for_form(ctx.app(), &ctx.op, Some(partner))
        .await
        .map_err(|e| ctx.error(e))?;
    let row = ground.partner;
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = as_form(ctx.texts(), &row);
    let f = ctx.form(&format!("/partners/{partner}"), start).await?;
    let page = page(&ctx, Some(partner), f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn page(
    ctx: &RequestCtx,
    partner: Option<PartnerId>,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let ground = app::partner::for_form(ctx.app(), &ctx.op, partner)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let title = match partner {
        None => "partner-new",
        Some(_) => "partner-change",
    };
    let href = partner.map(|one| format!("/partners/{one}"));
    let places = ctx.app().catalogue.places();
    Ok(FormPage {
        sh: ctx.shell(Nav::Partners, texts.get(title)).await?,
        action: href.clone().unwrap_or_else(|| "/partners".to_owned()),
        back: href.unwrap_or_else(|| "/partners".to_owned()),
        changes: partner.is_some(),
        kinds: Choice::all::<PartnerKind>(texts, "partner_kind"),
        domains: domain_choices(texts, &ground.domains),
        places: places.0.iter().map(|place| place.name.clone()).collect(),
        rows: rows(&f.data),
        theirs,
        f,
    })
}

/// The lines for contact persons: those that say something and one more.
pub(super) fn rows(data: &FormData) -> Vec<usize> {
    let filled = (0..MOST_LINES).rev().find(|row| {
        ["contact_name", "contact_function", "contact_reach"]
            .iter()
            .any(|name| !data.get(&format!("{name}-{row}")).is_empty())
    });
    let used = filled.map_or(0, |row| row + 1);
    (0..(used + 1).clamp(LINES, MOST_LINES)).collect()
}

fn as_form(texts: &Texts, row: &Partner) -> FormData {
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    let told = &row.told;
    let number = row.capacity.map(|places| places.to_string());
    let mut data = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("name", row.name.clone()),
        ("kind", row.kind.code().to_owned()),
        ("offers", told.offers.clone()),
        ("address", told.address.clone()),
        ("place", row.place.clone()),
        ("opening_hours", told.opening_hours.clone()),
        ("phone", told.phone.clone()),
        ("mail", told.mail.clone()),
        ("languages", told.languages.clone()),
        ("access", told.access.clone()),
        ("capacity", number.unwrap_or_default()),
        ("capacity_words", told.capacity.clone()),
        ("capacity_on", day(row.capacity_on)),
        ("agreed", told.agreed.clone()),
        ("agreed_from", day(told.agreed_from)),
        ("agreed_to", day(told.agreed_to)),
        ("confirmed_on", day(Some(row.confirmed_on))),
    ]);
    for domain in &row.domains {
        data.push("domains", domain);
    }
    for (at, one) in told.contacts.iter().enumerate() {
        data.push(&format!("contact_name-{at}"), &one.name);
        data.push(&format!("contact_function-{at}"), &one.function);
        data.push(&format!("contact_reach-{at}"), &one.reach);
    }
    data
}

/// What was typed, as far as it can be read.
fn entry(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let name = data.required("name", SHORT, p);
    let kind = data.code("kind", p);
    let place = data.required("place", SHORT, p);
    let capacity = capacity(data, p);
    let capacity_on = data.optional_date("capacity_on", p);
    let confirmed_on = data.date("confirmed_on", p);
    let why = data.optional("why", MAX_WHY, p);
    let told = Particulars {
        offers: data.optional("offers", LONG, p),
        address: data.optional("address", SHORT, p),
        opening_hours: data.optional("opening_hours", LONG, p),
        phone: data.optional("phone", SHORT, p),
        mail: data.optional("mail", SHORT, p),
        languages: data.optional("languages", SHORT, p),
        access: data.optional("access", LONG, p),
        contacts: contacts(data, p),
        capacity: data.optional("capacity_words", SHORT, p),
        agreed: data.optional("agreed", LONG, p),
        agreed_from: data.optional_date("agreed_from", p),
        agreed_to: data.optional_date("agreed_to", p),
    };
    match (kind, confirmed_on) {
        (Some(kind), Some(confirmed_on)) if problems.0.is_empty() => Ok(Entry {
            kind,
            name,
            domains: domains(data),
            place,
            capacity,
            capacity_on,
            confirmed_on,
            told,
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

/// The life domains that were ticked; their ids hold no comma.
fn domains(data: &FormData) -> Vec<String> {
    let mut all = data.all("domains");
    all.retain(|id| !id.is_empty() && id.len() <= SHORT && !id.contains(','));
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST_LINES);
    all
}

/// A number of places; an empty field says nothing about it.
fn capacity(data: &FormData, problems: &mut Problems) -> Option<i64> {
    let typed = !data.get("capacity").is_empty();
    let number = data.number("capacity", 0..=MOST_PLACES, 0, problems);
    typed.then_some(number)
}

fn contacts(data: &FormData, problems: &mut Problems) -> Vec<Contact> {
    rows(data)
        .into_iter()
        .map(|row| Contact {
            name: data.optional(&format!("contact_name-{row}"), SHORT, problems),
            function: data.optional(&format!("contact_function-{row}"), SHORT, problems),
            reach: data.optional(&format!("contact_reach-{row}"), SHORT, problems),
        })
        .collect()
}

async fn create(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let answer = match entry(&data) {
        Ok(entry) => add(ctx.app(), &ctx.op, entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(id) => Ok(done(&format!("/partners/{id}"), "partner-flash-added")),
        Err(error) => again(&ctx, None, data, error).await,
    }
}

async fn save(
    ctx: RequestCtx,
    Path(partner): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match entry(&data) {
        Ok(entry) => change(ctx.app(), &ctx.op, (partner, version), entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(
            &format!("/partners/{partner}"),
            "partner-flash-changed",
        )),
        Err(error) => again(&ctx, Some(partner), data, error).await,
    }
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    partner: Option<PartnerId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = partner.map_or_else(String::new, |id| format!("partner {id}"));
    let changing = Changing::own(&subject, &CHANGES);
    let (status, form, theirs) = refused(ctx, changing, data, error).await?;
    let page = page(ctx, partner, form, theirs).await?;
    Ok(with_status(status, &page))
}

/// What changes an entry, as the log names it.
pub(super) const CHANGES: [&str; 4] = [
    "partner.change",
    "partner.confirm",
    "partner.close",
    "partner.reopen",
];
