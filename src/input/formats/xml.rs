//! XML, and what its formats share. A file that declares entities is refused: none of these formats needs them, and they can make a
//! little file fill the memory. Nothing is fetched.

use std::collections::HashSet;

use roxmltree::{Document, Node, ParsingOptions};

use crate::input::{Format, InputError};

/// Parses a text.
///
/// # Errors
/// [`InputError::Damaged`] with the line and the column where it is not well-formed; [`InputError::Entities`].
pub fn parse(text: &str, format: Format) -> Result<Document<'_>, InputError> {
    if text.contains("<!ENTITY") {
        return Err(InputError::Entities(format));
    }
    if most_attributes(text) > MOST_ATTRIBUTES || prefixes(text) > MOST_PREFIXES {
        return Err(InputError::Damaged(
            format,
            "it has more attributes in one element than such files ever have".into(),
        ));
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start_matches('\u{feff}').trim_start(), options)
        .map_err(|error| InputError::Damaged(format, error.to_string()))
}

/// The parser compares each attribute of an element with all others.
const MOST_ATTRIBUTES: usize = 1000;

/// The parser copies the prefixes that are in force into each element that declares one.
const MOST_PREFIXES: usize = 250;

/// The number of attributes of the element that has most.
fn most_attributes(text: &str) -> usize {
    let mut most = 0;
    let mut rest = text.as_bytes();
    while let Some(start) = rest.iter().position(|&byte| byte == b'<') {
        rest = &rest[start + 1..];
        if !rest.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80 || *byte == b'_') {
            continue;
        }
        let (mut quote, mut attributes, mut length) = (None, 0, 0);
        for &byte in rest {
            match (quote, byte) {
                (None, b'>' | b'<') => break,
                (None, b'"' | b'\'') => {
                    quote = Some(byte);
                    attributes += 1;
                }
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            length += 1;
        }
        most = most.max(attributes);
        rest = &rest[length..];
    }
    most
}

/// The number of different prefixes that are declared.
fn prefixes(text: &str) -> usize {
    let declared = text.split("xmlns:").skip(1).filter_map(|rest| rest.split('=').next());
    declared.collect::<HashSet<_>>().len()
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
