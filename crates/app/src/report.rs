//! Reports (Auswertung): numbers for the carrier and its funder, for a programme and a span of days.
//!
//! Only cases that the person who asks may see are counted (`access::ListKind::Reports`). What leaves
//! this module has been masked by `domain::report`: no number that could point to a person. One log
//! entry per report says which one was opened or saved as a file. Numbers name no case; where a page
//! names some beside them ([`continuity`]), to those who may see them, the entry does too.

use access::{Action, ListKind, Scope, decide, scope};
use domain::{Code, ids::CaseId, report::Period};
use jiff::civil::Date;
use programme::Programme;
use store::{Tx, report::Counted, site::SiteRow};

use crate::{App, AppError, Done, OpContext, Problems, journal};

pub mod carried;
pub mod continuity;
pub mod demand;
pub mod independence;
pub mod indicators;
pub mod lessons;
pub mod modules;
pub mod network;
pub mod pilot;
pub mod services;
pub mod sites;
pub mod standards;
pub mod time;

/// The reports there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// Who asked, from where, and what became of it (P4).
    Demand,
    /// The sites compared, and town with country (P3a, P5).
    Sites,
    /// Which standards were kept (P9a).
    Standards,
    /// Who took part in which module, and how it went (I15).
    Modules,
    /// Who came back (P11a).
    Reentries,
    /// How much time went into contacts (X16).
    Time,
    /// What was done in which area of service (P12).
    Services,
    /// How long people waited for a contact (I16).
    Continuity,
    /// Time in the network beside time in cases (P13).
    Network,
    /// Who carries the plans (P1d).
    Carried,
    /// How far people go alone (P17).
    Independence,
    /// How a trial goes, and what was learned from it (P3a, I6a).
    Pilot,
}

impl Code for ReportKind {
    const ALL: &'static [Self] = &[
        Self::Demand,
        Self::Sites,
        Self::Standards,
        Self::Modules,
        Self::Reentries,
        Self::Time,
        Self::Services,
        Self::Continuity,
        Self::Network,
        Self::Carried,
        Self::Independence,
        Self::Pilot,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Demand => "demand",
            Self::Sites => "sites",
            Self::Standards => "standards",
            Self::Modules => "modules",
            Self::Reentries => "reentries",
            Self::Time => "time",
            Self::Services => "services",
            Self::Continuity => "continuity",
            Self::Network => "network",
            Self::Carried => "carried",
            Self::Independence => "independence",
            Self::Pilot => "pilot",
        }
    }
}

/// Which report is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Code of the programme; empty: the first one of the own sites.
    pub programme: String,
    /// First day; `None`: a year before the last one.
    pub from: Option<Date>,
    /// Last day; `None`: today.
    pub to: Option<Date>,
}

/// What becomes of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// It is read on a page.
    Page,
    /// It is saved as a file, and may leave the office.
    File,
}

/// A report with what it rests on.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// Which one.
    pub kind: ReportKind,
    /// The programme, in the version that holds today.
    pub programme: &'a Programme,
    /// The programmes to choose from: those of the own sites.
    pub programmes: Vec<&'a Programme>,
    /// What was counted lies in these days.
    pub period: Period,
    /// The numbers.
    pub content: Content<'a>,
}

