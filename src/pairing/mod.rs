//! How the two languages are laid out: which block translates which, and what role each plays.
//!
//! Lines become units ([`units`]), each of one language or of both; runs of units of one language are grouped with the run that
//! translates them ([`layout`]) and matched within the group ([`matching`]); then each gets its role ([`roles`]).

mod inline;
mod languages;
mod layout;
mod matching;
mod roles;
mod shape;
mod units;

use std::fmt;

use crate::{
    document::{Kind, Language},
    input::{Body, Passage, Segment, Text},
    language::{self, Naming},
};

/// The blocks of a bilingual text, paired, before their sentences are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// Of side 0 and side 1.
    pub languages: [Language; 2],
    /// In source order.
    pub blocks: Vec<PairedBlock>,
}

/// Two texts that translate each other, or one without a counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedBlock {
    /// The part it plays.
    pub kind: Kind,
    /// At least one is present.
    pub sides: [Option<String>; 2],
}

/// Why a text is not a bitext.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairingError {
    /// All of it is in this language.
    OneLanguage(Language),
    /// It holds two languages, but nothing that translates anything.
    NoPairs([Language; 2]),
}

impl fmt::Display for PairingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |language| language::name(language, Naming::English);
        match self {
            Self::OneLanguage(language) if *language == Language::unknown() => f.write_str(
                "no second language was found in this text: open its translation beside it, or name the two languages",
            ),
            Self::OneLanguage(language) => write!(
                f,
                "all of this text seems to be {}: open its translation beside it, or name the two languages",
                name(language)
            ),
            Self::NoPairs([a, b]) => write!(
                f,
                "there is {} and {} in this text, but nothing in it that translates the other: open the translation beside it",
                name(a),
                name(b)
            ),
        }
    }
}

impl std::error::Error for PairingError {}

/// Finds which passage translates which, and the role of each. `languages` are the two of the text, in any order,
/// where the reader has named them.
///
/// # Errors
/// [`PairingError`] where the text is not a bitext.
pub fn pair(texts: Vec<Text>, languages: Option<[Language; 2]>) -> Result<Paired, PairingError> {
    let mut texts = texts;
    match (texts.pop(), texts.pop()) {
        (Some(second), Some(first)) => Ok(two(first, second, languages)),
        (Some(Text { body: Body::Segments(segments), languages: named }), None) => {
            segmented(segments, named, languages)
        }
        (Some(Text { body: Body::Passages(passages), languages: named }), None) => one(&passages, &named, languages),
        (None, _) => Err(PairingError::OneLanguage(Language::unknown())),
    }
}

/// A text and its translation.
fn two(first: Text, second: Text, languages: Option<[Language; 2]>) -> Paired {
    let texts = [first, second].map(|text| {
        let named = text.languages.first().cloned();
        let passages = text.passages();
        let language = named.unwrap_or_else(|| language::identify(&languages::joined(&passages)));
        (passages, language)
    });
    let found = texts.each_ref().map(|(_, language)| language.clone());
    let languages = match languages {
        Some([a, b]) if a == found[1] || b == found[0] => [b, a],
        Some(named) => named,
        None => found,
    };
    let [first, second] = texts.each_ref().map(|(passages, _)| passages.as_slice());
    let units = [units::of_side(first, 0), units::of_side(second, 1)].concat();
    let groups = layout::halves(&units, &languages);
    roles::assign(groups, languages)
}

/// One text that holds both.
fn one(passages: &[Passage], named: &[Language], languages: Option<[Language; 2]>) -> Result<Paired, PairingError> {
    let languages = match (languages, named) {
        (Some(languages), _) => languages,
        (None, [a, b]) => [a.clone(), b.clone()],
        (None, _) => languages::two_of(passages)?,
    };
    let units = units::of_both(passages, &languages);
    let (groups, swapped) = layout::interleaved(units, &languages);
    let languages = if swapped { reversed(languages) } else { languages };
    if groups.iter().all(|block| block.sides.iter().any(Option::is_none)) {
        return Err(PairingError::NoPairs(languages));
    }
    Ok(roles::assign(groups, languages))
}

/// A text that says itself what translates what.
fn segmented(
    segments: Vec<Segment>,
    named: Vec<Language>,
    languages: Option<[Language; 2]>,
) -> Result<Paired, PairingError> {
    let side = |side: usize| {
        let texts: Vec<&str> = segments.iter().filter_map(|segment| segment.sides[side].as_deref()).collect();
        texts.join("\n")
    };
    let languages = match (languages, <[Language; 2]>::try_from(named)) {
        (Some(languages), _) | (None, Ok(languages)) => languages,
        (None, Err(_)) => [0, 1].map(|number| language::identify(&side(number))),
    };
    if segments.iter().all(|segment| segment.sides.iter().any(Option::is_none)) {
        return Err(PairingError::NoPairs(languages));
    }
    let blocks = segments.into_iter().map(|Segment { kind, sides }| PairedBlock { kind, sides }).collect();
    Ok(Paired { languages, blocks })
}

fn reversed([a, b]: [Language; 2]) -> [Language; 2] {
    [b, a]
}
