//! Ids. Each kind of row has its own type, so that one cannot be taken for another.
//!
//! The value is a UUID of version 7 (time-ordered, so that indexes grow at their end). It is made
//! at the edge and handed in.

use std::{cmp::Ordering, fmt, hash::Hash, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An id of the kind `K`. `K` is only a name and is never built.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Id<K> {
    value: Uuid,
    #[serde(skip)]
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// Takes a UUID as the id of this kind.
    pub const fn from_uuid(value: Uuid) -> Self {
        Self {
            value,
            kind: PhantomData,
        }
    }

    /// The bare UUID, for the database.
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::from_uuid)
    }
}

/// Names of the kinds of rows; never built.
pub mod kind {
    /// A carrier (Träger): the controller under data-protection law.
    pub enum Carrier {}
    /// A site (Standort) of a carrier.
    pub enum Site {}
    /// A person who signs in.
    pub enum User {}
    /// A person served.
    pub enum Client {}
    /// One time in custody.
    pub enum CustodyEpisode {}
    /// A prison where somebody was before, within one time in custody.
    pub enum CustodyStay {}
    /// One of the sentences that make up a time in custody.
    pub enum CustodySentence {}
    /// Where somebody is written to, or was registered.
    pub enum Address {}
    /// One service process of one client in one programme.
    pub enum Case {}
    /// A way in: a row of a release list or a report by hand.
    pub enum Referral {}
    /// One forecast of the release date.
    pub enum ReleaseForecast {}
    /// A task with a due date.
    pub enum Task {}
    /// A note of a contact.
    pub enum ContactNote {}
    /// What secures a need (Sicherung).
    pub enum Arrangement {}
    /// An uploaded release list.
    pub enum ImportBatch {}
    /// Another support that covers a person or a domain.
    pub enum Overlap {}
    /// Something that a second person has to approve.
    pub enum Approval {}
    /// A decision on admission.
    pub enum AdmissionDecision {}
    /// Lead or deputy of a case for a time.
    pub enum Assignment {}
    /// A transfer of the lead that the other side acknowledges.
    pub enum Handover {}
    /// Taking part in a module.
    pub enum ModuleParticipation {}
    /// A paper that was handed out.
    pub enum Paper {}
    /// A topic that was explained to a client.
    pub enum Explanation {}
    /// Why a standard is not met as written.
    pub enum StandardDeviation {}
    /// What was learned while a programme was tried out.
    pub enum Lesson {}
    /// A letter of an office.
    pub enum Letter {}
    /// A notice about what a change has moved.
    pub enum ChangeNotice {}
    /// One version of an assessment in one voice.
    pub enum Assessment {}
    /// What a version says about one life domain.
    pub enum DomainRating {}
    /// How a life domain was settled.
    pub enum DomainResult {}
    /// A need of a client.
    pub enum Need {}
    /// What is said of a need on one day.
    pub enum NeedEvent {}
    /// Somebody in the network of a client.
    pub enum NetworkPerson {}
    /// One dated version of a tie.
    pub enum NetworkTie {}
    /// A no-contact order.
    pub enum NoContactOrder {}
    /// A contact with somebody of the network.
    pub enum NetworkContact {}
    /// A step with somebody of the network.
    pub enum NetworkStep {}
    /// A check of the resources in the receiving environment.
    pub enum NetworkCheck {}
    /// One version of a plan of the client's own.
    pub enum OwnPlan {}
    /// A version of the client's way into work.
    pub enum WorkProfile {}
    /// Something that went well.
    pub enum Success {}
    /// A leave from custody.
    pub enum Leave {}
    /// Leaves that were planned at once.
    pub enum LeaveSeries {}
    /// Something that happened with a leave.
    pub enum LeaveStep {}
    /// An appointment.
    pub enum Appointment {}
    /// Appointments that were made together, every week or every second one.
    pub enum AppointmentSeries {}
    /// An attempt to reach somebody again.
    pub enum ReachAttempt {}
    /// A quick note of what somebody asked (Anliegen).
    pub enum Concern {}
    /// A case conference.
    pub enum Conference {}
    /// A task that was agreed in a conference.
    pub enum ConferenceTask {}
    /// The secret address of a person's calendar.
    pub enum CalendarAddress {}
    /// An emergency access.
    pub enum Emergency {}
    /// A signed-in session.
    pub enum Session {}
    /// A one-time link.
    pub enum Invitation {}
    /// One version of a plan.
    pub enum PlanVersion {}
    /// A goal, measure or step; the same through all versions of a plan.
    pub enum PlanItem {}
    /// Something written down about a plan: agreement, signature, progress, review, decision.
    pub enum PlanEntry {}
    /// A paper that was scanned, or a signature drawn on a screen.
    pub enum Scan {}
    /// An organisation that the carrier works with.
    pub enum Partner {}
    /// A note about working with an organisation.
    pub enum PartnerNote {}
    /// Work in the network that is about no single client.
    pub enum NetworkActivity {}
    /// An offer for a group.
    pub enum GroupOffer {}
    /// One date of a group.
    pub enum GroupSession {}
    /// A client in a group, or on its list.
    pub enum GroupMember {}
    /// What is written about one client and one date of a group.
    pub enum GroupAttendance {}
}

