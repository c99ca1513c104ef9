//! How the two languages are laid out: which block translates which, and what role each plays.
//!
//! Lines become units ([`units`]), each of one language or of both; runs of units of one language are grouped with the run that
//! translates them ([`layout`]) and matched within the group ([`matching`]); then each gets its role ([`roles`]).

mod again;
mod columns;
mod doubt;
mod gloss;
mod inline;
mod keys;
mod languages;
mod layout;
mod matching;
mod paragraphs;
mod parts;
mod roles;
mod shape;
mod sides;
mod stanzas;
mod units;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use crate::document::Layout;
use crate::{
    alignment::Lexicon,
    document::{Choice, Kind, Language, Reason},
    input::{Body, Passage, Segments, Text},
    language::{self, Naming},
};
pub use again::{Group, again, is_text};
use layout::Matched;

/// The blocks of a bilingual text, paired, before their sentences are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// Of side 0 and side 1.
    pub languages: [Language; 2],
    /// In source order.
    pub blocks: Vec<PairedBlock>,
    /// How the text was taken to be laid out, then the other ways that are plausible; empty where the source itself says it.
    pub layouts: Vec<Layout>,
    /// As in a [`Document`](crate::document::Document).
    pub choices: Vec<Choice>,
    /// Whether the source itself says what translates what, segment by segment.
    pub is_segmented: bool,
    /// As in a [`Document`](crate::document::Document).
    pub is_doubtful: bool,
}

impl Paired {
    /// What is paired by itself, and can be read in no other way.
    fn of_texts(blocks: Vec<PairedBlock>, languages: [Language; 2]) -> Self {
        Self { languages, blocks, layouts: Vec::new(), choices: Vec::new(), is_segmented: false, is_doubtful: false }
    }
}

/// Two texts that translate each other, or one without a counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct PairedBlock {
    /// The part it plays.
    pub kind: Kind,
    /// Why it plays it, where there is a reason.
    pub reason: Option<Reason>,
    /// At least one is present.
    pub sides: [Option<Box<str>>; 2],
    /// Whether each of its lines is a sentence.
    pub by_line: bool,
}

/// Why a text is not a bitext.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PairingError {
    /// All of it is in this language.
    OneLanguage(Language),
    /// It holds two languages, but nothing that translates anything.
    NoPairs([Language; 2]),
    /// It is two texts in these languages, neither of which translates anything of the other.
    Unrelated([Language; 2]),
}

impl fmt::Display for PairingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |language| language::name(language, Naming::English);
        match self {
            Self::OneLanguage(language) if *language == Language::unknown() => {
                f.write_str("No second language was found in this text: open its translation beside it")
            }
            Self::OneLanguage(language) => {
                write!(f, "All of this text seems to be {}: open its translation beside it", name(language))
            }
            Self::NoPairs([a, b]) => write!(
                f,
                "There is {} and {} in this text, but nothing in it that translates the other: open the translation beside it",
                name(a),
                name(b)
            ),
            Self::Unrelated([a, b]) => write!(
                f,
                "Nothing in the {} text seems to translate anything in the {} one: choose two files of the same work",
                name(a),
                name(b)
            ),
        }
    }
}

impl std::error::Error for PairingError {}

/// The two languages of one text or of two, the first text's first: as the reader names them in any order, as the files name
/// them, or as they are found.
///
/// # Errors
/// [`PairingError`] where one text is in one language.
pub fn languages_of(texts: &[Text], named: Option<[Language; 2]>) -> Result<[Language; 2], PairingError> {
    if let [first, second] = texts {
        let found = [first, second].map(|text| match text.languages.first() {
            Some(named) => named.clone(),
            None => language::identify(&text.joined(languages::ENOUGH)),
        });
        return Ok(match named {
            Some([a, b]) if a == found[1] || b == found[0] => [b, a],
            Some(named) => named,
            None => found,
        });
    }
    let Some(text) = texts.first() else { return Err(PairingError::OneLanguage(Language::unknown())) };
    match (named, text.languages.as_slice(), &text.body) {
        (Some(languages), ..) => Ok(languages),
        (None, _, Body::Document(document)) => Ok(document.languages.clone()),
        (None, _, Body::Segments(segments)) if segments.is_keyed() => languages::two_of(&text.clone().passages()),
        (None, _, Body::Segments(segments)) => columns::languages_of(&columns::of(&text.languages, segments)),
        (None, [a, b], Body::Passages(_)) => Ok([a.clone(), b.clone()]),
        (None, _, Body::Passages(passages)) => match stanzas::columns_of(passages) {
            Some(columns) => columns::languages_of(&columns),
            None => languages::two_of(passages),
        },
    }
}

/// Finds which passage translates which, and the role of each; one text is read in the layout that is given, or else in the
/// likeliest.
///
/// # Errors
/// [`PairingError`] where nothing translates anything.
pub fn pair(
    mut texts: Vec<Text>,
    languages: [Language; 2],
    layout: Option<Layout>,
    lexicon: Option<&Lexicon>,
) -> Result<Paired, PairingError> {
    match (texts.pop(), texts.pop()) {
        (Some(second), Some(first)) => two(first, second, languages, lexicon),
        (Some(text), None) => match text.body {
            Body::Segments(segments) if !segments.is_keyed() => segmented(&segments, &text.languages, languages),
            _ => one(text.passages(), languages, layout, lexicon),
        },
        (None, _) => Err(PairingError::OneLanguage(Language::unknown())),
    }
}

