//! Demand (P4): who asked, where they will live, and what became of it. Inquiries from outside the
//! regions are the proof that a programme is needed there, too.

use std::collections::BTreeMap;

use domain::{
    case::CaseStatus,
    names::fold,
    place::Places,
    report::{Masked, SMALL, Shown, mask},
};
use programme::{
    Fact, Programme, Text,
    model::{Criterion, Region},
};
use store::{
    Tx,
    report::{DemandCount, RejectionCount},
    site::SiteRow,
};

use super::Ground;
use crate::{App, AppError, OpContext};

/// Where an inquiry stands: the columns of the table.
pub const STANDS: [Stand; 4] = [
    Stand::Clearing,
    Stand::Waiting,
    Stand::Admitted,
    Stand::Rejected,
];

/// Where an inquiry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Not decided yet.
    Clearing,
    /// On the waiting list.
    Waiting,
    /// Admitted, also if it has ended since.
    Admitted,
    /// Not admitted.
    Rejected,
}

impl Stand {
    fn of(status: CaseStatus) -> Self {
        match status {
            CaseStatus::Registered | CaseStatus::Clearing => Self::Clearing,
            CaseStatus::Waiting => Self::Waiting,
            CaseStatus::Active | CaseStatus::Closing | CaseStatus::Closed => Self::Admitted,
            CaseStatus::Rejected => Self::Rejected,
        }
    }

    fn column(self) -> usize {
        STANDS.iter().position(|one| *one == self).unwrap_or(0)
    }
}

/// Where people will live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place<'a> {
    /// A region of the programme.
    Region(&'a Region),
    /// A district or an independent town outside all of them; what the catalogue of places does not know, as
    /// it was recorded.
    Outside(String),
    /// Places outside with few inquiries each, taken together.
    OutsideOthers,
    /// Not known.
    Unknown,
}

impl Place<'_> {
    /// Whether it lies outside the regions of the programme.
    pub fn is_outside(&self) -> bool {
        matches!(self, Self::Outside(_) | Self::OutsideOthers)
    }
}

/// Where people of a rejection will live: the columns of the reasons.
pub const AREAS: usize = 3;

/// The report.
#[derive(Debug, Clone)]
pub struct Demand<'a> {
    /// The rows of `inquiries`.
    pub places: Vec<Place<'a>>,
    /// Inquiries by place and [`STANDS`].
    pub inquiries: Masked,
    /// The rows of `rejected`: the criterion that was not met; `None`: another reason.
    pub reasons: Vec<Option<&'a Criterion>>,
    /// Reasons of rejections: in a region, outside, not known. Who was rejected for two reasons is
    /// counted with both.
    pub rejected: Masked,
    /// Places and caseload of the own sites.
    pub capacity: Vec<SiteCapacity>,
}

/// How many places a site has, and how many of them are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteCapacity {
    /// Its name.
    pub name: String,
    /// Town or country, in the words of the programme: its region.
    pub region: Option<Text>,
    /// Places; 0: not limited.
    pub places: i64,
    /// Running cases.
    pub running: i64,
    /// Cases on the waiting list.
    pub waiting: i64,
}

impl Demand<'_> {
    /// At least so many inquiries came from outside the regions, as far as the table tells: what is
    /// left out of it counts as one.
    pub fn at_least_outside(&self) -> i64 {
        let sums = self.places.iter().zip(&self.inquiries.rows);
        sums.filter(|(place, _)| place.is_outside())
            .map(|(_, sum)| at_least(*sum))
            .sum()
    }

    /// At least so many were rejected because they will live outside the regions.
    pub fn at_least_rejected_for_region(&self) -> i64 {
        let rows = self.reasons.iter().zip(&self.rejected.rows);
        rows.filter(|(reason, _)| reason.is_some_and(is_about_region))
            .map(|(_, sum)| at_least(*sum))
            .sum()
    }
}

