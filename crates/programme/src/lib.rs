//! # Programmes as data
//!
//! A programme for the way out of prison is a file that people can read: whom it admits, which
//! phases and modules it has, what has to be done how long before or after the release, which
//! securities must not have a hole. This crate reads such a file, names every mistake in it with
//! line and column, and answers from it: is this person eligible, which phase is it, what is due
//! when and why.
//!
//! ```
//! # use programme::{Catalogue, criteria, Facts, Fact, FactValue};
//! # use jiff::civil::date;
//! # fn main() -> Result<(), Vec<programme::Mistake>> {
//! let catalogue = Catalogue::shipped()?;
//! if let Some(puemas) = catalogue.get("puemas") {
//!     let facts = Facts::new().with(Fact::CustodyMonths, FactValue::Int(8));
//!     let admission = criteria::admission(puemas, &facts, date(2026, 6, 1));
//!     assert_eq!(admission.result, criteria::AdmissionResult::NotEligible);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! It must not: read files or the clock (texts and *today* are handed in), decide anything about a
//! person (an admission is a hint that a person confirms or overrides with a reason), or know a
//! programme by name. What differs between programmes stands in their files.
//!
//! | Module | Question |
//! |---|---|
//! | [`model`] | What does the programme say? |
//! | [`facts`] | What is known of this case? |
//! | [`expression`], [`criteria`] | Does it fit, and what has to be asked? |
//! | [`phases`] | Where in the programme is it today? |
//! | [`plan`] | What is due when, and what stands in the way? |
//! | [`escalation`] | Who has to act because a security is missing? |
//! | [`standards`] | What can a case count on, and is it so? |
//! | [`words`] | Why on that day? |
//! | [`explain`] | All of it at once, for the command line. |
//! | [`doubts`] | What may a right file have forgotten? |
//! | [`catalogue`] | Which programmes are there? |
//! | [`mod@reference`] | What can a programme file say? |

pub mod catalogue;
pub mod closing;
pub mod criteria;
pub mod doubts;
pub mod escalation;
pub mod explain;
pub mod expression;
pub mod facts;
pub mod holidays;
pub mod model;
pub mod phases;
pub mod places;
pub mod placing;
pub mod plan;
pub mod reference;
pub mod standards;
pub mod wake;
pub mod words;

#[cfg(test)]
mod fixture;
mod mistake;
mod parse;
mod read;
mod text;

pub use self::{
    catalogue::Catalogue,
    facts::{Fact, FactMistake, FactValue, Facts},
    mistake::Mistake,
    model::Programme,
    parse::SCHEMA,
    plan::{PlannedTask, needs_of, plan_tasks},
    text::{Lang, Text},
    words::due_in_words,
};
