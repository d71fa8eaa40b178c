//! In which prison somebody is, under which book number. Two things must not be mixed up:
//!
//! - a *transfer*: from a day on the person is in another prison. Where they were stays in the record.
//! - a *correction*: the record named the wrong prison or number. What it said stays in the trail.
//!
//! Both hand over the view: the social service of the prison that stands in the record sees the case,
//! that of the other one no longer does. All cases of one time in custody go together.

use access::{Action, decide};
use domain::{
    duplicate::MatchReason,
    ids::{CaseId, ClientId, CustodyStayId},
};
use jiff::civil::Date;
use store::{StoreError, Tx, WriteTx, case::CaseRow, client::CustodyEpisodeRow, custody::StayRow};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head},
    correction::{Correction, faster, field, keep, why_needed},
    journal,
    person::{self, Saved},
    recompute::{self, Cause},
};

pub use store::custody::StayRow as Stay;

/// The name of times in custody in the trail of corrections.
const NOUN: &str = "custody";

/// A time in custody with where the person was before.
#[derive(Debug, Clone)]
pub struct Custody {
    /// Head of the case.
    pub head: Head,
    /// What the record says now.
    pub episode: CustodyEpisodeRow,
    /// What it said before, newest first.
    pub former: Vec<Correction>,
    /// Where the person was before a transfer, with the name of the prison, the latest first.
    pub stays: Vec<(StayRow, String)>,
    /// All prisons as (code, name).
    pub institutions: Vec<(String, String)>,
}

/// A prison and its number, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Code of the prison.
    pub institution: String,
    /// Number in its books; may be empty.
    pub book_number: String,
}

/// A transfer, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// To where.
    pub to: Place,
    /// The first day there.
    pub on: Date,
    /// Who said so; may be empty.
    pub source: String,
}

/// The time in custody of a case, for whoever may correct it.
pub async fn correctable(app: &App, ctx: &OpContext, case: CaseId) -> Result<Custody, AppError> {
    shown(app, ctx, Action::CorrectRecord, case).await
}

/// The same for whoever records a transfer. Whoever was released is transferred nowhere.
pub async fn movable(app: &App, ctx: &OpContext, case: CaseId) -> Result<Custody, AppError> {
    let found = shown(app, ctx, Action::EditFacts, case).await?;
    inside(&found.head.case, &found.episode)?;
    Ok(found)
}

async fn shown(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Custody, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let all = app.institutions.all().iter();
    let found = Custody {
        head: head(app, &mut tx, ctx, &row).await?,
        episode: episode(&mut tx, &row).await?,
        former: former(&mut tx, &row).await?,
        stays: stays(app, &mut tx, &row).await?,
        institutions: all.map(|one| (one.id.clone(), one.name.clone())).collect(),
    };
    drop(tx);
    let done = Done::on("custody.view", case).subject(subject(&found.episode));
    app.viewed(ctx, done).await?;
    Ok(found)
}

fn inside(case: &CaseRow, episode: &CustodyEpisodeRow) -> Result<(), AppError> {
    if case.released || episode.custody_end.is_some() {
        return Err(AppError::Refused(Message::new("custody-refused-released")));
    }
    Ok(())
}

fn subject(episode: &CustodyEpisodeRow) -> String {
    format!("custody {}", episode.id)
}

async fn episode(tx: &mut Tx, case: &CaseRow) -> Result<CustodyEpisodeRow, AppError> {
    let found = store::client::episode(tx, case.custody_episode).await?;
    found.ok_or(AppError::NotFound)
}

/// What the time in custody of a case said before, newest first.
pub(crate) async fn former(tx: &mut Tx, case: &CaseRow) -> Result<Vec<Correction>, AppError> {
    person::former(tx, case, NOUN, case.custody_episode.uuid()).await
}

/// Where the person was before, in this time in custody, the latest first.
pub(crate) async fn stays(
    app: &App,
    tx: &mut Tx,
    case: &CaseRow,
) -> Result<Vec<(StayRow, String)>, AppError> {
    let all = store::custody::of_client(tx, case.carrier, case.client).await?;
    let of_it = all
        .into_iter()
        .filter(|one| one.episode == case.custody_episode);
    let named = of_it.map(|one| {
        let name = app.institution_name(&one.institution);
        (one, name)
    });
    Ok(named.collect())
}

