//! The reference of programme files as Markdown, made from what the loader really knows.
//!
//! It is written to the documentation by the project's chores; a difference there means that the
//! loader has changed and the page has not.

use std::fmt::Write as _;

use domain::{
    Code,
    anchor::Anchor,
    assessment::Voice,
    calendar::Roll,
    contact::ContactKind,
    custody::CustodyKind,
    group::GroupKind,
    land::Land,
    nationality::NationalityGroup,
    paper::PaperKind,
    release::ReleaseKind,
    supervision::SupervisionBasis,
    task::{TaskKind, TaskRole},
};

use crate::{
    facts::{Fact, FactType},
    model::{
        ClosureExpects, ClosureKind, HandoverFigure, ModuleKind, ModulePlace, QuestionKind,
        RegionKind, RuleKind, Sight,
    },
    parse::{SCHEMA, operators},
    words::fact_label,
};

const EXAMPLE: &str = include_str!("reference/example.toml");

/// The whole reference: rules of the form, facts with their comparisons, codes, and an example that
/// loads.
pub fn markdown() -> String {
    let mut out = format!("# Programme files (form {SCHEMA})\n\n{FORM}\n");
    out.push_str("## Facts\n\n| Fact | Is | Comparisons | In words |\n|---|---|---|---|\n");
    for fact in Fact::ALL {
        let comparisons = operators(fact.kind()).join("`, `");
        row(
            &mut out,
            format_args!(
                "| `{fact}` | {} | `{comparisons}` | {} |",
                type_in_words(fact.kind()),
                fact_label(*fact).en
            ),
        );
    }
    out.push_str("\n## Codes\n\n");
    let anchors = Anchor::ALL
        .iter()
        .filter(|one| Fact::of_anchor(**one).is_some());
    let anchors: Vec<&str> = anchors.map(|one| one.code()).collect();
    row(
        &mut out,
        format_args!("- Anchors: `{}`", anchors.join("`, `")),
    );
    codes::<TaskKind>(&mut out, "`kind` of a task");
    codes::<TaskRole>(&mut out, "Roles (`role`, `to`, `approver`)");
    codes::<Roll>(&mut out, "`roll`");
    codes::<ReleaseKind>(&mut out, "`release_kind`");
    codes::<CustodyKind>(&mut out, "`custody_kind`");
    codes::<NationalityGroup>(&mut out, "`nationality_group`");
    codes::<SupervisionBasis>(&mut out, "`supervision_basis`");
    codes::<ModulePlace>(&mut out, "`place` of a module");
    codes::<ModuleKind>(&mut out, "`kind` of a module");
    codes::<GroupKind>(
        &mut out,
        "`kind` of a group offer, which nobody joins without the need it names",
    );
    codes::<RegionKind>(&mut out, "`kind` of a region");
    codes::<HandoverFigure>(&mut out, "`shows` of a handover item");
    codes::<ClosureKind>(&mut out, "`kind` of a closure reason");
    codes::<ClosureExpects>(
        &mut out,
        "`expects` of a closure reason, which people are asked about otherwise",
    );
    codes::<ContactKind>(&mut out, "`kinds` of a contact");
    codes::<Voice>(&mut out, "`voices` of a questionnaire (not `summary`)");
    codes::<QuestionKind>(&mut out, "`kind` of a question");
    codes::<Sight>(&mut out, "`side` of a question");
    codes::<PaperKind>(
        &mut out,
        "`papers` of a text, on which it stands (all without it)",
    );
    codes::<RuleKind>(&mut out, "Rules that a concept section can name");
    codes::<Land>(&mut out, "Länder");
    row(
        &mut out,
        format_args!(
            "\n## A whole programme\n\n```toml\n{}\n```",
            EXAMPLE.trim_end()
        ),
    );
    out
}

/// Writing to a `String` cannot fail, so the result is not looked at.
fn row(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
    out.push('\n');
}

fn codes<C: Code>(out: &mut String, title: &str) {
    let codes: Vec<&str> = C::ALL.iter().map(|code| code.code()).collect();
    row(out, format_args!("- {title}: `{}`", codes.join("`, `")));
}

fn type_in_words(kind: FactType) -> &'static str {
    match kind {
        FactType::Bool => "true or false",
        FactType::Number => "a whole number, 0 to 1200",
        FactType::Date => "a date",
        FactType::Land => "a Land",
        FactType::ReleaseKind => "a kind of release",
        FactType::CustodyKind => "a kind of custody",
        FactType::NationalityGroup => "a group of nationalities",
        FactType::SupervisionBasis => "what supervision rests on",
        FactType::Region => "a region of the file",
        FactType::Names => "a list of names",
        FactType::Needs => "a list of securities and domains",
    }
}

