//! The figures as one text in Markdown.

use std::{fmt::Write as _, path::Path, time::Duration};

use anyhow::Result;

use super::{
    goals::{self, Figures},
    interference,
    subject::{self, Found},
    wrk::Round,
};

/// All figures of a run.
#[derive(Default)]
pub struct Table {
    head: String,
    sizes: Vec<(u32, Vec<Found>)>,
    beside: String,
    beside_mistakes: Vec<String>,
    /// Cases invented in a second, if any were.
    invented: Option<f64>,
    /// p99 with heavy work beside against p99 without, if that was measured.
    disturbed: Option<f64>,
}

/// Several rounds of the same load together.
struct Together {
    rate: f64,
    cpu_ms: f64,
    database_ms: f64,
    bytes: u64,
    median: Duration,
    p99: Duration,
    slowest: Duration,
}

impl Table {
    /// A table of a run that measures these numbers of cases.
    pub fn new(cases: &[u32], seconds: u32) -> Self {
        let cases: Vec<String> = cases.iter().map(ToString::to_string).collect();
        let head = format!(
            "`cargo xtask bench --cases {} --seconds {seconds}`\n\n",
            cases.join(",")
        );
        Self {
            head,
            ..Self::default()
        }
    }

    /// Takes the size of the program.
    pub fn programme(&mut self, program: &Path) -> Result<()> {
        let bytes = std::fs::metadata(program)?.len();
        let _ = writeln!(
            self.head,
            "- size of the program: {} MiB",
            mib(bytes / 1024)
        );
        Ok(())
    }

    /// Takes how long the cases took to invent, unless they were there before, and how large their
    /// database is.
    pub fn generated(&mut self, cases: u32, seconds: Option<f64>, file: &Path) -> Result<()> {
        let bytes = std::fs::metadata(file)?.len();
        let invented = match seconds {
            None => "of a former run".to_owned(),
            Some(seconds) => {
                let rate = f64::from(cases) / seconds.max(0.001);
                self.invented = Some(rate);
                format!("invented in {seconds:.1} s ({rate:.0} a second)")
            }
        };
        let size = mib(bytes / 1024);
        let _ = writeln!(self.head, "- {cases} cases: {invented}, {size} MiB");
        self.sizes.push((cases, Vec::new()));
        Ok(())
    }

    /// Takes what was found out about a server on so many cases.
    pub fn measured(&mut self, cases: u32, found: Found) {
        if let Some((_, all)) = self.sizes.iter_mut().find(|(size, _)| *size == cases) {
            all.push(found);
        }
    }

    /// Everything that was wrong.
    pub fn mistakes(&self) -> Vec<String> {
        let all = self.sizes.iter().flat_map(|(_, all)| all);
        all.flat_map(|found| found.mistakes.clone())
            .chain(self.beside_mistakes.clone())
            .collect()
    }

    /// Takes what work beside the pages did to them.
    pub fn beside(&mut self, cases: u32, seen: &interference::Seen) {
        let both = |rounds: &[Round]| together(&rounds.iter().collect::<Vec<_>>());
        let (Some(alone), Some(beside)) = (both(&seen.alone), both(&seen.beside)) else {
            return;
        };
        let _ = writeln!(
            self.beside,
            "\n## {cases} cases, pages with heavy work beside them, 8 connections\n\n\
             Done beside them: {}.\n\n\
             | | requests/s | p50 ms | p99 ms | max ms |\n|---|---:|---:|---:|---:|",
            seen.done
        );
        for (name, load) in [("alone", &alone), ("with the work", &beside)] {
            let _ = writeln!(
                self.beside,
                "| {name} | {:.0} | {} | {} | {} |",
                load.rate,
                ms(load.median),
                ms(load.p99),
                ms(load.slowest)
            );
        }
        let ratio = beside.p99.as_secs_f64() / alone.p99.as_secs_f64();
        self.disturbed = Some(ratio);
        let _ = writeln!(self.beside, "\np99 with the work ÷ alone: {ratio:.2}");
        self.beside_mistakes.extend(seen.mistakes.clone());
    }

    /// The text.
    pub fn finish(&self) -> String {
        let mut text = self.head.clone();
        for (cases, all) in &self.sizes {
            let _ = writeln!(text, "\n## {cases} cases\n");
            loads(&mut text, all);
            servers(&mut text, all);
        }
        let growth = self.growth();
        if let (Some((few, _)), Some((many, _)), false) =
            (self.sizes.first(), self.sizes.last(), growth.is_empty())
        {
            let _ = writeln!(text, "\n## {many} cases ÷ {few} cases, CPU per request\n");
            for (kind, connections, ratio) in &growth {
                let _ = writeln!(text, "- {kind}, {connections} connections: {ratio:.2}");
            }
        }
        text.push_str(&self.beside);
        text.push_str(&goals::table(&self.figures(growth)));
        text
    }

