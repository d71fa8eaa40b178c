//! Contact notes and their corrections. A note is never overwritten without its former words
//! being kept beside it.

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::{AppointmentId, CarrierId, CaseId, ConferenceId, ContactNoteId, Id, LeaveId, UserId},
};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{END_OF_TIME, code, hit, id, json, opt_id, to_json},
    struck::{Struck, struck},
};

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteContent {
    /// When the contact was.
    pub at: Timestamp,
    /// How it took place.
    pub kind: ContactKind,
    /// Whether the client was reached.
    pub outcome: ContactOutcome,
    /// Where, or empty.
    pub place: String,
    /// How long, in minutes.
    pub minutes: i64,
    /// On the way there and back, in minutes (P5); 0: nobody travelled, or it was not said.
    pub travel_minutes: i64,
    /// Life domains of the programme that it was about.
    pub domains: Vec<String>,
    /// Areas of service of the programme that it belongs to (P12); former notes name none.
    pub areas: Vec<String>,
    /// What kind of statement it is.
    pub epistemic: EpistemicKind,
    /// The words.
    pub body: String,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Its id.
    pub id: ContactNoteId,
    /// What it says now.
    pub content: NoteContent,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts its corrections, from 1 on.
    pub version: i64,
    /// Who struck it, if it was written by mistake.
    pub struck: Option<Struck>,
    /// What it was written along with.
    pub about: Option<About>,
}

/// What a note was written along with: both are one contact, which counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An appointment that took place or was missed.
    Appointment(AppointmentId),
    /// The minutes of a conference.
    Conference(ConferenceId),
    /// A leave that took place.
    Leave(LeaveId),
}

impl About {
    fn kind(self) -> &'static str {
        match self {
            Self::Appointment(_) => "appointment",
            Self::Conference(_) => "conference",
            Self::Leave(_) => "leave",
        }
    }

    fn id(self) -> Uuid {
        match self {
            Self::Appointment(id) => id.uuid(),
            Self::Conference(id) => id.uuid(),
            Self::Leave(id) => id.uuid(),
        }
    }

    fn read(row: &Row) -> Result<Option<Self>, StoreError> {
        Ok(match row.text("about_kind")? {
            Some("appointment") => opt_id(row, "about_id")?.map(Self::Appointment),
            Some("conference") => opt_id(row, "about_id")?.map(Self::Conference),
            Some("leave") => opt_id(row, "about_id")?.map(Self::Leave),
            _ => None,
        })
    }
}

/// What a note said before a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The former content.
    pub former: NoteContent,
    /// Why it was corrected.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Name of the person who corrected it.
    pub by_name: String,
}

/// Which notes of a case are wanted, and how many.
#[derive(Debug, Clone, Default)]
pub struct NotePage {
    /// Only those about this life domain.
    pub domain: Option<String>,
    /// Only those of this kind.
    pub kind: Option<ContactKind>,
    /// Only those that this person wrote.
    pub by: Option<UserId>,
    /// Only contacts from this instant on.
    pub from: Option<Timestamp>,
    /// Only contacts before this instant.
    pub until: Option<Timestamp>,
    /// Only those older than this one: instant and id.
    pub before: Option<(Timestamp, ContactNoteId)>,
    /// At most so many.
    pub limit: i64,
    /// Whether struck ones are wanted too.
    pub with_struck: bool,
}

const LAST_REACHED: &str = "SELECT MAX(at) AS last_at FROM contact_note
 WHERE case_id = $1 AND outcome = 'reached' AND kind <> 'third_party' AND struck_at IS NULL";
const FIRST_NO_SHOW: &str = "SELECT MIN(at) AS missed_at FROM contact_note
 WHERE case_id = $1 AND at >= $2 AND outcome = 'no_show' AND kind <> 'third_party' AND struck_at IS NULL";
const INSERT: &str = "INSERT INTO contact_note (id, carrier_id, case_id, at, kind, outcome, place,
 minutes, travel_minutes, domains, areas, epistemic, body, recorded_at, recorded_by, about_kind,
 about_id, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
const ABOUT: &str = "SELECT id FROM contact_note
 WHERE case_id = $1 AND about_id = $2 AND struck_at IS NULL LIMIT 1";
const BY_ID: &str = "SELECT n.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM contact_note n JOIN user_account u ON u.id = n.recorded_by
 LEFT JOIN user_account s ON s.id = n.struck_by WHERE n.case_id = $1 AND n.id = $2";
