//! One believable paper of each kind; all people and offices are invented.

use documents::{
    compose,
    paper::{
        Appointment, AppointmentCard, AppointmentLetter, Chapter, ClientAnswer, ClientView,
        ComingBack, ConferenceMinutes, Contact, Content, CrisisPlan, Entry, FileCopy, FinalReport,
        GoalResult, GuestInvitation, Head, HelpingPerson, InformationSheet, Invitation,
        LeaveApplication, Letter, NextStep, NextSteps, Paper, PaperLanguage, PartialAgreement,
        Participant, ParticipationAgreement, PlanDomain, PlanGoal, PlanMeasure, PlanPaper,
        Recorded, Said, Topic, WeekEntry, WeeklyPlan,
    },
};
use jiff::civil::{date, datetime, time};

/// The bytes of a paper.
pub fn render(paper: &Paper, language: PaperLanguage) -> Result<Vec<u8>, press::PressError> {
    press::print(compose(paper, language)).map(|printed| printed.bytes)
}

/// Words of a site, in German.
fn written(words: &str) -> Said {
    Said {
        words: words.to_owned(),
        in_german: true,
    }
}

/// All kinds, in their order.
pub fn all() -> Vec<Paper> {
    contents()
        .into_iter()
        .map(|content| Paper {
            head: head(),
            content,
        })
        .collect()
}

/// The head that all examples share.
pub fn head() -> Head {
    Head {
        programme: "PÜMaS".to_owned(),
        office: "Büro Erfurt, Beispielweg 4, 99084 Erfurt".to_owned(),
        carrier: "Übergangsmanagement Beispiel e. V.".to_owned(),
        client: "Jonas Demir".to_owned(),
        on: date(2026, 11, 23),
        contact: Contact {
            name: "Anna Beispiel".to_owned(),
            phone: "0361 5550147".to_owned(),
            hours: "Montag bis Freitag, 9 bis 15 Uhr".to_owned(),
            languages: "Deutsch, Englisch, Türkisch".to_owned(),
            deputy: "Mehmet Muster".to_owned(),
        },
        no_entitlement: Some(
            "PÜMaS ist ein Angebot. Wir helfen bei der Suche nach Wohnung und Arbeit, versprechen \
             können wir sie nicht. Aus der Teilnahme entsteht kein Anspruch."
                .to_owned(),
        ),
        voluntary: Some(
            "Die Teilnahme ist freiwillig. Sie können jederzeit aufhören; das hat keine Nachteile."
                .to_owned(),
        ),
    }
}

