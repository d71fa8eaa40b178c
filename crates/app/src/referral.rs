//! Referrals: how a case begins, and the inbox of those that have to be decided about.
//!
//! [`register`] is the one way a case begins. The release list, a report by hand and a re-entry
//! all end there, so that client, time in custody, case, referral, release and search index never
//! exist without one another.

use domain::{
    Code,
    contact::EpistemicKind,
    custody::CustodyKind,
    ids::{CaseId, ClientId, CustodyEpisodeId, ImportBatchId, ReferralId},
    release::{Confidence, ReleaseKind},
};
use jiff::civil::Date;
use programme::{Fact, Programme};
use store::{
    Tx,
    case::NewCase,
    client::{ClientRow, CustodyEpisodeRow},
    fact::FactRow,
    referral::ReferralRow,
    release::ReleaseForecastRow,
};

pub use check::problems;
pub(crate) use correct::fields;
pub use correct::{Corrected, Words, correct, correctable};
pub use inbox::{After, INBOX_STATES, Inbox, InboxRow, Standing, inbox};
pub(crate) use report::programmes;
pub use report::{Candidate, Decision, ReportChoices, Reported, choices, must_compare, report};
pub use wake::Uncontacted;
pub(crate) use wake::{uncontacted, woken};

use crate::{
    App, AppError, Done, Message, OpContext, journal,
    recompute::{Cause, recompute},
};

pub(crate) mod check;
pub(crate) mod correct;
mod inbox;
mod report;
mod wake;

/// Where a referral comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferralSource {
    /// A row of a prison's release list.
    ReleaseList,
    /// The prison's social service.
    Prison,
    /// The person asked for it.
    Client,
    /// Somebody else.
    Other,
    /// A former client comes back.
    Reentry,
}

impl Code for ReferralSource {
    const ALL: &'static [Self] = &[
        Self::ReleaseList,
        Self::Prison,
        Self::Client,
        Self::Other,
        Self::Reentry,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::ReleaseList => "release_list",
            Self::Prison => "prison",
            Self::Client => "client",
            Self::Other => "other",
            Self::Reentry => "reentry",
        }
    }
}

/// Who the case is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Person {
    /// Somebody not on record yet.
    New {
        /// Family name.
        family_name: String,
        /// Given names.
        given_names: String,
        /// Date of birth, if known.
        birth_date: Option<Date>,
    },
    /// Somebody on record.
    Known(ClientId),
}

/// What is known about the time in custody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Custody {
    /// Code of the prison.
    pub institution: String,
    /// Number in its books.
    pub book_number: Option<String>,
    /// Kind of custody.
    pub kind: Option<CustodyKind>,
    /// First day.
    pub start: Option<Date>,
    /// Length of the sentence in months.
    pub sentence_months: Option<u32>,
}

/// An expected release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The day.
    pub day: Date,
    /// Why then, if that was said.
    pub kind: Option<ReleaseKind>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Everything that begins a case.
#[derive(Debug, Clone)]
pub struct NewReferral {
    /// Who.
    pub person: Person,
    /// In which prison, since when.
    pub custody: Custody,
    /// A time in custody on record that this belongs to; otherwise a new one is made.
    pub episode: Option<CustodyEpisodeId>,
    /// The case that this one goes on from.
    pub previous_case: Option<CaseId>,
    /// Code of the programme.
    pub programme: String,
    /// When the person is expected to be released.
    pub release: Option<Expected>,
    /// Where they want to go afterwards.
    pub release_place: Option<String>,
    /// Where the referral comes from.
    pub source: ReferralSource,
    /// Who says all this, in words.
    pub said_by: String,
    /// The release list.
    pub import_batch: Option<ImportBatchId>,
    /// Whether the person asked for it.
    pub own_wish: bool,
    /// Whether the person knows of it; `None`: not said.
    pub informed: Option<bool>,
    /// What was said along with it.
    pub note: String,
}

/// Begins a case: client, time in custody, case in the state `registered`, release, referral, search
/// index and log entry. The caller has looked for duplicates and commits. A known person whose case
/// is not over is refused.
pub async fn register(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    new: &NewReferral,
) -> Result<CaseId, AppError> {
    let programme = programme(app, &new.programme, ctx.today)?;
    let (client, name, former) = person(tx, ctx, &new.person).await?;
    let episode = match new.episode {
        Some(episode) => episode,
        None => open_episode(tx, ctx, client, &new.custody).await?,
    };
    let case: CaseId = ctx.new_id();
    let row = NewCase {
        id: case,
        carrier: ctx.actor.carrier,
        client,
        name_folded: store::client::name_folded(&name.0, &name.1),
        custody_episode: episode,
        previous_case: new.previous_case.or(former),
        programme: programme.id.clone(),
        programme_version: programme.version.clone(),
        site: None,
        institution: new.custody.institution.clone(),
        registered_on: ctx.today,
    };
    store::case::insert(tx, &row).await?;
    write_release(tx, ctx, case, new).await?;
    write_stated_place(tx, ctx, case, new).await?;
    let stored = store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    store::search::index(tx, &stored).await?;
    let referral = add_referral(tx, ctx, case, new).await?;
    // What lists show of the way out is there from the first moment on.
    recompute(app, tx, &Cause::of(ctx, "facts"), case, None).await?;
    let detail = format!(
        "{{\"source\":\"{}\",\"programme\":\"{}\"}}",
        new.source.code(),
        programme.id
    );
    let done = Done::on("referral.register", case)
        .subject(format!("referral {referral}"))
        .detail(detail);
    journal::changed(tx, ctx, done).await?;
    Ok(case)
}

