//! Clearing: facts, criteria, overlaps, the decision on admission.
