//! Organisations that the invented carriers work with, and work in the network with them. All names,
//! people and numbers are invented; the telephone numbers are those kept free for stories.

use app::{
    App,
    partner::{
        Contact, Particulars, activity,
        change::{self, Entry},
        note,
    },
};
use domain::{
    ids::{PartnerId, SiteId},
    partner::{ActivityKind, PartnerKind},
};

use crate::{
    SyntheticError,
    office::{Office, Place, at_work},
    source::Source,
};

/// An organisation: kind, name, place, life domain, offer, somebody there with their function, free
/// places if they are known, days since all of that was confirmed.
type Told = (
    PartnerKind,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    (&'static str, &'static str),
    Option<i64>,
    i32,
);

const FIRST: [Told; 12] = [
    (
        PartnerKind::Housing,
        "Wohnbrücke Morgenrot (erfunden)",
        "Erfurt",
        "housing",
        "Zimmer auf Zeit und Hilfe bei der Wohnungssuche, auch mit Schulden.",
        ("Pia Sternthaler", "Aufnahme"),
        Some(2),
        20,
    ),
    (
        PartnerKind::Housing,
        "Haus Kranichflug (erfunden)",
        "Jena",
        "housing",
        "Betreutes Wohnen für Einzelne, Gespräch vor dem Einzug.",
        ("Milan Federlein", "Leitung"),
        Some(0),
        35,
    ),
    (
        PartnerKind::DebtAdvice,
        "Schuldenkompass (erfunden)",
        "Erfurt",
        "finance",
        "Schuldner- und Insolvenzberatung, Briefe an Gläubiger gemeinsam schreiben.",
        ("Ruth Talermann", "Beratung"),
        None,
        60,
    ),
    (
        PartnerKind::AddictionHelp,
        "Suchthilfe Regenbogenweg (erfunden)",
        "Gera",
        "health",
        "Offene Sprechstunde ohne Wartezeit, Vermittlung in Therapie.",
        ("Jonte Wiesengrund", "Sprechstunde"),
        Some(4),
        12,
    ),
    (
        PartnerKind::JobCentre,
        "Jobcenter Beispielstadt (erfunden)",
        "Erfurt",
        "work",
        "Leistungen ab dem Entlassungstag, Antrag vorab möglich.",
        ("Gesa Aktenreich", "Leistung, Buchstaben A bis K"),
        None,
        90,
    ),
    (
        PartnerKind::Employer,
        "Bäckerei Sonnenkorn (erfunden)",
        "Weimar",
        "work",
        "Probearbeit in der Backstube, später Ausbildung.",
        ("Edda Sonnenkorn", "Betriebsleitung"),
        Some(1),
        45,
    ),
    (
        PartnerKind::Employer,
        "Werkstatt Eisenhut (erfunden)",
        "Gera",
        "work",
        "Metallbau, nimmt Menschen ohne Abschluss auf.",
        ("Kuno Eisenhut", "Werkstatt"),
        Some(0),
        150,
    ),
    (
        PartnerKind::Education,
        "Bildungshaus Leuchtturm (erfunden)",
        "Jena",
        "skills",
        "Lesen, Schreiben, Rechnen, Schulabschluss am Abend.",
        ("Wanda Lampert", "Anmeldung"),
        Some(6),
        30,
    ),
    (
        PartnerKind::Health,
        "Praxis Dr. Vogelsang (erfunden)",
        "Erfurt",
        "health",
        "Hausarztpraxis, führt Substitution weiter.",
        ("Dr. Vogelsang", "Praxis"),
        Some(1),
        8,
    ),
    (
        PartnerKind::Volunteering,
        "Ehrenamtskreis Laterne (erfunden)",
        "Altenburg",
        "leisure",
        "Begleitung zu Ämtern und zum ersten Abend im Verein.",
        ("Hanne Lichtblau", "Vermittlung"),
        Some(3),
        260,
    ),
    (
        PartnerKind::Authority,
        "Meldestelle Musteramt (erfunden)",
        "Pößneck",
        "authorities",
        "Anmeldung und Ausweis mit Termin in derselben Woche.",
        ("Ole Stempel", "Meldewesen"),
        None,
        100,
    ),
    (
        PartnerKind::Housing,
        "Wohnheim Alte Mühle (erfunden)",
        "Gera",
        "housing",
        "Wohnheim mit zwölf Plätzen.",
        ("Vera Mühlrad", "Hausleitung"),
        Some(0),
        120,
    ),
];

const SECOND: [Told; 4] = [
    (
        PartnerKind::Employer,
        "Handwerk Zukunft (erfunden)",
        "Stuttgart",
        "work",
        "Helferstellen im Innenausbau, Aufstieg zur Fachkraft.",
        ("Selma Hobelbank", "Personal"),
        Some(3),
        25,
    ),
    (
        PartnerKind::Housing,
        "Wohnwerk Neckarblick (erfunden)",
        "Stuttgart",
        "housing",
        "Wohngemeinschaften mit Begleitung.",
        ("Tomke Giebel", "Aufnahme"),
        Some(1),
        40,
    ),
    (
        PartnerKind::DebtAdvice,
        "Beratungsstelle Wegweiser (erfunden)",
        "Mannheim",
        "finance",
        "Schuldnerberatung, auch am Telefon.",
        ("Imke Heller", "Beratung"),
        None,
        70,
    ),
    (
        PartnerKind::Education,
        "Lernwerkstatt Silberdistel (erfunden)",
        "Schwäbisch Gmünd",
        "skills",
        "Gabelstaplerschein und Schweißkurs.",
        ("Bernd Distler", "Kurse"),
        Some(5),
        15,
    ),
];

