//! Clearing and the decision on admission: criteria, facts, overlaps, and the second person.

use std::str::FromStr;

use app::{
    AppError, CHANGES_OF_A_CASE,
    capacity::{SiteLoad, SiteRow, WorkerLoad},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::ids::CaseId;
use i18n::Lang;

use crate::{
    error::WebError,
    form::FormData,
    page::{Nav, done, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod agreement;
mod approval;
mod decision;
mod facts;
mod overlap;
mod place;
mod scan;
mod show;

use show::ClearingPage;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/clearing", Guard::Case, open)
        .post("/cases/{case}/clearing/programme", Guard::Case, choose)
        .form(
            "/cases/{case}/clearing/decision",
            "/cases/{case}/clearing",
            Guard::Case,
            decide,
        )
        .get("/cases/{case}/clearing/place", Guard::Case, place::show)
        .form(
            "/cases/{case}/clearing/place",
            "/cases/{case}/clearing/place",
            Guard::Case,
            place::stay,
        )
        .get("/cases/{case}/facts", Guard::Case, facts::form)
        .form(
            "/cases/{case}/facts",
            "/cases/{case}/facts",
            Guard::Case,
            facts::save,
        )
        .get("/cases/{case}/overlaps/new", Guard::Case, overlap::begin)
        .form(
            "/cases/{case}/overlaps/new",
            "/cases/{case}/overlaps/new",
            Guard::Case,
            overlap::add,
        )
        .get(
            "/cases/{case}/overlaps/{overlap}",
            Guard::Case,
            overlap::show,
        )
        .form(
            "/cases/{case}/overlaps/{overlap}",
            "/cases/{case}/overlaps/{overlap}",
            Guard::Case,
            overlap::settle,
        )
        .post(
            "/cases/{case}/overlaps/{overlap}/end",
            Guard::Case,
            overlap::end,
        )
        .post(
            "/cases/{case}/overlaps/{overlap}/scan",
            Guard::Case,
            scan::attach,
        )
        .get(scan::STRIKE, Guard::Case, scan::ask_strike)
        .form(scan::STRIKE, scan::STRIKE, Guard::Case, scan::strike)
        .get("/cases/{case}/agreement", Guard::Case, agreement::show)
        .get("/approvals/{approval}", Guard::SignedIn, approval::show)
        .form(
            "/approvals/{approval}",
            "/approvals/{approval}",
            Guard::SignedIn,
            approval::answer,
        )
}

/// An id from the address; what is no id answers like an unknown one.
fn id<T: FromStr>(ctx: &RequestCtx, text: &str) -> Result<T, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}

/// Where we are: among the referrals while the admission is open, later among the cases.
fn nav(ctx: &RequestCtx, head: &app::case::Head) -> Nav {
    if head.case.status.is_intake() && ctx.may(access::Action::ListReferrals) {
        Nav::Referrals
    } else {
        Nav::Cases
    }
}

async fn open(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let clearing = app::clearing::open(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let page = ClearingPage::new(&ctx, &clearing).await?;
    let action = format!("/cases/{case}/clearing/decision");
    let kept = ctx.drafted(&action).await?;
    Ok(html(&page.resumed(&clearing, kept)))
}

async fn choose(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let choice = decision::choice(&data);
    let saved = match choice {
        Ok(choice) => app::clearing::choose(ctx.app(), &ctx.op, case, &choice).await,
        Err(error) => Err(error),
    };
    match saved {
        Ok(true) => Ok(done(
            &format!("/cases/{case}/clearing"),
            "clearing-flash-programme",
        )),
        Ok(false) => Ok(done("/referrals", "clearing-flash-office")),
        Err(error) => again(&ctx, case, data, error).await,
    }
}

async fn decide(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let decided = match decision::input(&data) {
        Ok(input) => app::clearing::decide::decide(ctx.app(), &ctx.op, case, &input).await,
        Err(error) => Err(error),
    };
    match decided {
        Ok(outcome) => Ok(decision::after(case, outcome)),
        Err(error) => again(&ctx, case, data, error).await,
    }
}

/// The page again, with what was typed: 422 for problems, 409 if the case has changed meanwhile.
async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let (status, problems, stale) = match error {
        AppError::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, false),
        AppError::Conflict(_) => (StatusCode::CONFLICT, app::Problems::new(), true),
        other => return Err(ctx.error(other)),
    };
    let clearing = app::clearing::open(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    // Whoever may not decide any more sees why instead of a form without buttons.
    if stale && !clearing.may.decide {
        return Ok(done(
            &format!("/cases/{case}/clearing"),
            "clearing-flash-decided",
        ));
    }
    let page = ClearingPage::new(ctx, &clearing).await?;
    let mut page = page.typed(&clearing, &data, problems, stale);
    if stale {
        page.was_faster(ctx.faster(Some(case), "", &CHANGES_OF_A_CASE).await?);
    }
    Ok(with_status(status, &page).into_response())
}

/// A site with people, for samples.
pub(super) fn sample_load() -> SiteLoad {
    let worker = |name: &str, led, deputy, overdue, open| WorkerLoad {
        user: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(7)),
        name: name.to_owned(),
        capacity: 20,
        led,
        deputy,
        overdue,
        open,
        absent_until: (led == 20).then_some(jiff::civil::date(2026, 12, 4)),
    };
    SiteLoad {
        site: SiteRow {
            id: domain::ids::SiteId::from_uuid(uuid::Uuid::from_u128(3)),
            carrier: domain::ids::CarrierId::from_uuid(uuid::Uuid::from_u128(1)),
            code: "erfurt".to_owned(),
            programme: "puemas".to_owned(),
            name: "Büro Erfurt".to_owned(),
            address: "Musterstraße 1, 99084 Erfurt".to_owned(),
            opening_hours: String::new(),
            open: domain::opening::OpenWeek::default(),
            access_note: String::new(),
            directions: String::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
            contact_hours: String::new(),
            contact_languages: String::new(),
            rooms: String::new(),
            capacity: 40,
            version: 1,
        },
        running: 38,
        waiting: 3,
        workers: vec![
            worker("Anna Krüger", 18, 9, 3, 7),
            worker("Mehmet Seifert", 20, 12, 0, 9),
        ],
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let Ok(catalogue) = programme::Catalogue::shipped() else {
        return Vec::new();
    };
    let Some(puemas) = catalogue.get("puemas") else {
        return Vec::new();
    };
    [
        show::samples(lang, puemas),
        facts::samples(lang, puemas),
        overlap::samples(lang, puemas),
        agreement::samples(lang, puemas),
        approval::samples(lang, puemas),
        place::samples(lang),
    ]
    .concat()
}
