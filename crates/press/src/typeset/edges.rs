//! Nothing runs over the edge of a page, and no cell over its neighbour, however long a word is.

use documents::sheet::{Block, Fact, Sheet, Step};
use typst::layout::{Frame, FrameItem, Point};

use super::*;

/// Words without a gap: a slip, one that can be hyphenated, an address of a page.
const WORDS: [&str; 3] = [
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "Krankenversicherungsbescheinigung",
    "https://www.beispiel.example/formulare/antrag-auf-leistungen-zur-sicherung-des-lebensunterhalts.pdf",
];

/// A sheet with this word in every part.
fn full_of(word: &str, easy: bool) -> Sheet {
    let said = || word.to_owned();
    let fact = || Fact {
        label: said(),
        value: said(),
    };
    let row = vec![said(), said(), said()];
    Sheet {
        lang: "de",
        easy,
        tight: false,
        title: "Test".to_owned(),
        name: "test".to_owned(),
        day: "2026-11-23".to_owned(),
        date: "23.11.2026".to_owned(),
        recipient: Some(fact()),
        sender: vec![said(), said()],
        foot: said(),
        pages: "Seite {page} von {pages}".to_owned(),
        blocks: vec![
            Block::Heading {
                level: 1,
                text: said(),
            },
            Block::Text {
                lines: vec![said()],
            },
            Block::List {
                items: vec![said()],
                tick: true,
            },
            Block::Steps {
                items: vec![Step {
                    what: said(),
                    below: said(),
                }],
            },
            Block::Facts {
                rows: vec![fact(), fact()],
            },
            Block::Table {
                head: row.clone(),
                rows: vec![row],
                shares: vec![3, 4, 4],
            },
            Block::Card {
                large: said(),
                lines: vec![said()],
            },
            Block::Note {
                title: Some(said()),
                lines: vec![said()],
            },
        ],
    }
}

/// Where each run of text stands: left, right and its line, in points.
fn runs(frame: &Frame, at: Point, found: &mut Vec<(f64, f64, f64, String)>) {
    for (place, item) in frame.items() {
        let at = at + *place;
        match item {
            FrameItem::Group(group) => runs(&group.frame, at, found),
            FrameItem::Text(text) => {
                let left = at.x.to_pt();
                let right = left + text.width().to_pt();
                found.push((left, right, at.y.to_pt(), text.text.to_string()));
            }
            _ => {}
        }
    }
}

#[test]
fn no_word_runs_over_the_edge_or_into_its_neighbour() {
    let shop = SHOP.as_ref().unwrap();
    for (word, easy) in WORDS
        .into_iter()
        .flat_map(|word| [(word, false), (word, true)])
    {
        let content = serde_json::to_vec(&full_of(word, easy)).unwrap();
        let table = Table {
            shop,
            content: Bytes::new(content),
        };
        let paper = compile::<PagedDocument>(&table).output.unwrap();
        let mut said = String::new();
        for page in paper.pages() {
            let mut found = Vec::new();
            runs(&page.frame, Point::zero(), &mut found);
            let edge = page.frame.width().to_pt() - 60.0;
            for (left, right, line, text) in &found {
                assert!(
                    *left >= 60.0 && *right <= edge,
                    "{text} from {left} to {right}"
                );
                let beside = found
                    .iter()
                    .filter(|(other, _, of, _)| (of - line).abs() < 1.0 && other > left);
                for (other, _, _, next) in beside {
                    assert!(*other >= right - 0.5, "{text} runs into {next}");
                }
                said.push_str(text);
            }
        }
        // Broken, and nothing of it lost.
        let said: String = said
            .chars()
            .filter(|one| !matches!(one, '\u{200B}' | '-'))
            .collect();
        let word: String = word.chars().filter(|one| *one != '-').collect();
        assert!(said.matches(&word).count() >= 14, "{said}");
    }
}