fn at_least(shown: Shown) -> i64 {
    match shown {
        Shown::Exact(count) => count,
        Shown::Few | Shown::Covered => 1,
    }
}

/// Whether a criterion asks for the place of release.
pub fn is_about_region(criterion: &Criterion) -> bool {
    criterion.when.facts().contains(&Fact::ReleaseRegion)
}

pub(super) async fn read<'a>(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    ground: &Ground<'a>,
) -> Result<Demand<'a>, AppError> {
    let counts = store::report::demand(tx, &ground.counted()).await?;
    let rejections = store::report::rejections(tx, &ground.counted()).await?;
    let mut capacity = Vec::new();
    for site in &ground.sites {
        capacity.push(capacity_of(tx, ctx, ground.programme, site).await?);
    }
    let (places, inquiries) = by_place(ground.programme, app.catalogue.places(), &counts);
    let (reasons, rejected) = by_reason(ground.programme, &rejections);
    Ok(Demand {
        places,
        inquiries,
        reasons,
        rejected,
        capacity,
    })
}

async fn capacity_of(
    tx: &mut Tx,
    ctx: &OpContext,
    programme: &Programme,
    site: &SiteRow,
) -> Result<SiteCapacity, AppError> {
    let count = store::clearing::site_count(tx, ctx.actor.carrier, site.id).await?;
    let region = programme.site(&site.code).map(|one| one.region.as_str());
    let mut regions = programme.regions.iter();
    Ok(SiteCapacity {
        name: site.name.clone(),
        region: region
            .and_then(|id| regions.find(|one| one.id == id))
            .map(|one| one.name.clone()),
        places: site.capacity,
        running: count.running,
        waiting: count.waiting,
    })
}

type Counts = [i64; STANDS.len()];

fn by_place<'a>(
    programme: &'a Programme,
    known: &Places,
    counts: &[DemandCount],
) -> (Vec<Place<'a>>, Masked) {
    let mut regions = vec![Counts::default(); programme.regions.len()];
    let mut outside: BTreeMap<String, (String, Counts)> = BTreeMap::new();
    let mut unknown = Counts::default();
    for one in counts {
        let region = one.place.as_deref().and_then(|it| programme.region_of(it));
        let at = region.and_then(|it| programme.regions.iter().position(|one| one.id == it.id));
        let row = match (&one.place, at) {
            (_, Some(at)) => &mut regions[at],
            (Some(place), None) => {
                let district = known.district_of(place);
                let named = outside.entry(fold(district));
                &mut named
                    .or_insert_with(|| (district.to_owned(), Counts::default()))
                    .1
            }
            (None, None) => &mut unknown,
        };
        row[Stand::of(one.status).column()] += one.cases;
    }
    let (named, small): (Vec<_>, Vec<_>) = outside
        .into_values()
        .partition(|(_, row)| row.iter().sum::<i64>() >= SMALL);
    let mut places: Vec<Place<'a>> = programme.regions.iter().map(Place::Region).collect();
    let mut rows: Vec<Vec<i64>> = regions.into_iter().map(Vec::from).collect();
    let mut named = named;
    named.sort_by_key(|(_, row)| -row.iter().sum::<i64>());
    for (place, row) in named {
        places.push(Place::Outside(place));
        rows.push(row.to_vec());
    }
    let mut others = Counts::default();
    for (_, row) in small {
        for (sum, count) in others.iter_mut().zip(row) {
            *sum += count;
        }
    }
    for (place, row) in [(Place::OutsideOthers, others), (Place::Unknown, unknown)] {
        if row.iter().any(|count| *count > 0) {
            places.push(place);
            rows.push(row.to_vec());
        }
    }
    (places, mask(&rows))
}

