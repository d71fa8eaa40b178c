//! What the client says to a version, and who may put their name under it.

use super::{PlanContent, VersionState, change::says_the_same};
use crate::{Code, ids::PlanItemId};

/// What the client says to a version of the plan (P30b). It never stands in the way of recording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// Agrees.
    Agreed,
    /// Agrees, and wants something noted.
    WithRemark,
    /// Disagrees; the reason is kept.
    Disagrees,
    /// Could not be asked; why is kept.
    NotAsked,
}

impl Code for Agreement {
    const ALL: &'static [Self] = &[
        Self::Agreed,
        Self::WithRemark,
        Self::Disagrees,
        Self::NotAsked,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::WithRemark => "with_remark",
            Self::Disagrees => "disagrees",
            Self::NotAsked => "not_asked",
        }
    }
}

impl Agreement {
    /// Whether the client said yes.
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Agreed | Self::WithRemark)
    }

    /// Whether it needs words: the remark, the reason, or why nobody could ask.
    pub fn needs_words(self) -> bool {
        self != Self::Agreed
    }
}

/// A version with what the client said to it last.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'p> {
    /// What it says.
    pub content: &'p PlanContent,
    /// What the client said; `None`: nothing yet.
    pub answer: Option<Agreement>,
}

/// Whether the client has agreed to a measure or a step of the last of these versions, which stand in their
/// order, those that never counted aside.
///
/// What the client said last holds. Who was not asked about a newer version has taken nothing back: for
/// a part that says the same as in the version before, what was said to that one goes on; what is new
/// or says something else was agreed by nobody.
pub fn is_agreed(chain: &[Asked<'_>], item: PlanItemId) -> bool {
    let mut later: Option<&PlanContent> = None;
    for one in chain.iter().rev() {
        let new = later.unwrap_or(one.content);
        if !says_the_same(one.content, new, item) {
            return false;
        }
        match one.answer {
            Some(answer) if answer != Agreement::NotAsked => return answer.is_yes(),
            _ => later = Some(one.content),
        }
    }
    false
}

/// Why an agreement cannot be recorded as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementProblem {
    /// The client has answered or signed already, so they were asked.
    WasAsked,
    /// The words are missing.
    WordsMissing,
}

/// Whether `next` may be recorded for a version whose last answer is `former`. People change their
/// minds in every direction; only "could not be asked" cannot follow an answer or a signature.
pub fn may_follow(
    former: Option<Agreement>,
    signed: bool,
    next: Agreement,
    words: &str,
) -> Result<(), AgreementProblem> {
    let answered = former.is_some_and(|one| one != Agreement::NotAsked);
    if next == Agreement::NotAsked && (answered || signed) {
        return Err(AgreementProblem::WasAsked);
    }
    if next.needs_words() && words.trim().is_empty() {
        return Err(AgreementProblem::WordsMissing);
    }
    Ok(())
}

/// Who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signer {
    /// The client.
    Client,
    /// The worker.
    Worker,
}

impl Code for Signer {
    const ALL: &'static [Self] = &[Self::Client, Self::Worker];

    fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Worker => "worker",
        }
    }
}

/// Why a version cannot be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningProblem {
    /// There is a newer version that counts.
    Outdated,
    /// It is still being written, or was given up.
    NotIssued,
}

