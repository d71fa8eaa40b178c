//! The offices: two carriers with their sites, and the people who work there.

use access::Role;
use app::{App, OpContext};
use domain::{
    Code,
    ids::{CarrierId, SiteId, UserId, kind},
    opening::{OpenWeek, read_hours},
};
use programme::Programme;
use store::{Tx, account::AccountRow, site::SiteRow};

use crate::{
    PASSWORD, SyntheticError, letter,
    person::Person,
    source::{Source, at},
};

/// A site with its workers.
#[derive(Debug, Clone)]
pub struct Place {
    /// The carrier.
    pub carrier: CarrierId,
    /// The site.
    pub site: SiteId,
    /// Code of the programme.
    pub programme: String,
    /// Region that the site serves, by its id in the programme.
    pub region: String,
    /// The workers.
    pub workers: Vec<UserId>,
    /// Coordination.
    pub coordination: UserId,
}

/// All places of the invented installation.
#[derive(Debug, Clone)]
pub struct Office {
    /// The places; Erfurt is the first.
    pub places: Vec<Place>,
}

struct Staff<'a> {
    login: &'a str,
    name: &'a str,
    role: Role,
}

impl Office {
    /// Opens the offices in an empty database.
    pub async fn open(
        app: &App,
        source: &mut Source,
        workers: u32,
    ) -> Result<Self, SyntheticError> {
        let puemas = app
            .catalogue
            .get("puemas")
            .ok_or(SyntheticError::NoProgramme("puemas"))?;
        let insa = app
            .catalogue
            .get("insa2")
            .ok_or(SyntheticError::NoProgramme("insa2"))?;
        let hash = auth::password::hash(PASSWORD, source.rng())
            .map_err(|error| SyntheticError::Hash(error.to_string()))?;
        let mut tx = app.store.write().await?;
        if store::account::any(&mut tx).await? {
            return Err(SyntheticError::NotEmpty);
        }
        let mut places = Vec::new();
        let told = [
            (
                puemas,
                "Brücke Mitte e. V. (erfunden)",
                ["koordination", "koordination2"],
            ),
            (
                insa,
                "Werkraum Süd gGmbH (erfunden)",
                ["insa-koordination", "insa-koordination2"],
            ),
        ];
        for (programme, name, coordination) in told {
            let mut opening = Opening {
                tx: &mut tx,
                source,
                hash: &hash,
            };
            places.extend(opening.carrier(programme, name, coordination).await?);
        }
        let office_count = u32::try_from(places.len()).unwrap_or(1);
        for (number, place) in (0u32..).zip(&mut places) {
            let count = (workers / office_count).max(2);
            let mut opening = Opening {
                tx: &mut tx,
                source,
                hash: &hash,
            };
            opening.workers(place, number, count).await?;
        }
        let first = places.first().map(|place| (place.carrier, place.site));
        if let Some((carrier, _)) = first {
            let mut opening = Opening {
                tx: &mut tx,
                source,
                hash: &hash,
            };
            opening.others(carrier).await?;
        }
        let office = Self { places };
        letter::write(&mut tx, source, &office).await?;
        tx.commit().await.map_err(store::StoreError::from)?;
        Ok(office)
    }
}

fn german(text: Option<&programme::Text>) -> String {
    text.map(|text| told(text.in_language("de")))
        .unwrap_or_default()
}

/// An address as it would stand there, clearly invented: `Beispielstraße 1, 00000 Erfurt`. A
/// programme's file marks its own as placeholders, which a demonstration does not print on papers.
fn invented(address: &str) -> String {
    let address = told(address);
    match address.rsplit_once(", ") {
        Some((street, place)) => format!("{street}, 00000 {place}"),
        None => address,
    }
}

/// Words of a programme's file without the mark of a placeholder.
fn told(text: &str) -> String {
    text.replace(" (Platzhalter)", "")
}

/// The hours that the programme file of PÜMaS tells in words; those of others are not known.
fn open_week(programme: &str) -> OpenWeek {
    let hours = if programme == "puemas" { "9–15" } else { "" };
    let monday_to_thursday = [hours; 4];
    OpenWeek::new(monday_to_thursday.map(|hours| read_hours(hours).unwrap_or_default()))
}

struct Opening<'a> {
    tx: &'a mut Tx,
    source: &'a mut Source,
    hash: &'a str,
}

