//! A release that moves, and which days it moves past: what was agreed for one side of the gate then lies on
//! the other.

use jiff::civil::Date;

/// A release that moves: the day before and the day after. What lies behind today does not matter any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    before: Date,
    after: Date,
    today: Date,
}

impl Shift {
    /// `None` if nothing moves, or one of the days is not known.
    pub fn new(before: Option<Date>, after: Option<Date>, today: Date) -> Option<Self> {
        let shift = Self {
            before: before?,
            after: after?,
            today,
        };
        (shift.before != shift.after).then_some(shift)
    }

    /// Whether a day that lay outside lies in custody now. The day of the release is outside.
    pub fn closes_in(self, day: Date) -> bool {
        day >= self.today && day >= self.before && day < self.after
    }

    /// Whether a day on which somebody could still be met inside lies behind the release now. On the day of the
    /// release that is possible, before the gate opens.
    pub fn lets_out(self, day: Date) -> bool {
        day >= self.today && day <= self.before && day > self.after
    }

    /// Whether a day changes sides.
    pub fn crosses(self, day: Date) -> bool {
        let inside = |release: Date| day < release;
        day >= self.today && inside(self.before) != inside(self.after)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_changes_sides_is_named() {
        let today = date(2026, 11, 23);
        let (old, later) = (date(2026, 12, 31), date(2027, 1, 15));
        let shift = Shift::new(Some(old), Some(later), today).unwrap();
        // The day of the release is outside.
        assert!(shift.closes_in(old) && shift.crosses(old));
        assert!(!shift.closes_in(later) && !shift.closes_in(date(2026, 12, 30)));
        let earlier = Shift::new(Some(later), Some(old), today).unwrap();
        // A visit on the day itself can still be before the gate opens.
        assert!(!earlier.lets_out(old) && earlier.lets_out(date(2027, 1, 14)));
        assert!(earlier.crosses(old) && !earlier.crosses(later));
        assert!(!earlier.closes_in(date(2027, 1, 3)));
        assert!(Shift::new(Some(old), Some(old), today).is_none());
        assert!(Shift::new(None, Some(old), today).is_none());
    }

    proptest! {
        #[test]
        fn there_and_back_nothing_is_left(before in -30i16..60, after in -30i16..60, on in -30i16..60) {
            let today = date(2026, 11, 23);
            let day = |days: i16| crate::calendar::add_days(today, i32::from(days)).unwrap();
            let (before, after, on) = (day(before), day(after), day(on));
            let Some(there) = Shift::new(Some(before), Some(after), today) else { return Ok(()) };
            let back = Shift::new(Some(after), Some(before), today).unwrap();
            prop_assert!(!(there.closes_in(on) && back.closes_in(on)));
            prop_assert!(!(there.lets_out(on) && back.lets_out(on)));
            if on < today {
                prop_assert!(!there.crosses(on) && !there.closes_in(on) && !there.lets_out(on));
            } else {
                prop_assert_eq!(there.crosses(on), back.crosses(on));
                prop_assert!(!there.closes_in(on) || there.crosses(on));
            }
        }
    }
}
