//! Addresses of a told case: where the person was registered last, and who takes in post for them. All invented.

use domain::{
    address::{Address, AddressKind},
    ids::CaseId,
};
use store::{Tx, address::AddressRow, log::LogEntry};

use crate::{
    SyntheticError,
    shape::Shape,
    source::{Source, at},
    told,
};

/// Writes the addresses of a told case, if it has some.
pub async fn tell(
    tx: &mut Tx,
    source: &mut Source,
    told: &mut Vec<LogEntry>,
    shape: &Shape,
    case: CaseId,
) -> Result<(), SyntheticError> {
    if shape.person.family_name != "Demir" {
        return Ok(());
    }
    let by = shape.place.workers.get(shape.lead).copied();
    let by = by.unwrap_or(shape.place.coordination);
    let on = (shape.place.carrier, case);
    let registered = Address {
        kind: AddressKind::Registered,
        care_of: String::new(),
        street: "Weidenweg 12".to_owned(),
        postcode: String::new(),
        place: "Erfurt".to_owned(),
        from: None,
        until: Some(source.day(-520)),
        consent_on: None,
    };
    let post = Address {
        kind: AddressKind::CareOf,
        care_of: "Beratungsstelle Brückenschlag".to_owned(),
        street: "Am Ufer 3".to_owned(),
        from: Some(source.day(20)),
        until: Some(source.day(140)),
        consent_on: Some(source.day(-6)),
        ..registered.clone()
    };
    for (days, address, from) in [
        (-150, registered, "Angabe im Zugangsgespräch"),
        (-6, post, "Anruf bei der Beratungsstelle"),
    ] {
        let row = AddressRow {
            id: source.id(),
            address,
            source: from.to_owned(),
            struck: false,
            recorded_at: at(source.day(days), 11, 20),
            recorded_by: by,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::address::insert(tx, on.0, case, &row).await?;
        let entry = ("address.add", row.recorded_at, by);
        told.push(told::done(on, entry, format!("address {}", row.id)));
    }
    Ok(())
}
