use std::sync::LazyLock;

use domain::{Code, custody::CustodyKind, duplicate::MatchReason, release::ReleaseKind};
use imports::{
    field::Field,
    institutions::{Institutions, SHIPPED},
    release_list::{Encoding, Limit, ListError, MAX_BYTES, Refusal, ReleaseList, RowProblem, read},
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 21);

const HEADINGS: &str = "Buchnummer;Name;Vorname;Geburtsdatum;Haftbeginn;Entlassung;Entlassungsart;\
                        Haftart;Strafe in Monaten;Entlassungsort;Station";

pub fn read_text(text: &str) -> Result<ReleaseList, ListError> {
    read_bytes(text.as_bytes())
}

pub fn read_bytes(bytes: &[u8]) -> Result<ReleaseList, ListError> {
    static CATALOGUE: LazyLock<Institutions> =
        LazyLock::new(|| Institutions::load(SHIPPED).unwrap());
    read(bytes, CATALOGUE.mapping_for("th-tonna"), TODAY)
}

/// The problems of the only row of a list with all columns.
fn problems_of(row: &str) -> Vec<RowProblem> {
    let list = read_text(&format!("{HEADINGS}\n{row}\n")).unwrap();
    assert_eq!(list.rows.len(), 1);
    list.rows[0].outcome.clone().err().unwrap_or_default()
}

fn reason_of(row: &str) -> (Option<Field>, Refusal) {
    let problems = problems_of(row);
    assert_eq!(problems.len(), 1, "{problems:?}");
    (problems[0].field, problems[0].reason.clone())
}

#[test]
fn a_full_row_is_read() {
    let list = read_text(&format!(
        "{HEADINGS}\n12/0345;Muster-Beispiel;Kim  Robin;14.05.1994;1.2.25;2027-01-02;2/3;Strafhaft;\
         2 J 6 M;Erfurt;Haus B\n"
    ))
    .unwrap();
    assert_eq!(
        (list.encoding, list.separator, list.header_row),
        (Encoding::Utf8, ';', 1)
    );
    let (line, row) = list.accepted().next().unwrap();
    assert_eq!(line, 2);
    assert_eq!(row.book_number.as_deref(), Some("12/0345"));
    assert_eq!(
        (row.family_name.as_str(), row.given_names.as_str()),
        ("Muster-Beispiel", "Kim Robin")
    );
    assert_eq!(row.birth_date, Some(date(1994, 5, 14)));
    assert_eq!(row.custody_start, Some(date(2025, 2, 1)));
    assert_eq!(row.release_date, date(2027, 1, 2));
    assert_eq!(row.release_kind, Some(ReleaseKind::TwoThirds));
    assert_eq!(row.custody_kind, Some(CustodyKind::PrisonSentence));
    assert_eq!(row.sentence_months, Some(30));
    assert_eq!(row.release_place.as_deref(), Some("Erfurt"));
    assert_eq!(row.institution_unit.as_deref(), Some("Haus B"));
    let known = row.identity("th-tonna");
    let again = domain::duplicate::find_matches(&known, std::slice::from_ref(&known));
    assert_eq!(again, [(0, MatchReason::BookNumber)]);
}

