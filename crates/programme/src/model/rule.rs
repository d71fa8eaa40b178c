//! Rules: phases, modules, criteria, precedences, tasks and securities.

use domain::{
    Code,
    anchor::Anchor,
    calendar::Roll,
    deadline::{DueRule, Offset},
    names::fold_tight,
    seam::{NeededSecurity, Security},
    task::{EscalationStep, TaskKind, TaskRole},
};

use crate::{expression::Expression, text::Text};

/// Where a rule comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis {
    /// Id of the source document.
    pub source: String,
    /// Section or paragraph in it; may be empty.
    pub section: String,
}

/// A day, given as a distance from an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Counted from here.
    pub anchor: Anchor,
    /// This far.
    pub offset: Offset,
}

/// From when to when the programme serves a person: `[from, to)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Point,
    /// First day after it; open if missing.
    pub to: Option<Point>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// A phase: `[from, to)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// First day.
    pub from: Point,
    /// First day after it; open if missing.
    pub to: Option<Point>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// A life domain (Lebensbereich).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeDomain {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What somebody may need in it, to choose from; none in a file that lists nothing.
    pub needs: Vec<NeedEntry>,
}

impl LifeDomain {
    /// What stands for words of one's own beside the needs of the list.
    pub const OTHER: &'static str = "other";

    /// The need of the list with this id.
    pub fn need(&self, id: &str) -> Option<&NeedEntry> {
        self.needs.iter().find(|one| one.id == id)
    }
}

/// A need of the list of a life domain (P8a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedEntry {
    /// What is stored; unique within its life domain.
    pub id: String,
    /// What is shown.
    pub title: Text,
}

/// What an arrangement for a security can be (`of` of a coverage).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityKind {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
}

/// A way to close a hole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What to do next.
    pub action: Option<Text>,
}

/// Who acts how long before the release while a security is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityEscalation {
    /// Distance from the release.
    pub offset: Offset,
    /// Who.
    pub to: TaskRole,
    /// What.
    pub action: Text,
}

/// A security with everything that the programme says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityRule {
    /// Which one.
    pub id: Security,
    /// The life domain that it belongs to.
    pub domain: String,
    /// Name.
    pub title: Text,
    /// How the seam looks at it.
    pub need: NeededSecurity,
    /// What an arrangement can be, best first.
    pub kinds: Vec<SecurityKind>,
    /// What would close a hole, best first.
    pub fallback: Vec<Way>,
    /// Who acts when, earliest first.
    pub escalation: Vec<SecurityEscalation>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// On which side of the wall a module takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ModulePlace {
    /// In the prison.
    Inside,
    /// After the gate.
    Outside,
    /// On both sides.
    Both,
}

impl Code for ModulePlace {
    const ALL: &'static [Self] = &[Self::Inside, Self::Outside, Self::Both];

    fn code(self) -> &'static str {
        match self {
            Self::Inside => "inside",
            Self::Outside => "outside",
            Self::Both => "both",
        }
    }
}

/// What a module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ModuleKind {
    /// Talks and advice.
    Counselling,
    /// Bridging the release.
    Transition,
    /// Support in and around a job.
    Employment,
    /// Work groups that structure the day.
    DayStructure,
    /// Courses.
    Training,
}

impl Code for ModuleKind {
    const ALL: &'static [Self] = &[
        Self::Counselling,
        Self::Transition,
        Self::Employment,
        Self::DayStructure,
        Self::Training,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Counselling => "counselling",
            Self::Transition => "transition",
            Self::Employment => "employment",
            Self::DayStructure => "day_structure",
            Self::Training => "training",
        }
    }
}

/// A module; several run at once, beside the phases (I15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What happens in it.
    pub summary: Text,
    /// On which side of the wall.
    pub place: ModulePlace,
    /// What it is.
    pub kind: ModuleKind,
    /// First day, if it is bound to one.
    pub from: Option<Point>,
    /// First day after it, if it is bound to one.
    pub to: Option<Point>,
    /// Whether a person can take part again.
    pub repeatable: bool,
    /// More about it.
    pub note: Option<Text>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// A criterion of admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Id.
    pub id: String,
    /// The rule in a few words.
    pub label: Text,
    /// The rule.
    pub when: Expression,
    /// What to ask for if it is unknown.
    pub ask: Option<Text>,
    /// More about it.
    pub note: Option<Text>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

/// Another programme that goes first in some life domains (P21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Precedence {
    /// Id.
    pub id: String,
    /// Its name.
    pub programme: String,
    /// Other names under which it is known.
    pub also_called: Vec<String>,
    /// The domains in which it goes first.
    pub domains: Vec<String>,
    /// The rule in words.
    pub text: Text,
    /// Whether a split needs the word of both sides first (P22a).
    pub needs_agreement: bool,
    /// More about it.
    pub note: Option<Text>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

