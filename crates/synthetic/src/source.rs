//! Where chance, ids and moments come from: one seed, so that everything can be repeated.

use domain::{calendar::add_days, ids::Id};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use rand::{RngExt, rngs::StdRng};
use uuid::{Builder, Uuid};

/// Chance with a memory.
pub struct Source {
    rng: StdRng,
    /// The day that counts as today.
    pub today: Date,
    counter: u64,
}

impl Source {
    /// Starts from a seed.
    pub fn new(rng: StdRng, today: Date) -> Self {
        Self {
            rng,
            today,
            counter: 0,
        }
    }

    /// The generator itself, for salts.
    pub fn rng(&mut self) -> &mut StdRng {
        &mut self.rng
    }

    /// A number of a range.
    pub fn between(&mut self, from: i32, to: i32) -> i32 {
        self.rng.random_range(from..=to)
    }

    /// An index below `len`; 0 for an empty list.
    pub fn index(&mut self, len: usize) -> usize {
        if len == 0 {
            0
        } else {
            self.rng.random_range(0..len)
        }
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.index(from.len());
        from.get(index)
    }

    /// True in so many of a hundred times.
    pub fn chance(&mut self, per_cent: i32) -> bool {
        self.between(1, 100) <= per_cent
    }

    /// A day so many days after today (negative: before).
    pub fn day(&self, days: i32) -> Date {
        add_days(self.today, days).unwrap_or(self.today)
    }

    /// A new id: version 7, with times that go up by one.
    pub fn id<K>(&mut self) -> Id<K> {
        Id::from_uuid(self.uuid())
    }

    /// A new bare UUID.
    pub fn uuid(&mut self) -> Uuid {
        self.counter += 1;
        let random: [u8; 10] = self.rng.random();
        let millis = u64::try_from(at(self.today, 0, 0).as_millisecond()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis.wrapping_add(self.counter), &random).into_uuid()
    }

    /// An instant in office hours of a day.
    pub fn office_hour(&mut self, day: Date) -> Timestamp {
        let hour = i8::try_from(self.between(8, 15)).unwrap_or(9);
        let minute = i8::try_from(self.between(0, 11) * 5).unwrap_or(0);
        at(day, hour, minute)
    }

    /// Ids for use cases that take their own source.
    pub fn ids(&mut self) -> app::IdSource {
        let base = self.uuid().as_u128();
        let next = std::sync::atomic::AtomicU64::new(1);
        app::IdSource::new(move || {
            let step = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Uuid::from_u128(base.wrapping_add(u128::from(step)))
        })
    }
}

/// An instant on a day, in German time.
pub fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    day.at(hour, minute, 0, 0)
        .in_tz("Europe/Berlin")
        .map_or_else(
            |_| {
                day.to_zoned(TimeZone::UTC)
                    .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
            },
            |zoned| zoned.timestamp(),
        )
}
