//! What people type, and what nobody expected them to type.

use documents::{compose, paper::*, sheet::Block};
use domain::{Code, paper::PaperKind as Kind};
use jiff::civil::{date, datetime};
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
        ..NextStep::default()
    };
    Paper {
        head: Head {
            client: steps.first().cloned().unwrap_or_default(),
            ..examples::head()
        },
        content: Content::NextSteps(NextSteps {
            steps: steps.iter().map(step).collect(),
            ..NextSteps::default()
        }),
    }
}

/// The next steps of a full case, with texts as long as these.
fn full_case(what: &str, place: &str, many: usize) -> Paper {
    let step = |day: usize| NextStep {
        what: what.to_owned(),
        who: "Das machen wir zusammen".to_owned(),
        until: Some(date(2026, 12, 1 + i8::try_from(day % 28).unwrap_or(0))),
        place: place.to_owned(),
        bring: place.to_owned(),
        ..NextStep::default()
    };
    let appointment = Appointment {
        at: datetime(2026, 12, 3, 10, 30, 0, 0),
        what: "Gespräch mit anderen Stellen".to_owned(),
        with: "Anna Beispiel, Frau Vogt, Jobcenter".to_owned(),
        place: format!("{place}, Beispielweg 4"),
        ..Appointment::default()
    };
    Paper {
        head: examples::head(),
        content: Content::NextSteps(NextSteps {
            steps: (0..many).map(step).collect(),
            appointments: vec![appointment; many.min(4)],
            more_appointments: many,
        }),
    }
}

#[test]
fn the_next_steps_stay_on_one_page() {
    let long = "Unterlagen für den Antrag zusammenstellen und zum Gespräch mitnehmen. ".repeat(3);
    for (what, place, many) in [
        ("Ausweis beantragen", "", 0),
        ("Ausweis beantragen", "", 1),
        ("Ausweis beantragen", "", 40),
        ("Ausweis beantragen", "Jobcenter Erfurt", 6),
        ("Antrag auf Bürgergeld vorbereiten", "Jobcenter Erfurt", 40),
        (
            &*long,
            "Bundesagentur für Arbeit, Agentur für Arbeit Erfurt",
            9,
        ),
        (&*long.repeat(4), &*long, 9),
    ] {
        for language in PaperLanguage::ALL {
            let paper = full_case(what, place, many);
            let at = format!("{what} {many} {language:?}");
            assert_eq!(pages(&paper, *language), 1, "{at}");
            let mut shown = (0, 0);
            for block in compose(&paper, *language).blocks {
                match block {
                    Block::Steps { items } => shown.0 = items.len(),
                    Block::Table { rows, .. } => shown.1 = rows.len(),
                    _ => {}
                }
            }
            if what.len() < 40 && place.is_empty() {
                let least = (many.min(3), many.min(1));
                assert!(shown.0 >= least.0 && shown.1 >= least.1, "{at}: {shown:?}");
            }
            assert_eq!(shown.0 > 0, many > 0, "{at}: {shown:?}");
        }
    }
}

#[test]
fn a_card_of_appointments_fills_one_page_and_says_how_many_more_there_are() {
    for (place, least) in [
        ("", 5),
        ("Büro Erfurt", 4),
        (&*"Beratungsraum ".repeat(12), 2),
    ] {
        for language in PaperLanguage::ALL {
            let one = Appointment {
                at: datetime(2026, 12, 3, 10, 30, 0, 0),
                what: "Gespräch".to_owned(),
                place: place.to_owned(),
                ..Appointment::default()
            };
            let paper = Paper {
                // As a programme wants it: the sentence of no entitlement is not for a card.
                head: Head {
                    no_entitlement: None,
                    ..examples::head()
                },
                content: Content::AppointmentCard(AppointmentCard {
                    appointments: vec![one; 10],
                    more: 3,
                }),
            };
            let at = format!("{place} {language:?}");
            assert_eq!(pages(&paper, *language), 1, "{at}");
            let blocks = compose(&paper, *language).blocks;
            let shown = blocks
                .iter()
                .filter(|one| matches!(one, Block::Card { .. }));
            let shown = shown.count();
            let easy = usize::from(*language == PaperLanguage::Easy);
            assert!(shown >= least - easy, "{at}: {shown}");
            let more = format!("{}", 13 - shown);
            let said = |one: &Block| match one {
                Block::Text { lines } => lines.iter().any(|line| line.contains(&more)),
                _ => false,
            };
            assert!(blocks.iter().any(said), "{at}: {more}");
        }
    }
}

