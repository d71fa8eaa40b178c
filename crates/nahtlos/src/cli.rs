//! The command line: a stable contract.

use std::{net::SocketAddr, path::PathBuf};

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Case management for the way out of prison.
#[derive(Debug, Parser)]
#[command(name = "nahtlos", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(
        long,
        env = "NAHTLOS_DATABASE",
        default_value = "sqlite:nahtlos-data/nahtlos.db",
        hide_env_values = true
    )]
    pub database: String,
    /// Folder with programme files; without it those that ship with the program.
    #[arg(long, env = "NAHTLOS_PROGRAMMES")]
    pub programmes: Option<PathBuf>,
}

/// `nahtlos backup`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("for").required(true).args(["recipients", "passphrase_file"]))]
pub struct Backup {
    /// sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(
        long,
        env = "NAHTLOS_DATABASE",
        default_value = "sqlite:nahtlos-data/nahtlos.db",
        hide_env_values = true
    )]
    pub database: String,
    /// The file to write; it must not exist.
    #[arg(value_name = "DEST")]
    pub to: PathBuf,
    /// Public key that can open it, age1…; may be given several times.
    #[arg(long = "recipient")]
    pub recipients: Vec<String>,
    /// File whose first line is a passphrase that opens it.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
}

/// `nahtlos restore`
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("with").required(true).args(["identity", "passphrase_file"]))]
pub struct Restore {
    /// The backup.
    #[arg(value_name = "SRC")]
    pub from: PathBuf,
    /// File with the secret key, as `nahtlos backup-key` wrote it.
    #[arg(long)]
    pub identity: Option<PathBuf>,
    /// File whose first line is the passphrase.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
    /// An empty place: a SQLite file that does not exist, or a PostgreSQL database without tables.
    #[arg(long, hide_env_values = true)]
    pub database: String,
}

/// Where to listen; says what is missing, mostly the port.
fn address(typed: &str) -> Result<SocketAddr, String> {
    typed
        .parse()
        .map_err(|_| "an IP address with a port is needed, for example 127.0.0.1:8080".to_owned())
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs the server.
    Serve {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
        /// Address to listen on.
        #[arg(long, env = "NAHTLOS_LISTEN", default_value = "127.0.0.1:8080", value_parser = address)]
        listen: SocketAddr,
    },
    /// Shows the product on a throw-away database with invented people.
    Demo {
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1:8080", value_parser = address)]
        listen: SocketAddr,
        /// How many cases to invent.
        #[arg(long, default_value_t = 60)]
        cases: u32,
        /// The same number gives the same people.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The day that the demonstration takes as today.
        #[arg(long)]
        today: Option<Date>,
        /// Folder with programme files; without it those that ship with the program. The invented
        /// people need `puemas` and `insa2` in it.
        #[arg(long)]
        programmes: Option<PathBuf>,
    },
    /// Fills a database with invented cases, for trials and measurements.
    Generate {
        /// Where the data goes.
        #[command(flatten)]
        database: Database,
        /// How many cases.
        #[arg(long)]
        cases: u32,
        /// The same number gives the same people.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The day that counts as today.
        #[arg(long)]
        today: Option<Date>,
    },
    /// Checks and explains programme files.
    #[command(subcommand)]
    Programme(Programme),
    /// Reads lists.
    #[command(subcommand)]
    Import(Import),
    /// Checks the log.
    #[command(subcommand)]
    Audit(Audit),
    /// Makes and resets accounts.
    #[command(subcommand)]
    User(User),
    /// Adds a carrier that shares nothing with the others.
    #[command(subcommand)]
    Carrier(Carrier),
    /// Checks that what is stored agrees with itself.
    Doctor {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
    /// Writes everything into one encrypted file, also while the server runs.
    Backup(Backup),
    /// Brings a backup into an empty place.
    Restore(Restore),
    /// Makes a key for backups and prints its public part.
    BackupKey {
        /// Where the secret part goes; the file must not exist.
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Brings the schema of the database up to date.
    Migrate {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
}

/// `nahtlos programme …`
#[derive(Debug, Subcommand)]
pub enum Programme {
    /// Names every mistake in programme files with line and column.
    Check {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Tells what a programme says about a case.
    Explain {
        /// A file, or the id of a shipped programme.
        #[arg(long)]
        programme: String,
        /// A file with a JSON object of facts; `-` reads standard input.
        #[arg(long)]
        facts: PathBuf,
        /// The day that counts as today.
        #[arg(long)]
        today: Option<Date>,
        /// Asks what if the release were on this day.
        #[arg(long)]
        release: Option<Date>,
        /// How to answer.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// How to answer.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// For programs.
    Json,
    /// For people, in German.
    Text,
}

/// `nahtlos import …`
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Reads the release list of a prison.
    ReleaseList {
        /// The CSV file.
        file: PathBuf,
        /// Id of the prison, such as `th-tonna`.
        #[arg(long)]
        institution: String,
        /// The programme that the people are reported to.
        #[arg(long, default_value = "puemas")]
        programme: String,
        /// Only says what would happen.
        #[arg(long)]
        dry_run: bool,
        /// Takes the good rows even if others are refused; without it all or none.
        #[arg(long)]
        good_rows: bool,
        /// Login of the person in whose name it is done.
        #[arg(long)]
        login: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
}

/// `nahtlos audit …`
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Follows the chain of the log and names the first broken entry.
    Verify {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
}

/// `nahtlos carrier …`
#[derive(Debug, Subcommand)]
pub enum Carrier {
    /// Makes a further carrier and prints the one-time link of its first administrator.
    Add {
        /// Name of the carrier.
        carrier: String,
        /// What its administrator types to sign in.
        #[arg(long)]
        login: String,
        /// Name of its administrator, as colleagues know it.
        #[arg(long)]
        name: String,
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
    /// Lists all carriers.
    List {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
}

/// `nahtlos user …`
#[derive(Debug, Subcommand)]
pub enum User {
    /// Makes an account and prints its one-time link.
    Add {
        /// What is typed to sign in.
        login: String,
        /// Name, as colleagues know it.
        #[arg(long)]
        name: String,
        /// transition_manager, prison_social_service, coordination, data_protection_officer or
        /// administrator.
        #[arg(long)]
        role: String,
        /// Name of the carrier; may be left out while there is only one.
        #[arg(long)]
        carrier: Option<String>,
        /// Code of a site, such as `erfurt`; may be given several times.
        #[arg(long = "site")]
        sites: Vec<String>,
        /// Id of a prison, such as `th-tonna`; may be given several times.
        #[arg(long = "institution")]
        institutions: Vec<String>,
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
    /// Ends all sessions of an account and prints a new one-time link.
    Reset {
        /// What is typed to sign in.
        login: String,
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
    /// Lists all accounts.
    List {
        /// Where the data is.
        #[command(flatten)]
        database: Database,
    },
}
