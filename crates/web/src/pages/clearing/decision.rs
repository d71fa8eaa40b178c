//! The two forms of a clearing: programme and site, and the decision.

use std::collections::BTreeMap;

use app::{
    AppError, Problems,
    capacity::SiteLoad,
    case::{CaseRow, Head},
    clearing::{
        Choice as ProgrammeChoice, Clearing, DecisionRow, FactSource, May, SecondWord,
        decide::{Input, Outcome, Verdict},
    },
};
use axum::response::Response;
use domain::{
    Code,
    case::CaseStatus,
    ids::{CaseId, SiteId, UserId},
    release::ReleaseKind,
};
use jiff::{Timestamp, civil::date};
use programme::{Fact, FactValue, Facts, Programme, criteria};
use uuid::Uuid;

use crate::{
    field::Choice,
    form::{FormData, FormView},
    page::{Shell, done},
};

/// Both forms with their lists.
pub(super) struct DecisionForm {
    /// What was typed, for both.
    pub(super) f: FormView,
    /// Whether programme or site were wrong, so that their form is shown open.
    pub(super) choosing: bool,
    /// Programmes that admit people today.
    pub(super) programmes: Vec<Choice>,
    /// All offices.
    pub(super) offices: Vec<Choice>,
    /// The person's own sites with what they carry.
    pub(super) sites: Vec<Choice>,
    /// Their workers.
    pub(super) workers: Vec<Choice>,
    /// What each verdict leads to: (code, words, explanation).
    pub(super) verdicts: Vec<(&'static str, String, String)>,
    /// What the place of release proposes.
    pub(super) proposed: Option<String>,
    /// Criteria that stand in the way, so that an exception is needed.
    pub(super) unmet: Vec<String>,
    /// Whether an overlap stands in the way.
    pub(super) overlap: bool,
}

impl DecisionForm {
    /// The forms at their start.
    pub(super) fn new(sh: &Shell, clearing: &Clearing<'_>) -> Self {
        let case = &clearing.head.case;
        let site = case.site.or(clearing.proposed);
        let own = clearing
            .sites
            .iter()
            .map(|load| load.site.id)
            .find(|one| Some(*one) == site)
            .or_else(|| match &clearing.sites[..] {
                [only] => Some(only.site.id),
                _ => None,
            });
        let text = |id: Option<SiteId>| id.map_or_else(String::new, |id| id.to_string());
        let start = FormData::from_pairs([
            ("programme", case.programme.clone()),
            ("office", text(site)),
            ("site", text(own)),
            ("version", case.version.to_string()),
        ]);
        let unmet = clearing
            .admission
            .criteria
            .iter()
            .filter(|one| one.state != criteria::CriterionState::Met)
            .map(|one| sh.say(&one.criterion.label).to_owned())
            .collect();
        let named = |id: SiteId| clearing.offices.iter().find(|site| site.id == id);
        Self {
            choosing: false,
            programmes: programmes(sh, clearing),
            offices: clearing
                .offices
                .iter()
                .map(|site| Choice::new(site.id.to_string(), site.name.clone()))
                .collect(),
            sites: clearing
                .sites
                .iter()
                .map(|load| site_choice(sh, load))
                .collect(),
            workers: workers(sh, &clearing.sites),
            verdicts: verdicts(sh, clearing),
            proposed: clearing
                .proposed
                .and_then(named)
                .map(|site| sh.t1("clearing-proposed", "site", &site.name)),
            unmet,
            overlap: !clearing.settled,
            f: FormView::new(sh.texts, start),
        }
    }

