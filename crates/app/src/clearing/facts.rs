//! Recording facts, each with its source. Nothing is overwritten: the newest statement counts, and
//! all of them stay readable.

use access::Action;
use domain::{
    Code, calendar::add_months, contact::EpistemicKind, custody::CustodyKind, ids::CaseId,
    supervision::SupervisionBasis,
};
use jiff::civil::Date;
use programme::{Fact, FactValue, Facts, Programme};
use store::{StoreError, Tx};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head_of},
    journal,
    recompute::{Cause, of_client, recompute},
    record::Record,
};

pub use store::fact::FactRow;

/// The facts that a person records by hand. The release has its own page and history; prison, name
/// and birth come with the report; other support is recorded as an overlap, except that there is
/// none.
pub const BY_HAND: [Fact; 20] = [
    Fact::CustodyStart,
    Fact::CustodyMonths,
    Fact::CustodyKind,
    Fact::SentenceMonths,
    Fact::ReleaseRegion,
    Fact::ConductSupervision,
    Fact::Probation,
    Fact::SupervisionBasis,
    Fact::SupervisionFrom,
    Fact::SupervisionUntil,
    Fact::OtherSupport,
    Fact::Unemployed,
    Fact::NationalityGroup,
    Fact::Needs,
    Fact::MoveIn,
    Fact::JobStart,
    Fact::JobEnd,
    Fact::CourtDecision,
    Fact::Application,
    Fact::Document,
];

/// Nobody is older, in months.
const LIFETIME: i32 = 120 * 12;

/// What the page of the facts shows.
#[derive(Debug, Clone)]
pub struct FactsView<'a> {
    /// The head of the case.
    pub head: Head,
    /// The programme.
    pub programme: &'a Programme,
    /// The facts that count now.
    pub facts: Facts,
    /// All statements, newest first.
    pub history: Vec<FactRow>,
    /// Whether other support is on record as an overlap.
    pub has_overlaps: bool,
}

/// A statement about a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which fact.
    pub fact: Fact,
    /// Its value; `None`: it turned out to be unknown.
    pub value: Option<FactValue>,
    /// The value that the page showed. If another one counts by now, both are shown again.
    pub seen: Option<FactValue>,
    /// Who said it, and when.
    pub source: String,
    /// What kind of statement it is.
    pub epistemic: EpistemicKind,
}

/// The facts of a case, for somebody who may record them.
pub async fn view<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<FactsView<'a>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::EditFacts, case).await?;
    let record = app.record(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("facts.view", case)).await?;
    let mut history = record.fact_rows.clone();
    history.retain(|row| !crate::freshness::is_no_fact(row));
    history.reverse();
    Ok(FactsView {
        head: head_of(app, &record, ctx.today),
        programme: record.programme,
        history,
        has_overlaps: record.overlaps.iter().any(|one| one.ended_at.is_none()),
        facts: record.facts,
    })
}

