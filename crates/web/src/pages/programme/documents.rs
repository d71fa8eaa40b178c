//! The documents that the rules of a programme come from (P35): on the net, or beside its file.

use std::collections::BTreeSet;

use axum::{extract::Path, response::Response};
use programme::{Programme, model::SourceDocument};

use super::tables::{self, Cell, Row, Table};
use crate::{error::WebError, page::Shell, pages::paper::pdf, request::RequestCtx};

/// The documents as a table. `there` names those whose file lies beside the programme file.
pub(super) fn table(sh: &Shell, p: &Programme, there: &BTreeSet<String>) -> Table {
    let rows = p
        .sources
        .iter()
        .map(|one| Row {
            id: format!("source-{}", one.id),
            name: Cell::new(sh.say(&one.title)),
            cells: vec![
                Cell::new(one.date.map_or_else(String::new, |day| sh.date(&day))),
                on_the_net(one),
                file(sh, p, one, there.contains(&one.id)),
            ],
        })
        .collect();
    let columns = [
        "programme-document",
        "programme-document-date",
        "programme-document-link",
        "programme-document-file",
    ];
    tables::table(sh, "documents", &columns, rows)
}

/// The address without what stands in front of every one.
fn on_the_net(one: &SourceDocument) -> Cell {
    let Some(link) = &one.link else {
        return Cell::default();
    };
    let shown = link.strip_prefix("https://").unwrap_or(link);
    Cell {
        href: Some(link.clone()),
        ..Cell::new(shown.trim_end_matches('/'))
    }
}

fn file(sh: &Shell, p: &Programme, one: &SourceDocument, there: bool) -> Cell {
    match &one.file {
        None => Cell::default(),
        Some(name) if there => Cell {
            href: Some(format!(
                "/programmes/{}/sources/{}?version={}",
                p.id,
                one.id,
                crate::form::encode(&p.version)
            )),
            ..Cell::new(name.clone())
        },
        Some(name) => Cell::new(name.clone()).small(sh.t("programme-document-missing")),
    }
}

/// The file of a document; in the version that is asked for, or in the newest one that names a file.
pub(super) async fn download(
    ctx: RequestCtx,
    Path((programme, source)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let data = ctx.query_form();
    let version = Some(data.get("version")).filter(|text| !text.is_empty());
    let bytes = app::programmes::document(ctx.app(), &ctx.op, &programme, version, &source)
        .await
        .map_err(|e| ctx.error(e))?;
    // Ids are small letters, digits and underscores.
    Ok(pdf(&format!("{programme}-{source}.pdf"), bytes))
}
