//! What the pages of the release show, in words: lines ready for the templates.

use app::release::{
    ChangeNoticeRow, CriterionShift, MovedTask, Outlook, PhaseSpan, Preview, ReleaseForecastRow,
    SecurityShift, Unfit, UnfitKind,
};
use domain::{
    Code,
    ids::ReleaseForecastId,
    seam::{SeamStatus, SecuritySeam},
    task::TaskStatus,
};
use i18n::Texts;
use jiff::civil::Date;

use crate::seam::{self, PictureOptions};

/// A status as sign and word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign {
    /// `open`, `risk`, `ok`, `mute`.
    pub(super) class: &'static str,
    /// Name of the icon.
    pub(super) icon: &'static str,
    /// The word.
    pub(super) words: String,
}

impl Sign {
    fn new(class: &'static str, icon: &'static str, words: impl Into<String>) -> Self {
        Self {
            class,
            icon,
            words: words.into(),
        }
    }
}

/// An entry of the history.
pub(super) struct HistoryLine {
    /// The day.
    pub(super) day: String,
    /// Whether it counts.
    pub(super) counts: bool,
    /// Whether it is what happened.
    pub(super) actual: bool,
    /// Why on this day.
    pub(super) kind: String,
    /// Who says so.
    pub(super) source: String,
    /// How sure that is.
    pub(super) confidence: String,
    /// What else was written.
    pub(super) note: String,
    /// When it was recorded.
    pub(super) at: String,
    /// By whom.
    pub(super) by: String,
}

impl HistoryLine {
    pub(super) fn new(
        texts: &Texts,
        row: &ReleaseForecastRow,
        counts: Option<ReleaseForecastId>,
    ) -> Self {
        Self {
            day: texts.day(row.release_on),
            counts: counts == Some(row.id),
            actual: row.actual,
            kind: row.kind.map_or_else(
                || texts.get("common-unknown").into_owned(),
                |kind| texts.code("release_kind", kind).into_owned(),
            ),
            source: row.source.clone(),
            confidence: texts.code("confidence", row.confidence).into_owned(),
            note: row.note.clone(),
            at: recorded(texts, row),
            by: row.recorded_by_name.clone(),
        }
    }
}

/// Without the weekday, which a narrow column has no room for.
fn recorded(texts: &Texts, row: &ReleaseForecastRow) -> String {
    let at = i18n::berlin(row.recorded_at);
    format!("{}, {}", texts.date(at.date()), texts.clock(at.time()))
}

/// What a release day brings with it.
pub(super) struct OutlookLines {
    /// The day.
    pub(super) day: String,
    /// `in 38 Tagen`.
    pub(super) distance: String,
    /// The earliest day, if it is another one, and the rule that allows it.
    pub(super) earliest: Option<(String, String)>,
    /// Days on which offices are closed.
    pub(super) closed: Vec<String>,
}

impl OutlookLines {
    pub(super) fn new(texts: &Texts, today: Date, outlook: &Outlook) -> Self {
        let earliest = outlook.earliest.rule.map(|rule| {
            (
                texts.day(outlook.earliest.day),
                texts.code("pull_forward", rule).into_owned(),
            )
        });
        let closed = outlook.closed.iter().map(|closed| {
            let why = closed
                .holiday
                .clone()
                .unwrap_or_else(|| texts.get("release-weekend").into_owned());
            format!("{} ({why})", texts.day(closed.day))
        });
        Self {
            day: texts.day(outlook.release),
            distance: texts.days_until(outlook.release, today),
            earliest,
            closed: closed.collect(),
        }
    }
}

/// A phase with its days.
pub(super) struct PhaseLine {
    /// Name.
    pub(super) title: String,
    /// Its days, if they can be told.
    pub(super) span: Option<String>,
    /// Whether it is the phase of today.
    pub(super) now: bool,
}

impl PhaseLine {
    pub(super) fn new(texts: &Texts, phase: &PhaseSpan) -> Self {
        Self {
            title: phase.title.in_language(texts.lang().code()).to_owned(),
            span: phase.span.map(|(from, to)| texts.period(from, to)),
            now: phase.now,
        }
    }
}

/// So many deadlines are shown at once; the others fold.
const SHOWN: usize = 10;

/// A task whose date moves or stays.
pub(super) struct MoveLine {
    /// The task.
    pub(super) title: String,
    /// The day before, or a dash.
    pub(super) before: String,
    /// The day after, or that it stays.
    pub(super) after: String,
    /// Whether it moves at all.
    pub(super) moves: bool,
    /// By how much, or why it stays.
    pub(super) sign: Sign,
    /// How much it wants to be seen; less is more.
    pub(super) rank: u8,
}

