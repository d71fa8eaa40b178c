//! The page of the network.

use app::network::{Check, Network, TieVersion};
use askama::Template;
use domain::{Code, network::Consent};
use i18n::Texts;
use jiff::civil::Date;

use super::{
    lines::{self, Line, OrderLine, StepLine, TrailLine},
    map::{self, Map},
};
use crate::{correction::struck_by, field::Choice, page::Shell, pages::case::CaseFrame};

#[derive(Template)]
#[template(path = "network/list.html")]
pub(super) struct ListPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    /// What has to be there from the beginning and is missing.
    pub beginning: Option<Beginning>,
    /// Contacts that are overdue: words and where to enter one.
    pub late: Vec<(String, String)>,
    pub map: Option<Map>,
    /// In words which earlier day is shown.
    pub earlier: Option<String>,
    pub days: Vec<Choice>,
    pub day: String,
    pub lines: Vec<Line>,
    pub orders: Vec<OrderLine>,
    /// Orders in another case of the client, in words.
    pub elsewhere: Vec<String>,
    /// What of the case leads to somebody who is protected: in words, and where it is dealt with.
    pub named: Vec<(String, String)>,
    /// What leads to those who have withdrawn their consent.
    pub withdrawn: Vec<(String, String)>,
    /// Where they are asked anew.
    pub ask: Vec<(String, String)>,
    pub steps: Vec<StepLine>,
    pub check: Option<CheckView>,
    pub older: Vec<CheckView>,
    pub ended: Vec<(String, String, String)>,
    pub trail: Vec<TrailLine>,
    /// Whether anybody was ever entered.
    pub any: bool,
    pub may_edit: bool,
}

/// A hint at what is missing.
pub(super) struct Beginning {
    pub late: bool,
    pub text: String,
}

/// A check in words.
pub(super) struct CheckView {
    pub title: String,
    pub resources: Vec<String>,
    pub others: Vec<String>,
    pub summary: String,
    /// What kind of statement it is, if somebody said.
    pub kind: String,
    pub by: String,
    /// Who struck it, when and why.
    pub struck: Option<String>,
    /// Where it is struck.
    pub strike: String,
}

pub(super) fn page(sh: Shell, frame: CaseFrame, network: &Network) -> ListPage {
    let texts = sh.texts;
    let today = sh.today;
    let base = format!("{}/network", frame.href);
    let lines: Vec<Line> = network
        .ties
        .iter()
        .enumerate()
        .map(|(at, tie)| lines::line(texts, &base, at + 1, tie))
        .collect();
    let view = |check: &Check| check_view(texts, &base, check);
    let counts = network.checks.iter().find(|one| one.struck.is_none());
    let check = counts.map(view);
    let newest = counts.map(|one| one.id);
    let older = network.checks.iter().filter(|one| Some(one.id) != newest);
    let older: Vec<CheckView> = older.map(view).collect();
    ListPage {
        beginning: beginning(texts, network, today),
        late: late(texts, &lines),
        map: map::map(texts, network),
        earlier: (network.day < today)
            .then(|| texts.with("network-earlier", &[("date", network.day.into())])),
        days: days(texts, network, today),
        day: network.day.to_string(),
        lines,
        orders: lines::orders(texts, &base, network, today),
        elsewhere: lines::elsewhere(texts, network),
        named: lines::named(texts, &frame.href, network.named.iter()),
        withdrawn: lines::named(
            texts,
            &frame.href,
            network.withdrawn.iter().map(|(_, one)| one),
        ),
        ask: ask_anew(texts, &base, network),
        steps: lines::steps(texts, &base, network, today),
        older,
        check,
        ended: network
            .ended
            .iter()
            .map(|row| ended(texts, &base, row))
            .collect(),
        any: network.all_versions().next().is_some(),
        trail: lines::trail(texts, network.all_versions()),
        may_edit: network.may_edit,
        sh,
        frame,
    }
}