impl Opening<'_> {
    async fn carrier(
        &mut self,
        programme: &Programme,
        name: &str,
        coordination: [&str; 2],
    ) -> Result<Vec<Place>, SyntheticError> {
        let carrier: CarrierId = self.source.id();
        let now = at(self.source.day(-400), 8, 0);
        store::site::insert_carrier(self.tx, carrier, name, now).await?;
        let mut sites = Vec::new();
        for site in &programme.sites {
            let row = SiteRow {
                id: self.source.id(),
                carrier,
                code: site.id.clone(),
                programme: programme.id.clone(),
                name: site.name.in_language("de").to_owned(),
                address: invented(&site.address),
                opening_hours: german(site.opening_hours.as_ref()),
                open: open_week(&programme.id),
                access_note: german(site.access_note.as_ref()),
                directions: "Vom Bahnhof fünf Minuten zu Fuß, das Haus mit der blauen Tür."
                    .to_owned(),
                contact_name: german(site.contact.as_ref().map(|contact| &contact.name)),
                // Out of the numbers that are kept free for stories.
                contact_phone: format!("030 23125 {}", 110 + sites.len()),
                contact_hours: german(site.contact.as_ref().and_then(|c| c.hours.as_ref())),
                contact_languages: german(site.contact.as_ref().and_then(|c| c.languages.as_ref())),
                rooms: "Zweiter Stock, Zimmer 214, Aufzug vorhanden.".to_owned(),
                capacity: i64::from(site.capacity.unwrap_or(40)),
                version: 1,
            };
            store::site::insert(self.tx, &row).await?;
            sites.push((row.id, site.region.clone()));
        }
        let all: Vec<SiteId> = sites.iter().map(|(site, _)| *site).collect();
        let mut leads = Vec::new();
        for login in coordination {
            let name = Person::colleague(self.source);
            let staff = Staff {
                login,
                name: &name,
                role: Role::Coordination,
            };
            leads.push(self.account(carrier, &staff, &all, &[]).await?);
        }
        let coordination = leads[0];
        Ok(sites
            .into_iter()
            .map(|(site, region)| Place {
                carrier,
                site,
                programme: programme.id.clone(),
                region,
                workers: Vec::new(),
                coordination,
            })
            .collect())
    }

    async fn workers(
        &mut self,
        place: &mut Place,
        number: u32,
        count: u32,
    ) -> Result<(), SyntheticError> {
        for index in 0..count {
            let first = number == 0 && index == 0;
            let login = if first {
                "anna".to_owned()
            } else {
                format!("worker-{}-{}", number + 1, index + 1)
            };
            let name = if first {
                "Anna Krüger".to_owned()
            } else {
                Person::colleague(self.source)
            };
            let staff = Staff {
                login: &login,
                name: &name,
                role: Role::TransitionManager,
            };
            let worker = self
                .account(place.carrier, &staff, &[place.site], &[])
                .await?;
            place.workers.push(worker);
        }
        Ok(())
    }

    async fn others(&mut self, carrier: CarrierId) -> Result<(), SyntheticError> {
        let prison = Staff {
            login: "sozialdienst",
            name: "Fritzi Vollmer",
            role: Role::PrisonSocialService,
        };
        self.account(carrier, &prison, &[], &["th-tonna".to_owned()])
            .await?;
        let officer = Staff {
            login: "datenschutz",
            name: "Gül Aksoy",
            role: Role::DataProtectionOfficer,
        };
        self.account(carrier, &officer, &[], &[]).await?;
        let admin = Staff {
            login: "admin",
            name: "Hanno Techow",
            role: Role::Administrator,
        };
        self.account(carrier, &admin, &[], &[]).await?;
        Ok(())
    }

    async fn account(
        &mut self,
        carrier: CarrierId,
        staff: &Staff<'_>,
        sites: &[SiteId],
        prisons: &[String],
    ) -> Result<UserId, SyntheticError> {
        let account = AccountRow {
            id: self.source.id::<kind::User>(),
            carrier,
            login: staff.login.to_owned(),
            name: staff.name.to_owned(),
            role: staff.role,
            password_hash: Some(self.hash.to_owned()),
            language: "de".to_owned(),
            capacity: 30,
            active: true,
            absent_until: None,
            version: 1,
        };
        let now = at(self.source.day(-400), 8, 0);
        store::account::insert(self.tx, &account, now).await?;
        store::account::set_places(self.tx, account.id, sites, prisons).await?;
        Ok(account.id)
    }
}

/// Somebody at work: so many days from today, at this time.
pub(crate) async fn at_work(
    app: &App,
    source: &mut Source,
    user: UserId,
    (days, hour, minute): (i32, i8, i8),
) -> Result<OpContext, SyntheticError> {
    let mut tx = app.store.read().await?;
    let account = store::account::by_id(&mut tx, user).await?;
    let account = account.ok_or(app::AppError::NotFound)?;
    let today = source.day(days);
    Ok(OpContext {
        actor: store::account::actor(&mut tx, &account).await?,
        now: at(today, hour, minute),
        today,
        request: source.uuid(),
        purpose: account.role.code().to_owned(),
        ids: source.ids(),
        emergency: app::Emergency::default(),
        sent: app::sent::Sent::default(),
    })
}
