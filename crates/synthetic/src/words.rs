//! What the invented notes and arrangements say. All of it is made up for this purpose.

use domain::contact::{ContactKind, EpistemicKind};

use crate::{shape::Noted, source::Source};

/// Something that can be arranged.
pub struct Offer {
    /// Code of the security.
    pub security: &'static str,
    /// Kind of it, as the programmes name them.
    pub kind: Option<&'static str>,
    /// Who gives it.
    pub provider: &'static str,
    /// What proves it.
    pub evidence: &'static str,
    /// Whether it begins before the release.
    pub early: bool,
}

/// One offer per security.
pub const OFFERS: &[Offer] = &[
    Offer {
        security: "accommodation",
        kind: Some("supported_housing"),
        provider: "Betreutes Wohnen „Neue Brücke“",
        evidence: "Aufnahmezusage vom Träger, schriftlich",
        early: false,
    },
    Offer {
        security: "income",
        kind: Some("basic_income_support"),
        provider: "Grundsicherung, Jobcenter",
        evidence: "Bescheid liegt vor",
        early: false,
    },
    Offer {
        security: "health_insurance",
        kind: Some("through_benefit"),
        provider: "Gesetzliche Krankenkasse",
        evidence: "Mitgliedsbescheinigung",
        early: false,
    },
    Offer {
        security: "identity",
        kind: Some("identity_card"),
        provider: "Personalausweis",
        evidence: "liegt bei der Habe",
        early: true,
    },
    Offer {
        security: "treatment",
        kind: Some("addiction_counselling"),
        provider: "Suchtberatung „Ankerplatz“",
        evidence: "Termin bestätigt",
        early: false,
    },
    Offer {
        security: "work_or_day_structure",
        kind: Some("programme_measure"),
        provider: "Arbeitsgruppe Grünpflege",
        evidence: "Platz zugesagt, Beginn vereinbart",
        early: false,
    },
    Offer {
        security: "contact",
        kind: Some("lead_worker"),
        provider: "Erster Termin im Projektbüro",
        evidence: "Terminkarte übergeben",
        early: true,
    },
];

struct Wording {
    kind: ContactKind,
    place: &'static str,
    minutes: i64,
    domains: &'static [&'static str],
    epistemic: EpistemicKind,
    body: &'static str,
}

const WORDINGS: &[Wording] = &[
    Wording {
        kind: ContactKind::PrisonVisit,
        place: "Besuchsraum 2",
        minutes: 45,
        domains: &["housing", "finance"],
        epistemic: EpistemicKind::ClientStatement,
        body: "Möchte nicht ins Wohnheim, kann sich zwei Wochen dort aber vorstellen, wenn danach \
               das Betreute Wohnen fest steht. Sorge, am Entlassungstag ohne Schlüssel dazustehen.",
    },
    Wording {
        kind: ContactKind::Phone,
        place: "",
        minutes: 10,
        domains: &["finance"],
        epistemic: EpistemicKind::Fact,
        body: "Jobcenter: Antrag ist eingegangen, es fehlt noch der Entlassungsschein. Termin in der \
               Woche der Entlassung wurde zugesagt.",
    },
    Wording {
        kind: ContactKind::ThirdParty,
        place: "Telefon",
        minutes: 15,
        domains: &["housing"],
        epistemic: EpistemicKind::ThirdPartyStatement,
        body: "Wohnungsunternehmen hat zum Monatsende eine Einraumwohnung. Besichtigung mit \
               begleitetem Ausgang wäre möglich.",
    },
    Wording {
        kind: ContactKind::Office,
        place: "Projektbüro",
        minutes: 30,
        domains: &["work"],
        epistemic: EpistemicKind::Assessment,
        body: "Lebenslauf gemeinsam überarbeitet. Traut sich mehr zu als beim letzten Gespräch; \
               die Lücke im Lebenslauf bleibt das Thema, das nervös macht.",
    },
    Wording {
        kind: ContactKind::PrisonVisit,
        place: "Sozialdienst, Raum 4",
        minutes: 40,
        domains: &["environment"],
        epistemic: EpistemicKind::ClientStatement,
        body: "Die Schwester würde am Entlassungstag abholen. Telefoniert jetzt jede Woche mit ihr.",
    },
    Wording {
        kind: ContactKind::Accompaniment,
        place: "Bürgeramt",
        minutes: 90,
        domains: &["authorities"],
        epistemic: EpistemicKind::Fact,
        body: "Ausweis beantragt, Foto und Gebühr erledigt. Abholung in etwa drei Wochen.",
    },
    Wording {
        kind: ContactKind::Letter,
        place: "",
        minutes: 20,
        domains: &["finance"],
        epistemic: EpistemicKind::Fact,
        body: "Liste der Gläubiger an die Schuldnerberatung geschickt, mit Entbindung vom 3. des Monats.",
    },
];

/// A note, some days before the one with the number before it.
pub fn note(source: &mut Source, number: u32, (latest, apart): (i32, i32)) -> Noted {
    let wording = &WORDINGS[source.index(WORDINGS.len())];
    let back = i32::try_from(number).unwrap_or(0) * apart + source.between(1, (apart - 1).max(1));
    Noted {
        day: latest.min(0) - back,
        kind: wording.kind,
        place: wording.place,
        minutes: wording.minutes,
        domains: wording.domains,
        epistemic: wording.epistemic,
        body: wording.body,
    }
}

/// Minutes on the way to where people met and back: none for what is done from the desk, and not
/// the same every time.
pub fn travel_minutes(noted: &Noted) -> i64 {
    let more = i64::from(noted.day.rem_euclid(4)) * 15;
    match noted.kind {
        ContactKind::PrisonVisit => 60 + more,
        ContactKind::HomeVisit => 40 + more,
        ContactKind::Accompaniment => 25 + more,
        _ => 0,
    }
}
