//! How an actor is related to a case.

use domain::{
    Code,
    case::CaseStatus,
    ids::{CarrierId, SiteId, UserId},
};

use crate::{Actor, Role};

/// The facts of a case that access rests on. The store loads them with every look-up by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    /// The carrier that is the controller of the case.
    pub carrier: CarrierId,
    /// The site that works on the case; none as long as intake has not chosen one.
    pub site: Option<SiteId>,
    /// Code of the institution that holds, or last held, the person.
    pub institution: Option<String>,
    /// The lead worker today.
    pub lead: Option<UserId>,
    /// The deputy today.
    pub deputy: Option<UserId>,
    /// Whether the actual release is recorded. A forecast that lies in the past is no release.
    pub released: bool,
    /// Whose emergency access to the case runs (X2). Loaded only for somebody who would not see the
    /// case without it, so it names nobody else.
    pub opened_by: Option<UserId>,
    /// Where the case stands. Decides when something may be done, never who may see the case.
    pub status: CaseStatus,
}

/// What an actor is to a case. The closest one counts; there is exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The transition manager who is responsible on both sides of the gate.
    Lead,
    /// The transition manager who stands in for the lead.
    Deputy,
    /// Coordination of the case's site, or of any site while the case has none.
    Office,
    /// Social service of the prison that holds the person; ends with the release.
    Institution,
    /// A transition manager or coordination of the same carrier who has opened the case in an
    /// emergency, for two hours.
    Emergency,
    /// Another transition manager of the same site. Sees nothing; named so that the matrix shows
    /// it.
    Colleague,
    /// Nothing at all.
    None,
}

impl Code for Relation {
    const ALL: &'static [Self] = &[
        Self::Lead,
        Self::Deputy,
        Self::Office,
        Self::Institution,
        Self::Emergency,
        Self::Colleague,
        Self::None,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Deputy => "deputy",
            Self::Office => "office",
            Self::Institution => "institution",
            Self::Emergency => "emergency",
            Self::Colleague => "colleague",
            Self::None => "none",
        }
    }
}

impl Relation {
    /// The relation of `actor` to the case with these facts.
    ///
    /// Only transition management and coordination open a case in an emergency, and only one that is
    /// not theirs anyway.
    ///
    /// Only a transition manager is a lead or deputy. A coordination that is entered as lead is
    /// related through its office alone, so that it loses the case with the office. Administrator
    /// and data-protection officer are related to no case, whatever the facts say.
    pub fn of(actor: &Actor, case: &CaseFacts) -> Self {
        if actor.carrier != case.carrier {
            return Self::None;
        }
        match actor.role {
            Role::TransitionManager => Self::of_transition_manager(actor, case),
            Role::Coordination if in_office(actor, case) => Self::Office,
            Role::Coordination if case.opened_by == Some(actor.user) => Self::Emergency,
            Role::PrisonSocialService if in_institution(actor, case) => Self::Institution,
            Role::Coordination
            | Role::PrisonSocialService
            | Role::DataProtectionOfficer
            | Role::Administrator => Self::None,
        }
    }

    fn of_transition_manager(actor: &Actor, case: &CaseFacts) -> Self {
        if case.lead == Some(actor.user) {
            Self::Lead
        } else if case.deputy == Some(actor.user) {
            Self::Deputy
        } else if case.opened_by == Some(actor.user) {
            Self::Emergency
        } else if case.site.is_some_and(|site| actor.sites.contains(&site)) {
            Self::Colleague
        } else {
            Self::None
        }
    }
}

// A case gets its site with the assignment. Until then every coordination of the carrier has to
// find it, or nobody would; a referral that was rejected before it had a site stays findable too.
fn in_office(actor: &Actor, case: &CaseFacts) -> bool {
    case.site.is_none_or(|site| actor.sites.contains(&site))
}

fn in_institution(actor: &Actor, case: &CaseFacts) -> bool {
    !case.released
        && case
            .institution
            .as_ref()
            .is_some_and(|institution| actor.institutions.contains(institution))
}
