//! Sentences as tokens: stems of words, single characters of dense scripts, numbers, and marks that every language has.

use std::{borrow::Cow, ops::RangeInclusive};

use super::{
    edges::{self, Boundary},
    lexicon::Lexicon,
    numerals,
    stems::stem,
};
use crate::{
    document::Language,
    language::{fold, script::Script},
    numbered::Numbered,
    order,
};

/// A sentence, as the search sees it.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its tokens, in order, by their number in the vocabulary.
    pub tokens: Vec<u32>,
    /// Its characters but white space.
    pub length: f32,
    /// Whether it has hardly a letter: a row of dots, a page number, what is left of a picture.
    pub wordless: bool,
    /// What stands between it and the sentence before.
    pub boundary: Boundary,
    /// Its long words, with the places of their tokens, until it is told which of them are compounds.
    pub long: Vec<(usize, String)>,
}

/// All tokens of both sides. The same spelling is the same token on either side.
#[derive(Default)]
pub struct Vocabulary {
    spellings: Numbered,
}

/// A sentence with fewer letters than this has no words.
const FEW_LETTERS: usize = 3;

/// No more tokens of a sentence than this are looked at.
pub const MOST_TOKENS: usize = 400;

/// No more characters of a sentence than this are looked at for tokens.
const MOST_CHARACTERS: usize = 4000;

/// A word of so many letters may be a compound of two.
const COMPOUND: usize = 9;

/// The first has so many letters at least, and the second.
const PARTS: [usize; 2] = [3, 5];

/// The first, where words of a lexicon count as parts, too: it knows many short ones.
const LONGER_FIRST: usize = 4;

/// Languages that write compounds as one word, of those that lexicons have words of.
const COMPOUNDING: [&str; 2] = ["de", "is"];

/// What begins the spelling of a token that is a number.
pub const NUMBER: char = '#';

/// What begins the spelling of a token that is a mark.
pub const MARK: char = '\u{1}';

impl Vocabulary {
    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.spellings.len()
    }

    /// How a token is spelt.
    pub fn spelling(&self, token: usize) -> &str {
        self.spellings.text(token)
    }

    /// Which tokens some sentences have.
    pub fn present(&self, sentences: &[Sentence]) -> Vec<bool> {
        let mut present = vec![false; self.len()];
        for &token in sentences.iter().flat_map(|sentence| &sentence.tokens) {
            present[token as usize] = true;
        }
        present
    }

    /// The tokens of some sentences in a language; with a lexicon of its words, those that it knows are one token each.
    pub fn sentences(&mut self, texts: &[&str], language: &Language, lexicon: Option<&Lexicon>) -> Vec<Sentence> {
        let primary = language.primary();
        let words = lexicon.filter(|lexicon| lexicon.has_words_of(primary));
        let boundaries = edges::boundaries(texts.iter().copied());
        texts
            .iter()
            .zip(boundaries)
            .map(|(text, boundary)| Sentence { boundary, ..self.sentence(text, primary, words) })
            .collect()
    }

    fn sentence(&mut self, text: &str, language: &str, lexicon: Option<&Lexicon>) -> Sentence {
        let length = text.chars().filter(|c| !c.is_whitespace()).count() as f32;
        let wordless = text.chars().filter(|c| c.is_alphabetic()).take(FEW_LETTERS).count() < FEW_LETTERS;
        let mut tokens = Vec::new();
        let long = read(text, language, lexicon, &mut |spelling| tokens.push(self.spellings.add(spelling) as u32));
        tokens.truncate(MOST_TOKENS);
        Sentence { tokens, length, wordless, boundary: Boundary::default(), long }
    }

    /// The tokens of a text in a language that stand in these texts as well.
    pub fn known(&self, text: &str, language: &str) -> Vec<u32> {
        let mut tokens = Vec::new();
        read(text, language, None, &mut |spelling| {
            tokens.extend(self.spellings.get(spelling).map(|token| token as u32))
        });
        tokens
    }

    /// Adds the second part of each compound as a token of its own, which stands elsewhere as a word. All sentences of both
    /// sides must have been read before.
    pub fn add_parts(&mut self, sides: &mut [Vec<Sentence>; 2], languages: &[Language; 2], lexicon: Option<&Lexicon>) {
        for (sentences, language) in sides.iter_mut().zip(languages) {
            let language = language.primary();
            let lexicon = lexicon.filter(|lexicon| lexicon.has_words_of(language) && COMPOUNDING.contains(&language));
            for sentence in sentences {
                for (place, word) in std::mem::take(&mut sentence.long).into_iter().rev() {
                    if place < sentence.tokens.len()
                        && let Some(part) = self.second_part(&word, language, lexicon)
                    {
                        sentence.tokens.insert(place + 1, self.spellings.add(&part) as u32);
                    }
                }
                sentence.tokens.truncate(MOST_TOKENS);
            }
        }
    }

    /// The stem of the second part of a compound, the longest that there is: both parts are words of these texts or of the lexicon,
    /// the first of them perhaps with a letter between.
    fn second_part<'a>(&self, word: &'a str, language: &str, lexicon: Option<&Lexicon>) -> Option<Cow<'a, str>> {
        let known = |part: &'a str| {
            let stem = stem(part, language);
            let is_word = self.spellings.get(&stem).is_some() || lexicon.is_some_and(|lexicon| lexicon.has(&stem));
            is_word.then_some(stem)
        };
        let first = if lexicon.is_some() { LONGER_FIRST } else { PARTS[0] };
        let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        (first..=ends.len().checked_sub(PARTS[1])?).find_map(|first| {
            let second = known(&word[ends[first]..])?;
            known(&word[..ends[first]]).or_else(|| known(&word[..ends[first - 1]]))?;
            Some(second)
        })
    }
}

