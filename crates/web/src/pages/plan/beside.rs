//! Forms of what goes along with a plan: reviews, decisions, independence.

use app::{
    AppError, Problems,
    correction::Correction,
    plan::{
        Decision, Judgement, PlanView,
        beside::{DecisionEntry, ReviewEntry},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, PlanEntryId, PlanItemId},
    plan::{Goal, Independence, review::Attainment},
};
use i18n::{Arg, Texts};

use super::{
    code, path,
    sheet::{EntryLine, Sheet, again, domains, row, shown},
};
use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView, text_of},
    mend::MAX_WHY,
    page::done,
    pages::{assignment::id, case::CaseFrame},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The longest text of a field, in characters.
pub(super) const MAX_TEXT: usize = 2_000;

/// What a review and a judgement usually are.
pub(super) const USUAL: EpistemicKind = EpistemicKind::Assessment;

/// Routes of this part.
pub(super) fn routes() -> Routes {
    let case = Guard::Case;
    let review = "/cases/{case}/plan/review";
    let decisions = "/cases/{case}/plan/decisions";
    let decision = "/cases/{case}/plan/decisions/{decision}";
    let independence = "/cases/{case}/plan/independence";
    Routes::new()
        .get(review, case, new_review)
        .form(review, review, case, add_review)
        .get("/cases/{case}/plan/decisions/new", case, new_decision)
        .form(
            decisions,
            "/cases/{case}/plan/decisions/new",
            case,
            add_decision,
        )
        .get(decision, case, edit_decision)
        .form(decision, decision, case, correct_decision)
        .get(independence, case, new_judgement)
        .form(independence, independence, case, add_judgement)
}

/// A decision in the list.
pub(super) struct DecisionLine {
    pub day: String,
    pub question: String,
    /// Options, wish, result, present: label and words.
    pub said: Vec<(String, String)>,
    pub by: String,
    /// Who corrected it, when and why, if a later one does.
    pub struck: Option<String>,
    pub correct: Option<String>,
}

/// All decisions, the newest first.
pub(super) fn decision_lines(
    texts: &Texts,
    frame: &CaseFrame,
    view: &PlanView<'_>,
) -> Vec<DecisionLine> {
    let all = view.decisions.iter().rev();
    all.map(|one| {
        let mut newer = view.decisions.iter();
        let newer = newer.find(|other| other.replaces == Some(one.id));
        let why = view.corrections.of(one.id.uuid()).first();
        let struck = newer.map(|newer| corrected(texts, newer, why));
        let said = [
            ("plan-decision-options", &one.options),
            ("plan-decision-wish", &one.wish),
            ("plan-decision-result", &one.result),
            ("plan-decision-present", &one.present),
        ];
        DecisionLine {
            day: texts.date(one.on),
            question: one.question.clone(),
            said: said
                .into_iter()
                .filter(|(_, words)| !words.is_empty())
                .map(|(key, words)| (texts.get(key).into_owned(), words.clone()))
                .collect(),
            by: texts.with("common-by", &[("name", (&one.recorded_by_name).into())]),
            correct: (view.may_edit && struck.is_none())
                .then(|| format!("{}/plan/decisions/{}", frame.href, one.id)),
            struck,
        }
    })
    .collect()
}

/// Who corrected a decision and when, and why as far as somebody said.
fn corrected(texts: &Texts, newer: &Decision, why: Option<&Correction>) -> String {
    let seen = texts.get("plan-decision-struck");
    let why = match why {
        Some(one) => crate::correction::why(texts, one),
        None => texts.with(
            "common-former-by",
            &[
                ("name", (&newer.recorded_by_name).into()),
                ("when", texts.instant(newer.recorded_at).into()),
            ],
        ),
    };
    format!("{seen} ({why})")
}

/// `+1: mehr als erwartet`.
pub(crate) fn points(texts: &Texts, points: i8) -> String {
    let found = Attainment::from_points(points);
    let words = found.map_or_else(String::new, |one| code(texts, "plan_attainment", one));
    let number = match points {
        ..0 => format!("−{}", points.unsigned_abs()),
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
    };
    format!("{number}: {words}")
}

pub(super) fn sheet(
    case: CaseId,
    title: &'static str,
    to: &str,
    fields: super::sheet::Fields,
) -> Sheet {
    Sheet {
        title,
        intro: Vec::new(),
        action: format!("{}/{to}", path(case)),
        back: path(case),
        fields,
        subject: String::new(),
        changed_by: &[],
        entries: Vec::new(),
    }
}

