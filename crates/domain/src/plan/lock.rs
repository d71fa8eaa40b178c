//! Domains that another programme holds are locked: no measure of ours there without a reason.

use std::collections::BTreeMap;

/// Who holds which domain: id of the domain → name of the other programme.
pub type Held = BTreeMap<String, String>;

/// A domain is held by somebody else, and no reason was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{domain}\" is held by {holder}")]
pub struct Locked {
    /// The domain.
    pub domain: String,
    /// Who holds it.
    pub holder: String,
}

/// Whether a measure may stand in a domain: it is ours, or somebody said why. Returns whether the
/// lock was overridden.
pub fn check(held: &Held, domain: &str, reason: &str) -> Result<bool, Locked> {
    match held.get(domain) {
        None => Ok(false),
        Some(_) if !reason.trim().is_empty() => Ok(true),
        Some(holder) => Err(Locked {
            domain: domain.to_owned(),
            holder: holder.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_locked_domain_opens_with_a_reason_only(
            held in proptest::collection::btree_map("[a-d]", "[A-Z]{3}", 0..4),
            domain in "[a-d]",
            reason in "[ x]{0,3}",
        ) {
            let given = reason.contains('x');
            match check(&held, &domain, &reason) {
                Ok(overridden) => {
                    prop_assert_eq!(overridden, held.contains_key(&domain));
                    prop_assert!(!overridden || given);
                }
                Err(locked) => {
                    prop_assert!(!given);
                    prop_assert_eq!(held.get(&locked.domain), Some(&locked.holder));
                }
            }
        }
    }
}
