//! Where people can turn to: the site of a case, and its programme with the version that holds for it.

use app::assignment::People;
use i18n::Texts;
use programme::{Text, model::ContactPoint};

use crate::pages::programme::valid_words;

/// Where people can turn to: heading and lines, each with its label.
pub(super) struct Place {
    pub(super) title: String,
    pub(super) lines: Vec<(String, String)>,
    /// The version of the programme: label, words, and where it leads.
    pub(super) version: Option<(String, String, String)>,
}

/// The site, then the programme.
pub(super) fn all(texts: &Texts, people: &People) -> Vec<Place> {
    let site = people.site.as_ref().map(|site| Place {
        title: site.name.clone(),
        lines: kept(
            texts,
            vec![
                ("assignment-contact-person", site.contact_name.clone()),
                ("assignment-phone", site.contact_phone.clone()),
                ("assignment-reachable", site.contact_hours.clone()),
                ("assignment-languages", site.contact_languages.clone()),
                ("assignment-address", site.address.clone()),
                ("assignment-opening-hours", site.opening_hours.clone()),
                ("assignment-rooms", site.rooms.clone()),
                ("assignment-access-note", site.access_note.clone()),
                ("assignment-directions", site.directions.clone()),
            ],
        ),
        version: None,
    });
    let lang = texts.lang().code();
    let contact = people.contact.as_ref();
    let programme = Place {
        title: people.head.programme.in_language(lang).to_owned(),
        lines: contact.map_or_else(Vec::new, |one| contact_lines(texts, one)),
        version: Some(version(texts, people)),
    };
    site.into_iter().chain([programme]).collect()
}

fn contact_lines(texts: &Texts, contact: &ContactPoint) -> Vec<(String, String)> {
    let lang = texts.lang().code();
    let said = |text: &Option<Text>| {
        let said = text.as_ref().map(|text| text.in_language(lang).to_owned());
        said.unwrap_or_default()
    };
    kept(
        texts,
        vec![
            (
                "assignment-contact-person",
                contact.name.in_language(lang).to_owned(),
            ),
            ("assignment-phone", contact.phone.clone()),
            ("assignment-reachable", said(&contact.hours)),
            ("assignment-languages", said(&contact.languages)),
        ],
    )
}

fn kept(texts: &Texts, lines: Vec<(&str, String)>) -> Vec<(String, String)> {
    let told = lines
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty());
    told.map(|(key, value)| (texts.get(key).into_owned(), value))
        .collect()
}

/// The version under which the case was admitted (P35), or the one it is looked at with until then.
fn version(texts: &Texts, people: &People) -> (String, String, String) {
    let case = &people.head.case;
    let label = if case.entry_on.is_some() {
        "assignment-admitted-under"
    } else {
        "assignment-looked-at-under"
    };
    let words = texts.with(
        "programme-version-chip",
        &[
            ("version", (&case.programme_version).into()),
            ("valid", valid_words(texts, people.valid).into()),
        ],
    );
    let href = format!("/programmes/{}/{}", case.programme, case.programme_version);
    (texts.get(label).into_owned(), words, href)
}
