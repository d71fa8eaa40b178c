//! Forms with files: their fields and files, read to the end. What a file may be is decided where it is kept.

use app::scan::Upload;
use axum::{extract::Multipart, http::StatusCode};

use crate::form::FormData;

/// A file of a form: the field it came in, and what it is.
pub(crate) type Sent = (String, Upload);

/// The fields and the files of a form.
pub(crate) async fn read_parts(mut parts: Multipart) -> Result<(FormData, Vec<Sent>), StatusCode> {
    let (mut data, mut files) = (FormData::default(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|e| e.status())? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|e| e.status())?;
        match file_name {
            // A browser sends a field without a file as one without a name.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(file_name) => files.push((
                name,
                Upload {
                    file_name,
                    bytes: bytes.to_vec(),
                },
            )),
            None => data.push(&name, String::from_utf8_lossy(&bytes)),
        }
    }
    Ok((data, files))
}

/// What is wrong with a form that could not be read to its end.
pub(crate) fn unread_words(status: StatusCode) -> &'static str {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        "scan-problem-too-large"
    } else {
        "scan-problem-damaged"
    }
}
