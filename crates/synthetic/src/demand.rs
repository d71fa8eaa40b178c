//! People who asked and will live where the programme is not: what the report on demand is for.

use app::{
    App,
    clearing::decide::{Input, Verdict, decide},
};
use domain::{case::CaseStatus, ids::CaseId};
use store::StoreError;

use crate::{
    Mix, SyntheticError, case,
    office::{Office, at_work},
    shape::Shape,
    source::Source,
};

/// Places outside the regions, and how many people asked for each.
const OUTSIDE: [(&str, u32); 5] = [
    ("Weimar", 9),
    ("Nordhausen", 7),
    ("Eisenach", 6),
    ("Suhl", 3),
    ("Sondershausen", 2),
];

/// Reports people from outside the regions of the first place and refuses most of them, as its
/// coordination would.
pub async fn refuse(app: &App, office: &Office, source: &mut Source) -> Result<(), SyntheticError> {
    let Some(place) = office.places.first() else {
        return Ok(());
    };
    for (name, number) in OUTSIDE {
        for _ in 0..number {
            let mix = Mix {
                intake: 100,
                notes: 0,
            };
            let mut shape = Shape::draw(app, office, source, mix)?;
            shape.place = place.clone();
            name.clone_into(&mut shape.place.region);
            shape.status = CaseStatus::Registered;
            shape.cleared = true;
            let mut tx = app.store.write().await?;
            let mut told = Vec::new();
            let case = case::write(app, &mut tx, source, &mut told, &shape).await?;
            store::log::append_many(&mut tx, &told).await?;
            tx.commit().await.map_err(StoreError::from)?;
            if source.chance(85) {
                reject(app, source, &shape, case).await?;
            }
        }
    }
    Ok(())
}

async fn reject(
    app: &App,
    source: &mut Source,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    let mut tx = app.store.read().await?;
    let row = store::case::by_id(&mut tx, case).await?;
    drop(tx);
    let Some(row) = row else { return Ok(()) };
    let ctx = at_work(app, source, shape.place.coordination, (-2, 11, 0)).await?;
    let input = Input {
        verdict: Verdict::Reject,
        reason: "Entlassung außerhalb der Regionen des Programms.".to_owned(),
        site: None,
        lead: None,
        deputy: None,
        full: None,
        version: row.version,
    };
    decide(app, &ctx, case, &input).await?;
    Ok(())
}
