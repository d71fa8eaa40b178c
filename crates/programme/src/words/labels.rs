//! What facts, values and anchors are called.

use domain::{
    Code, anchor::Anchor, custody::CustodyKind, land::Land, nationality::NationalityGroup,
    release::ReleaseKind, supervision::SupervisionBasis,
};

use crate::{
    facts::{Fact, FactType, FactValue},
    model::Programme,
    text::{Lang, Text},
};

/// What a fact is called.
pub fn fact_label(fact: Fact) -> Text {
    let (de, en) = match fact {
        Fact::InstitutionLand => ("Land der Anstalt", "Land of the prison"),
        Fact::CustodyStart => ("Haftbeginn", "start of custody"),
        Fact::CustodyMonths => ("Haftzeit", "time in custody"),
        Fact::SentenceMonths => ("Strafmaß", "length of the sentence"),
        Fact::ReleaseDate => ("voraussichtliche Entlassung", "expected release"),
        Fact::ReleaseKind => ("Art der Entlassung", "kind of release"),
        Fact::ReleaseRegion => ("Entlassungsort", "place of release"),
        Fact::ConductSupervision => ("Führungsaufsicht", "conduct supervision"),
        Fact::Probation => ("Bewährungshilfe", "probation"),
        Fact::SupervisionBasis => ("Grundlage der Aufsicht", "basis of the supervision"),
        Fact::SupervisionFrom => ("Beginn der Aufsicht", "start of the supervision"),
        Fact::SupervisionUntil => ("Ende der Aufsicht", "end of the supervision"),
        Fact::AgeAtRelease => ("Alter bei der Entlassung", "age at release"),
        Fact::BirthDate => ("Geburtsdatum", "date of birth"),
        Fact::CustodyKind => ("Haftart", "kind of custody"),
        Fact::OtherSupport => ("andere Unterstützung", "other support"),
        Fact::NationalityGroup => ("Staatsangehörigkeit", "nationality"),
        Fact::Unemployed => ("ohne Arbeit", "without work"),
        Fact::Needs => ("Bedarf", "needs"),
        Fact::MoveIn => ("Einzug", "moving in"),
        Fact::JobStart => ("Arbeitsbeginn", "start of the job"),
        Fact::JobEnd => ("Ende der Arbeit", "end of the job"),
        Fact::Entry => ("Aufnahme ins Programm", "entry into the programme"),
        Fact::Exit => ("Austritt aus dem Programm", "exit from the programme"),
        Fact::CourtDecision => ("Gerichtsentscheidung", "court decision"),
        Fact::Application => ("Antrag", "application"),
        Fact::Document => ("Dokumentdatum", "date of the document"),
        Fact::ActualRelease => ("tatsächliche Entlassung", "actual release"),
    };
    Text::new(de, en)
}