/// The version of a programme under which people are registered today.
fn programme<'a>(app: &'a App, id: &str, today: Date) -> Result<&'a Programme, AppError> {
    let catalogue = &app.catalogue;
    catalogue
        .valid_on(id, today)
        .or_else(|| catalogue.get(id))
        .ok_or_else(|| AppError::Catalogue(format!("no programme {id} in the programme folder")))
}

/// The client, their name, and the case that they had before.
async fn person(
    tx: &mut Tx,
    ctx: &OpContext,
    person: &Person,
) -> Result<(ClientId, (String, String), Option<CaseId>), AppError> {
    let carrier = ctx.actor.carrier;
    match person {
        Person::New {
            family_name,
            given_names,
            birth_date,
        } => {
            let row = ClientRow {
                id: ctx.new_id(),
                carrier,
                family_name: family_name.clone(),
                given_names: given_names.clone(),
                birth_date: *birth_date,
                version: 1,
            };
            store::client::insert(tx, &row, ctx.now).await?;
            Ok((row.id, (row.family_name, row.given_names), None))
        }
        Person::Known(client) => {
            let row = store::client::get(tx, carrier, *client)
                .await?
                .ok_or(AppError::NotFound)?;
            let cases = store::case::of_client(tx, carrier, *client).await?;
            if cases.iter().any(|case| !case.status.is_ended()) {
                return Err(AppError::Refused(Message::new("referral-already-running")));
            }
            let former = cases.first().map(|case| case.id);
            Ok((row.id, (row.family_name, row.given_names), former))
        }
    }
}

async fn open_episode(
    tx: &mut Tx,
    ctx: &OpContext,
    client: ClientId,
    custody: &Custody,
) -> Result<CustodyEpisodeId, AppError> {
    let row = CustodyEpisodeRow {
        id: ctx.new_id(),
        client,
        institution: custody.institution.clone(),
        book_number: custody.book_number.clone(),
        custody_kind: custody.kind,
        custody_start: custody.start,
        custody_end: None,
        sentence_months: custody.sentence_months,
        composed_months: None,
        version: 1,
    };
    store::client::insert_episode(tx, ctx.actor.carrier, &row, ctx.now).await?;
    Ok(row.id)
}

async fn write_release(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    new: &NewReferral,
) -> Result<(), AppError> {
    let Some(expected) = &new.release else {
        return Ok(());
    };
    write_forecast(tx, ctx, case, expected, &new.said_by).await?;
    store::case::set_release(tx, case, Some(expected.day), expected.kind, false).await?;
    Ok(())
}

/// Records a forecast of the release.
pub(crate) async fn write_forecast(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    expected: &Expected,
    said_by: &str,
) -> Result<(), AppError> {
    let forecast = ReleaseForecastRow {
        id: ctx.new_id(),
        release_on: expected.day,
        kind: expected.kind,
        actual: false,
        source: said_by.to_owned(),
        confidence: expected.confidence,
        note: String::new(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::release::insert(tx, ctx.actor.carrier, case, &forecast).await?;
    Ok(())
}

async fn write_stated_place(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    new: &NewReferral,
) -> Result<(), AppError> {
    let Some(place) = &new.release_place else {
        return Ok(());
    };
    let kind = match new.source {
        ReferralSource::Client => EpistemicKind::ClientStatement,
        _ => EpistemicKind::ThirdPartyStatement,
    };
    write_place(tx, ctx, case, (place, &new.said_by, kind)).await
}

/// Writes down where somebody is going to live: the place, who says so, and what kind of statement it is.
pub(crate) async fn write_place(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    (place, said_by, kind): (&str, &str, EpistemicKind),
) -> Result<(), AppError> {
    let fact = FactRow {
        name: Fact::ReleaseRegion.code().to_owned(),
        value: Some(serde_json::Value::String(place.to_owned())),
        source: said_by.to_owned(),
        epistemic: Some(kind),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::fact::insert(tx, ctx.ids.uuid(), ctx.actor.carrier, case, &fact).await?;
    Ok(())
}

/// Writes a referral to a case that is there.
async fn add_referral(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    new: &NewReferral,
) -> Result<ReferralId, AppError> {
    let row = ReferralRow {
        id: ctx.new_id(),
        carrier: ctx.actor.carrier,
        case,
        source: new.source.code().to_owned(),
        import_batch: new.import_batch,
        note: new.note.clone(),
        own_wish: new.own_wish,
        informed: new.informed,
        received_at: ctx.now,
        received_by: ctx.actor.user,
        received_by_name: String::new(),
        version: 1,
    };
    store::referral::insert(tx, &row).await?;
    Ok(row.id)
}
