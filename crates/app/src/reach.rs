//! Reaching somebody again (T62): which steps are due, and what was tried.

use access::Action;
use domain::{
    Code,
    calendar::add_days,
    contact::ContactKind,
    ids::{CaseId, ReachAttemptId},
    reach::{Contacts, DueStep, ReachStep, due_steps, silent_since},
};
use jiff::{Timestamp, civil::Date};
use programme::{Programme, phases};
pub use store::reach::AttemptRow;
use store::{StoreError, Tx, case::CaseRow};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head},
    correction::{self, Trail, faster, field, keep, taken_back, why_needed},
    journal,
    recompute::{Cause, after_contact},
    record::{Record, german_date, morning},
};

/// The name of attempts in the trail of corrections.
const NOUN: &str = "reach_attempt";

/// What a case knows about its contacts: read once, for lists and for pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactFacts {
    /// The last day on which the client was reached.
    pub last_on: Option<Date>,
    /// The next appointment with the client.
    pub next_at: Option<Timestamp>,
    /// The first appointment since the last contact that the client missed, also if only a note tells it.
    pub missed_on: Option<Date>,
    /// What was tried since the last contact.
    pub attempts: Vec<AttemptRow>,
    /// What rows beside the record say of contacts and leaves.
    pub seen: crate::alert::Seen,
}

/// The steps towards somebody who does not answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The day from which they are counted.
    pub since: Date,
    /// Whether they began with a missed appointment, and not with silence.
    pub missed: bool,
    /// Every step with its day.
    pub steps: Vec<DueStep>,
    /// Those that are due and not done.
    pub due: Vec<DueStep>,
    /// What was tried, taken back ones too, the oldest first.
    pub attempts: Vec<AttemptRow>,
}

impl Reach {
    /// The attempts that were not taken back.
    pub fn standing(&self) -> impl Iterator<Item = &AttemptRow> {
        self.attempts.iter().filter(|one| !one.struck)
    }

    /// Whether a step was gone, itself or by one that goes further.
    pub fn is_done(&self, step: ReachStep) -> bool {
        self.standing().any(|one| one.step >= step)
    }
}

/// The ways that a step can be gone, the usual one first.
pub fn ways(step: ReachStep) -> &'static [ContactKind] {
    match step {
        ReachStep::SameDay => &[ContactKind::Phone, ContactKind::Message],
        ReachStep::SecondChannel => &[
            ContactKind::Message,
            ContactKind::HomeVisit,
            ContactKind::ThirdParty,
        ],
        ReachStep::Letter => &[ContactKind::Letter],
        ReachStep::CaseTalk => &[ContactKind::ThirdParty],
    }
}

/// What the steps of a case rest on beside its contacts: how often somebody is to be met, and since
/// when that counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rhythm {
    case: CaseId,
    running: bool,
    registered_on: Date,
    begin: Date,
    every_days: Option<u32>,
}

impl Rhythm {
    /// In the phase of today, computed from the facts.
    pub(crate) fn of(record: &Record<'_>, today: Date) -> Self {
        let phase = phases::phase_on(record.programme, &record.facts.anchors(), today);
        Self::in_phase(&record.case, record.programme, phase.map(|one| &*one.id))
    }

    /// In the phase that the case was in when it was computed.
    pub(crate) fn stored(case: &CaseRow, programme: &Programme) -> Self {
        Self::in_phase(case, programme, Some(&case.derived.phase))
    }

    fn in_phase(case: &CaseRow, programme: &Programme, phase: Option<&str>) -> Self {
        let running = case.status.is_running();
        Self {
            case: case.id,
            running,
            registered_on: case.registered_on,
            begin: case.entry_on.unwrap_or(case.registered_on),
            every_days: running.then(|| programme.rhythm_in(phase)).flatten(),
        }
    }

