//! Bytes to blocks: decoding, recognising the format, one file per format.

mod decode;
mod format;
#[cfg(feature = "formats")]
mod formats;
mod plain;
mod segments;

use std::fmt;

pub use decode::LIMIT;
pub use format::Format;
pub use segments::{Segment, Segments};

use serde::{Deserialize, Serialize};

use crate::document::{Document, Kind, Language, Reason};

/// A file, or what was pasted.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name; empty where there is none.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Its format, if it is known better than by its name and its content.
    pub format: Option<Format>,
}

impl<'a> Source<'a> {
    /// A source whose format is to be found.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, format: None }
    }
}

/// Decodes bytes by the name of their encoding (WHATWG labels: `gb18030`, `windows-1252`, …).
/// `None` where the encoding is unknown or the bytes are not valid in it. The browser and the command line each bring their own.
pub type Decoder = fn(label: &str, bytes: &[u8]) -> Option<String>;

/// What a source holds, before it is understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The languages that the file itself names, in its order; of segments, that of each side, unknown ones included.
    pub languages: Vec<Language>,
    /// What stands in it.
    pub body: Body,
}

impl Text {
    /// What stands in it, a line for each passage or side; the first so many bytes, and what more the last line of them has.
    pub fn joined(&self, most: usize) -> String {
        let mut texts: Vec<&str> = match &self.body {
            Body::Passages(passages) => passages.iter().map(|passage| passage.text.as_str()).collect(),
            Body::Segments(segments) => segments.iter().flat_map(Segment::sides).map(|(_, text)| text).collect(),
            Body::Document(document) => {
                document.blocks.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| &*side.text).collect()
            }
        };
        texts.truncate(first_of(texts.iter().copied(), most));
        texts.join("\n")
    }

    /// The bytes of the passages of running text; 0 of what has another body.
    pub(crate) fn bytes(&self) -> usize {
        match &self.body {
            Body::Passages(passages) => passages.iter().map(|passage| passage.text.len()).sum(),
            Body::Segments(_) | Body::Document(_) => 0,
        }
    }

    /// The first passages of running text, of so many bytes and what more the last of them has; `None` of what has another body.
    pub(crate) fn beginning(&self, bytes: usize) -> Option<Self> {
        let Body::Passages(passages) = &self.body else { return None };
        let first = first_of(passages.iter().map(|passage| passage.text.as_str()), bytes);
        Some(Self { languages: self.languages.clone(), body: Body::Passages(passages[..first].to_vec()) })
    }

    /// What stands in it, as passages; a segment's sides one after the other.
    pub fn passages(self) -> Vec<Passage> {
        let passage =
            |kind: Kind, text: &str| Passage { text: text.to_owned(), kind: Some(kind), gap: 1, ..Passage::default() };
        match self.body {
            Body::Passages(passages) => passages,
            Body::Segments(segments) => {
                let texts = segments.iter().flat_map(Segment::sides);
                texts.map(|(_, text)| passage(Kind::Paragraph, text)).collect()
            }
            Body::Document(document) => {
                let blocks = document.blocks.iter();
                let sides = blocks.flat_map(|block| block.sides.iter().flatten().map(|side| (block.kind, &side.text)));
                sides.map(|(kind, text)| passage(kind, text)).collect()
            }
        }
    }
}

/// How many of some texts begin within so many bytes.
fn first_of<'a>(texts: impl Iterator<Item = &'a str>, bytes: usize) -> usize {
    let mut before = 0;
    let begins_within = |text: &&str| {
        let begins_within = before < bytes;
        before += text.len();
        begins_within
    };
    texts.take_while(begins_within).count()
}

/// The content of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// Running text, whose layout must be understood.
    Passages(Vec<Passage>),
    /// A format that says itself what translates what (TMX, XLIFF, a table …): its segmentation is kept as links.
    Segments(Segments),
    /// A document that has been understood before.
    Document(Document),
}

/// A line or a paragraph as it stands in the source, before we know its role and its counterpart.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Passage {
    /// Its text, without marks of the format. A line break that was in the paragraph stays one.
    pub text: String,
    /// The role that the markup gives it, where it gives one.
    pub kind: Option<Kind>,
    /// Why it has that role, where it is not the markup that says so.
    pub reason: Option<Reason>,
    /// The language that the markup gives it.
    pub language: Option<Language>,
    /// How many blank lines stand before it; in markup, 1 between blocks and 0 within one.
    pub gap: u32,
    /// By how many columns it is indented; in markup, a number for how it is set.
    pub indent: u32,
    /// Whether the format says that it goes on with the paragraph of the passage before it.
    pub continues: bool,
    /// Whether the source says that it is one sentence of a running text.
    pub sentence: bool,
}

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Binary {
    /// A picture.
    Picture,
    /// A picture, sound or film.
    Media,
    /// Pages that are set.
    Pdf,
    /// A compressed file.
    Compressed,
    /// An archive of several files, none of which is the text.
    Archive,
    /// A program.
    Program,
    /// A file of an Office before 2007.
    OldOffice,
    /// A message of mail that has no page in it.
    Mail,
    /// Something else.
    Other,
}

