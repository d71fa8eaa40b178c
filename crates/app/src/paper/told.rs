//! What other nouns tell for a paper: plan, weekly plan, crisis plan, leave, conference. Each is asked through its
//! own use case, which checks who may see it and logs that it was read; here it becomes plain words
//! in the language of the paper.

use access::{Action, decide};
use documents::paper::{
    ConferenceMinutes, Content, CrisisPlan, GroupDate, GuestInvitation, HelpingPerson, Invitation,
    LeaveApplication, NextStep, Participant, Topic, WeekEntry, WeeklyPlan,
};
use domain::{
    Code,
    conference::{ConferenceSide, ConferenceStatus},
    ids::CaseId,
    own_plan::{CrisisPlan as CrisisPlanOfClient, week::WeeklyPlan as WeeklyPlanOfClient},
    paper::{PaperKind, PaperLanguage},
};
use jiff::civil::Weekday;
use programme::Text;
use store::{Tx, case::CaseRow, letter::LetterRow};

use super::{Mark, Offer, Which, content::Desk};
use crate::{
    App, AppError, OpContext, conference,
    group::{OwnDate, own_ahead},
    leave,
    network::Unasked,
    own_plan, plan,
    record::german_time,
};

/// What a noun has told.
#[derive(Debug, Clone)]
pub(super) enum Told {
    /// Nothing: the paper rests on the case alone.
    Nothing,
    /// The plan in the version that counts.
    Plan(Box<plan::PlanPaper>),
    /// The weekly plan that counts today, with the next dates of the client's groups.
    Week(Box<WeeklyPlanOfClient>, Vec<OwnDate>),
    /// The newest crisis plan.
    Crisis(Box<CrisisPlanOfClient>),
    /// A leave.
    Leave(Box<leave::LeavePaper>),
    /// An invitation to a conference that lies ahead, and who is left out of it.
    Invitation(Box<conference::ConferenceRow>, Vec<Unasked>),
    /// The same for somebody else: to whom it goes, and who is left out of it.
    GuestInvitation(Box<conference::ConferenceRow>, String, Vec<Unasked>),
    /// A letter of the office.
    Letter(Box<LetterRow>),
    /// The minutes of a conference that took place.
    Minutes(Box<conference::MinutesPaper>),
}

impl Told {
    /// Those whom the paper leaves out because their consent is missing.
    pub(super) fn left_out(&self) -> &[Unasked] {
        match self {
            Self::Leave(leave) => &leave.left_out,
            Self::Invitation(_, left_out) | Self::GuestInvitation(_, _, left_out) => left_out,
            _ => &[],
        }
    }
}

/// Asks the noun of a paper, before the paper's own reading begins.
pub(super) async fn told(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: &Which,
) -> Result<Told, AppError> {
    Ok(match which.kind {
        PaperKind::Plan => Told::Plan(Box::new(plan::for_paper(app, ctx, case).await?)),
        // The next steps are those of the plan too, if there is one; and what goes on or is open at the
        // end stands in it.
        PaperKind::NextSteps | PaperKind::FinalReport => {
            match plan::for_paper(app, ctx, case).await {
                Ok(plan) => Told::Plan(Box::new(plan)),
                Err(AppError::NotFound) => Told::Nothing,
                Err(error) => return Err(error),
            }
        }
        PaperKind::WeeklyPlan => {
            let found = own_plan::weekly_for_paper(app, ctx, case).await?;
            let found = found.ok_or(AppError::NotFound)?;
            Told::Week(Box::new(found), group_dates(app, ctx, case).await?)
        }
        PaperKind::CrisisPlan => {
            let found = own_plan::crisis_for_paper(app, ctx, case).await?;
            Told::Crisis(Box::new(found.ok_or(AppError::NotFound)?))
        }
        PaperKind::Leave => {
            let id = which.about.parse().map_err(|_| AppError::NotFound)?;
            Told::Leave(Box::new(leave::for_paper(app, ctx, case, id).await?))
        }
        PaperKind::Invitation => {
            let id = which.about.parse().map_err(|_| AppError::NotFound)?;
            let (row, left_out) = conference::invitation_for_paper(app, ctx, case, id).await?;
            Told::Invitation(Box::new(row), left_out)
        }
        PaperKind::GuestInvitation => {
            let (id, guest) = which.about.split_once('.').ok_or(AppError::NotFound)?;
            let id = id.parse().map_err(|_| AppError::NotFound)?;
            let guest = guest.parse().map_err(|_| AppError::NotFound)?;
            let (row, to, left_out) =
                conference::guest_invitation(app, ctx, case, (id, guest)).await?;
            Told::GuestInvitation(Box::new(row), to, left_out)
        }
        PaperKind::Letter => {
            let id = which.about.parse().map_err(|_| AppError::NotFound)?;
            Told::Letter(Box::new(super::letter::told(app, ctx, id).await?))
        }
        PaperKind::Conference => {
            let id = which.about.parse().map_err(|_| AppError::NotFound)?;
            Told::Minutes(Box::new(conference::for_paper(app, ctx, case, id).await?))
        }
        _ => Told::Nothing,
    })
}

