//! Handovers: a transfer that the other side acknowledges.