#[test]
fn what_spreadsheets_do_to_lists_is_forgiven() {
    let text = "sep=;\r\nJVA Tonna;;;;;\r\nEntlassungsliste, Stand 01.11.2026;;;;;\r\n;;;;;\r\n\
                Lfd. Nr.;Name;\"Vorname(n)\";geb.;vorauss. Entlassung;\r\n\
                1;Müller;\"Jörg\";14.05.94;02.01.27;\r\n;;;;;\r\n\
                Lfd. Nr.;Name;Vorname(n);geb.;vorauss. Entlassung;\r\n\
                2;Weiß;Änne;3.7.88;15.2.27;\r\nSumme;2;;;;\r\n";
    let list = read_text(text).unwrap();
    assert_eq!(list.header_row, 5);
    assert_eq!(list.ignored_columns, ["Lfd. Nr."]);
    let names: Vec<(u64, &str)> = list
        .accepted()
        .map(|(line, row)| (line, row.family_name.as_str()))
        .collect();
    assert_eq!(names, [(6, "Müller"), (9, "Weiß")]);
    assert_eq!(list.refused().count(), 0);
    let skipped: Vec<(u64, &str)> = list
        .skipped
        .iter()
        .map(|skipped| (skipped.line, skipped.text.as_str()))
        .collect();
    assert_eq!(
        skipped,
        [
            (8, "Lfd. Nr. Name Vorname(n) geb. vorauss. Entlassung"),
            (10, "Summe 2")
        ]
    );
}

#[test]
fn separators_and_encodings_are_recognised() {
    let text = "Name;Vorname;geb.;Entlassung\nMüller;Jörg;14.05.1994;02.01.2027\n";
    for separator in [';', ',', '\t', '|'] {
        let list = read_text(&text.replace(';', &separator.to_string())).unwrap();
        assert_eq!(list.separator, separator);
        assert_eq!(list.accepted().count(), 1);
    }
    let windows: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(letter).unwrap())
        .collect();
    let list = read_bytes(&windows).unwrap();
    assert_eq!(list.encoding, Encoding::Windows1252);
    assert_eq!(list.accepted().next().unwrap().1.family_name, "Müller");
}

#[test]
fn the_preferred_of_two_headings_counts() {
    let list = read_text(
        "Name;Vorname;geb.;TE;Entlassungstermin\nMuster;Kim;14.05.1994;02.06.2027;02.01.2027\n",
    )
    .unwrap();
    assert_eq!(
        list.accepted().next().unwrap().1.release_date,
        date(2027, 1, 2)
    );
    assert_eq!(list.ignored_columns, ["TE"]);
    assert!(
        list.columns
            .contains(&(Field::ReleaseDate, "Entlassungstermin".into()))
    );
}

#[test]
fn one_column_may_hold_both_names() {
    let list = read_text(
        "Name, Vorname;geb.;TE\nMuster, Kim;14.05.1994;02.01.2027\nMuster Kim;1.1.90;02.01.2027\n",
    )
    .unwrap();
    let row = list.accepted().next().unwrap().1;
    assert_eq!(
        (row.family_name.as_str(), row.given_names.as_str()),
        ("Muster", "Kim")
    );
    let (line, problems) = list.refused().next().unwrap();
    assert_eq!((line, &problems[0].reason), (3, &Refusal::NotTwoNames));
}

#[test]
fn wrong_headings_name_what_is_missing_and_what_was_found() {
    let error = read_text("Zelle;Name;Termin\nB12;Muster;01.01.2027\n").unwrap_err();
    assert_eq!(error.code(), "no_header");
    let error = read_text("Zelle;Name;geb.\nB12;Muster;01.01.1990\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "Es fehlen Spalten: Vorname, Entlassungstermin. Gefunden: Zelle, Name, geb.."
    );
    let error = read_text("Name;Vorname;TE\nMuster;Kim;01.01.2027\n").unwrap_err();
    assert_eq!(
        error.english(),
        "Columns are missing: date of birth or book number. Found: Name, Vorname, TE."
    );
    let people_only = read_text("Muster;Kim;14.05.1994;01.01.2027\nDemo;Ada;1.1.90;2.2.27\n");
    let Err(ListError::NoHeader { missing, .. }) = people_only else {
        panic!("{people_only:?}")
    };
    assert_eq!(missing.len(), 5);
}

