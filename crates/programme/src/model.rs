//! A programme as it stands in its file, typed.
//!
//! Everything here is plain reading matter: built by [`Programme::parse`], changed by nobody.
//! Ids are unique within their kind, every reference names something that exists, and every text
//! has both languages; the loader sees to that.

mod about;
mod handover;
mod place;
mod procedure;
mod questionnaire;
mod rule;
mod standard;

use domain::{
    anchor::Anchor, assessment::Voice, deadline::Offset, group::GroupKind, land::Land, names::fold,
    plan::review::Rhythm, seam::Security,
};
use jiff::civil::Date;

pub use self::{
    about::{
        ClosureExpects, ClosureKind, ClosureReason, ConceptSection, GroupOffer, Indicator, Reentry,
        Retention, RuleKind, RuleRef, Sentence, SourceDocument,
    },
    handover::{Freshness, HandoverFigure, HandoverItem, HandoverRule},
    place::{ContactPoint, Municipality, Region, RegionKind, Site},
    procedure::{Procedure, ProcedurePart, ProcedureVariant},
    questionnaire::{
        AnswerKind, AnswerOption, AnswerProblem, Asks, OnlyIf, Part, Question, QuestionKind,
        Questionnaire, Scale, Sight, Steps,
    },
    rule::{
        Basis, ContactRhythm, Criterion, LifeDomain, Module, ModuleKind, ModulePlace, NeedEntry,
        Phase, Point, Precedence, SecurityEscalation, SecurityKind, SecurityRule, TaskTemplate,
        Way, Window,
    },
    standard::{Proof, Standard},
};
use crate::text::Text;

/// A programme in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Stable code, the same in all versions (`puemas`).
    pub id: String,
    /// Version as shown with each case (`2016-07-20`).
    pub version: String,
    /// Whether it is being tried out (P3a).
    pub pilot: bool,
    /// First day on which people are admitted under this version.
    pub valid_from: Date,
    /// First day after it, if it ends.
    pub valid_to: Option<Date>,
    /// Whose public holidays count for every deadline of the programme, inside and outside.
    pub land: Land,
    /// Days before a leave by which the application has to be with the prison (P28c).
    pub leave_lead_days: u32,
    /// How long before the release whoever was registered early is looked at again (P9b).
    pub wake_up: Vec<Offset>,
    /// How long before the release whoever was reported should have been contacted (I3b).
    pub first_contact_by: Option<Offset>,
    /// The life domain that leads.
    pub lead_domain: String,
    /// Name.
    pub title: Text,
    /// What it is, in two or three sentences.
    pub summary: Text,
    /// The sentence that has to stand on every paper (P2).
    pub disclaimer: Option<Text>,
    /// Who runs it.
    pub carrier: Text,
    /// Who pays for it.
    pub funder: Text,
    /// Whom to ask (I17): a role, never a person.
    pub contact: Option<ContactPoint>,
    /// Documents that rules come from.
    pub sources: Vec<SourceDocument>,
    /// What the concept says, section by section, in our own words.
    pub concept: Vec<ConceptSection>,
    /// Where people may be released to.
    pub regions: Vec<Region>,
    /// Offices.
    pub sites: Vec<Site>,
    /// Phases; the first that matches wins.
    pub phases: Vec<Phase>,
    /// From when to when the programme serves a person.
    pub window: Window,
    /// Modules, beside the phases.
    pub modules: Vec<Module>,
    /// Life domains, in their order.
    pub domains: Vec<LifeDomain>,
    /// Criteria of admission.
    pub criteria: Vec<Criterion>,
    /// Other programmes that go first in some domains (P21).
    pub precedence: Vec<Precedence>,
    /// How the work goes (I6a).
    pub procedures: Vec<Procedure>,
    /// Templates of tasks.
    pub tasks: Vec<TaskTemplate>,
    /// Securities, in the order of the picture.
    pub securities: Vec<SecurityRule>,
    /// How often people meet, per phase.
    pub contact_rhythm: Vec<ContactRhythm>,
    /// How often plans are reviewed.
    pub plan_review: Rhythm,
    /// What every case can count on (P9a), in the order of the phases.
    pub standards: Vec<Standard>,
    /// What a handover looks at.
    pub handover_items: Vec<HandoverItem>,
    /// How long an answer to a handover may take.
    pub handover: HandoverRule,
    /// How long housing and income count as known.
    pub freshness: Freshness,
    /// What the voices of an assessment are asked (P18); of each the last version counts.
    pub questionnaires: Vec<Questionnaire>,
    /// Why a case ends.
    pub closure_reasons: Vec<ClosureReason>,
    /// Whether and how people come back (P11).
    pub reentry: Option<Reentry>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// How long records are kept.
    pub retention: Vec<Retention>,
    /// Sentences for papers.
    pub texts: Vec<Sentence>,
    /// Group offers.
    pub group_offers: Vec<GroupOffer>,
}

impl Programme {
    /// How long a re-entry lasts that has a window of its own; `None` if nobody comes back, or if neither
    /// the rule nor the window says a length.
    pub fn reentry_length(&self) -> Option<Offset> {
        let after_release = |to: &Point| to.anchor == Anchor::Release && !to.offset.is_backwards();
        let regular = self.window.to.filter(after_release);
        let rule = self.reentry.as_ref()?;
        rule.window.or(regular.map(|to| to.offset))
    }

    /// The life domain in which a need must have been assessed before anybody joins a group of this
    /// kind (P33b), if there is one.
    pub fn need_for(&self, kind: GroupKind) -> Option<&LifeDomain> {
        let offer = self.group_offers.iter().find(|one| one.kind == Some(kind));
        offer.and_then(|one| self.domain(one.needs.as_deref()?))
    }

