//! Handovers: a transfer that the other side acknowledges. Until then the former lead answers; the
//! schema lets only one offer per case be open.

use db::{Row, Tx};
use domain::{
    Code,
    handover::{CheckedItem, HandoverEnd, HandoverKind},
    ids::{CarrierId, CaseId, HandoverId, SiteId, UserId},
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, hit, id, json, opt_code, opt_id, to_json},
};

/// An offer with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverRow {
    /// Its id.
    pub id: HandoverId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Number of the case.
    pub case_number: String,
    /// Who answers for the case until it is accepted.
    pub from: Option<UserId>,
    /// Name of that person.
    pub from_name: Option<String>,
    /// Between whom: workers, sites, phases.
    pub kind: HandoverKind,
    /// Who is to take over.
    pub to: UserId,
    /// Name of that person.
    pub to_name: String,
    /// The site that the case goes to, if it is another one.
    pub to_site: Option<SiteId>,
    /// What is open, what matters.
    pub content: String,
    /// What whoever gives has ticked or explained.
    pub checklist: Vec<CheckedItem>,
    /// When the other side opened it first.
    pub seen_at: Option<Timestamp>,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// By whom: the lead, the deputy or coordination.
    pub offered_by: UserId,
    /// Name of that person.
    pub offered_by_name: String,
    /// When it was answered or taken back.
    pub answered_at: Option<Timestamp>,
    /// The answer; `None` while it is open, and if it was taken back.
    pub accepted: Option<bool>,
    /// What was answered.
    pub answer: String,
    /// Why it ended without an answer.
    pub ended: Option<HandoverEnd>,
    /// By whom.
    pub ended_by: Option<UserId>,
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoverState {
    /// Waits for the other side.
    Open,
    /// Accepted: the lead has changed.
    Accepted,
    /// Declined: everything stays.
    Declined,
    /// Taken back, or overtaken by a direct assignment or the end of the case.
    Withdrawn,
}

impl HandoverRow {
    /// Where it stands.
    pub fn state(&self) -> HandoverState {
        match (self.answered_at, self.accepted) {
            (None, _) => HandoverState::Open,
            (Some(_), Some(true)) => HandoverState::Accepted,
            (Some(_), Some(false)) => HandoverState::Declined,
            (Some(_), None) => HandoverState::Withdrawn,
        }
    }
}

const INSERT: &str = "INSERT INTO handover (id, carrier_id, case_id, from_user_id, to_user_id,
 content, offered_at, offered_by, answer, kind, to_site_id, checklist)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11) ON CONFLICT DO NOTHING";
const BY_ID: &str = "SELECT h.*, c.number AS case_number, f.name AS from_name, t.name AS to_name,
 o.name AS offered_by_name
 FROM handover h JOIN cases c ON c.id = h.case_id
 JOIN user_account t ON t.id = h.to_user_id JOIN user_account o ON o.id = h.offered_by
 LEFT JOIN user_account f ON f.id = h.from_user_id
 WHERE h.carrier_id = $1 AND h.id = $2";
const OF_CASE: &str = "SELECT h.*, c.number AS case_number, f.name AS from_name, t.name AS to_name,
 o.name AS offered_by_name
 FROM handover h JOIN cases c ON c.id = h.case_id
 JOIN user_account t ON t.id = h.to_user_id JOIN user_account o ON o.id = h.offered_by
 LEFT JOIN user_account f ON f.id = h.from_user_id
 WHERE h.case_id = $1 ORDER BY h.offered_at DESC, h.id DESC";
const ANSWER: &str = "UPDATE handover SET answered_at = $2, accepted = $3, answer = $4
 WHERE id = $1 AND answered_at IS NULL";
