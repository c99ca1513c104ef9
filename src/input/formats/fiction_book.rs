//! `FictionBook` 2: its body and its title.

use roxmltree::Node;

use super::{
    passage,
    xml::{self, Within},
};
use crate::{
    document::{Kind, Language},
    input::{Body, Format, InputError, Text},
};

/// The text of a book.
///
/// # Errors
/// [`InputError::Damaged`] where it is not well-formed.
pub fn read(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Fb2)?;
    let words = |node: Node| {
        xml::unwrapped(&xml::text(node, |node| {
            if xml::attribute(node, "type") == Some("note") { Within::Nothing } else { Within::Text }
        }))
    };
    let information = document.descendants().find(|node| node.tag_name().name() == "title-info");
    let field = |name: &'static str| information.and_then(|node| xml::children(node, name).next()).map(words);
    let mut passages: Vec<_> = field("book-title").map(|title| passage(title, Some(Kind::Title))).into_iter().collect();
    let name = passages.first().map(|title| title.text.clone());
    for body in xml::children(document.root_element(), "body") {
        // Notes stand in a body of their own.
        let is_notes = xml::attribute(body, "name").is_some();
        let mut waiting: Vec<Node> = body.children().rev().collect();
        while let Some(node) = waiting.pop() {
            if !matches!(node.tag_name().name(), "p" | "v" | "subtitle" | "text-author") {
                waiting.extend(node.children().rev());
                continue;
            }
            let above = || node.ancestors().skip(1).take(4).map(|above| above.tag_name().name());
            let kind = match node.tag_name().name() {
                _ if is_notes => Some(Kind::Boilerplate),
                "subtitle" => Some(Kind::Heading),
                "text-author" => Some(Kind::Byline),
                _ if above().any(|name| name == "title") => Some(Kind::Heading),
                _ if above().any(|name| matches!(name, "cite" | "epigraph")) => Some(Kind::Quote),
                _ => None,
            };
            let text = words(node);
            if passages.len() == 1 && name.as_ref() == Some(&text) {
                // The book begins with the title that its head has as well: that is the name of the file.
                passages[0].kind = Some(Kind::Boilerplate);
            }
            if !text.is_empty() {
                // The lines of a stanza stand together.
                let gap = u32::from(node.tag_name().name() != "v" || node.prev_sibling_element().is_none());
                passages.push(crate::input::Passage { gap, ..passage(text, kind) });
            }
        }
    }
    Ok(Text {
        languages: field("lang").map(|tag| Language::new(&tag)).into_iter().collect(),
        body: Body::Passages(passages),
    })
}
