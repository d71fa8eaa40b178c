//! Group offers (P33, I11c): places and the list of those who wait, who came, what a date makes up for.
//!
//! A place is given in the order of asking. There are never more members than seats, nobody on the
//! list is passed over, and nobody falls off it: who waits is a member some day, or left with a reason.

use jiff::civil::Date;

use crate::{
    Code,
    appointment::{LONGEST_SERIES, Repeat, series_days},
    calendar::add_days,
};

/// What kind of group it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupKind {
    /// Social skills training (P33c).
    SkillsTraining,
    /// A work group that structures the day (I11d).
    Work,
    /// Free time together.
    Leisure,
    /// Something else, such as a talking group.
    Other,
}

impl Code for GroupKind {
    const ALL: &'static [Self] = &[Self::SkillsTraining, Self::Work, Self::Leisure, Self::Other];

    fn code(self) -> &'static str {
        match self {
            Self::SkillsTraining => "skills_training",
            Self::Work => "work",
            Self::Leisure => "leisure",
            Self::Other => "other",
        }
    }
}

/// Where somebody stands in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemberStatus {
    /// On the list, since every seat was taken.
    Waiting,
    /// Has a seat.
    Member,
    /// Went to the end.
    Completed,
    /// Left before the end, or the list, with a reason.
    BrokenOff,
    /// Passed on to another body (P33c).
    PassedOn,
    /// Was written down by mistake, such as in somebody else's case, and counts nowhere.
    Mistaken,
}

impl Code for MemberStatus {
    const ALL: &'static [Self] = &[
        Self::Waiting,
        Self::Member,
        Self::Completed,
        Self::BrokenOff,
        Self::PassedOn,
        Self::Mistaken,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Member => "member",
            Self::Completed => "completed",
            Self::BrokenOff => "broken_off",
            Self::PassedOn => "passed_on",
            Self::Mistaken => "mistaken",
        }
    }
}

impl MemberStatus {
    /// Whether it is at its end.
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Waiting | Self::Member)
    }

    /// Whether `to` may be written over this. A seat is only given by enrolling or moving up, so that
    /// no form takes one past the list; who never had one cannot have completed anything.
    pub fn may_become(self, to: Self, had_seat: bool) -> bool {
        match to {
            Self::Waiting | Self::Member => self == to,
            Self::Completed => had_seat,
            Self::BrokenOff | Self::PassedOn | Self::Mistaken => true,
        }
    }
}

/// The places of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places {
    /// How many there are; `None`: another provider decides.
    pub seats: Option<i64>,
    /// How many have one.
    pub members: i64,
    /// How many wait for one.
    pub waiting: i64,
}

impl Places {
    /// The places of a list of people in the order of asking.
    pub fn of<K>(seats: Option<i64>, roll: &[(K, MemberStatus)]) -> Self {
        let count = |wanted| roll.iter().filter(|(_, status)| *status == wanted).count();
        let number = |status| i64::try_from(count(status)).unwrap_or(i64::MAX);
        Self {
            seats,
            members: number(MemberStatus::Member),
            waiting: number(MemberStatus::Waiting),
        }
    }

    /// Seats that nobody has; `None`: nobody here knows.
    pub fn free(self) -> Option<i64> {
        self.seats.map(|seats| (seats - self.members).max(0))
    }

    /// Whether every seat is taken.
    pub fn is_full(self) -> bool {
        self.free() == Some(0)
    }

    /// What somebody becomes who asks now: whoever waits already goes first.
    pub fn entry(self) -> MemberStatus {
        if self.is_full() || self.waiting > 0 {
            MemberStatus::Waiting
        } else {
            MemberStatus::Member
        }
    }

    /// Whether the first of those who wait can have a seat.
    pub fn may_move_up(self) -> bool {
        self.waiting > 0 && !self.is_full()
    }

    /// Whether the offer can have so many seats: nobody who has one loses it.
    pub fn may_have(self, seats: Option<i64>) -> bool {
        seats.is_none_or(|seats| seats >= self.members)
    }
}

/// Who is next, of a list of people in the order of asking.
pub fn next_in_line<K: Copy>(roll: &[(K, MemberStatus)]) -> Option<K> {
    let mut waiting = roll
        .iter()
        .filter(|(_, status)| *status == MemberStatus::Waiting);
    waiting.next().map(|(who, _)| *who)
}

