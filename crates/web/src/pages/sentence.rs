//! The sentences that make up a time in custody: what they come to and by which rule, the form for one
//! more, and the form that corrects or strikes one.

use app::{
    AppError, Problems,
    sentence::{Entry, Mended, Sentence, Sentences, last_day},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, CustodySentenceId},
    sentence::{Length, SentenceKind, Sum, Time},
};
use i18n::Texts;
use programme::criteria::{CriterionResult, CriterionState};

use super::{
    assignment::{Theirs, id},
    case::{CaseFrame, form_frame},
};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{Nav, Shell, done, html, with_status},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod sample;

pub use sample::samples;

/// The longest source, in characters.
const MAX_SOURCE: usize = 300;

const LIST: &str = "/cases/{case}/custody/sentences";
const NEW: &str = "/cases/{case}/custody/sentences/new";
const ONE: &str = "/cases/{case}/custody/sentences/{sentence}";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get(LIST, Guard::Case, show)
        .get(NEW, Guard::Case, new)
        .form(NEW, NEW, Guard::Case, add)
        .get(ONE, Guard::Case, open)
        .form(ONE, ONE, Guard::Case, save)
}

fn path(case: CaseId) -> String {
    format!("/cases/{case}/custody/sentences")
}

// --- what they come to

/// One of the sentences.
struct Line {
    kind: String,
    days: String,
    length: String,
    /// Whether it is added, in words.
    counts: String,
    source: String,
    recorded: String,
    struck: bool,
    former: Vec<Former>,
    correct: Option<String>,
}

/// A criterion that asks for the time in custody: its name, its answer, its rule and where that stands.
struct Asked {
    label: String,
    state: CriterionState,
    state_words: String,
    rule: String,
    basis: String,
}

#[derive(Template)]
#[template(path = "sentence/list.html")]
struct ListPage {
    sh: Shell,
    frame: CaseFrame,
    /// What counts as time in custody, and why.
    counts: Vec<String>,
    /// That a figure entered by hand counts before the sum.
    by_hand: Option<String>,
    criteria: Vec<Asked>,
    lines: Vec<Line>,
    may_add: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::sentence::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("custody-sentences").into_owned();
    let frame = form_frame(&ctx, &view.head, title.as_str());
    let sh = ctx.shell(Nav::Cases, title).await?;
    Ok(html(&page(sh, frame, &view)))
}

fn page(sh: Shell, frame: CaseFrame, view: &Sentences<'_>) -> ListPage {
    let texts = sh.texts;
    let rows = view.rows.iter();
    let lines = rows.map(|one| line(texts, view, one)).collect();
    let criteria = view.criteria.iter();
    let criteria = criteria.map(|one| asked(&sh, one)).collect();
    ListPage {
        counts: counts(texts, view),
        by_hand: by_hand(texts, view),
        criteria,
        lines,
        may_add: view.may_add,
        frame,
        sh,
    }
}

/// The sum with what it rests on; without sentences what the dates say.
fn counts(texts: &Texts, view: &Sentences<'_>) -> Vec<String> {
    let Some(sum) = view.sum else {
        let dates = view.by_dates.and_then(|months| u32::try_from(months).ok());
        return vec![match dates {
            Some(months) => texts.with("custody-sum-by-dates", &[("months", months.into())]),
            None => texts.get("custody-sum-unknown").into_owned(),
        }];
    };
    let sum_words = length_words(texts, sum);
    let counted = texts.with(
        "custody-sum",
        &[("sum", sum_words.into()), ("months", sum.months.into())],
    );
    let remand = view.remand.map(|remand| {
        let length = length_words(texts, remand);
        texts.with("custody-sum-remand", &[("length", length.into())])
    });
    let how = texts.get("custody-sum-how").into_owned();
    [Some(counted), remand, Some(how)]
        .into_iter()
        .flatten()
        .collect()
}

fn by_hand(texts: &Texts, view: &Sentences<'_>) -> Option<String> {
    let row = view.by_hand.as_ref()?;
    let months = row.value.as_ref()?.as_i64()?;
    let args = [
        ("months", months.into()),
        ("source", (&row.source).into()),
        ("name", (&row.recorded_by_name).into()),
        ("when", texts.instant(row.recorded_at).into()),
    ];
    Some(texts.with("custody-sum-by-hand", &args))
}

