//! Drafts: what somebody was typing, bound to user, case and form.
