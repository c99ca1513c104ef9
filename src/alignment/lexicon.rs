//! A lexicon: words of one language and what they mean in another, from a file of its own. All works without.

use std::{borrow::Cow, ops::Range};

use super::{
    parameters::Parameters,
    stems::stem,
    table::Entry,
    tokens::{Sentence, Vocabulary},
};
use crate::{
    document::Language,
    language::{script::Script, words::Languages},
    numbered::of_few,
    order,
};

/// Words of a language with their glosses in another.
///
/// As text it has a line that says what it is, a line with both languages, a line that names its source, a line with pairs of
/// characters, of which the first is read as the second; then the headwords, one a line, rising by their characters, an empty line,
/// and in the same order the glosses of each, between semicolons. It is sought in as it is: nothing is built before the first word
/// can be looked up.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    text: String,
    languages: [String; 2],
    /// By the first of each.
    variants: Vec<(char, char)>,
    /// The characters that headwords begin with, rising, and the first headword of each.
    beginnings: Vec<(char, usize)>,
    /// Where the lines of the headwords stand in the text, and those of their glosses.
    words: Vec<Range<u32>>,
    glosses: Vec<Range<u32>>,
}

/// What the file begins with.
const MAGIC: &str = "diglot lexicon 1";

/// Those that are made.
const KNOWN: [&str; 8] = ["zh-en", "ja-en", "de-fr", "de-en", "fr-en", "es-en", "is-en", "ru-en"];

impl Lexicon {
    /// From its text; `None` if that is not a lexicon.
    pub fn parse(text: String) -> Option<Self> {
        let lines = lines(&text);
        let line = |line: &Range<u32>| &text[line.start as usize..line.end as usize];
        let (head, rest) = lines.split_first_chunk::<4>()?;
        let [magic, languages, _, characters] = head.each_ref().map(line);
        if magic != MAGIC {
            return None;
        }
        let (headwords, meanings) = languages.split_once(' ')?;
        let languages = [headwords.to_owned(), meanings.to_owned()];
        let characters: Vec<char> = characters.chars().collect();
        let mut variants: Vec<(char, char)> = characters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        order::sort_by_key(&mut variants, |(variant, _)| *variant);
        let end = rest.iter().position(Range::is_empty)?;
        let (words, glosses) = (rest[..end].to_vec(), rest[end + 1..].to_vec());
        let mut beginnings: Vec<(char, usize)> = Vec::new();
        for (number, word) in words.iter().enumerate() {
            let first = line(word).chars().next()?;
            if beginnings.last().is_none_or(|(last, _)| *last != first) {
                beginnings.push((first, number));
            }
        }
        let rises = words.is_sorted_by_key(line);
        (rises && words.len() == glosses.len()).then_some(Self {
            languages,
            variants,
            beginnings,
            words,
            glosses,
            text,
        })
    }

