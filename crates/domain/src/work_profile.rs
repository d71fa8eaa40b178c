//! The way into work (I8a), as it belongs to the client: what somebody brings along and wants, what is
//! missing for it and by when, and how the preparation stands.
//!
//! It is written in the client's words. What limits somebody at work is named only as they want it named.
//! Nothing is rated, and nothing is matched with anything. Who does not want a part of the preparation now
//! says why not, from a short list.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Code;

/// The most occupations that somebody aims at: more is no aim.
pub const MAX_TARGETS: usize = 3;

/// The most steps of a training plan.
pub const MAX_STEPS: usize = 12;

/// One version of a profile. Texts have one thought per line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkProfile {
    /// Schools and what they ended with.
    pub schooling: String,
    /// Vocational training, finished or not.
    pub training: String,
    /// Work so far, in custody too.
    pub experience: String,
    /// Driving licence, forklift, certificates that open doors.
    pub licences: String,
    /// Languages, and how well.
    pub languages: String,
    /// What has to be heeded at work, only as the client wants it named.
    pub limits: String,
    /// What work should be like.
    pub wishes: String,
    /// Occupations aimed at, at most [`MAX_TARGETS`].
    pub targets: Vec<Target>,
    /// The training plan: what is missing, and by when, at most [`MAX_STEPS`].
    pub steps: Vec<TrainingStep>,
    /// How the preparation stands; what is not named is open.
    pub actions: Vec<Action>,
}

/// An occupation that somebody aims at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The occupation.
    pub occupation: String,
    /// Why this one.
    pub why: String,
}

/// A step towards what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrainingStep {
    /// What: a course, a certificate, an examination.
    pub what: String,
    /// Who provides it.
    pub provider: String,
    /// First day.
    pub from: Option<Date>,
    /// By when.
    pub to: Option<Date>,
    /// Where it stands.
    pub state: StepState,
}

impl TrainingStep {
    /// Whether it should be over by now and is not.
    pub fn is_late(&self, today: Date) -> bool {
        !self.state.is_over() && self.to.is_some_and(|to| to < today)
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Not begun.
    Planned,
    /// Applied for.
    Applied,
    /// Begun.
    Running,
    /// Finished.
    Done,
    /// Given up.
    Dropped,
}

impl Code for StepState {
    const ALL: &'static [Self] = &[
        Self::Planned,
        Self::Applied,
        Self::Running,
        Self::Done,
        Self::Dropped,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Applied => "applied",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

impl StepState {
    /// Whether nothing follows any more.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// What prepares an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// The curriculum vitae.
    Cv,
    /// A photograph for applications.
    Photo,
    /// Certificates and proofs, complete.
    Certificates,
    /// Practising interviews (P20a).
    Interview,
}

impl Code for ActionKind {
    const ALL: &'static [Self] = &[Self::Cv, Self::Photo, Self::Certificates, Self::Interview];

    fn code(self) -> &'static str {
        match self {
            Self::Cv => "cv",
            Self::Photo => "photo",
            Self::Certificates => "certificates",
            Self::Interview => "interview",
        }
    }
}

/// How a part of the preparation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// Nothing was done yet.
    Open,
    /// It is being done.
    Running,
    /// It is there.
    Done,
    /// Not wanted now, with a reason.
    NotNow,
}

impl Code for ActionState {
    const ALL: &'static [Self] = &[Self::Open, Self::Running, Self::Done, Self::NotNow];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Running => "running",
            Self::Done => "done",
            Self::NotNow => "not_now",
        }
    }
}

/// Why a part of the preparation is not wanted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// Not needed: it is there, or the way needs none.
    NotNeeded,
    /// Something else comes first.
    OtherFirst,
    /// Too early, by the client's own word.
    TooEarly,
    /// Not possible in the prison.
    NotPossibleHere,
    /// Something else, said in words.
    Other,
}

impl Code for WhyNot {
    const ALL: &'static [Self] = &[
        Self::NotNeeded,
        Self::OtherFirst,
        Self::TooEarly,
        Self::NotPossibleHere,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::NotNeeded => "not_needed",
            Self::OtherFirst => "other_first",
            Self::TooEarly => "too_early",
            Self::NotPossibleHere => "not_possible_here",
            Self::Other => "other",
        }
    }
}

/// How one part of the preparation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Which part.
    pub kind: ActionKind,
    /// How it stands.
    pub state: ActionState,
    /// Why not now.
    pub why_not: Option<WhyNot>,
    /// More about it.
    pub words: String,
}

/// A part of a profile, as it is shown and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Schools.
    Schooling,
    /// Vocational training.
    Training,
    /// Work so far.
    Experience,
    /// Licences.
    Licences,
    /// Languages.
    Languages,
    /// Limits.
    Limits,
    /// Wishes.
    Wishes,
    /// Occupations aimed at.
    Targets,
    /// The training plan.
    Steps,
    /// The preparation.
    Actions,
}

