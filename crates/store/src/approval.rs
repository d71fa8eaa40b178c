//! What a second person has to approve: exceptions and re-entries.
