//! Referrals: how a case begins, and the inbox of those that have to be decided about.
//!
//! [`register`] is the one way a case begins. The release list, a report by hand and a re-entry
//! all end there, so that client, time in custody, case, referral, release and search index never
//! exist without one another.

use access::{Action, ListKind, decide, decide_referral, scope};
use domain::{
    Code,
    case::CaseStatus,
    custody::CustodyKind,
    duplicate::Identity,
    ids::{CaseId, ClientId, CustodyEpisodeId, ImportBatchId},
    release::{Confidence, ReleaseKind},
};
use jiff::civil::Date;
use programme::{Fact, Programme, Text, criteria::AdmissionResult, phases};
use store::{
    StoreError, Tx,
    case::{CaseRow, NewCase},
    client::{ClientRow, CustodyEpisodeRow},
    fact::FactRow,
    referral::ReferralRow,
    release::ReleaseForecastRow,
};

pub use crate::intake::Candidate;
pub use store::referral::After;

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    intake::{KnownPerson, known_people},
    journal,
};

mod check;

pub use check::problems;

/// Rows on one page of the inbox.
pub const PAGE: usize = 50;

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
    write_place(tx, ctx, case, new).await?;
    let stored = store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    store::search::index(tx, &stored).await?;
    let referral = add_referral(tx, ctx, case, new).await?;
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

async fn write_place(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    new: &NewReferral,
) -> Result<(), AppError> {
    let Some(place) = &new.release_place else {
        return Ok(());
    };
    let fact = FactRow {
        name: Fact::ReleaseRegion.code().to_owned(),
        value: Some(serde_json::Value::String(place.clone())),
        source: new.said_by.clone(),
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
) -> Result<domain::ids::ReferralId, AppError> {
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
    };
    store::referral::insert(tx, &row).await?;
    Ok(row.id)
}

/// What somebody has said about known people who may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is this one.
    Same(ClientId),
    /// It is none of them.
    Different,
}

/// What became of a report by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reported {
    /// A case was begun.
    Registered(CaseId),
    /// The person has a case that this actor may not see; the referral stands there now.
    Noted,
    /// These people may be meant: the report has to be sent again with a decision.
    Compare(Vec<Candidate>),
}

/// Reports a person by hand. `decision` counts only for candidates in `seen`: if somebody else has
/// turned up meanwhile, the question is asked again.
pub async fn report(
    app: &App,
    ctx: &OpContext,
    mut new: NewReferral,
    decision: Option<Decision>,
    seen: &[ClientId],
) -> Result<Reported, AppError> {
    allowed_for(ctx, &new.custody.institution)?;
    problems(app, &new, ctx.today).none_or_invalid()?;
    let mut tx = app.store.write().await?;
    let people = look_up(&mut tx, ctx, &new).await?;
    let visible: Vec<Candidate> = people
        .iter()
        .filter_map(|one| one.visible_to(ctx))
        .collect();
    let all_seen = visible.iter().all(|one| seen.contains(&one.client));
    match decision {
        _ if visible.is_empty() => {}
        Some(Decision::Same(client)) if all_seen => {
            let Some(chosen) = visible.iter().find(|one| one.client == client) else {
                return Ok(Reported::Compare(visible));
            };
            if chosen.running {
                return Err(AppError::invalid("person", "referral-already-running"));
            }
            new.person = Person::Known(client);
        }
        Some(Decision::Different) if all_seen => {}
        _ => return Ok(Reported::Compare(visible)),
    }
    let hidden = people
        .iter()
        .find(|one| one.reason.is_certain() && one.visible_to(ctx).is_none())
        .filter(|_| !matches!(new.person, Person::Known(_)));
    let reported = match hidden {
        Some(known) => report_known(app, &mut tx, ctx, new, known).await?,
        None => Reported::Registered(register(app, &mut tx, ctx, &new).await?),
    };
    tx.commit().await.map_err(StoreError::from)?;
    Ok(reported)
}