/// What a paper says, all in one.
fn words(content: Content, language: PaperLanguage) -> String {
    let paper = Paper {
        head: Head {
            no_entitlement: Some("Ein Anspruch entsteht nicht.".to_owned()),
            ..examples::head()
        },
        content,
    };
    let mut said = String::new();
    for block in compose(&paper, language).blocks {
        if let Block::Heading { text, .. } = &block {
            said.push_str(text);
        }
        let mut sheet = compose(&paper, language);
        sheet.blocks = vec![block];
        sheet.each_text(&mut |text| said.push_str(text));
    }
    said
}

#[test]
fn no_entitlement_stands_where_it_is_wanted_and_on_no_letter_to_others() {
    for paper in examples::all() {
        let kind = paper.content.kind();
        let says_it = !matches!(kind, Kind::Letter | Kind::GuestInvitation);
        let said = words(paper.content.clone(), PaperLanguage::German);
        assert_eq!(
            said.contains("Ein Anspruch entsteht nicht."),
            says_it,
            "{kind:?}"
        );
        let easy = words(paper.content, PaperLanguage::Easy);
        assert_eq!(
            easy.contains("keine Wohnung versprechen"),
            says_it,
            "{kind:?}"
        );
    }
}

#[test]
fn who_is_visited_in_prison_is_sent_nowhere() {
    let visit = Appointment {
        at: datetime(2026, 12, 3, 10, 30, 0, 0),
        what: "Besuch".to_owned(),
        stays: true,
        inside: true,
        ..Appointment::default()
    };
    let office = Appointment {
        stays: false,
        inside: false,
        way: Said {
            words: "Straßenbahn 3".to_owned(),
            in_german: true,
        },
        ..visit.clone()
    };
    let card = |dates: &[Appointment], language| {
        let card = AppointmentCard {
            appointments: dates.to_vec(),
            more: 0,
        };
        words(Content::AppointmentCard(card), language)
    };
    let inside = card(std::slice::from_ref(&visit), PaperLanguage::German);
    assert!(inside.contains("Sozialdienst der Anstalt"), "{inside}");
    assert!(!inside.contains("nicht kommen"), "{inside}");
    let both = card(&[visit, office.clone()], PaperLanguage::German);
    assert!(
        both.contains("nicht kommen") && both.contains("Weg: Straßenbahn"),
        "{both}"
    );
    // The site writes in German, and an English paper says so.
    let english = card(&[office], PaperLanguage::English);
    assert!(
        english.contains("Way (in German): Straßenbahn"),
        "{english}"
    );
}

#[test]
fn a_past_day_is_no_next_step() {
    let Content::NextSteps(mut next) = full_case("Ausweis", "Jobcenter", 2).content else {
        panic!("next steps");
    };
    next.steps[0].until = Some(date(2026, 7, 9));
    let paper = Paper {
        head: examples::head(),
        content: Content::NextSteps(next),
    };
    for (language, soon, other) in [
        (
            PaperLanguage::German,
            "so bald wie möglich",
            "Wo: Jobcenter",
        ),
        (PaperLanguage::Easy, "Bitte bald machen.", "Wo? Jobcenter"),
        (
            PaperLanguage::English,
            "as soon as possible",
            "Where: Jobcenter",
        ),
    ] {
        let mut said = String::new();
        compose(&paper, language).each_text(&mut |text| said.push_str(text));
        assert!(said.contains(soon) && said.contains(other), "{said}");
        assert!(!said.contains("09.07.2026"), "{said}");
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
        // The next steps stay on one page, whatever somebody typed.
        let mut steps = with_steps(&[text.clone(), text.clone()]);
        steps.head.client = examples::head().client;
        assert_eq!(pages(&steps, PaperLanguage::German), 1);
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
        Content::GuestInvitation(GuestInvitation::default()),
        Content::Conference(ConferenceMinutes::default()),
        Content::FinalReport(FinalReport::default()),
        Content::ComingBack(ComingBack::default()),
        Content::PartialAgreement(PartialAgreement::default()),
        Content::Letter(Letter::default()),
        Content::FileCopy(FileCopy::default()),
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
