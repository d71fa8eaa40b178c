//! Where a client can be written to while there is no flat, and where they were registered last (P23b, T05).
//!
//! Everybody who sees the securities of a case sees them: they are what an application asks for first. It must
//! not: lift what waits for a flat, or decide which office is competent; both are said where they are looked for.

use access::{Action, decide};
use domain::{
    Code,
    address::{Address, AddressKind, is_postcode, postal},
    ids::{AddressId, CarrierId, CaseId},
};
use jiff::civil::Date;
use store::{StoreError, Tx, address::AddressRow, case::CaseRow};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems, arrangement,
    case::{Head, head},
    correction::{Trail, faster, field, keep, taken_back, trail, why_needed},
    journal,
    network::forbidden,
};

pub use store::address::AddressRow as Row;

/// The name of addresses in the trail of corrections.
const NOUN: &str = "address";

/// The addresses of a case.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// Head of the case.
    pub head: Head,
    /// Where post goes.
    pub post: Post,
    /// All of them, the newest first, struck ones too.
    pub rows: Vec<AddressRow>,
    /// What they said before, for those who correct the record.
    pub trail: Trail,
    /// Whether this person may record one.
    pub may_add: bool,
    /// Whether this person may correct and strike them.
    pub may_correct: bool,
}

impl Addresses {
    /// One of them.
    pub fn row(&self, id: AddressId) -> Option<&AddressRow> {
        self.rows.iter().find(|one| one.id == id)
    }
}

/// Where post goes: today or, for somebody in custody, from the release on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Post {
    /// Whether the release still lies ahead.
    pub inside: bool,
    /// The address; `None`: nobody takes post in then.
    pub address: Option<Address>,
}

impl Post {
    fn of(case: &CaseRow, rows: &[AddressRow], today: Date) -> Self {
        let inside = !case.released;
        let ahead = case.release_on.filter(|_| inside);
        let day = ahead.map_or(today, |day| day.max(today));
        Self {
            inside,
            address: postal(counting(rows), day).cloned(),
        }
    }
}

/// The addresses that count.
fn counting(rows: &[AddressRow]) -> impl DoubleEndedIterator<Item = &Address> {
    let counts = rows.iter().filter(|one| !one.struck);
    counts.map(|one| &one.address)
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The address.
    pub address: Address,
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

/// Reads the addresses of a case and logs that.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<Addresses, AppError> {
    shown(app, ctx, Action::ViewSeam, case).await
}

/// The same for whoever may record or correct one.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    corrects: bool,
) -> Result<Addresses, AppError> {
    shown(app, ctx, action(corrects), case).await
}

fn action(corrects: bool) -> Action {
    if corrects {
        Action::CorrectRecord
    } else {
        Action::EditArrangement
    }
}

async fn shown(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<Addresses, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let mut rows = store::address::of_case(&mut tx, case).await?;
    let post = Post::of(&row, &rows, ctx.today);
    rows.reverse();
    let may_correct = may(Action::CorrectRecord);
    let trail = if may_correct {
        trail(&mut tx, case, NOUN).await?
    } else {
        Trail::default()
    };
    let head = head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("address.view", case)).await?;
    Ok(Addresses {
        head,
        post,
        rows,
        trail,
        may_add: may(Action::EditArrangement),
        may_correct,
    })
}

/// Where post of a case goes; the caller has checked and logs.
pub(crate) async fn post(tx: &mut Tx, case: &CaseRow, today: Date) -> Result<Post, AppError> {
    let rows = store::address::of_case(tx, case.id).await?;
    Ok(Post::of(case, &rows, today))
}

/// The place where the client of a case was registered last, as far as it is recorded.
pub(crate) async fn registered(tx: &mut Tx, case: CaseId) -> Result<Option<String>, AppError> {
    let rows = store::address::of_case(tx, case).await?;
    let mut places = counting(&rows).filter(|one| one.kind == AddressKind::Registered);
    Ok(places.next_back().map(|one| one.place.clone()))
}

/// What is known of a client's addresses goes along into a new episode of theirs.
pub(crate) async fn carry(
    tx: &mut Tx,
    ctx: &OpContext,
    carrier: CarrierId,
    (from, to): (CaseId, CaseId),
) -> Result<(), AppError> {
    let rows = store::address::of_case(tx, from).await?;
    for row in rows.into_iter().filter(|one| !one.struck) {
        let carried = AddressRow {
            id: ctx.new_id(),
            version: 1,
            ..row
        };
        store::address::insert(tx, carrier, to, &carried).await?;
    }
    Ok(())
}

