//! Reaching somebody again (T62): which steps are due, and what was tried.

use access::Action;
use domain::{
    Code,
    calendar::add_days,
    contact::ContactKind,
    ids::CaseId,
    reach::{Contacts, DueStep, ReachStep, due_steps, silent_since},
};
use jiff::{Timestamp, civil::Date};
use programme::phases;
pub use store::reach::AttemptRow;
use store::{StoreError, Tx};

use crate::{
    App, AppError, Done, Message, OpContext, journal,
    recompute::{Cause, recompute},
    record::{Record, german_date},
};

/// What a case knows about its contacts: read once, for lists and for pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactFacts {
    /// The last day on which the client was reached.
    pub last_on: Option<Date>,
    /// The next appointment with the client.
    pub next_at: Option<Timestamp>,
    /// The first appointment since the last contact that the client missed.
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
    /// What was tried, the oldest first.
    pub attempts: Vec<AttemptRow>,
}

impl Reach {
    /// Whether a step was gone, itself or by one that goes further.
    pub fn is_done(&self, step: ReachStep) -> bool {
        self.attempts.iter().any(|one| one.step >= step)
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

/// Reads what a case knows about its contacts, apart from the next one.
pub(crate) async fn contact_facts(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<ContactFacts, AppError> {
    let case = record.case.id;
    let last_on = store::contact::last(tx, case).await?.map(german_date);
    let mut facts = ContactFacts {
        last_on,
        seen: crate::alert::look(tx, record, today).await?,
        ..ContactFacts::default()
    };
    if !record.case.status.is_running() {
        return Ok(facts);
    }
    let day_after = last_on.and_then(|day| add_days(day, 1));
    let begin = day_after.unwrap_or(record.case.registered_on);
    let missed = store::appointment::first_missed(tx, case, morning(begin)).await?;
    facts.missed_on = missed.map(german_date);
    if since(record, &facts, today).is_some() {
        facts.attempts = store::reach::since(tx, case, begin).await?;
    }
    Ok(facts)
}

fn morning(day: Date) -> Timestamp {
    day.in_tz("Europe/Berlin")
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The day by which the rhythm of the phase wants the next contact.
pub(crate) fn rhythm_due(record: &Record<'_>, last_on: Option<Date>, today: Date) -> Option<Date> {
    let running = record.case.status.is_running();
    let phase =
        phases::phase_on(record.programme, &record.facts.anchors(), today).filter(|_| running)?;
    let days = record.programme.rhythm(&phase.id)?;
    let begin = record.case.entry_on.unwrap_or(record.case.registered_on);
    domain::contact::contact_due(last_on, begin, days)
}

fn since(record: &Record<'_>, facts: &ContactFacts, today: Date) -> Option<Date> {
    let contacts = Contacts {
        last: facts.last_on,
        missed: facts.missed_on,
        due: rhythm_due(record, facts.last_on, today),
    };
    silent_since(contacts, today)
}

/// The steps of a case on `today`, from what is known of its contacts; `None` while all is well.
pub(crate) fn steps(record: &Record<'_>, facts: &ContactFacts, today: Date) -> Option<Reach> {
    if !record.case.status.is_running() {
        return None;
    }
    let since = since(record, facts, today)?;
    let done: Vec<ReachStep> = facts.attempts.iter().map(|one| one.step).collect();
    Some(Reach {
        since,
        missed: facts.missed_on == Some(since),
        steps: ReachStep::ALL
            .iter()
            .filter_map(|step| {
                let due_on = add_days(since, step.after_days())?;
                Some(DueStep {
                    step: *step,
                    due_on,
                })
            })
            .collect(),
        due: due_steps(since, &done, today),
        attempts: facts.attempts.clone(),
    })
}

/// The steps of a case for its pages.
pub(crate) async fn of(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Option<Reach>, AppError> {
    let facts = contact_facts(tx, record, today).await?;
    Ok(steps(record, &facts, today))
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
    let carrier = row.carrier;
    let record = app.record_for_page(&mut tx, row).await?;
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
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::reach::insert(&mut tx, carrier, case, &attempt).await?;
    let detail = serde_json::json!({ "step": step.code(), "way": way.code() });
    let done = Done::on("reach.try", case)
        .subject(format!("reach_attempt {}", attempt.id))
        .detail(detail.to_string());
    recompute(app, &mut tx, &Cause::of(ctx, "contact"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
