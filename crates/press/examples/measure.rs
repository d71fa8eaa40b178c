//! How long a paper takes: `cargo run --release -p press --example measure`. Writes all papers
//! to a folder if one is named.

use std::{error::Error, fs, path::PathBuf, time::Instant};

use documents::{compose, paper::PaperLanguage};
use domain::Code;

#[path = "../tests/it/examples.rs"]
mod examples;

const ROUNDS: u32 = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let papers = examples::all();
    let start = Instant::now();
    examples::render(&papers[0], PaperLanguage::German)?;
    println!(
        "first paper, cold: {:.1} ms",
        1000.0 * start.elapsed().as_secs_f64()
    );
    println!(
        "{:<20}{:>8}{:>8}{:>8}   ms each, warm, another text every time",
        "", "de", "easy", "en"
    );
    for mut paper in papers {
        print!("{:<20}", paper.content.kind().code());
        for language in PaperLanguage::ALL {
            let bytes = examples::render(&paper, *language)?;
            if let Some(folder) = &folder {
                fs::write(folder.join(compose(&paper, *language).file_name()), bytes)?;
            }
            let start = Instant::now();
            for round in 0..ROUNDS {
                paper.head.client = format!("Kim Muster {round}");
                examples::render(&paper, *language)?;
            }
            let each = start.elapsed() / ROUNDS;
            print!("{:>8.1}", 1000.0 * each.as_secs_f64());
        }
        println!();
    }
    Ok(())
}
