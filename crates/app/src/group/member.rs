//! The groups of one client: seats, places on lists, who came, how it ended. Nobody else is named.

use access::{Action, decide};
use domain::{
    Code,
    assessment::NeedResult,
    contact::EpistemicKind,
    group::{Came, MemberStatus, Places, Tally, next_in_line, place_in_line, tally},
    ids::{CaseId, GroupMemberId},
    participation::write_attended,
};
use jiff::civil::Date;
use programme::Text;
use store::{StoreError, Tx, assessment::DomainResult, case::CaseRow};

use super::{
    ATTENDANCE, AttendanceRow, MEMBER, Member, Offer, Session,
    enrol::{outside, running},
    line, of_own_sites,
};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head},
    correction::{Trail, faster, field, keep, kind_field, trail, why_needed},
    journal,
};

/// A date with what is written about the client.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The date.
    pub session: Session,
    /// Whether they came.
    pub attendance: AttendanceRow,
}

/// One group of the client.
#[derive(Debug, Clone)]
pub struct Group {
    /// Their row.
    pub member: Member,
    /// The offer.
    pub offer: Offer,
    /// At which place they wait.
    pub place: Option<usize>,
    /// Whether they can have a seat now.
    pub may_move_up: bool,
    /// The need that it rests on.
    pub need: Option<DomainResult>,
    /// Their dates, in order.
    pub visits: Vec<Visit>,
    /// The same as numbers.
    pub tally: Tally,
    /// Dates that were called off while they had a seat.
    pub called_off: Vec<Session>,
}

/// An offer that a client could join.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The offer.
    pub offer: Offer,
    /// Its places.
    pub places: Places,
    /// The life domain in which a need has to be assessed first (P33b).
    pub lacks: Option<Text>,
}

/// Everything on the page of a client's groups.
#[derive(Debug, Clone)]
pub struct Groups {
    /// Head of the case.
    pub head: Head,
    /// Groups, the newest first.
    pub groups: Vec<Group>,
    /// What they could join.
    pub openings: Vec<Opening>,
    /// What memberships said before.
    pub trail: Trail,
    /// What attendance said before.
    pub attendance_trail: Trail,
    /// Whether this person may enrol and end.
    pub may_edit: bool,
}

impl Groups {
    /// One of the groups.
    pub fn group(&self, member: GroupMemberId) -> Option<&Group> {
        self.groups.iter().find(|one| one.member.id == member)
    }
}

/// Reads the groups of a client and logs that.
pub async fn of_case(app: &App, ctx: &OpContext, case: CaseId) -> Result<Groups, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewMemberships, case)
        .await?;
    let facts = row.access_facts();
    let may = decide(&ctx.actor, Action::EditMemberships, Some(&facts)).is_allowed();
    let may_edit = may && row.status.is_running();
    let results = store::assessment::domain_history(&mut tx, case).await?;
    let groups = groups(&mut tx, &row, (&results, ctx.today)).await?;
    let openings = if may_edit {
        openings(app, &mut tx, ctx, (&row, &groups)).await?
    } else {
        Vec::new()
    };
    let page = Groups {
        head: head(app, &mut tx, ctx, &row).await?,
        groups,
        openings,
        trail: trail(&mut tx, case, MEMBER).await?,
        attendance_trail: trail(&mut tx, case, ATTENDANCE).await?,
        may_edit,
    };
    drop(tx);
    app.viewed(ctx, Done::on("group.of_case", case)).await?;
    Ok(page)
}

/// The same for a form; who may not change anything gets no form.
pub async fn for_form(app: &App, ctx: &OpContext, case: CaseId) -> Result<Groups, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditMemberships, case)
        .await?;
    drop(tx);
    running(&row)?;
    of_case(app, ctx, case).await
}

async fn groups(
    tx: &mut Tx,
    case: &CaseRow,
    (results, today): (&[DomainResult], Date),
) -> Result<Vec<Group>, AppError> {
    let known = store::group::attendance::of_case(tx, case.id).await?;
    let mut all = Vec::new();
    for member in store::group::member::of_case(tx, case.id)
        .await?
        .into_iter()
        .rev()
    {
        let offer = store::group::get(tx, case.carrier, member.offer).await?;
        let Some(offer) = offer else { continue };
        let roll = store::group::member::of_offer(tx, offer.id).await?;
        let line = line(&roll);
        let next = next_in_line(&line) == Some(member.id);
        let sessions = store::group::session::of_offer(tx, offer.id).await?;
        let (visits, called_off) = visits(&member, sessions, &known);
        let came: Vec<_> = visits.iter().map(came).collect();
        all.push(Group {
            place: place_in_line(&line, &member.id),
            may_move_up: next
                && !offer.is_over(today)
                && Places::of(offer.seats, &line).may_move_up(),
            need: results
                .iter()
                .find(|one| Some(one.id) == member.need && one.struck.is_none())
                .cloned(),
            tally: tally(&came),
            visits,
            called_off,
            offer,
            member,
        });
    }
    Ok(all)
}

/// The dates of a member of which it is known whether they came, and those that were called off.
fn visits(
    member: &Member,
    sessions: Vec<Session>,
    known: &[AttendanceRow],
) -> (Vec<Visit>, Vec<Session>) {
    let (mut visits, mut off) = (Vec::new(), Vec::new());
    for session in sessions {
        let of = |one: &&AttendanceRow| one.member == member.id && one.session == session.id;
        if let Some(attendance) = known.iter().find(of) {
            let attendance = attendance.clone();
            visits.push(Visit {
                session,
                attendance,
            });
        } else if session.is_off() && super::belongs(member, super::german_date(session.at)) {
            off.push(session);
        }
    }
    (visits, off)
}