impl MoveLine {
    pub(super) fn moved(texts: &Texts, (task, today): (&MovedTask, Date)) -> Self {
        let title = match texts.lang() {
            i18n::Lang::De => &task.title_de,
            i18n::Lang::En => &task.title_en,
        };
        let day = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |day| texts.day(day));
        Self {
            title: title.clone(),
            before: day(task.before),
            after: day(task.after),
            moves: true,
            rank: rank(task),
            sign: move_sign(texts, (task, today)),
        }
    }

    fn kept(texts: &Texts, task: &app::task::TaskRow) -> Self {
        let sign = match task.status {
            TaskStatus::Done => Sign::new("ok", "ok", texts.get("release-stays-done")),
            _ if task.pinned => Sign::new("mute", "pin", texts.get("release-stays-pinned")),
            _ => Sign::new("mute", "none", texts.get("release-stays-own")),
        };
        Self {
            title: app::task::title_of(task)
                .in_language(texts.lang().code())
                .to_owned(),
            before: task.due_on.map_or_else(String::new, |day| texts.day(day)),
            after: texts.get("release-stays").into_owned(),
            moves: false,
            rank: 4,
            sign,
        }
    }
}

/// What becomes overdue first, then what comes earlier, what appears or goes, what comes later; what
/// stays comes last.
fn rank(task: &MovedTask) -> u8 {
    match (task.before, task.after) {
        _ if task.now_overdue => 0,
        (Some(before), Some(after)) if after < before => 1,
        (Some(_), Some(_)) => 3,
        _ => 2,
    }
}

fn move_sign(texts: &Texts, (task, today): (&MovedTask, Date)) -> Sign {
    let by = |key: &str, before: Date, after: Date| {
        texts.with(key, &[("span", texts.span(before, after).into())])
    };
    match (task.before, task.after) {
        _ if task.now_overdue => Sign::new("open", "late", texts.get("release-move-overdue")),
        (Some(before), Some(after)) if after < today => {
            let key = if after > before {
                "release-move-later-past"
            } else {
                "release-move-earlier-past"
            };
            Sign::new("open", "late", by(key, before, after))
        }
        (Some(before), Some(after)) if after > before => {
            Sign::new("mute", "none", by("release-move-later", before, after))
        }
        (Some(before), Some(after)) => {
            Sign::new("risk", "clock", by("release-move-earlier", before, after))
        }
        (None, _) => Sign::new("risk", "plus", texts.get("release-move-new")),
        (_, None) => Sign::new("mute", "none", texts.get("release-move-gone")),
    }
}

/// A security before and after.
pub(super) struct SeamLine {
    /// Its name.
    pub(super) title: String,
    /// Now.
    pub(super) before: Option<Sign>,
    /// With the other day.
    pub(super) after: Option<Sign>,
    /// Whether it is another one.
    pub(super) changes: bool,
}

impl SeamLine {
    fn new(texts: &Texts, shift: &SecurityShift) -> Self {
        let before = shift.before.as_ref().map(|one| seam_sign(texts, one));
        let after = shift.after.as_ref().map(|one| seam_sign(texts, one));
        Self {
            title: shift.title.in_language(texts.lang().code()).to_owned(),
            changes: before != after,
            before,
            after,
        }
    }
}

fn seam_sign(texts: &Texts, seam: &SecuritySeam) -> Sign {
    let days = |key: &str, days: u32| texts.with(key, &[("days", days.into())]);
    match seam.status {
        SeamStatus::Open => Sign::new("open", "open", days("seam-days-open", seam.days_open)),
        SeamStatus::AtRisk => Sign::new(
            "risk",
            "risk",
            days("seam-promised-days", seam.days_at_risk),
        ),
        SeamStatus::Closed => Sign::new("ok", "ok", texts.get("seam-closed")),
        SeamStatus::Over => Sign::new("mute", "none", seam::words::over(seam, texts)),
    }
}

/// A change notice.
pub(super) struct NoticeLines {
    /// When.
    pub(super) at: String,
    /// What caused it.
    pub(super) cause: String,
    /// The release before and after, if it moved.
    pub(super) release: Option<(String, String)>,
    /// The tasks that moved.
    pub(super) moves: Vec<MoveLine>,
    /// Uncovered days before and after.
    pub(super) days_open: (String, String),
    /// What no longer fits.
    pub(super) unfit: Vec<UnfitLine>,
}

impl NoticeLines {
    pub(super) fn new(texts: &Texts, notice: &ChangeNoticeRow) -> Self {
        let moves = &notice.detail;
        let day = |day: Option<Date>| {
            day.map_or_else(
                || texts.get("common-unknown").into_owned(),
                |day| texts.day(day),
            )
        };
        let moved = moves.release_before.is_some() || moves.release_after.is_some();
        let key = format!("release-cause-{}", notice.kind.replace('_', "-"));
        let cause = if texts.has(&key) {
            key
        } else {
            "release-cause-other".to_owned()
        };
        Self {
            at: texts.instant(notice.at),
            cause: texts.get(&cause).into_owned(),
            release: moved.then(|| (day(moves.release_before), day(moves.release_after))),
            moves: moves
                .tasks
                .iter()
                .map(|task| MoveLine::moved(texts, (task, i18n::berlin_date(notice.at))))
                .collect(),
            days_open: (
                texts.span_days(moves.days_open.0),
                texts.span_days(moves.days_open.1),
            ),
            unfit: unfit(texts, &moves.unfit),
        }
    }
}

