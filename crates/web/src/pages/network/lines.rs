//! One line of the network each, in words.

use app::network::{
    Contact, CrisisPart, MetAt, Named, Network, Order, Place, Spoken, Step, Tie, TieVersion,
};
use domain::{
    contact::ContactKind,
    ids::NetworkPersonId,
    network::{Consent, NoContact, StepStatus},
};
use i18n::Texts;
use jiff::civil::Date;

use super::map;
use crate::{
    correction::{Former, former, struck_by},
    doubt::consent_mark,
};

/// Somebody in the table.
pub(super) struct Line {
    /// Which person, for links to this line.
    pub id: String,
    pub number: usize,
    pub href: String,
    pub name: String,
    pub about: String,
    pub closeness: String,
    pub quality: String,
    pub quality_class: &'static str,
    pub icon: &'static str,
    pub willing: String,
    pub place: String,
    pub wish: String,
    pub wish_note: String,
    pub consent: String,
    pub forbidden: Option<String>,
    pub last: String,
    pub target: Option<String>,
    pub overdue: Option<String>,
    pub contact: String,
}

/// An order.
pub(super) struct OrderLine {
    pub name: String,
    pub basis: String,
    pub issued_by: String,
    pub content: String,
    pub period: String,
    pub status: String,
    pub class: &'static str,
    pub icon: &'static str,
    pub lifted: Option<String>,
    /// Whether it was taken back.
    pub struck: bool,
    pub former: Vec<Former>,
    /// Where it is lifted.
    pub href: Option<String>,
    /// Where it is corrected.
    pub correct: Option<String>,
}

/// A contact on the page of a person.
pub(super) struct ContactLine {
    pub words: String,
    pub struck: bool,
    pub former: Vec<Former>,
    /// Where it is corrected.
    pub correct: String,
}

/// A step.
pub(super) struct StepLine {
    pub name: String,
    pub kind: String,
    pub first_step: String,
    pub mediator: Option<String>,
    /// Whose consent is missing.
    pub unasked: Vec<String>,
    pub due: String,
    pub late: bool,
    pub status: String,
    pub class: &'static str,
    pub icon: &'static str,
    pub former: Vec<Former>,
    pub result: String,
    /// What kind of statement that is, if somebody said.
    pub kind_of_result: String,
    pub href: String,
}

/// What a version of a tie said.
pub(super) struct TrailLine {
    pub day: String,
    pub name: String,
    pub text: String,
    pub by: String,
    /// Who struck it, when and why.
    pub struck: Option<String>,
}

pub(super) fn line(texts: &Texts, base: &str, number: usize, tie: &Tie) -> Line {
    let row = &tie.row;
    let (quality_class, icon) = match map::class(row.quality) {
        "supporting" => ("st-ok", "ok"),
        "burdening" => ("st-open", "open"),
        _ => ("st-mute", "unknown"),
    };
    Line {
        id: row.person.to_string(),
        number,
        href: format!("{base}/people/{}", row.person),
        name: row.called().to_owned(),
        about: about(texts, row),
        closeness: texts.code("closeness", row.closeness).into_owned(),
        quality: texts.code("quality", row.quality).into_owned(),
        quality_class,
        icon,
        willing: row.willing.clone(),
        place: joined(&[&row.place, &row.reach]),
        wish: texts.code("contact_wish", row.wish).into_owned(),
        wish_note: row.wish_note.clone(),
        consent: consent(texts, row),
        forbidden: tie.no_contact.as_ref().map(|order| match order.until {
            Some(until) => texts.with("network-no-contact-until", &[("date", until.into())]),
            None => texts.get("network-no-contact").into_owned(),
        }),
        last: tie.last.as_ref().map_or_else(
            || texts.get("network-last-none").into_owned(),
            |last| spoken(texts, *last),
        ),
        target: row
            .target()
            .map(|days| texts.with("network-target", &[("n", days.into())])),
        overdue: tie
            .overdue
            .map(|days| texts.with("network-overdue", &[("n", i64::from(days).into())])),
        contact: format!("{base}/people/{}/contact", row.person),
    }
}

/// When somebody was last spoken to, and how.
fn spoken(texts: &Texts, last: Spoken) -> String {
    let key = match last.how {
        MetAt::Appointment(kind) => return contact(texts, last.on, kind),
        MetAt::Leave => "network-met-leave",
        MetAt::Conference => "network-met-conference",
    };
    format!("{}, {}", texts.date(last.on), texts.get(key))
}

pub(super) fn contact(texts: &Texts, on: Date, kind: ContactKind) -> String {
    format!("{}, {}", texts.date(on), texts.code("contact_kind", kind))
}

