//! The single needs of Jonas Demir, with what became of them.

use domain::{
    assessment::Voice,
    ids::{CaseId, NeedEventId, NeedId},
    need::NeedState,
};
use store::{Tx, log::LogEntry, need::NeedRow};

use crate::{
    SyntheticError,
    office::Place,
    source::{Source, at},
    told,
};

/// What was said of a need: day from today, where it stands, who says so, in which words.
type Said = (i32, NeedState, Voice, &'static str);

/// A need: life domain, id of the programme or words, what was said of it.
type Need = (&'static str, &'static str, &'static str, &'static [Said]);

const NEEDS: &[Need] = &[
    (
        "housing",
        "no_home",
        "",
        &[(-115, NeedState::Open, Voice::Client, "")],
    ),
    (
        "housing",
        "rent_debts",
        "",
        &[
            (-115, NeedState::Open, Voice::Worker, ""),
            (
                -24,
                NeedState::Met,
                Voice::Worker,
                "Raten mit der Genossenschaft vereinbart, schriftlich.",
            ),
        ],
    ),
    (
        "finance",
        "overview",
        "",
        &[(-6, NeedState::Open, Voice::Client, "")],
    ),
    (
        "health",
        "",
        "Rezept für die Tage bis zum ersten Termin",
        &[(-6, NeedState::Open, Voice::ThirdParty, "")],
    ),
];

/// Writes the needs of this case as its lead would have noted them.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    log: &mut Vec<LogEntry>,
    (place, case): (&Place, CaseId),
) -> Result<(), SyntheticError> {
    let Some(author) = place.workers.first().copied() else {
        return Ok(());
    };
    for (domain, entry, words, events) in NEEDS {
        let need: NeedId = source.id();
        for (day, state, voice, text) in *events {
            let on = source.day(*day);
            let id: NeedEventId = source.id();
            let row = NeedRow {
                id,
                need,
                domain: (*domain).to_owned(),
                entry: (*entry).to_owned(),
                words: (*words).to_owned(),
                state: *state,
                voice: *voice,
                text: (*text).to_owned(),
                on,
                recorded_at: at(on, 14, 40),
                by: author,
                by_name: String::new(),
                struck: None,
            };
            store::need::insert(tx, (place.carrier, case), &row).await?;
            // Noted along with the domain, later said of the need itself.
            let (action, subject) = if *state == NeedState::Open {
                ("assessment.settle", format!("domain {domain}"))
            } else {
                ("need.say", format!("need {need}"))
            };
            let what = (action, row.recorded_at, author);
            log.push(told::done((place.carrier, case), what, subject));
        }
    }
    Ok(())
}

/// The needs of a life domain that the goal of the told plan answers to.
pub async fn open_in(
    tx: &mut Tx,
    case: CaseId,
    domain: &str,
) -> Result<Vec<NeedId>, SyntheticError> {
    let rows = store::need::of_case(tx, case).await?;
    let over: Vec<NeedId> = rows
        .iter()
        .filter(|one| !one.state.is_open())
        .map(|one| one.need)
        .collect();
    let here = rows
        .into_iter()
        .filter(|one| one.domain == domain && !over.contains(&one.need));
    Ok(here.map(|one| one.need).collect())
}
