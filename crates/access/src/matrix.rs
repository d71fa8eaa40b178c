//! The policy written out as a table for people: the golden file and the handbook's annex.
//!
//! The table is made by asking [`decide`], never by reading the policy's own tables, so it shows
//! what really happens.

use std::fmt::Write as _;

use domain::{
    Code,
    case::CaseStatus,
    ids::{CarrierId, SiteId, UserId},
    seam::Side,
    task::TaskRole,
};
use uuid::Uuid;

use crate::{
    Action, Actor, CaseFacts, Decision, ListKind, Relation, Role, Scope, decide,
    decide_arrangement, decide_task, scope,
};

const LEGEND: &str = "\
# Who may do what

Generated; do not edit. A difference in this file is a change of access.

A cell about a case has three signs, for the case in intake, running, ended:
  +  allowed
  i  allowed for an arrangement inside the prison, otherwise refused
  t  allowed for a task of the actor's own role, otherwise refused
  -  refused: the case may be seen, this may not be done (403)
  .  hidden: answered as if the case did not exist (404)
";

const WIDTH: usize = 23;

/// One column: a person looking at a case.
struct Column {
    role: Role,
    label: &'static str,
    actor: Actor,
    case: CaseFacts,
}

/// Writes the whole policy as plain text: case actions, actions without a case, and lists.
///
/// The text is the same in every run; `crates/access/tests/golden/matrix.txt` keeps it.
pub fn render_matrix() -> String {
    let columns = columns();
    let mut text = String::from(LEGEND);
    for &role in Role::ALL {
        let mine: Vec<&Column> = columns
            .iter()
            .filter(|column| column.role == role)
            .collect();
        render_case_actions(&mut text, role, &mine);
    }
    render_plain_actions(&mut text);
    render_lists(&mut text);
    text
}

fn render_case_actions(text: &mut String, role: Role, columns: &[&Column]) {
    let mut head = format!("{:WIDTH$}", "");
    let mut relations = format!("{:WIDTH$}", "relation");
    for column in columns {
        let relation = Relation::of(&column.actor, &column.case).code();
        let _ = write!(head, " {:width$}", column.label, width = width_of(column));
        let _ = write!(relations, " {relation:width$}", width = width_of(column));
    }
    let rows = Action::ALL
        .iter()
        .filter(|action| action.concerns_case())
        .map(|&action| {
            let mut row = format!("{:WIDTH$}", action.code());
            for column in columns {
                let _ = write!(
                    row,
                    " {:width$}",
                    cell(column, action),
                    width = width_of(column)
                );
            }
            row
        });
    let _ = writeln!(text, "\n## {}: actions on a case\n", role.code());
    for row in [head, relations].into_iter().chain(rows) {
        let _ = writeln!(text, "{}", row.trim_end());
    }
}

fn width_of(column: &Column) -> usize {
    let relation = Relation::of(&column.actor, &column.case).code();
    column.label.len().max(relation.len()) + 1
}

fn cell(column: &Column, action: Action) -> String {
    [CaseStatus::Clearing, CaseStatus::Active, CaseStatus::Closed]
        .into_iter()
        .map(|status| {
            let case = CaseFacts {
                status,
                ..column.case.clone()
            };
            let own = decide_task(&column.actor, action, &case, TaskRole::PrisonSocialService);
            let outside = decide_arrangement(&column.actor, action, &case, Side::Outside);
            match (decide(&column.actor, action, Some(&case)), own, outside) {
                (Decision::Allow, _, Decision::Allow) => '+',
                (Decision::Allow, ..) => 'i',
                (_, Decision::Allow, _) => 't',
                (Decision::Deny(_), ..) => '-',
                (Decision::Hidden, ..) => '.',
            }
        })
        .collect()
}

fn render_plain_actions(text: &mut String) {
    let _ = write!(text, "\n## Actions without a case\n\n{:WIDTH$}", "");
    for role in Role::ALL {
        let _ = write!(text, " {}", role.code());
    }
    let _ = writeln!(text);
    for &action in Action::ALL.iter().filter(|action| !action.concerns_case()) {
        let mut row = format!("{:WIDTH$}", action.code());
        for &role in Role::ALL {
            let sign = match decide(&actor(role), action, None) {
                Decision::Allow => '+',
                Decision::Deny(_) => '-',
                Decision::Hidden => '.',
            };
            let _ = write!(row, " {sign:width$}", width = role.code().len());
        }
        let _ = writeln!(text, "{}", row.trim_end());
    }
}

