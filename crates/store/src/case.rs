//! Cases: one service process of one client in one programme.

use std::sync::LazyLock;

use access::{Action, Actor, CaseFacts, Decision, decide};
use db::{Row, Tx};
use domain::{
    Code,
    case::CaseStatus,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, ClientId, CustodyEpisodeId, SiteId, UserId},
    release::ReleaseKind,
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};

mod derived;

use self::derived::read_derived;
pub(crate) use self::derived::set_planned;
pub use self::derived::{Derived, SeamDetail, set_contact, set_derived, stale_derived};
use crate::{
    StoreError,
    client::ClientRow,
    reading::{code, hit, id, json, opt_code, opt_id, to_json},
};

/// Where a case without a release date stands in lists ordered by release: last.
pub const NO_RELEASE: Date = date(9999, 12, 31);

/// A case with the person and the names that its page shows at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Its id.
    pub id: CaseId,
    /// The carrier that holds it.
    pub carrier: CarrierId,
    /// Its number, such as `2026-0147`.
    pub number: String,
    /// The person.
    pub client: ClientId,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth, if known.
    pub birth_date: Option<Date>,
    /// The time in custody that it belongs to.
    pub custody_episode: CustodyEpisodeId,
    /// Start of custody, if known.
    pub custody_start: Option<Date>,
    /// Number in the prison's books, if known.
    pub book_number: Option<String>,
    /// The case that this one goes on from.
    pub previous_case: Option<CaseId>,
    /// Whether the person comes back: they had been admitted to the previous case, in the same programme and
    /// time in custody.
    pub came_back: bool,
    /// Code of the programme.
    pub programme: String,
    /// Version of the programme under which it was admitted (or is being cleared).
    pub programme_version: String,
    /// The site, once there is one.
    pub site: Option<SiteId>,
    /// Name of the site.
    pub site_name: Option<String>,
    /// Code of the prison.
    pub institution: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// When it was reported.
    pub registered_on: Date,
    /// Entry into the programme.
    pub entry_on: Option<Date>,
    /// End.
    pub exit_on: Option<Date>,
    /// Why it ended, as a code of the programme.
    pub closure_reason: Option<String>,
    /// What was written about the end.
    pub closure_note: Option<String>,
    /// What kind of statement that is; `None`: nobody was asked.
    pub closure_epistemic: Option<EpistemicKind>,
    /// The responsible worker.
    pub lead: Option<UserId>,
    /// Name of the responsible worker.
    pub lead_name: Option<String>,
    /// Who stands in.
    pub deputy: Option<UserId>,
    /// Name of the deputy.
    pub deputy_name: Option<String>,
    /// Release: the newest forecast, or the actual day.
    pub release_on: Option<Date>,
    /// Its kind.
    pub release_kind: Option<ReleaseKind>,
    /// Whether the release has taken place.
    pub released: bool,
    /// When the last emergency access to the case ends or ended (X2).
    pub opened_until: Option<Timestamp>,
    /// The person who asks, if only an emergency access lets them see the case.
    pub opened_by: Option<UserId>,
    /// Last day to which its time of support was prolonged (P10).
    pub extended_until: Option<Date>,
    /// Securities and life domains that the case needs; `None`: all of the programme.
    pub needs: Option<Vec<String>>,
    /// Counts every change of this row; a change names the version that it read.
    pub version: i64,
    /// What lists show, computed from all the rest.
    pub derived: Derived,
}

/// What is needed to make a case.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// Its id.
    pub id: CaseId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The person.
    pub client: ClientId,
    /// Folded name, for lists.
    pub name_folded: String,
    /// The time in custody.
    pub custody_episode: CustodyEpisodeId,
    /// The case that it goes on from.
    pub previous_case: Option<CaseId>,
    /// Code of the programme.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
    /// The site, if already known.
    pub site: Option<SiteId>,
    /// Code of the prison.
    pub institution: String,
    /// Today.
    pub registered_on: Date,
}

/// The columns and joins that every reader of a case needs; completed by a `WHERE`.
pub(crate) const SELECT: &str =
    "SELECT c.*, s.name AS site_name, l.name AS lead_name, d.name AS deputy_name
 FROM cases c
 LEFT JOIN site s ON s.id = c.site_id
 LEFT JOIN user_account l ON l.id = c.lead_id
 LEFT JOIN user_account d ON d.id = c.deputy_id";

