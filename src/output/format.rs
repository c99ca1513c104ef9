use std::fmt;

use serde::{Deserialize, Serialize};

/// The formats that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// A web page that reads alone, and opens again as the same document.
    Html,
    /// Text without markup: the two languages by turns.
    Plain,
    /// Tab-separated values: a link a row.
    Tsv,
    /// Translation Memory eXchange 1.4.
    Tmx,
    /// Diglot's own JSON.
    Json,
}

impl Format {
    /// All of them, those first that most people want.
    pub const ALL: [Self; 5] = [Self::Html, Self::Plain, Self::Tsv, Self::Tmx, Self::Json];

    /// The name, the end of its files' names, and the MIME type.
    const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Html => ["HTML", "html", "text/html"],
            Self::Plain => ["plain text", "txt", "text/plain"],
            Self::Tsv => ["TSV", "tsv", "text/tab-separated-values"],
            Self::Tmx => ["TMX", "tmx", "application/xml"],
            Self::Json => ["JSON", "json", "application/json"],
        }
    }

    /// The format of this name, as in `tmx`: the end of its files' names.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.extension() == name)
    }

    /// The end of its files' names, as in `tmx`; also its name on the command line.
    pub fn extension(self) -> &'static str {
        self.names()[1]
    }

    /// Its MIME type, as in `application/json`.
    pub fn mime(self) -> &'static str {
        self.names()[2]
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.names()[0])
    }
}
