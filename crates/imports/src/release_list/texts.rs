//! The sentences of refusals, German beside English, so that one is never changed alone.

use jiff::civil::Date;

use super::{
    problem::{Limit, ListError, Refusal},
    text::NotText,
};
use crate::field::Field;

/// One sentence in both languages.
pub(super) struct Told {
    pub german: String,
    pub english: String,
}

fn told(german: impl Into<String>, english: impl Into<String>) -> Told {
    Told {
        german: german.into(),
        english: english.into(),
    }
}

/// Why a row is refused.
pub(super) fn refusal(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::BirthInFuture
        | Refusal::TooYoung { .. }
        | Refusal::TooOld { .. }
        | Refusal::CustodyBeforeFourteen
        | Refusal::CustodyTooLongAgo { .. }
        | Refusal::ReleaseBeforeCustody { .. }
        | Refusal::ReleaseTooFar => impossible_date(refusal),
        Refusal::SameBookNumber { .. }
        | Refusal::SamePerson { .. }
        | Refusal::StrayQuote
        | Refusal::ExtraCells { .. } => whole_row(refusal),
        _ => unreadable(refusal),
    }
}

/// The cell cannot be read.
fn unreadable(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::NeitherBirthDateNorBookNumber => told(
            "Es fehlen Geburtsdatum und Buchnummer; eines davon ist nötig.",
            "Date of birth and book number are both missing; one of them is needed.",
        ),
        Refusal::NotADate => told(
            "Das ist kein Datum. Erwartet: TT.MM.JJJJ oder JJJJ-MM-TT.",
            "This is not a date. Expected: DD.MM.YYYY or YYYY-MM-DD.",
        ),
        Refusal::NoSuchDay => told("Diesen Tag gibt es nicht.", "This day does not exist."),
        Refusal::DayNumber { meant } => day_number(*meant),
        Refusal::SpreadsheetError => told(
            "Das Tabellenprogramm hat hier einen Fehler statt eines Werts geschrieben. Bei #### ist \
             die Spalte zu schmal.",
            "The spreadsheet wrote an error here instead of a value. #### means that the column is \
             too narrow.",
        ),
        Refusal::RoundedNumber => told(
            "Das Tabellenprogramm hat die Nummer gerundet. Bitte die Spalte als Text formatieren.",
            "The spreadsheet rounded this number. Please format the column as text.",
        ),
        Refusal::UnknownWord { accepted } => unknown_word(&accepted.join(", ")),
        Refusal::NotMonths => told(
            "Das ist keine Dauer. Erwartet: Monate, etwa 18 oder 1 J 6 M.",
            "This is not a duration. Expected: months, such as 18 or 1 J 6 M.",
        ),
        Refusal::MonthsOutOfRange { limit } => told(
            format!("Möglich sind 1 bis {limit} Monate."),
            format!("Possible are 1 to {limit} months."),
        ),
        Refusal::NotAName => told(
            "Das ist kein Name: Es fehlen Buchstaben.",
            "This is not a name: it has no letters.",
        ),
        Refusal::StrangeSigns => told(
            "Darin stehen Zeichen, die nicht in einen Namen gehören. Ist die Datei im Format \
             Macintosh gespeichert? Bitte neu als „CSV UTF-8“ speichern.",
            "It holds signs that no name has. Was the file saved in the Macintosh format? Please \
             save it again as “CSV UTF-8”.",
        ),
        Refusal::NotTwoNames => told(
            "Erwartet: Familienname, Komma, Vorname.",
            "Expected: family name, comma, given names.",
        ),
        Refusal::TooLong { limit } => told(
            format!("Das ist zu lang; möglich sind höchstens {limit} Zeichen."),
            format!("This is too long; at most {limit} characters are possible."),
        ),
        _ => told("Diese Angabe fehlt.", "This is missing."),
    }
}

/// A date that can be read and cannot be true.
fn impossible_date(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::TooYoung { age } => told(
            format!("Das ergibt ein Alter von {age} Jahren; möglich ist es ab 14."),
            format!("This gives an age of {age}; it is possible from 14 on."),
        ),
        Refusal::TooOld { age } => told(
            format!("Das ergibt ein Alter von {age} Jahren; möglich ist es bis 100."),
            format!("This gives an age of {age}; it is possible up to 100."),
        ),
        Refusal::CustodyBeforeFourteen => told(
            "Der Haftbeginn liegt vor dem 14. Geburtstag.",
            "Custody starts before the 14th birthday.",
        ),
        Refusal::CustodyTooLongAgo { years } => told(
            format!("Der Haftbeginn liegt mehr als {years} Jahre zurück."),
            format!("Custody started more than {years} years ago."),
        ),
        Refusal::ReleaseBeforeCustody { custody_start } => told(
            format!(
                "Die Entlassung liegt vor dem Haftbeginn am {}.",
                german_date(*custody_start)
            ),
            format!("The release lies before the start of custody on {custody_start}."),
        ),
        Refusal::ReleaseTooFar => told(
            "Die Entlassung liegt mehr als ein Jahr zurück oder mehr als 20 Jahre voraus.",
            "The release lies more than a year back or more than 20 years ahead.",
        ),
        _ => told(
            "Das Geburtsdatum liegt in der Zukunft.",
            "The date of birth lies in the future.",
        ),
    }
}

