//! The form of a contact with somebody of the network.

use app::{AppError, Problems, network::Network};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CaseId, NetworkPersonId},
};

use super::{LONG, begun, for_form, list_path, not_found, refused};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PAGE: &str = "/cases/{case}/network/people/{person}/contact";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, new)
        .form(PAGE, PAGE, Guard::Case, add)
}

#[derive(Template)]
#[template(path = "network/contact.html")]
pub(super) struct ContactPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// The order that forbids the client's contact, in words.
    pub forbidden: Option<String>,
    pub kinds: Vec<Choice>,
    pub f: FormView,
}

async fn new(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let person: NetworkPersonId = id(&ctx, &person)?;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        ("kind", ContactKind::Phone.code().to_owned()),
    ]);
    let form = ctx.form(&path(case, person), start).await?;
    Ok(html(&page(&ctx, &network, person, form).await?))
}

fn path(case: CaseId, person: NetworkPersonId) -> String {
    format!("{}/people/{person}/contact", list_path(case))
}

async fn page(
    ctx: &RequestCtx,
    network: &Network,
    person: NetworkPersonId,
    f: FormView,
) -> Result<ContactPage, WebError> {
    let row = network.last_version(person).ok_or_else(|| not_found(ctx))?;
    let texts = ctx.texts();
    let title = texts.with("network-contact-with", &[("name", row.called().into())]);
    let order = network.ties.iter().find(|tie| tie.row.person == person);
    let order = order.and_then(|tie| tie.no_contact.as_ref());
    Ok(ContactPage {
        action: path(network.head.case.id, person),
        forbidden: order.map(|_| texts.get("network-contact-forbidden").into_owned()),
        kinds: Choice::all::<ContactKind>(texts, "contact_kind"),
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &network.head, title),
        f,
    })
}

async fn add(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, person): (CaseId, NetworkPersonId) = (id(&ctx, &case)?, id(&ctx, &person)?);
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let kind = data.code("kind", &mut problems);
    let note = data.optional("note", LONG, &mut problems);
    let answer = match (on, kind) {
        (Some(on), Some(kind)) if problems.0.is_empty() => {
            let what = (on, kind, note.as_str());
            app::network::contact::add(ctx.app(), &ctx.op, case, person, what).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "network-flash-contact"));
    };
    let (status, form, _) = refused(&ctx, (case, "", "network.contact"), data, error).await?;
    let network = for_form(&ctx, case).await?;
    Ok(with_status(
        status,
        &page(&ctx, &network, person, form).await?,
    ))
}
