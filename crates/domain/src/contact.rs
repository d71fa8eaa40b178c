//! Contacts: how people met, what kind of statement a note is, and when silence becomes too long.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_days, days_between},
};

/// How a contact took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContactKind {
    /// Visit in the prison.
    PrisonVisit,
    /// Talk in the office.
    Office,
    /// Visit at home.
    HomeVisit,
    /// Going along: to an office, a landlord, an employer.
    Accompaniment,
    /// Telephone.
    Phone,
    /// Video call.
    Video,
    /// Letter.
    Letter,
    /// E-mail or text message.
    Message,
    /// With others about the case, without the client.
    ThirdParty,
}

impl Code for ContactKind {
    const ALL: &'static [Self] = &[
        Self::PrisonVisit,
        Self::Office,
        Self::HomeVisit,
        Self::Accompaniment,
        Self::Phone,
        Self::Video,
        Self::Letter,
        Self::Message,
        Self::ThirdParty,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::PrisonVisit => "prison_visit",
            Self::Office => "office",
            Self::HomeVisit => "home_visit",
            Self::Accompaniment => "accompaniment",
            Self::Phone => "phone",
            Self::Video => "video",
            Self::Letter => "letter",
            Self::Message => "message",
            Self::ThirdParty => "third_party",
        }
    }
}

/// Whether the client was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContactOutcome {
    /// The contact took place.
    Reached,
    /// Tried, not reached.
    Attempted,
    /// An appointment was missed.
    NoShow,
}

impl Code for ContactOutcome {
    const ALL: &'static [Self] = &[Self::Reached, Self::Attempted, Self::NoShow];

    fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Attempted => "attempted",
            Self::NoShow => "no_show",
        }
    }
}

/// What kind of statement a record is (JI-RL Art. 7: facts apart from assessments).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EpistemicKind {
    /// Something that can be checked.
    Fact,
    /// What the worker thinks of it.
    Assessment,
    /// What the client said.
    ClientStatement,
    /// What somebody else said.
    ThirdPartyStatement,
}

impl Code for EpistemicKind {
    const ALL: &'static [Self] = &[
        Self::Fact,
        Self::Assessment,
        Self::ClientStatement,
        Self::ThirdPartyStatement,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Assessment => "assessment",
            Self::ClientStatement => "client_statement",
            Self::ThirdPartyStatement => "third_party_statement",
        }
    }
}

impl EpistemicKind {
    /// The kind of these words; while nothing is said there is none.
    pub fn of(self, words: &str) -> Option<Self> {
        (!words.trim().is_empty()).then_some(self)
    }
}

/// Silence in a case, measured against the rhythm of its phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Days since the last contact, or since the case began without one.
    pub days: i32,
    /// Days that the rhythm allows between two contacts.
    pub allowed: u32,
}

impl Silence {
    /// Whether it has lasted too long.
    pub fn is_too_long(self) -> bool {
        i64::from(self.days) > i64::from(self.allowed)
    }
}

/// The silence of a case on `today`: since the last contact, or since `begin` if there was none.
pub fn silence(last_contact: Option<Date>, begin: Date, allowed: u32, today: Date) -> Silence {
    Silence {
        days: days_between(last_contact.unwrap_or(begin), today),
        allowed,
    }
}

/// The day by which the next contact is due in this rhythm.
pub fn contact_due(last_contact: Option<Date>, begin: Date, allowed: u32) -> Option<Date> {
    add_days(last_contact.unwrap_or(begin), i32::try_from(allowed).ok()?)
}

/// Whether a text can be a telephone number, with words beside it if need be ("bei der Mutter"): five
/// digits at least.
pub fn can_be_called(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn silence_is_too_long_the_day_after_the_rhythm_ran_out() {
        let last = Some(date(2026, 11, 14));
        let begin = date(2026, 6, 1);
        assert!(!silence(last, begin, 7, date(2026, 11, 21)).is_too_long());
        assert!(silence(last, begin, 7, date(2026, 11, 22)).is_too_long());
        assert_eq!(silence(None, begin, 7, date(2026, 6, 4)).days, 3);
        assert_eq!(contact_due(last, begin, 7), Some(date(2026, 11, 21)));
    }

    #[test]
    fn only_what_is_said_has_a_kind() {
        assert_eq!(EpistemicKind::Fact.of(" \n"), None);
        assert_eq!(
            EpistemicKind::ClientStatement.of("Ja."),
            Some(EpistemicKind::ClientStatement)
        );
    }

    #[test]
    fn a_number_may_have_words_beside_it_and_needs_digits() {
        assert!(can_be_called("0361 000 111 (bei der Mutter)"));
        assert!(can_be_called("+49-361/00011"));
        assert!(!can_be_called("hat keins"));
        assert!(!can_be_called("0361"));
    }
}
