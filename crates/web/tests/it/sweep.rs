//! Every route, asked by everybody: without sign-in, in the wrong role, for a case of another office
//! or carrier, with an id that does not exist or is none. A new route has to be classified here.

use access::{Action, Decision, Role, decide};
use store::account::AccountRow;
use testkit::{Answer, Browser, Sketch, World, on_each_engine};
use web::routes::{Guard, Route};

/// Who may use a route that is about no case.
#[derive(Clone, Copy)]
enum Who {
    /// Everybody who has signed in.
    Anyone,
    /// Those who may do this.
    May(Action),
    /// Those whom the row in the path concerns.
    Concerned,
}

/// The routes about no case, by the beginning of their path; the longest one counts.
const CLASSES: &[(&str, Who)] = &[
    ("/", Who::Anyone),
    ("/language", Who::Anyone),
    ("/logout", Who::Anyone),
    ("/account", Who::Anyone),
    ("/help", Who::Anyone),
    ("/help/{chapter}", Who::Anyone),
    // Each case in a draft is checked by itself.
    ("/drafts", Who::Anyone),
    ("/absence", Who::Concerned),
    ("/approvals/{approval}", Who::Concerned),
    ("/handovers/{handover}", Who::Concerned),
    ("/day", Who::May(Action::ViewDay)),
    ("/cases", Who::May(Action::ListCases)),
    ("/cases.csv", Who::May(Action::ListCases)),
    ("/search", Who::May(Action::SearchCases)),
    ("/referrals", Who::May(Action::ListReferrals)),
    ("/referrals/new", Who::May(Action::AddReferral)),
    ("/imports", Who::May(Action::ImportReleaseList)),
    ("/capacity", Who::May(Action::ViewCapacity)),
    ("/groups", Who::May(Action::ViewGroups)),
    ("/groups/new", Who::May(Action::EditGroups)),
    ("/groups/{offer}/edit", Who::May(Action::EditGroups)),
    ("/reports", Who::May(Action::ViewReports)),
    ("/partners", Who::May(Action::ViewPartners)),
    ("/partners.json", Who::May(Action::ViewPartners)),
    ("/programmes", Who::May(Action::ViewProgrammes)),
    ("/users", Who::May(Action::ManageUsers)),
    ("/sites", Who::May(Action::ManageSites)),
    ("/letters", Who::May(Action::EditLetters)),
    ("/emergency", Who::May(Action::OpenInEmergency)),
    ("/emergencies", Who::May(Action::ViewLog)),
    ("/log", Who::May(Action::ViewLog)),
    ("/log/head", Who::May(Action::ViewLog)),
    ("/log/verify", Who::May(Action::ViewLog)),
    ("/users/new", Who::May(Action::ManageUsers)),
];

fn class(path: &str) -> Option<Who> {
    CLASSES
        .iter()
        .filter(|(start, _)| {
            path == *start || (*start != "/" && path.starts_with(&format!("{start}/")))
        })
        .max_by_key(|(start, _)| start.len())
        .map(|(_, who)| *who)
}

fn routes(guard: Guard) -> Vec<Route> {
    let all = web::pages::all();
    let mut listed = all.listed().to_vec();
    listed.retain(|route| route.guard == guard);
    listed
}

/// An id that no row has.
const UNKNOWN: &str = "0193aaaa-0000-7000-8000-00000000dead";

/// The path with a case and, for everything else in braces, `other`.
fn filled(path: &str, case: &str, other: &str) -> String {
    path.split('/')
        .map(|step| match step {
            "{case}" => case,
            // A line is a number, typed by the program.
            "{line}" => "1",
            step if step.starts_with('{') => other,
            step => step,
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn ask(browser: &Browser, route: &Route, path: &str) -> Answer {
    match (route.method, route.path) {
        ("GET", _) => browser.get(path).await,
        // The forms with a file.
        (
            _,
            "/imports" | "/cases/{case}/plan/signature" | "/cases/{case}/overlaps/{overlap}/scan",
        ) => browser.upload(path, &[], ("file", "x.csv", b"")).await,
        _ => browser.post(path, &[]).await,
    }
}

/// A page without the ids in it, so that two answers can be compared.
fn without_ids(body: &str) -> String {
    let is_id = |c: char| c.is_ascii_hexdigit() || c == '-';
    let mut text = String::new();
    let mut word = String::new();
    for c in body.chars().chain(['\n']) {
        if is_id(c) {
            word.push(c);
            continue;
        }
        text.push_str(if word.len() == 36 { "ID" } else { &word });
        word.clear();
        text.push(c);
    }
    text
}

#[test]
fn every_route_is_classified() {
    for route in routes(Guard::SignedIn) {
        assert!(
            class(route.path).is_some(),
            "{} {} is about no case: say in CLASSES who may use it",
            route.method,
            route.path
        );
    }
    for route in routes(Guard::Case) {
        assert!(
            route.path.starts_with("/cases/{case}"),
            "{} has no case in its path",
            route.path
        );
    }
    let public: Vec<&str> = routes(Guard::Public).iter().map(|one| one.path).collect();
    for path in public {
        assert!(
            [
                "/login",
                "/setup/{token}",
                "/invitation/{token}",
                // Behind a secret; programs read it.
                "/calendar/{file}"
            ]
            .contains(&path),
            "{path} can be used by anybody; is that meant?"
        );
    }
}

#[tokio::test]
async fn without_sign_in_every_page_leads_to_it() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await.to_string();
        let browser = world.stranger_browser();
        for route in [routes(Guard::SignedIn), routes(Guard::Case)].concat() {
            let path = filled(route.path, &case, UNKNOWN);
            let answer = ask(&browser, &route, &path).await;
            assert_eq!(answer.status, 303, "{} {path}", route.method);
            assert!(
                answer.location.starts_with("/login"),
                "{path}: {}",
                answer.location
            );
            assert!(!answer.body.contains("Demir"), "{path}");
        }
    })
    .await;
}

