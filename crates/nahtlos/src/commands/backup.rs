//! `nahtlos backup`, `nahtlos restore` and `nahtlos backup-key`: everything in one encrypted file, and
//! back. What a backup holds and why stands in `store::backup`.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use age::{Decryptor, Encryptor, Identity, Recipient, secrecy::ExposeSecret as _, x25519};
use anyhow::{Context as _, Result, anyhow, bail};
use db::{Db, DbUrl};
use store::backup;

use crate::{
    cli::{Backup, Restore},
    edge,
};

/// Readable by the one who made it, and by nobody else.
const PRIVATE: u32 = 0o600;

/// How far a backup stands back behind others who want the processor: the step that `nice` takes.
const STANDS_BACK: i32 = 10;

/// Writes a backup, also beside a running server.
pub async fn run(command: Backup) -> Result<ExitCode> {
    // It has time; people who wait for a page have not. Where the system refuses, it is a backup all the same.
    if let Err(error) = rustix::process::nice(STANDS_BACK) {
        tracing::debug!(%error, "the backup runs with the priority of all others");
    }
    let encryptor = encryptor(&command)?;
    let url: DbUrl = command.database.parse()?;
    let db = Db::open(
        &url,
        &db::OpenOptions {
            create: false,
            read_only: true,
            readers: 1,
            pool: 1,
            ..db::OpenOptions::default()
        },
    )
    .await?;
    // Under another name until it is whole, so that what has the name is a backup.
    let part = beside(&command.to, ".part");
    if command.to.exists() {
        bail!(
            "{} exists already; choose another name",
            command.to.display()
        );
    }
    let file = private_file(&part)?;
    let written = write(&db, encryptor, file, &command.to, &part).await;
    if written.is_err() {
        fs::remove_file(&part).unwrap_or_default();
    }
    let contents = written?;
    db.close().await?;
    println!(
        "{}: {} rows in {} tables, schema {}, log up to entry {} ({}).",
        command.to.display(),
        contents.rows(),
        contents.tables.len(),
        contents.header.schema,
        contents.header.log_seq,
        contents.header.log_hash,
    );
    Ok(ExitCode::SUCCESS)
}

async fn write(
    db: &Db,
    encryptor: Encryptor,
    file: File,
    to: &Path,
    part: &Path,
) -> Result<backup::Contents> {
    let name = || format!("the backup {}", to.display());
    let mut out = encryptor
        .wrap_output(BufWriter::new(file))
        .with_context(name)?;
    let contents = backup::write(db, &mut out, edge::now(), env!("CARGO_PKG_VERSION"))
        .await
        .with_context(name)?;
    let mut buffered = out.finish().with_context(name)?;
    buffered.flush().with_context(name)?;
    buffered.get_ref().sync_all().with_context(name)?;
    fs::rename(part, to).with_context(name)?;
    sync_folder(to).with_context(name)?;
    Ok(contents)
}

/// Brings a backup into an empty place.
pub async fn restore(command: Restore) -> Result<ExitCode> {
    let name = command.from.display().to_string();
    let file = File::open(&command.from).with_context(|| format!("{name} cannot be read"))?;
    let decryptor =
        Decryptor::new_buffered(BufReader::new(file)).map_err(|error| refused(&name, &error))?;
    let identities = identities(&command, decryptor.is_scrypt())?;
    let identities = identities.iter().map(|one| -> &dyn Identity { &**one });
    let plain = decryptor
        .decrypt(identities)
        .map_err(|error| refused(&name, &error))?;
    let url: DbUrl = command.database.parse()?;
    let made = match &url {
        DbUrl::Sqlite(path) if !path.exists() => Some(path.clone()),
        _ => None,
    };
    let restored = restore_into(&url, plain).await;
    if restored.is_err()
        && let Some(path) = made
    {
        // Made by this command a moment ago, and empty: nothing is to be left behind.
        for ending in ["", "-wal", "-shm", ".lock"] {
            fs::remove_file(beside(&path, ending)).unwrap_or_default();
        }
    }
    let contents = restored.with_context(|| name)?;
    println!(
        "{} rows in {} tables, as of {} (schema {}), are in {url}.",
        contents.rows(),
        contents.tables.len(),
        contents.header.taken_at,
        contents.header.schema,
    );
    println!(
        "The log is whole, up to entry {} ({}). Everybody has to sign in again.",
        contents.header.log_seq, contents.header.log_hash
    );
    Ok(ExitCode::SUCCESS)
}