/// The row does not fit the list.
fn whole_row(refusal: &Refusal) -> Told {
    match refusal {
        Refusal::SameBookNumber { line } => told(
            format!("Diese Buchnummer steht schon in Zeile {line}."),
            format!("This book number is already in line {line}."),
        ),
        Refusal::SamePerson { line } => told(
            format!("Diese Person steht schon in Zeile {line}."),
            format!("This person is already in line {line}."),
        ),
        Refusal::ExtraCells { columns, cells } => told(
            format!(
                "Die Zeile hat {cells} Felder, die Liste {columns} Spalten. Vermutlich steht ein \
                 Trennzeichen im Text."
            ),
            format!(
                "The row has {cells} cells, the list has {columns} columns. A text probably holds a \
                 separator."
            ),
        ),
        _ => told(
            "Ein Anführungszeichen wird geöffnet und nicht geschlossen.",
            "A quotation mark is opened and not closed.",
        ),
    }
}

fn day_number(meant: Date) -> Told {
    told(
        format!(
            "Das ist die Tagesnummer eines Tabellenprogramms (vielleicht der {}). Bitte die Spalte \
             als Datum formatieren und neu speichern.",
            german_date(meant)
        ),
        format!(
            "This is a spreadsheet's day number (perhaps {meant}). Please format the column as a \
             date and save again."
        ),
    )
}

fn unknown_word(accepted: &str) -> Told {
    told(
        format!("Dieses Wort ist nicht bekannt. Bekannt sind zum Beispiel: {accepted}."),
        format!("This word is not known. Known are, for example: {accepted}."),
    )
}

/// Why a list is refused as a whole.
pub(super) fn list_error(error: &ListError) -> Told {
    match error {
        ListError::Empty => told("Die Liste ist leer.", "The list is empty."),
        ListError::NoHeader { found, missing } => no_header(found, missing),
        ListError::TwiceHeaded { field, heading } => told(
            format!(
                "Zwei Spalten heißen „{heading}“. Es ist unklar, welche gilt (Feld: {}).",
                field.german()
            ),
            format!(
                "Two columns are headed \"{heading}\". It is unclear which one counts (field: {}).",
                field.english()
            ),
        ),
        ListError::TooLarge(Limit::Bytes(limit)) => told(
            format!(
                "Die Datei ist zu groß; möglich sind höchstens {} MiB.",
                limit >> 20
            ),
            format!(
                "The file is too large; at most {} MiB are possible.",
                limit >> 20
            ),
        ),
        ListError::TooLarge(Limit::Rows(limit)) => told(
            format!("Die Liste ist zu lang; möglich sind höchstens {limit} Zeilen."),
            format!("The list is too long; at most {limit} rows are possible."),
        ),
        ListError::NotText(kind) => not_text(kind),
    }
}

fn no_header(found: &[String], missing: &[Field]) -> Told {
    let german_found = if found.is_empty() {
        "nichts".into()
    } else {
        found.join(", ")
    };
    let english_found = if found.is_empty() {
        "nothing".into()
    } else {
        found.join(", ")
    };
    told(
        format!(
            "Es fehlen Spalten: {}. Gefunden: {german_found}.",
            missing_fields(missing, Field::german, " oder ")
        ),
        format!(
            "Columns are missing: {}. Found: {english_found}.",
            missing_fields(missing, Field::english, " or ")
        ),
    )
}

fn not_text(kind: &NotText) -> Told {
    match kind {
        NotText::Workbook => told(
            "Das ist eine Arbeitsmappe. Bitte im Tabellenprogramm als „CSV UTF-8“ speichern.",
            "This is a workbook. Please save it in the spreadsheet program as \"CSV UTF-8\".",
        ),
        NotText::Pdf => told(
            "Das ist ein PDF. Nötig ist eine CSV-Datei.",
            "This is a PDF. A CSV file is needed.",
        ),
        NotText::Binary => told(
            "Das ist keine Textdatei. Nötig ist eine CSV-Datei.",
            "This is not a text file. A CSV file is needed.",
        ),
        NotText::Garbled { line, word } => told(
            format!(
                "Zeile {line}: In „{word}“ sind Buchstaben zerstört. Bitte die Liste neu als \
                 „CSV UTF-8“ speichern."
            ),
            format!(
                "Line {line}: letters are broken in \"{word}\". Please save the list again as \
                 \"CSV UTF-8\"."
            ),
        ),
    }
}

/// Missing fields as a list; birth date and book number, of which one is enough, are joined.
fn missing_fields(missing: &[Field], name: fn(Field) -> &'static str, or: &str) -> String {
    let either = [Field::BirthDate, Field::BookNumber];
    let others = missing.iter().filter(|field| !either.contains(field));
    let mut names: Vec<String> = others.map(|&field| name(field).into()).collect();
    if missing.iter().any(|field| either.contains(field)) {
        names.push(either.map(name).join(or));
    }
    names.join(", ")
}

fn german_date(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}
