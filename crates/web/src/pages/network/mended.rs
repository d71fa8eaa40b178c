//! The forms that correct a contact and a no-contact order with their trail, or take them back.

use app::{
    AppError, Problems,
    network::{
        Contact, Network, Order, contact::Corrected as CorrectedContact,
        order::Corrected as CorrectedOrder,
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CaseId, NetworkContactId, NoContactOrderId},
    network::OrderBasis,
};

use super::{LONG, begun, day_or_empty, for_form, lines, list_path, not_found, order, refused};
use crate::{
    correction::former,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
};

const CONTACT: &str = "/cases/{case}/network/contacts/{contact}";
const ORDER: &str = "/cases/{case}/network/orders/{order}/correct";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(CONTACT, Guard::Case, contact)
        .form(CONTACT, CONTACT, Guard::Case, correct_contact)
        .get(ORDER, Guard::Case, order_form)
        .form(ORDER, ORDER, Guard::Case, correct_order)
}

/// Everybody who ever was in the network, to choose from.
fn everybody(network: &Network) -> Vec<Choice> {
    let choice = |row: &app::network::TieVersion| Choice::new(row.person.to_string(), row.called());
    network.everybody().map(choice).collect()
}

// --- contacts

fn contact_path(case: CaseId, contact: NetworkContactId) -> String {
    format!("{}/contacts/{contact}", list_path(case))
}

