//! Letters of an office (X10): coordination writes them once, every case fills them from its record.
//! Here they are written and looked at; a case makes a paper of one (see [`crate::paper`]).

use access::Action;
use domain::{
    ids::LetterId,
    letter::{LetterProblem, read},
    paper::PaperLanguage,
};
use store::StoreError;

use crate::{App, AppError, Conflict, Done, Message, OpContext, Problems, journal};

pub use store::letter::LetterRow;

/// Longest title, in characters.
pub const TITLE_MAX: usize = 80;
/// Longest text, in characters.
pub const BODY_MAX: usize = 8_000;

/// A letter as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: String,
    /// The language it is written in.
    pub language: PaperLanguage,
    /// Whether cases are offered it.
    pub offered: bool,
}

/// Whether this person writes letters; asked before what was typed is looked at.
pub fn may_write(ctx: &OpContext) -> Result<(), AppError> {
    journal::may(ctx, Action::EditLetters)
}

/// The letters of the carrier as they count, by title.
pub async fn all(app: &App, ctx: &OpContext) -> Result<Vec<LetterRow>, AppError> {
    journal::may(ctx, Action::EditLetters)?;
    let mut tx = app.store.read().await?;
    let letters = store::letter::newest(&mut tx, ctx.actor.carrier).await?;
    drop(tx);
    app.viewed(ctx, Done::new("letter.list")).await?;
    Ok(letters)
}

/// The versions of a letter, the newest first.
pub async fn one(app: &App, ctx: &OpContext, letter: LetterId) -> Result<Vec<LetterRow>, AppError> {
    journal::may(ctx, Action::EditLetters)?;
    let mut tx = app.store.read().await?;
    let versions = store::letter::versions(&mut tx, ctx.actor.carrier, letter).await?;
    drop(tx);
    if versions.is_empty() {
        return Err(AppError::NotFound);
    }
    app.viewed(ctx, Done::new("letter.view").subject(subject(letter)))
        .await?;
    Ok(versions)
}

fn subject(letter: LetterId) -> String {
    format!("letter {letter}")
}

/// What is wrong with the places of a letter, in words.
pub fn problem(text: &str) -> Option<Message> {
    let (key, found) = match read(text).err()? {
        LetterProblem::Unknown(word) => ("letter-problem-unknown", word),
        LetterProblem::Open(words) => ("letter-problem-open", words),
    };
    Some(Message::new(key).with("found", found))
}

/// Writes a letter, or its next version. `known` is the letter and the version that the form showed;
/// `None` begins a new one.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    known: Option<(LetterId, i64)>,
    entry: Entry,
    mut problems: Problems,
) -> Result<LetterId, AppError> {
    may_write(ctx)?;
    for (field, text) in [("title", &entry.title), ("body", &entry.body)] {
        if let Some(message) = problem(text) {
            problems.add(field, message);
        }
    }
    let mut tx = app.store.write().await?;
    let carrier = ctx.actor.carrier;
    let standing = if let Some((letter, number)) = known {
        let versions = store::letter::versions(&mut tx, carrier, letter).await?;
        let newest = versions.into_iter().next().ok_or(AppError::NotFound)?;
        problems.none_or_invalid()?;
        if newest.number != number {
            return Err(conflict(newest));
        }
        Some(newest)
    } else {
        problems.none_or_invalid()?;
        None
    };
    let letter = standing
        .as_ref()
        .map_or_else(|| ctx.new_id(), |one| one.letter);
    let row = LetterRow {
        letter,
        number: standing.as_ref().map_or(1, |one| one.number + 1),
        title: entry.title,
        body: entry.body,
        language: entry.language,
        offered: entry.offered,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::letter::insert(&mut tx, (ctx.ids.uuid(), carrier), &row).await?;
    let action = if standing.is_some() {
        "letter.change"
    } else {
        "letter.add"
    };
    journal::changed(&mut tx, ctx, Done::new(action).subject(subject(letter))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(letter)
}

fn conflict(newest: LetterRow) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        by: Some(newest.recorded_by_name),
        version: newest.number,
        theirs: vec![
            ("letter-name".to_owned(), newest.title),
            ("letter-body".to_owned(), newest.body),
        ],
    }))
}
