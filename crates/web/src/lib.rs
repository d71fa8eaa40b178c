//! # Pages
//!
//! Turns requests into calls of use cases and their results into pages. One file per noun under
//! [`pages`], with its templates under `templates/<noun>/`. A handler parses, calls one use case
//! and renders; it holds no rule.
//!
//! ```text
//! request → RequestCtx (person, language, clock, request id) → handler → app::<noun>::… → page
//! ```
//!
//! Every route is declared through [`routes::Routes`], which keeps the list that the route sweep
//! walks. Pages need no script and no inline style (the content security policy forbids both).

pub mod again;
pub mod assets;
pub mod correction;
pub mod csv;
mod doubt;
pub mod draft;
pub mod error;
pub mod field;
pub mod form;
mod mend;
pub mod page;
pub mod pages;
mod refused;
pub mod request;
pub mod routes;
pub mod seam;
pub mod sent;
pub mod server;
mod statement;
mod upload;

pub use server::{WebOptions, WebState, router};
