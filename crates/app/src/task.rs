//! Tasks: doing, skipping, pinning, reassigning, own ones.