    /// The day by which the next contact is wanted.
    fn due(&self, last_on: Option<Date>) -> Option<Date> {
        domain::contact::contact_due(last_on, self.begin, self.every_days?)
    }

    fn silent_since(&self, facts: &ContactFacts, today: Date) -> Option<Date> {
        let contacts = Contacts {
            last: facts.last_on,
            missed: facts.missed_on,
            due: self.due(facts.last_on),
        };
        silent_since(contacts, today)
    }

    /// The day by which somebody is to be met, as lists show it: who missed an appointment is to be
    /// reached on that day, whatever the rhythm allows.
    pub(crate) fn contact_due_on(&self, facts: &ContactFacts) -> Option<Date> {
        let due = self.due(facts.last_on);
        let missed = facts.missed_on.filter(|_| self.running);
        match (due, missed) {
            (Some(due), Some(missed)) => Some(due.min(missed)),
            (due, missed) => due.or(missed),
        }
    }

    /// The number of the furthest step that is due, as lists show it; 0 while all is well.
    pub(crate) fn step_due(&self, facts: &ContactFacts, today: Date) -> i64 {
        let reach = self.steps(facts, today);
        reach
            .and_then(|reach| reach.due.last().map(|due| due.step.number()))
            .unwrap_or(0)
    }

    /// The steps on `today`, from what is known of the contacts; `None` while all is well.
    pub(crate) fn steps(&self, facts: &ContactFacts, today: Date) -> Option<Reach> {
        if !self.running {
            return None;
        }
        let since = self.silent_since(facts, today)?;
        let standing = facts.attempts.iter().filter(|one| !one.struck);
        let done: Vec<ReachStep> = standing.map(|one| one.step).collect();
        let step_on = |step: &ReachStep| {
            let due_on = add_days(since, step.after_days())?;
            Some(DueStep {
                step: *step,
                due_on,
            })
        };
        Some(Reach {
            since,
            missed: facts.missed_on == Some(since),
            steps: ReachStep::ALL.iter().filter_map(step_on).collect(),
            due: due_steps(since, &done, today),
            attempts: facts.attempts.clone(),
        })
    }
}

