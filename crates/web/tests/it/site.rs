//! Tests of `pages::site`.