impl Code for Part {
    const ALL: &'static [Self] = &[
        Self::Schooling,
        Self::Training,
        Self::Experience,
        Self::Licences,
        Self::Languages,
        Self::Limits,
        Self::Wishes,
        Self::Targets,
        Self::Steps,
        Self::Actions,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Schooling => "schooling",
            Self::Training => "training",
            Self::Experience => "experience",
            Self::Licences => "licences",
            Self::Languages => "languages",
            Self::Limits => "limits",
            Self::Wishes => "wishes",
            Self::Targets => "targets",
            Self::Steps => "steps",
            Self::Actions => "actions",
        }
    }
}

/// What is wrong with a profile; rows are counted from 0 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It says nothing.
    Empty,
    /// More than [`MAX_TARGETS`] occupations.
    TooManyTargets,
    /// A reason without its occupation.
    NoOccupation(usize),
    /// More than [`MAX_STEPS`] steps.
    TooManySteps,
    /// A step that does not say what.
    NoStep(usize),
    /// A step that ends before it begins.
    EndsBefore(usize, Date),
    /// Not now, without a reason.
    NoReason(ActionKind),
    /// Another reason, without words.
    NoWords(ActionKind),
}

impl WorkProfile {
    /// The words that may lead to somebody, with the field they stand in: what is still missing and
    /// with whom, and how the preparation stands. What is over leads nowhere.
    pub fn leads(&self) -> Vec<(String, &str)> {
        let steps = self.steps.iter().enumerate();
        let steps = steps.filter(|(_, one)| !one.state.is_over());
        let steps = steps.flat_map(|(at, one)| {
            [
                (format!("what-{at}"), one.what.as_str()),
                (format!("provider-{at}"), one.provider.as_str()),
            ]
        });
        let open = |one: &&Action| matches!(one.state, ActionState::Open | ActionState::Running);
        let actions = self.actions.iter().filter(open).map(|one| {
            let at = ActionKind::ALL.iter().position(|kind| *kind == one.kind);
            (format!("words-{}", at.unwrap_or(0)), one.words.as_str())
        });
        steps.chain(actions).collect()
    }

    /// The words of a part that is text.
    pub fn text(&self, part: Part) -> Option<&str> {
        match part {
            Part::Schooling => Some(&self.schooling),
            Part::Training => Some(&self.training),
            Part::Experience => Some(&self.experience),
            Part::Licences => Some(&self.licences),
            Part::Languages => Some(&self.languages),
            Part::Limits => Some(&self.limits),
            Part::Wishes => Some(&self.wishes),
            Part::Targets | Part::Steps | Part::Actions => None,
        }
    }

    /// Whether nothing was said at all; that everything is open says nothing.
    pub fn is_empty(&self) -> bool {
        let said = |part: &Part| self.text(*part).is_some_and(|text| !text.trim().is_empty());
        self.targets.is_empty()
            && self.steps.is_empty()
            && !self
                .actions
                .iter()
                .any(|one| one.state != ActionState::Open)
            && !Part::ALL.iter().any(said)
    }

    /// How a part of the preparation stands.
    pub fn action(&self, kind: ActionKind) -> Option<&Action> {
        self.actions.iter().find(|one| one.kind == kind)
    }

    /// The steps that should be over by now and are not.
    pub fn late(&self, today: Date) -> impl Iterator<Item = &TrainingStep> {
        self.steps.iter().filter(move |one| one.is_late(today))
    }

    /// What is wrong with it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.is_empty() {
            faults.push(Fault::Empty);
        }
        if self.targets.len() > MAX_TARGETS {
            faults.push(Fault::TooManyTargets);
        }
        if self.steps.len() > MAX_STEPS {
            faults.push(Fault::TooManySteps);
        }
        for (at, one) in self.targets.iter().enumerate() {
            if one.occupation.trim().is_empty() {
                faults.push(Fault::NoOccupation(at));
            }
        }
        for (at, one) in self.steps.iter().enumerate() {
            if one.what.trim().is_empty() {
                faults.push(Fault::NoStep(at));
            }
            if let (Some(from), Some(to)) = (one.from, one.to)
                && to < from
            {
                faults.push(Fault::EndsBefore(at, from));
            }
        }
        faults.extend(self.actions.iter().filter_map(Action::fault));
        faults
    }
}

impl Action {
    fn fault(&self) -> Option<Fault> {
        if self.state != ActionState::NotNow {
            return None;
        }
        match self.why_not {
            None => Some(Fault::NoReason(self.kind)),
            Some(WhyNot::Other) if self.words.trim().is_empty() => Some(Fault::NoWords(self.kind)),
            Some(_) => None,
        }
    }
}