/// The case with an id.
pub(crate) static BY_ID: LazyLock<String> = LazyLock::new(|| format!("{SELECT} WHERE c.id = $1"));
/// All cases of a client, newest first.
pub(crate) static OF_CLIENT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE c.carrier_id = $1 AND c.client_id = $2
 ORDER BY c.registered_on DESC, c.id DESC"
    )
});
/// The same without one of them. Most people have a single case, and this reads no row of it.
pub(crate) static OTHERS_OF_CLIENT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE c.carrier_id = $1 AND c.client_id = $2 AND c.id <> $3
 ORDER BY c.registered_on DESC, c.id DESC"
    )
});
const NEXT_NUMBER: &str = "INSERT INTO case_number (carrier_id, year, last) VALUES ($1, $2, 1)
 ON CONFLICT (carrier_id, year) DO UPDATE SET last = case_number.last + 1 RETURNING last";
/// Computed on a day long ago: nothing of it is known until the case is computed.
const INSERT: &str = "INSERT INTO cases (id, carrier_id, number, client_id, custody_episode_id,
 previous_case_id, programme, programme_version, site_id, institution, status, stage,
 registered_on, released, version, name_folded, release_sort, seam_status, seam_days_open,
 seam_detail, derived_on, came_back)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'registered', 0, $11, FALSE, 1, $12,
 '9999-12-31', 0, 0, '', '2000-01-01', EXISTS (SELECT 1 FROM cases f WHERE f.id = $6
 AND f.custody_episode_id = $5 AND f.programme = $7 AND f.entry_on IS NOT NULL))";
/// By the client, for whose cases there is an index.
const SET_PERSON: &str = "UPDATE cases SET
 family_name = (SELECT p.family_name FROM client p WHERE p.id = cases.client_id),
 given_names = (SELECT p.given_names FROM client p WHERE p.id = cases.client_id),
 birth_date = (SELECT p.birth_date FROM client p WHERE p.id = cases.client_id),
 custody_start = (SELECT e.custody_start FROM custody_episode e WHERE e.id = $1),
 institution = (SELECT e.institution FROM custody_episode e WHERE e.id = $1),
 book_number = (SELECT e.book_number FROM custody_episode e WHERE e.id = $1)
 WHERE carrier_id = (SELECT e.carrier_id FROM custody_episode e WHERE e.id = $1)
 AND client_id = (SELECT e.client_id FROM custody_episode e WHERE e.id = $1)
 AND custody_episode_id = $1";
const SET_NAME: &str = "UPDATE cases SET family_name = $3, given_names = $4, birth_date = $5,
 name_folded = $6 WHERE carrier_id = $1 AND client_id = $2";
const HOLD_REGISTER: &str = "UPDATE carrier SET name = name WHERE id = $1";
const HOLD: &str = "UPDATE cases SET version = version WHERE id = $1";
const SET_STATUS: &str = "UPDATE cases SET status = $3, stage = $4, entry_on = $5, exit_on = $6,
 closure_reason = $7, closure_note = $8, closure_epistemic = $9, version = version + 1 WHERE id = $1 AND version = $2";
const SET_PROGRAMME: &str = "UPDATE cases SET programme = $3, programme_version = $4, site_id = $5,
 version = version + 1 WHERE id = $1 AND version = $2";
const SET_RELEASE: &str = "UPDATE cases SET release_on = $2, release_kind = $3, released = $4,
 release_sort = $5, version = version + 1 WHERE id = $1";
const SET_EXTENDED: &str =
    "UPDATE cases SET extended_until = $2, version = version + 1 WHERE id = $1";
const SET_NEEDS: &str = "UPDATE cases SET needs = $2, version = version + 1 WHERE id = $1";
const SET_RESPONSIBLE: &str =
    "UPDATE cases SET lead_id = $2, deputy_id = $3, version = version + 1 WHERE id = $1";
/// Lets nobody else change a case until this transaction is over. To be called before the case is
/// read: what is read after it holds. Who needs several takes them in the order of their ids.
pub async fn hold(tx: &mut Tx, case: CaseId) -> Result<(), StoreError> {
    tx.execute(HOLD, &[case.uuid().into()]).await?;
    Ok(())
}

/// The case with this id, without asking who wants it: for the program's own chores only.
pub async fn by_id(tx: &mut Tx, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
    tx.query_opt(&BY_ID, &[case.uuid().into()])
        .await?
        .map(|row| read(&row))
        .transpose()
}

/// The case with this id for somebody who wants to do `action` with it. Not allowed to see it is
/// [`StoreError::NotFound`], like an id that does not exist; allowed to see but not to do is
/// [`StoreError::Denied`].
///
/// An emergency access is asked for only if nothing else lets this person see the case, and only if
/// the case says that one runs.
pub async fn fetch_for(
    tx: &mut Tx,
    actor: &Actor,
    action: Action,
    case: CaseId,
    now: Timestamp,
) -> Result<CaseRow, StoreError> {
    let mut row = by_id(tx, case).await?.ok_or(StoreError::NotFound)?;
    if row.opened_until.is_some_and(|until| now < until)
        && decide(actor, Action::ViewCase, Some(&row.access_facts())) == Decision::Hidden
        && crate::emergency::is_running(tx, case, actor.user, now).await?
    {
        row.opened_by = Some(actor.user);
    }
    match decide(actor, action, Some(&row.access_facts())) {
        Decision::Allow => Ok(row),
        Decision::Deny(why) => Err(StoreError::Denied(why)),
        Decision::Hidden => Err(StoreError::NotFound),
    }
}

