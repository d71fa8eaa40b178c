//! What coordination has learned while the programmes are tried out: two entries about a procedure, one
//! about a version as a whole.

use app::{
    App, Problems,
    report::lessons::{self, LessonInput},
};

use crate::{
    SyntheticError,
    office::{Office, at_work},
    source::Source,
};

/// Programme, procedure, days before today, what was learned.
const LEARNED: [(&str, &str, i32, &str); 4] = [
    (
        "puemas",
        "aftercare",
        -33,
        "Besuche in derselben Gegend an einem Tag zu bündeln spart eine Fahrt in der Woche. Wer montags aufgesucht \
         wird, kommt dienstags eher allein zum Amt.",
    ),
    (
        "puemas",
        "day_of_release",
        -12,
        "Steht schon eine Woche vorher fest, wer am Tor ist, fällt der erste Tag ruhiger aus. Bargeld für zwei Tage \
         fehlt trotzdem oft.",
    ),
    (
        "puemas",
        "",
        -9,
        "Anfragen aus Weimar kommen jede Woche; für die nächste Fassung prüfen.",
    ),
    (
        "insa2",
        "leave_to_employer",
        -18,
        "Betriebe sagen eher zu, wenn sie vor dem Ausgang einmal mit der Klient_in telefoniert haben.",
    ),
];

/// Writes them down, as the coordination of each carrier would.
pub async fn tell(app: &App, office: &Office, source: &mut Source) -> Result<(), SyntheticError> {
    for (programme, procedure, days, body) in LEARNED {
        let mut places = office.places.iter();
        let Some(place) = places.find(|one| one.programme == programme) else {
            continue;
        };
        let Some(version) = app.catalogue.get(programme) else {
            continue;
        };
        let input = LessonInput {
            about: format!("{programme}/{}", version.version),
            // A folder of programmes may have others.
            procedure: version
                .procedure(procedure)
                .map_or_else(String::new, |one| one.id.clone()),
            body: body.to_owned(),
        };
        let ctx = at_work(app, source, place.coordination, (days, 15, 20)).await?;
        lessons::add(app, &ctx, input, Problems::new()).await?;
    }
    Ok(())
}
