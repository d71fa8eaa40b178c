//! Entering and changing ties. A change is a new version with its day and its reason.

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, NetworkPersonId},
    network::{
        Closeness, Consent, ConsentWay, ContactWish, LONGEST_INTERVAL, Quality, TieKind, TieRole,
    },
};
use jiff::civil::Date;
use store::{StoreError, case::CaseRow, network::TieRow, struck::Strikable};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems, correction, journal,
    network::last_of,
    recompute::{Cause, of_client, recompute},
};

/// A tie as it was typed; days and codes have been read already.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Name.
    pub name: String,
    /// Function.
    pub purpose: String,
    /// Person or organisation.
    pub kind: TieKind,
    /// Who they are to the client.
    pub role: TieRole,
    /// How near.
    pub closeness: Closeness,
    /// What the tie does.
    pub quality: Quality,
    /// What they would do.
    pub willing: String,
    /// Where.
    pub place: String,
    /// How they are reached.
    pub reach: String,
    /// What the client wishes.
    pub wish: ContactWish,
    /// The same in the client's words.
    pub wish_note: String,
    /// Whether the person agreed.
    pub consent: Consent,
    /// When they answered.
    pub consent_on: Option<Date>,
    /// How they agreed.
    pub consent_way: Option<ConsentWay>,
    /// What for.
    pub consent_for: String,
    /// Days between two contacts; `None`: as usual with the role; 0: no target.
    pub interval: Option<i64>,
    /// From when it is so.
    pub since: Date,
    /// First day without the tie, if it has ended.
    pub ended: Option<Date>,
    /// What changed and why; not asked for in the first version.
    pub reason: String,
    /// What kind of statement it is.
    pub epistemic: EpistemicKind,
}

/// Enters somebody new.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &Entry,
) -> Result<NetworkPersonId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    check(entry, None, ctx.today).none_or_invalid()?;
    let person = ctx.new_id();
    let new = version(ctx, &row, (person, 1), entry);
    store::network::insert(&mut tx, &new).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "network"), case, None).await?;
    let done = Done::on("network.add", case).subject(format!("network_person {person}"));
    journal::changed(&mut tx, ctx, done.detail(detail(&new))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(person)
}

/// Writes the next version of a tie, or its end. `number` is the version that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (person, number): (NetworkPersonId, i64),
    entry: &Entry,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let last = last_of(&mut tx, case, person).await?;
    if last.number != number {
        return Err(conflict(&last));
    }
    let mut problems = check(entry, Some(&last), ctx.today);
    let given = given_on(&store::network::of_case(&mut tx, case).await?, person);
    check_withdrawn(entry, given, &mut problems);
    problems.none_or_invalid()?;
    let next = version(ctx, &row, (person, number + 1), entry);
    store::network::insert(&mut tx, &next).await?;
    // An order of another case of the client may protect this person under the new name.
    of_client(app, &mut tx, &Cause::of(ctx, "facts"), &row, None).await?;
    let done = Done::on("network.change", case).subject(format!("network_person {person}"));
    journal::changed(&mut tx, ctx, done.detail(detail(&next))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Strikes somebody who was entered by mistake, as in the wrong case, in all versions: on no map, in no
/// list, asked about by no alert. Also after the end of the case. Whom an order protects is not struck.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    person: NetworkPersonId,
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CorrectRecord, case)
        .await?;
    let rows = store::network::of_case(&mut tx, case).await?;
    if rows.iter().all(|one| one.person != person) {
        return Err(AppError::NotFound);
    }
    let orders = store::network::order::of_case(&mut tx, case).await?;
    if orders.iter().any(|one| one.person == person && !one.struck) {
        return Err(AppError::Refused(Message::new("network-refused-order")));
    }
    let struck = (case, person.uuid());
    correction::strike(&mut tx, ctx, Strikable::NetworkPerson, struck, why).await?;
    of_client(app, &mut tx, &Cause::of(ctx, "network"), &row, None).await?;
    let done = Done::on("network.strike", case).subject(format!("network_person {person}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn detail(row: &TieRow) -> String {
    serde_json::json!({
        "number": row.number,
        "role": row.role.code(),
        "ended": row.ended_on.is_some(),
    })
    .to_string()
}

fn version(
    ctx: &OpContext,
    case: &CaseRow,
    (person, number): (NetworkPersonId, i64),
    entry: &Entry,
) -> TieRow {
    let text = |text: &str| text.trim().to_owned();
    let agreed = entry.consent == Consent::Given;
    TieRow {
        id: ctx.new_id(),
        carrier: case.carrier,
        case: case.id,
        person,
        number,
        since_on: entry.since,
        ended_on: entry.ended,
        name: text(&entry.name),
        purpose: text(&entry.purpose),
        kind: entry.kind,
        role: entry.role,
        closeness: entry.closeness,
        quality: entry.quality,
        willing: text(&entry.willing),
        place: text(&entry.place),
        reach: text(&entry.reach),
        wish: entry.wish,
        wish_note: text(&entry.wish_note),
        consent: entry.consent,
        consent_on: entry
            .consent_on
            .filter(|_| entry.consent != Consent::NotAsked),
        consent_way: entry.consent_way.filter(|_| agreed),
        consent_for: text(&entry.consent_for),
        interval_days: entry.interval,
        reason: text(&entry.reason),
        epistemic: Some(entry.epistemic),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    }
}

/// What is wrong with a tie that could not be read as a whole, so that all of it is said at once.
/// `next`: it is to be the next version of somebody.
pub fn problems(entry: &Entry, next: bool, today: Date) -> Problems {
    let mut problems = check(entry, None, today);
    if next && entry.reason.trim().is_empty() {
        problems.add_key("reason", "network-problem-reason");
    }
    problems
}

fn check(entry: &Entry, last: Option<&TieRow>, today: Date) -> Problems {
    let mut problems = Problems::new();
    if entry.name.trim().is_empty() && entry.purpose.trim().is_empty() {
        problems.add_key("name", "network-problem-name");
    }
    if entry.since > today {
        problems.add_key("since", "error-date-future");
    }
    if let Some(last) = last {
        if entry.since < last.since_on {
            let message = Message::new("network-problem-before-last")
                .with_arg("date", MessageArg::Day(last.since_on));
            problems.add("since", message);
        }
        if entry.reason.trim().is_empty() {
            problems.add_key("reason", "network-problem-reason");
        }
    }
    match entry.ended {
        Some(ended) if ended < entry.since => problems.add(
            "ended",
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(entry.since)),
        ),
        Some(ended) if ended > today => problems.add_key("ended", "error-date-future"),
        _ => {}
    }
    if entry
        .interval
        .is_some_and(|days| !(0..=LONGEST_INTERVAL).contains(&days))
    {
        let message = Message::new("error-number-too-large").with("max", LONGEST_INTERVAL);
        problems.add("interval", message);
    }
    check_consent(entry, today, &mut problems);
    problems
}

