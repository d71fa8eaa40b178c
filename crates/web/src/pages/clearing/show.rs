//! The page of a clearing.

use std::collections::BTreeMap;

use app::{
    Problems,
    clearing::{Clearing, DecisionRow, FactSource, May, OverlapRow, SecondWord},
};
use askama::Template;
use domain::Code;
use i18n::{Arg, Lang};
use programme::{
    Fact, FactValue, Programme,
    criteria::{CriterionResult, CriterionState},
    words,
};

use super::{
    decision::{self, DecisionForm},
    nav,
    place::lies,
};
use crate::{
    error::WebError,
    form::FormData,
    form::FormView,
    page::Shell,
    pages::{
        case::frame::{CaseFrame, CaseTab, case_frame},
        sentence::made_of,
    },
    request::RequestCtx,
};

/// One of the four facts at the top.
pub(super) struct Glance {
    label: String,
    value: String,
    small: String,
    soon: bool,
}

/// A criterion with its answer.
pub(super) struct CriterionLine {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) state: CriterionState,
    pub(super) state_words: String,
    rule: String,
    basis: String,
    note: String,
    pub(super) facts: Vec<FactLine>,
    ask: String,
    ask_href: Option<String>,
    /// Where the sentences stand that the fact is put together from.
    compose: Option<String>,
    hint: String,
}

/// A fact that a criterion has seen.
pub(super) struct FactLine {
    pub(super) label: String,
    pub(super) value: String,
    /// What may be wrong with it.
    doubt: Option<String>,
    source: String,
    recorded: String,
}

/// An overlap in the list.
struct OverlapLine {
    name: String,
    href: Option<String>,
    domains: String,
    period: String,
    class: &'static str,
    icon: &'static str,
    status: String,
    agreement: bool,
    /// Agreements on paper: address, words, hash.
    scans: Vec<(String, String)>,
}

/// A former decision.
struct DecisionLine {
    when: String,
    verdict: String,
    exception: bool,
    by: String,
    /// Who asked for a second person's word, and who gave it.
    agreed: Option<String>,
    reason: String,
    result: String,
    version: String,
    seen: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "clearing/clearing.html")]
pub(super) struct ClearingPage {
    sh: Shell,
    frame: CaseFrame,
    glances: Vec<Glance>,
    heading: String,
    version: String,
    version_href: String,
    criteria: Vec<CriterionLine>,
    overlaps: Vec<OverlapLine>,
    may: May,
    /// Where the place of release lies now, with the way to look again.
    away: Option<(String, Option<String>)>,
    waiting: Option<(String, String)>,
    /// Whether the person has been in a case before.
    comes_back: bool,
    /// Where the former case, the reason and who agreed stand.
    former: Option<String>,
    decisions: Vec<DecisionLine>,
    form: Option<DecisionForm>,
    intake: bool,
    stale: bool,
}

impl ClearingPage {
    /// The page as it is opened.
    pub(super) async fn new(ctx: &RequestCtx, clearing: &Clearing<'_>) -> Result<Self, WebError> {
        let frame = case_frame(ctx, &clearing.head, CaseTab::Clearing);
        let title = ctx.texts().with(
            "clearing-page-title",
            &[("name", Arg::from(frame.name.as_str()))],
        );
        let sh = ctx.shell(nav(ctx, &clearing.head), title).await?;
        Ok(Self::built(sh, frame, clearing))
    }

    fn built(sh: Shell, mut frame: CaseFrame, clearing: &Clearing<'_>) -> Self {
        let p = clearing.programme;
        let decides = clearing.may.decide && clearing.waiting.is_none();
        if decides {
            // The decision stands below all that it rests on.
            frame = frame.primary("#decision-title".to_owned(), sh.t("clearing-do-decide"));
        }
        let case = &frame.href;
        Self {
            glances: glances(&sh, clearing),
            heading: sh.t1(
                "clearing-criteria-title",
                "programme",
                crate::pages::programme::short_name(sh.lang, p),
            ),
            version: sh.t2(
                "programme-version-chip",
                "version",
                &p.version,
                "valid",
                crate::pages::programme::validity(&sh, p),
            ),
            version_href: format!("/programmes/{}/{}", p.id, p.version),
            criteria: lines(&sh, case, clearing),
            overlaps: overlaps(&sh, case, clearing),
            may: clearing.may,
            away: clearing.away.as_ref().map(|one| {
                let way = clearing
                    .may
                    .hand_over
                    .then(|| format!("{case}/clearing/place"));
                (lies(sh.texts, one), way)
            }),
            comes_back: clearing.head.case.previous_case.is_some(),
            former: clearing
                .former
                .map(|former| format!("/cases/{former}/reentry")),
            waiting: clearing.waiting.as_ref().map(|one| {
                let day = sh.texts.instant(one.requested_at);
                let words = sh.t2(
                    "clearing-waiting-text",
                    "name",
                    &one.requested_by_name,
                    "when",
                    day,
                );
                (format!("/approvals/{}", one.id), words)
            }),
            decisions: clearing
                .decisions
                .iter()
                .map(|one| decided(&sh, p, one))
                .collect(),
            form: decides.then(|| DecisionForm::new(&sh, clearing)),
            intake: clearing.head.case.status.is_intake(),
            stale: false,
            frame,
            sh,
        }
    }

