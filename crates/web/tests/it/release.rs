//! Tests of `pages::release`.