/// A text and its translation: by the keys of their segments, where these agree; line by line, where each is a sentence; else by what
/// is likeliest.
fn two(first: Text, second: Text, languages: [Language; 2], lexicon: Option<&Lexicon>) -> Result<Paired, PairingError> {
    if let (Body::Segments(first), Body::Segments(second)) = (&first.body, &second.body)
        && first.is_keyed()
        && second.is_keyed()
        && keys::agree(first, second)
    {
        return segmented(&keys::joined(first, second), &languages, languages.clone());
    }
    let [first, second] = [first, second].map(Text::passages);
    if first.iter().chain(&second).all(|passage| passage.sentence) {
        return Ok(Paired::of_texts(vec![by_line(&first, &second)], languages));
    }
    let units = [units::of_side(&first, 0), units::of_side(&second, 1)].concat();
    let units = layout::apart(units, &languages, lexicon).units;
    if !units.iter().any(units::Unit::is_pair) {
        return Err(PairingError::Unrelated(languages));
    }
    let is_doubtful = doubt::are_unrelated(&units, &languages, lexicon);
    Ok(Paired { is_doubtful, ..Paired::of_texts(roles::assign(units), languages) })
}

/// Two running texts of a sentence a line: what is a paragraph in them is not known.
fn by_line(first: &[Passage], second: &[Passage]) -> PairedBlock {
    let text = |lines: &[Passage]| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let sides = [first, second].map(|lines| Some(text(lines).into()));
    PairedBlock { kind: Kind::Paragraph, reason: None, sides, by_line: true }
}

/// One text that holds both, in the layout that is given, or in the likeliest of those that are plausible.
fn one(
    mut passages: Vec<Passage>,
    languages: [Language; 2],
    layout: Option<Layout>,
    lexicon: Option<&Lexicon>,
) -> Result<Paired, PairingError> {
    let choices = stanzas::set_aside(&mut passages, &languages);
    let mut passages = parts::taken_apart(passages, &languages);
    gloss::set_aside(&mut passages, &languages);
    let (Matched { units, swapped, .. }, layouts) = laid_out(&passages, &languages, layout, lexicon);
    let languages = if swapped { reversed(languages) } else { languages };
    if layout.is_some() || doubt::is_bitext(&units, &languages, lexicon) {
        return Ok(Paired { layouts, choices, ..Paired::of_texts(roles::assign(units), languages) });
    }
    Err(match doubt::only_language(&units) {
        Some(side) => PairingError::OneLanguage(languages[side].clone()),
        None => PairingError::NoPairs(languages),
    })
}

/// The units of a text, matched as it is laid out, and all layouts that are plausible: first the one that was taken, which is the one
/// that is given, or else the likeliest.
fn laid_out(
    passages: &[Passage],
    languages: &[Language; 2],
    given: Option<Layout>,
    lexicon: Option<&Lexicon>,
) -> (Matched, Vec<Layout>) {
    let odds = sides::all_odds(passages, languages);
    let read = |layout: Layout| {
        let units = units::of_both(passages, &odds, languages, layout);
        match layout {
            Layout::Halves => layout::apart(units, languages, lexicon),
            Layout::Paragraphs | Layout::Lines => layout::interleaved(units, languages, lexicon),
        }
    };
    let mut layouts = units::plausible(passages, &odds);
    if let Some(layout) = given {
        layouts.retain(|plausible| *plausible != layout);
        layouts.insert(0, layout);
    }
    let mut best = read(layouts[0]);
    let at = layouts.iter().position(|layout| *layout == Layout::Halves).unwrap_or(0);
    if given.is_none() && at > 0 {
        let halves = read(Layout::Halves);
        if halves.score > best.score {
            layouts[..=at].rotate_right(1);
            best = halves;
        }
    }
    (best, layouts)
}

/// A text that says itself what translates what. What is in neither of the two columns, but in one of the two languages or in none
/// that is known, is a note: it is set aside behind its row.
fn segmented(segments: &Segments, named: &[Language], languages: [Language; 2]) -> Result<Paired, PairingError> {
    let count = segments.len();
    let columns = columns::of(named, segments);
    let chosen = columns::of_languages(&columns, &languages);
    let note_on = |column: usize| match languages.iter().position(|language| *language == columns[column].language) {
        _ if columns[column].is_of_marks(count) => None,
        None if columns[column].language == Language::unknown() => Some(0),
        side => side,
    };
    let mut blocks: Vec<PairedBlock> = Vec::with_capacity(segments.len());
    for segment in segments.iter() {
        let mut sides = [None, None];
        let mut notes = Vec::new();
        for (column, text) in segment.sides() {
            match (chosen.iter().position(|chosen| *chosen == column as usize), note_on(column as usize)) {
                (Some(side), _) if sides[side].is_none() => sides[side] = Some(text.into()),
                // It has two translations.
                (Some(side), _) => notes.push((side, text)),
                (None, Some(side)) if text.contains(char::is_alphabetic) => notes.push((side, text)),
                (None, _) => {}
            }
        }
        if sides.iter().any(Option::is_some) {
            blocks.push(PairedBlock { kind: Kind::Paragraph, reason: None, sides, by_line: false });
        }
        for (side, text) in notes {
            let mut sides = [None, None];
            sides[side] = Some(text.into());
            blocks.push(PairedBlock { kind: Kind::Boilerplate, reason: Some(Reason::Markup), sides, by_line: false });
        }
    }
    if blocks.iter().all(|block| block.sides.iter().any(Option::is_none)) {
        return Err(PairingError::NoPairs(languages));
    }
    let choices = columns::choices(&columns);
    Ok(Paired { choices, is_segmented: true, ..Paired::of_texts(blocks, languages) })
}

fn reversed([a, b]: [Language; 2]) -> [Language; 2] {
    [b, a]
}
