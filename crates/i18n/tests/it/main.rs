//! The tests of the texts: [`files`] reads the files as written, [`codes`] asks for every value of
//! every enum, [`words`] looks at the language, [`people`] at dates and numbers.

#![expect(
    clippy::unwrap_used,
    reason = "a test that finds nothing to unwrap has failed"
)]

mod codes;
mod files;
mod people;
mod words;
