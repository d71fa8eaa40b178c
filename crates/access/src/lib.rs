//! # Who may do what
//!
//! The people in these files cannot choose another office, and much of what is written about them
//! is a professional secret (§ 203 StGB). This crate owns the one policy that decides who sees and
//! changes what. It is a pure function of three things:
//!
//! - the [`Actor`]: a signed-in person with one [`Role`], one carrier, sites and institutions;
//! - the [`CaseFacts`]: the few facts of a case that access rests on;
//! - the [`Action`]: what the actor wants, by name.
//!
//! The role alone opens no case. Actor and facts give a [`Relation`] (lead, deputy, office,
//! institution, colleague, none), and [`decide`] answers from relation and action. Another carrier
//! is never related, whatever else is true.
//!
//! ## Three answers
//!
//! | [`Decision`] | Meaning | HTTP |
//! |---|---|---|
//! | `Allow` | do it | 2xx |
//! | `Deny(why)` | the actor may know that the case exists, but may not do this | 403 |
//! | `Hidden` | to this actor it does not exist; answer as for an unknown id | 404 |
//!
//! A refused *view* is always `Hidden`: whoever may not read the notes is not told that there are
//! any. A refused *change* is `Deny` for those who see the case and `Hidden` for all others.
//!
//! ## Lists obey the same policy
//!
//! A list cannot ask [`decide`] row by row. [`scope`] gives the same answer as a [`Scope`]: a small
//! description of a set of cases that the store turns into SQL. A property test proves that
//! `scope(actor, ListKind::Cases).contains(facts)` equals `decide(actor, ViewCase, facts)`, but for one
//! thing: a case that somebody has opened in an emergency stands in none of their lists.
//!
//! ## Seeing a change of access
//!
//! [`render_matrix`] writes every action × role × relation as a table. It is kept as a golden file
//! (`tests/golden/matrix.txt`), so that a change of access is a difference that a reviewer reads.
//!
//! ## What does not belong here
//!
//! No database, no HTTP, no clock, and no rule of the field: whether a case *can* be closed is a
//! question for `domain`; whether *this person* may close it is a question for this crate. The one
//! overlap is deliberate: an ended case is read and corrected, not worked on (see [`Moment`]).
//!
//! ```
//! use access::{Action, Actor, CaseFacts, Decision, Role, decide};
//! use domain::{case::CaseStatus, ids::{CarrierId, SiteId, UserId}};
//! use uuid::Uuid;
//!
//! let (me, colleague) = (Uuid::from_u128(1), Uuid::from_u128(2));
//! let (carrier, site) = (Uuid::from_u128(10), Uuid::from_u128(20));
//! let actor = Actor {
//!     user: UserId::from_uuid(me),
//!     carrier: CarrierId::from_uuid(carrier),
//!     role: Role::TransitionManager,
//!     sites: vec![SiteId::from_uuid(site)],
//!     institutions: vec![],
//! };
//! let mut case = CaseFacts {
//!     carrier: CarrierId::from_uuid(carrier),
//!     site: Some(SiteId::from_uuid(site)),
//!     institution: Some("jva_musterstadt".into()),
//!     lead: Some(UserId::from_uuid(me)),
//!     deputy: None,
//!     released: false,
//!     opened_by: None,
//!     status: CaseStatus::Active,
//! };
//! assert_eq!(decide(&actor, Action::AddNote, Some(&case)), Decision::Allow);
//!
//! // The case is handed over: for the former lead it is as if it did not exist.
//! case.lead = Some(UserId::from_uuid(colleague));
//! assert_eq!(decide(&actor, Action::AddNote, Some(&case)), Decision::Hidden);
//! ```

mod action;
mod actor;
mod decision;
mod matrix;
mod policy;
mod relation;
mod scope;

pub use action::{Action, Moment};
pub use actor::{Actor, Role};
pub use decision::{Decision, Refusal, Why};
pub use matrix::render_matrix;
pub use policy::{
    decide, decide_approval, decide_arrangement, decide_referral, decide_task, may_approve,
};
pub use relation::{CaseFacts, Relation};
pub use scope::{ListKind, Scope, scope};
