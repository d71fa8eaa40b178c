//! How the work goes (I6a): a way of working in words, with the tasks and modules that belong to it,
//! and how it differs at single sites.

use super::{Basis, Module, Programme, TaskTemplate};
use crate::text::Text;

/// A procedure of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Step by step, and who does what; paragraphs are parted by an empty line.
    pub text: Text,
    /// Ids of task templates, or of one of their steps, and of modules: what a case gets from it.
    pub tasks: Vec<String>,
    /// Whether it is being tried out.
    pub pilot: bool,
    /// How it differs at some sites.
    pub variants: Vec<ProcedureVariant>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// How a procedure differs at some sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedureVariant {
    /// Ids of the sites; none stands in two variants of a procedure.
    pub sites: Vec<String>,
    /// What is different there.
    pub text: Text,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// A part of the template set of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProcedurePart<'p> {
    /// A task template.
    Task(&'p TaskTemplate),
    /// A module.
    Module(&'p Module),
}

impl Programme {
    /// The procedure with this id.
    pub fn procedure(&self, id: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|one| one.id == id)
    }

    /// What belongs to a procedure, in its order. A step of a task stands for the whole template.
    pub fn parts_of<'p>(
        &'p self,
        procedure: &'p Procedure,
    ) -> impl Iterator<Item = ProcedurePart<'p>> {
        let named = procedure.tasks.iter();
        named.filter_map(|id| self.part(id))
    }

    fn part(&self, id: &str) -> Option<ProcedurePart<'_>> {
        let has_step =
            |one: &&TaskTemplate| one.id == id || one.steps().any(|(step, _)| step == id);
        let task = self.tasks.iter().find(has_step).map(ProcedurePart::Task);
        task.or_else(|| {
            let mut modules = self.modules.iter();
            modules.find(|one| one.id == id).map(ProcedurePart::Module)
        })
    }
}
