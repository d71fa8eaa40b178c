//! The agreement with another programme on paper: scans kept with an overlap, and struck where they were
//! kept with the wrong one.

use app::{
    AppError,
    overlap::{OverlapScanRow, OverlapView},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, OverlapId};
use i18n::Arg;
use uuid::Uuid;

use super::{
    id,
    overlap::{overlap_page, start},
};
use crate::{
    correction::struck_by,
    error::WebError,
    form::{FormData, FormView},
    mend::{self, Strike},
    page::{Shell, done, with_status},
    request::RequestCtx,
    upload::{Parts, read_parts, unread_words},
};

/// A scan as the page of its overlap shows it.
pub(super) struct ScanLine {
    pub href: String,
    pub words: String,
    pub hash: String,
    /// Who struck it, if somebody has.
    pub struck: Option<String>,
    /// Where it is struck, if this person may and nobody has.
    pub strike: Option<String>,
}

impl ScanLine {
    pub(super) fn of(sh: &Shell, view: &OverlapView<'_>, one: &OverlapScanRow) -> Self {
        let case = view.head.case.id;
        let (href, words) = words(sh, &format!("/cases/{case}"), one);
        let strikes = view.may_correct && one.struck.is_none();
        Self {
            href,
            words,
            hash: one.sha256.clone(),
            struck: one.struck.as_ref().map(|one| struck_by(sh.texts, one)),
            strike: strikes.then(|| strike_path(case, one.overlap, one.id)),
        }
    }
}

/// Where an agreement on paper is fetched, and when it came and from whom.
pub(super) fn words(sh: &Shell, case: &str, one: &OverlapScanRow) -> (String, String) {
    let day = sh.date(&i18n::berlin_date(one.recorded_at));
    let args = [
        ("day", Arg::from(day)),
        ("name", (&one.recorded_by_name).into()),
    ];
    let words = sh.texts.with("clearing-scan", &args);
    (format!("{case}/scans/{}", one.scan), words)
}

/// A scan of the agreement with the other side.
pub(super) async fn attach(
    ctx: RequestCtx,
    Path((case, overlap)): Path<(String, String)>,
    parts: Parts,
) -> Result<Response, WebError> {
    let (case, overlap): (CaseId, OverlapId) = (id(&ctx, &case)?, id(&ctx, &overlap)?);
    let attached = match read_parts(parts).await {
        Ok((_, files)) => {
            let file = files.iter().find(|(field, _)| field == "file");
            let upload = file.map(|(_, upload)| upload);
            app::overlap::attach(ctx.app(), &ctx.op, case, overlap, upload).await
        }
        Err((status, _)) => Err(AppError::invalid("file", unread_words(status))),
    };
    match attached {
        Ok(()) => {
            let path = format!("/cases/{case}/overlaps/{overlap}");
            Ok(done(&path, "clearing-flash-scan"))
        }
        Err(AppError::Invalid(problems)) => {
            let view = app::overlap::view(ctx.app(), &ctx.op, case, overlap)
                .await
                .map_err(|e| ctx.error(e))?;
            let f = FormView::invalid(ctx.texts(), start(&view), problems);
            let page = overlap_page(&ctx, &view, f, false).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

/// The route that strikes a scan.
pub(super) const STRIKE: &str = "/cases/{case}/overlaps/{overlap}/scans/{scan}/strike";

fn strike_path(case: CaseId, overlap: OverlapId, scan: Uuid) -> String {
    format!("/cases/{case}/overlaps/{overlap}/scans/{scan}/strike")
}

type Ids = (CaseId, OverlapId, Uuid);

fn ids(ctx: &RequestCtx, path: &(String, String, String)) -> Result<Ids, WebError> {
    let scan = path.2.parse();
    let scan = scan.map_err(|_| ctx.error(AppError::NotFound))?;
    Ok((id(ctx, &path.0)?, id(ctx, &path.1)?, scan))
}

async fn read(
    ctx: &RequestCtx,
    (case, overlap, scan): Ids,
) -> Result<(app::case::Head, Strike), WebError> {
    let found = app::overlap::scan_to_strike(ctx.app(), &ctx.op, case, (overlap, scan)).await;
    let (head, one) = found.map_err(|e| ctx.error(e))?;
    let strike = Strike {
        title: "clearing-scan-strike",
        intro: vec![
            one.file_name.clone(),
            ctx.texts().get("clearing-scan-strike-text").into_owned(),
        ],
        action: strike_path(case, overlap, scan),
        back: format!("/cases/{case}/overlaps/{overlap}"),
        struck: one.struck.clone(),
    };
    Ok((head, strike))
}

pub(super) async fn ask_strike(
    ctx: RequestCtx,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let (head, strike) = read(&ctx, ids(&ctx, &path)?).await?;
    strike.ask(&ctx, &head).await
}

pub(super) async fn strike(
    ctx: RequestCtx,
    Path(path): Path<(String, String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, overlap, scan) = ids(&ctx, &path)?;
    let answer = match mend::reason(&data) {
        Ok(why) => app::overlap::strike_scan(ctx.app(), &ctx.op, case, (overlap, scan), &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        let back = format!("/cases/{case}/overlaps/{overlap}");
        return Ok(done(&back, "common-flash-struck"));
    };
    let (head, strike) = read(&ctx, (case, overlap, scan)).await?;
    let data = (data, &["overlap.strike_scan"][..]);
    strike.again(&ctx, &head, data, error).await
}

/// An invented agreement on paper.
pub(super) fn sample() -> OverlapScanRow {
    OverlapScanRow {
        id: Uuid::from_u128(11),
        overlap: OverlapId::from_uuid(Uuid::from_u128(9)),
        scan: domain::ids::ScanId::from_uuid(Uuid::from_u128(10)),
        file_name: "vereinbarung.pdf".to_owned(),
        sha256: "9f86d081884c7d65".to_owned(),
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        recorded_by_name: "Dora Leitner".to_owned(),
        struck: None,
    }
}