async fn contact(
    ctx: RequestCtx,
    Path((case, contact)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let contact: NetworkContactId = id(&ctx, &contact)?;
    let row = network.contact(contact).ok_or_else(|| not_found(&ctx))?;
    let start = FormData::from_pairs([
        ("person", row.person.to_string()),
        ("on", ctx.texts().date(row.on)),
        ("kind", row.kind.code().to_owned()),
        ("note", row.note.clone()),
        mend::struck_start(row.struck),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&contact_path(case, contact), start).await?;
    let mend = contact_mend(&ctx, &network, row, &f);
    let page = mend::page(&ctx, &network.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn contact_mend(ctx: &RequestCtx, network: &Network, row: &Contact, f: &FormView) -> Mend {
    let texts = ctx.texts();
    let case = network.head.case.id;
    let which = lines::contact(texts, row.on, row.kind);
    Mend {
        title: "network-contact-correct",
        intro: vec![format!("{}: {which}", network.name_of(row.person))],
        action: contact_path(case, row.id),
        back: format!("{}/people/{}", list_path(case), row.person),
        fields: vec![
            f.select("person", "network-person", &everybody(network)),
            f.date_field("on", "network-contact-on"),
            f.radios(
                "kind",
                "network-contact-kind",
                &Choice::all::<ContactKind>(texts, "contact_kind"),
            ),
            f.area_optional("note", "network-contact-note", 2),
        ],
        strikes: true,
        only_strikes: false,
        former: former(texts, network.contact_trail.of(row.id.uuid())),
    }
}

fn typed_contact(data: &FormData) -> Result<CorrectedContact, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let person = super::chosen_person(data, p);
    let on = data.date("on", p);
    let kind = data.code("kind", p);
    let note = data.optional("note", LONG, p);
    let why = data.optional("why", MAX_WHY, p);
    match (person, on, kind) {
        (Some(person), Some(on), Some(kind)) if problems.0.is_empty() => Ok(CorrectedContact {
            person,
            on,
            kind,
            note,
            struck: mend::strikes(data),
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn correct_contact(
    ctx: RequestCtx,
    Path((case, contact)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, contact): (CaseId, NetworkContactId) = (id(&ctx, &case)?, id(&ctx, &contact)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed_contact(&data) {
        Ok(entry) => {
            let key = (contact, version);
            app::network::contact::correct(ctx.app(), &ctx.op, case, key, &entry).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "common-flash-corrected"));
    };
    let subject = format!("network_contact {contact}");
    let about = (case, subject.as_str(), "network.correct_contact");
    let (status, f, theirs) = refused(&ctx, about, data, error).await?;
    let network = for_form(&ctx, case).await?;
    let row = network.contact(contact).ok_or_else(|| not_found(&ctx))?;
    let mend = contact_mend(&ctx, &network, row, &f);
    let page = mend::page(&ctx, &network.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}

// --- orders

fn order_path(case: CaseId, order: NoContactOrderId) -> String {
    format!("{}/orders/{order}/correct", list_path(case))
}

fn found<'n>(
    ctx: &RequestCtx,
    network: &'n Network,
    order: NoContactOrderId,
) -> Result<&'n Order, WebError> {
    let row = network.orders.iter().find(|one| one.id == order);
    row.ok_or_else(|| not_found(ctx))
}

async fn order_form(
    ctx: RequestCtx,
    Path((case, order)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let order: NoContactOrderId = id(&ctx, &order)?;
    let row = found(&ctx, &network, order)?;
    let day = |day| day_or_empty(ctx.texts(), day);
    let start = FormData::from_pairs([
        ("person", row.person.to_string()),
        ("basis", row.basis.code().to_owned()),
        ("issued-by", row.issued_by.clone()),
        ("content", row.content.clone()),
        ("from", day(Some(row.span.from))),
        ("until", day(row.span.until)),
        ("lifted", day(row.span.lifted)),
        mend::struck_start(row.struck),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&order_path(case, order), start).await?;
    let mend = order_mend(&ctx, &network, row, &f);
    let page = mend::page(&ctx, &network.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn order_mend(ctx: &RequestCtx, network: &Network, row: &Order, f: &FormView) -> Mend {
    let texts = ctx.texts();
    let case = network.head.case.id;
    let mut fields = vec![
        f.select("person", "network-person", &everybody(network)),
        f.radios(
            "basis",
            "network-order-basis",
            &Choice::all::<OrderBasis>(texts, "order_basis"),
        ),
        f.text("issued-by", "network-order-issued-by"),
        f.area_optional("content", "network-order-content", 2),
        f.date_field("from", "network-order-from"),
        f.date_optional("until", "network-order-until"),
    ];
    if row.span.lifted.is_some() {
        fields.push(f.date_optional("lifted", "network-order-lifted-after-all"));
    }
    Mend {
        title: "network-order-correct",
        intro: vec![texts.get("network-order-correct-text").into_owned()],
        action: order_path(case, row.id),
        back: list_path(case),
        fields,
        strikes: true,
        only_strikes: false,
        former: former(texts, network.order_trail.of(row.id.uuid())),
    }
}

fn typed_order(data: &FormData) -> Result<CorrectedOrder, AppError> {
    let mut problems = Problems::new();
    let lifted = data.optional_date("lifted", &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    match order::entry(data) {
        Ok(entry) if problems.0.is_empty() => Ok(CorrectedOrder {
            entry,
            lifted,
            struck: mend::strikes(data),
            why,
        }),
        Ok(_) => Err(AppError::Invalid(problems)),
        Err(AppError::Invalid(others)) => {
            problems.complete(others);
            Err(AppError::Invalid(problems))
        }
        Err(other) => Err(other),
    }
}

async fn correct_order(
    ctx: RequestCtx,
    Path((case, order)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, order): (CaseId, NoContactOrderId) = (id(&ctx, &case)?, id(&ctx, &order)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed_order(&data) {
        Ok(entry) => {
            let key = (order, version);
            app::network::order::correct(ctx.app(), &ctx.op, case, key, &entry).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "common-flash-corrected"));
    };
    let subject = format!("no_contact_order {order}");
    let by = ["network.correct_order", "network.lift"];
    let changing = Changing::row(case, &subject, &by);
    let (status, f, theirs) = crate::refused::refused(&ctx, changing, data, error).await?;
    let network = for_form(&ctx, case).await?;
    let row = found(&ctx, &network, order)?;
    let mend = order_mend(&ctx, &network, row, &f);
    let page = mend::page(&ctx, &network.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
