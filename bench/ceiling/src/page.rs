//! Pages: the values, the marks that the measurement looks for, and filling up to a size.

use std::fmt::Write;

use crate::rows::{Case, CasePage, List, Person};

/// Sizes of the product's pages, in bytes.
pub struct Sizes {
    /// A case.
    pub case: usize,
    /// The list of cases.
    pub list: usize,
    /// Hits of a search.
    pub search: usize,
}

/// What stands for the parts of a page that are the same on each.
const FILLING: &str = "<li class=\"item\"><a href=\"/elsewhere\">Filling of a page</a></li>\n";

/// A list of cases.
pub fn list(person: &Person, list: &List, size: usize) -> String {
    let mut page = head(person, "Cases", size);
    let _ = write!(page, "<p>{}</p><table>", list.total);
    for case in &list.cases {
        page.push_str("<tr><td>");
        link(&mut page, case);
        cells(&mut page, &case.texts);
        page.push_str("</tr>\n");
    }
    page.push_str("</table>");
    filled(page, size)
}

/// A case.
pub fn case(person: &Person, shown: &CasePage, size: usize) -> String {
    let mut page = head(person, "Case", size);
    page.push_str("<h1>");
    name(&mut page, &shown.case);
    page.push_str("</h1><table><tr>");
    cells(&mut page, &shown.case.texts);
    page.push_str("</tr></table>\n");
    for (title, lines) in [
        ("Facts", &shown.facts),
        ("Other support", &shown.overlaps),
        ("Seam", &shown.arrangements),
        ("Open and late", &shown.counts),
        ("Tasks", &shown.tasks),
        ("Contacts", &shown.contacts),
        ("Met", &shown.reached),
        ("Plan", &shown.plan),
        ("Concerns", &shown.concerns),
        ("Changes", &shown.notices),
    ] {
        let _ = write!(page, "<h2>{title}</h2><table>");
        for line in lines {
            page.push_str("<tr>");
            cells(&mut page, line);
            page.push_str("</tr>\n");
        }
        page.push_str("</table>");
    }
    page.push_str("<h2>Notes</h2><ol>");
    for note in &shown.notes {
        page.push_str("<li><p class=\"said\">");
        if let Some(body) = note.get(7) {
            escape(&mut page, body);
        }
        page.push_str("</p>");
        cells(&mut page, note);
        page.push_str("</li>\n");
    }
    page.push_str("</ol>");
    for episode in &shown.episodes {
        link(&mut page, episode);
    }
    filled(page, size)
}

fn head(person: &Person, title: &str, size: usize) -> String {
    let mut page = String::with_capacity(size + size / 2);
    let _ = write!(
        page,
        "<!doctype html><title>{title}</title><p>{}</p><p>",
        person.due
    );
    escape(&mut page, &person.name);
    page.push_str("</p>\n");
    page
}

fn link(page: &mut String, case: &Case) {
    let _ = write!(page, "<a href=\"/cases/{}\">", case.id);
    name(page, case);
    page.push_str("</a>");
}

fn name(page: &mut String, case: &Case) {
    if let [family, given, ..] = case.texts.as_slice() {
        escape(page, family);
        page.push_str(", ");
        escape(page, given);
    }
}

fn cells(page: &mut String, texts: &[String]) {
    for text in texts {
        page.push_str("<td>");
        escape(page, text);
        page.push_str("</td>");
    }
}

fn escape(page: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&#38;"),
            '<' => page.push_str("&#60;"),
            '>' => page.push_str("&#62;"),
            '"' => page.push_str("&#34;"),
            '\'' => page.push_str("&#39;"),
            other => page.push(other),
        }
    }
}

fn filled(mut page: String, size: usize) -> String {
    while page.len() + FILLING.len() <= size {
        page.push_str(FILLING);
    }
    page
}
