//! Contact notes: writing, correcting, drafts.
