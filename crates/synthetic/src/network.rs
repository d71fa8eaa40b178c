//! The people around the told cases. All of them are invented.

use domain::{
    calendar::add_days,
    contact::{ContactKind, EpistemicKind},
    ids::{CarrierId, CaseId, NetworkPersonId, UserId},
    network::{
        Closeness, Consent, ConsentWay, ContactWish, OrderBasis, OrderSpan, Quality, StepKind,
        StepStatus, TieKind, TieRole,
    },
};
use store::{
    Tx,
    log::LogEntry,
    network::{
        TieRow,
        check::{CheckRow, Finding},
        contact::ContactRow,
        order::OrderRow,
        step::StepRow,
    },
};

use crate::{
    SyntheticError,
    shape::Shape,
    source::{Source, at},
    told,
};

/// Somebody around a client; days count from today.
struct Around {
    name: &'static str,
    purpose: &'static str,
    role: TieRole,
    closeness: Closeness,
    quality: Quality,
    willing: &'static str,
    place: &'static str,
    wish: ContactWish,
    wish_note: &'static str,
    /// What the person agreed to, and how many days ago.
    consent: Option<(&'static str, i32)>,
    since: i32,
    /// Days of contacts with the person.
    contacts: &'static [i32],
}

const NOBODY: Around = Around {
    name: "",
    purpose: "",
    role: TieRole::Other,
    closeness: Closeness::Outer,
    quality: Quality::Unclear,
    willing: "",
    place: "",
    wish: ContactWish::Unclear,
    wish_note: "",
    consent: None,
    since: -130,
    contacts: &[],
};

const DEMIR: &[Around] = &[
    Around {
        name: "Aylin Demir",
        role: TieRole::Parent,
        closeness: Closeness::Inner,
        quality: Quality::Supporting,
        willing: "Holt ihn am Tor ab; Schlafplatz für höchstens drei Nächte.",
        place: "Erfurt-Nord",
        wish: ContactWish::Wanted,
        wish_note: "„Sie soll da sein, wenn ich rauskomme.“",
        consent: Some(("Abholung und Anrufe", -60)),
        contacts: &[-60, -18],
        ..NOBODY
    },
    Around {
        name: "Mara Demir",
        role: TieRole::Sibling,
        closeness: Closeness::Inner,
        quality: Quality::Supporting,
        willing: "Hilft beim Umzug und ist am Telefon da; mit zwei Kindern selbst stark belastet.",
        place: "Erfurt-Nord",
        wish: ContactWish::Wanted,
        wish_note: "„Meine Schwester steht zu mir.“",
        consent: Some(("Umzug, Anrufe und ihre Sicht auf die Lage", -42)),
        contacts: &[-42, -13],
        ..NOBODY
    },
    Around {
        name: "Emre Demir",
        role: TieRole::Sibling,
        closeness: Closeness::Middle,
        quality: Quality::Unclear,
        willing: "Will helfen, trinkt aber selbst.",
        place: "Weimar",
        wish: ContactWish::Later,
        ..NOBODY
    },
    Around {
        name: "Lena S.",
        role: TieRole::Partner,
        closeness: Closeness::Outer,
        quality: Quality::Burdening,
        wish: ContactWish::Wanted,
        wish_note: "„Ich möchte mich entschuldigen.“",
        ..NOBODY
    },
    Around {
        name: "Mika",
        role: TieRole::Child,
        closeness: Closeness::Inner,
        quality: Quality::Supporting,
        willing: "Briefe und Bilder; begleiteter Umgang nach der Entlassung.",
        wish: ContactWish::Wanted,
        wish_note: "„Sie ist der Grund, warum ich das schaffe.“",
        ..NOBODY
    },
    Around {
        name: "Küche Gasthof Linde",
        purpose: "Küchenleitung",
        role: TieRole::Employer,
        closeness: Closeness::Middle,
        quality: Quality::Supporting,
        willing: "Probearbeit, danach Küchenhilfe.",
        place: "Erfurt",
        wish: ContactWish::Wanted,
        consent: Some(("Vorstellung und Probearbeit", -21)),
        contacts: &[-21],
        ..NOBODY
    },
    Around {
        name: "Betreutes Wohnen „Neue Brücke“",
        purpose: "Aufnahme",
        role: TieRole::Landlord,
        closeness: Closeness::Middle,
        quality: Quality::Supporting,
        willing: "Platz zwei Wochen nach der Entlassung.",
        place: "Erfurt",
        wish: ContactWish::Wanted,
        consent: Some(("Aufnahmegespräch", -45)),
        contacts: &[-45, -41],
        ..NOBODY
    },
    Around {
        purpose: "Jobcenter Erfurt, Leistung",
        role: TieRole::Jobcenter,
        quality: Quality::Unclear,
        willing: "Bearbeitet den Antrag vor der Entlassung.",
        place: "Erfurt",
        contacts: &[-34],
        ..NOBODY
    },
    Around {
        name: "Praxis Dr. Vogelsang",
        purpose: "Substitution",
        role: TieRole::Doctor,
        closeness: Closeness::Middle,
        quality: Quality::Supporting,
        willing: "Aufnahme vier Tage nach der Entlassung.",
        place: "Erfurt",
        wish: ContactWish::Wanted,
        consent: Some(("Terminabsprache", -6)),
        contacts: &[-6],
        ..NOBODY
    },
    Around {
        name: "„Kolja“",
        role: TieRole::Friend,
        closeness: Closeness::Inner,
        quality: Quality::Burdening,
        wish: ContactWish::Unclear,
        wish_note: "„Den kenne ich seit der Schule.“",
        ..NOBODY
    },
];

const HARTWIG: &[Around] = &[
    Around {
        name: "Renate Vogt",
        role: TieRole::Parent,
        closeness: Closeness::Inner,
        quality: Quality::Supporting,
        willing: "Einige Tage auf dem Sofa.",
        place: "Chemnitz",
        wish: ContactWish::Wanted,
        since: -40,
        ..NOBODY
    },
    Around {
        name: "Jörg Hartwig",
        role: TieRole::Partner,
        closeness: Closeness::Middle,
        quality: Quality::Burdening,
        wish: ContactWish::Later,
        since: -40,
        ..NOBODY
    },
];

/// Writes the network of a told case, if it has one.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    let by = shape.place.workers.get(shape.lead).copied();
    let mut writer = Writer {
        tx,
        source,
        told,
        carrier: shape.place.carrier,
        case,
        by: by.unwrap_or(shape.place.coordination),
    };
    match shape.person.family_name.as_str() {
        "Demir" => writer.demir().await,
        "Hartwig" => {
            writer.around(HARTWIG).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

struct Writer<'a> {
    tx: &'a mut Tx,
    source: &'a mut Source,
    told: &'a mut Vec<LogEntry>,
    carrier: CarrierId,
    case: CaseId,
    by: UserId,
}

impl Writer<'_> {
    fn tell(&mut self, action: &str, day: i32, subject: String) {
        let at = at(self.source.day(day), 15, 0);
        let on = (self.carrier, self.case);
        self.told
            .push(told::done(on, (action, at, self.by), subject));
    }

    async fn around(&mut self, all: &[Around]) -> Result<Vec<TieRow>, SyntheticError> {
        let mut rows = Vec::new();
        for one in all {
            let row = self.first(one);
            store::network::insert(self.tx, &row).await?;
            let subject = format!("network_person {}", row.person);
            self.tell("network.add", one.since, subject);
            for day in one.contacts {
                self.contact(row.person, *day).await?;
            }
            rows.push(row);
        }
        Ok(rows)
    }

    fn first(&mut self, one: &Around) -> TieRow {
        let person = matches!(
            one.role,
            TieRole::Parent
                | TieRole::Partner
                | TieRole::Child
                | TieRole::Sibling
                | TieRole::Friend
        );
        let since = self.source.day(one.since);
        TieRow {
            id: self.source.id(),
            carrier: self.carrier,
            case: self.case,
            person: self.source.id(),
            number: 1,
            since_on: since,
            ended_on: None,
            name: one.name.to_owned(),
            purpose: one.purpose.to_owned(),
            kind: if person {
                TieKind::Person
            } else {
                TieKind::Organisation
            },
            role: one.role,
            closeness: one.closeness,
            quality: one.quality,
            willing: one.willing.to_owned(),
            place: one.place.to_owned(),
            reach: String::new(),
            wish: one.wish,
            wish_note: one.wish_note.to_owned(),
            consent: one.consent.map_or(Consent::NotAsked, |_| Consent::Given),
            consent_on: one.consent.map(|(_, day)| self.source.day(day)),
            consent_way: one.consent.map(|_| ConsentWay::Spoken),
            consent_for: one.consent.map_or("", |(what, _)| what).to_owned(),
            interval_days: None,
            reason: String::new(),
            epistemic: Some(EpistemicKind::ClientStatement),
            recorded_at: at(since, 15, 0),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            struck: None,
        }
    }

    async fn contact(&mut self, person: NetworkPersonId, day: i32) -> Result<(), SyntheticError> {
        let on = self.source.day(day);
        let row = ContactRow {
            id: self.source.id(),
            carrier: self.carrier,
            case: self.case,
            person,
            on,
            kind: ContactKind::Phone,
            note: String::new(),
            struck: false,
            recorded_at: at(on, 15, 0),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::network::contact::insert(self.tx, &row).await?;
        self.tell("network.contact", day, format!("network_person {person}"));
        Ok(())
    }

    /// Ten ties: a no-contact order, two that changed, two steps and a check.
    async fn demir(&mut self) -> Result<(), SyntheticError> {
        let rows = self.around(DEMIR).await?;
        let named = |name: &str| rows.iter().find(|row| row.name == name);
        if let Some(partner) = named("Lena S.") {
            self.forbid(partner.person).await?;
        }
        if let Some(friend) = named("„Kolja“") {
            self.change(friend, -25, |row| {
                row.closeness = Closeness::Outer;
                row.wish = ContactWish::Unwanted;
                "Hat ihn um Geld gebeten. J. möchte Abstand.".clone_into(&mut row.reason);
            })
            .await?;
            let what = "Gespräch darüber, wie er Nein sagt, wenn Kolja anruft.";
            self.step(friend.person, (StepKind::Distance, what, ""), 7)
                .await?;
        }
        if let Some(child) = named("Mika") {
            let what = "Bild und Brief über die Großmutter schicken.";
            self.step(child.person, (StepKind::Restore, what, "Aylin Demir"), 10)
                .await?;
        }
        self.check(&rows).await
    }

    async fn change(
        &mut self,
        former: &TieRow,
        day: i32,
        set: impl Fn(&mut TieRow),
    ) -> Result<(), SyntheticError> {
        let since = self.source.day(day);
        let mut row = TieRow {
            id: self.source.id(),
            number: former.number + 1,
            since_on: since,
            recorded_at: at(since, 15, 0),
            ..former.clone()
        };
        set(&mut row);
        store::network::insert(self.tx, &row).await?;
        let subject = format!("network_person {}", row.person);
        self.tell("network.change", day, subject);
        Ok(())
    }

    async fn forbid(&mut self, person: NetworkPersonId) -> Result<(), SyntheticError> {
        let from = self.source.day(-240);
        let row = OrderRow {
            id: self.source.id(),
            carrier: self.carrier,
            case: self.case,
            person,
            basis: OrderBasis::Protection,
            issued_by: "Amtsgericht Erfurt, Familiengericht".to_owned(),
            content: "Keine Annäherung, keine Nachrichten, auch nicht über Dritte.".to_owned(),
            span: OrderSpan {
                from,
                until: add_days(self.source.today, 200),
                lifted: None,
            },
            recorded_at: at(self.source.day(-130), 15, 0),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            lifted_reason: String::new(),
            lifted_by_name: None,
            struck: false,
            version: 1,
        };
        store::network::order::insert(self.tx, &row).await?;
        self.tell(
            "network.forbid",
            -130,
            format!("no_contact_order {}", row.id),
        );
        Ok(())
    }

    async fn step(
        &mut self,
        person: NetworkPersonId,
        (kind, what, mediator): (StepKind, &str, &str),
        due: i32,
    ) -> Result<(), SyntheticError> {
        let row = StepRow {
            id: self.source.id(),
            carrier: self.carrier,
            case: self.case,
            person,
            kind,
            first_step: what.to_owned(),
            mediator: mediator.to_owned(),
            due_on: Some(self.source.day(due)),
            status: StepStatus::Running,
            result: String::new(),
            epistemic: None,
            recorded_at: at(self.source.day(-25), 15, 30),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::network::step::insert(self.tx, &row).await?;
        self.tell("network.step", -25, format!("network_step {}", row.id));
        Ok(())
    }

    async fn check(&mut self, rows: &[TieRow]) -> Result<(), SyntheticError> {
        let carrying = ["Aylin Demir", "Betreutes Wohnen „Neue Brücke“"];
        let finding = |row: &TieRow| {
            let forbidden = row.name == "Lena S.";
            let resource = carrying.contains(&row.name.as_str());
            let risks = match row.name.as_str() {
                "Aylin Demir" => "Kleine Wohnung; länger als drei Nächte geht nicht gut.",
                "Emre Demir" => "Alkohol.",
                "Betreutes Wohnen „Neue Brücke“" => "Erst zwei Wochen nach der Entlassung.",
                _ => "",
            };
            Finding {
                person: row.person,
                name: row.called().to_owned(),
                place: row.place.clone(),
                willing: row.willing.clone(),
                risks: risks.to_owned(),
                allowed: !forbidden,
                consent: domain::Code::code(row.consent).to_owned(),
                resource,
            }
        };
        let family = |row: &&TieRow| {
            let area = row.role.area();
            area == domain::network::LifeArea::Family || carrying.contains(&row.name.as_str())
        };
        let row = CheckRow {
            id: self.source.id(),
            carrier: self.carrier,
            case: self.case,
            number: 1,
            done_on: self.source.day(-18),
            findings: rows.iter().filter(family).map(finding).collect(),
            summary: "Die ersten drei Nächte trägt die Mutter. Danach fehlen elf Tage bis zum \
                      Betreuten Wohnen."
                .to_owned(),
            epistemic: Some(EpistemicKind::Assessment),
            recorded_at: at(self.source.day(-18), 16, 0),
            recorded_by: self.by,
            recorded_by_name: String::new(),
            struck: None,
        };
        store::network::check::insert(self.tx, &row).await?;
        self.tell("network.check", -18, format!("network_check {}", row.id));
        Ok(())
    }
}
