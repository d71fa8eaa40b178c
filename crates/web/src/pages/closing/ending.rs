//! The form that corrects after the end of a case why and on which day it ended.

use app::{
    AppError,
    closing::{Ended, Ending},
    doubt::Weighed,
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{Code, contact::EpistemicKind, ids::CaseId};

use super::{asked, ending, reasons};
use crate::{
    correction::former,
    doubt::doubt_words,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id, without},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PAGE: &str = "/cases/{case}/close/correct";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, show)
        .form(PAGE, PAGE, Guard::Case, save)
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/close/correct")
}

async fn read(ctx: &RequestCtx, case: CaseId) -> Result<Ended, WebError> {
    app::closing::ended(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let ended = read(&ctx, case).await?;
    let row = &ended.head.case;
    let day = row.exit_on.map(|day| ctx.texts().date(day));
    let kind = row.closure_epistemic.unwrap_or(EpistemicKind::Assessment);
    let start = FormData::from_pairs([
        ("exit_on", day.unwrap_or_default()),
        ("reason", row.closure_reason.clone().unwrap_or_default()),
        ("note", row.closure_note.clone().unwrap_or_default()),
        ("epistemic", kind.code().to_owned()),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&path(case), start).await?;
    let mend = mend(&ctx, case, &ended, &f);
    let page = mend::page(&ctx, &ended.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mend(ctx: &RequestCtx, case: CaseId, ended: &Ended, f: &FormView) -> Mend {
    let texts = ctx.texts();
    let kinds = Choice::all::<EpistemicKind>(texts, "epistemic_kind");
    Mend {
        title: "closing-correct-end",
        intro: vec![texts.get("closing-correct-end-text").into_owned()],
        action: path(case),
        back: format!("/cases/{case}"),
        fields: vec![
            f.hidden("confirmed"),
            f.date_field("exit_on", "closing-exit"),
            f.select("reason", "closing-reason", &reasons(texts, &ended.reasons)),
            f.area("note", "closing-note", 6),
            f.radios("epistemic", "note-epistemic", &kinds),
        ],
        strikes: false,
        only_strikes: false,
        former: former(texts, &ended.former),
    }
}

fn typed(ctx: &RequestCtx, data: &FormData) -> Result<(Ending, String), AppError> {
    let mut problems = app::Problems::new();
    let ending = ending(ctx, data, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    problems.none_or_invalid().map(|()| (ending, why))
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&ctx, &data) {
        Ok((ending, why)) => {
            app::closing::correct_ending(ctx.app(), &ctx.op, case, (&ending, &why)).await
        }
        Err(error) => Err(error),
    };
    let mut doubts = Vec::new();
    let (status, f, theirs) = match answer {
        Ok(Weighed::Saved(())) => {
            return Ok(done(&format!("/cases/{case}"), "common-flash-corrected"));
        }
        Ok(Weighed::Doubtful(found)) => {
            doubts = doubt_words(ctx.texts(), &found);
            let f = FormView::new(ctx.texts(), asked(&data));
            (StatusCode::UNPROCESSABLE_ENTITY, f, Theirs::default())
        }
        Err(error) => {
            let changing = Changing::row(case, "", &["closing.correct_end"]);
            refused(&ctx, changing, without(&data, "confirmed"), error).await?
        }
    };
    let ended = read(&ctx, case).await?;
    let mend = mend(&ctx, case, &ended, &f);
    let page = mend::page(&ctx, &ended.head, mend, f, theirs).await?;
    Ok(with_status(status, &page.asking(doubts)))
}
