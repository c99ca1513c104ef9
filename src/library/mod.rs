//! What is kept between visits: the texts that were opened, and how far each was read.
//!
//! The page asks ([`Ask`]) and the library answers ([`Answer`]). It runs in a module of its own, which is fetched when there is
//! something to keep: `src/bin/library.rs`, over the browser's IndexedDB.

#[cfg(feature = "library")]
pub mod archive;
mod key;
mod trouble;

use serde::{Deserialize, Serialize};

use crate::document::{Document, Kind, Language, Place};

pub use key::Key;
pub use trouble::Trouble;

/// A text in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is known by.
    pub key: Key,
    /// Its title in both languages; empty where it has none.
    pub titles: [String; 2],
    /// Its languages.
    pub languages: [Language; 2],
    /// Where its sources are on the web; empty where they came from this device.
    #[serde(default)]
    pub addresses: Vec<String>,
    /// When it was opened last, in milliseconds since 1970.
    pub opened: f64,
    /// How far it was read; `None` where it was only opened.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// Whether it was corrected by hand.
    #[serde(default)]
    pub corrected: bool,
}

/// How far a text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The unit that was read last.
    pub place: Place,
    /// Of all units, how many percent stand before the end of what was on the screen.
    pub percent: u8,
}

/// What was opened: enough to show it again, and to understand it anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The text as it was understood.
    pub document: Document,
    /// What it was read from.
    pub sources: Vec<Source>,
}

/// A source of a text, as it was brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name; empty where it was pasted.
    pub name: String,
    /// What is in it.
    #[serde(with = "serde_bytes")]
    pub bytes: Vec<u8>,
}

/// What the page asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The list; and from now on each change of it, whoever makes it.
    List,
    /// How far the text was read that is made of these sources; and the text itself, if it was corrected by hand.
    Find(Key),
    /// To keep a text that is open; its addresses stand beside it.
    Keep(Key, Box<Kept>, Vec<String>),
    /// How far it was read.
    Mark(Key, Reading),
    /// A text out of the list.
    Open(Key),
    /// To remove a text.
    Remove(Key),
    /// To bring back the text that was removed last.
    Restore,
    /// All of it in one file, together with the reader's settings as JSON.
    Save(Option<String>),
    /// To add what such a file holds.
    Add(#[serde(with = "serde_bytes")] Vec<u8>),
    /// To begin anew with an empty library.
    Empty,
}

/// What the library answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The list, the last opened first.
    List(Vec<Entry>),
    /// How far the text of this key was read; `None` where it is not here, or was only opened.
    Found(Key, Option<Reading>),
    /// The text is kept.
    Kept(Key),
    /// A text that was asked for.
    Text(Box<Entry>, Box<Kept>),
    /// All of it in one file.
    Saved(#[serde(with = "serde_bytes")] Vec<u8>),
    /// So many texts were added, and these were the settings, as JSON.
    Added(usize, Option<String>),
    /// It cannot be done: what is wrong and what to do, in words for the reader, and whether to begin anew would help.
    Trouble {
        /// What is wrong, and what to do.
        words: String,
        /// Whether an empty library would help.
        damaged: bool,
    },
}

/// The title of a text in both languages: what its title says, or else its first words; and where those are no help, its file's name.
pub fn titles(kept: &Kept) -> [String; 2] {
    let blocks = &kept.document.blocks;
    let first = |kind: Kind| blocks.iter().find(|block| block.kind == kind);
    let named = first(Kind::Title).or_else(|| first(Kind::Heading)).or_else(|| first(Kind::Paragraph));
    let is_text = named.is_some_and(|block| block.kind == Kind::Paragraph);
    let name = kept.sources.first().map(|source| source.name.as_str()).unwrap_or_default();
    let mut titles = [String::new(), String::new()];
    for (side, title) in titles.iter_mut().enumerate() {
        if let Some(text) = named.and_then(|block| block.sides[side].as_ref()) {
            let first = text.sentences().next().filter(|_| is_text);
            *title = shortened(first.unwrap_or(&text.text));
        }
    }
    if titles.iter().all(String::is_empty) {
        titles[0] = shortened(name);
    }
    titles
}

/// How many characters of a title are shown.
const TITLE: usize = 80;

fn shortened(text: &str) -> String {
    let words = text.trim();
    match words.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// Whether a file is one that [`Ask::Save`] made.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE.as_bytes())
}

/// How such a file begins.
const ARCHIVE: &str = "{\"diglot-library\":";