fn contents() -> Vec<Content> {
    vec![
        Content::Information(InformationSheet {
            responsible: "Übergangsmanagement Beispiel e. V.".to_owned(),
            kept_months: Some(60),
        }),
        Content::Agreement(ParticipationAgreement {
            from: Some(date(2026, 9, 15)),
            to: Some(date(2027, 9, 14)),
            domains: texts(&[
                "Wohnen",
                "Einkommen",
                "Gesundheit",
                "Schulden",
                "Beziehungen",
            ]),
            coming_back: Some(
                "Sie möchten doch wieder mitmachen? Ausnahmsweise geht das.".to_owned(),
            ),
        }),
        Content::Plan(plan()),
        Content::NextSteps(next_steps()),
        Content::AppointmentCard(AppointmentCard {
            appointments: vec![appointment(), second_appointment()],
            more: 2,
        }),
        Content::AppointmentLetter(AppointmentLetter {
            appointment: appointment(),
            directions: written(
                "Straßenbahn 3 bis Haltestelle Musterplatz, dann links. Das Haus mit der \
                         grünen Tür, zweiter Stock, Aufzug vorhanden.",
            ),
            rooms: written("Zweiter Stock, Zimmer 214, Aufzug vorhanden."),
            at_the_door: written("Am Eingang wird der Ausweis geprüft."),
            bring: texts(&[
                "Ausweis oder Ersatzpapier",
                "Brief vom Jobcenter",
                "Bankkarte",
            ]),
        }),
        Content::WeeklyPlan(week()),
        Content::CrisisPlan(crisis()),
        Content::Leave(leave()),
        Content::Invitation(Invitation {
            at: date(2026, 12, 3).at(10, 0, 0, 0),
            place: "Beratungsraum 2, Beispielstraße 4, Erfurt".to_owned(),
            purpose: "Wohnen und Arbeit nach der Entlassung".to_owned(),
            agenda: texts(&["Zimmer in der Wohngruppe", "Probearbeiten"]),
            invited: texts(&["Frau Vogt, Jobcenter", "Herr Sommer, Wohngruppe am Anger"]),
        }),
        Content::GuestInvitation(guest_invitation()),
        Content::Conference(conference()),
        Content::FinalReport(final_report()),
        Content::ComingBack(ComingBack {
            ended: Some(date(2026, 11, 20)),
            sentence: Some("Ausnahmsweise geht das.".to_owned()),
        }),
        Content::PartialAgreement(PartialAgreement {
            other_programme: "B.I.S.S.".to_owned(),
            other_contact: "Lena Vorlage, 0361 5550190, Montag bis Donnerstag".to_owned(),
            ours: texts(&["Wohnen", "Gesundheit", "Schulden"]),
            theirs: texts(&["Arbeit", "Ausbildung"]),
            sentence: Some("Beide stimmen sich ab.".to_owned()),
            from: Some(date(2026, 12, 1)),
        }),
        Content::Letter(Letter {
            title: "Bescheinigung".to_owned(),
            paragraphs: vec![
                texts(&["Sehr geehrte Damen und Herren,"]),
                texts(&["wir begleiten Jonas Demir.", "Bitte rufen Sie uns an."]),
            ],
            blank: Vec::new(),
        }),
        Content::FileCopy(file_copy()),
    ]
}

fn file_copy() -> FileCopy {
    let key = |key: &str| Recorded::Key(key.to_owned());
    let words = |words: &str| Recorded::Words(words.to_owned());
    let contact = |day| Entry {
        title: vec![key("code-contact-kind-office"), Recorded::Day(day)],
        lines: vec![
            (
                key("note-body"),
                words("Herr Demir war pünktlich.\nEr fragt nach der Wohnung."),
            ),
            (key("common-place"), words("")),
        ],
    };
    FileCopy {
        chapters: vec![
            Chapter {
                title: "copy-contacts",
                entries: vec![contact(date(2026, 11, 3)), contact(date(2026, 11, 20))],
            },
            Chapter {
                title: "copy-concerns",
                entries: Vec::new(),
            },
        ],
        withheld: vec![(key("code-voice-third-party"), date(2026, 11, 10))],
    }
}

fn guest_invitation() -> GuestInvitation {
    GuestInvitation {
        to: "Frau Vogt, Jobcenter".to_owned(),
        about: Invitation {
            at: date(2026, 12, 3).at(10, 0, 0, 0),
            place: "Beratungsraum 2, Beispielstraße 4, Erfurt".to_owned(),
            purpose: "Wohnen und Arbeit nach der Entlassung".to_owned(),
            agenda: texts(&["Zimmer in der Wohngruppe", "Probearbeiten"]),
            invited: texts(&["Herr Sommer, Wohngruppe am Anger"]),
        },
        basis: "Einwilligung vom 02.11.2026".to_owned(),
    }
}

