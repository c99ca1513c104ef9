//! The full stop, which also belongs to abbreviations, numbers and names.

use super::{
    Scan, Tail,
    abbreviations::{self, Abbreviation},
    behind_first_word, first_word, items,
    marks::{first, is_closer, is_wide, last},
};
use crate::language::fold;

impl<'a> Scan<'a> {
    /// After a full stop, which may also belong to an abbreviation, a number or a name.
    pub(super) fn ends_stop(&self, start: usize, at: usize, tail: &Tail, after: &str, space: bool) -> bool {
        let before = last(&self.text[..at]);
        let Some(next) = self.opening(after) else { return true };
        if !space {
            let wide_before = before.is_some_and(is_wide);
            return is_wide(next) && (wide_before || tail.quoted) && self.ends_wide(at, tail, after, space)
                || self.lacks_space(at, tail, after);
        }
        let word = self.word_before(at);
        if self.goes_on(start, next, after) {
            // Careless texts begin sentences in lower case.
            let whole = self.is_whole(word) || before.is_some_and(|c| is_closer(c) && c != '\'');
            return whole && !tail.quoted && next.is_lowercase() && after.starts_with(next);
        }
        if tail.quoted || tail.bracketed || before.is_none_or(|c| !c.is_alphanumeric() && c != '°') {
            return true;
        }
        let opens = self.begins_as_sentence(after);
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.ends_number(start, at, word, opens) && !(word.len() <= 2 && begins_with_percentage(after));
        }
        // *20 °C* is a unit, and *you and I* no initial.
        let unit = word.contains('°') && !word.ends_with('°');
        let pronoun = word == "I" && self.language == "en" && self.follows_lower(at - word.len());
        if unit || pronoun {
            return true;
        }
        if next.is_numeric() && self.language == "de" && word.ends_with("str") {
            return false;
        }
        if abbreviations::writes_ordinals(self.language) && word.len() > 1 && items::is_roman(word) && !opens {
            return false;
        }
        let lower = fold::lowered(word);
        if self.follows_number(at - word.len()) && abbreviations::is_unit(word) {
            return opens || next.is_uppercase() && self.language != "de";
        }
        if matches!(lower.as_str(), "a.m" | "p.m") && next.is_uppercase() {
            let title = self.abbreviations.class(&fold::lowered(first_word(after)));
            return title != Some(Abbreviation::Open) && !abbreviations::follows_hour(first_word(after));
        }
        match self.abbreviations.class(&lower) {
            Some(Abbreviation::Open) => return false,
            Some(Abbreviation::BeforeNumber) if next.is_numeric() => return false,
            Some(Abbreviation::Either) => return opens || !next.is_alphabetic() && !next.is_numeric(),
            _ => {}
        }
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            (Some(_), None) if at - word.len() == start => false,
            // The last letter of an acronym: *ארה"ב*.
            (Some(_), None) if self.text[..at - word.len()].ends_with(['"', '״']) => true,
            // The first part of an abbreviation of two: *z. B.*
            (Some(only), None) if only.is_lowercase() => first_word(after).chars().nth(1).is_some(),
            // An initial, unless the sentence after it is plain to see.
            (Some(_), None) => opens && !behind_first_word(after).starts_with('.'),
            // Letters with stops between: an acronym.
            _ if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) => opens,
            _ => true,
        }
    }

    /// After a number and a stop: an item's number, an ordinal, or the end of a sentence.
    fn ends_number(&self, start: usize, at: usize, number: &str, opens: bool) -> bool {
        if at - number.len() == start && number.len() <= 4 {
            return false;
        }
        !abbreviations::writes_ordinals(self.language) || number.len() > 2 || opens
    }

    /// Whether a sentence ends where the space after its mark was forgotten: *quality.You*.
    pub(super) fn lacks_space(&self, at: usize, tail: &Tail, after: &str) -> bool {
        let word = self.word_before(at);
        let whole = word.len() > 2 && word.chars().all(char::is_lowercase);
        let high = first(after).is_some_and(char::is_uppercase);
        let low = first(after).is_some_and(char::is_lowercase) && !self.text[at..].starts_with('.');
        whole
            && !tail.quoted
            && (high || low)
            && behind_first_word(after).starts_with([' ', '\'', '’', ','])
            && self.known.have(&fold::lowered(first_word(after)))
    }

    /// Whether a word is surely no abbreviation: these break off before a vowel.
    fn is_whole(&self, word: &str) -> bool {
        word.chars().count() >= SHORTEST_WHOLE
            && word.chars().skip(1).all(char::is_lowercase)
            && last(word).is_some_and(|c| "aeiouyаеёиоуыэюя".contains(fold::plain(c)))
            && self.abbreviations.class(word).is_none()
    }

    /// The word that ends here, with the stops in it: `U.S`, `z.B`.
    fn word_before(&self, at: usize) -> &'a str {
        let word = |c: char| {
            c.is_alphanumeric() || matches!(c, '.' | '-' | '\u{300}'..='\u{36f}' | '\u{900}'..='\u{97f}' | 'º' | '°')
        };
        let mut from = at;
        for c in self.text[..at].chars().rev().take(LONGEST_WORD) {
            if !word(c) {
                break;
            }
            from -= c.len_utf8();
        }
        self.text[from..at].trim_start_matches(['.', '-'])
    }

    /// Whether a number stands before this place.
    fn follows_number(&self, at: usize) -> bool {
        self.text[..at].trim_end().ends_with(char::is_numeric)
    }

    /// Whether the word before this place is in lower case.
    fn follows_lower(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        first(word).is_some_and(char::is_lowercase) && before.len() < at
    }
}

/// No word is followed further back than this many characters.
const LONGEST_WORD: usize = 24;

/// A shorter word can be an abbreviation, whatever it ends with.
const SHORTEST_WHOLE: usize = 4;

/// Whether a percentage comes first: behind a short number, it is what a machine has parted from it, as in *2. 3%*.
fn begins_with_percentage(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.trim_start().starts_with('%')
}