/// Whether a version may be signed while version `current` counts.
pub fn may_sign(
    number: i64,
    state: VersionState,
    current: Option<i64>,
) -> Result<(), SigningProblem> {
    match (state, current) {
        (VersionState::Issued, Some(current)) if current == number => Ok(()),
        (VersionState::Issued, _) => Err(SigningProblem::Outdated),
        (VersionState::Draft | VersionState::Dropped, _) => Err(SigningProblem::NotIssued),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::tests::{goal, item, measure, step};

    /// A plan with these measures, each with a step.
    fn plan(measures: &[u128]) -> PlanContent {
        let mut one = goal(1, "housing");
        let with_step = |number: &u128| {
            let mut measure = measure(*number);
            measure.steps = vec![step(number + 100)];
            measure
        };
        one.measures = measures.iter().map(with_step).collect();
        PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        }
    }

    fn chain<'p>(versions: &[(&'p PlanContent, Option<Agreement>)]) -> Vec<Asked<'p>> {
        let all = versions.iter().copied();
        all.map(|(content, answer)| Asked { content, answer })
            .collect()
    }

    #[test]
    fn an_agreement_goes_on_for_what_a_new_version_leaves_as_it_was() {
        use Agreement::{Agreed, Disagrees, NotAsked};
        let first = plan(&[2, 3]);
        let mut second = plan(&[2, 3, 4]);
        second.measure_mut(item(3)).unwrap().what = "etwas anderes".to_owned();
        second.measure_mut(item(2)).unwrap().revision = 7;
        for unanswered in [None, Some(NotAsked)] {
            let all = chain(&[(&first, Some(Agreed)), (&second, unanswered)]);
            let holds = |number| is_agreed(&all, item(number));
            assert!(holds(2) && holds(102) && holds(103), "left as it was");
            assert!(!holds(3), "says something else");
            assert!(!holds(4) && !holds(104) && !holds(9), "new, or not there");
        }
        // What is changed back was offered anew in between.
        let back = chain(&[(&first, Some(Agreed)), (&second, None), (&first, None)]);
        assert!(is_agreed(&back, item(2)) && !is_agreed(&back, item(3)));
        // A no to the version in between ends what was agreed before it.
        let no = chain(&[
            (&first, Some(Agreed)),
            (&second, Some(Disagrees)),
            (&second, None),
        ]);
        assert!(!is_agreed(&no, item(2)));
    }

    proptest! {
        #[test]
        fn the_last_answer_decides_and_silence_changes_nothing(
            answers in proptest::collection::vec(proptest::option::of(0_usize..4), 0..5),
            silent in 0_usize..3,
        ) {
            let content = plan(&[2]);
            let answer = |one: &Option<usize>| one.map(|at| Agreement::ALL[at]);
            let answers: Vec<Option<Agreement>> = answers.iter().map(answer).collect();
            let quiet = std::iter::repeat_n(None, silent);
            let said: Vec<_> = answers.iter().copied().chain(quiet).map(|one| (&content, one)).collect();
            let last = answers.iter().rev().flatten().find(|one| **one != Agreement::NotAsked);
            prop_assert_eq!(is_agreed(&chain(&said), item(2)), last.is_some_and(|one| one.is_yes()));
        }

        #[test]
        fn what_nobody_was_asked_about_is_not_agreed(versions in 1_usize..5, due in 1_i8..28) {
            let agreed = plan(&[2]);
            let mut changed = plan(&[2, 3]);
            changed.measure_mut(item(2)).unwrap().due = Some(jiff::civil::date(2027, 1, due));
            let mut said = vec![(&agreed, Some(Agreement::Agreed))];
            said.extend(std::iter::repeat_n((&changed, None), versions));
            prop_assert!(!is_agreed(&chain(&said), item(2)));
            prop_assert!(!is_agreed(&chain(&said), item(3)));
        }
    }

    #[test]
    fn who_answered_was_asked() {
        for former in Agreement::ALL {
            for next in Agreement::ALL {
                let expected = *next != Agreement::NotAsked || *former == Agreement::NotAsked;
                let found = may_follow(Some(*former), false, *next, "weil");
                assert_eq!(found.is_ok(), expected, "{former:?} {next:?}");
            }
        }
        let signed = may_follow(None, true, Agreement::NotAsked, "krank");
        assert_eq!(signed, Err(AgreementProblem::WasAsked));
        assert_eq!(
            may_follow(None, false, Agreement::NotAsked, "krank"),
            Ok(())
        );
    }

    #[test]
    fn a_reason_is_kept_with_everything_but_a_plain_yes() {
        for next in Agreement::ALL {
            let bare = may_follow(None, false, *next, "  ");
            assert_eq!(bare.is_ok(), *next == Agreement::Agreed);
        }
    }

    #[test]
    fn only_the_version_that_counts_is_signed() {
        use VersionState::{Draft, Dropped, Issued};
        assert_eq!(may_sign(2, Issued, Some(2)), Ok(()));
        assert_eq!(may_sign(1, Issued, Some(2)), Err(SigningProblem::Outdated));
        for state in [Draft, Dropped] {
            assert_eq!(may_sign(2, state, Some(2)), Err(SigningProblem::NotIssued));
        }
    }
}
