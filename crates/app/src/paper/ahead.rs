//! What lies ahead of the client on paper: the next steps, the card of appointments and the letter for one.
//! A leave and a date of a group stand among the appointments, in neutral words and without names.

use documents::paper::{
    Appointment, AppointmentCard, AppointmentLetter, Content, NextStep, NextSteps, Said,
};
use domain::{
    Code,
    contact::ContactKind,
    paper::PaperLanguage,
    task::{TaskRole, TaskStatus},
};
use jiff::civil::Date;
use store::{appointment::AppointmentRow, leave::LeaveRow, site::SiteRow, task::TaskRow};

use super::{
    Which,
    coming::{Coming, Fixed},
    content::Desk,
    told::Told,
};
use crate::{AppError, group::OwnDate, record::german_time, task::title_of};

impl Desk<'_> {
    /// What the client does next: what was agreed in the plan, then tasks, the most urgent of each first.
    /// The paper takes as many as fit on its page.
    pub(super) fn next_steps(&self, coming: &Coming, told: &Told) -> Content {
        let mine = |task: &&TaskRow| {
            let role = matches!(task.role, TaskRole::Client | TaskRole::Together);
            role && task.status == TaskStatus::Open
        };
        let mut tasks: Vec<&TaskRow> = self.record.tasks.iter().filter(mine).collect();
        tasks.sort_by_key(|task| (task.due_on.unwrap_or(Date::MAX), task.id));
        let step = |task: &TaskRow| NextStep {
            what: self.title(task),
            who: self.word("task_role", task.role.code(), &[]),
            until: task.due_on,
            ..NextStep::default()
        };
        // What both sides agreed on goes before what the programme lists, however late that is.
        let mut steps = self.steps_of(told);
        steps.sort_by_key(|step| step.until.unwrap_or(Date::MAX));
        steps.extend(tasks.into_iter().map(step));
        Content::NextSteps(NextSteps {
            steps,
            appointments: self.dates(coming),
            more_appointments: coming.more(),
        })
    }

    /// The title of a task; in easy German as its programme says it there.
    fn title(&self, task: &TaskRow) -> String {
        let easy = || {
            let template = self.programme().template_of(task.template.as_deref()?)?;
            template.easy.clone()
        };
        let title = || self.say(&title_of(task)).to_owned();
        match self.paper_language() {
            PaperLanguage::Easy => easy().unwrap_or_else(title),
            PaperLanguage::German | PaperLanguage::English => title(),
        }
    }

    fn dates(&self, coming: &Coming) -> Vec<Appointment> {
        let date = |one: &Fixed| match one {
            Fixed::Appointment(row) => self.appointment(row),
            Fixed::Leave(row) => self.leave_ahead(row),
            Fixed::Group(date) => group(date),
        };
        coming.nearest().map(date).collect()
    }

    /// A leave: its kind and what for, and when to be back. Whom it leads to and what else was written
    /// stands on its application.
    fn leave_ahead(&self, row: &LeaveRow) -> Appointment {
        let kind = self.word("leave_kind", row.kind.code(), &[]);
        let purpose = self.word("leave_purpose", row.purpose.code(), &[]);
        Appointment {
            at: german_time(row.starts_at),
            what: format!("{kind}, {purpose}"),
            back: Some(german_time(row.ends_at)),
            ..Appointment::default()
        }
    }

    /// What was noted for the office stays there; the client reads how and where.
    fn appointment(&self, row: &AppointmentRow) -> Appointment {
        let one = &row.agreed;
        let office = one.place.trim().is_empty() && one.kind == ContactKind::Office;
        let worker = row.worker_name.as_ref();
        let others = one.others();
        let with = [worker.or(self.people[0].as_ref()), Some(&others)];
        let with = with.into_iter().flatten().map(|name| name.trim());
        let with: Vec<&str> = with.filter(|name| !name.is_empty()).collect();
        Appointment {
            at: german_time(one.at),
            minutes: one
                .ends_at
                .and_then(|end| u32::try_from(one.at.until(end).ok()?.get_seconds() / 60).ok()),
            what: self.word("contact_kind", one.kind.code(), &[]),
            with: with.join("; "),
            place: if office {
                self.head().office
            } else {
                one.place.clone()
            },
            way: self.way(row),
            bring: one.bring.trim().to_owned(),
            stays: !one.kind.is_on_the_way(),
            inside: one.kind == ContactKind::PrisonVisit,
            back: None,
        }
    }

    /// The site, for an appointment there: the way to it helps only those who are to come.
    fn site_of(&self, row: &AppointmentRow) -> Option<&SiteRow> {
        let place = row.agreed.place.trim();
        self.site().filter(|site| {
            row.agreed.kind == ContactKind::Office
                && (place.is_empty() || place.contains(&site.name))
        })
    }

    /// How to get there: as it was written for this appointment, or the way to the site. Nobody needs one
    /// who stays where they are.
    fn way(&self, row: &AppointmentRow) -> Said {
        let own = row.agreed.way.trim();
        match self.site_of(row) {
            _ if !row.agreed.kind.is_on_the_way() => Said::default(),
            Some(site) if own.is_empty() => {
                self.of_site(site, &site.directions, |one| &one.directions)
            }
            _ => Said {
                words: own.to_owned(),
                in_german: false,
            },
        }
    }

    /// Words of the site: those of the programme file are there in the language of the paper, as long as
    /// the office has not written its own, which are in German.
    fn of_site(
        &self,
        site: &SiteRow,
        written: &str,
        of: impl Fn(&programme::model::Site) -> &Option<programme::Text>,
    ) -> Said {
        let sites = self.programme().sites.iter();
        let texts = sites
            .filter(|one| one.id == site.code)
            .filter_map(|one| of(one).as_ref());
        self.in_its_language(written.trim(), texts)
    }

    pub(super) fn card(&self, coming: &Coming) -> Content {
        Content::AppointmentCard(AppointmentCard {
            appointments: self.dates(coming),
            more: coming.more(),
        })
    }

    pub(super) fn letter(&self, coming: &Coming, which: &Which) -> Result<Content, AppError> {
        let row = coming
            .appointments()
            .find(|one| one.id.to_string() == which.about)
            .ok_or(AppError::NotFound)?;
        let appointment = self.appointment(row);
        let site = self.site_of(row);
        // What one usually takes along, only those take who go somewhere.
        let usual = (!appointment.stays).then(|| documents::bring(self.paper_language()));
        let own = Some(appointment.bring.clone()).filter(|own| !own.is_empty());
        Ok(Content::AppointmentLetter(AppointmentLetter {
            directions: appointment.way.clone(),
            rooms: site
                .map(|site| self.of_site(site, &site.rooms, |one| &one.rooms))
                .unwrap_or_default(),
            at_the_door: site
                .map(|site| self.of_site(site, &site.access_note, |one| &one.access_note))
                .unwrap_or_default(),
            bring: own.into_iter().chain(usual.into_iter().flatten()).collect(),
            appointment,
        }))
    }
}

/// A date of a group: which one and where.
fn group(date: &OwnDate) -> Appointment {
    Appointment {
        at: german_time(date.at),
        minutes: u32::try_from(date.minutes).ok(),
        what: date.offer.title.clone(),
        place: date.offer.place.trim().to_owned(),
        ..Appointment::default()
    }
}
