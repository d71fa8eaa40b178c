//! Ways in: the inbox and reports by hand.