fn render_lists(text: &mut String) {
    let _ = writeln!(text, "\n## Cases that a list shows\n");
    for &list in ListKind::ALL {
        for &role in Role::ALL {
            let shown = match scope(&actor(role), list) {
                Scope::None => "none",
                Scope::OwnCases { .. } => "led or deputised by the actor",
                Scope::Sites { .. } => "of the actor's sites, or without a site",
                Scope::Institutions { .. } => "of the actor's institutions, until release",
            };
            let _ = writeln!(text, "{:10} {:WIDTH$} {shown}", list.code(), role.code());
        }
    }
}

fn columns() -> Vec<Column> {
    use Role::{Administrator, Coordination, DataProtectionOfficer};
    use Role::{PrisonSocialService, TransitionManager};
    let (here, elsewhere) = (id(20), id(21));
    let placed = |site: Uuid| CaseFacts {
        site: Some(SiteId::from_uuid(site)),
        ..bare_case()
    };
    let me = Some(UserId::from_uuid(id(1)));
    let opened = |site: Uuid| CaseFacts {
        opened_by: me,
        ..placed(site)
    };
    let held = |code: &str| CaseFacts {
        institution: Some(code.into()),
        ..opened(elsewhere)
    };
    let foreign = CaseFacts {
        carrier: CarrierId::from_uuid(id(11)),
        ..everything_mine()
    };
    let table = [
        (
            TransitionManager,
            "lead",
            CaseFacts {
                lead: me,
                ..placed(elsewhere)
            },
        ),
        (
            TransitionManager,
            "deputy",
            CaseFacts {
                deputy: me,
                ..placed(elsewhere)
            },
        ),
        (TransitionManager, "same site", placed(here)),
        (TransitionManager, "other site", placed(elsewhere)),
        (TransitionManager, "emergency", opened(elsewhere)),
        (TransitionManager, "no site yet", bare_case()),
        (TransitionManager, "other carrier", foreign.clone()),
        (PrisonSocialService, "own prison", held("mine")),
        (
            PrisonSocialService,
            "released",
            CaseFacts {
                released: true,
                ..held("mine")
            },
        ),
        (PrisonSocialService, "other prison", held("another")),
        (PrisonSocialService, "no prison", bare_case()),
        (PrisonSocialService, "other carrier", foreign.clone()),
        (Coordination, "own site", placed(here)),
        (Coordination, "no site yet", bare_case()),
        (
            Coordination,
            "other site",
            CaseFacts {
                lead: me,
                ..placed(elsewhere)
            },
        ),
        (Coordination, "emergency", opened(elsewhere)),
        (Coordination, "other carrier", foreign.clone()),
        (DataProtectionOfficer, "any case", everything_mine()),
        (DataProtectionOfficer, "other carrier", foreign.clone()),
        (Administrator, "any case", everything_mine()),
        (Administrator, "other carrier", foreign),
    ];
    table
        .into_iter()
        .map(|(role, label, case)| Column {
            role,
            label,
            actor: actor(role),
            case,
        })
        .collect()
}

const fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

// Every actor gets a site and an institution, so that a role cannot look safe only because the
// example lacks them.
fn actor(role: Role) -> Actor {
    Actor {
        user: UserId::from_uuid(id(1)),
        carrier: CarrierId::from_uuid(id(10)),
        role,
        sites: vec![SiteId::from_uuid(id(20))],
        institutions: vec!["mine".into()],
    }
}

fn bare_case() -> CaseFacts {
    CaseFacts {
        carrier: CarrierId::from_uuid(id(10)),
        site: None,
        institution: None,
        lead: None,
        deputy: None,
        released: false,
        opened_by: None,
        status: CaseStatus::Active,
    }
}

fn everything_mine() -> CaseFacts {
    CaseFacts {
        site: Some(SiteId::from_uuid(id(20))),
        institution: Some("mine".into()),
        lead: Some(UserId::from_uuid(id(1))),
        deputy: Some(UserId::from_uuid(id(1))),
        opened_by: Some(UserId::from_uuid(id(1))),
        ..bare_case()
    }
}
