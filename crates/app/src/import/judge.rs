//! What a row means, as things stand now: the same answer for the dry run and for applying it.

use access::{Action, decide};
use domain::{Code, ids::CaseId, names::fold, place::town};
use programme::{Fact, FactValue};
use store::{Tx, import::BatchRow};

use super::{
    row::{self, Decided, Listed, Matched, Meant, OnRecord, Outcome},
    twin::{Standing, Twin, earlier_about, standing},
};
use crate::{
    App, AppError, OpContext,
    intake::{KnownPerson, known_people, may_see, same_episode},
    recompute::consequences,
    record::Record,
};

/// What a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub outcome: Outcome,
    pub matched: Matched,
}

/// A row, and what is known of it beside the register.
pub(super) struct Asked<'a> {
    pub batch: &'a BatchRow,
    /// Its line in the file.
    pub line: i64,
    pub listed: &'a Listed,
    /// What somebody has decided.
    pub decided: Option<Decided>,
    /// Earlier rows of the list that may be about the same person.
    pub twins: Vec<Twin>,
    /// What the case said of the release when the row was judged before.
    pub shown: Option<OnRecord>,
}

impl<'a> Asked<'a> {
    /// A row as it was decided and compared before.
    pub fn new(batch: &'a BatchRow, line: i64, listed: &'a Listed, before: &Matched) -> Self {
        Self {
            batch,
            line,
            listed,
            decided: before.decided.clone(),
            twins: before.twins.clone(),
            shown: before.on_record.clone(),
        }
    }
}

/// Judges a row and keeps with it what was found.
pub(super) async fn judge_and_keep(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    asked: &Asked<'_>,
) -> Result<Judged, AppError> {
    let mut judged = judge(app, tx, ctx, asked).await?;
    // Whoever looks at the row once more is told what is different from what they saw.
    let shown = asked.shown.as_ref();
    if shown.is_some_and(|shown| Some(shown.case) == judged.matched.case) {
        judged.matched.changed = judged.matched.changed_since(shown);
    }
    let (outcome, matched) = (judged.outcome.code(), row::json(&judged.matched)?);
    store::import::judge(tx, asked.batch.id, asked.line, outcome, &matched).await?;
    Ok(judged)
}

/// Looks who the row is about and says what would happen. Changes nothing.
pub(super) async fn judge(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    asked: &Asked<'_>,
) -> Result<Judged, AppError> {
    let (institution, listed) = (asked.batch.institution.as_str(), asked.listed);
    let number = listed.book_number.as_deref();
    let book = number.map(|number| (institution, number));
    let mut people = known_people(tx, ctx, &listed.identity(institution), book).await?;
    let twins = standing(tx, asked.batch, &asked.twins).await?;
    let decided = asked.decided.as_ref();
    if decided.is_none_or(|decided| decided.same.is_none()) {
        // The earlier row stands for whom it makes known, before it is applied and after.
        people.retain(|one| twins.iter().all(|twin| twin.client != Some(one.client.id)));
    }
    let mut matched = Matched {
        people: people
            .iter()
            .map(|one| Meant::new(one.client.id, one.reason))
            .collect(),
        decided: decided.cloned(),
        twins: asked.twins.clone(),
        ..Matched::default()
    };
    let outcome = match meant(&people, &twins, decided) {
        Who::Nobody => Outcome::New,
        Who::Unclear => Outcome::Unsure,
        Who::Earlier(row) => {
            matched.repeats = Some(row.twin.line);
            matched.case = row.case;
            Outcome::Unchanged
        }
        Who::Known(person) => {
            let found = of_known(app, tx, ctx, institution, listed, person, &mut matched).await?;
            once(tx, asked, &twins, person, found, &mut matched).await?
        }
    };
    Ok(Judged { outcome, matched })
}

