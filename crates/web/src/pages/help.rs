//! Help: the words of the product in short, and the handbook, chapter by chapter. It reads no case.
//!
//! The handbook is the one in `docs/handbook`, built in. It is written in German.

use app::AppError;
use askama::Template;
use axum::{extract::Path, response::Response};
use i18n::Lang;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/help", Guard::SignedIn, index).get(
        "/help/{chapter}",
        Guard::SignedIn,
        chapter,
    )
}

/// A chapter: its address and its text in Markdown.
struct Chapter(&'static str, &'static str);

const CHAPTERS: &[Chapter] = &[
    Chapter(
        "01-erste-schritte",
        include_str!("../../../../docs/handbook/01-erste-schritte.md"),
    ),
    Chapter(
        "02-administration",
        include_str!("../../../../docs/handbook/02-administration.md"),
    ),
    Chapter(
        "03-auswertung",
        include_str!("../../../../docs/handbook/03-auswertung.md"),
    ),
    Chapter(
        "04-einschaetzung",
        include_str!("../../../../docs/handbook/04-einschaetzung.md"),
    ),
    Chapter(
        "05-plan",
        include_str!("../../../../docs/handbook/05-plan.md"),
    ),
    Chapter(
        "06-umfeld-und-ausgaenge",
        include_str!("../../../../docs/handbook/06-umfeld-und-ausgaenge.md"),
    ),
    Chapter(
        "07-termine-und-kontakte",
        include_str!("../../../../docs/handbook/07-termine-und-kontakte.md"),
    ),
    Chapter(
        "08-papiere",
        include_str!("../../../../docs/handbook/08-papiere.md"),
    ),
    Chapter(
        "09-eigene-plaene-und-uebergabe",
        include_str!("../../../../docs/handbook/09-eigene-plaene-und-uebergabe.md"),
    ),
    Chapter(
        "10-anlaufstellen-und-netzwerk",
        include_str!("../../../../docs/handbook/10-anlaufstellen-und-netzwerk.md"),
    ),
];

/// How a table begins: wider than a telephone it is pushed sideways, by keyboard too.
const TABLE: &str = "<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" \
                     aria-label=\"Tabelle\"><table class=\"table\">";

/// Words that only this product uses in this way, by the end of their keys.
const WORDS: &[&str] = &[
    "seam",
    "security",
    "confirmed",
    "open",
    "phase",
    "shortened",
    "rhythm",
    "statement",
    "pinned",
    "wake",
];

impl Chapter {
    fn href(&self) -> String {
        format!("/help/{}", self.0)
    }

    /// Its heading.
    fn title(&self) -> &'static str {
        let first = self.1.lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }

    /// Its text as HTML. A link to another file of the project has nothing to lead to here, and stays
    /// as words; headings are one level lower, below that of the page.
    fn html(&self) -> String {
        let events = Parser::new_ext(self.1, Options::ENABLE_TABLES);
        let (mut out, mut kept) = (String::new(), Vec::new());
        let mut inside_title = false;
        for event in events {
            match event {
                Event::Start(Tag::Heading {
                    level: HeadingLevel::H1,
                    ..
                }) => inside_title = true,
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => inside_title = false,
                _ if inside_title => {}
                Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) => {}
                other => kept.push(other),
            }
        }
        push_html(&mut out, kept.into_iter());
        out.replace("<table>", TABLE)
            .replace("</table>", "</table></div>")
    }
}

struct ChapterLink {
    href: String,
    title: &'static str,
}

#[derive(Template)]
#[template(path = "help/index.html")]
struct IndexPage {
    sh: Shell,
    words: Vec<(String, String)>,
    chapters: Vec<ChapterLink>,
}

#[derive(Template)]
#[template(path = "help/chapter.html")]
struct ChapterPage {
    sh: Shell,
    title: &'static str,
    text: String,
    next: Option<ChapterLink>,
}

async fn index(ctx: RequestCtx) -> Result<Response, WebError> {
    let sh = ctx
        .shell(Nav::Elsewhere, ctx.texts().get("help-title"))
        .await?;
    Ok(html(&index_page(sh)))
}

fn index_page(sh: Shell) -> IndexPage {
    let word = |name: &&str| {
        let of = |end: &str| sh.texts.get(&format!("help-{name}{end}")).into_owned();
        (of(""), of("-is"))
    };
    IndexPage {
        words: WORDS.iter().map(word).collect(),
        chapters: CHAPTERS.iter().map(link).collect(),
        sh,
    }
}

fn link(chapter: &Chapter) -> ChapterLink {
    ChapterLink {
        href: chapter.href(),
        title: chapter.title(),
    }
}

async fn chapter(ctx: RequestCtx, Path(name): Path<String>) -> Result<Response, WebError> {
    let at = CHAPTERS.iter().position(|one| one.0 == name);
    let at = at.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let sh = ctx.shell(Nav::Elsewhere, CHAPTERS[at].title()).await?;
    Ok(html(&chapter_page(sh, at)))
}

fn chapter_page(sh: Shell, at: usize) -> ChapterPage {
    ChapterPage {
        title: CHAPTERS[at].title(),
        text: CHAPTERS[at].html(),
        next: CHAPTERS.get(at + 1).map(link),
        sh,
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let index = index_page(Shell::sample(lang)).render();
    let chapter = chapter_page(Shell::sample(lang), 0).render();
    vec![
        ("help/index.html", index.unwrap_or_default()),
        ("help/chapter.html", chapter.unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_handbook_is_a_chapter() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/handbook");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
            .collect();
        files.sort();
        let chapters: Vec<&str> = CHAPTERS.iter().map(|one| one.0).collect();
        assert_eq!(files, chapters);
    }

    #[test]
    fn a_chapter_has_its_heading_once_and_leads_to_no_file() {
        for chapter in CHAPTERS {
            let text = chapter.html();
            assert!(!chapter.title().is_empty());
            assert!(
                !text.contains("<h1>") && text.contains("<h2>"),
                "{}",
                chapter.0
            );
            assert!(!text.contains("href="), "{}", chapter.0);
        }
    }
}