#[test]
fn lists_that_cannot_be_read_are_refused_as_a_whole() {
    assert_eq!(read_text(""), Err(ListError::Empty));
    assert_eq!(read_text(" \r\n;;;\r\n"), Err(ListError::Empty));
    assert_eq!(read_bytes(b"PK\x03\x04").unwrap_err().code(), "workbook");
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(
        read_bytes(&large),
        Err(ListError::TooLarge(Limit::Bytes(MAX_BYTES)))
    );
    let twice = read_text("Name;Vorname;geb.;TE;te\nMuster;Kim;1.1.90;1.1.27;1.1.27\n");
    assert_eq!(twice.unwrap_err().code(), "twice_headed");
}

#[test]
fn impossible_births_are_refused_at_the_field() {
    let too_old = Refusal::TooOld { age: 101 };
    let day_number = Refusal::DayNumber {
        meant: date(1994, 5, 14),
    };
    for (birth, reason) in [
        ("31.02.1990", Refusal::NoSuchDay),
        ("22.11.2026", Refusal::BirthInFuture),
        ("22.11.2012", Refusal::TooYoung { age: 13 }),
        ("20.11.1925", too_old),
        ("1990", Refusal::NotADate),
        (
            "34467",
            Refusal::DayNumber {
                meant: date(1994, 5, 13),
            },
        ),
        ("34468", day_number),
        ("#####", Refusal::SpreadsheetError),
    ] {
        let row = format!("1;M;K;{birth};;02.01.2027;;;;;");
        assert_eq!(reason_of(&row), (Some(Field::BirthDate), reason), "{birth}");
    }
}

#[test]
fn impossible_times_in_custody_are_refused_at_the_field() {
    let before = Refusal::ReleaseBeforeCustody {
        custody_start: date(2027, 1, 3),
    };
    let too_far = Refusal::ReleaseTooFar;
    let too_long_ago = Refusal::CustodyTooLongAgo { years: 60 };
    for (dates, field, reason) in [
        (
            "1.1.2000;1.1.2010;02.01.2027",
            Field::CustodyStart,
            Refusal::CustodyBeforeFourteen,
        ),
        (";1.1.1926;02.01.2027", Field::CustodyStart, too_long_ago),
        (
            "1.1.90;3.1.2027;02.01.2027",
            Field::ReleaseDate,
            before.clone(),
        ),
        // A slip of the year is named by what shows it.
        ("1.1.90;3.1.2027;02.01.2025", Field::ReleaseDate, before),
        ("1.1.90;;22.11.2046", Field::ReleaseDate, too_far.clone()),
        ("1.1.90;;20.11.2006", Field::ReleaseDate, too_far.clone()),
        ("1.1.90;;20.11.2025", Field::ReleaseDate, too_far.clone()),
        ("1.1.90;;16.05.2021", Field::ReleaseDate, too_far),
        ("1.1.90;;", Field::ReleaseDate, Refusal::Missing),
        ("1.1.90;;offen", Field::ReleaseDate, Refusal::Missing),
    ] {
        let row = format!("1;M;K;{dates};;;;;");
        assert_eq!(reason_of(&row), (Some(field), reason), "{dates}");
    }
}

#[test]
fn other_cells_are_refused_at_the_field() {
    let months = Refusal::MonthsOutOfRange { limit: 600 };
    let long = format!("1;{};K;1.1.90;;02.01.2027;;;;;", "M".repeat(201));
    for (row, field, reason) in [
        (
            "1;;K;1.1.90;;02.01.2027;;;;;",
            Field::FamilyName,
            Refusal::Missing,
        ),
        (
            "1;12;K;1.1.90;;02.01.2027;;;;;",
            Field::FamilyName,
            Refusal::NotAName,
        ),
        (
            long.as_str(),
            Field::FamilyName,
            Refusal::TooLong { limit: 200 },
        ),
        (
            "1;M;K;1.1.90;;02.01.2027;;;bald;;",
            Field::SentenceMonths,
            Refusal::NotMonths,
        ),
        (
            "1;M;K;1.1.90;;02.01.2027;;;700;;",
            Field::SentenceMonths,
            months,
        ),
        (
            "1,2E+11;M;K;1.1.90;;02.01.2027;;;;;",
            Field::BookNumber,
            Refusal::RoundedNumber,
        ),
    ] {
        assert_eq!(reason_of(row), (Some(field), reason), "{row}");
    }
}