/// Something whose day lies on the other side of the gate: its words, and the part of the case's address
/// where it is changed.
pub(super) struct UnfitLine {
    pub(super) words: String,
    pub(super) way: &'static str,
}

fn unfit(texts: &Texts, all: &[Unfit]) -> Vec<UnfitLine> {
    let line = |one: &Unfit| {
        let (key, way, what) = match one.what {
            UnfitKind::Appointment => (
                "release-unfit-appointment",
                "/appointments",
                texts.coded("contact_kind", &one.code).into_owned(),
            ),
            UnfitKind::Arrangement => (
                "release-unfit-arrangement",
                "/arrangements",
                texts.coded("security", &one.code).into_owned(),
            ),
            UnfitKind::Leave => (
                "release-unfit-leave",
                "/leaves",
                texts.coded("leave_purpose", &one.code).into_owned(),
            ),
            UnfitKind::Step => ("release-unfit-step", "/plan", String::new()),
        };
        let args = [("what", what.into()), ("day", texts.day(one.on).into())];
        UnfitLine {
            words: texts.with(key, &args),
            way,
        }
    };
    all.iter().map(line).collect()
}

/// A criterion to be looked at again.
pub(super) struct CriterionLine {
    /// The rule.
    pub(super) label: String,
    /// The answer now.
    pub(super) before: String,
    /// The answer with the other day.
    pub(super) after: String,
}

/// All that another day would move.
pub(super) struct PreviewLines {
    /// The day that is asked about.
    pub(super) day: String,
    /// How many tasks move, and how many stay.
    pub(super) summary: String,
    /// Whether the day lies in the past.
    pub(super) past: bool,
    /// What the day brings with it.
    pub(super) outlook: OutlookLines,
    /// The tasks that want most to be seen.
    pub(super) moves: Vec<MoveLine>,
    /// All others.
    pub(super) more: Vec<MoveLine>,
    /// How many those are, in words.
    pub(super) more_words: String,
    /// Securities.
    pub(super) seam: Vec<SeamLine>,
    /// The picture of the seam afterwards.
    pub(super) picture: String,
    /// Uncovered days before and after.
    pub(super) days_open: (String, String),
    /// The phase before and after, if it changes.
    pub(super) phase: Option<(String, String)>,
    /// The days of the programme before and after, if they change.
    pub(super) window: Option<(String, String)>,
    /// Criteria to be looked at again.
    pub(super) criteria: Vec<CriterionLine>,
    /// What would no longer fit.
    pub(super) unfit: Vec<UnfitLine>,
}

impl PreviewLines {
    pub(super) fn new(texts: &'static Texts, today: Date, preview: &Preview) -> Self {
        let moved = preview.moves.tasks.iter();
        let kept = preview.kept.iter();
        let mut moves: Vec<MoveLine> = moved
            .map(|task| MoveLine::moved(texts, (task, today)))
            .chain(kept.map(|task| MoveLine::kept(texts, task)))
            .collect();
        moves.sort_by_key(|line| line.rank);
        let more = moves.split_off(SHOWN.min(moves.len()));
        let lang = texts.lang().code();
        let none = || texts.get("common-none").into_owned();
        let phase = |phase: &Option<programme::Text>| {
            phase
                .as_ref()
                .map_or_else(none, |phase| phase.in_language(lang).to_owned())
        };
        let window = |span: Option<programme::phases::Span>| {
            span.map_or_else(none, |(from, to)| texts.period(from, to))
        };
        let options = PictureOptions {
            prefix: "preview",
            ..PictureOptions::default()
        };
        let changes = preview.phase.0 != preview.phase.1;
        let counts = [
            ("moved", preview.moves.tasks.len().into()),
            ("kept", preview.kept.len().into()),
        ];
        Self {
            day: texts.day(preview.release_on),
            summary: texts.with("release-preview-summary", &counts),
            past: preview.release_on < today,
            outlook: OutlookLines::new(texts, today, &preview.outlook),
            more_words: texts.with("release-moves-more", &[("n", more.len().into())]),
            moves,
            more,
            seam: preview
                .securities
                .iter()
                .map(|shift| SeamLine::new(texts, shift))
                .collect(),
            days_open: (
                texts.span_days(preview.moves.days_open.0),
                texts.span_days(preview.moves.days_open.1),
            ),
            picture: preview.seam.as_ref().map_or_else(String::new, |seam| {
                seam::picture(seam, today, texts, options)
            }),
            phase: changes.then(|| (phase(&preview.phase.0), phase(&preview.phase.1))),
            window: (preview.window.0 != preview.window.1)
                .then(|| (window(preview.window.0), window(preview.window.1))),
            criteria: preview
                .criteria
                .iter()
                .map(|shift| criterion(texts, shift))
                .collect(),
            unfit: unfit(texts, &preview.moves.unfit),
        }
    }
}

fn criterion(texts: &Texts, shift: &CriterionShift) -> CriterionLine {
    let state = |state: programme::criteria::CriterionState| {
        texts.coded("criterion", state.code()).into_owned()
    };
    CriterionLine {
        label: shift.label.in_language(texts.lang().code()).to_owned(),
        before: state(shift.before),
        after: state(shift.after),
    }
}
