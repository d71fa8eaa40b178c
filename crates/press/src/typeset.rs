//! From a composed paper to the bytes of a PDF: the small world in which Typst works.
//!
//! The world holds four fonts and one template, all compiled in, and one file that differs from
//! paper to paper: `/paper.json`. The template reads it as values, so that a bracket or a hash sign
//! somebody typed stays a bracket or a hash sign. There is no other file, no system font, no
//! network and no clock.
//!
//! Library, fonts and parsed template are made once and stay warm; so does Typst's own cache, from
//! which [`AGE`] renderings later everything falls that nobody asked for again.

use std::sync::LazyLock;

use typst::{
    Feature, Features, Library, LibraryExt, World,
    comemo::evict,
    compile,
    diag::{FileError, FileResult, SourceDiagnostic},
    ecow::EcoVec,
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, pdf};

use documents::sheet::Sheet;

use crate::PressError;

/// How many renderings a result in Typst's cache survives without being used. Each paper in three
/// languages comes round well within it.
const AGE: usize = 40;

const TEMPLATE: &str = include_str!("../templates/paper.typ");
const PARTS: &str = include_str!("../templates/parts.typ");

static FONTS: [&[u8]; 4] = [
    include_bytes!("../vendor/fira-sans-0.4.1/FiraSans-Regular.ttf"),
    include_bytes!("../vendor/fira-sans-0.4.1/FiraSans-Italic.ttf"),
    include_bytes!("../vendor/fira-sans-0.4.1/FiraSans-Medium.ttf"),
    include_bytes!("../vendor/fira-sans-0.4.1/FiraSans-SemiBold.ttf"),
];

/// What is the same for all papers.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    parts: Source,
    content: FileId,
}

static SHOP: LazyLock<Option<Shop>> = LazyLock::new(open_shop);

fn open_shop() -> Option<Shop> {
    let fonts: Vec<Font> = FONTS
        .iter()
        .filter_map(|bytes| Font::new(Bytes::new(*bytes), 0))
        .collect();
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    Some(Shop {
        library: LazyHash::new(Library::builder().with_features(features).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        template: Source::new(file("/paper.typ")?, TEMPLATE.to_owned()),
        parts: Source::new(file("/parts.typ")?, PARTS.to_owned()),
        content: file("/paper.json")?,
        fonts,
    })
}

fn file(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The shop with one paper on the table.
struct Table {
    shop: &'static Shop,
    content: Bytes,
}

impl World for Table {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.shop.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.shop.template, &self.shop.parts]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.content {
            Ok(self.content.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    /// A paper carries the day it was told; Typst never asks the clock.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether all four fonts have this letter, and a paper for the archive may carry it.
pub fn has_letter(letter: char) -> bool {
    let private = matches!(u32::from(letter), 0xE000..=0xF8FF | 0xF_0000..);
    let forbidden = matches!(letter, '\u{FFFD}' | '\u{FEFF}' | '\u{FFFE}' | '\0');
    !private
        && !forbidden
        && SHOP.as_ref().is_some_and(|shop| {
            let covered = |font: &Font| font.info().coverage.contains(u32::from(letter));
            shop.fonts.iter().all(covered)
        })
}

/// Typesets a sheet as PDF/A-2a and PDF/UA-1 in one file. A warning is as bad as an error: what is
/// not accessible or not what was meant does not leave the house.
pub fn typeset(sheet: &Sheet) -> Result<Vec<u8>, PressError> {
    let shop = SHOP.as_ref().ok_or(PressError::Fonts)?;
    let content = serde_json::to_vec(sheet)?;
    let table = Table {
        shop,
        content: Bytes::new(content),
    };
    let compiled = compile::<PagedDocument>(&table);
    let bytes = compiled
        .output
        .and_then(|document| pdf(&document, &options(sheet)?))
        .map_err(|errors| refused(&errors));
    evict(AGE);
    if compiled.warnings.is_empty() {
        bytes
    } else {
        Err(refused(&compiled.warnings))
    }
}

fn options(sheet: &Sheet) -> Result<PdfOptions, EcoVec<SourceDiagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let at = typst::syntax::Span::detached();
    Ok(PdfOptions {
        // Title and day are all that tells two files apart from outside: nothing about the person.
        ident: Smart::Custom(format!("{} {}", sheet.name, sheet.day)),
        creator: Smart::Custom(Some("Nahtlos".to_owned())),
        standards: standards.map_err(|error| {
            EcoVec::from([SourceDiagnostic::error(at, error.message().clone())])
        })?,
        ..PdfOptions::default()
    })
}

/// Typst's messages name parts of the template; what was typed is not in them.
fn refused(messages: &EcoVec<SourceDiagnostic>) -> PressError {
    let text: Vec<&str> = messages.iter().map(|one| one.message.as_str()).collect();
    PressError::Refused(text.join("; "))
}

#[cfg(test)]
mod edges;
