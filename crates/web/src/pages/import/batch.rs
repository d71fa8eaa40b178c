//! One release list: what each row means, and applying it.

use app::{
    Problems,
    import::{
        BatchPage, BatchStatus, Changed, Counts, Filter, Listed, Matched, Outcome, Reading,
        RowView, State, TwinView,
    },
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{Code, ids::ImportBatchId, release::ReleaseKind};
use i18n::{Arg, Lang, Texts};
use jiff::civil::Date;

pub(super) use sample::samples;

use super::{ProgressView, batch_id};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, html, with_status},
    pages::referral::PersonLine,
    request::RequestCtx,
};

mod sample;

/// An earlier row that may be about the same person, in words.
struct TwinLine {
    line: i64,
    text: String,
    small: String,
}

/// A row, in words.
struct Line {
    line: i64,
    bad: bool,
    name: String,
    small: String,
    class: &'static str,
    icon: &'static str,
    outcome: String,
    /// Old and new day of a release that moves.
    moves: Option<(Option<String>, String)>,
    says: Vec<String>,
    smalls: Vec<String>,
    /// Where what moves is named, before anything is taken over.
    which: Option<String>,
    case: Option<(String, String)>,
    people: Vec<PersonLine>,
    twins: Vec<TwinLine>,
    ask: bool,
    undo: bool,
}

