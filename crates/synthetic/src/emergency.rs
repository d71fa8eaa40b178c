//! A told case that a colleague had to open on the evening before today, because its lead could not be
//! reached: what everybody who answers for it is told, and what the data-protection officer looks at.

use app::{App, OpContext, Problems};
use domain::{Code, ids::CaseId};
use store::account::AccountRow;

use crate::{
    SyntheticError,
    office::Office,
    source::{Source, at},
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
    let account: Option<AccountRow> = store::account::by_id(&mut tx, *colleague).await?;
    let (Some(row), Some(account)) = (row, account) else {
        return Ok(());
    };
    let day = source.day(-1);
    let ctx = OpContext {
        actor: store::account::actor(&mut tx, &account).await?,
        now: at(day, 19, 10),
        today: day,
        request: source.uuid(),
        purpose: account.role.code().to_owned(),
        ids: source.ids(),
        emergency: app::Emergency::default(),
    };
    drop(tx);
    let asked = (row.number.as_str(), REASON);
    app::emergency::open(app, &ctx, asked, Problems::new()).await?;
    app::case::page(app, &ctx, case).await?;
    Ok(())
}
