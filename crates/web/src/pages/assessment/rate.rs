//! One life domain of a version that is being written: problem and resource with equal room.

use std::collections::BTreeMap;

use app::{
    AppError, Problems,
    assessment::{Assessments, RatingRow, Said, Version},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::{Importance, Mark, Urgency, Voice},
    ids::{AssessmentId, CaseId},
};
use programme::model::{AnswerKind, Question, Questionnaire, Scale};

use super::{domain_title, late, list_path, words::sent};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
};

/// The longest free text, in characters.
const MAX_TEXT: usize = 4_000;

/// A question of the programme with its answers.
pub(super) struct Asked {
    pub name: String,
    pub words: String,
    /// Answers to choose from; none for own words.
    pub choices: Vec<Choice>,
    /// When it is meant.
    pub only_if: Option<String>,
}

/// An answer whose question is not asked any more. It goes along and does not count.
pub(super) struct Kept {
    pub name: String,
    pub value: String,
    pub question: String,
    pub answer: String,
}

/// The words of the questionnaire for the fields that every domain has.
pub(super) struct Words {
    pub problem: String,
    pub problems: Vec<Choice>,
    pub problem_text: String,
    pub resource: String,
    pub resources: Vec<Choice>,
    pub resource_text: String,
    pub person: String,
    pub life_world: String,
    pub importance: &'static str,
}

#[derive(Template)]
#[template(path = "assessment/rate.html")]
pub(super) struct RatePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub back: String,
    /// `2 von 8`.
    pub place: String,
    /// The domain after this one.
    pub next: Option<String>,
    pub words: Words,
    pub questions: Vec<Asked>,
    /// Ids of these questions, as the form sends them.
    pub shown: String,
    /// Answers to questions that are not asked any more.
    pub kept: Vec<Kept>,
    pub importances: Vec<Choice>,
    pub urgencies: Vec<Choice>,
    /// Where the words go if the version was finished meanwhile.
    pub anew: Option<String>,
    pub theirs: Theirs,
    pub f: FormView,
}

pub(super) struct Place {
    pub case: CaseId,
    pub version: AssessmentId,
    pub domain: String,
}

impl Place {
    pub(super) fn of(
        ctx: &RequestCtx,
        (case, version, domain): (String, String, String),
    ) -> Result<Self, WebError> {
        Ok(Self {
            case: id(ctx, &case)?,
            version: id(ctx, &version)?,
            domain,
        })
    }

    pub(super) fn path(&self, domain: &str) -> String {
        format!("{}/domains/{domain}", self.back())
    }

    pub(super) fn back(&self) -> String {
        format!("{}/versions/{}", list_path(self.case), self.version)
    }
}

pub(super) async fn read(ctx: &RequestCtx, place: &Place) -> Result<Assessments, WebError> {
    let subject = format!("assessment {}", place.version);
    app::assessment::for_form(ctx.app(), &ctx.op, place.case, &subject)
        .await
        .map_err(|e| ctx.error(e))
}

/// The open version, its questionnaire, and that the domain exists.
pub(super) fn found<'a>(
    ctx: &RequestCtx,
    all: &'a Assessments,
    place: &Place,
) -> Result<(&'a Version, &'a Questionnaire), WebError> {
    let missing = || ctx.error(AppError::NotFound);
    let version = all
        .version(place.version)
        .filter(|one| one.row.is_open_for(all.me))
        .ok_or_else(missing)?;
    let asked = all.questionnaire_of(version).ok_or_else(missing)?;
    if all.domains.iter().any(|one| one.id == place.domain) {
        Ok((version, asked))
    } else {
        Err(missing())
    }
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let place = Place::of(&ctx, path)?;
    let all = read(&ctx, &place).await?;
    let open = all
        .version(place.version)
        .map(|one| one.row.is_open_for(all.me));
    if open == Some(false) {
        return late::domain_left(&ctx, &all, &place).await;
    }
    let (version, asked) = found(&ctx, &all, &place)?;
    let start = as_form(version.rating(&place.domain));
    let form = ctx.form(&place.path(&place.domain), start).await?;
    let page = built(
        &ctx,
        &all,
        (&place, version, asked),
        form,
        Theirs::default(),
    )
    .await?;
    Ok(html(&page))
}

fn as_form(rating: Option<&RatingRow>) -> FormData {
    let Some(row) = rating else {
        return FormData::from_pairs([
            ("problem", sent(Mark::default())),
            ("resource", sent(Mark::default())),
            ("importance", sent(Importance::default())),
            ("urgency", sent(Urgency::default())),
            ("version", "0".to_owned()),
        ]);
    };
    let mut data = FormData::from_pairs([
        ("problem", sent(row.problem)),
        ("resource", sent(row.resource)),
        ("problem_text", row.problem_text.clone()),
        ("resource_text", row.resource_text.clone()),
        ("person", row.person.clone()),
        ("life_world", row.life_world.clone()),
        ("importance", sent(row.importance)),
        ("urgency", sent(row.urgency)),
        ("version", row.version.to_string()),
    ]);
    for (question, answer) in &row.answers {
        data.push(&format!("q_{question}"), answer.clone());
    }
    data
}

