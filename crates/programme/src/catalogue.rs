//! Which programmes there are: those that ship with the binary, or those of a folder.

use domain::{calendar::Holidays, place::Places};
use jiff::civil::Date;

use crate::{holidays::load_holidays, mistake::Mistake, model::Programme, places::load_places};

/// File name of the catalogue of holidays.
pub const HOLIDAYS_FILE: &str = "holidays.toml";

/// File name of the catalogue of places.
pub const PLACES_FILE: &str = "places.toml";

/// Catalogues in the same folder that belong to other parts of the program.
const FOREIGN_FILES: [&str; 1] = ["institutions.toml"];

const SHIPPED_HOLIDAYS: &str = include_str!("../../../programmes/holidays.toml");
const SHIPPED_PLACES: &str = include_str!("../../../programmes/places.toml");
const SHIPPED: [(&str, &str); 2] = [
    (
        "puemas.toml",
        include_str!("../../../programmes/puemas.toml"),
    ),
    ("insa2.toml", include_str!("../../../programmes/insa2.toml")),
];

/// All programmes that an installation knows, in all versions, the public holidays, and where places
/// lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    programmes: Vec<Programme>,
    holidays: Holidays,
    places: Places,
}

impl Catalogue {
    /// The programmes that ship with the binary.
    pub fn shipped() -> Result<Self, Vec<Mistake>> {
        let texts = SHIPPED.into_iter().chain([
            (HOLIDAYS_FILE, SHIPPED_HOLIDAYS),
            (PLACES_FILE, SHIPPED_PLACES),
        ]);
        Self::from_texts(
            texts
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .collect(),
        )
    }

    /// The programmes of a folder, as (file name, text) of all its `.toml` files. Without a
    /// `holidays.toml` the shipped holidays count, without a `places.toml` the shipped places. All mistakes of all files come back at once.
    pub fn from_texts(texts: Vec<(String, String)>) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut programmes: Vec<Programme> = Vec::new();
        let (mut holidays, mut places) = (None, None);
        for (name, text) in texts {
            let file = name.rsplit(['/', '\\']).next().unwrap_or(&name);
            if FOREIGN_FILES.contains(&file) {
                continue;
            }
            if file == HOLIDAYS_FILE {
                holidays = Some(kept(load_holidays(&text, &name), &mut mistakes));
                continue;
            }
            if file == PLACES_FILE {
                places = Some(kept(load_places(&text, &name), &mut mistakes));
                continue;
            }
            match Programme::parse(&text, &name) {
                Ok(read) if programmes.iter().any(|known| same_version(known, &read)) => {
                    mistakes.push(twice(&name, &read));
                }
                Ok(read) => programmes.push(read),
                Err(found) => mistakes.extend(found),
            }
        }
        let holidays = holidays.unwrap_or_else(|| {
            kept(
                load_holidays(SHIPPED_HOLIDAYS, HOLIDAYS_FILE),
                &mut mistakes,
            )
        });
        let places =
            places.unwrap_or_else(|| kept(load_places(SHIPPED_PLACES, PLACES_FILE), &mut mistakes));
        // Newest first, so that looking up an id finds the newest version.
        programmes.sort_by(|a, b| {
            (&a.id, b.valid_from, &b.version).cmp(&(&b.id, a.valid_from, &a.version))
        });
        if mistakes.is_empty() {
            Ok(Self {
                programmes,
                holidays,
                places,
            })
        } else {
            Err(mistakes)
        }
    }

    /// All programmes in all versions: by id, newest first.
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// The newest version of a programme.
    pub fn get(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|one| one.id == id)
    }

    /// One version of a programme; a case keeps the version under which it was admitted.
    pub fn get_version(&self, id: &str, version: &str) -> Option<&Programme> {
        self.programmes
            .iter()
            .find(|one| one.id == id && one.version == version)
    }

    /// The version of a programme under which people are admitted on this day.
    pub fn valid_on(&self, id: &str, day: Date) -> Option<&Programme> {
        self.programmes
            .iter()
            .find(|one| one.id == id && one.is_valid_on(day))
    }

    /// The public holidays.
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// Where places lie.
    pub fn places(&self) -> &Places {
        &self.places
    }
}

/// What was read; its mistakes go to the others.
fn kept<T: Default>(read: Result<T, Vec<Mistake>>, mistakes: &mut Vec<Mistake>) -> T {
    read.unwrap_or_else(|found| {
        mistakes.extend(found);
        T::default()
    })
}

fn same_version(one: &Programme, other: &Programme) -> bool {
    one.id == other.id && one.version == other.version
}

fn twice(file: &str, programme: &Programme) -> Mistake {
    let found = format!("{} {}", programme.id, programme.version);
    Mistake {
        file: file.to_owned(),
        line: 1,
        column: 1,
        message: format!(
            "the version {found} is in another file already; expected a version of its own"
        ),
        found,
        expected: "a version of its own".to_owned(),
    }
}

#[cfg(test)]
mod tests;
