//! Who came to a date: entered for all members at once whose cases this person may change. The others
//! are a number here, and whoever answers for them enters theirs.

use std::collections::BTreeMap;

use access::Action;
use domain::{
    Code,
    group::{Attendance, MemberStatus, MinutesProblem, minutes_there},
    ids::{CaseId, GroupMemberId, GroupOfferId, GroupSessionId},
};
use store::{StoreError, Tx, case::CaseRow, group::attendance};

use super::{
    ATTENDANCE, AttendanceRow, Member, Offer, Seen, Session, about, belongs, cases, own_offer,
    own_session, seen,
};
use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    correction::{faster, field, keep, said, why_needed},
    journal,
    record::german_date,
};

/// One line of the sheet.
#[derive(Debug, Clone)]
pub struct SheetRow {
    /// Who it is.
    pub who: Seen,
    /// What is written already.
    pub known: Option<AttendanceRow>,
}

/// The sheet of a date.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The offer.
    pub offer: Offer,
    /// The date.
    pub session: Session,
    /// Those about whom this person writes, by name.
    pub rows: Vec<SheetRow>,
    /// How many more belong to this date.
    pub others: usize,
    /// Counts the changes of what stands in `rows`.
    pub version: i64,
}

/// What was entered about one member.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// Who.
    pub member: GroupMemberId,
    /// Whether they came; `None`: left open.
    pub attendance: Option<Attendance>,
    /// How long, in minutes, if that was typed.
    pub minutes: Option<i64>,
}

/// Reads the sheet of a date and logs that, with every case whose name it shows.
pub async fn sheet(
    app: &App,
    ctx: &OpContext,
    offer: GroupOfferId,
    session: GroupSessionId,
) -> Result<Sheet, AppError> {
    journal::may(ctx, Action::ViewGroups)?;
    let mut tx = app.store.read().await?;
    let sheet = read(&mut tx, ctx, offer, session).await?;
    drop(tx);
    let shown = sheet.rows.iter().map(|row| row.who.member.case);
    let done = about(Done::new("group.sheet"), offer).cases(shown);
    app.viewed(ctx, done).await?;
    Ok(sheet)
}

async fn read(
    tx: &mut Tx,
    ctx: &OpContext,
    offer: GroupOfferId,
    session: GroupSessionId,
) -> Result<Sheet, AppError> {
    let offer = own_offer(tx, ctx, offer).await?;
    let session = own_session(tx, offer.id, session).await?;
    let day = german_date(session.at);
    let known = attendance::of_session(tx, session.id).await?;
    let mut sheet = Sheet {
        rows: Vec::new(),
        others: 0,
        version: 0,
        offer,
        session,
    };
    for member in store::group::member::of_offer(tx, sheet.offer.id).await? {
        let known = known.iter().find(|one| one.member == member.id).cloned();
        let mistaken = member.status == MemberStatus::Mistaken;
        if mistaken || (known.is_none() && !belongs(&member, day)) {
            continue;
        }
        let who = seen(tx, ctx, member).await?;
        let Some(who) = who.filter(|one| one.may_edit) else {
            sheet.others += 1;
            continue;
        };
        sheet.version += known.as_ref().map_or(0, |one| one.version);
        sheet.rows.push(SheetRow { who, known });
    }
    Ok(sheet)
}

/// Stores who came. `version` is the one that the sheet showed. Returns how many entries are new or
/// changed.
pub async fn attend(
    app: &App,
    ctx: &OpContext,
    (offer, session, version): (GroupOfferId, GroupSessionId, i64),
    (marks, why): (&[Mark], &str),
) -> Result<usize, AppError> {
    journal::may(ctx, Action::ViewGroups)?;
    let roll = {
        let mut tx = app.store.read().await?;
        let offer = own_offer(&mut tx, ctx, offer).await?;
        store::group::member::of_offer(&mut tx, offer.id).await?
    };
    let marked: Vec<&Member> = roll
        .iter()
        .filter(|one| marks.iter().any(|mark| mark.member == one.id))
        .collect();
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, &cases(&marked)).await?;
    // Whoever calls the date off waits, and finds what was entered.
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let sheet = read(&mut tx, ctx, offer, session).await?;
    if sheet.version != version {
        return Err(conflict(&sheet));
    }
    let lines = checked(&sheet, marks, why, ctx)?;
    for (row, attendance, minutes) in &lines {
        let case = held.get(&row.who.member.case).ok_or(AppError::NotFound)?;
        write(
            &mut tx,
            ctx,
            case,
            (&sheet, row),
            (*attendance, *minutes),
            why,
        )
        .await?;
    }
    for (row, attendance, _) in &lines {
        let detail = serde_json::json!({ "attendance": attendance.code() }).to_string();
        let done = Done::on("group.attend", row.who.member.case)
            .subject(format!("group_session {session}"))
            .detail(detail);
        journal::changed(&mut tx, ctx, done).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(lines.len())
}

