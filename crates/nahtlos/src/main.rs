//! The program: command line, configuration and wiring, nothing else.
//!
//! Exit codes: 0 done, 1 refused with the reason on standard error, 2 wrong usage, 3 a server
//! that has found its database damaged.

mod cli;
mod commands;
mod edge;

use std::process::ExitCode;

use clap::Parser;

/// A page makes thousands of small texts, and the system's allocator is slow at that on many
/// threads (docs/performance.md has the measurement).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    edge::start_logging();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("nahtlos: the runtime does not start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::run(cli.command)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("nahtlos: {error:#}");
            ExitCode::FAILURE
        }
    }
}
