//! What takes place today and on the days around it: appointments, conferences and leaves in one list.

use app::day::{Day, DayContactRow, DayMeetingRow, Meeting};
use i18n::Texts;
use jiff::civil::Date;

use crate::pages::case::person_name;

/// An appointment, a conference or a leave.
pub(super) struct AgendaLine {
    pub href: String,
    pub note: String,
    pub name: String,
    /// Time, or the day if it is over.
    pub when: String,
    pub about: String,
    /// Whether its day is over and nothing was written about it.
    pub unsettled: bool,
    /// Whether its day is still to come.
    pub ahead: bool,
}

/// All of it, the earliest first; `None` for those whom contacts do not concern.
pub(super) fn lines(texts: &Texts, day: &Day, today: Date) -> Option<Vec<AgendaLine>> {
    let contacts = day.contacts.as_ref()?.iter();
    let contacts = contacts.map(|one| (one.contact.agreed.at, contact_line(texts, one, today)));
    let meetings = day.meetings.iter();
    let meetings = meetings.map(|one| (one.at, meeting_line(texts, one, today)));
    let mut all: Vec<_> = contacts.chain(meetings).collect();
    all.sort_by_key(|(at, _)| *at);
    Some(all.into_iter().map(|(_, line)| line).collect())
}

fn contact_line(texts: &Texts, row: &DayContactRow, today: Date) -> AgendaLine {
    let contact = &row.contact;
    let agreed = &contact.agreed;
    let local = i18n::berlin(agreed.at);
    let day = local.date();
    let kind = texts.code("contact_kind", agreed.kind).into_owned();
    let mut about = Vec::with_capacity(5);
    if day > today {
        about.push(texts.clock(local.time()));
    }
    about.extend([
        kind,
        agreed.place.clone(),
        agreed.others(),
        agreed.note.clone(),
    ]);
    about.retain(|part| !part.is_empty());
    AgendaLine {
        href: format!("/cases/{}", row.case),
        note: format!("/cases/{}/appointments/{}/result", row.case, contact.id),
        name: person_name(&row.family_name, &row.given_names),
        when: if day == today {
            texts.clock(local.time())
        } else {
            texts.day_short(day)
        },
        about: about.join(" · "),
        unsettled: day < today,
        ahead: day > today,
    }
}

fn meeting_line(texts: &Texts, row: &DayMeetingRow, today: Date) -> AgendaLine {
    let local = i18n::berlin(row.at);
    let day = local.date();
    let case = format!("/cases/{}", row.case);
    let (list, note, what) = match row.what {
        Meeting::Conference => (
            "conferences",
            format!("{case}/conferences/{}/minutes", row.id),
            texts.get("day-conference").into_owned(),
        ),
        Meeting::Leave(purpose) => {
            let purpose = texts.code("leave_purpose", purpose).into_owned();
            (
                "leaves",
                format!("{case}/leaves/{}/step?to=took_place", row.id),
                texts.with("day-leave", &[("purpose", purpose.into())]),
            )
        }
    };
    let mut about = Vec::with_capacity(3);
    if day > today {
        about.push(texts.clock(local.time()));
    }
    about.extend([what, row.about.clone()]);
    about.retain(|part| !part.is_empty());
    AgendaLine {
        href: format!("{case}/{list}"),
        note,
        name: person_name(&row.family_name, &row.given_names),
        when: if day == today {
            texts.clock(local.time())
        } else {
            texts.day_short(day)
        },
        about: about.join(" · "),
        unsettled: day < today,
        ahead: day > today,
    }
}
