//! The standards of a programme as a table.

use programme::{Programme, words};

use super::{
    rules::lang,
    tables::{self, Cell, Row, Table},
};
use crate::page::Shell;

pub(super) fn table(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .standards
        .iter()
        .map(|one| {
            let phase = p.phase(&one.phase);
            let note = one.note.as_ref().map_or("", |note| sh.say(note));
            let by = match one.by {
                Some(by) => words::offset_in_words(by.offset, by.anchor, lang(sh)),
                None => sh.t("standard-whole-phase").into_owned(),
            };
            Row {
                id: format!("standard-{}", one.id),
                name: Cell::new(sh.say(&one.title)).small(note),
                cells: vec![
                    Cell::new(phase.map_or("", |phase| sh.say(&phase.title))),
                    Cell::new(by),
                    Cell::new(sh.say(&words::proof(p, &one.phase, &one.proof))),
                    tables::basis(sh, p, one.basis.as_ref()),
                ],
            }
        })
        .collect();
    tables::table(
        sh,
        "standards",
        &[
            "standard-name",
            "common-phase",
            "standard-by",
            "standard-proof",
            "programme-basis",
        ],
        rows,
    )
}
