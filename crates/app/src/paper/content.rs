//! What each paper of a case says, from the rows of its noun. Each part that a noun adds stands in
//! its own function; a paper whose noun has nothing to say is not offered.

use documents::{
    paper::{Contact, Content, Head, InformationSheet, Paper, ParticipationAgreement, Said},
    word,
};
use domain::{
    case::CaseStatus,
    overlap::OverlapResolution,
    paper::{PaperKind, PaperLanguage},
};
use jiff::civil::Date;
use programme::{Programme, Text, model::ClosureKind};
use store::{Tx, case::CaseRow, overlap::OverlapRow, site::SiteRow};

use super::{
    Mark, Offer, Which,
    coming::{Coming, coming},
    copy, leads_to, letter, may_see,
    told::Told,
};
use crate::{
    App, AppError, OpContext, case::short_title, network::named::named, overlap::name,
    record::Record,
};

/// What can be handed out now, in the order of the kinds, and the fixed dates that lie ahead.
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
    if !coming.is_empty() && !ended {
        offers.push(only(PaperKind::AppointmentCard));
        offers.extend(coming.appointments().map(|one| {
            let which = Which::about(PaperKind::AppointmentLetter, one.id);
            Offer::new(which, Mark::At(one.agreed.at))
        }));
    }
    // While the end is prepared, it is read and talked over with the client who can still be reached.
    if case.exit_on.is_some() || case.status == CaseStatus::Closing {
        offers.push(only(PaperKind::FinalReport));
    }
    let programme = app.programme_of(case)?;
    if may_come_back(programme, case) {
        offers.push(only(PaperKind::ComingBack));
    }
    for one in agreed(tx, case).await? {
        let other = name(programme, &one).to_owned();
        let which = Which::about(PaperKind::PartialAgreement, one.id);
        let mark = Mark::Words(Text::new(other.clone(), other));
        offers.push(Offer::new(which, mark));
    }
    if !ended {
        offers.extend(super::told::offers(tx, ctx, case).await?);
    }
    offers.extend(letter::offers(tx, case).await?);
    offers.push(Offer {
        only: Some(PaperLanguage::German),
        ..only(PaperKind::FileCopy)
    });
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
    Offer::new(Which::only(kind), Mark::None)
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
    pub(super) record: Record<'a>,
    site: Option<SiteRow>,
    carrier: String,
    /// The prison, in words.
    pub(super) institution: String,
    /// Who answers for the case and who stands in, by name. A worker whose account is locked is nobody to ask.
    pub(super) people: [Option<String>; 2],
    /// Where post of the client goes, on one line.
    pub(super) post: Option<String>,
    language: PaperLanguage,
    pub(super) today: Date,
}

async fn desk<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    language: PaperLanguage,
) -> Result<Desk<'a>, AppError> {
    let site = match case.site {
        Some(site) => store::site::get(tx, case.carrier, site).await?,
        None => None,
    };
    let known = app.institutions.get(&case.institution);
    let institution = known.map_or_else(|| case.institution.clone(), |one| one.name.clone());
    let carriers = store::site::carriers(tx).await?;
    let carrier = carriers.into_iter().find(|(id, _)| *id == case.carrier);
    Ok(Desk {
        record: app.record(tx, case.clone()).await?,
        site,
        carrier: carrier.map(|(_, name)| name).unwrap_or_default(),
        institution,
        people: people(tx, case).await?,
        post: crate::address::post(tx, case, ctx.today)
            .await?
            .address
            .map(|post| post.line()),
        language,
        today: ctx.today,
    })
}

/// Who is to be asked: the lead and the deputy, or the deputy alone.
async fn people(tx: &mut Tx, case: &CaseRow) -> Result<[Option<String>; 2], AppError> {
    let mut there = Vec::new();
    for worker in [case.lead, case.deputy].into_iter().flatten() {
        let account = store::account::by_id(tx, worker).await?;
        there.extend(account.filter(|one| one.active).map(|one| one.name));
    }
    let mut there = there.into_iter();
    Ok([there.next(), there.next()])
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
    let desk = desk(app, tx, ctx, case, language).await?;
    coming.may_be_named(which)?;
    let of_noun = desk.of_noun(told);
    let content = match which.kind {
        PaperKind::Plan
        | PaperKind::WeeklyPlan
        | PaperKind::CrisisPlan
        | PaperKind::Leave
        | PaperKind::Invitation
        | PaperKind::GuestInvitation
        | PaperKind::Conference
        | PaperKind::Letter => of_noun.ok_or(AppError::NotFound)?,
        PaperKind::Information => desk.information(),
        PaperKind::Agreement => desk.agreement(),
        PaperKind::NextSteps => desk.next_steps(&coming, told),
        PaperKind::AppointmentCard => desk.card(&coming),
        PaperKind::AppointmentLetter => desk.letter(&coming, which)?,
        PaperKind::FinalReport => {
            let kept = crate::closing::outcome::kept(tx, case.id).await?;
            // Whoever may not see the plan reads what was kept at the end, and no more of it.
            let goals = match told {
                Told::Nothing => Vec::new(),
                _ => crate::closing::outcome::goals(tx, case.id, desk.programme()).await?,
            };
            desk.final_report((&kept, &goals), told)
        }
        PaperKind::ComingBack => desk.coming_back(),
        PaperKind::FileCopy => Box::pin(copy::file_copy(app, tx, case)).await?,
        PaperKind::PartialAgreement => desk.partial_agreement(which)?,
    };
    Ok(Paper {
        head: desk.head_of(which.kind),
        content,
    })
}

