//! Expressions: exactly one operator per table, and values of the type of the fact.

use domain::{
    Code, custody::CustodyKind, land::Land, nationality::NationalityGroup, release::ReleaseKind,
    supervision::SupervisionBasis,
};
use toml::{Spanned, de::DeValue};

use super::rule::{anchor, calendar_offset};
use crate::{
    expression::{Expression, Test},
    facts::{Fact, FactType, FactValue},
    read::{Kind, Section, Written, section},
};

type Value<'a> = &'a Spanned<DeValue<'a>>;

const FORM: &str = "one of { fact = ... }, { all = [...] }, { any = [...] }, { none = [...] }, \
                    { supervision = ... }, { within = ... }";
const OPERATORS: [&str; 9] = [
    "is", "one_of", "at_least", "at_most", "before", "after", "empty", "contains", "only",
];

/// The expression of a key, if it is there and has no mistake.
pub(super) fn opt(parent: &Section<'_>, key: &'static str) -> Option<Expression> {
    one(parent, parent.value(key)?, true)
}

fn one<'a>(parent: &Section<'a>, value: Value<'a>, may_assume: bool) -> Option<Expression> {
    let section = Section::of_value(parent.sheet, value, "the expression")?;
    let heads = ["all", "any", "none", "fact", "supervision", "within"];
    let given: Vec<&str> = heads.into_iter().filter(|head| section.has(head)).collect();
    let [head] = given[..] else {
        let found = if given.is_empty() {
            "nothing".to_owned()
        } else {
            given.join(" and ")
        };
        let message = format!("the expression asks for {found}; expected {FORM}");
        parent.sheet.wrong(&value.span(), FORM, &message);
        return None;
    };
    let expression = match head {
        "all" => parts(&section, "all", may_assume).map(Expression::All),
        "any" => parts(&section, "any", false).map(Expression::Any),
        "none" => parts(&section, "none", false).map(Expression::None),
        "fact" => fact(&section, may_assume),
        "supervision" => supervision(&section),
        _ => within(&section),
    };
    section.finish();
    expression
}

fn parts(section: &Section<'_>, key: &'static str, may_assume: bool) -> Option<Vec<Expression>> {
    let values = section.array(key);
    if let Some(list) = section
        .value(key)
        .filter(|list| list.get_ref().is_array() && values.is_empty())
    {
        let expected = "at least one expression";
        section.sheet.wrong(
            &list.span(),
            expected,
            &format!("\"{key}\" is empty; expected {expected}"),
        );
        return None;
    }
    // Every part is read, so that no mistake is lost behind the first one.
    let read: Vec<Option<Expression>> = values
        .into_iter()
        .map(|value| one(section, value, may_assume))
        .collect();
    read.into_iter().collect()
}

fn supervision(section: &Section<'_>) -> Option<Expression> {
    let written = section.opt_string("supervision")?;
    let confirmed = match written.value.as_str() {
        "none" => false,
        "confirmed" => true,
        other => {
            let expected = "\"none\" or \"confirmed\"";
            let message = format!("supervision is \"{other}\"; expected {expected}");
            section.sheet.wrong(&written.at, expected, &message);
            return None;
        }
    };
    Some(Expression::Fact {
        fact: Fact::ConductSupervision,
        test: Test::Is(FactValue::Bool(confirmed)),
        holds_if_unknown: false,
    })
}

fn within(section: &Section<'_>) -> Option<Expression> {
    let inner = section.section("within")?;
    let anchor = anchor(&inner);
    let from = calendar_offset(&inner, "from");
    let to = calendar_offset(&inner, "to");
    if !inner.has("from") && !inner.has("to") {
        inner.missing("from", "a distance for from, for to, or for both");
    }
    inner.finish();
    Some(Expression::Within { anchor, from, to })
}

fn fact(section: &Section<'_>, may_assume: bool) -> Option<Expression> {
    let written = section.opt_string("fact")?;
    let fact = Fact::from_code(&written.value)
        .map_err(|error| {
            let message = format!(
                "unknown fact \"{}\"; expected one of {}",
                error.found, error.expected
            );
            section
                .sheet
                .wrong(&written.at, &format!("one of {}", error.expected), &message);
        })
        .ok();
    let given: Vec<&'static str> = OPERATORS
        .into_iter()
        .filter(|key| section.has(key))
        .collect();
    let values: Vec<Option<Value<'_>>> = given.iter().map(|key| section.value(key)).collect();
    let holds_if_unknown = assumed(section, may_assume);
    let fact = fact?;
    // Asking for them makes them known keys, so that a slip finds its neighbour.
    for key in operators(fact.kind()) {
        section.value(key);
    }
    let ([operator], [Some(value)]) = (&given[..], &values[..]) else {
        let expected = format!("exactly one of {}", operators(fact.kind()).join(", "));
        let found = if given.is_empty() {
            "no comparison that is known".to_owned()
        } else {
            given.join(" and ")
        };
        let message = format!("\"{fact}\" has {found}; expected {expected}");
        section.sheet.wrong(&section.at, &expected, &message);
        return None;
    };
    if !operators(fact.kind()).contains(operator) {
        let expected = format!("one of {}", operators(fact.kind()).join(", "));
        let message = format!("\"{operator}\" does not fit \"{fact}\"; expected {expected}");
        section.sheet.wrong(&value.span(), &expected, &message);
        return None;
    }
    test(section, fact, operator, value).map(|test| Expression::Fact {
        fact,
        test,
        holds_if_unknown,
    })
}

