//! Tests of `pages::module`.
