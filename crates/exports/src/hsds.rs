//! A directory of organisations in the Human Services Data Specification, version 3: what directories of
//! help exchange. One organisation with one service at one place, as JSON.
//!
//! It holds nobody's name: who answers at an organisation is known to those who work together, and is
//! nothing to pass on with a list.

use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

/// An organisation in plain words; empty texts are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id, the same in every file.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub kind: String,
    /// What it offers.
    pub offers: String,
    /// Life domains that it serves, in words.
    pub domains: Vec<String>,
    /// Street and number.
    pub street: String,
    /// Town.
    pub town: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub mail: String,
    /// Opening hours, in words.
    pub hours: String,
    /// Languages, in words, one after the other with commas.
    pub languages: String,
    /// How to get in, in words.
    pub access: String,
    /// How many more people it can take, and when that was confirmed.
    pub room: Option<(i64, Date)>,
    /// When all of it was confirmed last.
    pub confirmed_on: Date,
}

/// All organisations as one JSON text.
pub fn directory(all: &[Organisation]) -> String {
    let all: Vec<Value> = all.iter().map(organisation).collect();
    Value::from(all).to_string()
}

fn organisation(one: &Organisation) -> Value {
    let id = one.id.to_string();
    let mut value = json!({
        "id": id,
        "name": one.name,
        "description": described(one),
        "services": [service(one)],
        "locations": [location(one)],
    });
    put(&mut value, "email", &one.mail);
    if !one.phone.is_empty() {
        value["phones"] = json!([{ "id": id, "number": one.phone }]);
    }
    value
}

/// The format asks for a description; what an organisation is says at least something.
fn described(one: &Organisation) -> &str {
    if one.offers.is_empty() {
        &one.kind
    } else {
        &one.offers
    }
}

fn service(one: &Organisation) -> Value {
    let id = one.id.to_string();
    let mut value = json!({
        "id": id,
        "organization_id": id,
        "name": one.kind,
        "description": described(one),
        "status": "active",
        "assured_date": one.confirmed_on.to_string(),
    });
    let languages: Vec<&str> = one
        .languages
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    put_list(&mut value, "languages", one.id, &languages, "name");
    let domains: Vec<&str> = one.domains.iter().map(String::as_str).collect();
    put_list(&mut value, "attributes", one.id, &domains, "label");
    if !one.hours.is_empty() {
        value["schedules"] = json!([{ "id": id, "description": one.hours }]);
    }
    if let Some((available, updated)) = one.room {
        let unit = json!({ "id": id, "name": "Plätze" });
        let room = json!({ "id": id, "available": available, "updated": updated.to_string(),
            "unit": unit });
        value["capacities"] = json!([room]);
    }
    value
}

/// The format asks for each part of an address; what is not known is empty.
fn location(one: &Organisation) -> Value {
    let id = one.id.to_string();
    let mut value = json!({
        "id": id,
        "organization_id": id,
        "location_type": "physical",
        "name": one.name,
        "addresses": [{
            "id": id,
            "address_1": one.street,
            "city": one.town,
            "state_province": "",
            "postal_code": "",
            "country": "DE",
            "address_type": "physical",
        }],
    });
    if !one.access.is_empty() {
        value["accessibility"] = json!([{ "id": id, "description": one.access }]);
    }
    value
}

fn put(value: &mut Value, name: &str, text: &str) {
    if !text.is_empty() {
        value[name] = text.into();
    }
}

/// Words as rows with ids of their own, counted on from that of the organisation.
fn put_list(value: &mut Value, name: &str, id: Uuid, words: &[&str], field: &str) {
    let row = |(number, word): (u128, &&str)| {
        let id = Uuid::from_u128(id.as_u128().wrapping_add(number));
        json!({ "id": id.to_string(), field: word })
    };
    if !words.is_empty() {
        value[name] = (0..).zip(words).map(row).collect();
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn house() -> Organisation {
        Organisation {
            id: Uuid::from_u128(7),
            name: "Haus am Bach".to_owned(),
            kind: "Wohnen".to_owned(),
            offers: "Betreutes Wohnen".to_owned(),
            domains: vec!["Wohnen".to_owned(), "Finanzen".to_owned()],
            street: "Bachweg 3".to_owned(),
            town: "Erfurt".to_owned(),
            phone: String::new(),
            mail: "haus@bach.example".to_owned(),
            hours: "werktags".to_owned(),
            languages: "Deutsch, Arabisch".to_owned(),
            access: String::new(),
            room: Some((2, date(2026, 11, 20))),
            confirmed_on: date(2026, 11, 2),
        }
    }

    #[test]
    fn what_is_known_is_there_and_what_is_not_is_left_out() {
        let all: Value = serde_json::from_str(&directory(&[house()])).unwrap();
        let one = &all[0];
        assert_eq!(one["name"], "Haus am Bach");
        assert_eq!(one["email"], "haus@bach.example");
        assert!(one.get("phones").is_none());
        let service = &one["services"][0];
        assert_eq!(service["organization_id"], one["id"]);
        assert_eq!(service["languages"][1]["name"], "Arabisch");
        assert_ne!(service["languages"][0]["id"], service["languages"][1]["id"]);
        assert_eq!(service["capacities"][0]["available"], 2);
        assert_eq!(one["locations"][0]["addresses"][0]["city"], "Erfurt");
        assert!(one["locations"][0].get("accessibility").is_none());
        assert_eq!(directory(&[]), "[]");
    }
}