/// At which place somebody waits, from 1 on.
pub fn place_in_line<K: PartialEq>(roll: &[(K, MemberStatus)], who: &K) -> Option<usize> {
    let mut waiting = roll
        .iter()
        .filter(|(_, status)| *status == MemberStatus::Waiting);
    waiting.position(|(one, _)| one == who).map(|at| at + 1)
}

/// Whether somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attendance {
    /// Was there.
    Attended,
    /// Did not come, with an excuse.
    Excused,
    /// Did not come, without a word.
    Unexcused,
    /// Could not come, by nobody's fault: locked in, no escort, no train.
    Organisational,
}

impl Code for Attendance {
    const ALL: &'static [Self] = &[
        Self::Attended,
        Self::Excused,
        Self::Unexcused,
        Self::Organisational,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Excused => "excused",
            Self::Unexcused => "unexcused",
            Self::Organisational => "organisational",
        }
    }
}

/// The longest date of a group, in minutes: a whole day.
pub const LONGEST_MINUTES: i64 = 1_440;

/// Why minutes cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesProblem {
    /// Who was not there has none.
    Absent,
    /// Nobody was there for no minute, or longer than a day.
    OutOfBounds,
}

/// How long somebody was there, in minutes. Nothing typed means the whole date, which is `length` long.
pub fn minutes_there(
    attendance: Attendance,
    typed: Option<i64>,
    length: i64,
) -> Result<i64, MinutesProblem> {
    match (attendance, typed) {
        (Attendance::Attended, None) => Ok(length),
        (Attendance::Attended, Some(minutes)) if (1..=LONGEST_MINUTES).contains(&minutes) => {
            Ok(minutes)
        }
        (Attendance::Attended, Some(_)) => Err(MinutesProblem::OutOfBounds),
        (_, None | Some(0)) => Ok(0),
        (_, Some(_)) => Err(MinutesProblem::Absent),
    }
}

/// What is written about one person and one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came<K> {
    /// The date.
    pub session: K,
    /// The date that it makes up for, if it does.
    pub instead_of: Option<K>,
    /// Whether they came.
    pub attendance: Attendance,
    /// How long they were there, in minutes.
    pub minutes: i64,
}

/// All dates of one person in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Dates with the person.
    pub attended: usize,
    /// Dates missed with an excuse.
    pub excused: usize,
    /// Dates missed without a word.
    pub unexcused: usize,
    /// Dates missed by nobody's fault.
    pub organisational: usize,
    /// Of the missed ones, those that were made up for.
    pub caught_up: usize,
    /// How long the person was there in all, in minutes.
    pub minutes: i64,
}

impl Tally {
    /// Dates that were missed, made up for or not: an absence counts as one.
    pub fn missed(self) -> usize {
        self.excused + self.unexcused + self.organisational
    }
}

/// Counts the dates of one person.
pub fn tally<K: PartialEq>(dates: &[Came<K>]) -> Tally {
    let mut tally = Tally::default();
    for one in dates {
        match one.attendance {
            Attendance::Attended => {
                tally.attended += 1;
                tally.minutes += one.minutes;
                continue;
            }
            Attendance::Excused => tally.excused += 1,
            Attendance::Unexcused => tally.unexcused += 1,
            Attendance::Organisational => tally.organisational += 1,
        }
        let made_up = |other: &Came<K>| {
            other.attendance == Attendance::Attended
                && other.instead_of.as_ref() == Some(&one.session)
        };
        tally.caught_up += usize::from(dates.iter().any(made_up));
    }
    tally
}

/// The days of a date that comes again every week, `weeks` times in all; `None` if these are none, or
/// more than [`LONGEST_SERIES`].
pub fn weekly(first: Date, weeks: usize) -> Option<Vec<Date>> {
    if !(1..=LONGEST_SERIES).contains(&weeks) {
        return None;
    }
    if weeks == 1 {
        return Some(vec![first]);
    }
    let days = i32::try_from((weeks - 1) * 7).ok()?;
    series_days(first, Repeat::Weekly, add_days(first, days)).ok()
}

/// Whether a member with a seat from `since` to `until` belongs to a date on `day`; both days count.
pub fn belongs(since: Option<Date>, until: Option<Date>, day: Date) -> bool {
    since.is_some_and(|since| since <= day) && until.is_none_or(|until| day <= until)
}

#[cfg(test)]
mod tests;