impl Desk<'_> {
    pub(super) fn site(&self) -> Option<&SiteRow> {
        self.site.as_ref()
    }

    pub(super) fn programme(&self) -> &Programme {
        self.record.programme
    }

    /// Number in the books of the prison; empty if it is not known.
    pub(super) fn book_number(&self) -> String {
        self.record.episode.book_number.clone().unwrap_or_default()
    }

    pub(super) fn say<'t>(&self, text: &'t Text) -> &'t str {
        match self.language {
            PaperLanguage::German => &text.de,
            PaperLanguage::Easy => text.in_easy(),
            PaperLanguage::English => &text.en,
        }
    }

    pub(super) fn paper_language(&self) -> PaperLanguage {
        self.language
    }

    pub(super) fn word(&self, section: &str, key: &str, fields: &[(&str, &str)]) -> String {
        word(self.language, section, key, fields)
    }

    pub(super) fn head(&self) -> Head {
        let programme = self.programme();
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
            client: self.client(),
            on: self.today,
            contact: self.contact(),
            no_entitlement: sentence("no_entitlement")
                .or_else(|| disclaimer.map(|text| self.say(text).to_owned())),
            voluntary: sentence("voluntary"),
        }
    }

    /// The name of the client.
    pub(super) fn client(&self) -> String {
        let case = &self.record.case;
        let name = format!("{} {}", case.given_names, case.family_name);
        name.trim().to_owned()
    }

    /// The head of a paper: the sentence that there is no entitlement only where the programme wants it.
    fn head_of(&self, kind: PaperKind) -> Head {
        let head = self.head();
        let sentence = self.programme().sentence_of("no_entitlement");
        let stands = sentence.is_none_or(|sentence| sentence.stands_on(kind));
        Head {
            no_entitlement: head.no_entitlement.filter(|_| stands),
            ..head
        }
    }

    /// The lead with the numbers of the site; without a lead the site's person, else the
    /// programme's (I17).
    fn contact(&self) -> Contact {
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
        let [lead, deputy] = &self.people;
        let site = self.site.as_ref();
        let first = |site: Option<&String>, other: String| {
            site.filter(|text| !text.trim().is_empty())
                .cloned()
                .unwrap_or(other)
        };
        Contact {
            name: first(
                lead.as_ref(),
                first(site.map(|one| &one.contact_name), of_programme.name),
            ),
            phone: first(site.map(|one| &one.contact_phone), of_programme.phone),
            hours: first(self.hours().as_ref(), of_programme.hours),
            languages: first(self.languages().as_ref(), of_programme.languages),
            deputy: deputy.clone().unwrap_or_default(),
        }
    }

    /// When the site can be called. The office writes its hours in German; where they are those of
    /// the programme's file, that knows them in the language of the paper.
    fn hours(&self) -> Option<String> {
        let typed = &self.site.as_ref()?.contact_hours;
        let sites = self.programme().sites.iter();
        let told = sites.filter_map(|one| one.contact.as_ref()?.hours.as_ref());
        Some(self.in_its_language(typed, told).words)
    }

    /// The languages in which the site answers; as with the hours.
    fn languages(&self) -> Option<String> {
        let typed = &self.site.as_ref()?.contact_languages;
        let sites = self.programme().sites.iter();
        let told = sites.filter_map(|one| one.contact.as_ref()?.languages.as_ref());
        Some(self.in_its_language(typed, told).words)
    }

    /// What the office has typed, in German, or the words of the programme's file that say the same.
    pub(super) fn in_its_language<'t>(
        &self,
        typed: &str,
        mut told: impl Iterator<Item = &'t Text>,
    ) -> Said {
        let same = told.find(|text| text.de.trim() == typed);
        Said {
            words: same.map_or(typed, |text| self.say(text)).to_owned(),
            in_german: same.is_none(),
        }
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
        let from = self.record.case.entry_on;
        let to = window.and_then(|(_, end)| end?.yesterday().ok());
        let domains = programme.domains.iter();
        Content::Agreement(ParticipationAgreement {
            from,
            // A window that is over says nothing of the days ahead: no period ends before it begins.
            to: to.filter(|to| *to >= from.unwrap_or(self.today)),
            domains: domains.map(|one| self.say(&one.title).to_owned()).collect(),
            coming_back: programme
                .sentence("return_possible")
                .map(|text| self.say(text).to_owned()),
        })
    }
}
