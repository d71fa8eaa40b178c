//! The second person's word.

use std::collections::BTreeMap;

use app::{
    AppError, Problems,
    approval::{ApprovalRow, ApprovalView, EXCEPTION},
    closing::{EXTENSION, REENTRY},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::{ApprovalId, UserId};
use i18n::Lang;
use programme::{
    Facts, Programme,
    criteria::{self, CriterionState},
};
use uuid::Uuid;

use super::{
    id, nav,
    show::{CriterionLine, line},
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Shell, done, html, with_status},
    pages::case::frame::{CaseFrame, CaseTab, form_frame},
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "clearing/approval.html")]
struct ApprovalPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    asked: String,
    reason: String,
    place: Vec<(String, String)>,
    unmet: Vec<CriterionLine>,
    answered: Option<(bool, String, String)>,
    may_answer: bool,
    own: bool,
    outdated: bool,
    action: String,
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path(approval): Path<String>,
) -> Result<Response, WebError> {
    let approval: ApprovalId = id(&ctx, &approval)?;
    let (case, kind) = app::approval::kind(ctx.app(), &ctx.op, approval)
        .await
        .map_err(|e| ctx.error(e))?;
    if let Some(page) = own_page(&kind) {
        return Ok(Redirect::to(&format!("/cases/{case}/{page}")).into_response());
    }
    let action = format!("/approvals/{approval}");
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&page(&ctx, approval, f).await?))
}

/// A re-entry and more time are answered on pages of their own.
fn own_page(kind: &str) -> Option<&'static str> {
    match kind {
        EXTENSION => Some("extension"),
        REENTRY => Some("reentry"),
        _ => None,
    }
}

pub(super) async fn answer(
    ctx: RequestCtx,
    Path(approval): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let approval: ApprovalId = id(&ctx, &approval)?;
    let mut problems = Problems::new();
    let words = data.optional("words", 1000, &mut problems);
    let (app, op) = (ctx.app(), &ctx.op);
    let answered = match (problems.none_or_invalid(), data.get("answer")) {
        (Err(error), _) => Err(error),
        (_, "withdraw") => app::approval::withdraw(app, op, approval, &words)
            .await
            .map(|(case, kind)| {
                let page = own_page(&kind).unwrap_or("clearing");
                done(&format!("/cases/{case}/{page}"), "clearing-flash-withdrawn")
            }),
        (_, "grant") => app::approval::answer(app, op, approval, true, &words)
            .await
            .map(|case| done(&format!("/cases/{case}"), "clearing-flash-admitted")),
        (_, "refuse") => app::approval::answer(app, op, approval, false, &words)
            .await
            .map(|case| {
                done(
                    &format!("/cases/{case}/clearing"),
                    "clearing-flash-answered",
                )
            }),
        _ => Err(AppError::invalid("answer", "error-choose")),
    };
    match answered {
        Ok(answer) => Ok(answer),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, approval, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(ctx.error(other)),
    }
}

async fn page(
    ctx: &RequestCtx,
    approval: ApprovalId,
    f: FormView,
) -> Result<ApprovalPage, WebError> {
    let view = app::approval::view(ctx.app(), &ctx.op, approval)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("clearing-approval-title").into_owned();
    let frame = form_frame(ctx, &view.head, title.clone());
    let title = if f.has_problems() {
        ctx.texts().with("error-prefix", &[("title", title.into())])
    } else {
        title
    };
    let sh = ctx.shell(nav(ctx, &view.head), title).await?;
    Ok(built(sh, frame, &view, f))
}

fn built(sh: Shell, frame: CaseFrame, view: &ApprovalView<'_>, f: FormView) -> ApprovalPage {
    let row = &view.approval;
    let deputy = view
        .deputy
        .clone()
        .unwrap_or_else(|| sh.t("common-none").into_owned());
    ApprovalPage {
        asked: sh.t2(
            "clearing-waiting-text",
            "name",
            &row.requested_by_name,
            "when",
            sh.texts.instant(row.requested_at),
        ),
        reason: row.reason.clone(),
        place: [
            ("common-site", view.site.clone()),
            ("clearing-lead", view.lead.clone()),
            ("clearing-deputy", deputy),
        ]
        .into_iter()
        .map(|(key, value)| (sh.t(key).into_owned(), value))
        .collect(),
        unmet: view
            .admission
            .criteria
            .iter()
            .filter(|one| one.state != CriterionState::Met)
            .map(|one| line(&sh, view.programme, one, &BTreeMap::new()))
            .collect(),
        answered: row.decided_at.map(|at| {
            let by = row.decided_by_name.clone().unwrap_or_default();
            let when = sh.texts.instant(at);
            (
                row.granted == Some(true),
                sh.t2("clearing-answered-by", "name", by, "when", when),
                row.answer.clone(),
            )
        }),
        may_answer: view.may_answer,
        own: view.own && row.decided_at.is_none(),
        outdated: view.outdated,
        action: format!("/approvals/{}", row.id),
        sh,
        frame,
        f,
    }
}

/// The page with sample content.
pub(super) fn samples(lang: Lang, p: &Programme) -> Vec<(&'static str, String)> {
    let sh = Shell::sample(lang);
    let mut frame = CaseFrame::sample(sh.texts, CaseTab::Elsewhere);
    frame.title = sh.t("clearing-approval-title").into_owned();
    let head = super::decision::sample_head(p);
    let view = ApprovalView {
        approval: ApprovalRow {
            id: ApprovalId::from_uuid(Uuid::from_u128(5)),
            carrier: head.case.carrier,
            case: head.case.id,
            kind: EXCEPTION.to_owned(),
            reason: "Die Aussetzung ist wenig wahrscheinlich.".to_owned(),
            detail: serde_json::Value::Null,
            requested_at: jiff::Timestamp::UNIX_EPOCH,
            requested_by: UserId::from_uuid(Uuid::from_u128(7)),
            requested_by_name: "Dora Leitner".to_owned(),
            decided_at: None,
            decided_by: None,
            decided_by_name: None,
            granted: None,
            answer: String::new(),
        },
        head,
        programme: p,
        admission: criteria::admission(p, &Facts::new(), jiff::civil::date(2026, 11, 23)),
        site: "Büro Erfurt".to_owned(),
        lead: "Anna Krüger".to_owned(),
        deputy: None,
        may_answer: true,
        own: true,
        outdated: true,
    };
    let f = FormView::new(sh.texts, FormData::default());
    let page = built(sh, frame, &view, f);
    vec![("clearing/approval.html", page.render().unwrap_or_default())]
}
