//! Where places lie, and how far they are from each other: for finding what is near the place that
//! somebody is released to (P16).
//!
//! A place is a town with its centre, to a hundredth of a degree. It must not be taken for an address,
//! and the way on a map is longer than the line through the air.

use crate::names::fold;

/// A point on the earth, in hundredths of a degree north and east.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// Hundredths of a degree north.
    pub lat: i32,
    /// Hundredths of a degree east.
    pub lon: i32,
}

/// The mean radius of the earth in kilometres.
const EARTH: f64 = 6_371.0;

impl Point {
    /// Kilometres to another point along the great circle.
    pub fn kilometres_to(self, other: Self) -> f64 {
        let radians = |hundredths: i32| (f64::from(hundredths) / 100.0).to_radians();
        let (from, to) = (radians(self.lat), radians(other.lat));
        let (north, east) = (to - from, radians(other.lon) - radians(self.lon));
        let chord =
            (north / 2.0).sin().powi(2) + from.cos() * to.cos() * (east / 2.0).sin().powi(2);
        2.0 * EARTH * chord.clamp(0.0, 1.0).sqrt().asin()
    }
}

/// A place by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As people write it.
    pub name: String,
    /// Other names, and those of the district that it is the seat of.
    pub also: Vec<String>,
    /// The district that it lies in; `None`: an independent town.
    pub district: Option<String>,
    /// Its centre.
    pub at: Point,
}

/// The places that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(pub Vec<Place>);

impl Places {
    /// The place of this name, however it is spelt; a postal code before it does not matter.
    pub fn find(&self, typed: &str) -> Option<&Place> {
        let wanted = fold(town(typed));
        let is_called = |name: &String| fold(name) == wanted;
        let known = || self.0.iter();
        let by_name = known().find(|place| is_called(&place.name));
        by_name.or_else(|| known().find(|place| place.also.iter().any(is_called)))
    }

    /// The district that a stated place lies in, or that it is: the town itself if it belongs to none. What
    /// nobody knows stays as it was stated.
    pub fn district_of<'a>(&'a self, stated: &'a str) -> &'a str {
        let known = self.find(stated);
        known.map_or(stated.trim(), |place| {
            place.district.as_deref().unwrap_or(&place.name)
        })
    }
}

/// The name of the town without the postal code before it.
pub fn town(typed: &str) -> &str {
    let typed = typed.trim();
    let rest = typed.trim_start_matches(|sign: char| sign.is_ascii_digit());
    if rest.starts_with(char::is_whitespace) {
        rest.trim_start()
    } else {
        typed
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(name: &str, also: &[&str]) -> Place {
        Place {
            name: name.to_owned(),
            also: also.iter().map(|one| (*one).to_owned()).collect(),
            district: None,
            at: Point { lat: 0, lon: 0 },
        }
    }

    #[test]
    fn a_town_lies_in_a_district_or_in_none() {
        let in_district = |name: &str, also: &[&str], district: &str| Place {
            district: Some(district.to_owned()),
            ..place(name, also)
        };
        let known = Places(vec![
            place("Ulm", &[]),
            in_district("Gotha", &["Landkreis Gotha"], "Landkreis Gotha"),
            in_district("Alb-Donau-Kreis", &[], "Alb-Donau-Kreis"),
        ]);
        for (stated, district) in [
            ("99867 gotha", "Landkreis Gotha"),
            ("Landkreis Gotha", "Landkreis Gotha"),
            ("ulm", "Ulm"),
            ("Alb-Donau-Kreis", "Alb-Donau-Kreis"),
            (" Nirgendwo ", "Nirgendwo"),
        ] {
            assert_eq!(known.district_of(stated), district);
        }
    }

    #[test]
    fn known_distances_are_met() {
        let at = |lat, lon| Point { lat, lon };
        let (erfurt, jena, weimar) = (at(5098, 1103), at(5093, 1159), at(5098, 1133));
        let (stuttgart, mannheim) = (at(4878, 918), at(4949, 847));
        for (from, to, known) in [
            (erfurt, jena, 41.0),
            (erfurt, weimar, 21.0),
            (stuttgart, mannheim, 95.0),
        ] {
            let found = from.kilometres_to(to);
            assert!((found - known).abs() < known / 10.0, "{found} for {known}");
        }
    }

    #[test]
    fn a_place_is_found_however_it_is_spelt() {
        let places = Places(vec![
            place("Mühlhausen/Thüringen", &["Mühlhausen", "Greiz"]),
            place("Greiz", &["Landkreis Greiz"]),
        ]);
        let found = |typed: &str| places.find(typed).map(|one| one.name.as_str());
        assert_eq!(found("99974 Muehlhausen "), Some("Mühlhausen/Thüringen"));
        assert_eq!(found("landkreis greiz"), Some("Greiz"));
        // Its own name goes before what another place is called besides.
        assert_eq!(found("GREIZ"), Some("Greiz"));
        assert_eq!(found("Musterstadt"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn only_a_postal_code_is_left_out() {
        assert_eq!(town(" 07743  Jena "), "Jena");
        assert_eq!(town("Jena"), "Jena");
        assert_eq!(town("3eichen"), "3eichen");
        assert_eq!(town("07743"), "07743");
    }

    fn any_point() -> impl Strategy<Value = Point> {
        (-9_000..=9_000_i32, -18_000..=18_000_i32).prop_map(|(lat, lon)| Point { lat, lon })
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways_and_never_round_the_earth(
            one in any_point(), other in any_point(), third in any_point()
        ) {
            let there = one.kilometres_to(other);
            prop_assert!((there - other.kilometres_to(one)).abs() < 1e-6);
            prop_assert!((0.0..=20_016.0).contains(&there));
            prop_assert!(one.kilometres_to(one) < 1e-6);
            // A detour is never shorter.
            let detour = one.kilometres_to(third) + third.kilometres_to(other);
            prop_assert!(there <= detour + 0.01);
        }
    }
}
