//! What an invented case looks like, before it is written.

use app::App;
use domain::{
    case::CaseStatus,
    contact::EpistemicKind,
    custody::CustodyKind,
    release::{Confidence, ReleaseKind},
    seam::{Security, Side, Strength},
};
use jiff::civil::Date;

use crate::{
    Mix, SyntheticError,
    office::{Office, Place},
    person::Person,
    source::Source,
    words,
};

/// An invented case.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The person.
    pub person: Person,
    /// The site; its workers lead.
    pub place: Place,
    /// Prison.
    pub institution: String,
    /// Number in its books.
    pub book_number: String,
    /// Start of custody.
    pub custody_start: Date,
    /// Length of the sentence.
    pub sentence_months: u32,
    /// Release: expected, or actual if it is past.
    pub release_on: Date,
    /// An earlier forecast, if there was one.
    pub former_release: Option<Date>,
    /// State.
    pub status: CaseStatus,
    /// Entry into the programme, if it was admitted.
    pub entry_on: Option<Date>,
    /// Exit, if it ended.
    pub exit_on: Option<Date>,
    /// Who leads, as an index into the workers of the place.
    pub lead: usize,
    /// What is arranged.
    pub arrangements: Vec<Arranged>,
    /// What was noted.
    pub notes: Vec<Noted>,
    /// Days from today to the next planned contact, if there is one.
    pub next_contact: Option<i32>,
    /// Whether all facts of the admission are known.
    pub cleared: bool,
    /// Whether everything due until a week ago was done.
    pub diligent: bool,
}

/// An invented arrangement; days are counted from the release.
#[derive(Debug, Clone)]
pub struct Arranged {
    /// What it covers.
    pub security: Security,
    /// Which kind of it.
    pub kind: Option<&'static str>,
    /// Who gives it.
    pub provider: &'static str,
    /// First day, from the release on.
    pub from: i32,
    /// First day after it.
    pub to: Option<i32>,
    /// How firm.
    pub strength: Strength,
    /// On which side.
    pub side: Side,
    /// What proves it.
    pub evidence: &'static str,
}

/// An invented note; days are counted from today.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Days from today (negative: before).
    pub day: i32,
    /// How people met.
    pub kind: domain::contact::ContactKind,
    /// Where.
    pub place: &'static str,
    /// Minutes.
    pub minutes: i64,
    /// Life domains.
    pub domains: &'static [&'static str],
    /// What kind of statement.
    pub epistemic: EpistemicKind,
    /// The words.
    pub body: &'static str,
}

impl Shape {
    /// Draws a case by chance.
    pub fn draw(
        app: &App,
        office: &Office,
        source: &mut Source,
        mix: Mix,
    ) -> Result<Self, SyntheticError> {
        let place = source
            .pick(&office.places)
            .cloned()
            .ok_or(SyntheticError::NoProgramme("puemas"))?;
        let programme = app
            .catalogue
            .get(&place.programme)
            .ok_or(SyntheticError::NoProgramme("puemas"))?;
        let prisons: Vec<String> = app
            .institutions
            .all()
            .iter()
            .filter(|one| one.land == programme.land)
            .map(|one| one.id.clone())
            .collect();
        let status = status(source, mix.intake);
        let until_release = match status {
            CaseStatus::Closed => source.between(-900, -190),
            CaseStatus::Active => source.between(-170, 175),
            _ => source.between(60, 330),
        };
        let release_on = source.day(until_release);
        let months = source.between(12, 23);
        let custody_start = domain::calendar::add_months(release_on, -months).unwrap_or(release_on);
        let entry_on = status_entry(status, source, until_release);
        let after_release = source.between(40, 182);
        let exit_on = (status == CaseStatus::Closed)
            .then(|| source.day((until_release + after_release).min(-1)));
        let lead = source.index(place.workers.len());
        let arrangements = arrangements(source, until_release);
        let last_note = if status == CaseStatus::Closed {
            until_release + 30
        } else {
            0
        };
        let apart = days_apart(mix.notes, entry_on, source.day(last_note.min(0)));
        let notes = (0..mix.notes)
            .map(|number| words::note(source, number, (last_note, apart)))
            .collect();
        let next = source.between(1, 20);
        Ok(Self {
            person: Person::draw(source),
            institution: source
                .pick(&prisons)
                .cloned()
                .unwrap_or_else(|| "th-tonna".into()),
            book_number: format!(
                "{}/{:02}",
                source.between(100, 9_999),
                custody_start.year() % 100
            ),
            custody_start,
            sentence_months: u32::try_from(months).unwrap_or(12),
            release_on,
            former_release: source.chance(25).then(|| source.day(until_release + 14)),
            status,
            entry_on,
            exit_on,
            lead,
            arrangements: if entry_on.is_some() {
                arrangements
            } else {
                Vec::new()
            },
            notes: if entry_on.is_some() {
                notes
            } else {
                Vec::new()
            },
            next_contact: (status == CaseStatus::Active && source.chance(70)).then_some(next),
            cleared: entry_on.is_some() || source.chance(60),
            diligent: source.chance(85),
            place,
        })
    }