fn check_consent(entry: &Entry, today: Date, problems: &mut Problems) {
    if entry.consent == Consent::NotAsked {
        return;
    }
    match entry.consent_on {
        None => problems.add_key("consent-on", "network-problem-consent-day"),
        Some(day) if day > today => problems.add_key("consent-on", "error-date-future"),
        Some(_) => {}
    }
    if entry.consent == Consent::Given {
        if entry.consent_way.is_none() {
            problems.add_key("consent-way", "network-problem-consent-way");
        }
        if entry.consent_for.trim().is_empty() {
            problems.add_key("consent-for", "network-problem-consent-for");
        }
    }
}

/// The day on which somebody gave their consent last.
fn given_on(rows: &[TieRow], person: NetworkPersonId) -> Option<Date> {
    let mut all = rows.iter().rev();
    let given = all
        .find(|one| one.person == person && one.struck.is_none() && one.consent == Consent::Given);
    given.and_then(|one| one.consent_on)
}

/// What was given can be taken back from that day on, not before.
fn check_withdrawn(entry: &Entry, given: Option<Date>, problems: &mut Problems) {
    let Some(given) = given.filter(|_| entry.consent == Consent::Withdrawn) else {
        return;
    };
    if entry.consent_on.is_some_and(|day| day < given) {
        let message =
            Message::new("network-problem-consent-before").with_arg("date", MessageArg::Day(given));
        problems.add("consent-on", message);
    }
}

/// What stands now, field by field, for somebody who was slower.
fn conflict(row: &TieRow) -> AppError {
    let said = |kind: &str, code: &str| format!("code-{kind}-{code}").replace('_', "-");
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let kind = correction::kind_field(row.epistemic);
    let theirs = [
        ("network-name", row.name.clone()),
        ("network-purpose", row.purpose.clone()),
        ("network-role", said("tie_role", row.role.code())),
        ("network-closeness", said("closeness", row.closeness.code())),
        ("network-quality", said("quality", row.quality.code())),
        ("network-willing", row.willing.clone()),
        ("network-place", row.place.clone()),
        ("network-reach", row.reach.clone()),
        ("network-wish", said("contact_wish", row.wish.code())),
        ("network-consent", said("consent", row.consent.code())),
        ("network-since", day(Some(row.since_on))),
        ("network-ended", day(row.ended_on)),
        ("network-reason", row.reason.clone()),
    ];
    AppError::Conflict(Box::new(Conflict {
        by: Some(row.recorded_by_name.clone()),
        version: row.number,
        theirs: theirs
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (key.to_owned(), value))
            .chain(Some(kind).filter(|(_, value)| !value.is_empty()))
            .collect(),
    }))
}
