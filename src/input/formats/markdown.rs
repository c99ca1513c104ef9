//! Markdown (CommonMark 0.31, with front matter and tables): its blocks, by the marks at the beginning of their lines.
//!
//! Marks within a line stay in the text as they are. A library would parse more than we need: the whole worker is as large as one.

use super::html;
use crate::{
    document::{Kind, Reason},
    input::{Passage, format::markdown_heading, plain},
};

/// The blocks of a text in Markdown, a passage for each line of a paragraph.
pub fn passages(text: &str) -> Vec<Passage> {
    let lines = plain::passages(text);
    // Front matter may stand without its fences.
    let first = lines.iter().take(1).filter(|line| field(&line.text).is_some()).count();
    let fields = first + lines[first..].iter().take_while(|line| line.gap == 0 && field(&line.text).is_some()).count();
    let fields = if first > 0 && fields > 1 { fields } else { 0 };
    let mut blocks = Blocks::default();
    for (at, line) in lines.into_iter().enumerate() {
        if at < fields { blocks.front_matter(line) } else { blocks.take(line) }
    }
    blocks.passages
}

/// Where in the text we are.
#[derive(Default)]
enum Place {
    #[default]
    Start,
    FrontMatter,
    /// Within a fence of this mark.
    Code(String),
    Text,
}

#[derive(Default)]
struct Blocks {
    passages: Vec<Passage>,
    place: Place,
    /// Blank lines before a line of which only marks were there.
    gap: u32,
    /// Whether we are within a fence that is said to hold text: verse, mostly.
    in_text: bool,
    /// Whether there is a title already.
    titled: bool,
}

impl Blocks {
    fn take(&mut self, line: Passage) {
        let gap = line.gap.max(std::mem::take(&mut self.gap));
        let text = line.text.as_str();
        match &self.place {
            Place::Start if text == "---" => self.place = Place::FrontMatter,
            Place::FrontMatter if text == "---" || text == "..." => {
                self.place = Place::Text;
                self.gap = 1;
            }
            Place::FrontMatter => self.front_matter(line),
            Place::Code(fence) if text.starts_with(fence.as_str()) => {
                self.place = Place::Text;
                self.gap = 1;
            }
            Place::Code(_) => self.code(line),
            Place::Start | Place::Text => {
                self.place = Place::Text;
                if is_text_fence(text) || self.in_text && fence(text).is_some() {
                    self.in_text = !self.in_text;
                    self.gap = 1;
                    return;
                }
                if let Some(fence) = fence(text) {
                    self.place = Place::Code(fence.to_owned());
                    self.gap = 1;
                    return;
                }
                self.block(Passage { gap, ..line });
            }
        }
    }

    /// A line of the front matter: the title is a title, the rest are metadata.
    fn front_matter(&mut self, line: Passage) {
        let (kind, text) = match field(&line.text) {
            Some(("title" | "name", title)) => (Kind::Title, title.trim_matches(['"', '\'']).to_owned()),
            _ => (Kind::Meta, line.text),
        };
        self.titled |= kind == Kind::Title;
        if !text.is_empty() {
            let reason = (kind == Kind::Meta).then_some(Reason::LabelAndValue);
            self.passages.push(Passage { text, kind: Some(kind), reason, gap: 1, ..Passage::default() });
        }
    }

    /// Lines of one fence are one block.
    fn code(&mut self, line: Passage) {
        let text = format!("{}{}", " ".repeat(line.indent as usize), line.text);
        match self.passages.last_mut() {
            Some(last) if last.kind == Some(Kind::Code) && self.gap == 0 => {
                last.text.push_str(&"\n".repeat(line.gap as usize + 1));
                last.text.push_str(&text);
            }
            _ => self.passages.push(Passage { text, kind: Some(Kind::Code), gap: 1, ..Passage::default() }),
        }
        self.gap = 0;
    }

    fn block(&mut self, line: Passage) {
        // What is in a comment is text as well: translators keep the original there.
        let text = line.text.strip_prefix("<!--").unwrap_or(&line.text);
        let mut text = text.strip_suffix("-->").unwrap_or(text).trim();
        if text.is_empty() || is_table_rule(text) {
            self.gap = line.gap.max(1);
            return;
        }
        if is_underline(text)
            && line.gap == 0
            && let Some(above) = self.passages.last_mut().filter(|above| above.kind.is_none())
        {
            above.kind = Some(if text.starts_with('=') { Kind::Title } else { Kind::Heading });
            self.titled |= text.starts_with('=');
            return;
        }
        let mut marked = true;
        let mut kind = None;
        // A word for a program, as in `<!-- more -->`.
        let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let is_order = is_word && line.text.starts_with("<!--") && line.text.ends_with("-->");
        while let Some(rest) = text.strip_prefix("> ").or((text == ">").then_some("")) {
            kind = Some(Kind::Quote);
            text = rest.trim_start();
        }
        if let Some((level, rest)) = markdown_heading(text) {
            let first = level == 1 && !self.titled;
            self.titled |= first;
            kind = Some(if first { Kind::Title } else { Kind::Heading });
            text = rest;
        } else if let Some(rest) = item(text) {
            kind = Some(Kind::List);
            text = rest;
        } else if is_rule(text) || text.starts_with(CONTAINER) {
            kind = Some(Kind::Boilerplate);
        } else {
            kind = if is_order || is_reference(text) { Some(Kind::Boilerplate) } else { kind };
            marked = false;
        }
        let text = linked(text).unwrap_or(text);
        let text = html::text(text.strip_prefix('|').map_or(text, |row| row.trim().trim_end_matches('|')));
        if text.trim().is_empty() {
            self.gap = line.gap.max(1);
            return;
        }
        let text = text.trim().to_owned();
        // A line without a mark goes on with what stands directly above it, be it an item or a quotation.
        let begins = marked || line.gap > 0 || is_numbered(&text);
        let above = self.passages.last().filter(|above| !begins && goes_on(above.kind, kind));
        let continues = above.is_some();
        let kind = above.map_or(kind, |above| above.kind);
        self.passages.push(Passage { text, kind, continues, ..line });
    }
}