/// The person is certainly known, but not to this actor: no second record, and no word about it.
async fn report_known(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    mut new: NewReferral,
    known: &KnownPerson,
) -> Result<Reported, AppError> {
    if let Some(case) = known.open_case() {
        let referral = add_referral(tx, ctx, case.id, &new).await?;
        let done = Done::on("referral.note", case.id).subject(format!("referral {referral}"));
        journal::changed(tx, ctx, done).await?;
        return Ok(Reported::Noted);
    }
    new.person = Person::Known(known.client.id);
    Ok(Reported::Registered(register(app, tx, ctx, &new).await?))
}

async fn look_up(
    tx: &mut Tx,
    ctx: &OpContext,
    new: &NewReferral,
) -> Result<Vec<KnownPerson>, AppError> {
    let Person::New {
        family_name,
        given_names,
        birth_date,
    } = &new.person
    else {
        return Ok(Vec::new());
    };
    let identity = Identity::new(family_name, given_names, *birth_date);
    let prison = &*new.custody.institution;
    match new.custody.book_number.as_deref() {
        Some(number) => {
            let identity = identity.with_book_number(prison, number);
            known_people(tx, ctx, &identity, Some((prison, number))).await
        }
        None => known_people(tx, ctx, &identity, None).await,
    }
}

fn allowed_for(ctx: &OpContext, institution: &str) -> Result<(), AppError> {
    match decide_referral(&ctx.actor, institution) {
        access::Decision::Allow => Ok(()),
        access::Decision::Deny(why) => Err(AppError::Denied(why)),
        access::Decision::Hidden => Err(AppError::NotFound),
    }
}

/// What the form for a report offers.
#[derive(Debug, Clone)]
pub struct ReportChoices {
    /// Prisons as (code, name).
    pub institutions: Vec<(String, String)>,
    /// Programmes as (code, title).
    pub programmes: Vec<(String, Text)>,
}

/// Prisons and programmes that the actor may report for.
pub async fn choices(app: &App, ctx: &OpContext) -> Result<ReportChoices, AppError> {
    journal::may(ctx, Action::AddReferral)?;
    let institutions = app
        .institutions
        .all()
        .iter()
        .filter(|one| decide_referral(&ctx.actor, &one.id).is_allowed())
        .map(|one| (one.id.clone(), one.name.clone()))
        .collect();
    Ok(ReportChoices {
        institutions,
        programmes: programmes(app, ctx).await?,
    })
}

/// The programmes for which the carrier has a site, or all of them as long as it has none.
pub(crate) async fn programmes(
    app: &App,
    ctx: &OpContext,
) -> Result<Vec<(String, Text)>, AppError> {
    let mut tx = app.store.read().await?;
    let sites = store::site::of_carrier(&mut tx, ctx.actor.carrier).await?;
    let mut offered: Vec<(String, Text)> = Vec::new();
    for one in app.catalogue.programmes() {
        let served = sites.is_empty() || sites.iter().any(|site| site.programme == one.id);
        if served && !offered.iter().any(|(id, _)| *id == one.id) {
            let today = programme(app, &one.id, ctx.today)?;
            offered.push((today.id.clone(), today.title.clone()));
        }
    }
    Ok(offered)
}

/// One line of the inbox.
#[derive(Debug, Clone)]
pub struct InboxRow {
    /// The case.
    pub case: CaseRow,
    /// Name of the prison.
    pub institution: String,
    /// Title of the programme.
    pub programme: Text,
    /// The first referral.
    pub referral: Option<ReferralRow>,
    /// The phase with which the programme begins, and its first day; `None` without a release.
    pub begins: Option<(Option<Text>, Date)>,
    /// What the criteria say; `None` if that is not for the actor.
    pub standing: Option<Standing>,
    /// Whether the actor decides about the admission.
    pub may_clear: bool,
}

