//! Questionnaires (P18): what the voices of an assessment are asked, in which words.
//!
//! A questionnaire is data in versions: an answer keeps the version under which it was given, so a
//! new version is a further block and the old one stays.

use std::collections::BTreeMap;

use domain::{Code, assessment::Voice};

use crate::text::Text;

/// Words for the steps 0 to 4.
pub type Steps = [Text; 5];

/// A questionnaire in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Stable id, the same in all versions.
    pub id: String,
    /// Version.
    pub version: String,
    /// Whose it is; never the summary.
    pub voices: Vec<Voice>,
    /// Name.
    pub title: Text,
    /// What stands above it.
    pub intro: Option<Text>,
    /// How problems are asked and marked, unless a part says otherwise.
    pub problem: Scale,
    /// How resources are asked and marked, unless a part says otherwise.
    pub resource: Scale,
    /// What the free texts ask for.
    pub asks: Asks,
    /// What it asks in single life domains.
    pub parts: Vec<Part>,
}

/// A question that is answered by a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scale {
    /// The question.
    pub ask: Text,
    /// The anchors in words, from 0 to 4.
    pub steps: Steps,
}

/// The questions for the free texts that every domain has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asks {
    /// The problem in own words.
    pub problem_text: Text,
    /// The resource in own words.
    pub resource_text: Text,
    /// The person: skills and wishes (P16).
    pub person: Text,
    /// The life world: home, district, family, offers near the release address (P16).
    pub life_world: Text,
}

/// What is asked in one life domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The life domain.
    pub domain: String,
    /// Own words for the problem.
    pub problem: Option<Scale>,
    /// Own words for the resource.
    pub resource: Option<Scale>,
    /// Further questions, in their order.
    pub questions: Vec<Question>,
}

/// A further question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id, unique within the questionnaire.
    pub id: String,
    /// Which side it looks at.
    pub side: Sight,
    /// The question.
    pub ask: Text,
    /// How it is answered.
    pub answer: AnswerKind,
    /// When it is asked; always without it.
    pub only_if: Option<OnlyIf>,
}

/// The two sides that an assessment looks at (P16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// The person: skills, wishes.
    Person,
    /// The life world: home, district, family, offers.
    LifeWorld,
}

impl Code for Sight {
    const ALL: &'static [Self] = &[Self::Person, Self::LifeWorld];

    fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::LifeWorld => "life_world",
        }
    }
}

/// The codes of [`AnswerKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// Steps 0 to 4.
    Scale,
    /// One of several options.
    Choice,
    /// Own words.
    Text,
}

impl Code for QuestionKind {
    const ALL: &'static [Self] = &[Self::Scale, Self::Choice, Self::Text];

    fn code(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Choice => "choice",
            Self::Text => "text",
        }
    }
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerKind {
    /// By a step from 0 to 4, with its words.
    Scale(Box<Steps>),
    /// By one of these.
    Choice(Vec<AnswerOption>),
    /// In own words.
    Text,
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// What is stored.
    pub id: String,
    /// What is shown.
    pub title: Text,
}

/// A simple branch: asked only if a question above it was answered in one of these ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyIf {
    /// The question above.
    pub question: String,
    /// The answers that open it.
    pub is: Vec<String>,
}

/// Why an answer cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// The questionnaire does not ask this here.
    UnknownQuestion,
    /// It is none of the answers to choose from.
    UnknownAnswer,
}

impl Questionnaire {
    /// What it asks in a life domain, if it says anything of its own there.
    pub fn part(&self, domain: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.domain == domain)
    }

    /// How the problem is asked in this domain.
    pub fn problem(&self, domain: &str) -> &Scale {
        let own = self.part(domain).and_then(|part| part.problem.as_ref());
        own.unwrap_or(&self.problem)
    }

    /// How the resource is asked in this domain.
    pub fn resource(&self, domain: &str) -> &Scale {
        let own = self.part(domain).and_then(|part| part.resource.as_ref());
        own.unwrap_or(&self.resource)
    }

    /// The further questions in this domain.
    pub fn questions(&self, domain: &str) -> &[Question] {
        self.part(domain).map_or(&[], |part| &part.questions)
    }

    /// What is wrong with answers in this domain, by question. Empty answers are left out before.
    pub fn check<'a>(
        &self,
        domain: &str,
        answers: &'a BTreeMap<String, String>,
    ) -> Vec<(&'a str, AnswerProblem)> {
        let questions = self.questions(domain);
        answers
            .iter()
            .filter_map(|(id, answer)| {
                let Some(question) = questions.iter().find(|one| one.id == *id) else {
                    return Some((id.as_str(), AnswerProblem::UnknownQuestion));
                };
                let fits = question.answer.takes(answer);
                (!fits).then_some((id.as_str(), AnswerProblem::UnknownAnswer))
            })
            .collect()
    }
}

