//! A told case whose client wants to live elsewhere now, where another site looks after people.

use app::{
    App, OpContext,
    clearing::facts::{Statement, state},
};
use domain::{contact::EpistemicKind, ids::CaseId};
use programme::{Fact, FactValue};

use crate::{
    SyntheticError,
    office::{Office, Place, at_work},
    source::Source,
};

/// Where he wants to go instead.
const ELSEWHERE: &str = "Gera";

/// Writes down the day before today, as the lead would, where the client wants to live now.
pub async fn tell(
    app: &App,
    office: &Office,
    source: &mut Source,
    case: Option<CaseId>,
) -> Result<(), SyntheticError> {
    let (Some(place), Some(case)) = (office.places.first(), case) else {
        return Ok(());
    };
    let Some(ctx) = lead_of(app, place, source).await? else {
        return Ok(());
    };
    let statement = Statement {
        fact: Fact::ReleaseRegion,
        value: Some(FactValue::Text(ELSEWHERE.to_owned())),
        seen: Some(FactValue::Text(place.region.clone())),
        source: "Gespräch in der Anstalt: Die Großmutter ist umgezogen.".to_owned(),
        epistemic: EpistemicKind::ClientStatement,
    };
    state(app, &ctx, case, &[statement]).await?;
    Ok(())
}

/// What the lead of the told cases does the day before today.
pub(crate) async fn lead_of(
    app: &App,
    place: &Place,
    source: &mut Source,
) -> Result<Option<OpContext>, SyntheticError> {
    let Some(worker) = place.workers.first() else {
        return Ok(None);
    };
    let ctx = at_work(app, source, *worker, (-1, 15, 40)).await?;
    Ok(Some(OpContext {
        purpose: String::new(),
        ..ctx
    }))
}