/// The plan, which is also what is measured.
pub fn plan() -> PlanPaper {
    let measure = |what: &str, who: &str, month| PlanMeasure {
        what: what.to_owned(),
        who: who.to_owned(),
        until: Some(date(2026, month, 11)),
        state: "angeboten".to_owned(),
        resource: "kennt die Gegend".to_owned(),
        ..PlanMeasure::default()
    };
    let goal = |domain: &str, goal: &str, measures| PlanGoal {
        domain: domain.to_owned(),
        need: "Ab dem Tag draußen braucht es einen sicheren Ort".to_owned(),
        resource: "Die Schwester hilft beim Umzug".to_owned(),
        confidence: Some(6),
        goal: goal.to_owned(),
        why: "Dann habe ich Ruhe".to_owned(),
        first_step: "Ich rufe am Montag an".to_owned(),
        until: Some(date(2027, 3, 31)),
        expected: "Ein Vertrag liegt unterschrieben da".to_owned(),
        measures,
    };
    PlanPaper {
        version: 2,
        issued: Some(date(2026, 11, 16)),
        without: vec![PlanDomain {
            domain: "Schulden".to_owned(),
            why: "kein Bedarf: Alles ist bezahlt.".to_owned(),
        }],
        goals: vec![
            goal(
                "Wohnen",
                "Ich möchte ein Zimmer, in dem ich die Tür zumachen kann.",
                vec![
                    measure(
                        "Besichtigung in der Musterstraße",
                        "Jonas und Anna Beispiel",
                        11,
                    ),
                    measure("Antrag auf Übernahme der Kaution", "Anna Beispiel", 12),
                ],
            ),
            goal(
                "Einkommen",
                "Ich will ab dem ersten Tag Geld für Essen haben.",
                vec![measure("Antrag auf Bürgergeld vorbereiten", "Jonas", 12)],
            ),
            goal("Gesundheit", "Ich will trocken bleiben.", Vec::new()),
        ],
        view: Some(ClientView {
            answer: ClientAnswer::AgreesWithRemark,
            words: "Das mit der Schuldnerberatung lieber erst im Februar.".to_owned(),
        }),
        review: Some(date(2027, 1, 11)),
    }
}

fn next_steps() -> NextSteps {
    let step = |what: &str, who: &str, until| NextStep {
        what: what.to_owned(),
        who: who.to_owned(),
        until,
        ..NextStep::default()
    };
    NextSteps {
        steps: vec![
            step("Ausweis beantragen", "Jonas", Some(date(2026, 11, 30))),
            step(
                "Unterlagen für das Jobcenter",
                "Anna Beispiel",
                Some(date(2026, 12, 4)),
            ),
            step("Mit der Schwester telefonieren", "Jonas", None),
        ],
        appointments: vec![appointment(), second_appointment()],
        ..NextSteps::default()
    }
}

fn appointment() -> Appointment {
    Appointment {
        at: datetime(2026, 12, 3, 10, 30, 0, 0),
        minutes: Some(45),
        what: "Gespräch über die Wohnung".to_owned(),
        with: "Anna Beispiel".to_owned(),
        place: "Büro Erfurt, Beispielweg 4, 2. Stock".to_owned(),
        bring: "Brief vom Jobcenter".to_owned(),
        ..Appointment::default()
    }
}

fn second_appointment() -> Appointment {
    Appointment {
        at: datetime(2026, 12, 9, 14, 0, 0, 0),
        what: "Besichtigung".to_owned(),
        place: "Musterstraße 12, Erfurt".to_owned(),
        ..Appointment::default()
    }
}

fn week() -> WeeklyPlan {
    let entry = |from, to, what: &str| WeekEntry {
        from,
        to,
        what: what.to_owned(),
        place: String::new(),
    };
    let morning = entry(Some(time(8, 0, 0, 0)), Some(time(12, 0, 0, 0)), "Werkstatt");
    WeeklyPlan {
        monday: Some(date(2026, 11, 23)),
        days: vec![
            vec![
                morning.clone(),
                entry(Some(time(15, 0, 0, 0)), None, "Anruf bei der Schwester"),
            ],
            vec![morning.clone()],
            vec![entry(
                Some(time(10, 0, 0, 0)),
                None,
                "Gespräch mit Anna Beispiel",
            )],
            vec![morning],
            vec![],
            vec![entry(None, None, "Sport")],
        ],
        groups: Vec::new(),
        remark: "Abends nicht allein sein.".to_owned(),
    }
}