/// `if_unknown = true`. Inside `any` or `none` it could turn a certain answer into an unknown one as
/// soon as the fact becomes known, so it may stand only where all parts have to hold.
fn assumed(section: &Section<'_>, may_assume: bool) -> bool {
    let assumed = section.flag("if_unknown", false);
    if let Some(written) = section
        .value("if_unknown")
        .filter(|one| one.get_ref().is_bool())
        && !(assumed && may_assume)
    {
        let expected = "true, outside of any and none";
        let message = format!("if_unknown is {assumed} here; expected {expected}");
        section.sheet.wrong(&written.span(), expected, &message);
    }
    assumed
}

/// The comparisons that make sense for a type.
pub(crate) fn operators(kind: FactType) -> &'static [&'static str] {
    match kind {
        FactType::Bool => &["is"],
        FactType::Number => &["is", "one_of", "at_least", "at_most"],
        FactType::Date => &["is", "before", "after"],
        FactType::Land
        | FactType::ReleaseKind
        | FactType::CustodyKind
        | FactType::NationalityGroup
        | FactType::SupervisionBasis
        | FactType::Region => &["is", "one_of"],
        FactType::Names | FactType::Needs => &["empty", "contains", "only"],
    }
}

fn test<'a>(section: &Section<'a>, fact: Fact, operator: &str, value: Value<'a>) -> Option<Test> {
    match operator {
        "is" => scalar(section, fact, value).map(Test::Is),
        "one_of" => list(section, fact, value, |one| scalar(section, fact, one)).map(Test::OneOf),
        "at_least" => number(section, fact, value).map(Test::AtLeast),
        "at_most" => number(section, fact, value).map(Test::AtMost),
        "before" => date(section, fact, value).map(Test::Before),
        "after" => date(section, fact, value).map(Test::After),
        "empty" => {
            let empty = value.get_ref().as_bool();
            expect(section, fact, value, empty, "true or false").map(Test::Empty)
        }
        "contains" => name(section, fact, value).map(Test::Contains),
        _ => list(section, fact, value, |one| name(section, fact, one)).map(Test::Only),
    }
}

fn expect<'a, T>(
    section: &Section<'a>,
    fact: Fact,
    value: Value<'a>,
    read: Option<T>,
    expected: &str,
) -> Option<T> {
    if read.is_none() {
        section::wrong_type(
            section.sheet,
            &format!("the value for \"{fact}\""),
            value,
            expected,
        );
    }
    read
}

fn list<'a, T>(
    section: &Section<'a>,
    fact: Fact,
    value: Value<'a>,
    mut read: impl FnMut(Value<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    let entries = value
        .get_ref()
        .as_array()
        .filter(|entries| !entries.is_empty());
    let entries = expect(
        section,
        fact,
        value,
        entries,
        "a list with at least one entry",
    )?;
    let read: Vec<Option<T>> = entries.iter().map(&mut read).collect();
    read.into_iter().collect()
}

fn number<'a>(section: &Section<'a>, fact: Fact, value: Value<'a>) -> Option<i64> {
    let read = section::integer(value.get_ref()).filter(|number| (0..=1200).contains(number));
    expect(section, fact, value, read, "a whole number from 0 to 1200")
}

fn date<'a>(section: &Section<'a>, fact: Fact, value: Value<'a>) -> Option<jiff::civil::Date> {
    let read = section::date(value.get_ref());
    expect(
        section,
        fact,
        value,
        read,
        "a date such as 2026-12-31, without quotes and time",
    )
}

/// An entry of a list fact.
fn name<'a>(section: &Section<'a>, fact: Fact, value: Value<'a>) -> Option<String> {
    let text = value
        .get_ref()
        .as_str()
        .filter(|text| !text.trim().is_empty());
    let text = expect(
        section,
        fact,
        value,
        text.map(str::to_owned),
        "a name in quotes",
    )?;
    if fact.kind() == FactType::Needs {
        let written = Written {
            value: text.clone(),
            at: value.span(),
        };
        section.refer(&[Kind::Security, Kind::Domain], &written);
    }
    Some(text)
}

fn scalar<'a>(section: &Section<'a>, fact: Fact, value: Value<'a>) -> Option<FactValue> {
    match fact.kind() {
        FactType::Bool => {
            let read = value.get_ref().as_bool().map(FactValue::Bool);
            expect(section, fact, value, read, "true or false")
        }
        FactType::Number => number(section, fact, value).map(FactValue::Int),
        FactType::Date => date(section, fact, value).map(FactValue::Date),
        FactType::Land => code::<Land>(section, fact, value),
        FactType::ReleaseKind => code::<ReleaseKind>(section, fact, value),
        FactType::CustodyKind => code::<CustodyKind>(section, fact, value),
        FactType::NationalityGroup => code::<NationalityGroup>(section, fact, value),
        FactType::SupervisionBasis => code::<SupervisionBasis>(section, fact, value),
        FactType::Region => {
            let text = value.get_ref().as_str().map(str::to_owned);
            let text = expect(section, fact, value, text, "the id of a region in quotes")?;
            section.refer(
                &[Kind::Region],
                &Written {
                    value: text.clone(),
                    at: value.span(),
                },
            );
            Some(FactValue::Text(text))
        }
        FactType::Names | FactType::Needs => name(section, fact, value).map(FactValue::Text),
    }
}

fn code<'a, C: Code>(section: &Section<'a>, fact: Fact, value: Value<'a>) -> Option<FactValue> {
    let read = value
        .get_ref()
        .as_str()
        .and_then(|text| C::from_code(text).ok());
    let codes: Vec<&str> = C::ALL.iter().map(|code| code.code()).collect();
    let expected = format!("one of {}", codes.join(", "));
    expect(section, fact, value, read, &expected)
        .map(|code| FactValue::Text(code.code().to_owned()))
}
