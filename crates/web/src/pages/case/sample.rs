//! The pages of a case with sample content, for the test that renders all of them. The person is
//! invented; the seam is computed like any other.

use std::collections::BTreeMap;

use app::{
    Message, MessageArg,
    alert::Alert,
    correction::Correction,
    freshness::{Matter, Question},
};
use app::{
    assignment::LeadAbsence,
    case::{
        CaseRow, ChangeNoticeRow, Closing, Derived, EndOfGoals, Episode, EscalationNow, Head,
        ItemKind, May, MovedTask, Moves, OpenTask, Overlap, Overview, PhaseNow, ReferralRow,
        SeamBegin, SeamItem, SeamRow, SeamView, TaskRow, WayState,
    },
    concern::{ConcernRow, Words},
    note::{Entry, NoteContent, NoteRow},
    reach::{AttemptRow, Reach},
};
use askama::Template;
use domain::{
    alert::AlertKind,
    case::CaseStatus,
    concern::ConcernStatus,
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::Id,
    plan::outcome::{GoalOutcome, Outcome},
    reach::{DueStep, ReachStep},
    release::{EarliestRelease, PullForward, ReleaseKind},
    seam::{Coverage, NeededSecurity, SeamStatus, Security, Side, Strength, seam},
    task::{TaskKind, TaskRole, TaskStatus},
};
use i18n::Lang;
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use programme::Text;
use uuid::Uuid;

use super::{
    frame::{CaseFrame, CaseTab},
    overview::CaseOverview,
};
use crate::page::Shell;

const TODAY: Date = date(2026, 11, 23);
const RELEASE: Date = date(2026, 12, 31);

/// Every page of this noun with sample content.
pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let rendered = |view: &Overview| {
        let sh = Shell::sample(lang);
        let frame = CaseFrame::sample(sh.texts, CaseTab::Overview);
        CaseOverview::new(sh, frame, view)
            .render()
            .unwrap_or_default()
    };
    let mut ended = overview(CaseStatus::Closed);
    ended.closure.reason = Some(text("Ziele erreicht"));
    ended.closure.may_correct = true;
    ended.seam = None;
    vec![
        (
            "case/overview.html",
            rendered(&overview(CaseStatus::Active)),
        ),
        ("case/overview.html", rendered(&ended)),
    ]
}

fn text(words: &str) -> Text {
    Text::new(words, words)
}

fn id<K>(number: u128) -> Id<K> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn overview(status: CaseStatus) -> Overview {
    Overview {
        head: head(case(status)),
        earliest: Some(EarliestRelease {
            day: date(2026, 12, 21),
            rule: Some(PullForward::Christmas),
        }),
        seam: Some(seam_view()),
        tasks: vec![
            task("Kostenzusage nachfordern", date(2026, 11, 20), Vec::new()),
            task("Wohnung anmelden", date(2027, 1, 14), vec![text("Wohnen")]),
        ],
        open_tasks: 2,
        late_tasks: 1,
        notice: Some(notice()),
        fresh: vec![Question {
            matter: Matter::Housing,
            title: text("Wohnen"),
            known: vec!["bei der Großmutter".to_owned()],
            last: date(2026, 9, 1),
        }],
        phone: Some("0361 000 111".to_owned()),
        post: None,
        alerts: vec![Alert {
            kind: AlertKind::WindowEndsSoon,
            message: Message::new("alert-window-ends-soon")
                .with_arg("day", MessageArg::Day(date(2027, 6, 29))),
            way: Some("/close"),
            hand_over: None,
        }],
        plan: Some(plan()),
        contact: None,
        reach: Some(reach()),
        concerns: vec![concern()],
        notes: Some(vec![note()]),
        topics: app::note::Topics::default(),
        declined: None,
        absence: Some(LeadAbsence {
            lead: "Anna Beispiel".to_owned(),
            until: date(2026, 11, 27),
            deputy: None,
        }),
        overlaps: vec![Overlap {
            programme: "B.I.S.S.".to_owned(),
            leads: vec![text("Arbeit")],
        }],
        episodes: vec![Episode {
            case: id(7),
            number: "2024-0031".to_owned(),
            programme: text("PÜMaS"),
            status: CaseStatus::Closed,
            from: date(2024, 2, 1),
            to: Some(date(2024, 8, 1)),
            previous: true,
        }],
        referrals: vec![(referral(), Vec::new()), (referral(), Vec::new())],
        former: 2,
        end: end_of_goals(),
        closure: app::case::Closure::default(),
        may: May {
            clearing: true,
            notes: true,
            add_note: true,
            what_if: true,
            add_arrangement: true,
            edit_arrangement: true,
            tasks: true,
            add_task: true,
            reentry: status.is_ended(),
            overlap: true,
            plan: true,
            appointments: true,
            edit_appointments: true,
            edit_facts: true,
        },
    }
}

