//! Correcting what a referral said.

use app::{
    AppError, Problems,
    referral::{Corrected, ReferralSource, Words},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, ReferralId},
};
use i18n::{Lang, Texts};

use super::source_words;
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, CaseTab, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "referral/correct.html")]
struct CorrectPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    action: String,
    /// From whom it came, if that can be corrected; else in words.
    sources: Vec<Choice>,
    source: String,
    informed: Vec<Choice>,
    former: Vec<Former>,
    theirs: Theirs,
}

async fn read(ctx: &RequestCtx, ids: (CaseId, ReferralId)) -> Result<Corrected, WebError> {
    app::referral::correctable(ctx.app(), &ctx.op, ids.0, ids.1)
        .await
        .map_err(|e| ctx.error(e))
}

fn action((case, referral): (CaseId, ReferralId)) -> String {
    format!("/cases/{case}/referrals/{referral}")
}

pub(super) async fn form(
    ctx: RequestCtx,
    Path((case, referral)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let ids = (id(&ctx, &case)?, id(&ctx, &referral)?);
    let found = read(&ctx, ids).await?;
    let row = &found.row;
    let informed = match row.informed {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let start = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("source", row.source.clone()),
        ("informed", informed.to_owned()),
        ("note", row.note.clone()),
    ]);
    let f = ctx.form(&action(ids), start).await?;
    Ok(html(&page(&ctx, &found, f, Theirs::default()).await?))
}

async fn page(
    ctx: &RequestCtx,
    found: &Corrected,
    f: FormView,
    theirs: Theirs,
) -> Result<CorrectPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("referral-correct").into_owned();
    let frame = form_frame(ctx, &found.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let row = &found.row;
    Ok(CorrectPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        action: action((row.case, row.id)),
        sources: found
            .sources()
            .iter()
            .map(|one| Choice::new(one.code(), source_words(texts, *one)))
            .collect(),
        source: super::source_of(texts, row),
        informed: informed(texts),
        former: former(texts, &found.former),
        theirs,
        frame,
        f,
    })
}

fn informed(texts: &Texts) -> Vec<Choice> {
    ["yes", "no"]
        .map(|one| Choice::new(one, texts.get(&format!("referral-informed-{one}"))))
        .to_vec()
}

fn typed(data: &FormData) -> Result<Words, Problems> {
    let mut problems = Problems::new();
    let source = match data.first("source") {
        None => None,
        Some(_) => data.code::<ReferralSource>("source", &mut problems),
    };
    let words = Words {
        source,
        informed: match data.get("informed") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        note: data.optional("note", 2000, &mut problems),
        why: data.optional("why", 500, &mut problems),
    };
    if problems.0.is_empty() {
        Ok(words)
    } else {
        Err(problems)
    }
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path((case, referral)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let ids = (id(&ctx, &case)?, id(&ctx, &referral)?);
    let which = (ids.1, data.get("version").parse().unwrap_or(0));
    let answer = match typed(&data) {
        Ok(words) => app::referral::correct(ctx.app(), &ctx.op, ids.0, which, words).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let Err(error) = answer else {
        let back = format!("/cases/{}", ids.0);
        return Ok(done(&back, "referral-flash-corrected"));
    };
    let subject = format!("referral {}", ids.1);
    let changing = Changing::row(ids.0, &subject, &["referral.correct"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let found = read(&ctx, ids).await?;
    let page = page(&ctx, &found, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// The page with sample content.
pub(super) fn sample(lang: Lang) -> (&'static str, String) {
    let texts = i18n::texts(lang);
    let page = CorrectPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::parse("version=1&source=prison")),
        action: "/cases/1/referrals/1".to_owned(),
        sources: vec![Choice::new(
            "prison",
            source_words(texts, ReferralSource::Prison),
        )],
        source: source_words(texts, ReferralSource::Prison),
        informed: informed(texts),
        former: vec![Former {
            fields: vec![("Wer meldet?".to_owned(), "die Person selbst".to_owned())],
            why: "verwechselt".to_owned(),
        }],
        theirs: Theirs::default(),
    };
    ("referral/correct.html", page.render().unwrap_or_default())
}
