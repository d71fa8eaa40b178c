//! Standards in words: how it is seen that one is met.

use domain::contact::ContactKind;

use super::{fact_label, offset_in_words};
use crate::{
    model::{Point, Programme, Proof},
    text::{Lang, Text},
};

/// How it is seen that a standard of this phase is met.
pub fn proof(programme: &Programme, phase: &str, proof: &Proof) -> Text {
    match proof {
        Proof::Tasks(ids) => {
            let titles: Vec<Text> = ids
                .iter()
                .map(|id| {
                    let task = programme.task(id);
                    task.map_or_else(|| Text::new(id, id), |task| task.title.clone())
                })
                .collect();
            both("erledigt: ", "done: ", &titles, "; ")
        }
        Proof::Contact { kinds, from } => contact(kinds, *from),
        Proof::Rhythm => {
            let days = programme.rhythm(phase).unwrap_or_default();
            Text::new(
                format!("in dieser Phase nie länger als {days} Tage ohne Kontakt"),
                format!("never more than {days} days without contact in this phase"),
            )
        }
        Proof::Security(code) => {
            let title = programme
                .security(code)
                .map_or_else(|| Text::new(code, code), |rule| rule.title.clone());
            both("bestätigt: ", "confirmed: ", &[title], "")
        }
        Proof::Facts(facts) => {
            let labels: Vec<Text> = facts.iter().map(|fact| fact_label(*fact)).collect();
            both("bekannt: ", "known: ", &labels, ", ")
        }
        Proof::Lead => Text::new("jemand ist zuständig", "somebody is responsible"),
    }
}

fn contact(kinds: &[ContactKind], from: Point) -> Text {
    let start = |lang| offset_in_words(from.offset, from.anchor, lang);
    let text = Text::new(
        format!("Kontakt, frühestens {}", start(Lang::De)),
        format!("contact, at the earliest {}", start(Lang::En)),
    );
    if kinds.is_empty() {
        return text;
    }
    let labels: Vec<Text> = kinds.iter().map(|kind| contact_kind(*kind)).collect();
    let named = both("", "", &labels, ", ");
    Text::new(
        format!("{} ({})", text.de, named.de),
        format!("{} ({})", text.en, named.en),
    )
}

fn both(de: &str, en: &str, parts: &[Text], between: &str) -> Text {
    let join = |start: &str, pick: fn(&Text) -> &str| {
        let parts: Vec<&str> = parts.iter().map(pick).collect();
        format!("{start}{}", parts.join(between))
    };
    Text::new(join(de, |text| &text.de), join(en, |text| &text.en))
}

fn contact_kind(kind: ContactKind) -> Text {
    let (de, en) = match kind {
        ContactKind::PrisonVisit => ("Besuch in Haft", "visit in prison"),
        ContactKind::Office => ("Gespräch im Büro", "talk in the office"),
        ContactKind::HomeVisit => ("Besuch zu Hause", "visit at home"),
        ContactKind::Accompaniment => ("Begleitung", "going along"),
        ContactKind::Phone => ("Telefon", "telephone"),
        ContactKind::Video => ("Videogespräch", "video call"),
        ContactKind::Letter => ("Brief", "letter"),
        ContactKind::Message => ("Nachricht", "message"),
        ContactKind::ThirdParty => ("mit Dritten", "with others"),
    };
    Text::new(de, en)
}
