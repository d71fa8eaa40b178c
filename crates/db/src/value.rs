//! Values that go into statements and come out of rows.
//!
//! A [`Value`] is what both engines can keep without loss. The engines store some of them
//! differently; [`FromValue`] therefore accepts either representation:
//!
//! | Rust | column type | SQLite keeps | PostgreSQL keeps |
//! |---|---|---|---|
//! | `bool` | `BOOLEAN` | integer 0 or 1 | boolean |
//! | `i64`, `i32`, `u32`, … | `BIGINT` | integer | int2, int4, int8 |
//! | `String` | `TEXT` | text | text, varchar, bpchar, name |
//! | `Vec<u8>` | `BYTEA` | blob | bytea |
//! | `Uuid` | `UUID` | blob of 16 bytes | uuid |
//! | `Date` | `DATE` | text, `2027-03-01` | date |
//! | `Timestamp` | `TIMESTAMPTZ` | integer, µs since 1970 UTC | timestamptz |
//!
//! There are no floating-point numbers: nothing this product counts is one.

use compact_str::CompactString;
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// One value in a statement's parameters or in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// SQL `NULL`, of any type.
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Unicode text without NUL characters: PostgreSQL cannot keep those, so what becomes a value by
    /// `From` loses them, on both engines alike. Names, codes and days are
    /// short and need no memory of their own; a list holds thousands of them.
    Text(CompactString),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An id.
    Uuid(Uuid),
    /// A day of the civil calendar, without a time zone.
    Date(Date),
    /// A point in time. Engines keep whole microseconds; what is finer is cut off.
    Instant(Timestamp),
}

impl Value {
    /// What kind of value this is, for error messages: never its content, which may be personal.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "NULL",
            Self::Bool(_) => "a truth value",
            Self::Int(_) => "a whole number",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Uuid(_) => "a UUID",
            Self::Date(_) => "a date",
            Self::Instant(_) => "an instant",
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u16> for Value {
    fn from(value: u16) -> Self {
        Self::Int(value.into())
    }
}

impl From<u8> for Value {
    fn from(value: u8) -> Self {
        Self::Int(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(without_nul(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        if value.contains('\0') {
            Self::Text(without_nul(&value))
        } else {
            Self::Text(value.into())
        }
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(without_nul(value))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Instant(value)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

fn without_nul(text: &str) -> CompactString {
    if text.contains('\0') {
        text.split('\0').collect()
    } else {
        text.into()
    }
}

/// A type that can be read from a column on both engines.
pub trait FromValue: Sized {
    /// Converts, or says what was expected and what was found (its kind, never its content).
    fn from_value(value: &Value) -> Result<Self, String>;
}

impl FromValue for Value {
    fn from_value(value: &Value) -> Result<Self, String> {
        Ok(value.clone())
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Bool(truth) => Ok(*truth),
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            other => Err(mismatch("a truth value", other)),
        }
    }
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number")
    }
}

impl FromValue for i32 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number of 32 bits")
    }
}

impl FromValue for u64 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number from 0")
    }
}

impl FromValue for u32 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number from 0 to 4294967295")
    }
}

impl FromValue for u16 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number from 0 to 65535")
    }
}

impl FromValue for u8 {
    fn from_value(value: &Value) -> Result<Self, String> {
        whole_number(value, "a whole number from 0 to 255")
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Text(text) => Ok(text.as_str().to_owned()),
            other => Err(mismatch("text", other)),
        }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Bytes(bytes) => Ok(bytes.clone()),
            // What SQLite gives back for 16 bytes of any meaning.
            Value::Uuid(id) => Ok(id.as_bytes().to_vec()),
            other => Err(mismatch("bytes", other)),
        }
    }
}

impl FromValue for Uuid {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Uuid(id) => Ok(*id),
            Value::Bytes(bytes) => Self::from_slice(bytes)
                .map_err(|_| format!("expected a UUID of 16 bytes, found {} bytes", bytes.len())),
            other => Err(mismatch("a UUID", other)),
        }
    }
}

impl FromValue for Date {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Date(date) => Ok(*date),
            Value::Text(text) => civil(text)
                .or_else(|| text.parse().ok())
                .ok_or_else(|| "expected a date, found text that is none".to_owned()),
            other => Err(mismatch("a date", other)),
        }
    }
}

/// A day as we write it, `2027-03-01`; for anything else there is a parser. Lists hold many.
fn civil(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0i16, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + i16::from(digit - b'0'))
        })
    };
    let (month, day) = (number(&bytes[5..7])?, number(&bytes[8..])?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(number(&bytes[..4])?, month, day).ok()
}

impl FromValue for Timestamp {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Instant(instant) => Ok(*instant),
            Value::Int(micros) => Self::from_microsecond(*micros)
                .map_err(|_| "expected microseconds, found a number outside time".to_owned()),
            other => Err(mismatch("an instant", other)),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(None),
            some => T::from_value(some).map(Some),
        }
    }
}

fn whole_number<T: TryFrom<i64>>(value: &Value, expected: &str) -> Result<T, String> {
    match value {
        Value::Int(number) => {
            T::try_from(*number).map_err(|_| format!("expected {expected}, found {number}"))
        }
        other => Err(mismatch(expected, other)),
    }
}

pub(crate) fn mismatch(expected: &str, found: &Value) -> String {
    format!("expected {expected}, found {}", found.kind())
}