/// Two texts of more tokens than this are long.
const LONG: usize = 40_000;

/// Leaves no more than the `most` telling tokens of each sentence of long texts: first those go that are met once and of which nothing
/// is known beforehand, then the most frequent ones. `known` is how much is known of each token, by side.
pub fn thin(sides: &mut [Vec<Sentence>; 2], known: [&[f32]; 2], most: usize) {
    if sides.iter().flatten().map(|sentence| sentence.tokens.len()).sum::<usize>() <= LONG {
        return;
    }
    let is_long = |sentence: &Sentence| sentence.tokens.len() > most;
    for (sentences, known) in sides.iter_mut().zip(known).filter(|(sentences, _)| sentences.iter().any(is_long)) {
        let mut counts = vec![0_u32; known.len()];
        sentences.iter().flat_map(|sentence| &sentence.tokens).for_each(|&token| counts[token as usize] += 1);
        let rank = |token: u32| match counts[token as usize] {
            1 if known[token as usize] == 0.0 => u32::MAX,
            count => count,
        };
        for sentence in sentences.iter_mut().filter(|sentence| is_long(sentence)) {
            let mut ranks: Vec<u32> = sentence.tokens.iter().map(|&token| rank(token)).collect();
            order::sort_by(&mut ranks, Ord::cmp);
            let (last, mut left) = (ranks[most - 1], most);
            sentence.tokens.retain(|&token| {
                let kept = left > 0 && rank(token) <= last;
                left -= usize::from(kept);
                kept
            });
        }
    }
}

/// What characters make one word together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Digits,
    Katakana,
    Han,
    Hangul,
    Other,
}

/// Diacritics that stand behind their letter.
const COMBINING: RangeInclusive<char> = '\u{300}'..='\u{36f}';

impl Class {
    fn of(c: char) -> Self {
        match Script::of(c) {
            _ if c.is_ascii_digit() => Self::Digits,
            _ if c.is_ascii_alphabetic() => Self::Letters,
            Some(Script::Han) => Self::Han,
            Some(Script::Kana) if ('ァ'..='ヿ').contains(&c) => Self::Katakana,
            // Hiragana is grammar for the most part.
            Some(Script::Kana) => Self::Other,
            Some(Script::Hangul) => Self::Hangul,
            _ if c.is_alphanumeric() || COMBINING.contains(&c) || ('\u{900}'..='\u{94f}').contains(&c) => Self::Letters,
            _ => Self::Other,
        }
    }
}

/// Calls with the spelling of each token of a text, in order. Answers with the text's long words, and the places of their tokens.
fn read(text: &str, language: &str, lexicon: Option<&Lexicon>, found: &mut dyn FnMut(&str)) -> Vec<(usize, String)> {
    let mut reader =
        Reader { language, lexicon, found, count: 0, long: Vec::new(), word: String::new(), class: Class::Other };
    for c in text.chars().take(MOST_CHARACTERS).map(fold::compatible).map(fold::lower) {
        reader.take(c);
    }
    reader.end_word();
    reader.long
}

struct Reader<'a> {
    language: &'a str,
    lexicon: Option<&'a Lexicon>,
    /// What is called with each token, and how often it was.
    found: &'a mut dyn FnMut(&str),
    count: usize,
    long: Vec<(usize, String)>,
    word: String,
    class: Class,
}

