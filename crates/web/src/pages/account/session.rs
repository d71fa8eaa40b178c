//! The open sessions of an account, as their table shows them.

use app::account::SessionRow;
use auth::device::{Device, Family};
use domain::ids::SessionId;
use i18n::Texts;

use crate::request::RequestCtx;

/// A session as its table shows it.
pub(super) struct SessionLine {
    /// Browser and system in words.
    pub(super) device: String,
    pub(super) began: String,
    pub(super) seen: String,
    pub(super) this: bool,
    pub(super) end: String,
}

pub(super) fn session_lines(
    ctx: &RequestCtx,
    sessions: &[SessionRow],
    end: impl Fn(SessionId) -> String,
) -> Vec<SessionLine> {
    sessions
        .iter()
        .map(|one| SessionLine {
            device: device(ctx.texts(), Device::from_code(&one.device)),
            began: ctx.texts().instant(one.created_at),
            seen: ctx.texts().instant(one.last_seen_at),
            this: one.id == ctx.session,
            end: end(one.id),
        })
        .collect()
}

/// With what somebody signed in: `Firefox unter Windows`.
fn device(texts: &Texts, device: Device) -> String {
    let name = |one: Option<&Family>| one.map(|one| one.name);
    match (name(device.browser), name(device.system)) {
        (Some(browser), Some(system)) => {
            let names = [("browser", browser.into()), ("system", system.into())];
            texts.with("account-session-device-is", &names)
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => texts.get("account-session-device-unknown").into_owned(),
    }
}
