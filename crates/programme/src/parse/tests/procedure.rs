//! Procedures and documents: what is read, and what is named where it is wrong.

use super::mistakes;
use crate::{
    fixture::{TEXT, place, programme},
    model::{ProcedurePart, RuleKind},
};

#[test]
fn a_procedure_has_its_set_and_its_variants() {
    let steg = programme();
    let one = steg.procedure("papers_in_time").unwrap();
    assert!(one.pilot);
    assert_eq!(one.variants[0].sites, ["office"]);
    let parts: Vec<&str> = steg
        .parts_of(one)
        .map(|part| match part {
            ProcedurePart::Task(task) => task.id.as_str(),
            ProcedurePart::Module(module) => module.id.as_str(),
        })
        .collect();
    assert_eq!(parts, ["T25", "T48"]);
}

#[test]
fn a_step_of_a_task_stands_for_the_task_and_a_module_belongs_to_a_procedure_too() {
    let module = "[[module]]\nid = \"papers\"\ntitle = { de = \"P\", en = \"P\" }\n\
                  summary = { de = \"S\", en = \"S\" }\nplace = \"both\"\nkind = \"transition\"\n\n[[procedure]]";
    let text = TEXT
        .replacen("[[procedure]]", module, 1)
        .replacen(
            "tasks = [\"T25\", \"T48\"]",
            "tasks = [\"T52.2\", \"papers\"]",
            1,
        )
        .replacen(
            "\"window\"]",
            "\"window\", \"procedure:papers_in_time\"]",
            1,
        );
    let read = crate::Programme::parse(&text, "steg.toml").unwrap();
    let parts: Vec<ProcedurePart<'_>> = read.parts_of(&read.procedures[0]).collect();
    assert!(matches!(parts[0], ProcedurePart::Task(task) if task.id == "T52"));
    assert!(matches!(parts[1], ProcedurePart::Module(module) if module.id == "papers"));
    let named = read.sections_of(RuleKind::Procedure, "papers_in_time");
    assert_eq!(named.count(), 1);
}

#[test]
fn documents_know_where_they_are() {
    let steg = programme();
    let source = &steg.sources[0];
    assert_eq!(source.link.as_deref(), Some("https://example.org/steg"));
    assert_eq!(source.file.as_deref(), Some("steg.pdf"));
}

/// What is replaced, by what, where the mistake stands, and a part of its message.
const WRONG: &[(&str, &str, &str, &str)] = &[
    (
        "tasks = [\"T25\", \"T48\"]",
        "tasks = [\"T25\", \"T99\"]",
        "\"T99\"",
        "unknown task or module \"T99\"",
    ),
    (
        "tasks = [\"T25\", \"T48\"]",
        "tasks = [\"T48\", \"T48\"]",
        "\"T48\"]",
        "\"T48\" is listed twice",
    ),
    (
        "tasks = [\"T25\", \"T48\"]",
        "tasks = []",
        "[]",
        "\"tasks\" is empty",
    ),
    (
        "de = \"Papiere rechtzeitig\"",
        "de = \" \"",
        "\" \"",
        "\"de\" of \"title\" of procedure \"papers_in_time\" is empty",
    ),
    (
        "id = \"papers_in_time\"",
        "id = \"papers_in_time\"\npilots = true",
        "pilots",
        "is \"pilot\" meant?",
    ),
    (
        "sites = [\"office\"]",
        "sites = [\"offices\"]",
        "\"offices\"",
        "unknown site \"offices\"",
    ),
    (
        "sites = [\"office\"]",
        "sites = []",
        "[]",
        "\"sites\" is empty",
    ),
    (
        "sites = [\"office\"]",
        "sites = [\"office\"]\ntext = { de = \"A\", en = \"A\" }\n[[procedure.variant]]\nsites = [\n\"office\"]",
        "\"office\"]\ntext = { de = \"Das",
        "\"office\" has a variant of this procedure already",
    ),
    (
        "\"window\"]",
        "\"procedure:papers\"]",
        "\"procedure:papers\"",
        "unknown procedure \"papers\"",
    ),
    (
        "https://example.org/steg",
        "http://example.org/steg",
        "\"http://",
        "expected an address that begins with https://",
    ),
    (
        "https://example.org/steg",
        "https://user@example.org/",
        "\"https://user",
        "expected an address that begins with https://",
    ),
    (
        "https://example.org/steg",
        "https://example.org/a b",
        "\"https://example.org/a b",
        "without spaces",
    ),
    ("\"steg.pdf\"", "\"../steg.pdf\"", "\"../", "without a path"),
    ("\"steg.pdf\"", "\"a/steg.pdf\"", "\"a/", "without a path"),
    ("\"steg.pdf\"", "\".pdf\"", "\".pdf\"", "the name of a PDF"),
    (
        "\"steg.pdf\"",
        "\"steg.html\"",
        "\"steg.html\"",
        "the name of a PDF",
    ),
];

#[test]
fn a_mistake_in_a_procedure_or_document_is_named_where_it_is() {
    for (from, to, at, message) in WRONG {
        assert!(TEXT.contains(from), "the small programme has no {from}");
        let text = TEXT.replacen(from, to, 1);
        let expected = place(&text, at, 0);
        let found = mistakes(&text);
        assert!(
            found
                .iter()
                .any(|one| (one.line, one.column) == expected && one.message.contains(message)),
            "{to}: expected {expected:?} {message}, found {found:#?}"
        );
    }
    let lacks = TEXT.replacen("tasks = [\"T25\", \"T48\"]\n", "", 1);
    assert!(mistakes(&lacks)[0].message.contains("lacks \"tasks\""));
}