pub(super) async fn built(
    ctx: &RequestCtx,
    all: &Assessments,
    (place, version, asked): (&Place, &Version, &Questionnaire),
    f: FormView,
    theirs: Theirs,
) -> Result<RatePage, WebError> {
    let title = domain_title(ctx.texts(), all, &place.domain);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    let at = all.domains.iter().position(|one| one.id == place.domain);
    let at = at.unwrap_or_default();
    let next = all.domains.get(at + 1);
    let given = given(&f, asked.questions(&place.domain));
    let open = asked.asked(&place.domain, &given);
    Ok(RatePage {
        action: place.path(&place.domain),
        back: place.back(),
        place: sh.texts.with(
            "assessment-place",
            &[
                (
                    "voice",
                    (&*sh.texts.code("voice", version.row.voice)).into(),
                ),
                ("n", (at + 1).into()),
                ("all", all.domains.len().into()),
            ],
        ),
        next: next.map(|one| domain_title(sh.texts, all, &one.id)),
        words: worded(&sh, asked, &place.domain, version.row.voice),
        questions: open.iter().map(|one| to_answer(&sh, one)).collect(),
        shown: ids(&open),
        kept: kept(&sh, asked.questions(&place.domain), &open, &given),
        importances: Choice::all::<Importance>(sh.texts, "importance"),
        urgencies: Choice::all::<Urgency>(sh.texts, "urgency"),
        anew: None,
        theirs,
        f,
        frame,
        sh,
    })
}

/// The answers that stand in the form.
fn given(f: &FormView, questions: &[Question]) -> BTreeMap<String, String> {
    let all = questions.iter();
    all.map(|one| (one.id.clone(), f.value(&format!("q_{}", one.id)).to_owned()))
        .filter(|(_, answer)| !answer.is_empty())
        .collect()
}

fn ids(questions: &[&Question]) -> String {
    let ids: Vec<&str> = questions.iter().map(|one| one.id.as_str()).collect();
    ids.join(",")
}

/// What was answered before another answer closed the question.
fn kept(
    sh: &Shell,
    all: &[Question],
    open: &[&Question],
    given: &BTreeMap<String, String>,
) -> Vec<Kept> {
    let closed = all
        .iter()
        .filter(|one| open.iter().all(|asked| asked.id != one.id));
    closed
        .filter_map(|one| {
            let value = given.get(&one.id)?;
            Some(Kept {
                name: format!("q_{}", one.id),
                value: value.clone(),
                question: sh.say(&one.ask).to_owned(),
                answer: sh.say(&one.answer.in_words(value)).to_owned(),
            })
        })
        .collect()
}

/// The words of the questionnaire for the fields that every domain has.
pub(super) fn worded(sh: &Shell, asked: &Questionnaire, domain: &str, voice: Voice) -> Words {
    let say = |text| sh.say(text).to_owned();
    let (problem, resource) = (asked.problem(domain), asked.resource(domain));
    Words {
        problem: say(&problem.ask),
        problems: steps(sh, problem),
        problem_text: say(&asked.asks.problem_text),
        resource: say(&resource.ask),
        resources: steps(sh, resource),
        resource_text: say(&asked.asks.resource_text),
        person: say(&asked.asks.person),
        life_world: say(&asked.asks.life_world),
        importance: if voice == Voice::Client {
            "assessment-importance-own"
        } else {
            "assessment-importance"
        },
    }
}

/// The steps with their words, then the two marks that are no step.
pub(super) fn steps(sh: &Shell, scale: &Scale) -> Vec<Choice> {
    let choice = |mark: &Mark| {
        let label = match mark.step() {
            Some(step) => format!("{step}: {}", sh.say(&scale.steps[usize::from(step)])),
            None => sh.texts.code("mark", *mark).into_owned(),
        };
        Choice::new(mark.code(), label)
    };
    Mark::ALL.iter().map(choice).collect()
}

/// A question that can be answered, and be left open again after a wrong click.
fn to_answer(sh: &Shell, one: &Question) -> Asked {
    let mut asked = question(sh, &[], one);
    if !asked.choices.is_empty() {
        asked
            .choices
            .push(Choice::new("", sh.t("assessment-no-answer")));
    }
    asked
}

/// All further questions of a domain, for paper: there each says when it is meant.
pub(super) fn asked_here(sh: &Shell, questions: &[Question]) -> Vec<Asked> {
    let all = questions.iter();
    all.map(|one| question(sh, questions, one)).collect()
}

/// One question; when it is meant is said if those above it are given.
fn question(sh: &Shell, above: &[Question], one: &Question) -> Asked {
    Asked {
        name: format!("q_{}", one.id),
        words: sh.say(&one.ask).to_owned(),
        choices: answers(sh, one),
        only_if: only_if(sh, above, one),
    }
}

