//! The catalogue of institutions (prisons) and how each writes its release list.
//!
//! The catalogue is one file, `programmes/institutions.toml`. It holds the default reading of a
//! release list and, for each institution, its own headings and words where they differ; these go
//! before the defaults. A mistake in the file is refused with line, column, what was found and
//! what was expected; a catalogue with a mistake never loads. Source: seed sentence P6 (any prison
//! of a Land may report), I7 (close work with the prisons concerned).
//!
//! ```
//! use imports::institutions::{Institutions, SHIPPED};
//!
//! let mistake = SHIPPED.replace("land = \"TH\"", "land = \"Thüringen\"");
//! let error = Institutions::load(&mistake).unwrap_err();
//! assert!(error.to_string().contains("found \"Thüringen\""));
//! ```

use std::{collections::HashMap, fmt};

use domain::{
    Code,
    custody::CustodyKind,
    land::Land,
    names::{fold, fold_tight},
    release::ReleaseKind,
};

use crate::{
    field::Field,
    located::{self, Table, Value},
    mapping::Mapping,
    release_list::ReleaseList,
};

/// The catalogue that ships with the program: Thüringen, Baden-Württemberg and the prison for
/// women in Chemnitz, which also serves Thüringen.
pub const SHIPPED: &str = include_str!("../../../programmes/institutions.toml");

/// A mistake in the catalogue: where it stands, what was found, what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: found {found}; expected {expected}")]
pub struct LoadError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What stands there.
    pub found: String,
    /// What belongs there.
    pub expected: String,
}

/// What kind of institution it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InstitutionKind {
    /// Justizvollzugsanstalt.
    Prison,
    /// Jugendstrafanstalt.
    YouthPrison,
    /// Justizvollzugsanstalt for women.
    WomensPrison,
    /// Justizvollzugskrankenhaus.
    PrisonHospital,
    /// Sozialtherapeutische Anstalt.
    SocialTherapy,
}

impl Code for InstitutionKind {
    const ALL: &'static [Self] = &[
        Self::Prison,
        Self::YouthPrison,
        Self::WomensPrison,
        Self::PrisonHospital,
        Self::SocialTherapy,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Prison => "prison",
            Self::YouthPrison => "youth_prison",
            Self::WomensPrison => "womens_prison",
            Self::PrisonHospital => "prison_hospital",
            Self::SocialTherapy => "social_therapy",
        }
    }
}

/// One institution of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// Stable id: the Land's letters and a short name, `th-tonna`.
    pub id: String,
    /// The Land to whose prison service it belongs.
    pub land: Land,
    /// Name as people say it, `JVA Tonna`.
    pub name: String,
    /// Town in which it stands.
    pub town: String,
    /// What kind of institution it is.
    pub kind: InstitutionKind,
    /// Whether someone has checked the entry with the institution itself.
    pub verified: bool,
}

impl Institution {
    /// Short words before the name proper: `JVA Tonna` is also called Tonna.
    const BEFORE_NAMES: [&str; 3] = ["JVA ", "JSA ", "JVK "];

    /// What it is called in titles, folded: its town, its name, and the name's parts (`Suhl`,
    /// `Goldlauter`).
    fn called(&self) -> impl Iterator<Item = String> {
        let proper = Self::BEFORE_NAMES
            .iter()
            .find_map(|before| self.name.strip_prefix(before));
        let parts = proper.unwrap_or_default().split('-');
        let whole = [self.town.as_str(), proper.unwrap_or(&self.name)];
        whole.into_iter().chain(parts).map(fold)
    }
}

/// An institution that a list names although it is read for another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedInstead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The lines that name it, counted from 1; at least one.
    pub lines: Vec<u64>,
}

/// The catalogue of institutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institutions {
    entries: Vec<Institution>,
    default: Mapping,
    own: HashMap<String, Mapping>,
}

impl Institutions {
    /// Reads a catalogue. The first mistake refuses the whole file.
    pub fn load(text: &str) -> Result<Self, LoadError> {
        located::parse(text, |root| {
            root.only(&["default", "institution"])?;
            let default_table = root.require("default")?.table()?;
            default_table.only(&["release_list"])?;
            let mut institutions = Self {
                entries: Vec::new(),
                default: read_default(default_table.require("release_list")?)?,
                own: HashMap::new(),
            };
            for value in root.require("institution")?.list()? {
                institutions.add(value.table()?)?;
            }
            Ok(institutions)
        })
    }

    /// The institution with this id.
    pub fn get(&self, id: &str) -> Option<&Institution> {
        self.entries.iter().find(|institution| institution.id == id)
    }

    /// All institutions in the order of the file.
    pub fn all(&self) -> &[Institution] {
        &self.entries
    }

    /// The institutions that a list names instead of the one for which it is read, with the lines
    /// that name them: the title above the headings, or a column. What also names the right one
    /// (by name or town) warns of nothing.
    pub fn named_instead(&self, id: &str, list: &ReleaseList) -> Vec<NamedInstead> {
        let title: Vec<&str> = list.above.iter().map(|line| line.text.as_str()).collect();
        let title_is_right = self.names(&title.join(" ")).any(|one| one.id == id);
        let above = list.above.iter().filter(|_| !title_is_right);
        let above = above.map(|line| (line.line, line.text.as_str()));
        let rows = list.accepted();
        let rows = rows.filter_map(|(line, row)| Some((line, row.institution.as_deref()?)));
        let mut found: Vec<NamedInstead> = Vec::new();
        for (line, text) in above.chain(rows) {
            let mut named = self.names(text).peekable();
            let Some(first) = named.peek().copied() else {
                continue;
            };
            if named.any(|one| one.id == id) {
                continue;
            }
            match found.iter_mut().find(|one| one.id == first.id) {
                Some(known) => known.lines.push(line),
                None => found.push(NamedInstead {
                    id: first.id.clone(),
                    name: first.name.clone(),
                    lines: vec![line],
                }),
            }
        }
        found
    }

