//! The policy from outside: the golden matrix, the single rules, and lists ⇔ records.

mod golden;
mod people;
mod policy;
mod scope;
