//! What a paper is made of: the head that all share, and the content of each kind.
//!
//! Every field is a value or a text exactly as somebody recorded it. Empty lists are allowed
//! everywhere; the paper then says that there is nothing yet, or leaves the part out.

mod content;
mod copy;

use domain::paper::PaperKind;
pub use domain::paper::PaperLanguage;
use jiff::civil::Date;

pub use self::{content::*, copy::*};

/// A paper to be handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What all papers say.
    pub head: Head,
    /// What this one says.
    pub content: Content,
}

/// What stands on every paper (I17: whom to ask; P2: no entitlement).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Short name of the programme, as people call it: `PÜMaS`.
    pub programme: String,
    /// The office in one line: name and, if it has one, address.
    pub office: String,
    /// Who runs the programme, if it is to be named.
    pub carrier: String,
    /// Name of the person it is for.
    pub client: String,
    /// The day on which it is made.
    pub on: Date,
    /// The person to ask.
    pub contact: Contact,
    /// The sentence that taking part creates no entitlement, in the language of the paper; `None`
    /// where the programme has none. Easy language says it in its own words.
    pub no_entitlement: Option<String>,
    /// The sentence that taking part is voluntary, where the programme has one; as above.
    pub voluntary: Option<String>,
}

/// Somebody to call: with name, number, hours and languages (I17).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name of the person, or of the office where nobody is named yet.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// When somebody answers; may be empty.
    pub hours: String,
    /// In which languages one is answered; may be empty.
    pub languages: String,
    /// Who helps when that person is not in; may be empty.
    pub deputy: String,
}

/// The content of each kind of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Data protection, disclosure, no entitlement (P30a).
    Information(InformationSheet),
    /// What both sides agree on (P2).
    Agreement(ParticipationAgreement),
    /// The plan, the client's copy.
    Plan(PlanPaper),
    /// The next steps on one page.
    NextSteps(NextSteps),
    /// Coming appointments, to put into a pocket.
    AppointmentCard(AppointmentCard),
    /// One appointment with the way and what to bring.
    AppointmentLetter(AppointmentLetter),
    /// A week.
    WeeklyPlan(WeeklyPlan),
    /// What helps when things get hard.
    CrisisPlan(CrisisPlan),
    /// Application for a leave.
    Leave(LeaveApplication),
    /// Invitation to a conference (P14c).
    Invitation(Invitation),
    /// The same invitation for somebody else.
    GuestInvitation(GuestInvitation),
    /// What a conference talked about and settled.
    Conference(ConferenceMinutes),
    /// How it went, at the end.
    FinalReport(FinalReport),
    /// That coming back is possible after breaking off (P11b).
    ComingBack(ComingBack),
    /// Who looks after which domain beside another programme (P22b).
    PartialAgreement(PartialAgreement),
    /// A letter of the office, in its own words (X10).
    Letter(Letter),
    /// A copy of the file (P18d, Art. 15 DSGVO).
    FileCopy(FileCopy),
}

impl Content {
    /// Which kind it is.
    pub fn kind(&self) -> PaperKind {
        match self {
            Self::Information(_) => PaperKind::Information,
            Self::Agreement(_) => PaperKind::Agreement,
            Self::Plan(_) => PaperKind::Plan,
            Self::NextSteps(_) => PaperKind::NextSteps,
            Self::AppointmentCard(_) => PaperKind::AppointmentCard,
            Self::AppointmentLetter(_) => PaperKind::AppointmentLetter,
            Self::WeeklyPlan(_) => PaperKind::WeeklyPlan,
            Self::CrisisPlan(_) => PaperKind::CrisisPlan,
            Self::Leave(_) => PaperKind::Leave,
            Self::Invitation(_) => PaperKind::Invitation,
            Self::GuestInvitation(_) => PaperKind::GuestInvitation,
            Self::Conference(_) => PaperKind::Conference,
            Self::FinalReport(_) => PaperKind::FinalReport,
            Self::ComingBack(_) => PaperKind::ComingBack,
            Self::PartialAgreement(_) => PaperKind::PartialAgreement,
            Self::Letter(_) => PaperKind::Letter,
            Self::FileCopy(_) => PaperKind::FileCopy,
        }
    }
}