fn asked(sh: &Shell, one: &CriterionResult<'_>) -> Asked {
    let basis = one.basis.as_ref();
    Asked {
        label: sh.say(&one.criterion.label).to_owned(),
        state: one.state,
        state_words: sh.texts.code("criterion", one.state).into_owned(),
        rule: sh.say(&one.rule).to_owned(),
        basis: basis.map_or_else(String::new, |text| sh.say(text).to_owned()),
    }
}

fn line(texts: &Texts, view: &Sentences<'_>, one: &Sentence) -> Line {
    let counts = if one.time.within {
        "custody-counts-within"
    } else {
        "custody-counts-yes"
    };
    let args = [
        ("name", (&one.recorded_by_name).into()),
        ("when", texts.instant(one.recorded_at).into()),
    ];
    let case = view.head.case.id;
    Line {
        kind: texts.code("sentence_kind", one.time.kind).into_owned(),
        days: match one.time.length {
            Length::Days { from, to } => texts.period(from, Some(to)),
            Length::Amount { .. } => String::new(),
        },
        length: length_words(texts, domain::sentence::sum(&[alone(one.time)])),
        counts: texts.get(counts).into_owned(),
        source: one.source.clone(),
        recorded: texts.with("common-recorded", &args),
        struck: one.struck,
        former: former(texts, view.trail.of(one.id.uuid())),
        correct: view
            .may_correct
            .then(|| format!("{}/{}", path(case), one.id)),
    }
}

/// A time looked at by itself, as if it were added.
fn alone(time: Time) -> Time {
    Time {
        within: false,
        ..time
    }
}

/// `18 Monate und 4 Tage`.
fn length_words(texts: &Texts, sum: Sum) -> String {
    let part = |key: &str, n: u32| texts.with(key, &[("n", n.into())]);
    let months = (sum.months > 0).then(|| part("date-months", sum.months));
    let days = (sum.days > 0 || sum.months == 0).then(|| part("date-days", sum.days));
    let parts: Vec<String> = months.into_iter().chain(days).collect();
    texts.list(&parts)
}

/// What a time in custody is made of, in one line: each with its days or its length.
pub(super) fn made_of(texts: &Texts, times: &[Time]) -> String {
    let words = times.iter().map(|one| {
        let kind = texts.code("sentence_kind", one.kind);
        let length = match one.length {
            Length::Days { from, to } => texts.period(from, Some(to)),
            Length::Amount { .. } => length_words(texts, domain::sentence::sum(&[alone(*one)])),
        };
        let within = if one.within {
            format!(" ({})", texts.get("custody-counts-within"))
        } else {
            String::new()
        };
        format!("{kind} {length}{within}")
    });
    words.collect::<Vec<_>>().join("; ")
}

// --- one more

#[derive(Template)]
#[template(path = "sentence/form.html")]
struct FormPage {
    sh: Shell,
    frame: CaseFrame,
    fields: Vec<String>,
    f: FormView,
}

fn fields(f: &FormView) -> Vec<String> {
    let kinds = Choice::all::<SentenceKind>(f.texts, "sentence_kind");
    let within = ["yes", "no"].map(|answer| {
        let key = format!("custody-within-{answer}");
        Choice::new(answer, f.texts.get(&key))
    });
    vec![
        f.select("kind", "custody-sentence-kind", &kinds),
        f.date_optional("from", "custody-sentence-from"),
        f.date_optional("until", "custody-sentence-until"),
        f.number_optional("months", "custody-sentence-months"),
        f.number_optional("days", "custody-sentence-days"),
        f.select_optional("within", "custody-within", &within),
        f.text("source", "custody-sentence-source"),
    ]
}

async fn for_form(
    ctx: &RequestCtx,
    case: CaseId,
    corrects: bool,
) -> Result<Sentences<'_>, WebError> {
    app::sentence::for_form(ctx.app(), &ctx.op, case, corrects)
        .await
        .map_err(|e| ctx.error(e))
}

