//! What the targets share: names of files, a decoder, the memory that is taken, and what holds of any document.

mod memory;

use diglot::{
    Host, Options, Refusal,
    document::{Document, from_json, to_json},
    input::Source,
};

pub use memory::within_limits;

/// The ends of the names of files of all formats; the command that makes the seeds counts in them as well.
const FORMATS: &str = include_str!("../formats.txt");

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
}

/// What decodes older encodings.
pub const HOST: Host = Host { decode, lexicon: |_| None };

/// A file from what the fuzzer gives: its name, by the number of its format in the first byte, and its bytes.
pub fn file(data: &[u8]) -> Option<(String, &[u8])> {
    let (&first, bytes) = data.split_first()?;
    let formats: Vec<&str> = FORMATS.split_whitespace().collect();
    Some((format!("a.{}", formats[usize::from(first) % formats.len()]), bytes))
}

/// Reads a file.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Refusal> {
    diglot::read(&[Source::new(name, bytes)], &HOST, &Options::default(), &mut |_| ())
}

/// Sentences are in order and apart, only white space is outside of them, links cover each once, and the JSON says the same.
pub fn is_sound(document: &Document) {
    for block in &document.blocks {
        for side in block.sides.iter().flatten() {
            let mut end = 0;
            for span in &side.sentences {
                let range = span.range();
                assert!(range.start >= end && range.start < range.end, "sentences are in order");
                assert!(side.text[end..range.start].trim().is_empty(), "only white space is outside of sentences");
                end = range.end;
            }
            assert!(side.text[end..].trim().is_empty(), "only white space is outside of sentences");
        }
        assert!(block.sides.iter().any(Option::is_some), "a block has a side");
    }
    // It checks the links.
    assert_eq!(from_json(&to_json(document)).as_ref(), Ok(document), "its JSON says the same");
}