/// Where those who have withdrawn their consent are asked anew, each once.
fn ask_anew(texts: &Texts, base: &str, network: &Network) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = network
        .withdrawn
        .iter()
        .filter(|_| network.may_edit)
        .map(|(person, one)| {
            let words = texts.with("network-withdrawn-ask", &[("name", (&one.name).into())]);
            (words, format!("{base}/people/{person}"))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

fn beginning(texts: &Texts, network: &Network, today: Date) -> Option<Beginning> {
    let beginning = network.beginning;
    let key = match (beginning.map, beginning.step) {
        (true, true) => return None,
        (true, false) => "network-missing-step",
        (false, true) => "network-missing-map",
        (false, false) => "network-missing-both",
    };
    if !network.head.case.status.is_running() {
        return None;
    }
    let due = beginning.due?;
    let words = if beginning.is_late(today) {
        "network-missing-since"
    } else {
        "network-missing-until"
    };
    Some(Beginning {
        late: beginning.is_late(today),
        text: texts.with(
            words,
            &[("what", texts.get(key).into()), ("date", due.into())],
        ),
    })
}

fn late(texts: &Texts, lines: &[Line]) -> Vec<(String, String)> {
    lines
        .iter()
        .filter_map(|line| {
            let words = texts.with(
                "network-late",
                &[
                    ("name", (&line.name).into()),
                    ("overdue", line.overdue.clone()?.into()),
                ],
            );
            Some((words, line.contact.clone()))
        })
        .collect()
}

fn days(texts: &Texts, network: &Network, today: Date) -> Vec<Choice> {
    let now = texts.with("network-day-today", &[("date", today.into())]);
    let mut all = vec![Choice::new(today.to_string(), now)];
    let earlier = network.days.iter().filter(|day| **day < today);
    all.extend(earlier.map(|day| Choice::new(day.to_string(), texts.date(*day))));
    let shown = network.day.to_string();
    if all.iter().all(|one| one.value != shown) {
        all.push(Choice::new(shown, texts.date(network.day)));
    }
    all
}

fn check_view(texts: &Texts, base: &str, check: &Check) -> CheckView {
    let words = |parts: &[&str]| {
        let parts: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|one| !one.is_empty())
            .collect();
        parts.join(" · ")
    };
    let line = |one: &app::network::Finding| {
        let consent = texts.code("consent", one.consent());
        let consent = if one.consent() == Consent::Given {
            String::new()
        } else {
            texts.with("network-check-consent", &[("state", consent.into())])
        };
        let forbidden = if one.allowed {
            String::new()
        } else {
            texts.get("network-no-contact").into_owned()
        };
        let risks = if one.risks.is_empty() {
            String::new()
        } else {
            texts.with("network-check-against", &[("risks", (&one.risks).into())])
        };
        let rest = words(&[&one.willing, &one.place, &risks, &consent, &forbidden]);
        if rest.is_empty() {
            one.name.clone()
        } else {
            format!("{}: {rest}", one.name)
        }
    };
    let of = |resource: bool| -> Vec<String> {
        check
            .findings
            .iter()
            .filter(|one| one.resource == resource)
            .map(line)
            .collect()
    };
    CheckView {
        title: texts.with(
            "network-check-of",
            &[
                ("date", check.done_on.into()),
                ("n", check.number.to_string().into()),
            ],
        ),
        resources: of(true),
        others: of(false),
        summary: check.summary.clone(),
        kind: crate::statement::shown(texts, check.epistemic),
        by: texts.with(
            "network-recorded",
            &[
                ("name", (&check.recorded_by_name).into()),
                (
                    "date",
                    texts.date(i18n::berlin_date(check.recorded_at)).into(),
                ),
            ],
        ),
        struck: check.struck.as_ref().map(|one| struck_by(texts, one)),
        strike: format!("{base}/checks/{}/strike", check.id),
    }
}

fn ended(texts: &Texts, base: &str, row: &TieVersion) -> (String, String, String) {
    let role = texts.coded("tie_role", row.role.code());
    let words = row.ended_on.map_or_else(String::new, |day| {
        texts.with("network-ended-on", &[("date", day.into())])
    });
    let rest = if row.reason.is_empty() {
        format!("{role}, {words}")
    } else {
        format!("{role}, {words}: {}", row.reason)
    };
    (
        format!("{base}/people/{}", row.person),
        row.called().to_owned(),
        rest,
    )
}