fn by_reason<'a>(
    programme: &'a Programme,
    rejections: &[RejectionCount],
) -> (Vec<Option<&'a Criterion>>, Masked) {
    let mut counted: Vec<(Option<&Criterion>, [i64; AREAS])> = programme
        .criteria
        .iter()
        .map(Some)
        .chain([None])
        .map(|criterion| (criterion, [0; AREAS]))
        .collect();
    for one in rejections {
        let area = match &one.place {
            None => 2,
            Some(place) => usize::from(programme.region_of(place).is_none()),
        };
        // A criterion of a former version that is gone counts as another reason.
        let known = |id: &String| programme.criteria.iter().any(|one| one.id == *id);
        let other = !one.not_met.iter().any(known);
        for (criterion, row) in &mut counted {
            let given = criterion.map_or(other, |it| one.not_met.contains(&it.id));
            if given {
                row[area] += one.cases;
            }
        }
    }
    counted.retain(|(_, row)| row.iter().any(|count| *count > 0));
    let rows: Vec<Vec<i64>> = counted.iter().map(|(_, row)| row.to_vec()).collect();
    (
        counted.into_iter().map(|(one, _)| one).collect(),
        mask(&rows),
    )
}

#[cfg(test)]
mod tests {
    use programme::Catalogue;

    use super::*;

    fn count(place: Option<&str>, status: CaseStatus, cases: i64) -> DemandCount {
        DemandCount {
            place: place.map(str::to_owned),
            status,
            cases,
        }
    }

    #[test]
    fn places_are_regions_named_places_and_the_rest_together() {
        let catalogue = Catalogue::shipped().unwrap();
        let puemas = catalogue.get("puemas").unwrap();
        let counts = [
            count(Some("erfurt"), CaseStatus::Active, 20),
            count(Some("Gera"), CaseStatus::Closed, 7),
            count(Some("Weimar"), CaseStatus::Rejected, 6),
            count(Some("weimar"), CaseStatus::Registered, 5),
            count(Some("Eisenach"), CaseStatus::Rejected, 3),
            count(Some("99817 eisenach"), CaseStatus::Rejected, 1),
            count(Some("Bad Salzungen"), CaseStatus::Rejected, 2),
            count(Some("Suhl"), CaseStatus::Rejected, 4),
            count(Some("Nirgendwo"), CaseStatus::Rejected, 3),
            count(None, CaseStatus::Waiting, 8),
        ];
        let (places, masked) = by_place(puemas, catalogue.places(), &counts);
        assert_eq!(
            places[2..],
            [
                Place::Outside("Weimar".to_owned()),
                Place::Outside("Wartburgkreis".to_owned()),
                Place::OutsideOthers,
                Place::Unknown
            ]
        );
        let sums: Vec<Shown> = [20, 7, 11, 6, 7, 8].map(Shown::Exact).into();
        assert_eq!(masked.rows, sums);
        assert_eq!(masked.total, Shown::Exact(59));
    }

    #[test]
    fn a_rejection_counts_with_each_of_its_reasons() {
        let catalogue = Catalogue::shipped().unwrap();
        let puemas = catalogue.get("puemas").unwrap();
        let rejection = |place: Option<&str>, ids: &[&str], cases| RejectionCount {
            place: place.map(str::to_owned),
            not_met: ids.iter().map(|id| (*id).to_owned()).collect(),
            cases,
        };
        let (reasons, masked) = by_reason(
            puemas,
            &[
                rejection(Some("Weimar"), &["release_region", "custody_time"], 9),
                rejection(Some("erfurt"), &[], 6),
                rejection(None, &["gone"], 5),
            ],
        );
        let ids: Vec<Option<&str>> = reasons
            .iter()
            .map(|one| one.map(|it| it.id.as_str()))
            .collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.contains(&Some("release_region")) && ids.contains(&None));
        let other = ids.iter().position(Option::is_none).unwrap();
        assert_eq!(masked.rows[other], Shown::Exact(11));
        assert!(reasons.iter().flatten().any(|one| is_about_region(one)));
    }
}
