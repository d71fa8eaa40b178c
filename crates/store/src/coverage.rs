//! What each table holds, so that no table about people is forgotten.
//!
//! A right to information (Art. 15 DSGVO) and a deletion reach a person through the keys named here.
//! A test compares this list with the schema: a new table is named here, with the class under which
//! its rows are kept, or the test fails.

/// How long rows about a person are kept, as the classes of the programme files name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Reported, but never admitted: `contacts_without_admission`.
    ContactsWithoutAdmission,
    /// What came from the prison: `prison_origin` (§ 184 StVollzG).
    PrisonOrigin,
    /// The case file: `case_file`.
    CaseFile,
    /// The log: `access_log` (§ 76 BDSG).
    AccessLog,
}

impl Class {
    /// Its name in the programme files.
    pub fn code(self) -> &'static str {
        match self {
            Self::ContactsWithoutAdmission => "contacts_without_admission",
            Self::PrisonOrigin => "prison_origin",
            Self::CaseFile => "case_file",
            Self::AccessLog => "access_log",
        }
    }
}

/// The column that leads from a row to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// The row is the person.
    Itself,
    /// `client_id`.
    Client,
    /// `case_id`, and from there the client.
    Case,
    /// `contact_note_id`, and from there the case.
    Note,
    /// The release list as a whole; its rows are in `import_row`.
    List,
}

impl Key {
    /// Name of the column.
    pub fn column(self) -> &'static str {
        match self {
            Self::Itself | Self::List => "id",
            Self::Client => "client_id",
            Self::Case => "case_id",
            Self::Note => "contact_note_id",
        }
    }
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Something about a person who is served.
    Person(Class, Key),
    /// Something about a person who works here.
    Staff,
    /// Nothing about anybody.
    Nobody,
}

/// Every table of the schema.
pub const TABLES: &[(&str, Holds)] = {
    use Class::{AccessLog, CaseFile, ContactsWithoutAdmission, PrisonOrigin};
    use Holds::{Nobody, Person, Staff};
    &[
        ("carrier", Nobody),
        ("site", Nobody),
        ("user_account", Staff),
        ("user_site", Staff),
        ("user_institution", Staff),
        ("session", Staff),
        ("invitation", Staff),
        ("sign_in_failure", Staff),
        ("account_notice", Staff),
        ("client", Person(CaseFile, Key::Itself)),
        ("custody_episode", Person(PrisonOrigin, Key::Client)),
        ("custody_stay", Person(PrisonOrigin, Key::Client)),
        ("custody_sentence", Person(PrisonOrigin, Key::Client)),
        ("cases", Person(CaseFile, Key::Client)),
        ("client_merge", Person(CaseFile, Key::Client)),
        ("case_search", Person(CaseFile, Key::Case)),
        ("referral", Person(ContactsWithoutAdmission, Key::Case)),
        ("case_fact", Person(CaseFile, Key::Case)),
        ("address", Person(CaseFile, Key::Case)),
        ("overlap", Person(CaseFile, Key::Case)),
        ("admission_decision", Person(CaseFile, Key::Case)),
        ("approval", Person(CaseFile, Key::Case)),
        ("release_forecast", Person(PrisonOrigin, Key::Case)),
        ("assignment", Person(CaseFile, Key::Case)),
        ("handover", Person(CaseFile, Key::Case)),
        ("handover_question", Person(CaseFile, Key::Case)),
        ("module_participation", Person(CaseFile, Key::Case)),
        ("scan", Person(CaseFile, Key::Case)),
        ("overlap_scan", Person(CaseFile, Key::Case)),
        ("plan_version", Person(CaseFile, Key::Case)),
        ("plan_agreement", Person(CaseFile, Key::Case)),
        ("plan_signature", Person(CaseFile, Key::Case)),
        ("plan_progress", Person(CaseFile, Key::Case)),
        ("plan_review", Person(CaseFile, Key::Case)),
        ("plan_pause", Person(CaseFile, Key::Case)),
        ("plan_decision", Person(CaseFile, Key::Case)),
        ("independence", Person(CaseFile, Key::Case)),
        ("standard_deviation", Person(CaseFile, Key::Case)),
        ("arrangement", Person(CaseFile, Key::Case)),
        ("task", Person(CaseFile, Key::Case)),
        ("change_notice", Person(CaseFile, Key::Case)),
        ("contact_note", Person(CaseFile, Key::Case)),
        ("note_correction", Person(CaseFile, Key::Note)),
        ("paper", Person(CaseFile, Key::Case)),
        ("explanation", Person(CaseFile, Key::Case)),
        ("assessment", Person(CaseFile, Key::Case)),
        ("domain_rating", Person(CaseFile, Key::Case)),
        ("domain_result", Person(CaseFile, Key::Case)),
        ("client_need", Person(CaseFile, Key::Case)),
        ("group_offer", Staff),
        ("group_session", Staff),
        ("group_former", Staff),
        ("group_member", Person(CaseFile, Key::Case)),
        ("group_attendance", Person(CaseFile, Key::Case)),
        ("leave", Person(CaseFile, Key::Case)),
        ("leave_step", Person(CaseFile, Key::Case)),
        ("network_tie", Person(CaseFile, Key::Case)),
        ("no_contact_order", Person(CaseFile, Key::Case)),
        ("network_contact", Person(CaseFile, Key::Case)),
        ("network_step", Person(CaseFile, Key::Case)),
        ("network_check", Person(CaseFile, Key::Case)),
        ("own_plan", Person(CaseFile, Key::Case)),
        ("work_profile", Person(CaseFile, Key::Case)),
        ("success", Person(CaseFile, Key::Case)),
        ("correction", Person(CaseFile, Key::Case)),
        ("appointment", Person(CaseFile, Key::Case)),
        ("appointment_correction", Person(CaseFile, Key::Case)),
        ("reach_attempt", Person(CaseFile, Key::Case)),
        ("concern", Person(CaseFile, Key::Case)),
        ("concern_former", Person(CaseFile, Key::Case)),
        ("end_report", Person(CaseFile, Key::Case)),
        ("conference", Person(CaseFile, Key::Case)),
        ("conference_former", Person(CaseFile, Key::Case)),
        ("conference_task", Person(CaseFile, Key::Case)),
        ("calendar_address", Staff),
        ("emergency_access", Person(AccessLog, Key::Case)),
        ("draft", Person(CaseFile, Key::Case)),
        ("form_sent", Person(CaseFile, Key::Case)),
        ("import_batch", Person(PrisonOrigin, Key::List)),
        ("import_row", Person(PrisonOrigin, Key::Case)),
        ("programme_lesson", Staff),
        ("programme_print", Nobody),
        ("letter", Staff),
        // Organisations, and whom to turn to there; nothing about anybody who is served.
        ("partner", Nobody),
        ("partner_word", Nobody),
        ("partner_note", Staff),
        ("network_activity", Staff),
        ("network_activity_partner", Nobody),
        ("partner_former", Staff),
        ("case_number", Nobody),
        ("log_head", Nobody),
        ("log_entry", Person(AccessLog, Key::Case)),
        ("log_case", Person(AccessLog, Key::Case)),
        ("log_shown", Person(AccessLog, Key::Case)),
        ("log_linked", Nobody),
    ]
};

/// Tables that only older schemas have, after those they refer to: a backup of such a schema holds
/// them, and the migrations that follow its restore put their rows where they belong now.
pub const FORMER_TABLES: &[&str] = &["planned_contact"];
