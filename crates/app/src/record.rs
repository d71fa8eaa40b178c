//! Everything that the rules need to know about one case, read once per operation.

use std::collections::{BTreeMap, BTreeSet};

use domain::seam::{Coverage, Seam, custody_coverage, seam};
use jiff::{Timestamp, civil::Date};
use programme::{Fact, FactValue, Facts, Programme, needs_of, phases};
use store::{
    Tx, arrangement::ArrangementRow, case::CaseRow, client::CustodyEpisodeRow, fact::FactRow,
    overlap::OverlapRow, task::TaskRow,
};

use crate::{App, AppError};

/// A case with what its rules rest on.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The case.
    pub case: CaseRow,
    /// Its time in custody.
    pub episode: CustodyEpisodeRow,
    /// The programme in the version of the case.
    pub programme: &'a Programme,
    /// Statements about facts, oldest first.
    pub fact_rows: Vec<FactRow>,
    /// Other support, ended and harmless ones too.
    pub overlaps: Vec<OverlapRow>,
    /// All arrangements, struck ones too.
    pub arrangements: Vec<ArrangementRow>,
    /// All tasks; empty in a record for a page.
    pub tasks: Vec<TaskRow>,
    /// Ids of what was done in former cases of the same release; empty in a record for a page.
    pub done_before: BTreeSet<String>,
    /// The facts that count, from case, custody and statements together.
    pub facts: Facts,
}

impl App {
    /// The programme of a case in the version under which it was admitted.
    pub fn programme_of(&self, case: &CaseRow) -> Result<&Programme, AppError> {
        self.catalogue
            .get_version(&case.programme, &case.programme_version)
            .ok_or_else(|| {
                AppError::Catalogue(format!(
                    "programme {} in version {} is not in the programme folder",
                    case.programme, case.programme_version
                ))
            })
    }

    /// Reads all of a case that its rules rest on.
    pub(crate) async fn record(&self, tx: &mut Tx, case: CaseRow) -> Result<Record<'_>, AppError> {
        let mut record = self.record_for_page(tx, case).await?;
        record.tasks = store::task::of_case(tx, record.case.id).await?;
        if phases::back(&record.facts.anchors()).is_some() {
            record.done_before = store::task::done_before(tx, &record.case).await?;
        }
        Ok(record)
    }

    /// The same without its tasks, for a page that shows only a few of them.
    pub(crate) async fn record_for_page(
        &self,
        tx: &mut Tx,
        case: CaseRow,
    ) -> Result<Record<'_>, AppError> {
        let programme = self.programme_of(&case)?;
        let episode = store::client::episode(tx, case.custody_episode)
            .await?
            .ok_or_else(|| AppError::Catalogue("a case without its time in custody".into()))?;
        let fact_rows = store::fact::of_case(tx, case.id).await?;
        let overlaps = store::overlap::of_case(tx, case.id).await?;
        let facts = self.facts(&case, &episode, &fact_rows, &overlaps);
        Ok(Record {
            overlaps,
            arrangements: store::arrangement::of_case(tx, case.id).await?,
            tasks: Vec::new(),
            done_before: BTreeSet::new(),
            programme,
            episode,
            fact_rows,
            facts,
            case,
        })
    }

    /// The facts that count. What case and custody know is never overridden by a statement.
    pub(crate) fn facts(
        &self,
        case: &CaseRow,
        episode: &CustodyEpisodeRow,
        rows: &[FactRow],
        overlaps: &[OverlapRow],
    ) -> Facts {
        let mut stated = BTreeMap::new();
        for row in rows {
            match &row.value {
                Some(value) => stated.insert(row.name.as_str(), value),
                None => stated.remove(row.name.as_str()),
            };
        }
        // A statement that a newer program understands and this one does not is left out.
        let facts = Facts::from_readable(stated);
        let land = self
            .institutions
            .get(&case.institution)
            .map(|one| FactValue::Text(domain::Code::code(one.land).to_owned()));
        let text = |text: &str| FactValue::Text(text.to_owned());
        let facts = facts
            .with(Fact::InstitutionLand, land)
            .with_day(Fact::CustodyStart, episode.custody_start)
            .with_day(Fact::BirthDate, case.birth_date)
            .with_day(Fact::ReleaseDate, case.release_on)
            .with_day(
                Fact::ActualRelease,
                case.release_on.filter(|_| case.released),
            )
            .with_day(Fact::Entry, case.entry_on)
            .with_day(Fact::Exit, case.exit_on)
            .of_reentry(case.came_back)
            .extended(case.extended_until);
        let facts = match episode.sentence_months {
            Some(months) => facts.with(Fact::SentenceMonths, FactValue::Int(i64::from(months))),
            None => facts,
        };
        // A figure that somebody has entered counts before what the sentences come to.
        let facts = match episode.composed_months {
            Some(months) if facts.get(Fact::CustodyMonths).is_none() => {
                facts.with(Fact::CustodyMonths, FactValue::Int(i64::from(months)))
            }
            _ => facts,
        };
        let facts = match episode.custody_kind {
            Some(kind) => facts.with(Fact::CustodyKind, text(domain::Code::code(kind))),
            None => facts,
        };
        let facts = match case.release_kind {
            Some(kind) => facts.with(Fact::ReleaseKind, text(domain::Code::code(kind))),
            None => facts,
        };
        let facts = match other_support(case, overlaps) {
            Some(names) => facts.with(Fact::OtherSupport, FactValue::List(names)),
            None => facts,
        };
        match &case.needs {
            Some(needs) => facts.with(Fact::Needs, FactValue::List(needs.clone())),
            None => facts,
        }
    }
}

