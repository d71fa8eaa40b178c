//! The overview of a case, ready for its template.

use app::alert::Alert;
use app::assignment::Handover;
use app::case::{OpenTask, Overview, ReferralRow, SeamView};
use app::freshness::{Matter, Question};
use askama::Template;
use domain::{Code, seam::SeamStatus};
use i18n::{Arg, Texts};
use jiff::civil::Date;

use super::{
    facts::{Glance, glances, task_title, urgency},
    frame::{CaseFrame, CaseTab, case_frame},
};
use crate::{
    correction::{Former, former},
    page::Shell,
    pages::{
        appointment::{ReachView, reach_view},
        closing::{EndView, end_view},
        concern::{ConcernLine, concern_line},
        note::{NoteItem, note_item},
        referral::source_of,
    },
    request::RequestCtx,
    seam::{self, PictureOptions},
};

#[derive(Template)]
#[template(path = "case/overview.html")]
pub(super) struct CaseOverview {
    sh: Shell,
    frame: CaseFrame,
    facts: Vec<Glance>,
    ended: Option<Ended>,
    end: EndView,
    notice: Option<Notice>,
    alerts: Vec<AlertLine>,
    /// That somebody has declined to take the case over, and why.
    declined: Option<String>,
    fresh: Vec<FreshLine>,
    reach: Option<ReachView>,
    concerns: Vec<ConcernLine>,
    seam: Option<String>,
    seam_signs: Vec<(&'static str, String)>,
    /// That a former case still holds something that is not entered here.
    former: Option<String>,
    /// Whether this person may see how far the life domains are prepared.
    may_readiness: bool,
    window: Option<String>,
    may_add: bool,
    release_href: Option<String>,
    tasks: Vec<TaskLine>,
    task_counts: String,
    may_tasks: bool,
    may_add_task: bool,
    notes: Option<Vec<NoteItem>>,
    overlaps: Vec<String>,
    clearing_href: Option<String>,
    closings: Vec<ClosingView>,
    referrals: Vec<ReferralLine>,
    episodes: Vec<EpisodeLine>,
}

/// That the case has ended, and how it may go on.
struct Ended {
    title: String,
    reason: Option<String>,
    /// What was written, and what kind of statement that is.
    note: Option<(String, String)>,
    former: Vec<Former>,
    /// Where that is corrected.
    correct: Option<String>,
    reentry: Option<String>,
}

/// What nobody may overlook, and, for those who may, where it is dealt with and how.
struct AlertLine {
    text: String,
    way: Option<(String, String)>,
    /// Where the handover is offered, if the place of release asks for one.
    hand_over: Option<String>,
}

/// "Is that still right?"
struct FreshLine {
    /// What is sent with a yes.
    matter: &'static str,
    title: String,
    /// What is known, and since when.
    text: String,
    /// Where it is changed: the part of the case's address after its id.
    change: &'static str,
}

/// What the last change has moved.
struct Notice {
    text: String,
    moved: Option<String>,
    late: Option<String>,
    /// How much no longer fits.
    unfit: Option<String>,
}

/// One open task.
struct TaskLine {
    class: &'static str,
    title: String,
    href: String,
    tick: Option<String>,
    /// The version that the tick is about.
    version: i64,
    due: String,
    small: String,
    chips: Vec<String>,
}

/// A referral.
struct ReferralLine {
    day: String,
    about: String,
    note: String,
    former: Vec<Former>,
    /// Where it is corrected, if this person may.
    href: Option<String>,
}

/// Another case of the same person.
struct EpisodeLine {
    href: String,
    number: String,
    words: String,
    previous: bool,
}

/// What would close the hole of one security.
pub struct ClosingView {
    /// Class of the sign.
    pub class: &'static str,
    /// Name of the security.
    pub security: String,
    /// The days of the hole.
    pub period: String,
    /// The ways of the programme: name, and whether it is arranged already.
    pub ways: Vec<(String, bool)>,
    /// The next way that is not arranged: name and what to do.
    pub next: Option<(String, Option<String>)>,
    /// Who has to act by now, and how.
    pub escalation: Option<String>,
    /// The form for it, if this person may.
    pub href: Option<String>,
}

/// Head, tabs and ways on of the page.
pub(super) fn frame(ctx: &RequestCtx, view: &Overview) -> CaseFrame {
    let texts = ctx.texts();
    let mut frame = case_frame(ctx, &view.head, CaseTab::Overview);
    let href = frame.href.clone();
    if view.may.add_note {
        frame = frame
            .primary(format!("{href}/notes/new"), texts.get("case-add-note"))
            .secondary(format!("{href}/concerns/new"), texts.get("concern-new"));
    } else if view.may.add_arrangement {
        frame = frame.primary(format!("{href}/arrangements/new"), texts.get("seam-add"));
    }
    if view.may.what_if && view.seam.is_some() && !view.head.case.released {
        frame = frame.secondary(format!("{href}/what-if"), texts.get("case-what-if"));
    }
    frame
}

impl CaseOverview {
    pub(super) fn new(sh: Shell, frame: CaseFrame, view: &Overview) -> Self {
        let (texts, today) = (sh.texts, sh.today);
        let href = frame.href.clone();
        let options = PictureOptions {
            prefix: "seam",
            case_href: Some(&href),
            may_add: view.may.add_arrangement,
            may_edit: view.may.edit_arrangement,
            table_open: false,
        };
        Self {
            facts: glances(view, texts, today),
            ended: ended(view, texts, &href),
            end: end_view(texts, &view.end, &href),
            declined: view
                .declined
                .as_ref()
                .map(|one| declined(texts, one, today)),
            notice: view.notice.as_ref().map(|notice| moved(notice, texts)),
            alerts: view
                .alerts
                .iter()
                .map(|alert| alert_line(alert, texts, &href))
                .collect(),
            fresh: view
                .fresh
                .iter()
                .map(|one| fresh_line(one, texts))
                .collect(),
            reach: view.reach.as_ref().map(|reach| {
                let place = (href.as_str(), href.clone());
                reach_view(texts, reach, place, view.may.edit_appointments, today)
            }),
            concerns: view
                .concerns
                .iter()
                .map(|one| concern_line(texts, &href, one, today))
                .collect(),
            seam: view
                .seam
                .as_ref()
                .map(|seam| seam::picture(seam, today, texts, options)),
            former: (view.former > 0)
                .then(|| texts.with("case-former", &[("n", view.former.into())])),
            seam_signs: view
                .seam
                .as_ref()
                .map_or_else(Vec::new, |seam| seam::summary(seam, texts)),
            window: view.head.window.map(|(from, to)| {
                let period = texts.period(from, to);
                texts.with("case-window", &[("period", period.into())])
            }),
            may_readiness: view.may.plan,
            may_add: view.may.add_arrangement,
            release_href: view.may.what_if.then(|| format!("{href}/release")),
            tasks: view
                .tasks
                .iter()
                .map(|task| task_line(task, texts, today, &href))
                .collect(),
            task_counts: task_counts(view, texts),
            may_tasks: view.may.tasks,
            may_add_task: view.may.add_task,
            closings: view.seam.as_ref().map_or_else(Vec::new, |seam| {
                closings(
                    seam,
                    texts,
                    Some(&href).filter(|_| view.may.add_arrangement),
                )
            }),
            notes: notes(view, texts),
            overlaps: overlaps(view, texts),
            clearing_href: view.may.clearing.then(|| format!("{href}/clearing")),
            referrals: referrals(view, texts),
            episodes: episodes(view, texts),
            sh,
            frame,
        }
    }
}

fn fresh_line(one: &Question, texts: &Texts) -> FreshLine {
    let title = one.title.in_language(texts.lang().code());
    let last = texts.with("case-fresh-last", &[("date", one.last.into())]);
    let known = one.known.join(", ");
    FreshLine {
        matter: one.matter.code(),
        change: match one.matter {
            Matter::Housing | Matter::Income => "/arrangements",
            Matter::Phone => "/phone",
        },
        title: title.to_owned(),
        text: if known.is_empty() {
            last
        } else {
            format!("{known}. {last}")
        },
    }
}

fn ended(view: &Overview, texts: &Texts, href: &str) -> Option<Ended> {
    let case = &view.head.case;
    if !case.status.is_ended() {
        return None;
    }
    let status = texts.code("case_status", case.status).into_owned();
    let title = match case.exit_on {
        Some(day) => texts.with(
            "case-ended-on",
            &[("status", status.into()), ("day", texts.date(day).into())],
        ),
        None => texts.with("case-ended", &[("status", status.into())]),
    };
    Some(Ended {
        title,
        reason: view
            .closure
            .reason
            .as_ref()
            .map(|reason| reason.in_language(texts.lang().code()).to_owned()),
        note: case
            .closure_note
            .clone()
            .filter(|note| view.may.notes && !note.is_empty())
            .map(|note| {
                let kind = case.closure_epistemic;
                let kind = kind.map(|one| texts.code("epistemic_kind", one).into_owned());
                (note, kind.unwrap_or_default())
            }),
        former: former(texts, &view.closure.former),
        correct: view
            .closure
            .may_correct
            .then(|| format!("{href}/close/correct")),
        reentry: view.may.reentry.then(|| format!("{href}/reentry")),
    })
}

fn declined(texts: &Texts, offer: &Handover, today: Date) -> String {
    let on = offer.answered_at.map_or(today, i18n::berlin_date);
    let args = [
        ("name", Arg::from(&offer.to_name)),
        ("when", texts.relative(on, today).into()),
        ("answer", (&offer.answer).into()),
    ];
    texts.with("case-handover-declined", &args)
}

fn alert_line(alert: &Alert, texts: &Texts, href: &str) -> AlertLine {
    let code = Code::code(alert.kind).replace('_', "-");
    let action = texts.get(&format!("alert-do-{code}"));
    AlertLine {
        text: crate::form::say(texts, &alert.message),
        way: alert
            .way
            .map(|way| (format!("{href}{way}"), action.into_owned())),
        hand_over: alert.hand_over.map(|way| format!("{href}{way}")),
    }
}

fn moved(notice: &app::case::ChangeNoticeRow, texts: &Texts) -> Notice {
    let moves = &notice.detail;
    let day = |day: Option<Date>| {
        let unknown = || texts.get("case-notice-unknown").into_owned();
        day.map_or_else(unknown, |day| texts.date(day))
    };
    let count = |key: &str, n: usize| (n > 0).then(|| texts.with(key, &[("n", Arg::from(n))]));
    let late = moves.tasks.iter().filter(|task| task.now_overdue).count();
    let text = match (notice.kind.as_str(), moves.release_before) {
        ("extension", _) => texts.get("case-notice-extension").into_owned(),
        ("actual_release", _) => texts.with(
            "case-notice-actual",
            &[("after", day(moves.release_after).into())],
        ),
        (_, None) => texts.with(
            "case-notice-first",
            &[("after", day(moves.release_after).into())],
        ),
        (_, before) => texts.with(
            "case-notice-release",
            &[
                ("before", day(before).into()),
                ("after", day(moves.release_after).into()),
            ],
        ),
    };
    Notice {
        text,
        moved: count("case-notice-moved", moves.tasks.len()),
        late: count("case-notice-late", late),
        unfit: count("case-notice-unfit", moves.unfit.len()),
    }
}

fn task_counts(view: &Overview, texts: &Texts) -> String {
    let open = texts.with("case-tasks-open", &[("n", Arg::from(view.open_tasks))]);
    if view.late_tasks == 0 {
        return open;
    }
    let late = texts.with("case-tasks-late", &[("n", Arg::from(view.late_tasks))]);
    format!("{open}, {late}")
}

fn task_line(task: &OpenTask, texts: &Texts, today: Date, case: &str) -> TaskLine {
    let row = &task.row;
    let lang = texts.lang().code();
    let blocked = !task.waits_for.is_empty();
    let due = match row.due_on {
        Some(due) if due < today => texts.overdue(due, today),
        Some(due) => format!("{}, {}", texts.overdue(due, today), texts.day_short(due)),
        None => texts.get("case-task-no-date").into_owned(),
    };
    let mut small = Vec::new();
    if blocked {
        let names: Vec<String> = task
            .waits_for
            .iter()
            .map(|text| text.in_language(lang).to_owned())
            .collect();
        let what = texts.list(&names);
        small.push(texts.with("case-task-waits", &[("what", what.into())]));
    }
    let legal = task.legal.in_language(lang);
    if !legal.is_empty() {
        small.push(legal.to_owned());
    }
    small.push(
        row.assignee_name
            .clone()
            .unwrap_or_else(|| texts.code("task_role", row.role).into_owned()),
    );
    let mut chips = Vec::new();
    if row.shortened {
        chips.push(texts.get("case-task-shortened").into_owned());
    }
    if row.pinned {
        chips.push(texts.get("case-task-pinned").into_owned());
    }
    let href = format!("{case}/tasks/{}", row.id);
    TaskLine {
        class: if blocked {
            "blocked"
        } else {
            urgency(row.due_on, today)
        },
        title: task_title(&task.row, texts),
        version: row.version,
        tick: (task.may_complete && !blocked).then(|| format!("{href}/complete")),
        href,
        due,
        small: small.join(" · "),
        chips,
    }
}

/// What would close each hole that lies ahead. `case` is its address, if this person may enter
/// arrangements.
pub fn closings(seam: &SeamView, texts: &Texts, case: Option<&String>) -> Vec<ClosingView> {
    let lang = texts.lang().code();
    seam.rows
        .iter()
        .filter_map(|row| {
            let closing = row.closing.as_ref()?;
            let open = row.seam.as_ref()?.status == SeamStatus::Open;
            Some(ClosingView {
                class: if open { "open" } else { "risk" },
                security: row.title.in_language(lang).to_owned(),
                period: texts.period(closing.hole.from, Some(closing.hole.to)),
                ways: closing
                    .ways
                    .iter()
                    .map(|way| (way.title.in_language(lang).to_owned(), way.arranged))
                    .collect(),
                next: closing.next().map(|way| {
                    let action = way.action.as_ref();
                    (
                        way.title.in_language(lang).to_owned(),
                        action.map(|action| action.in_language(lang).to_owned()),
                    )
                }),
                escalation: closing.escalation.as_ref().map(|step| {
                    texts.with(
                        "case-closing-escalation",
                        &[
                            ("day", texts.date(step.since).into()),
                            ("who", texts.code("task_role", step.to).into()),
                            ("what", step.action.in_language(lang).into()),
                        ],
                    )
                }),
                href: case.map(|case| seam::add_href(case, row)),
            })
        })
        .collect()
}

/// The newest notes; corrected on their own page, where the whole course stands.
fn notes(view: &Overview, texts: &Texts) -> Option<Vec<NoteItem>> {
    let entries = view.notes.as_ref()?;
    let item = |entry| note_item(texts, entry, &view.topics, None);
    Some(entries.iter().map(item).collect())
}

fn overlaps(view: &Overview, texts: &Texts) -> Vec<String> {
    let lang = texts.lang().code();
    view.overlaps
        .iter()
        .map(|one| {
            let programme = Arg::from(&one.programme);
            if one.leads.is_empty() {
                return texts.with("case-overlap-unsettled", &[("programme", programme)]);
            }
            let domains: Vec<String> = one
                .leads
                .iter()
                .map(|text| text.in_language(lang).to_owned())
                .collect();
            let domains = texts.list(&domains);
            texts.with(
                "case-overlap-leads",
                &[("programme", programme), ("domains", domains.into())],
            )
        })
        .collect()
}

fn referrals(view: &Overview, texts: &Texts) -> Vec<ReferralLine> {
    let may = view.may.edit_facts;
    let about = |one: &ReferralRow| {
        let mut parts = vec![source_of(texts, one)];
        if one.own_wish {
            parts.push(texts.get("referral-own-wish").into_owned());
        }
        parts.push(one.received_by_name.clone());
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    };
    view.referrals
        .iter()
        .map(|(one, trail)| ReferralLine {
            day: texts.date(i18n::berlin_date(one.received_at)),
            about: about(one),
            note: one.note.clone(),
            former: former(texts, trail),
            href: may.then(|| format!("/cases/{}/referrals/{}", one.case, one.id)),
        })
        .collect()
}

fn episodes(view: &Overview, texts: &Texts) -> Vec<EpisodeLine> {
    view.episodes
        .iter()
        .map(|one| {
            let period = match one.to {
                Some(to) => texts.period(one.from, to.tomorrow().ok()),
                None => texts.period(one.from, None),
            };
            EpisodeLine {
                href: format!("/cases/{}", one.case),
                number: one.number.clone(),
                words: format!(
                    "{}, {}, {}",
                    one.programme.in_language(texts.lang().code()),
                    texts.code("case_status", one.status),
                    period
                ),
                previous: one.previous,
            }
        })
        .collect()
}
