//! Appointments of a case: what is to come, what became of it, and the steps towards somebody who
//! does not answer.

use i18n::Lang;

use crate::routes::{Guard, Routes};

mod form;
mod list;
mod outcome;
mod reach;
mod sample;
mod series;

pub(crate) use outcome::worry;
pub(crate) use reach::{ReachView, reach_view};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/appointments", Guard::Case, list::show)
        .get("/cases/{case}/appointments/new", Guard::Case, form::new)
        .form(
            "/cases/{case}/appointments",
            "/cases/{case}/appointments/new",
            Guard::Case,
            form::plan,
        )
        .get(
            "/cases/{case}/appointments/{appointment}/move",
            Guard::Case,
            form::moving,
        )
        .form(
            "/cases/{case}/appointments/{appointment}/move",
            "/cases/{case}/appointments/{appointment}/move",
            Guard::Case,
            form::shift,
        )
        .get(
            "/cases/{case}/appointments/{appointment}/result",
            Guard::Case,
            outcome::ask,
        )
        .form(
            "/cases/{case}/appointments/{appointment}/result",
            "/cases/{case}/appointments/{appointment}/result",
            Guard::Case,
            outcome::settle,
        )
        .get(
            "/cases/{case}/appointments/{appointment}/end-series",
            Guard::Case,
            series::ask,
        )
        .post(
            "/cases/{case}/appointments/{appointment}/end-series",
            Guard::Case,
            series::end,
        )
        .post("/cases/{case}/reach", Guard::Case, reach::tried)
        .get(
            "/cases/{case}/reach/{attempt}",
            Guard::Case,
            reach::correcting,
        )
        .form(
            "/cases/{case}/reach/{attempt}",
            "/cases/{case}/reach/{attempt}",
            Guard::Case,
            reach::correct,
        )
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
