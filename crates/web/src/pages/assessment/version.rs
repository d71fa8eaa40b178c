//! A version that is being written, as a whole: save it for later, or finish it.

use app::{
    AppError,
    assessment::{Assessments, Finished, Version, missing, says_something},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    assessment::{problem_difference, resource_difference},
    ids::{AssessmentId, CaseId},
};

use super::{
    base, domain_title, for_form, late, list_path,
    start::{Fields, entry},
    visible,
    words::{self, Marked, sent},
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// One domain of a version that is being written.
pub(super) struct Line {
    pub href: String,
    pub title: String,
    pub problem: Option<Marked>,
    pub resource: Option<Marked>,
    pub class: &'static str,
    pub icon: &'static str,
    pub state: String,
}

/// Both versions of one domain, for whoever finishes second.
pub(super) struct Beside {
    pub title: String,
    pub theirs: String,
    pub mine: String,
    pub difference: Option<String>,
}

#[derive(Template)]
#[template(path = "assessment/version.html")]
pub(super) struct VersionPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub strike: String,
    pub lines: Vec<Line>,
    /// Whether a domain still says what was said in a former version.
    pub any_taken: bool,
    /// The life domains that are empty, in words, if it has to be confirmed that this is meant.
    pub sparse: Option<String>,
    pub fields: Fields,
    /// Who has finished one meanwhile, in words, and where it can be read.
    pub faster: Option<(String, String)>,
    pub beside: Vec<Beside>,
    /// Where the words go if the version was finished meanwhile.
    pub anew: Option<String>,
    pub theirs: Theirs,
    pub f: FormView,
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let subject = format!("assessment {version}");
    let all = app::assessment::assessments(ctx.app(), &ctx.op, case, &subject)
        .await
        .map_err(|e| ctx.error(e))?;
    let one = visible(&ctx, &all, version)?;
    if one.row.is_open_for(all.me) && all.may_edit {
        let action = format!("{}/versions/{version}", list_path(case));
        let form = ctx.form(&action, as_form(&ctx, &all, one)).await?;
        let page = version_page(&ctx, &all, one, form, Theirs::default()).await?;
        return Ok(html(&page));
    }
    late::whole_left(&ctx, &all, one).await
}

fn as_form(ctx: &RequestCtx, all: &Assessments, one: &Version) -> FormData {
    let row = &one.row;
    let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
    let mut data = FormData::from_pairs([
        ("given_on", ctx.texts().date(row.given_on)),
        ("occasion", row.occasion.map_or_else(String::new, sent)),
        ("on_paper", yes(row.on_paper)),
        ("source", row.source.clone()),
        ("release_basis", row.release_basis.clone()),
        ("keep", yes(row.keep_from_client_copy)),
        ("summary", row.summary.clone()),
        (
            "shared_on",
            row.shared_on
                .map_or_else(String::new, |on| ctx.texts().date(on)),
        ),
        ("version", row.version.to_string()),
        ("seen", seen(all, one)),
    ]);
    for (at, domain) in row.priorities.iter().enumerate() {
        data.push(&format!("priority_{}", at + 1), domain.clone());
    }
    data
}

/// The newest version of the same voice that was there when this one was begun. What was finished
/// since is shown beside it before this one is finished too.
pub(super) fn seen(all: &Assessments, one: &Version) -> String {
    let before = |other: &&Version| {
        other.is_same_voice(one.row.voice, &one.row.source)
            && other
                .row
                .finished_at
                .is_some_and(|at| at < one.row.started_at)
    };
    let newest = all.finished(one.row.voice).rfind(before);
    newest.map_or_else(String::new, |other| other.row.id.to_string())
}

pub(super) async fn version_page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
    f: FormView,
    theirs: Theirs,
) -> Result<VersionPage, WebError> {
    let voice = ctx.texts().code("voice", one.row.voice);
    let title = ctx
        .texts()
        .with("assessment-of", &[("voice", (&*voice).into())]);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    let action = format!("{}/versions/{}", base(&frame), one.row.id);
    let lines = if one.row.voice.rates() {
        let line = |domain: &programme::model::LifeDomain| line(&sh, all, one, &action, &domain.id);
        all.domains.iter().map(line).collect()
    } else {
        Vec::new()
    };
    let any_taken = one.ratings.iter().any(|rating| rating.taken_from.is_some());
    Ok(VersionPage {
        any_taken,
        sparse: None,
        fields: Fields::of(&sh, &all.domains, one.row.voice),
        strike: format!("{action}/strike"),
        faster: None,
        beside: Vec::new(),
        anew: None,
        lines,
        action,
        frame,
        theirs,
        f,
        sh,
    })
}

fn line(sh: &Shell, all: &Assessments, one: &Version, action: &str, domain: &str) -> Line {
    let texts = sh.texts;
    let rating = one.rating(domain).filter(|rating| says_something(rating));
    let marks = rating.map(|_| words::marks(texts, all.questionnaire_of(one), one, domain));
    let (problem, resource) = marks.unzip();
    let one_sided = rating.is_some_and(|rating| {
        rating.problem.step().is_some_and(|step| step > 0)
            && rating.resource.step().unwrap_or(0) == 0
            && rating.resource_text.is_empty()
    });
    let said = |key: &str| texts.get(key).into_owned();
    let taken = rating.and_then(|rating| words::taken(texts, all, rating));
    let (class, icon, state) = match (rating, taken, one_sided) {
        (None, ..) => ("st-mute", "open", said("assessment-line-empty")),
        (Some(_), Some(taken), _) => ("st-risk", "open", taken),
        (Some(_), None, true) => ("st-risk", "risk", said("assessment-line-one-sided")),
        (Some(_), None, false) => ("st-ok", "ok", said("assessment-line-said")),
    };
    Line {
        href: format!("{action}/domains/{domain}"),
        title: domain_title(sh.texts, all, domain),
        problem,
        resource,
        class,
        icon,
        state,
    }
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let number = data.get("version").parse().unwrap_or(0);
    let (entry, unread) = entry(&data);
    let answer = match unread.none_or_invalid() {
        Ok(()) => app::assessment::save(ctx.app(), &ctx.op, case, (version, number), &entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&list_path(case), "assessment-flash-saved")),
        Err(error) => again(&ctx, (case, version), (data, false), error).await,
    }
}

