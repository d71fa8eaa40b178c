//! The questionnaire on paper, empty, to be filled in by hand in the cell and typed in later.

use app::{AppError, assessment::Assessments};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::{Importance, Occasion, Urgency, Voice},
    ids::CaseId,
};
use programme::model::Questionnaire;

use super::{
    base, list_path,
    rate::{Asked, Words, asked_here, worded},
};
use crate::{
    error::WebError,
    field::Choice,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// One domain on paper.
pub(super) struct Sheet {
    pub title: String,
    pub words: Words,
    pub questions: Vec<Asked>,
}

#[derive(Template)]
#[template(path = "assessment/paper.html")]
pub(super) struct PaperPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub title: String,
    pub intro: Option<String>,
    /// Whether the client speaks; else the sheet is about them.
    pub own: bool,
    /// Whether somebody else speaks, who says who they are and on which base.
    pub third: bool,
    /// What is typed in later of the version as a whole.
    pub occasions: Vec<Choice>,
    /// How important a domain is, and by when something has to happen.
    pub importances: Vec<Choice>,
    pub urgencies: Vec<Choice>,
    pub sheets: Vec<Sheet>,
    /// The other questionnaires: address and words.
    pub others: Vec<(String, String)>,
    pub version: String,
    pub back: String,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = app::assessment::assessments(ctx.app(), &ctx.op, case, "paper")
        .await
        .map_err(|e| ctx.error(e))?;
    let voice = match ctx.query("voice") {
        Some(code) => Voice::from_code(&code).map_err(|_| ctx.error(AppError::NotFound))?,
        None => Voice::Client,
    };
    let asked = all
        .questionnaire_for(voice)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let title = ctx.texts().get("assessment-paper").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(&ctx, &all.head, title);
    Ok(html(&built(sh, frame, &all, (voice, asked), case)))
}

pub(super) fn built(
    sh: Shell,
    frame: CaseFrame,
    all: &Assessments,
    (voice, asked): (Voice, &Questionnaire),
    case: CaseId,
) -> PaperPage {
    let sheet = |domain: &programme::model::LifeDomain| Sheet {
        title: sh.say(&domain.title).to_owned(),
        words: worded(&sh, asked, &domain.id, voice),
        questions: asked_here(&sh, asked.questions(&domain.id)),
    };
    let others = [Voice::Client, Voice::Worker, Voice::ThirdParty]
        .into_iter()
        .filter(|other| *other != voice && all.questionnaire_for(*other).is_some())
        .map(|other| {
            (
                format!("{}/paper?voice={}", list_path(case), other.code()),
                sh.texts.code("voice", other).into_owned(),
            )
        })
        .collect();
    PaperPage {
        title: sh.say(&asked.title).to_owned(),
        own: voice == Voice::Client,
        third: voice == Voice::ThirdParty,
        occasions: Choice::all::<Occasion>(sh.texts, "occasion"),
        importances: said(&sh, "importance", Importance::default()),
        urgencies: said(&sh, "urgency", Urgency::default()),
        intro: asked.intro.as_ref().map(|text| sh.say(text).to_owned()),
        sheets: all.domains.iter().map(sheet).collect(),
        others,
        version: sh.t1("assessment-paper-version", "version", &asked.version),
        back: base(&frame),
        frame,
        sh,
    }
}

/// The answers of a field; not having said is no box to tick.
fn said<T: Code + PartialEq>(sh: &Shell, name: &str, unsaid: T) -> Vec<Choice> {
    let all = T::ALL.iter().filter(|one| **one != unsaid);
    all.map(|one| Choice::new(one.code(), sh.texts.code(name, *one)))
        .collect()
}
