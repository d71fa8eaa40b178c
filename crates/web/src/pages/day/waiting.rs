//! What waits for somebody's word: handovers with what is asked about them, requests, and their answers.

use app::{
    assignment::{Handover, HandoverState, Told, WaitingOffer},
    day::{Answered, AskedAbout, Day, HandoverRow, Waiting},
};
use domain::handover::HandoverEnd;
use i18n::Texts;
use jiff::civil::Date;

/// A handover that waits for an answer.
pub(super) struct HandoverLine {
    /// Empty if it leads nowhere: whoever has handed a case over may not see it any more.
    pub href: String,
    pub case: String,
    pub about: String,
    /// Whether the answer is late.
    pub late: bool,
}

/// Handovers that wait, and what was asked or answered about them.
pub(super) fn handovers(texts: &Texts, day: &Day, today: Date) -> Vec<HandoverLine> {
    let offers = day.handovers.iter();
    let offers = offers.map(|one| handover_line(texts, one, today));
    let unanswered = day.unanswered.iter();
    let unanswered = unanswered.map(|one| unanswered_line(texts, one));
    let asked = day.asked.iter();
    let asked = asked.map(|one| question_line(texts, one, today));
    asked.chain(offers).chain(unanswered).collect()
}

/// A question about a handover for whoever gives, or its answer for whoever has asked.
pub(super) fn question_line(texts: &Texts, one: &AskedAbout, today: Date) -> HandoverLine {
    let when = |at| texts.relative(i18n::berlin_date(at), today);
    let (href, about) = match &one.answered {
        None => (
            format!("/cases/{}/handovers/questions/{}", one.case, one.question),
            texts.with(
                "day-handover-asked",
                &[
                    ("name", (&one.asked_by_name).into()),
                    ("when", when(one.asked_at).into()),
                ],
            ),
        ),
        Some((at, name)) => (
            format!("/handovers/{}", one.handover),
            texts.with(
                "day-handover-replied",
                &[("name", name.into()), ("when", when(*at).into())],
            ),
        ),
    };
    HandoverLine {
        href,
        case: texts.with("common-case-number", &[("number", (&one.number).into())]),
        about,
        late: false,
    }
}

fn handover_line(texts: &Texts, one: &WaitingOffer, today: Date) -> HandoverLine {
    let offer = &one.row;
    let since = texts.since(i18n::berlin_date(offer.offered_at), today);
    HandoverLine {
        href: format!("/handovers/{}", offer.id),
        case: texts.with(
            "common-case-number",
            &[("number", (&offer.case_number).into())],
        ),
        about: texts.with(
            "day-handover-from",
            &[
                ("name", (&offer.offered_by_name).into()),
                ("since", since.into()),
            ],
        ),
        late: one.late,
    }
}

/// An offer whose answer is late, for whoever gives and for coordination.
fn unanswered_line(texts: &Texts, offer: &HandoverRow) -> HandoverLine {
    let args = [
        ("name", (&offer.to_name).into()),
        ("date", i18n::berlin_date(offer.offered_at).into()),
    ];
    HandoverLine {
        href: format!("/cases/{}/people", offer.case),
        case: texts.with(
            "common-case-number",
            &[("number", (&offer.case_number).into())],
        ),
        about: texts.with("day-handover-unanswered", &args),
        late: true,
    }
}

pub(super) fn approval_line(texts: &Texts, waiting: &Waiting, today: Date) -> HandoverLine {
    let since = texts.since(i18n::berlin_date(waiting.requested_at), today);
    let key = format!("day-approval-{}", waiting.kind);
    HandoverLine {
        href: format!("/approvals/{}", waiting.approval),
        case: texts.with(
            "common-case-number",
            &[("number", (&waiting.number).into())],
        ),
        about: texts.with(
            &key,
            &[
                ("name", (&waiting.requested_by_name).into()),
                ("since", since.into()),
            ],
        ),
        late: false,
    }
}

/// What became of a request: on the page of the case that it is about, with the words of whoever answered.
pub(super) fn answer_line(texts: &Texts, one: &Answered, today: Date) -> HandoverLine {
    let answer = if one.granted { "granted" } else { "refused" };
    let args = [
        (
            "what",
            texts
                .get(&format!("day-answer-{}", one.kind))
                .into_owned()
                .into(),
        ),
        ("name", (&one.decided_by_name).into()),
        (
            "when",
            texts
                .relative(i18n::berlin_date(one.decided_at), today)
                .into(),
        ),
    ];
    HandoverLine {
        href: format!("/approvals/{}", one.approval),
        case: texts.with("common-case-number", &[("number", (&one.number).into())]),
        about: texts.with(&format!("day-answer-{answer}"), &args),
        late: false,
    }
}

/// What came of a handover, with the words of whoever answered.
pub(super) fn told_line(texts: &Texts, told: &Told, today: Date) -> HandoverLine {
    let offer = &told.offer;
    HandoverLine {
        href: if told.sees {
            format!("/cases/{}/people", offer.case)
        } else {
            String::new()
        },
        case: texts.with(
            "common-case-number",
            &[("number", (&offer.case_number).into())],
        ),
        about: outcome(texts, offer, today),
        late: false,
    }
}

fn outcome(texts: &Texts, offer: &Handover, today: Date) -> String {
    let key = match (offer.state(), offer.ended) {
        (HandoverState::Accepted, _) => "day-handover-accepted",
        (HandoverState::Declined, _) => "day-handover-declined",
        (_, Some(HandoverEnd::Closed)) => "day-handover-closed",
        (_, Some(HandoverEnd::Assigned)) => "day-handover-assigned",
        _ => "day-handover-withdrawn",
    };
    let on = offer.answered_at.map_or(today, i18n::berlin_date);
    let args = [
        ("name", (&offer.to_name).into()),
        ("when", texts.relative(on, today).into()),
    ];
    let said = texts.with(key, &args);
    if offer.answer.is_empty() {
        said
    } else {
        let answer = [("said", said.into()), ("answer", (&offer.answer).into())];
        texts.with("day-handover-answer", &answer)
    }
}
