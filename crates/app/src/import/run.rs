//! The work on a list: judging all rows, and applying them. Restartable at any row.

use std::collections::BTreeSet;

use access::Action;
use domain::{Code, contact::EpistemicKind, ids::CaseId, release::Confidence};
use jiff::civil::Date;
use store::{
    StoreError, Tx,
    import::{BatchRow, ImportRow, NextStatus, RowFilter, Settled},
};

use super::{
    BatchStatus, Choice, Turn,
    judge::{Asked, Judged, first_place, judge, judge_and_keep},
    row::{self, Listed, Outcome, Reading, State},
    twin::Twins,
};
use crate::{
    App, AppError, Done, OpContext, journal,
    pace::Step,
    recompute::{Cause, recompute},
    referral::{
        Custody, Expected, NewReferral, Person, ReferralSource, register, write_forecast,
        write_place,
    },
};

/// Rows in one transaction. Others get their turn in between, and with each page its entry in the log
/// is one of them: so few that nobody waits long.
const CHUNK: i64 = 4;

/// Goes on with a list until it waits for somebody or is done.
pub(super) async fn work(app: &App, ctx: &OpContext, turn: &Turn) -> Result<(), AppError> {
    let batch = load(app, ctx, turn).await?;
    if batch.status == BatchStatus::Running.code() {
        let all = batch.choice.as_deref() == Some(Choice::AllOrNothing.code());
        if all {
            if apply_all(app, ctx, turn, &batch).await? {
                return Ok(());
            }
            // Something no longer fits: judge again, and let somebody look.
            turn.restart();
            let batch = load(app, ctx, turn).await?;
            check(app, ctx, turn, &batch).await
        } else {
            apply_good(app, ctx, turn, &batch).await
        }
    } else {
        check(app, ctx, turn, &batch).await
    }
}

async fn load(app: &App, ctx: &OpContext, turn: &Turn) -> Result<BatchRow, AppError> {
    let mut tx = app.store.read().await?;
    store::import::get(&mut tx, ctx.actor.carrier, turn.batch)
        .await?
        .ok_or(AppError::NotFound)
}

/// Judges all rows that were not judged yet.
async fn check(app: &App, ctx: &OpContext, turn: &Turn, batch: &BatchRow) -> Result<(), AppError> {
    let mut tx = app.store.read().await?;
    let judged = (
        store::import::applied(&mut tx, batch.carrier).await?,
        ctx.today,
    );
    drop(tx);
    let reading = begin_check(app, batch, judged).await?;
    let (mut after, mut twins) = (0, Twins::default());
    loop {
        let step = Step::begin();
        let mut tx = app.store.write().await?;
        let rows = page(&mut tx, batch, RowFilter::All, after).await?;
        let Some(last) = rows.last() else { break };
        after = last.line;
        for one in &rows {
            check_row(app, &mut tx, ctx, batch, one, &mut twins).await?;
        }
        tx.commit().await.map_err(StoreError::from)?;
        turn.advance(count(&rows));
        step.rest().await;
    }
    finish_check(app, batch, reading).await
}

/// Judges a row that was not judged yet. The others are gone through too, so that later rows are compared
/// with what was judged before the program was stopped.
async fn check_row(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    one: &ImportRow,
    twins: &mut Twins,
) -> Result<(), AppError> {
    let Some(listed) = row::listed(one)? else {
        return Ok(());
    };
    let earlier = twins.before(one.line, &listed, &batch.institution);
    if row::outcome(one) != Outcome::Unchecked {
        return Ok(());
    }
    let asked = Asked {
        twins: earlier,
        ..Asked::new(batch, one.line, &listed, &row::matched(one)?)
    };
    judge_and_keep(app, tx, ctx, &asked).await?;
    Ok(())
}

/// Notes what rows are judged by from now on. What was judged by something else, before the program was
/// stopped, is judged again.
/// `judged`: as of which list of the carrier, and on which day.
async fn begin_check(
    app: &App,
    batch: &BatchRow,
    judged: (i64, Date),
) -> Result<Reading, AppError> {
    let mut reading: Reading = row::parse(&batch.reading)?;
    if reading.judged == Some(judged) {
        return Ok(reading);
    }
    reading.judged = Some(judged);
    let mut tx = app.store.write().await?;
    unjudge_rows(&mut tx, batch).await?;
    store::import::set_reading(&mut tx, batch.id, &row::json(&reading)?).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(reading)
}

