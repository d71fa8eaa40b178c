//! "Is that still right?" (X13): a calm question on the page of a case when housing or income were
//! recorded or confirmed longer ago than the programme wants.
//!
//! It rides on what the page has read anyway. A confirmation is a statement with its day beside the
//! facts of the case, under a name that no rule asks for; nothing is computed from it.

use access::Action;
use domain::{
    Code,
    case::CaseStatus,
    freshness::is_stale,
    ids::CaseId,
    seam::{Security, Side},
};
use jiff::civil::Date;
use programme::Text;
use store::{StoreError, fact::FactRow};

use crate::{
    App, AppError, Done, OpContext, journal,
    record::{Record, german_date},
};

/// What begins the name of a confirmation among the statements of a case.
const CONFIRMED: &str = "confirmed.";

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Where somebody lives.
    Housing,
    /// What somebody lives on.
    Income,
}

impl Code for Matter {
    const ALL: &'static [Self] = &[Self::Housing, Self::Income];

    fn code(self) -> &'static str {
        match self {
            Self::Housing => "accommodation",
            Self::Income => "income",
        }
    }
}

impl Matter {
    fn security(self) -> Security {
        match self {
            Self::Housing => Security::ACCOMMODATION,
            Self::Income => Security::INCOME,
        }
    }

    fn name(self) -> String {
        format!("{CONFIRMED}{}", self.code())
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub matter: Matter,
    /// Its name in the programme.
    pub title: Text,
    /// What is known: who gives it.
    pub known: Vec<String>,
    /// When that was recorded or confirmed last.
    pub last: Date,
}

/// Whether a statement is a confirmation and no fact.
pub(crate) fn is_confirmation(row: &FactRow) -> bool {
    row.name.starts_with(CONFIRMED)
}

/// The questions of a running case on `today`.
pub(crate) fn questions(record: &Record<'_>, today: Date) -> Vec<Question> {
    let running = matches!(record.case.status, CaseStatus::Active | CaseStatus::Closing);
    if !running || record.facts.release().is_none() {
        return Vec::new();
    }
    let rule = record.programme.freshness;
    let days = if record.case.released {
        rule.after
    } else {
        rule.before
    };
    Matter::ALL
        .iter()
        .filter_map(|matter| question(record, *matter, today))
        .filter(|one| is_stale(one.last, days, today))
        .collect()
}

/// What is known about a matter outside, with its newest day; `None` if nothing is.
fn question(record: &Record<'_>, matter: Matter, today: Date) -> Option<Question> {
    let security = matter.security();
    let known = || {
        record.arrangements.iter().filter(|row| {
            row.struck_at.is_none()
                && row.security == security
                && row.side == Side::Outside
                && row.to_on.is_none_or(|end| end > today)
        })
    };
    let recorded = known().map(|row| german_date(row.recorded_at)).max()?;
    let confirmed = record
        .fact_rows
        .iter()
        .filter(|row| row.name == matter.name());
    let confirmed = confirmed.map(|row| german_date(row.recorded_at)).max();
    let rule = record.programme.security_rule(&security);
    let code = matter.code();
    Some(Question {
        matter,
        title: rule.map_or_else(|| Text::new(code, code), |rule| rule.title.clone()),
        known: known()
            .map(|row| row.provider.clone())
            .filter(|one| !one.is_empty())
            .collect(),
        last: confirmed.map_or(recorded, |day| day.max(recorded)),
    })
}

/// Somebody confirms that what is known is still right.
pub async fn confirm(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    matter: Matter,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditArrangement, case)
        .await?;
    let statement = FactRow {
        name: matter.name(),
        value: Some(serde_json::Value::String(ctx.today.to_string())),
        source: String::new(),
        epistemic: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    let carrier = row.carrier;
    store::fact::insert(&mut tx, ctx.ids.uuid(), carrier, case, &statement).await?;
    let detail = serde_json::json!({ "matter": matter.code() });
    let done = Done::on("freshness.confirm", case).detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
