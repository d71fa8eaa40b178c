//! The bytes of a backup: frames of a kind, a length and a content, and how a value is written.

use std::io::{self, Read, Write};

use db::{Column, Kind, Value};
use jiff::{Timestamp, civil::Date};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{BackupError, damaged};

const MAGIC: &[u8] = b"nahtlos-backup 1\n";

/// When a frame of rows is written out.
const FULL: usize = 64 * 1024;

/// No frame is longer: rows end it at [`FULL`], and no single row comes near this.
const LONGEST: u32 = 512 * 1024 * 1024;

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Header,
    Table,
    Rows,
    End,
}

impl Part {
    const ALL: [(Self, u8); 4] = [
        (Self::Header, b'H'),
        (Self::Table, b'T'),
        (Self::Rows, b'R'),
        (Self::End, b'E'),
    ];

    fn letter(self) -> u8 {
        let found = Self::ALL.iter().find(|(part, _)| *part == self);
        found.map_or(0, |(_, letter)| *letter)
    }
}

pub(super) struct FrameWriter<W> {
    out: W,
    hash: Sha256,
    /// Rows that are not written out yet.
    pending: Vec<u8>,
}

impl<W: Write> FrameWriter<W> {
    pub(super) fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(MAGIC)?;
        let mut hash = Sha256::new();
        hash.update(MAGIC);
        Ok(Self {
            out,
            hash,
            pending: Vec::with_capacity(FULL * 2),
        })
    }

    pub(super) fn json(&mut self, part: Part, content: &impl Serialize) -> io::Result<()> {
        self.frame(part, &serde_json::to_vec(content)?)
    }

    fn frame(&mut self, part: Part, content: &[u8]) -> io::Result<()> {
        let length = u32::try_from(content.len())
            .ok()
            .filter(|length| *length <= LONGEST)
            .ok_or_else(|| io::Error::other("a row is too long for a backup"))?;
        let mut head = vec![part.letter()];
        head.extend(length.to_be_bytes());
        for bytes in [&head[..], content] {
            self.hash.update(bytes);
            self.out.write_all(bytes)?;
        }
        Ok(())
    }

    /// The next value of the row.
    pub(super) fn value(&mut self, value: &Value) {
        let out = &mut self.pending;
        match value {
            Value::Null => out.push(0),
            Value::Bool(false) => out.push(1),
            Value::Bool(true) => out.push(2),
            Value::Int(number) => {
                out.push(3);
                out.extend(number.to_be_bytes());
            }
            Value::Text(text) => sized(out, 4, text.as_bytes()),
            Value::Bytes(bytes) => sized(out, 5, bytes),
            Value::Uuid(id) => {
                out.push(6);
                out.extend(id.as_bytes());
            }
            Value::Date(date) => sized(out, 7, date.to_string().as_bytes()),
            Value::Instant(instant) => {
                out.push(8);
                out.extend(instant.as_microsecond().to_be_bytes());
            }
        }
    }

    pub(super) fn row_ended(&mut self) -> io::Result<()> {
        if self.pending.len() < FULL {
            return Ok(());
        }
        self.rows_ended()
    }

    pub(super) fn rows_ended(&mut self) -> io::Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.pending);
        self.frame(Part::Rows, &rows)?;
        self.pending = rows;
        self.pending.clear();
        Ok(())
    }

    /// The sum of everything so far, as hexadecimal digits.
    pub(super) fn sha256(&self) -> String {
        hex(&self.hash)
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn sized(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    // A longer one fails where its frame is written.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    out.extend(length.to_be_bytes());
    out.extend(bytes);
}

fn hex(hash: &Sha256) -> String {
    crate::log::hex(&hash.clone().finalize())
}

pub(super) struct FrameReader<R> {
    input: R,
    hash: Sha256,
    /// The sum of everything before the current frame.
    before: Sha256,
    /// The kind of the next frame, once it was looked at.
    ahead: Option<Part>,
    content: Vec<u8>,
}

impl<R: Read> FrameReader<R> {
    pub(super) fn begin(mut input: R) -> Result<Self, BackupError> {
        let mut magic = [0; MAGIC.len()];
        match input.read_exact(&mut magic) {
            Ok(()) if magic == *MAGIC => {}
            Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => return Err(error.into()),
            _ => return Err(BackupError::Foreign),
        }
        let mut hash = Sha256::new();
        hash.update(MAGIC);
        Ok(Self {
            input,
            before: hash.clone(),
            hash,
            ahead: None,
            content: Vec::new(),
        })
    }

    /// Goes on to the next frame, whose content is then the current one.
    pub(super) fn part(&mut self) -> Result<Part, BackupError> {
        let part = self.look_ahead()?;
        self.ahead = None;
        let mut length = [0; 4];
        self.input.read_exact(&mut length)?;
        self.hash.update(length);
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            return Err(damaged("a frame is longer than any can be".to_owned()));
        }
        self.content.clear();
        let mut limited = (&mut self.input).take(length.into());
        limited.read_to_end(&mut self.content)?;
        if u32::try_from(self.content.len()) != Ok(length) {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
        }
        self.hash.update(&self.content);
        Ok(part)
    }

    /// Whether the next frame is of this kind.
    pub(super) fn next_is(&mut self, part: Part) -> Result<bool, BackupError> {
        Ok(self.look_ahead()? == part)
    }

    fn look_ahead(&mut self) -> Result<Part, BackupError> {
        if let Some(part) = self.ahead {
            return Ok(part);
        }
        let mut letter = [0];
        self.input.read_exact(&mut letter)?;
        let found = Part::ALL.iter().find(|(_, one)| [*one] == letter);
        let (part, _) = found.ok_or_else(|| damaged("a frame of no known kind".to_owned()))?;
        self.before = self.hash.clone();
        self.hash.update(letter);
        self.ahead = Some(*part);
        Ok(*part)
    }

    /// The current frame, as JSON.
    pub(super) fn parsed<T: DeserializeOwned>(&self) -> Result<T, BackupError> {
        serde_json::from_slice(&self.content).map_err(|error| damaged(error.to_string()))
    }

    /// The current frame as rows of these columns.
    pub(super) fn rows(&self, columns: &[Column]) -> Result<Vec<Vec<Value>>, BackupError> {
        let mut rest = Rest(&self.content);
        let mut rows = Vec::new();
        while !rest.0.is_empty() {
            let mut row = Vec::with_capacity(columns.len());
            for column in columns {
                row.push(rest.value(column.kind).ok_or_else(|| {
                    damaged(format!("a value of {} cannot be read", column.name))
                })?);
            }
            rows.push(row);
        }
        Ok(rows)
    }

    /// The sum of everything before the current frame, as hexadecimal digits.
    pub(super) fn sha256_before(&self) -> String {
        hex(&self.before)
    }

    /// Makes sure that nothing follows.
    pub(super) fn ended(&mut self) -> Result<(), BackupError> {
        let mut one = [0];
        match self.input.read(&mut one)? {
            0 => Ok(()),
            _ => Err(damaged("something follows its end".to_owned())),
        }
    }
}

/// What is left of a frame of rows.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = u32::from_be_bytes(self.array()?);
        self.take(usize::try_from(length).ok()?)
    }

    fn text(&mut self) -> Option<&'a str> {
        str::from_utf8(self.sized()?).ok()
    }

    /// The next value, if it is one of this type.
    fn value(&mut self, kind: Kind) -> Option<Value> {
        let [tag] = self.array()?;
        Some(match (tag, kind) {
            (0, _) => Value::Null,
            (1, Kind::Bool) => Value::Bool(false),
            (2, Kind::Bool) => Value::Bool(true),
            (3, Kind::Int) => Value::Int(i64::from_be_bytes(self.array()?)),
            (4, Kind::Text) => Value::from(self.text()?),
            (5, Kind::Bytes) => Value::Bytes(self.sized()?.to_vec()),
            (6, Kind::Uuid) => Value::Uuid(Uuid::from_bytes(self.array()?)),
            (7, Kind::Date) => Value::Date(self.text()?.parse::<Date>().ok()?),
            (8, Kind::Instant) => {
                let micros = i64::from_be_bytes(self.array()?);
                Value::Instant(Timestamp::from_microsecond(micros).ok()?)
            }
            _ => return None,
        })
    }
}