pub(super) async fn open(ctx: &RequestCtx, case: CaseId) -> Result<PlanView<'_>, WebError> {
    app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

// --- reviews

fn review_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    let mut fields = vec![f.date_field("on", "plan-review-on")];
    let steps = steps(f.texts);
    let goals = view.current().map(|one| one.content.goals.as_slice());
    for goal in goals.unwrap_or_default() {
        fields.push(format!("<h2>„{}“</h2>", text_of(&goal.words)));
        let expected = expected(f.texts, goal);
        fields.push(format!("<p class=\"muted\">{}</p>", text_of(&expected)));
        fields.push(f.select_optional(&format!("score-{}", goal.id), "plan-review-score", &steps));
        fields.push(f.area_optional(&format!("words-{}", goal.id), "plan-review-why", 2));
    }
    fields.push(f.area_optional("words", "plan-review-words", 3));
    fields.push(f.statement());
    fields
}

/// What the 0 of the scale means for a goal, and by when.
pub(super) fn expected(texts: &Texts, goal: &Goal) -> String {
    let words = match goal.expected.trim() {
        "" => texts.get("plan-expected-open").into_owned(),
        words => texts.with("plan-expected", &[("words", words.into())]),
    };
    match goal.until {
        Some(day) => {
            let day = texts.with("plan-due", &[("day", day.into())]);
            format!("{words} ({day})")
        }
        None => words,
    }
}

/// How far a goal was reached, to choose from.
pub(super) fn steps(texts: &Texts) -> Vec<Choice> {
    let all = Attainment::ALL.iter();
    all.map(|one| Choice::new(one.code(), points(texts, one.points())))
        .collect()
}

fn review_sheet(ctx: &RequestCtx, case: CaseId) -> Sheet {
    Sheet {
        intro: vec![ctx.texts().get("plan-review-intro").into_owned()],
        ..sheet(case, "plan-review-title", "review", review_fields)
    }
}

async fn new_review(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    if view.current().is_none() {
        return Err(ctx.error(AppError::NotFound));
    }
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        statement::start(None, USUAL),
    ]);
    shown(&ctx, &view, review_sheet(&ctx, case), start).await
}

