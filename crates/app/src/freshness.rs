//! "Is that still right?" (X13): a calm question on the page of a case when housing, telephone or income
//! were recorded or confirmed longer ago than the programme wants.
//!
//! It rides on what the page has read anyway. A confirmation is a statement with its day beside the
//! facts of the case, under a name that no rule asks for; nothing is computed from it. The telephone
//! number itself stands there too.

use access::Action;
use domain::{
    Code,
    case::CaseStatus,
    contact::can_be_called,
    freshness::is_stale,
    ids::CaseId,
    seam::{Security, Side},
};
use jiff::civil::Date;
use programme::Text;
use store::{StoreError, fact::FactRow};

use crate::{
    App, AppError, Conflict, Done, OpContext,
    case::{Head, head_of},
    journal,
    record::{Record, german_date},
};

/// What begins the name of a confirmation among the statements of a case.
const CONFIRMED: &str = "confirmed.";

/// The name of the client's telephone number among them.
const PHONE: &str = "phone";

/// The longest telephone number with the words beside it, in characters.
pub const MAX_PHONE: usize = 80;

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// Where somebody lives.
    Housing,
    /// What somebody lives on.
    Income,
    /// Under which number somebody is reached.
    Phone,
}

impl Code for Matter {
    const ALL: &'static [Self] = &[Self::Housing, Self::Phone, Self::Income];

    fn code(self) -> &'static str {
        match self {
            Self::Housing => "accommodation",
            Self::Income => "income",
            Self::Phone => "phone",
        }
    }
}

impl Matter {
    /// The security whose arrangements say it; `None` for the number, which is a statement itself.
    fn security(self) -> Option<Security> {
        match self {
            Self::Housing => Some(Security::ACCOMMODATION),
            Self::Income => Some(Security::INCOME),
            Self::Phone => None,
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

/// Whether a statement is a confirmation or the telephone number, and no fact.
pub(crate) fn is_no_fact(row: &FactRow) -> bool {
    row.name.starts_with(CONFIRMED) || row.name == PHONE
}

/// The client's telephone number, and when it was written down.
pub(crate) fn phone(record: &Record<'_>) -> Option<(String, Date)> {
    let rows = record.fact_rows.iter().filter(|row| row.name == PHONE);
    let newest = rows.max_by_key(|row| row.recorded_at)?;
    let number = newest.value.as_ref()?.as_str()?;
    (!number.is_empty()).then(|| (number.to_owned(), german_date(newest.recorded_at)))
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
    let (title, known, recorded) = if let Some(security) = matter.security() {
        arranged(record, &security, today)?
    } else {
        let (number, recorded) = phone(record)?;
        let title = Text::new("Telefon", "Telephone");
        (title, vec![number], recorded)
    };
    let confirmed = record
        .fact_rows
        .iter()
        .filter(|row| row.name == matter.name());
    let confirmed = confirmed.map(|row| german_date(row.recorded_at)).max();
    Some(Question {
        matter,
        title,
        known,
        last: confirmed.map_or(recorded, |day| day.max(recorded)),
    })
}

/// Title of a security, who gives it outside, and when the newest of that was recorded.
fn arranged(
    record: &Record<'_>,
    security: &Security,
    today: Date,
) -> Option<(Text, Vec<String>, Date)> {
    let known = || {
        record.arrangements.iter().filter(|row| {
            row.struck_at.is_none()
                && row.security == *security
                && row.side == Side::Outside
                && row.to_on.is_none_or(|end| end > today)
        })
    };
    let recorded = known().map(|row| german_date(row.recorded_at)).max()?;
    let rule = record.programme.security_rule(security);
    let code = security.code();
    let title = rule.map_or_else(|| Text::new(code, code), |rule| rule.title.clone());
    let providers = known().map(|row| row.provider.clone());
    Some((
        title,
        providers.filter(|one| !one.is_empty()).collect(),
        recorded,
    ))
}

/// The telephone number for its form, and whose it is.
pub async fn phone_form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<(Head, String), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditArrangement, case)
        .await?;
    let record = app.record_for_page(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("freshness.view", case)).await?;
    let number = phone(&record).map(|(number, _)| number);
    Ok((head_of(app, &record, ctx.today), number.unwrap_or_default()))
}

/// Writes the telephone number down, or that there is none any more; former ones stay among the
/// statements of the case. `seen` is the number that stood on the form.
pub async fn set_phone(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    seen: &str,
    number: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditArrangement, case)
        .await?;
    let number = number.trim();
    if !number.is_empty() && !can_be_called(number) {
        return Err(AppError::invalid("phone", "case-problem-phone"));
    }
    let carrier = row.carrier;
    let record = app.record_for_page(&mut tx, row).await?;
    let now = phone(&record).map(|(number, _)| number);
    let now = now.unwrap_or_default();
    if now != seen.trim() {
        return Err(AppError::Conflict(Box::new(Conflict {
            by: None,
            version: 0,
            theirs: vec![("case-phone".to_owned(), now)],
        })));
    }
    let statement = FactRow {
        name: PHONE.to_owned(),
        value: Some(serde_json::Value::String(number.to_owned())),
        source: String::new(),
        epistemic: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::fact::insert(&mut tx, ctx.ids.uuid(), carrier, case, &statement).await?;
    journal::changed(&mut tx, ctx, Done::on("freshness.phone", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
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
