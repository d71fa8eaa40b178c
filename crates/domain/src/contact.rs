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

impl ContactKind {
    /// Whether it happens outside: whoever is in custody needs a leave for it.
    pub fn is_outside(self) -> bool {
        matches!(self, Self::Office | Self::HomeVisit | Self::Accompaniment)
    }

    /// Whether the client has to go somewhere for it; otherwise it comes to where they are.
    pub fn is_on_the_way(self) -> bool {
        matches!(self, Self::Office | Self::Accompaniment | Self::ThirdParty)
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

/// A time without contact: from one contact, or the begin, to the next one, or the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The day of the contact before it, or the begin.
    pub from: Date,
    /// The day of the contact after it, or the end.
    pub to: Date,
}

impl Gap {
    /// How long it lasted.
    pub fn days(self) -> i64 {
        i64::from(days_between(self.from, self.to))
    }
}

/// The times without contact from `begin` to `until`, at least one; contacts outside do not count.
pub fn gaps(begin: Date, until: Date, contacts: impl IntoIterator<Item = Date>) -> Vec<Gap> {
    let mut days: Vec<Date> = contacts
        .into_iter()
        .filter(|day| begin <= *day && *day <= until)
        .chain([begin, until])
        .collect();
    days.sort_unstable();
    let next = days.iter().skip(1);
    days.iter()
        .zip(next)
        .map(|(from, to)| Gap {
            from: *from,
            to: *to,
        })
        .collect()
}

/// The longest time without contact; of two that are as long, the earlier one.
pub fn longest_gap(gaps: &[Gap]) -> Option<Gap> {
    gaps.iter().copied().rev().max_by_key(|gap| gap.days())
}

/// How often somebody is to be met in a span of days, as a phase of the programme has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// First day.
    pub from: Date,
    /// First day after it, if it ends.
    pub to: Option<Date>,
    /// Days that may lie between two contacts.
    pub every_days: u32,
}

/// Whether somebody had to wait longer than the rhythm allows (I16). On each day the rhythm of that
/// day counts, whenever the last contact was; days without a rhythm ask for nothing.
pub fn is_over_rhythm(gaps: &[Gap], rhythm: &[Wanted]) -> bool {
    gaps.iter().any(|gap| {
        rhythm.iter().any(|wanted| {
            let last = wanted.to.and_then(|to| add_days(to, -1));
            let until = last.map_or(gap.to, |last| last.min(gap.to));
            let days = i64::from(days_between(gap.from, until));
            until >= wanted.from && days > i64::from(wanted.every_days)
        })
    })
}

/// Whether a text can be a telephone number, with words beside it if need be ("bei der Mutter"): five
/// digits at least.
pub fn can_be_called(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

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
    fn the_longest_time_without_contact_lies_within_the_days() {
        let (begin, until) = (date(2026, 1, 1), date(2026, 1, 31));
        let none = gaps(begin, until, []);
        assert_eq!(none.iter().map(|gap| gap.days()).collect::<Vec<_>>(), [30]);
        let days = [date(2026, 1, 11), date(2026, 1, 6), date(2025, 12, 24)];
        let found = gaps(begin, until, days);
        let longest = longest_gap(&found).unwrap();
        assert_eq!((longest.from, longest.days()), (date(2026, 1, 11), 20));
    }

    #[test]
    fn a_rhythm_counts_on_its_own_days() {
        let wanted = |from, to, every_days| Wanted {
            from,
            to,
            every_days,
        };
        let rhythm = [
            wanted(date(2026, 1, 1), Some(date(2026, 2, 1)), 90),
            wanted(date(2026, 2, 1), None, 14),
        ];
        let silent = |from, to| [Gap { from, to }];
        // Fifteen days of the wide rhythm are allowed, of the close one they are not.
        assert!(!is_over_rhythm(
            &silent(date(2026, 1, 5), date(2026, 1, 20)),
            &rhythm
        ));
        assert!(is_over_rhythm(
            &silent(date(2026, 2, 5), date(2026, 2, 20)),
            &rhythm
        ));
        // Who comes into the close rhythm after a long time was to be met at once.
        assert!(is_over_rhythm(
            &silent(date(2026, 1, 5), date(2026, 2, 1)),
            &rhythm
        ));
        assert!(!is_over_rhythm(
            &silent(date(2026, 2, 5), date(2026, 2, 19)),
            &rhythm
        ));
        assert!(!is_over_rhythm(
            &silent(date(2025, 1, 5), date(2025, 12, 1)),
            &rhythm
        ));
    }

    proptest! {
        #[test]
        fn gaps_add_up_to_the_whole_time(offsets in proptest::collection::vec(-20i32..120, 0..9)) {
            let begin = date(2026, 1, 1);
            let until = date(2026, 4, 1);
            let days = offsets.iter().filter_map(|offset| add_days(begin, *offset));
            let found = gaps(begin, until, days);
            prop_assert!(found.iter().all(|gap| gap.days() >= 0));
            let sum: i64 = found.iter().map(|gap| gap.days()).sum();
            prop_assert_eq!(sum, i64::from(days_between(begin, until)));
        }
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