/// What the criteria of the programme say, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// All together.
    pub result: AdmissionResult,
    /// Facts that are missing, most important first.
    pub missing: Vec<Fact>,
    /// Criteria that are not met.
    pub not_met: Vec<Text>,
}

/// A page of the inbox.
#[derive(Debug, Clone)]
pub struct Inbox {
    /// The lines, shortest time to release first.
    pub rows: Vec<InboxRow>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
    /// Number of cases: registered, in clearing, waiting.
    pub counts: [i64; 3],
}

/// The states that the inbox shows.
pub const INBOX_STATES: [CaseStatus; 3] = [
    CaseStatus::Registered,
    CaseStatus::Clearing,
    CaseStatus::Waiting,
];

/// The inbox: cases before admission in the actor's scope.
pub async fn inbox(
    app: &App,
    ctx: &OpContext,
    status: CaseStatus,
    after: Option<After>,
) -> Result<Inbox, AppError> {
    journal::may(ctx, Action::ListReferrals)?;
    let scope = scope(&ctx.actor, ListKind::Referrals);
    let mut tx = app.store.read().await?;
    let mut counts = [0; 3];
    for (count, state) in counts.iter_mut().zip(INBOX_STATES) {
        *count = store::referral::count(&mut tx, &scope, state).await?;
    }
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
    let mut cases = store::referral::inbox(&mut tx, &scope, status, after, limit).await?;
    let more = cases.len() > PAGE;
    cases.truncate(PAGE);
    let next = cases.last().filter(|_| more).map(|last| {
        let day = last.release_on.unwrap_or(store::case::NO_RELEASE);
        (day, last.id)
    });
    let mut rows = Vec::with_capacity(cases.len());
    for case in cases {
        rows.push(inbox_row(app, &mut tx, ctx, case).await?);
    }
    drop(tx);
    app.viewed(ctx, Done::new("referral.list").detail(status.code()))
        .await?;
    Ok(Inbox { rows, next, counts })
}

/// The number of new referrals in the actor's scope, for the navigation.
pub async fn count_new(app: &App, ctx: &OpContext) -> Result<i64, AppError> {
    let scope = scope(&ctx.actor, ListKind::Referrals);
    let mut tx = app.store.read().await?;
    Ok(store::referral::count(&mut tx, &scope, CaseStatus::Registered).await?)
}

async fn inbox_row(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseRow,
) -> Result<InboxRow, AppError> {
    let referral = store::referral::of_case(tx, case.id)
        .await?
        .into_iter()
        .next();
    let access = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&access)).is_allowed();
    let record = app.record(tx, case).await?;
    let anchors = record.facts.anchors();
    let begins = phases::window(record.programme, &anchors).map(|(from, _)| {
        let phase = phases::spans(record.programme, &anchors)
            .into_iter()
            .find(|(_, span)| span.is_some_and(|(first, _)| first == from))
            .map(|(phase, _)| phase.title.clone());
        (phase, from)
    });
    let standing = may(Action::ViewClearing).then(|| {
        let admission = programme::criteria::admission(record.programme, &record.facts, ctx.today);
        Standing {
            result: admission.result,
            missing: admission.missing(),
            not_met: admission
                .criteria
                .iter()
                .filter(|one| one.state == programme::criteria::CriterionState::NotMet)
                .map(|one| one.criterion.label.clone())
                .collect(),
        }
    });
    Ok(InboxRow {
        institution: institution_name(app, &record.case.institution),
        programme: record.programme.title.clone(),
        referral,
        begins,
        standing,
        may_clear: may(Action::DecideAdmission),
        case: record.case,
    })
}

/// The name of a prison, or its code if the catalogue does not have it.
pub(crate) fn institution_name(app: &App, code: &str) -> String {
    app.institutions
        .get(code)
        .map_or_else(|| code.to_owned(), |one| one.name.clone())
}

/// A form with one problem that concerns the choice of the person.
pub fn must_compare() -> Problems {
    let mut problems = Problems::new();
    problems.add_key("person", "referral-compare-first");
    problems
}
