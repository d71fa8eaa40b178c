//! What the concept says, and what belongs to the programme as a whole.

use domain::{Code, deadline::Offset, group::GroupKind, paper::PaperKind, task::TaskRole};
use jiff::civil::Date;

use super::Basis;
use crate::text::Text;

/// A document that rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDocument {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Its date, if it has one.
    pub date: Option<Date>,
    /// Where it is published: an address that begins with `https://`.
    pub link: Option<String>,
    /// Name of the PDF that lies beside the programme file, without a path.
    pub file: Option<String>,
}

/// What a section of the concept has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleKind {
    /// A criterion of admission.
    Criterion,
    /// A phase.
    Phase,
    /// A task template.
    Task,
    /// A module.
    Module,
    /// A procedure.
    Procedure,
    /// A security.
    Security,
    /// A precedence of another programme.
    Precedence,
    /// A life domain.
    Domain,
    /// A region.
    Region,
    /// A site.
    Site,
    /// The contact rhythm of a phase.
    ContactRhythm,
    /// A closure reason.
    ClosureReason,
    /// An indicator.
    Indicator,
    /// A group offer.
    GroupOffer,
    /// A sentence for papers.
    Text,
    /// A retention class.
    Retention,
    /// The window; without id.
    Window,
    /// The re-entry rule; without id.
    Reentry,
    /// The disclaimer; without id.
    Disclaimer,
    /// The carrier; without id.
    Carrier,
    /// The funder; without id.
    Funder,
    /// The leading domain; without id.
    LeadDomain,
    /// That it is a pilot; without id.
    Pilot,
    /// Whom to ask; without id.
    Contact,
}

impl Code for RuleKind {
    const ALL: &'static [Self] = &[
        Self::Criterion,
        Self::Phase,
        Self::Task,
        Self::Module,
        Self::Procedure,
        Self::Security,
        Self::Precedence,
        Self::Domain,
        Self::Region,
        Self::Site,
        Self::ContactRhythm,
        Self::ClosureReason,
        Self::Indicator,
        Self::GroupOffer,
        Self::Text,
        Self::Retention,
        Self::Window,
        Self::Reentry,
        Self::Disclaimer,
        Self::Carrier,
        Self::Funder,
        Self::LeadDomain,
        Self::Pilot,
        Self::Contact,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Criterion => "criterion",
            Self::Phase => "phase",
            Self::Task => "task",
            Self::Module => "module",
            Self::Procedure => "procedure",
            Self::Security => "security",
            Self::Precedence => "precedence",
            Self::Domain => "domain",
            Self::Region => "region",
            Self::Site => "site",
            Self::ContactRhythm => "contact_rhythm",
            Self::ClosureReason => "closure_reason",
            Self::Indicator => "indicator",
            Self::GroupOffer => "group_offer",
            Self::Text => "text",
            Self::Retention => "retention",
            Self::Window => "window",
            Self::Reentry => "reentry",
            Self::Disclaimer => "disclaimer",
            Self::Carrier => "carrier",
            Self::Funder => "funder",
            Self::LeadDomain => "lead_domain",
            Self::Pilot => "pilot",
            Self::Contact => "contact",
        }
    }
}

/// A rule that was made from a section of the concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRef {
    /// What it is.
    pub kind: RuleKind,
    /// Which one; `None` for those of which there is only one.
    pub id: Option<String>,
}

/// A section of the concept, told in our own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptSection {
    /// Id.
    pub id: String,
    /// The document.
    pub source: String,
    /// Section or paragraph in it.
    pub section: String,
    /// Heading.
    pub title: Text,
    /// What it says.
    pub text: Text,
    /// Numbers of the requirements (`P6a`).
    pub requirements: Vec<String>,
    /// The rules made from it.
    pub rules: Vec<RuleRef>,
}

/// How a case ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClosureKind {
    /// Regularly.
    End,
    /// Broken off.
    Dropout,
}

impl Code for ClosureKind {
    const ALL: &'static [Self] = &[Self::End, Self::Dropout];

    fn code(self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Dropout => "dropout",
        }
    }
}

/// What a reason to end a case takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClosureExpects {
    /// The release has taken place.
    Release,
    /// The time of the programme is over.
    WindowOver,
}

impl Code for ClosureExpects {
    const ALL: &'static [Self] = &[Self::Release, Self::WindowOver];

    fn code(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::WindowOver => "window_over",
        }
    }
}

/// Why a case ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosureReason {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Regular end or broken off; it decides which kind of re-entry follows.
    pub kind: ClosureKind,
    /// What it takes for granted; where that is not so, people are asked.
    pub expects: Option<ClosureExpects>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// Whether and how people come back (P11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reentry {
    /// Possible after the regular end.
    pub after_end: bool,
    /// Possible after it was broken off.
    pub after_dropout: bool,
    /// How long the window of a re-entry is whose release lies so far back that the window of the programme
    /// is over, counted from the admission; `None`: as long as the programme goes on after a release.
    pub window: Option<Offset>,
    /// Who has to approve.
    pub approver: TaskRole,
    /// The rule in words.
    pub text: Text,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// Something that is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// How it is counted.
    pub note: Option<Text>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// How long a class of records is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The class.
    pub class: String,
    /// Months.
    pub months: u32,
    /// The legal base as written.
    pub basis: String,
    /// Whether the text of the law was read.
    pub verified: bool,
    /// More about it.
    pub note: Option<Text>,
}

/// A sentence for papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Id.
    pub id: String,
    /// The sentence.
    pub text: Text,
    /// On which papers it stands where a paper has a place for it; empty: on all of them.
    pub papers: Vec<PaperKind>,
}

impl Sentence {
    /// Whether it stands on papers of this kind.
    pub fn stands_on(&self, kind: PaperKind) -> bool {
        self.papers.is_empty() || self.papers.contains(&kind)
    }
}

/// An offer for groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupOffer {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The kind of group that nobody joins without an assessed need in that domain (P33b); `None`: the
    /// need is a reason for the offer, not a condition.
    pub kind: Option<GroupKind>,
    /// The life domain in which a need makes it an offer.
    pub needs: Option<String>,
    /// More about it.
    pub note: Option<Text>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}
