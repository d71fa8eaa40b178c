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
    /// Id, version and fingerprint of each.
    prints: Vec<(String, String, String)>,
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
        let mut prints = Vec::new();
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
                Ok(read) => {
                    let twice = twice(&programmes, &read, &name);
                    if twice.is_none() {
                        prints.push((read.id.clone(), read.version.clone(), print_of(&text)));
                        programmes.push(read);
                    }
                    mistakes.extend(twice);
                }
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
                prints,
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

    /// What tells whether a version still says what it said: another one for any other line of its file but
    /// remarks and empty lines. `None`: there is no such version.
    pub fn fingerprint(&self, id: &str, version: &str) -> Option<&str> {
        let mut prints = self.prints.iter();
        let found = prints.find(|(of, its, _)| of == id && its == version)?;
        Some(&found.2)
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

/// The mistake of a file that holds the same version of a programme as one before it. `file` is its name as
/// messages show it.
pub fn twice(before: &[Programme], programme: &Programme, file: &str) -> Option<Mistake> {
    let same = |one: &Programme| one.id == programme.id && one.version == programme.version;
    before.iter().any(same).then(|| already(programme, file))
}

/// FNV-1a of the lines that say something: it guards against slips, not against anybody.
fn print_of(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let bytes = lines.flat_map(|line| line.bytes().chain([b'\n']));
    let print = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |print, byte| {
        (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{print:016x}")
}

fn already(programme: &Programme, file: &str) -> Mistake {
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