    /// The name of the lexicon that serves two languages, as in `zh-en`.
    pub fn name_for(languages: &[Language; 2]) -> Option<&'static str> {
        let [a, b] = languages.each_ref().map(Language::primary);
        KNOWN.into_iter().find(|name| name.split_once('-').is_some_and(|pair| pair == (a, b) || pair == (b, a)))
    }

    /// Whether its headwords are of this language.
    pub fn has_words_of(&self, primary: &str) -> bool {
        self.languages[0] == primary
    }

    /// The side that has its headwords, if it is for these two languages.
    fn side(&self, languages: &[Language; 2]) -> Option<usize> {
        let primary = languages.each_ref().map(Language::primary);
        [0, 1].into_iter().find(|&side| primary[side] == self.languages[0] && primary[1 - side] == self.languages[1])
    }

    /// The character as headwords have it.
    pub fn plain(&self, c: char) -> char {
        self.variants.binary_search_by_key(&c, |(variant, _)| *variant).map_or(c, |at| self.variants[at].1)
    }

    /// The longest headword that a text begins with, of two characters at least; in bytes.
    pub fn longest_word(&self, text: &str) -> Option<usize> {
        let first = text.chars().next()?;
        let beginning = self.beginnings.binary_search_by_key(&first, |(first, _)| *first).ok()?;
        let end = self.beginnings.get(beginning + 1).map_or(self.words.len(), |(_, next)| *next);
        let words = &self.words[self.beginnings[beginning].1..end];
        let first = first.len_utf8();
        let mut rest = text;
        while rest.len() > first {
            let after = words.partition_point(|word| self.line(word) <= rest);
            let word = self.line(words[..after].last()?);
            let shared = word.chars().zip(rest.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
            if shared == word.len() {
                return (shared > first).then_some(shared);
            }
            // No word between has more in common with the text than this one.
            rest = &text[..shared];
        }
        None
    }

    /// Whether there is a word of a stem.
    pub fn has(&self, stem: &str) -> bool {
        self.numbers(stem).next().is_some()
    }

    /// The glosses of each word of a stem.
    pub fn words(&self, stem: &str) -> impl Iterator<Item = Vec<&str>> {
        let texts = self.numbers(stem).map(|number| self.line(&self.glosses[number]));
        texts.map(|text| text.split(';').filter(|gloss| !gloss.is_empty()).collect())
    }

    /// The numbers of the words of a stem.
    fn numbers(&self, stem: &str) -> impl Iterator<Item = usize> {
        let of = |word: &Range<u32>| token(self.line(word), &self.languages[0]);
        let start = self.words.partition_point(|word| *of(word) < *stem);
        (start..).zip(&self.words[start..]).take_while(move |(_, word)| *of(word) == *stem).map(|(number, _)| number)
    }

    fn line(&self, range: &Range<u32>) -> &str {
        &self.text[range.start as usize..range.end as usize]
    }

    /// What it says of the tokens of both sides: pairs of side 0 and side 1 with their probabilities.
    pub fn entries(
        &self,
        vocabulary: &Vocabulary,
        sides: &[Vec<Sentence>; 2],
        languages: &[Language; 2],
        parameters: &Parameters,
    ) -> Vec<(u32, Entry)> {
        let Some(side) = self.side(languages) else { return Vec::new() };
        let present = sides.each_ref().map(|sentences| vocabulary.present(sentences));
        let mut entries = Vec::new();
        for token in (0..vocabulary.len()).filter(|&token| present[side][token]) {
            let meanings = self.meanings(vocabulary, token).into_iter();
            for (other, share) in meanings.filter(|(other, _)| present[1 - side][*other as usize]) {
                let likeness = parameters.in_glosses * share + parameters.any_gloss;
                let [source, target] = if side == 0 { [token as u32, other] } else { [other, token as u32] };
                entries.push((source, Entry { target, forward: likeness, backward: likeness }));
            }
        }
        entries
    }

    /// The tokens of these texts that the glosses of a token have beside function words, and the share of glosses that have each; of
    /// several words, the largest.
    fn meanings(&self, vocabulary: &Vocabulary, token: usize) -> Vec<(u32, f32)> {
        let language = &self.languages[1];
        let function_words = Languages::of(language);
        let mut largest = Vec::new();
        for glosses in self.words(vocabulary.spelling(token)) {
            let mut shares = Vec::new();
            for gloss in &glosses {
                let telling = |word: &&str| !function_words.have(word);
                let tells = gloss.split(' ').any(|word| telling(&word));
                let words = gloss.split(' ').filter(|word| !tells || telling(word));
                let mut tokens: Vec<u32> = words.flat_map(|word| vocabulary.known(word, language)).collect();
                order::sort_distinct(&mut tokens);
                for token in tokens {
                    *of_few(&mut shares, token) += 1.0 / glosses.len() as f32;
                }
            }
            for (token, share) in shares {
                let known: &mut f32 = of_few(&mut largest, token);
                *known = known.max(share);
            }
        }
        largest
    }
}

/// Where the lines of a text stand in it. There are tens of thousands, and a reader waits.
fn lines(text: &str) -> Vec<Range<u32>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n') {
        lines.push(start..at as u32);
        start = at as u32 + 1;
    }
    let last = start..text.len() as u32;
    lines.extend((!last.is_empty()).then_some(last));
    lines
}

/// The token of a word of the text: its stem, or the whole where it has no letters of an alphabet.
fn token<'a>(word: &'a str, language: &str) -> Cow<'a, str> {
    let dense = word.chars().next().and_then(Script::of).is_some_and(Script::is_dense);
    if dense { word.into() } else { stem(word, language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "diglot lexicon 1\nzh en\nours\n書书\n书\n书店\n\nbook\nbookshop;book store\n";

    #[test]
    fn glosses_are_found_by_the_longest_word() {
        let lexicon = Lexicon::parse(SMALL.into()).expect("a lexicon");
        assert_eq!(lexicon.longest_word("书店里"), Some("书店".len()));
        assert_eq!(lexicon.longest_word("书里"), None);
        assert_eq!(lexicon.words("书店").collect::<Vec<_>>(), [["bookshop", "book store"]]);
        assert_eq!(lexicon.plain('書'), '书');
    }

    #[test]
    fn long_words_of_no_alphabet_are_found_whole() {
        let text = "diglot lexicon 1\nja en\nours\n\nコミュニケーション\n\ncommunication\n";
        let lexicon = Lexicon::parse(text.into()).expect("a lexicon");
        assert_eq!(lexicon.words("コミュニケーション").collect::<Vec<_>>(), [["communication"]]);
    }

    #[test]
    fn what_is_no_lexicon_is_none() {
        assert!(Lexicon::parse("<!doctype html>".into()).is_none());
        assert!(Lexicon::parse(String::new()).is_none());
        assert!(Lexicon::parse("diglot lexicon 1\nzh en\n".into()).is_none());
    }
}