#[test]
fn what_is_just_possible_is_taken() {
    for row in [
        "1;M;K;21.11.2012;;21.11.2046;;;;;",
        "1;M;K;20.11.1926;;21.11.2025;;;;;",
        "1;Ohne;K;;02.01.2027;02.01.2027;-;unbekannt;;;",
        ";M;K;1.1.90;;02.01.2027",
    ] {
        assert_eq!(problems_of(row), [], "{row}");
    }
}

#[test]
fn rows_that_do_not_fit_are_refused_as_a_whole() {
    assert_eq!(
        reason_of(";M;K;-;;02.01.2027;;;;;"),
        (None, Refusal::NeitherBirthDateNorBookNumber)
    );
    assert_eq!(
        reason_of("\"1;M;K;1.1.90;;02.01.2027;;;;;"),
        (None, Refusal::StrayQuote)
    );
    assert_eq!(
        reason_of("1;M;K;1.1.90;;02.01.2027;;;;Erfurt;West;Haus"),
        (
            None,
            Refusal::ExtraCells {
                columns: 11,
                cells: 12
            }
        )
    );
}

#[test]
fn all_reasons_of_a_row_are_told_with_what_was_typed() {
    let problems = problems_of("1;M;;31.02.1990;;46461;Sonderweg;;;;");
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told[0], "Spalte „Vorname“: Diese Angabe fehlt.");
    assert_eq!(
        told[1],
        "Spalte „Geburtsdatum“, „31.02.1990“: Diesen Tag gibt es nicht."
    );
    assert_eq!(
        told[2],
        "Spalte „Entlassung“, „46461“: Das ist die Tagesnummer eines Tabellenprogramms (vielleicht \
         der 15.03.2027). Bitte die Spalte als Datum formatieren und neu speichern."
    );
    assert!(
        told[3].starts_with("Spalte „Entlassungsart“, „Sonderweg“: Dieses Wort ist nicht bekannt.")
    );
    assert_eq!(
        problems[1].english(),
        "Column \"Geburtsdatum\", \"31.02.1990\": This day does not exist."
    );
}

#[test]
fn nobody_stands_in_a_list_twice() {
    let list = read_text(&format!(
        "{HEADINGS}\n12/345;Müller;Jörg;14.05.1994;;02.01.2027\n;MUELLER;Joerg;14.05.94;;03.01.2027\n\
         12 345;Weiß;Änne;1.1.90;;02.01.2027\n13;Müller;Jörg;14.05.1993;;02.01.2027\n"
    ))
    .unwrap();
    let refused: Vec<(u64, Refusal)> = list
        .refused()
        .map(|(line, problems)| (line, problems[0].reason.clone()))
        .collect();
    assert_eq!(
        refused,
        [
            (3, Refusal::SamePerson { line: 2 }),
            (4, Refusal::SameBookNumber { line: 2 })
        ]
    );
}

#[test]
fn a_footer_word_never_hides_a_person() {
    let list = read_text(
        "Name;Vorname;geb.;Entlassung\nStand;Kim;14.05.1994;02.01.2027\nStandke;;;\nSumme;;;02.01.2027\n\
         Stand: 01.11.2026;;;\n",
    )
    .unwrap();
    assert_eq!(list.accepted().count(), 1);
    assert_eq!(
        list.refused().map(|(line, _)| line).collect::<Vec<_>>(),
        [3, 4]
    );
    assert_eq!(list.skipped.len(), 1);
}

