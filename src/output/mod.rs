//! A document to bytes: one file per format.
//!
//! Which formats there are is known everywhere; the writers are built where the feature `output` is. In the browser that
//! is the module for formats, which is fetched when it is needed.

#[cfg(feature = "output")]
mod anki;
#[cfg(feature = "output")]
mod epub;
mod format;
#[cfg(feature = "output")]
pub mod html;
#[cfg(feature = "output")]
mod markdown;
#[cfg(feature = "output")]
mod markup;
#[cfg(feature = "output")]
mod plain;
#[cfg(feature = "output")]
pub mod single;
#[cfg(feature = "output")]
mod tmx;
#[cfg(feature = "output")]
mod tsv;
#[cfg(feature = "output")]
mod xliff;

pub use format::Format;

#[cfg(feature = "output")]
use crate::document::{self, Document};

/// The document in a format, as the bytes of a file.
#[cfg(feature = "output")]
pub fn write(document: &Document, format: Format) -> Vec<u8> {
    let text = match format {
        Format::Epub => return epub::write(document),
        Format::Html => html::page(document),
        Format::Markdown => markdown::write(document),
        Format::Plain => plain::write(document),
        Format::Anki => anki::write(document),
        Format::Tsv => tsv::write(document),
        Format::Tmx => tmx::write(document),
        Format::Xliff => xliff::write(document),
        Format::Json => document::to_json(document),
    };
    text.into_bytes()
}

/// The texts of the first title, of each side that has one; else those of the first block, without what is around the text.
#[cfg(feature = "output")]
pub fn title(document: &Document) -> [Option<&str>; 2] {
    use document::Kind;
    let titled = |kinds: &[Kind]| document.blocks.iter().find(|block| kinds.contains(&block.kind));
    let block = titled(&[Kind::Title]).or_else(|| titled(&[Kind::Heading])).or_else(|| titled(&[Kind::Paragraph]));
    let Some(block) = block.or_else(|| document.blocks.first()) else { return [None, None] };
    block.sides.each_ref().map(|side| side.as_ref().and_then(|side| side.sentences().next()))
}
