//! Reaching somebody again (T62): an appointment was missed, or nobody heard from the client for
//! longer than the rhythm allows. Four steps, each further than the one before; a contact ends them.

use jiff::civil::Date;

use crate::{Code, calendar::add_days};

/// A step towards somebody who does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReachStep {
    /// Try on the same day.
    SameDay,
    /// Try another way.
    SecondChannel,
    /// Write a letter.
    Letter,
    /// Talk about the case with others.
    CaseTalk,
}

impl Code for ReachStep {
    const ALL: &'static [Self] = &[
        Self::SameDay,
        Self::SecondChannel,
        Self::Letter,
        Self::CaseTalk,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::SameDay => "same_day",
            Self::SecondChannel => "second_channel",
            Self::Letter => "letter",
            Self::CaseTalk => "case_talk",
        }
    }
}

impl ReachStep {
    /// Days after the first day of silence on which the step is due (T62).
    pub fn after_days(self) -> i32 {
        match self {
            Self::SameDay => 0,
            Self::SecondChannel => 3,
            Self::Letter => 7,
            Self::CaseTalk => 14,
        }
    }

    /// Its number, 1 to 4, as lists store it.
    pub fn number(self) -> i64 {
        match self {
            Self::SameDay => 1,
            Self::SecondChannel => 2,
            Self::Letter => 3,
            Self::CaseTalk => 4,
        }
    }

    /// The step with this number.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.number() == number)
    }
}

/// What a case knows about its contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contacts {
    /// The last day on which the client was reached.
    pub last: Option<Date>,
    /// The first appointment since then that the client missed.
    pub missed: Option<Date>,
    /// The day by which a contact was due in the rhythm of the phase; `None` without a rhythm.
    pub due: Option<Date>,
}

/// The day from which the steps are counted: the missed appointment, or the first day of too long a
/// silence, whichever came first. `None` while there is nothing to make good.
pub fn silent_since(contacts: Contacts, today: Date) -> Option<Date> {
    let missed = contacts
        .missed
        .filter(|missed| contacts.last.is_none_or(|last| last < *missed));
    let silent = contacts.due.and_then(|due| add_days(due, 1));
    let since = match (missed, silent) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    since.filter(|since| *since <= today)
}

/// A step with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueStep {
    /// The step.
    pub step: ReachStep,
    /// The day on which it is due.
    pub due_on: Date,
}

/// The steps that are due on `today` and not done. Who has gone a step has gone those before it
/// too: a letter makes nobody go back to the telephone.
pub fn due_steps(since: Date, done: &[ReachStep], today: Date) -> Vec<DueStep> {
    let furthest = done.iter().copied().max();
    ReachStep::ALL
        .iter()
        .copied()
        .filter(|step| furthest.is_none_or(|furthest| *step > furthest))
        .filter_map(|step| {
            let due_on = add_days(since, step.after_days())?;
            (due_on <= today).then_some(DueStep { step, due_on })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const SINCE: Date = date(2026, 11, 2);

    fn after(days: i32) -> Date {
        add_days(SINCE, days).unwrap_or(SINCE)
    }

    fn steps(done: &[ReachStep], days: i32) -> Vec<ReachStep> {
        let all = due_steps(SINCE, done, after(days));
        all.into_iter().map(|one| one.step).collect()
    }

    #[test]
    fn the_steps_come_on_day_0_3_7_and_14() {
        use ReachStep::{CaseTalk, Letter, SameDay, SecondChannel};
        assert_eq!(steps(&[], 0), [SameDay]);
        assert_eq!(steps(&[], 2), [SameDay]);
        assert_eq!(steps(&[], 3), [SameDay, SecondChannel]);
        assert_eq!(steps(&[SameDay], 6), [SecondChannel]);
        assert_eq!(steps(&[SecondChannel], 7), [Letter]);
        assert_eq!(steps(&[Letter], 14), [CaseTalk]);
        assert_eq!(steps(&[CaseTalk], 400), []);
    }

    #[test]
    fn a_contact_ends_it_and_the_earlier_cause_counts() {
        let missed = Some(after(0));
        let contacts = |last, due| Contacts { last, missed, due };
        assert_eq!(silent_since(contacts(None, None), after(0)), Some(SINCE));
        assert_eq!(silent_since(contacts(None, None), after(-1)), None);
        let talked = contacts(Some(after(1)), Some(after(8)));
        assert_eq!(silent_since(talked, after(5)), None);
        assert_eq!(silent_since(talked, after(9)), Some(after(9)));
        let both = contacts(Some(after(-9)), Some(after(-2)));
        assert_eq!(silent_since(both, after(0)), Some(after(-1)));
    }

    proptest! {
        #[test]
        fn no_step_is_lost_before_it_was_done(days in 0i32..40, later in 0i32..40) {
            // Time alone never takes a due step away.
            let (now, then) = (steps(&[], days), steps(&[], days + later));
            prop_assert!(now.iter().all(|step| then.contains(step)));
        }

        #[test]
        fn what_is_done_is_not_asked_for_again(days in 0i32..40, number in 1i64..5) {
            let done: Vec<ReachStep> = ReachStep::from_number(number).into_iter().collect();
            let open = steps(&done, days);
            prop_assert!(open.iter().all(|step| Some(*step) > done.first().copied()));
            for step in ReachStep::ALL {
                let expected = step.after_days() <= days && step.number() > number;
                prop_assert_eq!(open.contains(step), expected);
            }
        }

        #[test]
        fn after_a_contact_only_a_new_cause_counts(
            last in 0i32..60, missed in prop::option::of(0i32..60), allowed in 1i32..30, on in 0i32..90
        ) {
            let contacts = Contacts {
                last: Some(after(last)),
                missed: missed.map(after),
                due: Some(after(last + allowed)),
            };
            if let Some(since) = silent_since(contacts, after(on)) {
                prop_assert!(since > after(last) && since <= after(on));
            }
        }
    }
}
