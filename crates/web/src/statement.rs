//! What kind of statement something is: asked for beside the words, shown quietly beside them.

use app::Problems;
use domain::{Code, contact::EpistemicKind};
use i18n::Texts;

use crate::{
    field::Choice,
    form::{FormData, FormView},
};

/// The name of the field.
const FIELD: &str = "epistemic";

impl FormView {
    /// Asks what kind of statement it is.
    pub fn statement(&self) -> String {
        let kinds = Choice::all::<EpistemicKind>(self.texts, "epistemic_kind");
        self.select(FIELD, "note-epistemic", &kinds)
    }
}

/// What the form starts with: what was said before, or what is usual at this place.
pub(crate) fn start(kind: Option<EpistemicKind>, usual: EpistemicKind) -> (&'static str, String) {
    (FIELD, kind.unwrap_or(usual).code().to_owned())
}

/// What was chosen.
pub(crate) fn typed(
    data: &FormData,
    usual: EpistemicKind,
    problems: &mut Problems,
) -> EpistemicKind {
    data.code_or(FIELD, usual, problems)
}

/// In words; empty if nobody was asked.
pub(crate) fn shown(texts: &Texts, kind: Option<EpistemicKind>) -> String {
    kind.map_or_else(String::new, |one| {
        texts.code("epistemic_kind", one).into_owned()
    })
}
