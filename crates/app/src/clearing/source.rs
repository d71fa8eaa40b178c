//! Where a fact comes from: who said it, when, or from what it was computed.

use std::collections::BTreeMap;

use domain::{contact::EpistemicKind, sentence::Time};
use jiff::{Timestamp, civil::Date};
use programme::{
    Fact,
    criteria::{Admission, Seen},
};
use store::release::ReleaseForecastRow;

use crate::record::Record;

/// The source of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactSource {
    /// Somebody recorded what somebody said.
    Said {
        /// Who or what said it, in words.
        source: String,
        /// What kind of statement it is, if that was asked.
        epistemic: Option<EpistemicKind>,
        /// Who recorded it.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// The release date that counts now.
    Release {
        /// Who or what said it, in words.
        source: String,
        /// Who recorded it.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// Computed from other facts.
    Computed,
    /// Put together from the sentences of the time in custody.
    Composed {
        /// Those that count.
        times: Vec<Time>,
    },
    /// It came with the report.
    Reported {
        /// The day of the report.
        on: Date,
    },
    /// The overlaps on record.
    Overlaps {
        /// When the newest was recorded.
        at: Timestamp,
    },
}

/// The source of every fact that a criterion has seen and that is known.
pub(super) fn of_all(
    record: &Record<'_>,
    (releases, times): (&[ReleaseForecastRow], &[Time]),
    admission: &Admission<'_>,
) -> BTreeMap<Fact, FactSource> {
    admission
        .criteria
        .iter()
        .flat_map(|one| &one.seen)
        .filter_map(|seen| Some((seen.fact, of(record, (releases, times), seen)?)))
        .collect()
}

fn of(
    record: &Record<'_>,
    (releases, times): (&[ReleaseForecastRow], &[Time]),
    seen: &Seen,
) -> Option<FactSource> {
    let known = seen.known.as_ref()?;
    let reported = FactSource::Reported {
        on: record.case.registered_on,
    };
    Some(match seen.fact {
        Fact::ReleaseDate | Fact::ReleaseKind | Fact::ActualRelease => {
            release(releases).unwrap_or(reported)
        }
        _ if known.derived => FactSource::Computed,
        Fact::CustodyMonths => {
            said(record, seen).unwrap_or_else(|| composed(times).unwrap_or(reported))
        }
        Fact::OtherSupport => overlaps(record)
            .or_else(|| said(record, seen))
            .unwrap_or(reported),
        _ => said(record, seen).unwrap_or(reported),
    })
}

/// The actual release, else the newest forecast.
fn release(releases: &[ReleaseForecastRow]) -> Option<FactSource> {
    let counts = releases
        .iter()
        .find(|one| one.actual)
        .or(releases.first())?;
    Some(FactSource::Release {
        source: counts.source.clone(),
        by: counts.recorded_by_name.clone(),
        at: counts.recorded_at,
    })
}

fn overlaps(record: &Record<'_>) -> Option<FactSource> {
    let newest = record
        .overlaps
        .iter()
        .filter(|one| one.ended_at.is_none())
        .map(|one| one.recorded_at)
        .max()?;
    Some(FactSource::Overlaps { at: newest })
}

fn composed(times: &[Time]) -> Option<FactSource> {
    let times = times.to_vec();
    (!times.is_empty()).then_some(FactSource::Composed { times })
}

/// The newest statement, if it is the one that counts: a later report may have changed the value.
fn said(record: &Record<'_>, seen: &Seen) -> Option<FactSource> {
    let known = seen.known.as_ref()?;
    let newest = record
        .fact_rows
        .iter()
        .rev()
        .find(|row| row.name == domain::Code::code(seen.fact))?;
    (newest.value.as_ref() == Some(&known.value.to_json())).then(|| FactSource::Said {
        source: newest.source.clone(),
        epistemic: newest.epistemic,
        by: newest.recorded_by_name.clone(),
        at: newest.recorded_at,
    })
}