pub(super) async fn finish(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let number = data.get("version").parse().unwrap_or(0);
    let seen = data.get("seen").parse().ok();
    let (entry, unread) = entry(&data);
    let answer = match unread.none_or_invalid() {
        Ok(()) => {
            let sure = (seen, data.get("confirmed"));
            app::assessment::finish(ctx.app(), &ctx.op, case, (version, number), &entry, sure).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(Finished::Done) => Ok(done(&list_path(case), "assessment-flash-finished")),
        Ok(Finished::Sparse(empty)) => sparse(&ctx, (case, version), data, &empty).await,
        Ok(Finished::Beside(other)) => beside(&ctx, case, (version, other), data).await,
        Err(error) => again(&ctx, (case, version), (data, true), error).await,
    }
}

/// Most life domains are empty: which ones, and the form as it was typed. Finishing it once more confirms that.
async fn sparse(
    ctx: &RequestCtx,
    (case, version): (CaseId, AssessmentId),
    data: FormData,
    empty: &[String],
) -> Result<Response, WebError> {
    let all = for_form(ctx, case, Some(version)).await?;
    let mut kept = without(&data, "confirmed");
    kept.push("confirmed", empty.join(","));
    let form = FormView::new(ctx.texts(), kept);
    let one = visible(ctx, &all, version)?;
    let page = version_page(ctx, &all, one, form, Theirs::default()).await?;
    let texts = page.sh.texts;
    let names = empty.iter().map(|id| domain_title(texts, &all, id));
    let names: Vec<String> = names.collect();
    let words = texts.with(
        "assessment-sparse",
        &[
            ("n", empty.len().into()),
            ("all", all.domains.len().into()),
            ("names", names.join(", ").into()),
        ],
    );
    let page = VersionPage {
        sparse: Some(words),
        ..page
    };
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Somebody has finished another version meanwhile: both, and the own form as it was typed.
async fn beside(
    ctx: &RequestCtx,
    case: CaseId,
    (mine, other): (AssessmentId, AssessmentId),
    data: FormData,
) -> Result<Response, WebError> {
    let all = for_form(ctx, case, Some(mine)).await?;
    let (mine, theirs) = (visible(ctx, &all, mine)?, visible(ctx, &all, other)?);
    let mut kept = without(&data, "seen");
    kept.push("seen", other.to_string());
    let form = FormView::new(ctx.texts(), kept);
    let page = version_page(ctx, &all, mine, form, Theirs::default()).await?;
    let texts = page.sh.texts;
    let both = |domain: &programme::model::LifeDomain| {
        let id = &domain.id;
        let differences = (
            problem_difference(&[mine.problem(id), theirs.problem(id)]),
            resource_difference(&[mine.resource(id), theirs.resource(id)]),
        );
        Beside {
            title: page.sh.say(&domain.title).to_owned(),
            theirs: words::both(texts, theirs, id),
            mine: words::both(texts, mine, id),
            difference: words::differs(texts, differences),
        }
    };
    let rows = all.domains.iter().map(both).collect();
    let words = texts.with(
        "assessment-faster",
        &[
            ("name", (&theirs.row.author_name).into()),
            ("day", texts.date(theirs.row.given_on).into()),
        ],
    );
    let href = format!("{}/versions/{other}", list_path(case));
    let page = VersionPage {
        faster: Some((words, href)),
        beside: if mine.row.voice.rates() {
            rows
        } else {
            Vec::new()
        },
        ..page
    };
    Ok(with_status(StatusCode::CONFLICT, &page))
}

/// The form once more: with its problems, or beside what was stored meanwhile. What is missing follows
/// from the voice of the version.
async fn again(
    ctx: &RequestCtx,
    (case, version): (CaseId, AssessmentId),
    (data, finishing): (FormData, bool),
    error: AppError,
) -> Result<Response, WebError> {
    let texts = ctx.texts();
    let wrong = matches!(
        error,
        AppError::Invalid(_) | AppError::Conflict(_) | AppError::Refused(_)
    );
    if !wrong {
        return Err(ctx.error(error));
    }
    let all = for_form(ctx, case, Some(version)).await?;
    if let Some(page) = late::whole(ctx, &all, version, &data).await? {
        return Ok(page);
    }
    let one = all
        .version(version)
        .filter(|one| one.row.is_open_for(all.me))
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let (status, form, theirs) = match error {
        AppError::Invalid(mut problems) => {
            problems.complete(missing(one.row.voice, &entry(&data).0, finishing));
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                FormView::invalid(texts, data, problems),
                Theirs::default(),
            )
        }
        AppError::Conflict(conflict) => {
            let mut kept = without(&data, "version");
            kept.push("version", conflict.version.to_string());
            let form = FormView::new(texts, kept);
            (StatusCode::CONFLICT, form, Theirs::of(texts, &conflict))
        }
        other => return Err(ctx.error(other)),
    };
    let page = version_page(ctx, &all, one, form, theirs).await?;
    Ok(with_status(status, &page))
}
