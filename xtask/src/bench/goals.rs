//! The goals, and whether a run reached them. What was not measured has no line.

use std::fmt::Write as _;

/// What a run has found out that there is a goal for.
#[derive(Debug, Default)]
pub struct Figures {
    /// Requests of the mix against the ceiling's, for each number of connections.
    pub of_ceiling: Vec<f64>,
    /// p99 of the mix against the ceiling's, with the fewest connections.
    pub p99: Vec<f64>,
    /// Requests of the mix on PostgreSQL against those on SQLite.
    pub postgres: Vec<f64>,
    /// Processor time of a page, in milliseconds.
    pub pages: Vec<(&'static str, f64)>,
    /// Processor time with the most cases against that with the fewest, for each load.
    pub growth: Vec<f64>,
    /// From start to first answer with the most cases, in milliseconds.
    pub start_ms: Option<u64>,
    /// Memory at rest, in MiB.
    pub idle_mib: Option<f64>,
    /// Memory at most, in MiB.
    pub most_mib: Option<f64>,
    /// Cases invented in a second.
    pub invented: Option<f64>,
    /// p99 with heavy work beside against p99 without.
    pub disturbed: Option<f64>,
}

/// One goal with what was seen.
struct Goal {
    what: &'static str,
    /// All of it has to reach the goal.
    seen: Vec<(String, f64)>,
    bound: Bound,
    unit: &'static str,
}

/// Where a goal lies.
enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

/// The table of all goals for which something was measured; empty if nothing was.
pub fn table(figures: &Figures) -> String {
    let goals: Vec<Goal> = goals(figures)
        .into_iter()
        .filter(|goal| !goal.seen.is_empty())
        .collect();
    if goals.is_empty() {
        return String::new();
    }
    let mut text =
        "\n## Goals\n\n| what | seen | goal | reached |\n|---|---:|---:|---|\n".to_owned();
    for goal in goals {
        let (sign, bound) = match goal.bound {
            Bound::AtLeast(bound) => ("≥", bound),
            Bound::AtMost(bound) => ("≤", bound),
        };
        let reached = goal.seen.iter().all(|(_, value)| match goal.bound {
            Bound::AtLeast(bound) => *value >= bound,
            Bound::AtMost(bound) => *value <= bound,
        });
        let seen: Vec<String> = goal
            .seen
            .iter()
            .map(|(name, value)| format!("{name}{}", figure(*value)).trim().to_owned())
            .collect();
        let _ = writeln!(
            text,
            "| {} | {} | {sign} {}{} | {} |",
            goal.what,
            seen.join(", "),
            figure(bound),
            goal.unit,
            if reached { "yes" } else { "**no**" }
        );
    }
    text
}

/// What was seen of a page, or of a case and my day alone, which have a nearer goal.
fn pages(figures: &Figures, near: bool) -> Vec<(String, f64)> {
    let all = figures.pages.iter();
    let wanted = all.filter(|(kind, _)| !near || ["case", "day"].contains(kind));
    wanted.map(|(kind, ms)| (format!("{kind} "), *ms)).collect()
}

fn plain(values: &[f64]) -> Vec<(String, f64)> {
    values.iter().map(|one| (String::new(), *one)).collect()
}

fn one(value: Option<f64>) -> Vec<(String, f64)> {
    plain(value.as_slice())
}

fn goals(figures: &Figures) -> Vec<Goal> {
    use Bound::{AtLeast, AtMost};
    let goal = |what, seen, bound, unit| Goal {
        what,
        seen,
        bound,
        unit,
    };
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a start")]
    let start = figures.start_ms.map(|ms| ms as f64);
    vec![
        goal(
            "mix, share of the ceiling's requests",
            plain(&figures.of_ceiling),
            AtLeast(0.3),
            "",
        ),
        goal(
            "p99 with few connections ÷ ceiling",
            plain(&figures.p99),
            AtMost(3.0),
            "",
        ),
        goal(
            "a case and my day, CPU",
            pages(figures, true),
            AtMost(1.0),
            " ms",
        ),
        goal("every page, CPU", pages(figures, false), AtMost(0.3), " ms"),
        goal(
            "most cases ÷ fewest, CPU",
            plain(&figures.growth),
            AtMost(1.2),
            "",
        ),
        goal(
            "PostgreSQL ÷ SQLite",
            plain(&figures.postgres),
            AtLeast(0.4),
            "",
        ),
        goal(
            "p99 with heavy work beside ÷ without",
            one(figures.disturbed),
            AtMost(3.0),
            "",
        ),
        goal("start to first answer", one(start), AtMost(100.0), " ms"),
        goal(
            "memory at rest",
            one(figures.idle_mib),
            AtMost(25.0),
            " MiB",
        ),
        goal(
            "memory at most",
            one(figures.most_mib),
            AtMost(80.0),
            " MiB",
        ),
        goal(
            "cases invented in a second",
            one(figures.invented),
            AtLeast(10_000.0),
            "",
        ),
    ]
}

/// Two digits after the point, or none of a large number.
fn figure(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_is_reached_by_all_that_was_seen_or_not_at_all() {
        let seen = Figures {
            of_ceiling: vec![0.61, 0.29],
            pages: vec![("case", 0.9), ("note", 0.2), ("day", 1.1)],
            start_ms: Some(62),
            ..Figures::default()
        };
        let text = table(&seen);
        let lines: Vec<&str> = text.lines().skip(5).collect();
        assert_eq!(
            lines,
            [
                "| mix, share of the ceiling's requests | 0.61, 0.29 | ≥ 0.30 | **no** |",
                "| a case and my day, CPU | case 0.90, day 1.10 | ≤ 1.00 ms | **no** |",
                "| every page, CPU | case 0.90, note 0.20, day 1.10 | ≤ 0.30 ms | **no** |",
                "| start to first answer | 62.00 | ≤ 100 ms | yes |",
            ]
        );
        assert!(table(&Figures::default()).is_empty());
    }
}
