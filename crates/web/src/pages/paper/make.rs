//! The page on which a paper is looked at and handed out.

use app::{
    AppError, Problems,
    network::Unasked,
    paper::{Handing, MAX_TEXT, MAX_WORDS, Preview, Which},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    case::CaseStatus,
    ids::CaseId,
    paper::{HandedHow, InformationTopic, PaperKind, PaperLanguage, Understood},
};
use i18n::Texts;

use super::{languages, list_path, mark, name, problems_of, which};
use crate::{
    doubt::unasked_words,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{id, without},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "paper/make.html")]
pub(super) struct MakePage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) action: String,
    pub(super) preview: String,
    pub(super) title: String,
    /// Which topics count as explained with it.
    pub(super) explains: String,
    pub(super) mark: String,
    /// Letters that no paper can show; empty if there are none.
    pub(super) missing: String,
    /// What a letter asks for and the record does not know, in words; empty if it knows all.
    pub(super) blank: String,
    /// What to look at in a letter that speaks of the programme as it is going on; empty while it is.
    pub(super) stands: &'static str,
    /// Somebody protected of whose name only a part stands there.
    pub(super) perhaps: String,
    /// Who is left out because their consent is missing.
    pub(super) left_out: String,
    /// Whose name stands there although their consent is missing.
    pub(super) unasked: String,
    /// Address and name of each language, and whether it is this one.
    pub(super) languages: Vec<(String, String, bool)>,
    pub(super) hows: Vec<Choice>,
    pub(super) explained: Vec<Choice>,
    pub(super) understood: Vec<Choice>,
    pub(super) f: FormView,
}

/// Letters are written for running cases. Before and after, somebody looks whether the words are true.
fn stands(kind: PaperKind, status: CaseStatus) -> &'static str {
    match status {
        _ if kind != PaperKind::Letter || status.is_running() => "",
        status if status.is_ended() => "paper-letter-ended",
        _ => "paper-letter-intake",
    }
}

type Address = Path<(String, String, String)>;

fn path(case: CaseId, which: &Which, language: PaperLanguage) -> String {
    format!(
        "{}/new/{}/{}",
        list_path(case),
        which.code(),
        language.code()
    )
}

pub(super) async fn form(
    ctx: RequestCtx,
    Path((case, one, language)): Address,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (one, language) = which(&ctx, &one, &language)?;
    let preview = preview(&ctx, case, &one, language).await?;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        ("to", preview.client.clone()),
        ("how", HandedHow::Given.code().to_owned()),
        ("understood", Understood::NotAsked.code().to_owned()),
        ("seen", preview.sha256.clone()),
    ]);
    let form = ctx.form(&path(case, &one, language), start).await?;
    let page = page(&ctx, &preview, (&one, language), form).await?;
    Ok(html(&page))
}

async fn preview(
    ctx: &RequestCtx,
    case: CaseId,
    which: &Which,
    language: PaperLanguage,
) -> Result<Preview, WebError> {
    app::paper::preview(ctx.app(), &ctx.op, case, which, language)
        .await
        .map_err(|e| ctx.error(e))
}

async fn page(
    ctx: &RequestCtx,
    preview: &Preview,
    (which, language): (&Which, PaperLanguage),
    f: FormView,
) -> Result<MakePage, WebError> {
    let texts = ctx.texts();
    let paper = name(texts, which.kind);
    let title = texts.with("paper-make-title", &[("paper", (&paper).into())]);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let case = preview.head.case.id;
    let letters: Vec<String> = preview.missing.iter().map(ToString::to_string).collect();
    let blank = preview.blank.iter();
    let blank: Vec<String> = blank
        .map(|one| texts.code("letter_field", *one).into_owned())
        .collect();
    let unasked = if which.kind.is_for_client() {
        "paper-unasked-client"
    } else {
        "paper-unasked"
    };
    Ok(MakePage {
        frame: form_frame(ctx, &preview.head, title),
        action: path(case, which, language),
        preview: format!(
            "{}/preview/{}/{}",
            list_path(case),
            which.code(),
            language.code()
        ),
        title: preview.title.clone(),
        mark: mark(&sh, &preview.mark),
        missing: letters.join(" "),
        blank: blank.join(", "),
        stands: stands(which.kind, preview.head.case.status),
        explains: explains(texts, &preview.explains),
        perhaps: preview.perhaps.clone().unwrap_or_default(),
        left_out: named(texts, "paper-left-out", &preview.left_out),
        unasked: named(texts, unasked, &preview.unasked),
        languages: languages(preview.only)
            .map(|one| {
                let words = texts.code("paper_language", *one).into_owned();
                (path(case, which, *one), words, *one == language)
            })
            .collect(),
        hows: Choice::all::<HandedHow>(sh.texts, "handed_how"),
        explained: vec![Choice::new("yes", texts.get("paper-was-explained"))],
        understood: Choice::all::<Understood>(sh.texts, "understood"),
        sh,
        f,
    })
}

/// What counts as explained with the paper; nothing if it tells none of the topics.
pub(super) fn explains(texts: &Texts, topics: &[InformationTopic]) -> String {
    if topics.is_empty() {
        return String::new();
    }
    let topics = topics.iter();
    let topics = topics.map(|one| texts.code("information_topic", *one).into_owned());
    let topics: Vec<String> = topics.collect();
    texts.with("paper-explains", &[("topics", topics.join(", ").into())])
}

/// What is said about people whose consent is missing; nothing if there are none.
fn named(texts: &Texts, key: &str, people: &[Unasked]) -> String {
    if people.is_empty() {
        return String::new();
    }
    let names = unasked_words(texts, people);
    texts.with(key, &[("names", names.into())])
}

/// What was typed, as far as it can be read.
fn handing(data: &FormData) -> Result<Handing, AppError> {
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let to = data.required("to", MAX_TEXT, &mut problems);
    let how = data.code("how", &mut problems);
    let understood = data.code("understood", &mut problems);
    let own_words = data.optional("own_words", MAX_WORDS, &mut problems);
    let basis = data.optional("basis", MAX_TEXT, &mut problems);
    match (on, how, understood) {
        (Some(on), Some(how), Some(understood)) if problems.0.is_empty() => Ok(Handing {
            seen: data.get("seen").to_owned(),
            on,
            to,
            how,
            explained: data.has("explained", "yes"),
            understood,
            own_words,
            basis,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

pub(super) async fn hand_out(
    ctx: RequestCtx,
    Path((case, one, language)): Address,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (one, language) = which(&ctx, &one, &language)?;
    let answer = match handing(&data) {
        Ok(handing) => {
            app::paper::hand_out(ctx.app(), &ctx.op, case, (&one, language), &handing).await
        }
        Err(error) => Err(error),
    };
    let problems = match answer {
        Ok(_) => return Ok(done(&list_path(case), "paper-flash-handed")),
        Err(error) => problems_of(&ctx, error)?,
    };
    // The page shows the paper as it is now, and the form names that one.
    let preview = preview(&ctx, case, &one, language).await?;
    let mut kept = without(&data, "seen");
    kept.push("seen", preview.sha256.clone());
    let form = FormView::invalid(ctx.texts(), kept, problems);
    let page = page(&ctx, &preview, (&one, language), form).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
