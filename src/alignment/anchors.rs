//! What can be recognised as a translation without a dictionary: numbers, marks, names in the same or in another alphabet, cognates.

use super::{
    table::Entry,
    tokens::{MARK, NUMBER, Sentence, Vocabulary},
    translit,
};
use crate::{language::fold, numbered::PerText, order};

/// How likely the same number stands in a translation.
const SAME_NUMBER: f32 = 0.9;

/// How likely the same mark does.
const SAME_MARK: f32 = 0.6;

/// How likely two words of the same beginning translate each other, if they are alike to their ends.
const COGNATE: f32 = 0.7;

/// Cognates share at least so many letters.
const SHARED: usize = 4;

/// Of the cognates of a word, no more than this many are kept, the most alike first.
const MOST_COGNATES: usize = 8;

/// What is recognised between the tokens of both sides.
pub fn entries(vocabulary: &Vocabulary, sides: &[Vec<Sentence>; 2]) -> Vec<(u32, Entry)> {
    let size = vocabulary.len();
    let [left, right] = sides.each_ref().map(|sentences| vocabulary.present(sentences));
    let folded: Vec<String> = vocabulary.spellings().iter().map(|spelling| folded(spelling)).collect();
    let mut by_beginning = PerText::<Vec<u32>>::default();
    for token in (0..size).filter(|&token| right[token]) {
        if let Some(beginning) = beginning(&folded[token]) {
            by_beginning.entry(beginning).push(token as u32);
        }
    }
    let mut triples = Vec::new();
    for source in (0..size).filter(|&token| left[token]) {
        let spelling = &vocabulary.spellings()[source];
        let both = |target: u32, likeness: f32| Entry { target, forward: likeness, backward: likeness };
        if spelling.starts_with([NUMBER, MARK]) {
            if right[source] {
                let likeness = if spelling.starts_with(NUMBER) { SAME_NUMBER } else { SAME_MARK };
                triples.push((source as u32, both(source as u32, likeness)));
            }
            continue;
        }
        let Some(beginning) = beginning(&folded[source]) else {
            // A short word that is the same in both is a name, if it is written in another script than its side.
            if right[source] && spelling.chars().count() > 1 {
                triples.push((source as u32, both(source as u32, COGNATE / 2.0)));
            }
            continue;
        };
        let mut cognates: Vec<Entry> = by_beginning
            .get(beginning)
            .into_iter()
            .flatten()
            .map(|&target| both(target, COGNATE * likeness(&folded[source], &folded[target as usize])))
            .collect();
        order::sort_by(&mut cognates, |a, b| b.forward.total_cmp(&a.forward).then(a.target.cmp(&b.target)));
        cognates.truncate(MOST_COGNATES);
        order::sort_by_key(&mut cognates, |entry| entry.target);
        triples.extend(cognates.into_iter().map(|entry| (source as u32, entry)));
    }
    triples
}

/// A word as its relatives are likely to be spelt: in Latin letters, without diacritics.
fn folded(spelling: &str) -> String {
    let latin = translit::latin(spelling);
    let plain = latin.as_deref().unwrap_or(spelling);
    plain.chars().map(fold::plain).collect()
}

/// The letters that a word shares with its cognates; `None` for words that are too short.
fn beginning(word: &str) -> Option<&str> {
    let (end, _) = word.char_indices().nth(SHARED - 1)?;
    let end = end + word[end..].chars().next()?.len_utf8();
    word.starts_with(char::is_alphabetic).then(|| &word[..end])
}

/// The share of the longer word's letters that both begin with.
fn likeness(a: &str, b: &str) -> f32 {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common as f32 / a.chars().count().max(b.chars().count()) as f32
}
