//! Bytes to blocks: decoding, recognising the format, one file per format.

use crate::document::{Kind, Language};

/// A file, or what was pasted.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name; empty where there is none.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Decodes bytes by the name of their encoding (WHATWG labels: `gb18030`, `windows-1252`, …).
/// `None` where the encoding is unknown or the bytes are not valid in it. The browser and the command line each bring their own.
pub type Decoder = fn(label: &str, bytes: &[u8]) -> Option<String>;

/// What a source holds, before it is understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The languages that the file itself names, in its order.
    pub languages: Vec<Language>,
    /// What stands in it.
    pub body: Body,
}

/// The content of a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Running text, whose layout must be understood.
    Passages(Vec<Passage>),
    /// A format that says itself what translates what (TMX, XLIFF, a table …): its segmentation is kept as links.
    Segments(Vec<Segment>),
}

/// A line or a paragraph as it stands in the source, before we know its role and its counterpart.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Passage {
    /// Its text, without marks of the format. A line break that was in the paragraph stays one.
    pub text: String,
    /// The role that the markup gives it, where it gives one.
    pub kind: Option<Kind>,
    /// The language that the markup gives it.
    pub language: Option<Language>,
    /// How many blank lines stand before it; in markup, 1 between blocks and 0 within one.
    pub gap: u32,
    /// By how many columns it is indented.
    pub indent: u32,
}

/// A text and its translation, as a file pairs them.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The part it plays.
    pub kind: Kind,
    /// At least one is present.
    pub sides: [Option<String>; 2],
}
