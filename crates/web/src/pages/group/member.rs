//! Groups of one client, in the case: what runs, what waits, who came, how it ended. It names nobody else.

use app::{
    AppError, Problems,
    group::{Change, Group, Groups, Opening, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    group::{Attendance, MemberStatus, Tally},
    ids::{CaseId, GroupMemberId},
    participation::{read_attended, write_attended},
};
use i18n::Texts;

use super::{kind_words, period, seats_words};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, CaseTab, case_frame, form_frame, frame::person_name},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The longest result or reason, in characters.
const MAX_TEXT: usize = 2_000;

/// The longest name of a body, in characters.
const MAX_LINE: usize = 200;

pub(super) fn routes() -> Routes {
    let member = "/cases/{case}/groups/{member}";
    Routes::new()
        .get("/cases/{case}/groups", Guard::Case, list)
        .get(member, Guard::Case, edit)
        .form(member, member, Guard::Case, change)
}

#[derive(Template)]
#[template(path = "group/case.html")]
pub(super) struct CasePage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) groups: Vec<Line>,
    pub(super) openings: Vec<OpeningLine>,
    pub(super) may_edit: bool,
}

/// One group of the client.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) times: String,
    pub(super) when: String,
    pub(super) status: String,
    pub(super) status_class: &'static str,
    pub(super) icon: &'static str,
    /// Place on the list, or how often they came.
    pub(super) count: String,
    /// What came of it, or why it ended.
    pub(super) text: String,
    pub(super) statement: String,
    /// Where a seat is given, if that is possible now.
    pub(super) up: Option<String>,
}

/// An offer that the client could join.
pub(super) struct OpeningLine {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) when: String,
    pub(super) times: String,
    pub(super) seats: String,
    /// Which need has to be assessed first.
    pub(super) lacks: Option<String>,
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let groups = app::group::of_case(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &groups.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &groups.head, CaseTab::Groups);
    if groups.may_edit && !groups.openings.is_empty() {
        let href = format!("{}/groups/new", frame.href);
        frame = frame.primary(href, sh.t("group-enrol").into_owned());
    }
    let line = |one: &Group| line(&sh, &frame, one, groups.may_edit);
    Ok(html(&CasePage {
        groups: groups.groups.iter().map(line).collect(),
        openings: groups
            .openings
            .iter()
            .map(|one| opening_line(&sh, &frame, one))
            .collect(),
        may_edit: groups.may_edit,
        sh,
        frame,
    }))
}

fn line(sh: &Shell, frame: &CaseFrame, one: &Group, may_edit: bool) -> Line {
    let texts = sh.texts;
    let member = &one.member;
    let href = format!("{}/groups/{}", frame.href, member.id);
    let (status_class, icon) = match member.status {
        MemberStatus::Waiting | MemberStatus::Mistaken => ("st-mute", "none"),
        MemberStatus::Member => ("st-risk", "risk"),
        MemberStatus::Completed => ("st-ok", "ok"),
        MemberStatus::BrokenOff => ("st-open", "open"),
        MemberStatus::PassedOn => ("st-mute", "ok"),
    };
    Line {
        title: one.offer.title.clone(),
        kind: kind_words(texts, &one.offer),
        times: one.offer.times.clone(),
        when: when(texts, one),
        status: texts.code("member_status", member.status).into_owned(),
        status_class,
        icon,
        count: match one.place {
            Some(place) => texts.with("group-place", &[("n", place.into())]),
            None => tally_words(texts, one.tally),
        },
        text: said(texts, one),
        statement: statement::shown(texts, member.epistemic),
        up: (one.may_move_up && may_edit).then(|| format!("{href}/seat")),
        href,
    }
}

fn when(texts: &Texts, one: &Group) -> String {
    match (one.member.since, one.member.until) {
        (Some(from), Some(to)) => {
            texts.with("date-from-to", &[("from", from.into()), ("to", to.into())])
        }
        (Some(from), None) => texts.with("date-from-on", &[("from", from.into())]),
        (None, _) => {
            let day = i18n::berlin_date(one.member.asked_at);
            texts.with("group-asked", &[("day", day.into())])
        }
    }
}

