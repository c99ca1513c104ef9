//! Tables: comma-separated values (RFC 4180) and tab-separated ones, a pair a row. Rows may be ragged.

use super::{segmented, understood};
use crate::{
    document::{
        Document, Language,
        units::{FIELDS, Unit, document_of},
    },
    input::{Format, InputError, Text},
    language::{self, Naming},
};

/// What parts the cells of a table: a comma, or what some programs write in its place.
pub fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// The rows of a table, with a side for each column; a first row that names languages is a head.
pub fn read(text: &str, delimiter: u8) -> Result<Text, InputError> {
    let format = if delimiter == b'\t' { Format::Tsv } else { Format::Csv };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        // A quotation mark in a table with tabs is one of the text, but in the notes of Anki, whose head are comments.
        .quoting(delimiter != b'\t' || text.starts_with(ANKI))
        .comment(text.starts_with(ANKI).then_some(b'#'))
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| InputError::Damaged(format, error.to_string()))?;
        rows.push(row.iter().map(str::to_owned).collect());
    }
    if let Some(document) = written_by_us(&rows) {
        return Ok(understood(document));
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut languages: Vec<Language> =
        rows.first().map(|head| head.iter().map(|cell| named(cell)).collect()).unwrap_or_default();
    if languages.iter().filter(|language| **language != Language::unknown()).count() >= 2 {
        rows.remove(0);
    } else {
        languages.fill(Language::unknown());
    }
    languages.resize(width, Language::unknown());
    Ok(segmented(
        languages,
        rows.into_iter().map(|mut row| {
            row.resize(width, String::new());
            row
        }),
    ))
}

/// How the notes of Anki begin.
const ANKI: &str = "#separator:tab";

/// The document of a table that Diglot wrote: behind the two texts stands what it says of itself.
fn written_by_us(rows: &[Vec<String>]) -> Option<Document> {
    let (head, rows) = rows.split_first()?;
    let [first, second, fields @ ..] = head.as_slice() else { return None };
    if fields != FIELDS {
        return None;
    }
    let unit = |row: &Vec<String>| {
        let [first, second, fields @ ..] = row.as_slice() else { return None };
        let fields = <[String; 5]>::try_from(fields.iter().map(|cell| unescaped(cell)).collect::<Vec<_>>()).ok()?;
        Unit::from_fields([unescaped(first), unescaped(second)], fields.each_ref().map(String::as_str))
    };
    let units: Option<Vec<Unit>> = rows.iter().map(unit).collect();
    Some(document_of([first, second].map(|tag| Language::new(tag)), Vec::new(), &units?))
}

/// With `\t`, `\n`, `\r` and `\\` as the characters that they stand for.
fn unescaped(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell.chars();
    while let Some(c) = rest.next() {
        out.push(match (c, rest.clone().next()) {
            ('\\', Some(mark @ ('t' | 'n' | 'r' | '\\'))) => {
                rest.next();
                match mark {
                    't' => '\t',
                    'n' => '\n',
                    'r' => '\r',
                    _ => '\\',
                }
            }
            _ => c,
        });
    }
    out
}

/// The language that a cell names, by its tag or by a name of it.
pub fn named(cell: &str) -> Language {
    let cell = cell.trim();
    let tag = Language::new(cell);
    let has_name = |language: &Language| {
        *language == tag
            || [Naming::Own, Naming::English, Naming::Chinese]
                .iter()
                .any(|naming| language::name(language, *naming).eq_ignore_ascii_case(cell))
    };
    language::named().find(has_name).unwrap_or(Language::unknown())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Body;

    #[test]
    fn ragged_rows_lose_nothing() {
        let text = read("en,Deutsch\n\"One, two\",Eins\nThree\n,Vier,5\n", b',').expect("a table");
        assert_eq!(text.languages.iter().map(Language::as_str).collect::<Vec<_>>(), ["en", "de", "und"]);
        let Body::Segments(segments) = text.body else { panic!("no segments") };
        let sides: Vec<Vec<&str>> = segments
            .iter()
            .map(|segment| segment.sides.iter().map(|side| side.as_deref().unwrap_or("-")).collect())
            .collect();
        assert_eq!(sides, [["One, two", "Eins", "-"], ["Three", "-", "-"], ["-", "Vier", "5"]]);
    }

    #[test]
    fn the_mark_between_cells_is_found() {
        assert_eq!(delimiter("a;b;c, d"), b';');
        assert_eq!(delimiter("a,b"), b',');
    }
}