impl fmt::Display for Binary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picture => "a picture: open a text instead, or copy the text in it and paste it",
            Self::Media => "a picture, sound or film: open a text instead",
            Self::Pdf => "a PDF: copy its text and paste it",
            Self::Compressed => "a compressed file (gzip): unpack it first",
            Self::Archive => "a ZIP archive: unpack it and open the text in it",
            Self::Program => "a program: open a text instead",
            Self::OldOffice => "an old Office file: save it as text",
            Self::Mail => "a message of mail without a page in it: copy its text and paste it",
            Self::Other => "a file, but not a text: open a text instead",
        })
    }
}

/// Why a source cannot be opened: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InputError {
    /// There is nothing but white space.
    Empty,
    /// More bytes than we take: how many there are.
    TooLarge(usize),
    /// It is no text; what it is instead.
    Binary(Binary),
    /// It is in no encoding that we know.
    Encoding,
    /// It is not what its format asks for; where, and how.
    Damaged(Format, String),
    /// It declares entities, with which a little file can fill the memory.
    Entities(Format),
    /// It is encrypted.
    Protected(Format),
    /// Unpacked it is larger than we take, or larger than any text would be.
    Unpacked(Format),
    /// This program was built without the formats beyond plain text.
    NotHere(Format),
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no text in it: choose another file, or paste the text"),
            Self::TooLarge(bytes) => write!(
                f,
                "it has {} MB, and the most that can be opened is {} MB: split it, a chapter a file",
                megabytes(*bytes),
                megabytes(LIMIT)
            ),
            Self::Binary(what) => write!(f, "this is {what}"),
            Self::Damaged(format, what) => write!(
                f,
                "this {format} file is damaged ({what}): fetch it again, or open it in its own program and save it anew"
            ),
            Self::Entities(format) => write!(
                f,
                "this {format} file declares entities (<!ENTITY …>), which can make it grow without end, so it was left closed: save it anew without them if you trust it"
            ),
            Self::Protected(format) => write!(
                f,
                "this {format} file is encrypted: it opens only in the program of who sold it. Open a copy without protection"
            ),
            Self::Unpacked(format) => write!(
                f,
                "this {format} file is much larger unpacked than any text would be, so it was left closed: unpack it by hand if you trust it"
            ),
            Self::NotHere(format) => write!(f, "{format} files cannot be opened here: save it as plain text"),
            Self::Encoding => f.write_str("its encoding was not recognised: save it as UTF-8 and open it again"),
        }
    }
}

impl std::error::Error for InputError {}

/// So many bytes, as people tell how large a file is.
pub fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1 << 20)
}

/// Decodes a source and takes it apart by its format.
///
/// # Errors
/// [`InputError`] where it is empty, too large, damaged, no text, or in no encoding that we know; and
/// [`InputError::NotHere`] for all formats but plain text where they are not built in.
pub fn open(source: &Source, decoder: Decoder) -> Result<Text, InputError> {
    if source.bytes.len() > LIMIT {
        return Err(InputError::TooLarge(source.bytes.len()));
    }
    let text = match Format::of_bytes(source.bytes) {
        Some(archive) => unpacked(archive, source, decoder)?,
        None => {
            let text = decode::decode(source.bytes, decoder)?;
            match source.format.unwrap_or_else(|| Format::of_text(source.name, &text)) {
                Format::Plain => Text { languages: Vec::new(), body: Body::Passages(plain::passages(&text)) },
                format => formatted(format, &text, decoder)?,
            }
        }
    };
    let is_empty = match &text.body {
        Body::Passages(passages) => passages.is_empty(),
        Body::Segments(segments) => segments.is_empty(),
        Body::Document(document) => document.blocks.is_empty(),
    };
    if is_empty { Err(InputError::Empty) } else { Ok(text) }
}

#[cfg(feature = "formats")]
fn unpacked(_: Format, source: &Source, decoder: Decoder) -> Result<Text, InputError> {
    formats::unpack(source.bytes, decoder)
}

#[cfg(feature = "formats")]
fn formatted(format: Format, text: &str, decoder: Decoder) -> Result<Text, InputError> {
    formats::read(format, text, decoder)
}

#[cfg(not(feature = "formats"))]
fn unpacked(format: Format, _: &Source, _: Decoder) -> Result<Text, InputError> {
    Err(InputError::NotHere(format))
}

#[cfg(not(feature = "formats"))]
fn formatted(format: Format, _: &str, _: Decoder) -> Result<Text, InputError> {
    Err(InputError::NotHere(format))
}
