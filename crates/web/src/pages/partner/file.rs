//! The directory as a file for other directories (HSDS): all that is open, without names of people.

use app::partner::{Directory, Listed};
use axum::response::Response;
use exports::hsds::{Organisation, directory};

use crate::{
    csv,
    error::WebError,
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::new().get("/partners.json", Guard::SignedIn, save)
}

async fn save(ctx: RequestCtx) -> Result<Response, WebError> {
    let found = app::partner::all(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let all: Vec<Organisation> = found
        .partners
        .iter()
        .map(|one| organisation(&ctx, &found, one))
        .collect();
    let name = format!("anlaufstellen-{}.json", ctx.today());
    Ok(csv::saved("application/json", &name, directory(&all)))
}

fn organisation(ctx: &RequestCtx, found: &Directory, one: &Listed) -> Organisation {
    let texts = ctx.texts();
    let (row, told) = (&one.row, &one.row.told);
    let lang = texts.lang().code();
    let serves = found
        .domains
        .iter()
        .filter(|(id, _)| row.domains.contains(id));
    Organisation {
        id: row.id.uuid(),
        name: row.name.clone(),
        kind: texts.code("partner_kind", row.kind).into_owned(),
        offers: told.offers.clone(),
        domains: serves
            .map(|(_, title)| title.in_language(lang).to_owned())
            .collect(),
        street: told.address.clone(),
        town: row.place.clone(),
        phone: told.phone.clone(),
        mail: told.mail.clone(),
        hours: told.opening_hours.clone(),
        languages: told.languages.clone(),
        access: told.access.clone(),
        room: row.capacity.zip(row.capacity_on),
        confirmed_on: row.confirmed_on,
    }
}
