//! The forms of a no-contact order: entering one, and lifting it.

use app::{
    AppError, Problems,
    network::{
        Network,
        order::{Entry, missing},
    },
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    ids::{CaseId, NoContactOrderId},
    network::OrderBasis,
};

use super::{LONG, SHORT, begun, for_form, lines, list_path, not_found, people, refused};
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
};

const LIFT: &str = "/cases/{case}/network/orders/{order}";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/network/orders/new", Guard::Case, new)
        .form(
            "/cases/{case}/network/orders",
            "/cases/{case}/network/orders/new",
            Guard::Case,
            add,
        )
        .get(LIFT, Guard::Case, lifting)
        .form(LIFT, LIFT, Guard::Case, lift)
}

#[derive(Template)]
#[template(path = "network/order.html")]
pub(super) struct OrderPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub people: Vec<Choice>,
    pub bases: Vec<Choice>,
    pub f: FormView,
}

#[derive(Template)]
#[template(path = "network/lift.html")]
pub(super) struct LiftPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub line: lines::OrderLine,
    pub theirs: Theirs,
    pub f: FormView,
}

fn add_path(case: CaseId) -> String {
    format!("{}/orders", list_path(case))
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let start = FormData::from_pairs([
        ("person", ctx.query("person").unwrap_or_default()),
        ("from", ctx.texts().date(ctx.today())),
    ]);
    let form = ctx.form(&add_path(case), start).await?;
    Ok(html(&page(&ctx, &network, form).await?))
}

async fn page(ctx: &RequestCtx, network: &Network, f: FormView) -> Result<OrderPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("network-order-add").into_owned();
    Ok(OrderPage {
        action: add_path(network.head.case.id),
        people: people(texts, &network.ties),
        bases: Choice::all::<OrderBasis>(texts, "order_basis"),
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &network.head, title),
        f,
    })
}

pub(super) fn entry(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let person = super::chosen_person(data, p);
    let basis = data.code("basis", p);
    let issued_by = data.optional("issued-by", SHORT, p);
    let content = data.optional("content", LONG, p);
    let from = data.date("from", p);
    let until = data.optional_date("until", p);
    match (person, basis, from) {
        (Some(person), Some(basis), Some(from)) if problems.0.is_empty() => Ok(Entry {
            person,
            basis,
            issued_by,
            content,
            from,
            until,
        }),
        _ => {
            problems.complete(missing(basis, &issued_by, &content));
            Err(AppError::Invalid(problems))
        }
    }
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match entry(&data) {
        Ok(entry) => app::network::order::add(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "network-flash-order"));
    };
    let error = super::unknown_person(error, &data);
    let (status, form, _) = refused(&ctx, (case, "", "network.forbid"), data, error).await?;
    let network = for_form(&ctx, case).await?;
    Ok(with_status(status, &page(&ctx, &network, form).await?))
}

async fn lifting(
    ctx: RequestCtx,
    Path((case, order)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let order: NoContactOrderId = id(&ctx, &order)?;
    let row = network.orders.iter().find(|one| one.id == order);
    let version = row.map_or(0, |one| one.version);
    // An order that has not begun is lifted from its first day on.
    let day = row.map_or(ctx.today(), |one| one.span.from.max(ctx.today()));
    let start = FormData::from_pairs([
        ("lifted", ctx.texts().date(day)),
        ("version", version.to_string()),
    ]);
    let form = ctx
        .form(&format!("{}/{order}", add_path(case)), start)
        .await?;
    let page = lift_page(&ctx, &network, order, form, Theirs::default()).await?;
    Ok(html(&page))
}

async fn lift_page(
    ctx: &RequestCtx,
    network: &Network,
    order: NoContactOrderId,
    f: FormView,
    theirs: Theirs,
) -> Result<LiftPage, WebError> {
    let texts = ctx.texts();
    let row = network.orders.iter().find(|one| one.id == order);
    let row = row.ok_or_else(|| not_found(ctx))?;
    let title = texts.get("network-order-lift").into_owned();
    let frame = form_frame(ctx, &network.head, title.clone());
    let base = format!("{}/network", frame.href);
    Ok(LiftPage {
        action: format!("{base}/orders/{order}"),
        line: lines::order(texts, &base, network, row, ctx.today()),
        sh: ctx.shell(Nav::Cases, title).await?,
        frame,
        theirs,
        f,
    })
}

async fn lift(
    ctx: RequestCtx,
    Path((case, order)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, order): (CaseId, NoContactOrderId) = (id(&ctx, &case)?, id(&ctx, &order)?);
    let mut problems = Problems::new();
    let day = data.date("lifted", &mut problems);
    let reason = data.optional("reason", LONG, &mut problems);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match day {
        Some(day) if problems.0.is_empty() => {
            let what = (day, reason.as_str());
            app::network::order::lift(ctx.app(), &ctx.op, case, (order, version), what).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "network-flash-lifted"));
    };
    let subject = format!("no_contact_order {order}");
    let about = (case, subject.as_str(), "network.lift");
    let (status, form, theirs) = refused(&ctx, about, data, error).await?;
    let network = for_form(&ctx, case).await?;
    let page = lift_page(&ctx, &network, order, form, theirs).await?;
    Ok(with_status(status, &page))
}
