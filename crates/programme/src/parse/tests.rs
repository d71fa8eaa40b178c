mod broken;
mod procedure;

use domain::{group::GroupKind, plan::review::Rhythm};
use proptest::prelude::*;

use self::broken::{BROKEN, Broken};
use crate::{
    fixture::{TEXT, place, programme},
    mistake::Mistake,
    model::Programme,
};

fn mistakes(text: &str) -> Vec<Mistake> {
    Programme::parse(text, "steg.toml")
        .err()
        .unwrap_or_default()
}

#[test]
fn the_small_programme_is_right() {
    assert_eq!(mistakes(TEXT), []);
    assert_eq!(programme().tasks.len(), 6);
}

#[test]
fn every_mistake_is_named_where_it_is() {
    for Broken(from, to, at, message) in BROKEN {
        assert!(TEXT.contains(from), "the small programme has no {from}");
        let text = TEXT.replacen(from, to, 1);
        let found = mistakes(&text);
        let expected = place(&text, at, 0);
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(
            found
                .iter()
                .any(|one| (one.line, one.column) == expected && one.message.contains(message)),
            "{to}: expected {expected:?} {message}\nfound {shown:#?}"
        );
        assert!(
            found.iter().all(|one| !one.expected.is_empty()),
            "{shown:#?}"
        );
    }
}

#[test]
fn missing_keys_are_named_at_their_table() {
    for (line, key) in [
        ("lead_domain = \"housing\"\n", "lead_domain"),
        (
            "carrier = { de = \"Beispielträger\", en = \"Sample carrier\" }\n",
            "carrier",
        ),
        ("when = { supervision = \"none\" }\n", "when"),
        ("anchor = \"move_in\"\n", "anchor"),
        ("offset = \"+14d\"\n", "offset"),
        ("kind = \"urban\"\n", "kind"),
    ] {
        let text = TEXT.replacen(line, "", 1);
        let found = mistakes(&text);
        assert_eq!(found.len(), 1, "{key}: {found:?}");
        assert!(
            found[0].message.contains(&format!("lacks \"{key}\"")),
            "{}",
            found[0]
        );
    }
    let found = mistakes("schema = 1\n");
    for key in [
        "id",
        "version",
        "window",
        "phase",
        "domain",
        "security",
        "criterion",
        "title",
    ] {
        assert!(
            found
                .iter()
                .any(|one| one.message.contains(&format!("lacks \"{key}\""))),
            "{key}"
        );
    }
}

#[test]
fn all_mistakes_of_a_file_come_in_one_run() {
    let text = TEXT
        .replacen("land = \"TH\"", "land = \"TX\"", 1)
        .replacen("at_least = 12", "at_least = true", 1)
        .replacen("role = \"client\"", "role = \"klient\"", 1)
        .replacen("\"accommodation\", \"T17\"]", "\"flat\", \"T99\"]", 1);
    let found = mistakes(&text);
    let lines: Vec<usize> = found.iter().map(|one| one.line).collect();
    assert_eq!(found.len(), 5, "{found:#?}");
    assert!(lines.is_sorted());
    assert_eq!(
        found[0].to_string().split(": ").next(),
        Some("steg.toml:5:8")
    );
}

#[test]
fn after_a_broken_line_only_what_is_certain_is_named() {
    let text = TEXT
        .replacen("at_least = 12", "at_least = ", 1)
        .replacen("\"TH\"", "\"TX\"", 1);
    let found = mistakes(&text);
    assert!(
        found.iter().any(|one| one.message.contains("\"TX\"")),
        "{found:#?}"
    );
    assert!(
        !found.iter().any(|one| one.message.contains("lacks")),
        "{found:#?}"
    );
}

#[test]
fn a_longer_circle_is_shown_whole() {
    let text = TEXT
        .replacen(
            "unless_secured = true",
            "unless_secured = true\nblocked_by = [\"T48\"]",
            1,
        )
        .replacen(
            "role = \"client\"",
            "role = \"client\"\nblocked_by = [\"T25\"]",
            1,
        );
    let found = mistakes(&text);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(
        found[0]
            .message
            .contains("T17 waits for T48 waits for T25 waits for T17"),
        "{}",
        found[0]
    );
}

#[test]
fn columns_count_characters_and_a_byte_order_mark_is_none() {
    let text = "\u{feff}".to_owned() + TEXT;
    assert_eq!(mistakes(&text), []);
    let text = TEXT.replacen("en = \"Sample carrier\"", "em = \"Sample carrier\"", 1);
    let found = mistakes(&text);
    let place = place(&text, "em = ", 0);
    assert!(
        found.iter().any(|one| (one.line, one.column) == place),
        "{found:#?}"
    );
}