/// The stay that the last transfer ended: the one that can be taken back.
pub fn last(stays: &[(StayRow, String)]) -> Option<&StayRow> {
    stays
        .iter()
        .map(|(one, _)| one)
        .find(|one| one.struck.is_none())
}

/// What a change of the custody holds.
struct Held {
    case: CaseRow,
    /// All cases of this time in custody.
    cases: Vec<CaseRow>,
    episode: CustodyEpisodeRow,
}

async fn hold(
    app: &App,
    tx: &mut WriteTx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Held, AppError> {
    let (case, cases) = hold_shared(app, tx, ctx, action, case).await?;
    let episode = episode(tx, &case).await?;
    Ok(Held {
        case,
        cases,
        episode,
    })
}

/// The case and all cases of its time in custody, held, for whoever may do this in each of them that runs.
pub(crate) async fn hold_shared(
    app: &App,
    tx: &mut WriteTx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<(CaseRow, Vec<CaseRow>), AppError> {
    let (case, mut cases) = person::hold(app, tx, ctx, action, case).await?;
    cases.retain(|one| one.custody_episode == case.custody_episode);
    let theirs = |one: &CaseRow| {
        let answer = decide(&ctx.actor, action, Some(&one.access_facts()));
        !one.status.is_ended() && !answer.is_allowed()
    };
    // What another office works with does not change from here without their knowing.
    if cases.iter().any(theirs) {
        return Err(AppError::invalid("", "custody-problem-elsewhere"));
    }
    Ok((case, cases))
}

impl Held {
    /// Somebody was faster, if so; who that was, by correction or transfer, the log says.
    fn is_read(&self, app: &App, version: i64) -> Result<(), AppError> {
        if self.episode.version == version {
            return Ok(());
        }
        let says = fields(app, &self.episode);
        Err(faster(String::new(), self.episode.version, says))
    }

    /// The time in custody at another place.
    fn at(&self, place: &Place) -> CustodyEpisodeRow {
        let number = Some(place.book_number.trim().to_owned());
        CustodyEpisodeRow {
            institution: place.institution.clone(),
            book_number: number.filter(|number| !number.is_empty()),
            ..self.episode.clone()
        }
    }

    /// Whom the person would look like under another book number.
    async fn alike(
        &self,
        tx: &mut Tx,
        ctx: &OpContext,
        changed: &CustodyEpisodeRow,
        seen: &[ClientId],
    ) -> Result<Vec<crate::referral::Candidate>, AppError> {
        let client = store::client::get(tx, self.case.carrier, self.case.client).await?;
        let client = client.ok_or(AppError::NotFound)?;
        // Only the new number can make them look like somebody else.
        let number = changed.book_number != self.episode.book_number;
        if !number && changed.institution == self.episode.institution {
            return Ok(Vec::new());
        }
        // Whoever only has the same name had it before, and was looked at then.
        let asked = MatchReason::is_by_number;
        let changed = (&client, std::slice::from_ref(changed));
        person::unseen(tx, ctx, changed, (seen, asked)).await
    }

    /// Writes the other place and what follows from it: search, tasks by the law of the other Land, lists,
    /// log.
    async fn write(
        &self,
        app: &App,
        tx: &mut WriteTx,
        ctx: &OpContext,
        changed: &CustodyEpisodeRow,
        action: &'static str,
    ) -> Result<(), AppError> {
        let facts = app.record(tx, self.case.clone()).await?.facts;
        store::client::update_episode(tx, changed).await?;
        person::index(tx, &self.cases).await?;
        let cause = Cause::of(ctx, "custody");
        recompute::of_client(app, tx, &cause, &self.case, Some(&facts)).await?;
        let places = serde_json::json!({
            "from": self.episode.institution,
            "to": changed.institution,
        });
        for one in &self.cases {
            let done = Done::on(action, one.id).subject(subject(&self.episode));
            journal::changed(tx, ctx, done.detail(places.to_string())).await?;
        }
        Ok(())
    }
}

/// Corrects prison and book number: the record was wrong. `version` is the one that the form showed,
/// `seen` are the people of whom somebody has said that they are somebody else.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    version: i64,
    (place, why): (&Place, &str),
    seen: &[ClientId],
) -> Result<Saved, AppError> {
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, Action::CorrectRecord, case).await?;
    held.is_read(app, version)?;
    let mut problems = checked(app, &held, place);
    why_needed(why, &mut problems);
    problems.none_or_invalid()?;
    let changed = held.at(place);
    if changed == held.episode {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let others = held.alike(&mut tx, ctx, &changed, seen).await?;
    if !others.is_empty() {
        drop(tx);
        return person::compare(app, ctx, case, others).await;
    }
    let mark = (NOUN, held.episode.id.uuid());
    let says = fields(app, &held.episode);
    keep(&mut tx, ctx, &held.case, mark, says, why.trim()).await?;
    held.write(app, &mut tx, ctx, &changed, "custody.correct")
        .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Saved::Done)
}