const FORM: &str = r#"A programme is one TOML file. `nahtlos programme check FILE` names every mistake with line and
column, what was found and what was expected; a file with a mistake never loads. It also warns of what a right file may have
forgotten: a region that no criterion names or that has no site, and two versions that are valid on the same day.

- Unknown keys are mistakes. A text needs both languages: `{ de = "...", en = "..." }`. It can have `easy`, the same in easy German
  (*Leichte Sprache*) for the papers that a client gets; without it they take the German one.
- Ids are small letters, digits and `_`; ids of tasks may have capitals and `.`. Dates stand without quotes.
- Needed: `schema`, `id`, `version`, `valid_from`, `land`, `lead_domain`, `carrier`, `funder`, `title`, `summary`,
  `[window]`, and at least one `[[phase]]`, `[[domain]]`, `[[security]]` and `[[criterion]]`.
- People are admitted under a version from `valid_from` up to, not including, `valid_to`; without `valid_to` it has no end. For a new
  version, its `valid_from` and the `valid_to` of the old one are the same day. Running cases keep their version.
- `basis = { source = "...", section = "..." }` says where a rule comes from.
- `easy` of a task is its title in easy German (*Leichte Sprache*), for the papers that a client gets; German only: short main
  clauses, no abbreviation, no genitive. Without it the paper takes the title. A task whose `role` is `client` or `together` should have it.
- `legal_basis` of a task is the name of a law (`"§ 1 Abs. 2 PAuswG"`), which is the same in both languages. With any other word, like
  `und` or `nicht geprüft`, it needs both. A task that is `statutory` and `verified` has one.
- `leave_lead_days`: days before a leave by which its application is with the prison; 14 without it.
- `wake_up`: how long before the release whoever was registered early is looked at again (`["-12m", "-7m"]`); nobody without it.
- `first_contact_by`: how long before the release whoever was reported should have been contacted (`"-3m"`); who was not is named from four
  weeks before that day until the release. Nobody without it.

## Life domains and needs

A `[[domain]]` has `id`, `title` and, if it likes, `needs = [{ id = "...", title = { ... } }]`: what somebody may need there. Whoever
settles the domain ticks them, or says another need in words. Ids are unique within their domain; `other` is not for the list. What was
noted keeps the id, so a need is not taken out once it was used. A domain without `needs` is settled in words alone.

## Days

- An offset is a signed number with a unit: `m` months (the last day of a month that is too short), `w` weeks, `d` days, `wd`
  working days; several add up (`-6m +4w`). Phases, windows and modules take no working days.
- Spans are half-open: `to` is the first day after. The first phase that matches holds; without a release there is none. Where a phase
  ends and the one below it begins by the same anchor, both name the same day.
- `roll` says where a due date goes on which offices are closed. Without it: `none` for no distance at all, `before` for what
  counts backwards, `after` for a statutory period that counts forwards, else `before`, but never back to its own anchor or behind it.
- The public holidays of `land` count for all tasks, inside and outside the prison.
- `offsets = [...]` makes one task for each: `T52.1`, `T52.2`, ...

## Documents

A `[[source]]` has `id`, `title` and, if it likes, `date`, `link` (an address that begins with `https://`) and `file`: the name of a PDF,
without a path, that lies in the folder of this file. Whoever is signed in opens it from the page of the programme; if it is not there, the
page says so. The programmes that ship with the program have no folder, so a `file` needs one of your own.

## Procedures

A `[[procedure]]` says how the work goes: `title`, `text` (step by step, who does what; an empty line begins a new paragraph) and `tasks`,
the ids of task templates and modules that belong to it. `pilot = true` marks one that is being tried out; what was learned from it is
written down in the reports. A `[[procedure.variant]]` with `sites`, `text` and, if it likes, `basis` says how it differs there; a site stands in one variant of a
procedure at most. A `[[concept]]` names it as `procedure:id`. It makes no task by itself: that is what its tasks do.

## Contact

`contact` of the programme and of a site has `name` (a role, never a person) and, if it likes, `phone`, `hours` and `languages`. They stand
on the page of the programme, with each case and on its papers; what an office enters for its site comes first.

## Coming back

