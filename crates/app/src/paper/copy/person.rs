//! Who somebody is, custody and release, how the case came about, addresses, and who answers for it.

use documents::paper::{Chapter, Recorded};
use programme::{Programme, facts::Facts, words::value as in_words};
use store::{Tx, fact::FactRow};

use super::{
    ADDRESSES, ADMISSION, CUSTODY, File, PERSON, WORKERS, chapter, coded, day, entry, key, line,
    maybe, of_fields, told, words,
};
use crate::{
    AppError, address,
    overlap::{DOMAINS, name, settlement_fields},
    person,
    record::german_date,
    referral, sentence,
};

impl File<'_> {
    pub(super) async fn person(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case;
        let client = store::client::get(tx, case.carrier, case.client).await?;
        let client = client.ok_or(AppError::NotFound)?;
        let reason = case.closure_reason.as_deref();
        let reason = reason.and_then(|id| self.programme.closure_reason(id));
        let ended = case.exit_on.unwrap_or(case.registered_on);
        let note = case.closure_note.as_deref().unwrap_or_default();
        let what = key("copy-third-end");
        let end_told = self.may_tell(case.closure_epistemic, Some(&what), ended);
        let mut lines = of_fields(person::fields(&client));
        lines.extend([
            told("copy-number", &case.number),
            told("common-programme", &self.programme.title.de),
            told("common-site", case.site_name.as_deref().unwrap_or_default()),
            line("common-status", coded("case_status", case.status)),
            line("copy-registered", Recorded::Day(case.registered_on)),
            line("copy-entry", day(case.entry_on)),
            line("closing-exit", day(case.exit_on)),
            told("closing-reason", reason.map_or("", |one| &one.title.de)),
            told("closing-note", if end_told { note } else { "" }),
            line("copy-extended", day(case.extended_until)),
        ]);
        Ok(chapter(PERSON, vec![entry(Vec::new(), lines)]))
    }

    pub(super) async fn custody(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let (carrier, client) = (self.case.carrier, self.case.client);
        let mut entries = Vec::new();
        for one in store::client::episodes(tx, carrier, client).await? {
            let months = one.sentence_months.map(|months| months.to_string());
            let lines = vec![
                told(
                    "common-institution",
                    &self.app.institution_name(&one.institution),
                ),
                told(
                    "common-book-number",
                    one.book_number.as_deref().unwrap_or_default(),
                ),
                line(
                    "referral-custody-kind",
                    maybe("custody_kind", one.custody_kind),
                ),
                line("copy-custody-from", day(one.custody_start)),
                line("copy-custody-to", day(one.custody_end)),
                told("referral-sentence-months", &months.unwrap_or_default()),
            ];
            entries.push(entry(vec![key("copy-custody-time")], lines));
            for one in store::sentence::of_episode(tx, carrier, client, one.id).await? {
                let lines = of_fields(sentence::fields(&one));
                entries.push(entry(vec![key("copy-sentence")], lines));
            }
        }
        for one in store::custody::of_client(tx, carrier, client).await? {
            let lines = vec![
                told(
                    "common-institution",
                    &self.app.institution_name(&one.institution),
                ),
                told(
                    "common-book-number",
                    one.book_number.as_deref().unwrap_or_default(),
                ),
                told("common-source", &one.source),
                super::struck(one.struck.as_ref()),
            ];
            entries.push(entry(
                vec![key("copy-stay"), Recorded::Day(one.moved_on)],
                lines,
            ));
        }
        for one in store::release::of_case(tx, self.case.id).await? {
            let actual = if one.actual { "release-is-actual" } else { "" };
            let lines = vec![
                line("referral-release-kind", maybe("release_kind", one.kind)),
                line("common-status", key(actual)),
                line("release-confidence", coded("confidence", one.confidence)),
                told("common-source", &one.source),
                told("common-note", &one.note),
                line("release-recorded", Recorded::At(one.recorded_at)),
            ];
            let title = vec![key("common-release"), Recorded::Day(one.release_on)];
            entries.push(entry(title, lines));
        }
        Ok(chapter(CUSTODY, entries))
    }

    pub(super) async fn admission(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        for one in store::referral::of_case(tx, case).await? {
            let title = vec![key("copy-referral"), Recorded::At(one.received_at)];
            entries.push(entry(title, of_fields(referral::fields(&one))));
        }
        for one in store::fact::of_case(tx, case).await? {
            let label = format!("code-fact-{}", one.name.replace('_', "-"));
            let lines = vec![
                (key("copy-stated"), stated(self.programme, &one)),
                told("common-source", &one.source),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
            ];
            let title = vec![key(&label), Recorded::At(one.recorded_at)];
            let on = (one.epistemic, german_date(one.recorded_at));
            self.add(&mut entries, on, entry(title, lines));
        }
        for one in store::clearing::of_case(tx, case).await? {
            let result = format!("code-admission-{}", one.result.replace('_', "-"));
            let lines = vec![
                line("copy-criteria", key(&result)),
                line(
                    "copy-decision",
                    key(&format!("clearing-verdict-{}", one.decision)),
                ),
                told("common-reason", &one.reason),
            ];
            let title = vec![key("copy-decided"), Recorded::At(one.decided_at)];
            entries.push(entry(title, lines));
        }
        for one in store::approval::of_case(tx, case).await? {
            let granted = match one.granted {
                Some(true) => "common-yes",
                Some(false) => "common-no",
                None => "",
            };
            let lines = vec![
                told("common-reason", &one.reason),
                line("copy-granted", key(granted)),
                told("concern-answer", &one.answer),
            ];
            let title = vec![key("copy-approval"), Recorded::At(one.requested_at)];
            entries.push(entry(title, lines));
        }
        for one in store::overlap::of_case(tx, case).await? {
            let other = name(self.programme, &one);
            let mut lines = of_fields(settlement_fields(&one));
            lines.retain(|(label, _)| *label != key(DOMAINS));
            let theirs = one.their_domains.iter().map(|id| self.domain_name(id));
            lines.push(line("clearing-covers", Recorded::Lines(theirs.collect())));
            entries.push(entry(vec![key("clearing-other"), words(other)], lines));
        }
        Ok(chapter(ADMISSION, entries))
    }

    pub(super) async fn addresses(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let rows = store::address::of_case(tx, self.case.id).await?;
        let entries = rows.iter().map(|one| {
            let title = vec![
                coded("address_kind", one.address.kind),
                words(&one.address.place),
            ];
            entry(title, of_fields(address::fields(one)))
        });
        Ok(chapter(ADDRESSES, entries.collect()))
    }

    pub(super) async fn workers(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        for one in store::assignment::of_case(tx, case).await? {
            let lines = vec![
                told("assignment-who", &one.user_name),
                line("copy-custody-from", Recorded::At(one.from_at)),
                line(
                    "copy-custody-to",
                    one.to_at.map_or_else(|| words(""), Recorded::At),
                ),
                told("assignment-why", &one.reason),
            ];
            let title = vec![coded("responsibility", one.responsibility)];
            entries.push(entry(title, lines));
        }
        let questions = store::handover::questions(tx, case).await?;
        for one in store::handover::of_case(tx, case).await? {
            let mut lines = vec![
                told("assignment-to", &one.to_name),
                told("assignment-content", &one.content),
                told("concern-answer", &one.answer),
            ];
            for asked in questions.iter().filter(|asked| asked.handover == one.id) {
                lines.push(told("concern-asked", &asked.body));
                lines.push(told("concern-answer", &asked.answer));
            }
            let title = vec![key("assignment-hand-over"), Recorded::At(one.offered_at)];
            entries.push(entry(title, lines));
        }
        Ok(chapter(WORKERS, entries))
    }
}

/// What is stated about a fact, as people say it; nothing if it is stated that nobody knows.
fn stated(programme: &Programme, row: &FactRow) -> Recorded {
    let Some(value) = &row.value else {
        return words("");
    };
    let facts = Facts::from_readable([(row.name.as_str(), value)]);
    let said = facts.iter().next().map(|(fact, value)| {
        let text = in_words(programme, fact, value);
        words(&text.de)
    });
    said.unwrap_or_else(|| words(&value.to_string()))
}
