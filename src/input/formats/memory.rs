//! Translation memories: TMX 1.4 (LISA, 2005) and XLIFF 1.2 and 2.1 (OASIS).

use super::{
    segmented,
    xml::{self, Within},
};
use crate::{
    document::Language,
    input::{Format, InputError, Text},
};

/// The units of a TMX file, with a side for each language that it has.
pub fn tmx(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Tmx)?;
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

/// The units of an XLIFF file: sources and their targets.
pub fn xliff(text: &str) -> Result<Text, InputError> {
    let document = xml::parse(text, Format::Xliff)?;
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

fn within_suggestion(node: roxmltree::Node) -> bool {
    node.parent().is_some_and(|parent| matches!(parent.tag_name().name(), "alt-trans" | "match"))
}

/// Codes of the original's markup stand within segments, and are no text.
fn inline(node: roxmltree::Node) -> Within {
    match node.tag_name().name() {
        "bpt" | "ept" | "ph" | "it" | "ut" | "x" | "bx" | "ex" | "sc" | "ec" => Within::Nothing,
        _ => Within::Text,
    }
}
