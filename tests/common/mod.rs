//! What the tests share: the samples, and reading without ado.

use diglot::{Host, Options, Refusal, document::Document, input::Source};

/// The page's samples: their names, and what they hold.
pub const SAMPLES: [(&str, &str); 3] = [
    ("harbour.en-zh", include_str!("../../samples/harbour.en-zh.txt")),
    ("bakery.fr-en", include_str!("../../samples/bakery.fr-en.txt")),
    ("lighthouse.ar-en", include_str!("../../samples/lighthouse.ar-en.txt")),
];

/// Reads texts, without a name and without a decoder for older encodings.
pub fn read(texts: &[&str]) -> Result<Document, Refusal> {
    let sources: Vec<Source> = texts.iter().map(|text| Source::new("", text.as_bytes())).collect();
    diglot::read(&sources, &Host::default(), &Options::default(), &mut |_| ())
}
