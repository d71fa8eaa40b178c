//! Rows of one list that look alike: a list that is applied makes known people of its earlier rows, so
//! each row is compared with those before it by the rule by which the register is asked.
//!
//! Which rows look alike is kept with the later one; what that means is asked each time anew from where
//! the earlier row stands. It must not: decide anything ([`super::judge`]), or say who may be whom
//! ([`domain::duplicate`]).

use std::collections::BTreeSet;

use domain::{
    Code,
    duplicate::{MatchReason, Register},
    ids::{CaseId, ClientId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    import::{BatchRow, ImportRow, RowFilter},
};

use super::{
    judge::{Asked, judge_and_keep},
    row::{self, Listed, Matched, Outcome},
};
use crate::{App, AppError, OpContext};

/// At most this many earlier rows are kept beside a row, the strongest reason first and of these the
/// earliest: a list that names the same person in every line must not grow with the square of its length.
const MOST: usize = 20;

/// Rows that are read at a time.
const CHUNK: i64 = 500;

/// An earlier row that may be about the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Twin {
    /// Its line in the file.
    pub line: i64,
    reason: String,
    /// Whether both expect the same day of release.
    pub same_day: bool,
}

impl Twin {
    pub fn reason(&self) -> Option<MatchReason> {
        MatchReason::from_code(&self.reason).ok()
    }

    fn is_certain(&self) -> bool {
        self.reason().is_some_and(MatchReason::is_certain)
    }
}

/// The rows of a list that were gone through, indexed: a long list is compared once, not row with row.
#[derive(Debug, Default)]
pub(super) struct Twins {
    register: Register,
    rows: Vec<(i64, Date)>,
}

impl Twins {
    /// The rows before this one that may be about the same person; the next row is compared with this
    /// one too.
    pub fn before(&mut self, line: i64, listed: &Listed, institution: &str) -> Vec<Twin> {
        let identity = listed.identity(institution);
        let found = self.register.matches(&identity).into_iter().take(MOST);
        let twin = |(at, reason): (usize, MatchReason)| {
            let (line, day) = self.rows.get(at)?;
            Some(Twin {
                line: *line,
                reason: reason.code().to_owned(),
                same_day: *day == listed.release_on,
            })
        };
        let twins = found.filter_map(twin).collect();
        self.register.add(&identity);
        self.rows.push((line, listed.release_on));
        twins
    }
}

/// Where an earlier row stands now.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub twin: Twin,
    pub outcome: Outcome,
    /// The case that it made, or is about.
    pub case: Option<CaseId>,
    /// Whom it made known, or registers again.
    pub client: Option<ClientId>,
}

impl Standing {
    /// Whether it makes somebody known, or may: a row about somebody whose case runs already is
    /// answered for by the register.
    pub fn counts(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::New | Outcome::Again | Outcome::Unsure
        )
    }

    /// Whether the later row may be taken for a repeat of it without asking.
    pub fn is_certain(&self) -> bool {
        self.twin.is_certain()
    }

    /// Whether somebody has to look before the later row is left out: the two say different days, or it
    /// is not clear who the earlier one is about.
    pub fn is_open(&self) -> bool {
        !self.twin.same_day || self.is_undecided()
    }

    /// Whether it is about this case, and says what becomes of it.
    pub fn is_of(&self, case: Option<CaseId>) -> bool {
        let says = matches!(
            self.outcome,
            Outcome::Moved | Outcome::Unchanged | Outcome::Back
        );
        says && case.is_some() && self.case == case
    }

    /// Whether it is not settled who it is about, so that it is left.
    pub fn is_undecided(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Unsure | Outcome::Unchecked | Outcome::Refused
        )
    }
}

