//! An expression in words.

use domain::{anchor::Anchor, deadline::Offset};

use super::{date, labels, offset_in_words};
use crate::{
    expression::{Expression, Test},
    facts::{Fact, FactValue},
    model::Programme,
    text::{Lang, Text},
};

/// What an expression asks, in both languages: `Haftzeit: mindestens 12 Monate`.
pub fn expression(programme: &Programme, expression: &Expression) -> Text {
    Text::new(
        write(programme, expression, Lang::De),
        write(programme, expression, Lang::En),
    )
}

fn write(programme: &Programme, expression: &Expression, lang: Lang) -> String {
    let (and, or, not) = match lang {
        Lang::De => (" und ", " oder ", "nicht "),
        Lang::En => (" and ", " or ", "not "),
    };
    match expression {
        Expression::All(parts) => joined(programme, parts, and, lang),
        Expression::Any(parts) => joined(programme, parts, or, lang),
        Expression::None(parts) => format!("{not}({})", joined(programme, parts, or, lang)),
        Expression::Fact {
            fact,
            test,
            holds_if_unknown,
        } => {
            let label = labels::fact_label(*fact);
            let unknown = match (holds_if_unknown, lang) {
                (false, _) => "",
                (true, Lang::De) => " (ohne Angabe: ja)",
                (true, Lang::En) => " (if unknown: yes)",
            };
            format!(
                "{}: {}{unknown}",
                label.get(lang),
                test_words(programme, *fact, test, lang)
            )
        }
        Expression::Within { anchor, from, to } => within(*anchor, *from, *to, lang),
    }
}

/// Parts that are themselves joined stand in brackets.
fn joined(programme: &Programme, parts: &[Expression], by: &str, lang: Lang) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| {
            let words = write(programme, part, lang);
            match part {
                Expression::All(inner) | Expression::Any(inner) if inner.len() > 1 => {
                    format!("({words})")
                }
                _ => words,
            }
        })
        .collect();
    parts.join(by)
}

fn test_words(programme: &Programme, fact: Fact, test: &Test, lang: Lang) -> String {
    let value = |value: &FactValue| labels::value(programme, fact, value).get(lang).to_owned();
    let entry = |text: &String| labels::entry(programme, text).get(lang).to_owned();
    let or = if lang == Lang::De { " oder " } else { " or " };
    let one_of = |words: Vec<String>| words.join(or);
    let amount = |number: &i64| labels::amount(fact, *number).get(lang).to_owned();
    match (test, lang) {
        (Test::Is(one), _) => value(one),
        (Test::OneOf(several), _) => one_of(several.iter().map(value).collect()),
        (Test::AtLeast(bound), Lang::De) => format!("mindestens {}", amount(bound)),
        (Test::AtLeast(bound), Lang::En) => format!("at least {}", amount(bound)),
        (Test::AtMost(bound), Lang::De) => format!("höchstens {}", amount(bound)),
        (Test::AtMost(bound), Lang::En) => format!("at most {}", amount(bound)),
        (Test::Before(day), Lang::De) => format!("vor dem {}", date(*day, lang)),
        (Test::Before(day), Lang::En) => format!("before {}", date(*day, lang)),
        (Test::After(day), Lang::De) => format!("nach dem {}", date(*day, lang)),
        (Test::After(day), Lang::En) => format!("after {}", date(*day, lang)),
        (Test::Empty(true), Lang::De) => "keine".to_owned(),
        (Test::Empty(true), Lang::En) => "none".to_owned(),
        (Test::Empty(false), Lang::De) => "vorhanden".to_owned(),
        (Test::Empty(false), Lang::En) => "at least one".to_owned(),
        (Test::Contains(one), _) => entry(one),
        (Test::Only(several), Lang::De) => {
            format!(
                "keine oder nur {}",
                one_of(several.iter().map(entry).collect())
            )
        }
        (Test::Only(several), Lang::En) => {
            format!(
                "none or only {}",
                one_of(several.iter().map(entry).collect())
            )
        }
    }
}

fn within(anchor: Anchor, from: Option<Offset>, to: Option<Offset>, lang: Lang) -> String {
    let point = |offset| offset_in_words(offset, anchor, lang);
    let (today, since, until) = match lang {
        Lang::De => ("heute", "frühestens", "noch nicht"),
        Lang::En => ("today", "not earlier than", "earlier than"),
    };
    let bounds: Vec<String> = [(since, from), (until, to)]
        .into_iter()
        .filter_map(|(word, offset)| offset.map(|offset| format!("{word} {}", point(offset))))
        .collect();
    format!("{today}: {}", bounds.join(", "))
}