    /// The same after a form was sent that cannot be taken as it is.
    pub(super) fn typed(
        mut self,
        clearing: &Clearing<'_>,
        data: &FormData,
        problems: Problems,
        stale: bool,
    ) -> Self {
        if !problems.0.is_empty() {
            self.sh.title = self.sh.t1("error-prefix", "title", &self.sh.title);
        }
        self.stale = stale;
        self.form = self
            .form
            .map(|form| form.typed(&self.sh, clearing, data, problems));
        self
    }

    /// Names who was faster, above the forms.
    pub(super) fn was_faster(&mut self, words: Option<String>) {
        if let Some(form) = &mut self.form {
            form.f.faster = words;
        }
    }

    /// The page as this person left its decision, if it was left.
    pub(super) fn resumed(self, clearing: &Clearing<'_>, kept: Option<FormView>) -> Self {
        let Some(kept) = kept else { return self };
        let mut page = self.typed(clearing, &kept.data, Problems::new(), false);
        if let Some(form) = &mut page.form {
            form.f.restored = kept.restored;
        }
        page
    }
}

fn glances(sh: &Shell, clearing: &Clearing<'_>) -> Vec<Glance> {
    let case = &clearing.head.case;
    let unknown = || sh.t("common-unknown").into_owned();
    let release = Glance {
        label: sh.t("common-release").into_owned(),
        value: case
            .release_on
            .map_or_else(unknown, |day| sh.texts.relative(day, sh.today)),
        small: case.release_on.map_or_else(String::new, |day| sh.day(&day)),
        soon: false,
    };
    let window = clearing.head.window;
    let begun = window.is_some_and(|(from, _)| from <= sh.today);
    let span = Glance {
        label: sh.t("clearing-window").into_owned(),
        value: window.map_or_else(unknown, |(from, _)| {
            if begun {
                sh.texts.since(from, sh.today)
            } else {
                sh.texts.relative(from, sh.today)
            }
        }),
        small: window.map_or_else(String::new, |(from, to)| {
            let period = sh.texts.period(from, to);
            if begun {
                format!("{period} · {}", sh.t("clearing-window-begun"))
            } else {
                period
            }
        }),
        soon: begun,
    };
    let count = |state| {
        let all = clearing.admission.criteria.iter();
        all.filter(|one| one.state == state).count()
    };
    let counts = sh.texts.with(
        "clearing-counts",
        &[
            ("met", Arg::from(count(CriterionState::Met))),
            ("unmet", Arg::from(count(CriterionState::NotMet))),
            ("unknown", Arg::from(count(CriterionState::Unknown))),
        ],
    );
    let criteria = Glance {
        label: sh.t("clearing-criteria").into_owned(),
        value: counts,
        small: sh.t("clearing-only-a-hint").into_owned(),
        soon: false,
    };
    let reported = Glance {
        label: sh.t("clearing-reported").into_owned(),
        value: sh.texts.relative(case.registered_on, sh.today),
        small: sh.date(&case.registered_on),
        soon: false,
    };
    vec![release, span, criteria, reported]
}

fn lines(sh: &Shell, case: &str, clearing: &Clearing<'_>) -> Vec<CriterionLine> {
    clearing
        .admission
        .criteria
        .iter()
        .map(|one| {
            let mut line = line(sh, clearing.programme, one, &clearing.sources);
            let missing = one.missing.first().filter(|_| clearing.may.edit_facts);
            line.ask_href = missing.map(|fact| where_to_record(case, *fact));
            let mut seen = one.seen.iter();
            let custody = seen.any(|seen| seen.fact == Fact::CustodyMonths);
            line.compose = custody.then(|| format!("{case}/custody/sentences"));
            line
        })
        .collect()
}

