//! A told case that keeps a standard later than usual, with its reason; one reason was given in the wrong
//! case and is struck.

use app::{App, Problems, standard};
use domain::ids::CaseId;

use crate::{SyntheticError, moved::lead_of, office::Office, source::Source};

/// The standard.
const SIGNED: &str = "plan_signed";

/// Gives both reasons, as the lead would.
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
    let wrong = "Unterschrift nach der Rückkehr aus der Therapie.";
    standard::deviate(app, &ctx, case, SIGNED, wrong, Problems::new()).await?;
    let lines = standard::view(app, &ctx, case).await?.lines;
    let line = lines.iter().find(|line| line.standard.id == SIGNED);
    if let Some(given) = line.and_then(|line| line.deviation.as_ref()) {
        let why = "Gehört zu einem anderen Fall.";
        standard::strike(app, &ctx, case, given.id, why).await?;
    }
    let right = "Der Plan wird nach der Verlegung in Tonna unterschrieben.";
    standard::deviate(app, &ctx, case, SIGNED, right, Problems::new()).await?;
    Ok(())
}
