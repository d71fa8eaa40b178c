//! The told assessment of Jonas Demir: four voices, one older version, and what came of it.

use std::collections::BTreeMap;

use domain::{
    Code,
    assessment::{Importance, Mark, NeedResult, Occasion, Urgency, VersionStatus, Voice},
    contact::EpistemicKind,
    ids::{AssessmentId, CaseId, DomainRatingId, DomainResultId, UserId},
};
use programme::Programme;
use store::{
    Tx,
    assessment::{AssessmentRow, DomainResult, RatingRow},
    log::LogEntry,
};

use crate::{
    SyntheticError,
    office::Place,
    source::{Source, at},
    told,
};

/// Domain, problem, resource, the problem and the resource in words, person, life world.
type Said = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// A version as it is told; the day counts from today.
struct Told {
    voice: Voice,
    day: i32,
    on_paper: bool,
    source: &'static str,
    release_basis: &'static str,
    keep: bool,
    summary: &'static str,
    priorities: &'static [&'static str],
    said: &'static [Said],
}

const FIRST: &[Said] = &[
    (
        "housing",
        "4",
        "1",
        "Nach der Trennung keine Wohnung mehr, Schufa-Eintrag.",
        "Kennt Erfurt gut.",
        "",
        "",
    ),
    (
        "work",
        "3",
        "2",
        "Kein Berufsabschluss.",
        "Drei Jahre Küche im Imbiss.",
        "Möchte Koch werden.",
        "",
    ),
    (
        "finance",
        "3",
        "1",
        "Rund 4.000 € Schulden, Überblick fehlt.",
        "",
        "",
        "",
    ),
    (
        "environment",
        "2",
        "2",
        "Kontakt zur Schwester ruht.",
        "Schwester wohnt in Erfurt.",
        "",
        "",
    ),
    (
        "health",
        "2",
        "2",
        "Substitution seit acht Monaten.",
        "Hält Termine ein.",
        "",
        "",
    ),
    (
        "authorities",
        "2",
        "1",
        "Personalausweis abgelaufen.",
        "",
        "",
        "",
    ),
    (
        "skills",
        "2",
        "3",
        "Zieht sich bei Kritik zurück.",
        "Geht offen auf Menschen zu.",
        "",
        "",
    ),
];

const CLIENT: &[Said] = &[
    (
        "housing",
        "4",
        "1",
        "Ohne eigene Tür fange ich wieder von vorn an.",
        "Ich halte Ordnung.",
        "Ich will nicht ins Wohnheim.",
        "Meine Schwester hilft beim Suchen.",
    ),
    (
        "work",
        "1",
        "3",
        "Der Abschluss fehlt mir halt.",
        "In der Küche macht mir keiner was vor.",
        "Gern richtig Koch lernen.",
        "",
    ),
    (
        "finance",
        "3",
        "1",
        "Ich weiß nicht, wem ich noch was schulde.",
        "",
        "",
        "",
    ),
    (
        "leisure",
        "1",
        "3",
        "",
        "Kochen, Fußball schauen.",
        "",
        "Der Verein im Norden nimmt mich wieder.",
    ),
    (
        "environment",
        "0",
        "4",
        "",
        "Meine Schwester steht zu mir.",
        "",
        "Mara und die Kinder.",
    ),
    (
        "health",
        "1",
        "3",
        "Die ersten Tage draußen machen mir Sorgen.",
        "Ich nehme meine Medikamente.",
        "",
        "",
    ),
    ("authorities", "1", "2", "", "Der Ausweis ist da.", "", ""),
    ("skills", "0", "3", "", "Ich komme mit allen klar.", "", ""),
];

