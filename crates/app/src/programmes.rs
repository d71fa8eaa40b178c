//! The programmes of this installation, and the documents that lie beside their files. They hold no
//! person, so reading them is not logged.

use std::{
    collections::BTreeSet,
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use access::Action;
use programme::Programme;

pub use start::{Standing, remember, standing};

use crate::{App, AppError, OpContext, journal};

mod start;

/// All programmes in all versions: by id, newest first.
pub fn all<'a>(app: &'a App, ctx: &OpContext) -> Result<&'a [Programme], AppError> {
    journal::may(ctx, Action::ViewProgrammes)?;
    Ok(app.catalogue.programmes())
}

/// One programme: in this version, or in the one that holds today, else the newest. Together with
/// all its versions, newest first.
pub fn one<'a>(
    app: &'a App,
    ctx: &OpContext,
    id: &str,
    version: Option<&str>,
) -> Result<(&'a Programme, Vec<&'a Programme>), AppError> {
    let versions: Vec<&Programme> = all(app, ctx)?.iter().filter(|one| one.id == id).collect();
    let wanted = match version {
        Some(version) => versions.iter().find(|one| one.version == version),
        None => versions
            .iter()
            .find(|one| one.is_valid_on(ctx.today))
            .or(versions.first()),
    };
    let found = *wanted.ok_or(AppError::NotFound)?;
    Ok((found, versions))
}

/// Largest document that is handed out: it goes through memory.
const DOCUMENT_MAX: u64 = 40 * 1024 * 1024;

/// The folder of the programme files, where offices lay their documents (P35). The programmes that ship
/// with the program have none.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    folder: Option<Arc<Path>>,
}

impl Shelf {
    /// A shelf in this folder; `None`: nothing ever lies there.
    pub fn new(folder: Option<&Path>) -> Self {
        Self {
            folder: folder.map(Arc::from),
        }
    }

    /// Where a document lies, if it does. Its name comes from a programme file, whose reader refuses
    /// every part of a path; it is looked at again here, where it would do harm.
    fn place(&self, name: &str) -> Option<PathBuf> {
        let mut parts = Path::new(name).components();
        let plain = matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(_)), None)
        );
        let path = self.folder.as_ref().filter(|_| plain)?.join(name);
        // A link could lead to any file of the machine.
        let found = std::fs::symlink_metadata(&path).ok()?;
        (found.is_file() && found.len() <= DOCUMENT_MAX).then_some(path)
    }
}

/// The ids of a programme's documents that lie beside its file.
pub async fn documents(app: &App, programme: &Programme) -> BTreeSet<String> {
    let named = programme.sources.iter();
    let named: Vec<(String, String)> = named
        .filter_map(|one| Some((one.id.clone(), one.file.clone()?)))
        .collect();
    let shelf = app.shelf.clone();
    let there = move || {
        let lying = named
            .into_iter()
            .filter(|(_, file)| shelf.place(file).is_some());
        lying.map(|(id, _)| id).collect()
    };
    tokio::task::spawn_blocking(there).await.unwrap_or_default()
}

/// A document of a programme as a PDF: of this version, or of the newest one that names a file for this
/// source.
pub async fn document(
    app: &App,
    ctx: &OpContext,
    programme: &str,
    version: Option<&str>,
    source: &str,
) -> Result<Vec<u8>, AppError> {
    let is_meant = |one: &&Programme| {
        one.id == programme && version.is_none_or(|version| one.version == version)
    };
    let mut versions = all(app, ctx)?.iter().filter(is_meant);
    let file = versions.find_map(|one| one.source(source)?.file.clone());
    let (shelf, name) = (app.shelf.clone(), file.ok_or(AppError::NotFound)?);
    let read = move || std::fs::read(shelf.place(&name)?).ok();
    let bytes = tokio::task::spawn_blocking(read).await.ok().flatten();
    bytes.ok_or(AppError::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_of_the_folder_itself_lies_on_the_shelf() {
        let folder = std::env::temp_dir().join(format!("nahtlos-shelf-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("below.pdf")).unwrap();
        std::fs::write(folder.join("concept.pdf"), b"%PDF-1.7").unwrap();
        let shelf = Shelf::new(Some(&folder));
        assert!(shelf.place("concept.pdf").is_some());
        let outside = folder.join("concept.pdf").display().to_string();
        for name in [
            "other.pdf",
            "below.pdf",
            "./../concept.pdf",
            "..",
            "",
            &outside,
        ] {
            assert!(shelf.place(name).is_none(), "{name}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/etc/hostname", folder.join("link.pdf")).unwrap();
            assert!(shelf.place("link.pdf").is_none());
        }
        assert!(Shelf::default().place("concept.pdf").is_none());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
