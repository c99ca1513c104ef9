//! Translation memories: TMX 1.4 (LISA, 2005) and XLIFF 1.2 and 2.1 (OASIS).

use std::collections::HashMap;

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
    input::{Body, Format, InputError, Segments, Text},
};

/// The units of a TMX file, with a side for each language that it has.
pub fn tmx(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Tmx)?;
    if let Some(document) = tmx_of_ours(&document).filter(|document| !document.blocks.is_empty()) {
        return Ok(understood(document));
    }
    let mut languages: Vec<Language> = Vec::new();
    let mut columns: HashMap<Language, u32> = HashMap::new();
    let mut segments = Segments::default();
    for unit in document.descendants().filter(|node| node.tag_name().name() == "tu") {
        let mut sides = Vec::new();
        for variant in xml::children(unit, "tuv") {
            let language = Language::new(xml::attribute(variant, "lang").unwrap_or_default());
            let column = *columns.entry(language).or_insert_with_key(|language| {
                languages.push(language.clone());
                languages.len() as u32 - 1
            });
            let texts = xml::children(variant, "seg").map(|segment| xml::unwrapped(&xml::text(segment, inline)));
            sides.extend(texts.map(|text| (column, text)));
        }
        segments.push("", sides);
    }
    Ok(Text { languages, body: Body::Segments(segments) })
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
    if let Some(document) = xliff_of_ours(&document).filter(|document| !document.blocks.is_empty()) {
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
    Ok(segmented(languages, units.flat_map(rows)))
}

/// The segments of a unit: those that are marked in it, else what it has as a whole.
fn rows(unit: Node) -> Vec<Vec<String>> {
    let side = |name: &'static str| xml::children(unit, name).next();
    let text = |node: Option<Node>| node.map(|node| xml::unwrapped(&xml::text(node, inline))).unwrap_or_default();
    let marks = |node: Option<Node>| -> Vec<(String, String)> {
        let marks = node.into_iter().flat_map(|node| node.descendants());
        let marks =
            marks.filter(|node| node.tag_name().name() == "mrk" && xml::attribute(*node, "mtype") == Some("seg"));
        marks.map(|mark| (xml::attribute(mark, "mid").unwrap_or_default().to_owned(), text(Some(mark)))).collect()
    };
    let (sources, targets) = (marks(side("seg-source")), marks(side("target")));
    let is_marked = !sources.is_empty()
        && sources.len() == targets.len()
        && sources.iter().zip(&targets).all(|((source, _), (target, _))| source == target);
    if is_marked {
        return sources.into_iter().zip(targets).map(|((_, source), (_, target))| vec![source, target]).collect();
    }
    vec![vec![text(side("source")), text(side("target"))]]
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