    /// The forms with what was typed. The version is that of the page which is shown now.
    pub(super) fn typed(
        mut self,
        sh: &Shell,
        clearing: &Clearing<'_>,
        data: &FormData,
        problems: Problems,
    ) -> Self {
        let decision = data.first("office").is_none();
        self.choosing = !decision && !problems.0.is_empty();
        let start = self.f.data;
        // Each form sends its own fields only; those of the other keep their start.
        let mut kept = FormData::default();
        kept.push("version", clearing.head.case.version.to_string());
        for (name, value) in data.pairs().iter().filter(|(name, _)| name != "version") {
            kept.push(name, value.clone());
        }
        for (name, value) in start.pairs() {
            if kept.first(name).is_none() {
                kept.push(name, value.clone());
            }
        }
        self.f = FormView::invalid(sh.texts, kept, problems);
        self
    }
}

fn programmes(sh: &Shell, clearing: &Clearing<'_>) -> Vec<Choice> {
    clearing
        .programmes
        .iter()
        .map(|one| Choice::new(one.id.clone(), sh.say(&one.title)))
        .collect()
}

fn site_choice(sh: &Shell, load: &SiteLoad) -> Choice {
    let count = sh.t2(
        "common-of",
        "part",
        load.running,
        "whole",
        load.site.capacity,
    );
    let full = if load.free() == 0 {
        format!(", {}", sh.t("clearing-capacity-full"))
    } else {
        String::new()
    };
    Choice::new(
        load.site.id.to_string(),
        format!("{} ({count}{full})", load.site.name),
    )
}

/// Everybody of the person's own sites; with the site where there are several.
fn workers(sh: &Shell, sites: &[SiteLoad]) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for load in sites {
        for worker in &load.workers {
            let value = worker.user.to_string();
            if worker.is_gone() || found.iter().any(|one| one.value == value) {
                continue;
            }
            let mut notes = vec![sh.t2("common-of", "part", worker.led, "whole", worker.capacity)];
            if worker.is_full() {
                notes.push(sh.t("clearing-capacity-full").into_owned());
            }
            if let Some(day) = worker.absent_until {
                notes.push(sh.t1("clearing-capacity-absent", "date", sh.date(&day)));
            }
            if sites.len() > 1 {
                notes.push(load.site.name.clone());
            }
            found.push(Choice::new(
                value,
                format!("{} ({})", worker.name, notes.join(", ")),
            ));
        }
    }
    found
}

fn verdicts(sh: &Shell, clearing: &Clearing<'_>) -> Vec<(&'static str, String, String)> {
    let eligible = clearing.admission.result == criteria::AdmissionResult::Eligible;
    Verdict::ALL
        .iter()
        .filter(|one| **one != Verdict::Wait || clearing.head.case.status != CaseStatus::Waiting)
        .map(|one| {
            let code = one.code();
            let hint = match one {
                Verdict::Admit if !eligible => "clearing-verdict-admit-exception".to_owned(),
                _ => format!("clearing-verdict-{code}-hint"),
            };
            (
                code,
                sh.t(&format!("clearing-choose-{code}")).into_owned(),
                sh.t(&hint).into_owned(),
            )
        })
        .collect()
}

/// Programme and site from the form.
pub(super) fn choice(data: &FormData) -> Result<ProgrammeChoice, AppError> {
    let mut problems = Problems::new();
    let site = optional_id(data, "office", &mut problems);
    problems.none_or_invalid()?;
    Ok(ProgrammeChoice {
        programme: data.get("programme").to_owned(),
        site,
        version: data.get("version").parse().unwrap_or(0),
    })
}