    /// The institutions that a text names.
    fn names(&self, text: &str) -> impl Iterator<Item = &Institution> {
        let text = format!(" {} ", fold(text));
        let is_in = move |one: &Institution| {
            let mut called = one.called();
            called.any(|name| !name.is_empty() && text.contains(&format!(" {name} ")))
        };
        self.entries.iter().filter(move |one| is_in(one))
    }

    /// How a release list of this institution is read; the default for an unknown id.
    pub fn mapping_for(&self, id: &str) -> &Mapping {
        self.own.get(id).unwrap_or(&self.default)
    }

    fn add(&mut self, table: Table<'_>) -> Result<(), LoadError> {
        table.only(&[
            "id",
            "land",
            "name",
            "town",
            "kind",
            "verified",
            "release_list",
        ])?;
        let land_value = table.require("land")?;
        let land: Land = code(land_value)?;
        let id_value = table.require("id")?;
        let id = read_id(id_value, land)?;
        if self.get(&id).is_some() {
            let found = format!("the id \"{id}\" a second time");
            return Err(id_value
                .place()
                .error(found, "an id that no other institution has"));
        }
        if let Some(value) = table.get("release_list") {
            let mut mapping = self.default.clone();
            read_mapping(value.table()?, &mut mapping)?;
            self.own.insert(id.clone(), mapping);
        }
        self.entries.push(Institution {
            id,
            land,
            name: filled(table.require("name")?)?,
            town: filled(table.require("town")?)?,
            kind: code(table.require("kind")?)?,
            verified: table.require("verified")?.boolean()?,
        });
        Ok(())
    }
}

/// The default must be able to read a complete list by itself. A column that names the prison is
/// only there to warn.
fn read_default(value: Value<'_>) -> Result<Mapping, LoadError> {
    let mut mapping = Mapping::default();
    read_mapping(value.table()?, &mut mapping)?;
    for &field in Field::ALL {
        if field != Field::Institution && mapping.headings(field).is_empty() {
            let found = format!("no heading for {}", field.code());
            return Err(value
                .place()
                .error(found, "at least one heading for every field"));
        }
    }
    Ok(mapping)
}

fn read_mapping(table: Table<'_>, mapping: &mut Mapping) -> Result<(), LoadError> {
    table.only(&["columns", "release_kind", "custody_kind", "blank", "footer"])?;
    if let Some(columns) = table.get("columns") {
        for (field, headings) in coded_words::<Field>(columns.table()?)? {
            mapping.prefer_headings(field, headings);
        }
    }
    if let Some(kinds) = table.get("release_kind") {
        for (kind, words) in coded_words::<ReleaseKind>(kinds.table()?)? {
            mapping.add_release_kind(kind, words);
        }
    }
    if let Some(kinds) = table.get("custody_kind") {
        for (kind, words) in coded_words::<CustodyKind>(kinds.table()?)? {
            mapping.add_custody_kind(kind, words);
        }
    }
    if let Some(blank) = table.get("blank") {
        mapping.add_blank(&words(blank)?);
    }
    if let Some(footer) = table.get("footer") {
        mapping.add_footer(&words(footer)?);
    }
    Ok(())
}

/// Reads `code = ["word", …]` lines; a word may stand for one code only.
fn coded_words<K: Code>(table: Table<'_>) -> Result<Vec<(K, Vec<String>)>, LoadError> {
    let mut read = Vec::new();
    let mut taken: HashMap<String, &str> = HashMap::new();
    for (key, place, value) in table.entries() {
        let kind = K::from_code(key).map_err(|unknown| {
            place.error(
                format!("key \"{key}\""),
                &format!("one of {}", unknown.expected),
            )
        })?;
        for word in value.list()? {
            let written = filled(word)?;
            if let Some(other) = taken.insert(fold_tight(&written), key) {
                let found = format!("\"{written}\", which {other} has already");
                return Err(word
                    .place()
                    .error(found, "a word that stands once in this table"));
            }
        }
        read.push((kind, words(value)?));
    }
    Ok(read)
}

fn words(value: Value<'_>) -> Result<Vec<String>, LoadError> {
    value.list()?.into_iter().map(filled).collect()
}

/// A text that holds at least one letter or digit, since only these are compared.
fn filled(value: Value<'_>) -> Result<String, LoadError> {
    let text = value.string()?;
    if fold_tight(text).is_empty() {
        let found = format!("\"{text}\"");
        return Err(value
            .place()
            .error(found, "a text with at least one letter or digit"));
    }
    Ok(text.into())
}

fn code<K: Code>(value: Value<'_>) -> Result<K, LoadError> {
    let text = value.string()?;
    K::from_code(text).map_err(|unknown| {
        value.place().error(
            format!("\"{text}\""),
            &format!("one of {}", unknown.expected),
        )
    })
}

fn read_id(value: Value<'_>, land: Land) -> Result<String, LoadError> {
    let id = value.string()?;
    let start = format!("{}-", land.code().to_ascii_lowercase());
    let sound = id.strip_prefix(&start).is_some_and(|name| {
        name.starts_with(|sign: char| sign.is_ascii_lowercase())
            && name
                .bytes()
                .all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    });
    if sound {
        return Ok(id.into());
    }
    let expected = format!("\"{start}\" followed by small letters, digits and hyphens");
    Err(value.place().error(format!("\"{id}\""), &expected))
}

impl fmt::Display for Institution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
