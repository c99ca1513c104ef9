//! XLIFF 1.2 (OASIS, 2008), which more programs open than version 2: a link a unit. What Diglot needs to read the same
//! document again stands in attributes of a namespace of its own.

use super::markup::{attribute, escape};
use crate::document::{
    Document, Language,
    units::{self, FIELDS, NAMESPACE},
    word,
};

/// The document as a translated file.
pub fn write(document: &Document) -> String {
    let [source, target] = document.languages.each_ref().map(Language::as_str);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" xmlns:diglot=\"{NAMESPACE}\">\n\
         <file original=\"diglot\" source-language=\"{source}\" target-language=\"{target}\" datatype=\"plaintext\"{}>\n<body>\n",
        ours("layouts", &document.layouts.iter().map(word).collect::<Vec<_>>().join(" ")),
    );
    for (number, unit) in units::units(document).enumerate() {
        let fields = FIELDS.iter().zip(unit.fields()).map(|(name, value)| ours(name, &value));
        let [source, target] = unit.texts.each_ref().map(|text| content(text));
        out += &format!("<trans-unit id=\"{number}\" xml:space=\"preserve\"{}>\n", fields.collect::<String>());
        // A unit always has a source.
        out += &format!("<source>{source}</source>\n");
        if !target.is_empty() {
            out += &format!("<target>{target}</target>\n");
        }
        out += "</trans-unit>\n";
    }
    out + "</body>\n</file>\n</xliff>\n"
}

/// An attribute of ours; nothing where it has no value.
fn ours(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" diglot:{name}=\"{}\"", attribute(value)) }
}

/// Text; a character that XML cannot hold is a placeholder that tells its number, by where it stands.
fn content(text: &str) -> String {
    let count = std::cell::Cell::new(0);
    escape(text, |c| {
        count.set(count.get() + 1);
        format!("<x id=\"{}\" ctype=\"x-character-{}\"/>", count.get(), c as u32)
    })
}
