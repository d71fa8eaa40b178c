//! Tests of `pages::list`.
