//! Numbers and lists as people write them.

use crate::{Lang, Texts};

impl Texts {
    /// A whole number with its separators: `10.000` in German, `10,000` in English, and a real
    /// minus sign (`−3`).
    pub fn number(&self, number: i64) -> String {
        group(&number.to_string(), self.lang())
    }

    /// A list in a sentence: `a, b und c`; empty without items.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.get("common-and")),
        }
    }
}

/// Puts a separator before every third digit from the right and makes a hyphen a minus sign.
/// `digits` is a whole number as Rust writes it.
pub fn group(digits: &str, lang: Lang) -> String {
    let separator = match lang {
        Lang::De => '.',
        Lang::En => ',',
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", digits),
    };
    let mut grouped = String::with_capacity(sign.len() + digits.len() * 4 / 3);
    grouped.push_str(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}
