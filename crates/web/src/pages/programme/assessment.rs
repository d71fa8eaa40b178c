//! What an assessment asks: the questionnaires in their versions, and the needs of each life domain.

use programme::{Programme, model::Questionnaire};

use super::tables::{Cell, Row, Table, table};
use crate::page::Shell;

/// The questionnaires, the version that is asked now last.
pub(super) fn questionnaires(sh: &Shell, p: &Programme) -> Table {
    let rows = p.questionnaires.iter().map(|one| row(sh, p, one)).collect();
    let columns = [
        "programme-questionnaire",
        "programme-voices",
        "programme-questions",
        "programme-scale",
    ];
    table(sh, "questionnaires", &columns, rows)
}

fn row(sh: &Shell, p: &Programme, one: &Questionnaire) -> Row {
    let voices: Vec<String> = one
        .voices
        .iter()
        .map(|voice| sh.texts.code("voice", *voice).into_owned())
        .collect();
    let asked = one.parts.iter().filter(|part| !part.questions.is_empty());
    let asked: Vec<String> = asked
        .map(|part| {
            let domain = p.domain(&part.domain);
            let domain = domain.map_or(part.domain.as_str(), |known| sh.say(&known.title));
            let n = part.questions.len();
            sh.texts.with(
                "programme-questions-in",
                &[("domain", domain.into()), ("n", n.into())],
            )
        })
        .collect();
    let everywhere = [&one.problem.ask, &one.resource.ask].map(|ask| sh.say(ask).to_owned());
    let steps: Vec<&str> = one.problem.steps.iter().map(|step| sh.say(step)).collect();
    let version = format!("{} {}", sh.t("programme-version"), one.version);
    Row {
        id: format!("questionnaire-{}-{}", one.id, one.version),
        name: Cell::new(sh.say(&one.title)).small(version),
        cells: vec![
            Cell::new(sh.texts.list(&voices)),
            everywhere
                .into_iter()
                .chain(asked)
                .fold(Cell::default(), Cell::small),
            Cell::new(steps.join(" · ")),
        ],
    }
}

/// What somebody may need in each life domain.
pub(super) fn needs(sh: &Shell, p: &Programme) -> Table {
    let listed = p.domains.iter().filter(|one| !one.needs.is_empty());
    let rows = listed
        .map(|domain| {
            let needs: Vec<&str> = domain.needs.iter().map(|one| sh.say(&one.title)).collect();
            Row {
                id: format!("needs-{}", domain.id),
                name: Cell::new(sh.say(&domain.title)),
                cells: vec![Cell::new(needs.join(" · "))],
            }
        })
        .collect();
    let columns = ["common-life-domain", "programme-need"];
    table(sh, "needs", &columns, rows)
}
