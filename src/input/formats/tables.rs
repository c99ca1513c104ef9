//! Tables: comma-separated values (RFC 4180) and tab-separated ones, a pair a row. Rows may be ragged.

use super::understood;
use crate::{
    document::{
        Document, Language,
        units::{FIELDS, Unit, document_of},
    },
    input::{Body, Format, InputError, Segments, Text},
    language::{self, Naming},
};

/// What parts the cells of a table: a comma, or what some programs write in its place.
pub fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

/// The rows of a table, with a side for each column.
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
    if let Some(document) = written_by_us(text).filter(|_| format == Format::Tsv) {
        return Ok(understood(document));
    }
    let mut row = csv::StringRecord::new();
    let mut table = Table { segments: Segments::with_capacity(text.len()), ..Table::default() };
    while reader.read_record(&mut row).map_err(|error| InputError::Damaged(format, error.to_string()))? {
        table.push(row.iter());
    }
    Ok(table.into_text())
}

/// Rows of cells; a first row that names languages, or says which column translates which, is a head.
#[derive(Default)]
pub struct Table {
    languages: Vec<Language>,
    segments: Segments,
    begun: bool,
}

impl Table {
    /// Adds a row.
    pub fn push<'a>(&mut self, row: impl Iterator<Item = &'a str> + Clone) {
        if !self.begun {
            self.begun = true;
            if let Some(languages) = head(row.clone()) {
                self.languages = languages;
                return;
            }
        }
        self.segments.push("", (0..).zip(row));
    }

    /// What was in them.
    pub fn into_text(self) -> Text {
        Text { languages: self.languages, body: Body::Segments(self.segments) }
    }
}

/// The languages of the columns below a row, if it is a head.
fn head<'a>(row: impl Iterator<Item = &'a str>) -> Option<Vec<Language>> {
    let cells: Vec<&str> = row.take(256).collect();
    let languages: Vec<Language> = cells.iter().map(|cell| named(cell)).collect();
    let known = languages.iter().filter(|language| **language != Language::unknown()).count();
    let is_one_of = |words: &[&str]| cells.iter().any(|cell| words.contains(&cell.trim().to_lowercase().as_str()));
    let sides = is_one_of(&["source", "src", "original", "原文"])
        && is_one_of(&["target", "tgt", "translation", "译文", "譯文"]);
    (known >= 2 || sides).then_some(languages)
}

/// How the notes of Anki begin.
const ANKI: &str = "#separator:tab";

/// The document of a table that Diglot wrote: behind the two texts stands what it says of itself.
fn written_by_us(text: &str) -> Option<Document> {
    let (head, rows) = text.split_once('\n')?;
    let head: Vec<&str> = head.trim_end().split('\t').collect();
    let [first, second, fields @ ..] = head.as_slice() else { return None };
    if fields != FIELDS {
        return None;
    }
    let unit = |row: &str| {
        let row: Vec<&str> = row.split('\t').collect();
        let [first, second, fields @ ..] = row.as_slice() else { return None };
        let fields = <[String; 5]>::try_from(fields.iter().map(|cell| unescaped(cell)).collect::<Vec<_>>()).ok()?;
        Unit::from_fields([unescaped(first), unescaped(second)], fields.each_ref().map(String::as_str))
    };
    let units: Option<Vec<Unit>> = rows.lines().map(unit).collect();
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

    #[test]
    fn ragged_rows_lose_nothing() {
        let text = read("en,Deutsch\n\"One, two\",Eins\nThree\n,Vier,5\n", b',').expect("a table");
        assert_eq!(text.languages.iter().map(Language::as_str).collect::<Vec<_>>(), ["en", "de"]);
        let Body::Segments(segments) = text.body else { panic!("no segments") };
        let sides: Vec<Vec<(u32, &str)>> = segments.iter().map(|segment| segment.sides().collect()).collect();
        let expected: [&[(u32, &str)]; 3] =
            [&[(0, "One, two"), (1, "Eins")], &[(0, "Three")], &[(1, "Vier"), (2, "5")]];
        assert_eq!(sides, expected);
    }

    #[test]
    fn a_head_may_say_which_column_is_which() {
        let text = read("location,source,target\na.c:1,Yes,Ja\n", b',').expect("a table");
        assert!(matches!(text.body, Body::Segments(segments) if segments.len() == 1));
    }

    #[test]
    fn the_mark_between_cells_is_found() {
        assert_eq!(delimiter("a;b;c, d"), b';');
        assert_eq!(delimiter("a,b"), b',');
    }
}
