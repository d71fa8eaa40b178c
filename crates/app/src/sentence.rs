//! The sentences that make up a time in custody (P6b): linked ones are added up, credited remand is
//! shown, and the sum is the fact that criteria ask for.
//!
//! A figure that somebody has entered by hand still counts before the sum, as long as it stands: whoever
//! knows better was asked, and nothing that a person has stated is changed behind their back. The page
//! names both and how the figure is taken back.
//!
//! The sum is computed by `domain::sentence` alone, and kept with the time in custody in the same
//! transaction as the row that changes it.

use access::{Action, decide};
use domain::{
    Code,
    calendar::add_days,
    ids::{CaseId, CustodySentenceId},
    sentence::{Length, SentenceKind, Sum, Time, remand, shares_days, sum},
};
use jiff::civil::Date;
use programme::{
    Fact,
    criteria::{CriterionResult, admission},
};
use store::{
    StoreError, Tx, WriteTx, case::CaseRow, client::CustodyEpisodeRow, fact::FactRow,
    sentence::SentenceRow,
};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head_of},
    correction::{Trail, faster, field, keep, taken_back, why_needed},
    custody, journal,
    recompute::{self, Cause},
    record::Record,
};

pub use store::sentence::SentenceRow as Sentence;

/// The name of sentences in the trail of corrections.
const NOUN: &str = "custody_sentence";

/// The sentences of a time in custody, and what they come to.
#[derive(Debug, Clone)]
pub struct Sentences<'a> {
    /// Head of the case.
    pub head: Head,
    /// All of them in the order in which they were recorded, struck ones too.
    pub rows: Vec<SentenceRow>,
    /// What they said before.
    pub trail: Trail,
    /// What those that count come to; `None` if there are none.
    pub sum: Option<Sum>,
    /// The credited remand among them.
    pub remand: Option<Sum>,
    /// The figure that somebody has entered by hand: it counts before the sum.
    pub by_hand: Option<FactRow>,
    /// Full months from the begin of custody to the release; counts if nothing else is known.
    pub by_dates: Option<i64>,
    /// The criteria that ask for the time in custody, answered.
    pub criteria: Vec<CriterionResult<'a>>,
    /// Whether this person may record sentences.
    pub may_add: bool,
    /// Whether this person may correct and strike them.
    pub may_correct: bool,
}

impl Sentences<'_> {
    /// One of them.
    pub fn row(&self, id: CustodySentenceId) -> Option<&SentenceRow> {
        self.rows.iter().find(|one| one.id == id)
    }
}

/// A sentence, as typed: its days, or a length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: SentenceKind,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Months.
    pub months: u32,
    /// Days beside them.
    pub days: u32,
    /// Whether credited remand is part of the length of a sentence; asked of remand only.
    pub within: Option<bool>,
    /// Where that is known from.
    pub source: String,
}

/// A correction, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The version that the form showed.
    pub version: i64,
    /// What it is to say.
    pub entry: Entry,
    /// Whether it was struck.
    pub struck: bool,
    /// Why.
    pub why: String,
}

/// Reads the sentences of a case and logs that.
pub async fn view<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Sentences<'a>, AppError> {
    shown(app, ctx, Action::ViewClearing, case).await
}

/// The same for whoever may record or correct one.
pub async fn for_form<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
    corrects: bool,
) -> Result<Sentences<'a>, AppError> {
    shown(app, ctx, action(corrects), case).await
}

fn action(corrects: bool) -> Action {
    if corrects {
        Action::CorrectRecord
    } else {
        Action::EditFacts
    }
}

async fn shown<'a>(
    app: &'a App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Sentences<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let (may_add, may_correct) = (may(Action::EditFacts), may(Action::CorrectRecord));
    let record = app.record_for_page(&mut tx, row).await?;
    let rows = of_case(&mut tx, &record.case).await?;
    let trail = trail(&mut tx, &record.case).await?;
    drop(tx);
    app.viewed(ctx, Done::on("sentence.view", case)).await?;
    let times = counting(&rows, None);
    let asks = |one: &CriterionResult<'_>| {
        let mut seen = one.seen.iter();
        seen.any(|seen| seen.fact == Fact::CustodyMonths)
    };
    let mut criteria = admission(record.programme, &record.facts, ctx.today).criteria;
    criteria.retain(asks);
    Ok(Sentences {
        head: head_of(app, &record, ctx.today),
        trail,
        sum: (!times.is_empty()).then(|| sum(&times)),
        remand: remand(&times),
        by_hand: by_hand(&record).cloned(),
        by_dates: by_dates(&record),
        criteria,
        rows,
        may_add,
        may_correct,
    })
}

