//! Striking what was entered by mistake: somebody of the network, or a check of it.

use app::network::Network;
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, NetworkCheckId, NetworkPersonId};

use crate::{
    error::WebError,
    form::FormData,
    mend::{self, Strike},
    page::done,
    pages::{
        assignment::id,
        network::{list_path, not_found},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PERSON: &str = "/cases/{case}/network/people/{person}/strike";
const CHECK: &str = "/cases/{case}/network/checks/{check}/strike";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PERSON, Guard::Case, person_form)
        .form(PERSON, PERSON, Guard::Case, strike_person)
        .get(CHECK, Guard::Case, check_form)
        .form(CHECK, CHECK, Guard::Case, strike_check)
}

async fn read(ctx: &RequestCtx, case: CaseId) -> Result<Network, WebError> {
    app::network::view(ctx.app(), &ctx.op, case, None)
        .await
        .map_err(|e| ctx.error(e))
}

fn of_person(
    ctx: &RequestCtx,
    network: &Network,
    person: NetworkPersonId,
) -> Result<Strike, WebError> {
    let row = network.last_version(person).ok_or_else(|| not_found(ctx))?;
    let (case, texts) = (network.head.case.id, ctx.texts());
    let role = texts.code("tie_role", row.role);
    Ok(Strike {
        title: "network-strike",
        intro: vec![
            format!("{} ({role})", row.called()),
            texts.get("network-strike-text").into_owned(),
        ],
        action: format!("{}/people/{person}/strike", list_path(case)),
        back: list_path(case),
        struck: row.struck.clone(),
    })
}

async fn person_form(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, person): (CaseId, NetworkPersonId) = (id(&ctx, &case)?, id(&ctx, &person)?);
    let network = read(&ctx, case).await?;
    let strike = of_person(&ctx, &network, person)?;
    strike.ask(&ctx, &network.head).await
}

async fn strike_person(
    ctx: RequestCtx,
    Path((case, person)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, person): (CaseId, NetworkPersonId) = (id(&ctx, &case)?, id(&ctx, &person)?);
    let answer = match mend::reason(&data) {
        Ok(why) => app::network::tie::strike(ctx.app(), &ctx.op, case, person, &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "common-flash-struck"));
    };
    let network = read(&ctx, case).await?;
    let strike = of_person(&ctx, &network, person)?;
    let data = (data, &["network.strike"][..]);
    strike.again(&ctx, &network.head, data, error).await
}

fn of_check(
    ctx: &RequestCtx,
    network: &Network,
    check: NetworkCheckId,
) -> Result<Strike, WebError> {
    let row = network.checks.iter().find(|one| one.id == check);
    let row = row.ok_or_else(|| not_found(ctx))?;
    let (case, texts) = (network.head.case.id, ctx.texts());
    let args = [
        ("date", row.done_on.into()),
        ("n", row.number.to_string().into()),
    ];
    Ok(Strike {
        title: "network-check-strike",
        intro: vec![
            format!(
                "{} ({})",
                texts.with("network-check-of", &args),
                row.recorded_by_name
            ),
            texts.get("network-check-strike-text").into_owned(),
        ],
        action: format!("{}/checks/{check}/strike", list_path(case)),
        back: list_path(case),
        struck: row.struck.clone(),
    })
}

async fn check_form(
    ctx: RequestCtx,
    Path((case, check)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, check): (CaseId, NetworkCheckId) = (id(&ctx, &case)?, id(&ctx, &check)?);
    let network = read(&ctx, case).await?;
    let strike = of_check(&ctx, &network, check)?;
    strike.ask(&ctx, &network.head).await
}

async fn strike_check(
    ctx: RequestCtx,
    Path((case, check)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, check): (CaseId, NetworkCheckId) = (id(&ctx, &case)?, id(&ctx, &check)?);
    let answer = match mend::reason(&data) {
        Ok(why) => app::network::check::strike(ctx.app(), &ctx.op, case, check, &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "common-flash-struck"));
    };
    let network = read(&ctx, case).await?;
    let strike = of_check(&ctx, &network, check)?;
    let data = (data, &["network.strike_check"][..]);
    strike.again(&ctx, &network.head, data, error).await
}