impl Precedence {
    /// Whether this name means the programme; names are compared folded and without stops.
    pub fn is_called(&self, name: &str) -> bool {
        let name = fold_tight(name);
        [&self.id, &self.programme]
            .into_iter()
            .chain(&self.also_called)
            .any(|known| fold_tight(known) == name)
    }
}

/// A task that every case of the programme gets, if its condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskTemplate {
    /// Id (`T25`).
    pub id: String,
    /// What is to be done.
    pub title: Text,
    /// The title in easy German (*Leichte Sprache*), for the papers that a client gets.
    pub easy: Option<String>,
    /// How: papers, fees, places.
    pub note: Option<Text>,
    /// Counted from here.
    pub anchor: Anchor,
    /// How far; several make one task each (`T52.1`, `T52.2`, …).
    pub offsets: Vec<Offset>,
    /// Where the day goes if nobody works on it; `None` leaves it to the rule of the kind.
    pub roll: Option<Roll>,
    /// How binding it is.
    pub kind: TaskKind,
    /// The legal base. Laws keep their names in both languages, words between them do not.
    pub legal_basis: Option<Text>,
    /// Whether the text of the law was read.
    pub verified: bool,
    /// Who does it.
    pub role: TaskRole,
    /// What proves it.
    pub evidence: Option<Text>,
    /// When a case needs it; always, if missing.
    pub when: Option<Expression>,
    /// Securities and tasks that it waits for.
    pub blocked_by: Vec<String>,
    /// Who is told if it is late.
    pub escalation: Vec<EscalationStep>,
    /// Its life domain.
    pub domain: Option<String>,
    /// The security that it helps to bring about.
    pub security: Option<Security>,
    /// Whether it falls away while that security stands.
    pub unless_secured: bool,
    /// In the window of a re-entry it is due so long after the new admission (P11a); `None`: as ever.
    pub reentry: Option<Offset>,
    /// Where support was prolonged, it is due so far from its last day (P10); `None`: as ever.
    pub prolonged: Option<Offset>,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

impl TaskTemplate {
    /// The ids of its tasks with their offsets: the id itself, or `id.1`, `id.2`, … for several.
    pub fn steps(&self) -> impl Iterator<Item = (String, Offset)> {
        let single = self.offsets.len() == 1;
        self.offsets.iter().enumerate().map(move |(index, offset)| {
            let id = if single {
                self.id.clone()
            } else {
                format!("{}.{}", self.id, index + 1)
            };
            (id, *offset)
        })
    }

    /// How a task with this offset is due. Without a `roll` of its own: the day itself for no
    /// distance at all, the working day before for what counts backwards, the next one for a
    /// statutory period that counts forwards, else the working day before.
    pub fn due_rule(&self, offset: Offset) -> DueRule {
        self.due_from(self.anchor, offset)
    }

    /// The same in the window of a re-entry, if it says so.
    pub fn due_rule_again(&self) -> Option<DueRule> {
        self.reentry
            .map(|again| self.due_from(Anchor::Entry, again))
    }

    /// The same where support was prolonged, if it says so.
    pub fn due_rule_prolonged(&self) -> Option<DueRule> {
        self.prolonged
            .map(|offset| self.due_from(Anchor::SupportEnd, offset))
    }

    fn due_from(&self, anchor: Anchor, offset: Offset) -> DueRule {
        let roll = self.roll.unwrap_or_else(|| {
            if offset == Offset::default() {
                Roll::None
            } else if !offset.is_backwards() && self.kind == TaskKind::Statutory {
                Roll::After
            } else {
                Roll::Before
            }
        });
        DueRule {
            anchor,
            offset,
            roll,
        }
    }
}

/// How often people meet in a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRhythm {
    /// The phase.
    pub phase: String,
    /// Days between two contacts at most.
    pub every_days: u32,
    /// Where it comes from.
    pub basis: Option<Basis>,
}

#[cfg(test)]
mod tests {
    use crate::{Catalogue, fixture::programme};

    #[test]
    fn a_life_domain_may_list_needs_or_none() {
        let read = programme();
        let housing = read.domain("housing").unwrap();
        assert_eq!(housing.needs.len(), 2);
        let kept = housing.need("keep_home").unwrap();
        assert_eq!(kept.title.en, "Keep the home during custody");
        assert_eq!(housing.need("moon"), None);
        assert_eq!(read.domain("health").unwrap().needs, []);
    }

    #[test]
    fn every_domain_of_a_shipped_programme_lists_needs() {
        for programme in Catalogue::shipped().unwrap().programmes() {
            for domain in &programme.domains {
                let listed = domain.needs.len();
                assert!((4..=8).contains(&listed), "{} {listed}", domain.id);
            }
        }
    }
}