fn crisis() -> CrisisPlan {
    CrisisPlan {
        signs: texts(&["Ich schlafe nicht.", "Ich gehe nicht mehr ans Telefon."]),
        helps: texts(&["Laufen gehen", "Mit der Schwester sprechen", "Musik"]),
        people: vec![HelpingPerson {
            name: "Meine Schwester".to_owned(),
            phone: "0361 5550111".to_owned(),
            when: "abends".to_owned(),
        }],
        places: texts(&["Treffpunkt am Musterplatz"]),
        others_do: texts(&["Mich anrufen", "Zum Essen einladen"]),
        others_do_not: texts(&["Mich allein lassen"]),
        agreed_with: texts(&["Meiner Schwester"]),
        share: texts(&["Meine Schwester darf alles wissen."]),
    }
}

fn leave() -> LeaveApplication {
    LeaveApplication {
        to: "Abteilungsleitung".to_owned(),
        born: Some(date(1991, 3, 14)),
        book_number: "4711/26".to_owned(),
        from: datetime(2026, 12, 9, 8, 30, 0, 0),
        until: datetime(2026, 12, 9, 17, 0, 0, 0),
        kind: "Begleiteter Ausgang".to_owned(),
        purpose: "Wohnung ansehen und Antrag beim Jobcenter abgeben".to_owned(),
        accompanied_by: "Anna Beispiel".to_owned(),
        route: texts(&["Jobcenter Erfurt, 9:30", "Musterstraße 12, 14:00"]),
    }
}

fn conference() -> ConferenceMinutes {
    let topic = |topic: &str, result: &str| Topic {
        topic: topic.to_owned(),
        result: result.to_owned(),
    };
    ConferenceMinutes {
        at: datetime(2026, 11, 19, 10, 0, 0, 0),
        place: "Besprechungsraum 2".to_owned(),
        present: vec![
            Participant {
                name: "Jonas Demir".to_owned(),
                role: String::new(),
            },
            Participant {
                name: "Anna Beispiel".to_owned(),
                role: "Übergangsmanagement".to_owned(),
            },
        ],
        topics: vec![
            topic("Wohnen", "Zwei Angebote, eines wird besichtigt."),
            topic("Behandlung", "Die Praxis übernimmt ab dem ersten Tag."),
        ],
        settled: vec![NextStep {
            what: "Besichtigung begleiten".to_owned(),
            who: "Anna Beispiel".to_owned(),
            until: Some(date(2026, 12, 9)),
            ..NextStep::default()
        }],
        absent: texts(&["Frau Vogt, Jobcenter"]),
        agenda: texts(&["Wohnen", "Behandlung"]),
        basis: "Einwilligung vom 02.11.2026".to_owned(),
        next: Some(date(2027, 1, 14)),
    }
}

fn final_report() -> FinalReport {
    let topic = |topic: &str, result: &str| Topic {
        topic: topic.to_owned(),
        result: result.to_owned(),
    };
    FinalReport {
        from: Some(date(2025, 9, 15)),
        to: Some(date(2026, 11, 23)),
        reason: "Ziele erreicht".to_owned(),
        preliminary: false,
        goals: vec![
            GoalResult {
                goal: "Ich will eine Tür, die ich zumachen kann.".to_owned(),
                result: "teilweise erreicht: Zimmer in der Wohngruppe, Wohnung in Aussicht"
                    .to_owned(),
                points: Some(-1),
            },
            GoalResult {
                goal: "Ich will in einer Küche arbeiten.".to_owned(),
                result: "erreicht".to_owned(),
                points: None,
            },
        ],
        results: vec![
            topic("Wohnen", "Eigene Wohnung seit 01.02.2026"),
            topic("Einkommen", "Arbeit in einer Gärtnerei, 30 Stunden"),
        ],
        going_on: vec![topic("Behandlung", "Praxis Dr. Muster, seit 12.01.2026")],
        open: vec![NextStep {
            what: "Schuldenregulierung".to_owned(),
            who: "Schuldnerberatung".to_owned(),
            until: None,
            ..NextStep::default()
        }],
        summary: "Die Beratungsstelle am Musterplatz hilft bei Fragen weiter.".to_owned(),
    }
}

/// Owned texts.
pub fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|one| (*one).to_owned()).collect()
}