/// The figure that somebody has entered, if the newest statement gives one.
fn by_hand<'r>(record: &'r Record<'_>) -> Option<&'r FactRow> {
    let mut newest = record.fact_rows.iter().rev();
    let newest = newest.find(|row| row.name == Fact::CustodyMonths.code());
    newest.filter(|row| row.value.is_some())
}

fn by_dates(record: &Record<'_>) -> Option<i64> {
    let facts = record.facts.clone().with(Fact::CustodyMonths, None);
    match facts.known(Fact::CustodyMonths)?.value {
        programme::FactValue::Int(months) => Some(months),
        _ => None,
    }
}

/// The sentences of a case's time in custody, struck ones too.
pub(crate) async fn of_case(tx: &mut Tx, case: &CaseRow) -> Result<Vec<SentenceRow>, AppError> {
    let episode = case.custody_episode;
    Ok(store::sentence::of_episode(tx, case.carrier, case.client, episode).await?)
}

/// The times that count, if the time in custody has any.
pub(crate) async fn times(tx: &mut Tx, record: &Record<'_>) -> Result<Vec<Time>, AppError> {
    if record.episode.composed_months.is_none() {
        return Ok(Vec::new());
    }
    Ok(counting(&of_case(tx, &record.case).await?, None))
}

/// The full months that the sentences which count come to; `None` where there are none.
pub(crate) async fn composed(tx: &mut Tx, case: &CaseRow) -> Result<Option<u32>, AppError> {
    let times = counting(&of_case(tx, case).await?, None);
    Ok((!times.is_empty()).then(|| sum(&times).months))
}

async fn trail(tx: &mut Tx, case: &CaseRow) -> Result<Trail, AppError> {
    let all = store::correction::of_client(tx, case.carrier, case.client, NOUN).await?;
    Ok(Trail::of_rows(all))
}

/// The times that count, beside the one with this id.
fn counting(rows: &[SentenceRow], but: Option<CustodySentenceId>) -> Vec<Time> {
    let rows = rows.iter();
    rows.filter(|one| !one.struck && Some(one.id) != but)
        .map(|one| one.time)
        .collect()
}

/// What a change of the sentences holds.
struct Held<'a> {
    record: Record<'a>,
    /// All cases of this time in custody.
    cases: Vec<CaseRow>,
    rows: Vec<SentenceRow>,
}

async fn hold<'a>(
    app: &'a App,
    tx: &mut WriteTx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Held<'a>, AppError> {
    let (case, cases) = custody::hold_shared(app, tx, ctx, action, case).await?;
    let rows = of_case(tx, &case).await?;
    let record = app.record(tx, case).await?;
    Ok(Held {
        record,
        cases,
        rows,
    })
}

impl Held<'_> {
    fn episode(&self) -> &CustodyEpisodeRow {
        &self.record.episode
    }

    /// Days count once: those that another row has already are refused at their field.
    fn check_days(&self, time: &Time, but: Option<CustodySentenceId>, problems: &mut Problems) {
        if let Some(other) = shares_days(time, &counting(&self.rows, but)) {
            problems.add("from", shared(other));
        }
    }

    /// Whether a row says this already.
    fn says(&self, time: &Time, source: &str) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|one| !one.struck && one.time == *time && one.source == source)
    }

    /// Keeps the sum, and lets everything follow that rests on it, in all cases of this custody.
    async fn follow(
        &self,
        app: &App,
        tx: &mut WriteTx,
        ctx: &OpContext,
        (id, action): (CustodySentenceId, &'static str),
    ) -> Result<(), AppError> {
        let case = &self.record.case;
        let months = composed(tx, case).await?;
        store::client::compose(tx, self.episode().id, months).await?;
        let cause = Cause::of(ctx, "facts");
        recompute::of_client(app, tx, &cause, case, Some(&self.record.facts)).await?;
        for one in &self.cases {
            let done = Done::on(action, one.id).subject(format!("{NOUN} {id}"));
            journal::changed(tx, ctx, done).await?;
        }
        Ok(())
    }
}