/// How many tasks the rows of a list move, as they are judged now.
pub(super) async fn tasks_moved(tx: &mut Tx, batch: &BatchRow) -> Result<usize, AppError> {
    let (mut after, moved) = (0, RowFilter::Outcome(Outcome::Moved.code()));
    let mut tasks = 0;
    loop {
        let rows = page(tx, batch, moved, after).await?;
        let Some(last) = rows.last() else { break };
        after = last.line;
        for one in &rows {
            tasks += row::matched(one)?.tasks;
        }
    }
    Ok(tasks)
}

/// Counts what would move, now that all rows are judged.
async fn finish_check(app: &App, batch: &BatchRow, mut reading: Reading) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    reading.tasks_moved = tasks_moved(&mut tx, batch).await?;
    store::import::set_reading(&mut tx, batch.id, &row::json(&reading)?).await?;
    let next = NextStatus {
        status: BatchStatus::Checked.code(),
        message: &batch.message,
        ..NextStatus::default()
    };
    let from = BatchStatus::Checking.code();
    store::import::set_status(&mut tx, batch.id, from, &next).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Applies what can be applied, some rows in each transaction.
async fn apply_good(
    app: &App,
    ctx: &OpContext,
    turn: &Turn,
    batch: &BatchRow,
) -> Result<(), AppError> {
    let open = RowFilter::State(State::Open.code());
    turn.advance(batch.done);
    loop {
        let step = Step::begin();
        let mut tx = app.store.write().await?;
        // Settled rows are not open any more, so the first page is always the next one.
        let rows = page(&mut tx, batch, open, 0).await?;
        if rows.is_empty() {
            finish(&mut tx, ctx, batch).await?;
            tx.commit().await.map_err(StoreError::from)?;
            return Ok(());
        }
        hold(&mut tx, ctx, &rows).await?;
        for one in &rows {
            apply_row(app, &mut tx, ctx, batch, one).await?;
        }
        let done = turn.advance(count(&rows));
        store::import::set_done(&mut tx, batch.id, done).await?;
        tx.commit().await.map_err(StoreError::from)?;
        step.rest().await;
    }
}

/// Applies all rows in one transaction; `false`: one of them no longer fits, nothing was kept.
async fn apply_all(
    app: &App,
    ctx: &OpContext,
    turn: &Turn,
    batch: &BatchRow,
) -> Result<bool, AppError> {
    let mut tx = app.store.write().await?;
    let open = RowFilter::State(State::Open.code());
    let all = store::import::rows(&mut tx, batch.id, open, 0, batch.total).await?;
    hold(&mut tx, ctx, &all).await?;
    drop(all);
    loop {
        let rows = page(&mut tx, batch, open, 0).await?;
        if rows.is_empty() {
            break;
        }
        for one in &rows {
            if !apply_row(app, &mut tx, ctx, batch, one).await? {
                drop(tx);
                back_to_check(app, batch).await?;
                return Ok(false);
            }
        }
        turn.advance(count(&rows));
        tokio::task::yield_now().await;
    }
    finish(&mut tx, ctx, batch).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(true)
}

async fn back_to_check(app: &App, batch: &BatchRow) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let message = "import-message-changed-meanwhile";
    unjudge(&mut tx, batch, BatchStatus::Running, message).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Whether a list that waits was judged before another one was applied, or on another day.
pub(super) async fn is_stale(
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
) -> Result<bool, AppError> {
    let reading: Reading = row::parse(&batch.reading)?;
    let now = (store::import::applied(tx, batch.carrier).await?, ctx.today);
    Ok(batch.status == BatchStatus::Checked.code() && reading.judged != Some(now))
}

