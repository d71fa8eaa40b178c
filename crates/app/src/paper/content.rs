//! What each paper of a case says, from the rows of its noun. Each part that a noun adds stands in
//! its own function; a paper whose noun has nothing to say is not offered.

use documents::{
    paper::{
        Appointment, AppointmentCard, AppointmentLetter, ComingBack, Contact, Content, FinalReport,
        Head, InformationSheet, NextStep, NextSteps, Paper, PartialAgreement,
        ParticipationAgreement, Topic,
    },
    word,
};
use domain::{
    Code,
    case::CaseStatus,
    ids::AppointmentId,
    network::NoContact,
    overlap::OverlapResolution,
    paper::{PaperKind, PaperLanguage},
    plan::outcome::GoalOutcome,
    seam::Strength,
    task::{TaskRole, TaskStatus},
};
use jiff::civil::Date;
use programme::{Programme, Text, model::ClosureKind};
use store::{
    Tx, appointment::AppointmentRow, arrangement::ArrangementRow, case::CaseRow,
    overlap::OverlapRow, site::SiteRow, task::TaskRow,
};

use super::{Mark, Offer, Which, leads_to, may_see, told::Told};
use crate::{
    App, AppError, OpContext,
    case::{kind_title, short_title},
    network::{meeting, named::named},
    overlap::{is_in_force, name},
    record::Record,
    task::title_of,
};

/// How many steps fit on one page beside the appointments, in easy language too.
const STEPS: usize = 5;

/// How many appointments a card has room for.
const APPOINTMENTS: usize = 4;

