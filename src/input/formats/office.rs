//! Texts of word processors: Office Open XML (ECMA-376) and OpenDocument (ISO 26300). Their paragraphs in order; the cells of a
//! table's row stand on one line, between tabs.

use roxmltree::{Document, Node};

use super::{
    archive::Archive,
    passage, running,
    xml::{self, Within},
};
use crate::{
    document::Kind,
    input::{Format, InputError, Passage, Text},
};

/// The paragraphs of a DOCX file, and after them its notes.
///
/// # Errors
/// [`InputError`] where it is damaged.
pub fn word(archive: &mut Archive) -> Result<Text, InputError> {
    let mut passages = Vec::new();
    for (member, kind) in [
        ("word/document.xml", None),
        ("word/footnotes.xml", Some(Kind::Boilerplate)),
        ("word/endnotes.xml", Some(Kind::Boilerplate)),
    ] {
        if archive.has(member) {
            let text = archive.text(member)?;
            let document = xml::parse(&text, Format::Docx)?;
            let found = paragraphs(document.root_element(), &WORD);
            passages.extend(found.into_iter().map(|passage| Passage { kind: passage.kind.or(kind), ..passage }));
        }
    }
    Ok(running(passages))
}

/// The paragraphs of an ODT file.
///
/// # Errors
/// [`InputError`] where it is damaged.
pub fn open_document(archive: &mut Archive) -> Result<Text, InputError> {
    let text = archive.text("content.xml")?;
    let document = xml::parse(&text, Format::Odt)?;
    Ok(running(paragraphs(body(&document), &OPEN_DOCUMENT)))
}

/// The paragraphs of an `OpenDocument` text that is one XML file.
///
/// # Errors
/// [`InputError`] where it is damaged.
pub fn flat(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Odt)?;
    Ok(running(paragraphs(body(&document), &OPEN_DOCUMENT)))
}

fn body<'a>(document: &'a Document) -> Node<'a, 'a> {
    document.descendants().find(|node| node.tag_name().name() == "body").unwrap_or(document.root_element())
}

/// What a format calls its parts.
struct Vocabulary {
    is_paragraph: fn(Node) -> bool,
    row: &'static str,
    cell: &'static str,
    kind: fn(Node) -> Option<Kind>,
    within: fn(Node) -> Within,
}

const WORD: Vocabulary = Vocabulary {
    is_paragraph: |node| node.tag_name().name() == "p",
    row: "tr",
    cell: "tc",
    kind: |node| {
        let properties = xml::children(node, "pPr").next()?;
        let style = xml::children(properties, "pStyle").next().and_then(|style| xml::attribute(style, "val"));
        let list = xml::children(properties, "numPr").next().map(|_| Kind::List);
        style.and_then(kind_of_style).or(list)
    },
    within: |node| match node.tag_name().name() {
        "tab" => Within::Tab,
        "br" | "cr" => Within::Line,
        // What is no text of the paragraph: properties, the codes of fields, what was deleted, another form of the same.
        "pPr" | "rPr" | "instrText" | "delText" | "del" | "Fallback" | "drawing" | "pict" | "rt" => Within::Nothing,
        _ => Within::Text,
    },
};

const OPEN_DOCUMENT: Vocabulary = Vocabulary {
    is_paragraph: |node| matches!(node.tag_name().name(), "p" | "h"),
    row: "table-row",
    cell: "table-cell",
    kind: |node| {
        let style = xml::attribute(node, "style-name").and_then(kind_of_style);
        let item = node.ancestors().take(6).any(|above| above.tag_name().name() == "list-item").then_some(Kind::List);
        let heading = (node.tag_name().name() == "h").then_some(Kind::Heading);
        style.or(heading).or(item)
    },
    within: |node| match node.tag_name().name() {
        "tab" => Within::Tab,
        "line-break" => Within::Line,
        "s" => Within::Space,
        "note" | "annotation" | "tracked-changes" | "frame" | "ruby-text" => Within::Nothing,
        _ => Within::Text,
    },
};

/// What styles that word processors bring are for.
fn kind_of_style(style: &str) -> Option<Kind> {
    let style = style.to_ascii_lowercase();
    match style.as_str() {
        "title" => Some(Kind::Title),
        "caption" => Some(Kind::Caption),
        "quote" | "quotations" | "intensequote" => Some(Kind::Quote),
        _ if style.starts_with("heading") => Some(Kind::Heading),
        _ if style.starts_with("list") => Some(Kind::List),
        _ => None,
    }
}

/// The paragraphs below a node, in order.
fn paragraphs(node: Node, vocabulary: &Vocabulary) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut waiting: Vec<Node> = node.children().rev().collect();
    while let Some(node) = waiting.pop() {
        if (vocabulary.is_paragraph)(node) {
            let text = xml::text(node, vocabulary.within);
            let mut gap = 1;
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                passages.push(Passage { gap, ..passage(line, (vocabulary.kind)(node)) });
                gap = 0;
            }
        } else if node.tag_name().name() == vocabulary.row {
            passages.extend(row(node, vocabulary));
        } else {
            waiting.extend(node.children().rev());
        }
    }
    passages
}

/// The lines of a row of a table: cells of as many paragraphs as each other are paired paragraph by paragraph.
fn row(node: Node, vocabulary: &Vocabulary) -> Vec<Passage> {
    let cells: Vec<Vec<String>> = xml::children(node, vocabulary.cell)
        .map(|cell| {
            let paragraphs = outermost(cell, vocabulary.is_paragraph);
            let texts =
                paragraphs.into_iter().map(|paragraph| xml::unwrapped(&xml::text(paragraph, vocabulary.within)));
            texts.filter(|text| !text.is_empty()).collect()
        })
        .filter(|cell: &Vec<String>| !cell.is_empty())
        .collect();
    let Some(first) = cells.first() else { return Vec::new() };
    if cells.iter().all(|cell| cell.len() == first.len()) {
        let lines =
            (0..first.len()).map(|at| cells.iter().map(|cell| cell[at].as_str()).collect::<Vec<_>>().join("\t"));
        lines.map(|line| passage(line, None)).collect()
    } else {
        cells.into_iter().flatten().map(|text| passage(text, None)).collect()
    }
}

/// The nodes below one that are of a kind, without those within them.
fn outermost<'a>(node: Node<'a, 'a>, is: fn(Node) -> bool) -> Vec<Node<'a, 'a>> {
    let mut found = Vec::new();
    let mut waiting: Vec<Node> = node.children().rev().collect();
    while let Some(node) = waiting.pop() {
        if is(node) {
            found.push(node);
        } else {
            waiting.extend(node.children().rev());
        }
    }
    found
}
