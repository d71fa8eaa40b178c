//! Regions and sites.

use crate::{
    model::{ContactPoint, Municipality, Region, RegionKind, Site},
    read::{Kind, Section},
};

pub(super) fn region(section: &Section<'_>) -> Region {
    Region {
        id: section.id(Kind::Region),
        name: section.text("name"),
        kind: section.code("kind", RegionKind::Urban),
        municipalities: super::each(section, "municipalities", municipality),
    }
}

fn municipality(section: &Section<'_>) -> Municipality {
    let name = section.string("name").value;
    let ags = section.opt_string("ags").unwrap_or_default();
    let is_key = matches!(ags.value.len(), 0 | 5 | 8);
    if !is_key || !ags.value.bytes().all(|byte| byte.is_ascii_digit()) {
        let expected = "a municipality key of 8 digits, or of 5 for a district";
        let message = format!("ags is \"{}\"; expected {expected}", ags.value);
        section.sheet.wrong(&ags.at, expected, &message);
    }
    let mut names = section.sheet.names.borrow_mut();
    let known = !ags.value.is_empty() && !names.define(Kind::Municipality, &ags.value);
    drop(names);
    if known {
        let expected = "each municipality in one region";
        let message = format!(
            "ags \"{}\" is there already; expected {expected}",
            ags.value
        );
        section.sheet.wrong(&ags.at, expected, &message);
    }
    Municipality {
        ags: ags.value,
        name,
    }
}

pub(super) fn site(section: &Section<'_>) -> Site {
    Site {
        id: section.id(Kind::Site),
        name: section.text("name"),
        region: section.reference("region", &[Kind::Region]),
        address: section.string("address").value,
        opening_hours: section.opt_text("opening_hours"),
        access_note: section.opt_text("access_note"),
        rooms: section.opt_text("rooms"),
        directions: section.opt_text("directions"),
        contact: section.section("contact").map(contact),
        capacity: section.opt_number("capacity", 100_000),
    }
}

pub(super) fn contact(section: Section<'_>) -> ContactPoint {
    let contact = ContactPoint {
        name: section.text("name"),
        phone: section.opt_string("phone").unwrap_or_default().value,
        hours: section.opt_text("hours"),
        languages: section.opt_text("languages"),
    };
    section.finish();
    contact
}
