//! What was said about the situation: assessments in all voices, results, single needs.

use documents::paper::{Chapter, Entry, Recorded};
use domain::{
    Code,
    assessment::{Mark, Voice},
    contact::EpistemicKind,
};
use store::{
    Tx,
    assessment::{AssessmentRow, RatingRow},
    need::NeedRow,
};

use super::{
    ASSESSMENT, File, chapter, coded, day, entry, key, line, maybe, struck_because, title_of, told,
    words,
};
use crate::AppError;

impl File<'_> {
    pub(super) async fn assessment(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        let ratings = store::assessment::ratings_of_case(tx, case).await?;
        for one in store::assessment::of_case(tx, case).await? {
            if one.keep_from_client_copy {
                let what = key("copy-third-assessment");
                self.withheld.push((what, one.given_on));
                continue;
            }
            entries.push(self.version(&one));
            let of_it = ratings.iter().filter(|rating| rating.assessment == one.id);
            entries.extend(of_it.map(|rating| self.rating(&one, rating)));
        }
        for one in store::assessment::domain_history(tx, case).await? {
            let lines = vec![
                line("assessment-result", coded("need_result", one.result)),
                told("common-note", &one.text),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
                super::struck(one.struck.as_ref()),
            ];
            let title = vec![self.domain(&one.domain), Recorded::Day(one.on)];
            let on = (one.epistemic, one.on);
            self.add(&mut entries, on, entry(title, lines));
        }
        for one in store::need::of_case(tx, case).await? {
            let lines = vec![
                line("copy-need", self.need(&one)),
                line("need-state", coded("need_state", one.state)),
                line("need-voice", coded("voice", one.voice)),
                told("common-note", &one.text),
                super::struck(one.struck.as_ref()),
            ];
            let title = vec![self.domain(&one.domain), Recorded::Day(one.on)];
            let theirs = one.voice == Voice::ThirdParty;
            let kind = theirs.then_some(EpistemicKind::ThirdPartyStatement);
            self.add(&mut entries, (kind, one.on), entry(title, lines));
        }
        Ok(chapter(ASSESSMENT, entries))
    }

    /// What is needed: the words, or what the programme names.
    fn need(&self, one: &NeedRow) -> Recorded {
        let known = self.programme.domain(&one.domain);
        match known.and_then(|domain| domain.need(&one.entry)) {
            Some(listed) => title_of(&listed.title),
            None => words(&one.words),
        }
    }

    fn version(&self, one: &AssessmentRow) -> Entry {
        let first = one.priorities.iter().map(|id| self.domain_name(id));
        let finished = one
            .finished_at
            .map_or("assessment-state-open", |_| "assessment-state-finished");
        let lines = vec![
            line("assessment-state", key(finished)),
            line("assessment-occasion", maybe("occasion", one.occasion)),
            told("assessment-source", &one.source),
            told("assessment-release-basis", &one.release_basis),
            told("assessment-summary", &one.summary),
            line("assessment-priorities", Recorded::Lines(first.collect())),
            line("assessment-shared-on", day(one.shared_on)),
            told("assessment-written-by", &one.author_name),
            struck_because(one.struck_reason.as_deref()),
        ];
        entry(
            vec![coded("voice", one.voice), Recorded::Day(one.given_on)],
            lines,
        )
    }

    fn rating(&self, version: &AssessmentRow, one: &RatingRow) -> Entry {
        let asked = version.questionnaire.as_ref();
        let asked = asked.and_then(|(id, number)| self.programme.questionnaire(id, number));
        let questions = asked.map_or(&[][..], |asked| asked.questions(&one.domain));
        let said = questions.iter().filter_map(|question| {
            let answer = question.answer.in_words(one.answers.get(&question.id)?);
            Some(format!("{} {}", question.ask.de, answer.de))
        });
        let lines = vec![
            line("assessment-problem", mark(one.problem)),
            told("copy-problem-said", &one.problem_text),
            line("assessment-resource", mark(one.resource)),
            told("assessment-resource-text", &one.resource_text),
            told("assessment-person", &one.person),
            told("assessment-life-world", &one.life_world),
            line(
                "assessment-importance",
                unless_unsaid("importance", one.importance),
            ),
            line("assessment-urgency", unless_unsaid("urgency", one.urgency)),
            line("copy-answers", Recorded::Lines(said.collect())),
        ];
        let title = vec![coded("voice", version.voice), self.domain(&one.domain)];
        entry(title, lines)
    }
}

/// What was said, if something was.
fn unless_unsaid<C: Code + Default + PartialEq>(kind: &str, value: C) -> Recorded {
    maybe(kind, Some(value).filter(|value| *value != C::default()))
}

/// A mark from 0 to 4, or why there is none.
fn mark(mark: Mark) -> Recorded {
    match mark.step() {
        Some(step) => words(&format!("{step} (0–{})", Mark::MAX)),
        None => coded("mark", mark),
    }
}
