//! Groups (P33, I11c): what a site offers, on which dates, who takes part, who came.
//!
//! An offer and its dates belong to a site and say nothing about anybody. A seat, a place on the list
//! and whether somebody came belong to the case of one client: they are shown by name to those who may
//! see that case, and to everybody else as a number. In a case stands only its own client.
//!
//! It must not: show the name of one member in the case of another, give a seat past those who wait,
//! or give more seats than there are.

use access::{Action, decide};
use domain::{
    group::{MemberStatus, Places, place_in_line},
    ids::{CaseId, GroupMemberId, GroupOfferId, GroupSessionId},
    land::Land,
};
use jiff::civil::Date;
use store::{Tx, case::CaseRow, correction::CorrectionRow};

use crate::{App, AppError, Done, OpContext, journal, record::german_date};

mod attend;
mod date;
mod ending;
mod enrol;
mod member;
mod offer;
mod session;

pub use self::{
    attend::{Mark, Sheet, SheetRow, attend, sheet},
    date::GroupDate,
    enrol::{Enrolled, enrol, move_up},
    member::{Change, Group, Groups, Opening, Visit, change, for_form, of_case},
    offer::{MOST_SEATS, OfferInput, add, change as change_offer, form},
    session::{SessionInput, add as add_sessions, change as change_session, session_form},
};
pub(crate) use self::{
    date::{OwnDate, around, own_ahead},
    ending::end_all,
    member::fields as member_fields,
};
pub use store::group::{
    OfferRow as Offer, attendance::AttendanceRow, member::MemberRow as Member,
    session::SessionRow as Session,
};

/// The name of members in the trail of corrections.
const MEMBER: &str = "group_member";

/// The name of attendance in the trail of corrections.
const ATTENDANCE: &str = "group_attendance";

/// The offers of the own sites.
#[derive(Debug, Clone)]
pub struct Offers {
    /// What runs or is to come, by first day.
    pub open: Vec<(Offer, Places)>,
    /// What is over, the latest first.
    pub over: Vec<(Offer, Places)>,
    /// Whether this person may make and change offers.
    pub may_edit: bool,
}

/// Reads the offers of the own sites and logs that.
pub async fn list(app: &App, ctx: &OpContext) -> Result<Offers, AppError> {
    journal::may(ctx, Action::ViewGroups)?;
    let mut tx = app.store.read().await?;
    let all = of_own_sites(&mut tx, ctx).await?;
    drop(tx);
    app.viewed(ctx, Done::new("group.list")).await?;
    let (mut over, open): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(offer, _)| offer.is_over(ctx.today));
    over.sort_by_key(|(offer, _)| std::cmp::Reverse(offer.to_on));
    Ok(Offers {
        open,
        over,
        may_edit: decide(&ctx.actor, Action::EditGroups, None).is_allowed(),
    })
}

/// Every offer of the actor's sites with its places.
async fn of_own_sites(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<(Offer, Places)>, AppError> {
    let mut all = Vec::new();
    for site in &ctx.actor.sites {
        let counts = store::group::counts(tx, *site).await?;
        for offer in store::group::of_site(tx, *site).await? {
            let found = counts.iter().find(|(one, _)| *one == offer.id);
            let places = Places {
                seats: offer.seats,
                ..found.map(|(_, places)| *places).unwrap_or_default()
            };
            all.push((offer, places));
        }
    }
    all.sort_by_key(|(offer, _)| (offer.from_on, offer.id));
    Ok(all)
}

/// One offer of the actor's sites; another one does not exist for them.
async fn own_offer(tx: &mut Tx, ctx: &OpContext, offer: GroupOfferId) -> Result<Offer, AppError> {
    store::group::get(tx, ctx.actor.carrier, offer)
        .await?
        .filter(|one| ctx.actor.sites.contains(&one.site))
        .ok_or(AppError::NotFound)
}

/// Somebody on the roll whom this person may see by name.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The row of the roll.
    pub member: Member,
    /// Number of the case.
    pub number: String,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Whether this person may change what stands about them.
    pub may_edit: bool,
}

/// Somebody who waits: at which place, and who, if this person may know.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The place, from 1 on.
    pub place: usize,
    /// Who it is.
    pub who: Option<Seen>,
}

/// A date of an offer.
#[derive(Debug, Clone)]
pub struct Dated {
    /// The date.
    pub session: Session,
    /// The public holiday on that day, if there is one.
    pub holiday: Option<String>,
    /// Of how many it is known whether they came.
    pub known: i64,
    /// How many belong to it.
    pub members: usize,
}

/// Everything on the page of an offer.
#[derive(Debug, Clone)]
pub struct OfferPage {
    /// The offer.
    pub offer: Offer,
    /// Its places.
    pub places: Places,
    /// Who has a seat.
    pub members: Vec<Seen>,
    /// How many more have one.
    pub others: usize,
    /// Who waits, in order.
    pub waiting: Vec<Waiting>,
    /// Who is not in it any more.
    pub gone: Vec<Seen>,
    /// How many more are not.
    pub others_gone: usize,
    /// Its dates.
    pub sessions: Vec<Dated>,
    /// What offer and dates said before, newest first.
    pub former: Vec<CorrectionRow>,
    /// Whether this person may change the offer.
    pub may_edit: bool,
    /// Whether this person may set and call off dates.
    pub may_date: bool,
}