/// Whether a line that has this kind by itself can go on with a block of another.
fn goes_on(above: Option<Kind>, line: Option<Kind>) -> bool {
    match above {
        None | Some(Kind::Quote | Kind::Boilerplate) => line == above,
        Some(kind) => kind == Kind::List && line.is_none(),
    }
}

/// The name and the value of a line of front matter.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end();
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-'));
    (is_name && (value.is_empty() || value.starts_with(' '))).then(|| (name, value.trim()))
}

/// The text of an item with a bullet. A number stays with its item.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with([' ', '\t']))?;
    let rest = rest.trim_start();
    Some(["[ ] ", "[x] "].iter().find_map(|task| rest.strip_prefix(task)).unwrap_or(rest))
}

/// Whether it is an item with a number.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// The text of a line that is one link: `[text](address)`.
fn linked(line: &str) -> Option<&str> {
    let (text, address) = line.strip_prefix('[')?.split_once("](")?;
    let address = address.strip_suffix(')')?;
    (!text.contains(['[', ']']) && !address.contains(['(', ')', ' '])).then_some(text)
}

/// The marks that open a block of code.
fn fence(line: &str) -> Option<&str> {
    ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence))
}

/// Whether they open a block of text that is to stay as it is.
fn is_text_fence(line: &str) -> bool {
    let name = fence(line).map(|fence| line[fence.len()..].trim());
    matches!(name, Some("txt" | "text" | "plain" | "poem"))
}

/// What begins and ends a container: `::: tip`.
const CONTAINER: &str = ":::";

/// `===` or `---` under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// `* * *` and the like: a line across the page.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|first| matches!(first, '-' | '*' | '_')) else { return false };
    let mut count = 1;
    marks.all(|mark| {
        count += 1;
        mark == first
    }) && count >= 3
}

/// The line under a table's head.
fn is_table_rule(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The target of a link: `[name]: address`. A footnote is text.
fn is_reference(line: &str) -> bool {
    let parts = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    parts.is_some_and(|(name, _)| !name.contains(']') && !name.starts_with('^'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(Option<Kind>, String)> {
        passages(text).into_iter().map(|passage| (passage.kind, passage.text)).collect()
    }

    #[test]
    fn marks_become_kinds() {
        let text = "---\ntitle: 'The Ferry'\ndate: 2020\n---\n\n## First\n\nA *boat*.\n\n- one\n- two\n\n> said\n\n```rust\nlet a;\n\nlet b;\n```\nEnd.";
        let expected = [
            (Some(Kind::Title), "The Ferry"),
            (Some(Kind::Meta), "date: 2020"),
            (Some(Kind::Heading), "First"),
            (None, "A *boat*."),
            (Some(Kind::List), "one"),
            (Some(Kind::List), "two"),
            (Some(Kind::Quote), "said"),
            (Some(Kind::Code), "let a;\n\nlet b;"),
            (None, "End."),
        ];
        assert_eq!(blocks(text), expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn items_with_numbers_are_several() {
        let text = "1. A boat\n   with oars\n2. A net\n3) A rope";
        let found = passages(text).into_iter().map(|passage| passage.continues).collect::<Vec<_>>();
        assert_eq!(found, [false, true, false, false]);
    }

    #[test]
    fn a_text_in_comments_is_text() {
        assert_eq!(
            blocks("<!--\n# Boats\n-->\n\n# Boote"),
            [(Some(Kind::Title), "Boats".to_owned()), (Some(Kind::Heading), "Boote".to_owned()),]
        );
    }

    #[test]
    fn underlines_and_rows() {
        let text = "Boats\n=====\n\n| en | de |\n|----|----|\n| boat | Boot |";
        let expected = [(Some(Kind::Title), "Boats"), (None, "en | de"), (None, "boat | Boot")];
        assert_eq!(blocks(text), expected.map(|(kind, text)| (kind, text.to_owned())));
    }
}
