//! # Fuzzing what reads from outside
//!
//! Each target is a reader and what must hold for any bytes whatsoever; its corpus is a folder of
//! small examples in `fuzz/corpus`. From them `testkit::mutate` makes nearly good inputs, the same
//! for the same seed. `cargo xtask fuzz` runs the targets for minutes, the tests of this crate for
//! a moment. What was found stays as an example in the corpus and as a named test at the reader.
//!
//! It must not: know how a reader works inside, or be part of the product. Why it is made like this
//! stands in `docs/adr/0018-fuzzing.md`.

#![expect(
    clippy::expect_used,
    reason = "what ships with the program is right, or its own tests fail"
)]

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use testkit::mutate::Draws;

mod targets;

pub use targets::TARGETS;

/// A reader, and what must hold for whatever it is given.
pub struct Target {
    /// Name, also of its folder in the corpus.
    pub name: &'static str,
    /// Words of the form that it reads.
    pub words: &'static [&'static str],
    /// Reads; `Err` says what does not hold. A panic is one as well.
    pub run: fn(&[u8]) -> Result<(), String>,
}

/// An input may take so long; a reader that takes longer can be used to stop a server.
const PATIENCE: Duration = Duration::from_secs(10);

/// When to end.
#[derive(Debug, Clone, Copy)]
pub enum Until {
    /// After so many inputs: the same run each time.
    Inputs(u64),
    /// After so long.
    Passed(Duration),
}

/// What was found: the input, and what does not hold.
#[derive(Debug)]
pub struct Found {
    /// The input.
    pub input: Vec<u8>,
    /// What does not hold.
    pub why: String,
}

impl Target {
    /// The target with this name.
    ///
    /// # Errors
    /// If there is none; names those that there are.
    pub fn named(name: &str) -> Result<&'static Self> {
        let found = TARGETS.iter().find(|one| one.name == name);
        let names: Vec<&str> = TARGETS.iter().map(|one| one.name).collect();
        found.with_context(|| format!("there is no target {name}; there are {}", names.join(", ")))
    }

    /// Its examples, in the order of their names.
    ///
    /// # Errors
    /// If the folder cannot be read or is empty.
    pub fn examples(&self) -> Result<Vec<Vec<u8>>> {
        let folder = root().join("corpus").join(self.name);
        let mut paths = Vec::new();
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
        for entry in entries {
            paths.push(entry?.path());
        }
        paths.sort();
        if paths.is_empty() {
            bail!("the folder {} holds no example", folder.display());
        }
        let read = |path: &PathBuf| {
            fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
        };
        paths.iter().map(read).collect()
    }

    /// Tries one input.
    ///
    /// # Errors
    /// What does not hold.
    pub fn try_one(&self, input: &[u8]) -> Result<(), Found> {
        let mut why = String::new();
        // A machine with other work may stand still for a while, but hardly three times.
        for _ in 0..3 {
            let begin = Instant::now();
            match catch_unwind(AssertUnwindSafe(|| (self.run)(input))) {
                Ok(Ok(())) if begin.elapsed() < PATIENCE => return Ok(()),
                Ok(Ok(())) => why = format!("it took {} s", begin.elapsed().as_secs()),
                Ok(Err(found)) => {
                    why = found;
                    break;
                }
                Err(_) => {
                    "it panicked".clone_into(&mut why);
                    break;
                }
            }
        }
        Err(Found {
            input: input.to_vec(),
            why,
        })
    }

    /// Tries the examples, then what chance makes of them; returns how many inputs that were. Each is
    /// shown to `before` first: what ends the whole process leaves no other trace.
    ///
    /// # Errors
    /// The first that does not hold.
    pub fn fuzz(
        &self,
        examples: &[Vec<u8>],
        seed: u64,
        until: Until,
        mut before: impl FnMut(&[u8]),
    ) -> Result<u64, Found> {
        for example in examples {
            before(example);
            self.try_one(example)?;
        }
        let begin = Instant::now();
        let mut draws = Draws::new(seed);
        let mut tried = 0;
        loop {
            let over = match until {
                Until::Inputs(most) => tried >= most,
                Until::Passed(time) => begin.elapsed() >= time,
            };
            if over {
                return Ok(tried);
            }
            let input = draws.mutated(examples, self.words);
            before(&input);
            self.try_one(&input)?;
            tried += 1;
        }
    }
}

/// The folder of this crate, where the corpus lies.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