/// Records statements, all or none, and lets everything follow that rests on them. Field names in
/// the problems are the codes of the facts, and `source`.
pub async fn state(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    statements: &[Statement],
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditFacts, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let stale = |one: &Statement| record.facts.get(one.fact) != one.seen.as_ref();
    if statements.iter().any(stale) {
        return Err(super::changed_meanwhile(record.case.version));
    }
    check(&record, ctx, statements).none_or_invalid()?;
    super::begun(&mut tx, ctx, record.case.clone()).await?;
    for one in statements {
        let statement = FactRow {
            name: one.fact.code().to_owned(),
            value: one.value.as_ref().map(FactValue::to_json),
            source: one.source.clone(),
            epistemic: Some(one.epistemic),
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            recorded_by_name: String::new(),
        };
        store::fact::insert(
            &mut tx,
            ctx.ids.uuid(),
            record.case.carrier,
            case,
            &statement,
        )
        .await?;
    }
    let custody_changed = copy_to_case(&mut tx, &record, statements).await?;
    let names: Vec<&str> = statements.iter().map(|one| one.fact.code()).collect();
    let done =
        Done::on("facts.record", case).detail(serde_json::json!({ "facts": names }).to_string());
    let cause = Cause::of(ctx, "facts");
    let former = Some(&record.facts);
    if custody_changed {
        of_client(app, &mut tx, &cause, &record.case, former).await?;
    } else {
        recompute(app, &mut tx, &cause, case, former).await?;
    }
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(record: &Record<'_>, ctx: &OpContext, statements: &[Statement]) -> Problems {
    let mut problems = Problems::new();
    let mut after = record.facts.clone();
    if statements.iter().any(|one| one.source.trim().is_empty()) {
        problems.add_key("source", "clearing-error-source");
    }
    for one in statements {
        let code = one.fact.code();
        if !BY_HAND.contains(&one.fact) {
            problems.add(
                code,
                Message::new("error-unknown-value").with("found", code),
            );
        }
        let future = matches!(one.value, Some(FactValue::Date(day)) if day > ctx.today);
        if future && one.fact == Fact::CustodyStart {
            problems.add_key(code, "error-custody-future");
        } else if let Some(FactValue::Date(day)) = one.value
            && let Some(wrong) = not_in_a_life(day, record.case.birth_date, ctx.today)
        {
            problems.add(code, wrong);
        }
        after = after.with(one.fact, one.value.clone());
    }
    contradictions(&mut problems, statements, &after);
    let before = record.facts.order_mistakes();
    for mistake in after.order_mistakes() {
        if before.contains(&mistake) {
            continue;
        }
        // The mistake is named at the later day; the field that was typed may be the earlier one.
        let field = statements
            .iter()
            .map(|one| one.fact.code())
            .find(|code| *code == mistake.key)
            .or_else(|| statements.first().map(|one| one.fact.code()));
        problems.add_key(field.unwrap_or(""), "clearing-error-order");
    }
    problems
}

/// Why a day of somebody's life cannot be this one: before their birth, or a lifetime away.
fn not_in_a_life(day: Date, born: Option<Date>, today: Date) -> Option<Message> {
    let with = |key: &str, name, day| Message::new(key).with_arg(name, MessageArg::Day(day));
    if let Some(born) = born {
        if day < born {
            return Some(with("clearing-error-before-birth", "birth", born));
        }
    } else if let Some(first) = add_months(today, -LIFETIME)
        && day < first
    {
        return Some(with("error-date-too-early", "min", first));
    }
    crate::arrangement::too_late(day, today)
}

/// What is stated of a supervision must not contradict itself (P6e). Asked only of what is new, so that an
/// older contradiction does not keep anybody from stating something else.
fn contradictions(problems: &mut Problems, statements: &[Statement], after: &Facts) {
    let stated = |fact| statements.iter().any(|one| one.fact == fact);
    let answer = |fact| match after.get(fact) {
        Some(FactValue::Bool(answer)) => Some(*answer),
        _ => None,
    };
    let (conduct, probation) = (answer(Fact::ConductSupervision), answer(Fact::Probation));
    let about = [
        Fact::SupervisionBasis,
        Fact::ConductSupervision,
        Fact::Probation,
    ];
    if let Some(FactValue::Text(code)) = after.get(Fact::SupervisionBasis)
        && about.into_iter().any(stated)
        && SupervisionBasis::from_code(code).is_ok_and(|one| !one.fits(conduct, probation))
    {
        let field = Fact::SupervisionBasis.code();
        problems.add_key(field, "clearing-error-supervision-basis");
    }
    let none = conduct == Some(false) && probation != Some(true);
    for fact in [Fact::SupervisionFrom, Fact::SupervisionUntil] {
        let given = after.get(fact).is_some();
        let asked = [fact, Fact::ConductSupervision, Fact::Probation];
        if none && given && asked.into_iter().any(stated) {
            problems.add_key(fact.code(), "clearing-error-supervision-none");
        }
    }
}

/// What has a place of its own in the custody episode or the case is written there too. Says whether
/// the custody episode changed, which other cases of the client may share.
async fn copy_to_case(
    tx: &mut Tx,
    record: &Record<'_>,
    statements: &[Statement],
) -> Result<bool, AppError> {
    let mut episode = record.episode.clone();
    for one in statements {
        match (one.fact, &one.value) {
            (Fact::CustodyStart, Some(FactValue::Date(day))) => {
                episode.custody_start = Some(*day);
            }
            (Fact::CustodyStart, _) => episode.custody_start = None,
            (Fact::CustodyKind, Some(FactValue::Text(kind))) => {
                episode.custody_kind = CustodyKind::from_code(kind).ok();
            }
            (Fact::CustodyKind, _) => episode.custody_kind = None,
            (Fact::SentenceMonths, Some(FactValue::Int(months))) => {
                episode.sentence_months = u32::try_from(*months).ok();
            }
            (Fact::SentenceMonths, _) => episode.sentence_months = None,
            (Fact::Needs, Some(FactValue::List(needs))) => {
                store::case::set_needs(tx, record.case.id, Some(needs)).await?;
            }
            (Fact::Needs, _) => store::case::set_needs(tx, record.case.id, None).await?,
            _ => {}
        }
    }
    let changed = episode != record.episode;
    if changed {
        store::client::update_episode(tx, &episode).await?;
    }
    Ok(changed)
}
