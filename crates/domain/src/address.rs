//! Where somebody can be written to, and where they were registered last (P23b, T05). Without a flat,
//! applications get stuck on the missing address; a postal address with somebody who agrees lets them go on.
//!
//! Days only and words as told: whether a place exists is not known here, and no address lifts what waits
//! for a flat ([`crate::seam::lifts_blocks`]).

use jiff::civil::Date;

use crate::{Code, calendar::days_between};

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AddressKind {
    /// Where the person lives.
    Residence,
    /// Where post is taken in for them, with the consent of whoever does it.
    CareOf,
    /// Where they were registered last before custody: it points to the offices that are competent at first.
    Registered,
}

impl Code for AddressKind {
    const ALL: &'static [Self] = &[Self::Residence, Self::CareOf, Self::Registered];

    fn code(self) -> &'static str {
        match self {
            Self::Residence => "residence",
            Self::CareOf => "care_of",
            Self::Registered => "registered",
        }
    }
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What it is for.
    pub kind: AddressKind,
    /// With whom, if the name on the door is another one.
    pub care_of: String,
    /// Street and number, or a box.
    pub street: String,
    /// Five digits; may be empty for a place abroad.
    pub postcode: String,
    /// The place.
    pub place: String,
    /// First day, if known.
    pub from: Option<Date>,
    /// Last day, if it ends.
    pub until: Option<Date>,
    /// The day on which whoever takes in the post agreed to it.
    pub consent_on: Option<Date>,
}

/// How an address stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Post can go there.
    Holds,
    /// It holds, and ends within [`ENDS_SOON`] days.
    EndsSoon,
    /// It begins later.
    Ahead,
    /// It is over.
    Over,
    /// Whoever would take in the post has not agreed yet.
    NoConsent,
    /// It tells where somebody was registered; no post goes there.
    Former,
}

impl Code for Standing {
    const ALL: &'static [Self] = &[
        Self::Holds,
        Self::EndsSoon,
        Self::Ahead,
        Self::Over,
        Self::NoConsent,
        Self::Former,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::EndsSoon => "ends_soon",
            Self::Ahead => "ahead",
            Self::Over => "over",
            Self::NoConsent => "no_consent",
            Self::Former => "former",
        }
    }
}

/// Days before its end in which a postal address is said to end soon.
pub const ENDS_SOON: i32 = 30;

impl Address {
    /// How it stands on `today`.
    pub fn standing(&self, today: Date) -> Standing {
        if self.kind == AddressKind::Registered {
            return Standing::Former;
        }
        if self.until.is_some_and(|last| last < today) {
            return Standing::Over;
        }
        if self.kind == AddressKind::CareOf && self.consent_on.is_none() {
            return Standing::NoConsent;
        }
        if self.from.is_some_and(|first| first > today) {
            return Standing::Ahead;
        }
        let soon = |last| days_between(today, last) <= ENDS_SOON;
        if self.until.is_some_and(soon) {
            return Standing::EndsSoon;
        }
        Standing::Holds
    }

    /// Whether post can go there on `today`.
    pub fn takes_post(&self, today: Date) -> bool {
        matches!(self.standing(today), Standing::Holds | Standing::EndsSoon)
    }

    /// On one line: `c/o Caritas, Hauptstraße 1, 99084 Erfurt`.
    pub fn line(&self) -> String {
        let care_of = Some(&self.care_of).filter(|one| !one.is_empty());
        let care_of = care_of.map(|one| format!("c/o {one}"));
        let street = Some(self.street.clone()).filter(|one| !one.is_empty());
        let place = [&*self.postcode, &*self.place].join(" ").trim().to_owned();
        let parts: Vec<String> = care_of.into_iter().chain(street).chain([place]).collect();
        parts.join(", ")
    }
}

/// Where post goes on `today`: to the person's own door, else to whoever takes it in. Of several the one that
/// stands last.
pub fn postal<'a>(all: impl IntoIterator<Item = &'a Address>, today: Date) -> Option<&'a Address> {
    let takes = all.into_iter().filter(|one| one.takes_post(today));
    takes.max_by_key(|one| one.kind == AddressKind::Residence)
}

/// Whether this can be a German postcode.
pub fn is_postcode(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 30);

    fn address(kind: AddressKind) -> Address {
        Address {
            kind,
            care_of: "Caritas".to_owned(),
            street: "Hauptstraße 1".to_owned(),
            postcode: "99084".to_owned(),
            place: "Erfurt".to_owned(),
            from: Some(date(2026, 11, 1)),
            until: Some(date(2027, 3, 31)),
            consent_on: Some(date(2026, 10, 28)),
        }
    }

    #[test]
    fn post_goes_where_somebody_has_agreed_to_take_it() {
        let held = address(AddressKind::CareOf);
        assert_eq!(held.standing(TODAY), Standing::Holds);
        let asked = Address {
            consent_on: None,
            ..held.clone()
        };
        assert_eq!(asked.standing(TODAY), Standing::NoConsent);
        assert_eq!(postal([&asked], TODAY), None);
        assert_eq!(postal([&asked, &held], TODAY), Some(&held));
        // An own door needs nobody's consent, and comes first.
        let home = Address {
            kind: AddressKind::Residence,
            consent_on: None,
            ..held.clone()
        };
        assert_eq!(postal([&home, &held], TODAY), Some(&home));
    }

    #[test]
    fn its_days_decide() {
        let with = |from, until| Address {
            from,
            until,
            ..address(AddressKind::CareOf)
        };
        let ahead = with(Some(date(2026, 12, 1)), None);
        assert_eq!(ahead.standing(TODAY), Standing::Ahead);
        // The last day still counts.
        let last = with(None, Some(TODAY));
        assert_eq!(last.standing(TODAY), Standing::EndsSoon);
        let over = with(None, Some(date(2026, 11, 29)));
        assert_eq!(over.standing(TODAY), Standing::Over);
        assert_eq!(with(None, None).standing(TODAY), Standing::Holds);
        let former = address(AddressKind::Registered);
        assert_eq!(former.standing(TODAY), Standing::Former);
        assert_eq!(postal([&former], TODAY), None);
    }

    #[test]
    fn a_line_leaves_out_what_is_not_known() {
        let mut one = address(AddressKind::CareOf);
        assert_eq!(one.line(), "c/o Caritas, Hauptstraße 1, 99084 Erfurt");
        one.care_of.clear();
        one.street.clear();
        one.postcode.clear();
        assert_eq!(one.line(), "Erfurt");
        assert!(is_postcode("99084") && !is_postcode("9908") && !is_postcode("9908a"));
    }
}
