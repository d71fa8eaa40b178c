//! A told case whose client was written wrongly on the release list, and came to another prison.

use app::{
    App,
    custody::{Place, Transfer, transfer},
    person::{Words, correct, correctable},
};
use domain::ids::CaseId;

use crate::{SyntheticError, moved::lead_of, office::Office, source::Source};

/// Corrects his name and records the transfer, as the lead would.
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
    let client = correctable(app, &ctx, case).await?.client;
    let words = Words {
        family_name: client.family_name,
        given_names: "Luca".to_owned(),
        birth_date: client.birth_date,
        why: "Auf der Entlassungsliste verlesen; im Ausweis steht Luca.".to_owned(),
    };
    correct(app, &ctx, case, client.version, &words, &[]).await?;
    let custody = app::custody::movable(app, &ctx, case).await?;
    let entry = Transfer {
        to: Place {
            institution: "th-tonna".to_owned(),
            book_number: "4755/26".to_owned(),
        },
        on: source.day(-20),
        source: "Sozialdienst der JVA Hohenleuben".to_owned(),
    };
    transfer(app, &ctx, case, custody.episode.version, &entry, &[]).await?;
    Ok(())
}
