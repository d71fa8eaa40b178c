//! Letter templates of an office: the list, and the form with its fields and how the letter reads.

use app::{
    AppError, Problems,
    letter::{BODY_MAX, Entry, LetterRow, TITLE_MAX},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::LetterId,
    letter::{LetterField, fill, paragraphs, read},
    paper::PaperLanguage,
};
use i18n::{Lang, Texts};
use jiff::civil::date;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::Theirs,
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Where the list is.
pub(crate) const LIST: &str = "/letters";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get(LIST, Guard::SignedIn, list)
        .get("/letters/new", Guard::SignedIn, new)
        .form(LIST, "/letters/new", Guard::SignedIn, create)
        .get("/letters/{letter}", Guard::SignedIn, edit)
        .form(
            "/letters/{letter}",
            "/letters/{letter}",
            Guard::SignedIn,
            change,
        )
}

struct Line {
    href: String,
    title: String,
    language: String,
    class: &'static str,
    icon: &'static str,
    state: String,
    changed: String,
}

#[derive(Template)]
#[template(path = "letter/list.html")]
struct ListPage {
    sh: Shell,
    letters: Vec<Line>,
}

/// An earlier version.
struct Former {
    version: String,
    by: String,
    title: String,
    paragraphs: Vec<Vec<String>>,
}

