//! Trying a programme out (P3a, I6a): the figures of the trial, its versions, and what was learned.

use app::{
    AppError, Problems,
    report::{
        Filter, ReportKind, Use,
        lessons::{BODY_MAX, LessonInput, LessonRow, Trial},
        pilot::{FrequentReason, Pilot},
        sites::{Counted, PerCase},
    },
};
use axum::{http::StatusCode, response::Response};
use domain::{
    Code,
    report::{Days, Share},
};
use i18n::{Arg, Texts};
use programme::{Programme, model::ClosureKind};

use super::{
    ReportPage, Tab, report_page, sites,
    table::{Fact, Row, Say, Table},
    title,
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::programme::{short_name, validity},
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PATH: &str = "/reports/pilot";

/// The reports that tell more than the figures of the trial.
const FURTHER: [ReportKind; 5] = [
    ReportKind::Demand,
    ReportKind::Sites,
    ReportKind::Standards,
    ReportKind::Modules,
    ReportKind::Reentries,
];

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Guard::SignedIn, show)
        .form(PATH, PATH, Guard::SignedIn, add)
}

/// A lesson.
pub(crate) struct Lesson {
    /// What was learned.
    pub(crate) text: String,
    /// By whom, and when.
    pub(crate) by: String,
    /// The procedure that it is about: where it leads, and its name.
    pub(crate) procedure: Option<(String, String)>,
}

/// A version with what was learned.
pub(super) struct Version {
    pub(super) name: String,
    pub(super) valid: String,
    pub(super) pilot: bool,
    pub(super) lessons: Vec<Lesson>,
}

/// What stands below the figures.
pub(super) struct Lessons {
    pub(super) f: FormView,
    pub(super) versions: Vec<Version>,
    pub(super) about: Vec<Choice>,
    pub(super) procedures: Vec<Choice>,
    pub(super) further: Vec<Tab>,
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    // The page of a programme leads here from one of its procedures.
    let query = ctx.query_form();
    let chosen = ["about", "procedure"].map(|name| (name, query.get(name).to_owned()));
    let f = ctx.form(PATH, FormData::from_pairs(chosen)).await?;
    super::page(&ctx, ReportKind::Pilot, Some(f)).await
}

