//! Which two columns of a file that puts translations side by side are read, where it has more.

use std::cmp::Reverse;

use super::PairingError;
use crate::{
    document::{Choice, Language},
    input::{Segment, Segments},
    language::{
        self,
        script::{Script, weight},
    },
    order,
};

/// The texts of a file in one of its languages.
#[derive(Clone)]
pub struct Column {
    /// As the file names it, or as it is found; [`Language::unknown`] where it is neither.
    pub language: Language,
    /// The letters in it; one of a dense script counts as three. Numbers and times have none.
    weight: usize,
    texts: u32,
    /// Whether any of its texts has several words: else it holds marks, such as *yes* and *no*.
    is_wordy: bool,
    /// How many of its texts are not the one before.
    changes: u32,
}

impl Column {
    /// Whether it is full of marks, in a file of so many segments.
    pub fn is_of_marks(&self, segments: usize) -> bool {
        (!self.is_wordy || self.repeats()) && self.texts as usize * 2 > segments
    }

    /// Whether it says the same again and again, as a column of categories does.
    fn repeats(&self) -> bool {
        self.texts >= 16 && self.changes * 8 <= self.texts
    }
}

/// The columns of a file.
pub fn of(named: &[Language], segments: &Segments) -> Vec<Column> {
    let mut columns: Vec<(Column, String, &str)> = Vec::new();
    for (number, text) in segments.iter().flat_map(Segment::sides) {
        let number = number as usize;
        if number >= columns.len() {
            let language = Language::unknown();
            let empty = Column { language, weight: 0, texts: 0, is_wordy: false, changes: 0 };
            columns.resize_with(number + 1, || (empty.clone(), String::new(), ""));
        }
        let (column, sample, before) = &mut columns[number];
        column.changes += u32::from(*before != text);
        *before = text;
        column.texts += 1;
        column.is_wordy |= text.contains(|c: char| c.is_whitespace() || Script::of(c).is_some_and(Script::is_dense));
        column.weight += text.chars().map(weight).sum::<usize>();
        if sample.len() < SAMPLE {
            sample.push_str(text);
            sample.push('\n');
        }
    }
    let named = named.iter().map(Some).chain(std::iter::repeat(None));
    let language = |(named, (column, sample, _)): (Option<&Language>, (Column, String, &str))| Column {
        language: match named {
            Some(language) if *language != Language::unknown() => language.clone(),
            _ if column.weight == 0 => Language::unknown(),
            _ => language::identify(&sample),
        },
        ..column
    };
    named.zip(columns).map(language).collect()
}

/// So many bytes tell a column's language.
const SAMPLE: usize = 64 << 10;

/// The languages of the first two of the fullest columns.
///
/// # Errors
/// [`PairingError::OneLanguage`] where there is one column of text alone.
pub fn languages_of(columns: &[Column]) -> Result<[Language; 2], PairingError> {
    let language = |number: usize| columns.get(number).map_or(Language::unknown(), |column| column.language.clone());
    match fullest(columns) {
        (a, Some(b)) if language(a) != language(b) || language(a) == Language::unknown() => {
            Ok([language(a), language(b)])
        }
        (a, _) => Err(PairingError::OneLanguage(language(a))),
    }
}

/// The languages that the reader may choose from, where there are more than two.
pub fn choices(columns: &[Column]) -> Vec<Choice> {
    let most = columns.iter().map(|column| column.weight).max().unwrap_or(0);
    let mut choices: Vec<Choice> = Vec::new();
    for column in columns {
        // Numbers of rows and the like stand in columns of their own.
        let is_text = column.language != Language::unknown() && column.weight * HARDLY > most;
        if is_text && choices.iter().all(|choice| choice.language != column.language) {
            choices.push(Choice { language: column.language.clone(), texts: column.texts });
        }
    }
    if choices.len() > 2 { choices } else { Vec::new() }
}

/// The columns of two languages; what only one of them is called, the other is not.
pub fn of_languages(columns: &[Column], languages: &[Language; 2]) -> [usize; 2] {
    let column = |language: &Language| {
        let same = |column: &Column| column.language.primary() == language.primary();
        let named = |column: &Column| column.language == *language;
        let text = columns.iter().position(|column| named(column) && !column.repeats());
        text.or_else(|| columns.iter().position(named)).or_else(|| columns.iter().position(same))
    };
    let other = |known: usize| {
        let others = (0..columns.len()).filter(|&number| number != known);
        others.rev().max_by_key(|&number| columns[number].weight).unwrap_or(known + 1)
    };
    match languages.each_ref().map(column) {
        [Some(a), Some(b)] if a != b => [a, b],
        [Some(a), None] => [a, other(a)],
        [None, Some(b)] => [other(b), b],
        _ => {
            let (a, b) = fullest(columns);
            [a, b.unwrap_or(a + 1)]
        }
    }
}

/// The first two of the columns that are nearly as full as the fullest, in two languages that are known if they can be; where only one
/// is, it and the next fullest, in their order. The second is `None` where no other has any letter.
fn fullest(columns: &[Column]) -> (usize, Option<usize>) {
    let is_text = |number: &usize| columns[*number].weight > 0 && !columns[*number].repeats();
    let mut full: Vec<usize> = (0..columns.len()).filter(is_text).collect();
    order::sort_by_key(&mut full, |&number| Reverse(columns[number].weight));
    let most = full.first().map_or(0, |&number| columns[number].weight);
    let nearly = full.partition_point(|&number| columns[number].weight * NEARLY > most).max(2).min(full.len());
    full.truncate(nearly);
    order::sort_by_key(&mut full, |&number| number);
    let is_known = |number: &usize| columns[*number].language != Language::unknown();
    let mut known = full.iter().copied().filter(is_known).map(|number| &columns[number].language);
    if known.next().is_some_and(|language| known.any(|other| other != language)) {
        full.retain(is_known);
    }
    let Some((&first, rest)) = full.split_first() else { return (0, None) };
    let is_other = |number: &&usize| columns[**number].language != columns[first].language;
    let is_told = |number: &&usize| is_other(number) && is_known(number);
    (first, rest.iter().find(is_told).or_else(|| rest.iter().find(is_other)).or(rest.first()).copied())
}

/// A column is nearly as full as another if it has more than one part in so many of its letters.
const NEARLY: usize = 3;

/// What has less than one part in so many of the letters of the fullest column is no translation of it.
const HARDLY: usize = 40;
