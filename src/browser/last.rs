//! The languages that were read last: the worker gets their lexicon ready before the next text is there, which most often is in the same.

use super::settings::storage;
use crate::document::Language;

/// The name under which they are kept.
const KEY: &str = "diglot.languages";

/// Remembers the languages of a text. Where that is not allowed the next text takes a little longer.
pub fn remember(languages: &[Language; 2]) {
    let tags = languages.each_ref().map(Language::as_str).join(" ");
    storage().iter().for_each(|storage| drop(storage.set_item(KEY, &tags)));
}

/// Their tags, between which is a space; nothing where none were read.
pub fn tags() -> String {
    storage().and_then(|storage| storage.get_item(KEY).ok()?).unwrap_or_default()
}