/// Who is meant.
enum Who<'a> {
    Nobody,
    Known(&'a KnownPerson),
    /// Whoever an earlier row is about.
    Earlier(&'a Standing),
    Unclear,
}

/// A decision counts before everything; without one, only one certain match decides by itself.
fn meant<'a>(
    people: &'a [KnownPerson],
    twins: &'a [Standing],
    decided: Option<&Decided>,
) -> Who<'a> {
    if let Some(decided) = decided {
        return said(people, twins, decided);
    }
    let known = people.iter().filter(|one| one.reason.is_certain());
    let mut earlier = twins.iter().filter(|one| one.counts()).peekable();
    let alike = !people.is_empty() || earlier.peek().is_some();
    let mut certain = known
        .map(Who::Known)
        .chain(earlier.filter(|one| one.is_certain()).map(Who::Earlier));
    match (certain.next(), certain.next()) {
        (Some(Who::Earlier(row)), None) if row.is_open() => Who::Unclear,
        (Some(one), None) => one,
        (None, None) if !alike => Who::Nobody,
        _ => Who::Unclear,
    }
}

/// What somebody has said, as far as it still can be.
fn said<'a>(people: &'a [KnownPerson], twins: &'a [Standing], decided: &Decided) -> Who<'a> {
    if let Some(line) = decided.line {
        let earlier = twins.iter().find(|one| one.twin.line == line);
        return earlier
            .filter(|one| !one.is_undecided())
            .map_or(Who::Unclear, Who::Earlier);
    }
    let Some(client) = decided.same else {
        return Who::Nobody;
    };
    let chosen = people.iter().find(|one| one.client.id == client);
    chosen.map_or(Who::Unclear, Who::Known)
}

/// What a row means that would do to a known person what an earlier row of the list does already: the
/// earlier one is taken. Where the two name different days and nobody has said that both are one
/// person, somebody has to look.
async fn once(
    tx: &mut Tx,
    asked: &Asked<'_>,
    twins: &[Standing],
    person: &KnownPerson,
    found: Outcome,
    matched: &mut Matched,
) -> Result<Outcome, AppError> {
    if !matches!(found, Outcome::Moved | Outcome::Again) {
        return Ok(found);
    }
    let of_case = twins.iter().filter(|one| one.is_of(matched.case));
    let alike = of_case.min_by_key(|one| one.twin.line);
    let (line, same_day) = match alike {
        Some(one) => (Some(one.twin.line), one.twin.same_day),
        // Rows that do not look alike are about one person only if somebody says so.
        None if asked.decided.is_some() => {
            let case = (matched.case, person.client.id);
            (
                earlier_about(tx, asked.batch, asked.line, case).await?,
                true,
            )
        }
        None => (None, true),
    };
    let Some(line) = line else { return Ok(found) };
    *matched = Matched {
        people: std::mem::take(&mut matched.people),
        decided: matched.decided.take(),
        twins: std::mem::take(&mut matched.twins),
        case: matched.case,
        repeats: Some(line),
        ..Matched::default()
    };
    let settled = same_day || matched.decided.is_some();
    Ok(if settled {
        Outcome::Unchanged
    } else {
        Outcome::Unsure
    })
}