/// The numbers of a report.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    /// See [`ReportKind::Demand`].
    Demand(demand::Demand<'a>),
    /// See [`ReportKind::Sites`].
    Sites(Box<sites::Sites>),
    /// See [`ReportKind::Modules`].
    Modules(modules::Modules),
    /// See [`ReportKind::Reentries`].
    Reentries(modules::Reentries<'a>),
    /// See [`ReportKind::Continuity`].
    Continuity(continuity::Continuity),
    /// See [`ReportKind::Independence`].
    Independence(independence::Changes<'a>),
    /// See [`ReportKind::Carried`].
    Carried(carried::CarriedPlans),
    /// See [`ReportKind::Standards`].
    Standards(standards::Compliance<'a>),
    /// See [`ReportKind::Services`].
    Services(services::Services<'a>),
    /// See [`ReportKind::Time`].
    Time(time::TimeSpent<'a>),
    /// See [`ReportKind::Network`].
    Network(network::NetworkTime<'a>),
    /// See [`ReportKind::Pilot`].
    Pilot(pilot::Pilot<'a>),
}

impl Content<'_> {
    /// The cases that are named: on the page only, and to those who may see them.
    fn named(&self, used: Use) -> Vec<CaseId> {
        match (self, used) {
            (Self::Continuity(found), Use::Page) => {
                found.named.iter().map(|one| one.case).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// What every report starts from.
pub(crate) struct Ground<'a> {
    pub(crate) programme: &'a Programme,
    pub(crate) period: Period,
    pub(crate) scope: Scope,
    /// The own sites of the programme.
    pub(crate) sites: Vec<SiteRow>,
}

impl Ground<'_> {
    pub(crate) fn counted(&self) -> Counted<'_> {
        Counted {
            scope: &self.scope,
            programme: &self.programme.id,
            period: self.period,
        }
    }
}

/// Reads a report and logs that.
pub async fn read<'a>(
    app: &'a App,
    ctx: &OpContext,
    kind: ReportKind,
    filter: &Filter,
    mut problems: Problems,
    used: Use,
) -> Result<Report<'a>, AppError> {
    journal::may(ctx, Action::ViewReports)?;
    let period = period(ctx.today, filter, &mut problems);
    let mut tx = app.store.read().await?;
    let (programmes, sites) = own(app, &mut tx, ctx).await?;
    let wanted = match filter.programme.as_str() {
        "" => programmes.first(),
        code => programmes.iter().find(|one| one.id == code),
    };
    let programme = *wanted.ok_or(AppError::NotFound)?;
    problems.none_or_invalid()?;
    let ground = Ground {
        programme,
        period,
        scope: scope(&ctx.actor, ListKind::Reports),
        sites: sites
            .into_iter()
            .filter(|site| site.programme == programme.id)
            .collect(),
    };
    let content = content(app, &mut tx, ctx, kind, &ground).await?;
    drop(tx);
    let action = match used {
        Use::Page => "report.view",
        Use::File => "report.export",
    };
    let detail = serde_json::json!({
        "report": kind.code(),
        "programme": programme.id,
        "from": period.from.to_string(),
        "to": period.to.to_string(),
    });
    let done = Done::new(action)
        .detail(detail.to_string())
        .cases(content.named(used));
    app.viewed(ctx, done).await?;
    Ok(Report {
        kind,
        programme,
        programmes,
        period,
        content,
    })
}

/// The numbers of a report.
async fn content<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    kind: ReportKind,
    ground: &Ground<'a>,
) -> Result<Content<'a>, AppError> {
    Ok(match kind {
        ReportKind::Demand => Content::Demand(demand::read(app, tx, ctx, ground).await?),
        ReportKind::Sites => Content::Sites(Box::new(sites::read(tx, ctx, ground).await?)),
        ReportKind::Modules => Content::Modules(modules::modules(tx, ground).await?),
        ReportKind::Time => Content::Time(time::read(tx, ground).await?),
        ReportKind::Services => Content::Services(services::read(tx, ground).await?),
        ReportKind::Continuity => {
            Content::Continuity(continuity::read(app, tx, ctx, ground).await?)
        }
        ReportKind::Independence => Content::Independence(independence::read(tx, ground).await?),
        ReportKind::Network => {
            let carrier = ctx.actor.carrier;
            Content::Network(network::read(tx, ground, carrier).await?)
        }
        ReportKind::Pilot => Content::Pilot(pilot::read(app, tx, ctx, ground).await?),
        ReportKind::Reentries => Content::Reentries(modules::reentries(tx, ground).await?),
        ReportKind::Carried => Content::Carried(carried::carried(tx, ground).await?),
        ReportKind::Standards => Content::Standards(standards::read(app, tx, ctx, ground).await?),
    })
}

/// The span of days that is meant. Without days it is the year until today.
fn period(today: Date, filter: &Filter, problems: &mut Problems) -> Period {
    let to = filter.to.unwrap_or(today);
    let period = Period {
        from: filter.from.unwrap_or(Period::year_until(to).from),
        to,
    };
    if period.days() == 0 {
        problems.add_key("to", "report-error-period");
    }
    period
}

/// Whether there are reports of a programme for this person: they may see reports, and it runs at one of
/// their sites.
pub async fn covers(app: &App, ctx: &OpContext, programme: &str) -> Result<bool, AppError> {
    if !decide(&ctx.actor, Action::ViewReports, None).is_allowed() {
        return Ok(false);
    }
    let mut tx = app.store.read().await?;
    let (programmes, _) = own(app, &mut tx, ctx).await?;
    Ok(programmes.iter().any(|one| one.id == programme))
}

/// The programmes of the own sites in the version that holds today, and these sites. Who has no
/// site yet sees all programmes, with nothing in them.
async fn own<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
) -> Result<(Vec<&'a Programme>, Vec<SiteRow>), AppError> {
    let mut sites = store::site::of_carrier(tx, ctx.actor.carrier).await?;
    sites.retain(|site| ctx.actor.sites.contains(&site.id));
    let mut programmes: Vec<&Programme> = Vec::new();
    for one in app.catalogue.programmes() {
        let runs = sites.is_empty() || sites.iter().any(|site| site.programme == one.id);
        if runs && programmes.iter().all(|known| known.id != one.id) {
            let today = app.catalogue.valid_on(&one.id, ctx.today);
            programmes.push(today.unwrap_or(one));
        }
    }
    Ok((programmes, sites))
}
