//! What takes place today and on the days around it: appointments, conferences and leaves in one list.

use app::{
    day::{Day, DayContactRow, DayMeetingRow, Meeting},
    group::GroupDate,
};
use domain::{Code, leave::LeaveStatus};
use i18n::Texts;
use jiff::{Timestamp, civil::Date};

use crate::pages::{case::person_name, leave::companion_changed};

/// An appointment, a conference, a leave or a date of a group.
pub(super) struct AgendaLine {
    pub href: String,
    /// Where it is written down what came of it.
    pub note: String,
    /// Key of the words for that.
    pub note_words: &'static str,
    /// Of a person, or of a group.
    pub name: String,
    /// Time, or the day if it is over.
    pub when: String,
    pub about: String,
    /// Whether its day is over and nothing was written about it.
    pub unsettled: bool,
    /// Whether its day is still to come.
    pub ahead: bool,
}

/// A leave that waits for the word of the prison.
pub(super) struct AppliedLine {
    /// Where all leaves of the case stand.
    pub href: String,
    pub name: String,
    pub about: String,
    /// Why it cannot be approved, or what has changed about it.
    pub note: Option<String>,
    /// Where it is decided: address and words.
    pub steps: Vec<(String, String)>,
    /// Where it is said that the change was seen, and who goes along.
    pub seen: Option<(String, String)>,
}

/// The leaves that wait for the word of the prison, or on which somebody else goes along than it knows.
pub(super) fn applied(texts: &Texts, day: &Day) -> Vec<AppliedLine> {
    day.applied
        .iter()
        .map(|one| {
            let row = &one.row.leave;
            let href = format!("/cases/{}/leaves", row.case);
            let purpose = match row.what {
                Meeting::Leave(purpose) => texts.code("leave_purpose", purpose).into_owned(),
                Meeting::Conference => String::new(),
            };
            let step = |to: LeaveStatus, words: &str| {
                let href = format!("{href}/{}/step?to={}", row.id, to.code());
                (href, texts.get(words).into_owned())
            };
            let changed = one.row.companion_was.as_deref();
            let approve = step(LeaveStatus::Approved, "leave-do-approve");
            let refuse = step(LeaveStatus::Refused, "leave-do-refuse");
            AppliedLine {
                name: person_name(&row.family_name, &row.given_names),
                about: format!("{} · {purpose}", texts.day(i18n::berlin_date(row.at))),
                note: match (changed, one.after_release) {
                    _ if one.row.called_off => Some(texts.get("day-leave-called-off").into_owned()),
                    (Some(was), _) => Some(companion_changed(texts, &one.row.companion, was)),
                    (None, Some(day)) => {
                        Some(texts.with("leave-after-release", &[("date", day.into())]))
                    }
                    (None, None) => None,
                },
                steps: if changed.is_some() || one.row.called_off {
                    Vec::new()
                } else if one.after_release.is_some() {
                    vec![refuse]
                } else {
                    vec![approve, refuse]
                },
                seen: changed.filter(|_| !one.row.called_off).map(|_| {
                    let seen = format!("{href}/{}/seen", row.id);
                    (seen, one.row.companion.clone())
                }),
                href,
            }
        })
        .collect()
}

/// All of it, the earliest first; `None` for those whom contacts do not concern.
pub(super) fn lines(texts: &Texts, day: &Day, today: Date) -> Option<Vec<AgendaLine>> {
    let contacts = day.contacts.as_ref()?.iter();
    let contacts = contacts.map(|one| (one.contact.agreed.at, contact_line(texts, one, today)));
    let meetings = day.meetings.iter();
    let meetings = meetings.map(|one| (one.at, meeting_line(texts, one, today)));
    let groups = day.groups.iter();
    let groups = groups.map(|one| (one.date.at, group_line(texts, one, today)));
    let mut all: Vec<_> = contacts.chain(meetings).chain(groups).collect();
    all.sort_by_key(|(at, _)| *at);
    Some(all.into_iter().map(|(_, line)| line).collect())
}

/// One line from its parts, of which the empty ones are left out.
fn line(
    texts: &Texts,
    (at, today): (Timestamp, Date),
    name: String,
    (href, note): (String, String),
    about: impl IntoIterator<Item = String>,
) -> AgendaLine {
    let local = i18n::berlin(at);
    let (day, clock) = (local.date(), texts.clock(local.time()));
    let ahead = day > today;
    let (when, clock) = if day == today {
        (clock, None)
    } else {
        (texts.day_short(day), ahead.then_some(clock))
    };
    let parts = clock.into_iter().chain(about);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    AgendaLine {
        href,
        note,
        note_words: "appointment-do-result",
        name,
        when,
        about: parts.join(" · "),
        unsettled: day < today,
        ahead,
    }
}

fn contact_line(texts: &Texts, row: &DayContactRow, today: Date) -> AgendaLine {
    let agreed = &row.contact.agreed;
    let case = format!("/cases/{}", row.case);
    let note = format!("{case}/appointments/{}/result", row.contact.id);
    let about = [
        texts.code("contact_kind", agreed.kind).into_owned(),
        agreed.place.clone(),
        agreed.others(),
        agreed.note.clone(),
    ];
    let name = person_name(&row.family_name, &row.given_names);
    line(texts, (agreed.at, today), name, (case, note), about)
}

fn meeting_line(texts: &Texts, row: &DayMeetingRow, today: Date) -> AgendaLine {
    let case = format!("/cases/{}", row.case);
    let (list, note, what) = match row.what {
        Meeting::Conference => (
            format!("{case}/conferences"),
            format!("{case}/conferences/{}/minutes", row.id),
            texts.get("day-conference").into_owned(),
        ),
        Meeting::Leave(purpose) => {
            let purpose = texts.code("leave_purpose", purpose).into_owned();
            (
                format!("{case}/leaves"),
                format!("{case}/leaves/{}/step?to=took_place", row.id),
                texts.with("day-leave", &[("purpose", purpose.into())]),
            )
        }
    };
    let name = person_name(&row.family_name, &row.given_names);
    let about = [what, row.about.clone()];
    line(texts, (row.at, today), name, (list, note), about)
}

fn group_line(texts: &Texts, one: &GroupDate, today: Date) -> AgendaLine {
    let date = &one.date;
    let group = format!("/groups/{}", date.offer);
    let sheet = format!("{group}/sessions/{}", date.session);
    let past = i18n::berlin_date(date.at) < today;
    let people = if past {
        texts.with("day-group-open", &[("n", one.open.into())])
    } else {
        texts.with("day-group-people", &[("n", one.people.into())])
    };
    let about = [date.topic.clone(), people];
    let shown = (date.at, today);
    AgendaLine {
        note_words: "day-do-attendance",
        // The words say already whose attendance is open.
        unsettled: false,
        ..line(texts, shown, date.title.clone(), (group, sheet), about)
    }
}