const SEE: &str = "UPDATE handover SET seen_at = $2 WHERE id = $1 AND seen_at IS NULL";
const GIVEN: &str = "SELECT h.*, c.number AS case_number, f.name AS from_name, t.name AS to_name,
 o.name AS offered_by_name, c.programme, c.programme_version
 FROM handover h JOIN cases c ON c.id = h.case_id
 JOIN user_account t ON t.id = h.to_user_id JOIN user_account o ON o.id = h.offered_by
 LEFT JOIN user_account f ON f.id = h.from_user_id
 WHERE h.carrier_id = $1 AND h.answered_at IS NULL
 AND (h.from_user_id = $2 OR h.offered_by = $2 OR h.to_user_id = $2)
 ORDER BY h.offered_at, h.id";
const GIVEN_AT: &str =
    "SELECT h.*, c.number AS case_number, f.name AS from_name, t.name AS to_name,
 o.name AS offered_by_name, c.programme, c.programme_version
 FROM handover h JOIN cases c ON c.id = h.case_id
 JOIN user_account t ON t.id = h.to_user_id JOIN user_account o ON o.id = h.offered_by
 LEFT JOIN user_account f ON f.id = h.from_user_id
 WHERE h.carrier_id = $1 AND h.answered_at IS NULL AND c.site_id = $2
 ORDER BY h.offered_at, h.id";
const ASK: &str = "INSERT INTO handover_question (id, carrier_id, case_id, handover_id, body,
 asked_at, asked_by, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, '')";
const QUESTIONS: &str = "SELECT q.id, q.handover_id, q.body, q.asked_at, q.answer, q.answered_at,
 a.name AS answered_by_name FROM handover_question q
 LEFT JOIN user_account a ON a.id = q.answered_by
 WHERE q.case_id = $1 ORDER BY q.asked_at, q.id";
pub(crate) const ASKED_ABOUT: &str =
    "SELECT q.id, q.handover_id, q.case_id, q.asked_at, q.answered_at,
 c.number, a.name AS asked_by_name, r.name AS answered_by_name
 FROM handover h JOIN handover_question q ON q.case_id = h.case_id AND q.handover_id = h.id
 JOIN cases c ON c.id = h.case_id JOIN user_account a ON a.id = q.asked_by
 LEFT JOIN user_account r ON r.id = q.answered_by
 WHERE h.carrier_id = $1 AND h.answered_at IS NULL
 AND ((q.answered_at IS NULL AND (h.from_user_id = $2 OR h.offered_by = $2))
 OR (q.answered_at >= $3 AND q.asked_by = $2))
 ORDER BY q.asked_at, q.id";
const ANSWER_QUESTION: &str = "UPDATE handover_question SET answer = $3, answered_at = $4,
 answered_by = $5 WHERE case_id = $1 AND id = $2 AND answered_at IS NULL";
/// What has come of offers since then, without those that another offer has followed.
pub(crate) const ANSWERED: &str =
    "SELECT h.*, c.number AS case_number, f.name AS from_name, t.name AS to_name,
 o.name AS offered_by_name
 FROM handover h JOIN cases c ON c.id = h.case_id
 JOIN user_account t ON t.id = h.to_user_id JOIN user_account o ON o.id = h.offered_by
 LEFT JOIN user_account f ON f.id = h.from_user_id
 WHERE h.carrier_id = $1 AND h.answered_at >= $3
 AND (h.from_user_id = $2 OR h.offered_by = $2) AND h.to_user_id <> $2
 AND (h.ended_by IS NULL OR h.ended_by <> $2)
 AND NOT EXISTS (SELECT 1 FROM handover n WHERE n.case_id = h.case_id
 AND (n.offered_at > h.offered_at OR (n.offered_at = h.offered_at AND n.id > h.id)))
 ORDER BY h.answered_at DESC, h.id DESC LIMIT $4";
const WITHDRAW: &str = "UPDATE handover SET answered_at = $2, ended_because = $3, ended_by = $4
 WHERE case_id = $1 AND answered_at IS NULL";

