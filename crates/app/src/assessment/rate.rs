//! What an open version says about one life domain.

use std::collections::BTreeMap;

use access::Action;
use domain::{
    Code,
    assessment::{Importance, Mark, Urgency},
    ids::{AssessmentId, CaseId},
};
use programme::model::{AnswerProblem, Question};
use store::{StoreError, assessment::RatingRow};

use super::{known_domain, write::own_open};
use crate::{App, AppError, Conflict, Done, OpContext, Problems, correction::SAID, journal};

/// What was said about a domain, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// How great the problem is.
    pub problem: Mark,
    /// How great the resource is.
    pub resource: Mark,
    /// The problem in words.
    pub problem_text: String,
    /// The resource in words.
    pub resource_text: String,
    /// Skills and wishes.
    pub person: String,
    /// Home, district, family, offers.
    pub life_world: String,
    /// How important it is to the client.
    pub importance: Importance,
    /// By when something has to happen.
    pub urgency: Urgency,
    /// Answers to the questions, by their ids; none is empty.
    pub answers: BTreeMap<String, String>,
}

/// Writes what an open version says about a domain. `version` is the one that was read, 0 for none.
pub async fn rate(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, domain, version): (AssessmentId, &str, i64),
    said: &Said,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let assessment = own_open(&mut tx, ctx, case, id).await?;
    let programme = app.programme_of(&row)?;
    known_domain(programme, domain)?;
    let asked = assessment
        .questionnaire
        .as_ref()
        .and_then(|(id, version)| programme.questionnaire(id, version))
        .ok_or(AppError::NotFound)?;
    let mut problems = Problems::new();
    for (question, problem) in asked.check(domain, &said.answers) {
        let key = match problem {
            AnswerProblem::UnknownQuestion => "assessment-problem-question",
            AnswerProblem::UnknownAnswer => "assessment-problem-answer",
        };
        problems.add_key(&format!("q_{question}"), key);
    }
    problems.none_or_invalid()?;
    let ratings = store::assessment::ratings_of_version(&mut tx, case, id).await?;
    let former = ratings.into_iter().find(|one| one.domain == domain);
    if former.as_ref().map_or(0, |one| one.version) != version {
        let questions = asked.questions(domain);
        return Err(conflict(
            (former.as_ref(), questions),
            &assessment.author_name,
        ));
    }
    let new = RatingRow {
        id: former.as_ref().map_or_else(|| ctx.new_id(), |one| one.id),
        assessment: id,
        domain: domain.to_owned(),
        problem: said.problem,
        resource: said.resource,
        problem_text: said.problem_text.trim().to_owned(),
        resource_text: said.resource_text.trim().to_owned(),
        person: said.person.trim().to_owned(),
        life_world: said.life_world.trim().to_owned(),
        importance: said.importance,
        urgency: said.urgency,
        answers: said.answers.clone(),
        taken_from: None,
        version,
    };
    if former.is_some() {
        store::assessment::update_rating(&mut tx, &new).await?;
    } else {
        store::assessment::insert_rating(&mut tx, row.carrier, case, &new).await?;
    }
    store::assessment::touch(&mut tx, id, ctx.now).await?;
    let done = Done::on("assessment.rate", case).subject(format!("assessment {id}"));
    let detail = serde_json::json!({ "domain": domain }).to_string();
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The same person has saved it elsewhere meanwhile: what stands there now.
fn conflict((now, questions): (Option<&RatingRow>, &[Question]), author: &str) -> AppError {
    let mut theirs: Vec<(String, String)> = now.map_or_else(Vec::new, |row| {
        let mark = |mark: Mark| format!("code-mark-{}", mark.code().replace('_', "-"));
        vec![
            ("assessment-problem".to_owned(), mark(row.problem)),
            ("assessment-resource".to_owned(), mark(row.resource)),
            ("assessment-in-words".to_owned(), row.problem_text.clone()),
            (
                "assessment-resource-text".to_owned(),
                row.resource_text.clone(),
            ),
            ("assessment-person".to_owned(), row.person.clone()),
            ("assessment-life-world".to_owned(), row.life_world.clone()),
            (
                "assessment-importance".to_owned(),
                format!("code-importance-{}", row.importance.code()),
            ),
            (
                "assessment-urgency".to_owned(),
                format!("code-urgency-{}", row.urgency.code()),
            ),
        ]
    });
    let answers = now.map(|row| &row.answers);
    theirs.extend(questions.iter().filter_map(|question| {
        let answer = answers?.get(&question.id)?;
        let said = question.answer.in_words(answer);
        Some((format!("{SAID}{}", question.ask.de), said.de))
    }));
    theirs.retain(|(_, value)| !value.is_empty());
    AppError::Conflict(Box::new(Conflict {
        by: Some(author.to_owned()),
        version: now.map_or(0, |one| one.version),
        theirs,
    }))
}
