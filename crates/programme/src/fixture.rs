//! A small programme for tests: one of everything, with days that are easy to check.

use crate::model::Programme;

/// The text of the small programme, which is also the example of the reference. Tests break single
/// lines of it.
pub(crate) const TEXT: &str = include_str!("reference/example.toml");

/// The small programme, read.
pub(crate) fn programme() -> Programme {
    Programme::parse(TEXT, "steg.toml").unwrap()
}

/// Line and column (from 1) of the first place of `needle` in `text`, plus `skip` characters.
pub(crate) fn place(text: &str, needle: &str, skip: usize) -> (usize, usize) {
    let at = text.find(needle).unwrap();
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1 + skip;
    (line, column)
}