    /// Processor time with many cases against that with few, by load.
    fn growth(&self) -> Vec<(&'static str, u32, f64)> {
        let (Some((few, before)), Some((many, after))) = (self.sizes.first(), self.sizes.last())
        else {
            return Vec::new();
        };
        let (Some(before), Some(after)) = (on_sqlite(before), on_sqlite(after)) else {
            return Vec::new();
        };
        if few == many {
            return Vec::new();
        }
        let loads = kinds(std::slice::from_ref(before)).into_iter();
        let ratio = |(kind, connections)| {
            let cpu = |found: &Found| found.load(kind, connections).map(|load| load.cpu_ms);
            Some((kind, connections, cpu(after)? / cpu(before)?))
        };
        loads.filter_map(ratio).collect()
    }

    /// What the goals are held against: of the first number of cases, of start and memory the last.
    fn figures(&self, growth: Vec<(&'static str, u32, f64)>) -> Figures {
        let none = Vec::new();
        let first = self.sizes.first().map_or(&none, |(_, all)| all);
        let largest = self.sizes.last().and_then(|(_, all)| on_sqlite(all));
        let named = |name: &'static str| first.iter().find(|found| found.name == name);
        let product = named(subject::ON_SQLITE);
        let of = |found: Option<&Found>, kind, connections| {
            found.and_then(|found| found.load(kind, connections))
        };
        let ratios =
            |of_both: fn(&Together, &Together) -> f64, other: &'static str, levels: &[u32]| {
                let both = levels.iter().filter_map(|level| {
                    let (ours, theirs) = (
                        of(product, "mix", *level)?,
                        of(named(other), "mix", *level)?,
                    );
                    Some(of_both(&ours, &theirs))
                });
                both.collect()
            };
        let pages = ["case", "list", "search", "note"].map(|kind| (kind, super::LEVELS[0]));
        let pages = pages.into_iter().chain([("day", 1)]);
        let cpu = |(kind, level)| Some((kind, of(product, kind, level)?.cpu_ms));
        Figures {
            of_ceiling: ratios(
                |ours, it| ours.rate / it.rate,
                subject::CEILING,
                &super::LEVELS,
            ),
            p99: ratios(
                |ours, it| ours.p99.as_secs_f64() / it.p99.as_secs_f64(),
                subject::CEILING,
                &super::LEVELS[..1],
            ),
            postgres: ratios(
                |ours, it| it.rate / ours.rate,
                subject::ON_POSTGRES,
                &super::LEVELS,
            ),
            pages: pages.filter_map(cpu).collect(),
            growth: growth.into_iter().map(|(.., ratio)| ratio).collect(),
            start_ms: largest.map(|found| found.ready_ms),
            idle_mib: largest.map(|found| number(found.idle.now) / 1024.0),
            most_mib: largest.map(|found| number(found.most_kib) / 1024.0),
            invented: self.invented,
            disturbed: self.disturbed,
        }
    }
}

fn on_sqlite(all: &[Found]) -> Option<&Found> {
    all.iter().find(|found| found.name == subject::ON_SQLITE)
}

/// The loads that were measured, in their order.
fn kinds(all: &[Found]) -> Vec<(&'static str, u32)> {
    let mut loads: Vec<(&str, u32)> = Vec::new();
    for kept in all.iter().flat_map(|found| &found.rounds) {
        let load = (kept.kind, kept.connections);
        if !loads.contains(&load) {
            loads.push(load);
        }
    }
    loads
}

impl Found {
    fn load(&self, kind: &str, connections: u32) -> Option<Together> {
        let rounds: Vec<&Round> = self
            .rounds
            .iter()
            .filter(|kept| kept.kind == kind && kept.connections == connections)
            .map(|kept| &kept.round)
            .collect();
        together(&rounds)
    }
}

