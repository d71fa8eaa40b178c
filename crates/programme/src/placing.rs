//! Where a place of release lies, seen from the site that looks after a case (P6c): in the region of
//! that site, in another region of the programme, or in none of them.

use crate::{
    Text,
    model::{Programme, Region},
};

/// Where a place lies, seen from a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placing<'p> {
    /// In the region of the site, or nobody can tell: the place or the region of the site is not
    /// known.
    Here,
    /// In another region of the programme.
    Elsewhere(&'p Region),
    /// In no region of the programme.
    Nowhere,
}

impl Programme {
    /// Where this place of release lies, seen from the site with this code. A site belongs to the
    /// region that the file gives it, or to the one whose code it has.
    pub fn placing(&self, place: Option<&str>, site: Option<&str>) -> Placing<'_> {
        let place = place.map(str::trim).filter(|place| !place.is_empty());
        let own = site.and_then(|code| self.region_of_site(code));
        let (Some(place), Some(own)) = (place, own) else {
            return Placing::Here;
        };
        match self.region_of(place) {
            Some(region) if region.id == own => Placing::Here,
            Some(region) => Placing::Elsewhere(region),
            None => Placing::Nowhere,
        }
    }

    /// The id of the region that the site with this code looks after.
    pub fn region_of_site(&self, code: &str) -> Option<&str> {
        let given = self.site(code).map(|site| site.region.as_str());
        let same = || self.regions.iter().find(|region| region.id == code);
        given.or_else(|| same().map(|region| region.id.as_str()))
    }

    /// The place as people read it: a region that is kept by its id has a name.
    pub fn place_words(&self, place: &str) -> Text {
        let region = self.regions.iter().find(|region| region.id == place);
        region.map_or_else(|| Text::new(place, place), |region| region.name.clone())
    }

    /// Whether two places mean the same: one region, or one name outside all regions. What was looked
    /// at for one of them holds for the other.
    pub fn same_place(&self, one: &str, other: &str) -> bool {
        match (self.region_of(one), self.region_of(other)) {
            (None, None) => domain::names::fold(one) == domain::names::fold(other),
            (one, other) => one.map(|region| &region.id) == other.map(|region| &region.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::Catalogue;

    /// Read once: a property asks it hundreds of times.
    static SHIPPED: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::shipped().expect("the shipped files"));

    fn puemas() -> &'static Programme {
        SHIPPED.get("puemas").expect("puemas")
    }

    #[test]
    fn a_place_lies_here_in_another_region_or_in_none() {
        let puemas = puemas();
        let from = |place| match puemas.placing(Some(place), Some("erfurt")) {
            Placing::Here => "here",
            Placing::Elsewhere(region) => region.id.as_str(),
            Placing::Nowhere => "nowhere",
        };
        assert_eq!(from("Erfurt"), "here");
        assert_eq!(from("erfurt"), "here");
        assert_eq!(from("07545 Gera"), "ostthueringen");
        assert_eq!(from("ostthueringen"), "ostthueringen");
        assert_eq!(from("Weimar"), "nowhere");
        assert_eq!(from(" "), "here");
        assert_eq!(puemas.placing(None, Some("erfurt")), Placing::Here);
        assert_eq!(puemas.placing(Some("Gera"), Some("gera")), Placing::Here);
    }

    #[test]
    fn a_site_that_the_file_does_not_know_claims_nothing() {
        let puemas = puemas();
        assert_eq!(
            puemas.placing(Some("Weimar"), Some("jena-2")),
            Placing::Here
        );
        assert_eq!(puemas.placing(Some("Weimar"), None), Placing::Here);
    }

    #[test]
    fn towns_of_one_region_are_one_place_and_towns_of_none_are_not() {
        let puemas = puemas();
        assert!(puemas.same_place("Gera", "ostthueringen"));
        assert!(!puemas.same_place("Gera", "Erfurt"));
        assert!(puemas.same_place("Weimar", "weimar"));
        assert!(!puemas.same_place("Weimar", "Kassel"));
        assert!(!puemas.same_place("Weimar", "Gera"));
    }

    proptest! {
        /// Whatever is typed: one site of the programme at most calls it its own, and if it lies in a
        /// region, the others say which.
        #[test]
        fn every_place_lies_with_one_site_or_with_none(place in "[ -~äöüß]{0,24}", known in 0_usize..40) {
            let puemas = puemas();
            let towns: Vec<&str> = puemas.regions.iter().flat_map(Region::names).collect();
            let place = towns.get(known).map_or(place.as_str(), |town| *town);
            let told: Vec<Placing<'_>> = puemas
                .sites
                .iter()
                .map(|site| puemas.placing(Some(place), Some(&site.id)))
                .collect();
            let here = told.iter().filter(|one| **one == Placing::Here).count();
            match puemas.region_of(place) {
                _ if place.trim().is_empty() => prop_assert_eq!(here, told.len()),
                Some(region) => {
                    prop_assert_eq!(here, 1);
                    prop_assert!(told.contains(&Placing::Elsewhere(region)));
                }
                None => prop_assert!(told.iter().all(|one| *one == Placing::Nowhere)),
            }
        }
    }
}