const PAGE: &str = "SELECT n.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM contact_note n JOIN user_account u ON u.id = n.recorded_by
 LEFT JOIN user_account s ON s.id = n.struck_by
 WHERE n.case_id = $1 AND (n.at, n.id) < ($2, $3)
 AND (n.domains LIKE $4 OR $4 = '') AND (n.kind = $5 OR $5 = '')
 AND (n.struck_at IS NULL OR $7 = TRUE)
 AND n.at >= $8 AND n.at < $9 AND (n.recorded_by = $10 OR $10 IS NULL)
 ORDER BY n.at DESC, n.id DESC LIMIT $6";
const AUTHORS: &str = "SELECT DISTINCT u.id, u.name
 FROM contact_note n JOIN user_account u ON u.id = n.recorded_by
 WHERE n.case_id = $1 ORDER BY u.name, u.id";
const CORRECT: &str = "UPDATE contact_note SET at = $4, kind = $5, outcome = $6, place = $7,
 minutes = $8, travel_minutes = $9, domains = $10, epistemic = $11, body = $12,
 areas = $13, version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3 AND struck_at IS NULL";
const STRIKE: &str = "UPDATE contact_note SET struck_at = $4, struck_by = $5, struck_reason = $6,
 version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3 AND struck_at IS NULL";
const INSERT_CORRECTION: &str = "INSERT INTO note_correction (id, carrier_id, contact_note_id,
 former, reason, at, by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const CORRECTIONS: &str = "SELECT k.former, k.reason, k.at, u.name AS by_name
 FROM note_correction k JOIN user_account u ON u.id = k.by_user_id
 WHERE k.contact_note_id = $1 ORDER BY k.at DESC, k.id DESC";

/// The last contact in which the client was reached.
pub async fn last_reached(tx: &mut Tx, case: CaseId) -> Result<Option<Timestamp>, StoreError> {
    Ok(tx
        .query_one(LAST_REACHED, &[case.uuid().into()])
        .await?
        .get("last_at")?)
}

/// The first note from `from` on which says that the client did not come.
pub async fn first_no_show(
    tx: &mut Tx,
    case: CaseId,
    from: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let params = [case.uuid().into(), from.into()];
    let row = tx.query_one(FIRST_NO_SHOW, &params).await?;
    Ok(row.get("missed_at")?)
}