/// All cases of a client, newest first. The caller shows only those that its actor may see.
pub async fn of_client(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
) -> Result<Vec<CaseRow>, StoreError> {
    let rows = tx
        .query(&OF_CLIENT, &[carrier.uuid().into(), client.uuid().into()])
        .await?;
    rows.iter().map(read).collect()
}

/// The other cases of the client of a case, newest first. The caller shows only those that its actor
/// may see.
pub async fn others_of_client(tx: &mut Tx, case: &CaseRow) -> Result<Vec<CaseRow>, StoreError> {
    let params = [
        case.carrier.uuid().into(),
        case.client.uuid().into(),
        case.id.uuid().into(),
    ];
    let rows = tx.query(&OTHERS_OF_CLIENT, &params).await?;
    rows.iter().map(read).collect()
}

/// Lets nobody else of the carrier begin a case until this transaction is over. To be called before
/// anybody is looked up, and before any case is held.
pub async fn hold_register(tx: &mut Tx, carrier: CarrierId) -> Result<(), StoreError> {
    tx.execute(HOLD_REGISTER, &[carrier.uuid().into()]).await?;
    Ok(())
}

/// Makes a case in the state `registered` and returns its number.
pub async fn insert(tx: &mut Tx, new: &NewCase) -> Result<String, StoreError> {
    let year = i64::from(new.registered_on.year());
    let next = tx
        .query_one(NEXT_NUMBER, &[new.carrier.uuid().into(), year.into()])
        .await?;
    let number = format!("{year}-{:04}", next.get::<i64>("last")?);
    tx.execute(
        INSERT,
        &[
            new.id.uuid().into(),
            new.carrier.uuid().into(),
            number.as_str().into(),
            new.client.uuid().into(),
            new.custody_episode.uuid().into(),
            new.previous_case.map(CaseId::uuid).into(),
            new.programme.as_str().into(),
            new.programme_version.as_str().into(),
            new.site.map(SiteId::uuid).into(),
            new.institution.as_str().into(),
            new.registered_on.into(),
            new.name_folded.as_str().into(),
        ],
    )
    .await?;
    set_person(tx, new.custody_episode).await?;
    Ok(number)
}

/// Copies into the cases of a time in custody what lists show of the person and of that time. To be
/// called after either has changed.
pub(crate) async fn set_person(tx: &mut Tx, episode: CustodyEpisodeId) -> Result<(), StoreError> {
    tx.execute(SET_PERSON, &[episode.uuid().into()]).await?;
    Ok(())
}

/// Copies names and date of birth of a client into all of their cases. `folded` is the name as lists
/// order it.
pub(crate) async fn set_name(
    tx: &mut Tx,
    client: &ClientRow,
    folded: &str,
) -> Result<(), StoreError> {
    let params = [
        client.carrier.uuid().into(),
        client.id.uuid().into(),
        client.family_name.as_str().into(),
        client.given_names.as_str().into(),
        client.birth_date.into(),
        folded.into(),
    ];
    tx.execute(SET_NAME, &params).await?;
    Ok(())
}

/// What changes when a case goes to another state.
#[derive(Debug, Clone, Default)]
pub struct StatusChange {
    /// Day of entry into the programme.
    pub entry_on: Option<Date>,
    /// Day of the end.
    pub exit_on: Option<Date>,
    /// Why it ended.
    pub closure_reason: Option<String>,
    /// What was written about the end.
    pub closure_note: Option<String>,
    /// What kind of statement that is.
    pub closure_epistemic: Option<EpistemicKind>,
}

/// Sets the state and the days that go with it; the caller has checked the transition.
pub async fn set_status(
    tx: &mut Tx,
    case: &CaseRow,
    status: CaseStatus,
    change: &StatusChange,
) -> Result<(), StoreError> {
    let changed = tx
        .execute(
            SET_STATUS,
            &[
                case.id.uuid().into(),
                case.version.into(),
                status.code().into(),
                stage(status).into(),
                change.entry_on.into(),
                change.exit_on.into(),
                change.closure_reason.as_deref().map(str::to_owned).into(),
                change.closure_note.as_deref().map(str::to_owned).into(),
                change
                    .closure_epistemic
                    .map(|one| one.code().to_owned())
                    .into(),
            ],
        )
        .await?;
    hit(changed)
}

