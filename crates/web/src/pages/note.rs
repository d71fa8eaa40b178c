//! Contact notes.

use i18n::Lang;

use crate::routes::{Guard, Routes};

mod form;
mod samples;
pub(crate) mod spent;
mod strike;
mod timeline;

pub use timeline::{NoteItem, kind_choices, note_item};

const STRIKE: &str = "/cases/{case}/notes/{note}/strike";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/notes", Guard::Case, timeline::show)
        .get("/cases/{case}/notes/new", Guard::Case, form::new)
        .form(
            "/cases/{case}/notes",
            "/cases/{case}/notes/new",
            Guard::Case,
            form::add,
        )
        .get(
            "/cases/{case}/notes/{note}/correct",
            Guard::Case,
            form::correcting,
        )
        .form(
            "/cases/{case}/notes/{note}/correct",
            "/cases/{case}/notes/{note}/correct",
            Guard::Case,
            form::correct,
        )
        .get(STRIKE, Guard::Case, strike::show)
        .form(STRIKE, STRIKE, Guard::Case, strike::strike)
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    samples::all(lang)
}