/// What can be handed out now, in the order of the kinds, and the appointments that lie ahead.
pub(super) async fn offers(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<(Vec<Offer>, Coming), AppError> {
    let mut offers = Vec::new();
    let ended = case.status.is_ended();
    if !ended {
        offers.push(only(PaperKind::Information));
        offers.push(only(PaperKind::Agreement));
    }
    if case.status.is_running() {
        offers.push(only(PaperKind::NextSteps));
    }
    let coming = coming(tx, ctx, case).await?;
    if !coming.rows.is_empty() && !ended {
        offers.push(only(PaperKind::AppointmentCard));
        offers.extend(coming.rows.iter().map(|one| Offer {
            which: Which::about(PaperKind::AppointmentLetter, one.id),
            mark: Mark::At(one.agreed.at),
            blocked: None,
        }));
    }
    if case.exit_on.is_some() {
        offers.push(only(PaperKind::FinalReport));
    }
    let programme = app.programme_of(case)?;
    if may_come_back(programme, case) {
        offers.push(only(PaperKind::ComingBack));
    }
    for one in agreed(tx, case).await? {
        let other = name(programme, &one).to_owned();
        offers.push(Offer {
            which: Which::about(PaperKind::PartialAgreement, one.id),
            mark: Mark::Words(Text::new(other.clone(), other)),
            blocked: None,
        });
    }
    if !ended {
        offers.extend(super::told::offers(tx, case).await?);
    }
    offers.retain(|one| may_see(ctx, case, one.which.kind));
    Ok((offers, coming))
}

/// Whether the case was broken off and its programme lets people come back after that (P11b).
fn may_come_back(programme: &Programme, case: &CaseRow) -> bool {
    let reason = case.closure_reason.as_deref();
    let closure = reason.and_then(|id| programme.closure_reason(id));
    let broken_off = closure.is_some_and(|one| one.kind == ClosureKind::Dropout);
    let rule = programme.reentry.as_ref();
    case.status == CaseStatus::Closed && broken_off && rule.is_some_and(|one| one.after_dropout)
}

fn only(kind: PaperKind) -> Offer {
    Offer {
        which: Which::only(kind),
        mark: Mark::None,
        blocked: None,
    }
}

/// Says of each paper that would lead to somebody protected why it cannot be made.
pub(super) async fn block(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (offers, coming): (&mut [Offer], &Coming),
) -> Result<(), AppError> {
    let named = named(tx, case.id, ctx.today).await?;
    if named.is_empty() {
        return Ok(());
    }
    for one in offers {
        let about = coming.leads_to(&one.which).map(crate::network::forbidden);
        one.blocked = about.or_else(|| leads_to(&named, &one.which));
    }
    Ok(())
}

/// Appointments with the client that lie ahead. Who has not agreed to it is not named.
pub(super) struct Coming {
    rows: Vec<AppointmentRow>,
    /// Those that an order speaks against.
    forbidden: Vec<(AppointmentId, NoContact)>,
}

impl Coming {
    /// No paper sends the client to somebody whom an order keeps away from them.
    fn may_be_named(&self, which: &Which) -> Result<(), AppError> {
        self.leads_to(which).map_or(Ok(()), |order| {
            Err(AppError::Refused(crate::network::forbidden(order)))
        })
    }

    /// The order that speaks against a paper about appointments.
    fn leads_to(&self, which: &Which) -> Option<&NoContact> {
        let nearest = self.rows.iter().take(APPOINTMENTS);
        let named: Vec<AppointmentId> = match which.kind {
            PaperKind::NextSteps | PaperKind::AppointmentCard => {
                nearest.map(|one| one.id).collect()
            }
            PaperKind::AppointmentLetter => which.about.parse().into_iter().collect(),
            _ => Vec::new(),
        };
        let found = self.forbidden.iter().find(|(id, _)| named.contains(id));
        found.map(|(_, order)| order)
    }
}

async fn coming(tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<Coming, AppError> {
    let mut open = store::appointment::open(tx, case.id).await?;
    open.retain(|one| one.agreed.with_client && one.agreed.at >= ctx.now);
    let people = crate::network::known(tx, case.id, ctx.today).await?;
    let unasked = |id| people.iter().any(|one| one.id == id && one.lacks_consent());
    let mut forbidden = Vec::new();
    for one in &mut open {
        let agreed = &mut one.agreed;
        let day = crate::record::german_date(agreed.at);
        let order = meeting::against_appointment(tx, case.id, day, agreed).await?;
        forbidden.extend(order.map(|order| (one.id, order)));
        agreed.person = agreed
            .person
            .take()
            .filter(|chosen| !unasked(chosen.person));
    }
    Ok(Coming {
        rows: open,
        forbidden,
    })
}

/// Partial agreements that stand.
async fn agreed(tx: &mut Tx, case: &CaseRow) -> Result<Vec<OverlapRow>, AppError> {
    let mut overlaps = store::overlap::of_case(tx, case.id).await?;
    overlaps.retain(|one| {
        one.ended_at.is_none() && one.resolution == OverlapResolution::PartialAgreement
    });
    Ok(overlaps)
}

/// A case as its papers need it.
pub(super) struct Desk<'a> {
    record: Record<'a>,
    site: Option<SiteRow>,
    carrier: String,
    language: PaperLanguage,
    today: Date,
}

/// The paper as the case stands now.
pub(super) async fn paper(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, coming): (&CaseRow, Coming),
    (which, told): (&Which, &Told),
    language: PaperLanguage,
) -> Result<Paper, AppError> {
    let site = match case.site {
        Some(site) => store::site::get(tx, case.carrier, site).await?,
        None => None,
    };
    let carriers = store::site::carriers(tx).await?;
    let carrier = carriers.into_iter().find(|(id, _)| *id == case.carrier);
    let desk = Desk {
        record: app.record(tx, case.clone()).await?,
        site,
        carrier: carrier.map(|(_, name)| name).unwrap_or_default(),
        language,
        today: ctx.today,
    };
    coming.may_be_named(which)?;
    let coming = coming.rows;
    let of_noun = desk.of_noun(told);
    let content = match which.kind {
        PaperKind::Plan
        | PaperKind::WeeklyPlan
        | PaperKind::CrisisPlan
        | PaperKind::Leave
        | PaperKind::Conference => of_noun.ok_or(AppError::NotFound)?,
        PaperKind::Information => desk.information(),
        PaperKind::Agreement => desk.agreement(),
        PaperKind::NextSteps => desk.next_steps(&coming, told),
        PaperKind::AppointmentCard => desk.card(&coming),
        PaperKind::AppointmentLetter => desk.letter(&coming, which)?,
        PaperKind::FinalReport => {
            let kept = crate::closing::outcome::kept(tx, case.id).await?;
            desk.final_report(&kept, told)
        }
        PaperKind::ComingBack => desk.coming_back(),
        PaperKind::PartialAgreement => desk.partial_agreement(which)?,
    };
    Ok(Paper {
        head: desk.head(),
        content,
    })
}

