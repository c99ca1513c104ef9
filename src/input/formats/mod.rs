//! The formats beyond plain text: one file per format, or per family of formats that share their shape.
//!
//! In the browser they are a module of their own, which is fetched when a source needs it.

mod archive;
mod article;
mod epub;
mod fiction_book;
pub mod html;
mod json;
mod markdown;
mod memory;
mod message;
mod office;
mod po;
mod subtitles;
mod tables;
mod xml;

use super::{Binary, Body, Decoder, Format, InputError, Passage, Segments, Text, plain};
use crate::document::{Document, Kind, Language};

/// The content of a text in a format.
///
/// # Errors
/// [`InputError::Damaged`] where it is not well-formed, with the place.
pub fn read(format: Format, text: &str, decoder: Decoder) -> Result<Text, InputError> {
    Ok(match format {
        Format::Markdown => running(markdown::passages(text)),
        Format::Html => match article::read(text) {
            Some(document) => understood(document),
            None => running(html::passages(text)),
        },
        Format::Mhtml => message::read(text, decoder)?,
        Format::Tsv => tables::read(text, b'\t')?,
        Format::Csv => tables::read(text, tables::delimiter(text))?,
        Format::Json => json::read(text)?,
        Format::Tmx => memory::tmx(text)?,
        Format::Xliff => memory::xliff(text)?,
        Format::Po => po::read(text),
        Format::Srt | Format::Vtt => running(subtitles::cues(text)),
        Format::Lrc => running(subtitles::lyrics(text)),
        Format::Ass => running(subtitles::events(text)),
        Format::Fb2 => fiction_book::read(text)?,
        Format::Odt => office::flat(text)?,
        Format::Plain | Format::Epub | Format::Docx | Format::Zip => running(plain::passages(text)),
    })
}

/// The content of an archive.
///
/// # Errors
/// [`InputError`] where it is damaged, protected, too large when unpacked, or holds nothing that we know.
pub fn unpack(bytes: &[u8], decoder: Decoder) -> Result<Text, InputError> {
    let mut archive = archive::Archive::open(bytes)?;
    match archive.format() {
        Some(Format::Epub) => epub::read(&mut archive, decoder),
        Some(Format::Docx) => office::word(&mut archive),
        Some(Format::Odt) => office::open_document(&mut archive),
        _ => match archive.only_member() {
            Some(name) => {
                let bytes = archive.bytes(&name)?;
                super::open(&super::Source::new(&name, &bytes), decoder)
            }
            None => Err(InputError::Binary(Binary::Archive)),
        },
    }
}

/// A document that was understood before.
fn understood(document: Document) -> Text {
    Text { languages: document.languages.to_vec(), body: Body::Document(document) }
}

/// Running text in languages that it does not name.
fn running(passages: Vec<Passage>) -> Text {
    Text { languages: Vec::new(), body: Body::Passages(passages) }
}

/// A passage that stands apart from the one before it.
fn passage(text: impl Into<String>, kind: Option<Kind>) -> Passage {
    Passage { text: text.into(), kind, gap: 1, ..Passage::default() }
}

/// A text that says itself what translates what, from its rows of cells.
fn segmented(languages: Vec<Language>, rows: impl IntoIterator<Item = Vec<String>>) -> Text {
    let mut segments = Segments::default();
    rows.into_iter().for_each(|row| segments.push("", (0..).zip(row)));
    Text { languages, body: Body::Segments(segments) }
}