    /// Whether the release has taken place.
    pub fn released(&self, today: Date) -> bool {
        self.release_on <= today
    }

    /// The kind of custody of all invented people.
    pub const CUSTODY_KIND: CustodyKind = CustodyKind::PrisonSentence;

    /// The kind of release of all invented people.
    pub const RELEASE_KIND: ReleaseKind = ReleaseKind::FullTerm;

    /// How sure the forecasts are.
    pub const CONFIDENCE: Confidence = Confidence::Likely;
}

/// Of those before their admission half are new; of the rest four of five are running.
fn status(source: &mut Source, intake: i32) -> CaseStatus {
    if source.chance(intake) {
        return match source.between(1, 4) {
            1 | 2 => CaseStatus::Registered,
            3 => CaseStatus::Clearing,
            _ => CaseStatus::Waiting,
        };
    }
    if source.chance(80) {
        CaseStatus::Active
    } else {
        CaseStatus::Closed
    }
}

/// Admitted about half a year before the release, some later, never after today.
fn status_entry(status: CaseStatus, source: &mut Source, until_release: i32) -> Option<Date> {
    if !matches!(status, CaseStatus::Active | CaseStatus::Closed) {
        return None;
    }
    let wanted = until_release - source.between(100, 190);
    Some(source.day(wanted.min(-3)))
}

/// How many days lie between two of so many notes since the entry: nine, or fewer to make room for all.
fn days_apart(notes: u32, entry_on: Option<Date>, latest: Date) -> i32 {
    let days = entry_on.map_or(0, |entry| domain::calendar::days_between(entry, latest));
    let notes = i32::try_from(notes.max(1)).unwrap_or(i32::MAX);
    (days / notes).clamp(1, 9)
}

/// The nearer the release, the more is arranged.
fn arrangements(source: &mut Source, until_release: i32) -> Vec<Arranged> {
    let likelihood = match until_release {
        i32::MIN..=0 => 92,
        1..=30 => 80,
        31..=90 => 60,
        _ => 35,
    };
    let mut drawn = Vec::new();
    for offer in words::OFFERS {
        if !source.chance(likelihood) {
            continue;
        }
        let gap = if source.chance(70) {
            0
        } else {
            source.between(1, 21)
        };
        let firm = until_release <= 0 || source.chance(55);
        drawn.push(Arranged {
            security: Security::from_code(offer.security),
            kind: offer.kind,
            provider: offer.provider,
            from: if offer.early { -60 } else { gap },
            to: None,
            strength: match (firm, until_release <= 0) {
                (true, true) => Strength::Actual,
                (true, false) => Strength::Confirmed,
                _ => Strength::Promised,
            },
            side: Side::Outside,
            evidence: if firm { offer.evidence } else { "" },
        });
    }
    drawn
}