/// What a client takes home in easy German; whether it is easy to read, only its readers say.
#[test]
fn what_clients_do_is_said_in_easy_german_too() {
    use domain::task::TaskRole;
    for text in &shipped()[..2] {
        let programme = Programme::parse(text, "shipped.toml").unwrap();
        let theirs = programme
            .tasks
            .iter()
            .filter(|one| matches!(one.role, TaskRole::Client | TaskRole::Together));
        for task in theirs {
            let easy = task.easy.as_deref().unwrap_or_default();
            assert!(easy.ends_with(['.', '?']), "{}: {easy}", task.id);
            for sentence in easy.split(['.', '?', ':']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 12, "{}: {words} words: {sentence}", task.id);
            }
            let hard = [
                " dass ", " weil ", " wenn ", " damit ", ", ", "SGB", "§", "_",
            ];
            let found = hard.into_iter().find(|one| easy.contains(one));
            assert_eq!(found, None, "{}: {easy}", task.id);
        }
    }
    let programme = programme();
    let easy = |id: &str| {
        programme
            .template_of(id)
            .and_then(|one| one.easy.as_deref())
    };
    assert_eq!(easy("T25"), Some("Wir beantragen Ihren Ausweis."));
    assert_eq!(
        easy("T25.1"),
        easy("T25"),
        "a step of a task that comes several times"
    );
    assert_eq!(easy("T48"), None);
}

/// The shipped files, cut and stirred, and arbitrary text: mistakes, but never a panic.
fn shipped() -> Vec<&'static str> {
    vec![
        include_str!("../../../../programmes/puemas.toml"),
        include_str!("../../../../programmes/insa2.toml"),
        TEXT,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_text_never_panics(text in "(?s).{0,200}") {
        prop_assert!(!mistakes(&text).is_empty());
    }

    #[test]
    fn arbitrary_small_tables_never_panic(
        lines in prop::collection::vec(
            "(\\[\\[?(task|phase|criterion|security|window)\\]\\]?|[a-z_]{1,9}(\\.de)? = (\"[^\"\\\\]{0,6}\"|-?[0-9]{1,20}|\\[.{0,8}\\]|\\{.{0,12}\\}|true|2026-0[0-9]-3[0-9]))",
            0..20,
        )
    ) {
        prop_assert!(!mistakes(&lines.join("\n")).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn stirred_programmes_never_panic(
        which in 0usize..3,
        from in 0.0f64..1.0,
        length in 0usize..60,
        put in "([\"\\[\\]{}=\\n, ]|[a-z]|[0-9äß]|-9999m|2026-02-31){0,6}",
    ) {
        let letters: Vec<char> = shipped()[which].chars().collect();
        #[expect(
            clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
            reason = "any place in the file will do"
        )]
        let start = (from * letters.len() as f64) as usize;
        let end = (start + length).min(letters.len());
        let text: String =
            letters[..start].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        for one in mistakes(&text) {
            prop_assert!(one.line >= 1 && one.column >= 1);
            prop_assert!(one.line <= text.lines().count() + 1);
            prop_assert!(!one.message.is_empty());
        }
    }
}

#[test]
fn standards_name_what_they_lack() {
    for (old, new, message) in [
        (
            "fulfilled_by = { lead = true }",
            "fulfilled_by = { lead = true, rhythm = true }",
            "\"fulfilled_by\" has 2 of them",
        ),
        (
            "fulfilled_by = { lead = true }",
            "fulfilled_by = { lead = false }",
            "\"lead\" is false",
        ),
        (
            "fulfilled_by = { tasks = [\"T17\"] }",
            "fulfilled_by = { tasks = [\"T99\"] }",
            "unknown task \"T99\"",
        ),
        (
            "fulfilled_by = { tasks = [\"T17\"] }",
            "fulfilled_by = { tasks = [] }",
            "\"tasks\" is empty",
        ),
        (
            "fulfilled_by = { facts = [\"unemployed\", \"release_date\"] }",
            "fulfilled_by = { facts = [\"shoe_size\"] }",
            "unknown value \"shoe_size\"",
        ),
        (
            "kinds = [\"office\", \"phone\"]",
            "kinds = [\"owl\"]",
            "unknown value \"owl\"",
        ),
        (
            "id = \"rhythm\"\nphase = \"intensive\"",
            "id = \"rhythm\"\nphase = \"aftercare\"",
            "unknown contact rhythm \"aftercare\"",
        ),
        (
            "by = { anchor = \"release\", offset = \"-2w\" }\n",
            "",
            "lacks \"by\"",
        ),
    ] {
        assert!(TEXT.contains(old), "{old}");
        let text = TEXT.replacen(old, new, 1);
        let mistakes = Programme::parse(&text, "steg.toml").unwrap_err();
        assert!(
            mistakes.iter().any(|one| one.message.contains(message)),
            "{message}: {mistakes:?}"
        );
        assert!(mistakes.iter().all(|one| one.line > 1 && one.column > 0));
    }
}

