//! Accounts: making them, one-time links, passwords, the first administrator.