/// Where the earlier rows stand.
pub(super) async fn standing(
    tx: &mut Tx,
    batch: &BatchRow,
    twins: &[Twin],
) -> Result<Vec<Standing>, AppError> {
    let mut all = Vec::with_capacity(twins.len());
    for twin in twins {
        let Some(stored) = store::import::row(tx, batch.id, twin.line).await? else {
            continue;
        };
        let outcome = row::outcome(&stored);
        let matched = row::matched(&stored)?;
        let case = stored.case.or(matched.case);
        let client = match outcome {
            Outcome::New | Outcome::Again => client(tx, case, &matched, outcome).await?,
            _ => None,
        };
        all.push(Standing {
            twin: twin.clone(),
            outcome,
            case,
            client,
        });
    }
    Ok(all)
}

/// The line of the first row before this one that is about the same case, or registers the same person
/// again: looked for in the whole list.
pub(super) async fn earlier_about(
    tx: &mut Tx,
    batch: &BatchRow,
    line: i64,
    (case, client): (Option<CaseId>, ClientId),
) -> Result<Option<i64>, AppError> {
    let mut after = 0;
    loop {
        let rows = store::import::rows(tx, batch.id, RowFilter::All, after, CHUNK).await?;
        let Some(last) = rows.last() else {
            return Ok(None);
        };
        after = last.line;
        for one in rows.iter().take_while(|one| one.line < line) {
            let matched = row::matched(one)?;
            let same = match row::outcome(one) {
                Outcome::Moved | Outcome::Unchanged | Outcome::Back => {
                    case.is_some() && one.case.or(matched.case) == case
                }
                Outcome::Again => {
                    matched.known() == Some(client) || (case.is_some() && one.case == case)
                }
                _ => false,
            };
            if same {
                return Ok(Some(one.line));
            }
        }
        if after >= line {
            return Ok(None);
        }
    }
}

async fn client(
    tx: &mut Tx,
    case: Option<CaseId>,
    matched: &Matched,
    outcome: Outcome,
) -> Result<Option<ClientId>, AppError> {
    Ok(match case {
        Some(case) => store::case::by_id(tx, case).await?.map(|case| case.client),
        None if outcome == Outcome::Again => matched.known(),
        None => None,
    })
}

/// An earlier row that may be about the same person.
#[derive(Debug, Clone)]
pub struct TwinView {
    /// Line in the file.
    pub line: i64,
    /// What stands in it.
    pub listed: Listed,
    /// Why it may be the same person.
    pub reason: MatchReason,
}

/// The earlier rows among which somebody has to choose. They stand in the same list, which the actor reads.
pub(super) async fn in_words(
    tx: &mut Tx,
    batch: &BatchRow,
    matched: &Matched,
) -> Result<Vec<TwinView>, AppError> {
    let mut all = Vec::new();
    for one in standing(tx, batch, &matched.twins).await? {
        let line = one.twin.line;
        let stored = store::import::row(tx, batch.id, line).await?;
        let listed = match stored.filter(|_| one.counts()) {
            Some(stored) => row::listed(&stored)?,
            None => None,
        };
        if let (Some(listed), Some(reason)) = (listed, one.twin.reason()) {
            all.push(TwinView {
                line,
                listed,
                reason,
            });
        }
    }
    Ok(all)
}

/// Judges the rows again that look like a row whose meaning has changed, and those that look like them.
pub(super) async fn judge_later(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    line: i64,
) -> Result<(), AppError> {
    let (mut after, mut changed) = (line, BTreeSet::from([line]));
    loop {
        let rows = store::import::rows(tx, batch.id, RowFilter::All, after, CHUNK).await?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        after = last.line;
        for one in &rows {
            let matched = row::matched(one)?;
            if matched.twins.iter().any(|it| changed.contains(&it.line)) {
                judge_again(app, tx, ctx, batch, one, &matched).await?;
                changed.insert(one.line);
            }
        }
    }
}

async fn judge_again(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    one: &ImportRow,
    matched: &Matched,
) -> Result<(), AppError> {
    let Some(listed) = row::listed(one)? else {
        return Ok(());
    };
    let asked = Asked::new(batch, one.line, &listed, matched);
    judge_and_keep(app, tx, ctx, &asked).await?;
    Ok(())
}