pub(super) fn contacts(
    texts: &Texts,
    base: &str,
    network: &Network,
    person: NetworkPersonId,
) -> Vec<ContactLine> {
    let line = |one: &Contact| {
        let words = contact(texts, one.on, one.kind);
        ContactLine {
            words: match one.note.as_str() {
                "" => words,
                note => format!("{words}: {note}"),
            },
            struck: one.struck,
            former: former(texts, network.contact_trail.of(one.id.uuid())),
            correct: format!("{base}/contacts/{}", one.id),
        }
    };
    network.contacts(person).map(line).collect()
}

/// Role and function, or role and kind.
fn about(texts: &Texts, row: &TieVersion) -> String {
    let role = texts.code("tie_role", row.role);
    let kind = texts.code("tie_kind", row.kind);
    if row.name.is_empty() || row.purpose.is_empty() {
        format!("{role} · {kind}")
    } else {
        format!("{role} · {}", row.purpose)
    }
}

fn joined(parts: &[&String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(|one| one.as_str())
        .filter(|one| !one.is_empty())
        .collect();
    parts.join(" · ")
}

fn consent(texts: &Texts, row: &TieVersion) -> String {
    let state = texts.code("consent", row.consent).into_owned();
    let Some(day) = row.consent_on else {
        return state;
    };
    let mut text = format!("{state} {}", texts.date(day));
    if row.consent == Consent::Given {
        if let Some(way) = row.consent_way {
            text.push_str(", ");
            text.push_str(&texts.code("consent_way", way));
        }
        if !row.consent_for.is_empty() {
            text.push_str(": ");
            text.push_str(&row.consent_for);
        }
    }
    text
}

pub(super) fn orders(texts: &Texts, base: &str, network: &Network, today: Date) -> Vec<OrderLine> {
    let line = |one: &Order| order(texts, base, network, one, today);
    network.orders.iter().rev().map(line).collect()
}

/// Orders that stand in another case of the client.
pub(super) fn elsewhere(texts: &Texts, network: &Network) -> Vec<String> {
    let words = |one: &NoContact| {
        let name = ("name", (&one.name).into());
        let said = match one.until {
            Some(until) => texts.with("network-elsewhere-until", &[name, ("date", until.into())]),
            None => texts.with("network-elsewhere", &[name]),
        };
        if one.by_name {
            said
        } else {
            format!("{said} {}", texts.get("network-elsewhere-unnamed"))
        }
    };
    network.elsewhere.iter().map(words).collect()
}

/// What of the case leads to somebody it should not lead to, and where it is dealt with.
pub(super) fn named<'n>(
    texts: &Texts,
    case: &str,
    named: impl Iterator<Item = &'n Named>,
) -> Vec<(String, String)> {
    let line = |one: &Named| {
        let (key, href) = match one.place {
            Place::Measure(_) => ("network-named-measure", format!("{case}/plan")),
            Place::Draft(_) => ("network-named-draft", format!("{case}/plan")),
            Place::Leave(_) => ("network-named-leave", format!("{case}/leaves")),
            Place::Goal(_) => ("network-named-goal", format!("{case}/plan")),
            Place::DraftGoal(_) => ("network-named-draft-goal", format!("{case}/plan")),
            Place::Crisis(CrisisPart::People) => {
                ("network-named-crisis", format!("{case}/own-plans"))
            }
            Place::Crisis(CrisisPart::Words) => {
                ("network-named-crisis-words", format!("{case}/own-plans"))
            }
            Place::Week => ("network-named-week", format!("{case}/own-plans")),
            Place::Step(_) => ("network-named-step", format!("{case}/network")),
            Place::Appointment(one) => (
                "network-named-appointment",
                format!("{case}/appointments?from={one}#coming"),
            ),
            Place::Conference(one) => (
                "network-named-conference",
                format!("{case}/conferences?from={one}"),
            ),
            Place::Arrangement => ("network-named-arrangement", case.to_owned()),
            Place::WorkProfile => ("network-named-work", format!("{case}/work-profile")),
            Place::Group => ("network-named-group", format!("{case}/groups")),
        };
        let day = one.at.map(|at| texts.date(i18n::berlin_date(at)));
        let what = day.unwrap_or_else(|| one.what.clone());
        let args = [("what", what.into()), ("name", one.name.as_str().into())];
        (texts.with(key, &args), href)
    };
    named.map(line).collect()
}