/// The decision from the form.
pub(super) fn input(data: &FormData) -> Result<Input, AppError> {
    let mut problems = Problems::new();
    let verdict: Option<Verdict> = data.code("decision", &mut problems);
    let reason = data.optional("reason", 2000, &mut problems);
    let site: Option<SiteId> = optional_id(data, "site", &mut problems);
    let lead: Option<UserId> = optional_id(data, "lead", &mut problems);
    let deputy: Option<UserId> = optional_id(data, "deputy", &mut problems);
    match verdict {
        Some(verdict) if problems.0.is_empty() => Ok(Input {
            verdict,
            reason,
            site,
            lead,
            deputy,
            full: data.get("full").parse().ok(),
            version: data.get("version").parse().unwrap_or(0),
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

fn optional_id<T: std::str::FromStr>(
    data: &FormData,
    name: &str,
    problems: &mut Problems,
) -> Option<T> {
    let value = data.get(name);
    let found = value.parse().ok();
    if !value.is_empty() && found.is_none() {
        problems.add_key(name, "error-choose");
    }
    found
}

/// Where a person goes after a decision.
pub(super) fn after(case: CaseId, outcome: Outcome) -> Response {
    match outcome {
        Outcome::Done(Verdict::Admit) => done(&format!("/cases/{case}"), "clearing-flash-admitted"),
        Outcome::Done(Verdict::Wait) => done("/referrals", "clearing-flash-waiting"),
        Outcome::Done(Verdict::Reject) => done(
            &format!("/cases/{case}/clearing"),
            "clearing-flash-rejected",
        ),
        Outcome::Waits(approval) => done(&format!("/approvals/{approval}"), "clearing-flash-asked"),
    }
}

/// A clearing with an invented person, for tests of the template.
pub(super) fn sample(p: &Programme) -> Clearing<'_> {
    let facts = Facts::new()
        .with(Fact::InstitutionLand, FactValue::Text("TH".to_owned()))
        .with(Fact::CustodyMonths, FactValue::Int(27))
        .with(Fact::ReleaseRegion, FactValue::Text("Gera".to_owned()))
        .with(Fact::ReleaseKind, FactValue::Text("two_thirds".to_owned()));
    let at = Timestamp::UNIX_EPOCH;
    let load = super::sample_load();
    Clearing {
        head: sample_head(p),
        programme: p,
        programmes: vec![p],
        admission: criteria::admission(p, &facts, date(2026, 11, 23)),
        former: None,
        sources: BTreeMap::from([
            (
                Fact::CustodyMonths,
                FactSource::Said {
                    epistemic: Some(domain::contact::EpistemicKind::Fact),
                    source: "Vollstreckungsblatt".to_owned(),
                    by: "Anna Beispiel".to_owned(),
                    at,
                },
            ),
            (
                Fact::InstitutionLand,
                FactSource::Reported {
                    on: date(2026, 11, 20),
                },
            ),
            (Fact::ReleaseRegion, FactSource::Overlaps { at }),
            (
                Fact::ReleaseKind,
                FactSource::Release {
                    source: String::new(),
                    by: "Anna Beispiel".to_owned(),
                    at,
                },
            ),
        ]),
        overlaps: vec![super::overlap::sample_row(p)],
        scans: vec![super::scan::sample()],
        settled: false,
        decisions: vec![sample_decision(p, &facts)],
        waiting: None,
        offices: vec![load.site.clone()],
        proposed: Some(load.site.id),
        sites: vec![load],
        may: May {
            decide: true,
            edit_facts: true,
            edit_overlap: true,
            hand_over: true,
        },
        away: Some(app::clearing::place::Away {
            place: programme::Text::new("Weimar", "Weimar"),
            whose: None,
            settled: false,
        }),
    }
}

fn sample_decision(p: &Programme, facts: &Facts) -> DecisionRow {
    DecisionRow {
        id: domain::ids::AdmissionDecisionId::from_uuid(Uuid::from_u128(8)),
        carrier: domain::ids::CarrierId::from_uuid(Uuid::from_u128(1)),
        case: CaseId::from_uuid(Uuid::from_u128(2)),
        decision: "wait".to_owned(),
        result: "needs_clearing".to_owned(),
        exception: true,
        reason: "Noch kein Platz frei.".to_owned(),
        programme: p.id.clone(),
        programme_version: p.version.clone(),
        facts: facts.to_json(),
        criteria: serde_json::json!([{ "id": "institution", "state": "met" }]),
        decided_at: Timestamp::UNIX_EPOCH,
        decided_by: UserId::from_uuid(Uuid::from_u128(7)),
        decided_by_name: "Dora Leitner".to_owned(),
        approval: None,
        second: Some(SecondWord {
            asked_by: "Dora Leitner".to_owned(),
            answered: Some(("Ben Muster".to_owned(), false)),
            withdrawn: false,
            words: "Noch zu früh.".to_owned(),
        }),
    }
}

/// The head of an invented case.
pub(super) fn sample_head(p: &Programme) -> Head {
    let id = Uuid::from_u128(2);
    Head {
        case: CaseRow {
            id: CaseId::from_uuid(id),
            carrier: domain::ids::CarrierId::from_uuid(Uuid::from_u128(1)),
            number: "2026-0147".to_owned(),
            client: domain::ids::ClientId::from_uuid(id),
            family_name: "Demir".to_owned(),
            given_names: "Jonas".to_owned(),
            birth_date: Some(date(1994, 5, 14)),
            custody_episode: domain::ids::CustodyEpisodeId::from_uuid(id),
            custody_start: Some(date(2025, 3, 12)),
            book_number: Some("4711/25".to_owned()),
            previous_case: None,
            came_back: false,
            programme: p.id.clone(),
            programme_version: p.version.clone(),
            site: None,
            site_name: None,
            institution: "th-tonna".to_owned(),
            status: CaseStatus::Clearing,
            registered_on: date(2026, 11, 20),
            entry_on: None,
            exit_on: None,
            closure_reason: None,
            closure_note: None,
            closure_epistemic: None,
            lead: None,
            lead_name: None,
            deputy: None,
            deputy_name: None,
            release_on: Some(date(2027, 6, 24)),
            release_kind: Some(ReleaseKind::FullTerm),
            released: false,
            opened_until: None,
            opened_by: None,
            extended_until: None,
            needs: None,
            version: 3,
            derived: app::clearing::Derived::empty(date(2026, 11, 23)),
        },
        institution: "JVA Tonna".to_owned(),
        programme: p.title.clone(),
        phase: None,
        window: Some((date(2026, 12, 24), Some(date(2027, 12, 24)))),
        days_to_release: Some(213),
    }
}