/// Records one more of the sentences.
pub async fn add(app: &App, ctx: &OpContext, case: CaseId, entry: &Entry) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, action(false), case).await?;
    let mut problems = Problems::new();
    let time = time(entry, &mut problems);
    let source = entry.source.trim();
    // The same form sent twice is one row.
    if time.is_some_and(|time| held.says(&time, source)) {
        return Ok(());
    }
    if let Some(time) = &time {
        held.check_days(time, None, &mut problems);
    }
    problems.none_or_invalid()?;
    let time = time.ok_or(AppError::NotFound)?;
    let row = SentenceRow {
        id: ctx.new_id(),
        client: held.record.case.client,
        episode: held.episode().id,
        time,
        source: source.to_owned(),
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::sentence::insert(&mut tx, held.record.case.carrier, &row).await?;
    held.follow(app, &mut tx, ctx, (row.id, "sentence.add"))
        .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Corrects one of the sentences or strikes it; what it said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    sentence: CustodySentenceId,
    mended: &Mended,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, action(true), case).await?;
    let former = held.rows.iter().find(|one| one.id == sentence);
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != mended.version {
        let trail = trail(&mut tx, &held.record.case).await?;
        let by = trail.last_by(sentence.uuid());
        let by = by.unwrap_or(&former.recorded_by_name);
        return Err(faster(by, former.version, fields(former)));
    }
    let mut problems = Problems::new();
    let time = time(&mended.entry, &mut problems);
    // What is struck counts nowhere.
    if let Some(time) = time.as_ref().filter(|_| !mended.struck) {
        held.check_days(time, Some(sentence), &mut problems);
    }
    why_needed(&mended.why, &mut problems);
    problems.none_or_invalid()?;
    let changed = SentenceRow {
        time: time.ok_or(AppError::NotFound)?,
        source: mended.entry.source.trim().to_owned(),
        struck: mended.struck,
        ..former.clone()
    };
    if changed == *former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let case = &held.record.case;
    let mark = (NOUN, sentence.uuid());
    keep(&mut tx, ctx, case, mark, fields(former), mended.why.trim()).await?;
    store::sentence::correct(&mut tx, case.carrier, &changed).await?;
    held.follow(app, &mut tx, ctx, (sentence, "sentence.correct"))
        .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// What was typed as one time, or what is wrong with it, at its field.
fn time(entry: &Entry, problems: &mut Problems) -> Option<Time> {
    if entry.source.trim().is_empty() {
        problems.add_key("source", "clearing-error-source");
    }
    let remand = entry.kind == SentenceKind::CreditedRemand;
    if remand && entry.within.is_none() {
        problems.add_key("within", "error-choose");
    }
    Some(Time {
        kind: entry.kind,
        length: length(entry, problems)?,
        within: remand && entry.within == Some(true),
    })
}

fn length(entry: &Entry, problems: &mut Problems) -> Option<Length> {
    let amount = entry.months > 0 || entry.days > 0;
    match (entry.from, entry.until) {
        (None, None) if amount => Some(Length::Amount {
            months: entry.months,
            days: entry.days,
        }),
        (None, None) => {
            problems.add_key("from", "custody-problem-no-length");
            None
        }
        _ if amount => {
            problems.add_key("months", "custody-problem-both-lengths");
            None
        }
        (Some(from), Some(until)) if until < from => {
            let start = MessageArg::Day(from);
            let message = Message::new("error-end-before-start").with_arg("start", start);
            problems.add("until", message);
            None
        }
        (Some(from), Some(until)) => Some(Length::Days {
            from,
            to: add_days(until, 1)?,
        }),
        (None, Some(_)) => {
            problems.add_key("from", "custody-problem-no-from");
            None
        }
        (Some(_), None) => {
            problems.add_key("until", "custody-problem-no-until");
            None
        }
    }
}

/// The last day of a span.
pub fn last_day(to: Date) -> Date {
    add_days(to, -1).unwrap_or(to)
}

/// These days count already.
fn shared(other: &Time) -> Message {
    let message = Message::new("custody-problem-shared");
    match other.length {
        Length::Days { from, to } => message
            .with_arg("from", MessageArg::Day(from))
            .with_arg("until", MessageArg::Day(last_day(to))),
        Length::Amount { .. } => message,
    }
}

pub(crate) fn fields(row: &SentenceRow) -> Vec<(String, String)> {
    let kind = row.time.kind.code().replace('_', "-");
    let (from, until, months, days) = match row.time.length {
        Length::Days { from, to } => (
            from.to_string(),
            last_day(to).to_string(),
            String::new(),
            String::new(),
        ),
        Length::Amount { months, days } => (
            String::new(),
            String::new(),
            months.to_string(),
            days.to_string(),
        ),
    };
    let within = if row.time.within {
        "custody-within-yes"
    } else {
        ""
    };
    vec![
        field(
            "custody-sentence-kind",
            format!("code-sentence-kind-{kind}"),
        ),
        field("custody-sentence-from", from),
        field("custody-sentence-until", until),
        field("custody-sentence-months", months),
        field("custody-sentence-days", days),
        field("custody-within", within),
        field("custody-sentence-source", row.source.clone()),
        taken_back(row.struck),
    ]
}
