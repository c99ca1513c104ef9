//! A document to bytes: one file per format.
//!
//! Which formats there are is known everywhere; the writers are built where the feature `output` is. In the browser that
//! is the module for formats, which is fetched when it is needed.

#[cfg(feature = "output")]
mod anki;
#[cfg(feature = "cli")]
pub mod bundle;
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

/// The document in a format, piece by piece: the rows of a table, the blocks of JSON, else all of it at once.
#[cfg(feature = "output")]
pub fn pieces(document: &Document, format: Format) -> Box<dyn Iterator<Item = Vec<u8>> + '_> {
    match format {
        Format::Tsv => Box::new(tsv::rows(document).map(String::into_bytes)),
        Format::Json => Box::new(document::json_lines(document).map(String::into_bytes)),
        _ => Box::new(std::iter::once_with(move || write(document, format))),
    }
}

/// The document in a format, as the bytes of a file.
#[cfg(feature = "output")]
pub fn write(document: &Document, format: Format) -> Vec<u8> {
    let text = match format {
        Format::Epub => return epub::write(document),
        Format::Html => html::page(document),
        Format::Markdown => markdown::write(document),
        Format::Plain => plain::write(document),
        Format::Anki => anki::write(document),
        Format::Tsv => tsv::rows(document).collect(),
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

/// What a file of the document is called: as its text is, in the first language that it has a title in.
#[cfg(feature = "output")]
pub fn file_name(document: &Document, format: Format) -> String {
    let title = title(document).into_iter().flatten().next().unwrap_or_default();
    // What some system does not take in a name becomes a space.
    let plain = |letter: char| if letter.is_control() || "/\\:*?\"<>|".contains(letter) { ' ' } else { letter };
    let words: String = title.chars().map(plain).take(60).collect();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches('.').trim();
    format!("{}.{}", if name.is_empty() { "diglot" } else { name }, format.extension())
}

#[cfg(all(test, feature = "output"))]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_as_the_text() {
        let titled = |title: &str| {
            let text = title.replace('\\', "\\\\").replace('"', "\\\"");
            let json = format!(
                r#"{{"diglot":1,"languages":["en","fr"],"blocks":[{{"kind":"title","sides":[{{"text":"{text}","sentences":["{text}"]}},null],"links":[]}}]}}"#
            );
            file_name(&document::from_json(&json).expect("a document"), Format::Tmx)
        };
        assert_eq!(titled("Rain, Again"), "Rain, Again.tmx");
        assert_eq!(titled("What: \"now\"? a/b\\c"), "What now a b c.tmx");
        assert_eq!(titled("..."), "diglot.tmx");
    }
}