/// Reads the page of an offer and logs that, with every case whose name it shows.
pub async fn view(app: &App, ctx: &OpContext, offer: GroupOfferId) -> Result<OfferPage, AppError> {
    journal::may(ctx, Action::ViewGroups)?;
    let mut tx = app.store.read().await?;
    let offer = own_offer(&mut tx, ctx, offer).await?;
    let roll = store::group::member::of_offer(&mut tx, offer.id).await?;
    let line = line(&roll);
    let mut page = OfferPage {
        places: Places::of(offer.seats, &line),
        members: Vec::new(),
        others: 0,
        waiting: Vec::new(),
        gone: Vec::new(),
        others_gone: 0,
        sessions: dated(app, &mut tx, &offer, &roll).await?,
        former: store::group::former(&mut tx, offer.id).await?,
        may_edit: decide(&ctx.actor, Action::EditGroups, None).is_allowed(),
        may_date: decide(&ctx.actor, Action::EditGroupDates, None).is_allowed(),
        offer,
    };
    let mut shown = Vec::new();
    for member in roll {
        let (status, place) = (member.status, place_in_line(&line, &member.id));
        let who = seen(&mut tx, ctx, member).await?;
        shown.extend(who.as_ref().map(|one| one.member.case));
        match (status, who) {
            (MemberStatus::Waiting, who) => page.waiting.push(Waiting {
                place: place.unwrap_or_default(),
                who,
            }),
            (MemberStatus::Member, Some(who)) => page.members.push(who),
            (MemberStatus::Member, None) => page.others += 1,
            (_, Some(who)) => page.gone.push(who),
            (_, None) => page.others_gone += 1,
        }
    }
    drop(tx);
    app.viewed(
        ctx,
        about(Done::new("group.view"), page.offer.id).cases(shown),
    )
    .await?;
    Ok(page)
}

/// An entry of the log about an offer.
fn about(done: Done, offer: GroupOfferId) -> Done {
    done.subject(format!("group_offer {offer}"))
}

/// The roll as the rules of places see it.
fn line(roll: &[Member]) -> Vec<(GroupMemberId, MemberStatus)> {
    roll.iter().map(|one| (one.id, one.status)).collect()
}

/// Who it is, for those who may see the case.
async fn seen(tx: &mut Tx, ctx: &OpContext, member: Member) -> Result<Option<Seen>, AppError> {
    let row = store::case::by_id(tx, member.case).await?;
    let visible = |row: &CaseRow| {
        let facts = row.access_facts();
        decide(&ctx.actor, Action::ViewMemberships, Some(&facts)).is_allowed()
    };
    let Some(row) = row.filter(visible) else {
        return Ok(None);
    };
    let facts = row.access_facts();
    Ok(Some(Seen {
        member,
        may_edit: decide(&ctx.actor, Action::EditMemberships, Some(&facts)).is_allowed(),
        number: row.number,
        family_name: row.family_name,
        given_names: row.given_names,
    }))
}

/// The dates of an offer, with the holidays of its Land.
async fn dated(
    app: &App,
    tx: &mut Tx,
    offer: &Offer,
    roll: &[Member],
) -> Result<Vec<Dated>, AppError> {
    let counts = store::group::attendance::counts(tx, offer.id).await?;
    let land = land(app, offer);
    let sessions = store::group::session::of_offer(tx, offer.id).await?;
    let dated = |session: Session| {
        let day = german_date(session.at);
        let known = counts.iter().find(|(one, _)| *one == session.id);
        Dated {
            holiday: land.and_then(|land| holiday(app, day, land)),
            known: known.map_or(0, |(_, n)| *n),
            members: roll.iter().filter(|one| belongs(one, day)).count(),
            session,
        }
    };
    Ok(sessions.into_iter().map(dated).collect())
}

fn holiday(app: &App, day: Date, land: Land) -> Option<String> {
    let found = app.catalogue.holidays().on(day, land);
    found.map(|one| one.name.clone())
}

/// The Land of the site's programme.
fn land(app: &App, offer: &Offer) -> Option<Land> {
    app.catalogue.get(&offer.programme).map(|one| one.land)
}

fn belongs(member: &Member, day: Date) -> bool {
    member.status != MemberStatus::Mistaken
        && domain::group::belongs(member.since, member.until, day)
}

/// One date of an offer.
async fn own_session(
    tx: &mut Tx,
    offer: GroupOfferId,
    session: GroupSessionId,
) -> Result<Session, AppError> {
    let all = store::group::session::of_offer(tx, offer).await?;
    let found = all.into_iter().find(|one| one.id == session);
    found.ok_or(AppError::NotFound)
}

/// The cases of everybody on the roll, each once, in the order in which they are held.
fn cases(members: &[&Member]) -> Vec<CaseId> {
    let mut all: Vec<CaseId> = members.iter().map(|one| one.case).collect();
    all.sort_unstable();
    all.dedup();
    all
}
