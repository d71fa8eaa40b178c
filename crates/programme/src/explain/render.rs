//! The explanation for people, in German.

use std::fmt::Write as _;

use domain::{calendar::add_days, seam::SeamStatus};
use jiff::civil::Date;

use super::Explanation;
use crate::{
    criteria::{AdmissionResult, CriterionResult, CriterionState},
    plan::{Blocker, PlannedTask},
    text::Lang,
    words,
};

const LANG: Lang = Lang::De;

pub(super) fn text(explanation: &Explanation<'_>) -> String {
    let mut out = String::new();
    head(&mut out, explanation);
    admission(&mut out, explanation);
    line(
        &mut out,
        format_args!("\nAufgaben: {}", explanation.tasks.len()),
    );
    for one in &explanation.tasks {
        task(&mut out, explanation, one);
    }
    seam(&mut out, explanation);
    out
}

/// Writing to a `String` cannot fail, so the result is not looked at.
fn line(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
    out.push('\n');
}

fn head(out: &mut String, explanation: &Explanation<'_>) {
    let programme = explanation.programme;
    line(
        out,
        format_args!("{} · Fassung {}", programme.title.de, programme.version),
    );
    line(
        out,
        format_args!("Stand {}", words::date(explanation.today, LANG)),
    );
    match explanation.facts.release() {
        Some(day) if explanation.is_what_if => {
            line(
                out,
                format_args!("Angenommene Entlassung: {}", words::date(day, LANG)),
            );
        }
        Some(day) => line(out, format_args!("Entlassung: {}", words::date(day, LANG))),
        None => line(out, format_args!("Entlassung: nicht bekannt")),
    }
    let phase = explanation.phase.map_or("keine", |phase| &phase.title.de);
    line(out, format_args!("Phase: {phase}"));
    let window = match explanation.window {
        None => "nicht bekannt".to_owned(),
        Some((from, None)) => format!("ab {}", words::date(from, LANG)),
        Some((from, Some(to))) => {
            format!("{} bis {}", words::date(from, LANG), last_day(to))
        }
    };
    line(out, format_args!("Begleitung: {window}"));
}

fn admission(out: &mut String, explanation: &Explanation<'_>) {
    let result = match explanation.admission.result {
        AdmissionResult::Eligible => "alle Kriterien sind erfüllt",
        AdmissionResult::NotEligible => "mindestens ein Kriterium ist nicht erfüllt",
        AdmissionResult::NeedsClearing => "noch zu klären",
    };
    line(out, format_args!("\nAufnahme: {result}"));
    for one in &explanation.admission.criteria {
        criterion(out, explanation, one);
    }
    line(
        out,
        format_args!("Das ist ein Hinweis. Über die Aufnahme entscheidet ein Mensch."),
    );
}

fn criterion(out: &mut String, explanation: &Explanation<'_>, one: &CriterionResult<'_>) {
    let state = match one.state {
        CriterionState::Met => "erfüllt",
        CriterionState::NotMet => "nicht erfüllt",
        CriterionState::Unknown => "unbekannt",
    };
    line(out, format_args!("  [{state}] {}", one.criterion.label.de));
    let seen: Vec<String> = one
        .seen
        .iter()
        .filter_map(|seen| {
            let known = seen.known.as_ref()?;
            let value = words::value(explanation.programme, seen.fact, &known.value);
            let derived = if known.derived { " (berechnet)" } else { "" };
            Some(format!(
                "{}: {}{derived}",
                words::fact_label(seen.fact).de,
                value.de
            ))
        })
        .collect();
    if !seen.is_empty() {
        line(out, format_args!("      Angaben: {}", seen.join("; ")));
    }
    line(out, format_args!("      Regel: {}", one.rule.de));
    if let Some(basis) = &one.basis {
        line(out, format_args!("      Quelle: {}", basis.de));
    }
    if let Some(ask) = &one.ask {
        line(out, format_args!("      Zu klären: {}", ask.de));
    }
    if let Some(hint) = &one.hint {
        line(out, format_args!("      Hinweis: {}", hint.de));
    }
}

fn task(out: &mut String, explanation: &Explanation<'_>, task: &PlannedTask<'_>) {
    let Some(due) = &task.due else { return };
    let mark = if due.shortened { " (verkürzt)" } else { "" };
    line(
        out,
        format_args!(
            "  {} {} · {}{mark}",
            words::date(due.day, LANG),
            task.id,
            task.title().de
        ),
    );
    line(out, format_args!("      {}", task.explanation(LANG)));
    if let Some(basis) = task.template.legal_basis.as_ref().map(|basis| &basis.de) {
        // Only laws are verified; a file that says so itself is not told twice.
        let told =
            task.template.verified || !basis.contains('§') || basis.contains("nicht geprüft");
        let mark = if told { "" } else { " (nicht geprüft)" };
        line(out, format_args!("      Grundlage: {basis}{mark}"));
    }
    if !task.blocked_by.is_empty() {
        let waits: Vec<&str> = task
            .blocked_by
            .iter()
            .map(|blocker| match blocker {
                Blocker::Security(security) => explanation
                    .programme
                    .security_rule(security)
                    .map_or(blocker.code(), |rule| &rule.title.de),
                Blocker::Task(id) => id,
            })
            .collect();
        line(out, format_args!("      Wartet auf: {}", waits.join(", ")));
    }
}

fn seam(out: &mut String, explanation: &Explanation<'_>) {
    let Some(seam) = &explanation.seam else {
        return line(
            out,
            format_args!("\nNaht: ohne Entlassungstermin nicht zu berechnen"),
        );
    };
    let (from, to) = (words::date(seam.day, LANG), last_day(seam.window_end));
    line(out, format_args!("\nNaht {from} bis {to}"));
    for one in &seam.securities {
        let title = explanation
            .programme
            .security_rule(&one.security)
            .map_or(one.security.code(), |rule| &rule.title.de);
        let status = match one.status {
            SeamStatus::Over => "vorbei".to_owned(),
            SeamStatus::Closed => "geschlossen".to_owned(),
            SeamStatus::AtRisk => format!("{} nur zugesagt", days(one.days_at_risk)),
            SeamStatus::Open if one.days_at_risk == 0 => format!("{} offen", days(one.days_open)),
            SeamStatus::Open => {
                format!(
                    "{} offen, {} nur zugesagt",
                    days(one.days_open),
                    days(one.days_at_risk)
                )
            }
        };
        line(out, format_args!("  {title}: {status}"));
        for hole in &one.holes {
            let word = if hole.status == SeamStatus::Open {
                "offen"
            } else {
                "nur zugesagt"
            };
            let (from, to) = (words::date(hole.from, LANG), last_day(hole.to));
            line(out, format_args!("      {from} bis {to}: {word}"));
        }
    }
}

/// People write the last day; spans hold the first day after it.
fn last_day(to: Date) -> String {
    words::date(add_days(to, -1).unwrap_or(to), LANG)
}

fn days(count: u32) -> String {
    if count == 1 {
        "1 Tag".to_owned()
    } else {
        format!("{count} Tage")
    }
}
