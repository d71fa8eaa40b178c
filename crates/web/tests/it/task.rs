//! Tests of `pages::task`.