impl Questionnaire {
    /// The questions of this domain that are asked with these answers, in order. An answer to another
    /// one is kept and does not count.
    pub fn asked(&self, domain: &str, answers: &BTreeMap<String, String>) -> Vec<&Question> {
        let questions = self.questions(domain);
        let all = questions.iter();
        all.filter(|one| is_asked(one, questions, answers))
            .collect()
    }

    /// Whether the answer to this question counts.
    pub fn counts(&self, domain: &str, id: &str, answers: &BTreeMap<String, String>) -> bool {
        self.asked(domain, answers).iter().any(|one| one.id == id)
    }
}

/// Whether the answers above open this question. The loader sees to it that a branch only looks up,
/// so this ends.
fn is_asked(question: &Question, all: &[Question], answers: &BTreeMap<String, String>) -> bool {
    let Some(only_if) = &question.only_if else {
        return true;
    };
    let above = all.iter().find(|one| one.id == only_if.question);
    let answered = answers.get(&only_if.question);
    above.is_some_and(|above| {
        answered.is_some_and(|answer| only_if.is.contains(answer)) && is_asked(above, all, answers)
    })
}

impl AnswerKind {
    /// Whether this can be an answer.
    pub fn takes(&self, answer: &str) -> bool {
        match self {
            Self::Scale(steps) => answer
                .parse::<usize>()
                .is_ok_and(|step| step < steps.len() && answer.len() == 1),
            Self::Choice(options) => options.iter().any(|one| one.id == answer),
            Self::Text => true,
        }
    }

    /// An answer in words: what was chosen, or what was written.
    pub fn in_words(&self, answer: &str) -> Text {
        let found = match self {
            Self::Scale(steps) => answer.parse().ok().and_then(|at: usize| steps.get(at)),
            Self::Choice(options) => {
                let chosen = options.iter().find(|one| one.id == answer);
                chosen.map(|one| &one.title)
            }
            Self::Text => None,
        };
        found.cloned().unwrap_or_else(|| Text::new(answer, answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::programme;

    fn answers(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned()))
            .collect()
    }

    #[test]
    fn a_part_has_its_own_words_and_borrows_the_others() {
        let programme = programme();
        let asked = programme.questionnaire_for(Voice::Client).unwrap();
        assert_eq!(asked.version, "2");
        assert_ne!(asked.problem("housing"), &asked.problem);
        assert_eq!(asked.problem("health"), &asked.problem);
        assert_eq!(asked.resource("housing"), &asked.resource);
        assert!(asked.questions("health").is_empty());
        assert!(programme.questionnaire("own_view", "1").is_some());
        assert!(programme.questionnaire("own_view", "3").is_none());
        assert!(programme.questionnaire_for(Voice::Summary).is_none());
    }

    #[test]
    fn answers_fit_their_questions() {
        let programme = programme();
        let asked = programme.questionnaire_for(Voice::Client).unwrap();
        for (given, expected) in [
            (&[][..], None),
            (&[("own_bed", "yes")], None),
            (
                &[("own_bed", "perhaps")],
                Some(("own_bed", AnswerProblem::UnknownAnswer)),
            ),
            (&[("own_bed", "no"), ("whose_bed", "Tante")], None),
            (&[("own_bed", "yes"), ("whose_bed", "Tante")], None),
            (&[("whose_bed", "Tante")], None),
            (
                &[("shoe_size", "43")],
                Some(("shoe_size", AnswerProblem::UnknownQuestion)),
            ),
            (&[("quiet", "4")], None),
            (
                &[("quiet", "5")],
                Some(("quiet", AnswerProblem::UnknownAnswer)),
            ),
            (
                &[("quiet", "+1")],
                Some(("quiet", AnswerProblem::UnknownAnswer)),
            ),
        ] {
            let given = answers(given);
            assert_eq!(
                asked.check("housing", &given).first().copied(),
                expected,
                "{given:?}"
            );
        }
    }

    #[test]
    fn an_answer_counts_while_its_question_is_asked() {
        let programme = programme();
        let asked = programme.questionnaire_for(Voice::Client).unwrap();
        let counts = |given: &[(&str, &str)]| {
            let given = answers(given);
            asked.counts("housing", "whose_bed", &given)
        };
        assert!(counts(&[("own_bed", "no"), ("whose_bed", "Tante")]));
        assert!(!counts(&[("own_bed", "yes"), ("whose_bed", "Tante")]));
        assert!(!counts(&[("whose_bed", "Tante")]));
        let none = asked.asked("housing", &BTreeMap::new());
        assert!(none.iter().all(|one| one.only_if.is_none()));
        assert!(!none.is_empty());
    }

    #[test]
    fn answers_read_as_they_were_offered() {
        let programme = programme();
        let asked = programme.questionnaire_for(Voice::Client).unwrap();
        let words = |at: usize, answer| asked.questions("housing")[at].answer.in_words(answer).en;
        assert_eq!(words(0, "no"), "no");
        assert_eq!(words(1, "my aunt"), "my aunt");
        assert_eq!(words(2, "4"), "very quiet");
        // What an older file knew and this one does not is shown as it was stored.
        assert_eq!(words(2, "9"), "9");
    }
}
