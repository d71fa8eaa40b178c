//! In which prison somebody is: corrected if the record was wrong, or a transfer from a day on.

use app::{
    AppError, Problems,
    custody::{Custody, Place, Transfer, last},
};
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, CustodyStayId};

use super::{Form, Sent, answered, page, seen, stay_words};
use crate::{
    correction::former,
    error::WebError,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Strike},
    page::done,
    pages::{assignment::id, referral::named},
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest book number, in characters.
const MAX_NUMBER: usize = 40;

/// The longest source, in characters.
const MAX_SOURCE: usize = 200;

/// What changes a time in custody.
const CHANGES: [&str; 3] = ["custody.correct", "custody.transfer", "custody.take_back"];

pub(super) fn routes() -> Routes {
    let custody = "/cases/{case}/custody";
    let transfer = "/cases/{case}/custody/transfer";
    let stay = "/cases/{case}/custody/stays/{stay}/strike";
    Routes::new()
        .get(custody, Guard::Case, show)
        .form(custody, custody, Guard::Case, save)
        .get(transfer, Guard::Case, show_transfer)
        .form(transfer, transfer, Guard::Case, save_transfer)
        .get(stay, Guard::Case, show_stay)
        .form(stay, stay, Guard::Case, take_back)
}

fn people(case: CaseId) -> String {
    format!("/cases/{case}/people")
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<Custody, WebError> {
    app::custody::correctable(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn movable(ctx: &RequestCtx, case: CaseId) -> Result<Custody, WebError> {
    app::custody::movable(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn place(data: &FormData, problems: &mut Problems) -> Place {
    Place {
        institution: data.required("institution", 100, problems),
        book_number: data.optional("book_number", MAX_NUMBER, problems),
    }
}

// --- the record was wrong

fn form(ctx: &RequestCtx, custody: &Custody, f: &FormView) -> Form {
    let institutions = named(custody.institutions.clone());
    Form {
        title: "custody-title",
        intro: &["custody-intro", "common-correct-text"],
        action: "/custody",
        fields: vec![
            f.select("institution", "common-institution", &institutions),
            f.text_optional("book_number", "common-book-number"),
            f.text("why", "common-why"),
        ],
        former: former(ctx.texts(), &custody.former),
    }
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let custody = open(&ctx, case).await?;
    let row = &custody.episode;
    let start = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("institution", row.institution.clone()),
        ("book_number", row.book_number.clone().unwrap_or_default()),
    ]);
    let f = ctx.form(&format!("/cases/{case}/custody"), start).await?;
    let form = form(&ctx, &custody, &f);
    page(&ctx, &custody.head, form, Sent::fresh(f)).await
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let version = data.get("version").parse().unwrap_or(0);
    let mut problems = Problems::new();
    let place = place(&data, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => {
            let (typed, seen) = ((&place, why.as_str()), seen(&data));
            app::custody::correct(ctx.app(), &ctx.op, case, version, typed, &seen).await
        }
        Err(error) => Err(error),
    };
    let changing = Changing::row(case, "", &CHANGES);
    let Some(sent) = answered(&ctx, changing, data, answer).await? else {
        return Ok(done(&people(case), "custody-flash"));
    };
    let custody = open(&ctx, case).await?;
    let form = form(&ctx, &custody, &sent.f);
    page(&ctx, &custody.head, form, sent).await
}

// --- from a day on in another prison

fn transfer_form(custody: &Custody, f: &FormView) -> Form {
    let here = &custody.episode.institution;
    let others = custody.institutions.iter().filter(|(code, _)| code != here);
    let institutions = named(others.cloned().collect());
    Form {
        title: "custody-transfer-title",
        intro: &["custody-transfer-intro"],
        action: "/custody/transfer",
        fields: vec![
            f.select("institution", "custody-transfer-to", &institutions),
            f.text_optional("book_number", "custody-transfer-number"),
            f.date_field("on", "custody-transfer-on"),
            f.text_optional("source", "custody-transfer-source"),
        ],
        former: Vec::new(),
    }
}

async fn show_transfer(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let custody = movable(&ctx, case).await?;
    let start = FormData::from_pairs([("version", custody.episode.version.to_string())]);
    let path = format!("/cases/{case}/custody/transfer");
    let f = ctx.form(&path, start).await?;
    let form = transfer_form(&custody, &f);
    page(&ctx, &custody.head, form, Sent::fresh(f)).await
}

fn typed_transfer(data: &FormData) -> Result<Transfer, AppError> {
    let mut problems = Problems::new();
    let to = place(data, &mut problems);
    let on = data.date("on", &mut problems);
    let source = data.optional("source", MAX_SOURCE, &mut problems);
    match on {
        Some(on) if problems.0.is_empty() => Ok(Transfer { to, on, source }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn save_transfer(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed_transfer(&data) {
        Ok(entry) => {
            let seen = seen(&data);
            app::custody::transfer(ctx.app(), &ctx.op, case, version, &entry, &seen).await
        }
        Err(error) => Err(error),
    };
    let changing = Changing::row(case, "", &CHANGES);
    let Some(sent) = answered(&ctx, changing, data, answer).await? else {
        return Ok(done(&people(case), "custody-transfer-flash"));
    };
    let custody = movable(&ctx, case).await?;
    let form = transfer_form(&custody, &sent.f);
    page(&ctx, &custody.head, form, sent).await
}

// --- it did not take place like that

fn stay_path(case: CaseId, stay: CustodyStayId) -> String {
    format!("/cases/{case}/custody/stays/{stay}/strike")
}

/// The page that takes a transfer back.
fn to_strike(
    ctx: &RequestCtx,
    custody: &Custody,
    (case, stay): (CaseId, CustodyStayId),
) -> Result<Strike, WebError> {
    let texts = ctx.texts();
    let found = custody.stays.iter().find(|(one, _)| one.id == stay);
    let (one, name) = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    Ok(Strike {
        title: "custody-back-title",
        intro: vec![
            stay_words(texts, one, name),
            texts.get("custody-back-intro").into_owned(),
        ],
        action: stay_path(case, stay),
        back: people(case),
        struck: None,
    })
}

async fn show_stay(
    ctx: RequestCtx,
    Path((case, stay)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, stay): (CaseId, CustodyStayId) = (id(&ctx, &case)?, id(&ctx, &stay)?);
    let custody = open(&ctx, case).await?;
    // Only the last transfer can be taken back.
    if last(&custody.stays).is_none_or(|one| one.id != stay) {
        return Err(ctx.error(AppError::NotFound));
    }
    let strike = to_strike(&ctx, &custody, (case, stay))?;
    strike.ask(&ctx, &custody.head).await
}

async fn take_back(
    ctx: RequestCtx,
    Path((case, stay)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, stay): (CaseId, CustodyStayId) = (id(&ctx, &case)?, id(&ctx, &stay)?);
    let answer = match mend::reason(&data) {
        Ok(why) => app::custody::take_back(ctx.app(), &ctx.op, case, stay, &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&people(case), "custody-back-flash"));
    };
    let custody = open(&ctx, case).await?;
    let strike = to_strike(&ctx, &custody, (case, stay))?;
    let data = (data, &CHANGES[..]);
    strike.again(&ctx, &custody.head, data, error).await
}
