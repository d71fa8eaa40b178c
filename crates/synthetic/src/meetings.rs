//! What the people of the told cases have agreed: appointments, a question in between, a conference.

use app::{
    App,
    recompute::{Cause, recompute},
};
use domain::{
    Code,
    appointment::{CancelledBy, OutcomeReason},
    concern::ConcernStatus,
    conference::{ConferenceSide, ConferenceStatus},
    contact::{ContactKind, EpistemicKind},
    ids::{AppointmentSeriesId, CarrierId, CaseId, UserId},
    network::Chosen,
    reach::ReachStep,
};
use jiff::Timestamp;
use store::{
    Tx,
    appointment::{Agreed, AppointmentRow, AppointmentStatus, Outcome},
    concern::{ConcernRow, Words},
    conference::{AgreedTaskRow, ConferenceRow, Content, Decision, Invitee},
    log::LogEntry,
    reach::AttemptRow,
};

use crate::{
    SyntheticError,
    source::{Source, at},
    told,
};

/// Where it is written, and by whom.
struct Desk<'a> {
    tx: &'a mut Tx,
    source: &'a mut Source,
    told: &'a mut Vec<LogEntry>,
    carrier: CarrierId,
    case: CaseId,
    by: UserId,
}

/// Writes what belongs to the person of this name.
pub async fn tell(
    app: &App,
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    (family_name, case): (&str, CaseId),
) -> Result<(), SyntheticError> {
    let Some(row) = store::case::by_id(tx, case).await? else {
        return Ok(());
    };
    let Some(by) = row.lead else {
        return Ok(());
    };
    let mut desk = Desk {
        tx: &mut *tx,
        source: &mut *source,
        told,
        carrier: row.carrier,
        case,
        by,
    };
    match family_name {
        "Demir" => desk.demir().await?,
        "Hartwig" => desk.hartwig().await?,
        "Becker" => desk.becker().await?,
        _ => return Ok(()),
    }
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

/// An appointment in a few words.
struct Meeting {
    day: i32,
    from: (i8, i8),
    to: (i8, i8),
    kind: ContactKind,
    place: &'static str,
    note: &'static str,
    /// Somebody of the network, by name.
    person: &'static str,
    partner: &'static str,
    bring: &'static str,
}

impl Desk<'_> {
    fn tell(&mut self, action: &str, at: Timestamp, subject: String) {
        let on = (self.carrier, self.case);
        self.told
            .push(told::done(on, (action, at, self.by), subject));
    }

    /// Somebody of the network of this name; nobody while there is none.
    async fn chosen(&mut self, name: &str) -> Result<Option<Chosen>, SyntheticError> {
        if name.is_empty() {
            return Ok(None);
        }
        let ties = store::network::of_case(self.tx, self.case).await?;
        let found = ties.into_iter().rev().find(|tie| tie.called() == name);
        Ok(found.map(|tie| Chosen {
            person: tie.person,
            name: tie.called().to_owned(),
        }))
    }

    fn instant(&self, day: i32, (hour, minute): (i8, i8)) -> Timestamp {
        at(self.source.day(day), hour, minute)
    }

    async fn meet(
        &mut self,
        meeting: &Meeting,
        series: Option<AppointmentSeriesId>,
        outcome: Outcome,
    ) -> Result<(), SyntheticError> {
        let id = self.source.id();
        let begin = self.instant(meeting.day, meeting.from);
        let made = self.instant(meeting.day.min(0) - 5, (15, 0));
        let open = outcome.status == AppointmentStatus::Planned;
        let row = AppointmentRow {
            id,
            origin: id,
            moves: 0,
            series,
            agreed: Agreed {
                at: begin,
                ends_at: Some(self.instant(meeting.day, meeting.to)),
                kind: meeting.kind,
                place: meeting.place.to_owned(),
                note: meeting.note.to_owned(),
                person: self.chosen(meeting.person).await?,
                partner: meeting.partner.to_owned(),
                bring: meeting.bring.to_owned(),
                way: String::new(),
                with_client: meeting.kind != ContactKind::ThirdParty,
                worker: Some(self.by),
                measure: None,
                in_group: false,
            },
            worker_name: None,
            result: Outcome::of(AppointmentStatus::Planned),
            settled_at: None,
            settled_by_name: None,
            recorded_by: self.by,
            recorded_at: made,
            version: 1,
        };
        store::appointment::insert(self.tx, self.carrier, self.case, &row).await?;
        self.tell("appointment.plan", made, format!("appointment {id}"));
        if !open {
            let then = self.instant(meeting.day, (16, 30));
            let by = (then, self.by);
            store::appointment::settle(self.tx, self.case, &row, &outcome, by).await?;
            self.tell("appointment.settle", then, format!("appointment {id}"));
        }
        Ok(())
    }

    async fn demir(&mut self) -> Result<(), SyntheticError> {
        let planned = || Outcome::of(AppointmentStatus::Planned);
        let talked = Meeting {
            day: -10,
            from: (10, 0),
            to: (10, 45),
            kind: ContactKind::PrisonVisit,
            place: "JVA Tonna, Besuchsraum 2",
            note: "Unterlagen für das Jobcenter",
            person: "",
            partner: "",
            bring: "",
        };
        let held = Outcome {
            said: "Antrag gemeinsam durchgesehen. Es fehlt noch der Nachweis über die Habe."
                .to_owned(),
            next_steps:
                "Nachweis bei der Zahlstelle anfordern; Besichtigung der Wohngruppe vorbereiten."
                    .to_owned(),
            ..Outcome::of(AppointmentStatus::Held)
        };
        self.meet(&talked, None, held).await?;
        let visit = Meeting {
            day: 9,
            from: (13, 0),
            to: (14, 30),
            kind: ContactKind::Accompaniment,
            place: "Wohngruppe „Zweite Reihe“, Eingang im Hof",
            note: "Besichtigung während einer Ausführung",
            person: "Aylin Demir",
            partner: "Herr Ostermann, Wohngruppe",
            bring: "Liste mit Fragen",
        };
        self.meet(&visit, None, planned()).await?;
        let brother = Meeting {
            day: 12,
            from: (14, 0),
            to: (15, 0),
            kind: ContactKind::PrisonVisit,
            place: "JVA Tonna, Besuchsraum 2",
            note: "Wie der Bruder in den ersten Wochen helfen kann",
            person: "Emre Demir",
            partner: "",
            bring: "",
        };
        self.meet(&brother, None, planned()).await?;
        let series = self.source.id();
        for week in 0..4 {
            let weekly = Meeting {
                day: 15 + week * 7,
                from: (10, 0),
                to: (10, 45),
                kind: ContactKind::PrisonVisit,
                place: "JVA Tonna, Besuchsraum 2",
                note: "Wochengespräch",
                person: "",
                partner: "",
                bring: "",
            };
            self.meet(&weekly, Some(series), planned()).await?;
        }
        self.concern().await?;
        self.conference().await
    }

    async fn concern(&mut self) -> Result<(), SyntheticError> {
        let recorded_at = self.instant(-2, (11, 20));
        let row = ConcernRow {
            id: self.source.id(),
            words: Words {
                topic: "Handyvertrag".to_owned(),
                asked: "Läuft der alte Vertrag weiter, und kommen da noch Rechnungen?".to_owned(),
                answer: String::new(),
                answer_epistemic: None,
                follow_up_on: Some(self.source.day(4)),
            },
            status: ConcernStatus::Open,
            task: None,
            plan: None,
            recorded_at,
            recorded_by: self.by,
            recorded_by_name: String::new(),
            version: 1,
            struck: None,
        };
        store::concern::insert(self.tx, self.carrier, self.case, &row).await?;
        self.tell("concern.add", recorded_at, format!("concern {}", row.id));
        Ok(())
    }

    async fn conference(&mut self) -> Result<(), SyntheticError> {
        let came = |who: &str, came| Invitee {
            who: who.to_owned(),
            person: None,
            came,
        };
        let recorded_at = self.instant(-26, (9, 0));
        let held = ConferenceRow {
            id: self.source.id(),
            at: self.instant(-12, (14, 0)),
            status: ConferenceStatus::Held,
            content: Content {
                purpose: "Wohnen und Geld nach der Entlassung".to_owned(),
                place: "JVA Tonna, Konferenzraum".to_owned(),
                legal_basis: "Entbindung von der Schweigepflicht gegenüber den Teilnehmenden"
                    .to_owned(),
                people: vec![
                    came("Jonas Demir", Some(true)),
                    came("Sozialdienst der JVA Tonna", Some(true)),
                    came("Herr Ostermann, Wohngruppe „Zweite Reihe“", Some(true)),
                    came("Frau Vogt, Jobcenter", Some(false)),
                ],
                agenda: "Wo Jonas Demir ab dem ersten Tag wohnt\nWer bis dahin wofür zahlt"
                    .to_owned(),
                decisions: vec![Decision {
                    topic: "Wohnen".to_owned(),
                    options: "Wohngruppe ab dem Entlassungstag; Wohnheim für zwei Wochen und dann \
                              die Wohngruppe"
                        .to_owned(),
                    decided:
                        "Zwei Wochen Wohnheim, danach die Wohngruppe, wenn der Platz zugesagt \
                              ist."
                            .to_owned(),
                    will:
                        "Möchte am liebsten gleich in die Wohngruppe und trägt die zwei Wochen mit."
                            .to_owned(),
                }],
                epistemic: Some(EpistemicKind::Fact.code().to_owned()),
                minutes: "Das Jobcenter war verhindert und wird schriftlich gefragt.".to_owned(),
            },
            overlap: None,
            recorded_at,
            recorded_by: self.by,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::conference::insert(self.tx, self.carrier, self.case, &held).await?;
        let subject = format!("conference {}", held.id);
        self.tell("conference.invite", recorded_at, subject.clone());
        let minuted = self.instant(-12, (16, 0));
        self.tell("conference.minute", minuted, subject);
        let promised = AgreedTaskRow {
            id: self.source.id(),
            conference: held.id,
            side: ConferenceSide::Theirs,
            what: "Platz schriftlich zusagen".to_owned(),
            who: "Herr Ostermann, Wohngruppe".to_owned(),
            due_on: Some(self.source.day(2)),
            task: None,
            done_on: None,
            done_by_name: None,
            version: 1,
        };
        store::conference::insert_task(self.tx, self.carrier, self.case, &promised).await?;
        Ok(())
    }

    async fn hartwig(&mut self) -> Result<(), SyntheticError> {
        let called_off = Meeting {
            day: -6,
            from: (9, 30),
            to: (10, 15),
            kind: ContactKind::PrisonVisit,
            place: "JVA Chemnitz",
            note: "Gespräch über die Zeit bei der Mutter",
            person: "",
            partner: "",
            bring: "",
        };
        let outcome = Outcome {
            cancelled_by: Some(CancelledBy::Prison),
            next_steps: "Neuen Termin mit dem Besuchsdienst vereinbaren.".to_owned(),
            ..Outcome::of(AppointmentStatus::Cancelled)
        };
        self.meet(&called_off, None, outcome).await
    }

    async fn becker(&mut self) -> Result<(), SyntheticError> {
        let missed = Meeting {
            day: -4,
            from: (11, 0),
            to: (11, 45),
            kind: ContactKind::Office,
            place: "Büro, Raum 4",
            note: "Erstes Gespräch im Büro",
            person: "",
            partner: "",
            bring: "Schreiben vom Jobcenter",
        };
        let outcome = Outcome {
            reason: Some(OutcomeReason::Unexcused),
            said: "Nicht gekommen, das Telefon war aus.".to_owned(),
            ..Outcome::of(AppointmentStatus::Missed)
        };
        self.meet(&missed, None, outcome).await?;
        let tried = AttemptRow {
            id: self.source.id(),
            step: ReachStep::SameDay,
            way: ContactKind::Phone,
            on: self.source.day(-4),
            struck: false,
            recorded_at: self.instant(-4, (16, 40)),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::reach::insert(self.tx, self.carrier, self.case, &tried).await?;
        let subject = format!("reach_attempt {}", tried.id);
        self.tell("reach.try", tried.recorded_at, subject);
        Ok(())
    }
}