#[derive(Template)]
#[template(path = "letter/form.html")]
struct FormPage {
    sh: Shell,
    f: FormView,
    theirs: Theirs,
    action: String,
    languages: Vec<Choice>,
    offered: Vec<Choice>,
    /// What is typed between braces, and what stands there then.
    fields: Vec<(&'static str, String)>,
    /// The letter with invented details; none while its fields cannot be read.
    preview: Option<(String, Vec<Vec<String>>)>,
    former: Vec<Former>,
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let letters = app::letter::all(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    Ok(html(&ListPage {
        sh: ctx
            .shell(Nav::Programmes, texts.get("letter-title"))
            .await?,
        letters: letters.iter().map(|one| line(texts, one)).collect(),
    }))
}

fn line(texts: &Texts, row: &LetterRow) -> Line {
    let (class, icon, key) = if row.offered {
        ("ok", "ok", "letter-state-offered")
    } else {
        ("mute", "none", "letter-state-retired")
    };
    Line {
        href: format!("{LIST}/{}", row.letter),
        title: row.title.clone(),
        language: texts.code("paper_language", row.language).into_owned(),
        class,
        icon,
        state: texts.get(key).into_owned(),
        changed: by(texts, row),
    }
}

fn by(texts: &Texts, row: &LetterRow) -> String {
    let when = texts.instant(row.recorded_at);
    let args = [
        ("name", (&row.recorded_by_name).into()),
        ("when", when.into()),
    ];
    texts.with("letter-by", &args)
}

/// What an invented case knows, so that a letter can be read before anybody has used it.
fn invented(texts: &Texts, field: LetterField) -> Option<String> {
    Some(match field {
        LetterField::Name => "Kim Muster".to_owned(),
        LetterField::Born => texts.date(date(1994, 3, 8)),
        LetterField::CaseNumber => "P-2026-0001".to_owned(),
        LetterField::BookNumber => "123/26/4".to_owned(),
        LetterField::Institution => "JVA Musterstadt".to_owned(),
        LetterField::Release => texts.date(date(2027, 2, 1)),
        LetterField::Programme => "PÜMaS".to_owned(),
        LetterField::Office => "Büro Musterstadt, Musterstraße 1, 00000 Musterstadt".to_owned(),
        LetterField::Address => "Musterweg 2, 00000 Musterstadt".to_owned(),
        LetterField::Worker => "Anna Beispiel".to_owned(),
        LetterField::Phone => "0361 5550100".to_owned(),
        LetterField::Deputy => "Ben Muster".to_owned(),
        LetterField::Today => texts.date(date(2026, 11, 23)),
        LetterField::NoEntitlement => return None,
    })
}

fn preview(texts: &Texts, title: &str, body: &str) -> Option<(String, Vec<Vec<String>>)> {
    let filled = |text: &str| Some(fill(&read(text).ok()?, |field| invented(texts, field)).text);
    Some((filled(title)?, paragraphs(&filled(body)?)))
}

fn page(sh: Shell, f: FormView, theirs: Theirs, versions: &[LetterRow]) -> FormPage {
    let texts = sh.texts;
    let newest = versions.first();
    let former = versions.iter().skip(1).map(|row| {
        let version = texts.with("letter-version", &[("n", row.number.into())]);
        Former {
            version,
            by: by(texts, row),
            title: row.title.clone(),
            paragraphs: paragraphs(&row.body),
        }
    });
    let fields = LetterField::ALL.iter().map(|one| {
        let meaning = texts.code("letter_field", *one).into_owned();
        (one.word(), meaning)
    });
    FormPage {
        action: newest.map_or_else(|| LIST.to_owned(), |one| format!("{LIST}/{}", one.letter)),
        languages: Choice::all::<PaperLanguage>(texts, "paper_language"),
        offered: vec![Choice::new("yes", texts.get("letter-offered-yes"))],
        fields: fields.collect(),
        preview: preview(texts, f.value("title"), f.value("body")),
        former: former.collect(),
        theirs,
        f,
        sh,
    }
}

async fn new(ctx: RequestCtx) -> Result<Response, WebError> {
    app::letter::may_write(&ctx.op).map_err(|e| ctx.error(e))?;
    let start = FormData::from_pairs([
        ("language", PaperLanguage::German.code().to_owned()),
        ("offered", "yes".to_owned()),
    ]);
    let f = ctx.form(LIST, start).await?;
    let sh = new_shell(&ctx).await?;
    Ok(html(&page(sh, f, Theirs::default(), &[])))
}

async fn new_shell(ctx: &RequestCtx) -> Result<Shell, WebError> {
    let title = ctx.texts().get("letter-new-title");
    ctx.shell(Nav::Programmes, title).await
}

fn entry(data: &FormData) -> Result<(Entry, Problems), AppError> {
    let mut problems = Problems::new();
    let title = data.required("title", TITLE_MAX, &mut problems);
    let body = data.required("body", BODY_MAX, &mut problems);
    let Some(language) = data.code("language", &mut problems) else {
        return Err(AppError::Invalid(problems));
    };
    let entry = Entry {
        title,
        body,
        language,
        offered: data.has("offered", "yes"),
    };
    Ok((entry, problems))
}

async fn save(
    ctx: &RequestCtx,
    known: Option<(LetterId, i64)>,
    data: &FormData,
) -> Result<LetterId, AppError> {
    app::letter::may_write(&ctx.op)?;
    let (entry, problems) = entry(data)?;
    app::letter::save(ctx.app(), &ctx.op, known, entry, problems).await
}

async fn create(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    match save(&ctx, None, &data).await {
        Ok(_) => Ok(done(LIST, "letter-flash-saved")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let sh = new_shell(&ctx).await?;
            let page = page(sh, f, Theirs::default(), &[]);
            Ok(with_status(
                axum::http::StatusCode::UNPROCESSABLE_ENTITY,
                &page,
            ))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn versions(ctx: &RequestCtx, letter: &str) -> Result<(LetterId, Vec<LetterRow>), WebError> {
    let letter = letter.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let versions = app::letter::one(ctx.app(), &ctx.op, letter)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok((letter, versions))
}

async fn edit_shell(ctx: &RequestCtx) -> Result<Shell, WebError> {
    let title = ctx.texts().get("letter-edit-title");
    ctx.shell(Nav::Programmes, title).await
}

async fn edit(ctx: RequestCtx, Path(letter): Path<String>) -> Result<Response, WebError> {
    let (letter, versions) = versions(&ctx, &letter).await?;
    let newest = versions
        .first()
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let mut start = FormData::from_pairs([
        ("title", newest.title.clone()),
        ("body", newest.body.clone()),
        ("language", newest.language.code().to_owned()),
        ("version", newest.number.to_string()),
    ]);
    if newest.offered {
        start.push("offered", "yes");
    }
    let f = ctx.form(&format!("{LIST}/{letter}"), start).await?;
    let sh = edit_shell(&ctx).await?;
    Ok(html(&page(sh, f, Theirs::default(), &versions)))
}

async fn change(
    ctx: RequestCtx,
    Path(letter): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let id = letter.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let known = (id, super::account::version(&data));
    let Err(error) = save(&ctx, Some(known), &data).await else {
        return Ok(done(LIST, "letter-flash-saved"));
    };
    let subject = format!("letter {id}");
    let changing = Changing::own(&subject, &["letter.add", "letter.change"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let (_, versions) = versions(&ctx, &letter).await?;
    let sh = edit_shell(&ctx).await?;
    Ok(with_status(status, &page(sh, f, theirs, &versions)))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = i18n::texts(lang);
    let row = |number: i64| LetterRow {
        letter: LetterId::from_uuid(uuid::Uuid::from_u128(1)),
        number,
        title: "Bescheinigung der Begleitung".to_owned(),
        body: "Sehr geehrte Damen und Herren,\n\n{Name} wird von uns begleitet.".to_owned(),
        language: PaperLanguage::German,
        offered: number > 1,
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        recorded_by: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(1)),
        recorded_by_name: "Anna Beispiel".to_owned(),
    };
    let list = ListPage {
        sh: Shell::sample(lang),
        letters: vec![line(texts, &row(2)), line(texts, &row(1))],
    };
    let mut problems = Problems::new();
    if let Some(message) = app::letter::problem("{Straße}") {
        problems.add("body", message);
    }
    let data = FormData::from_pairs([("title", row(1).title), ("body", row(1).body)]);
    let theirs = Theirs {
        by: Some("Ben Muster".to_owned()),
        fields: vec![(
            texts.get("letter-name").into_owned(),
            "Bescheinigung".to_owned(),
        )],
    };
    let f = FormView::invalid(texts, data, problems);
    let form = page(Shell::sample(lang), f, theirs, &[row(2), row(1)]);
    vec![
        ("letter/list.html", list.render().unwrap_or_default()),
        ("letter/form.html", form.render().unwrap_or_default()),
    ]
}
