//! Own plans of the told cases: a week, a plan for hard times, what went well.

use domain::{
    contact::EpistemicKind,
    ids::CaseId,
    own_plan::{
        CrisisContact, CrisisPlan, OwnPlanKind,
        week::{Days, WeekEntry, WeekKind, WeeklyPlan},
    },
};
use jiff::{
    Timestamp,
    civil::{Time, time},
};
use store::{
    Tx,
    log::LogEntry,
    own_plan::OwnPlanRow,
    success::{SuccessContent, SuccessRow},
};

use crate::{
    SyntheticError,
    shape::Shape,
    source::{Source, at},
    told,
};

/// Days from today, what went well, strength, domain, in whose words.
type Went = (
    i32,
    &'static str,
    &'static str,
    Option<&'static str>,
    EpistemicKind,
);

const DEMIR_WENT: &[Went] = &[
    (
        -24,
        "Beim Gasthof selbst angerufen und nach Probearbeit gefragt.",
        "Mut",
        Some("work"),
        EpistemicKind::ClientStatement,
    ),
    (
        -10,
        "Alle Unterlagen für die Grundsicherung in einer Woche zusammengetragen.",
        "Ausdauer",
        Some("finance"),
        EpistemicKind::Fact,
    ),
    (
        -3,
        "Nein gesagt, als mir auf der Station etwas angeboten wurde.",
        "Mut",
        Some("health"),
        EpistemicKind::ClientStatement,
    ),
];

const BECKER_WENT: &[Went] = &[(
    -8,
    "Zwei Stunden im Jobcenter gewartet und den Antrag abgegeben.",
    "Geduld",
    Some("finance"),
    EpistemicKind::Fact,
)];

/// Day, hours from and to, what, where, kind.
type Line = (Days, i8, i8, &'static str, &'static str, WeekKind);

const DEMIR_FIRST_WEEK: &[Line] = &[
    (
        Days::WorkingWeek,
        8,
        12,
        "Probearbeit Gasthof Linde",
        "Erfurt",
        WeekKind::Work,
    ),
    (
        Days::Saturday,
        14,
        18,
        "Zeit mit Mara und den Kindern",
        "bei Mara",
        WeekKind::Family,
    ),
];

const DEMIR_WEEK: &[Line] = &[
    (
        Days::Daily,
        7,
        8,
        "Praxis Dr. Vogelsang, Vergabe",
        "Erfurt",
        WeekKind::Appointment,
    ),
    (
        Days::WorkingWeek,
        9,
        14,
        "Probearbeit Gasthof Linde",
        "Erfurt",
        WeekKind::Work,
    ),
    (
        Days::Tuesday,
        13,
        15,
        "Gespräch mit Anna Krüger",
        "Büro Erfurt",
        WeekKind::Appointment,
    ),
    (
        Days::Wednesday,
        18,
        20,
        "Fußball, SV Nordlicht",
        "Sporthalle",
        WeekKind::Offer,
    ),
    (
        Days::Friday,
        16,
        18,
        "Laufen am Fluss",
        "",
        WeekKind::Leisure,
    ),
    (
        Days::Saturday,
        14,
        18,
        "Zeit mit Mara und den Kindern",
        "bei Mara",
        WeekKind::Family,
    ),
    (Days::Sunday, 10, 13, "Ausruhen, kochen", "", WeekKind::Rest),
];

/// Writes the own plans of a told case; those without any stay empty.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    let mut writer = Writer {
        tx,
        source,
        told,
        shape,
        case,
    };
    match shape.person.family_name.as_str() {
        "Demir" => {
            writer.week(1, -30, DEMIR_FIRST_WEEK).await?;
            writer.week(2, -3, DEMIR_WEEK).await?;
            writer.crisis(-10, demir()).await?;
            writer.went(DEMIR_WENT).await
        }
        "Becker" => writer.went(BECKER_WENT).await,
        _ => Ok(()),
    }
}

struct Writer<'a> {
    tx: &'a mut Tx,
    source: &'a mut Source,
    told: &'a mut Vec<LogEntry>,
    shape: &'a Shape,
    case: CaseId,
}

