//! A told case that a colleague had to open on the evening before today, because its lead could not be
//! reached: what everybody who answers for it is told, and what the data-protection officer looks at.

use app::{App, Problems};
use domain::ids::CaseId;

use crate::{
    SyntheticError,
    office::{Office, at_work},
    source::Source,
};

/// Why.
const REASON: &str = "Er stand am Abend ohne Schlafplatz vor der Tür, und die \
 Fallverantwortung war nicht zu erreichen.";

/// Opens the case in the name of a colleague of the lead, and looks at it.
pub async fn tell(
    app: &App,
    office: &Office,
    source: &mut Source,
    case: Option<CaseId>,
) -> Result<(), SyntheticError> {
    let colleague = office.places.first().and_then(|one| one.workers.get(1));
    let (Some(colleague), Some(case)) = (colleague, case) else {
        return Ok(());
    };
    let mut tx = app.store.read().await?;
    let row = store::case::by_id(&mut tx, case).await?;
    drop(tx);
    let Some(row) = row else { return Ok(()) };
    let ctx = at_work(app, source, *colleague, (-1, 19, 10)).await?;
    let asked = (row.number.as_str(), REASON);
    app::emergency::open(app, &ctx, asked, Problems::new()).await?;
    app::case::page(app, &ctx, case).await?;
    Ok(())
}
