use domain::{Code, land::Land, release::ReleaseKind};
use imports::{
    field::Field,
    institutions::{InstitutionKind, Institutions, SHIPPED},
};

const DEFAULT: &str = r#"
[default.release_list.columns]
book_number = ["Buchnummer"]
family_name = ["Name"]
given_names = ["Vorname"]
full_name = ["Name, Vorname"]
birth_date = ["geb."]
custody_start = ["Haftbeginn"]
release_date = ["Entlassung", "TE"]
release_kind = ["Art"]
custody_kind = ["Haftart"]
sentence_months = ["Monate"]
release_place = ["Ort"]
institution_unit = ["Haus"]
"#;

const TONNA: &str = r#"
[[institution]]
id = "th-tonna"
land = "TH"
name = "JVA Tonna"
town = "Gräfentonna"
kind = "prison"
verified = false
"#;

fn load_error(text: &str) -> String {
    Institutions::load(text).unwrap_err().to_string()
}

#[test]
fn the_shipped_catalogue_is_complete() {
    let institutions = Institutions::load(SHIPPED).unwrap();
    let of_land = |land| {
        institutions
            .all()
            .iter()
            .filter(|known| known.land == land)
            .count()
    };
    assert_eq!(of_land(Land::Thueringen), 5);
    assert_eq!(of_land(Land::BadenWuerttemberg), 19);
    let chemnitz = institutions.get("sn-chemnitz").unwrap();
    assert_eq!(chemnitz.kind, InstitutionKind::WomensPrison);
    assert_eq!(chemnitz.to_string(), "JVA Chemnitz");
    assert!(institutions.all().iter().all(|known| !known.verified));
    assert!(institutions.get("th-nirgends").is_none());
    for &kind in InstitutionKind::ALL {
        assert_eq!(InstitutionKind::from_code(kind.code()), Ok(kind));
    }
}

#[test]
fn the_shipped_headings_and_words_mean_what_they_should() {
    let institutions = Institutions::load(SHIPPED).unwrap();
    let mapping = institutions.mapping_for("th-tonna");
    for (heading, field) in [
        ("Gefangenenbuchnummer", Field::BookNumber),
        ("BUCHUNGSNR.", Field::BookNumber),
        ("Name", Field::FamilyName),
        ("Vorname(n)", Field::GivenNames),
        ("Name, Vorname", Field::FullName),
        ("Geburtsdatum (TT.MM.JJJJ)", Field::BirthDate),
        ("geb.", Field::BirthDate),
        ("Haft seit", Field::CustodyStart),
        ("vorauss. Entlassung", Field::ReleaseDate),
        ("TE", Field::ReleaseDate),
        ("Wohnort nach\nEntlassung", Field::ReleasePlace),
        ("Strafe in Monaten", Field::SentenceMonths),
    ] {
        assert_eq!(
            mapping.field_of(heading).map(|(field, _)| field),
            Some(field),
            "{heading}"
        );
    }
    assert_eq!(mapping.field_of("Zellennummer"), None);
    for (word, kind) in [
        ("Endstrafe", ReleaseKind::FullTerm),
        ("2/3", ReleaseKind::TwoThirds),
        ("Vollverbuessung", ReleaseKind::FullTerm),
        ("Gnade (Weihnachten)", ReleaseKind::Pardon),
    ] {
        assert_eq!(mapping.release_kind(word), Some(kind), "{word}");
    }
    assert_eq!(
        mapping.release_kind_examples().len(),
        ReleaseKind::ALL.len()
    );
    assert_eq!(mapping.custody_kind("egal"), None);
}

#[test]
fn an_institution_puts_its_own_words_first() {
    let own = format!(
        "{DEFAULT}{TONNA}[institution.release_list]\ncolumns.release_date = [\"Termin\"]\n\
         columns.release_place = [\"TE\"]\nrelease_kind.full_term = [\"voll\"]\n"
    );
    let institutions = Institutions::load(&own).unwrap();
    let own = institutions.mapping_for("th-tonna");
    assert_eq!(own.headings(Field::ReleaseDate), ["Termin", "Entlassung"]);
    assert_eq!(own.field_of("TE"), Some((Field::ReleasePlace, 0)));
    assert_eq!(own.field_of("Entlassung"), Some((Field::ReleaseDate, 1)));
    assert_eq!(own.release_kind("VOLL"), Some(ReleaseKind::FullTerm));
    let others = institutions.mapping_for("th-unbekannt");
    assert_eq!(others.field_of("TE"), Some((Field::ReleaseDate, 1)));
    assert_eq!(others.release_kind("voll"), None);
}

