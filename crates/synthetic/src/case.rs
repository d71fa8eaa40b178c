//! Writing an invented case, in the order in which people would have entered it.

use app::{App, recompute};
use domain::{
    Code,
    calendar::add_days,
    case::{CaseStatus, Responsibility},
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::{CaseId, ClientId, CustodyEpisodeId, UserId},
    task::TaskStatus,
};
use jiff::{Timestamp, civil::Date};
use programme::Programme;
use serde_json::json;
use store::{
    Tx,
    appointment::{Agreed, AppointmentRow, AppointmentStatus, Outcome},
    arrangement::ArrangementRow,
    case::{NewCase, StatusChange},
    client::{ClientRow, CustodyEpisodeRow},
    fact::FactRow,
    log::LogEntry,
    note::{NoteContent, NoteRow},
    referral::ReferralRow,
    release::ReleaseForecastRow,
};

use crate::{
    SyntheticError,
    shape::{Arranged, Shape},
    source::{Source, at},
    told, words,
};

/// Writes a case and everything that follows from it; returns its id.
pub async fn write(
    app: &App,
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
) -> Result<CaseId, SyntheticError> {
    let programme = app
        .catalogue
        .get(&shape.place.programme)
        .ok_or(SyntheticError::NoProgramme("puemas"))?;
    let mut writer = Writer {
        tx,
        source,
        told,
        shape,
        programme,
        case: CaseId::from_uuid(uuid::Uuid::nil()),
    };
    writer.register().await?;
    writer.forecasts().await?;
    if shape.cleared {
        writer.facts().await?;
    }
    if shape.status != CaseStatus::Registered {
        writer.admit().await?;
    }
    for arranged in &shape.arrangements {
        writer.arrange(arranged).await?;
    }
    writer.notes().await?;
    let case = writer.case;
    finish(app, tx, source, shape, case).await?;
    Ok(case)
}

struct Writer<'a> {
    tx: &'a mut Tx,
    source: &'a mut Source,
    told: &'a mut Vec<LogEntry>,
    shape: &'a Shape,
    programme: &'a Programme,
    case: CaseId,
}