impl Desk<'_> {
    fn programme(&self) -> &Programme {
        self.record.programme
    }

    /// Number in the books of the prison; empty if it is not known.
    pub(super) fn book_number(&self) -> String {
        self.record.episode.book_number.clone().unwrap_or_default()
    }

    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        match self.language {
            PaperLanguage::German | PaperLanguage::Easy => &text.de,
            PaperLanguage::English => &text.en,
        }
    }

    pub(super) fn paper_language(&self) -> PaperLanguage {
        self.language
    }

    pub(super) fn word(&self, section: &str, key: &str, fields: &[(&str, &str)]) -> String {
        word(self.language, section, key, fields)
    }

    fn head(&self) -> Head {
        let programme = self.programme();
        let case = &self.record.case;
        let office = self.site.as_ref().map(|site| {
            [site.name.as_str(), site.address.trim()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        });
        let sentence = |id| programme.sentence(id).map(|text| self.say(text).to_owned());
        let disclaimer = programme.disclaimer.as_ref();
        Head {
            programme: self.say(&short_title(&programme.title)).to_owned(),
            office: office.unwrap_or_default(),
            carrier: self.carrier.clone(),
            client: format!("{} {}", case.given_names, case.family_name)
                .trim()
                .to_owned(),
            on: self.today,
            contact: self.contact(),
            no_entitlement: sentence("no_entitlement")
                .or_else(|| disclaimer.map(|text| self.say(text).to_owned())),
            voluntary: sentence("voluntary"),
        }
    }

    /// The lead with the numbers of the site; without a lead the site's person, else the
    /// programme's (I17).
    fn contact(&self) -> Contact {
        let case = &self.record.case;
        let point = self.programme().contact.as_ref();
        let hours = |point: &programme::model::ContactPoint| {
            point.hours.as_ref().map(|text| self.say(text).to_owned())
        };
        let of_programme = Contact {
            name: point
                .map(|one| self.say(&one.name).to_owned())
                .unwrap_or_default(),
            phone: point.map(|one| one.phone.clone()).unwrap_or_default(),
            hours: point.and_then(hours).unwrap_or_default(),
            languages: point
                .and_then(|one| one.languages.as_ref())
                .map(|text| self.say(text).to_owned())
                .unwrap_or_default(),
            deputy: String::new(),
        };
        let site = self.site.as_ref();
        let first = |site: Option<&String>, other: String| {
            site.filter(|text| !text.trim().is_empty())
                .cloned()
                .unwrap_or(other)
        };
        Contact {
            name: first(
                case.lead_name.as_ref(),
                first(site.map(|one| &one.contact_name), of_programme.name),
            ),
            phone: first(site.map(|one| &one.contact_phone), of_programme.phone),
            hours: first(self.hours().as_ref(), of_programme.hours),
            languages: first(self.languages().as_ref(), of_programme.languages),
            deputy: case.deputy_name.clone().unwrap_or_default(),
        }
    }

    /// When the site can be called. The office writes its hours in German; where they are those of
    /// the programme's file, that knows them in the language of the paper.
    fn hours(&self) -> Option<String> {
        let typed = &self.site.as_ref()?.contact_hours;
        let sites = self.programme().sites.iter();
        let told = sites.filter_map(|one| one.contact.as_ref()?.hours.as_ref());
        Some(self.in_its_language(typed, told))
    }

    /// The languages in which the site answers; as with the hours.
    fn languages(&self) -> Option<String> {
        let typed = &self.site.as_ref()?.contact_languages;
        let sites = self.programme().sites.iter();
        let told = sites.filter_map(|one| one.contact.as_ref()?.languages.as_ref());
        Some(self.in_its_language(typed, told))
    }

    /// What the office has typed, or the words of the programme's file that say the same in German.
    fn in_its_language<'t>(&self, typed: &str, mut told: impl Iterator<Item = &'t Text>) -> String {
        let same = told.find(|text| text.de == typed);
        same.map_or_else(|| typed.to_owned(), |text| self.say(text).to_owned())
    }

    fn information(&self) -> Content {
        let kept = self.programme().retention.iter();
        let kept = kept
            .clone()
            .find(|one| one.class == store::coverage::Class::CaseFile.code());
        Content::Information(InformationSheet {
            responsible: self.carrier.clone(),
            kept_months: kept.map(|one| one.months),
        })
    }

    fn agreement(&self) -> Content {
        let programme = self.programme();
        let window = programme::phases::window(programme, &self.record.facts.anchors());
        let domains = programme.domains.iter();
        Content::Agreement(ParticipationAgreement {
            from: self.record.case.entry_on,
            to: window.and_then(|(_, end)| end?.yesterday().ok()),
            domains: domains.map(|one| self.say(&one.title).to_owned()).collect(),
            coming_back: programme
                .sentence("return_possible")
                .map(|text| self.say(text).to_owned()),
        })
    }

    /// What the client does next, the nearest first: what was agreed in the plan, then tasks.
    fn next_steps(&self, coming: &[AppointmentRow], told: &Told) -> Content {
        let mine = |task: &&TaskRow| {
            let role = matches!(task.role, TaskRole::Client | TaskRole::Together);
            role && task.status == TaskStatus::Open
        };
        let mut tasks: Vec<&TaskRow> = self.record.tasks.iter().filter(mine).collect();
        tasks.sort_by_key(|task| (task.due_on.unwrap_or(Date::MAX), task.id));
        let step = |task: &TaskRow| NextStep {
            what: self.say(&title_of(task)).to_owned(),
            who: self.word("task_role", task.role.code(), &[]),
            until: task.due_on,
            ..NextStep::default()
        };
        let mut steps = self.steps_of(told);
        steps.sort_by_key(|step| step.until.unwrap_or(Date::MAX));
        steps.extend(tasks.into_iter().map(step));
        steps.truncate(STEPS);
        Content::NextSteps(NextSteps {
            steps,
            appointments: self.appointments(coming),
        })
    }

    fn appointments(&self, coming: &[AppointmentRow]) -> Vec<Appointment> {
        let nearest = coming.iter().take(APPOINTMENTS);
        nearest.map(|one| self.appointment(one)).collect()
    }

    /// What was noted for the office stays there; the client reads how and where.
    fn appointment(&self, row: &AppointmentRow) -> Appointment {
        let one = &row.agreed;
        let office =
            one.place.trim().is_empty() && one.kind == domain::contact::ContactKind::Office;
        let worker = row.worker_name.as_ref();
        let others = one.others();
        let with = [
            worker.or(self.record.case.lead_name.as_ref()),
            Some(&others),
        ];
        let with = with.into_iter().flatten().map(|name| name.trim());
        let with: Vec<&str> = with.filter(|name| !name.is_empty()).collect();
        Appointment {
            at: crate::record::german_time(one.at),
            minutes: one
                .ends_at
                .and_then(|end| u32::try_from(one.at.until(end).ok()?.get_seconds() / 60).ok()),
            what: self.word("contact_kind", one.kind.code(), &[]),
            with: with.join(", "),
            place: if office {
                self.head().office
            } else {
                one.place.clone()
            },
        }
    }

    fn card(&self, coming: &[AppointmentRow]) -> Content {
        Content::AppointmentCard(AppointmentCard {
            appointments: self.appointments(coming),
        })
    }

    fn letter(&self, coming: &[AppointmentRow], which: &Which) -> Result<Content, AppError> {
        let row = coming
            .iter()
            .find(|one| one.id.to_string() == which.about)
            .ok_or(AppError::NotFound)?;
        let appointment = self.appointment(row);
        // The way to the site helps only those who are to come there.
        let site = self.site.as_ref().filter(|site| {
            row.agreed.kind == domain::contact::ContactKind::Office
                && (row.agreed.place.trim().is_empty() || row.agreed.place.contains(&site.name))
        });
        let mut bring = documents::bring(self.language);
        let own = row.agreed.bring.trim();
        if !own.is_empty() {
            bring.insert(0, own.to_owned());
        }
        Ok(Content::AppointmentLetter(AppointmentLetter {
            appointment,
            directions: site.map(|site| site.directions.clone()).unwrap_or_default(),
            rooms: site.map(|site| site.rooms.clone()).unwrap_or_default(),
            at_the_door: site
                .map(|site| site.access_note.clone())
                .unwrap_or_default(),
            bring,
        }))
    }

    fn final_report(&self, kept: &[GoalOutcome], told: &Told) -> Content {
        let case = &self.record.case;
        let programme = self.programme();
        let reason = case.closure_reason.as_ref().and_then(|code| {
            let reasons = &programme.closure_reasons;
            reasons.iter().find(|one| one.id == *code)
        });
        let end = case.exit_on.unwrap_or(self.today);
        let results = programme.securities.iter().map(|rule| Topic {
            topic: self.say(&rule.title).to_owned(),
            result: self.standing(rule, end),
        });
        Content::FinalReport(FinalReport {
            from: case.entry_on,
            to: case.exit_on,
            reason: reason
                .map(|one| self.say(&one.title).to_owned())
                .unwrap_or_default(),
            goals: kept.iter().map(|one| self.outcome(one)).collect(),
            results: results.collect(),
            going_on: self.support_of(told),
            open: self.all_steps_of(told),
            afterwards: case.closure_note.clone().unwrap_or_default(),
        })
    }

    fn coming_back(&self) -> Content {
        let sentence = self.programme().sentence("return_possible");
        Content::ComingBack(ComingBack {
            ended: self.record.case.exit_on,
            sentence: sentence.map(|text| self.say(text).to_owned()),
        })
    }

    /// What became of a goal, in the client's words and in those of the paper.
    fn outcome(&self, one: &GoalOutcome) -> Topic {
        let level = word(self.language, "final_report", one.outcome.code(), &[]);
        Topic {
            topic: one.words.clone(),
            result: if one.said.is_empty() {
                level
            } else {
                format!("{level}: {}", one.said)
            },
        }
    }

    /// How a security stands on a day: what covers it outside, or that it is open.
    fn standing(&self, rule: &programme::model::SecurityRule, day: Date) -> String {
        let counts = |one: &&ArrangementRow| {
            one.struck_at.is_none()
                && one.security == rule.id
                && one.side == domain::seam::Side::Outside
                && one.to_on.is_none_or(|to| day < to)
        };
        let rows = self.record.arrangements.iter().filter(counts);
        let said: Vec<String> = rows.map(|one| self.arrangement(rule, one, day)).collect();
        if said.is_empty() {
            self.word("security_state", "open", &[])
        } else {
            said.join("\n")
        }
    }

    fn arrangement(
        &self,
        rule: &programme::model::SecurityRule,
        one: &ArrangementRow,
        day: Date,
    ) -> String {
        let kind = one.kind.as_deref().and_then(|kind| kind_title(rule, kind));
        let kind = kind
            .map(|text| self.say(&text).to_owned())
            .unwrap_or_default();
        let parts = [kind.as_str(), one.provider.trim()];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        let what = said.collect::<Vec<_>>().join(", ");
        let key = match one.strength {
            Strength::Confirmed | Strength::Actual if one.from_on <= day => "since",
            Strength::Confirmed | Strength::Actual => "from",
            Strength::Promised => "promised",
        };
        let from = documents::day(self.language, one.from_on);
        self.word("security_state", key, &[("what", &what), ("date", &from)])
    }

    fn partial_agreement(&self, which: &Which) -> Result<Content, AppError> {
        let programme = self.programme();
        let overlaps = self.record.overlaps.iter();
        let row = overlaps
            .into_iter()
            .find(|one| one.id.to_string() == which.about)
            .ok_or(AppError::NotFound)?;
        let named = |ids: &[String]| -> Vec<String> {
            let domains = programme.domains.iter().filter(|one| ids.contains(&one.id));
            domains.map(|one| self.say(&one.title).to_owned()).collect()
        };
        // The sentence of the programme names the other programme, so it fits only that one.
        let sentence = programme
            .precedence_of(&row.programme)
            .and_then(|_| programme.sentence("partial_agreement"));
        Ok(Content::PartialAgreement(PartialAgreement {
            other_programme: name(programme, row).to_owned(),
            other_contact: row.agreed_with.clone(),
            ours: named(&row.our_domains),
            theirs: named(&row.their_domains),
            sentence: sentence.map(|text| self.say(text).to_owned()),
            from: row
                .agreed_on
                .or(row.valid_from)
                .filter(|_| is_in_force(programme, row)),
        }))
    }
}
