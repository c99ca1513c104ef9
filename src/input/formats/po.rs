//! Messages of GNU gettext, as its manual describes PO files. The file names the language of the translations only.

use super::segmented;
use crate::{document::Language, input::Text};

/// The messages and their translations; of plurals, the first two forms. Comments are no text.
pub fn read(text: &str) -> Text {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    let mut field = Field::Other;
    for line in text.lines().map(str::trim) {
        // A message that is out of use is commented out.
        let line = line.strip_prefix("#~").map_or(line, str::trim_start);
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let value = match line.find('"') {
            Some(0) => line,
            Some(at) => {
                let next = Field::of(line[..at].trim());
                if next == Field::Message || next == Field::Context && field != Field::Context {
                    entries.push(std::mem::take(&mut entry));
                }
                field = next;
                &line[at..]
            }
            None => continue,
        };
        if let Some(text) = entry.texts.get_mut(field as usize) {
            text.push_str(&unescaped(value));
        }
    }
    entries.push(entry);
    let language = entries.iter().find_map(Entry::language).unwrap_or(Language::unknown());
    let pairs = entries.into_iter().filter(|entry| !entry.texts[0].is_empty()).flat_map(|Entry { texts }| {
        let [message, plural, first, second] = texts;
        [vec![message, first], vec![plural, second]]
    });
    segmented(vec![Language::unknown(), language], pairs)
}

/// A message, its plural, and the translations of both.
#[derive(Default)]
struct Entry {
    texts: [String; 4],
}

impl Entry {
    /// The language that the header names: the translation of the empty message.
    fn language(&self) -> Option<Language> {
        let header = self.texts[0].is_empty().then_some(&self.texts[2])?;
        header.lines().find_map(|line| line.strip_prefix("Language:")).map(Language::new)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Message = 0,
    Plural = 1,
    First = 2,
    Second = 3,
    Context,
    Other,
}

impl Field {
    fn of(name: &str) -> Self {
        match name {
            "msgctxt" => Self::Context,
            "msgid" => Self::Message,
            "msgid_plural" => Self::Plural,
            "msgstr" | "msgstr[0]" => Self::First,
            "msgstr[1]" => Self::Second,
            _ => Self::Other,
        }
    }
}

/// What stands between quotation marks, with C's escapes.
fn unescaped(quoted: &str) -> String {
    let inner = quoted.strip_prefix('"').unwrap_or(quoted);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            _ => text.push(c),
        }
    }
    text
}
