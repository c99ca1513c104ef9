//! Which two columns of a file that puts translations side by side are read, where it has more.

use super::PairingError;
use crate::{document::Language, input::Segment, language};

/// The languages of the two fullest columns, in their order: as the file names them, or as they are found.
///
/// # Errors
/// [`PairingError::OneLanguage`] where there is one column of text alone.
pub fn languages_of(named: &[Language], segments: &[Segment]) -> Result<[Language; 2], PairingError> {
    let columns = fullest(segments);
    let [a, b] = columns.map(|column| match named.get(column) {
        Some(language) if *language != Language::unknown() => language.clone(),
        _ => found(segments, column),
    });
    let is_empty = |column: usize| !texts(segments, column).any(|text| text.contains(char::is_alphabetic));
    if is_empty(columns[1]) || a == b && a != Language::unknown() {
        Err(PairingError::OneLanguage(a))
    } else {
        Ok([a, b])
    }
}

/// The columns of two languages: as the file names them, or the two fullest, in the order that the languages are found in.
pub fn of_languages(named: &[Language], segments: &[Segment], languages: &[Language; 2]) -> [usize; 2] {
    let column = |language: &Language| {
        let same = |known: &&Language| known.primary() == language.primary();
        named.iter().position(|known| known == language).or_else(|| named.iter().position(|known| same(&known)))
    };
    match languages.each_ref().map(column) {
        [Some(a), Some(b)] if a != b => [a, b],
        _ => {
            let [a, b] = fullest(segments);
            let turned = found(segments, a).primary() == languages[1].primary() && languages[0] != languages[1];
            if turned { [b, a] } else { [a, b] }
        }
    }
}

/// The two columns with the most letters, in their order. Numbers and times have none.
fn fullest(segments: &[Segment]) -> [usize; 2] {
    let width = segments.iter().map(|segment| segment.sides.len()).max().unwrap_or(0).max(2);
    let mut columns: Vec<usize> = (0..width).collect();
    columns.sort_by_cached_key(|&column| std::cmp::Reverse(letters(segments, column)));
    [columns[0].min(columns[1]), columns[0].max(columns[1])]
}

fn letters(segments: &[Segment], column: usize) -> usize {
    texts(segments, column).map(|text| text.chars().filter(|c| c.is_alphabetic()).count()).sum()
}

fn found(segments: &[Segment], column: usize) -> Language {
    language::identify(&texts(segments, column).collect::<Vec<_>>().join("\n"))
}

fn texts(segments: &[Segment], column: usize) -> impl Iterator<Item = &str> {
    segments.iter().filter_map(move |segment| segment.sides.get(column)?.as_deref())
}
