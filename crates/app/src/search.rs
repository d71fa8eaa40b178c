//! Finding a person or a case by name, book number or case number, within what one may see.

use access::{Action, ListKind, scope};
use domain::{
    ids::CaseId,
    names::{fold, fold_tight},
};

use crate::{
    App, AppError, Done, OpContext, journal,
    list::{ListedCase, listed},
    paging::{cut, limit},
};

/// Hits on a page.
const LIMIT: usize = 30;

/// Letters that a search needs.
const SHORTEST: usize = 2;

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The hits, by name.
    pub cases: Vec<ListedCase>,
    /// The last case of this page, if more follow.
    pub more_after: Option<CaseId>,
    /// Whether the query has too few letters to search for.
    pub too_short: bool,
}

/// Cases that every word of the query leads to. The log keeps which cases were shown, never the
/// words, for they are a name. A further page begins behind the case `after`.
pub async fn find(
    app: &App,
    ctx: &OpContext,
    query: &str,
    after: Option<CaseId>,
) -> Result<Found, AppError> {
    journal::may(ctx, Action::SearchCases)?;
    let words = words(query);
    let too_short = words.iter().all(|word| word.chars().count() < SHORTEST);
    let mut rows = Vec::new();
    if !too_short {
        let scope = scope(&ctx.actor, ListKind::Search);
        let mut tx = app.store.read().await?;
        let after = match after {
            // The place of a case in the order tells something about it.
            Some(case) => Some(app.case_for(&mut tx, ctx, Action::ViewCase, case).await?),
            None => None,
        };
        rows = store::search::find(&mut tx, &scope, &words, after.as_ref(), limit(LIMIT)).await?;
    }
    let more = cut(&mut rows, LIMIT).is_some();
    let cases: Vec<ListedCase> = rows.into_iter().map(|row| listed(app, ctx, row)).collect();
    let shown = cases.iter().map(|one| one.case.id);
    app.viewed(ctx, Done::new("case.search").cases(shown))
        .await?;
    Ok(Found {
        more_after: cases.last().filter(|_| more).map(|one| one.case.id),
        cases,
        too_short,
    })
}

/// The words to search for, folded, the longest first, since it narrows most. A word with a digit
/// is a number, which is kept in one piece: `4711/25` is `471125`.
pub(crate) fn words(query: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in query.split([' ', ',', ';', '\t']) {
        if word.chars().any(|c| c.is_ascii_digit()) {
            words.push(fold_tight(word));
        } else {
            words.extend(fold(word).split(' ').map(str::to_owned));
        }
    }
    words.retain(|word| !word.is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(store::search::WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_folded_and_numbers_stay_whole() {
        assert_eq!(words("Müller, Anna-Lena"), ["muller", "anna", "lena"]);
        assert_eq!(words("  4711/25 "), ["471125"]);
        assert_eq!(words("2026-0147 Demir"), ["20260147", "demir"]);
        assert_eq!(words("a b c d e").len(), 3);
        assert!(words(" ,; ").is_empty());
    }
}