/// Records an address.
pub async fn add(app: &App, ctx: &OpContext, case: CaseId, entry: &Entry) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, action(false), case)
        .await?;
    checked(&mut tx, case, entry, ctx.today)
        .await?
        .none_or_invalid()?;
    // The same form sent twice is one row.
    let known = store::address::of_case(&mut tx, case).await?;
    if counting(&known).any(|one| *one == entry.address) {
        return Ok(());
    }
    let address = AddressRow {
        id: ctx.new_id(),
        address: entry.address.clone(),
        source: entry.source.clone(),
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::address::insert(&mut tx, row.carrier, case, &address).await?;
    done(&mut tx, ctx, case, (address.id, "address.add")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn done(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    (id, action): (AddressId, &'static str),
) -> Result<(), AppError> {
    let done = Done::on(action, case).subject(format!("{NOUN} {id}"));
    journal::changed(tx, ctx, done).await
}

/// Corrects an address or strikes it; what it said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    address: AddressId,
    mended: &Mended,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app.case_to_change(&mut tx, ctx, action(true), case).await?;
    let rows = store::address::of_case(&mut tx, case).await?;
    let former = rows.into_iter().find(|one| one.id == address);
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != mended.version {
        let trail = trail(&mut tx, case, NOUN).await?;
        let by = trail.last_by(address.uuid());
        let by = by.unwrap_or(&former.recorded_by_name);
        return Err(faster(by, former.version, fields(&former)));
    }
    let mut problems = checked(&mut tx, case, &mended.entry, ctx.today).await?;
    why_needed(&mended.why, &mut problems);
    problems.none_or_invalid()?;
    let changed = AddressRow {
        address: mended.entry.address.clone(),
        source: mended.entry.source.clone(),
        struck: mended.struck,
        ..former.clone()
    };
    if changed == former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, address.uuid());
    keep(&mut tx, ctx, &row, mark, fields(&former), mended.why.trim()).await?;
    store::address::correct(&mut tx, case, &changed).await?;
    done(&mut tx, ctx, case, (address, "address.correct")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// What cannot be, at its field; post goes to nobody whom an order protects.
async fn checked(
    tx: &mut Tx,
    case: CaseId,
    entry: &Entry,
    today: Date,
) -> Result<Problems, AppError> {
    let mut problems = check(entry, today);
    let one = &entry.address;
    if one.kind != AddressKind::Registered {
        let words = [("care_of", &*one.care_of), ("street", &*one.street)];
        let days = (one.from.unwrap_or(today), one.until);
        let found = arrangement::against(tx, case, days, (words, today)).await?;
        if let Some((field, order)) = found {
            problems.add(field, forbidden(&order));
        }
    }
    Ok(problems)
}

/// What cannot be in itself.
fn check(entry: &Entry, today: Date) -> Problems {
    let mut problems = Problems::new();
    let one = &entry.address;
    if one.place.is_empty() {
        problems.add_key("place", "error-required");
    }
    if !one.postcode.is_empty() && !is_postcode(&one.postcode) {
        problems.add_key("postcode", "address-problem-postcode");
    }
    if one.kind == AddressKind::CareOf && one.care_of.is_empty() {
        problems.add_key("care_of", "address-problem-care-of");
    }
    if let (Some(from), Some(until)) = (one.from, one.until)
        && until < from
    {
        let message = Message::new("error-end-before-start");
        problems.add("until", message.with_arg("start", MessageArg::Day(from)));
    }
    if one.consent_on.is_some_and(|day| day > today) {
        problems.add_key("consent_on", "error-date-future");
    }
    if one.consent_on.is_some() && one.kind != AddressKind::CareOf {
        problems.add_key("consent_on", "address-problem-consent");
    }
    if entry.source.is_empty() {
        problems.add_key("source", "clearing-error-source");
    }
    problems
}

pub(crate) fn fields(row: &AddressRow) -> Vec<(String, String)> {
    let one = &row.address;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let kind = one.kind.code().replace('_', "-");
    vec![
        field("address-kind", format!("code-address-kind-{kind}")),
        field("address-care-of", one.care_of.as_str()),
        field("address-street", one.street.as_str()),
        field("address-postcode", one.postcode.as_str()),
        field("address-place", one.place.as_str()),
        field("address-from", day(one.from)),
        field("address-until", day(one.until)),
        field("address-consent-on", day(one.consent_on)),
        field("common-source", row.source.as_str()),
        taken_back(row.struck),
    ]
}
