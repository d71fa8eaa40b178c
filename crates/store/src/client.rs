//! Clients and their times in custody.

use db::{Row, Tx};
use domain::{
    custody::CustodyKind,
    duplicate::book_number_key,
    ids::{CarrierId, ClientId, CustodyEpisodeId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{hit, id, opt_code},
};

/// A person served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// The carrier that holds it.
    pub carrier: CarrierId,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth, if known.
    pub birth_date: Option<Date>,
    /// Counts the changes of this row.
    pub version: i64,
}

/// One time in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyEpisodeRow {
    /// Its id.
    pub id: CustodyEpisodeId,
    /// The person.
    pub client: ClientId,
    /// Code of the prison.
    pub institution: String,
    /// Number in the prison's books.
    pub book_number: Option<String>,
    /// Kind of custody.
    pub custody_kind: Option<CustodyKind>,
    /// First day.
    pub custody_start: Option<Date>,
    /// The day after the last, once it is over.
    pub custody_end: Option<Date>,
    /// Length of the sentence in months.
    pub sentence_months: Option<u32>,
    /// The sum of the sentences that make it up, in full months; `None` where none is recorded.
    pub composed_months: Option<u32>,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT_CLIENT: &str = "INSERT INTO client (id, carrier_id, family_name, given_names,
 birth_date, name_folded, name_phonetic, created_at, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
const CORRECT_CLIENT: &str = "UPDATE client SET family_name = $4, given_names = $5,
 birth_date = $6, name_folded = $7, name_phonetic = $8, version = version + 1
 WHERE carrier_id = $1 AND id = $2 AND version = $3";
const CLIENT: &str = "SELECT * FROM client WHERE carrier_id = $1 AND id = $2";
const INSERT_EPISODE: &str = "INSERT INTO custody_episode (id, carrier_id, client_id, institution,
 book_number, book_key, custody_kind, custody_start, sentence_months, created_at, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
const EPISODE: &str = "SELECT * FROM custody_episode WHERE id = $1";
const UPDATE_EPISODE: &str = "UPDATE custody_episode SET book_number = $3, book_key = $4,
 custody_kind = $5, custody_start = $6, sentence_months = $7, institution = $8,
 version = version + 1 WHERE id = $1 AND version = $2";
const COMPOSE: &str = "UPDATE custody_episode SET composed_months = $2 WHERE id = $1";
const END_EPISODE: &str =
    "UPDATE custody_episode SET custody_end = $2, version = version + 1 WHERE id = $1";
// One statement for each way to be found, so that each of them uses its own index.
const LIKELY_BY_NAME: &str = "SELECT p.id, p.family_name, p.given_names, p.birth_date, p.version,
 e.institution, e.book_number FROM client p
 LEFT JOIN custody_episode e ON e.carrier_id = p.carrier_id AND e.client_id = p.id
 WHERE p.carrier_id = $1 AND p.name_phonetic = $2 ORDER BY p.id LIMIT 400";
const LIKELY_BY_BIRTH: &str = "SELECT p.id, p.family_name, p.given_names, p.birth_date, p.version,
 e.institution, e.book_number FROM client p
 LEFT JOIN custody_episode e ON e.carrier_id = p.carrier_id AND e.client_id = p.id
 WHERE p.carrier_id = $1 AND p.birth_date = $2 AND p.name_phonetic <> $3
 ORDER BY p.id LIMIT 400";
const LIKELY_BY_BOOK: &str = "SELECT p.id, p.family_name, p.given_names, p.birth_date, p.version,
 e.institution, e.book_number FROM custody_episode e JOIN client p ON p.id = e.client_id
 WHERE e.carrier_id = $1 AND e.institution = $2 AND e.book_key = $3 ORDER BY p.id LIMIT 20";
const EPISODES: &str = "SELECT * FROM custody_episode WHERE carrier_id = $1 AND client_id = $2
 ORDER BY created_at DESC, id DESC";

