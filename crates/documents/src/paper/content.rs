//! The content of each kind of paper.

use domain::letter::LetterField;
use jiff::civil::{Date, DateTime, Time};

/// Information sheet (P30a): who keeps what about the person, who may be told, and that nothing can
/// be demanded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InformationSheet {
    /// Who is responsible for the records.
    pub responsible: String,
    /// Months for which records are kept after the end, if the programme says so.
    pub kept_months: Option<u32>,
}

/// Participation agreement (P2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParticipationAgreement {
    /// First day, if it is set.
    pub from: Option<Date>,
    /// Last day of the programme as planned, if it is known.
    pub to: Option<Date>,
    /// Names of the life domains that are covered.
    pub domains: Vec<String>,
    /// What the programme says about coming back, if it does.
    pub coming_back: Option<String>,
}

/// The plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanPaper {
    /// Which version.
    pub version: u32,
    /// Since when it counts; a sheet that is signed is told by version and day.
    pub issued: Option<Date>,
    /// Goals in their order.
    pub goals: Vec<PlanGoal>,
    /// Life domains that have no goal because none is needed or no help is wanted.
    pub without: Vec<PlanDomain>,
    /// What the client says to it (P30b); `None` while not asked.
    pub view: Option<ClientView>,
    /// When it is looked at again.
    pub review: Option<Date>,
}

/// A goal with its measures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanGoal {
    /// Life domain.
    pub domain: String,
    /// What is needed; may be empty.
    pub need: String,
    /// What the client can build on; may be empty.
    pub resource: String,
    /// The goal in the client's words.
    pub goal: String,
    /// Why it matters to the client; may be empty.
    pub why: String,
    /// What the client does first; may be empty.
    pub first_step: String,
    /// By when it is to be reached.
    pub until: Option<Date>,
    /// What shows that it is reached; may be empty.
    pub expected: String,
    /// How sure the client is to get there, 0 to 10, if asked.
    pub confidence: Option<u8>,
    /// What is done.
    pub measures: Vec<PlanMeasure>,
}

/// A life domain without a goal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanDomain {
    /// Its title.
    pub domain: String,
    /// Why it has none, in words.
    pub why: String,
}

/// A measure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanMeasure {
    /// What.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What to take along; may be empty.
    pub bring: String,
    /// What it builds on; may be empty.
    pub resource: String,
    /// Who.
    pub who: String,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// How it stands, in words; may be empty.
    pub state: String,
}

/// What the client said to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientView {
    /// Agreed, agreed with a remark, or not agreed.
    pub answer: ClientAnswer,
    /// The remark or the reason, in the client's words.
    pub words: String,
}

/// Whether the client agrees; a "no" is recorded and never stands in the way (P30b).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAnswer {
    /// Agrees.
    Agrees,
    /// Agrees with a remark.
    AgreesWithRemark,
    /// Does not agree.
    Disagrees,
}

/// The next steps on one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextSteps {
    /// The steps, the nearest first.
    pub steps: Vec<NextStep>,
    /// Appointments that are fixed, the nearest first.
    pub appointments: Vec<Appointment>,
    /// How many more appointments there are than stand in the list.
    pub more_appointments: usize,
}

/// One step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextStep {
    /// What to do.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// Until when.
    pub until: Option<Date>,
    /// Its day is past: it is for as soon as possible, and the day is left out.
    pub soon: bool,
    /// Where, or empty.
    pub place: String,
    /// What to take along, or empty.
    pub bring: String,
}

/// Words about a place, as somebody wrote them down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; may be empty.
    pub words: String,
    /// Whether they are in German, whatever the language of the paper.
    pub in_german: bool,
}

/// An appointment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appointment {
    /// When, on the wall clock in Germany.
    pub at: DateTime,
    /// Minutes, if it is known how long it takes.
    pub minutes: Option<u32>,
    /// What it is, in neutral words (IH1); may be empty.
    pub what: String,
    /// With whom; may be empty.
    pub with: String,
    /// Where; may be empty.
    pub place: String,
    /// How to get there; may be empty.
    pub way: Said,
    /// What to bring, or have ready; may be empty.
    pub bring: String,
    /// Whether the client stays where they are: a call, a visit.
    pub stays: bool,
    /// Whether it takes place in prison.
    pub inside: bool,
    /// When to be back: of a leave.
    pub back: Option<DateTime>,
}

/// Coming appointments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppointmentCard {
    /// The nearest first.
    pub appointments: Vec<Appointment>,
    /// How many more there are than stand in the list.
    pub more: usize,
}

/// One appointment with everything one needs to get there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppointmentLetter {
    /// The appointment.
    pub appointment: Appointment,
    /// How to get there; may be empty.
    pub directions: Said,
    /// Where in the house: floor, room, lift; may be empty.
    pub rooms: Said,
    /// What one has to know at the door, such as an identity check; may be empty.
    pub at_the_door: Said,
    /// What to bring.
    pub bring: Vec<String>,
}

/// A week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WeeklyPlan {
    /// Its Monday, if it is a certain week.
    pub monday: Option<Date>,
    /// Monday to Sunday; missing days are empty.
    pub days: Vec<Vec<WeekEntry>>,
    /// The next dates of groups in which the client has a seat, the earliest first.
    pub groups: Vec<GroupDate>,
    /// What the client wants to remember; may be empty.
    pub remark: String,
}