pub(super) fn order(
    texts: &Texts,
    base: &str,
    network: &Network,
    order: &Order,
    today: Date,
) -> OrderLine {
    let span = order.span;
    let (key, class, icon) = if order.struck {
        ("common-struck", "st-mute", "none")
    } else if span.is_over(today) {
        ("network-order-over", "st-mute", "none")
    } else if span.holds_on(today) {
        ("network-order-holds", "st-open", "lock")
    } else {
        ("network-order-ahead", "st-risk", "risk")
    };
    let lifted_by = order.lifted_by_name.clone().unwrap_or_default();
    let lifted = span.lifted.map(|day| {
        texts.with(
            "network-order-lifted",
            &[
                ("date", day.into()),
                ("reason", (&order.lifted_reason).into()),
                ("name", lifted_by.into()),
            ],
        )
    });
    OrderLine {
        name: network.name_of(order.person).to_owned(),
        basis: texts.code("order_basis", order.basis).into_owned(),
        issued_by: order.issued_by.clone(),
        content: order.content.clone(),
        period: match span.until {
            Some(until) => texts.with(
                "date-from-to",
                &[("from", span.from.into()), ("to", until.into())],
            ),
            None => texts.with("date-from-on", &[("from", span.from.into())]),
        },
        status: texts.get(key).into_owned(),
        class,
        icon,
        href: (network.may_edit && !order.struck && lifted.is_none() && !span.is_over(today))
            .then(|| format!("{base}/orders/{}", order.id)),
        correct: network
            .may_edit
            .then(|| format!("{base}/orders/{}/correct", order.id)),
        struck: order.struck,
        former: former(texts, network.order_trail.of(order.id.uuid())),
        lifted,
    }
}

pub(super) fn steps(texts: &Texts, base: &str, network: &Network, today: Date) -> Vec<StepLine> {
    let line = |step: &Step| {
        let (class, icon) = match step.status {
            StepStatus::Planned => ("st-mute", "none"),
            StepStatus::Running => ("st-risk", "risk"),
            StepStatus::Done => ("st-ok", "ok"),
            StepStatus::Dropped => ("st-open", "open"),
        };
        StepLine {
            name: network.name_of(step.person).to_owned(),
            kind: texts.code("step_kind", step.kind).into_owned(),
            first_step: step.first_step.clone(),
            mediator: (!step.mediator.is_empty())
                .then(|| texts.with("network-mediated", &[("name", (&step.mediator).into())])),
            unasked: network
                .unasked
                .iter()
                .filter(|(id, _)| *id == step.id)
                .map(|(_, one)| consent_mark(texts, one))
                .collect(),
            due: super::day_or_empty(texts, step.due_on),
            late: !step.status.is_over() && step.due_on.is_some_and(|due| due < today),
            status: texts.code("step_status", step.status).into_owned(),
            class,
            icon,
            result: step.result.clone(),
            kind_of_result: crate::statement::shown(texts, step.epistemic),
            former: former(texts, network.step_trail.of(step.id.uuid())),
            href: format!("{base}/steps/{}", step.id),
        }
    };
    let mut lines: Vec<_> = network.steps.iter().collect();
    lines.sort_by_key(|step| (step.status.is_over(), step.due_on.is_none(), step.due_on));
    lines.into_iter().map(line).collect()
}

/// Every version of a tie in words, the newest first.
pub(super) fn trail<'a>(
    texts: &Texts,
    rows: impl Iterator<Item = &'a TieVersion>,
) -> Vec<TrailLine> {
    let mut rows: Vec<&TieVersion> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.since_on, row.recorded_at, row.number)));
    rows.into_iter().map(|row| trail_line(texts, row)).collect()
}

fn trail_line(texts: &Texts, row: &TieVersion) -> TrailLine {
    let mut text = [
        texts.code("tie_role", row.role),
        texts.code("closeness", row.closeness),
        texts.code("quality", row.quality),
    ]
    .join(", ");
    // Two answers of one day are two versions, and each says its own.
    if row.consent != Consent::NotAsked {
        let said = texts.get("network-consent");
        text = format!("{text}, {said}: {}", consent(texts, row));
    }
    if let Some(ended) = row.ended_on {
        text.push_str(", ");
        text.push_str(&texts.with("network-ended-on", &[("date", ended.into())]));
    }
    if !row.reason.is_empty() {
        text.push_str(": ");
        text.push_str(&row.reason);
    }
    let kind = crate::statement::shown(texts, row.epistemic);
    if !kind.is_empty() {
        text = format!("{text} ({kind})");
    }
    TrailLine {
        day: texts.date(row.since_on),
        name: row.called().to_owned(),
        text,
        by: texts.with(
            "network-recorded",
            &[
                ("name", (&row.recorded_by_name).into()),
                (
                    "date",
                    texts.date(i18n::berlin_date(row.recorded_at)).into(),
                ),
            ],
        ),
        struck: row.struck.as_ref().map(|one| struck_by(texts, one)),
    }
}
