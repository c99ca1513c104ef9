//! Translation memories: TMX 1.4 (LISA, 2005) and XLIFF 1.2 and 2.1 (OASIS).

use roxmltree::Node;

use super::{
    segmented, understood,
    xml::{self, Within},
};
use crate::{
    document::{
        Document, Language, from_word,
        units::{FIELDS, NAMESPACE, Unit, document_of},
    },
    input::{Format, InputError, Text},
};

/// The units of a TMX file, with a side for each language that it has.
pub fn tmx(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Tmx)?;
    if let Some(document) = tmx_of_ours(&document) {
        return Ok(understood(document));
    }
    let units = document.descendants().filter(|node| node.has_tag_name("tu"));
    let mut languages: Vec<Language> = Vec::new();
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    for unit in units {
        let mut row = Vec::new();
        for variant in xml::children(unit, "tuv") {
            let language = Language::new(xml::attribute(variant, "lang").unwrap_or_default());
            let column = languages.iter().position(|known| *known == language).unwrap_or_else(|| {
                languages.push(language);
                languages.len() - 1
            });
            let parts = xml::children(variant, "seg").map(|segment| xml::unwrapped(&xml::text(segment, inline)));
            row.push((column, parts.collect::<Vec<_>>().join(" ")));
        }
        rows.push(row);
    }
    let width = languages.len();
    Ok(segmented(
        languages,
        rows.into_iter().map(|row| {
            let mut sides = vec![String::new(); width];
            for (column, text) in row {
                if !sides[column].is_empty() && !text.is_empty() {
                    sides[column].push(' ');
                }
                sides[column].push_str(&text);
            }
            sides
        }),
    ))
}

/// The document of a TMX file that Diglot wrote, unless another program has added units of its own.
fn tmx_of_ours(file: &roxmltree::Document) -> Option<Document> {
    let property = |node: Node, name: &str| {
        let mut properties = xml::children(node, "prop");
        properties.find(|node| xml::attribute(*node, "type") == Some(name)).map(|node| xml::text(node, inline))
    };
    let named = |name: &'static str| file.descendants().filter(move |node| node.has_tag_name(name));
    let tags = property(named("header").next()?, "x-diglot-languages")?;
    let mut tags = tags.split(' ').map(Language::new);
    let languages = [tags.next()?, tags.next()?];
    let layouts = property(named("header").next()?, "x-diglot-layouts").unwrap_or_default();
    let layouts = layouts.split_whitespace().map(from_word).collect::<Option<_>>()?;
    let unit = |node: Node| {
        let mut texts = [String::new(), String::new()];
        for (at, variant) in xml::children(node, "tuv").enumerate() {
            let language = Language::new(xml::attribute(variant, "lang")?);
            let side =
                if languages[0] == languages[1] { at } else { languages.iter().position(|tag| *tag == language)? };
            *texts.get_mut(side)? = xml::text(xml::children(variant, "seg").next()?, inline);
        }
        let fields = FIELDS.map(|name| property(node, &format!("x-diglot-{name}")).unwrap_or_default());
        Unit::from_fields(texts, fields.each_ref().map(String::as_str))
    };
    let units: Option<Vec<Unit>> = named("tu").map(unit).collect();
    Some(document_of(languages, layouts, &units?))
}

/// The units of an XLIFF file: sources and their targets.
pub fn xliff(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Xliff)?;
    if let Some(document) = xliff_of_ours(&document) {
        return Ok(understood(document));
    }
    let named = |names: [&str; 2]| {
        let value = document.descendants().find_map(|node| names.iter().find_map(|name| xml::attribute(node, name)));
        Language::new(value.unwrap_or_default())
    };
    let languages = vec![named(["source-language", "srcLang"]), named(["target-language", "trgLang"])];
    // Version 2 has segments within its units; suggestions in `alt-trans` and `mtc:matches` are no part of the text.
    let units = document.descendants().filter(|node| {
        matches!(node.tag_name().name(), "trans-unit" | "segment" | "ignorable") && !within_suggestion(*node)
    });
    let rows = units.map(|unit| {
        ["source", "target"].map(|side| {
            let text = xml::children(unit, side).next().map(|node| xml::text(node, inline));
            xml::unwrapped(&text.unwrap_or_default())
        })
    });
    Ok(segmented(languages, rows.map(Vec::from)))
}

/// The document of an XLIFF file that Diglot wrote, unless another program has added units of its own.
fn xliff_of_ours(file: &roxmltree::Document) -> Option<Document> {
    let ours = |node: Node, name: &str| node.attribute((NAMESPACE, name)).unwrap_or_default().to_owned();
    let head = file.descendants().find(|node| node.tag_name().name() == "file")?;
    let languages = ["source-language", "target-language"]
        .map(|name| Language::new(xml::attribute(head, name).unwrap_or_default()));
    let layouts = ours(head, "layouts").split_whitespace().map(from_word).collect::<Option<_>>()?;
    let unit = |node: Node| {
        let texts = ["source", "target"]
            .map(|side| xml::children(node, side).next().map(|node| xml::text(node, inline)).unwrap_or_default());
        let fields = FIELDS.map(|name| ours(node, name));
        Unit::from_fields(texts, fields.each_ref().map(String::as_str))
    };
    let units: Option<Vec<Unit>> =
        head.descendants().filter(|node| node.tag_name().name() == "trans-unit").map(unit).collect();
    Some(document_of(languages, layouts, &units?))
}

fn within_suggestion(node: Node) -> bool {
    node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "alt-trans" | "match"))
}

/// Codes of the original's markup stand within segments, and are no text.
fn inline(node: Node) -> Within {
    // What we write for a character that XML cannot hold.
    let named = xml::attribute(node, "type").or_else(|| xml::attribute(node, "ctype"));
    let number = named.and_then(|name| name.strip_prefix("x-character-")?.parse().ok());
    if let Some(c) = number.and_then(char::from_u32) {
        return Within::Character(c);
    }
    match node.tag_name().name() {
        "bpt" | "ept" | "ph" | "it" | "ut" | "x" | "bx" | "ex" | "sc" | "ec" => Within::Nothing,
        _ => Within::Text,
    }
}
