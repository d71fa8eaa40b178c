//! Instants and the wall clock of Germany. An instant is stored in UTC and shown in Europe/Berlin.

use std::sync::LazyLock;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{TimeZone, TimeZoneDatabase},
};

// The compiled-in database, so that neither a missing nor an odd one of the machine matters. That
// it knows Berlin is tested.
static BERLIN: LazyLock<TimeZone> = LazyLock::new(|| {
    TimeZoneDatabase::bundled()
        .get("Europe/Berlin")
        .unwrap_or(TimeZone::UTC)
});

/// Date and time on the wall clock in Germany at this instant.
pub fn berlin(instant: Timestamp) -> DateTime {
    BERLIN.to_datetime(instant)
}

/// The day in Germany at this instant.
pub fn berlin_date(instant: Timestamp) -> Date {
    berlin(instant).date()
}

/// The instant at which the wall clock in Germany shows this. In the hour that comes twice in
/// October the first one; in the hour that is missing in March as much later. What lies before or
/// after all instants that can be told becomes the first or last one.
pub fn from_berlin(wall_clock: DateTime) -> Timestamp {
    BERLIN
        .to_ambiguous_timestamp(wall_clock)
        .compatible()
        .unwrap_or(if wall_clock.year() < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
}