impl Reader<'_> {
    fn take(&mut self, c: char) {
        let class = Class::of(c);
        if class != self.class {
            self.end_word();
            self.class = class;
        }
        match class {
            Class::Other => {
                if let Some(mark) = mark(c) {
                    self.push(&format!("{MARK}{mark}"));
                }
            }
            _ => self.word.push(c),
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let mut word = std::mem::take(&mut self.word);
        match self.class {
            Class::Digits => {
                let digits = word.trim_start_matches('0');
                self.push(&format!("{NUMBER}{}", if digits.is_empty() { "0" } else { digits }));
            }
            Class::Han => self.han(&word),
            Class::Hangul => {
                // Particles follow the stem, which is two syllables for the most part.
                let stem: String = word.chars().take(2).collect();
                self.push(&stem);
            }
            Class::Katakana => self.push(&word),
            Class::Letters => {
                if let Some(number) = numerals::word(&word, self.language) {
                    self.push(&format!("{NUMBER}{number}"));
                }
                word.retain(|c| !COMBINING.contains(&c));
                self.push(&stem(&word, self.language));
                if word.chars().nth(COMPOUND - 1).is_some() {
                    self.long.push((self.count - 1, word.clone()));
                }
            }
            Class::Other => {}
        }
        // Its memory serves the next word.
        word.clear();
        self.word = word;
    }

    /// Each character is a token, or each word that the lexicon knows; a number of two and more characters, and an ordinal,
    /// is one besides.
    fn han(&mut self, run: &str) {
        let plain: String = run.chars().map(|c| self.lexicon.map_or(c, |lexicon| lexicon.plain(c))).collect();
        let mut rest = plain.as_str();
        while let Some(c) = rest.chars().next() {
            let end = self.lexicon.and_then(|lexicon| lexicon.longest_word(rest)).unwrap_or(c.len_utf8());
            self.push(&rest[..end]);
            rest = &rest[end..];
        }
        let mut numeral = String::new();
        let mut ordinal = false;
        for c in run.chars().chain(std::iter::once(' ')) {
            if numerals::is_numeral(c) {
                numeral.push(c);
            } else {
                if (numeral.chars().count() > 1 || ordinal || matches!(numeral.as_str(), "两" | "兩"))
                    && let Some(number) = numerals::number(&numeral)
                {
                    self.push(&format!("{NUMBER}{number}"));
                }
                numeral.clear();
                ordinal = c == '第';
            }
        }
    }

    fn push(&mut self, spelling: &str) {
        (self.found)(spelling);
        self.count += 1;
    }
}

/// The mark that a character is, the same for all languages.
fn mark(c: char) -> Option<char> {
    Some(match c {
        '?' | '؟' | '？' | '՞' => '?',
        '!' | '！' => '!',
        '"' | '“' | '”' | '«' | '»' | '„' | '「' | '」' | '『' | '』' => '"',
        ':' | '：' => ':',
        ';' | '；' | '؛' => ';',
        '(' | '（' => '(',
        '%' | '٪' => '%',
        '…' => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(texts: [&[&str]; 2]) -> Vec<Vec<String>> {
        tokens_with(texts, None)
    }

    fn tokens_with(texts: [&[&str]; 2], lexicon: Option<&Lexicon>) -> Vec<Vec<String>> {
        let languages = ["de", "en"].map(Language::new);
        let mut vocabulary = Vocabulary::default();
        let mut sides = [0, 1].map(|side| vocabulary.sentences(texts[side], &languages[side], lexicon));
        vocabulary.add_parts(&mut sides, &languages, lexicon);
        let spelling = |&token: &u32| vocabulary.spelling(token as usize).to_owned();
        sides[0].iter().map(|sentence| sentence.tokens.iter().map(spelling).collect()).collect()
    }

    #[test]
    fn compounds_are_split_where_both_parts_are_words() {
        let german = ["Der Hafenmeister schläft nachmittags.", "Ein Meister am Hafen."];
        assert_eq!(tokens([&german, &[]])[0], ["der", "hafenm", "meiste", "schläf", "nachmi"]);
        assert_eq!(tokens([&german[..1], &["The master"]])[0], ["der", "hafenm", "schläf", "nachmi"]);
        assert_eq!(tokens([&["Frühlingswiese, Wiese, Frühling"], &[]])[0], ["frühli", "wiese", "wiese", "frühli"]);
    }

    #[test]
    fn parts_of_compounds_are_words_of_a_lexicon() {
        let text = "diglot lexicon 1\nde en\nours\n\nhafen\nmeister\n\nharbour\nmaster\n";
        let lexicon = Lexicon::parse(text.into()).expect("a lexicon");
        let german = ["Der Hafenmeister schläft."];
        assert_eq!(tokens_with([&german, &[]], Some(&lexicon))[0], ["der", "hafenm", "meiste", "schläf"]);
        assert_eq!(tokens([&german, &[]])[0], ["der", "hafenm", "schläf"]);
    }

    #[test]
    fn no_more_tokens_are_looked_at_than_there_may_be() {
        let text = "hafenmeister hafen meister ".repeat(MOST_TOKENS);
        assert_eq!(tokens([&[&text], &[]])[0].len(), MOST_TOKENS);
    }

    #[test]
    fn only_what_tells_most_of_long_texts_is_looked_at() {
        let of = |tokens: &[u32]| Sentence { tokens: tokens.to_vec(), ..Sentence::default() };
        // 0 is met often, 1 to 3 are met twice, 4 and 5 once; of 5 something is known.
        let few = || vec![of(&[0, 4, 1, 0, 2, 5, 3]), of(&[1, 2, 3])];
        let many = || few().into_iter().chain(std::iter::repeat_n(of(&[0, 0]), LONG / 2)).collect::<Vec<_>>();
        let known = [0.0, 0.0, 0.0, 0.0, 0.0, 0.5];
        let thinned = |mut sides: [Vec<Sentence>; 2]| {
            thin(&mut sides, [&known, &known], 4);
            sides[0][0].tokens.clone()
        };
        assert_eq!(thinned([many(), many()]), [1, 2, 5, 3]);
        assert_eq!(thinned([few(), few()]), [0, 4, 1, 0, 2, 5, 3]);
    }
}
