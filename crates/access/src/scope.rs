//! The same policy for lists: which cases a list may show.

use domain::{
    Code,
    ids::{CarrierId, SiteId, UserId},
};

use crate::{Action, Actor, CaseFacts, Role, decide};

/// The lists that show cases or count them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListKind {
    /// The list of cases.
    Cases,
    /// "My day": what is due, who leaves soon, who was not contacted.
    Day,
    /// Hits of the search by name.
    Search,
    /// The inbox of referrals.
    Referrals,
    /// Cases counted per site and worker.
    Capacity,
    /// Cases counted in reports.
    Reports,
}

impl Code for ListKind {
    const ALL: &'static [Self] = &[
        Self::Cases,
        Self::Day,
        Self::Search,
        Self::Referrals,
        Self::Capacity,
        Self::Reports,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Day => "day",
            Self::Search => "search",
            Self::Referrals => "referrals",
            Self::Capacity => "capacity",
            Self::Reports => "reports",
        }
    }
}

impl ListKind {
    /// The action that opens the list.
    pub fn action(self) -> Action {
        match self {
            Self::Cases => Action::ListCases,
            Self::Day => Action::ViewDay,
            Self::Search => Action::SearchCases,
            Self::Referrals => Action::ListReferrals,
            Self::Capacity => Action::ViewCapacity,
            Self::Reports => Action::ViewReports,
        }
    }
}

/// A set of cases, described so that a database can select it and a test can ask it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// No case.
    None,
    /// Cases of `carrier` whose lead or deputy is `user`.
    OwnCases {
        /// The transition manager.
        user: UserId,
        /// The carrier of the cases.
        carrier: CarrierId,
    },
    /// Cases of `carrier` in one of `sites`, and those that have no site yet.
    Sites {
        /// The carrier of the cases.
        carrier: CarrierId,
        /// The sites; may be empty, then only cases without a site.
        sites: Vec<SiteId>,
    },
    /// Cases of `carrier` of people held in one of `institutions` who are not released.
    Institutions {
        /// The carrier of the cases.
        carrier: CarrierId,
        /// Codes of the institutions; may be empty, then no case.
        institutions: Vec<String>,
    },
}

impl Scope {
    /// Whether a case with these facts belongs to the set.
    pub fn contains(&self, case: &CaseFacts) -> bool {
        match self {
            Self::None => false,
            Self::OwnCases { user, carrier } => {
                case.carrier == *carrier && (case.lead == Some(*user) || case.deputy == Some(*user))
            }
            Self::Sites { carrier, sites } => {
                case.carrier == *carrier && case.site.is_none_or(|site| sites.contains(&site))
            }
            Self::Institutions {
                carrier,
                institutions,
            } => {
                case.carrier == *carrier
                    && !case.released
                    && case
                        .institution
                        .as_ref()
                        .is_some_and(|code| institutions.contains(code))
            }
        }
    }
}

/// The cases that a list of this kind shows to `actor`; [`Scope::None`] if the actor may not open
/// it.
///
/// Whether a list shows only open cases, or only those in intake, is a filter of the list and not
/// a matter of access.
pub fn scope(actor: &Actor, list: ListKind) -> Scope {
    if !decide(actor, list.action(), None).is_allowed() {
        return Scope::None;
    }
    let carrier = actor.carrier;
    match actor.role {
        Role::TransitionManager => Scope::OwnCases {
            user: actor.user,
            carrier,
        },
        Role::Coordination => Scope::Sites {
            carrier,
            sites: actor.sites.clone(),
        },
        Role::PrisonSocialService => Scope::Institutions {
            carrier,
            institutions: actor.institutions.clone(),
        },
        Role::DataProtectionOfficer | Role::Administrator => Scope::None,
    }
}
