//! The actions that the log can hold, in the order in which people look for them. A test compares
//! them with the source of the use cases.

use i18n::Texts;

use crate::field::Choice;

/// Codes of all actions.
pub const ACTIONS: &[&str] = &[
    "session.sign_in",
    "session.sign_out",
    "session.end",
    "session.end_others",
    "access.refused",
    "day.view",
    "case.list",
    "case.search",
    "search.run",
    "case.view",
    "case.open",
    "case.print",
    "case.assign",
    "case.prepare_closing",
    "case.resume",
    "case.close",
    "case.needs",
    "freshness.confirm",
    "closing.view",
    "facts.view",
    "facts.record",
    "clearing.view",
    "clearing.begin",
    "clearing.programme",
    "clearing.ask_exception",
    "clearing.admit",
    "clearing.wait",
    "clearing.reject",
    "approval.view",
    "approval.grant",
    "approval.refuse",
    "approval.withdraw",
    "overlap.view",
    "overlap.add",
    "overlap.settle",
    "overlap.end",
    "overlap.print",
    "referral.list",
    "referral.compare",
    "referral.view",
    "referral.register",
    "referral.note",
    "import.list",
    "import.upload",
    "import.view",
    "import.decide",
    "import.apply",
    "import.done",
    "import.discard",
    "release.view",
    "release.what_if",
    "release.preview",
    "release.forecast",
    "release.correct",
    "release.withdraw",
    "release.confirm",
    "task.list",
    "task.view",
    "task.add",
    "task.complete",
    "task.reopen",
    "task.skip",
    "task.pin",
    "task.unpin",
    "task.reassign",
    "task.note",
    "note.list",
    "note.view",
    "note.form",
    "note.add",
    "note.correct",
    "own_plan.view",
    "own_plan.print",
    "own_plan.save",
    "success.add",
    "success.correct",
    "contact.form",
    "contact.plan",
    "contact.move",
    "contact.cancel",
    "arrangement.list",
    "arrangement.view",
    "arrangement.add",
    "arrangement.change",
    "arrangement.strike",
    "people.view",
    "handover.view",
    "handover.form",
    "handover.offer",
    "handover.ask",
    "handover.reply",
    "handover.accept",
    "handover.decline",
    "handover.withdraw",
    "standard.view",
    "standard.deviate",
    "modules.view",
    "module.add",
    "module.change",
    "reentry.view",
    "reentry.request",
    "reentry.grant",
    "reentry.refuse",
    "capacity.view",
    "report.view",
    "report.export",
    "report.lesson",
    "absence.view",
    "absence.set",
    "account.list",
    "account.view",
    "account.own",
    "account.add",
    "account.change",
    "account.role",
    "account.places",
    "account.change_own",
    "account.lock",
    "account.unlock",
    "account.reset",
    "account.password",
    "account.set_up",
    "site.list",
    "site.view",
    "site.add",
    "site.change",
    "log.view",
    "log.case",
    "log.head",
    "log.verify",
    "log.compare",
];

/// An action in words; its code if a newer program wrote it.
pub fn words(texts: &Texts, action: &str) -> String {
    let key = key(action);
    if texts.has(&key) {
        texts.get(&key).into_owned()
    } else {
        action.to_owned()
    }
}

/// The key of an action's words.
pub fn key(action: &str) -> String {
    format!("log-action-{}", action.replace(['.', '_'], "-"))
}

/// All actions to choose from.
pub fn choices(texts: &Texts) -> Vec<Choice> {
    ACTIONS
        .iter()
        .map(|action| Choice::new(*action, words(texts, action)))
        .collect()
}
