//! The head and the tabs that all pages of a case share.
//!
//! A page holds a [`CaseFrame`] as `frame` (beside its shell `sh`) and begins with
//! `{% include "case/_frame.html" %}`; a form or another page one step further in is made with
//! [`form_frame`] and begins with `{% include "case/_form.html" %}`.

use access::{Action, decide};
use app::case::{CaseRow, Head};
use domain::{case::CaseStatus, emergency::is_told};
use i18n::Texts;

use crate::request::RequestCtx;

/// The tabs of a case, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseTab {
    /// Überblick.
    Overview,
    /// Aufnahme.
    Clearing,
    /// Sicherungen.
    Arrangements,
    /// Aufgaben.
    Tasks,
    /// Verlauf.
    Notes,
    /// Entlassung.
    Release,
    /// Beteiligte.
    People,
    /// Standards.
    Standards,
    /// Module.
    Modules,
    /// Gruppen.
    Groups,
    /// Zugriffe.
    Log,
    /// Einschätzung.
    Assessment,
    /// Plan.
    Plan,
    /// Entlassungsampel.
    Readiness,
    /// Umfeld.
    Network,
    /// Termine.
    Appointments,
    /// Eigenes.
    OwnPlans,
    /// Berufsweg.
    WorkProfile,
    /// Papiere.
    Papers,
    /// Ausgänge.
    Leaves,
    /// Konferenzen.
    Conferences,
    /// A page of the case that is none of them.
    Elsewhere,
}

impl CaseTab {
    /// What casework looks at every day.
    const FIRST: &'static [Self] = &[
        Self::Overview,
        Self::Assessment,
        Self::Plan,
        Self::Network,
        Self::Appointments,
        Self::Notes,
        Self::Tasks,
        Self::Arrangements,
        Self::Papers,
        Self::Release,
    ];

    /// What stands beside it.
    const FURTHER: &'static [Self] = &[
        Self::Readiness,
        Self::OwnPlans,
        Self::WorkProfile,
        Self::Leaves,
        Self::Conferences,
        Self::People,
        Self::Modules,
        Self::Groups,
        Self::Standards,
        Self::Clearing,
        Self::Log,
    ];

    /// What counts before the admission.
    const INTAKE: &'static [Self] = &[
        Self::Clearing,
        Self::Notes,
        Self::Appointments,
        Self::Tasks,
        Self::Arrangements,
        Self::Release,
        Self::People,
        Self::Papers,
    ];

    /// The two rows of tabs.
    fn rows(in_clearing: bool) -> (Vec<Self>, Vec<Self>) {
        if !in_clearing {
            return (Self::FIRST.to_vec(), Self::FURTHER.to_vec());
        }
        let further = Self::FIRST.iter().chain(Self::FURTHER).copied();
        let further = further.filter(|one| *one != Self::Overview && !Self::INTAKE.contains(one));
        (Self::INTAKE.to_vec(), further.collect())
    }

    fn path(self) -> &'static str {
        match self {
            Self::Overview | Self::Elsewhere => "",
            Self::Clearing => "/clearing",
            Self::Arrangements => "/arrangements",
            Self::Tasks => "/tasks",
            Self::Notes => "/notes",
            Self::Release => "/release",
            Self::People => "/people",
            Self::Standards => "/standards",
            Self::Modules => "/modules",
            Self::Groups => "/groups",
            Self::Log => "/log",
            Self::Assessment => "/assessment",
            Self::Plan => "/plan",
            Self::Readiness => "/readiness",
            Self::Network => "/network",
            Self::Appointments => "/appointments",
            Self::OwnPlans => "/own-plans",
            Self::WorkProfile => "/work-profile",
            Self::Papers => "/papers",
            Self::Leaves => "/leaves",
            Self::Conferences => "/conferences",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Overview | Self::Elsewhere => "case-tab-overview",
            Self::Clearing => "case-tab-clearing",
            Self::Arrangements => "case-tab-arrangements",
            Self::Tasks => "case-tab-tasks",
            Self::Notes => "case-tab-notes",
            Self::Release => "case-tab-release",
            Self::People => "case-tab-people",
            Self::Standards => "case-tab-standards",
            Self::Modules => "case-tab-modules",
            Self::Groups => "case-tab-groups",
            Self::Log => "case-tab-log",
            Self::Assessment => "case-tab-assessment",
            Self::Plan => "case-tab-plan",
            Self::Readiness => "case-tab-readiness",
            Self::Network => "case-tab-network",
            Self::Appointments => "case-tab-appointments",
            Self::OwnPlans => "case-tab-own-plans",
            Self::WorkProfile => "case-tab-work-profile",
            Self::Papers => "case-tab-papers",
            Self::Leaves => "case-tab-leaves",
            Self::Conferences => "case-tab-conferences",
        }
    }

    fn action(self) -> Action {
        match self {
            Self::Overview | Self::People | Self::Modules | Self::Elsewhere => Action::ViewCase,
            Self::Groups => Action::ViewMemberships,
            Self::Standards => Action::ViewStandards,
            Self::Clearing => Action::ViewClearing,
            Self::Arrangements => Action::ViewSeam,
            Self::Tasks => Action::ViewTasks,
            Self::Notes => Action::ViewNotes,
            Self::Release => Action::ViewReleaseHistory,
            Self::Log => Action::ViewCaseLog,
            Self::Assessment | Self::WorkProfile => Action::ViewAssessment,
            Self::Plan | Self::Readiness => Action::ViewPlan,
            Self::Network => Action::ViewNetwork,
            Self::Appointments => Action::ViewAppointments,
            Self::OwnPlans => Action::ViewOwnPlans,
            Self::Papers => Action::ViewPapers,
            Self::Leaves => Action::ViewLeaves,
            Self::Conferences => Action::ViewConferences,
        }
    }
}

