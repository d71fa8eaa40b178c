//! What is still open in a case that is to end, in words, and where to look.

use app::closing::{Closing, Open};
use i18n::Texts;

use crate::{page::Shell, pages::case::CaseFrame};

/// Something that is still open: words, and where to look.
pub(super) struct Hint {
    pub(super) words: String,
    pub(super) link: Option<(String, String)>,
}

/// The hints of one case.
struct Hints<'t> {
    texts: &'t Texts,
    href: &'t str,
    found: Vec<Hint>,
}

impl Hints<'_> {
    /// A hint with a link to a page of the case.
    fn add(&mut self, words: String, path: &str, label: &str) {
        let href = format!("{}/{path}", self.href);
        let link = Some((href, self.texts.get(label).into_owned()));
        self.found.push(Hint { words, link });
    }

    /// A hint that counts; nothing if there is nothing.
    fn count(&mut self, key: &str, n: usize, (path, label): (&str, &str)) {
        if n > 0 {
            let words = self.texts.with(key, &[("n", n.into())]);
            self.add(words, path, label);
        }
    }

    /// A hint that counts and says when the next one is.
    fn next(&mut self, key: &str, n: usize, when: Option<String>, link: (&str, &str)) {
        if let Some(when) = when {
            let args = [("n", n.into()), ("when", when.into())];
            let words = self.texts.with(key, &args);
            self.add(words, link.0, link.1);
        }
    }
}

/// What is still open, in words.
pub(super) fn hints(sh: &Shell, frame: &CaseFrame, closing: &Closing) -> Vec<Hint> {
    let (texts, open) = (sh.texts, &closing.open);
    let mut hints = Hints {
        texts,
        href: &frame.href,
        found: Vec::new(),
    };
    let tasks = ("tasks", "closing-show-tasks");
    hints.count("closing-open-tasks", open.tasks.len(), tasks);
    for one in &open.securities {
        let args = [
            ("security", sh.say(&one.title).into()),
            ("days", one.days.into()),
        ];
        let words = texts.with("closing-open-security", &args);
        hints.add(words, "arrangements", "closing-show-arrangements");
    }
    let modules = ("modules", "closing-show-modules");
    hints.count("closing-open-modules", open.modules.len(), modules);
    let groups = ("groups", "closing-show-groups");
    hints.count("closing-open-groups", open.groups, groups);
    if open.handover {
        let words = texts.get("closing-open-handover").into_owned();
        hints.found.push(Hint { words, link: None });
    }
    let unjudged = closing.goals.iter().filter(|one| one.kept.is_none());
    let unjudged = unjudged.count();
    if unjudged > 0 {
        let words = texts.with("closing-open-goals", &[("n", unjudged.into())]);
        let label = texts.get("closing-show-goals").into_owned();
        let link = Some(("#goals".to_owned(), label));
        hints.found.push(Hint { words, link });
    }
    meetings(&mut hints, open);
    let concerns = ("concerns", "closing-show-concerns");
    hints.count("closing-open-concerns", open.concerns, concerns);
    let promises = ("conferences", "closing-show-conferences");
    hints.count("closing-open-promises", open.promises, promises);
    hints.found
}

/// Meetings and leaves: those ahead are called off with the end, those behind want their result before.
fn meetings(hints: &mut Hints<'_>, open: &Open) {
    let texts = hints.texts;
    let appointments = ("appointments", "closing-show-appointments");
    let first = open.appointments.first();
    let next = first.map(|one| texts.instant(one.agreed.at));
    let n = open.appointments.len();
    hints.next("closing-open-appointments", n, next, appointments);
    hints.count("closing-open-unsaid", open.unsaid, appointments);
    let conferences = ("conferences", "closing-show-conferences");
    let next = open.conferences.iter().map(|one| one.at).min();
    let next = next.map(|at| texts.instant(at));
    let n = open.conferences.len();
    hints.next("closing-open-conferences", n, next, conferences);
    let leaves = ("leaves", "closing-show-leaves");
    let ahead = &open.leaves.ahead;
    let next = ahead.first().map(|one| texts.instant(one.starts_at));
    hints.next("closing-open-leaves", ahead.len(), next, leaves);
    let unsaid = open.leaves.unsaid.len();
    hints.count("closing-open-leaves-unsaid", unsaid, leaves);
}
