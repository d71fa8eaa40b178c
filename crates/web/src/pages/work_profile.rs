//! The client's way into work: the profile that counts, and what changed from version to version.

use app::work_profile::WorkProfiles;
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::CaseId;
use i18n::Lang;

use self::words::{Profile, Version};
use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod form;
mod sample;
mod words;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/work-profile", Guard::Case, show)
        .merge(form::routes())
}

#[derive(Template)]
#[template(path = "work_profile/page.html")]
struct ProfilePage {
    sh: Shell,
    frame: CaseFrame,
    /// The version that counts; `None`: there is none yet.
    profile: Option<Profile>,
    /// All versions with what changed, newest first; empty while there is only one.
    versions: Vec<Version>,
    may_edit: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let profiles = app::work_profile::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &profiles.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &profiles.head, CaseTab::WorkProfile);
    if profiles.may_edit {
        let key = if profiles.versions.is_empty() {
            "work-write"
        } else {
            "work-edit"
        };
        let href = format!("{}/work-profile/edit", frame.href);
        frame = frame.primary(href, ctx.texts().get(key));
    }
    Ok(html(&page(sh, frame, &profiles)))
}

fn page(sh: Shell, frame: CaseFrame, profiles: &WorkProfiles) -> ProfilePage {
    let newest = profiles.versions.first();
    ProfilePage {
        profile: newest.map(|one| words::profile(sh.texts, one, sh.today)),
        versions: words::versions(sh.texts, &profiles.versions),
        may_edit: profiles.may_edit,
        sh,
        frame,
    }
}

fn page_path(case: CaseId) -> String {
    format!("/cases/{case}/work-profile")
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