/// Holds the cases in the order of their ids, so that two sheets wait for one another and never in a
/// circle.
async fn hold(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    cases: &[CaseId],
) -> Result<BTreeMap<CaseId, CaseRow>, AppError> {
    let mut held = BTreeMap::new();
    for case in cases {
        let row = app
            .case_to_change(tx, ctx, Action::EditMemberships, *case)
            .await?;
        held.insert(*case, row);
    }
    Ok(held)
}

/// What is new or different, or what is wrong with it.
fn checked<'s>(
    sheet: &'s Sheet,
    marks: &[Mark],
    why: &str,
    ctx: &OpContext,
) -> Result<Vec<(&'s SheetRow, Attendance, i64)>, AppError> {
    let mut problems = Problems::new();
    if sheet.session.is_off() {
        return Err(AppError::Refused(Message::new("group-refused-off")));
    }
    if sheet.session.at > ctx.now {
        return Err(AppError::Refused(Message::new("group-refused-ahead")));
    }
    let mut lines = Vec::new();
    for (index, row) in sheet.rows.iter().enumerate() {
        let mark = marks.iter().find(|one| one.member == row.who.member.id);
        let Some(attendance) = mark.and_then(|one| one.attendance) else {
            if row.known.is_some() && mark.is_some() {
                problems.add_key(&format!("attendance-{index}"), "error-choose");
            }
            continue;
        };
        let typed = mark.and_then(|one| one.minutes);
        match minutes_there(attendance, typed, sheet.session.minutes) {
            Ok(minutes) => lines.push((row, attendance, minutes)),
            Err(problem) => {
                let key = match problem {
                    MinutesProblem::Absent => "group-problem-minutes-absent",
                    MinutesProblem::OutOfBounds => "group-problem-minutes",
                };
                problems.add_key(&format!("minutes-{index}"), key);
            }
        }
    }
    lines.retain(|(row, attendance, minutes)| {
        let same = |one: &AttendanceRow| one.attendance == *attendance && one.minutes == *minutes;
        !row.known.as_ref().is_some_and(same)
    });
    if lines.iter().any(|(row, ..)| row.known.is_some()) {
        why_needed(why, &mut problems);
    }
    problems.none_or_invalid()?;
    Ok(lines)
}

async fn write(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (sheet, row): (&Sheet, &SheetRow),
    (attendance, minutes): (Attendance, i64),
    why: &str,
) -> Result<(), AppError> {
    if let Some(known) = &row.known {
        let about = (ATTENDANCE, known.id.uuid());
        keep(tx, ctx, case, about, fields(known), why.trim()).await?;
        let changed = AttendanceRow {
            attendance,
            minutes,
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            ..known.clone()
        };
        attendance::update(tx, &changed).await?;
        return Ok(());
    }
    let new = AttendanceRow {
        id: ctx.new_id(),
        carrier: case.carrier,
        case: case.id,
        member: row.who.member.id,
        session: sheet.session.id,
        attendance,
        minutes,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    attendance::insert(tx, &new).await?;
    Ok(())
}

fn fields(row: &AttendanceRow) -> Vec<(String, String)> {
    vec![
        field("group-attendance", attendance_key(row.attendance)),
        field("group-minutes", row.minutes.to_string()),
    ]
}

fn attendance_key(attendance: Attendance) -> String {
    format!("code-attendance-{}", attendance.code())
}

/// What stands on the sheet now, for somebody who was slower: only lines that they may see.
fn conflict(sheet: &Sheet) -> AppError {
    let known = sheet.rows.iter().filter_map(|row| {
        let known = row.known.as_ref()?;
        let name = format!("{}, {}", row.who.family_name, row.who.given_names);
        Some((said(&name, attendance_key(known.attendance)), known))
    });
    let (theirs, rows): (Vec<_>, Vec<_>) = known.unzip();
    let last = rows.iter().max_by_key(|one| one.recorded_at);
    let by = last.map(|one| one.recorded_by_name.clone());
    faster(by.unwrap_or_default(), sheet.version, theirs)
}