/// The papers of these nouns that there are for a case.
pub(super) async fn offers(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Vec<Offer>, AppError> {
    let mut kinds = Vec::new();
    let plan = store::plan::state(tx, case.id).await?;
    if plan.is_some_and(|one| one.issued_on.is_some()) {
        kinds.push(PaperKind::Plan);
    }
    if own_plan::has_weekly(tx, case.id).await? {
        kinds.push(PaperKind::WeeklyPlan);
    }
    if own_plan::has_crisis(tx, case.id).await? {
        kinds.push(PaperKind::CrisisPlan);
    }
    let only = |kind| Offer::new(Which::only(kind), Mark::None);
    let mut offers: Vec<Offer> = kinds.into_iter().map(only).collect();
    let leaves = store::leave::of_case(tx, case.id).await?;
    let ahead = leaves.iter().filter(|one| leave::has_paper(case, one));
    offers.extend(ahead.map(|one| {
        let which = Which::about(PaperKind::Leave, one.id);
        Offer::new(which, Mark::Leave(one.starts_at, one.purpose))
    }));
    for one in store::conference::of_case(tx, case.id).await? {
        let kind = match one.status {
            ConferenceStatus::Invited if one.at >= ctx.now => PaperKind::Invitation,
            ConferenceStatus::Held => PaperKind::Conference,
            ConferenceStatus::Invited | ConferenceStatus::Cancelled => continue,
        };
        offers.push(Offer::new(Which::about(kind, one.id), Mark::At(one.at)));
        if kind == PaperKind::Invitation {
            offers.extend(guests(tx, ctx, case, &one).await?);
        }
    }
    Ok(offers)
}

/// The invitations to a conference for those who are not the client: formal, in German.
async fn guests(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    row: &conference::ConferenceRow,
) -> Result<Vec<Offer>, AppError> {
    let guests = conference::others_of(tx, ctx, case, row).await?;
    let day = crate::record::german_date(row.at);
    let offer = |(at, who): (usize, String)| {
        let said = |language| format!("{who}, {}", documents::day(language, day));
        let mark = Text::new(said(PaperLanguage::German), said(PaperLanguage::English));
        let which = Which::about(PaperKind::GuestInvitation, format!("{}.{at}", row.id));
        Offer {
            only: Some(PaperLanguage::German),
            ..Offer::new(which, Mark::Words(mark))
        }
    };
    Ok(guests.into_iter().map(offer).collect())
}

/// Lines of a text, without the empty ones.
fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Desk<'_> {
    /// What a noun has told as the content of its paper; `None` if it has told nothing.
    pub(super) fn of_noun(&self, told: &Told) -> Option<Content> {
        Some(match told {
            Told::Nothing => return None,
            Told::Plan(plan) => Content::Plan(self.plan(plan)),
            Told::Week(week, groups) => Content::WeeklyPlan(week_of(week, groups)),
            Told::Crisis(crisis) => Content::CrisisPlan(crisis_of(crisis)),
            Told::Leave(leave) => Content::Leave(self.leave(leave)),
            Told::Letter(row) => self.letter_of_office(row),
            Told::Invitation(row, _) => {
                let case = &self.record.case;
                let others = |who: &str| !conference::is_client(who, case);
                Content::Invitation(invitation_of(row, others))
            }
            Told::GuestInvitation(row, to, _) => Content::GuestInvitation(GuestInvitation {
                to: to.clone(),
                about: self.guests_invitation(row, to),
                basis: row
                    .content
                    .legal_basis
                    .trim()
                    .trim_end_matches('.')
                    .to_owned(),
            }),
            Told::Minutes(minutes) => Content::Conference(minutes_of(self, minutes)),
        })
    }

    /// What an invitation says to somebody else: who the client is, by name.
    fn guests_invitation(&self, row: &conference::ConferenceRow, to: &str) -> Invitation {
        let about = invitation_of(row, |who| who != to);
        let called = |who: String| self.called(&who);
        Invitation {
            invited: about.invited.into_iter().map(called).collect(),
            ..about
        }
    }

    /// Whoever was written down as having part, the client by name.
    fn called(&self, who: &str) -> String {
        if conference::is_client(who, &self.record.case) {
            self.client()
        } else {
            who.to_owned()
        }
    }

    fn leave(&self, leave: &leave::LeavePaper) -> LeaveApplication {
        let (from, until) = (german_time(leave.starts_at), german_time(leave.ends_at));
        let purpose = self.word("leave_purpose", leave.purpose.code(), &[]);
        let name = leave.person.clone();
        let about = [Some(purpose), name, Some(leave.about.trim().to_owned())];
        let about: Vec<String> = about.into_iter().flatten().collect();
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        LeaveApplication {
            to: leave.head.institution.clone(),
            born: leave.head.case.birth_date,
            book_number: self.book_number(),
            from,
            until,
            kind: self.word("leave_kind", leave.kind.code(), &[]),
            purpose: about.join(", "),
            accompanied_by: leave.companion.clone(),
            route: lines(&leave.route),
        }
    }
}

