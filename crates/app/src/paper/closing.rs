//! What the papers at the end of a case say: how it went, that coming back is possible, and who looks
//! after what beside another programme.

use documents::paper::{ComingBack, Content, FinalReport, GoalResult, PartialAgreement, Topic};
use domain::{Code, names::fold, plan::outcome::GoalOutcome, seam::Strength};
use jiff::civil::Date;
use store::arrangement::ArrangementRow;

use super::{Which, content::Desk, told::Told};
use crate::{
    AppError,
    case::kind_title,
    closing::EndGoal,
    overlap::{is_in_force, name},
};

impl Desk<'_> {
    /// How it went: at the end, or as it stands while the end is prepared. `goals` are those of the plan,
    /// `kept` is what was said about them.
    pub(super) fn final_report(
        &self,
        (kept, goals): (&[GoalOutcome], &[EndGoal]),
        told: &Told,
    ) -> Content {
        let case = &self.record.case;
        let programme = self.programme();
        let reason = case.closure_reason.as_ref().and_then(|code| {
            let reasons = &programme.closure_reasons;
            reasons.iter().find(|one| one.id == *code)
        });
        let end = case.exit_on.unwrap_or(self.today);
        let results = programme.securities.iter().map(|rule| Topic {
            topic: self.say(&rule.title).to_owned(),
            result: self.standing(rule, end),
        });
        Content::FinalReport(FinalReport {
            from: case.entry_on,
            to: case.exit_on,
            reason: reason
                .map(|one| self.say(&one.title).to_owned())
                .unwrap_or_default(),
            preliminary: !case.status.is_ended(),
            goals: self.goal_results(kept, goals),
            results: results.collect(),
            going_on: self.support_of(told),
            open: self.left_steps_of(told, end),
            summary: case.closure_note.clone().unwrap_or_default(),
        })
    }

    pub(super) fn coming_back(&self) -> Content {
        let sentence = self.programme().sentence("return_possible");
        Content::ComingBack(ComingBack {
            ended: self.record.case.exit_on,
            sentence: sentence.map(|text| self.say(text).to_owned()),
        })
    }

    /// What was said about goals, and those of the plan about which only a review or nobody said
    /// something.
    fn goal_results(&self, kept: &[GoalOutcome], goals: &[EndGoal]) -> Vec<GoalResult> {
        let unsaid = goals
            .iter()
            .filter(|goal| kept.iter().all(|one| one.goal != goal.goal));
        let unsaid = unsaid.map(|goal| GoalResult {
            goal: goal.words.clone(),
            result: self.word("final_report", "not_said", &[]),
            points: goal.points,
        });
        let said = kept.iter().map(|one| self.outcome(one));
        said.chain(unsaid).collect()
    }

    /// What became of a goal, in the client's words and in those of the paper.
    fn outcome(&self, one: &GoalOutcome) -> GoalResult {
        let level = self.word("final_report", one.outcome.code(), &[]);
        GoalResult {
            goal: one.words.clone(),
            result: if one.said.is_empty() {
                level
            } else {
                format!("{level}: {}", one.said)
            },
            points: one.points,
        }
    }

    /// How a security stands on a day: what covers it outside, or that it is open.
    fn standing(&self, rule: &programme::model::SecurityRule, day: Date) -> String {
        let counts = |one: &&ArrangementRow| {
            one.struck_at.is_none()
                && one.security == rule.id
                && one.side == domain::seam::Side::Outside
                && one.to_on.is_none_or(|to| day < to)
        };
        let rows = self.record.arrangements.iter().filter(counts);
        let said: Vec<String> = rows.map(|one| self.arrangement(rule, one, day)).collect();
        if said.is_empty() {
            self.word("security_state", "open", &[])
        } else {
            said.join("\n")
        }
    }

    fn arrangement(
        &self,
        rule: &programme::model::SecurityRule,
        one: &ArrangementRow,
        day: Date,
    ) -> String {
        let title = one.kind.as_deref().and_then(|kind| kind_title(rule, kind));
        let kind = title
            .as_ref()
            .map(|text| self.say(text).to_owned())
            .unwrap_or_default();
        // Whoever began the provider with the kind is not read twice: `Personalausweis, gültig bis 2036`.
        let provider = one.provider.trim();
        let names = title
            .iter()
            .flat_map(|text| [self.say(text), &*text.de, &*text.en]);
        let said_again = names
            .map(fold)
            .any(|name| fold(provider).starts_with(&name));
        let kind = if said_again { "" } else { kind.as_str() };
        let parts = [kind, provider].into_iter();
        let said: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let what = said.join(", ");
        let key = match one.strength {
            Strength::Confirmed | Strength::Actual if one.from_on <= day => "since",
            Strength::Confirmed | Strength::Actual => "from",
            Strength::Promised => "promised",
        };
        let from = documents::day(self.paper_language(), one.from_on);
        self.word("security_state", key, &[("what", &what), ("date", &from)])
    }

    pub(super) fn partial_agreement(&self, which: &Which) -> Result<Content, AppError> {
        let programme = self.programme();
        let overlaps = self.record.overlaps.iter();
        let row = overlaps
            .into_iter()
            .find(|one| one.id.to_string() == which.about)
            .ok_or(AppError::NotFound)?;
        let named = |ids: &[String]| -> Vec<String> {
            let domains = programme.domains.iter().filter(|one| ids.contains(&one.id));
            domains.map(|one| self.say(&one.title).to_owned()).collect()
        };
        // The sentence of the programme names the other programme, so it fits only that one.
        let sentence = programme
            .precedence_of(&row.programme)
            .and_then(|_| programme.sentence("partial_agreement"));
        Ok(Content::PartialAgreement(PartialAgreement {
            other_programme: name(programme, row).to_owned(),
            other_contact: row.agreed_with.clone(),
            ours: named(&row.our_domains),
            theirs: named(&row.their_domains),
            sentence: sentence.map(|text| self.say(text).to_owned()),
            from: row
                .agreed_on
                .or(row.valid_from)
                .filter(|_| is_in_force(programme, row)),
        }))
    }
}
