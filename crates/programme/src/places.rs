//! The catalogue of places: `programmes/places.toml`.
//!
//! ```toml
//! [[place]]
//! name = "Jena"
//! at = "50.93, 11.59"    # degrees north and east, two decimals each
//! also = ["…"]           # other names, and those of the district that it is the seat of; optional
//! district = "…"         # the district that it lies in; optional
//! ```

use domain::{
    names::fold,
    place::{Place, Places, Point},
};

use crate::{
    mistake::Mistake,
    model::Programme,
    read::{Section, Sheet},
};

/// Reads the catalogue of places. `file` is its name as messages show it; on any mistake nothing is
/// returned but the mistakes.
pub fn load_places(text: &str, file: &str) -> Result<Places, Vec<Mistake>> {
    let (sheet, table) = Sheet::read(text, file);
    let head = Section::new(&sheet, &table, 0..0, "the catalogue");
    if !head.has("place") {
        head.missing("place", "at least one [[place]]");
    }
    let mut places: Vec<Place> = Vec::new();
    for section in head.sections("place") {
        if let Some(place) = place(&section, &places) {
            places.push(place);
        }
        section.finish();
    }
    head.finish();
    let mistakes = sheet.into_mistakes();
    if mistakes.is_empty() {
        Ok(Places(places))
    } else {
        Err(mistakes)
    }
}

fn place(section: &Section<'_>, known: &[Place]) -> Option<Place> {
    let name = section.string("name");
    let also = section.strings("also");
    let district = section.opt_string("district");
    let at = section.string("at");
    let point = point(&at.value);
    if point.is_none() && section.has("at") {
        let expected = "degrees north and east with two decimals each, as \"50.93, 11.59\"";
        let message = format!("at is \"{}\"; expected {expected}", at.value);
        section.sheet.wrong(&at.at, expected, &message);
    }
    if known.iter().any(|one| fold(&one.name) == fold(&name.value)) {
        let expected = "each place once";
        let message = format!(
            "the place {} is there already; expected {expected}",
            name.value
        );
        section.sheet.wrong(&name.at, expected, &message);
    }
    Some(Place {
        name: name.value,
        also: also.into_iter().map(|one| one.value).collect(),
        district: district.map(|one| one.value),
        at: point?,
    })
}

fn point(text: &str) -> Option<Point> {
    let (lat, lon) = text.split_once(',')?;
    Some(Point {
        lat: hundredths(lat, 90)?,
        lon: hundredths(lon, 180)?,
    })
}

/// `50.93` as 5093, `-0.50` as −50; no more than `most` degrees.
fn hundredths(text: &str, most: i32) -> Option<i32> {
    let (sign, digits) = match text.trim().strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.trim()),
    };
    let (whole, part) = digits.split_once('.').filter(|(_, part)| part.len() == 2)?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || whole.len() > 3 {
        return None;
    }
    let value = whole.parse::<i32>().ok()? * 100 + part.parse::<i32>().ok()?;
    (value <= most * 100).then_some(sign * value)
}

impl Programme {
    /// The name of the town that a stated place of release is reckoned from: the town itself, the
    /// seat of a district, or for a region of this programme the first of its places that is known.
    /// What nobody knows stays as it was stated.
    pub fn town_of_release(&self, places: &Places, stated: &str) -> String {
        let named = |name: &str| places.find(name).map(|place| place.name.clone());
        let of_region = || {
            let region = self.region_of(stated)?;
            let all = &region.municipalities;
            // A town before the district that it lies in.
            let town = all.iter().filter(|one| one.ags == stated.trim());
            let by_key = all.iter().filter(|one| one.has_key(stated));
            let mut all = town.chain(by_key).chain(all);
            all.find_map(|one| named(&one.name))
        };
        named(stated)
            .or_else(of_region)
            .unwrap_or_else(|| stated.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let text = "[[place]]\nname = \"Jena\"\nat = \"50.9, 11.59\"\n[[place]]\nname = \"Ulm\"\n\
                    at = \"48.40, 9.99\"\n[[place]]\nname = \"ulm\"\nat = \"48.40, 9.99\"\nfar = 1\n";
        let found = load_places(text, "places.toml").unwrap_err();
        let lines: Vec<usize> = found.iter().map(|one| one.line).collect();
        assert_eq!(lines, [3, 8, 10], "{found:?}");
        assert_eq!(load_places("", "places.toml").unwrap_err().len(), 1);
    }

    #[test]
    fn degrees_have_two_decimals_and_a_limit() {
        assert_eq!(hundredths(" 50.93", 90), Some(5093));
        assert_eq!(hundredths("-0.50", 90), Some(-50));
        for text in ["50.9", "50", "a.00", "90.01", "50.930", "5O.93", "", ".50"] {
            assert_eq!(hundredths(text, 90), None, "{text}");
        }
    }

    #[test]
    fn every_town_that_a_shipped_programme_names_is_known() {
        let catalogue = Catalogue::shipped().unwrap();
        let places = catalogue.places();
        for programme in catalogue.programmes() {
            for region in &programme.regions {
                for one in &region.municipalities {
                    assert!(places.find(&one.name).is_some(), "{}", one.name);
                }
                assert!(
                    places
                        .find(&programme.town_of_release(places, &region.id))
                        .is_some()
                );
            }
        }
    }

    #[test]
    fn a_place_of_release_leads_to_a_town() {
        let catalogue = Catalogue::shipped().unwrap();
        let puemas = catalogue.get("puemas").unwrap();
        let town = |stated: &str| puemas.town_of_release(catalogue.places(), stated);
        assert_eq!(town("erfurt"), "Erfurt");
        assert_eq!(town("ostthueringen"), "Gera");
        assert_eq!(town("Altenburger Land"), "Altenburg");
        assert_eq!(town("16075085"), "Pößneck");
        assert_eq!(town(" Musterstadt "), "Musterstadt");
    }
}