/// What can stand below the small programme about handovers and freshness.
const HANDOVER: &str = r#"
[handover]
answer_within = 5

[[handover_item]]
id = "told"
title = { de = "Die Klient_in weiß es", en = "The client knows" }
shows = "next_contact"

[freshness]
before_release = 90
after_release = 14
"#;

#[test]
fn handover_and_freshness_are_data_with_defaults() {
    let without = programme();
    assert!(without.handover_items.is_empty());
    assert_eq!(without.handover.answer_within, 3);
    assert_eq!(
        (without.freshness.before, without.freshness.after),
        (60, 30)
    );
    let text = format!("{TEXT}{HANDOVER}");
    let with = Programme::parse(&text, "steg.toml").unwrap();
    assert_eq!(with.handover.answer_within, 5);
    assert_eq!(with.handover_items[0].title.en, "The client knows");
    assert!(with.handover_items[0].shows.is_some());
    assert_eq!((with.freshness.before, with.freshness.after), (90, 14));
}

#[test]
fn a_mistake_in_a_handover_is_named_where_it_is() {
    for (from, to, at, message) in [
        (
            "\"next_contact\"",
            "\"weather\"",
            "\"weather\"",
            "unknown value \"weather\"",
        ),
        (
            "within = 5",
            "within = 90",
            "90\n\n[[hand",
            "a whole number from 0 to 60",
        ),
        (
            "\nid = \"told\"\n",
            "\nid = \"Told\"\n",
            "\"Told\"",
            "is no id",
        ),
        (
            "after_release = 14",
            "after_releas = 14",
            "after_releas",
            "after_releas",
        ),
    ] {
        let text = format!("{TEXT}{}", HANDOVER.replacen(from, to, 1));
        let expected = place(&text, at, 0);
        let found = mistakes(&text);
        assert!(
            found
                .iter()
                .any(|one| (one.line, one.column) == expected && one.message.contains(message)),
            "{to}: expected {expected:?} {message}, found {found:#?}"
        );
    }
}

#[test]
fn a_kind_of_group_asks_for_the_need_that_its_offer_names() {
    let offer = |rest: &str| {
        let title = "title = { de = \"Training\", en = \"Training\" }";
        format!("{TEXT}\n[[group_offer]]\nid = \"training\"\n{title}\n{rest}\n")
    };
    let right = offer("kind = \"skills_training\"\nneeds = \"housing\"");
    let read = Programme::parse(&right, "steg.toml").unwrap();
    let need = |kind| read.need_for(kind).map(|one| one.id.as_str());
    assert_eq!(need(GroupKind::SkillsTraining), Some("housing"));
    assert_eq!(need(GroupKind::Other), None);
    for (rest, at, message) in [
        (
            "kind = \"skills_training\"",
            "[[group_offer]]",
            "lacks \"needs\"",
        ),
        (
            "kind = \"choir\"\nneeds = \"housing\"",
            "\"choir\"",
            "\"choir\"",
        ),
        ("kind = \"work\"\nneeds = \"moon\"", "\"moon\"", "\"moon\""),
    ] {
        let text = offer(rest);
        let found = mistakes(&text);
        let hit = |one: &Mistake| {
            (one.line, one.column) == place(&text, at, 0) && one.message.contains(message)
        };
        assert!(found.iter().any(hit), "{rest}: {found:#?}");
    }
}

