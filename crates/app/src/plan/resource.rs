//! What a client can build on (P31), from wherever it is known: the assessment, the check of the
//! receiving environment, what went well. Where somebody may not look, nothing is taken from.

use std::collections::BTreeMap;

use domain::{
    assessment::Voice,
    ids::CaseId,
    names::fold,
    network::{blocks, names},
    own_plan::success::strengths,
    plan::cover::{Resource, ResourceFrom, each_once},
};
use jiff::civil::Date;
use store::Tx;

use crate::AppError;

/// Where somebody may look, beside the assessment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources {
    /// At the network.
    pub check: bool,
    /// At what went well.
    pub success: bool,
}

/// All of it on `today`, each once: the assessment first, what went well last.
pub(super) async fn known(
    tx: &mut Tx,
    case: CaseId,
    (today, sources): (Date, Sources),
) -> Result<Vec<Resource>, AppError> {
    let mut all = assessed(tx, case).await?;
    if sources.check {
        all.extend(checked(tx, case, today).await?);
    }
    if sources.success {
        all.extend(shown(tx, case).await?);
    }
    Ok(each_once(all))
}

fn from(from: ResourceFrom, words: &str) -> Resource {
    Resource {
        words: words.to_owned(),
        from,
    }
}

/// What the newest check of the receiving environment can count on. Nobody is named whom an order
/// protects by now, who said no, or who is not in the network any more.
async fn checked(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Resource>, AppError> {
    let Some(newest) = store::network::check::of_case(tx, case)
        .await?
        .into_iter()
        .find(|one| one.struck.is_none())
    else {
        return Ok(Vec::new());
    };
    let there = crate::network::people(tx, case, today).await?;
    let orders = store::network::no_contact(tx, case, today).await?;
    let counts = |person| {
        let mut all = there.iter();
        all.any(|known| known.id == person && !known.consent.is_no())
    };
    let words = newest
        .findings
        .iter()
        .filter(|one| one.resource && counts(one.person))
        .map(|one| {
            let words = format!("{}: {}", one.name, one.willing.trim());
            (one.person, words)
        });
    let free = words.filter(|(person, words)| {
        blocks(&orders, [*person]).is_none() && names(&orders, None, [words.as_str()]).is_none()
    });
    Ok(free
        .map(|(_, words)| from(ResourceFrom::Check, &words))
        .collect())
}

/// The strengths that what went well shows.
async fn shown(tx: &mut Tx, case: CaseId) -> Result<Vec<Resource>, AppError> {
    let all = store::success::of_case(tx, case).await?;
    let standing = all.iter().filter(|one| !one.struck);
    let named = standing.map(|one| (one.content.strength.as_str(), one.content.on_day));
    let strengths = strengths(named).into_iter();
    Ok(strengths
        .map(|one| from(ResourceFrom::Success, &one.name))
        .collect())
}

/// What the finished assessments name that the client can build on: the newest word of each voice, of
/// third parties one for each source. What a third party wants kept from the client's copy is left
/// out: the client reads and signs the plan.
async fn assessed(tx: &mut Tx, case: CaseId) -> Result<Vec<Resource>, AppError> {
    let versions = store::assessment::of_case(tx, case).await?;
    let ratings = store::assessment::ratings_of_case(tx, case).await?;
    let mut newest: BTreeMap<(Voice, String, &str), &str> = BTreeMap::new();
    let open = versions
        .iter()
        .filter(|one| one.counts() && !one.keep_from_client_copy);
    for version in open {
        let source = match version.voice {
            Voice::ThirdParty => fold(&version.source),
            _ => String::new(),
        };
        let own = ratings.iter().filter(|one| one.assessment == version.id);
        for rating in own {
            let voice = (version.voice, source.clone(), rating.domain.as_str());
            newest.insert(voice, &rating.resource_text);
        }
    }
    let named = newest.into_values();
    Ok(named
        .map(|words| from(ResourceFrom::Assessment, words))
        .collect())
}