async fn of_known(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    institution: &str,
    listed: &Listed,
    person: &KnownPerson,
    matched: &mut Matched,
) -> Result<Outcome, AppError> {
    let number = listed.book_number.as_deref();
    let Some(case) = person.open_case() else {
        let over = person
            .cases
            .first()
            .filter(|case| same_episode(case, institution, number, listed.custody_start));
        // A list comes every month: who was rejected or has ended in this very time in custody is
        // not registered again by it, only by somebody who wants that.
        let Some(case) = over else {
            return Ok(Outcome::Again);
        };
        if !may_see(ctx, case) {
            return Ok(elsewhere(matched, case.id));
        }
        return Ok(nothing(matched, case.id, "ended"));
    };
    let move_it = Action::AddReleaseForecast;
    if !decide(&ctx.actor, move_it, Some(&case.access_facts())).is_allowed() {
        return Ok(elsewhere(matched, case.id));
    }
    matched.case = Some(case.id);
    if case.released {
        let here = same_episode(case, institution, number, listed.custody_start);
        // The list of a month ago may still have somebody who is out by now.
        if here || listed.release_on <= ctx.today {
            return Ok(nothing(matched, case.id, "released"));
        }
        matched.before = case.release_on;
        return Ok(Outcome::Back);
    }
    if case.institution != institution {
        matched.note = Some("other_prison".to_owned());
    }
    matched.other_kind = listed
        .release_kind()
        .is_some_and(|kind| case.release_kind != Some(kind));
    let before = case.release_kind.map(|kind| kind.code().to_owned());
    matched.on_record = Some(OnRecord {
        case: case.id,
        day: case.release_on,
        kind: before.clone(),
        entry: None,
    });
    matched.kind_before = before.filter(|_| matched.other_kind);
    let same_day = case.release_on == Some(listed.release_on);
    if same_day && !matched.other_kind && listed.release_place.is_none() {
        return Ok(Outcome::Unchanged);
    }
    let record = app.record(tx, case.clone()).await?;
    let stated = listed
        .release_place
        .as_deref()
        .filter(|place| !says(&record, place));
    matched.place = stated.map(str::to_owned);
    if same_day && !matched.other_kind && first_place(&record, listed).is_none() {
        return Ok(Outcome::Unchanged);
    }
    let newest = store::release::of_case(tx, record.case.id).await?;
    if let Some(on_record) = &mut matched.on_record {
        on_record.entry = newest.first().map(|one| one.id.to_string());
    }
    foresee(app, ctx, &record, listed, matched);
    Ok(Outcome::Moved)
}

/// Whether the record has the person live in this place or region.
fn says(record: &Record<'_>, place: &str) -> bool {
    let programme = record.programme;
    let known = record.fact_rows.iter().rev();
    let mut known = known.filter(|one| one.name == Fact::ReleaseRegion.code());
    let known = known.find_map(|one| one.value.as_ref()?.as_str());
    let region = |stated: &str| programme.region_of(stated).map(|one| &one.id);
    known.is_some_and(|known| {
        let same_region = region(known).is_some() && region(known) == region(place);
        same_region || fold(town(known)) == fold(town(place))
    })
}

/// The place that a list names, if nobody has stated any: what is known stays until somebody has asked.
pub(super) fn first_place<'l>(record: &Record<'_>, listed: &'l Listed) -> Option<&'l str> {
    let unknown = record.facts.get(Fact::ReleaseRegion).is_none();
    listed.release_place.as_deref().filter(|_| unknown)
}

/// Whether it would move or not is for the office that answers for the case.
fn elsewhere(matched: &mut Matched, case: CaseId) -> Outcome {
    matched.case = Some(case);
    Outcome::Elsewhere
}

fn nothing(matched: &mut Matched, case: CaseId, note: &str) -> Outcome {
    matched.case = Some(case);
    matched.note = Some(note.to_owned());
    Outcome::Unchanged
}

/// What the new day, kind and place move. Before admission there are no tasks yet.
fn foresee(
    app: &App,
    ctx: &OpContext,
    record: &Record<'_>,
    listed: &Listed,
    matched: &mut Matched,
) {
    matched.before = record.case.release_on;
    if !record.case.status.is_running() {
        return;
    }
    let facts = record.facts.clone().what_if(listed.release_on);
    let text = |text: &str| FactValue::Text(text.to_owned());
    let facts = match listed.release_kind() {
        Some(kind) => facts.with(Fact::ReleaseKind, text(kind.code())),
        None => facts,
    };
    let moves = consequences(app, record, &facts, ctx.today).moves;
    matched.tasks = moves.tasks.len();
    matched.overdue = moves.tasks.iter().filter(|one| one.now_overdue).count();
    matched.days_open = moves.days_open;
}