/// Takes back what the rows of a list that waits were judged to mean; decisions stay. `false`:
/// somebody else was faster.
pub(super) async fn back_to_judging(app: &App, batch: &BatchRow) -> Result<bool, AppError> {
    let mut tx = app.store.write().await?;
    match unjudge(&mut tx, batch, BatchStatus::Checked, &batch.message).await {
        Err(AppError::Store(StoreError::Stale)) => Ok(false),
        Err(error) => Err(error),
        Ok(()) => {
            tx.commit().await.map_err(StoreError::from)?;
            Ok(true)
        }
    }
}

async fn unjudge(
    tx: &mut Tx,
    batch: &BatchRow,
    from: BatchStatus,
    message: &str,
) -> Result<(), AppError> {
    let next = NextStatus {
        status: BatchStatus::Checking.code(),
        message,
        ..NextStatus::default()
    };
    store::import::set_status(tx, batch.id, from.code(), &next).await?;
    unjudge_rows(tx, batch).await
}

async fn unjudge_rows(tx: &mut Tx, batch: &BatchRow) -> Result<(), AppError> {
    let (to, except) = (Outcome::Unchecked.code(), Outcome::Refused.code());
    store::import::unjudge(tx, batch.id, to, except).await?;
    Ok(())
}

async fn finish(tx: &mut Tx, ctx: &OpContext, batch: &BatchRow) -> Result<(), AppError> {
    let next = NextStatus {
        status: BatchStatus::Done.code(),
        choice: batch.choice.as_deref(),
        finished_at: Some(ctx.now),
        ..NextStatus::default()
    };
    let from = BatchStatus::Running.code();
    store::import::set_status(tx, batch.id, from, &next).await?;
    store::import::set_done(tx, batch.id, batch.total).await?;
    let done = Done::new("import.done").subject(format!("import_batch {}", batch.id));
    journal::changed(tx, ctx, done).await
}

/// Holds every case that the rows may change, before the first entry of the log is written: one
/// after the other in the order of their ids, so that nobody waits in a circle.
async fn hold(tx: &mut Tx, ctx: &OpContext, rows: &[ImportRow]) -> Result<(), AppError> {
    store::case::hold_register(tx, ctx.actor.carrier).await?;
    let mut cases = BTreeSet::new();
    for one in rows {
        cases.extend(row::matched(one)?.case);
    }
    for case in cases {
        store::case::hold(tx, case).await?;
    }
    Ok(())
}

/// Applies one row, or leaves it; either way it is done with and what it held is gone. `false`: it
/// does not fit, so that a list that is all or nothing is nothing.
async fn apply_row(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    one: &ImportRow,
) -> Result<bool, AppError> {
    let Some(listed) = row::listed(one)? else {
        let content = row::without_typed(one)?;
        let to = Settled {
            state: State::Left.code(),
            outcome: Outcome::Refused.code(),
            content: &content,
            ..Settled::default()
        };
        store::import::settle(tx, batch.id, one.line, &to).await?;
        return Ok(false);
    };
    let asked = Asked::new(batch, one.line, &listed, &row::matched(one)?);
    let judged = judge_to_apply(app, tx, ctx, &asked).await?;
    // The row is claimed before anything is written, so that two runs cannot both apply it.
    if !claim(tx, &asked, &judged).await? {
        return Ok(true);
    }
    match judged.outcome {
        Outcome::New | Outcome::Again => {
            let new = new_referral(app, batch, &listed, &judged);
            let case = register(app, tx, ctx, &new).await?;
            store::import::set_case(tx, batch.id, one.line, case).await?;
        }
        Outcome::Moved => move_release(app, tx, ctx, batch, &listed, &judged).await?,
        _ => {}
    }
    let left = matches!(judged.outcome, Outcome::Elsewhere | Outcome::Back);
    Ok(left || judged.outcome.is_applicable())
}

/// Judges a row once more. A case that somebody has changed since the dry run is not overwritten: whoever
/// applies the list has not seen what stands there now.
async fn judge_to_apply(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    asked: &Asked<'_>,
) -> Result<Judged, AppError> {
    let mut judged = judge(app, tx, ctx, asked).await?;
    if judged.outcome == Outcome::Moved {
        judged.matched.changed = judged.matched.changed_since(asked.shown.as_ref());
        if judged.matched.changed.is_some() {
            judged.outcome = Outcome::Unsure;
        }
    }
    Ok(judged)
}