/// The page on which a fact is recorded.
fn where_to_record(case: &str, fact: Fact) -> String {
    match fact {
        Fact::ReleaseDate | Fact::ReleaseKind | Fact::ActualRelease => format!("{case}/release"),
        other => format!("{case}/facts#{}", other.code()),
    }
}

pub(super) fn line(
    sh: &Shell,
    p: &Programme,
    one: &CriterionResult<'_>,
    sources: &BTreeMap<Fact, FactSource>,
) -> CriterionLine {
    let say = |text: Option<&programme::Text>| {
        text.map_or_else(String::new, |text| sh.say(text).to_owned())
    };
    let facts = one
        .seen
        .iter()
        .map(|seen| {
            let (source, recorded) = match &seen.known {
                Some(_) => sources
                    .get(&seen.fact)
                    .map_or_else(Default::default, |source| told(sh, source)),
                None => Default::default(),
            };
            FactLine {
                label: sh.texts.code("fact", seen.fact).into_owned(),
                value: seen.known.as_ref().map_or_else(
                    || sh.t("clearing-fact-missing").into_owned(),
                    |known| sh.say(&words::value(p, seen.fact, &known.value)).to_owned(),
                ),
                doubt: seen
                    .known
                    .as_ref()
                    .filter(|known| is_elsewhere(p, seen.fact, &known.value))
                    .map(|_| sh.t("clearing-place-unknown").into_owned()),
                source,
                recorded,
            }
        })
        .collect();
    CriterionLine {
        id: one.criterion.id.clone(),
        label: sh.say(&one.criterion.label).to_owned(),
        state: one.state,
        state_words: sh.texts.code("criterion", one.state).into_owned(),
        rule: sh.say(&one.rule).to_owned(),
        basis: basis(one).unwrap_or_else(|| say(one.basis.as_ref())),
        note: say(one.criterion.note.as_ref()),
        facts,
        ask: say(one.ask.as_ref()),
        ask_href: None,
        compose: None,
        hint: say(one.hint.as_ref()),
    }
}

/// Whether a fact is a place in none of the programme's regions. A typing error looks the same.
fn is_elsewhere(programme: &Programme, fact: Fact, value: &FactValue) -> bool {
    match value {
        FactValue::Text(place) if fact == Fact::ReleaseRegion => {
            programme.region_of(place).is_none()
        }
        _ => false,
    }
}

/// The section of the document that the criterion comes from; the document itself stands above the table.
fn basis(one: &CriterionResult<'_>) -> Option<String> {
    let basis = one.criterion.basis.as_ref()?;
    (basis.source == "concept" && !basis.section.is_empty()).then(|| basis.section.clone())
}

/// The source of a fact in words, and who recorded it when.
fn told(sh: &Shell, source: &FactSource) -> (String, String) {
    let recorded = |by: &str, at| {
        let when = sh.date(&i18n::berlin_date(at));
        sh.t2("common-recorded", "name", by, "when", when)
    };
    match source {
        FactSource::Said {
            source,
            epistemic,
            by,
            at,
        } => {
            let kind = epistemic.map(|one| sh.texts.code("epistemic_kind", one).into_owned());
            let words: Vec<String> = kind.into_iter().chain([recorded(by, *at)]).collect();
            (source.clone(), words.join(" · "))
        }
        FactSource::Release { source, by, at } => {
            let words = if source.is_empty() {
                sh.t("clearing-source-release").into_owned()
            } else {
                source.clone()
            };
            (words, recorded(by, *at))
        }
        FactSource::Composed { times } => (
            sh.t1(
                "clearing-source-composed",
                "times",
                made_of(sh.texts, times),
            ),
            String::new(),
        ),
        FactSource::Computed => (sh.t("clearing-source-computed").into_owned(), String::new()),
        FactSource::Reported { on } => (
            sh.t1("clearing-source-reported", "date", sh.date(on)),
            String::new(),
        ),
        FactSource::Overlaps { at } => (
            sh.t1(
                "clearing-source-overlaps",
                "date",
                sh.date(&i18n::berlin_date(*at)),
            ),
            String::new(),
        ),
    }
}

fn overlaps(sh: &Shell, case: &str, clearing: &Clearing<'_>) -> Vec<OverlapLine> {
    let p = clearing.programme;
    clearing
        .overlaps
        .iter()
        .map(|one| {
            let (class, icon, status) = settled(sh, p, one);
            let domains: Vec<&str> = one
                .domains
                .iter()
                .map(|id| domain_name(sh, p, id))
                .collect();
            OverlapLine {
                name: app::overlap::name(p, one).to_owned(),
                href: clearing
                    .may
                    .edit_overlap
                    .then(|| format!("{case}/overlaps/{}", one.id)),
                domains: domains.join(", "),
                period: period(sh, one),
                class,
                icon,
                status,
                agreement: one.resolution == domain::overlap::OverlapResolution::PartialAgreement,
                scans: clearing
                    .scans
                    .iter()
                    .filter(|scan| scan.overlap == one.id)
                    .map(|scan| super::scan::words(sh, case, scan))
                    .collect(),
            }
        })
        .collect()
}

