//! The people around, modules and groups, and what was handed out. How others are reached stays out: that
//! is theirs.

use documents::paper::{Chapter, Recorded};
use domain::network::Consent;
use store::Tx;

use super::{
    File, MODULES, NETWORK, PAPERS, chapter, coded, day, entry, joined, key, line, maybe,
    of_fields, struck, title_of, told, words,
};
use crate::{AppError, group, module, network, record::german_date};

impl File<'_> {
    pub(super) async fn network(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let ties = store::network::of_case(tx, case).await?;
        let mut entries = Vec::new();
        for one in &ties {
            let lines = vec![
                line("network-role", coded("tie_role", one.role)),
                line("network-closeness", coded("closeness", one.closeness)),
                line("network-quality", coded("quality", one.quality)),
                told("network-purpose", &one.purpose),
                told("network-willing", of_whom_agrees(one.consent, &one.willing)),
                line("network-wish", coded("contact_wish", one.wish)),
                told("network-wish-note", &one.wish_note),
                line("network-consent", coded("consent", one.consent)),
                line("network-consent-on", day(one.consent_on)),
                line("network-ended", day(one.ended_on)),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
                struck(one.struck.as_ref()),
            ];
            let title = vec![words(one.called()), Recorded::Day(one.since_on)];
            let on = (one.epistemic, one.since_on);
            self.add(&mut entries, on, entry(title, lines));
        }
        for one in store::network::order::of_case(tx, case).await? {
            let title = vec![key("copy-order"), Recorded::Day(one.span.from)];
            entries.push(entry(title, of_fields(network::order::fields(&ties, &one))));
        }
        for one in store::network::contact::of_case(tx, case).await? {
            let title = vec![key("copy-tie-contact"), Recorded::Day(one.on)];
            entries.push(entry(
                title,
                of_fields(network::contact::fields(&ties, &one)),
            ));
        }
        for one in store::network::step::of_case(tx, case).await? {
            let person = ties.iter().rev().find(|tie| tie.person == one.person);
            let name = words(person.map_or("", |tie| tie.called()));
            let title = vec![coded("step_kind", one.kind), name];
            let on = (one.epistemic, german_date(one.recorded_at));
            let lines = of_fields(network::step::fields(&one));
            self.add(&mut entries, on, entry(title, lines));
        }
        for one in store::network::check::of_case(tx, case).await? {
            let found = one.findings.iter().map(|finding| {
                let willing = of_whom_agrees(finding.consent(), &finding.willing);
                joined(&[&finding.name, willing], ", ")
            });
            let lines = vec![
                line("copy-findings", Recorded::Lines(found.collect())),
                told("common-note", &one.summary),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
                struck(one.struck.as_ref()),
            ];
            let title = vec![key("copy-check"), Recorded::Day(one.done_on)];
            let on = (one.epistemic, one.done_on);
            self.add(&mut entries, on, entry(title, lines));
        }
        Ok(chapter(NETWORK, entries))
    }

    pub(super) async fn modules(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        for one in store::module::of_case(tx, case).await? {
            let modules = self.programme.modules.iter();
            let known = modules.into_iter().find(|module| module.id == one.module);
            let title = known.map_or_else(|| words(&one.module), |one| title_of(&one.title));
            let on = (one.epistemic, one.from_on);
            let lines = of_fields(module::fields(&one));
            self.add(&mut entries, on, entry(vec![title], lines));
        }
        let attended = store::group::attendance::of_case(tx, case).await?;
        for one in store::group::member::of_case(tx, case).await? {
            let offer = store::group::get(tx, one.carrier, one.offer).await?;
            let name = offer.map(|offer| offer.title).unwrap_or_default();
            let mut lines = of_fields(group::member_fields(&one));
            for sheet in attended.iter().filter(|sheet| sheet.member == one.id) {
                let minutes = sheet.minutes.to_string();
                lines.push(line(
                    "group-attendance",
                    coded("attendance", sheet.attendance),
                ));
                lines.push(line("copy-written-down", Recorded::At(sheet.recorded_at)));
                lines.push(told("group-minutes", &minutes));
            }
            let title = vec![key("copy-group"), words(&name), Recorded::At(one.asked_at)];
            let on = (one.epistemic, german_date(one.asked_at));
            self.add(&mut entries, on, entry(title, lines));
        }
        for one in store::standard::of_case(tx, case).await? {
            let lines = vec![
                told("common-reason", &one.reason),
                struck(one.struck.as_ref()),
            ];
            let title = vec![
                key("copy-deviation"),
                words(&one.standard),
                Recorded::At(one.recorded_at),
            ];
            entries.push(entry(title, lines));
        }
        Ok(chapter(MODULES, entries))
    }

    pub(super) async fn papers(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        for one in store::paper::of_case(tx, case).await? {
            let lines = vec![
                line("paper-language", coded("paper_language", one.language)),
                told("paper-to", &one.handed_to),
                line("paper-how", coded("handed_how", one.how)),
                line("paper-understood", coded("understood", one.understood)),
                told("paper-own-words", &one.own_words),
                told("paper-basis", &one.basis),
                struck(one.struck.as_ref()),
            ];
            let title = vec![coded("paper_kind", one.kind), Recorded::Day(one.handed_on)];
            entries.push(entry(title, lines));
        }
        for one in store::paper::explanations(tx, case).await? {
            let lines = vec![
                line("paper-language", coded("paper_language", one.language)),
                told("paper-material", &one.material),
                line("paper-understood", coded("understood", one.understood)),
                told("paper-own-words", &one.own_words),
                struck(one.struck.as_ref()),
            ];
            let title = vec![
                coded("information_topic", one.topic),
                Recorded::Day(one.explained_on),
            ];
            entries.push(entry(title, lines));
        }
        let scans = store::scan::of_case(tx, case).await?;
        for one in scans {
            let title = vec![key("copy-scan"), Recorded::At(one.recorded_at)];
            entries.push(entry(title, vec![told("copy-file", &one.file_name)]));
        }
        for one in store::overlap::scans(tx, case).await? {
            let title = vec![key("copy-scan"), Recorded::At(one.recorded_at)];
            entries.push(entry(title, Vec::new()));
        }
        Ok(chapter(PAPERS, entries))
    }
}

/// What is written about somebody else, if they agree to that.
fn of_whom_agrees(consent: Consent, words: &str) -> &str {
    if consent == Consent::Given { words } else { "" }
}