/// Id of a carrier.
pub type CarrierId = Id<kind::Carrier>;
/// Id of a site.
pub type SiteId = Id<kind::Site>;
/// Id of a user.
pub type UserId = Id<kind::User>;
/// Id of a client.
pub type ClientId = Id<kind::Client>;
/// Id of a custody episode.
pub type CustodyEpisodeId = Id<kind::CustodyEpisode>;
/// Id of a stay in a prison before a transfer.
pub type CustodyStayId = Id<kind::CustodyStay>;
/// Id of a sentence within a time in custody.
pub type CustodySentenceId = Id<kind::CustodySentence>;
/// Id of an address.
pub type AddressId = Id<kind::Address>;
/// Id of a case.
pub type CaseId = Id<kind::Case>;
/// Id of a referral.
pub type ReferralId = Id<kind::Referral>;
/// Id of a release forecast.
pub type ReleaseForecastId = Id<kind::ReleaseForecast>;
/// Id of a task.
pub type TaskId = Id<kind::Task>;
/// Id of a contact note.
pub type ContactNoteId = Id<kind::ContactNote>;
/// Id of an arrangement.
pub type ArrangementId = Id<kind::Arrangement>;
/// Id of an import.
pub type ImportBatchId = Id<kind::ImportBatch>;
/// Id of an overlap.
pub type OverlapId = Id<kind::Overlap>;
/// Id of an approval.
pub type ApprovalId = Id<kind::Approval>;
/// Id of a decision on admission.
pub type AdmissionDecisionId = Id<kind::AdmissionDecision>;
/// Id of an assignment.
pub type AssignmentId = Id<kind::Assignment>;
/// Id of a handover.
pub type HandoverId = Id<kind::Handover>;
/// Id of a module participation.
pub type ModuleParticipationId = Id<kind::ModuleParticipation>;
/// Id of a paper.
pub type PaperId = Id<kind::Paper>;
/// Id of an explanation.
pub type ExplanationId = Id<kind::Explanation>;
/// Id of a reason for a deviation from a standard.
pub type StandardDeviationId = Id<kind::StandardDeviation>;
/// Id of a letter of an office, the same in all its versions.
pub type LetterId = Id<kind::Letter>;
/// Id of a lesson.
pub type LessonId = Id<kind::Lesson>;
/// Id of a change notice.
pub type ChangeNoticeId = Id<kind::ChangeNotice>;
/// Id of a version of an assessment.
pub type AssessmentId = Id<kind::Assessment>;
/// Id of what a version says about one life domain.
pub type DomainRatingId = Id<kind::DomainRating>;
/// Id of how a life domain was settled.
pub type DomainResultId = Id<kind::DomainResult>;
/// Id of a need of a client.
pub type NeedId = Id<kind::Need>;
/// Id of what is said of a need on one day.
pub type NeedEventId = Id<kind::NeedEvent>;
/// Id of somebody in a network.
pub type NetworkPersonId = Id<kind::NetworkPerson>;
/// Id of a version of a tie.
pub type NetworkTieId = Id<kind::NetworkTie>;
/// Id of a no-contact order.
pub type NoContactOrderId = Id<kind::NoContactOrder>;
/// Id of a contact with somebody of a network.
pub type NetworkContactId = Id<kind::NetworkContact>;
/// Id of a step with somebody of a network.
pub type NetworkStepId = Id<kind::NetworkStep>;
/// Id of a check of the receiving environment.
pub type NetworkCheckId = Id<kind::NetworkCheck>;
/// Id of a version of an own plan.
pub type OwnPlanId = Id<kind::OwnPlan>;
/// Id of a version of the client's way into work.
pub type WorkProfileId = Id<kind::WorkProfile>;
/// Id of something that went well.
pub type SuccessId = Id<kind::Success>;
/// Id of a leave.
pub type LeaveId = Id<kind::Leave>;
/// Id of a series of leaves.
pub type LeaveSeriesId = Id<kind::LeaveSeries>;
/// Id of a step of a leave.
pub type LeaveStepId = Id<kind::LeaveStep>;
/// Id of an appointment.
pub type AppointmentId = Id<kind::Appointment>;
/// Id of a series of appointments.
pub type AppointmentSeriesId = Id<kind::AppointmentSeries>;
/// Id of an attempt to reach somebody again.
pub type ReachAttemptId = Id<kind::ReachAttempt>;
/// Id of a concern.
pub type ConcernId = Id<kind::Concern>;
/// Id of a case conference.
pub type ConferenceId = Id<kind::Conference>;
/// Id of a task that was agreed in a conference.
pub type ConferenceTaskId = Id<kind::ConferenceTask>;
/// Id of a calendar address.
pub type CalendarAddressId = Id<kind::CalendarAddress>;
/// Id of an emergency access.
pub type EmergencyId = Id<kind::Emergency>;
/// Id of a session row.
pub type SessionId = Id<kind::Session>;
/// Id of an invitation.
pub type InvitationId = Id<kind::Invitation>;
/// Id of a version of a plan.
pub type PlanVersionId = Id<kind::PlanVersion>;
/// Id of a goal, measure or step.
pub type PlanItemId = Id<kind::PlanItem>;
/// Id of something written down about a plan.
pub type PlanEntryId = Id<kind::PlanEntry>;
/// Id of a scan.
pub type ScanId = Id<kind::Scan>;
/// Id of an organisation that the carrier works with.
pub type PartnerId = Id<kind::Partner>;
/// Id of a note about working with an organisation.
pub type PartnerNoteId = Id<kind::PartnerNote>;
/// Id of work in the network.
pub type NetworkActivityId = Id<kind::NetworkActivity>;
/// Id of an offer for a group.
pub type GroupOfferId = Id<kind::GroupOffer>;
/// Id of one date of a group.
pub type GroupSessionId = Id<kind::GroupSession>;
/// Id of a client in a group.
pub type GroupMemberId = Id<kind::GroupMember>;
/// Id of what is written about one client and one date of a group.
pub type GroupAttendanceId = Id<kind::GroupAttendance>;