/// Result, reason, or where to; one after the other.
fn said(texts: &Texts, one: &Group) -> String {
    let member = &one.member;
    let hours = member.minutes.map(|minutes| {
        let hours = write_attended(minutes);
        texts.with("module-attended-hours", &[("hours", (&hours).into())])
    });
    let to = (member.status == MemberStatus::PassedOn).then(|| {
        texts.with(
            "group-passed-on",
            &[("provider", (&member.provider).into())],
        )
    });
    let parts = [
        to.unwrap_or_default(),
        member.result.clone(),
        member.reason.clone(),
        hours.unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|one| !one.is_empty()).collect();
    parts.join(" · ")
}

/// `6 Termine da, 9:30 Stunden; 2 gefehlt (1 entschuldigt, 1 ohne Absage), 1 nachgeholt`.
fn tally_words(texts: &Texts, tally: Tally) -> String {
    if tally == Tally::default() {
        return texts.get("group-no-dates-yet").into_owned();
    }
    let count = |key: &str, n: usize| texts.with(key, &[("n", n.into())]);
    let hours = write_attended(tally.minutes);
    let mut words = texts.with(
        "group-attended",
        &[("n", tally.attended.into()), ("hours", (&hours).into())],
    );
    let kinds = [
        ("group-missed-excused", tally.excused),
        ("group-missed-unexcused", tally.unexcused),
        ("group-missed-organisational", tally.organisational),
        ("group-caught-up", tally.caught_up),
    ];
    for (key, n) in kinds.into_iter().filter(|(_, n)| *n > 0) {
        words = format!("{words}, {}", count(key, n));
    }
    words
}

fn opening_line(sh: &Shell, frame: &CaseFrame, one: &Opening) -> OpeningLine {
    let texts = sh.texts;
    OpeningLine {
        href: format!("{}/groups/new?offer={}", frame.href, one.offer.id),
        title: one.offer.title.clone(),
        kind: kind_words(texts, &one.offer),
        when: period(texts, &one.offer),
        times: one.offer.times.clone(),
        seats: seats_words(texts, one.places),
        lacks: lacks(sh, one),
    }
}

pub(super) fn lacks(sh: &Shell, one: &Opening) -> Option<String> {
    let title = one.lacks.as_ref()?;
    let args = [("domain", sh.say(title).into())];
    Some(sh.texts.with("group-lacks-need", &args))
}

pub(super) async fn for_form(ctx: &RequestCtx, case: CaseId) -> Result<Groups, WebError> {
    app::group::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

#[derive(Template)]
#[template(path = "group/member.html")]
pub(super) struct MemberPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) line: Line,
    /// The need that it rests on, in words.
    pub(super) need: Option<String>,
    pub(super) visits: Vec<VisitLine>,
    pub(super) former: Vec<Former>,
    pub(super) may_edit: bool,
    pub(super) had_seat: bool,
    pub(super) statuses: Vec<Choice>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

/// One date of the client.
pub(super) struct VisitLine {
    pub(super) when: String,
    pub(super) attendance: String,
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) minutes: String,
    pub(super) instead_of: Option<String>,
    pub(super) former: Vec<Former>,
}