/// The head of an invented case.
pub(crate) fn head(case: CaseRow) -> Head {
    Head {
        institution: "JVA Tonna".to_owned(),
        programme: text("PÜMaS"),
        phase: Some(PhaseNow {
            id: "intensive".to_owned(),
            title: Text::new("Intensivphase", "Intensive phase"),
            last_day: RELEASE.yesterday().ok(),
        }),
        window: Some((date(2026, 6, 30), Some(date(2027, 6, 30)))),
        days_to_release: Some(38),
        case,
    }
}

/// An invented case.
pub(crate) fn case(status: CaseStatus) -> CaseRow {
    CaseRow {
        id: id(1),
        carrier: id(2),
        number: "2026-0147".to_owned(),
        client: id(3),
        family_name: "Demir".to_owned(),
        given_names: "Jonas".to_owned(),
        birth_date: Some(date(1994, 5, 14)),
        custody_episode: id(4),
        custody_start: Some(date(2025, 3, 10)),
        book_number: Some("4711/25".to_owned()),
        previous_case: Some(id(7)),
        came_back: true,
        programme: "puemas".to_owned(),
        programme_version: "2016-07-20".to_owned(),
        site: Some(id(5)),
        site_name: Some("Büro Erfurt".to_owned()),
        institution: "th-tonna".to_owned(),
        status,
        registered_on: date(2026, 6, 12),
        entry_on: Some(date(2026, 6, 30)),
        exit_on: status.is_ended().then_some(date(2027, 6, 30)),
        closure_reason: None,
        closure_note: status.is_ended().then(|| "Alles getan.".to_owned()),
        closure_epistemic: status.is_ended().then_some(EpistemicKind::Assessment),
        lead: Some(id(6)),
        lead_name: Some("Anna Beispiel".to_owned()),
        deputy: None,
        deputy_name: None,
        release_on: Some(RELEASE),
        release_kind: Some(ReleaseKind::FullTerm),
        released: false,
        opened_until: None,
        opened_by: None,
        extended_until: None,
        needs: None,
        version: 1,
        derived: Derived {
            next_contact_at: "2026-11-24T09:00:00Z".parse().ok(),
            last_contact_on: Some(date(2026, 11, 19)),
            ..Derived::empty(TODAY)
        },
    }
}

fn referral() -> ReferralRow {
    ReferralRow {
        id: id(41),
        carrier: id(1),
        case: id(2),
        source: "prison".to_owned(),
        import_batch: None,
        note: "Fragt nach Hilfe bei der Wohnung.".to_owned(),
        own_wish: true,
        informed: Some(true),
        received_at: Timestamp::UNIX_EPOCH,
        received_by: id(6),
        received_by_name: "Fritzi Vollmer".to_owned(),
        version: 1,
    }
}

fn end_of_goals() -> EndOfGoals {
    EndOfGoals {
        outcomes: outcomes(),
        former: vec![Correction {
            row: Uuid::from_u128(8),
            former: vec![(
                "\"Ich will eine Tür, die ich zumachen kann.".to_owned(),
                "code-plan-outcome-reached".to_owned(),
            )],
            reason: "verwechselt".to_owned(),
            at: Timestamp::UNIX_EPOCH,
            by_name: "Anna Beispiel".to_owned(),
        }],
        may_correct: true,
    }
}

