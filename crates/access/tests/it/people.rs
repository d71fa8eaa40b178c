//! Invented people and cases for the tests, and generators of whole populations.
//!
//! The generators draw from very small sets of ids, so that coincidences (the same site, the same
//! institution, lead and deputy in one) are frequent instead of impossible.

use access::{Actor, CaseFacts, Role};
use domain::{
    Code,
    case::CaseStatus,
    ids::{CarrierId, SiteId, UserId},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

pub fn user(number: u128) -> UserId {
    UserId::from_uuid(Uuid::from_u128(number))
}

pub fn carrier(number: u128) -> CarrierId {
    CarrierId::from_uuid(Uuid::from_u128(number))
}

pub fn site(number: u128) -> SiteId {
    SiteId::from_uuid(Uuid::from_u128(number))
}

/// User 1 of carrier 1 at site 1, in charge of the prison "tonna_muster".
pub fn actor(role: Role) -> Actor {
    Actor {
        user: user(1),
        carrier: carrier(1),
        role,
        sites: vec![site(1)],
        institutions: vec!["tonna_muster".into()],
    }
}

/// A running case of carrier 1 at site 1, led by user 8 with user 9 as deputy, still inside.
pub fn case() -> CaseFacts {
    CaseFacts {
        carrier: carrier(1),
        site: Some(site(1)),
        institution: Some("tonna_muster".into()),
        lead: Some(user(8)),
        deputy: Some(user(9)),
        released: false,
        opened_by: None,
        status: CaseStatus::Active,
    }
}

pub fn any_actor() -> impl Strategy<Value = Actor> {
    (
        0..4_u128,
        0..2_u128,
        select(Role::ALL),
        vec((0..3_u128).prop_map(site), 0..3),
        vec(any_institution(), 0..3),
    )
        .prop_map(|(number, of, role, sites, institutions)| Actor {
            user: user(number),
            carrier: carrier(of),
            role,
            sites,
            institutions,
        })
}

pub fn any_case() -> impl Strategy<Value = CaseFacts> {
    (
        0..2_u128,
        option::of((0..3_u128).prop_map(site)),
        option::of(any_institution()),
        option::of((0..4_u128).prop_map(user)),
        option::of((0..4_u128).prop_map(user)),
        option::of((0..4_u128).prop_map(user)),
        any::<bool>(),
        select(CaseStatus::ALL),
    )
        .prop_map(
            |(of, site, institution, lead, deputy, opened_by, released, status)| CaseFacts {
                carrier: carrier(of),
                site,
                institution,
                lead,
                deputy,
                opened_by,
                released,
                status,
            },
        )
}

fn any_institution() -> impl Strategy<Value = String> {
    select(vec!["tonna_muster", "halle_muster", "suhl_muster"]).prop_map(String::from)
}