fn came(visit: &Visit) -> Came<domain::ids::GroupSessionId> {
    Came {
        session: visit.session.id,
        instead_of: visit.session.instead_of,
        attendance: visit.attendance.attendance,
        minutes: visit.attendance.minutes,
    }
}

/// What a client could join now: offers of the actor's sites that are not over and that they are not in.
async fn openings(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, groups): (&CaseRow, &[Group]),
) -> Result<Vec<Opening>, AppError> {
    let programme = app.programme_of(case)?;
    let results = store::assessment::domain_results(tx, case.id).await?;
    let has = |domain: &str| {
        let need = |one: &DomainResult| one.domain == domain && one.result == NeedResult::Need;
        results.iter().any(need)
    };
    let mut all = of_own_sites(tx, ctx).await?;
    all.retain(|(offer, _)| {
        let taken = |one: &Group| one.offer.id == offer.id && !one.member.status.is_over();
        !offer.is_over(ctx.today) && !groups.iter().any(taken)
    });
    let opening = |(offer, places): (Offer, Places)| Opening {
        lacks: programme
            .need_for(offer.kind)
            .filter(|domain| !has(&domain.id))
            .map(|domain| domain.title.clone()),
        offer,
        places,
    };
    Ok(all.into_iter().map(opening).collect())
}

/// A membership as it was typed: how it ends, or what was wrong about it.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where it stands.
    pub status: MemberStatus,
    /// First day with a seat.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How long they were there in all, in minutes.
    pub minutes: Option<i64>,
    /// The body to which they were passed on.
    pub provider: String,
    /// What came of it.
    pub result: String,
    /// Why it was broken off.
    pub reason: String,
    /// What kind of statement result or reason is.
    pub epistemic: EpistemicKind,
    /// Why it is corrected; needed where it does not go on to another status.
    pub why: String,
}

/// Ends a membership, or corrects what was said about it. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (member, version): (GroupMemberId, i64),
    change: &Change,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditMemberships, case)
        .await?;
    running(&row)?;
    let own = store::group::member::of_case(&mut tx, case).await?;
    let former = own.into_iter().find(|one| one.id == member);
    let former = former.ok_or(AppError::NotFound)?;
    store::group::hold(&mut tx, (former.carrier, former.offer)).await?;
    if former.version != version {
        let by = former.recorded_by_name.as_str();
        let said = fields(&former);
        return Err(faster(by, former.version, said));
    }
    let offer = store::group::get(&mut tx, former.carrier, former.offer).await?;
    let offer = offer.ok_or(AppError::NotFound)?;
    check((&former, &offer), change, ctx.today)?;
    let about = (MEMBER, member.uuid());
    let said = fields(&former);
    keep(&mut tx, ctx, &row, about, said, change.why.trim()).await?;
    store::group::member::update(&mut tx, &changed(ctx, former, change)).await?;
    let detail = serde_json::json!({ "status": change.status.code() }).to_string();
    let done = Done::on("group.member", case).subject(format!("group_member {member}"));
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn changed(ctx: &OpContext, former: Member, change: &Change) -> Member {
    let said = |text: &str| text.trim().to_owned();
    let words = format!("{}{}", change.result, change.reason);
    let since = former.since.map(|since| change.since.unwrap_or(since));
    let over = change.status.is_over();
    // Who leaves before their first day has that day as the last one.
    let last = since.map_or(ctx.today, |since| since.max(ctx.today));
    Member {
        status: change.status,
        since,
        until: over.then(|| change.until.unwrap_or(last)),
        minutes: change.minutes.filter(|_| over),
        provider: said(&change.provider),
        result: said(&change.result),
        reason: said(&change.reason),
        epistemic: change.epistemic.of(&words),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        ..former
    }
}

fn check((former, offer): (&Member, &Offer), change: &Change, today: Date) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if let Some(message) = outside(offer, change.since) {
        problems.add("since", message);
    }
    if !former
        .status
        .may_become(change.status, former.since.is_some())
    {
        problems.add_key("status", "group-problem-status");
    }
    if former.status == change.status {
        why_needed(&change.why, &mut problems);
    }
    let begun = change.since.or(former.since).is_none_or(|day| day <= today);
    if change.status == MemberStatus::Completed && !begun {
        problems.add_key("since", "error-date-future");
    }
    match (change.since.or(former.since), change.until) {
        (_, Some(until)) if until > today => problems.add_key("until", "error-date-future"),
        (Some(since), Some(until)) if until < since => {
            let start = MessageArg::Day(since);
            let message = Message::new("error-end-before-start").with_arg("start", start);
            problems.add("until", message);
        }
        _ => {}
    }
    let empty = |text: &str| text.trim().is_empty();
    match change.status {
        MemberStatus::Completed if empty(&change.result) => {
            problems.add_key("result", "group-problem-result");
        }
        MemberStatus::BrokenOff | MemberStatus::Mistaken if empty(&change.reason) => {
            problems.add_key("reason", "error-reason-required");
        }
        MemberStatus::PassedOn if empty(&change.provider) => {
            problems.add_key("provider", "group-problem-passed-on");
        }
        _ => {}
    }
    problems.none_or_invalid()
}

/// What a membership says.
pub(crate) fn fields(row: &Member) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let status = row.status.code().replace('_', "-");
    vec![
        field("common-status", format!("code-member-status-{status}")),
        field("group-since", day(row.since)),
        field("group-until", day(row.until)),
        field(
            "group-hours",
            row.minutes.map(write_attended).unwrap_or_default(),
        ),
        field("group-passed-on-to", &row.provider),
        field("group-result", &row.result),
        field("group-reason", &row.reason),
        kind_field(row.epistemic),
    ]
}