async fn add_review(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let stored = match review_entry(&data) {
        Ok(entry) => app::plan::beside::review(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-review")),
        Err(error) => {
            let sheet = review_sheet(&ctx, case);
            again(&ctx, case, sheet, data, error).await
        }
    }
}

fn review_entry(data: &FormData) -> Result<ReviewEntry, AppError> {
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let words = data.optional("words", MAX_TEXT, &mut problems);
    let scores = scores(data, &mut problems);
    let epistemic = statement::typed(data, USUAL, &mut problems);
    match on {
        Some(on) if problems.0.is_empty() => Ok(ReviewEntry {
            on,
            words,
            scores,
            epistemic,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

/// How far each goal was reached, and what it shows in, as typed.
pub(super) fn scores(
    data: &FormData,
    problems: &mut Problems,
) -> Vec<(PlanItemId, Option<Attainment>, String)> {
    let mut scores = Vec::new();
    for (name, value) in data.pairs() {
        let goal = name.strip_prefix("score-");
        let Some(goal) = goal.and_then(|goal| goal.parse::<PlanItemId>().ok()) else {
            continue;
        };
        let attainment = match value.trim() {
            "" => None,
            _ => data.code(name, problems),
        };
        let why = data.optional(&format!("words-{goal}"), MAX_TEXT, problems);
        scores.push((goal, attainment, why));
    }
    scores
}

// --- decisions

fn decision_fields(f: &FormView, _view: &PlanView<'_>) -> Vec<String> {
    vec![
        f.area("question", "plan-decision-question", 2),
        f.area_optional("options", "plan-decision-options", 3),
        f.area("wish", "plan-decision-wish", 2),
        f.area("result", "plan-decision-result", 2),
        row(&[
            f.date_field("on", "plan-decision-on"),
            f.text("present", "plan-decision-present"),
        ]),
    ]
}

/// The same for a correction, which says why.
fn correction_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    let mut fields = decision_fields(f, view);
    fields.push(f.text("why", "common-why"));
    fields
}

fn decision_sheet(case: CaseId, former: Option<PlanEntryId>) -> Sheet {
    match former {
        None => sheet(case, "plan-decision-new", "decisions", decision_fields),
        Some(former) => Sheet {
            changed_by: &["plan.decision"],
            entries: Vec::new(),
            ..sheet(
                case,
                "plan-decision-correct",
                &format!("decisions/{former}"),
                correction_fields,
            )
        },
    }
}

async fn new_decision(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    let start = FormData::from_pairs([("on", ctx.texts().date(ctx.today()))]);
    shown(&ctx, &view, decision_sheet(case, None), start).await
}

async fn edit_decision(
    ctx: RequestCtx,
    Path((case, decision)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, decision): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &decision)?);
    let view = open(&ctx, case).await?;
    let found = view.decisions.iter().find(|one| one.id == decision);
    let found = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = FormData::from_pairs([
        ("question", found.question.clone()),
        ("options", found.options.clone()),
        ("wish", found.wish.clone()),
        ("result", found.result.clone()),
        ("present", found.present.clone()),
        ("on", ctx.texts().date(found.on)),
    ]);
    shown(&ctx, &view, decision_sheet(case, Some(decision)), start).await
}

async fn add_decision(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    write_decision(&ctx, case, None, data).await
}

async fn correct_decision(
    ctx: RequestCtx,
    Path((case, decision)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, decision) = (id(&ctx, &case)?, id(&ctx, &decision)?);
    write_decision(&ctx, case, Some(decision), data).await
}

async fn write_decision(
    ctx: &RequestCtx,
    case: CaseId,
    former: Option<PlanEntryId>,
    data: FormData,
) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let mut text = |field| data.optional(field, MAX_TEXT, &mut problems);
    let (question, options) = (text("question"), text("options"));
    let (wish, result, present) = (text("wish"), text("result"), text("present"));
    let why = data.optional("why", MAX_WHY, &mut problems);
    let stored = match on {
        Some(on) if problems.0.is_empty() => {
            let entry = DecisionEntry {
                on,
                question,
                options,
                wish,
                result,
                present,
                why,
            };
            app::plan::beside::decide(ctx.app(), &ctx.op, case, former, &entry).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-decision")),
        Err(error) => again(ctx, case, decision_sheet(case, former), data, error).await,
    }
}

// --- independence

fn judgement_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    vec![
        f.select("domain", "plan-field-domain", &domains(f.texts, view)),
        f.radios(
            "level",
            "plan-independence-level",
            &Choice::all::<Independence>(f.texts, "independence"),
        ),
        f.date_field("on", "plan-independence-on"),
        f.area_optional("words", "plan-independence-words", 2),
        f.statement(),
    ]
}

fn judgement_sheet(ctx: &RequestCtx, view: Option<&PlanView<'_>>, case: CaseId) -> Sheet {
    let texts = ctx.texts();
    let history = view.into_iter().flat_map(|view| {
        let told = view.independence.iter().rev();
        told.map(|one| EntryLine {
            words: judgement_words(texts, view, one),
            struck: one.struck.as_ref().map(|struck| struck_by(texts, struck)),
            strike: format!("{}/independence/{}/strike", path(case), one.id),
        })
    });
    Sheet {
        entries: history.collect(),
        ..sheet(
            case,
            "plan-independence-title",
            "independence",
            judgement_fields,
        )
    }
}

/// `12.11.2026: Wohnen, mit Erinnerung – ruft selbst an – Einschätzung`.
pub(super) fn judgement_words(texts: &Texts, view: &PlanView<'_>, one: &Judgement) -> String {
    let domain = view.programme.domain(&one.domain);
    let lang = texts.lang().code();
    let domain = domain.map_or(one.domain.as_str(), |known| known.title.in_language(lang));
    let args = [
        ("day", Arg::from(one.on)),
        ("domain", domain.into()),
        ("level", code(texts, "independence", one.level).into()),
    ];
    let line = texts.with("plan-independence-line", &args);
    let kind = statement::shown(texts, one.epistemic);
    let parts = [line.as_str(), one.words.as_str(), kind.as_str()];
    let said = parts.into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join(" – ")
}

async fn new_judgement(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        statement::start(None, USUAL),
    ]);
    let sheet = judgement_sheet(&ctx, Some(&view), case);
    shown(&ctx, &view, sheet, start).await
}

async fn add_judgement(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let level = data.code("level", &mut problems);
    let on = data.date("on", &mut problems);
    let words = data.optional("words", MAX_TEXT, &mut problems);
    let kind = statement::typed(&data, USUAL, &mut problems);
    let stored = match (level, on) {
        (Some(level), Some(on)) if problems.0.is_empty() => {
            let what = (data.get("domain"), level);
            let said = (on, words.as_str(), kind);
            app::plan::beside::judge(ctx.app(), &ctx.op, case, what, said).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-independence")),
        Err(error) => {
            let sheet = judgement_sheet(&ctx, None, case);
            again(&ctx, case, sheet, data, error).await
        }
    }
}