/// Stores an offer; [`StoreError::Stale`] if another one of this case is open.
pub async fn insert(tx: &mut Tx, offer: &HandoverRow) -> Result<(), StoreError> {
    let params = [
        offer.id.uuid().into(),
        offer.carrier.uuid().into(),
        offer.case.uuid().into(),
        offer.from.map(UserId::uuid).into(),
        offer.to.uuid().into(),
        offer.content.as_str().into(),
        offer.offered_at.into(),
        offer.offered_by.uuid().into(),
        offer.kind.code().into(),
        offer.to_site.map(SiteId::uuid).into(),
        to_json(&offer.checklist, "checklist")?.into(),
    ];
    hit(tx.execute(INSERT, &params).await?)
}

/// The offer with this id, within one carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    handover: HandoverId,
) -> Result<Option<HandoverRow>, StoreError> {
    let params = [carrier.uuid().into(), handover.uuid().into()];
    tx.query_opt(BY_ID, &params)
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// All offers of a case, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<HandoverRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Writes the answer down; [`StoreError::Stale`] if the offer is no longer open.
pub async fn answer(
    tx: &mut Tx,
    handover: HandoverId,
    accepted: bool,
    now: Timestamp,
    answer: &str,
) -> Result<(), StoreError> {
    let params = [
        handover.uuid().into(),
        now.into(),
        accepted.into(),
        answer.into(),
    ];
    hit(tx.execute(ANSWER, &params).await?)
}

/// An open offer with the programme of its case, whose rule says when the answer is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOffer {
    /// The offer.
    pub offer: HandoverRow,
    /// Code of the programme.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
}

/// Whose open offers are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concerned {
    /// This worker gives, offered or is to take over.
    Worker(UserId),
    /// The case belongs to this site.
    Site(SiteId),
}

/// Offers without an answer, oldest first.
pub async fn open(
    tx: &mut Tx,
    carrier: CarrierId,
    whose: Concerned,
) -> Result<Vec<OpenOffer>, StoreError> {
    let (statement, who) = match whose {
        Concerned::Worker(user) => (GIVEN, user.uuid()),
        Concerned::Site(site) => (GIVEN_AT, site.uuid()),
    };
    let params = [carrier.uuid().into(), who.into()];
    let rows = tx.query(statement, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(OpenOffer {
                offer: read(row)?,
                programme: row.get("programme")?,
                programme_version: row.get("programme_version")?,
            })
        })
        .collect()
}

/// What has come since then of the offers that this worker gave or made and somebody else ended, the newest
/// answer first; nothing of a case that is offered again.
pub async fn answered(
    tx: &mut Tx,
    carrier: CarrierId,
    (worker, since): (UserId, Timestamp),
    limit: i64,
) -> Result<Vec<HandoverRow>, StoreError> {
    let params = [
        carrier.uuid().into(),
        worker.uuid().into(),
        since.into(),
        limit.into(),
    ];
    let rows = tx.query(ANSWERED, &params).await?;
    rows.iter().map(read).collect()
}

/// Writes down that the other side has opened the offer, once.
pub async fn see(tx: &mut Tx, handover: HandoverId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(SEE, &[handover.uuid().into(), now.into()])
        .await?;
    Ok(())
}

/// What the other side asks before it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRow {
    /// Its id.
    pub id: Uuid,
    /// The offer.
    pub handover: HandoverId,
    /// The question.
    pub body: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// The answer; empty until there is one.
    pub answer: String,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Name of the person who did.
    pub answered_by_name: Option<String>,
}

/// Stores a question about an offer.
pub async fn ask(
    tx: &mut Tx,
    (row, now, by): (Uuid, Timestamp, UserId),
    offer: &HandoverRow,
    body: &str,
) -> Result<(), StoreError> {
    let params = [
        row.into(),
        offer.carrier.uuid().into(),
        offer.case.uuid().into(),
        offer.id.uuid().into(),
        body.into(),
        now.into(),
        by.uuid().into(),
    ];
    tx.execute(ASK, &params).await?;
    Ok(())
}

