//! Which format a source is in: by its first bytes, its name, or how its text begins.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The formats that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Text without markup.
    Plain,
    /// CommonMark, with front matter and tables.
    Markdown,
    /// A web page, or what the clipboard holds of one.
    Html,
    /// A web page as a message (RFC 2557), as browsers save it.
    Mhtml,
    /// Tab-separated values.
    Tsv,
    /// Comma-separated values.
    Csv,
    /// Diglot's own JSON, pairs, or texts by language.
    Json,
    /// Translation Memory eXchange.
    Tmx,
    /// XML Localisation Interchange File Format.
    Xliff,
    /// Messages of gettext.
    Po,
    /// SubRip subtitles.
    Srt,
    /// Web Video Text Tracks.
    Vtt,
    /// Lyrics with times.
    Lrc,
    /// Advanced SubStation Alpha.
    Ass,
    /// `FictionBook`.
    Fb2,
    /// A book as a ZIP archive of pages.
    Epub,
    /// An Office Open XML document.
    Docx,
    /// An `OpenDocument` text.
    Odt,
    /// A ZIP archive of a kind that only its content tells.
    Zip,
}

/// The formats, how they are called, and the ends of their files' names.
const FORMATS: &[(Format, &str, &[&str])] = &[
    (Format::Plain, "plain text", &["txt", "text"]),
    (Format::Markdown, "Markdown", &["md", "markdown", "mdx", "rmd", "qmd"]),
    (Format::Html, "HTML", &["html", "htm", "xhtml"]),
    (Format::Mhtml, "MHTML", &["mhtml", "mht", "eml"]),
    (Format::Tsv, "TSV", &["tsv", "tab"]),
    (Format::Csv, "CSV", &["csv"]),
    (Format::Json, "JSON", &["json"]),
    (Format::Tmx, "TMX", &["tmx"]),
    (Format::Xliff, "XLIFF", &["xliff", "xlf", "sdlxliff", "mqxliff"]),
    (Format::Po, "PO", &["po", "pot"]),
    (Format::Srt, "SRT", &["srt"]),
    (Format::Vtt, "VTT", &["vtt"]),
    (Format::Lrc, "LRC", &["lrc"]),
    (Format::Ass, "ASS", &["ass", "ssa"]),
    (Format::Fb2, "FB2", &["fb2"]),
    (Format::Epub, "EPUB", &["epub"]),
    (Format::Docx, "DOCX", &["docx", "docm"]),
    (Format::Odt, "ODT", &["odt", "fodt"]),
    (Format::Zip, "ZIP", &["zip"]),
];

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FORMATS.iter().find(|(format, ..)| format == self).map_or("", |(_, name, _)| name))
    }
}