/// One tab.
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether this is where we are.
    pub current: bool,
}

/// A way on from a page: a link that looks like a button.
pub struct Act {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub label: String,
}

/// What is said of an emergency access, and where it is dealt with.
pub struct Emergency {
    /// The words.
    pub text: String,
    /// Where to go on.
    pub href: String,
    /// What that is called.
    pub label: String,
}

/// Head and tabs of a case, ready for the template.
pub struct CaseFrame {
    /// Address of the case, such as `/cases/0192…`.
    pub href: String,
    /// Its number.
    pub number: String,
    /// `Nachname, Vorname`.
    pub name: String,
    /// Heading and last crumb of a page one step further in; empty on a page with tabs.
    pub title: String,
    /// Birth, prison and book number, programme and site: one line, in this order.
    pub facts: Vec<String>,
    /// The phase, if there is one: `Intensivphase bis 31.12.`.
    pub phase: Option<String>,
    /// The status, unless it is plain that the case is running.
    pub status: Option<String>,
    /// Whether the case has ended.
    pub ended: bool,
    /// The tabs that this person may open: what casework looks at every day.
    pub tabs: Vec<Tab>,
    /// The second row: what stands beside it.
    pub further: Vec<Tab>,
    /// That the case was opened in an emergency, for those who answer for it and for whoever did.
    pub emergency: Option<Emergency>,
    /// The one primary way on.
    pub primary: Option<Act>,
    /// Further ways on.
    pub secondary: Vec<Act>,
}

impl CaseFrame {
    /// Name of the tab where we are; empty on a page that is none of them.
    pub fn here(&self) -> &str {
        let mut all = self.tabs.iter().chain(&self.further);
        all.find(|tab| tab.current).map_or("", |tab| &tab.label)
    }

    /// The same with a primary button.
    #[must_use]
    pub fn primary(mut self, href: String, label: impl Into<String>) -> Self {
        let label = label.into();
        self.primary = Some(Act { href, label });
        self
    }

    /// The same with one more secondary button.
    #[must_use]
    pub fn secondary(mut self, href: String, label: impl Into<String>) -> Self {
        let label = label.into();
        self.secondary.push(Act { href, label });
        self
    }

    /// A frame for tests of templates.
    pub fn sample(texts: &'static Texts, tab: CaseTab) -> Self {
        let href = "/cases/01920000-0000-7000-8000-000000000001".to_owned();
        let sample = |ranks: &[CaseTab]| -> Vec<Tab> {
            ranks
                .iter()
                .map(|one| as_tab(texts, &href, *one, tab))
                .collect()
        };
        Self {
            tabs: sample(CaseTab::FIRST),
            further: sample(CaseTab::FURTHER),
            href,
            number: "2026-0147".to_owned(),
            name: "Demir, Jonas".to_owned(),
            title: String::new(),
            facts: vec!["geb. 14.05.1994".to_owned(), "JVA Tonna".to_owned()],
            phase: Some("Intensivphase".to_owned()),
            status: None,
            ended: false,
            emergency: None,
            primary: None,
            secondary: Vec::new(),
        }
    }
}