async fn edit(
    ctx: RequestCtx,
    Path((case, member)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, member): (CaseId, GroupMemberId) = (id(&ctx, &case)?, id(&ctx, &member)?);
    let groups = app::group::of_case(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let group = groups
        .group(member)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let action = format!("/cases/{case}/groups/{member}");
    let f = ctx.form(&action, as_form(ctx.texts(), group)).await?;
    let page = member_page(&ctx, &groups, group, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn as_form(texts: &Texts, one: &Group) -> FormData {
    let member = &one.member;
    let day = |day: Option<_>| day.map(|day| texts.date(day)).unwrap_or_default();
    let minutes = member
        .minutes
        .or((one.tally.minutes > 0).then_some(one.tally.minutes));
    FormData::from_pairs([
        ("status", member.status.code().to_owned()),
        ("since", day(member.since)),
        ("until", day(member.until)),
        ("hours", minutes.map(write_attended).unwrap_or_default()),
        ("provider", member.provider.clone()),
        ("result", member.result.clone()),
        ("reason", member.reason.clone()),
        statement::start(member.epistemic, EpistemicKind::Assessment),
        ("version", member.version.to_string()),
    ])
}

async fn member_page(
    ctx: &RequestCtx,
    groups: &Groups,
    group: &Group,
    f: FormView,
    theirs: Theirs,
) -> Result<MemberPage, WebError> {
    let sh = ctx.shell(Nav::Cases, group.offer.title.as_str()).await?;
    let texts = sh.texts;
    let frame = form_frame(ctx, &groups.head, group.offer.title.as_str());
    let had_seat = group.member.since.is_some();
    let statuses: Vec<MemberStatus> = MemberStatus::ALL
        .iter()
        .copied()
        .filter(|one| group.member.status.may_become(*one, had_seat))
        .collect();
    let visit = |one: &Visit| visit_line(texts, group, one, groups);
    let mut visits: Vec<(jiff::Timestamp, VisitLine)> = group
        .visits
        .iter()
        .map(|one| (one.session.at, visit(one)))
        .collect();
    visits.extend(group.called_off.iter().map(|one| {
        let line = VisitLine {
            when: texts.instant(one.at),
            attendance: texts.get("group-called-off").into_owned(),
            class: "st-mute",
            icon: "none",
            minutes: String::new(),
            instead_of: None,
            former: Vec::new(),
        };
        (one.at, line)
    }));
    visits.sort_by_key(|(at, _)| *at);
    Ok(MemberPage {
        line: line(&sh, &frame, group, groups.may_edit),
        need: group.need.as_ref().map(|one| {
            texts.with(
                "group-rests-on",
                &[("day", one.on.into()), ("need", (&one.text).into())],
            )
        }),
        visits: visits.into_iter().map(|(_, line)| line).collect(),
        former: former(texts, groups.trail.of(group.member.id.uuid())),
        may_edit: groups.may_edit,
        had_seat,
        statuses: Choice::of(texts, "member_status", &statuses),
        theirs,
        f,
        sh,
        frame,
    })
}

fn visit_line(texts: &Texts, group: &Group, one: &Visit, groups: &Groups) -> VisitLine {
    let row = &one.attendance;
    let (class, icon) = match row.attendance {
        Attendance::Attended => ("st-ok", "ok"),
        Attendance::Excused | Attendance::Organisational => ("st-mute", "none"),
        Attendance::Unexcused => ("st-open", "open"),
    };
    let made_up = one.session.instead_of.and_then(|wanted| {
        let mut all = group.visits.iter().map(|one| &one.session);
        all.find(|one| one.id == wanted)
    });
    VisitLine {
        when: texts.instant(one.session.at),
        attendance: texts.code("attendance", row.attendance).into_owned(),
        class,
        icon,
        minutes: if row.minutes > 0 {
            texts.with("group-minutes-n", &[("n", row.minutes.into())])
        } else {
            String::new()
        },
        instead_of: made_up.map(|one| {
            let day = i18n::berlin_date(one.at);
            texts.with("group-instead-of", &[("day", day.into())])
        }),
        former: former(texts, groups.attendance_trail.of(row.id.uuid())),
    }
}

/// What was typed, as far as it can be read.
fn typed(data: &FormData) -> Result<Change, AppError> {
    let mut problems = Problems::new();
    let status = data.code("status", &mut problems);
    let since = data.optional_date("since", &mut problems);
    let until = data.optional_date("until", &mut problems);
    let hours = data.get("hours");
    let minutes = read_attended(hours);
    if minutes.is_none() && !hours.is_empty() {
        problems.add_key("hours", "module-problem-attended");
    }
    let provider = data.optional("provider", MAX_LINE, &mut problems);
    let result = data.optional("result", MAX_TEXT, &mut problems);
    let reason = data.optional("reason", MAX_TEXT, &mut problems);
    let why = data.optional("why", MAX_TEXT, &mut problems);
    let epistemic = statement::typed(data, EpistemicKind::Assessment, &mut problems);
    match status {
        Some(status) if problems.0.is_empty() => Ok(Change {
            status,
            since,
            until,
            minutes,
            provider,
            result,
            reason,
            epistemic,
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn change(
    ctx: RequestCtx,
    Path((case, member)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, member): (CaseId, GroupMemberId) = (id(&ctx, &case)?, id(&ctx, &member)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(change) => {
            app::group::change(ctx.app(), &ctx.op, case, (member, version), &change).await
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&format!("/cases/{case}/groups"), "group-flash-member")),
        Err(error) => {
            let subject = format!("group_member {member}");
            let changing = Changing::row(case, &subject, &["group.member", "group.move_up"]);
            let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
            let groups = for_form(&ctx, case).await?;
            let group = groups
                .group(member)
                .ok_or_else(|| ctx.error(AppError::NotFound))?;
            let page = member_page(&ctx, &groups, group, f, theirs).await?;
            Ok(with_status(status, &page))
        }
    }
}