#[derive(Template)]
#[template(path = "import/batch.html")]
struct Page {
    sh: Shell,
    f: FormView,
    id: String,
    sub: String,
    step: u8,
    p: ProgressView,
    interrupted: bool,
    checked: bool,
    finished: Option<String>,
    /// Whether the list is done and rows wait that somebody would have had to decide or mend.
    left_over: bool,
    message: Option<String>,
    /// What should be looked at before the list is applied.
    warnings: Vec<String>,
    /// A list that was read from the same file: words, and where it is.
    same_file: Option<(String, String)>,
    counts: Counts,
    tasks_moved: Option<String>,
    hidden_columns: Option<String>,
    filters: Vec<(&'static str, String, bool)>,
    filter: &'static str,
    after: i64,
    lines: Vec<Line>,
    next: Option<String>,
    all_good: bool,
    /// How many rows are not simply taken, and which.
    not_taken: (String, String),
    /// Why there is nothing to apply.
    no_apply: Option<String>,
    /// That rows are left which do not count as wrong.
    aside: bool,
    applicable: String,
    good_rows: String,
}

pub(super) async fn show(ctx: RequestCtx, Path(batch): Path<String>) -> Result<Response, WebError> {
    let id = batch_id(&ctx, &batch)?;
    let f = FormView::new(
        ctx.texts(),
        FormData::from_pairs([("choice", "good_rows".to_owned())]),
    );
    Ok(html(&page(&ctx, id, f).await?))
}

/// The page after a choice that cannot be done.
pub(super) async fn refused(
    ctx: &RequestCtx,
    batch: ImportBatchId,
    data: FormData,
    problems: Problems,
) -> Result<Response, WebError> {
    let f = FormView::invalid(ctx.texts(), data, problems);
    let page = page(ctx, batch, f).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn page(ctx: &RequestCtx, batch: ImportBatchId, f: FormView) -> Result<Page, WebError> {
    let filter = Filter::from_code(&ctx.query("show").unwrap_or_default());
    let after = ctx.query("after").and_then(|text| text.parse().ok());
    let after: i64 = after.unwrap_or(0);
    let found = app::import::view(ctx.app(), &ctx.op, batch, filter, after)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("import-title").into_owned();
    let sh = ctx.shell(Nav::Import, title).await?;
    Ok(filled(sh, f, &found, after))
}

fn filled(sh: Shell, f: FormView, found: &BatchPage, after: i64) -> Page {
    let texts = sh.texts;
    let counts = found.counts;
    let status = found.progress.status;
    let one =
        |key: &str, name: &'static str, value: String| texts.with(key, &[(name, Arg::from(value))]);
    let number = |key: &str, n: i64| texts.with(key, &[("n", Arg::from(n))]);
    let tasks = i64::try_from(found.reading.tasks_moved).unwrap_or(i64::MAX);
    Page {
        id: found.batch.id.to_string(),
        sub: sub(texts, found),
        step: match status {
            BatchStatus::Checking | BatchStatus::Checked => 2,
            _ => 3,
        },
        p: ProgressView::of(texts, &found.progress),
        interrupted: found.progress.interrupted,
        checked: status == BatchStatus::Checked,
        finished: finished(texts, found),
        left_over: status == BatchStatus::Done && counts.unsure + counts.refused > 0,
        message: Some(&found.batch.message)
            .filter(|key| !key.is_empty() && texts.has(key))
            .map(|key| texts.get(key).into_owned()),
        warnings: warnings(texts, found),
        same_file: same_file(texts, found),
        tasks_moved: (tasks > 0).then(|| number("import-tasks-moved", tasks)),
        hidden_columns: (!found.reading.ignored.is_empty()).then(|| {
            one(
                "import-ignored-columns",
                "columns",
                found.reading.ignored.join(", "),
            )
        }),
        filters: filters(texts, &counts, found.filter),
        filter: found.filter.code(),
        after,
        lines: found
            .rows
            .iter()
            .map(|row| line(texts, row, sh.today, status))
            .collect(),
        next: found.next.map(|next| {
            format!(
                "/imports/{}?show={}&after={next}",
                found.batch.id,
                found.filter.code()
            )
        }),
        all_good: counts.is_all_good(),
        not_taken: not_taken(texts, &counts),
        no_apply: nothing_to_apply(&counts).map(|key| texts.get(key).into_owned()),
        aside: counts.aside() > 0,
        applicable: number("import-apply", counts.applicable()),
        good_rows: number("import-good-rows-text", counts.applicable()),
        counts,
        f,
        sh,
    }
}

/// Why no row can be applied, if none can.
fn nothing_to_apply(counts: &Counts) -> Option<&'static str> {
    if counts.total() == 0 {
        Some("import-no-rows")
    } else if counts.applicable() == 0 {
        Some("import-no-good-rows")
    } else {
        None
    }
}

fn not_taken(texts: &Texts, counts: &Counts) -> (String, String) {
    let args = [
        ("refused", Arg::from(counts.refused)),
        ("unsure", Arg::from(counts.unsure)),
    ];
    let mut which = vec![texts.with("import-count-not-text", &args)];
    for (key, n) in [
        ("import-count-back", counts.back),
        ("import-count-elsewhere", counts.elsewhere),
    ] {
        if n > 0 {
            which.push(texts.with(key, &[("n", Arg::from(n))]));
        }
    }
    let all = counts.refused + counts.unsure + counts.aside();
    (texts.number(all), which.join(", "))
}

fn sub(texts: &Texts, found: &BatchPage) -> String {
    let reading: &Reading = &found.reading;
    let separator = match reading.separator {
        ';' => "semicolon",
        ',' => "comma",
        '\t' => "tab",
        _ => "bar",
    };
    let separator = texts.get(&format!("import-separator-{separator}"));
    texts.with(
        "import-sub",
        &[
            ("file", Arg::from(found.batch.file_name.clone())),
            ("institution", Arg::from(found.institution.clone())),
            ("rows", Arg::from(found.progress.total)),
            ("encoding", Arg::from(reading.encoding.clone())),
            ("separator", Arg::from(separator.into_owned())),
        ],
    )
}

fn warnings(texts: &Texts, found: &BatchPage) -> Vec<String> {
    let status = found.progress.status;
    if !matches!(status, BatchStatus::Checking | BatchStatus::Checked) {
        return Vec::new();
    }
    let named = found.reading.named_instead.iter();
    named
        .map(|one| {
            texts.with(
                "import-named-instead",
                &[
                    ("named", Arg::from(one.name.clone())),
                    ("line", Arg::from(one.line.to_string())),
                    ("others", Arg::from(one.lines.saturating_sub(1))),
                    ("chosen", Arg::from(found.institution.clone())),
                ],
            )
        })
        .collect()
}

fn same_file(texts: &Texts, found: &BatchPage) -> Option<(String, String)> {
    let before = found.same_file.as_ref()?;
    let status = texts.get(&format!("import-status-{}", before.status.code()));
    let text = texts.with(
        "import-same-file",
        &[("status", Arg::from(status.into_owned()))],
    );
    Some((text, format!("/imports/{}", before.batch)))
}

fn finished(texts: &Texts, found: &BatchPage) -> Option<String> {
    match found.progress.status {
        BatchStatus::Done => Some(texts.with(
            "import-done-text",
            &[
                ("applied", Arg::from(found.counts.applied)),
                (
                    "left",
                    Arg::from(found.counts.total() - found.counts.applied),
                ),
            ],
        )),
        BatchStatus::Discarded => Some(texts.get("import-discarded-text").into_owned()),
        _ => None,
    }
}

fn filters(texts: &Texts, counts: &Counts, current: Filter) -> Vec<(&'static str, String, bool)> {
    let all = [
        (Filter::Changing, counts.total() - counts.unchanged),
        (Filter::Only(Outcome::Refused), counts.refused),
        (Filter::Only(Outcome::Unsure), counts.unsure),
        (Filter::Only(Outcome::New), counts.new),
        (Filter::Only(Outcome::Again), counts.again),
        (Filter::Only(Outcome::Moved), counts.moved),
        (Filter::Only(Outcome::Unchanged), counts.unchanged),
        (Filter::Only(Outcome::Elsewhere), counts.elsewhere),
        (Filter::Only(Outcome::Back), counts.back),
        (Filter::All, counts.total()),
    ];
    all.into_iter()
        .map(|(filter, n)| {
            let key = format!("import-filter-{}", filter.code());
            let label = format!("{} ({})", texts.get(&key), texts.number(n));
            (filter.code(), label, filter == current)
        })
        .collect()
}

fn line(texts: &Texts, row: &RowView, today: Date, status: BatchStatus) -> Line {
    let (class, icon) = match row.outcome {
        Outcome::New | Outcome::Again => ("st-ok", "ok"),
        Outcome::Moved => ("st-risk", "risk"),
        Outcome::Unsure => ("st-risk", "unknown"),
        Outcome::Refused | Outcome::Back => ("st-open", "open"),
        Outcome::Unchanged | Outcome::Elsewhere | Outcome::Unchecked => ("st-mute", "none"),
    };
    let checked = status == BatchStatus::Checked;
    let mut line = Line {
        line: row.line,
        bad: row.outcome == Outcome::Refused,
        name: name(row),
        small: small(texts, row.listed.as_ref()),
        class,
        icon,
        outcome: texts
            .get(&format!("import-outcome-{}", row.outcome.code()))
            .into_owned(),
        moves: None,
        says: Vec::new(),
        smalls: Vec::new(),
        which: which(row),
        case: row
            .case
            .as_ref()
            .map(|(id, number, _)| (format!("/cases/{id}"), number.clone())),
        people: row
            .candidates
            .iter()
            .map(|one| PersonLine::of(texts, one, false))
            .collect(),
        twins: row.twins.iter().map(|one| twin(texts, one)).collect(),
        ask: checked && row.outcome == Outcome::Unsure,
        undo: checked && row.matched.is_decided(),
    };
    what_happens(texts, row, today, &mut line);
    line
}

fn twin(texts: &Texts, twin: &TwinView) -> TwinLine {
    let args = [
        ("line", Arg::from(twin.line.to_string())),
        ("name", Arg::from(listed_name(&twin.listed))),
        ("release", Arg::from(texts.date(twin.listed.release_on))),
    ];
    let reason = texts.code("match_reason", twin.reason).into_owned();
    let small = small(texts, Some(&twin.listed));
    TwinLine {
        line: twin.line,
        text: texts.with("import-twin", &args),
        small: [small, reason].join(", "),
    }
}

fn listed_name(listed: &Listed) -> String {
    format!("{}, {}", listed.family_name, listed.given_names)
}

fn name(row: &RowView) -> String {
    match (&row.listed, &row.case) {
        (Some(listed), _) => listed_name(listed),
        (None, Some((_, _, name))) => name.clone(),
        (None, None) => String::new(),
    }
}

fn small(texts: &Texts, listed: Option<&Listed>) -> String {
    let Some(listed) = listed else {
        return String::new();
    };
    let born = listed
        .birth_date
        .map(|day| texts.with("common-born", &[("date", Arg::from(texts.date(day)))]));
    let parts: Vec<String> = born.into_iter().chain(listed.book_number.clone()).collect();
    parts.join(", ")
}

fn what_happens(texts: &Texts, row: &RowView, today: Date, line: &mut Line) {
    let say = |key: &str| texts.get(key).into_owned();
    let release = row.listed.as_ref().map(|one| one.release_on);
    if row.state != State::Open {
        let key = if row.state == State::Applied {
            "import-row-applied"
        } else {
            "import-row-left"
        };
        line.says.push(say(key));
    } else if let (Outcome::New | Outcome::Again, Some(day)) = (row.outcome, release) {
        let when = texts.relative(day, today);
        let key = format!("import-row-{}", row.outcome.code());
        line.says
            .push(texts.with(&key, &[("when", Arg::from(when))]));
    }
    match row.outcome {
        Outcome::Moved => {
            moved(texts, &row.matched, release, line);
            let kind = row.listed.as_ref().and_then(Listed::release_kind);
            line.says.extend(other_kind(texts, &row.matched, kind));
        }
        Outcome::Refused => line.says = told(texts, row),
        Outcome::Elsewhere => line.says.push(say("import-row-elsewhere")),
        Outcome::Back => {
            let day = row
                .matched
                .before
                .map_or_else(String::new, |day| texts.date(day));
            line.says
                .push(texts.with("import-row-back", &[("day", day.into())]));
            line.smalls.extend(listed_day(texts, row));
        }
        Outcome::Unsure if row.people_hidden() => {
            line.says.push(say("import-row-unsure-elsewhere"));
        }
        _ => {}
    }
    if let Some(changed) = &row.matched.changed {
        line.says.push(changed_since(texts, changed));
        if row.state != State::Open {
            line.smalls.extend(listed_day(texts, row));
        }
    }
    if let Some(earlier) = row.matched.repeats {
        let line_number = [("line", Arg::from(earlier.to_string()))];
        if row.state != State::Open {
            line.smalls.extend(listed_day(texts, row));
        }
        let key = if row.outcome == Outcome::Unsure {
            "import-row-two-days"
        } else {
            "import-row-repeats"
        };
        line.says.push(texts.with(key, &line_number));
    }
    if let Some(place) = &row.matched.place {
        line.smalls
            .push(texts.with("import-row-place", &[("place", place.into())]));
    }
    if let Some(note) = &row.matched.note {
        line.smalls
            .push(say(&format!("import-note-{}", note.replace('_', "-"))));
    }
    if matches!(
        row.outcome,
        Outcome::Unchanged | Outcome::Moved | Outcome::Again
    ) {
        line.smalls
            .extend(line.people.iter().take(1).map(|one| one.reason.clone()));
    }
}

/// The day that the list names, also where the rest of the row is gone.
fn listed_day(texts: &Texts, row: &RowView) -> Option<String> {
    let listed = row.listed.as_ref().map(|one| one.release_on);
    let day = texts.date(row.matched.listed_on.or(listed)?);
    Some(texts.with("import-row-listed", &[("day", day.into())]))
}

/// What somebody has changed in the case since the row was judged.
fn changed_since(texts: &Texts, changed: &Changed) -> String {
    let kinds = changed.kind_before != changed.kind_now;
    let said = |day: Option<Date>, kind: Option<&str>| {
        let day = day.map_or_else(
            || texts.get("import-no-day").into_owned(),
            |day| texts.date(day),
        );
        match kind.filter(|_| kinds) {
            Some(code) => format!("{day}, {}", texts.coded("release_kind", code)),
            None => day,
        }
    };
    let before = said(changed.before, changed.kind_before.as_deref());
    let now = said(changed.now, changed.kind_now.as_deref());
    let key = if before == now {
        "import-row-confirmed"
    } else {
        "import-row-changed"
    };
    texts.with(key, &[("before", before.into()), ("now", now.into())])
}

/// The page that asks what if the release were on the day of this row: every task with old and new day.
fn which(row: &RowView) -> Option<String> {
    let asks = row.outcome == Outcome::Moved && row.state == State::Open && row.matched.tasks > 0;
    let ((case, ..), listed) = row.case.as_ref().zip(row.listed.as_ref())?;
    let day = listed.release_on.strftime("%d.%m.%Y");
    let kind = listed.release_kind().map_or("", Code::code);
    asks.then(|| format!("/cases/{case}/what-if?release={day}&kind={kind}"))
}

/// That the list names another kind of release.
fn other_kind(texts: &Texts, matched: &Matched, kind: Option<ReleaseKind>) -> Option<String> {
    let kind = kind.filter(|_| matched.other_kind)?;
    let before = matched.kind_before.as_deref().map_or_else(
        || texts.get("common-unknown").into_owned(),
        |code| texts.coded("release_kind", code).into_owned(),
    );
    let after = texts.code("release_kind", kind).into_owned();
    let args = [("before", before.into()), ("after", after.into())];
    Some(texts.with("import-row-kind", &args))
}

fn moved(texts: &Texts, matched: &Matched, release: Option<Date>, line: &mut Line) {
    if let Some(day) = release.filter(|day| matched.before != Some(*day)) {
        line.moves = Some((matched.before.map(|day| texts.day(day)), texts.day(day)));
    }
    let number = |key: &str, n: i64| texts.with(key, &[("n", Arg::from(n))]);
    let tasks = i64::try_from(matched.tasks).unwrap_or(i64::MAX);
    let overdue = i64::try_from(matched.overdue).unwrap_or(i64::MAX);
    if tasks > 0 {
        line.smalls.push(number("import-row-tasks", tasks));
    }
    if overdue > 0 {
        line.smalls.push(number("import-row-overdue", overdue));
    }
    match matched.days_open {
        (before, after) if after > before => {
            line.smalls
                .push(number("import-row-more-open", after - before));
        }
        (before, after) if after < before => {
            line.smalls
                .push(number("import-row-less-open", before - after));
        }
        _ => {}
    }
}

fn told(texts: &Texts, row: &RowView) -> Vec<String> {
    row.told
        .iter()
        .map(|one| {
            let reason = match texts.lang() {
                Lang::De => &one.german,
                Lang::En => &one.english,
            };
            let column = one.column.clone().unwrap_or_default();
            let args = [
                ("column", Arg::from(column.clone())),
                ("found", Arg::from(one.typed.clone())),
                ("reason", Arg::from(reason.clone())),
            ];
            match (column.is_empty(), one.typed.is_empty()) {
                (true, _) => reason.clone(),
                (false, true) => texts.with("import-told-column", &args),
                (false, false) => texts.with("import-told-typed", &args),
            }
        })
        .collect()
}
