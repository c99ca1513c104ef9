//! European languages: from dictionaries of FreeDict.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    HEADWORDS, Lexicon,
    apertium::{self, Translator},
    debian, forms, readable,
};
use crate::command::{Command, Failure, say};

/// A dictionary, as a package of Debian.
pub struct Dictionary {
    /// As in `deu-fra`.
    name: &'static str,
    version: &'static str,
    languages: &'static str,
    source: &'static str,
    /// How many bytes the glosses of a headword may have together.
    room: usize,
    /// Whether the words that it explains are the glosses: there is none the other way.
    reversed: bool,
    /// Whether forms are added that begin otherwise than their word: where there are many, and it helps.
    inflected: bool,
    /// A translator that knows other words.
    translator: Option<Translator>,
}

pub const GERMAN_FRENCH: Dictionary = Dictionary {
    name: "deu-fra",
    version: "2022.12.07-2",
    languages: "de fr",
    source: "FreeDict German-French (https://freedict.org) from WikDict, by the contributors of Wiktionary, CC BY-SA 3.0, shortened",
    room: 32,
    reversed: false,
    inflected: false,
    translator: None,
};

pub const GERMAN_ENGLISH: Dictionary = Dictionary {
    name: "deu-eng",
    version: "2022.04.21-1",
    languages: "de en",
    source: "FreeDict German-English (https://freedict.org) from Ding, by Frank Richter and its contributors, GPL 2 or later, shortened",
    room: 18,
    reversed: false,
    inflected: false,
    translator: None,
};

pub const FRENCH_ENGLISH: Dictionary = Dictionary {
    name: "fra-eng",
    version: "2022.04.21-1",
    languages: "fr en",
    source: "FreeDict French-English (https://freedict.org), by its contributors, GPL 2 or later, shortened",
    room: 32,
    reversed: false,
    inflected: false,
    translator: None,
};

pub const SPANISH_ENGLISH: Dictionary = Dictionary {
    name: "spa-eng",
    version: "2022.04.21-1",
    languages: "es en",
    source: "FreeDict Spanish-English (https://freedict.org), by its contributors, GPL 2 or later, and Apertium Spanish-English (https://apertium.org), by its contributors, GPL 2, shortened",
    room: 32,
    reversed: false,
    inflected: false,
    translator: Some(Translator { package: "eng-spa", name: "spa-eng", version: "0.8.1-2" }),
};

pub const ICELANDIC_ENGLISH: Dictionary = Dictionary {
    name: "isl-eng",
    version: "2022.04.21-1",
    languages: "is en",
    source: "FreeDict Icelandic-English (https://freedict.org), by its contributors, GPL 3 or later, and Apertium Icelandic-English (https://apertium.org), by its contributors, GPL 3, shortened; forms: simplemma (https://github.com/adbar/simplemma), MIT, from lemmatization lists, ODbL, and Wiktionary, CC BY-SA",
    room: 32,
    reversed: false,
    inflected: true,
    translator: Some(Translator { package: "isl-eng", name: "isl-eng", version: "0.1.2-1" }),
};

pub const RUSSIAN_ENGLISH: Dictionary = Dictionary {
    name: "eng-rus",
    version: "2022.04.21-1",
    languages: "ru en",
    source: "FreeDict English-Russian (https://freedict.org), by its contributors, GPL 2 or later, turned round; forms: simplemma (https://github.com/adbar/simplemma), MIT, from lemmatization lists, ODbL, and Wiktionary, CC BY-SA",
    room: 32,
    reversed: true,
    inflected: true,
    translator: None,
};

/// A headword has no more letters than this: what is longer is put together from others.
const LONGEST: usize = 14;

/// A gloss has no more words than this: what is longer explains.
const MOST_WORDS: usize = 3;

