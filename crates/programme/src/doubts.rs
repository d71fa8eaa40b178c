//! What a right programme file may still have forgotten. A doubt refuses nothing: a region without a
//! site can be meant, but more often a line is missing.

use domain::Code;

use crate::{
    expression::{Expression, Test},
    facts::{Fact, FactValue},
    model::Programme,
};

/// Doubts about one programme, in words.
pub fn doubts(programme: &Programme) -> Vec<String> {
    let mut admitted = Vec::new();
    for criterion in &programme.criteria {
        named_regions(&criterion.when, &mut admitted);
    }
    let mut doubts = Vec::new();
    for region in &programme.regions {
        let id = &region.id;
        let means = |name: &String| programme.region_of(name).is_some_and(|one| one.id == *id);
        if !admitted.is_empty() && !admitted.iter().any(means) {
            doubts.push(format!(
                "the region \"{id}\" is named by no criterion about {}: nobody released there is admitted",
                Fact::ReleaseRegion.code()
            ));
        }
        if !programme.sites.iter().any(|site| site.region == *id) {
            doubts.push(format!(
                "the region \"{id}\" has no site: nobody looks after people who are released there"
            ));
        }
    }
    doubts
}

/// Doubts about several files: versions of one programme under which people would be admitted on
/// the same day. Each with the place in `programmes` of the version that is in doubt.
pub fn overlaps(programmes: &[Programme]) -> Vec<(usize, String)> {
    let mut doubts = Vec::new();
    for (at, one) in programmes.iter().enumerate() {
        let others = programmes.iter().filter(|other| {
            other.id == one.id
                && (other.valid_from, &other.version) > (one.valid_from, &one.version)
                && one.valid_to.is_none_or(|to| other.valid_from < to)
        });
        for newer in others {
            let (id, from) = (&one.id, newer.valid_from);
            doubts.push((
                at,
                format!(
                    "{id} {} and {id} {} are both valid from {from}; the newer one counts. \
                     Expected valid_to = {from} or earlier in the older one",
                    one.version, newer.version
                ),
            ));
        }
    }
    doubts
}

/// The regions that an expression names, wherever in it.
fn named_regions(expression: &Expression, found: &mut Vec<String>) {
    match expression {
        Expression::All(parts) | Expression::Any(parts) | Expression::None(parts) => {
            for part in parts {
                named_regions(part, found);
            }
        }
        Expression::Fact {
            fact: Fact::ReleaseRegion,
            test,
            ..
        } => {
            let values = match test {
                Test::Is(value) => std::slice::from_ref(value),
                Test::OneOf(values) => values,
                _ => &[],
            };
            found.extend(values.iter().filter_map(|value| match value {
                FactValue::Text(text) => Some(text.clone()),
                _ => None,
            }));
        }
        Expression::Fact { .. } | Expression::Within { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    const EXAMPLE: &str = include_str!("reference/example.toml");

    fn parsed(text: &str) -> Programme {
        Programme::parse(text, "example.toml").unwrap()
    }

    #[test]
    fn the_shipped_programmes_leave_no_doubt() {
        let shipped = Catalogue::shipped().unwrap();
        for programme in shipped.programmes() {
            assert_eq!(doubts(programme), Vec::<String>::new(), "{}", programme.id);
        }
        assert_eq!(overlaps(shipped.programmes()), []);
    }

    #[test]
    fn a_region_without_criterion_or_site_is_doubted() {
        let mut puemas = Catalogue::shipped().unwrap().get("puemas").unwrap().clone();
        let mut added = puemas.regions[0].clone();
        added.id = "weimar".to_owned();
        added.municipalities.clear();
        puemas.regions.push(added);
        assert_eq!(
            doubts(&puemas),
            [
                "the region \"weimar\" is named by no criterion about release_region: nobody released there is admitted",
                "the region \"weimar\" has no site: nobody looks after people who are released there",
            ]
        );
    }

    #[test]
    fn versions_that_are_valid_on_the_same_day_are_doubted() {
        let old = parsed(EXAMPLE);
        let next = jiff::civil::date(2030, 1, 1);
        let new = Programme {
            version: "next".to_owned(),
            valid_from: next,
            ..old.clone()
        };
        let found = overlaps(&[old.clone(), new.clone()]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 0);
        assert!(
            found[0].1.contains("both valid from 2030-01-01"),
            "{}",
            found[0].1
        );
        let ended = Programme {
            valid_to: Some(next),
            ..old
        };
        assert_eq!(overlaps(&[ended, new]), []);
    }
}
