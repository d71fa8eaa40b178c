//! Continuity (I16) in words, and the cases over the rhythm for those who may see them.

use app::report::{
    Content,
    continuity::{Continuity, Waited},
};
use domain::report::Days;
use i18n::Texts;

use super::table::{Fact, Say, Table};

/// The cases that are named under the numbers.
pub struct Named {
    /// Each of them.
    pub cases: Vec<NamedCase>,
    /// That there are more.
    pub more: Option<String>,
}

/// A case over the rhythm.
pub struct NamedCase {
    /// Its page.
    pub href: String,
    /// Its number.
    pub number: String,
    /// Its site.
    pub site: String,
    /// From when to when nobody met the client.
    pub span: String,
    /// How long that was.
    pub days: String,
}

/// The table of sites.
pub fn tables(say: &Say<'_>, found: &Continuity) -> (Vec<Fact>, Vec<Table>) {
    let names = found.sites.iter().map(|site| match site {
        Some(name) => name.clone(),
        None => say.t("report-time-no-site"),
    });
    let mut rows = say.masked(names.collect(), &found.cases);
    for (row, waited) in rows.iter_mut().zip(found.waited.iter().chain([&found.all])) {
        row.cells.extend(words(say, *waited));
    }
    if let Some(sum) = rows.last_mut().filter(|row| row.sum) {
        sum.name = say.t("report-continuity-all");
    }
    let table = Table {
        id: "sites",
        title: say.t("report-continuity-sites"),
        caption: say.caption("report-continuity-caption"),
        head: say.all(&[
            "common-site",
            "report-continuity-within",
            "report-continuity-over",
            "report-sites-cases",
            "report-continuity-middle",
            "report-continuity-longest",
        ]),
        rows,
    };
    (Vec::new(), vec![table])
}

fn words(say: &Say<'_>, waited: Waited) -> [String; 2] {
    let longest = waited.longest.map_or(waited.middle, Days::Median);
    [say.days(waited.middle), say.days(longest)]
}

/// The cases over the rhythm; `None`: there is none that this person may see.
pub fn named(texts: &Texts, content: &Content<'_>) -> Option<Named> {
    let Content::Continuity(found) = content else {
        return None;
    };
    let more = i64::try_from(found.more).unwrap_or(i64::MAX);
    let cases = found.named.iter().map(|one| NamedCase {
        href: format!("/cases/{}/notes", one.case),
        number: one.number.clone(),
        site: one.site.clone().unwrap_or_default(),
        span: texts.with(
            "date-from-to",
            &[("from", one.gap.from.into()), ("to", one.gap.to.into())],
        ),
        days: texts.with("report-days", &[("n", one.gap.days().into())]),
    });
    Some(Named {
        cases: cases.collect(),
        more: (more > 0).then(|| texts.with("report-continuity-more", &[("n", more.into())])),
    })
    .filter(|named| !named.cases.is_empty())
}
