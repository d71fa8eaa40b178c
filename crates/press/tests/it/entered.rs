//! Every word that somebody entered stands in the file, in each language.

use documents::paper::*;
use domain::Code;
use lopdf::Document;

use crate::examples::{self, render};

/// The words of a paper that people entered, field by field.
fn entered(content: &Content) -> Vec<String> {
    let mut words: Vec<&str> = Vec::new();
    match content {
        Content::Plan(plan) => {
            words.extend(plan.goals.iter().flat_map(goal));
            words.extend(plan.view.iter().map(|view| view.words.as_str()));
            let without = plan.without.iter();
            words.extend(without.flat_map(|one| [one.domain.as_str(), &one.why]));
        }
        Content::NextSteps(next) => words.extend(next.steps.iter().flat_map(step)),
        Content::WeeklyPlan(week) => {
            let entries = week.days.iter().flatten();
            words.extend(entries.flat_map(|one| [one.what.as_str(), &one.place]));
            words.extend(
                week.groups
                    .iter()
                    .flat_map(|one| [one.what.as_str(), &one.place]),
            );
            words.push(&week.remark);
        }
        Content::CrisisPlan(crisis) => {
            let lists = [
                &crisis.signs,
                &crisis.helps,
                &crisis.places,
                &crisis.others_do,
                &crisis.others_do_not,
                &crisis.agreed_with,
                &crisis.share,
            ];
            words.extend(lists.into_iter().flatten().map(String::as_str));
            let people = crisis.people.iter();
            words.extend(people.flat_map(|one| [one.name.as_str(), &one.phone, &one.when]));
        }
        Content::Leave(leave) => {
            let named = [&leave.to, &leave.book_number, &leave.kind];
            words.extend(named.map(String::as_str));
            words.extend([leave.purpose.as_str(), &leave.accompanied_by]);
            words.extend(leave.route.iter().map(String::as_str));
        }
        Content::Conference(minutes) => {
            words.extend([minutes.place.as_str(), &minutes.basis]);
            words.extend(minutes.absent.iter().map(String::as_str));
            words.extend(minutes.agenda.iter().map(String::as_str));
            let present = minutes.present.iter();
            words.extend(present.flat_map(|one| [one.name.as_str(), &one.role]));
            words.extend(minutes.topics.iter().flat_map(topic));
            words.extend(minutes.settled.iter().flat_map(step));
        }
        Content::FinalReport(report) => {
            words.extend([report.reason.as_str(), &report.summary]);
            let goals = report.goals.iter();
            words.extend(goals.flat_map(|one| [one.goal.as_str(), &one.result]));
            let topics = [&report.results, &report.going_on];
            words.extend(topics.into_iter().flatten().flat_map(topic));
            words.extend(report.open.iter().flat_map(step));
        }
        _ => {}
    }
    let said = words.into_iter().filter(|one| !one.is_empty());
    said.map(str::to_owned).collect()
}

fn goal(goal: &PlanGoal) -> Vec<&str> {
    let own = [&goal.domain, &goal.need, &goal.goal, &goal.why];
    let mut words = own.map(String::as_str).to_vec();
    words.extend([goal.first_step.as_str(), &goal.expected, &goal.resource]);
    let measures = goal.measures.iter();
    words.extend(measures.flat_map(|one| {
        let own = [&one.what, &one.place, &one.bring];
        let told = own.into_iter().chain([&one.resource, &one.who, &one.state]);
        told.map(String::as_str)
    }));
    words
}

fn step(step: &NextStep) -> [&str; 2] {
    [&step.what, &step.who]
}

fn topic(topic: &Topic) -> [&str; 2] {
    [&topic.topic, &topic.result]
}

/// A text without spaces, line ends and the hyphens that a line end put in.
fn bare(text: &str) -> String {
    let kept = |one: &char| one.is_alphanumeric();
    text.chars().filter(kept).collect()
}

#[test]
fn what_was_entered_stands_in_every_language() {
    let mut seen = 0;
    for paper in examples::all() {
        let words = entered(&paper.content);
        for language in PaperLanguage::ALL {
            let bytes = render(&paper, *language).expect("a paper");
            let document = Document::load_mem(&bytes).expect("a PDF");
            let pages: Vec<u32> = document.get_pages().into_keys().collect();
            let text = document.extract_text(&pages).expect("text");
            let said = bare(&text);
            for one in &words {
                let kind = paper.content.kind();
                assert!(
                    said.contains(&bare(one)),
                    "{kind:?} {language:?}: {one} in {text}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 200, "only {seen} fields were looked for");
}