async fn restore_into(url: &DbUrl, plain: impl std::io::Read) -> Result<backup::Contents> {
    let db = Db::open(url, &db::OpenOptions::default()).await?;
    let restored = backup::restore(&db, plain, edge::now()).await;
    db.close().await?;
    Ok(restored?)
}

/// Makes a key for backups: the secret goes into a file, what encrypts with it is printed.
pub fn key(to: &Path) -> Result<ExitCode> {
    let identity = x25519::Identity::generate();
    let public = identity.to_public();
    let mut file = private_file(to)?;
    let text = format!(
        "# key for backups of Nahtlos, made {}\n# public key: {public}\n{}\n",
        edge::now(),
        identity.to_string().expose_secret()
    );
    file.write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .with_context(|| format!("the key {}", to.display()))?;
    println!("{public}");
    eprintln!(
        "{} opens every backup made for this key. Keep it apart from the backups and twice: without",
        to.display()
    );
    eprintln!("it no backup can be read, by nobody.");
    Ok(ExitCode::SUCCESS)
}

fn encryptor(command: &Backup) -> Result<Encryptor> {
    if let Some(file) = &command.passphrase_file {
        return Ok(Encryptor::with_user_passphrase(passphrase(file)?));
    }
    let recipients = command
        .recipients
        .iter()
        .map(|text| {
            text.parse::<x25519::Recipient>().map_err(|why| {
                anyhow!(
                    "--recipient {text}: {why}; expected age1… as `nahtlos backup-key` prints it"
                )
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let recipients = recipients.iter().map(|one| -> &dyn Recipient { one });
    Encryptor::with_recipients(recipients).map_err(|error| anyhow!("--recipient: {error}"))
}

fn identities(command: &Restore, with_passphrase: bool) -> Result<Vec<Box<dyn Identity>>> {
    let name = command.from.display();
    match (&command.identity, &command.passphrase_file) {
        (Some(_), _) if with_passphrase => {
            bail!("{name} was made with a passphrase; name its file with --passphrase-file")
        }
        (None, Some(_)) if !with_passphrase => {
            bail!("{name} was made for a key; name its file with --identity")
        }
        (Some(file), _) => {
            let text = edge::read_text(file)?;
            let mut keys: Vec<Box<dyn Identity>> = Vec::new();
            for line in text.lines().map(str::trim) {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                // The line itself may be a secret, so it is not shown.
                let key: x25519::Identity = line
                    .parse()
                    .map_err(|_| anyhow!("{}: expected lines AGE-SECRET-KEY-1…", file.display()))?;
                keys.push(Box::new(key));
            }
            Ok(keys)
        }
        (None, Some(file)) => Ok(vec![Box::new(age::scrypt::Identity::new(passphrase(
            file,
        )?))]),
        (None, None) => bail!("name a key with --identity or --passphrase-file"),
    }
}

/// The first line of a file.
fn passphrase(file: &Path) -> Result<age::secrecy::SecretString> {
    let text = edge::read_text(file)?;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() < 12 {
        bail!(
            "{}: its first line is the passphrase, and has fewer than 12 characters",
            file.display()
        );
    }
    Ok(age::secrecy::SecretString::from(line.to_owned()))
}

/// age's own words are of the machine's language; ours are of one.
fn refused(name: &str, error: &age::DecryptError) -> anyhow::Error {
    use age::DecryptError as Why;
    match error {
        Why::NoMatchingKeys => {
            anyhow!("{name}: this key does not open it; name the key it was made for")
        }
        Why::DecryptionFailed | Why::KeyDecryptionFailed => {
            anyhow!("{name}: it does not open with this; check the passphrase")
        }
        Why::InvalidHeader | Why::InvalidMac | Why::UnknownFormat => {
            anyhow!("{name}: this is not a backup of Nahtlos, or it is damaged at its beginning")
        }
        Why::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            anyhow!("{name}: this is not a backup of Nahtlos, or it ends too early")
        }
        other => anyhow!("{name}: {other}"),
    }
}

fn private_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(PRIVATE);
    options.open(path).map_err(|error| {
        let path = path.display();
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            anyhow!("{path} exists already; choose another name, or remove what was interrupted")
        } else {
            anyhow!("{path} cannot be written ({error}); check the folder and who may write there")
        }
    })
}

fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