async fn form_page(ctx: &RequestCtx, case: CaseId, f: FormView) -> Result<FormPage, WebError> {
    let view = for_form(ctx, case, false).await?;
    let title = ctx.texts().get("custody-sentence-add").into_owned();
    Ok(FormPage {
        frame: form_frame(ctx, &view.head, title.as_str()),
        sh: ctx.shell(Nav::Cases, title).await?,
        fields: fields(&f),
        f,
    })
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let action = format!("{}/new", path(case));
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&form_page(&ctx, case, f).await?))
}

fn entry(data: &FormData, problems: &mut Problems) -> Option<Entry> {
    let kind = data.code("kind", problems);
    let from = data.optional_date("from", problems);
    let until = data.optional_date("until", problems);
    let number = |name, most, problems: &mut Problems| {
        let found = data.number(name, 0..=most, 0, problems);
        u32::try_from(found).unwrap_or(0)
    };
    let months = number("months", 600, problems);
    let days = number("days", 3_000, problems);
    Some(Entry {
        from,
        until,
        months,
        days,
        within: match data.get("within") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        source: data.optional("source", MAX_SOURCE, problems),
        kind: kind?,
    })
}

fn typed(data: &FormData) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let entry = entry(data, &mut problems);
    problems.none_or_invalid()?;
    entry.ok_or(AppError::NotFound)
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&data) {
        Ok(entry) => app::sentence::add(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&path(case), "custody-sentence-flash")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = form_page(&ctx, case, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

// --- one that was entered wrongly

fn found<'v>(
    ctx: &RequestCtx,
    view: &'v Sentences<'_>,
    sentence: CustodySentenceId,
) -> Result<&'v Sentence, WebError> {
    view.row(sentence)
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

fn start(texts: &Texts, one: &Sentence) -> FormData {
    let (from, until, months, days) = match one.time.length {
        Length::Days { from, to } => (
            texts.date(from),
            texts.date(last_day(to)),
            String::new(),
            String::new(),
        ),
        Length::Amount { months, days } => (
            String::new(),
            String::new(),
            months.to_string(),
            days.to_string(),
        ),
    };
    let remand = one.time.kind == SentenceKind::CreditedRemand;
    let within = match one.time.within {
        true => "yes",
        false if remand => "no",
        false => "",
    };
    FormData::from_pairs([
        ("kind", one.time.kind.code().to_owned()),
        ("from", from),
        ("until", until),
        ("months", months),
        ("days", days),
        ("within", within.to_owned()),
        ("source", one.source.clone()),
        mend::struck_start(one.struck),
        ("version", one.version.to_string()),
    ])
}

fn mend(texts: &Texts, view: &Sentences<'_>, one: &Sentence, f: &FormView) -> Mend {
    let case = view.head.case.id;
    Mend {
        title: "custody-sentence-correct",
        intro: vec![made_of(texts, &[one.time])],
        action: format!("{}/{}", path(case), one.id),
        back: path(case),
        fields: fields(f),
        strikes: true,
        only_strikes: false,
        former: former(texts, view.trail.of(one.id.uuid())),
    }
}

async fn open(
    ctx: RequestCtx,
    Path((case, sentence)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, sentence): (CaseId, CustodySentenceId) = (id(&ctx, &case)?, id(&ctx, &sentence)?);
    let view = for_form(&ctx, case, true).await?;
    let one = found(&ctx, &view, sentence)?;
    let action = format!("{}/{sentence}", path(case));
    let f = ctx.form(&action, start(ctx.texts(), one)).await?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mended(data: &FormData) -> Result<Mended, AppError> {
    let mut problems = Problems::new();
    let entry = entry(data, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    problems.none_or_invalid()?;
    Ok(Mended {
        version: data.get("version").parse().unwrap_or(0),
        entry: entry.ok_or(AppError::NotFound)?,
        struck: mend::strikes(data),
        why,
    })
}

async fn save(
    ctx: RequestCtx,
    Path((case, sentence)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, sentence): (CaseId, CustodySentenceId) = (id(&ctx, &case)?, id(&ctx, &sentence)?);
    let answer = match mended(&data) {
        Ok(typed) => app::sentence::correct(ctx.app(), &ctx.op, case, sentence, &typed).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&path(case), "common-flash-corrected"));
    };
    let subject = format!("custody_sentence {sentence}");
    let changing = Changing::row(case, &subject, &["sentence.add", "sentence.correct"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = for_form(&ctx, case, true).await?;
    let one = found(&ctx, &view, sentence)?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
