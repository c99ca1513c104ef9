//! What can be recognised as a translation without a dictionary: numbers, marks, names in the same or in another alphabet, cognates.

use super::{
    table::Entry,
    tokens::{MARK, NUMBER, Sentence, Vocabulary},
    translit,
};
use crate::{language::fold, numbered::PerText, order};

/// How likely the same number stands in a translation.
const SAME_NUMBER: f32 = 0.95;

/// How likely the same mark does.
const SAME_MARK: f32 = 0.6;

/// How likely two words of the same beginning translate each other, if they are alike to their ends.
const COGNATE: f32 = 0.85;

/// Cognates share at least so many letters, and more than half of the longer word; both have one more, lest every short word be one.
const SHARED: usize = 3;

/// Of the cognates of a word, no more than this many are kept, the most alike first.
const MOST_COGNATES: usize = 8;

/// What is recognised between the tokens of both sides. Words that a lexicon has said something of share a letter more.
pub fn entries(vocabulary: &Vocabulary, sides: &[Vec<Sentence>; 2], said: &[(u32, Entry)]) -> Vec<(u32, Entry)> {
    let size = vocabulary.len();
    let mut known = [vec![false; size], vec![false; size]];
    for (source, entry) in said {
        known[0][*source as usize] = true;
        known[1][entry.target as usize] = true;
    }
    let [left, right] = sides.each_ref().map(|sentences| vocabulary.present(sentences));
    let folded: Vec<String> = (0..size).map(|token| folded(vocabulary.spelling(token))).collect();
    let mut by_beginning = PerText::<Vec<u32>>::default();
    for token in (0..size).filter(|&token| right[token]) {
        if let Some(beginning) = beginning(&folded[token]) {
            by_beginning.entry(beginning).push(token as u32);
        }
    }
    let mut triples = Vec::new();
    for source in (0..size).filter(|&token| left[token]) {
        let spelling = vocabulary.spelling(source);
        let both = |target: u32, likeness: f32| Entry { target, forward: likeness, backward: likeness };
        if spelling.starts_with([NUMBER, MARK]) {
            if right[source] {
                let likeness = if spelling.starts_with(NUMBER) { SAME_NUMBER } else { SAME_MARK };
                triples.push((source as u32, both(source as u32, likeness)));
            }
            continue;
        }
        let Some(beginning) = beginning(&folded[source]) else { continue };
        let mut cognates: Vec<Entry> = by_beginning
            .get(beginning)
            .into_iter()
            .flatten()
            .filter_map(|&target| {
                let least = SHARED + usize::from(known[0][source] || known[1][target as usize]);
                let likeness = likeness(&folded[source], &folded[target as usize], least)?;
                Some(both(target, COGNATE * likeness))
            })
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
    let (end, _) = word.char_indices().nth(SHARED)?;
    word.starts_with(char::is_alphabetic).then(|| &word[..end])
}

/// The share of the longer word's letters that both begin with; `None` where it is half or less, or fewer letters than `least`.
fn likeness(a: &str, b: &str, least: usize) -> Option<f32> {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longest = a.chars().count().max(b.chars().count());
    (common >= least && 2 * common > longest).then(|| common as f32 / longest as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cognates_share_more_than_half() {
        assert!(likeness("harbor", "harbur", SHARED).is_some_and(|likeness| likeness > 0.6));
        assert_eq!(likeness("halt", "hals", SHARED), Some(0.75));
        assert_eq!(likeness("halt", "hals", SHARED + 1), None);
        assert_eq!(likeness("harbor", "harden", SHARED), None);
        assert_eq!(beginning("har"), None);
    }
}
