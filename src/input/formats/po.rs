//! Messages of GNU gettext, as its manual describes PO files. The file names the language of the translations only.

use super::segmented;
use crate::{document::Language, input::Text};

/// The messages and their translations; with all forms of plurals. Comments are no text.
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
                if next == Field::Form {
                    entry.forms.push(String::new());
                }
                field = next;
                &line[at..]
            }
            None => continue,
        };
        if let Some(text) = entry.text(field) {
            text.push_str(&unescaped(value));
        }
    }
    entries.push(entry);
    let language = entries.iter().find_map(Entry::language).unwrap_or(Language::unknown());
    let rows = entries.into_iter().filter(|entry| !entry.message.is_empty()).flat_map(Entry::rows);
    segmented(vec![Language::unknown(), language], rows)
}

/// A message, its plural, and the translations of both: as many as the other language has forms.
#[derive(Default)]
struct Entry {
    message: String,
    plural: String,
    forms: Vec<String>,
}

impl Entry {
    fn text(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Message => Some(&mut self.message),
            Field::Plural => Some(&mut self.plural),
            Field::Form => {
                if self.forms.is_empty() {
                    self.forms.push(String::new());
                }
                self.forms.last_mut()
            }
            Field::Context | Field::Other => None,
        }
    }

    /// The message beside its translation, the plural beside the next; forms that there are more of stand by themselves.
    fn rows(self) -> Vec<Vec<String>> {
        let Self { message, plural, forms } = self;
        let mut sources = vec![message];
        if !plural.is_empty() {
            sources.push(plural);
        }
        if forms.len() == 1 && sources.len() == 2 {
            // A language with one form has that of many.
            sources.rotate_right(1);
        }
        let rows = sources.len().max(forms.len());
        let mut forms = forms.into_iter();
        let mut sources = sources.into_iter();
        (0..rows).map(|_| vec![sources.next().unwrap_or_default(), forms.next().unwrap_or_default()]).collect()
    }

    /// The language that the header names: the translation of the empty message.
    fn language(&self) -> Option<Language> {
        let header = self.message.is_empty().then(|| self.forms.first()).flatten()?;
        header.lines().find_map(|line| line.strip_prefix("Language:")).map(Language::new)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Message,
    Plural,
    /// Another translation begins.
    Form,
    Context,
    Other,
}

impl Field {
    fn of(name: &str) -> Self {
        match name {
            "msgctxt" => Self::Context,
            "msgid" => Self::Message,
            "msgid_plural" => Self::Plural,
            _ if name.starts_with("msgstr") => Self::Form,
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
