//! HTML (WHATWG): its text, by the elements that it stands in. Nothing of it is run, fetched or kept as markup.

use html5gum::{Token, Tokenizer};

use crate::{
    document::{Kind, Language},
    input::Passage,
};

/// The text of a piece of HTML without its markup: elements are taken away and character references are resolved.
pub fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let mut text = String::with_capacity(html.len());
    for Ok(token) in Tokenizer::new(html) {
        if let Token::String(part) = token {
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    text
}

/// The blocks of a page, the name in its head among them.
pub fn passages(html: &str) -> Vec<Passage> {
    let narrowed = html.contains("<article") || html.contains("<main");
    blocks(html, Page { narrowed, named: true, ..Page::default() })
}

/// The blocks of a page of a book; the name in its head repeats what is in it.
pub fn chapter(html: &str) -> Vec<Passage> {
    blocks(html, Page::default())
}

fn blocks(html: &str, mut page: Page) -> Vec<Passage> {
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let language =
                    tag.attributes.get(b"lang".as_slice()).or_else(|| tag.attributes.get(b"xml:lang".as_slice()));
                let language = language.map(|tag| Language::new(&String::from_utf8_lossy(tag)));
                let styled = [b"class".as_slice(), b"style"].into_iter().filter_map(|name| tag.attributes.get(name));
                let style = styled.flat_map(|value| value.iter()).fold(page.style(&name), mixed);
                let leads = name == "a" && tag.attributes.contains_key(b"href".as_slice());
                page.open(Element { name, language, style, leads, cells: 0 }, tag.self_closing);
            }
            Token::EndTag(tag) => page.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.end_block(1);
    page.passages
}

/// An element that we are in.
struct Element {
    name: String,
    language: Option<Language>,
    /// A number for how its text is set: its classes and those of the elements around it, and its column in a table.
    style: u32,
    /// Whether it leads elsewhere.
    leads: bool,
    /// The cells of this row that have begun.
    cells: u8,
}

/// A number that depends on another and on a byte (FNV-1a).
fn mixed(number: u32, byte: &u8) -> u32 {
    (number ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
}

#[derive(Default)]
struct Page {
    passages: Vec<Passage>,
    /// Those that we are in, the outermost first. Elements without an end are not among them.
    elements: Vec<Element>,
    /// The text of the present block.
    block: String,
    /// Whether it has letters that lead nowhere.
    stays: bool,
    /// Blank lines before the present block.
    gap: u32,
    /// Whether the page says itself what is its article: the rest is around it.
    narrowed: bool,
    /// Whether the name in the page's head is one of its blocks.
    named: bool,
}

/// In characters.
const LONGEST_ENTRY: usize = 60;

/// An element nested more deeply than this is not followed: its text is still taken.
const DEEPEST: usize = 256;

impl Page {
    fn open(&mut self, mut element: Element, closed: bool) {
        let name = element.name.as_str();
        match name {
            "br" => self.end_block(0),
            "td" | "th" if !self.block.is_empty() => self.block.push('\t'),
            "tr" => self.end_block(2),
            _ if is_block(name) => self.end_block(1),
            _ => {}
        }
        if !closed && !is_void(name) && self.elements.len() < DEEPEST {
            element.language = element.language.filter(|_| !matches!(name, "html" | "body"));
            self.elements.push(element);
        }
    }

    /// The style of the elements that we are in; of a cell that begins, with its place in its row.
    fn style(&mut self, name: &str) -> u32 {
        let style = self.elements.last().map_or(0, |element| element.style);
        let is_row = |element: &&mut Element| element.name == "tr";
        match self.elements.iter_mut().rfind(is_row).filter(|_| matches!(name, "td" | "th")) {
            Some(row) => {
                row.cells = row.cells.saturating_add(1);
                mixed(style, &row.cells)
            }
            None => style,
        }
    }

    fn close(&mut self, name: &str) {
        if is_block(name) {
            self.end_block(1);
        }
        if let Some(at) = self.elements.iter().rposition(|element| element.name == name) {
            self.elements.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in(&["script", "style", "template", "rt", "rp", "head"]) && !(self.named && self.is_in(&["title"])) {
            return;
        }
        if self.is_in(&["pre"]) {
            self.block.push_str(text);
            self.stays = true;
            return;
        }
        self.stays |= text.contains(char::is_alphanumeric) && !self.elements.iter().any(|element| element.leads);
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !space {
                self.block.push(c);
            } else if !self.block.is_empty() && !self.block.ends_with([' ', '\t']) {
                self.block.push(' ');
            }
        }
    }

    /// Ends the present block; `gap` blank lines part it from the next.
    fn end_block(&mut self, gap: u32) {
        let block = std::mem::take(&mut self.block);
        let stays = std::mem::take(&mut self.stays);
        let text = if self.is_in(&["pre"]) { block.trim_matches('\n') } else { block.trim() };
        if !text.trim().is_empty() {
            let language = self.elements.iter().rev().find_map(|element| element.language.clone());
            let kind = match self.kind() {
                // An entry of a menu is a link and nothing else.
                None | Some(Kind::List) if !stays && text.chars().count() <= LONGEST_ENTRY => Some(Kind::Boilerplate),
                kind => kind,
            };
            let text = text.to_owned();
            let indent = self.elements.last().map_or(0, |element| element.style);
            self.passages.push(Passage { text, kind, language, gap: self.gap, indent, ..Passage::default() });
            self.gap = 0;
        }
        self.gap = self.gap.max(gap);
    }

    fn kind(&self) -> Option<Kind> {
        let around = self.is_in(&["nav", "footer", "aside", "button", "form", "select", "noscript", "title"])
            || self.narrowed && !self.is_in(&["article", "main"]);
        if around {
            return Some(Kind::Boilerplate);
        }
        self.elements.iter().rev().find_map(|element| match element.name.as_str() {
            "h1" => Some(Kind::Title),
            "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
            "li" | "dt" | "dd" => Some(Kind::List),
            "blockquote" => Some(Kind::Quote),
            "figcaption" | "caption" => Some(Kind::Caption),
            "pre" => Some(Kind::Code),
            _ => None,
        })
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.elements.iter().any(|element| names.contains(&element.name.as_str()))
    }
}

/// Elements that begin on a line of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Elements that hold nothing and have no end.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_survives() {
        let page = "<html><head><title>Boats</title><style>p{}</style></head><body><nav>Home</nav><h1>The\n Ferry</h1>\
            <p onclick=\"x()\">A &amp; B<br>C</p><script>alert(1)</script><table><tr><td>boat</td><td lang=de>Boot</td></tr></table>";
        let found: Vec<_> = passages(page).into_iter().map(|passage| (passage.kind, passage.text)).collect();
        let expected = [
            (Some(Kind::Boilerplate), "Boats"),
            (Some(Kind::Boilerplate), "Home"),
            (Some(Kind::Title), "The Ferry"),
            (None, "A & B"),
            (None, "C"),
            (None, "boat\tBoot"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn an_element_names_its_language() {
        let found = passages("<html lang=en><div><p>One</p><p lang=fr>Un</p></div>");
        let languages: Vec<_> = found.iter().map(|passage| passage.language.as_ref().map(Language::as_str)).collect();
        assert_eq!(languages, [None, Some("fr")]);
    }

    #[test]
    fn where_there_is_only_white_space_there_is_nothing() {
        assert!(passages("<pre> \t </pre><p> </p>").is_empty());
    }

    #[test]
    fn ruby_is_read_without_its_gloss() {
        assert_eq!(passages("<p><ruby>港<rt>みなと</rt></ruby>へ</p>")[0].text, "港へ");
    }
}