/// Stores a new client.
pub async fn insert(tx: &mut Tx, client: &ClientRow, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(
        INSERT_CLIENT,
        &[
            client.id.uuid().into(),
            client.carrier.uuid().into(),
            client.family_name.as_str().into(),
            client.given_names.as_str().into(),
            client.birth_date.into(),
            name_folded(&client.family_name, &client.given_names).into(),
            name_phonetic(&client.family_name, &client.given_names).into(),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes corrected names and date of birth, also into the client's cases, where lists find them; the
/// caller has kept what was there. [`StoreError::Stale`] if somebody else has changed the row since
/// it was read.
pub async fn correct(tx: &mut Tx, client: &ClientRow) -> Result<(), StoreError> {
    let folded = name_folded(&client.family_name, &client.given_names);
    let params = [
        client.carrier.uuid().into(),
        client.id.uuid().into(),
        client.version.into(),
        client.family_name.as_str().into(),
        client.given_names.as_str().into(),
        client.birth_date.into(),
        folded.as_str().into(),
        name_phonetic(&client.family_name, &client.given_names).into(),
    ];
    hit(tx.execute(CORRECT_CLIENT, &params).await?)?;
    crate::case::set_name(tx, client, &folded).await
}

/// The client with this id, within one carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
) -> Result<Option<ClientRow>, StoreError> {
    let row = tx
        .query_opt(CLIENT, &[carrier.uuid().into(), client.uuid().into()])
        .await?;
    row.map(|row| read_client(&row, carrier)).transpose()
}

/// Stores a new time in custody.
pub async fn insert_episode(
    tx: &mut Tx,
    carrier: CarrierId,
    episode: &CustodyEpisodeRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        INSERT_EPISODE,
        &[
            episode.id.uuid().into(),
            carrier.uuid().into(),
            episode.client.uuid().into(),
            episode.institution.as_str().into(),
            episode.book_number.clone().into(),
            book_key(episode).into(),
            episode
                .custody_kind
                .map(|kind| domain::Code::code(kind).to_owned())
                .into(),
            episode.custody_start.into(),
            episode.sentence_months.map(i64::from).into(),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The time in custody with this id.
pub async fn episode(
    tx: &mut Tx,
    episode: CustodyEpisodeId,
) -> Result<Option<CustodyEpisodeRow>, StoreError> {
    let row = tx.query_opt(EPISODE, &[episode.uuid().into()]).await?;
    row.as_ref().map(read_episode).transpose()
}

/// Changes what is known about a time in custody, also in its cases. [`StoreError::Stale`] if somebody
/// else has changed the row since it was read.
pub async fn update_episode(tx: &mut Tx, episode: &CustodyEpisodeRow) -> Result<(), StoreError> {
    let params = [
        episode.id.uuid().into(),
        episode.version.into(),
        episode.book_number.clone().into(),
        book_key(episode).into(),
        episode
            .custody_kind
            .map(|kind| domain::Code::code(kind).to_owned())
            .into(),
        episode.custody_start.into(),
        episode.sentence_months.map(i64::from).into(),
        episode.institution.as_str().into(),
    ];
    hit(tx.execute(UPDATE_EPISODE, &params).await?)?;
    crate::case::set_person(tx, episode.id).await
}

/// Keeps the sum of the sentences that make up a time in custody. It follows from their rows: whoever
/// changes other things of it is in nobody's way.
pub async fn compose(
    tx: &mut Tx,
    episode: CustodyEpisodeId,
    months: Option<u32>,
) -> Result<(), StoreError> {
    let params = [episode.uuid().into(), months.map(i64::from).into()];
    hit(tx.execute(COMPOSE, &params).await?)
}

/// Marks the end of a time in custody: the actual release.
pub async fn end_episode(
    tx: &mut Tx,
    episode: CustodyEpisodeId,
    end: Option<Date>,
) -> Result<(), StoreError> {
    hit(tx
        .execute(END_EPISODE, &[episode.uuid().into(), end.into()])
        .await?)
}

/// All times in custody of a client, newest record first.
pub async fn episodes(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
) -> Result<Vec<CustodyEpisodeRow>, StoreError> {
    let rows = tx
        .query(EPISODES, &[carrier.uuid().into(), client.uuid().into()])
        .await?;
    rows.iter().map(read_episode).collect()
}

/// Clients who may be the person with this name, date of birth or book number: candidates for
/// `domain::duplicate`, each once, with their book numbers as (institution, number).
pub async fn likely_same(
    tx: &mut Tx,
    carrier: CarrierId,
    name: (&str, &str),
    birth_date: Option<Date>,
    book_number: Option<(&str, &str)>,
) -> Result<Vec<(ClientRow, Vec<(String, String)>)>, StoreError> {
    let sound = name_phonetic(name.0, name.1);
    let params = [carrier.uuid().into(), sound.as_str().into()];
    let mut rows = tx.query(LIKELY_BY_NAME, &params).await?;
    if birth_date.is_some() {
        let params = [
            carrier.uuid().into(),
            birth_date.into(),
            sound.as_str().into(),
        ];
        rows.extend(tx.query(LIKELY_BY_BIRTH, &params).await?);
    }
    if let Some((institution, number)) = book_number {
        let params = [
            carrier.uuid().into(),
            institution.into(),
            book_number_key(number).into(),
        ];
        rows.extend(tx.query(LIKELY_BY_BOOK, &params).await?);
    }
    let mut found: Vec<(ClientRow, Vec<(String, String)>)> = Vec::new();
    for row in rows {
        let client: ClientId = id(&row, "id")?;
        let at = if let Some(at) = found.iter().position(|(known, _)| known.id == client) {
            at
        } else {
            found.push((read_client(&row, carrier)?, Vec::new()));
            found.len() - 1
        };
        let number: (Option<String>, Option<String>) =
            (row.get("institution")?, row.get("book_number")?);
        if let ((Some(institution), Some(number)), Some((_, numbers))) = (number, found.get_mut(at))
        {
            numbers.push((institution, number));
        }
    }
    Ok(found)
}

fn read_client(row: &Row, carrier: CarrierId) -> Result<ClientRow, StoreError> {
    Ok(ClientRow {
        id: id(row, "id")?,
        carrier,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
        birth_date: row.get("birth_date")?,
        version: row.get("version")?,
    })
}

fn book_key(episode: &CustodyEpisodeRow) -> Option<String> {
    episode.book_number.as_deref().map(book_number_key)
}

/// The name as lists order and find it: family name first, folded.
pub fn name_folded(family_name: &str, given_names: &str) -> String {
    domain::names::fold(&format!("{family_name} {given_names}"))
}

/// The sound of family and first given name, for finding people who are written otherwise.
pub fn name_phonetic(family_name: &str, given_names: &str) -> String {
    // `Hans-Peter` and `Hans Peter` have the same first name; folding makes both a space.
    let given = domain::names::fold(given_names);
    let first = given.split(' ').next().unwrap_or("");
    format!(
        "{} {}",
        domain::names::koelner(family_name),
        domain::names::koelner(first)
    )
}

fn read_episode(row: &Row) -> Result<CustodyEpisodeRow, StoreError> {
    Ok(CustodyEpisodeRow {
        id: id(row, "id")?,
        client: id(row, "client_id")?,
        institution: row.get("institution")?,
        book_number: row.get("book_number")?,
        custody_kind: opt_code(row, "custody_kind")?,
        custody_start: row.get("custody_start")?,
        custody_end: row.get("custody_end")?,
        sentence_months: row.get::<Option<u32>>("sentence_months")?,
        composed_months: row.get::<Option<u32>>("composed_months")?,
        version: row.get("version")?,
    })
}