impl Writer<'_> {
    fn tell(&mut self, action: &str, at: Timestamp, by: UserId, subject: String) {
        let on = (self.shape.place.carrier, self.case);
        self.told.push(told::done(on, (action, at, by), subject));
    }

    fn registered_on(&self) -> Date {
        let before_entry = self.shape.entry_on.and_then(|day| add_days(day, -12));
        before_entry.unwrap_or_else(|| self.source.day(-4))
    }

    async fn register(&mut self) -> Result<(), SyntheticError> {
        let (shape, carrier) = (self.shape, self.shape.place.carrier);
        let now = at(self.registered_on(), 9, 0);
        let client: ClientId = self.source.id();
        let row = ClientRow {
            id: client,
            carrier,
            family_name: shape.person.family_name.clone(),
            given_names: shape.person.given_names.clone(),
            birth_date: Some(shape.person.birth_date),
            version: 1,
        };
        store::client::insert(self.tx, &row, now).await?;
        let episode: CustodyEpisodeId = self.source.id();
        let custody = CustodyEpisodeRow {
            id: episode,
            client,
            institution: shape.institution.clone(),
            book_number: Some(shape.book_number.clone()),
            custody_kind: Some(Shape::CUSTODY_KIND),
            custody_start: Some(shape.custody_start),
            custody_end: None,
            sentence_months: Some(shape.sentence_months),
            composed_months: None,
            version: 1,
        };
        store::client::insert_episode(self.tx, carrier, &custody, now).await?;
        self.case = self.source.id();
        let new = NewCase {
            id: self.case,
            carrier,
            client,
            name_folded: store::client::name_folded(&row.family_name, &row.given_names),
            custody_episode: episode,
            previous_case: None,
            programme: self.programme.id.clone(),
            programme_version: self.programme.version.clone(),
            site: None,
            institution: shape.institution.clone(),
            registered_on: self.registered_on(),
        };
        store::case::insert(self.tx, &new).await?;
        let case = store::case::by_id(self.tx, self.case).await?;
        if let Some(case) = case {
            store::search::index(self.tx, &case).await?;
        }
        let referral = ReferralRow {
            id: self.source.id(),
            carrier,
            case: self.case,
            source: app::referral::ReferralSource::ReleaseList.code().to_owned(),
            import_batch: None,
            note: String::new(),
            own_wish: false,
            informed: None,
            received_at: now,
            received_by: shape.place.coordination,
            received_by_name: String::new(),
            version: 1,
        };
        store::referral::insert(self.tx, &referral).await?;
        let subject = format!("referral {}", referral.id);
        self.tell("referral.register", now, referral.received_by, subject);
        Ok(())
    }

    async fn forecasts(&mut self) -> Result<(), SyntheticError> {
        let first = at(self.registered_on(), 9, 5);
        if let Some(former) = self.shape.former_release {
            self.forecast(former, false, "Entlassungsliste der Anstalt", first)
                .await?;
        }
        let released = self.shape.released(self.source.today);
        let later = at(self.registered_on(), 10, 0);
        let day = self.shape.release_on;
        self.forecast(day, false, "Entlassungsliste der Anstalt", later)
            .await?;
        if released {
            let then = at(day, 9, 30);
            self.forecast(day, true, "Entlassungsschein", then).await?;
        }
        let kind = Some(Shape::RELEASE_KIND);
        store::case::set_release(self.tx, self.case, Some(day), kind, released).await?;
        if released && let Some(case) = store::case::by_id(self.tx, self.case).await? {
            store::client::end_episode(self.tx, case.custody_episode, Some(day)).await?;
        }
        Ok(())
    }

    async fn forecast(
        &mut self,
        day: Date,
        actual: bool,
        from: &str,
        at: Timestamp,
    ) -> Result<(), SyntheticError> {
        let row = ReleaseForecastRow {
            id: self.source.id(),
            release_on: day,
            kind: Some(Shape::RELEASE_KIND),
            actual,
            source: from.to_owned(),
            confidence: if actual {
                domain::release::Confidence::Certain
            } else {
                Shape::CONFIDENCE
            },
            note: String::new(),
            recorded_at: at,
            recorded_by: self.shape.place.coordination,
            recorded_by_name: String::new(),
        };
        store::release::insert(self.tx, self.shape.place.carrier, self.case, &row).await?;
        Ok(())
    }

    async fn facts(&mut self) -> Result<(), SyntheticError> {
        let region = self.shape.place.region.clone();
        let at = at(self.registered_on(), 11, 0);
        for (name, value, from, epistemic) in [
            (
                "release_region",
                json!(region),
                "Gespräch mit dem Sozialdienst",
                EpistemicKind::ThirdPartyStatement,
            ),
            (
                "conduct_supervision",
                json!(false),
                "Auskunft der Vollstreckungsbehörde",
                EpistemicKind::Fact,
            ),
            (
                "other_support",
                json!([]),
                "Angabe beim Erstgespräch",
                EpistemicKind::ClientStatement,
            ),
            (
                "unemployed",
                json!(true),
                "Angabe beim Erstgespräch",
                EpistemicKind::ClientStatement,
            ),
        ] {
            let fact = FactRow {
                name: name.to_owned(),
                value: Some(value),
                source: from.to_owned(),
                epistemic: Some(epistemic),
                recorded_at: at,
                recorded_by: self.shape.place.coordination,
                recorded_by_name: String::new(),
            };
            let row = self.source.uuid();
            let carrier = self.shape.place.carrier;
            store::fact::insert(self.tx, row, carrier, self.case, &fact).await?;
        }
        Ok(())
    }

    async fn admit(&mut self) -> Result<(), SyntheticError> {
        let shape = self.shape;
        let Some(case) = store::case::by_id(self.tx, self.case).await? else {
            return Ok(());
        };
        let (programme, version) = (&self.programme.id, &self.programme.version);
        let site = Some(shape.place.site);
        store::case::set_programme(self.tx, &case, programme, version, site).await?;
        let Some(case) = store::case::by_id(self.tx, self.case).await? else {
            return Ok(());
        };
        let change = StatusChange {
            entry_on: shape.entry_on,
            ..StatusChange::default()
        };
        let first = if shape.status == CaseStatus::Closed {
            CaseStatus::Active
        } else {
            shape.status
        };
        store::case::set_status(self.tx, &case, first, &change).await?;
        let Some(entry) = shape.entry_on else {
            return Ok(());
        };
        let workers = &shape.place.workers;
        let lead = workers.get(shape.lead).copied();
        let deputy = workers
            .get((shape.lead + 1) % workers.len().max(1))
            .copied();
        let at = at(entry, 9, 0);
        for (who, responsibility) in [
            (lead, Responsibility::Lead),
            (deputy.filter(|d| Some(*d) != lead), Responsibility::Deputy),
        ] {
            let row = self.source.id();
            store::assignment::assign(
                self.tx,
                shape.place.carrier,
                self.case,
                row,
                responsibility,
                who,
                shape.place.coordination,
                at,
                "",
            )
            .await?;
        }
        let deputy = deputy.filter(|deputy| Some(*deputy) != lead);
        store::case::set_responsible(self.tx, self.case, lead, deputy).await?;
        let coordination = shape.place.coordination;
        self.tell("clearing.admit", at, coordination, String::new());
        self.tell("case.assign", at, coordination, String::new());
        Ok(())
    }

    async fn arrange(&mut self, arranged: &Arranged) -> Result<(), SyntheticError> {
        let day =
            |days: i32| add_days(self.shape.release_on, days).unwrap_or(self.shape.release_on);
        let entry = self.shape.entry_on.unwrap_or(self.source.today);
        let by = self.worker();
        let row = ArrangementRow {
            id: self.source.id(),
            carrier: self.shape.place.carrier,
            case: self.case,
            security: arranged.security.clone(),
            kind: arranged.kind.map(str::to_owned),
            provider: arranged.provider.to_owned(),
            from_on: day(arranged.from),
            to_on: arranged.to.map(day),
            strength: arranged.strength,
            side: arranged.side,
            evidence: arranged.evidence.to_owned(),
            epistemic: EpistemicKind::Fact,
            recorded_at: at(entry, 14, 0),
            recorded_by: by,
            recorded_by_name: String::new(),
            struck_at: None,
            struck_by_name: None,
            struck_reason: None,
            replaced_by: None,
            version: 1,
        };
        store::arrangement::insert(self.tx, &row).await?;
        let subject = format!("arrangement {}", row.id);
        self.tell("arrangement.add", row.recorded_at, by, subject);
        Ok(())
    }

    fn worker(&self) -> UserId {
        self.shape
            .place
            .workers
            .get(self.shape.lead)
            .copied()
            .unwrap_or(self.shape.place.coordination)
    }

    async fn notes(&mut self) -> Result<(), SyntheticError> {
        let (carrier, by) = (self.shape.place.carrier, self.worker());
        for noted in &self.shape.notes {
            let day = self.source.day(noted.day);
            if self.shape.entry_on.is_some_and(|entry| day < entry) {
                continue;
            }
            let at = self.source.office_hour(day);
            let row = NoteRow {
                id: self.source.id(),
                content: NoteContent {
                    at,
                    kind: noted.kind,
                    outcome: ContactOutcome::Reached,
                    place: noted.place.to_owned(),
                    minutes: noted.minutes,
                    travel_minutes: words::travel_minutes(noted),
                    domains: self.known_domains(noted.domains),
                    areas: self.areas_for(noted.domains),
                    epistemic: noted.epistemic,
                    body: noted.body.to_owned(),
                },
                recorded_at: at,
                recorded_by: by,
                recorded_by_name: String::new(),
                version: 1,
                struck: None,
                about: None,
            };
            store::note::insert(self.tx, carrier, self.case, &row).await?;
            self.tell("note.add", at, by, format!("contact_note {}", row.id));
        }
        let Some(days) = self.shape.next_contact else {
            return Ok(());
        };
        let day = self.source.day(days);
        let kind = if self.shape.released(day) {
            ContactKind::Office
        } else {
            ContactKind::PrisonVisit
        };
        let begin = self.source.office_hour(day);
        let planned = self.appointment(begin, kind, by);
        store::appointment::insert(self.tx, carrier, self.case, &planned).await?;
        Ok(())
    }

    /// An appointment of the worker with the client, made the day before today.
    fn appointment(&mut self, begin: Timestamp, kind: ContactKind, by: UserId) -> AppointmentRow {
        let id = self.source.id();
        AppointmentRow {
            id,
            origin: id,
            moves: 0,
            series: None,
            agreed: Agreed {
                at: begin,
                ends_at: None,
                kind,
                place: String::new(),
                note: String::new(),
                person: None,
                partner: String::new(),
                bring: String::new(),
                way: String::new(),
                with_client: true,
                worker: Some(by),
                measure: None,
                in_group: false,
            },
            worker_name: None,
            result: Outcome::of(AppointmentStatus::Planned),
            settled_at: None,
            settled_by_name: None,
            recorded_by: by,
            recorded_at: at(self.source.day(-1), 15, 0),
            version: 1,
        }
    }

    /// Only domains that the programme of the case has.
    fn known_domains(&self, domains: &[&str]) -> Vec<String> {
        domains
            .iter()
            .filter(|domain| self.programme.domain(domain).is_some())
            .map(|domain| (*domain).to_owned())
            .collect()
    }

    /// Areas of service of the programme for a note about these domains, at least one.
    fn areas_for(&self, domains: &[&str]) -> Vec<String> {
        let modules = &self.programme.modules;
        let of = |domain: &&str| AREAS.iter().find(|(one, _)| one == domain);
        let wanted: Vec<&str> = domains
            .iter()
            .filter_map(of)
            .flat_map(|(_, areas)| areas.iter().copied())
            .collect();
        let mut known: Vec<String> = modules
            .iter()
            .filter(|one| wanted.contains(&one.id.as_str()))
            .map(|one| one.id.clone())
            .collect();
        if known.is_empty() {
            known.extend(modules.first().map(|one| one.id.clone()));
        }
        known
    }
}