    /// Whether people are admitted under this version on this day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|to| day < to)
    }

    /// The region that this text means: its id, its name in either language, a municipality of it,
    /// or a municipality key (AGS). Names are compared folded, without "Stadt" or "Landkreis".
    pub fn region_of(&self, place: &str) -> Option<&Region> {
        let folded = place_name(place);
        self.regions
            .iter()
            .find(|region| region.id == place.trim())
            .or_else(|| {
                self.regions.iter().find(|region| {
                    (!folded.is_empty() && region.names().any(|name| place_name(name) == folded))
                        || region.municipalities.iter().any(|one| one.has_key(place))
                })
            })
    }

    /// The security with this code.
    pub fn security(&self, code: &str) -> Option<&SecurityRule> {
        self.securities.iter().find(|one| one.id.code() == code)
    }

    /// The task template with this id.
    pub fn task(&self, id: &str) -> Option<&TaskTemplate> {
        self.tasks.iter().find(|one| one.id == id)
    }

    /// The template of a task that came from one: of the step of a task that comes several times too.
    pub fn template_of(&self, task: &str) -> Option<&TaskTemplate> {
        let step = || self.task(task.rsplit_once('.')?.0);
        self.task(task).or_else(step)
    }

    /// The life domain with this id.
    pub fn domain(&self, id: &str) -> Option<&LifeDomain> {
        self.domains.iter().find(|one| one.id == id)
    }

    /// The phase with this id.
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|one| one.id == id)
    }

    /// The site with this id.
    pub fn site(&self, id: &str) -> Option<&Site> {
        self.sites.iter().find(|one| one.id == id)
    }

    /// The closure reason with this id.
    pub fn closure_reason(&self, id: &str) -> Option<&ClosureReason> {
        self.closure_reasons.iter().find(|one| one.id == id)
    }

    /// The standard with this id.
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.standards.iter().find(|one| one.id == id)
    }

    /// What this voice is asked from now on: the last of the file that is meant for it.
    pub fn questionnaire_for(&self, voice: Voice) -> Option<&Questionnaire> {
        let meant = |one: &&Questionnaire| one.voices.contains(&voice);
        self.questionnaires.iter().rev().find(meant)
    }

    /// The questionnaire in the version under which something was answered.
    pub fn questionnaire(&self, id: &str, version: &str) -> Option<&Questionnaire> {
        self.questionnaires
            .iter()
            .find(|one| one.id == id && one.version == version)
    }

    /// The source document with this id.
    pub fn source(&self, id: &str) -> Option<&SourceDocument> {
        self.sources.iter().find(|one| one.id == id)
    }

    /// The sentence for papers with this id.
    pub fn sentence(&self, id: &str) -> Option<&Text> {
        self.sentence_of(id).map(|one| &one.text)
    }

    /// The same with where it stands.
    pub fn sentence_of(&self, id: &str) -> Option<&Sentence> {
        self.texts.iter().find(|one| one.id == id)
    }

    /// Days between two contacts in this phase.
    pub fn rhythm(&self, phase: &str) -> Option<u32> {
        self.contact_rhythm
            .iter()
            .find(|one| one.phase == phase)
            .map(|one| one.every_days)
    }

    /// The same for somebody who may be in no phase, because the release is not known or lies far back:
    /// then the longest interval of the programme holds, so that nobody who is accompanied is forgotten
    /// (I16).
    pub fn rhythm_in(&self, phase: Option<&str>) -> Option<u32> {
        let own = phase.and_then(|phase| self.rhythm(phase));
        own.or_else(|| self.contact_rhythm.iter().map(|one| one.every_days).max())
    }

    /// The programme that this name of another support means, if it goes before ours.
    pub fn precedence_of(&self, name: &str) -> Option<&Precedence> {
        self.precedence.iter().find(|one| one.is_called(name))
    }

    /// The sections of the concept from which this rule was made.
    pub fn sections_of(&self, kind: RuleKind, id: &str) -> impl Iterator<Item = &ConceptSection> {
        self.concept.iter().filter(move |section| {
            section
                .rules
                .iter()
                .any(|rule| rule.kind == kind && rule.id.as_deref() == Some(id))
        })
    }

    /// Where a rule comes from, in words: document and section.
    pub fn basis_in_words(&self, basis: &Basis) -> Text {
        let title = self
            .source(&basis.source)
            .map(|source| source.title.clone())
            .unwrap_or_default();
        let joined = |title: &str| match (title.is_empty(), basis.section.is_empty()) {
            (true, _) => basis.section.clone(),
            (false, true) => title.to_owned(),
            (false, false) => format!("{title}, {}", basis.section),
        };
        Text::new(joined(&title.de), joined(&title.en))
    }

    /// Whether two needs mean the same: equal, or one is the life domain of the other.
    pub(crate) fn same_need(&self, one: &str, other: &str) -> bool {
        let belongs = |security: &str, domain: &str| {
            self.security(security)
                .is_some_and(|rule| rule.domain == domain)
        };
        one == other || belongs(one, other) || belongs(other, one)
    }

    /// Whether this is a security or a life domain of the programme.
    pub fn knows_need(&self, need: &str) -> bool {
        self.security(need).is_some() || self.domain(need).is_some()
    }

    /// The rule of a security.
    pub fn security_rule(&self, security: &Security) -> Option<&SecurityRule> {
        self.securities.iter().find(|one| one.id == *security)
    }
}

/// The name of a place without what offices put before or behind it, and without postal codes.
fn place_name(place: &str) -> String {
    const AROUND: [&str; 6] = ["stadt", "landkreis", "lk", "kreis", "raum", "region"];
    let folded = fold(place);
    let kept: Vec<&str> = folded
        .split(' ')
        .filter(|word| !AROUND.contains(word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    kept.join(" ")
}
