//! TMX 1.4 (LISA, 2005): a link a unit. What Diglot needs to read the same document again stands in properties.

use super::markup::{attribute, escape};
use crate::document::{
    Document, Language,
    units::{self, FIELDS},
    word,
};

/// The document as a translation memory.
pub fn write(document: &Document) -> String {
    let languages = &document.languages;
    let tags = languages.each_ref().map(Language::as_str);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n\
         <header creationtool=\"Diglot\" creationtoolversion=\"{}\" segtype=\"sentence\" o-tmf=\"Diglot\" adminlang=\"en\" \
         srclang=\"{}\" datatype=\"plaintext\">\n",
        env!("CARGO_PKG_VERSION"),
        tags[0],
    );
    out += &property("languages", &tags.join(" "));
    out += &property("layouts", &document.layouts.iter().map(word).collect::<Vec<_>>().join(" "));
    out += "</header>\n<body>\n";
    for unit in units::units(document) {
        out += "<tu>\n";
        out.extend(FIELDS.iter().zip(unit.fields()).map(|(name, value)| property(name, &value)));
        for (side, tag) in tags.iter().enumerate() {
            // Two sides of one language can be told apart by their order alone.
            if unit.has(side) || languages[0] == languages[1] {
                out += &format!("<tuv xml:lang=\"{tag}\"><seg>{}</seg></tuv>\n", escape(&unit.texts[side], odd));
            }
        }
        out += "</tu>\n";
    }
    out + "</body>\n</tmx>\n"
}

/// A property of ours; nothing where it has no value.
fn property(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!("<prop type=\"x-diglot-{name}\">{}</prop>\n", attribute(value))
}

/// A character that XML cannot hold, as a placeholder that tells its number.
fn odd(c: char) -> String {
    format!("<ph type=\"x-character-{}\"/>", c as u32)
}