/// Stores a new note.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    note: &NoteRow,
) -> Result<(), StoreError> {
    let content = &note.content;
    let params: [Value; 17] = [
        note.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        content.at.into(),
        content.kind.code().into(),
        content.outcome.code().into(),
        content.place.as_str().into(),
        content.minutes.into(),
        content.travel_minutes.into(),
        to_json(&content.domains, "domains")?.into(),
        to_json(&content.areas, "areas")?.into(),
        content.epistemic.code().into(),
        content.body.as_str().into(),
        note.recorded_at.into(),
        note.recorded_by.uuid().into(),
        note.about.map(|one| one.kind().to_owned()).into(),
        note.about.map(About::id).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The note that was written along with something, unless it was struck.
pub async fn along(
    tx: &mut Tx,
    case: CaseId,
    about: About,
) -> Result<Option<ContactNoteId>, StoreError> {
    let params = [case.uuid().into(), about.id().into()];
    let row = tx.query_opt(ABOUT, &params).await?;
    row.map(|row| id(&row, "id")).transpose()
}

/// One note of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    note: ContactNoteId,
) -> Result<Option<NoteRow>, StoreError> {
    let row = tx
        .query_opt(BY_ID, &[case.uuid().into(), note.uuid().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// The notes of a case that are wanted, newest contact first.
pub async fn page(tx: &mut Tx, case: CaseId, page: &NotePage) -> Result<Vec<NoteRow>, StoreError> {
    let (at, id) = match page.before {
        Some((at, id)) => (at, id.uuid()),
        None => (END_OF_TIME, Uuid::max()),
    };
    let domain = page.domain.as_ref();
    let params: [Value; 10] = [
        case.uuid().into(),
        at.into(),
        id.into(),
        domain
            .map_or_else(String::new, |one| format!("%\"{one}\"%"))
            .into(),
        page.kind.map_or("", Code::code).into(),
        page.limit.into(),
        page.with_struck.into(),
        page.from.unwrap_or(Timestamp::UNIX_EPOCH).into(),
        page.until.unwrap_or(END_OF_TIME).into(),
        page.by.map(Id::uuid).into(),
    ];
    let rows = tx.query(PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// Who wrote notes in a case, by name.
pub async fn authors(tx: &mut Tx, case: CaseId) -> Result<Vec<(UserId, String)>, StoreError> {
    let rows = tx.query(AUTHORS, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok((id(row, "id")?, row.get("name")?)))
        .collect()
}

/// Writes what a note says from now on, and keeps what it said; [`StoreError::Stale`] if somebody
/// else has corrected it since `former` was read.
pub async fn correct(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    former: &NoteRow,
    content: &NoteContent,
    correction: &NewCorrection,
) -> Result<(), StoreError> {
    let params: [Value; 13] = [
        case.uuid().into(),
        former.id.uuid().into(),
        former.version.into(),
        content.at.into(),
        content.kind.code().into(),
        content.outcome.code().into(),
        content.place.as_str().into(),
        content.minutes.into(),
        content.travel_minutes.into(),
        to_json(&content.domains, "domains")?.into(),
        content.epistemic.code().into(),
        content.body.as_str().into(),
        to_json(&content.areas, "areas")?.into(),
    ];
    hit(tx.execute(CORRECT, &params).await?)?;
    let params: [Value; 7] = [
        correction.id.into(),
        carrier.uuid().into(),
        former.id.uuid().into(),
        former.content.to_json().into(),
        correction.reason.as_str().into(),
        correction.at.into(),
        correction.by.uuid().into(),
    ];
    tx.execute(INSERT_CORRECTION, &params).await?;
    Ok(())
}

/// Strikes a note; [`StoreError::Stale`] if somebody else has changed it since `former` was read.
pub async fn strike(
    tx: &mut Tx,
    case: CaseId,
    former: &NoteRow,
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params: [Value; 6] = [
        case.uuid().into(),
        former.id.uuid().into(),
        former.version.into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

/// Who corrects a note, when and why.
#[derive(Debug, Clone)]
pub struct NewCorrection {
    /// Id of the correction.
    pub id: Uuid,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// What a note said before, newest correction first.
pub async fn corrections(
    tx: &mut Tx,
    note: ContactNoteId,
) -> Result<Vec<CorrectionRow>, StoreError> {
    let rows = tx.query(CORRECTIONS, &[note.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(CorrectionRow {
                former: NoteContent::from_json(row)?,
                reason: row.get("reason")?,
                at: row.get("at")?,
                by_name: row.get("by_name")?,
            })
        })
        .collect()
}

impl NoteContent {
    fn to_json(&self) -> String {
        json!({
            "at": self.at.to_string(),
            "kind": self.kind.code(),
            "outcome": self.outcome.code(),
            "place": self.place,
            "minutes": self.minutes,
            "travel_minutes": self.travel_minutes,
            "domains": self.domains,
            "areas": self.areas,
            "epistemic": self.epistemic.code(),
            "body": self.body,
        })
        .to_string()
    }

    fn from_json(row: &Row) -> Result<Self, StoreError> {
        let former: serde_json::Value = json(row, "former")?;
        let text = |name: &str| former[name].as_str().unwrap_or("").to_owned();
        let unreadable = |problem: String| StoreError::Unreadable {
            column: "former",
            problem,
        };
        let unknown = |error: domain::UnknownCode| unreadable(error.to_string());
        let at: Result<Timestamp, jiff::Error> = text("at").parse();
        Ok(Self {
            at: at.map_err(|error| unreadable(error.to_string()))?,
            kind: Code::from_code(&text("kind")).map_err(unknown)?,
            outcome: Code::from_code(&text("outcome")).map_err(unknown)?,
            place: text("place"),
            minutes: former["minutes"].as_i64().unwrap_or(0),
            // Notes corrected before it was asked for say nothing about it.
            travel_minutes: former["travel_minutes"].as_i64().unwrap_or(0),
            domains: ids(&former["domains"]),
            areas: ids(&former["areas"]),
            epistemic: Code::from_code(&text("epistemic")).map_err(unknown)?,
            body: text("body"),
        })
    }
}

/// A list of ids; empty where none was asked for.
fn ids(list: &serde_json::Value) -> Vec<String> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}

fn read(row: &Row) -> Result<NoteRow, StoreError> {
    Ok(NoteRow {
        id: id(row, "id")?,
        content: NoteContent {
            at: row.get("at")?,
            kind: code(row, "kind")?,
            outcome: code(row, "outcome")?,
            place: row.get("place")?,
            minutes: row.get("minutes")?,
            travel_minutes: row.get("travel_minutes")?,
            domains: json(row, "domains")?,
            areas: json(row, "areas")?,
            epistemic: code(row, "epistemic")?,
            body: row.get("body")?,
        },
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
        struck: struck(row)?,
        about: About::read(row)?,
    })
}