/// A value as people say it: the name of a Land, a region or a security, a date, yes or no.
pub fn value(programme: &Programme, fact: Fact, value: &FactValue) -> Text {
    let both = |text: &str| Text::new(text, text);
    match value {
        FactValue::Bool(true) => Text::new("ja", "yes"),
        FactValue::Bool(false) => Text::new("nein", "no"),
        FactValue::Int(number) => amount(fact, *number),
        FactValue::Date(day) => Text::new(super::date(*day, Lang::De), super::date(*day, Lang::En)),
        FactValue::Text(text) => match fact.kind() {
            FactType::Land => {
                Land::from_code(text).map_or_else(|_| both(text), |land| both(land.name()))
            }
            FactType::ReleaseKind => {
                ReleaseKind::from_code(text).map_or_else(|_| both(text), release_kind)
            }
            FactType::CustodyKind => {
                CustodyKind::from_code(text).map_or_else(|_| both(text), custody_kind)
            }
            FactType::NationalityGroup => {
                NationalityGroup::from_code(text).map_or_else(|_| both(text), nationality_group)
            }
            FactType::SupervisionBasis => {
                SupervisionBasis::from_code(text).map_or_else(|_| both(text), supervision_basis)
            }
            FactType::Region => {
                let region = programme.regions.iter().find(|one| one.id == *text);
                region.map_or_else(|| both(text), |region| region.name.clone())
            }
            _ => entry(programme, text),
        },
        FactValue::List(entries) if entries.is_empty() => Text::new("keine", "none"),
        FactValue::List(entries) => {
            let named: Vec<Text> = entries.iter().map(|one| entry(programme, one)).collect();
            let join = |lang| {
                named
                    .iter()
                    .map(|one| one.get(lang))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            Text::new(join(Lang::De), join(Lang::En))
        }
    }
}

/// An entry of a list: a security, a life domain, another programme, or as written.
pub(super) fn entry(programme: &Programme, text: &str) -> Text {
    programme
        .security(text)
        .map(|security| security.title.clone())
        .or_else(|| programme.domain(text).map(|domain| domain.title.clone()))
        .or_else(|| {
            programme
                .precedence_of(text)
                .map(|other| Text::new(&other.programme, &other.programme))
        })
        .unwrap_or_else(|| Text::new(text, text))
}

/// A number with its unit.
pub(super) fn amount(fact: Fact, number: i64) -> Text {
    let (de, en) = match (fact, number) {
        (Fact::AgeAtRelease, 1) => ("Jahr", "year"),
        (Fact::AgeAtRelease, _) => ("Jahre", "years"),
        (_, 1) => ("Monat", "month"),
        _ => ("Monate", "months"),
    };
    Text::new(format!("{number} {de}"), format!("{number} {en}"))
}

/// What a kind of release is called.
pub fn release_kind(kind: ReleaseKind) -> Text {
    let (de, en) = match kind {
        ReleaseKind::FullTerm => ("Vollverbüßung", "full term"),
        ReleaseKind::TwoThirds => ("nach zwei Dritteln", "after two thirds"),
        ReleaseKind::HalfTerm => ("nach der Hälfte", "after half"),
        ReleaseKind::CourtFixed => ("vom Gericht festgelegt", "fixed by a court"),
        ReleaseKind::PulledForward => (
            "vorgezogen wegen Wochenende, Feiertag oder Weihnachtszeit",
            "pulled forward",
        ),
        ReleaseKind::CreditedDays => ("vorverlegt durch angerechnete Tage", "credited days"),
        ReleaseKind::Pardon => ("Gnade oder Amnestie", "pardon or amnesty"),
        ReleaseKind::TherapyDeferral => {
            ("Zurückstellung für eine Therapie", "deferral for therapy")
        }
        ReleaseKind::EndOfRemand => ("Ende der Untersuchungshaft", "end of remand"),
        ReleaseKind::EndOfDefaultImprisonment => (
            "Ende der Ersatzfreiheitsstrafe",
            "end of default imprisonment",
        ),
    };
    Text::new(de, en)
}

/// What supervision, or that there is none, rests on.
pub fn supervision_basis(basis: SupervisionBasis) -> Text {
    let (de, en) = match basis {
        SupervisionBasis::ByLaw => (
            "nach Vollverbüßung kraft Gesetzes (§ 68f Abs. 1 StGB)",
            "by law after a full term (section 68f (1) StGB)",
        ),
        SupervisionBasis::Lifted => (
            "entfällt durch Beschluss des Gerichts (§ 68f Abs. 2 StGB)",
            "lifted by decision of the court (section 68f (2) StGB)",
        ),
        SupervisionBasis::Judgment => (
            "im Urteil angeordnet (§ 68 Abs. 1 StGB)",
            "ordered in the judgment (section 68 (1) StGB)",
        ),
        SupervisionBasis::Measure => (
            "mit einer Maßregel (§§ 67b bis 67d StGB)",
            "with a measure of reform and prevention (sections 67b to 67d StGB)",
        ),
        SupervisionBasis::Suspended => (
            "Strafe zur Bewährung ausgesetzt (§ 56d StGB)",
            "sentence suspended on probation (section 56d StGB)",
        ),
        SupervisionBasis::RestSuspended => (
            "Strafrest zur Bewährung ausgesetzt (§§ 57, 57a StGB)",
            "rest of the sentence suspended on probation (sections 57, 57a StGB)",
        ),
    };
    Text::new(de, en)
}

/// A nationality, as far as residence law asks for it.
pub fn nationality_group(group: NationalityGroup) -> Text {
    let (de, en) = match group {
        NationalityGroup::German => ("deutsch", "German"),
        NationalityGroup::Eu => ("anderer Staat der EU", "another state of the EU"),
        NationalityGroup::Other => (
            "anderer Staat oder staatenlos",
            "another state, or stateless",
        ),
    };
    Text::new(de, en)
}

/// What a kind of custody is called.
pub fn custody_kind(kind: CustodyKind) -> Text {
    let (de, en) = match kind {
        CustodyKind::PrisonSentence => ("Freiheitsstrafe", "prison sentence"),
        CustodyKind::YouthSentence => ("Jugendstrafe", "youth sentence"),
        CustodyKind::Remand => ("Untersuchungshaft", "remand"),
        CustodyKind::DefaultImprisonment => ("Ersatzfreiheitsstrafe", "default imprisonment"),
        CustodyKind::PreventiveDetention => ("Sicherungsverwahrung", "preventive detention"),
        CustodyKind::Other => ("andere", "other"),
    };
    Text::new(de, en)
}

pub(super) fn anchor_dative(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::CustodyStart => "dem Haftbeginn",
        Anchor::Release => "der Entlassung",
        Anchor::Entry => "der Aufnahme ins Programm",
        Anchor::Exit => "dem Austritt aus dem Programm",
        Anchor::MoveIn => "dem Einzug",
        Anchor::JobStart => "dem Arbeitsbeginn",
        Anchor::JobEnd => "dem Ende der Arbeit",
        Anchor::CourtDecision => "der Gerichtsentscheidung",
        Anchor::Document => "dem Dokumentdatum",
        Anchor::Application => "dem Antrag",
        Anchor::SupportEnd => "dem Ende der verlängerten Begleitung",
    }
}

pub(super) fn anchor_genitive(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::CustodyStart => "des Haftbeginns",
        Anchor::Release => "der Entlassung",
        Anchor::Entry => "der Aufnahme ins Programm",
        Anchor::Exit => "des Austritts aus dem Programm",
        Anchor::MoveIn => "des Einzugs",
        Anchor::JobStart => "des Arbeitsbeginns",
        Anchor::JobEnd => "des Endes der Arbeit",
        Anchor::CourtDecision => "der Gerichtsentscheidung",
        Anchor::Document => "des Dokuments",
        Anchor::Application => "des Antrags",
        Anchor::SupportEnd => "des Endes der verlängerten Begleitung",
    }
}

pub(super) fn anchor_english(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::CustodyStart => "the start of custody",
        Anchor::Release => "release",
        Anchor::Entry => "entry into the programme",
        Anchor::Exit => "exit from the programme",
        Anchor::MoveIn => "moving in",
        Anchor::JobStart => "the start of the job",
        Anchor::JobEnd => "the end of the job",
        Anchor::CourtDecision => "the court decision",
        Anchor::Document => "the document",
        Anchor::Application => "the application",
        Anchor::SupportEnd => "the end of prolonged support",
    }
}