/// The other support that counts; `None` while nobody has recorded any, so that a statement
/// ("there is none") can count instead.
fn other_support(case: &CaseRow, overlaps: &[OverlapRow]) -> Option<Vec<String>> {
    let recorded: Vec<&OverlapRow> = overlaps
        .iter()
        .filter(|one| one.ended_at.is_none())
        .collect();
    (!recorded.is_empty()).then(|| {
        recorded
            .iter()
            .filter(|one| one.counts(case.release_on))
            .map(|one| one.programme.clone())
            .collect()
    })
}

impl Record<'_> {
    /// What is secured: custody itself and every arrangement that was not struck.
    pub fn coverage(&self, release: Option<Date>) -> Vec<Coverage> {
        let custody = match (self.episode.custody_start, release) {
            (Some(start), Some(release)) => custody_coverage(start, release),
            _ => Vec::new(),
        };
        custody
            .into_iter()
            .chain(
                self.arrangements
                    .iter()
                    .filter_map(ArrangementRow::coverage),
            )
            .collect()
    }

    /// The seam as seen today; `None` while the release is unknown.
    pub fn seam(&self, facts: &Facts, today: Date) -> Option<Seam> {
        self.seam_of(facts, &self.coverage(facts.release()), today)
    }

    /// The same if this is what is secured.
    pub fn seam_of(&self, facts: &Facts, coverage: &[Coverage], today: Date) -> Option<Seam> {
        let needs = needs_of(self.programme, facts);
        Some(seam(&needs, coverage, self.seam_day(facts)?, today))
    }

    /// The day from which the seam counts: the release. Whoever came back after it has left that one behind;
    /// there it is the new admission (P11a).
    pub fn seam_day(&self, facts: &Facts) -> Option<Date> {
        phases::counts_from(&facts.anchors())
    }
}

/// The civil date in Germany of an instant. The zone is the only one this product knows.
pub(crate) fn german_date(at: Timestamp) -> Date {
    at.in_tz("Europe/Berlin").map_or_else(
        |_| at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        |zoned| zoned.date(),
    )
}

/// The instant at which a day begins in Germany.
pub(crate) fn morning(day: Date) -> Timestamp {
    day.in_tz("Europe/Berlin")
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The same with the time of day, for papers that name an appointment.
pub(crate) fn german_time(at: Timestamp) -> jiff::civil::DateTime {
    at.in_tz("Europe/Berlin").map_or_else(
        |_| at.to_zoned(jiff::tz::TimeZone::UTC).datetime(),
        |zoned| zoned.datetime(),
    )
}
