//! Places: regions that people are released to, and offices that look after them there.

use domain::Code;

use crate::text::Text;

/// Whom to ask: a role with times, never a person's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactPoint {
    /// The role.
    pub name: Text,
    /// Telephone; may be empty.
    pub phone: String,
    /// When somebody answers.
    pub hours: Option<Text>,
    /// In which languages (I17).
    pub languages: Option<Text>,
}

/// Town or country: ways and offers differ (P5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// A town.
    Urban,
    /// The country.
    Rural,
}

impl Code for RegionKind {
    const ALL: &'static [Self] = &[Self::Urban, Self::Rural];

    fn code(self) -> &'static str {
        match self {
            Self::Urban => "urban",
            Self::Rural => "rural",
        }
    }
}

/// A municipality or a whole district with its official key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Municipality {
    /// Official municipality key (AGS): 8 digits, or 5 for a district.
    pub ags: String,
    /// Name.
    pub name: String,
}

impl Municipality {
    /// Whether this key means this municipality, or one inside this district. A key of 8 digits
    /// that ends in 000 stands for the whole district.
    pub fn has_key(&self, key: &str) -> bool {
        let key = key.trim();
        let district = |ags: &str| match ags.len() {
            8 => ags.strip_suffix("000").map(str::to_owned),
            _ => Some(ags.to_owned()),
        };
        let is_key = matches!(key.len(), 5 | 8) && key.bytes().all(|byte| byte.is_ascii_digit());
        is_key
            && !self.ags.is_empty()
            && district(&self.ags).map_or(key == self.ags, |prefix| key.starts_with(&prefix))
    }
}

/// A region that people may be released to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Town or country.
    pub kind: RegionKind,
    /// What belongs to it.
    pub municipalities: Vec<Municipality>,
}

impl Region {
    /// Every name under which it is found.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), &self.name.de, &self.name.en]
            .into_iter()
            .chain(self.municipalities.iter().map(|one| one.name.as_str()))
    }
}

/// An office of the programme (P7a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// The region that it looks after.
    pub region: String,
    /// Postal address; a placeholder where it is not known.
    pub address: String,
    /// When it is open.
    pub opening_hours: Option<Text>,
    /// What people have to know at the door (ID control).
    pub access_note: Option<Text>,
    /// Where in the house people come to: floor, room, lift.
    pub rooms: Option<Text>,
    /// How to get there.
    pub directions: Option<Text>,
    /// Whom to ask.
    pub contact: Option<ContactPoint>,
    /// Places for people at the same time, if limited.
    pub capacity: Option<u32>,
}
