//! Contact notes and planned contacts.

use i18n::Lang;

use crate::routes::{Guard, Routes};

mod contact;
mod form;
mod samples;
mod timeline;

pub use timeline::{NoteItem, note_item};

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
        .get("/cases/{case}/contacts/new", Guard::Case, contact::new)
        .form(
            "/cases/{case}/contacts",
            "/cases/{case}/contacts/new",
            Guard::Case,
            contact::plan,
        )
        .get(
            "/cases/{case}/contacts/{contact}/move",
            Guard::Case,
            contact::moving,
        )
        .form(
            "/cases/{case}/contacts/{contact}/move",
            "/cases/{case}/contacts/{contact}/move",
            Guard::Case,
            contact::shift,
        )
        .post(
            "/cases/{case}/contacts/{contact}/cancel",
            Guard::Case,
            contact::cancel,
        )
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    samples::all(lang)
}
