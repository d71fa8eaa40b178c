//! A few told cases, so that a demonstration has something to talk about. The people are invented.

use app::App;
use domain::{
    calendar::add_months,
    case::CaseStatus,
    contact::{ContactKind, EpistemicKind},
    ids::CaseId,
    seam::{Security, Side, Strength},
};
use jiff::civil::{Date, date};

use crate::{
    SyntheticError, address, assessment, case, leave, meetings, need, network,
    office::Office,
    own_plan,
    person::Person,
    shape::{Arranged, Noted, Shape},
    source::Source,
    work_profile,
};

/// Writes the told cases, Jonas Demir first; the first worker of the first place leads them.
pub async fn tell(
    app: &App,
    office: &Office,
    source: &mut Source,
) -> Result<Vec<CaseId>, SyntheticError> {
    let mut tx = app.store.write().await?;
    let (mut told, mut cases) = (Vec::new(), Vec::new());
    for shape in [
        demir(office, source),
        hartwig(office, source),
        nguyen(office, source),
        becker(office, source),
    ]
    .into_iter()
    .flatten()
    {
        let case = case::write(app, &mut tx, source, &mut told, &shape).await?;
        own_plan::tell(&mut tx, source, &mut told, &shape, case).await?;
        address::tell(&mut tx, source, &mut told, &shape, case).await?;
        work_profile::tell(&mut tx, source, &mut told, &shape, case).await?;
        network::tell(&mut tx, source, &mut told, &shape, case).await?;
        let programme = app.catalogue.get(&shape.place.programme);
        if let Some(programme) = programme.filter(|_| shape.person.family_name == "Demir") {
            let about = (&shape.place, case);
            assessment::tell(&mut tx, source, &mut told, about, programme).await?;
            need::tell(&mut tx, source, &mut told, about).await?;
        }
        let who = (shape.person.family_name.as_str(), case);
        meetings::tell(app, &mut tx, source, &mut told, who).await?;
        leave::tell(app, &mut tx, source, &mut told, &shape, case).await?;
        cases.push(case);
    }
    store::log::append_many(&mut tx, &told).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(cases)
}

fn arranged(
    security: Security,
    kind: &'static str,
    provider: &'static str,
    from: i32,
    strength: Strength,
    evidence: &'static str,
) -> Arranged {
    Arranged {
        security,
        kind: Some(kind),
        provider,
        from,
        to: None,
        strength,
        side: Side::Outside,
        evidence,
    }
}

fn inside(arranged: Arranged) -> Arranged {
    Arranged {
        side: Side::Inside,
        to: Some(0),
        ..arranged
    }
}

/// The frame of a told case: released in `days` days, led by the first worker.
fn base(
    office: &Office,
    source: &Source,
    name: (&str, &str),
    birth_date: Date,
    institution: &str,
    days: i32,
) -> Option<Shape> {
    let place = office.places.first()?.clone();
    let release_on = source.day(days);
    Some(Shape {
        person: Person {
            family_name: name.0.to_owned(),
            given_names: name.1.to_owned(),
            birth_date,
        },
        place,
        institution: institution.to_owned(),
        book_number: format!(
            "{}/{:02}",
            4_700 + days.unsigned_abs(),
            (release_on.year() - 2) % 100
        ),
        custody_start: add_months(release_on, -19)?,
        sentence_months: 19,
        release_on,
        former_release: None,
        status: CaseStatus::Active,
        entry_on: Some(source.day((days - 182).min(-20))),
        exit_on: None,
        lead: 0,
        arrangements: Vec::new(),
        notes: Vec::new(),
        next_contact: Some(1),
        cleared: true,
        diligent: true,
    })
}

/// Five and a half weeks before the gate, with three holes.
fn demir(office: &Office, source: &Source) -> Option<Shape> {
    let shape = base(
        office,
        source,
        ("Demir", "Jonas"),
        date(1994, 5, 14),
        "th-tonna",
        38,
    )?;
    Some(Shape {
        former_release: Some(source.day(40)),
        arrangements: demir_arrangements(),
        notes: vec![
            Noted {
                day: -3,
                kind: ContactKind::PrisonVisit,
                place: "JVA Tonna, Besuchsraum 2",
                minutes: 45,
                domains: &["housing", "finance"],
                epistemic: EpistemicKind::ClientStatement,
                body: "Gespräch zur Wohnungsfrage. J. möchte nicht ins Wohnheim, kann sich zwei \
                       Wochen dort aber vorstellen, wenn das Betreute Wohnen danach fest steht.",
            },
            Noted {
                day: -6,
                kind: ContactKind::Phone,
                place: "",
                minutes: 10,
                domains: &["health"],
                epistemic: EpistemicKind::Fact,
                body: "Praxis Dr. Vogelsang nimmt vier Tage nach der Entlassung auf. Das Rezept für \
                       die Tage davor ist offen.",
            },
        ],
        ..shape
    })
}

/// Security, kind, provider, first day from the release on, strength, evidence.
type Told = (
    &'static str,
    &'static str,
    &'static str,
    i32,
    Strength,
    &'static str,
);

