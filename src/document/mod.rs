//! What a bilingual document is.
//!
//! A [`Document`] is a list of [`Block`]s in source order. A block has up to two [`Side`]s, a side is text
//! plus the byte ranges of its sentences, and [`Link`]s say which sentences of one side translate which of the other.

mod few;
#[cfg(any(feature = "formats", feature = "library"))]
mod json;
mod layout;
mod place;
mod reason;
mod tag;
#[cfg(feature = "formats")]
pub mod units;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use few::Few;
#[cfg(any(feature = "formats", feature = "library"))]
pub use json::{JsonError, from_json, from_word, json_lines, to_json, word};
pub use layout::Layout;
pub use place::Place;
pub use reason::Reason;
pub use tag::Language;

/// A bilingual text that has been understood. Cheap to clone: blocks are shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The language of side 0 and of side 1; side 0 comes first in the source's pairs.
    pub languages: [Language; 2],
    /// In source order. No character of the source but white space, markup and layout marks is outside of them,
    /// and none is in them twice.
    pub blocks: Vec<Rc<Block>>,
    /// How the text was taken to be laid out, and after it the other ways that are plausible, the likeliest first: the reader may
    /// choose one of them by [`Options::layout`](crate::Options). Empty where the source says itself what translates what.
    pub layouts: Vec<Layout>,
    /// The languages of a source that has more than two, those of the document among them, in the source's order: the reader may
    /// choose any two by [`Options::languages`](crate::Options). Else empty.
    pub choices: Vec<Choice>,
    /// Whether its two sources do not seem to be translations of each other.
    pub is_doubtful: bool,
}

/// A language that a source holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The language.
    pub language: Language,
    /// How many texts of the source are in it.
    pub texts: u32,
}

/// A paragraph, a heading, a caption …, on one side or on both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The part that the block plays in the document.
    pub kind: Kind,
    /// Why it plays this part; `None` where it is what a block is without further reason, running text mostly.
    pub reason: Option<Reason>,
    /// At least one is present.
    pub sides: [Option<Side>; 2],
    /// Where both sides are present: each sentence of each side in exactly one link, in reading order. Else empty.
    pub links: Few<Link>,
}

/// The part that a block plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The name of the whole text.
    Title,
    /// The name of a part of it.
    Heading,
    /// A label and its value, such as source, editor or time.
    Meta,
    /// The words that belong to a picture.
    Caption,
    /// Who wrote or translated the text.
    Byline,
    /// Running text.
    Paragraph,
    /// What surrounds the text: navigation, related links, rights. Set aside, never dropped.
    Boilerplate,
    /// An item of a list.
    List,
    /// A quotation set as a block.
    Quote,
    /// A program or its output: shown as it is, never split.
    Code,
}

/// One language's part of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The text as the source has it, hard line breaks unwrapped.
    pub text: Box<str>,
    /// In order, apart, on character boundaries, and only white space lies outside of them.
    pub sentences: Few<Span>,
}

/// A sentence: a range of bytes of its side's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A group of neighbouring sentences and their counterpart: a *bead* of the alignment.
/// One of the groups may be empty: sentences without a counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Sentence numbers of side 0 and of side 1.
    pub sides: [Run; 2],
    /// How sure the link is.
    pub confidence: Confidence,
}

/// Neighbouring sentences, by number: the first, and the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Run {
    /// The first sentence.
    pub start: u32,
    /// The sentence after the last; equal to `start` in an empty run.
    pub end: u32,
}

/// The probability that a link is exactly right, in steps of a hundredth (so that documents can be compared).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Confidence(u8);

impl Document {
    /// The languages of its sides, and after them that of lines in none of the two, where it is known.
    pub fn tongues(&self) -> [Language; 3] {
        let [first, second] = self.languages.clone();
        let mut others =
            self.choices.iter().map(|choice| &choice.language).filter(|other| !self.languages.contains(other));
        let other = others.next().filter(|_| others.next().is_none()).cloned();
        [first, second, other.unwrap_or_else(Language::unknown)]
    }
}

impl Block {
    /// Which of the document's [`tongues`](Document::tongues) its text on a side is in.
    pub fn tongue(&self, side: usize) -> usize {
        if self.reason == Some(Reason::Language) { 2 } else { side }
    }
}

impl Kind {
    /// The name that documents and styles know it by, as in `title`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Meta => "meta",
            Self::Caption => "caption",
            Self::Byline => "byline",
            Self::Paragraph => "paragraph",
            Self::Boilerplate => "boilerplate",
            Self::List => "list",
            Self::Quote => "quote",
            Self::Code => "code",
        }
    }
}

impl Span {
    /// The bytes as a range, to index a text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Run {
    /// How many sentences.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there is none: the other group has no counterpart.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The sentence numbers.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Confidence {
    /// From a probability of 0 to 1; what lies outside is brought to the nearer end.
    pub fn new(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// Whether it is rather wrong than right.
    pub fn is_doubtful(self) -> bool {
        self.0 < 50
    }

    /// As a probability of 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Side {
    /// A text with its sentences.
    pub fn new(text: String, sentences: Vec<Span>) -> Self {
        Self { text: text.into(), sentences: sentences.into() }
    }

    /// The text of each sentence, in order.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().map(|span| &self.text[span.range()])
    }
}
