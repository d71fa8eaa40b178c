//! Tests of `pages::search`.
