//! The calendar of a person for their calendar program, and its secret address on their account.

use app::{
    AppError,
    calendar::{EntryKind, Feed},
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use exports::calendar::{Event, calendar};
use i18n::{Lang, texts};

use crate::{
    error::WebError,
    page::done,
    request::{Anonymous, RequestCtx},
    routes::{Guard, Routes},
};

/// How the file of a calendar ends.
const ENDING: &str = ".ics";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/calendar/{file}", Guard::Public, feed)
        .post("/account/calendar/revoke", Guard::SignedIn, revoke)
}

/// The calendar. No page: programs read it, so a refusal is a status and no words.
async fn feed(request: Anonymous, Path(file): Path<String>) -> Response {
    let Some(secret) = file.strip_suffix(ENDING) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match app::calendar::feed(&request.state.app, &request.arrival, secret).await {
        Ok(feed) => {
            let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
            ([kind], written(&feed)).into_response()
        }
        Err(AppError::Throttled(seconds)) => {
            let wait = (header::RETRY_AFTER, seconds.to_string());
            (StatusCode::TOO_MANY_REQUESTS, [wait]).into_response()
        }
        Err(AppError::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(request = %request.arrival.request, %error, "a calendar failed");
            crate::error::status(&error).into_response()
        }
    }
}

fn written(feed: &Feed) -> String {
    let texts = texts(feed.language.parse().unwrap_or(Lang::De));
    let events: Vec<Event> = feed
        .entries
        .iter()
        .map(|one| Event {
            uid: one.uid.clone(),
            sequence: one.sequence,
            from: one.from,
            to: one.to,
            changed_at: one.changed_at,
            title: texts.with(
                match one.kind {
                    EntryKind::Appointment => "calendar-entry",
                    EntryKind::Conference => "calendar-meeting",
                    EntryKind::Group => "calendar-group",
                },
                &[("number", (&one.number).into())],
            ),
            cancelled: one.cancelled,
        })
        .collect();
    calendar(&texts.get("calendar-name"), &events)
}

async fn revoke(ctx: RequestCtx) -> Result<Response, WebError> {
    app::calendar::revoke(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done("/account", "calendar-flash-revoked"))
}