/// Writes the directories of both carriers, and what was done in the network.
pub async fn tell(app: &App, office: &Office, source: &mut Source) -> Result<(), SyntheticError> {
    let Some(first) = office.places.first() else {
        return Ok(());
    };
    let known = directory(app, source, first, &FIRST).await?;
    together(app, source, first, &known).await?;
    let other = office
        .places
        .iter()
        .find(|one| one.carrier != first.carrier);
    if let Some(second) = other {
        directory(app, source, second, &SECOND).await?;
    }
    Ok(())
}

/// Enters the organisations, each on the day on which it was confirmed last.
async fn directory(
    app: &App,
    source: &mut Source,
    place: &Place,
    told: &[Told],
) -> Result<Vec<PartnerId>, SyntheticError> {
    let Some(worker) = place.workers.first().copied() else {
        return Ok(Vec::new());
    };
    let mut known = Vec::new();
    for (number, one) in told.iter().enumerate() {
        let ctx = at_work(app, source, worker, (-one.7, 10, 0)).await?;
        known.push(change::add(app, &ctx, entry(number, one, ctx.today)).await?);
    }
    Ok(known)
}

fn entry(number: usize, told: &Told, today: jiff::civil::Date) -> Entry {
    let (kind, name, place, domain, offers, (person, function), capacity, _) = *told;
    let agreed = number == 0;
    Entry {
        kind,
        name: name.to_owned(),
        domains: vec![domain.to_owned()],
        place: place.to_owned(),
        capacity,
        capacity_on: capacity.map(|_| today),
        confirmed_on: today,
        told: Particulars {
            offers: offers.to_owned(),
            address: format!("Beispielweg {}", number + 1),
            opening_hours: "Montag bis Donnerstag, 9 bis 15 Uhr".to_owned(),
            phone: format!("030 23125 {}", 200 + number),
            mail: format!("kontakt{}@example.org", number + 1),
            languages: "Deutsch, Englisch".to_owned(),
            access: "Ebenerdig, Klingel am Tor.".to_owned(),
            contacts: vec![Contact {
                name: person.to_owned(),
                function: function.to_owned(),
                reach: "vormittags am Telefon".to_owned(),
            }],
            capacity: String::new(),
            agreed: if agreed {
                "Rückmeldung auf Anfragen in drei Arbeitstagen; ein Zimmer wird vier Wochen vorgehalten."
                    .to_owned()
            } else {
                String::new()
            },
            agreed_from: agreed.then_some(today),
            agreed_to: None,
        },
        why: String::new(),
    }
}

/// Notes, two activities, and the house that is there no longer.
async fn together(
    app: &App,
    source: &mut Source,
    place: &Place,
    known: &[PartnerId],
) -> Result<(), SyntheticError> {
    let Some(worker) = place.workers.first().copied() else {
        return Ok(());
    };
    for (at, days, body) in [
        (0, 18, "Meldet sich verlässlich am selben Tag zurück."),
        (
            3,
            10,
            "Die offene Sprechstunde ist donnerstags am ruhigsten.",
        ),
        (
            6,
            140,
            "Auf Anfragen kam zweimal keine Antwort; anrufen hilft mehr als schreiben.",
        ),
    ] {
        if let Some(partner) = known.get(at) {
            let ctx = at_work(app, source, worker, (-days, 10, 0)).await?;
            note::add(app, &ctx, *partner, (ctx.today, body)).await?;
        }
    }
    if let Some(closed) = known.last() {
        let ctx = at_work(app, source, worker, (-50, 10, 0)).await?;
        let since = (
            ctx.today,
            "Das Haus wurde verkauft; Anfragen gehen an die Wohnbrücke.",
        );
        change::close(app, &ctx, (*closed, 1), since).await?;
    }
    let round_table = activity::Entry {
        kind: ActivityKind::RoundTable,
        minutes: 150,
        partners: [0, 2, 4].map(|at| FIRST[at].1.to_owned()).into(),
        others: "Ole Probst, Stadtverwaltung (erfunden)".to_owned(),
        outcome: "Anträge auf Leistungen gehen künftig vier Wochen vor der Entlassung ein; das Jobcenter nennt eine feste Ansprechperson."
            .to_owned(),
        ..booked(place.site, source.day(-30))
    };
    let visit = activity::Entry {
        kind: ActivityKind::Visit,
        minutes: 95,
        partners: vec![FIRST[3].1.to_owned()],
        outcome:
            "Räume angesehen, Ablauf der ersten Stunde besprochen, Wegbeschreibung mitgenommen."
                .to_owned(),
        ..booked(place.site, source.day(-12))
    };
    for (by, days, entry) in [(place.coordination, 29, round_table), (worker, 11, visit)] {
        let ctx = at_work(app, source, by, (-days, 10, 0)).await?;
        activity::add(app, &ctx, &entry).await?;
    }
    Ok(())
}

fn booked(site: SiteId, held_on: jiff::civil::Date) -> activity::Entry {
    activity::Entry {
        kind: ActivityKind::Other,
        site: Some(site),
        held_on,
        minutes: 0,
        partners: Vec::new(),
        others: String::new(),
        outcome: String::new(),
        struck: false,
        why: String::new(),
    }
}
