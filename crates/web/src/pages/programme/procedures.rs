//! The procedures of a programme (I6a): how the work goes, at which site differently, which tasks and
//! modules belong to it, and what was learned with it.

use app::report::lessons::LessonRow;
use programme::{
    Programme, Text,
    model::{Procedure, ProcedurePart, ProcedureVariant},
};

use super::tables;
use crate::{
    page::Shell,
    pages::report::{Lesson, lesson},
};

/// A procedure.
pub struct ProcedureView {
    /// Id, for links.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Whether it is being tried out.
    pub pilot: bool,
    /// Where it comes from.
    pub basis: String,
    /// What it says, paragraph by paragraph.
    pub paragraphs: Vec<String>,
    /// How it differs at sites.
    pub variants: Vec<Variant>,
    /// What belongs to it: kind, address on the page, name.
    pub parts: Vec<(String, String, String)>,
    /// What was learned, for those who may read it.
    pub lessons: Vec<Lesson>,
}

/// How a procedure differs at some sites.
pub struct Variant {
    /// Names of the sites.
    pub sites: String,
    /// What is different there.
    pub paragraphs: Vec<String>,
    /// Where that comes from.
    pub basis: String,
}

/// All procedures in the order of the file.
pub fn all(sh: &Shell, p: &Programme, lessons: &[LessonRow]) -> Vec<ProcedureView> {
    let procedures = p.procedures.iter();
    procedures.map(|one| view(sh, p, one, lessons)).collect()
}

fn view(sh: &Shell, p: &Programme, one: &Procedure, lessons: &[LessonRow]) -> ProcedureView {
    let about = lessons
        .iter()
        .filter(|row| row.procedure.as_deref() == Some(one.id.as_str()));
    ProcedureView {
        id: one.id.clone(),
        title: sh.say(&one.title).to_owned(),
        pilot: one.pilot,
        basis: tables::basis(sh, p, one.basis.as_ref()).text,
        paragraphs: paragraphs(sh, &one.text),
        variants: one.variants.iter().map(|it| variant(sh, p, it)).collect(),
        parts: p.parts_of(one).map(|part| linked(sh, part)).collect(),
        lessons: about.map(|row| lesson(sh, p, row)).collect(),
    }
}

fn variant(sh: &Shell, p: &Programme, one: &ProcedureVariant) -> Variant {
    let sites = one.sites.iter().filter_map(|id| p.site(id));
    let names: Vec<&str> = sites.map(|site| sh.say(&site.name)).collect();
    Variant {
        sites: names.join(", "),
        paragraphs: paragraphs(sh, &one.text),
        basis: tables::basis(sh, p, one.basis.as_ref()).text,
    }
}

fn linked(sh: &Shell, part: ProcedurePart<'_>) -> (String, String, String) {
    let (kind, id, title) = match part {
        ProcedurePart::Task(task) => ("task", &task.id, &task.title),
        ProcedurePart::Module(module) => ("module", &module.id, &module.title),
    };
    (
        sh.texts.coded("rule_kind", kind).into_owned(),
        format!("#{kind}-{id}"),
        sh.say(title).to_owned(),
    )
}

/// The paragraphs of a text; an empty line parts them.
pub(super) fn paragraphs(sh: &Shell, text: &Text) -> Vec<String> {
    let parts = sh.say(text).split("\n\n").map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
