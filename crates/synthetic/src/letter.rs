//! The letters that an office has written for its daily work, as anybody would.

use domain::{ids::LetterId, paper::PaperLanguage};
use store::{Tx, letter::LetterRow};

use crate::{
    SyntheticError,
    office::Office,
    source::{Source, at},
};

/// Title and words of each letter; the last is not offered any more.
const LETTERS: [(&str, &str); 3] = [
    (
        "Bescheinigung über die Begleitung",
        "{Heute}\n\nSehr geehrte Damen und Herren,\n\n\
         hiermit bestätigen wir, dass {Name}, geboren am {Geburtsdatum}, von {Programm} begleitet wird.\n\n\
         Bitte wenden Sie sich bei Fragen an {Ansprechperson}, Telefon {Telefon}.\n\n\
         Mit freundlichen Grüßen\n{Ansprechperson}\n{Büro}",
    ),
    (
        "Bitte um einen Termin",
        "{Heute}\n\nSehr geehrte Damen und Herren,\n\n\
         {Name} braucht bei Ihnen einen Termin, möglichst bald nach dem {Entlassung}. \
         Bitte nennen Sie uns zwei Möglichkeiten. Auf Wunsch kommt {Ansprechperson} mit.\n\n\
         Vielen Dank und freundliche Grüße\n{Ansprechperson}\nTelefon {Telefon}",
    ),
    (
        "Terminbestätigung (alt)",
        "Guten Tag {Name},\n\nwir freuen uns auf den Termin mit Ihnen.",
    ),
];

/// Writes the letters of each carrier.
pub(crate) async fn write(
    tx: &mut Tx,
    source: &mut Source,
    office: &Office,
) -> Result<(), SyntheticError> {
    let mut written = Vec::new();
    for place in &office.places {
        if written.contains(&place.carrier) {
            continue;
        }
        written.push(place.carrier);
        for (place_in_list, (title, body)) in LETTERS.into_iter().enumerate() {
            let letter: LetterId = source.id();
            let row = LetterRow {
                letter,
                number: 1,
                title: title.to_owned(),
                body: body.to_owned(),
                language: PaperLanguage::German,
                offered: place_in_list + 1 < LETTERS.len(),
                recorded_at: at(source.day(-300), 9, 0),
                recorded_by: place.coordination,
                recorded_by_name: String::new(),
            };
            let id = source.id::<domain::ids::kind::Letter>().uuid();
            store::letter::insert(tx, (id, place.carrier), &row).await?;
        }
    }
    Ok(())
}
