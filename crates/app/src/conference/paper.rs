//! Invitation and minutes for paper.

use access::Action;
use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, ConferenceId},
    names::fold,
};
use store::{
    Tx,
    case::CaseRow,
    conference::{AgreedTaskRow, ConferenceRow, Invitee},
};

use crate::{
    App, AppError, Done, OpContext,
    network::{Person, Unasked},
};

/// The minutes of a conference as they are handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesPaper {
    /// The conference: when, where, who, agenda, decisions with options and the client's will.
    pub conference: ConferenceRow,
    /// What each side does until when.
    pub tasks: Vec<AgreedTaskRow>,
}

/// Reads the minutes of a conference that took place, and logs that.
pub async fn for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<MinutesPaper, AppError> {
    let mut tx = app.store.read().await?;
    let held = with_status(
        app,
        &mut tx,
        ctx,
        (case, conference),
        ConferenceStatus::Held,
    )
    .await?;
    let tasks = store::conference::tasks(&mut tx, case).await?;
    drop(tx);
    read(app, ctx, case, conference).await?;
    Ok(MinutesPaper {
        tasks: tasks
            .into_iter()
            .filter(|one| one.conference == conference)
            .collect(),
        conference: held,
    })
}

/// Reads an invitation that stands, as the client gets it, and logs that. Who has not agreed to be
/// named is left out, and told beside it.
pub async fn invitation_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<(ConferenceRow, Vec<Unasked>), AppError> {
    let mut tx = app.store.read().await?;
    let which = (case, conference);
    let mut row = with_status(app, &mut tx, ctx, which, ConferenceStatus::Invited).await?;
    let left_out = named(&mut tx, ctx, (case, &mut row)).await?;
    drop(tx);
    read(app, ctx, case, conference).await?;
    Ok((row, left_out))
}

/// The same as somebody else gets it: one of those who are invited and not the client, and to whom it goes.
pub async fn guest_invitation(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (conference, guest): (ConferenceId, usize),
) -> Result<(ConferenceRow, String, Vec<Unasked>), AppError> {
    let mut tx = app.store.read().await?;
    let which = (case, conference);
    let mut row = with_status(app, &mut tx, ctx, which, ConferenceStatus::Invited).await?;
    let client = app
        .case_for(&mut tx, ctx, Action::ViewConferences, case)
        .await?;
    let guests = others_of(&mut tx, ctx, &client, &row).await?;
    let left_out = named(&mut tx, ctx, (case, &mut row)).await?;
    drop(tx);
    let to = guests.into_iter().find(|(at, _)| *at == guest);
    let (_, to) = to.ok_or(AppError::NotFound)?;
    read(app, ctx, case, conference).await?;
    Ok((row, to, left_out))
}

/// Who is invited besides the client and may be named, with the place in the list.
pub(crate) async fn others_of(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    row: &ConferenceRow,
) -> Result<Vec<(usize, String)>, AppError> {
    let known = crate::network::known(tx, case.id, ctx.today).await?;
    let people = row.content.people.iter().enumerate();
    let others = people.filter(|(_, one)| !is_client(&one.who, case) && may_be_named(one, &known));
    Ok(others.map(|(at, one)| (at, one.who.clone())).collect())
}

/// Leaves out who has not agreed to be named, and says who that is.
async fn named(
    tx: &mut Tx,
    ctx: &OpContext,
    (case, row): (CaseId, &mut ConferenceRow),
) -> Result<Vec<Unasked>, AppError> {
    let known = crate::network::known(tx, case, ctx.today).await?;
    let people = &mut row.content.people;
    let invited = |one: &&Person| people.iter().any(|who| who.person == Some(one.id));
    let left_out = known.iter().filter(invited).filter_map(Unasked::left_off);
    let left_out = left_out.collect();
    people.retain(|one| may_be_named(one, &known));
    Ok(left_out)
}

fn may_be_named(one: &Invitee, known: &[Person]) -> bool {
    let known = known.iter().find(|known| Some(known.id) == one.person);
    !known.is_some_and(Person::keeps_off_papers)
}

/// Whether somebody who was written down as invited is the client: by name in either order, or as such.
pub(crate) fn is_client(who: &str, case: &CaseRow) -> bool {
    let words = |text: &str| {
        let mut words: Vec<String> = text
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .map(fold)
            .filter(|word| !word.is_empty() && word != "herr" && word != "frau")
            .collect();
        words.sort();
        words
    };
    let name = words(&format!("{} {}", case.given_names, case.family_name));
    let before = who.split(['(', ';']).next().unwrap_or_default();
    // „Demir, Jonas“ and „Jonas Demir, Klient“ are both written.
    let heads = [before, before.split(',').next().unwrap_or_default()];
    // Signs within a word are gaps by now: `Klient_in` and `Klient*in`.
    let as_such = ["klient", "klientin", "klient in", "client"];
    heads.iter().any(|head| {
        let said = words(head);
        said == name || matches!(&said[..], [one] if as_such.contains(&one.as_str()))
    })
}

async fn with_status(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, conference): (CaseId, ConferenceId),
    status: ConferenceStatus,
) -> Result<ConferenceRow, AppError> {
    app.case_for(tx, ctx, Action::ViewConferences, case).await?;
    let row = store::conference::get(tx, case, conference).await?;
    row.filter(|one| one.status == status)
        .ok_or(AppError::NotFound)
}

async fn read(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<(), AppError> {
    let done = Done::on("conference.paper", case).subject(super::subject(conference));
    app.viewed(ctx, done).await
}