/// Which areas of service stand for a life domain, in the programmes that have them.
const AREAS: &[(&str, &[&str])] = &[
    ("housing", &["housing", "transition"]),
    ("work", &["work", "activation_in_custody"]),
    ("finance", &["information_and_benefits", "transition"]),
    ("authorities", &["information_and_benefits", "transition"]),
    ("health", &["health", "transition"]),
    ("environment", &["receiving_environment", "transition"]),
    ("skills", &["skills_training"]),
    ("leisure", &["individual_help", "transition"]),
];

/// Tasks and seam as the program computes them; then what was done in the meantime.
async fn finish(
    app: &App,
    tx: &mut Tx,
    source: &mut Source,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    let cause = recompute::Cause {
        kind: "nightly",
        by: None,
        now: at(source.today, 6, 0),
        today: source.today,
        ids: source.ids(),
    };
    recompute::recompute(app, tx, &cause, case, None).await?;
    if shape.entry_on.is_none() {
        return Ok(());
    }
    settle_tasks(tx, source, shape, case).await?;
    if shape.status == CaseStatus::Closed {
        close(tx, shape, case).await?;
    }
    recompute::recompute(app, tx, &cause, case, None).await?;
    Ok(())
}

/// Who works diligently has done what was due until a week ago, save for a few.
async fn settle_tasks(
    tx: &mut Tx,
    source: &mut Source,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    let until = source.day(-7);
    let by = shape.place.workers.get(shape.lead).copied();
    for mut task in store::task::of_case(tx, case).await? {
        let due = task.due_on.filter(|due| *due < until);
        let Some(due) = due.filter(|_| task.status == TaskStatus::Open) else {
            continue;
        };
        let likelihood = if shape.diligent { 97 } else { 70 };
        if shape.status != CaseStatus::Closed && !source.chance(likelihood) {
            continue;
        }
        task.status = TaskStatus::Done;
        task.settled_at = Some(source.office_hour(due));
        task.settled_by = by;
        store::task::update(tx, &task).await?;
    }
    Ok(())
}

async fn close(tx: &mut Tx, shape: &Shape, case: CaseId) -> Result<(), SyntheticError> {
    let Some(row) = store::case::by_id(tx, case).await? else {
        return Ok(());
    };
    let change = StatusChange {
        entry_on: shape.entry_on,
        exit_on: shape.exit_on,
        closure_reason: Some("goal_reached".to_owned()),
        closure_note: None,
        closure_epistemic: None,
    };
    store::case::set_status(tx, &row, CaseStatus::Closed, &change).await?;
    Ok(())
}
