//! Everything that can be asked for, by name.

use domain::Code;

/// When in the life of a case an action makes sense to anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// At any time: reading, printing, correcting.
    Always,
    /// While admission is open: registered, in clearing or waiting.
    InIntake,
    /// While the case is neither closed nor rejected.
    WhileOpen,
    /// Once the case is closed or rejected.
    AfterEnd,
}

/// What an actor wants to do. The first block concerns one case, the second block none.
///
/// The codes are stable: they are written into the log as the name of the operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// See the overview: who, where, phase, lead, next due.
    ViewCase,
    /// See the seam: arrangements, holes, what would close them.
    ViewSeam,
    /// See the tasks with their due dates and explanations.
    ViewTasks,
    /// Read contact notes.
    ViewNotes,
    /// Write a contact note.
    AddNote,
    /// Write down a concern of the client, and what was answered.
    EditConcerns,
    /// Correct a note with a trail. Allowed after the end too (Art. 16 DSGVO).
    CorrectNote,
    /// See every forecast of the release date and ask "what if".
    ViewReleaseHistory,
    /// Report a new expected release date.
    AddReleaseForecast,
    /// Fix the actual release.
    ConfirmActualRelease,
    /// Enter what secures a need.
    AddArrangement,
    /// Change or end an arrangement.
    EditArrangement,
    /// Mark a task as done.
    CompleteTask,
    /// Skip a task with a reason.
    SkipTask,
    /// Pin a due date so that it no longer moves.
    PinTask,
    /// Give a task to somebody else.
    ReassignTask,
    /// Add a task of one's own.
    AddTask,
    /// Change facts that criteria and deadlines rest on.
    EditFacts,
    /// See the clearing: each criterion, its fact and source.
    ViewClearing,
    /// Admit, put on the waiting list, or reject.
    DecideAdmission,
    /// Approve an exception from a criterion (four eyes).
    ApproveException,
    /// See what other programmes cover.
    ViewOverlap,
    /// Record an overlap or split it by a partial agreement.
    EditOverlap,
    /// Set site, lead and deputy.
    Assign,
    /// Hand the case over, or acknowledge a handover. Whoever accepts one names who stands in at the same site: there
    /// is always somebody, and coordination can change it.
    Handover,
    /// See which standards of the programme are met.
    ViewStandards,
    /// Give the reason for a deviation from a standard.
    RecordDeviation,
    /// Begin and end modules.
    EditModules,
    /// Close the case with a reason.
    CloseCase,
    /// Ask for a new episode after the end or after a drop-out.
    RequestReentry,
    /// Approve a re-entry, or support beyond the programme's time (four eyes).
    ApproveReentry,
    /// Make one person of two records that mean the same (X18).
    MergePerson,
    /// See who read and changed this case.
    ViewCaseLog,
    /// Print the case or a part of it; each part needs its own view besides.
    PrintCase,
    /// See the assessments of the life domains in all voices.
    ViewAssessment,
    /// Write a version of an assessment.
    EditAssessment,
    /// See the people and organisations around the client.
    ViewNetwork,
    /// Enter and change ties, consents and no-contact orders.
    EditNetwork,
    /// See the plan in all its versions.
    ViewPlan,
    /// Write a version of the plan, its agreement, progress and reviews.
    EditPlan,
    /// Correct with a trail how far goals of the plan were reached. Allowed after the end too.
    CorrectOutcome,
    /// Correct or strike with a trail what is wrong in the record: who somebody is, in which prison, a
    /// judgement, a person of the network. Allowed after the end too (Art. 16 DSGVO).
    CorrectRecord,
    /// See the appointments of the case.
    ViewAppointments,
    /// Make appointments and record what became of them.
    EditAppointments,
    /// See the leaves from custody.
    ViewLeaves,
    /// Plan a leave, apply for it, record its result.
    EditLeaves,
    /// Record that the prison approved or refused a leave.
    DecideLeave,
    /// See case conferences and their minutes.
    ViewConferences,
    /// Invite to a case conference and keep its minutes.
    EditConferences,
    /// See what belongs to the client: crisis plan, weekly plan, what worked.
    ViewOwnPlans,
    /// Write these down with the client.
    EditOwnPlans,
    /// See which papers were handed out, and preview one.
    ViewPapers,
    /// Make a paper, keep it, and note that it was handed out.
    MakePaper,
    /// See which groups the client takes part in, and whether they came.
    ViewMemberships,
    /// Enrol the client in a group, note whether they came, end it.
    EditMemberships,

    /// Open the list of cases.
    ListCases,
    /// Open the inbox of referrals.
    ListReferrals,
    /// Report a person by hand.
    AddReferral,
    /// Upload a prison's release list.
    ImportReleaseList,
    /// See the capacity per site and worker.
    ViewCapacity,
    /// Read reports: numbers, no person.
    ViewReports,
    /// Write down what was learned with a programme.
    WriteLesson,
    /// Write the letters of the office.
    EditLetters,
    /// Read the programmes: concept and rules, no person.
    ViewProgrammes,
    /// Read the log of the carrier, without content.
    ViewLog,
    /// Invite, change and lock users.
    ManageUsers,
    /// Add and change sites.
    ManageSites,
    /// Open "my day".
    ViewDay,
    /// Search for a person by name.
    SearchCases,
    /// Open a case of others in an emergency, with a reason and for two hours (X2).
    OpenInEmergency,
    /// Look up the organisations that the carrier works with, and the work in the network.
    ViewPartners,
    /// Keep the directory of these organisations.
    EditPartners,
    /// Enter work in the network that is about no single client.
    RecordActivity,
    /// See the group offers of the own sites.
    ViewGroups,
    /// Make and change group offers.
    EditGroups,
    /// Set the dates of groups, and call them off.
    EditGroupDates,
}