/// All questions about the offers of a case, oldest first.
pub async fn questions(tx: &mut Tx, case: CaseId) -> Result<Vec<QuestionRow>, StoreError> {
    let rows = tx.query(QUESTIONS, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(QuestionRow {
                id: row.get("id")?,
                handover: id(row, "handover_id")?,
                body: row.get("body")?,
                asked_at: row.get("asked_at")?,
                answer: row.get("answer")?,
                answered_at: row.get("answered_at")?,
                answered_by_name: row.get("answered_by_name")?,
            })
        })
        .collect()
}

/// A question about an offer that is open: without an answer, for whoever gives, or with one, for whoever asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedAbout {
    /// The question.
    pub question: Uuid,
    /// The offer.
    pub handover: HandoverId,
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// By whom.
    pub asked_by_name: String,
    /// When and by whom it was answered.
    pub answered: Option<(Timestamp, String)>,
}

/// Questions about open offers that wait for this worker, and their own ones that were answered since then, the
/// oldest first.
pub async fn asked_about(
    tx: &mut Tx,
    carrier: CarrierId,
    (worker, since): (UserId, Timestamp),
) -> Result<Vec<AskedAbout>, StoreError> {
    let params = [carrier.uuid().into(), worker.uuid().into(), since.into()];
    let rows = tx.query(ASKED_ABOUT, &params).await?;
    rows.iter()
        .map(|row| {
            let at: Option<Timestamp> = row.get("answered_at")?;
            let by: Option<String> = row.get("answered_by_name")?;
            Ok(AskedAbout {
                question: row.get("id")?,
                handover: id(row, "handover_id")?,
                case: id(row, "case_id")?,
                number: row.get("number")?,
                asked_at: row.get("asked_at")?,
                asked_by_name: row.get("asked_by_name")?,
                answered: at.zip(by),
            })
        })
        .collect()
}

/// Answers a question; [`StoreError::Stale`] if it has an answer already.
pub async fn answer_question(
    tx: &mut Tx,
    case: CaseId,
    question: Uuid,
    (answer, now, by): (&str, Timestamp, UserId),
) -> Result<(), StoreError> {
    let params = [
        case.uuid().into(),
        question.into(),
        answer.into(),
        now.into(),
        by.uuid().into(),
    ];
    hit(tx.execute(ANSWER_QUESTION, &params).await?)
}

/// Ends what is open without an answer; returns how many offers that were (0 or 1).
pub async fn withdraw(
    tx: &mut Tx,
    case: CaseId,
    (why, now, by): (HandoverEnd, Timestamp, UserId),
) -> Result<u64, StoreError> {
    let params = [
        case.uuid().into(),
        now.into(),
        why.code().into(),
        by.uuid().into(),
    ];
    Ok(tx.execute(WITHDRAW, &params).await?)
}

fn read(row: &Row) -> Result<HandoverRow, StoreError> {
    Ok(HandoverRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        case_number: row.get("case_number")?,
        from: opt_id(row, "from_user_id")?,
        from_name: row.get("from_name")?,
        to: id(row, "to_user_id")?,
        to_name: row.get("to_name")?,
        kind: code(row, "kind")?,
        to_site: opt_id(row, "to_site_id")?,
        content: row.get("content")?,
        checklist: json(row, "checklist")?,
        seen_at: row.get("seen_at")?,
        offered_at: row.get("offered_at")?,
        offered_by: id(row, "offered_by")?,
        offered_by_name: row.get("offered_by_name")?,
        answered_at: row.get("answered_at")?,
        accepted: row.get("accepted")?,
        answer: row.get("answer")?,
        ended: opt_code(row, "ended_because")?,
        ended_by: opt_id(row, "ended_by")?,
    })
}