/// Chooses programme, version and site of a case in the clearing.
pub async fn set_programme(
    tx: &mut Tx,
    case: &CaseRow,
    programme: &str,
    version: &str,
    site: Option<SiteId>,
) -> Result<(), StoreError> {
    let changed = tx
        .execute(
            SET_PROGRAMME,
            &[
                case.id.uuid().into(),
                case.version.into(),
                programme.into(),
                version.into(),
                site.map(SiteId::uuid).into(),
            ],
        )
        .await?;
    hit(changed)
}

/// Sets the release that counts now.
pub async fn set_release(
    tx: &mut Tx,
    case: CaseId,
    release_on: Option<Date>,
    kind: Option<ReleaseKind>,
    released: bool,
) -> Result<(), StoreError> {
    let params = [
        case.uuid().into(),
        release_on.into(),
        kind.map(Code::code).map(str::to_owned).into(),
        released.into(),
        release_on.unwrap_or(NO_RELEASE).into(),
    ];
    hit(tx.execute(SET_RELEASE, &params).await?)
}

/// Sets what the case needs; `None`: all securities of the programme.
pub async fn set_needs(
    tx: &mut Tx,
    case: CaseId,
    needs: Option<&[String]>,
) -> Result<(), StoreError> {
    let text = needs.map(|needs| to_json(&needs, "needs")).transpose()?;
    hit(tx
        .execute(SET_NEEDS, &[case.uuid().into(), text.into()])
        .await?)
}

/// Prolongs the time of support of a case.
pub async fn set_extended(tx: &mut Tx, case: CaseId, until: Date) -> Result<(), StoreError> {
    let params = [case.uuid().into(), until.into()];
    hit(tx.execute(SET_EXTENDED, &params).await?)
}

/// Copies lead and deputy into the case, for lists and access; their history is in `assignment`.
pub async fn set_responsible(
    tx: &mut Tx,
    case: CaseId,
    lead: Option<UserId>,
    deputy: Option<UserId>,
) -> Result<(), StoreError> {
    let params = [
        case.uuid().into(),
        lead.map(UserId::uuid).into(),
        deputy.map(UserId::uuid).into(),
    ];
    hit(tx.execute(SET_RESPONSIBLE, &params).await?)
}

/// The group of states that lists are cut by: 0 before admission, 1 in the programme, 2 ended.
pub fn stage(status: CaseStatus) -> i64 {
    if status.is_intake() {
        0
    } else {
        i64::from(status.is_ended()) + 1
    }
}

impl CaseRow {
    /// What was computed, if that was for `today`; else only the rows themselves are right.
    pub fn derived_for(&self, today: Date) -> Option<&Derived> {
        Some(&self.derived).filter(|derived| derived.derived_on == today)
    }

    /// What access rests on.
    pub fn access_facts(&self) -> CaseFacts {
        CaseFacts {
            carrier: self.carrier,
            site: self.site,
            institution: Some(self.institution.clone()),
            lead: self.lead,
            deputy: self.deputy,
            released: self.released,
            opened_by: self.opened_by,
            status: self.status,
        }
    }
}

pub(crate) fn read(row: &Row) -> Result<CaseRow, StoreError> {
    let needs = row.text("needs")?;
    Ok(CaseRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        number: row.get("number")?,
        client: id(row, "client_id")?,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
        birth_date: row.get("birth_date")?,
        custody_episode: id(row, "custody_episode_id")?,
        custody_start: row.get("custody_start")?,
        book_number: row.get("book_number")?,
        previous_case: opt_id(row, "previous_case_id")?,
        came_back: row.get("came_back")?,
        programme: row.get("programme")?,
        programme_version: row.get("programme_version")?,
        site: opt_id(row, "site_id")?,
        site_name: row.get("site_name")?,
        institution: row.get("institution")?,
        status: code(row, "status")?,
        registered_on: row.get("registered_on")?,
        entry_on: row.get("entry_on")?,
        exit_on: row.get("exit_on")?,
        closure_reason: row.get("closure_reason")?,
        closure_note: row.get("closure_note")?,
        closure_epistemic: opt_code(row, "closure_epistemic")?,
        lead: opt_id(row, "lead_id")?,
        lead_name: row.get("lead_name")?,
        deputy: opt_id(row, "deputy_id")?,
        deputy_name: row.get("deputy_name")?,
        release_on: row.get("release_on")?,
        release_kind: opt_code(row, "release_kind")?,
        released: row.get("released")?,
        opened_until: row.get("opened_until")?,
        opened_by: None,
        extended_until: row.get("extended_until")?,
        needs: needs.map(|_| json(row, "needs")).transpose()?,
        version: row.get("version")?,
        derived: read_derived(row)?,
    })
}