fn outcomes() -> Vec<GoalOutcome> {
    let all = [
        Outcome::Reached,
        Outcome::Partly,
        Outcome::NotReached,
        Outcome::GivenUp,
    ];
    let sample = |outcome| GoalOutcome {
        goal: Id::from_uuid(Uuid::from_u128(7)),
        domain: "housing".to_owned(),
        words: "Ich will eine Tür, die ich zumachen kann.".to_owned(),
        outcome,
        said: "Zimmer in der Wohngruppe.".to_owned(),
        points: Some(-1),
    };
    all.into_iter().map(sample).collect()
}

fn concern() -> ConcernRow {
    ConcernRow {
        id: id(51),
        words: Words {
            topic: "Handyvertrag".to_owned(),
            asked: "Läuft der alte Vertrag noch?".to_owned(),
            answer: String::new(),
            answer_epistemic: None,
            follow_up_on: Some(date(2026, 11, 30)),
        },
        status: ConcernStatus::Open,
        task: None,
        plan: None,
        recorded_at: Timestamp::UNIX_EPOCH,
        recorded_by: id(6),
        recorded_by_name: "Anna Beispiel".to_owned(),
        version: 1,
        struck: None,
    }
}

fn plan() -> app::case::PlanState {
    app::case::PlanState {
        number: 2,
        issued_on: Some(date(2026, 11, 12)),
        signed_on: Some(date(2026, 11, 12)),
        answer: Some((
            domain::plan::Agreement::Disagrees,
            "Erst die Wohnung.".to_owned(),
        )),
    }
}

fn reach() -> Reach {
    let due = |step: ReachStep, days: i8| DueStep {
        step,
        due_on: date(2026, 11, 16 + days),
    };
    Reach {
        since: date(2026, 11, 16),
        missed: true,
        steps: vec![
            due(ReachStep::SameDay, 0),
            due(ReachStep::SecondChannel, 3),
            due(ReachStep::Letter, 7),
            due(ReachStep::CaseTalk, 14),
        ],
        due: vec![due(ReachStep::Letter, 7)],
        attempts: vec![AttemptRow {
            struck: false,
            version: 1,
            id: id(50),
            step: ReachStep::SecondChannel,
            way: ContactKind::Message,
            on: date(2026, 11, 19),
            recorded_at: Timestamp::UNIX_EPOCH,
            recorded_by: id(6),
            recorded_by_name: "Anna Beispiel".to_owned(),
        }],
    }
}

fn note() -> Entry {
    Entry {
        note: NoteRow {
            id: id(40),
            content: NoteContent {
                at: Timestamp::UNIX_EPOCH,
                kind: ContactKind::PrisonVisit,
                outcome: ContactOutcome::Reached,
                place: "JVA Tonna".to_owned(),
                minutes: 45,
                travel_minutes: 70,
                domains: Vec::new(),
                areas: Vec::new(),
                epistemic: EpistemicKind::ClientStatement,
                body: "Gespräch zur Wohnungsfrage.".to_owned(),
            },
            recorded_at: Timestamp::UNIX_EPOCH,
            recorded_by: id(6),
            recorded_by_name: "Anna Beispiel".to_owned(),
            version: 1,
            struck: None,
            about: None,
        },
        corrections: Vec::new(),
    }
}

fn task(title: &str, due: Date, waits_for: Vec<Text>) -> OpenTask {
    OpenTask {
        row: TaskRow {
            id: id(10),
            carrier: id(2),
            case: id(1),
            template: Some("T17".to_owned()),
            title_de: title.to_owned(),
            title_en: title.to_owned(),
            note: String::new(),
            due_on: Some(due),
            pinned: false,
            shortened: true,
            kind: TaskKind::Statutory,
            legal_basis: "§ 67 SGB XII".to_owned(),
            role: TaskRole::TransitionManager,
            assignee: None,
            assignee_name: None,
            status: TaskStatus::Open,
            blocked_by: Vec::new(),
            escalation: 0,
            reason: String::new(),
            settled_at: None,
            settled_by: None,
            version: 1,
        },
        legal: Text::new("§ 67 SGB XII", "§ 67 SGB XII"),
        may_complete: waits_for.is_empty(),
        waits_for,
    }
}

