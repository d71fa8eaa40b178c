//! What happened on the way of invented cases: modules that people took part in, and people who
//! came back after their case had ended. The reports on both are about this.

use app::{
    App, OpContext,
    closing::{ReentryRequest, decide_reentry, request_reentry},
};
use domain::{
    Code,
    calendar::add_days,
    case::{CaseStatus, ReentryKind},
    contact::EpistemicKind,
    ids::{CaseId, UserId},
    participation::ParticipationStatus,
    seam::Side,
};
use jiff::civil::Date;
use programme::model::ModulePlace;
use store::{StoreError, Tx, case::CaseRow, log::LogEntry, module::ParticipationRow};

use crate::{
    Mix, SyntheticError, case,
    office::{Office, at_work},
    shape::Shape,
    source::{Source, at},
    told,
};

const RESULTS: [&str; 4] = [
    "Bewerbungsmappe ist fertig, zwei Betriebe haben zurückgerufen.",
    "Kommt allein zurecht; der Kontakt zur Beratungsstelle steht.",
    "Teilnahme bescheinigt.",
    "Zwölf Termine wahrgenommen, danach eine Stelle in Aussicht.",
];

const BROKEN_OFF: [&str; 3] = [
    "Andere Arbeitszeiten, die Gruppe passte nicht mehr.",
    "Mochte nicht weitermachen; später vielleicht wieder.",
    "Umzug in eine andere Stadt.",
];

/// Lets the admitted cases of `log` take part in modules of their programme.
pub async fn take_part(
    app: &App,
    source: &mut Source,
    log: &[LogEntry],
) -> Result<(), SyntheticError> {
    let admitted = log.iter().filter(|one| one.action == "clearing.admit");
    let mut tx = app.store.write().await?;
    let mut written = Vec::new();
    for entry in admitted {
        let Some(case) = entry.case else { continue };
        if let Some(case) = store::case::by_id(&mut tx, case).await? {
            modules_of(app, &mut tx, source, &case, &mut written).await?;
        }
    }
    store::log::append_many(&mut tx, &written).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn modules_of(
    app: &App,
    tx: &mut Tx,
    source: &mut Source,
    case: &CaseRow,
    written: &mut Vec<LogEntry>,
) -> Result<(), SyntheticError> {
    let (Some(entry), Some(release), Some(lead)) = (case.entry_on, case.release_on, case.lead)
    else {
        return Ok(());
    };
    for module in &app.programme_of(case)?.modules {
        let begin = match module.place {
            ModulePlace::Outside => release.max(entry),
            ModulePlace::Inside | ModulePlace::Both => entry,
        };
        let from = add_days(begin, source.between(3, 30)).unwrap_or(begin);
        let mut last = add_days(from, source.between(20, 70)).unwrap_or(from);
        if module.place == ModulePlace::Inside {
            last = last.min(release);
        }
        last = last.min(case.exit_on.unwrap_or(last));
        let soon = from <= source.day(30);
        if from < last && soon && source.chance(55) {
            let row = participation(source, case, (&module.id, lead), (from, last));
            store::module::insert(tx, &row).await?;
            let on = (case.carrier, case.id);
            let subject = format!("participation {}", row.id);
            let entry = told::done(on, ("module.add", row.recorded_at, lead), subject);
            written.push(entry);
        }
    }
    Ok(())
}

fn participation(
    source: &mut Source,
    case: &CaseRow,
    (module, lead): (&str, UserId),
    (from_on, last): (Date, Date),
) -> ParticipationRow {
    let over = last < source.today;
    let status = match (from_on <= source.today, over) {
        (false, _) => ParticipationStatus::Planned,
        (true, false) => ParticipationStatus::Running,
        (true, true) if source.chance(75) => ParticipationStatus::Done,
        (true, true) => ParticipationStatus::BrokenOff,
    };
    let words = |source: &mut Source, from: &[&str]| {
        let picked = source.pick(from).copied();
        picked.unwrap_or_default().to_owned()
    };
    let inside = case.release_on.is_some_and(|release| from_on < release);
    ParticipationRow {
        id: source.id(),
        carrier: case.carrier,
        case: case.id,
        module: module.to_owned(),
        from_on,
        to_on: over.then_some(last),
        attended: over.then(|| i64::from((last - from_on).get_days().clamp(1, 90)) * 90),
        side: if inside { Side::Inside } else { Side::Outside },
        result: if status == ParticipationStatus::Done {
            words(source, &RESULTS)
        } else {
            String::new()
        },
        reason: if status == ParticipationStatus::BrokenOff {
            words(source, &BROKEN_OFF)
        } else {
            String::new()
        },
        epistemic: over.then_some(EpistemicKind::Assessment),
        status,
        recorded_at: at(from_on.min(source.today), 7, 30),
        recorded_by: lead,
        recorded_by_name: String::new(),
        version: 1,
    }
}

/// People of the first place whose case ended and who came back: one coordination asks, the other
/// one grants it. Reports hide what is under five, so there are six.
pub async fn come_back(
    app: &App,
    office: &Office,
    source: &mut Source,
) -> Result<(), SyntheticError> {
    let Some(place) = office.places.first() else {
        return Ok(());
    };
    for number in 0..6 {
        let mix = Mix {
            intake: 0,
            notes: 2,
        };
        let shape = loop {
            let drawn = Shape::draw(app, office, source, mix)?;
            if drawn.status == CaseStatus::Closed && drawn.place.site == place.site {
                break drawn;
            }
        };
        let mut tx = app.store.write().await?;
        let mut written = Vec::new();
        let case = case::write(app, &mut tx, source, &mut written, &shape).await?;
        store::log::append_many(&mut tx, &written).await?;
        tx.commit().await.map_err(StoreError::from)?;
        let asks = coordination(app, source, &shape, "koordination", -3 - number).await?;
        let grants = coordination(app, source, &shape, "koordination2", -2 - number).await?;
        if let (Some(asks), Some(grants)) = (asks, grants) {
            back(app, (&asks, &grants), case).await?;
        }
    }
    Ok(())
}

async fn back(
    app: &App,
    (asks, grants): (&OpContext, &OpContext),
    case: CaseId,
) -> Result<(), SyntheticError> {
    let typed = ReentryRequest {
        kind: ReentryKind::AfterEnd.code().to_owned(),
        reason: "Die Wohnung ist gekündigt; er bittet selbst um Hilfe.".to_owned(),
        custody: None,
    };
    let approval = request_reentry(app, asks, case, &typed).await?;
    decide_reentry(app, grants, case, approval, true, "Einverstanden.").await?;
    Ok(())
}

async fn coordination(
    app: &App,
    source: &mut Source,
    shape: &Shape,
    login: &str,
    days: i32,
) -> Result<Option<OpContext>, SyntheticError> {
    let mut tx = app.store.read().await?;
    let account = store::account::by_login(&mut tx, login).await?;
    let Some(account) = account.filter(|one| one.carrier == shape.place.carrier) else {
        return Ok(None);
    };
    drop(tx);
    let ctx = at_work(app, source, account.id, (days, 11, 0)).await?;
    Ok(Some(ctx))
}
