//! Calendars as RFC 5545 wants them, for a feed that others' programs subscribe to.
//!
//! Written by hand: the four rules that matter (line ends, folding after 75 octets, escaping of
//! texts, instants in UTC) are shorter than the use of a library that brings a second kind of dates.
//! Instants stay in UTC, which needs no table of time zones; every calendar shows them in the zone
//! of its user, and the feed names Europe/Berlin as the one it is meant for.

use jiff::Timestamp;

/// Longest line, in octets without its end (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// How often a program may ask again: four hours (RFC 7986, 5.7).
const REFRESH: &str = "PT4H";

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names the entry for ever, unique in the world: `0192…@nahtlos`.
    pub uid: String,
    /// Grows with every change of the entry.
    pub sequence: i64,
    /// When it begins.
    pub from: Timestamp,
    /// When it ends; later than it begins.
    pub to: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// What the calendar shows.
    pub title: String,
    /// Whether it will not take place.
    pub cancelled: bool,
}

/// A calendar with this name and these entries, lines ended by CR LF.
pub fn calendar(name: &str, events: &[Event]) -> String {
    let mut text = String::new();
    for (property, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Nahtlos//DE"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        line(&mut text, property, value);
    }
    let name = escaped(name);
    line(&mut text, "NAME", &name);
    line(&mut text, "X-WR-CALNAME", &name);
    line(&mut text, "X-WR-TIMEZONE", "Europe/Berlin");
    line(&mut text, "REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    for event in events {
        entry(&mut text, event);
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

fn entry(text: &mut String, event: &Event) {
    let status = if event.cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    for (property, value) in [
        ("BEGIN", "VEVENT".to_owned()),
        ("UID", escaped(&event.uid)),
        ("SEQUENCE", event.sequence.to_string()),
        ("DTSTAMP", instant(event.changed_at)),
        ("DTSTART", instant(event.from)),
        ("DTEND", instant(event.to)),
        ("SUMMARY", escaped(&event.title)),
        ("STATUS", status.to_owned()),
        // Nobody else's program is to pass it on.
        ("CLASS", "PRIVATE".to_owned()),
        ("END", "VEVENT".to_owned()),
    ] {
        line(text, property, &value);
    }
}

/// `20261126T093000Z`.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: backslash, semicolon and comma are escaped, line ends become `\n`, and what else
/// is no character for a text is left out (RFC 5545, 3.3.11).
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            '\n' | '\r' => text.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => text.push(c),
        }
    }
    text
}

/// One property, folded: no line is longer than 75 octets, and none is cut within a character. A
/// line that goes on begins with a space.
fn line(text: &mut String, property: &str, value: &str) {
    let mut length = 0;
    for c in property.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(title: &str) -> Event {
        let at = |text: &str| text.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        Event {
            uid: "0192@nahtlos".to_owned(),
            sequence: 2,
            from: at("2026-11-26T09:30:00Z"),
            to: at("2026-11-26T10:15:00Z"),
            changed_at: at("2026-11-20T08:00:00Z"),
            title: title.to_owned(),
            cancelled: false,
        }
    }

    /// The lines as a reader sees them, put together again.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "")
            .split("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn an_entry_has_what_the_standard_wants() {
        let text = calendar("Termine", &[event("Termin 2026-0147")]);
        let lines = unfolded(&text);
        for wanted in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:0192@nahtlos",
            "SEQUENCE:2",
            "DTSTAMP:20261120T080000Z",
            "DTSTART:20261126T093000Z",
            "DTEND:20261126T101500Z",
            "SUMMARY:Termin 2026-0147",
            "STATUS:CONFIRMED",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        let off = Event {
            cancelled: true,
            ..event("Termin")
        };
        assert!(calendar("x", &[off]).contains("STATUS:CANCELLED\r\n"));
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\r\ne\u{7}"), "a\\;b\\,c\\\\d\\ne");
        // Nobody can smuggle in a property.
        let text = calendar("x", &[event("A\r\nATTENDEE:mailto:b@example.org")]);
        assert!(
            !unfolded(&text)
                .iter()
                .any(|line| line.starts_with("ATTENDEE"))
        );
    }

    proptest! {
        #[test]
        fn lines_are_short_and_say_what_was_said(title in "\\PC{0,300}") {
            let text = calendar("Termine", &[event(&title)]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LONGEST);
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let wanted = format!("SUMMARY:{}", escaped(&title));
            prop_assert!(unfolded(&text).contains(&wanted));
        }
    }
}