const WORKER: &[Said] = &[
    (
        "housing",
        "3",
        "2",
        "Zusage vom Betreuten Wohnen erst zwei Wochen nach der Entlassung.",
        "Sucht selbst mit, kennt das Viertel.",
        "Wünscht sich eine eigene kleine Wohnung.",
        "Schwester im selben Viertel; Wohnheim am Nordbahnhof als Notlösung.",
    ),
    (
        "work",
        "2",
        "3",
        "Probearbeit zugesagt, kein Abschluss.",
        "Sicher in der Küche, pünktlich.",
        "Will Koch lernen.",
        "Gasthof Linde, zwanzig Minuten mit der Bahn.",
    ),
    (
        "finance",
        "3",
        "1",
        "Vier Wochen bis zur ersten Zahlung, Schulden ungeordnet.",
        "Überbrückungsgeld ist bestätigt.",
        "",
        "Schuldnerberatung hat Termine ab Januar.",
    ),
    (
        "leisure",
        "1",
        "2",
        "",
        "Sportverein nimmt ihn wieder auf.",
        "",
        "",
    ),
    (
        "environment",
        "1",
        "3",
        "Schwester ist mit zwei Kindern stark belastet.",
        "Verlässlicher Kontakt, Besuche jede zweite Woche.",
        "",
        "Schwester und ihre Kinder in Erfurt-Nord.",
    ),
    (
        "health",
        "3",
        "3",
        "Drei Tage ohne Rezept bis zum Termin in der Praxis.",
        "Hält die Substitution zuverlässig.",
        "",
        "Praxis Dr. Vogelsang nimmt auf.",
    ),
    (
        "authorities",
        "1",
        "2",
        "Anmeldung der neuen Adresse offen.",
        "Ausweis gültig bis 2036.",
        "",
        "",
    ),
    (
        "skills",
        "2",
        "3",
        "Zieht sich bei Kritik zurück.",
        "Spricht Schwieriges inzwischen an.",
        "",
        "",
    ),
];

const SISTER: &[Said] = &[
    (
        "housing",
        "2",
        "2",
        "Bei mir kann er höchstens ein paar Tage bleiben.",
        "",
        "",
        "Ich höre mich im Haus um.",
    ),
    (
        "environment",
        "2",
        "3",
        "Ich schaffe nicht alles allein.",
        "Die Kinder freuen sich auf ihn.",
        "",
        "",
    ),
    (
        "skills",
        "3",
        "2",
        "Wenn ihm alles zu viel wird, meldet er sich nicht.",
        "Er kann gut zuhören.",
        "",
        "",
    ),
];

const STORY: &[Told] = &[
    Told {
        voice: Voice::Worker,
        day: -130,
        on_paper: false,
        source: "",
        release_basis: "",
        keep: false,
        summary: "",
        priorities: &[],
        said: FIRST,
    },
    Told {
        voice: Voice::Client,
        day: -20,
        on_paper: true,
        source: "",
        release_basis: "",
        keep: false,
        summary: "",
        priorities: &[],
        said: CLIENT,
    },
    Told {
        voice: Voice::ThirdParty,
        day: -13,
        on_paper: false,
        source: "Mara Demir, Schwester",
        release_basis: "Einwilligung von Jonas Demir, vor sechs Wochen unterschrieben",
        keep: true,
        summary: "",
        priorities: &[],
        said: SISTER,
    },
    Told {
        voice: Voice::Worker,
        day: -10,
        on_paper: false,
        source: "",
        release_basis: "",
        keep: false,
        summary: "",
        priorities: &[],
        said: WORKER,
    },
    Told {
        voice: Voice::Summary,
        day: -7,
        on_paper: false,
        source: "",
        release_basis: "",
        keep: false,
        summary: "Der Übergang steht und fällt mit den ersten zwei Wochen: Bis das Betreute Wohnen beginnt, \
                  fehlen Bett und Rezept. Arbeit, Schwester und die eigene Zuversicht tragen. Über die \
                  Belastung der Schwester muss gesprochen werden, bevor daraus ein Plan wird.",
        priorities: &["housing", "health", "finance"],
        said: &[],
    },
];

/// Domain, result, words. Two domains are still open.
const RESULTS: &[(&str, NeedResult, &str)] = &[
    (
        "housing",
        NeedResult::Need,
        "Unterkunft vom ersten Tag an bis zum Betreuten Wohnen.",
    ),
    (
        "work",
        NeedResult::Need,
        "Von der Probearbeit in einen Vertrag, später in die Ausbildung.",
    ),
    (
        "finance",
        NeedResult::Need,
        "Erste vier Wochen überbrücken, Schulden ordnen.",
    ),
    ("leisure", NeedResult::NoNeed, "Der Sportverein steht fest."),
    (
        "health",
        NeedResult::Need,
        "Rezept für die Tage bis zum ersten Termin in der Praxis.",
    ),
    (
        "skills",
        NeedResult::Declined,
        "„Dafür brauche ich keinen Kurs.“",
    ),
];

