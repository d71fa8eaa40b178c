//! The signed-in person, reduced to what access rests on.

use std::str::FromStr;

use domain::{
    Code, UnknownCode,
    ids::{CarrierId, SiteId, UserId},
};

/// The role of a user. Each user has exactly one; rights come from role × [`crate::Relation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Übergangsmanager_in: case work for the cases that are the person's own.
    TransitionManager,
    /// Sozialdienst of a prison: reports people, sees the bridge until release.
    PrisonSocialService,
    /// Koordination / Leitung: intake, decisions, assignment in its own sites.
    Coordination,
    /// Datenschutzbeauftragte_r: the log without content, never a case.
    DataProtectionOfficer,
    /// Administrator_in: users and sites, never a case.
    Administrator,
}

impl Code for Role {
    const ALL: &'static [Self] = &[
        Self::TransitionManager,
        Self::PrisonSocialService,
        Self::Coordination,
        Self::DataProtectionOfficer,
        Self::Administrator,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::TransitionManager => "transition_manager",
            Self::PrisonSocialService => "prison_social_service",
            Self::Coordination => "coordination",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::Administrator => "administrator",
        }
    }
}

impl FromStr for Role {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code)
    }
}

/// Who acts. Built once per request from the session; never from what a request claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The signed-in user.
    pub user: UserId,
    /// The carrier (Träger) that the user belongs to. Nothing of another carrier is ever related.
    pub carrier: CarrierId,
    /// The one role of the user.
    pub role: Role,
    /// The sites (Standorte) where the user works. For coordination: its office.
    pub sites: Vec<SiteId>,
    /// Codes of the institutions of a prison's social service; empty for every other role.
    pub institutions: Vec<String>,
}
