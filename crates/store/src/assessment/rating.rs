//! What a version says about one life domain.

use std::collections::BTreeMap;

use db::{Row, Tx};
use domain::{
    Code,
    assessment::{Importance, Mark, Urgency},
    ids::{AssessmentId, CarrierId, CaseId, DomainRatingId},
};

use crate::{
    StoreError,
    reading::{code, hit, id, json, opt_id, to_json},
};

/// What a version says about one life domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingRow {
    /// Its id.
    pub id: DomainRatingId,
    /// The version it belongs to.
    pub assessment: AssessmentId,
    /// Id of the life domain in the programme.
    pub domain: String,
    /// How great the problem is.
    pub problem: Mark,
    /// How great the resource is.
    pub resource: Mark,
    /// The problem in words.
    pub problem_text: String,
    /// The resource in words.
    pub resource_text: String,
    /// The side of the person: skills, wishes (P16).
    pub person: String,
    /// The side of the life world: home, district, family, offers near the release address (P16).
    pub life_world: String,
    /// How important it is to the client.
    pub importance: Importance,
    /// By when something has to happen.
    pub urgency: Urgency,
    /// Answers to the questions of the questionnaire, by their ids.
    pub answers: BTreeMap<String, String>,
    /// The version that it was copied from, until somebody has gone through it again.
    pub taken_from: Option<AssessmentId>,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO domain_rating (id, carrier_id, case_id, assessment_id, domain,
 problem, resource, problem_text, resource_text, person, life_world, importance, urgency, answers,
 taken_from, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
const UPDATE: &str = "UPDATE domain_rating SET problem = $3, resource = $4, problem_text = $5,
 resource_text = $6, person = $7, life_world = $8, importance = $9, urgency = $10, answers = $11,
 taken_from = $12, version = version + 1 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT r.* FROM domain_rating r WHERE r.case_id = $1 ORDER BY r.id";
const OF_VERSION: &str = "SELECT r.* FROM domain_rating r
 WHERE r.case_id = $1 AND r.assessment_id = $2 ORDER BY r.id";

/// Stores what a version says about one more domain.
pub async fn insert_rating(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &RatingRow,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.assessment.uuid().into(),
        row.domain.as_str().into(),
        row.problem.code().into(),
        row.resource.code().into(),
        row.problem_text.as_str().into(),
        row.resource_text.as_str().into(),
        row.person.as_str().into(),
        row.life_world.as_str().into(),
        row.importance.code().into(),
        row.urgency.code().into(),
        to_json(&row.answers, "answers")?.into(),
        row.taken_from.map(AssessmentId::uuid).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes it back while its version is open; [`StoreError::Stale`] if it has changed meanwhile. The
/// caller has held the case and seen that the version is open.
pub async fn update_rating(tx: &mut Tx, row: &RatingRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.problem.code().into(),
        row.resource.code().into(),
        row.problem_text.as_str().into(),
        row.resource_text.as_str().into(),
        row.person.as_str().into(),
        row.life_world.as_str().into(),
        row.importance.code().into(),
        row.urgency.code().into(),
        to_json(&row.answers, "answers")?.into(),
        row.taken_from.map(AssessmentId::uuid).into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// What all versions of a case say, open and struck ones too.
pub async fn ratings_of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<RatingRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// What one version says.
pub async fn ratings_of_version(
    tx: &mut Tx,
    case: CaseId,
    version: AssessmentId,
) -> Result<Vec<RatingRow>, StoreError> {
    let params = [case.uuid().into(), version.uuid().into()];
    let rows = tx.query(OF_VERSION, &params).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<RatingRow, StoreError> {
    Ok(RatingRow {
        id: id(row, "id")?,
        assessment: id(row, "assessment_id")?,
        domain: row.get("domain")?,
        problem: code(row, "problem")?,
        resource: code(row, "resource")?,
        problem_text: row.get("problem_text")?,
        resource_text: row.get("resource_text")?,
        person: row.get("person")?,
        life_world: row.get("life_world")?,
        importance: code(row, "importance")?,
        urgency: code(row, "urgency")?,
        answers: json(row, "answers")?,
        taken_from: opt_id(row, "taken_from")?,
        version: row.get("version")?,
    })
}