/// Everybody to whom a case of the first site, led by the worker, does not exist.
fn outsiders(world: &World) -> [&AccountRow; 5] {
    [
        &world.colleague,
        &world.elsewhere,
        &world.officer,
        &world.administrator,
        &world.stranger,
    ]
}

#[tokio::test]
async fn a_case_of_others_is_answered_like_one_that_does_not_exist() {
    on_each_engine(async |world| {
        let case = world.active_case(Sketch::default()).await.to_string();
        for account in outsiders(&world) {
            let browser = world.browser(account).await;
            for route in routes(Guard::Case) {
                let foreign = filled(route.path, &case, UNKNOWN);
                let unknown = filled(route.path, UNKNOWN, UNKNOWN);
                let answer = ask(&browser, &route, &foreign).await;
                let about = format!("{} {} by {}", route.method, route.path, account.login);
                assert_eq!(answer.status, 404, "{about}");
                let nothing = ask(&browser, &route, &unknown).await;
                assert_eq!(nothing.status, 404, "{about}, unknown id");
                assert_eq!(
                    without_ids(&answer.body),
                    without_ids(&nothing.body),
                    "{about}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_prison_does_not_see_cases_of_another_one() {
    on_each_engine(async |world| {
        let all = world.app.institutions.all();
        let other = all.iter().find(|one| one.id != "th-tonna").unwrap();
        let sketch = Sketch {
            institution: Box::leak(other.id.clone().into_boxed_str()),
            ..Sketch::default()
        };
        let case = world.active_case(sketch).await.to_string();
        let browser = world.browser(&world.prison).await;
        for route in routes(Guard::Case) {
            let path = filled(route.path, &case, UNKNOWN);
            let answer = ask(&browser, &route, &path).await;
            assert_eq!(answer.status, 404, "{} {}", route.method, route.path);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_id_is_not_found() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        for route in routes(Guard::Case) {
            for wrong in ["x", "0193aaaa-0000-7000-8000-00000000dea", "%00"] {
                let path = filled(route.path, wrong, wrong);
                let answer = ask(&browser, &route, &path).await;
                assert_eq!(answer.status, 404, "{} {path}", route.method);
            }
        }
        // The same for what stands behind a case that may be seen.
        let case = world.active_case(Sketch::default()).await.to_string();
        for route in routes(Guard::Case) {
            let path = filled(route.path, &case, "x");
            if route.method == "GET" && path.split('/').any(|step| step == "x") {
                let answer = ask(&browser, &route, &path).await;
                assert_eq!(answer.status, 404, "{path}");
            }
        }
    })
    .await;
}

fn everybody(world: &World) -> [&AccountRow; 6] {
    [
        &world.worker,
        &world.prison,
        &world.coordination,
        &world.officer,
        &world.administrator,
        &world.stranger,
    ]
}

#[tokio::test]
async fn what_is_about_no_case_is_open_to_its_roles_only() {
    on_each_engine(async |world| {
        for account in everybody(&world) {
            let browser = world.browser(account).await;
            let actor = world.actor(account).await;
            for route in routes(Guard::SignedIn) {
                if route.path == "/logout" {
                    continue;
                }
                let path = filled(route.path, UNKNOWN, UNKNOWN);
                let answer = ask(&browser, &route, &path).await;
                let about = format!(
                    "{} {} by {}: {}",
                    route.method, route.path, account.login, answer.status
                );
                assert!(answer.status < 500, "{about}\n{}", answer.body);
                let may = match class(route.path) {
                    Some(Who::May(action)) => decide(&actor, action, None) == Decision::Allow,
                    _ => true,
                };
                if may {
                    assert!(answer.status != 403, "{about}");
                    let plain = route.method == "GET" && !route.path.contains('{');
                    let needs_query = ["/sites/new"].contains(&route.path);
                    let concerns = matches!(class(route.path), Some(Who::Concerned));
                    assert!(
                        !plain || needs_query || concerns || answer.status < 400,
                        "{about}"
                    );
                } else {
                    assert!([403, 404].contains(&answer.status), "{about}");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn no_page_of_a_case_fails_for_anybody() {
    on_each_engine(async |world| {
        for account in everybody(&world) {
            let case = world.active_case(Sketch::default()).await.to_string();
            let browser = world.browser(account).await;
            let mut all = routes(Guard::Case);
            // Reading first: an empty form may still end something.
            all.sort_by_key(|route| route.method);
            for route in all {
                let path = filled(route.path, &case, UNKNOWN);
                let answer = ask(&browser, &route, &path).await;
                assert!(
                    answer.status < 500,
                    "{} {} by {}: {}\n{}",
                    route.method,
                    route.path,
                    account.login,
                    answer.status,
                    answer.body
                );
                let related = matches!(
                    account.role,
                    Role::TransitionManager | Role::Coordination | Role::PrisonSocialService
                ) && account.carrier == world.carrier;
                if !related {
                    assert_eq!(answer.status, 404, "{path}");
                }
            }
        }
    })
    .await;
}
