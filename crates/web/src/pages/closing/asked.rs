//! What is asked of a second person at the end of a case, told the same way on every page: more time, a new
//! episode.

use app::approval::ApprovalRow;
use i18n::Texts;

use crate::{error::WebError, form::FormView, request::RequestCtx};

/// A request, told.
pub(super) struct Asked {
    pub(super) href: String,
    /// Where whoever asked takes it back.
    pub(super) withdraw: String,
    pub(super) by: String,
    pub(super) when: String,
    /// What is asked for, in a few words.
    pub(super) what: String,
    pub(super) reason: String,
    pub(super) state: String,
    pub(super) answer: String,
}

impl Asked {
    /// A request on this page of a case.
    pub(super) fn new(texts: &Texts, page: &str, row: &ApprovalRow, what: String) -> Self {
        let state = match row.granted {
            None => "closing-reentry-waits",
            Some(true) => "closing-reentry-granted",
            Some(false) if row.decided_by == Some(row.requested_by) => "closing-reentry-withdrawn",
            Some(false) => "closing-reentry-refused",
        };
        Self {
            href: format!("{page}/{}", row.id),
            withdraw: format!("/approvals/{}", row.id),
            by: row.requested_by_name.clone(),
            when: texts.instant(row.requested_at),
            what,
            reason: row.reason.clone(),
            state: told(
                texts,
                state,
                row.decided_by_name.as_deref().unwrap_or_default(),
            ),
            answer: row.answer.clone(),
        }
    }

    /// One with sample content.
    pub(super) fn sample(texts: &Texts, page: &str, what: &str, state: &str) -> Self {
        Self {
            href: format!("{page}/1"),
            withdraw: "/approvals/1".to_owned(),
            by: "Anna Beispiel".to_owned(),
            when: "19.11.2026, 14:10".to_owned(),
            what: what.to_owned(),
            reason: "Der Einzug verschiebt sich.".to_owned(),
            state: told(texts, state, "Ben Muster"),
            answer: "In Ordnung.".to_owned(),
        }
    }
}

/// Where a request stands, with who has answered it.
fn told(texts: &Texts, key: &str, name: &str) -> String {
    texts.with(key, &[("name", name.into())])
}

/// The forms of such a page: as they start, or as one of them was sent.
#[derive(Default)]
pub(super) struct Forms {
    pub(super) request: Option<FormView>,
    pub(super) word: Option<FormView>,
}

impl Forms {
    /// The request with what was kept of it.
    pub(super) async fn kept(ctx: &RequestCtx, page: &str) -> Result<Self, WebError> {
        Ok(Self {
            request: ctx.drafted(page).await?,
            word: None,
        })
    }
}
