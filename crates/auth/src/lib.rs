//! # How a person proves who they are
//!
//! This crate owns the rules of signing in: how passwords are kept and which are refused, what the
//! secrets in cookies and links look like, how long a session lives, how often one may try, and
//! how long an invitation is good for. Every rule is a pure function; the time and the source of
//! randomness are arguments, so that each of them can be tested to the second.
//!
//! | Module | Question |
//! |---|---|
//! | [`password`] | Is this the right password? May it be chosen at all? |
//! | [`token`] | What stands in the cookie or link, and what in the database? |
//! | [`session`] | Is this session still alive? |
//! | [`device`] | With what did somebody sign in, in two words? |
//! | [`throttle`] | May this attempt be made now? |
//! | [`invitation`] | May this link still be used? |
//!
//! What does not belong here: no database, no HTTP, no clock, and no question of *what* a person
//! may do; that is the crate `access`. Who signs in is a row in the store, and the order of the
//! steps (throttle → look up → verify → open a session → log) is a use case in `app`.
//!
//! No secret of this crate is ever printed: `Debug` of a [`token::Token`] shows none of it, and no
//! error repeats what was typed.
//!
//! ```
//! use auth::{password, token::Token};
//! use rand::{SeedableRng, rngs::StdRng};
//!
//! // In the program the generator is the operating system's; in tests it is seeded.
//! let mut rng = StdRng::seed_from_u64(7);
//!
//! let typed = "drei Birken am Ufer der Unstrut";
//! password::policy(typed, "m.beispiel", &["Mara", "Beispiel"]).unwrap();
//! let stored = password::hash(typed, &mut rng).unwrap();
//! assert!(password::verify_sign_in(typed, Some(&stored)));
//! assert!(!password::verify_sign_in(typed, None)); // an unknown login takes as long
//!
//! let cookie = Token::random(&mut rng);
//! let kept: [u8; 32] = cookie.hash();
//! assert_eq!(Token::parse(cookie.reveal()).unwrap().hash(), kept);
//! ```

pub mod device;
pub mod invitation;
pub mod password;
pub mod session;
pub mod throttle;
pub mod token;
