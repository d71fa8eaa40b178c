//! The seam of a case with everything that a page says about it: what covers each security, what
//! is open, and what the programme knows to close it.

use std::collections::BTreeSet;

use domain::{
    calendar::Holidays,
    ids::ArrangementId,
    seam::{Coverage, Hole, SeamStatus, Security, SecuritySeam, Strength},
    task::TaskRole,
};
use jiff::civil::Date;
use programme::{Fact, Facts, Programme, Text, model::SecurityRule};
use store::arrangement::ArrangementRow;

use crate::record::Record;

/// The seam, ready to be drawn and told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeamView {
    /// The day from which it counts.
    pub day: Date,
    /// What happens on that day.
    pub begin: SeamBegin,
    /// First day after the days that the measure looks at.
    pub window_end: Date,
    /// All securities of the programme, in its order.
    pub rows: Vec<SeamRow>,
}

impl SeamView {
    /// How many securities have this status.
    pub fn count(&self, status: SeamStatus) -> usize {
        self.rows
            .iter()
            .filter_map(|row| row.seam.as_ref())
            .filter(|seam| seam.status == status)
            .count()
    }
}

/// What happens on the day from which a seam counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeamBegin {
    /// The release is expected.
    Expected,
    /// The release has taken place.
    Released,
    /// The person was admitted again after the release (P11a).
    Reentry,
}

/// One security.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeamRow {
    /// Which one.
    pub security: Security,
    /// Its name in the programme.
    pub title: Text,
    /// How it stands; `None` if this case does not need it.
    pub seam: Option<SecuritySeam>,
    /// What covers it, by first day.
    pub items: Vec<SeamItem>,
    /// What would close it; `None` while nothing is open or only promised ahead.
    pub closing: Option<Closing>,
}

/// What an item is in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// Custody itself.
    Custody,
    /// Confirmed, or happening.
    Confirmed,
    /// Only promised.
    Promised,
}

/// A time during which a security is covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeamItem {
    /// First day.
    pub from: Date,
    /// First day after it. What is arranged inside ends at the gate.
    pub to: Option<Date>,
    /// How it is drawn.
    pub kind: ItemKind,
    /// How firm it is.
    pub strength: Strength,
    /// Who gives it; empty for custody.
    pub provider: String,
    /// Which kind of it.
    pub of: Option<Text>,
    /// Whether the kind stands before the provider, as for treatments.
    pub kind_first: bool,
    /// What proves it.
    pub evidence: String,
    /// The arrangement; `None` for custody.
    pub arrangement: Option<ArrangementId>,
}

/// What the programme knows to close the hole of a security.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The first hole that reaches into the days ahead.
    pub hole: Hole,
    /// All ways, best first.
    pub ways: Vec<WayState>,
    /// The escalation step that holds today.
    pub escalation: Option<EscalationNow>,
}

impl Closing {
    /// The first way that is not arranged yet.
    pub fn next(&self) -> Option<&WayState> {
        self.ways.iter().find(|way| !way.arranged)
    }
}

/// One way of the programme's fallback tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayState {
    /// Id, which often is that of a kind of arrangement.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What to do.
    pub action: Option<Text>,
    /// Whether there already is an arrangement of this kind for the time after release.
    pub arranged: bool,
}

/// The step of the escalation whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationNow {
    /// Since when.
    pub since: Date,
    /// Who acts.
    pub to: TaskRole,
    /// What.
    pub action: Text,
}