/// Writes what the voices say about this case, as its lead would have entered it.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    log: &mut Vec<LogEntry>,
    (place, case): (&Place, CaseId),
    programme: &Programme,
) -> Result<(), SyntheticError> {
    let Some(author) = place.workers.first().copied() else {
        return Ok(());
    };
    for told in STORY {
        version(tx, source, log, (place, case, author), programme, told).await?;
    }
    for (domain, result, text) in RESULTS {
        let on = source.day(-6);
        let id: DomainResultId = source.id();
        let row = DomainResult {
            id,
            domain: (*domain).to_owned(),
            result: *result,
            text: (*text).to_owned(),
            epistemic: Some(EpistemicKind::Assessment),
            on,
            recorded_at: at(on, 14, 20),
            by: author,
            by_name: String::new(),
            struck: None,
        };
        store::assessment::insert_result(tx, place.carrier, case, &row).await?;
        let what = ("assessment.settle", row.recorded_at, author);
        log.push(told::done(
            (place.carrier, case),
            what,
            format!("domain {domain}"),
        ));
    }
    Ok(())
}

async fn version(
    tx: &mut Tx,
    source: &mut Source,
    log: &mut Vec<LogEntry>,
    (place, case, author): (&Place, CaseId, UserId),
    programme: &Programme,
    told: &Told,
) -> Result<(), SyntheticError> {
    let id: AssessmentId = source.id();
    let day = source.day(told.day);
    let asked = programme.questionnaire_for(told.voice);
    let row = AssessmentRow {
        id,
        carrier: place.carrier,
        case,
        voice: told.voice,
        status: VersionStatus::Finished,
        questionnaire: asked.map(|one| (one.id.clone(), one.version.clone())),
        // The oldest one stems from the beginning.
        occasion: Some(if told.day < -60 {
            Occasion::Intake
        } else {
            Occasion::Interim
        }),
        given_on: day,
        on_paper: told.on_paper,
        source: told.source.to_owned(),
        release_basis: told.release_basis.to_owned(),
        keep_from_client_copy: told.keep,
        summary: told.summary.to_owned(),
        priorities: told
            .priorities
            .iter()
            .map(|one| (*one).to_owned())
            .collect(),
        shared_on: (told.voice == Voice::Summary).then_some(day),
        author,
        author_name: String::new(),
        started_at: at(day, 10, 5),
        saved_at: at(day, 11, 10),
        finished_at: Some(at(day, 11, 10)),
        struck_at: None,
        struck_by_name: None,
        struck_reason: None,
        version: 1,
    };
    store::assessment::insert(tx, &row).await?;
    for said in told.said {
        let rating = rating(source.id(), id, told.voice, said);
        store::assessment::insert_rating(tx, place.carrier, case, &rating).await?;
    }
    for (action, when) in [
        ("assessment.start", row.started_at),
        ("assessment.finish", row.saved_at),
    ] {
        let what = (action, when, author);
        log.push(told::done(
            (place.carrier, case),
            what,
            format!("assessment {id}"),
        ));
    }
    Ok(())
}

fn rating(id: DomainRatingId, assessment: AssessmentId, voice: Voice, said: &Said) -> RatingRow {
    let (domain, problem, resource, problem_text, resource_text, person, life_world) = *said;
    let mark = |code| Mark::from_code(code).unwrap_or_default();
    let first = domain == "housing";
    RatingRow {
        id,
        assessment,
        domain: domain.to_owned(),
        problem: mark(problem),
        resource: mark(resource),
        problem_text: problem_text.to_owned(),
        resource_text: resource_text.to_owned(),
        person: person.to_owned(),
        life_world: life_world.to_owned(),
        importance: if first && voice != Voice::ThirdParty {
            Importance::First
        } else {
            Importance::Unsaid
        },
        urgency: if first { Urgency::Now } else { Urgency::Unsaid },
        answers: BTreeMap::new(),
        taken_from: None,
        version: 1,
    }
}