impl Code for Action {
    const ALL: &'static [Self] = &[
        Self::ViewCase,
        Self::ViewSeam,
        Self::ViewTasks,
        Self::ViewNotes,
        Self::AddNote,
        Self::EditConcerns,
        Self::CorrectNote,
        Self::ViewReleaseHistory,
        Self::AddReleaseForecast,
        Self::ConfirmActualRelease,
        Self::AddArrangement,
        Self::EditArrangement,
        Self::CompleteTask,
        Self::SkipTask,
        Self::PinTask,
        Self::ReassignTask,
        Self::AddTask,
        Self::EditFacts,
        Self::ViewClearing,
        Self::DecideAdmission,
        Self::ApproveException,
        Self::ViewOverlap,
        Self::EditOverlap,
        Self::Assign,
        Self::Handover,
        Self::ViewStandards,
        Self::RecordDeviation,
        Self::EditModules,
        Self::CloseCase,
        Self::RequestReentry,
        Self::ApproveReentry,
        Self::MergePerson,
        Self::ViewCaseLog,
        Self::PrintCase,
        Self::ViewAssessment,
        Self::EditAssessment,
        Self::ViewNetwork,
        Self::EditNetwork,
        Self::ViewPlan,
        Self::EditPlan,
        Self::CorrectOutcome,
        Self::CorrectRecord,
        Self::ViewAppointments,
        Self::EditAppointments,
        Self::ViewLeaves,
        Self::EditLeaves,
        Self::DecideLeave,
        Self::ViewConferences,
        Self::EditConferences,
        Self::ViewOwnPlans,
        Self::EditOwnPlans,
        Self::ViewPapers,
        Self::MakePaper,
        Self::ViewMemberships,
        Self::EditMemberships,
        Self::ListCases,
        Self::ListReferrals,
        Self::AddReferral,
        Self::ImportReleaseList,
        Self::ViewCapacity,
        Self::ViewReports,
        Self::WriteLesson,
        Self::EditLetters,
        Self::ViewProgrammes,
        Self::ViewLog,
        Self::ManageUsers,
        Self::ManageSites,
        Self::ViewDay,
        Self::SearchCases,
        Self::OpenInEmergency,
        Self::ViewPartners,
        Self::EditPartners,
        Self::RecordActivity,
        Self::ViewGroups,
        Self::EditGroups,
        Self::EditGroupDates,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::ViewCase => "view_case",
            Self::ViewSeam => "view_seam",
            Self::ViewTasks => "view_tasks",
            Self::ViewNotes => "view_notes",
            Self::AddNote => "add_note",
            Self::EditConcerns => "edit_concerns",
            Self::CorrectNote => "correct_note",
            Self::ViewReleaseHistory => "view_release_history",
            Self::AddReleaseForecast => "add_release_forecast",
            Self::ConfirmActualRelease => "confirm_actual_release",
            Self::AddArrangement => "add_arrangement",
            Self::EditArrangement => "edit_arrangement",
            Self::CompleteTask => "complete_task",
            Self::SkipTask => "skip_task",
            Self::PinTask => "pin_task",
            Self::ReassignTask => "reassign_task",
            Self::AddTask => "add_task",
            Self::EditFacts => "edit_facts",
            Self::ViewClearing => "view_clearing",
            Self::DecideAdmission => "decide_admission",
            Self::ApproveException => "approve_exception",
            Self::ViewOverlap => "view_overlap",
            Self::EditOverlap => "edit_overlap",
            Self::Assign => "assign",
            Self::Handover => "handover",
            Self::ViewStandards => "view_standards",
            Self::RecordDeviation => "record_deviation",
            Self::EditModules => "edit_modules",
            Self::CloseCase => "close_case",
            Self::RequestReentry => "request_reentry",
            Self::ApproveReentry => "approve_reentry",
            Self::MergePerson => "merge_person",
            Self::ViewCaseLog => "view_case_log",
            Self::PrintCase => "print_case",
            Self::ViewAssessment => "view_assessment",
            Self::EditAssessment => "edit_assessment",
            Self::ViewNetwork => "view_network",
            Self::EditNetwork => "edit_network",
            Self::ViewPlan => "view_plan",
            Self::EditPlan => "edit_plan",
            Self::CorrectOutcome => "correct_outcome",
            Self::CorrectRecord => "correct_record",
            Self::ViewAppointments => "view_appointments",
            Self::EditAppointments => "edit_appointments",
            Self::ViewLeaves => "view_leaves",
            Self::EditLeaves => "edit_leaves",
            Self::DecideLeave => "decide_leave",
            Self::ViewConferences => "view_conferences",
            Self::EditConferences => "edit_conferences",
            Self::ViewOwnPlans => "view_own_plans",
            Self::EditOwnPlans => "edit_own_plans",
            Self::ViewPapers => "view_papers",
            Self::MakePaper => "make_paper",
            Self::ViewMemberships => "view_memberships",
            Self::EditMemberships => "edit_memberships",
            Self::ListCases => "list_cases",
            Self::ListReferrals => "list_referrals",
            Self::AddReferral => "add_referral",
            Self::ImportReleaseList => "import_release_list",
            Self::ViewCapacity => "view_capacity",
            Self::ViewReports => "view_reports",
            Self::WriteLesson => "write_lesson",
            Self::EditLetters => "edit_letters",
            Self::ViewProgrammes => "view_programmes",
            Self::ViewLog => "view_log",
            Self::ManageUsers => "manage_users",
            Self::ManageSites => "manage_sites",
            Self::ViewDay => "view_day",
            Self::SearchCases => "search_cases",
            Self::OpenInEmergency => "open_in_emergency",
            Self::ViewPartners => "view_partners",
            Self::EditPartners => "edit_partners",
            Self::RecordActivity => "record_activity",
            Self::ViewGroups => "view_groups",
            Self::EditGroups => "edit_groups",
            Self::EditGroupDates => "edit_group_dates",
        }
    }
}

