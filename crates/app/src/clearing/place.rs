//! The expected place of release has moved to another region, or out of all of them (P6c): the case
//! says so until the case is handed over, the place is put right, or somebody who leads it has looked
//! again and keeps it where it is, with a reason.

use access::Action;
use domain::ids::CaseId;
use programme::{Fact, FactValue, Text, criteria, placing::Placing};
use store::{StoreError, Tx, case::CaseRow, site::SiteRow};

use super::decide::{STAY, decision};
use crate::{
    App, AppError, Done, OpContext, Problems,
    case::{Head, head_of},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

/// The longest reason, in characters.
const MAX_REASON: usize = 1_000;

/// A place that is not with the site of its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// The place.
    pub place: Text,
    /// Who looks after it; `None`: it lies in no region of the programme.
    pub whose: Option<Whose>,
    /// Whether the case was admitted with this place, or kept since with a reason.
    pub settled: bool,
}

/// The region that a place lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// Its name.
    pub region: Text,
    /// The site of the carrier that looks after it, if there is one.
    pub site: Option<SiteRow>,
}

impl Whose {
    /// The name of the site, or of the region if there is none.
    pub fn name(&self) -> Text {
        let site = self.site.as_ref();
        site.map_or_else(
            || self.region.clone(),
            |site| Text::new(&site.name, &site.name),
        )
    }
}

/// What the page of the check shows.
#[derive(Debug, Clone)]
pub struct PlaceCheck {
    /// The head of the case.
    pub head: Head,
    /// What is known of the place; `None`: it lies where the site is.
    pub away: Option<Away>,
    /// Name of the site of the case.
    pub site: String,
    /// The criteria that are not met today.
    pub not_met: Vec<Text>,
    /// Whether the case can be handed over now.
    pub can_hand_over: bool,
}

/// The place of release as it is stated.
pub(crate) fn stated(record: &Record<'_>) -> Option<String> {
    match record.facts.get(Fact::ReleaseRegion)? {
        FactValue::Text(place) => Some(place.clone()),
        _ => None,
    }
}

/// Where the place of release lies, if not with the site of the case.
pub(crate) async fn away(tx: &mut Tx, record: &Record<'_>) -> Result<Option<Away>, StoreError> {
    let case = &record.case;
    let (Some(place), Some(site)) = (stated(record), case.site) else {
        return Ok(None);
    };
    let Some(site) = store::site::get(tx, case.carrier, site).await? else {
        return Ok(None);
    };
    let programme = record.programme;
    let whose = match programme.placing(Some(&place), Some(&site.code)) {
        Placing::Here => return Ok(None),
        Placing::Nowhere => None,
        Placing::Elsewhere(region) => {
            let sites = store::site::of_carrier(tx, case.carrier).await?;
            let fits = |one: &SiteRow| {
                one.programme == programme.id
                    && programme.region_of_site(&one.code) == Some(&region.id)
            };
            Some(Whose {
                region: region.name.clone(),
                site: sites.into_iter().find(fits),
            })
        }
    };
    let seen = store::clearing::last_place(tx, case.id).await?;
    Ok(Some(Away {
        settled: seen.is_some_and(|seen| programme.same_place(&seen, &place)),
        place: programme.place_words(&place),
        whose,
    }))
}

/// The site that an offer is made to if it is made because of the place.
pub(crate) async fn proposed(
    app: &App,
    tx: &mut Tx,
    case: &CaseRow,
) -> Result<Option<SiteRow>, AppError> {
    let record = app.record_for_page(tx, case.clone()).await?;
    let away = away(tx, &record).await?;
    Ok(away.and_then(|one| one.whose).and_then(|one| one.site))
}

/// Reads what the check of the place shows, and logs that.
pub async fn look(app: &App, ctx: &OpContext, case: CaseId) -> Result<PlaceCheck, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::Handover, case).await?;
    let record = app.record_for_page(&mut tx, row).await?;
    let away = away(&mut tx, &record).await?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let not_met = admission
        .criteria
        .iter()
        .filter(|one| one.state == criteria::CriterionState::NotMet)
        .map(|one| one.criterion.label.clone())
        .collect();
    let check = PlaceCheck {
        head: head_of(app, &record, ctx.today),
        site: record.case.site_name.clone().unwrap_or_default(),
        can_hand_over: record.case.lead.is_some(),
        away,
        not_met,
    };
    drop(tx);
    app.viewed(ctx, Done::on("clearing.place", case)).await?;
    Ok(check)
}

/// The case stays where it is although the place lies elsewhere. `seen` is the place that was on the
/// page: a reason for one place is none for another.
pub async fn stay(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (reason, seen): (&str, &str),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let away = away(&mut tx, &record).await?;
    let Some(away) = away.filter(|one| !one.settled) else {
        return Err(AppError::Refused(crate::Message::new(
            "clearing-place-over",
        )));
    };
    let reason = reason.trim();
    let mut problems = Problems::new();
    if away.place.de != seen {
        problems.add_key("reason", "clearing-place-moved");
    } else if reason.is_empty() {
        problems.add_key("reason", "error-reason-required");
    } else if reason.chars().count() > MAX_REASON {
        let message = crate::Message::new("error-too-long").with("max", MAX_REASON);
        problems.add("reason", message);
    }
    problems.none_or_invalid()?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let row = decision(ctx, &record, &admission, STAY, reason);
    store::clearing::insert(&mut tx, &row).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("clearing.stay", case).subject(format!("admission_decision {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
