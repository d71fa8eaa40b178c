//! A told case whose client was written wrongly on the release list, and came to another prison.

use app::{
    App, OpContext,
    custody::{Place, Transfer, transfer},
    person::{Words, correct, correctable},
    sentence::{self, Entry, Mended},
};
use domain::{ids::CaseId, sentence::SentenceKind};

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
    put_together(app, &ctx, case, source).await
}

/// The sentences of his time in custody: one with remand that is part of it, and a linked one; the length
/// of the linked one was misread first.
async fn put_together(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    source: &Source,
) -> Result<(), SyntheticError> {
    let sheet = source.day(-120).strftime("%d.%m.%Y");
    let said = format!("Vollstreckungsblatt vom {sheet}");
    let entry = |kind, months, within| Entry {
        kind,
        from: None,
        until: None,
        months,
        days: 0,
        within,
        source: said.clone(),
    };
    let remand = entry(SentenceKind::CreditedRemand, 3, Some(true));
    let linked = entry(SentenceKind::Linked, 6, None);
    for one in [entry(SentenceKind::Sentence, 14, None), remand, linked] {
        sentence::add(app, ctx, case, &one).await?;
    }
    let rows = sentence::for_form(app, ctx, case, true).await?.rows;
    let mut linked = rows.iter();
    let linked = linked.find(|one| one.time.kind == SentenceKind::Linked);
    let Some(linked) = linked else {
        return Ok(());
    };
    let mended = Mended {
        version: linked.version,
        entry: entry(SentenceKind::Linked, 5, None),
        struck: false,
        why: "Im Vollstreckungsblatt verlesen: fünf Monate, nicht sechs.".to_owned(),
    };
    sentence::correct(app, ctx, case, linked.id, &mended).await?;
    Ok(())
}
