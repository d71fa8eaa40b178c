//! What went well, and the strengths that it shows (P8g).

use jiff::civil::Date;

/// A strength with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strength {
    /// Its name, as it was written first.
    pub name: String,
    /// In how many entries it was seen.
    pub seen: usize,
    /// When last.
    pub last_on: Date,
}

/// The strengths that entries name: those seen most often first, then the most recent. The same word
/// in other letters is the same strength; an entry without one counts for none.
pub fn strengths<'a>(entries: impl IntoIterator<Item = (&'a str, Date)>) -> Vec<Strength> {
    let mut found: Vec<(String, Strength)> = Vec::new();
    for (name, day) in entries {
        let name = name.trim();
        let key = name.to_lowercase();
        if key.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(known, _)| *known == key) {
            Some((_, strength)) => {
                strength.seen += 1;
                strength.last_on = strength.last_on.max(day);
            }
            None => found.push((
                key,
                Strength {
                    name: name.to_owned(),
                    seen: 1,
                    last_on: day,
                },
            )),
        }
    }
    let mut all: Vec<Strength> = found.into_iter().map(|(_, strength)| strength).collect();
    all.sort_by(|a, b| {
        (b.seen, b.last_on)
            .cmp(&(a.seen, a.last_on))
            .then_with(|| a.name.cmp(&b.name))
    });
    all
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_strength_is_counted_once_per_entry_whatever_its_letters() {
        let day = |day| date(2026, 11, day);
        let found = strengths([
            ("Ausdauer", day(1)),
            ("", day(2)),
            ("um Hilfe bitten", day(9)),
            (" ausdauer ", day(5)),
            ("Humor", day(3)),
        ]);
        let short: Vec<_> = found
            .iter()
            .map(|one| (one.name.as_str(), one.seen, one.last_on))
            .collect();
        assert_eq!(
            short,
            [
                ("Ausdauer", 2, day(5)),
                ("um Hilfe bitten", 1, day(9)),
                ("Humor", 1, day(3)),
            ]
        );
    }
}
