//! Every paper in every language, read back from its bytes.

mod accessible;
mod entered;
mod examples;
mod robust;
mod wording;