fn answers(sh: &Shell, question: &Question) -> Vec<Choice> {
    match &question.answer {
        AnswerKind::Scale(steps) => steps
            .iter()
            .enumerate()
            .map(|(step, text)| Choice::new(step.to_string(), format!("{step}: {}", sh.say(text))))
            .collect(),
        AnswerKind::Choice(options) => options
            .iter()
            .map(|one| Choice::new(&one.id, sh.say(&one.title)))
            .collect(),
        AnswerKind::Text => Vec::new(),
    }
}

/// „nur bei: noch offen“, for a question that is not always asked.
fn only_if(sh: &Shell, all: &[Question], question: &Question) -> Option<String> {
    let only_if = question.only_if.as_ref()?;
    let above = all.iter().find(|one| one.id == only_if.question)?;
    let answers: Vec<String> = only_if
        .is
        .iter()
        .map(|answer| {
            sh.say(&above.answer.in_words(answer))
                .trim_end_matches('.')
                .to_owned()
        })
        .collect();
    let answers = answers.join(&format!(" {} ", sh.t("common-or")));
    Some(sh.t1("assessment-only-if", "answers", answers))
}

/// What was typed, as far as it can be read.
fn said(data: &FormData) -> Result<Said, AppError> {
    let mut problems = Problems::new();
    let problem = data.code("problem", &mut problems);
    let resource = data.code("resource", &mut problems);
    let importance = data.code("importance", &mut problems);
    let urgency = data.code("urgency", &mut problems);
    let mut text = |name: &str| data.optional(name, MAX_TEXT, &mut problems);
    let problem_text = text("problem_text");
    let resource_text = text("resource_text");
    let person = text("person");
    let life_world = text("life_world");
    let mut answers = BTreeMap::new();
    for (name, _) in data.pairs() {
        if let Some(question) = name.strip_prefix("q_") {
            let answer = data.optional(name, MAX_TEXT, &mut problems);
            if !answer.is_empty() {
                answers.insert(question.to_owned(), answer);
            }
        }
    }
    match (problem, resource, importance, urgency) {
        (Some(problem), Some(resource), Some(importance), Some(urgency))
            if problems.0.is_empty() =>
        {
            Ok(Said {
                problem,
                resource,
                problem_text,
                resource_text,
                person,
                life_world,
                importance,
                urgency,
                answers,
            })
        }
        _ => Err(AppError::Invalid(problems)),
    }
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path(path): Path<(String, String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let place = Place::of(&ctx, path)?;
    let number = data.get("version").parse().unwrap_or(0);
    let answer = match said(&data) {
        Ok(said) => {
            let at = (place.version, place.domain.as_str(), number);
            app::assessment::rate(ctx.app(), &ctx.op, place.case, at, &said).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return after(&ctx, &place, &data).await;
    };
    let all = read(&ctx, &place).await?;
    if let Some(page) = late::domain(&ctx, &all, &place, &data).await? {
        return Ok(page);
    }
    let subject = format!("assessment {}", place.version);
    let changing = Changing::row(place.case, &subject, &["assessment.rate"]);
    let (status, form, theirs) = refused(&ctx, changing, data, error).await?;
    let (version, asked) = found(&ctx, &all, &place)?;
    let page = built(&ctx, &all, (&place, version, asked), form, theirs).await?;
    Ok(with_status(status, &page))
}

/// On to the next domain, or back to the version as a whole; but first to the questions that the
/// answers have opened.
async fn after(ctx: &RequestCtx, place: &Place, data: &FormData) -> Result<Response, WebError> {
    let all = read(ctx, place).await?;
    if opens_more(ctx, &all, place, data)? {
        return Ok(done(&place.path(&place.domain), "assessment-flash-more"));
    }
    let then = data.get("then");
    let at = all.domains.iter().position(|one| one.id == place.domain);
    let next = at.and_then(|at| all.domains.get(at + 1));
    let path = match next.filter(|_| then != "back") {
        Some(next) => place.path(&next.id),
        None => place.back(),
    };
    Ok(done(&path, "assessment-flash-rated"))
}

/// Whether the saved answers ask for something that did not stand in the form.
fn opens_more(
    ctx: &RequestCtx,
    all: &Assessments,
    place: &Place,
    data: &FormData,
) -> Result<bool, WebError> {
    let shown: Vec<&str> = data.get("shown").split(',').collect();
    let (version, asked) = found(ctx, all, place)?;
    let answers = version.rating(&place.domain).map(|one| &one.answers);
    let more = answers.is_some_and(|answers| {
        let mut open = asked.asked(&place.domain, answers).into_iter();
        open.any(|one| !shown.contains(&one.id.as_str()) && !answers.contains_key(&one.id))
    });
    Ok(more && data.pairs().iter().any(|(name, _)| name == "shown"))
}