/// Settles a row. Of one that is left although its case is known, the case and the days stay, so that
/// somebody can look there. `false`: somebody else was faster.
async fn claim(tx: &mut Tx, asked: &Asked<'_>, judged: &Judged) -> Result<bool, AppError> {
    let matched = &judged.matched;
    let applied = judged.outcome.is_applicable();
    // Which line was taken instead stays too.
    let looked_at =
        judged.outcome == Outcome::Back || matched.changed.is_some() || matched.repeats.is_some();
    let kept = if looked_at {
        row::json(&matched.kept(asked.listed.release_on))?
    } else {
        String::new()
    };
    let state = if applied { State::Applied } else { State::Left };
    let to = Settled {
        state: state.code(),
        outcome: judged.outcome.code(),
        case: matched.case.filter(|_| applied || looked_at),
        matched: &kept,
        ..Settled::default()
    };
    Ok(store::import::settle(tx, asked.batch.id, asked.line, &to).await?)
}

fn new_referral(app: &App, batch: &BatchRow, listed: &Listed, judged: &Judged) -> NewReferral {
    let person = match judged
        .matched
        .known()
        .filter(|_| judged.outcome == Outcome::Again)
    {
        Some(client) => Person::Known(client),
        None => Person::New {
            family_name: listed.family_name.clone(),
            given_names: listed.given_names.clone(),
            birth_date: listed.birth_date,
        },
    };
    NewReferral {
        person,
        custody: Custody {
            institution: batch.institution.clone(),
            book_number: listed.book_number.clone(),
            kind: listed.custody_kind(),
            start: listed.custody_start,
            sentence_months: listed.sentence_months,
        },
        episode: None,
        previous_case: None,
        programme: batch.programme.clone(),
        release: Some(expected(listed)),
        release_place: listed.release_place.clone(),
        source: ReferralSource::ReleaseList,
        said_by: said_by(app, batch),
        import_batch: Some(batch.id),
        own_wish: false,
        informed: None,
        note: listed.unit.clone().unwrap_or_default(),
    }
}

fn expected(listed: &Listed) -> Expected {
    Expected {
        day: listed.release_on,
        kind: listed.release_kind(),
        confidence: Confidence::Likely,
    }
}

/// The source of everything that the list says: who wrote it.
fn said_by(app: &App, batch: &BatchRow) -> String {
    app.institution_name(&batch.institution)
}

/// A new day for a case that is there: history, tasks, seam and change notice.
async fn move_release(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    listed: &Listed,
    judged: &Judged,
) -> Result<(), AppError> {
    let case: CaseId = judged.matched.case.ok_or(AppError::NotFound)?;
    let row = app
        .case_to_change(tx, ctx, Action::AddReleaseForecast, case)
        .await?;
    let kind = listed.release_kind().or(row.release_kind);
    let record = app.record(tx, row).await?;
    let expected = Expected {
        kind,
        ..expected(listed)
    };
    let said_by = said_by(app, batch);
    write_forecast(tx, ctx, case, &expected, &said_by).await?;
    store::release::count(tx, &record.case, Some((expected.day, kind)), false).await?;
    if let Some(place) = first_place(&record, listed) {
        let kind = EpistemicKind::ThirdPartyStatement;
        write_place(tx, ctx, case, (place, &said_by, kind)).await?;
    }
    let cause = Cause::of(ctx, "release");
    recompute(app, tx, &cause, case, Some(&record.facts)).await?;
    let done = Done::on("release.forecast", case).subject(format!("import_batch {}", batch.id));
    journal::changed(tx, ctx, done).await
}

async fn page(
    tx: &mut Tx,
    batch: &BatchRow,
    filter: RowFilter<'_>,
    after: i64,
) -> Result<Vec<ImportRow>, AppError> {
    Ok(store::import::rows(tx, batch.id, filter, after, CHUNK).await?)
}

fn count(rows: &[ImportRow]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}
