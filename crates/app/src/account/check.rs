//! What an account may look like.

use access::Role;
use auth::password;
use domain::{
    Code,
    ids::{CarrierId, SiteId},
};
use store::Tx;

use crate::{App, AppError, Message, Problems};

/// Longest login, in characters.
const LOGIN_MAX: usize = 64;
/// Shortest login, in characters.
const LOGIN_MIN: usize = 2;

/// An account as it was typed.
#[derive(Debug, Clone, Default)]
pub struct AccountInput {
    /// Name, as colleagues know it.
    pub name: String,
    /// What is typed to sign in; only read for a new account.
    pub login: String,
    /// Role, if one was chosen.
    pub role: Option<Role>,
    /// Ids of sites.
    pub sites: Vec<String>,
    /// Codes of prisons.
    pub institutions: Vec<String>,
    /// `de` or `en`.
    pub language: String,
    /// How many cases this person can lead.
    pub capacity: i64,
}

/// An account that may be stored.
pub(super) struct Checked {
    pub name: String,
    pub login: String,
    pub role: Role,
    pub sites: Vec<SiteId>,
    pub institutions: Vec<String>,
    pub language: String,
    pub capacity: i64,
}

/// Checks all of it and comes back with every problem at once, those that the page found included.
pub(super) async fn checked(
    app: &App,
    tx: &mut Tx,
    carrier: CarrierId,
    input: AccountInput,
    mut problems: Problems,
    is_new: bool,
) -> Result<Checked, AppError> {
    let login = input.login.trim().to_lowercase();
    if is_new && let Some(message) = login_problem(&login) {
        problems.add("login", message);
    }
    if is_new && store::account::by_login(tx, &login).await?.is_some() {
        problems.add(
            "login",
            Message::new("error-already-used").with("found", &login),
        );
    }
    let known: Vec<SiteId> = store::site::of_carrier(tx, carrier)
        .await?
        .iter()
        .map(|site| site.id)
        .collect();
    let asked: Vec<Option<SiteId>> = input.sites.iter().map(|one| one.parse().ok()).collect();
    let mut sites: Vec<SiteId> = asked.into_iter().flatten().collect();
    sites.dedup();
    if input.sites.len() != sites.len() || sites.iter().any(|one| !known.contains(one)) {
        problems.add_key("sites", "account-sites-unknown");
    }
    let mut institutions = input.institutions;
    institutions.sort();
    institutions.dedup();
    if let Some(code) = institutions
        .iter()
        .find(|code| app.institutions.get(code).is_none())
    {
        problems.add(
            "institutions",
            Message::new("error-unknown-value").with("found", code),
        );
    }
    if let Some(role) = input.role {
        places_of_role(role, &mut sites, &mut institutions, &mut problems);
    }
    problems.none_or_invalid()?;
    let role = input
        .role
        .ok_or_else(|| AppError::invalid("role", "error-choose"))?;
    Ok(Checked {
        name: input.name,
        login,
        role,
        sites,
        institutions,
        language: page_language(&input.language).to_owned(),
        capacity: input.capacity,
    })
}

/// Each role works somewhere else; what does not belong to it is dropped, what is missing is said.
fn places_of_role(
    role: Role,
    sites: &mut Vec<SiteId>,
    institutions: &mut Vec<String>,
    problems: &mut Problems,
) {
    match role {
        Role::TransitionManager | Role::Coordination => {
            institutions.clear();
            if sites.is_empty() && problems.of("sites").next().is_none() {
                problems.add_key("sites", "account-sites-missing");
            }
        }
        Role::PrisonSocialService => {
            sites.clear();
            if institutions.is_empty() {
                problems.add_key("institutions", "account-institutions-missing");
            }
        }
        Role::DataProtectionOfficer | Role::Administrator => {
            sites.clear();
            institutions.clear();
        }
    }
}

/// The language of somebody's pages; German unless English was asked for.
pub fn page_language(asked: &str) -> &'static str {
    if asked == "en" { "en" } else { "de" }
}

