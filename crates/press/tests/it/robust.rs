//! What people type, and what nobody expected them to type.

use documents::{compose, paper::*};
use domain::Code;
use jiff::civil::date;
use lopdf::Document;
use proptest::prelude::*;

use crate::examples::{self, render, texts};

fn pages(paper: &Paper, language: PaperLanguage) -> usize {
    let bytes = render(paper, language).expect("a paper");
    Document::load_mem(&bytes).expect("a PDF").get_pages().len()
}

fn with_steps(steps: &[String]) -> Paper {
    let step = |what: &String| NextStep {
        what: what.clone(),
        who: what.chars().take(40).collect(),
        until: Some(date(2026, 12, 1)),
        place: what.chars().take(40).collect(),
        bring: what.chars().take(40).collect(),
    };
    Paper {
        head: Head {
            client: steps.first().cloned().unwrap_or_default(),
            ..examples::head()
        },
        content: Content::NextSteps(NextSteps {
            steps: steps.iter().map(step).collect(),
            appointments: Vec::new(),
        }),
    }
}

/// What the file says, as a reader that copies it hears it.
fn said(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document
        .extract_text(&pages)
        .expect("text")
        .replace('\n', "")
}

#[test]
fn markup_stays_what_was_typed() {
    let typed = "#panic() *fett* _kursiv_ $x$ = H <a> [b] @c \\ `d` // e {programme} \"f\"";
    let bytes = render(&with_steps(&texts(&[typed])), PaperLanguage::German).expect("a paper");
    let said = said(&bytes).replace(' ', "");
    for part in [
        "#panic()",
        "*fett*",
        "_kursiv_",
        "$x$",
        "<a>",
        "[b]",
        "@c",
        "`d`",
        "{programme}",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn long_texts_run_over_as_many_pages_as_they_need() {
    let long = "Das ist ein langer Satz. ".repeat(200);
    let unbroken = "x".repeat(5000);
    for text in [long, unbroken] {
        assert!(
            pages(
                &with_steps(&[text.clone(), text.clone()]),
                PaperLanguage::German
            ) > 1
        );
        let mut plan = examples::plan();
        plan.goals[0].goal.clone_from(&text);
        plan.goals[0].domain.clone_from(&text);
        plan.goals[0].measures[0].what = text;
        let paper = Paper {
            head: examples::head(),
            content: Content::Plan(plan),
        };
        assert!(pages(&paper, PaperLanguage::Easy) > 2);
    }
}

#[test]
fn empty_papers_say_that_there_is_nothing_yet() {
    let day = date(2026, 11, 23).at(0, 0, 0, 0);
    let contents = [
        Content::Information(InformationSheet::default()),
        Content::Agreement(ParticipationAgreement::default()),
        Content::Plan(PlanPaper::default()),
        Content::NextSteps(NextSteps::default()),
        Content::AppointmentCard(AppointmentCard::default()),
        Content::AppointmentLetter(AppointmentLetter {
            appointment: Appointment {
                at: day,
                ..Appointment::default()
            },
            ..AppointmentLetter::default()
        }),
        Content::WeeklyPlan(WeeklyPlan::default()),
        Content::CrisisPlan(CrisisPlan::default()),
        Content::Leave(LeaveApplication::default()),
        Content::Invitation(Invitation::default()),
        Content::Conference(ConferenceMinutes::default()),
        Content::FinalReport(FinalReport::default()),
        Content::ComingBack(ComingBack::default()),
        Content::PartialAgreement(PartialAgreement::default()),
        Content::Letter(Letter::default()),
    ];
    for content in contents {
        let paper = Paper {
            head: Head {
                on: date(2026, 11, 23),
                ..Head::default()
            },
            content,
        };
        for language in PaperLanguage::ALL {
            assert!(pages(&paper, *language) >= 1);
        }
    }
}

#[test]
fn letters_of_other_scripts_do_not_keep_a_paper_back() {
    let typed = texts(&[
        "Danke 🙏🏽",
        "محمد علي",
        "שלום",
        "李雷",
        "Ω Ж ł",
        "a\u{202E}b\u{0}c\u{FFFD}\u{E000}",
    ]);
    let paper = with_steps(&typed);
    assert_eq!(pages(&paper, PaperLanguage::German), 1);
    let printed = press::print(compose(&paper, PaperLanguage::German)).expect("a paper");
    let missing = printed.missing;
    assert!(
        missing.contains(&'م') && missing.contains(&'🙏'),
        "{missing:?}"
    );
    assert!(
        !missing.contains(&'ł') && !missing.contains(&'Ж'),
        "{missing:?}"
    );
}

#[test]
fn the_same_paper_has_the_same_bytes() {
    for paper in examples::all() {
        let once = render(&paper, PaperLanguage::Easy).expect("a paper");
        let again = render(&paper, PaperLanguage::Easy).expect("a paper");
        assert!(once == again, "{:?}", paper.content.kind());
    }
}

/// A paper is the same whatever was typeset before it: nothing of one gets into another.
#[test]
fn nothing_of_one_paper_gets_into_another() {
    let one = with_steps(&texts(&["Nur hier: Quittenbaum"]));
    let other = with_steps(&texts(&["Nur dort"]));
    let first = render(&other, PaperLanguage::German).expect("a paper");
    let said_of_one = said(&render(&one, PaperLanguage::German).expect("a paper"));
    assert!(said_of_one.contains("Quittenbaum"), "{said_of_one}");
    let second = render(&other, PaperLanguage::German).expect("a paper");
    assert!(first == second);
    assert!(!said(&second).contains("Quittenbaum"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nothing_that_can_be_typed_breaks_a_paper(typed in proptest::collection::vec(any::<String>(), 1..4)) {
        render(&with_steps(&typed), PaperLanguage::English).expect("a paper");
    }
}
