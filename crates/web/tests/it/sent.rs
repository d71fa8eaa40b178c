//! The same form sent twice is taken once: every form of casework that enters something new.

use testkit::{Answer, Browser, Sketch, World, on_each_engine};

use crate::draft::forms;

type Fields = Vec<(&'static str, &'static str)>;

/// A form: its page and where it is sent, both below the case, what is typed, and a field in which other
/// words may stand.
type Entering = (&'static str, &'static str, Fields, &'static str);

/// The forms of the network, in which somebody is entered before they are named.
fn of_the_network() -> [Entering; 2] {
    let tie = vec![
        ("name", "Erika Muster"),
        ("kind", "person"),
        ("role", "parent"),
        ("closeness", "inner"),
        ("quality", "supporting"),
        ("wish", "wanted"),
        ("consent", "not_asked"),
        ("since", "02.11.2026"),
    ];
    let order = vec![
        ("person", "?"),
        ("basis", "own_wish"),
        ("issued-by", "die Person selbst"),
        ("from", "23.11.2026"),
    ];
    [
        ("network/new", "network", tie, "name"),
        ("network/orders/new", "network/orders", order, "issued-by"),
    ]
}

/// All other forms that enter something into a case.
fn entering() -> Vec<Entering> {
    let talk = vec![
        ("date", "20.11.2026"),
        ("time", "14:10"),
        ("kind", "prison_visit"),
        ("outcome", "reached"),
        ("epistemic", "client_statement"),
        ("area", "housing"),
        ("body", "Ein Eintrag."),
    ];
    let visit = vec![
        ("date", "26.11.2026"),
        ("time", "10:30"),
        ("kind", "prison_visit"),
        ("note", "Mietvertrag"),
    ];
    let conference = vec![
        ("date", "25.11.2026"),
        ("time", "14:00"),
        ("purpose", "Wohnen"),
        ("people", "Frau Vogt, Jobcenter"),
    ];
    let success = vec![
        ("on", "20.11.2026"),
        ("body", "Angerufen."),
        ("voice", "fact"),
    ];
    let leave = vec![
        ("kind", "accompanied"),
        ("purpose", "family"),
        ("day", "04.12.2026"),
        ("from", "09:00"),
        ("to", "15:00"),
        ("about", "Besuch"),
    ];
    let arrangement = vec![
        ("what", "accommodation/hostel"),
        ("provider", "Wohnheim Beispielweg"),
        ("from", "31.12.2026"),
        ("strength", "confirmed"),
        ("side", "outside"),
        ("epistemic", "fact"),
    ];
    let module = vec![
        ("module", "housing"),
        ("status", "running"),
        ("from", "02.11.2026"),
        ("side", "inside"),
    ];
    vec![
        ("notes/new", "notes", talk, "body"),
        ("appointments/new", "appointments", visit, "note"),
        ("conferences/new", "conferences", conference, "purpose"),
        (
            "concerns/new",
            "concerns",
            vec![("topic", "Vertrag"), ("asked", "Läuft er noch?")],
            "topic",
        ),
        (
            "own-plans/successes/new",
            "own-plans/successes",
            success,
            "body",
        ),
        ("leaves/new", "leaves", leave, "about"),
        ("arrangements/new", "arrangements", arrangement, "provider"),
        ("modules/new", "modules", module, "reason"),
        (
            "tasks/new",
            "tasks",
            vec![("title", "Ausweis"), ("role", "transition_manager")],
            "title",
        ),
    ]
}

/// The hidden fields with which the page makes its form one of its own.
async fn own(worker: &Browser, page: &str, action: &str) -> Vec<(String, String)> {
    let shown = worker.get(page).await;
    let forms = forms(&shown.is(200).body);
    let form = forms.into_iter().find(|one| one.action == action).unwrap();
    let own = form.fields.into_iter();
    own.filter(|(name, _)| name == "once" || name == "opened")
        .collect()
}

/// Sends a form, saying "I mean it" if asked. Returns what was sent in the end.
async fn sent(
    worker: &Browser,
    action: &str,
    fields: &[(String, String)],
) -> (Answer, Vec<(String, String)>) {
    let mut fields = fields.to_vec();
    let answer = post(worker, action, &fields).await;
    let Some(seen) = answer.to_confirm().filter(|_| answer.status == 422) else {
        return (answer, fields);
    };
    fields.push(("confirmed".to_owned(), seen.to_owned()));
    (post(worker, action, &fields).await, fields)
}

async fn post(worker: &Browser, action: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    worker.post(action, &fields).await
}

/// How much was changed.
async fn changes(world: &World, case: domain::ids::CaseId) -> usize {
    let reads = [".view", ".list", ".form", ".preview"];
    let log = world.log(Some(case)).await;
    let is_read = |action: &str| reads.iter().any(|read| action.ends_with(read));
    let is_change = |one: &&store::log::LogEntry| one.outcome == "ok" && !is_read(&one.action);
    log.iter().filter(is_change).count()
}

/// Somebody in the network.
async fn somebody(world: &World, case: domain::ids::CaseId) -> String {
    let mut tx = world.app.store.read().await.unwrap();
    let rows = store::network::of_case(&mut tx, case).await.unwrap();
    rows[0].person.to_string()
}

#[tokio::test]
async fn a_form_that_comes_twice_is_entered_once() {
    on_each_engine(async |world| Box::pin(twice(&world)).await).await;
}

async fn twice(world: &World) {
    let case = world.active_case(Sketch::default()).await;
    let worker = world.browser(&world.worker).await;
    let other = world.browser(&world.coordination).await;
    for (page, to, typed, words) in entering().into_iter().chain(of_the_network()) {
        let (page, action) = (
            format!("/cases/{case}/{page}"),
            format!("/cases/{case}/{to}"),
        );
        let mut fields = own(&worker, &page, &action).await;
        assert_eq!(fields.len(), 2, "{page}");
        let id = fields[0].1.clone();
        let typed = typed.iter();
        fields.extend(typed.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        for field in fields.iter_mut().filter(|(_, value)| value == "?") {
            field.1 = somebody(world, case).await;
        }
        // A form with problems keeps its id.
        let half = &fields[..3];
        post(&worker, &action, half).await.is(422).has(&id);
        let (first, fields) = sent(&worker, &action, &fields).await;
        assert_eq!(first.status, 303, "{page}: {}", first.body);
        let entered = changes(world, case).await;
        for _ in 0..2 {
            let again = post(&worker, &action, &fields).await;
            assert_eq!(
                (again.status, &again.location),
                (303, &first.location),
                "{page}"
            );
        }
        // Gone back and changed, it is a new form that nobody has saved yet.
        let mut changed = fields.clone();
        changed.retain(|(name, _)| name != words);
        changed.push((words.to_owned(), "Etwas anderes".to_owned()));
        let kept = post(&worker, &action, &changed).await;
        assert_eq!(kept.status, 303, "{page}");
        assert!(
            kept.location.starts_with(&page),
            "{page}: {}",
            kept.location
        );
        let shown = worker.get(&kept.location).await;
        shown
            .is(200)
            .has("war schon gespeichert")
            .has("Etwas anderes")
            .lacks(&id);
        assert_eq!(changes(world, case).await, entered, "{page}");
        // A while later its answer is not true any more.
        let later = world.now() + jiff::SignedDuration::from_mins(2);
        world.set_now(later);
        let later = post(&worker, &action, &fields).await;
        later.is(303);
        assert!(later.location.contains("saved-before"), "{page}");
        assert_eq!(changes(world, case).await, entered, "{page}");
        // Whoever sits down at the same page means their own entry.
        assert_ne!(post(&other, &action, &fields).await.status, 404, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_that_come_at_the_same_moment_are_one() {
    on_each_engine(async |world| Box::pin(at_once(&world)).await).await;
}

async fn at_once(world: &World) {
    let case = world.active_case(Sketch::default()).await;
    let (one, two) = (
        world.browser(&world.worker).await,
        world.browser(&world.worker).await,
    );
    for round in 0..4 {
        for (page, to) in [
            ("appointments/new", "appointments"),
            ("concerns/new", "concerns"),
        ] {
            let action = format!("/cases/{case}/{to}");
            let mut fields = own(&one, &format!("/cases/{case}/{page}"), &action).await;
            let day = format!("{}.11.2026", 24 + round);
            let typed = [
                ("date", day.as_str()),
                ("time", "10:30"),
                ("kind", "prison_visit"),
                ("topic", "Vertrag"),
                ("asked", "Läuft er noch?"),
            ];
            fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let before = changes(world, case).await;
            let (first, second) =
                tokio::join!(post(&one, &action, &fields), post(&two, &action, &fields));
            first.is(303);
            second.is(303);
            assert_eq!(changes(world, case).await, before + 1, "{page}");
        }
    }
}