/// What is arranged for him outside: offers that begin late, and some that nobody confirmed.
const DEMIR_OUTSIDE: &[Told] = &[
    (
        "accommodation",
        "supported_housing",
        "Betreutes Wohnen „Neue Brücke“, Erfurt",
        14,
        Strength::Promised,
        "",
    ),
    (
        "income",
        "basic_income_support",
        "Grundsicherung, beantragt",
        28,
        Strength::Promised,
        "",
    ),
    (
        "health_insurance",
        "through_benefit",
        "AOK PLUS ab Entlassung",
        0,
        Strength::Confirmed,
        "Schreiben der Kasse",
    ),
    (
        "identity",
        "identity_card",
        "Personalausweis, gültig bis 2036",
        -45,
        Strength::Actual,
        "liegt bei der Habe",
    ),
    (
        "treatment",
        "substitution",
        "Praxis Dr. Vogelsang",
        4,
        Strength::Confirmed,
        "Termin schriftlich",
    ),
    (
        "work_or_day_structure",
        "employment",
        "Küchenhilfe, Probearbeit Gasthof Linde",
        11,
        Strength::Promised,
        "",
    ),
    (
        "contact",
        "lead_worker",
        "wöchentlich, Anna Krüger; erster Termin im Büro Erfurt",
        -150,
        Strength::Confirmed,
        "Terminkarte",
    ),
];

/// What he has inside, until the gate.
const DEMIR_INSIDE: &[Told] = &[
    (
        "treatment",
        "substitution",
        "Substitution, Anstaltsarzt",
        -300,
        Strength::Actual,
        "Medikationsplan",
    ),
    (
        "work_or_day_structure",
        "employment",
        "Anstaltsküche",
        -280,
        Strength::Actual,
        "",
    ),
];

fn demir_arrangements() -> Vec<Arranged> {
    let told = |(security, kind, provider, from, strength, evidence): &Told| {
        arranged(
            Security::from_code(security),
            kind,
            provider,
            *from,
            *strength,
            evidence,
        )
    };
    let bridging = arranged(
        Security::INCOME,
        "bridging_money",
        "Überbrückungsgeld",
        0,
        Strength::Confirmed,
        "Mitteilung der Zahlstelle",
    );
    let bridging = Arranged {
        to: Some(28),
        ..bridging
    };
    let outside = DEMIR_OUTSIDE.iter().map(told);
    let until_the_gate = DEMIR_INSIDE.iter().map(told).map(inside);
    outside.chain(until_the_gate).chain([bridging]).collect()
}

/// Seven weeks before the gate, nearly nothing arranged.
fn hartwig(office: &Office, source: &Source) -> Option<Shape> {
    let shape = base(
        office,
        source,
        ("Hartwig", "Silke"),
        date(1987, 9, 3),
        "sn-chemnitz",
        48,
    )?;
    Some(Shape {
        arrangements: vec![arranged(
            Security::HEALTH_INSURANCE,
            "family_insurance",
            "über den Ehemann",
            0,
            Strength::Confirmed,
            "Bescheinigung der Kasse",
        )],
        notes: vec![Noted {
            day: -9,
            kind: ContactKind::PrisonVisit,
            place: "JVA Chemnitz",
            minutes: 50,
            domains: &["housing", "environment"],
            epistemic: EpistemicKind::ClientStatement,
            body: "Zurück in die alte Wohnung will sie nicht. Die Mutter wäre für einige Tage bereit.",
        }],
        next_contact: Some(4),
        diligent: false,
        ..shape
    })
}

/// Eight weeks before the gate, everything at least promised.
fn nguyen(office: &Office, source: &Source) -> Option<Shape> {
    let shape = base(
        office,
        source,
        // As the release list had it, and where he was then: corrected in `custody`.
        ("Nguyen", "Lucas"),
        date(2001, 2, 20),
        "th-hohenleuben",
        55,
    )?;
    let (promised, confirmed) = (Strength::Promised, Strength::Confirmed);
    Some(Shape {
        arrangements: vec![
            arranged(
                Security::ACCOMMODATION,
                "with_family",
                "bei der Großmutter",
                0,
                promised,
                "",
            ),
            arranged(
                Security::INCOME,
                "training_pay",
                "Ausbildungsvergütung",
                0,
                confirmed,
                "Ausbildungsvertrag",
            ),
            arranged(
                Security::HEALTH_INSURANCE,
                "through_job",
                "über die Ausbildung",
                0,
                confirmed,
                "Anmeldung des Betriebs",
            ),
            arranged(
                Security::IDENTITY,
                "identity_card",
                "Personalausweis",
                -100,
                Strength::Actual,
                "liegt bei der Habe",
            ),
            arranged(
                Security::TREATMENT,
                "addiction_counselling",
                "Suchtberatung „Ankerplatz“",
                3,
                confirmed,
                "Termin",
            ),
            arranged(
                Security::WORK_OR_DAY_STRUCTURE,
                "training",
                "Ausbildung Metallbau",
                0,
                promised,
                "",
            ),
            arranged(
                Security::CONTACT,
                "lead_worker",
                "wöchentlich",
                -120,
                confirmed,
                "Terminkarte",
            ),
        ],
        next_contact: Some(6),
        ..shape
    })
}

/// Nine days outside and silent for eight.
fn becker(office: &Office, source: &Source) -> Option<Shape> {
    let shape = base(
        office,
        source,
        ("Becker", "Mario"),
        date(1979, 12, 1),
        "th-tonna",
        -9,
    )?;
    Some(Shape {
        arrangements: vec![arranged(
            Security::ACCOMMODATION,
            "hostel",
            "Wohnheim am Nordbahnhof",
            0,
            Strength::Actual,
            "Aufnahmebogen",
        )],
        notes: vec![Noted {
            day: -8,
            kind: ContactKind::Accompaniment,
            place: "Jobcenter",
            minutes: 120,
            domains: &["finance"],
            epistemic: EpistemicKind::Fact,
            body: "Antrag gestellt, Eingang bestätigt. Der erste Termin im Büro wurde vereinbart.",
        }],
        next_contact: None,
        ..shape
    })
}