/// How an overlap stands, as class, icon and words.
pub(super) fn settled(
    sh: &Shell,
    p: &Programme,
    one: &OverlapRow,
) -> (&'static str, &'static str, String) {
    use domain::overlap::OverlapResolution as R;
    let words = sh
        .texts
        .code("overlap_resolution", one.resolution)
        .into_owned();
    match one.resolution {
        R::Unsettled | R::Refuse => ("st-open", "i-open", words),
        R::NoConflict => ("st-ok", "i-ok", words),
        R::PartialAgreement if app::overlap::is_in_force(p, one) => {
            let words = match one.agreed_on {
                Some(day) => sh.t1("clearing-agreed", "date", sh.date(&day)),
                None => words,
            };
            ("st-ok", "i-ok", words)
        }
        R::PartialAgreement => (
            "st-risk",
            "i-risk",
            sh.t("clearing-not-agreed").into_owned(),
        ),
    }
}

pub(super) fn domain_name<'p>(sh: &Shell, p: &'p Programme, id: &'p str) -> &'p str {
    p.domain(id).map_or(id, |one| sh.say(&one.title))
}

pub(super) fn period(sh: &Shell, one: &OverlapRow) -> String {
    match (one.valid_from, one.valid_to) {
        (Some(from), Some(to)) => {
            sh.t2("common-from-to", "from", sh.date(&from), "to", sh.date(&to))
        }
        (Some(from), None) => sh.t1("common-since", "from", sh.date(&from)),
        (None, Some(to)) => sh.t1("clearing-until", "to", sh.date(&to)),
        (None, None) => String::new(),
    }
}

fn decided(sh: &Shell, p: &Programme, one: &DecisionRow) -> DecisionLine {
    let label = |id: &str| {
        let known = p.criteria.iter().find(|criterion| criterion.id == id);
        known.map_or_else(|| id.to_owned(), |one| sh.say(&one.label).to_owned())
    };
    let text = |value: &serde_json::Value, key: &str| {
        value
            .get(key)
            .and_then(serde_json::Value::as_str)
            .unwrap_or("")
            .to_owned()
    };
    let seen = one.criteria.as_array().into_iter().flatten();
    DecisionLine {
        when: sh.texts.instant(one.decided_at),
        verdict: sh
            .t(&format!("clearing-verdict-{}", one.decision))
            .into_owned(),
        exception: one.exception,
        by: one.decided_by_name.clone(),
        agreed: one.second.as_ref().map(|second| second_word(sh, second)),
        reason: one.reason.clone(),
        result: sh.texts.coded("admission", &one.result).into_owned(),
        version: format!("{} {}", one.programme, one.programme_version),
        seen: seen
            .map(|value| {
                let state = sh.texts.coded("criterion", &text(value, "state"));
                (label(&text(value, "id")), state.into_owned())
            })
            .collect(),
    }
}

/// Who asked for a second word, and what came of it: a decision that waits, was refused or taken back holds nothing.
fn second_word(sh: &Shell, second: &SecondWord) -> String {
    let (key, name) = match &second.answered {
        None => ("clearing-second-waits", ""),
        Some((name, _)) if second.withdrawn => ("clearing-second-withdrawn", &**name),
        Some((name, true)) => ("clearing-second-word", &**name),
        Some((name, false)) => ("clearing-second-refused", &**name),
    };
    let names = [
        ("asked", (&second.asked_by).into()),
        ("agreed", name.into()),
    ];
    let told = sh.texts.with(key, &names);
    match second.words.trim() {
        "" => told,
        words => {
            let quoted = sh.t1("common-quoted", "words", words);
            format!("{told}: {quoted}")
        }
    }
}

/// The page with sample content.
pub(super) fn samples(lang: Lang, p: &Programme) -> Vec<(&'static str, String)> {
    let sh = Shell::sample(lang);
    let frame = CaseFrame::sample(sh.texts, CaseTab::Clearing);
    let clearing = decision::sample(p);
    let page = ClearingPage::built(sh, frame, &clearing);
    vec![("clearing/clearing.html", page.render().unwrap_or_default())]
}
