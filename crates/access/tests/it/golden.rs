//! The whole policy as a file. `UPDATE_GOLDEN=1 cargo test -p access` rewrites it.

use std::{env, fs, path::Path};

use access::{Action, Role, render_matrix};
use domain::Code;

#[test]
fn matrix_is_the_golden_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/matrix.txt");
    let rendered = render_matrix();
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        fs::write(&path, &rendered).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap();
    assert!(
        rendered == golden,
        "access has changed; if that is intended, run `UPDATE_GOLDEN=1 cargo test -p access` and \
         have the difference reviewed:\n{}",
        difference(&golden, &rendered)
    );
}

#[test]
fn matrix_names_every_action_and_role() {
    let rendered = render_matrix();
    for action in Action::ALL {
        let row = format!("\n{} ", action.code());
        assert!(rendered.contains(&row), "no row for {}", action.code());
    }
    for role in Role::ALL {
        assert!(
            rendered.contains(role.code()),
            "no column for {}",
            role.code()
        );
    }
}

fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let gone = old
        .iter()
        .filter(|line| !new.contains(line))
        .map(|line| format!("- {line}\n"));
    let come = new
        .iter()
        .filter(|line| !old.contains(line))
        .map(|line| format!("+ {line}\n"));
    gone.chain(come).collect()
}
