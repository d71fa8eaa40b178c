//! Other support that covers a person or a domain, and how the domains are split.