#[test]
fn mistakes_are_named_with_their_place() {
    let with =
        |wrong: &str, right: &str| load_error(&format!("{DEFAULT}{TONNA}").replace(right, wrong));
    assert_eq!(
        with("land = \"XX\"", "land = \"TH\""),
        "18:8: found \"XX\"; expected one of BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH"
    );
    assert_eq!(
        with("id = \"Tonna\"", "id = \"th-tonna\""),
        "17:6: found \"Tonna\"; expected \"th-\" followed by small letters, digits and hyphens"
    );
    assert_eq!(
        with("nam = \"JVA", "name = \"JVA"),
        "19:1: found key \"nam\"; expected one of id, land, name, town, kind, verified, release_list"
    );
    assert_eq!(
        with("verified = 0", "verified = false"),
        "22:12: found a value of type integer; expected true or false"
    );
    assert_eq!(
        with("", "town = \"Gräfentonna\""),
        "16:1: found a table without it; expected key \"town\""
    );
    assert_eq!(
        with("birth_day =", "birth_date ="),
        "7:1: found key \"birth_day\"; expected one of book_number, family_name, given_names, full_name, \
         birth_date, custody_start, release_date, release_kind, custody_kind, sentence_months, \
         release_place, institution_unit, institution"
    );
    assert_eq!(
        with("[\"Vorname\", \"NAME\"]", "[\"Vorname\"]"),
        "5:27: found \"NAME\", which family_name has already; expected a word that stands once in this table"
    );
    assert_eq!(
        with("[\"–\"]", "[\"Monate\"]"),
        "12:20: found \"–\"; expected a text with at least one letter or digit"
    );
    assert_eq!(
        with("[]", "[\"Monate\"]"),
        "2:10: found no heading for sentence_months; expected at least one heading for every field"
    );
    assert!(with("kind = prison", "kind = \"prison\"").starts_with("21:8: found "));
    let twice = load_error(&format!("{DEFAULT}{TONNA}{TONNA}"));
    assert_eq!(
        twice,
        "25:6: found the id \"th-tonna\" a second time; expected an id that no other institution has"
    );
    assert_eq!(
        load_error(""),
        "1:1: found a table without it; expected key \"default\""
    );
}

fn named_instead(id: &str, file: &str) -> Vec<(String, Vec<u64>)> {
    let institutions = Institutions::load(SHIPPED).unwrap();
    let today = jiff::civil::date(2026, 11, 23);
    let mapping = institutions.mapping_for(id);
    let list = imports::release_list::read(file.as_bytes(), mapping, today).unwrap();
    let found = institutions.named_instead(id, &list);
    found.into_iter().map(|one| (one.name, one.lines)).collect()
}

#[test]
fn a_list_whose_title_names_another_prison_is_told() {
    let rows = "Name;Vorname;geb.;Entlassung\nMuster;Kim;14.05.1994;01.02.2027\n";
    for (title, chosen, named) in [
        (
            "Entlassungsliste JVA Tonna (erfunden);;;\n",
            "th-tonna",
            None,
        ),
        (
            "Entlassungsliste JVA Tonna (erfunden);;;\n",
            "th-hohenleuben",
            Some("JVA Tonna"),
        ),
        (
            "JUSTIZVOLLZUGSANSTALT UNTERMASSFELD\n",
            "th-tonna",
            Some("JVA Untermaßfeld"),
        ),
        ("Gräfentonna, den 20.11.2026\n", "th-tonna", None),
        ("JVA Tonna an JVA Hohenleuben\n", "th-tonna", None),
        ("JVA Goldlauter\n", "th-suhl-goldlauter", None),
        ("Entlassungen im Dezember\n", "th-tonna", None),
        ("Ulmer Liste\n", "th-tonna", None),
        ("", "th-tonna", None),
    ] {
        let found = named_instead(chosen, &format!("{title}{rows}"));
        let expected: Vec<_> = named
            .iter()
            .map(|name| ((*name).to_owned(), vec![1]))
            .collect();
        assert_eq!(found, expected, "{title} read for {chosen}");
    }
}

#[test]
fn a_column_that_names_another_prison_is_told_with_its_lines() {
    let file = "Name;Vorname;geb.;Entlassung;JVA\n\
                Muster;Kim;14.05.1994;01.02.2027;Tonna\n\
                Muster;Ina;15.05.1994;01.02.2027;JVA Hohenleuben\n\
                Muster;Ole;16.05.1994;01.02.2027;Hohenleuben\n\
                Muster;Uwe;17.05.1994;01.02.2027;\n";
    let expected = vec![("JVA Hohenleuben".to_owned(), vec![3, 4])];
    assert_eq!(named_instead("th-tonna", file), expected);
}