/// A date of a group; nobody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDate {
    /// When it begins.
    pub at: DateTime,
    /// Until when.
    pub to: Time,
    /// Which group.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
}

/// Something in a week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WeekEntry {
    /// From when, if fixed.
    pub from: Option<Time>,
    /// Until when, if fixed.
    pub to: Option<Time>,
    /// What.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
}

/// What helps when things get hard, in the client's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrisisPlan {
    /// How I notice it.
    pub signs: Vec<String>,
    /// What I can do myself.
    pub helps: Vec<String>,
    /// Whom I can call.
    pub people: Vec<HelpingPerson>,
    /// Where I can go.
    pub places: Vec<String>,
    /// What others should do.
    pub others_do: Vec<String>,
    /// What others should not do.
    pub others_do_not: Vec<String>,
    /// With whom it was agreed.
    pub agreed_with: Vec<String>,
    /// What may be told to whom.
    pub share: Vec<String>,
}

/// Somebody who helps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HelpingPerson {
    /// Name or office.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// When they can be reached; may be empty.
    pub when: String,
}

/// Application for a leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeaveApplication {
    /// To whom it goes.
    pub to: String,
    /// When the client was born, if that is known.
    pub born: Option<Date>,
    /// Number in the books of the prison; may be empty.
    pub book_number: String,
    /// From when.
    pub from: DateTime,
    /// Until when.
    pub until: DateTime,
    /// What kind it is, in words.
    pub kind: String,
    /// What it is for.
    pub purpose: String,
    /// Who comes along; may be empty.
    pub accompanied_by: String,
    /// The way, line by line.
    pub route: Vec<String>,
}

/// An invitation of the client to a conference about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// When, as the clock shows it.
    pub at: DateTime,
    /// Where; may be empty.
    pub place: String,
    /// What it is about.
    pub purpose: String,
    /// What is to be talked about, in order.
    pub agenda: Vec<String>,
    /// Who else is invited, in words.
    pub invited: Vec<String>,
}

/// An invitation of somebody else to a conference about the client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuestInvitation {
    /// Whom it goes to: name, body and role in words.
    pub to: String,
    /// When, where, what about; those invited without whom it goes to.
    pub about: Invitation,
    /// On which legal base things are said about the client; may be empty.
    pub basis: String,
}

/// Minutes of a conference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConferenceMinutes {
    /// When it was.
    pub at: DateTime,
    /// Where; may be empty.
    pub place: String,
    /// Who was there.
    pub present: Vec<Participant>,
    /// Who was invited and did not come.
    pub absent: Vec<String>,
    /// What was to be talked about.
    pub agenda: Vec<String>,
    /// What was talked about, what came out of it, and what the client wants of each.
    pub topics: Vec<Topic>,
    /// What was settled.
    pub settled: Vec<NextStep>,
    /// On which legal base things were said about the client; may be empty.
    pub basis: String,
    /// When it meets again.
    pub next: Option<Date>,
}

/// Somebody at a conference.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participant {
    /// Name.
    pub name: String,
    /// As what; may be empty.
    pub role: String,
}

/// A topic and what came out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// What about.
    pub topic: String,
    /// What came out.
    pub result: String,
}

/// How it went, at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FinalReport {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How it ended, in words.
    pub reason: String,
    /// Whether the case still runs, and this is how it stands so far.
    pub preliminary: bool,
    /// What became of the goals.
    pub goals: Vec<GoalResult>,
    /// What there is, per security or domain.
    pub results: Vec<Topic>,
    /// What of the plan goes on, with whom and since when.
    pub going_on: Vec<Topic>,
    /// What is still open.
    pub open: Vec<NextStep>,
    /// What came of it, in a few sentences; may be empty.
    pub summary: String,
}

/// What became of a goal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoalResult {
    /// The goal, in the client's words.
    pub goal: String,
    /// How far it was reached, in words.
    pub result: String,
    /// The attainment that the last review gave it, −2 to +2, if one did.
    pub points: Option<i8>,
}

/// That the door is open after breaking off, whatever the reason was, which it does not name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComingBack {
    /// The last day.
    pub ended: Option<Date>,
    /// The programme's own sentence, if it has one. Easy language has its own words.
    pub sentence: Option<String>,
}

/// Who looks after which domain (P22b).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartialAgreement {
    /// Name of the other programme.
    pub other_programme: String,
    /// Whom to ask there; may be empty.
    pub other_contact: String,
    /// Domains that this programme looks after.
    pub ours: Vec<String>,
    /// Domains that the other one looks after.
    pub theirs: Vec<String>,
    /// What the programme says about working side by side, in the language of the paper.
    pub sentence: Option<String>,
    /// First day on which it holds.
    pub from: Option<Date>,
}

/// A letter that an office has written, with its places filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Its title, as a heading; may be empty.
    pub title: String,
    /// Its paragraphs, each with its lines.
    pub paragraphs: Vec<Vec<String>>,
    /// What it asks for and the record does not know; a line to fill in stands there.
    pub blank: Vec<LetterField>,
}
