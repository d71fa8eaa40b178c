//! Typesetting beside the pages: on a thread of its own, and never so many at once that pages wait.

use std::{collections::BTreeSet, fmt, sync::Arc};

use documents::sheet::Sheet;
use tokio::sync::Semaphore;

use crate::{App, AppError};

/// How many papers are typeset at once in this process. Each takes one processor for some
/// milliseconds; a third waits rather than making every page wait.
const AT_ONCE: usize = 2;

/// A paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Letters that somebody typed and no paper can show.
    pub missing: BTreeSet<char>,
}

type Typeset = dyn Fn(Sheet) -> Result<Printed, String> + Send + Sync;

/// What makes a PDF of a sheet. It comes from outside, like the clock: it is slow to compile, and
/// no use case is about how a paper looks.
#[derive(Clone)]
pub struct Press {
    typeset: Arc<Typeset>,
    places: Arc<Semaphore>,
}

impl Press {
    /// A press that typesets like this; the error is a message without anything that was typed.
    pub fn new(typeset: impl Fn(Sheet) -> Result<Printed, String> + Send + Sync + 'static) -> Self {
        Self {
            typeset: Arc::new(typeset),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Press")
    }
}

/// Typesets a paper.
pub(super) async fn print(app: &App, sheet: Sheet) -> Result<Printed, AppError> {
    let stopped = |_| AppError::Paper("the press has stopped".to_owned());
    let press = app.press.clone();
    let place = press.places.acquire().await.map_err(stopped)?;
    let typeset = Arc::clone(&press.typeset);
    let printed = tokio::task::spawn_blocking(move || typeset(sheet))
        .await
        .map_err(|_| AppError::Paper("the press broke down".to_owned()))?;
    drop(place);
    printed.map_err(AppError::Paper)
}