/// The next dates of the groups of a client, for whoever may see in which they are.
async fn group_dates(app: &App, ctx: &OpContext, case: CaseId) -> Result<Vec<OwnDate>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewOwnPlans, case)
        .await?;
    let facts = row.access_facts();
    if decide(&ctx.actor, Action::ViewMemberships, Some(&facts)).is_allowed() {
        own_ahead(&mut tx, &row, ctx.now).await
    } else {
        Ok(Vec::new())
    }
}

fn group_date(one: &OwnDate) -> GroupDate {
    let to = one.at + jiff::SignedDuration::from_mins(one.minutes);
    GroupDate {
        at: german_time(one.at),
        to: german_time(to).time(),
        what: one.offer.title.clone(),
        place: one.offer.place.clone(),
    }
}

fn week_of(plan: &WeeklyPlanOfClient, groups: &[OwnDate]) -> WeeklyPlan {
    let day = |day: Weekday| {
        let entries = plan.entries.iter().filter(|one| one.days.covers(day));
        let mut entries: Vec<WeekEntry> = entries
            .map(|one| WeekEntry {
                from: Some(one.from),
                to: Some(one.to),
                what: one.title.clone(),
                place: one.place.clone(),
            })
            .collect();
        entries.sort_by_key(|one| one.from);
        entries
    };
    WeeklyPlan {
        monday: None,
        days: Weekday::Monday.cycle_forward().take(7).map(day).collect(),
        groups: groups.iter().map(group_date).collect(),
        remark: plan.note.clone(),
    }
}

fn crisis_of(plan: &CrisisPlanOfClient) -> CrisisPlan {
    CrisisPlan {
        signs: lines(&plan.warning_signs),
        helps: lines(&plan.helps),
        others_do: lines(&plan.others_do),
        others_do_not: lines(&plan.others_do_not),
        people: plan
            .people
            .iter()
            .map(|one| HelpingPerson {
                name: if one.relation.trim().is_empty() {
                    one.name.clone()
                } else {
                    format!("{} ({})", one.name, one.relation.trim())
                },
                phone: one.phone.clone(),
                when: String::new(),
            })
            .collect(),
        places: lines(&plan.places),
        agreed_with: lines(&plan.agreed_with),
        share: lines(&plan.share),
    }
}

/// An invitation, with those who else are invited.
fn invitation_of(row: &conference::ConferenceRow, others: impl Fn(&str) -> bool) -> Invitation {
    let said = &row.content;
    Invitation {
        at: german_time(row.at),
        place: said.place.trim().to_owned(),
        purpose: said.purpose.trim().to_owned(),
        agenda: lines(&said.agenda),
        invited: said
            .people
            .iter()
            .map(|one| one.who.clone())
            .filter(|who| others(who))
            .collect(),
    }
}

fn minutes_of(desk: &Desk<'_>, paper: &conference::MinutesPaper) -> ConferenceMinutes {
    let said = &paper.conference.content;
    let client = desk.client();
    let said_of = |key: &str, what: &str| {
        let fields = [("client", client.as_str()), ("what", what)];
        (!what.is_empty()).then(|| desk.word("conference", key, &fields))
    };
    let decided = said.decisions.iter().map(|one| Topic {
        topic: one.topic.clone(),
        result: [
            said_of("options", one.options.trim()),
            Some(one.decided.clone()),
            said_of("will", one.will.trim()),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n"),
    });
    let mut topics: Vec<Topic> = decided.collect();
    if !said.minutes.trim().is_empty() {
        topics.push(Topic {
            topic: said.purpose.clone(),
            result: said.minutes.clone(),
        });
    }
    let whose = |task: &conference::AgreedTaskRow| match task.side {
        _ if !task.who.trim().is_empty() => task.who.clone(),
        ConferenceSide::Ours => desk.head().contact.name,
        ConferenceSide::Client => client.clone(),
        ConferenceSide::Theirs => desk.word("conference", "other_body", &[]),
    };
    let came = said.people.iter().filter(|one| one.came == Some(true));
    ConferenceMinutes {
        at: german_time(paper.conference.at),
        place: said.place.clone(),
        present: came
            .map(|one| Participant {
                name: desk.called(&one.who),
                role: String::new(),
            })
            .collect(),
        absent: said
            .people
            .iter()
            .filter(|one| one.came == Some(false))
            .map(|one| desk.called(&one.who))
            .collect(),
        agenda: lines(&said.agenda),
        topics,
        settled: paper
            .tasks
            .iter()
            .map(|one| NextStep {
                what: one.what.clone(),
                who: whose(one),
                until: one.due_on,
                ..NextStep::default()
            })
            .collect(),
        basis: said.legal_basis.trim().to_owned(),
        next: None,
    }
}