/// The parts in which two versions differ.
pub fn changed(before: &WorkProfile, after: &WorkProfile) -> Vec<Part> {
    let differs = |part: &Part| match part {
        Part::Targets => before.targets != after.targets,
        Part::Steps => before.steps != after.steps,
        Part::Actions => before.actions != after.actions,
        part => before.text(*part).map(str::trim) != after.text(*part).map(str::trim),
    };
    Part::ALL.iter().copied().filter(differs).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn step(what: &str, to: Option<Date>, state: StepState) -> TrainingStep {
        TrainingStep {
            what: what.to_owned(),
            provider: String::new(),
            from: None,
            to,
            state,
        }
    }

    fn not_now(why_not: Option<WhyNot>, words: &str) -> Action {
        Action {
            kind: ActionKind::Photo,
            state: ActionState::NotNow,
            why_not,
            words: words.to_owned(),
        }
    }

    #[test]
    fn a_profile_says_something_before_it_is_one() {
        let mut profile = WorkProfile::default();
        assert_eq!(profile.faults(), [Fault::Empty]);
        profile.schooling = " \n".to_owned();
        profile.actions = vec![Action {
            state: ActionState::Open,
            ..not_now(None, "")
        }];
        assert!(profile.is_empty());
        profile.languages = "Deutsch, Arabisch".to_owned();
        assert!(profile.faults().is_empty());
    }

    #[test]
    fn not_now_needs_a_reason_and_another_one_needs_words() {
        let of = |action: Action| WorkProfile {
            actions: vec![action],
            ..WorkProfile::default()
        };
        let photo = ActionKind::Photo;
        assert_eq!(of(not_now(None, "nein")).faults(), [Fault::NoReason(photo)]);
        let other = Some(WhyNot::Other);
        assert_eq!(of(not_now(other, " ")).faults(), [Fault::NoWords(photo)]);
        assert!(of(not_now(other, "Kostet Geld.")).faults().is_empty());
        assert!(of(not_now(Some(WhyNot::TooEarly), "")).faults().is_empty());
    }

    #[test]
    fn steps_say_what_and_end_after_they_begin() {
        let wrong = TrainingStep {
            from: Some(date(2027, 2, 1)),
            ..step("", Some(date(2027, 1, 1)), StepState::Planned)
        };
        let profile = WorkProfile {
            steps: vec![wrong],
            targets: vec![Target::default(); 4],
            ..WorkProfile::default()
        };
        let faults = profile.faults();
        assert!(faults.contains(&Fault::TooManyTargets));
        assert!(faults.contains(&Fault::NoOccupation(3)));
        assert!(faults.contains(&Fault::NoStep(0)));
        assert!(faults.contains(&Fault::EndsBefore(0, date(2027, 2, 1))));
    }

    #[test]
    fn only_what_is_not_over_can_be_late() {
        let today = date(2026, 11, 23);
        let to = |day| Some(date(2026, 11, day));
        let profile = WorkProfile {
            steps: vec![
                step("Staplerschein", to(22), StepState::Planned),
                step("Zeugnis", to(22), StepState::Done),
                step("Kurs", to(23), StepState::Running),
                step("Prüfung", None, StepState::Planned),
            ],
            ..WorkProfile::default()
        };
        let late: Vec<_> = profile.late(today).map(|one| one.what.as_str()).collect();
        assert_eq!(late, ["Staplerschein"]);
    }

    #[test]
    fn what_is_stored_comes_back_and_differences_are_named() {
        let profile = WorkProfile {
            wishes: "Drinnen, mit festen Zeiten.".to_owned(),
            steps: vec![step("Kurs", Some(date(2027, 1, 1)), StepState::Applied)],
            actions: vec![not_now(Some(WhyNot::OtherFirst), "")],
            ..WorkProfile::default()
        };
        let text = serde_json::to_string(&profile).unwrap_or_default();
        let back: WorkProfile = serde_json::from_str(&text).unwrap();
        assert!(changed(&profile, &back).is_empty());
        let more = WorkProfile {
            wishes: "Draußen.".to_owned(),
            actions: Vec::new(),
            ..profile.clone()
        };
        assert_eq!(changed(&profile, &more), [Part::Wishes, Part::Actions]);
        assert_eq!(
            serde_json::from_str::<WorkProfile>("{}").ok(),
            Some(WorkProfile::default())
        );
    }

    proptest! {
        #[test]
        fn differences_are_the_same_both_ways(one in "[ab ]{0,3}", other in "[ab ]{0,3}") {
            let of = |text: &str| WorkProfile { training: text.to_owned(), ..WorkProfile::default() };
            let (one, other) = (of(&one), of(&other));
            prop_assert_eq!(changed(&one, &other), changed(&other, &one));
            prop_assert!(changed(&one, &one).is_empty());
        }
    }
}