/// The seam of a case if these facts hold; `None` while the release is unknown.
pub fn seam_view(
    record: &Record<'_>,
    facts: &Facts,
    holidays: &Holidays,
    today: Date,
) -> Option<SeamView> {
    let release = facts.release()?;
    let coverage = record.coverage(Some(release));
    let seam = record.seam_of(facts, &coverage, today)?;
    let day = seam.day;
    let begin = if day != release {
        SeamBegin::Reentry
    } else if facts.day(Fact::ActualRelease).is_some() {
        SeamBegin::Released
    } else {
        SeamBegin::Expected
    };
    let rows = record
        .programme
        .securities
        .iter()
        .map(|rule| {
            let mine = seam.securities.iter().find(|one| one.security == rule.id);
            SeamRow {
                security: rule.id.clone(),
                title: rule.title.clone(),
                items: items(record, &coverage, rule, release),
                closing: mine.and_then(|mine| closing(record, rule, mine, (day, today), holidays)),
                seam: mine.cloned(),
            }
        })
        .collect();
    Some(SeamView {
        day,
        begin,
        window_end: seam.window_end,
        rows,
    })
}

fn items(
    record: &Record<'_>,
    coverage: &[Coverage],
    rule: &SecurityRule,
    release: Date,
) -> Vec<SeamItem> {
    let mut items: Vec<SeamItem> = coverage
        .iter()
        .filter(|one| one.security == rule.id)
        .map(|one| {
            let row = one.source.and_then(|id| arrangement(record, id));
            let kind = match (row, one.strength) {
                (None, _) => ItemKind::Custody,
                (_, Strength::Promised) => ItemKind::Promised,
                _ => ItemKind::Confirmed,
            };
            SeamItem {
                from: one.from,
                to: one.effective_to(release),
                kind,
                strength: one.strength,
                provider: row.map_or_else(String::new, |row| row.provider.clone()),
                of: one.of.as_deref().and_then(|of| kind_title(rule, of)),
                kind_first: rule.need.each_kind,
                evidence: row.map_or_else(String::new, |row| row.evidence.clone()),
                arrangement: one.source,
            }
        })
        .collect();
    items.sort_by_key(|item| (item.from, item.to.unwrap_or(Date::MAX)));
    items
}

fn arrangement<'r>(record: &'r Record<'_>, id: ArrangementId) -> Option<&'r ArrangementRow> {
    record.arrangements.iter().find(|row| row.id == id)
}

/// The name of a kind of arrangement; `None` if the programme does not know it.
pub(crate) fn kind_title(rule: &SecurityRule, kind: &str) -> Option<Text> {
    rule.kinds
        .iter()
        .find(|one| one.id == kind)
        .map(|one| one.title.clone())
}

fn closing(
    record: &Record<'_>,
    rule: &SecurityRule,
    seam: &SecuritySeam,
    (day, today): (Date, Date),
    holidays: &Holidays,
) -> Option<Closing> {
    let ahead = |hole: &&Hole| hole.to > today && hole.status == seam.status;
    let hole = *seam.holes.iter().find(ahead)?;
    let arranged: BTreeSet<&str> = record
        .arrangements
        .iter()
        .filter(|row| row.struck_at.is_none() && row.security == rule.id)
        .filter(|row| row.to_on.is_none_or(|to| to > day))
        .filter_map(|row| row.kind.as_deref())
        .collect();
    let ways = rule
        .fallback
        .iter()
        .map(|way| WayState {
            id: way.id.clone(),
            title: way.title.clone(),
            action: way.action.clone(),
            arranged: arranged.contains(way.id.as_str()),
        })
        .collect();
    let escalation = escalation(record.programme, rule, day, holidays, today);
    Some(Closing {
        hole,
        ways,
        escalation: escalation.map(|step| EscalationNow {
            // Nobody had to act before the person was in the programme.
            since: record
                .case
                .entry_on
                .map_or(step.since, |entry| step.since.max(entry)),
            ..step
        }),
    })
}

/// The latest step whose day has come.
fn escalation(
    programme: &Programme,
    rule: &SecurityRule,
    day: Date,
    holidays: &Holidays,
    today: Date,
) -> Option<EscalationNow> {
    rule.escalation
        .iter()
        .filter_map(|step| {
            let since = step.offset.from_day(day, programme.land, holidays)?;
            (since <= today).then(|| EscalationNow {
                since,
                to: step.to,
                action: step.action.clone(),
            })
        })
        .max_by_key(|step| step.since)
}