/// What is replaced in the questionnaires of the small programme, by what, and what is said about it.
const WRONG_QUESTIONNAIRES: &[(&str, &str, &str)] = &[
    (
        "version = \"2\"\nvoices",
        "version = \"1\"\nvoices",
        "the questionnaire \"own_view\" exists already in version \"1\"",
    ),
    (
        "voices = [\"client\", \"worker\"]",
        "voices = [\"client\", \"summary\"]",
        "unknown voice \"summary\"",
    ),
    (
        "voices = [\"client\", \"worker\"]",
        "voices = []",
        "\"voices\" is empty",
    ),
    (
        "voices = [\"client\", \"worker\"]\n",
        "",
        "lacks \"voices\"",
    ),
    (
        "{ de = \"draußen\", en = \"outside\" }] }",
        "] }",
        "\"steps\" has 4; expected five texts",
    ),
    (
        "{ de = \"draußen\", en = \"outside\" }",
        "{ de = \"draußen\" }",
        "lacks \"en\"",
    ),
    (
        "domain = \"housing\"\nproblem",
        "domain = \"hausing\"\nproblem",
        "unknown life domain \"hausing\"",
    ),
    (
        "id = \"quiet\"",
        "id = \"own_bed\"",
        "the question \"own_bed\" exists already",
    ),
    (
        "kind = \"scale\"",
        "kind = \"stars\"",
        "unknown value \"stars\"",
    ),
    (
        "side = \"person\"",
        "side = \"moon\"",
        "unknown value \"moon\"",
    ),
    (
        "is = [\"no\"]",
        "is = [\"perhaps\"]",
        "unknown answer \"perhaps\"",
    ),
    ("is = [\"no\"]", "is = []", "lacks \"is\""),
    (
        "question = \"own_bed\"",
        "question = \"quiet\"",
        "\"quiet\" opens nothing",
    ),
    (
        ", { id = \"no\", title = { de = \"nein\", en = \"no\" } }",
        "",
        "\"options\" has 1; expected at least two",
    ),
    (
        "kind = \"text\"",
        "kind = \"text\", hint = 1",
        "unknown key \"hint\"",
    ),
];

#[test]
fn questionnaires_name_what_is_wrong_where_it_is() {
    for (old, new, message) in WRONG_QUESTIONNAIRES {
        assert!(TEXT.contains(old), "{old}");
        let text = TEXT.replacen(old, new, 1);
        let mistakes = mistakes(&text);
        assert!(
            mistakes.iter().any(|one| one.message.contains(message)),
            "{message}: {mistakes:?}"
        );
        assert!(
            mistakes.iter().all(|one| one.line > 200 && one.column > 0),
            "{mistakes:?}"
        );
    }
}

#[test]
fn reviews_of_the_plan_are_as_written_or_as_usual() {
    let with = |table: &str| Programme::parse(&format!("{TEXT}\n{table}"), "steg.toml");
    let usual = with("").unwrap().plan_review;
    assert_eq!(usual, Rhythm::default());
    let written = with("[plan_review]\nweeks = 6\nnear_weeks = 2\n").unwrap();
    let written = written.plan_review;
    assert_eq!((written.weeks, written.near_weeks), (6, 2));
    assert_eq!(written.months_before, usual.months_before);
    for (table, message) in [
        ("weeks = 0", "\"weeks\" is 0; expected 1 to 52 weeks"),
        (
            "near_weeks = 9",
            "\"near_weeks\" is 9; expected 1 to 8 weeks",
        ),
        ("every = 3", "every"),
    ] {
        let mistakes = with(&format!("[plan_review]\n{table}\n")).unwrap_err();
        assert!(
            mistakes.iter().any(|one| one.message.contains(message)),
            "{message}: {mistakes:?}"
        );
        assert!(
            mistakes.iter().all(|one| one.line > 200 && one.column > 0),
            "{mistakes:?}"
        );
    }
}

#[test]
fn a_reentry_lasts_as_long_as_written_or_as_the_aftercare() {
    let with = |line: &str| {
        let table = "[reentry]\nafter_end = true\napprover = \"coordination\"\n";
        let text = format!("{TEXT}\n{table}text = {{ de = \"Ja.\", en = \"Yes.\" }}\n{line}\n");
        Programme::parse(&text, "steg.toml")
    };
    let length = |line| with(line).unwrap().reentry_length().unwrap().to_string();
    assert_eq!(length("window = \"+3m\""), "+3m");
    assert_eq!(length(""), "+6m");
    // Nobody comes back.
    assert_eq!(programme().reentry_length(), None);
    for (line, message) in [
        ("window = \"-6m\"", "\"window\" is -6m; expected a length"),
        ("window = \"0d\"", "\"window\" is 0d; expected a length"),
        ("window = \"+10wd\"", "\"window\" counts working days"),
        ("window = \"bald\"", "is no offset"),
        ("window = 6", "window"),
    ] {
        let mistakes = with(line).unwrap_err();
        assert!(
            mistakes.iter().any(|one| one.message.contains(message)),
            "{message}: {mistakes:?}"
        );
        let at = (TEXT.lines().count() + 6, 10);
        assert!(
            mistakes.iter().all(|one| (one.line, one.column) == at),
            "{at:?} {mistakes:?}"
        );
    }
}

#[test]
fn thousands_of_braces_that_are_not_closed_are_one_mistake() {
    let text = "summary = { de = \"a\", en = \"b\n".repeat(20_000);
    let mistakes = Programme::parse(&text, "deep.toml").unwrap_err();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert_eq!((mistakes[0].line, mistakes[0].column), (201, 11));
}