#[test]
fn three_bad_rows_of_ten_thousand_are_found() {
    let mut text = format!("{HEADINGS}\r\n");
    for number in 0..10_000 {
        let day = number % 28 + 1;
        let birth = match number {
            17 | 4_711 | 9_999 => "31.02.1990".to_owned(),
            _ => format!("{day:02}.03.{}", 1950 + number % 50),
        };
        let row = format!(
            "{number}/26;Müster{number};Kim;{birth};01.02.2025;{day:02}.06.2027;Endstrafe;Strafhaft;\
             24;Erfurt;Haus B\r\n"
        );
        text.push_str(&row);
    }
    let list = read_text(&text).unwrap();
    assert_eq!(list.accepted().count(), 9_997);
    assert_eq!(
        list.refused().map(|(line, _)| line).collect::<Vec<_>>(),
        [19, 4_713, 10_001]
    );
}

#[test]
fn every_reason_is_told_in_both_languages() {
    let reasons = [
        Refusal::BirthInFuture,
        Refusal::TooYoung { age: 3 },
        Refusal::TooOld { age: 130 },
        Refusal::CustodyBeforeFourteen,
        Refusal::CustodyTooLongAgo { years: 60 },
        Refusal::ReleaseBeforeCustody {
            custody_start: TODAY,
        },
        Refusal::ReleaseTooFar,
        Refusal::StrangeSigns,
        Refusal::Missing,
        Refusal::NeitherBirthDateNorBookNumber,
        Refusal::NotADate,
        Refusal::NoSuchDay,
        Refusal::DayNumber { meant: TODAY },
        Refusal::SpreadsheetError,
        Refusal::RoundedNumber,
        Refusal::UnknownWord {
            accepted: vec!["Endstrafe".into()],
        },
        Refusal::NotMonths,
        Refusal::MonthsOutOfRange { limit: 600 },
        Refusal::NotAName,
        Refusal::NotTwoNames,
        Refusal::TooLong { limit: 200 },
        Refusal::SameBookNumber { line: 2 },
        Refusal::SamePerson { line: 2 },
        Refusal::StrayQuote,
        Refusal::ExtraCells {
            columns: 3,
            cells: 4,
        },
    ];
    let distinct = |tell: fn(&Refusal) -> String| {
        reasons
            .iter()
            .map(tell)
            .collect::<std::collections::HashSet<_>>()
            .len()
    };
    assert_eq!(distinct(|reason| reason.code().into()), reasons.len());
    assert_eq!(distinct(Refusal::german), reasons.len());
    assert_eq!(distinct(Refusal::english), reasons.len());
    for &field in Field::ALL {
        assert!(!field.german().is_empty() && !field.english().is_empty());
        assert_eq!(Field::from_code(field.code()), Ok(field));
    }
}

#[test]
fn names_that_were_read_by_the_wrong_table_are_refused() {
    // As a Macintosh writes Müßig, Ünal, Öztürk and Jäger, read by the table of Windows; and signs of
    // no name.
    for name in [
        "MŸ§ig",
        "†nal",
        "…ztŸrk",
        "JŠger",
        "Schr‡der",
        "Me@er",
        "K#hn",
    ] {
        let row = format!("1;{name};K;1.1.1990;;02.01.2027;;;;;");
        let reason = (Some(Field::FamilyName), Refusal::StrangeSigns);
        assert_eq!(reason_of(&row), reason, "{name}");
    }
    for name in [
        "Šimić",
        "O'Neill",
        "O’Neill",
        "Müller-Lüdenscheidt",
        "D`Angelo",
        "von der Heide, Graf",
        "Nguyễn",
        "Łukasz",
        "Meyer (geb. Kühn)",
        "BOŠNJAK",
        "St. John",
        "Ahmed/Achmed",
    ] {
        let row = format!("1;{name};K;1.1.1990;;02.01.2027;;;;;");
        let list = read_text(&format!("{HEADINGS}\n{row}\n")).unwrap();
        assert!(list.rows[0].outcome.is_ok(), "{name}");
    }
}
