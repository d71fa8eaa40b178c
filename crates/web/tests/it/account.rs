//! Accounts: first set-up, invitations, changing and locking, the own account.

use app::account::{NewAccount, add, first_link, reset};
use domain::ids::SessionId;
use store::log::{LogFilter, LoggedEntry};
use testkit::{PASSWORD, World, on_each_engine};

mod carrier;
mod locked;
mod notice;

const GOOD: &str = "sieben Kraniche über dem See";

async fn log_of(world: &World) -> Vec<LoggedEntry> {
    let mut tx = world.app.store.read().await.unwrap();
    store::log::latest(&mut tx, world.carrier, LogFilter::All, None, 50)
        .await
        .unwrap()
}

async fn logged(world: &World, action: &str) -> LoggedEntry {
    let all = log_of(world).await;
    let found = all.into_iter().find(|one| one.entry.action == action);
    found.unwrap_or_else(|| panic!("no entry {action}"))
}

fn link_in(body: &str) -> String {
    let at = body.find("/invitation/").expect("a link on the page");
    body[at..].chars().take_while(|c| *c != '"').collect()
}

#[tokio::test]
async fn nobody_becomes_first_administrator_once_there_is_an_account() {
    on_each_engine(async |world| {
        let mut chance = world.app.chance.clone();
        let link = first_link(&world.app, world.now(), world.ids(), &mut chance).await;
        assert!(link.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_first_link_makes_carrier_and_administrator_once() {
    on_each_engine(async |world| {
        let mut tx = world.app.store.write().await.unwrap();
        for table in [
            "user_site",
            "user_institution",
            "user_account",
            "site",
            "carrier",
        ] {
            let sql = format!("DELETE FROM {table}");
            tx.execute(&sql, &[]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut chance = world.app.chance.clone();
        let old = first_link(&world.app, world.now(), world.ids(), &mut chance).await;
        let old = old.unwrap().unwrap();
        let token = first_link(&world.app, world.now(), world.ids(), &mut chance).await;
        let token = token.unwrap().unwrap();
        let browser = world.stranger_browser();
        // The link of an earlier start has ended.
        browser
            .get(&format!("/setup/{}", old.reveal()))
            .await
            .is(410)
            .has("verwendet oder durch einen neueren ersetzt");
        let path = format!("/setup/{}", token.reveal());
        browser.get(&path).await.is(200).has("Träger");
        let fields = |password: &'static str| {
            [
                ("carrier", "Brücke Mitte e. V."),
                ("name", "Tilda Wenzel"),
                ("login", "T.Wenzel"),
                ("password", password),
                ("again", password),
            ]
        };
        browser
            .post(&path, &fields("kurz"))
            .await
            .is(422)
            .has("zu kurz")
            .has("Brücke Mitte e. V.")
            .lacks("value=\"kurz\"");
        let answer = browser.post(&path, &fields(GOOD)).await;
        answer.is(303);
        assert!(answer.cookie.starts_with("__Host-nahtlos="));
        browser.get(&path).await.is(410).has("verwendet");
        browser.post(&path, &fields(GOOD)).await.is(410);
        browser
            .post("/login", &[("login", "t.wenzel"), ("password", GOOD)])
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn an_unknown_or_malformed_link_is_not_found_and_an_old_one_says_so() {
    on_each_engine(async |world| {
        let browser = world.stranger_browser();
        for path in ["/setup/x", "/invitation/x"] {
            browser.get(path).await.is(404);
        }
        let unknown = world.app.chance.token();
        browser
            .get(&format!("/invitation/{}", unknown.reveal()))
            .await
            .is(404);
        let admin = world.browser(&world.administrator).await;
        let page = admin
            .post(&format!("/users/{}/reset", world.worker.id), &[])
            .await;
        let link = link_in(&page.is(200).body);
        // A link for a password does not open the first set-up.
        browser
            .get(&link.replace("/invitation/", "/setup/"))
            .await
            .is(404);
        world.set_today(jiff::civil::date(2026, 11, 26));
        browser.get(&link).await.is(410).has("abgelaufen");
    })
    .await;
}

#[tokio::test]
async fn a_new_account_gets_a_link_sets_its_password_and_is_signed_in() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let site = world.sites[0].to_string();
        let answer = admin
            .post(
                "/users",
                &[
                    ("name", "Kim Albers"),
                    ("login", "K.Albers"),
                    ("role", "transition_manager"),
                    ("sites", &site),
                    ("language", "en"),
                    ("capacity", "25"),
                ],
            )
            .await;
        let link = link_in(&answer.is(200).has("Kim Albers").body);
        let entry = logged(&world, "account.add").await.entry;
        assert_eq!(entry.user, Some(world.administrator.id));
        assert_eq!(entry.detail, "{\"role\":\"transition_manager\"}");
        admin.get("/users").await.has("Link offen bis");

        let browser = world.stranger_browser();
        browser.get(&link).await.is(200).has("k.albers");
        browser
            .post(&link, &[("password", GOOD), ("again", "anders")])
            .await
            .is(422)
            .has("verschieden");
        let answer = browser
            .post(&link, &[("password", GOOD), ("again", GOOD)])
            .await;
        answer.is(303);
        assert!(!answer.cookie.is_empty());
        browser.get(&link).await.is(410);
        let mut tx = world.app.store.read().await.unwrap();
        let account = store::account::by_login(&mut tx, "k.albers").await.unwrap();
        let account = account.unwrap();
        assert_eq!((account.capacity, &*account.language), (25, "en"));
        let sites = store::account::sites(&mut tx, account.id).await.unwrap();
        assert_eq!(sites, [world.sites[0]]);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_account_is_refused_and_what_was_typed_is_kept() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        admin
            .post(
                "/users",
                &[
                    ("name", "Kim Albers"),
                    ("login", "worker"),
                    ("role", "transition_manager"),
                    ("capacity", "viele"),
                ],
            )
            .await
            .is(422)
            .has("Fehler: ")
            .has("„worker“ ist schon vergeben")
            .has("mindestens einen Standort")
            .has("„viele“ ist keine ganze Zahl")
            .has("value=\"Kim Albers\"")
            .has("value=\"transition_manager\" checked");
        let foreign_site = domain::ids::SiteId::from_uuid(uuid(77)).to_string();
        admin
            .post(
                "/users",
                &[
                    ("name", "Kim Albers"),
                    ("login", "kim"),
                    ("role", "coordination"),
                    ("sites", &foreign_site),
                ],
            )
            .await
            .is(422)
            .has("steht nicht zur Auswahl");
    })
    .await;
}

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

#[tokio::test]
async fn only_administration_sees_accounts_and_only_of_its_carrier() {
    on_each_engine(async |world| {
        for account in [&world.worker, &world.coordination, &world.officer] {
            let browser = world.browser(account).await;
            browser.get("/users").await.is(403);
            browser
                .post(&format!("/users/{}/lock", world.prison.id), &[])
                .await
                .is(403);
        }
        let admin = world.browser(&world.administrator).await;
        admin
            .get("/users")
            .await
            .is(200)
            .has("Anna Beispiel")
            .lacks("Ida Nebenan");
        let foreign = format!("/users/{}", world.stranger.id);
        let unknown = format!("/users/{}", uuid(5));
        for path in [&foreign, &unknown, "/users/x"] {
            admin.get(path).await.is(404);
            admin.post(&format!("{path}/lock"), &[]).await.is(404);
            admin.post(&format!("{path}/reset"), &[]).await.is(404);
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_change_shows_both_versions() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let path = format!("/users/{}", world.worker.id);
        let site = world.sites[0].to_string();
        let form = |name: &'static str, version: &'static str| {
            vec![
                ("version", version),
                ("name", name),
                ("role", "transition_manager"),
                ("language", "de"),
                ("capacity", "30"),
            ]
        };
        let send = async |name: &'static str, version: &'static str| {
            let mut fields = form(name, version);
            fields.push(("sites", site.as_str()));
            admin.post(&path, &fields).await
        };
        send("Anna Neuname", "1").await.is(303);
        let answer = send("Anna Andersname", "1").await;
        answer
            .is(409)
            .has("Gespeichert ist jetzt")
            .has("<dd>Anna Neuname</dd>")
            .has("value=\"Anna Andersname\"")
            .has("name=\"version\" value=\"2\"");
        send("Anna Andersname", "2").await.is(303);
        admin.get(&path).await.has("Anna Andersname");
    })
    .await;
}

#[tokio::test]
async fn locking_ends_sessions_and_the_last_administrator_stays() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/users/{}", world.worker.id);
        admin
            .post(&format!("{path}/lock"), &[("version", "1")])
            .await
            .is(303);
        assert_eq!(
            worker.get("/account").await.location,
            "/login?next=/account"
        );
        world
            .stranger_browser()
            .post("/login", &[("login", "worker"), ("password", PASSWORD)])
            .await
            .is(422);
        admin
            .post(&format!("{path}/reset"), &[])
            .await
            .is(422)
            .has("Entsperren Sie es zuerst");
        admin
            .post(&format!("{path}/unlock"), &[("version", "2")])
            .await
            .is(303);
        world
            .browser(&world.worker)
            .await
            .get("/account")
            .await
            .is(200);

        let own = format!("/users/{}", world.administrator.id);
        admin
            .post(&format!("{own}/lock"), &[("version", "1")])
            .await
            .is(422)
            .has("das letzte aktive Konto der Administration");
        let fields = [
            ("version", "1"),
            ("name", "Hanno Technik"),
            ("role", "data_protection_officer"),
        ];
        admin
            .post(&own, &fields)
            .await
            .is(422)
            .has("das letzte aktive Konto der Administration");
        assert_eq!(logged(&world, "account.lock").await.entry.outcome, "ok");
    })
    .await;
}

#[tokio::test]
async fn a_reset_ends_the_password_and_the_sessions() {
    on_each_engine(async |world| {
        let admin = world.browser(&world.administrator).await;
        let worker = world.browser(&world.worker).await;
        let path = format!("/users/{}/reset", world.worker.id);
        let first = link_in(&admin.post(&path, &[]).await.is(200).body);
        let second = link_in(&admin.post(&path, &[]).await.is(200).body);
        worker.get("/account").await.is(303);
        let browser = world.stranger_browser();
        browser
            .post("/login", &[("login", "worker"), ("password", PASSWORD)])
            .await
            .is(422);
        browser.get(&first).await.is(410);
        browser.get(&second).await.is(200);
    })
    .await;
}

#[tokio::test]
async fn people_change_their_own_account_and_absence() {
    on_each_engine(async |world| {
        let worker = world.browser(&world.worker).await;
        worker.get("/account").await.is(200).has("Anna Beispiel");
        let form = |day: &'static str, version: &'static str| {
            [
                ("version", version),
                ("name", "Dora Leitner"),
                ("language", "de"),
                ("absent_until", day),
            ]
        };
        worker
            .post("/account", &form("01.02.2026", "1"))
            .await
            .is(422)
            .has("liegt in der Vergangenheit")
            .has("01.02.2026");
        worker
            .post("/account", &form("04.12.2026", "1"))
            .await
            .is(303);
        worker
            .post("/account", &form("05.12.2026", "1"))
            .await
            .is(409)
            .has("<dd>04.12.2026</dd>")
            .has("value=\"05.12.2026\"");
        let mut tx = world.app.store.read().await.unwrap();
        let row = store::account::by_id(&mut tx, world.worker.id)
            .await
            .unwrap();
        let row = row.unwrap();
        assert_eq!(row.absent_until, Some(jiff::civil::date(2026, 12, 4)));
        // Record and log say under this name who did what: nobody gives themselves another one.
        assert_eq!(row.name, "Anna Beispiel");
    })
    .await;
}

#[tokio::test]
async fn changing_the_password_asks_the_old_one_and_ends_other_sessions() {
    on_each_engine(async |world| {
        let (here, there) = (
            world.browser(&world.worker).await,
            world.browser(&world.worker).await,
        );
        let form = |current: &'static str, new: &'static str| {
            [("current", current), ("password", new), ("again", new)]
        };
        here.post("/account/password", &form("falsch", GOOD))
            .await
            .is(422)
            .has("bisherige Passwort stimmt nicht");
        here.post("/account/password", &form(PASSWORD, "Anna Beispiel"))
            .await
            .is(422)
            .has("id=\"password-error\"");
        here.post("/account/password", &form(PASSWORD, GOOD))
            .await
            .is(303);
        here.get("/account").await.is(200);
        there.get("/account").await.is(303);
        world
            .stranger_browser()
            .post("/login", &[("login", "worker"), ("password", GOOD)])
            .await
            .is(303);
    })
    .await;
}

#[tokio::test]
async fn guessing_the_old_password_is_slowed_down() {
    on_each_engine(async |world| {
        let browser = world.browser(&world.worker).await;
        let form = [("current", "falsch"), ("password", GOOD), ("again", GOOD)];
        for _ in 0..5 {
            browser.post("/account/password", &form).await.is(422);
        }
        browser.post("/account/password", &form).await.is(429);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_or_administration() {
    on_each_engine(async |world| {
        let (here, there) = (
            world.browser(&world.worker).await,
            world.browser(&world.worker).await,
        );
        here.get("/account").await.has("diese hier").has("Beenden");
        here.post("/account/sessions/end-others", &[]).await.is(303);
        there.get("/account").await.is(303);

        let mut tx = world.app.store.read().await.unwrap();
        let sessions = store::session::open_of_user(&mut tx, world.worker.id)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(sessions.len(), 1);
        let session: SessionId = sessions[0].id;
        // Nobody ends a session under somebody else's name.
        let colleague = world.browser(&world.colleague).await;
        colleague
            .post(&format!("/account/sessions/{session}/end"), &[])
            .await
            .is(404);
        let admin = world.browser(&world.administrator).await;
        let wrong = format!("/users/{}/sessions/{session}/end", world.colleague.id);
        admin.post(&wrong, &[]).await.is(404);
        let right = format!("/users/{}/sessions/{session}/end", world.worker.id);
        admin.post(&right, &[]).await.is(303);
        here.get("/account").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn the_command_line_adds_and_resets_accounts() {
    on_each_engine(async |world| {
        let (now, ids) = (world.now(), world.ids());
        let mut chance = world.app.chance.clone();
        let mut new = NewAccount {
            carrier: Some("Brücke Mitte e. V.".to_owned()),
            login: "Notfall".to_owned(),
            name: "Nele Notfall".to_owned(),
            role: access::Role::Coordination,
            sites: vec!["erfurt".to_owned()],
            institutions: Vec::new(),
        };
        let token = add(&world.app, now, ids, &mut chance, &new).await.unwrap();
        let path = format!("/invitation/{}", token.reveal());
        world
            .stranger_browser()
            .get(&path)
            .await
            .is(200)
            .has("notfall");
        let taken = add(&world.app, now, ids, &mut chance, &new).await;
        assert_eq!(
            taken.unwrap_err().to_string(),
            "the login \"notfall\" is taken"
        );
        new.login = "andere".to_owned();
        new.sites = vec!["atlantis".to_owned()];
        let unknown = add(&world.app, now, ids, &mut chance, &new).await;
        assert_eq!(
            unknown.unwrap_err().to_string(),
            "no site \"atlantis\"; expected one of: erfurt, ostthueringen"
        );
        new.carrier = None;
        let which = add(&world.app, now, ids, &mut chance, &new).await;
        assert!(which.unwrap_err().to_string().contains("Steg Süd gGmbH"));
        let nobody = reset(&world.app, now, ids, &mut chance, "niemand").await;
        assert!(nobody.unwrap_err().to_string().contains("niemand"));
        reset(&world.app, now, ids, &mut chance, "worker")
            .await
            .unwrap();
        let entry = logged(&world, "account.reset").await.entry;
        assert_eq!((entry.user, &*entry.purpose), (None, "command_line"));
        let all = app::account::list(&world.app).await.unwrap();
        assert_eq!(all.len(), 10);
    })
    .await;
}