/// Head and tabs of a case for this person; `tab` is where they are.
pub fn case_frame(ctx: &RequestCtx, head: &Head, tab: CaseTab) -> CaseFrame {
    let texts = ctx.texts();
    let case = &head.case;
    let href = format!("/cases/{}", case.id);
    let facts = case.access_facts();
    let may = |tab: CaseTab| decide(&ctx.op.actor, tab.action(), Some(&facts)).is_allowed();
    // While the admission is open its clearing stands for the overview, for those who may see it.
    let in_clearing = case.status.is_intake() && may(CaseTab::Clearing);
    let shown = |ranks: Vec<CaseTab>| -> Vec<Tab> {
        let open = ranks.into_iter().filter(|one| may(*one));
        open.map(|one| as_tab(texts, &href, one, tab)).collect()
    };
    let (first, further) = CaseTab::rows(in_clearing);
    let (tabs, further) = (shown(first), shown(further));
    let status = (case.status != CaseStatus::Active)
        .then(|| texts.code("case_status", case.status).into_owned());
    CaseFrame {
        number: case.number.clone(),
        name: person_name(&case.family_name, &case.given_names),
        title: String::new(),
        facts: head_facts(texts, head),
        phase: head
            .phase
            .as_ref()
            .filter(|_| case.status.is_running())
            .map(|phase| phase_words(texts, phase)),
        status,
        ended: case.status.is_ended(),
        tabs,
        further,
        emergency: emergency(ctx, case, &href),
        href,
        primary: None,
        secondary: Vec::new(),
    }
}

/// Whoever opened the case reads until when; who may see its log reads that somebody did.
fn emergency(ctx: &RequestCtx, case: &CaseRow, href: &str) -> Option<Emergency> {
    let texts = ctx.texts();
    let until = case.opened_until?;
    let words = |key: &str| texts.with(key, &[("until", texts.instant(until).into())]);
    if case.opened_by.is_some() {
        return Some(Emergency {
            text: texts.get("emergency-banner-own").into_owned(),
            href: "/emergency".to_owned(),
            label: texts.get("emergency-banner-own-way").into_owned(),
        });
    }
    let facts = case.access_facts();
    let answers = decide(&ctx.op.actor, Action::ViewCaseLog, Some(&facts)).is_allowed();
    if !answers || !is_told(until, ctx.op.now) {
        return None;
    }
    Some(Emergency {
        text: words(if ctx.op.now < until {
            "emergency-banner-runs"
        } else {
            "emergency-banner-was"
        }),
        href: format!("{href}/log"),
        label: texts.get("emergency-banner-way").into_owned(),
    })
}

/// The head of a page one step further in: a form, or one row of something. `title` is its heading.
pub fn form_frame(ctx: &RequestCtx, head: &Head, title: impl Into<String>) -> CaseFrame {
    CaseFrame {
        title: title.into(),
        ..case_frame(ctx, head, CaseTab::Elsewhere)
    }
}

/// `Nachname, Vorname`.
pub fn person_name(family_name: &str, given_names: &str) -> String {
    if given_names.is_empty() {
        family_name.to_owned()
    } else {
        format!("{family_name}, {given_names}")
    }
}

fn as_tab(texts: &Texts, href: &str, one: CaseTab, current: CaseTab) -> Tab {
    Tab {
        href: format!("{href}{}", one.path()),
        label: texts.get(one.key()).into_owned(),
        current: one == current,
    }
}

/// `JVA Tonna, Buchnr. 4711/25`.
pub fn prison_words(texts: &Texts, institution: &str, number: Option<&str>) -> String {
    match number {
        Some(number) => texts.with(
            "case-institution-and-book",
            &[
                ("institution", institution.into()),
                ("number", number.into()),
            ],
        ),
        None => institution.to_owned(),
    }
}

fn head_facts(texts: &Texts, head: &Head) -> Vec<String> {
    let case = &head.case;
    let mut facts = Vec::with_capacity(3);
    if let Some(day) = case.birth_date {
        facts.push(texts.with("common-born", &[("date", day.into())]));
    }
    let number = case.book_number.as_deref();
    let place = prison_words(texts, &head.institution, number);
    facts.push(if case.released {
        texts.with("case-released-from", &[("place", place.into())])
    } else {
        place
    });
    let programme = head.programme.in_language(texts.lang().code());
    facts.push(match &case.site_name {
        Some(site) => format!("{programme}, {site}"),
        None => programme.to_owned(),
    });
    facts
}

fn phase_words(texts: &Texts, phase: &app::case::PhaseNow) -> String {
    let title = phase.title.in_language(texts.lang().code());
    match phase.last_day {
        Some(day) => texts.with(
            "case-phase-until",
            &[("phase", title.into()), ("day", texts.date(day).into())],
        ),
        None => title.to_owned(),
    }
}
