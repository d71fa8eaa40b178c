//! A form that could not be saved, once more: with its problems, or beside what somebody else has
//! stored meanwhile. What was typed is kept in both.

use app::AppError;
use axum::http::StatusCode;
use domain::ids::CaseId;

use crate::{
    error::WebError,
    form::{FormData, FormView},
    pages::assignment::{Theirs, without},
    request::RequestCtx,
};

/// What a form changes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Changing<'a> {
    /// The case that it belongs to, if it does.
    pub case: Option<CaseId>,
    /// The row, as the log names it; for who was faster.
    pub subject: &'a str,
    /// The actions that change it.
    pub by: &'a [&'a str],
    /// The hidden field that says which version was read.
    pub seen: &'a str,
}

impl<'a> Changing<'a> {
    /// A row of a case whose form says its `version`.
    pub(crate) fn row(case: CaseId, subject: &'a str, by: &'a [&'a str]) -> Self {
        Self {
            case: Some(case),
            subject,
            by,
            seen: "version",
        }
    }

    /// A row of no case whose form says its `version`.
    pub(crate) fn own(subject: &'a str, by: &'a [&'a str]) -> Self {
        Self {
            case: None,
            subject,
            by,
            seen: "version",
        }
    }

    /// The same with another hidden field.
    pub(crate) fn seen(self, seen: &'a str) -> Self {
        Self { seen, ..self }
    }
}

/// The form once more. Other refusals are pages of their own.
pub(crate) async fn refused(
    ctx: &RequestCtx,
    changing: Changing<'_>,
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView, Theirs), WebError> {
    let texts = ctx.texts();
    match error {
        AppError::Invalid(problems) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            FormView::invalid(texts, data, problems),
            Theirs::default(),
        )),
        AppError::Conflict(conflict) => {
            let mut kept = without(&data, changing.seen);
            kept.push(changing.seen, conflict.version.to_string());
            let theirs = Theirs::of(texts, &conflict);
            let mut f = FormView::new(texts, kept);
            f.faster = ctx
                .faster(changing.case, changing.subject, changing.by)
                .await?;
            Ok((StatusCode::CONFLICT, f, theirs))
        }
        other => Err(ctx.error(other)),
    }
}
