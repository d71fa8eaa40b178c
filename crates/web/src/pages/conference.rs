//! Case conferences: invitation, minutes, and what each side does afterwards.

use i18n::Lang;

use crate::routes::{Guard, Routes};

mod cancel;
mod invitation;
mod list;
mod minutes;
mod sample;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/conferences", Guard::Case, list::show)
        .get(
            "/cases/{case}/conferences/new",
            Guard::Case,
            invitation::new,
        )
        .form(
            "/cases/{case}/conferences",
            "/cases/{case}/conferences/new",
            Guard::Case,
            invitation::invite,
        )
        .get(
            "/cases/{case}/conferences/{conference}",
            Guard::Case,
            invitation::edit,
        )
        .form(
            "/cases/{case}/conferences/{conference}",
            "/cases/{case}/conferences/{conference}",
            Guard::Case,
            invitation::change,
        )
        .get(
            "/cases/{case}/conferences/{conference}/cancel",
            Guard::Case,
            cancel::ask,
        )
        .form(
            "/cases/{case}/conferences/{conference}/cancel",
            "/cases/{case}/conferences/{conference}/cancel",
            Guard::Case,
            cancel::cancel,
        )
        .get(
            "/cases/{case}/conferences/{conference}/minutes",
            Guard::Case,
            minutes::ask,
        )
        .form(
            "/cases/{case}/conferences/{conference}/minutes",
            "/cases/{case}/conferences/{conference}/minutes",
            Guard::Case,
            minutes::keep,
        )
        .post(
            "/cases/{case}/conference-tasks/{task}/done",
            Guard::Case,
            list::task_done,
        )
        .post(
            "/cases/{case}/conference-tasks/{task}/undone",
            Guard::Case,
            list::task_undone,
        )
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
