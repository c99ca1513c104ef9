//! XML, and what its formats share. Entities that a file declares are resolved within the parser's limits; nothing is fetched.

use roxmltree::{Document, Node, ParsingOptions};

use crate::input::{Format, InputError};

/// Parses a text.
///
/// # Errors
/// [`InputError::Damaged`] with the line and the column where it is not well-formed.
pub fn parse(text: &str, format: Format) -> Result<Document<'_>, InputError> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start_matches('\u{feff}').trim_start(), options)
        .map_err(|error| InputError::Damaged(format, error.to_string()))
}

/// The children of a node that have this name, whatever their namespace.
pub fn children<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// An attribute, whatever its namespace.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The text of a node; `within` says what each element within it stands for.
pub fn text(node: Node, within: impl Fn(Node) -> Within) -> String {
    let mut text = String::new();
    let mut waiting: Vec<Node> = node.children().rev().collect();
    while let Some(node) = waiting.pop() {
        if let Some(part) = node.text().filter(|_| node.is_text()) {
            text.push_str(part);
        } else if node.is_element() {
            match within(node) {
                Within::Text => waiting.extend(node.children().rev()),
                Within::Nothing => {}
                Within::Space => text.push(' '),
                Within::Tab => text.push('\t'),
                Within::Line => text.push('\n'),
                Within::Character(c) => text.push(c),
            }
        }
    }
    text
}

/// What an element within a text stands for.
pub enum Within {
    /// For the text in it.
    Text,
    /// For nothing that is text.
    Nothing,
    /// For a space.
    Space,
    /// For a tab.
    Tab,
    /// For the end of a line.
    Line,
    /// For a character that XML cannot hold.
    Character(char),
}

/// A text whose white space is that of the markup: runs of it are one space.
pub fn unwrapped(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