impl Action {
    /// Whether the action is about one case. If so, [`crate::decide`] needs the facts of that case.
    pub fn concerns_case(self) -> bool {
        !matches!(
            self,
            Self::ListCases
                | Self::ListReferrals
                | Self::AddReferral
                | Self::ImportReleaseList
                | Self::ViewCapacity
                | Self::ViewReports
                | Self::WriteLesson
                | Self::EditLetters
                | Self::ViewProgrammes
                | Self::ViewLog
                | Self::ManageUsers
                | Self::ManageSites
                | Self::ViewDay
                | Self::SearchCases
                | Self::OpenInEmergency
                | Self::ViewPartners
                | Self::EditPartners
                | Self::RecordActivity
                | Self::ViewGroups
                | Self::EditGroups
                | Self::EditGroupDates
        )
    }

    /// Whether the action only shows a part of a case. A refused view is hidden (404), not denied.
    pub fn is_view(self) -> bool {
        matches!(
            self,
            Self::ViewCase
                | Self::ViewSeam
                | Self::ViewTasks
                | Self::ViewNotes
                | Self::ViewReleaseHistory
                | Self::ViewClearing
                | Self::ViewOverlap
                | Self::ViewStandards
                | Self::ViewCaseLog
                | Self::PrintCase
                | Self::ViewAssessment
                | Self::ViewNetwork
                | Self::ViewPlan
                | Self::ViewAppointments
                | Self::ViewLeaves
                | Self::ViewConferences
                | Self::ViewOwnPlans
                | Self::ViewPapers
                | Self::ViewMemberships
        )
    }

    /// When the action makes sense. Actions that concern no case are always in time.
    ///
    /// [`Action::ApproveReentry`] is open at any moment, because the request may be decided on the
    /// old case or on the new one.
    pub fn moment(self) -> Moment {
        match self {
            Self::DecideAdmission | Self::ApproveException => Moment::InIntake,
            Self::RequestReentry => Moment::AfterEnd,
            Self::AddNote
            | Self::EditConcerns
            | Self::AddReleaseForecast
            | Self::ConfirmActualRelease
            | Self::AddArrangement
            | Self::EditArrangement
            | Self::CompleteTask
            | Self::SkipTask
            | Self::PinTask
            | Self::ReassignTask
            | Self::AddTask
            | Self::EditFacts
            | Self::EditOverlap
            | Self::Assign
            | Self::Handover
            | Self::RecordDeviation
            | Self::EditModules
            | Self::CloseCase
            | Self::EditAssessment
            | Self::EditNetwork
            | Self::EditPlan
            | Self::EditAppointments
            | Self::EditLeaves
            | Self::DecideLeave
            | Self::EditConferences
            | Self::EditOwnPlans
            | Self::EditMemberships => Moment::WhileOpen,
            _ => Moment::Always,
        }
    }
}