async fn add(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let input = LessonInput {
        body: data.required("body", BODY_MAX, &mut problems),
        about: data.get("about").to_owned(),
        procedure: data.get("procedure").to_owned(),
    };
    let programme = input.about.split('/').next().unwrap_or_default().to_owned();
    match app::report::lessons::add(ctx.app(), &ctx.op, input, problems).await {
        Ok(()) => {
            let back = format!("{PATH}?programme={programme}");
            Ok(done(&back, "report-flash-lesson"))
        }
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = refused(&ctx, programme, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

/// The page of the programme that was meant, or of the first one, with the form as it was sent.
async fn refused(ctx: &RequestCtx, programme: String, f: FormView) -> Result<ReportPage, WebError> {
    let (kind, none) = (ReportKind::Pilot, Problems::new);
    let meant = Filter {
        programme,
        ..Filter::default()
    };
    let first = Filter::default();
    let mut found = app::report::read(ctx.app(), &ctx.op, kind, &meant, none(), Use::Page).await;
    if matches!(found, Err(AppError::NotFound)) {
        found = app::report::read(ctx.app(), &ctx.op, kind, &first, none(), Use::Page).await;
    }
    let report = found.map_err(|e| ctx.error(e))?;
    let sh = ctx.shell(Nav::Reports, title(ctx.texts(), kind)).await?;
    Ok(report_page(sh, &FormData::default(), &report, Some(f)))
}

/// What stands below the figures. `query` keeps programme and period.
pub(super) fn lessons(sh: &Shell, pilot: &Pilot<'_>, f: FormView, query: &str) -> Lessons {
    let name = |trial: &Trial<'_>| {
        let one = trial.programme;
        format!("{} {}", short_name(sh.lang, one), one.version)
    };
    let about = pilot.trials.iter().map(|trial| {
        let one = trial.programme;
        Choice::new(format!("{}/{}", one.id, one.version), name(trial))
    });
    let versions = pilot.trials.iter().map(|trial| Version {
        name: name(trial),
        valid: validity(sh, trial.programme),
        pilot: trial.programme.pilot,
        lessons: trial
            .lessons
            .iter()
            .map(|one| lesson(sh, trial.programme, one))
            .collect(),
    });
    Lessons {
        about: about.collect(),
        versions: versions.collect(),
        procedures: procedures(sh, &pilot.trials),
        further: FURTHER
            .iter()
            .map(|kind| Tab {
                href: format!("/reports/{}{query}", kind.code()),
                label: title(sh.texts, *kind),
                current: false,
            })
            .collect(),
        f,
    }
}

/// The procedures of all versions, each once.
fn procedures(sh: &Shell, trials: &[Trial<'_>]) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for one in trials.iter().flat_map(|trial| &trial.programme.procedures) {
        if all.iter().all(|known| known.value != one.id) {
            all.push(Choice::new(one.id.clone(), sh.say(&one.title)));
        }
    }
    all
}

/// A lesson in words, beside the programme in the version that it is about.
pub(crate) fn lesson(sh: &Shell, p: &Programme, one: &LessonRow) -> Lesson {
    let procedure = one.procedure.as_deref().and_then(|id| p.procedure(id));
    Lesson {
        text: one.body.clone(),
        by: sh.t2(
            "common-recorded",
            "name",
            &one.recorded_by_name,
            "when",
            sh.texts.instant(one.recorded_at),
        ),
        procedure: procedure.map(|found| {
            let href = format!("/programmes/{}/{}#procedure-{}", p.id, p.version, found.id);
            (href, sh.say(&found.title).to_owned())
        }),
    }
}

/// What stands at the top, and the tables.
pub(super) fn tables(
    say: &Say<'_>,
    programme: &Programme,
    pilot: &Pilot<'_>,
) -> (Vec<Fact>, Vec<Table>) {
    let facts = vec![
        Fact {
            label: say.t("report-demand-all"),
            value: say.shown(pilot.received),
            note: say.caption("report-demand-period"),
        },
        Fact {
            label: say.t("report-pilot-rejected-for"),
            value: reason(say, &pilot.reason),
            note: say.t("report-pilot-rejected-note"),
        },
    ];
    let tables = vec![
        intake(say, pilot),
        process(say, pilot),
        outcome(say, programme, pilot),
    ];
    (facts, tables)
}

fn reason(say: &Say<'_>, reason: &FrequentReason<'_>) -> String {
    let lang = say.texts.lang().code();
    match reason {
        FrequentReason::Nobody => say.t("report-nobody"),
        FrequentReason::Few => say.t("report-too-few"),
        FrequentReason::Told(all) => {
            let words = all.iter().map(|one| match one {
                Some(criterion) => criterion.label.in_language(lang).to_owned(),
                None => say.t("report-demand-other-reason"),
            });
            words.collect::<Vec<_>>().join("; ")
        }
    }
}

fn intake(say: &Say<'_>, pilot: &Pilot<'_>) -> Table {
    use app::report::demand::Stand;
    let stands = pilot.stands.iter().map(|(stand, shown)| {
        let key = match stand {
            Stand::Clearing => "report-demand-clearing",
            Stand::Waiting => "report-demand-waiting",
            Stand::Admitted => "report-demand-admitted",
            Stand::Rejected => "report-demand-rejected",
        };
        Row::new(say.t(key), vec![say.shown(*shown)])
    });
    let mut rows: Vec<Row> = stands.collect();
    rows.push(Row {
        sum: true,
        ..Row::new(say.t("report-demand-all"), vec![say.shown(pilot.received)])
    });
    let most = vec![reason(say, &pilot.reason)];
    rows.push(Row::new(say.t("report-pilot-rejected-for"), most));
    Table {
        id: "intake",
        title: say.t("report-pilot-intake"),
        caption: say.caption("report-pilot-intake-caption"),
        head: say.all(&["report-sites-what", "report-pilot-number"]),
        rows,
    }
}

/// How it goes: from the admission to the contacts.
fn process(say: &Say<'_>, pilot: &Pilot<'_>) -> Table {
    let found = &pilot.compared;
    let counted = |what: &Counted| {
        matches!(
            what,
            Counted::Running | Counted::Admissions | Counted::Reentries
        )
    };
    let mut rows: Vec<Row> = found
        .counts
        .iter()
        .filter(|row| counted(&row.what))
        .map(|row| sites::count_row(say, row))
        .collect();
    let per_case = |one: &PerCase| match one {
        PerCase::Nobody => say.t("report-nobody"),
        PerCase::Few => say.t("report-too-few"),
        PerCase::Tenths(tenths) => say.tenths(*tenths),
    };
    let days = |one: &Days| say.days(*one);
    let share = |one: &Share| say.share(*one);
    rows.extend([
        sites::one_each(say, "report-sites-lead-time", &found.lead_time, days),
        sites::one_each(say, "report-sites-around", &found.around, share),
        sites::one_each(
            say,
            "report-sites-first-contact",
            &found.first_contact,
            days,
        ),
        with_all(
            sites::one_each(say, "report-pilot-per-case", &found.per_case, per_case),
            per_case(&found.together.0),
        ),
        with_all(
            sites::one_each(say, "report-pilot-in-time", &pilot.in_time, share),
            share(&pilot.all_in_time),
        ),
    ]);
    Table {
        id: "process",
        title: say.t("report-pilot-process"),
        caption: say.caption("report-pilot-process-caption"),
        head: sites::head(say, found),
        rows,
    }
}

/// What came of it: releases, holes, and how cases ended.
fn outcome(say: &Say<'_>, programme: &Programme, pilot: &Pilot<'_>) -> Table {
    let found = &pilot.compared;
    let rows_of = |wanted: &dyn Fn(&Counted) -> bool| -> Vec<Row> {
        let rows = found.counts.iter().filter(|row| wanted(&row.what));
        rows.map(|row| sites::count_row(say, row)).collect()
    };
    let mut rows = rows_of(&|what| matches!(what, Counted::Releases));
    let whole = |one: &Share| say.share(*one);
    let each = sites::one_each(say, "report-pilot-whole", &found.whole, whole);
    rows.push(with_all(each, whole(&found.together.1)));
    rows.extend(rows_of(&|what| matches!(what, Counted::Hole(_))));
    for kind in ClosureKind::ALL {
        let ended = found.counts.iter().filter(|row| {
            matches!(&row.what, Counted::Ending(title) if kind_of(programme, title) == Some(*kind))
        });
        rows.extend(ended.map(|row| Row {
            name: ending(say.texts, *kind, &row.what),
            ..sites::count_row(say, row)
        }));
    }
    Table {
        id: "outcome",
        title: say.t("report-pilot-outcome"),
        caption: say.caption("report-pilot-outcome-caption"),
        head: sites::head(say, found),
        rows,
    }
}

/// A row with its number for all sites.
fn with_all(mut row: Row, all: String) -> Row {
    if let Some(last) = row.cells.last_mut() {
        *last = all;
    }
    row
}

fn kind_of(programme: &Programme, title: &programme::Text) -> Option<ClosureKind> {
    let mut reasons = programme.closure_reasons.iter();
    reasons.find(|one| one.title == *title).map(|one| one.kind)
}

fn ending(texts: &Texts, kind: ClosureKind, what: &Counted) -> String {
    let Counted::Ending(title) = what else {
        return String::new();
    };
    let name = title.in_language(texts.lang().code()).to_owned();
    let kind = texts.coded("closure_kind", kind.code()).into_owned();
    let args = [("kind", Arg::from(kind)), ("name", Arg::from(name))];
    texts.with("report-pilot-ending", &args)
}