/// Records a transfer. Where the person was stays in the record, with the day from which they were
/// elsewhere.
pub async fn transfer(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    version: i64,
    entry: &Transfer,
    seen: &[ClientId],
) -> Result<Saved, AppError> {
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, Action::EditFacts, case).await?;
    inside(&held.case, &held.episode)?;
    held.is_read(app, version)?;
    let stays = stays(app, &mut tx, &held.case).await?;
    let mut problems = checked(app, &held, &entry.to);
    if entry.to.institution == held.episode.institution {
        problems.add_key("institution", "custody-problem-same-prison");
    }
    check_day(&held, &stays, entry.on, ctx.today, &mut problems);
    problems.none_or_invalid()?;
    let changed = held.at(&entry.to);
    let others = held.alike(&mut tx, ctx, &changed, seen).await?;
    if !others.is_empty() {
        drop(tx);
        return person::compare(app, ctx, case, others).await;
    }
    let stay = StayRow {
        id: ctx.new_id(),
        client: held.case.client,
        episode: held.episode.id,
        institution: held.episode.institution.clone(),
        book_number: held.episode.book_number.clone(),
        moved_on: entry.on,
        source: entry.source.trim().to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::custody::insert(&mut tx, held.case.carrier, &stay).await?;
    held.write(app, &mut tx, ctx, &changed, "custody.transfer")
        .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Saved::Done)
}

/// Takes the last transfer back: it did not take place like that. The record names again where the
/// person was before.
pub async fn take_back(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    stay: CustodyStayId,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let held = hold(app, &mut tx, ctx, Action::CorrectRecord, case).await?;
    let stays = stays(app, &mut tx, &held.case).await?;
    if !stays.iter().any(|(one, _)| one.id == stay) {
        return Err(AppError::NotFound);
    }
    let mut problems = Problems::new();
    why_needed(why, &mut problems);
    problems.none_or_invalid()?;
    let Some(back) = last(&stays).filter(|one| one.id == stay) else {
        return Err(AppError::Refused(Message::new("custody-refused-not-last")));
    };
    let changed = held.at(&Place {
        institution: back.institution.clone(),
        book_number: back.book_number.clone().unwrap_or_default(),
    });
    let by = (ctx.now, ctx.actor.user, why.trim());
    store::custody::strike(&mut tx, held.case.carrier, stay, by).await?;
    let mark = (NOUN, held.episode.id.uuid());
    let says = fields(app, &held.episode);
    keep(&mut tx, ctx, &held.case, mark, says, why.trim()).await?;
    held.write(app, &mut tx, ctx, &changed, "custody.take_back")
        .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn checked(app: &App, held: &Held, place: &Place) -> Problems {
    let mut problems = Problems::new();
    if app.institutions.get(&place.institution).is_none() {
        problems.add_key("institution", "error-choose");
    }
    if place.book_number.trim().is_empty() && held.case.birth_date.is_none() {
        problems.add_key("book_number", "referral-birth-or-book");
    }
    problems
}

/// A transfer is told when it has taken place, and lies behind the one before.
fn check_day(
    held: &Held,
    stays: &[(StayRow, String)],
    on: Date,
    today: Date,
    problems: &mut Problems,
) {
    let before = last(stays)
        .map(|one| one.moved_on)
        .or(held.episode.custody_start);
    if on > today {
        problems.add_key("on", "custody-problem-future");
    } else if let Some(before) = before.filter(|before| on < *before) {
        let message = Message::new("error-date-too-early").with_arg("min", MessageArg::Day(before));
        problems.add("on", message);
    }
}

fn fields(app: &App, row: &CustodyEpisodeRow) -> Vec<(String, String)> {
    vec![
        field("common-institution", app.institution_name(&row.institution)),
        field(
            "common-book-number",
            row.book_number.clone().unwrap_or_default(),
        ),
    ]
}
