//! Every paper in every language, read back from its bytes.

mod accessible;
mod examples;
mod robust;
mod wording;
