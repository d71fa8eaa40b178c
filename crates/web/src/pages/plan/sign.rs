//! Signing the version that counts, on paper or on this screen, and the scans of what was signed.

use app::{
    AppError, Message, Problems,
    plan::act::{SignatureEntry, Way},
};
use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    Code,
    ids::{CaseId, ScanId},
    plan::{Agreement, Signer},
    scan::ScanKind,
};

use super::path;
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
    upload::{Parts, Sent, read_parts, unread_words},
};

/// The longest name, in characters.
const MAX_NAME: usize = 200;

/// Routes of signatures and scans.
pub(super) fn routes() -> Routes {
    let signature = "/cases/{case}/plan/signature";
    Routes::new()
        .get(signature, Guard::Case, show)
        .post(signature, Guard::Case, sign)
        .get("/cases/{case}/scans/{scan}", Guard::Case, scan)
}

#[derive(Template)]
#[template(path = "plan/sign.html")]
pub(super) struct SignPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub f: FormView,
    pub intro: String,
    pub action: String,
    pub back: String,
    pub signers: Vec<Choice>,
    pub ways: Vec<Choice>,
    pub confirm: Vec<Choice>,
    /// What the client said instead of agreeing, and the box that they sign all the same.
    pub against: Option<(String, Vec<Choice>)>,
    /// The version on the form does not count any more.
    pub outdated: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    page(&ctx, case, None).await
}

async fn page(
    ctx: &RequestCtx,
    case: CaseId,
    sent: Option<(FormData, Problems)>,
) -> Result<Response, WebError> {
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let current = view
        .current()
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let title = texts.get("plan-sign-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &view.head, title);
    let row = &view.head.case;
    let name = format!("{} {}", row.given_names, row.family_name);
    let status = match sent {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let (mut data, problems) = sent.unwrap_or_else(|| {
        let start = [
            ("number", current.number.to_string()),
            ("signer", Signer::Client.code().to_owned()),
            ("way", "screen".to_owned()),
            ("name", name.trim().to_owned()),
            ("on", texts.date(ctx.today())),
        ];
        (FormData::from_pairs(start), Problems::new())
    });
    let outdated = data.get("number") != current.number.to_string();
    if outdated {
        // The way on: the same words under the version that counts, after somebody has read it.
        data = crate::pages::assignment::without(&data, "number");
        data = crate::pages::assignment::without(&data, "confirmed");
        data = crate::pages::assignment::without(&data, "against");
        data.push("number", current.number.to_string());
    }
    let intro = texts.with("plan-sign-intro", &[("n", current.number.into())]);
    let page = SignPage {
        intro,
        action: format!("{}/signature", path(case)),
        back: path(case),
        signers: Choice::all::<Signer>(texts, "plan_signer"),
        ways: ["screen", "paper"]
            .map(|way| Choice::new(way, texts.get(&format!("plan-way-{way}"))))
            .to_vec(),
        against: view.said_otherwise().map(|said| {
            let answer = texts.code("plan_agreement", said);
            let words = texts.with("plan-sign-against", &[("answer", (&*answer).into())]);
            let anyway = texts.get("plan-sign-anyway");
            (words, vec![Choice::new(said.code(), anyway)])
        }),
        confirm: vec![Choice::new("yes", texts.get("plan-sign-confirm"))],
        outdated,
        f: FormView::invalid(texts, data, problems),
        sh,
        frame,
    };
    Ok(with_status(status, &page))
}

async fn sign(
    ctx: RequestCtx,
    Path(case): Path<String>,
    parts: Parts,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (data, files) = match read_parts(parts).await {
        Ok(read) => read,
        Err((status, data)) => return unread(&ctx, case, status, data).await,
    };
    let stored = match entry(&data, &files) {
        Ok(entry) => app::plan::act::sign(ctx.app(), &ctx.op, case, &entry).await,
        Err(problems) => {
            // Who may not sign is told nothing about what was typed.
            app::plan::for_form(ctx.app(), &ctx.op, case)
                .await
                .map_err(|e| ctx.error(e))?;
            Err(AppError::Invalid(problems))
        }
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-signed")),
        Err(AppError::Invalid(problems)) => page(&ctx, case, Some((data, problems))).await,
        Err(error) => Err(ctx.error(error)),
    }
}

fn entry(data: &FormData, files: &[Sent]) -> Result<SignatureEntry, Problems> {
    let mut problems = Problems::new();
    let signer = data.code("signer", &mut problems);
    let name = data.optional("name", MAX_NAME, &mut problems);
    let on = data.date("on", &mut problems);
    let file = |wanted: &str| {
        let at = files.iter().position(|(field, _)| field == wanted)?;
        files.get(at).map(|(_, upload)| upload.clone())
    };
    let way = match data.get("way") {
        "paper" => Some(Way::Paper(file("file"))),
        "screen" if file("file").is_some_and(|sent| !sent.bytes.is_empty()) => {
            problems.add_key("way", "plan-problem-scan-unused");
            None
        }
        "screen" => Some(Way::Screen {
            confirmed: data.has("confirmed", "yes"),
            drawn: file("drawn"),
        }),
        _ => {
            problems.add_key("way", "error-choose");
            None
        }
    };
    match (signer, on, way) {
        (Some(signer), Some(on), Some(way)) if problems.0.is_empty() => Ok(SignatureEntry {
            number: data.get("number").parse().unwrap_or(0),
            signer,
            name,
            on,
            way,
            against: Agreement::from_code(data.get("against")).ok(),
        }),
        _ => Err(problems),
    }
}

/// The form again, if what was sent could not be read to its end.
async fn unread(
    ctx: &RequestCtx,
    case: CaseId,
    status: StatusCode,
    mut data: FormData,
) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    problems.add("file", Message::new(unread_words(status)));
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    // What came behind a file that broke off was not read.
    for (name, usual) in [
        (
            "number",
            view.current().map_or(0, |one| one.number).to_string(),
        ),
        ("way", "paper".to_owned()),
    ] {
        if data.get(name).is_empty() {
            data.push(name, usual);
        }
    }
    page(ctx, case, Some((data, problems))).await
}

/// A scan as it came. A PDF is saved, not opened: what stands in it is not ours.
async fn scan(
    ctx: RequestCtx,
    Path((case, scan)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, scan): (CaseId, ScanId) = (id(&ctx, &case)?, id(&ctx, &scan)?);
    let (row, bytes) = app::scan::open(ctx.app(), &ctx.op, case, scan)
        .await
        .map_err(|e| ctx.error(e))?;
    let way = match row.kind {
        ScanKind::Pdf => "attachment",
        ScanKind::Png | ScanKind::Jpeg => "inline",
    };
    let name = format!("{way}; filename=\"{}.{}\"", row.id, row.kind.code());
    Ok((
        [
            (header::CONTENT_TYPE, row.kind.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        bytes,
    )
        .into_response())
}
