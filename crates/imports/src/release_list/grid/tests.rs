use super::*;

fn cells(text: &str) -> Vec<(u64, Vec<String>, bool)> {
    Records::new(text, ';')
        .map(|record| {
            let cells = record.cells.iter().map(ToString::to_string).collect();
            (record.line, cells, record.stray_quote)
        })
        .collect()
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>, bool) {
    (line, cells.iter().map(ToString::to_string).collect(), false)
}

#[test]
fn lines_are_counted_as_in_the_file() {
    assert_eq!(
        cells("a;b\r\n\r\nc\n"),
        [row(1, &["a", "b"]), row(2, &[""]), row(3, &["c"])]
    );
    assert_eq!(cells("a\rb\r"), [row(1, &["a"]), row(2, &["b"])]);
    assert_eq!(cells("a;b;"), [row(1, &["a", "b", ""])]);
    assert_eq!(cells(""), []);
}

#[test]
fn quoted_cells_hold_separators_quotes_and_line_breaks() {
    assert_eq!(
        cells("\"Erfurt; West\";\"a\"\"b\"\n\"eins\r\nzwei\";x\ny"),
        [
            row(1, &["Erfurt; West", "a\"b"]),
            row(2, &["eins\r\nzwei", "x"]),
            row(4, &["y"])
        ]
    );
    assert_eq!(cells(" \"a;b\" ;c"), [row(1, &["a;b", "c"])]);
    assert_eq!(cells("\"\";\"\"\"\""), [row(1, &["", "\""])]);
}

#[test]
fn a_quote_that_stays_open_swallows_nobody() {
    let stray = |line, cells: &[&str]| (line, row(line, cells).1, true);
    assert_eq!(
        cells("\"Muster;Kim\nBeispiel;\"Ada\"\n"),
        [stray(1, &["\"Muster", "Kim"]), row(2, &["Beispiel", "Ada"])]
    );
    assert_eq!(cells("\"Muster"), [stray(1, &["\"Muster"])]);
    assert_eq!(
        cells("\"Kim\" (genannt);b"),
        [stray(1, &["\"Kim\" (genannt)", "b"])]
    );
    let far = format!("\"a{}\";b", "\n".repeat(21));
    assert!(cells(&far)[0].2);
    assert_eq!(cells(&far).len(), 22);
}

#[test]
fn a_quote_inside_a_cell_is_a_letter() {
    assert_eq!(cells("Kim \"K\";b"), [row(1, &["Kim \"K\"", "b"])]);
}

#[test]
fn a_line_of_separators_stays_small() {
    let records = cells(&";".repeat(100_000));
    assert_eq!(records[0].1.len(), MAX_CELLS);
}
