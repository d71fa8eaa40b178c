//! Arrangements: what covers a security.