/// What is wrong with a login: it is typed often, on any keyboard, and read out on the telephone.
pub(super) fn login_problem(login: &str) -> Option<Message> {
    let length = login.chars().count();
    if login.is_empty() {
        return Some(Message::new("error-required"));
    }
    if length < LOGIN_MIN {
        return Some(Message::new("error-too-short").with("min", LOGIN_MIN));
    }
    if length > LOGIN_MAX {
        return Some(Message::new("error-too-long").with("max", LOGIN_MAX));
    }
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_@".contains(c);
    (!login.chars().all(fits))
        .then(|| Message::new("account-login-characters").with("found", login))
}

/// What is wrong with a new password, at its field, and whether it was typed alike twice.
pub(super) fn password_problems(
    typed: &str,
    again: &str,
    login: &str,
    name: &str,
    problems: &mut Problems,
) {
    let names: Vec<&str> = name.split_whitespace().collect();
    if typed.is_empty() {
        problems.add_key("password", "error-required");
        return;
    }
    if let Err(found) = password::policy(typed, login, &names) {
        // The first one is enough: mending it often mends the others.
        for problem in found.iter().take(1) {
            let code = problem.code().replace('_', "-");
            problems.add_key("password", &format!("code-password-problem-{code}"));
        }
    } else if typed != again {
        problems.add_key("again", "account-passwords-differ");
    }
}

#[cfg(test)]
mod tests {
    use access::Role;
    use domain::ids::SiteId;
    use uuid::Uuid;

    use super::{login_problem, password_problems, places_of_role};
    use crate::Problems;

    #[test]
    fn a_login_is_short_and_typed_on_any_keyboard() {
        for fine in ["a.krueger", "dora", "k-2_b", "x@y.example"] {
            assert_eq!(login_problem(fine), None, "{fine}");
        }
        for (wrong, key) in [
            ("", "error-required"),
            ("a", "error-too-short"),
            ("a krueger", "account-login-characters"),
            ("krüger", "account-login-characters"),
        ] {
            assert_eq!(login_problem(wrong).unwrap().key, key, "{wrong}");
        }
        assert_eq!(
            login_problem(&"a".repeat(65)).unwrap().key,
            "error-too-long"
        );
    }

    #[test]
    fn each_role_works_where_it_belongs() {
        let site = SiteId::from_uuid(Uuid::from_u128(1));
        for (role, sites_left, institutions_left) in [
            (Role::TransitionManager, 1, 0),
            (Role::Coordination, 1, 0),
            (Role::PrisonSocialService, 0, 1),
            (Role::DataProtectionOfficer, 0, 0),
            (Role::Administrator, 0, 0),
        ] {
            let (mut sites, mut institutions) = (vec![site], vec!["th-tonna".to_owned()]);
            let mut problems = Problems::new();
            places_of_role(role, &mut sites, &mut institutions, &mut problems);
            assert_eq!(
                (sites.len(), institutions.len()),
                (sites_left, institutions_left)
            );
            assert_eq!(problems, Problems::new());
        }
        let mut problems = Problems::new();
        places_of_role(
            Role::TransitionManager,
            &mut Vec::new(),
            &mut Vec::new(),
            &mut problems,
        );
        assert!(problems.of("sites").next().is_some());
    }

    #[test]
    fn a_password_is_checked_at_its_field() {
        let check = |typed: &str, again: &str| {
            let mut problems = Problems::new();
            password_problems(typed, again, "a.krueger", "Anna Krüger", &mut problems);
            problems
                .0
                .into_iter()
                .map(|one| (one.field, one.message.key))
                .collect::<Vec<_>>()
        };
        let good = "drei Birken am Ufer der Unstrut";
        assert_eq!(check(good, good), []);
        let problem = |field: &str, key: &str| vec![(field.to_owned(), key.to_owned())];
        assert_eq!(
            check("kurz", "kurz"),
            problem("password", "code-password-problem-too-short")
        );
        assert_eq!(
            check(good, "anders"),
            problem("again", "account-passwords-differ")
        );
        assert_eq!(check("", ""), problem("password", "error-required"));
    }
}
