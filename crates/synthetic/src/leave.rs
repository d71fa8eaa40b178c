//! Leaves of the told cases. All of it is invented.

use app::{
    App,
    recompute::{Cause, recompute},
};
use domain::{
    contact::EpistemicKind,
    ids::{CaseId, NetworkPersonId},
    leave::{LeaveKind, LeavePurpose, LeaveStatus},
};
use store::{Tx, leave::LeaveRow, log::LogEntry, network::TieRow};

use crate::{
    SyntheticError,
    shape::Shape,
    source::{Source, at},
    told,
};

/// A leave; days count from today.
struct Told {
    day: i32,
    purpose: LeavePurpose,
    person: &'static str,
    about: &'static str,
    route: &'static str,
    status: LeaveStatus,
    applied: Option<i32>,
    decision: &'static str,
    conditions: &'static str,
    result: &'static str,
}

const DEMIR: &[Told] = &[
    Told {
        day: -12,
        purpose: LeavePurpose::Landlord,
        person: "Betreutes Wohnen „Neue Brücke“",
        about: "Aufnahmegespräch und Besichtigung.",
        route: "Abholung am Tor, Zug nach Erfurt, zu Fuß.",
        status: LeaveStatus::TookPlace,
        applied: Some(-33),
        decision: "",
        conditions: "Rückkehr bis 16 Uhr, kein Alkohol.",
        result: "Zimmer gesehen, Hausordnung besprochen. Platz zwei Wochen nach der Entlassung zugesagt.",
    },
    Told {
        day: -26,
        purpose: LeavePurpose::Family,
        person: "Aylin Demir",
        about: "Geburtstag der Mutter.",
        route: "Mit dem Zug nach Erfurt-Nord.",
        status: LeaveStatus::Refused,
        applied: Some(-34),
        decision: "Antrag zu spät; Besuch in der Anstalt angeboten.",
        conditions: "",
        result: "",
    },
    Told {
        day: 4,
        purpose: LeavePurpose::Employer,
        person: "Küche Gasthof Linde",
        about: "Vorstellung und zwei Stunden Probearbeit.",
        route: "Abholung am Tor, Bus nach Erfurt.",
        status: LeaveStatus::Approved,
        applied: Some(-17),
        decision: "",
        conditions: "Rückkehr bis 17 Uhr.",
        result: "",
    },
    Told {
        day: 18,
        purpose: LeavePurpose::Office,
        person: "",
        about: "Jobcenter: Antrag mit allen Unterlagen abgeben.",
        route: "",
        status: LeaveStatus::Planned,
        applied: None,
        decision: "",
        conditions: "",
        result: "",
    },
    Told {
        day: 11,
        purpose: LeavePurpose::Family,
        person: "Aylin Demir",
        about: "Gespräch über die ersten drei Nächte.",
        route: "",
        status: LeaveStatus::Planned,
        applied: None,
        decision: "",
        conditions: "",
        result: "",
    },
];

/// Writes the leaves of a told case, if it has some, after its network.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    if shape.person.family_name != "Demir" {
        return Ok(());
    }
    let ties = store::network::of_case(tx, case).await?;
    let by = shape.place.workers.get(shape.lead).copied();
    let by = by.unwrap_or(shape.place.coordination);
    let carrier = shape.place.carrier;
    for one in DEMIR {
        let day = source.day(one.day);
        let decided = one.applied.filter(|_| one.status != LeaveStatus::Applied);
        let row = LeaveRow {
            id: source.id(),
            carrier,
            case,
            series: None,
            kind: LeaveKind::Accompanied,
            purpose: one.purpose,
            person: named(&ties, one.person),
            arrangement: None,
            measure: None,
            about: one.about.to_owned(),
            starts_at: at(day, 9, 30),
            ends_at: at(day, 15, 30),
            route: one.route.to_owned(),
            companion: "Anna Krüger".to_owned(),
            status: one.status,
            applied_on: one.applied.map(|day| source.day(day)),
            decided_on: decided.map(|day| source.day(day + 6)),
            decided_by: decided.map_or("", |_| "Abteilungsleitung").to_owned(),
            decision: one.decision.to_owned(),
            conditions: one.conditions.to_owned(),
            result: one.result.to_owned(),
            cancelled: String::new(),
            epistemic: EpistemicKind::Assessment.of(one.result),
            recorded_at: at(source.day(one.applied.unwrap_or(-5)), 11, 0),
            recorded_by: by,
            recorded_by_name: String::new(),
            version: 1,
            companion_was: None,
        };
        store::leave::insert(tx, &row).await?;
        let subject = format!("leave {}", row.id);
        let entry = ("leave.plan", row.recorded_at, by);
        told.push(told::done((carrier, case), entry, subject));
    }
    // Lists show an application that is late.
    let cause = Cause {
        kind: "nightly",
        by: None,
        now: at(source.today, 6, 0),
        today: source.today,
        ids: source.ids(),
    };
    recompute(app, tx, &cause, case, None).await?;
    Ok(())
}

fn named(ties: &[TieRow], name: &str) -> Option<NetworkPersonId> {
    let found = ties.iter().find(|tie| tie.name == name);
    found.map(|tie| tie.person)
}
