//! Tests of `pages::account`.
