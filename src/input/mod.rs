//! Bytes to blocks: decoding, recognising the format, one file per format.

mod decode;
mod html;
mod markdown;
mod plain;

use std::fmt;

pub use decode::LIMIT;

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

impl Text {
    /// All that stands in it, a line for each passage or side.
    pub fn joined(&self) -> String {
        let texts: Vec<&str> = match &self.body {
            Body::Passages(passages) => passages.iter().map(|passage| passage.text.as_str()).collect(),
            Body::Segments(segments) => {
                segments.iter().flat_map(|segment| segment.sides.iter().flatten()).map(String::as_str).collect()
            }
        };
        texts.join("\n")
    }

    /// What stands in it, as passages; a segment's sides one after the other.
    pub fn passages(self) -> Vec<Passage> {
        match self.body {
            Body::Passages(passages) => passages,
            Body::Segments(segments) => segments
                .into_iter()
                .flat_map(|Segment { kind, sides }| sides.into_iter().flatten().map(move |text| (kind, text)))
                .map(|(kind, text)| Passage { text, kind: Some(kind), gap: 1, ..Passage::default() })
                .collect(),
        }
    }
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
    /// Whether the format says that it goes on with the paragraph of the passage before it.
    pub continues: bool,
}

/// A text and its translation, as a file pairs them.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The part it plays.
    pub kind: Kind,
    /// At least one is present.
    pub sides: [Option<String>; 2],
}

/// Why a source cannot be opened: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// There is nothing but white space.
    Empty,
    /// More bytes than we take, and how many we take.
    TooLarge {
        /// How many there are.
        bytes: usize,
        /// How many there may be.
        limit: usize,
    },
    /// It is no text; what it is instead.
    Binary(&'static str),
    /// It is in no encoding that we know.
    Encoding,
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = |bytes: usize| bytes.div_ceil(1 << 20);
        match self {
            Self::Empty => f.write_str("there is no text in it: choose another file, or paste the text"),
            Self::TooLarge { bytes, limit } => write!(
                f,
                "it has {} MB, and the most that can be opened is {} MB: split it, a chapter a file",
                megabytes(*bytes),
                megabytes(*limit)
            ),
            Self::Binary(what) => write!(f, "this is {what}, and not a text"),
            Self::Encoding => f.write_str("its encoding was not recognised: save it as UTF-8 and open it again"),
        }
    }
}

impl std::error::Error for InputError {}

/// Decodes a source and takes it apart by its format.
///
/// # Errors
/// [`InputError`] where it is empty, too large, no text, or in no encoding that we know.
pub fn open(source: &Source, decoder: Decoder) -> Result<Text, InputError> {
    let text = decode::decode(source.bytes, decoder)?;
    let passages = if html::is_html(source.name, &text) {
        html::passages(&text)
    } else if markdown::is_markdown(source.name, &text) {
        markdown::passages(&text)
    } else {
        plain::passages(&text)
    };
    if passages.is_empty() {
        return Err(InputError::Empty);
    }
    Ok(Text { languages: Vec::new(), body: Body::Passages(passages) })
}