`[reentry]` with `after_end`, `after_dropout`, `approver` and `text`. `window = "+6m"` is how long a re-entry lasts, counted from its
admission, if the window of the programme was over by then: no working days, and forwards. Without it, as long as the window goes on after
the release. All of it is the last phase after the release, with its `[[contact_rhythm]]`, and of the tasks only those are made that hang
on the admission or are due after it; a `[[task]]` with `reentry = "+5m"` is due so long after the new admission. Who comes back while the window lasts goes on in it; a window without an end is never over.
Whoever comes back after the release, at whatever time, finds no task of the way out again, and none that was done before.

Support that a second person prolongs ends on the day granted: the window and its last phase end later, and a `[[task]]` with
`prolonged = "-1m"` is due so long before that day (`"0d"`: on it).

## Standards

A `[[standard]]` is what every case of a phase can count on. `by` is its last day; whoever enters late has two weeks. `fulfilled_by`
says how the records show it, with exactly one of:

- `tasks = ["T14"]`: these tasks are done. A case without them does not need it; what was skipped is a deviation.
- `contact = { from = { anchor = "...", offset = "..." }, kinds = ["office"] }`: the client was reached from that day on; `kinds` may
  be left out.
- `rhythm = true`: no silence in the phase was longer than its `[[contact_rhythm]]`. Such a standard has no `by`.
- `security = "..."`: it has no hole in the window after release, counting only what is confirmed outside, if the case needs it. A hole
  within the tolerance is none; an offer that begins some weeks after the gate is not enough.
- `facts = [...]`: all of them are known.
- `lead = true`: somebody leads the case.

## Handover and freshness

- `[handover]` with `answer_within`: working days until the answer of the other side is late. Without it: 3.
- `[[handover_item]]` with `id`, `title`, and if the program can show a figure beside it, `shows`: what whoever hands a case over
  ticks or explains. Without any there is no list.
- `[freshness]` with `before_release` and `after_release`: days after which housing and income are asked about again. Without it: 60
  and 30.

## Questionnaires

A `[[questionnaire]]` is what the voices of an assessment are asked in the life domains. The same id may stand there in several
versions: what was answered keeps its version, and of those meant for a voice the last of the file is asked from now on.

- `problem` and `resource` are `{ ask = { ... }, steps = [ ... ] }`: a question and five texts, for the steps 0 to 4. They hold for all
  life domains; a `[[questionnaire.part]]` with a `domain` may bring its own, whole or in part.
- `asks` words the free texts: `problem_text`, `resource_text`, `person`, `life_world`.
- `questions` of a part: `id` (once in the questionnaire), `side`, `kind`, `ask`; with `options = [{ id = "...", title = { ... } }]` for
  a `choice` and `steps` for a `scale`.
- `only_if = { question = "...", is = ["..."] }` asks it only if a question above it in the same part was answered like this.

## Reviews of the plan

`[plan_review]` says after how many weeks a plan is looked at again: `weeks` far from the release, `near_weeks` from `months_before`
it to `months_after` it, and `near_weeks` after a new lead or a transfer to another prison. Without it, or a part of it: 8, 4, 3, 3. A release that is put off puts off no review.

## Expressions

`{ all = [...] }`, `{ any = [...] }`, `{ none = [...] }`, `{ fact = "...", COMPARISON }`, `{ supervision = "none" }` or
`"confirmed"`, `{ within = { anchor = "...", from = "...", to = "..." } }` (today lies in that span). A missing fact makes the answer
unknown unless it cannot matter. `if_unknown = true` beside a comparison settles for "yes" while the fact is unknown; it may stand
alone or inside `all`.

- `needs`: a security stands for its life domain and the other way round; without the fact all of the programme is needed.
- `other_support`: names are compared without capitals, dots and spaces; the id of a `[[precedence]]` stands for its
  `programme` and `also_called`.
- `release_region`: found by id, name, municipality or key.
- `custody_months` and `age_at_release` are derived from the dates if they are not given. Sentences that are recorded
  one by one come before the dates: their sum is `custody_months` unless somebody has entered another figure.
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_names_every_fact_and_holds_an_example_that_loads() {
        let page = markdown();
        for fact in Fact::ALL {
            assert!(page.contains(&format!("| `{fact}` |")), "{fact}");
        }
        let (_, example) = page.split_once("```toml\n").unwrap();
        let (example, _) = example.split_once("\n```").unwrap();
        assert_eq!(
            crate::Programme::parse(example, "example.toml").map(|one| one.id),
            Ok("steg".into())
        );
    }
}