impl Writer<'_> {
    fn by(&self) -> domain::ids::UserId {
        let place = &self.shape.place;
        let lead = place.workers.get(self.shape.lead).copied();
        lead.unwrap_or(place.coordination)
    }

    fn version<P>(&mut self, number: i64, day: i32, content: P) -> OwnPlanRow<P> {
        let on = self.source.day(day);
        OwnPlanRow {
            id: self.source.id(),
            number,
            valid_from: on,
            content,
            recorded_at: at(on, 15, 0),
            recorded_by: self.by(),
            recorded_by_name: String::new(),
        }
    }

    async fn week(&mut self, number: i64, day: i32, lines: &[Line]) -> Result<(), SyntheticError> {
        let row = self.version(number, day, weekly(lines));
        let on = (self.shape.place.carrier, self.case, OwnPlanKind::Weekly);
        store::own_plan::insert(self.tx, on, &row).await?;
        self.saved(OwnPlanKind::Weekly, row.recorded_at);
        Ok(())
    }

    async fn crisis(&mut self, day: i32, plan: CrisisPlan) -> Result<(), SyntheticError> {
        let row = self.version(1, day, plan);
        let on = (self.shape.place.carrier, self.case, OwnPlanKind::Crisis);
        store::own_plan::insert(self.tx, on, &row).await?;
        self.saved(OwnPlanKind::Crisis, row.recorded_at);
        Ok(())
    }

    fn saved(&mut self, kind: OwnPlanKind, when: Timestamp) {
        let on = (self.shape.place.carrier, self.case);
        let subject = format!("own_plan {}", domain::Code::code(kind));
        let done = ("own_plan.save", when, self.by());
        self.told.push(told::done(on, done, subject));
    }

    async fn went(&mut self, all: &[Went]) -> Result<(), SyntheticError> {
        let (carrier, by) = (self.shape.place.carrier, self.by());
        for (day, body, strength, domain, epistemic) in all {
            let on_day = self.source.day(*day);
            let row = SuccessRow {
                id: self.source.id(),
                note: None,
                content: SuccessContent {
                    on_day,
                    body: (*body).to_owned(),
                    domain: domain.map(str::to_owned),
                    strength: (*strength).to_owned(),
                    epistemic: *epistemic,
                },
                struck: false,
                recorded_at: at(on_day, 15, 30),
                recorded_by: by,
                recorded_by_name: String::new(),
                version: 1,
            };
            store::success::insert(self.tx, (carrier, self.case), &row).await?;
            let done = ("success.add", row.recorded_at, by);
            let subject = format!("success {}", row.id);
            self.told
                .push(told::done((carrier, self.case), done, subject));
        }
        Ok(())
    }
}

fn weekly(lines: &[Line]) -> WeeklyPlan {
    let clock = |hour: i8| Time::new(hour, 0, 0, 0).unwrap_or(time(0, 0, 0, 0));
    WeeklyPlan {
        entries: lines
            .iter()
            .map(|(days, from, to, title, place, kind)| WeekEntry {
                days: *days,
                from: clock(*from),
                to: clock(*to),
                title: (*title).to_owned(),
                place: (*place).to_owned(),
                kind: *kind,
            })
            .collect(),
        note: "Abends nicht mehr allein in die Stadt.".to_owned(),
    }
}

fn demir() -> CrisisPlan {
    let contact = |name: &str, relation: &str, phone: &str| CrisisContact {
        name: name.to_owned(),
        relation: relation.to_owned(),
        phone: phone.to_owned(),
    };
    CrisisPlan {
        warning_signs: "Ich schlafe drei Nächte schlecht.\nIch gehe nicht mehr ans Telefon.\n\
                        Ich denke nur noch an früher."
            .to_owned(),
        helps: "Laufen, bis ich müde bin.\nFür Mara kochen.\nMusik über Kopfhörer.".to_owned(),
        people: vec![
            contact("Mara", "Schwester", "0000 / 12 34 56"),
            contact("Anna Krüger", "Übergangsmanagement", "0000 / 22 33 44"),
            contact("Praxis Dr. Vogelsang", "Substitution", "0000 / 33 44 55"),
        ],
        places: "Zu Mara.\nBegegnungscafé in der Nordstraße.".to_owned(),
        others_do: "Mich direkt fragen, wie es geht.\nMit mir rausgehen.".to_owned(),
        others_do_not: "Nicht zureden, nicht schimpfen.".to_owned(),
        agreed_with: "Mara und Anna Krüger".to_owned(),
        share: "Anna darf der Praxis sagen, dass ich mich nicht melde. Mehr nicht.".to_owned(),
    }
}