fn notice() -> ChangeNoticeRow {
    ChangeNoticeRow {
        id: id(20),
        kind: "release".to_owned(),
        detail: Moves {
            unfit: Vec::new(),
            release_before: Some(date(2027, 1, 2)),
            release_after: Some(RELEASE),
            tasks: vec![MovedTask {
                template: "T17".to_owned(),
                title_de: "Kostenzusage nachfordern".to_owned(),
                title_en: "Ask for the approval of costs".to_owned(),
                before: Some(date(2026, 11, 24)),
                after: Some(date(2026, 11, 20)),
                now_overdue: true,
            }],
            days_open: (12, 14),
        },
        at: Timestamp::UNIX_EPOCH,
        by: None,
    }
}

/// A seam with a hole, a promise, custody, and a security that is not needed.
pub(crate) fn seam_view() -> SeamView {
    let housing = |from, to, strength, of: &str| Coverage {
        security: Security::ACCOMMODATION,
        from,
        to,
        strength,
        side: Side::Outside,
        of: Some(of.to_owned()),
        tolerance_days: None,
        source: Some(id(30)),
    };
    let coverage = [housing(
        date(2027, 1, 14),
        None,
        Strength::Promised,
        "supported_housing",
    )];
    let needs = [NeededSecurity {
        security: Security::ACCOMMODATION,
        each_kind: false,
        tolerance_days: 0,
        tolerance_of: BTreeMap::new(),
    }];
    let computed = seam(&needs, &coverage, RELEASE, TODAY);
    let mine = computed.securities.into_iter().next();
    let hole = mine.as_ref().and_then(|seam| {
        seam.holes
            .iter()
            .find(|one| one.status == SeamStatus::Open)
            .copied()
    });
    SeamView {
        day: RELEASE,
        begin: SeamBegin::Expected,
        window_end: computed.window_end,
        rows: vec![
            SeamRow {
                security: Security::ACCOMMODATION,
                title: Text::new("Wohnen", "Housing"),
                items: vec![custody(), promised()],
                closing: hole.map(closing),
                seam: mine,
            },
            SeamRow {
                security: Security::TREATMENT,
                title: Text::new("Behandlung", "Treatment"),
                seam: None,
                items: Vec::new(),
                closing: None,
            },
        ],
    }
}

fn custody() -> SeamItem {
    SeamItem {
        from: date(2025, 3, 10),
        to: Some(RELEASE),
        kind: ItemKind::Custody,
        strength: Strength::Actual,
        provider: String::new(),
        of: None,
        kind_first: false,
        evidence: String::new(),
        arrangement: None,
    }
}

fn promised() -> SeamItem {
    SeamItem {
        from: date(2027, 1, 14),
        to: None,
        kind: ItemKind::Promised,
        strength: Strength::Promised,
        provider: "Betreutes Wohnen „Neue Brücke“, Erfurt".to_owned(),
        of: Some(Text::new("betreutes Wohnen", "supported housing")),
        kind_first: false,
        evidence: "Anruf vom 20.11.".to_owned(),
        arrangement: Some(id(30)),
    }
}

fn closing(hole: domain::seam::Hole) -> Closing {
    let way = |id: &str, title: Text, arranged| WayState {
        id: id.to_owned(),
        title,
        action: Some(text("Platz ab dem Entlassungstag anfragen")),
        arranged,
    };
    Closing {
        hole,
        ways: vec![
            way("supported_housing", text("betreutes Wohnen"), true),
            way("hostel", text("Wohnheim"), false),
        ],
        escalation: Some(EscalationNow {
            since: date(2026, 11, 5),
            to: TaskRole::Coordination,
            action: text("Partner_innen gezielt anfragen"),
        }),
    }
}
