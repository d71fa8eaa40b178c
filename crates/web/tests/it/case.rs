//! Tests of `pages::case`.
