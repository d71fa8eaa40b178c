//! Forms with files: their fields and files, read to the end. What a file may be is decided where it is kept.

use app::scan::Upload;
use axum::{
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request, multipart::MultipartRejection},
    http::StatusCode,
};

use crate::form::FormData;

/// Most bytes of the files of a form that are kept.
const KEPT: usize = 16 * 1024 * 1024;

/// Most bytes of any other field.
const TYPED: usize = 1024 * 1024;

/// Most bytes that are read at all. Beyond `KEPT` they are thrown away: a browser that is still
/// sending when the connection ends shows its own error instead of ours.
const READ: usize = 8 * KEPT;

/// A file of a form: the field it came in, and what it is.
pub(crate) type Sent = (String, Upload);

/// A form with files, not read yet.
pub(crate) struct Parts(Multipart);

impl<S: Send + Sync> FromRequest<S> for Parts {
    type Rejection = MultipartRejection;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Self::Rejection> {
        DefaultBodyLimit::max(READ).apply(&mut request);
        Multipart::from_request(request, state).await.map(Self)
    }
}

/// A form that could not be read to its end: what is wrong, and the fields that were read.
pub(crate) type Unread = (StatusCode, FormData);

/// The fields and the files of a form. Fields are kept however large the files are:
/// nobody types them twice.
pub(crate) async fn read_parts(parts: Parts) -> Result<(FormData, Vec<Sent>), Unread> {
    let (mut data, mut files) = (FormData::default(), Vec::new());
    match read_into(parts, &mut data, &mut files).await {
        Ok(()) => Ok((data, files)),
        Err(status) => Err((status, data)),
    }
}

async fn read_into(
    Parts(mut parts): Parts,
    data: &mut FormData,
    files: &mut Vec<Sent>,
) -> Result<(), StatusCode> {
    let (mut of_files, mut too_long) = (0, false);
    while let Some(mut part) = parts.next_field().await.map_err(|e| e.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mut of_field = 0;
        let (length, most) = match file_name {
            Some(_) => (&mut of_files, KEPT),
            None => (&mut of_field, TYPED),
        };
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|e| e.status())? {
            *length += chunk.len();
            if *length <= most {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        too_long = too_long || of_field > TYPED;
        match file_name {
            // A browser sends a field without a file as one without a name.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(file_name) => files.push((name, Upload { file_name, bytes })),
            None => data.push(&name, String::from_utf8_lossy(&bytes)),
        }
    }
    if of_files > KEPT || too_long {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    Ok(())
}

/// What is wrong with a form that could not be read to its end.
pub(crate) fn unread_words(status: StatusCode) -> &'static str {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        "scan-problem-too-large"
    } else {
        "scan-problem-damaged"
    }
}