/// Reads what a case knows about its contacts, apart from the next one.
pub(crate) async fn contact_facts(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<ContactFacts, AppError> {
    Ok(ContactFacts {
        seen: crate::alert::look(tx, record, today).await?,
        ..contacts(tx, &Rhythm::of(record, today), today).await?
    })
}

/// The same without what alerts see.
pub(crate) async fn contacts(
    tx: &mut Tx,
    rhythm: &Rhythm,
    today: Date,
) -> Result<ContactFacts, AppError> {
    let case = rhythm.case;
    let tomorrow = morning(add_days(today, 1).unwrap_or(today));
    let last = store::contact::last(tx, case, tomorrow).await?;
    let last_on = last.map(german_date);
    let mut facts = ContactFacts {
        last_on,
        ..ContactFacts::default()
    };
    if !rhythm.running {
        return Ok(facts);
    }
    let day_after = last_on.and_then(|day| add_days(day, 1));
    let begin = day_after.unwrap_or(rhythm.registered_on);
    let missed = store::appointment::first_missed(tx, case, morning(begin)).await?;
    let noted = store::note::first_no_show(tx, case, morning(begin)).await?;
    facts.missed_on = missed.into_iter().chain(noted).min().map(german_date);
    if rhythm.silent_since(&facts, today).is_some() {
        facts.attempts = store::reach::since(tx, case, begin).await?;
    }
    Ok(facts)
}

/// The steps of a case for its pages. A case that was computed for today knows whether there can be
/// any: not before the day by which somebody is to be met.
pub(crate) async fn of(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Option<Reach>, AppError> {
    let stored = record.case.derived_for(today);
    if stored.is_some_and(|stored| stored.contact_due_on.is_none_or(|due| due > today)) {
        return Ok(None);
    }
    let rhythm = Rhythm::of(record, today);
    let facts = contacts(tx, &rhythm, today).await?;
    Ok(rhythm.steps(&facts, today))
}

/// Writes down that a step was gone, and how.
pub async fn tried(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    step: ReachStep,
    way: ContactKind,
) -> Result<(), AppError> {
    if !ways(step).contains(&way) {
        return Err(AppError::invalid("way", "error-choose"));
    }
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let record = app.record_for_page(&mut tx, row.clone()).await?;
    let reach = of(&mut tx, &record, ctx.today).await?;
    // Two people may have tried at once; after a contact there is nothing to try.
    let Some(reach) = reach else {
        return Err(AppError::Refused(Message::new("reach-refused-over")));
    };
    if reach.is_done(step) {
        return Err(AppError::Refused(Message::new("reach-refused-done")));
    }
    let attempt = AttemptRow {
        id: ctx.new_id(),
        step,
        way,
        on: ctx.today,
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::reach::insert(&mut tx, row.carrier, case, &attempt).await?;
    let detail = serde_json::json!({ "step": step.code(), "way": way.code() });
    let done = Done::on("reach.try", case)
        .subject(format!("reach_attempt {}", attempt.id))
        .detail(detail.to_string());
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// An attempt, for its correction.
#[derive(Debug, Clone)]
pub struct ToCorrect {
    /// Head of the case.
    pub head: Head,
    /// The attempt.
    pub attempt: AttemptRow,
    /// What it said before.
    pub trail: Trail,
}

/// The form that corrects an attempt.
pub async fn for_correction(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    attempt: ReachAttemptId,
) -> Result<ToCorrect, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let found = store::reach::get(&mut tx, case, attempt).await?;
    let form = ToCorrect {
        head: head(app, &mut tx, ctx, &row).await?,
        attempt: found.ok_or(AppError::NotFound)?,
        trail: correction::trail(&mut tx, case, NOUN).await?,
    };
    drop(tx);
    let done = Done::on("reach.form", case).subject(format!("reach_attempt {attempt}"));
    app.viewed(ctx, done).await?;
    Ok(form)
}

/// An attempt as it was after all.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// How it was tried.
    pub way: ContactKind,
    /// On which day.
    pub on: Date,
    /// Whether it is taken back: nobody tried.
    pub struck: bool,
    /// Why it is corrected.
    pub why: String,
}

/// Corrects an attempt or takes it back; what it said is kept, and the steps are counted anew.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (ReachAttemptId, i64),
    entry: &Corrected,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let former = store::reach::get(&mut tx, case, id).await?;
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != version {
        let trail = correction::trail(&mut tx, case, NOUN).await?;
        return Err(conflict(&former, trail.last_by(id.uuid())));
    }
    let mut problems = Problems::new();
    if !ways(former.step).contains(&entry.way) {
        problems.add_key("way", "error-choose");
    }
    if entry.on > ctx.today {
        problems.add_key("on", "error-date-future");
    }
    why_needed(&entry.why, &mut problems);
    problems.none_or_invalid()?;
    let changed = AttemptRow {
        way: entry.way,
        on: entry.on,
        struck: entry.struck,
        ..former.clone()
    };
    if changed == former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, id.uuid());
    keep(&mut tx, ctx, &row, mark, fields(&former), entry.why.trim()).await?;
    store::reach::update(&mut tx, case, &changed).await?;
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    let done = Done::on("reach.correct", case).subject(format!("reach_attempt {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

pub(crate) fn fields(row: &AttemptRow) -> Vec<(String, String)> {
    let way = format!("code-contact-kind-{}", row.way.code().replace('_', "-"));
    vec![
        field("reach-way", way),
        field("reach-on", row.on.to_string()),
        taken_back(row.struck),
    ]
}

fn conflict(row: &AttemptRow, last: Option<&str>) -> AppError {
    let by = last.unwrap_or(&row.recorded_by_name);
    faster(by, row.version, fields(row))
}
