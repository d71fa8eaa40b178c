//! Papers that are handed out: which kinds there are, in which language, and how they reached the
//! person.

use crate::Code;

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PaperKind {
    /// Information sheet: records, disclosure, no entitlement (P30a).
    Information,
    /// Participation agreement (P2).
    Agreement,
    /// The plan, the client's copy.
    Plan,
    /// The next steps on one page.
    NextSteps,
    /// Coming appointments, to put into a pocket.
    AppointmentCard,
    /// One appointment with the way and what to bring.
    AppointmentLetter,
    /// A week.
    WeeklyPlan,
    /// What helps when things get hard.
    CrisisPlan,
    /// Application for a leave.
    Leave,
    /// Invitation to a conference, for the client (P14c).
    Invitation,
    /// Invitation to a conference, for somebody else (P14c).
    GuestInvitation,
    /// Minutes of a conference.
    Conference,
    /// How it went, at the end.
    FinalReport,
    /// That coming back is possible after breaking off, and to whom to turn (P11b).
    ComingBack,
    /// Who looks after which domain beside another programme (P22b).
    PartialAgreement,
    /// A letter of the office, in its own words (X10).
    Letter,
    /// A copy of everything that is recorded about the person (P18d, Art. 15 DSGVO).
    FileCopy,
}

impl Code for PaperKind {
    const ALL: &'static [Self] = &[
        Self::Information,
        Self::Agreement,
        Self::Plan,
        Self::NextSteps,
        Self::AppointmentCard,
        Self::AppointmentLetter,
        Self::WeeklyPlan,
        Self::CrisisPlan,
        Self::Leave,
        Self::Invitation,
        Self::GuestInvitation,
        Self::Conference,
        Self::FinalReport,
        Self::ComingBack,
        Self::PartialAgreement,
        Self::Letter,
        Self::FileCopy,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Agreement => "agreement",
            Self::Plan => "plan",
            Self::NextSteps => "next_steps",
            Self::AppointmentCard => "appointment_card",
            Self::AppointmentLetter => "appointment_letter",
            Self::WeeklyPlan => "weekly_plan",
            Self::CrisisPlan => "crisis_plan",
            Self::Leave => "leave",
            Self::Invitation => "invitation",
            Self::GuestInvitation => "guest_invitation",
            Self::Conference => "conference",
            Self::FinalReport => "final_report",
            Self::ComingBack => "coming_back",
            Self::PartialAgreement => "partial_agreement",
            Self::Letter => "letter",
            Self::FileCopy => "file_copy",
        }
    }
}

impl PaperKind {
    /// Whether it is made for the client; otherwise for the prison, another programme, those who
    /// sat together, or whomever the office writes to.
    pub fn is_for_client(self) -> bool {
        !matches!(
            self,
            Self::Leave
                | Self::GuestInvitation
                | Self::Conference
                | Self::PartialAgreement
                | Self::Letter
        )
    }
}

/// The language of a paper. Each paper exists in all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum PaperLanguage {
    /// German.
    #[default]
    German,
    /// Easy German (*Leichte Sprache*): one thought per sentence, larger type.
    Easy,
    /// English.
    English,
}

impl Code for PaperLanguage {
    const ALL: &'static [Self] = &[Self::German, Self::Easy, Self::English];

    fn code(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::Easy => "easy",
            Self::English => "en",
        }
    }
}

/// How a paper reached the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandedHow {
    /// Given by hand.
    Given,
    /// Sent.
    Sent,
    /// Read aloud.
    ReadAloud,
}

impl Code for HandedHow {
    const ALL: &'static [Self] = &[Self::Given, Self::Sent, Self::ReadAloud];

    fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Sent => "sent",
            Self::ReadAloud => "read_aloud",
        }
    }
}

/// A topic that clients are to be told of exactly and fully (P30a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InformationTopic {
    /// What the programme is, how long it lasts, how it goes.
    Programme,
    /// That taking part is voluntary.
    Voluntary,
    /// That taking part creates no entitlement (P2).
    NoEntitlement,
    /// What is recorded, and how long it is kept.
    Records,
    /// Who may be told what.
    Disclosure,
    /// The rights to see, correct, delete and complain.
    Rights,
    /// Whom to ask, and the deputy (I17).
    Contact,
    /// Benefits, registration and deadlines around the release.
    Deadlines,
    /// That and how one can come back (P11).
    ComingBack,
}

impl Code for InformationTopic {
    const ALL: &'static [Self] = &[
        Self::Programme,
        Self::Voluntary,
        Self::NoEntitlement,
        Self::Records,
        Self::Disclosure,
        Self::Rights,
        Self::Contact,
        Self::Deadlines,
        Self::ComingBack,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Voluntary => "voluntary",
            Self::NoEntitlement => "no_entitlement",
            Self::Records => "records",
            Self::Disclosure => "disclosure",
            Self::Rights => "rights",
            Self::Contact => "contact",
            Self::Deadlines => "deadlines",
            Self::ComingBack => "coming_back",
        }
    }
}

/// How well something was understood, found out by asking for it in the client's own words
/// (teach-back).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Understood {
    /// Could say it in own words.
    Yes,
    /// In part; to be explained once more.
    Partly,
    /// Not yet.
    No,
    /// Was not asked.
    NotAsked,
}

impl Code for Understood {
    const ALL: &'static [Self] = &[Self::Yes, Self::Partly, Self::No, Self::NotAsked];

    fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
            Self::NotAsked => "not_asked",
        }
    }
}
