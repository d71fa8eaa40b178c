//! Tables as files for spreadsheets: semicolons, a byte order mark so that umlauts stay umlauts, and
//! no cell that a spreadsheet would take for a formula.

use axum::{
    body::Body,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};

/// One line of cells as a line of the file.
fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    cells.join(";") + "\r\n"
}

/// A cell. What begins like a formula gets an apostrophe before it, which spreadsheets do not show.
fn field(cell: &str) -> String {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
    let cell = if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([';', '"', '\n', '\r', '\'']) || cell.starts_with(' ') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// The lines as the text of a file.
pub fn text(all: &[Vec<String>]) -> String {
    format!("\u{feff}{}", lines(all))
}

/// Further lines of a file that has begun.
pub fn lines(lines: &[Vec<String>]) -> String {
    lines.iter().map(|cells| line(cells)).collect()
}

/// The lines as a file to be saved. The name holds letters, digits, dots and hyphens only.
pub fn file(name: &str, lines: &[Vec<String>]) -> Response {
    streamed(name, Body::from(text(lines)))
}

/// The same with a body that is still being made.
pub fn streamed(name: &str, body: Body) -> Response {
    saved("text/csv; charset=utf-8", name, body)
}

/// A file of any kind to be saved. The name is as plain as that of [`file()`].
pub fn saved(kind: &str, name: &str, body: impl Into<Body>) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_reads_text_and_calculates_nothing() {
        let cells = ["Erfurt", "=1+1", "\t@x", "-3", "a;b", "say \"no\"", "12"];
        let lines = vec![cells.map(str::to_owned).to_vec()];
        assert_eq!(
            text(&lines),
            "\u{feff}Erfurt;\"'=1+1\";\"'\t@x\";\"'-3\";\"a;b\";\"say \"\"no\"\"\";12\r\n"
        );
    }
}