impl Format {
    /// The format of this name, as in `tmx` or `docx`: the end of its files' names.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        FORMATS.iter().find(|(.., ends)| ends.contains(&name.as_str())).map(|(format, ..)| *format)
    }

    /// Whether it is an archive, to be unpacked before there is text.
    pub fn is_archive(self) -> bool {
        matches!(self, Self::Epub | Self::Docx | Self::Odt | Self::Zip)
    }

    /// What the name of a file says.
    fn of_name(name: &str) -> Option<Self> {
        name.rsplit_once('.').and_then(|(_, end)| Self::named(end))
    }

    /// What the first bytes say, if they are those of an archive.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        (bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")).then_some(Self::Zip)
    }

    /// What a text is written in. Its beginning tells more surely than its name; a name tells what looks like plain text.
    pub fn of_text(name: &str, text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let start: String = text.chars().take(256).collect::<String>().to_ascii_lowercase();
        let begins = |marks: &[&str]| marks.iter().any(|mark| start.starts_with(mark));
        if begins(&["<?xml", "<tmx", "<xliff", "<fictionbook", "<!doctype tmx"]) {
            // The first element says it, behind comments and declarations.
            let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
            let elements = [
                ("<tmx", Self::Tmx),
                ("<xliff", Self::Xliff),
                ("<fictionbook", Self::Fb2),
                ("<office:document", Self::Odt),
            ];
            if let Some((_, format)) = elements.into_iter().find(|(element, _)| head.contains(element)) {
                return format;
            }
        }
        if begins(&["<!doctype html", "<html", "<head", "<body", "<meta charset", "<?xml"]) {
            return Self::Html;
        }
        if begins(&["#separator:tab"]) {
            return Self::Tsv;
        }
        if begins(&["webvtt"]) {
            return Self::Vtt;
        }
        if begins(&["[script info]"]) {
            return Self::Ass;
        }
        if is_message(text) {
            return Self::Mhtml;
        }
        if is_srt(text) {
            return Self::Srt;
        }
        match Self::of_name(name) {
            Some(format) if format.is_archive() || format == Self::Mhtml => Self::Plain,
            Some(Self::Plain) | None => Self::of_lines(text),
            Some(format) => format,
        }
    }

    /// What the lines of a text without a telling name look like.
    fn of_lines(text: &str) -> Self {
        if text.lines().take(2000).filter(|line| markdown_heading(line).is_some()).count() >= 2 {
            return Self::Markdown;
        }
        if text.starts_with("msgid ") || text.contains("\nmsgid ") && text.contains("\nmsgstr ") {
            return Self::Po;
        }
        if text.starts_with(['{', '[']) && text.trim_end().ends_with(['}', ']']) && text.contains('"') {
            return Self::Json;
        }
        let lines = || text.lines().filter(|line| !line.trim().is_empty()).take(20);
        let timed = |line: &&str| {
            line.starts_with('[') && line[1..].starts_with(|c: char| c.is_ascii_digit()) && line.contains(':')
        };
        if lines().count() > 2 && lines().filter(timed).count() * 2 > lines().count() {
            return Self::Lrc;
        }
        Self::Plain
    }
}

/// The level and the text of a heading of Markdown such as `## Text ##`.
pub fn markdown_heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let fits = (1..=6).contains(&level) && rest.starts_with([' ', '\t']);
    fits.then(|| (level, rest.trim().trim_end_matches('#').trim_end()))
}

/// Headers of mail, one of which says that the body has parts.
fn is_message(text: &str) -> bool {
    let header = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            })
    };
    let mut headers = text.lines().take(64).take_while(|line| header(line));
    headers.any(|line| line.to_ascii_lowercase().starts_with("mime-version:"))
}

/// A number, and below it a line with two times.
fn is_srt(text: &str) -> bool {
    let mut lines = text.lines();
    let number = lines.next().unwrap_or_default().trim();
    !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && lines.next().unwrap_or_default().contains(" --> ")
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn the_beginning_tells_more_than_the_name() {
        for (name, text, expected) in [
            ("a.txt", "A ferry.", Format::Plain),
            ("a.txt", "# One\n\n# Two\n", Format::Markdown),
            ("a.md", "A ferry.", Format::Markdown),
            ("a.txt", "<!DOCTYPE html><p>A", Format::Html),
            ("a.xml", "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<tmx version='1.4'>", Format::Tmx),
            ("", "1\n00:00:01,000 --> 00:00:02,000\nHello\n", Format::Srt),
            ("", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello", Format::Vtt),
            ("", "[00:01.00]One\n[00:02.00]Two\n[00:03.00]Three", Format::Lrc),
            ("", "{\"en\": [\"One\"]}", Format::Json),
            ("", "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n\r\n", Format::Mhtml),
            ("a.tsv", "One\tEins", Format::Tsv),
            ("", "One\tEins", Format::Plain),
            ("", "# German\nmsgid \"One\"\nmsgstr \"Eins\"\n", Format::Po),
        ] {
            assert_eq!(Format::of_text(name, text), expected, "{name} {text}");
        }
    }
}