/// Answers, time and bytes of all rounds together; of the percentiles the middle one.
fn together(rounds: &[&Round]) -> Option<Together> {
    let answers: u64 = rounds.iter().map(|round| round.answers).sum();
    if answers == 0 {
        return None;
    }
    let lasted: Duration = rounds.iter().map(|round| round.lasted).sum();
    let cpu: Duration = rounds.iter().map(|round| round.cpu).sum();
    let database: Duration = rounds.iter().map(|round| round.database_cpu).sum();
    let bytes: u64 = rounds.iter().map(|round| round.bytes).sum();
    let middle = |of: fn(&Round) -> Duration| {
        let mut all: Vec<Duration> = rounds.iter().map(|round| of(round)).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    Some(Together {
        rate: number(answers) / lasted.as_secs_f64(),
        cpu_ms: cpu.as_secs_f64() * 1000.0 / number(answers),
        database_ms: database.as_secs_f64() * 1000.0 / number(answers),
        bytes: bytes / answers,
        median: middle(|round| round.median),
        p99: middle(|round| round.p99),
        slowest: rounds.iter().map(|round| round.slowest).max()?,
    })
}

/// Answers a second.
pub fn rate(round: &Round) -> f64 {
    number(round.answers) / round.lasted.as_secs_f64().max(0.001)
}

fn loads(text: &mut String, all: &[Found]) {
    text.push_str(
        "| load | connections | system | requests/s | ÷ ceiling | CPU ms per request | ÷ ceiling | \
         p50 ms | p99 ms | p99 ÷ ceiling | max ms | bytes |\n\
         |---|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (kind, connections) in kinds(all) {
        let ceiling = all
            .iter()
            .find(|found| found.name == subject::CEILING)
            .and_then(|found| found.load(kind, connections));
        for found in all {
            let Some(load) = found.load(kind, connections) else {
                continue;
            };
            let against = |of: fn(&Together) -> f64| {
                ceiling.as_ref().map_or_else(String::new, |ceiling| {
                    format!("{:.2}", of(&load) / of(ceiling))
                })
            };
            let _ = writeln!(
                text,
                "| {kind} | {connections} | {} | {:.0} | {} | {:.2} | {} | {} | {} | {} | {} | {} |",
                found.name,
                load.rate,
                against(|load| load.rate),
                load.cpu_ms,
                against(|load| load.cpu_ms),
                ms(load.median),
                ms(load.p99),
                against(|load| load.p99.as_secs_f64()),
                ms(load.slowest),
                load.bytes
            );
        }
    }
    postgres(text, all);
}

/// PostgreSQL against SQLite, if both were measured.
fn postgres(text: &mut String, all: &[Found]) {
    let named = |name| all.iter().find(|found| found.name == name);
    let (Some(sqlite), Some(postgres)) = (named(subject::ON_SQLITE), named(subject::ON_POSTGRES))
    else {
        return;
    };
    for connections in super::LEVELS {
        if let (Some(sqlite), Some(postgres)) = (
            sqlite.load("mix", connections),
            postgres.load("mix", connections),
        ) {
            let ratio = postgres.rate / sqlite.rate;
            let _ = writeln!(
                text,
                "\nPostgreSQL ÷ SQLite, {connections} connections: {ratio:.2}; of each request \
                 {:.2} ms CPU in the program and {:.2} ms in PostgreSQL, against {:.2} ms on SQLite",
                postgres.cpu_ms, postgres.database_ms, sqlite.cpu_ms
            );
        }
    }
}

fn servers(text: &mut String, all: &[Found]) {
    text.push_str(
        "\n| system | start to first answer, ms | memory idle, MiB | of it its own, MiB | at most, MiB | answers | \
         entries in the log | wrong |\n|---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for found in all {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            found.name,
            found.ready_ms,
            mib(found.idle.now),
            mib(found.idle.own),
            mib(found.most_kib),
            found.answers,
            found.entries,
            found.mistakes.len()
        );
    }
}

fn mib(kib: u64) -> String {
    format!("{:.1}", number(kib) / 1024.0)
}

fn ms(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// Counts of this tool stay far below 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{super::subject::Kept, *};

    fn found(name: &'static str, answers: u64, cpu: u64) -> Found {
        let round = Round {
            answers,
            lasted: Duration::from_secs(1),
            p99: Duration::from_millis(cpu),
            cpu: Duration::from_millis(cpu),
            ..Round::default()
        };
        let kept = Kept {
            kind: "mix",
            connections: 8,
            round,
        };
        Found {
            name,
            rounds: vec![kept.clone(), kept],
            ..Found::default()
        }
    }

    #[test]
    fn ratios_are_those_to_the_first_system() {
        let mut text = String::new();
        loads(
            &mut text,
            &[found(subject::CEILING, 1000, 500), found("B", 250, 250)],
        );
        let row = text.lines().last().unwrap();
        assert_eq!(
            row,
            "| mix | 8 | B | 250 | 0.25 | 1.00 | 2.00 | 0.0 | 250.0 | 0.50 | 0.0 | 0 |"
        );
    }

    #[test]
    fn growth_is_told_when_there_are_two_numbers_of_cases() {
        let mut table = Table::new(&[10, 20], 1);
        table.sizes = vec![
            (10, vec![found(subject::ON_SQLITE, 1000, 500)]),
            (20, vec![found(subject::ON_SQLITE, 1000, 600)]),
        ];
        assert!(table.finish().contains("- mix, 8 connections: 1.20"));
    }
}
