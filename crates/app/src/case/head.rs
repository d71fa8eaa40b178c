//! The head of every page about a case: who, where, which programme, which phase.

use domain::{
    Code,
    anchor::{Anchor, Anchors},
    calendar::days_between,
};
use jiff::civil::Date;
use programme::{Fact, Programme, Text, phases, phases::Span};
use store::{Tx, case::CaseRow, fact::FactRow};

use crate::{App, AppError, OpContext, record::Record};

/// The phase on this day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseNow {
    /// Id in the programme.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Last day, if it ends.
    pub last_day: Option<Date>,
}

/// What stands at the top of every page about a case. Views of other nouns carry one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The case.
    pub case: CaseRow,
    /// Name of the prison, or its code if the catalogue does not know it.
    pub institution: String,
    /// Short name of the programme (`PÜMaS`).
    pub programme: Text,
    /// The phase today; `None` before the first, after the last and without a release date.
    pub phase: Option<PhaseNow>,
    /// The days that the programme serves.
    pub window: Option<Span>,
    /// Days until the release: negative after it, `None` if it is unknown.
    pub days_to_release: Option<i32>,
}

/// The head of a case, for use cases that do not read the whole [`Record`]. One small query.
pub(crate) async fn head(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Head, AppError> {
    let programme = app.programme_of(case)?;
    let rows = store::fact::of_case(tx, case.id).await?;
    Ok(built(
        app,
        programme,
        case,
        &anchors(case, &rows),
        ctx.today,
    ))
}

/// The head of a case whose record is there already.
pub(crate) fn head_of(app: &App, record: &Record<'_>, today: Date) -> Head {
    let anchors = record.facts.anchors();
    built(app, record.programme, &record.case, &anchors, today)
}

fn built(app: &App, programme: &Programme, case: &CaseRow, anchors: &Anchors, today: Date) -> Head {
    let phase = phases::phase_on(programme, anchors, today);
    let last_day = |id: &str| {
        phases::spans(programme, anchors)
            .into_iter()
            .find(|(phase, _)| phase.id == id)
            .and_then(|(_, span)| span?.1?.yesterday().ok())
    };
    let known = app.institutions.get(&case.institution);
    // The window of a re-entry begins with its admission, if the one of the programme is over.
    let waits = |end: Option<&Date>| {
        anchors.is_reentry() && case.status.is_intake() && end.is_some_and(|end| *end <= today)
    };
    Head {
        institution: known.map_or_else(|| case.institution.clone(), |one| one.name.clone()),
        programme: short_title(&programme.title),
        phase: phase.map(|phase| PhaseNow {
            id: phase.id.clone(),
            title: phase.title.clone(),
            last_day: last_day(&phase.id),
        }),
        window: phases::window(programme, anchors).filter(|(_, end)| !waits(end.as_ref())),
        days_to_release: case.release_on.map(|day| days_between(today, day)),
        case: case.clone(),
    }
}

/// The anchors that count: what the case itself knows is never overridden by a statement.
fn anchors(case: &CaseRow, rows: &[FactRow]) -> Anchors {
    let stated = |anchor: Anchor| {
        let name = Fact::of_anchor(anchor)?.code();
        let newest = rows.iter().rev().find(|row| row.name == name)?;
        newest.value.as_ref()?.as_str()?.parse::<Date>().ok()
    };
    let known = [
        Anchor::CustodyStart,
        Anchor::Release,
        Anchor::Entry,
        Anchor::Exit,
        Anchor::SupportEnd,
    ];
    let others = Anchor::ALL.iter().filter(|anchor| !known.contains(anchor));
    others.fold(anchors_of(case), |anchors, anchor| {
        anchors.with(*anchor, stated(*anchor))
    })
}

/// The anchors that the case itself knows, with what moves its window.
pub(crate) fn anchors_of(case: &CaseRow) -> Anchors {
    Anchors::new()
        .with(Anchor::CustodyStart, case.custody_start)
        .with(Anchor::Release, case.release_on)
        .with(Anchor::Entry, case.entry_on)
        .with(Anchor::Exit, case.exit_on)
        .with(Anchor::SupportEnd, case.extended_until)
        .of_reentry(case.came_back)
}

/// Programmes are called by what stands before the dash: `PÜMaS – Professionelles …`.
pub(crate) fn short_title(title: &Text) -> Text {
    let short = |text: &str| {
        text.split(" – ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    Text::new(short(&title.de), short(&title.en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programme_is_called_by_what_stands_before_the_dash() {
        let title = Text::new("PÜMaS – Professionelles Übergangsmanagement", "INSA+2");
        assert_eq!(short_title(&title), Text::new("PÜMaS", "INSA+2"));
    }
}