/// Makes it from a package of Debian.
pub fn make(dictionary: &Dictionary) -> Result<Lexicon, Failure> {
    let folder = debian(&format!("dict-freedict-{}", dictionary.name), dictionary.version)?;
    let path = folder.join(format!("usr/share/dictd/freedict-{}.dict.dz", dictionary.name));
    let unpacked = Command::new("gzip").args(["--decompress", "--stdout", "--suffix", ".dz", &path.to_string_lossy()]);
    let text = unpacked.output().ok_or_else(|| Failure::Failed(format!("gzip {}", path.display())))?;
    let mut lexicon = Lexicon::new(dictionary.languages, dictionary.source);
    let mut word: Option<String> = None;
    let mut is_next = false;
    for line in text.lines() {
        if let Some(headword) = headword(line) {
            word = Some(headword.to_lowercase()).filter(|word| is_word(word) && !is_affix(line));
            is_next = true;
            continue;
        }
        let Some(word_now) = &word else { continue };
        let body = line.trim_start();
        if body.is_empty() {
            continue;
        }
        // Translations stand in the line after the headword, or in numbered ones; the others explain.
        if !std::mem::take(&mut is_next) && !body.split(' ').next().is_some_and(is_number) {
            continue;
        }
        for gloss in body.split([',', ';']).filter_map(|gloss| readable(unnumbered(gloss))) {
            if dictionary.reversed {
                let gloss = gloss.to_lowercase();
                if is_word(&gloss) {
                    lexicon.add(&gloss, Some(word_now.clone()));
                }
            } else if gloss.split(' ').count() <= MOST_WORDS {
                lexicon.add(word_now, Some(gloss));
            }
        }
    }
    if let Some(translator) = &dictionary.translator {
        for (word, translation) in apertium::of(translator)? {
            // Names and what else is spelt the same are recognised without.
            let is_same = translation.to_lowercase() == word;
            if is_word(&word) && !is_same && translation.split(' ').count() <= MOST_WORDS {
                lexicon.add(&word, readable(&translation));
            }
        }
    }
    // How often a word stands in the explanations tells how common it is.
    let counts = counts(&text);
    lexicon.keep(&[(HEADWORDS, dictionary.room)], |word, glosses| {
        (Reverse(counts.get(word).copied()), Reverse(glosses.len()), word.len())
    });
    if dictionary.inflected {
        let language = dictionary.languages.split(' ').next().unwrap_or_default();
        match forms::of(language) {
            Ok(forms) => lexicon.add_forms(&forms),
            Err(failure) => say(&format!("{language}: made without the forms of words: {failure}")),
        }
    }
    Ok(lexicon)
}

/// How often each word stands in a text, in lower case.
fn counts(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// What a line such as `Haus /haʊ̯s/ <neut>` is about: a headword is followed by its sound, or by its gender or part of speech.
fn headword(line: &str) -> Option<&str> {
    let end = line.find(" /").or_else(|| line.find(" <"))?;
    let rest = line[end..].trim_end();
    (!line.starts_with([' ', '-']) && !line.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with(['/', '>']))
        .then(|| &line[..end])
        .filter(|_| line.contains(" /") || !line[..end].contains(','))
}

fn is_word(word: &str) -> bool {
    (2..=LONGEST).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// Whether a headword is the beginning or the end of words.
fn is_affix(line: &str) -> bool {
    ["<prefix", "<suffix"].iter().any(|tag| line.contains(tag))
}

/// `2. maison` as `maison`, and so `maison 2.`, where no translation follows.
fn unnumbered(gloss: &str) -> &str {
    let gloss = gloss.trim();
    let gloss = gloss.split_once(' ').filter(|(first, _)| is_number(first)).map_or(gloss, |(_, rest)| rest);
    let gloss = gloss.rsplit_once(' ').filter(|(_, last)| is_number(last)).map_or(gloss, |(rest, _)| rest);
    if is_number(gloss) { "" } else { gloss }
}

/// Whether a word is a number that begins a line, such as `2.`.
fn is_number(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_no_glosses() {
        assert_eq!(unnumbered(" maison"), "maison");
        assert_eq!(unnumbered("2. petite maison"), "petite maison");
        assert_eq!(unnumbered("1. maison 2."), "maison");
        assert_eq!(unnumbered("3."), "");
    }
}
