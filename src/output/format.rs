use std::fmt;

use serde::{Deserialize, Serialize};

/// The formats that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// A web page that reads alone, and opens again as the same document.
    Html,
    /// A book for e-readers, which opens again as the same document.
    Epub,
    /// CommonMark: the two languages by turns.
    Markdown,
    /// Text without markup: the two languages by turns.
    Plain,
    /// Notes for Anki: a card for each link.
    Anki,
    /// Tab-separated values: a link a row.
    Tsv,
    /// Translation Memory eXchange 1.4.
    Tmx,
    /// XML Localisation Interchange File Format 1.2.
    Xliff,
    /// Diglot's own JSON.
    Json,
}

impl Format {
    /// All of them, those first that most people want.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Epub,
        Self::Markdown,
        Self::Plain,
        Self::Anki,
        Self::Tsv,
        Self::Tmx,
        Self::Xliff,
        Self::Json,
    ];

    /// The name, the end of its files' names, and the MIME type.
    const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Html => ["HTML", "html", "text/html"],
            Self::Epub => ["EPUB", "epub", "application/epub+zip"],
            Self::Markdown => ["Markdown", "md", "text/markdown"],
            Self::Plain => ["plain text", "txt", "text/plain"],
            Self::Anki => ["Anki", "anki.txt", "text/plain"],
            Self::Tsv => ["TSV", "tsv", "text/tab-separated-values"],
            Self::Tmx => ["TMX", "tmx", "application/xml"],
            Self::Xliff => ["XLIFF", "xliff", "application/xliff+xml"],
            Self::Json => ["JSON", "json", "application/json"],
        }
    }

    /// The format of this name, as in `tmx` or `anki`: how its files' names end, up to the first dot in it.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.short() == name)
    }

    /// The format of a file of this name.
    pub fn of_file(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let ends = |format: &Self| name.strip_suffix(format.extension()).is_some_and(|name| name.ends_with('.'));
        // The longer end tells more: that of Anki's files holds that of plain text.
        Self::ALL.into_iter().filter(ends).max_by_key(|format| format.extension().len())
    }

    /// The name on the command line, as in `tmx` or `anki`.
    pub fn short(self) -> &'static str {
        let extension = self.extension();
        extension.split_once('.').map_or(extension, |(short, _)| short)
    }

    /// The end of its files' names, as in `tmx` or `anki.txt`.
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

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn formats_are_known_by_their_names() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.short()), Some(format));
            assert_eq!(Format::of_file(&format!("a.b.{}", format.extension())), Some(format));
        }
        assert_eq!(Format::of_file("html"), None);
    }
}
