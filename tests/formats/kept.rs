//! That nothing of a text is lost, and nothing is there twice, whatever format it is in.

use std::collections::BTreeMap;

use diglot::document::Document;
use proptest::prelude::*;

use crate::{
    files::{Row, each, files, with_source},
    open,
};

const LINES: [[&str; 2]; 8] = [
    ["The sea is calm today. Nobody is on the quay.", "今天海很平静。码头上没有人。"],
    ["\"Where will you go?\" asked the captain.", "“您要去哪里？”船长问道。"],
    ["In 1931 the power failed for 3 days & 2 nights.", "1931年停了3天2夜的电。"],
    ["It rains, again.", "又下雨了。"],
    ["a < b > c", "甲 < 乙 > 丙"],
    ["He said \"no\"; she said 'yes'.", "他说“不”；她说‘是’。"],
    ["Tea", "茶"],
    [
        "The old man wound the clock, sighed, and went to bed without a word.",
        "老人给钟上了发条，叹了口气，一言不发地睡了。",
    ],
];

fn rows() -> impl Strategy<Value = Vec<Row<'static>>> {
    let row = (0..LINES.len(), 0..8_u8).prop_map(|(line, absent)| match absent {
        0 => [Some(LINES[line][0]), None],
        1 => [None, Some(LINES[line][1])],
        _ => LINES[line].map(Some),
    });
    prop::collection::vec(row, 1..12)
}

fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

fn text_of(document: &Document) -> String {
    document.blocks.iter().flat_map(|block| block.sides.iter().flatten()).map(|side| &*side.text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_is_in_one_unit_in_all_formats(rows in rows()) {
        let is_pair = |row: &&Row| row.iter().all(Option::is_some);
        let pairs: Vec<&Row> = rows.iter().filter(is_pair).collect();
        let is_mostly_alone = (0..2).any(|side| {
            let length = |row: &Row| row[side].map_or(0, str::len);
            pairs.iter().copied().map(length).sum::<usize>() * 3 < rows.iter().map(length).sum()
        });
        for (name, bytes) in files(&rows) {
            let rows = if name == "a.po" { with_source(&rows) } else { rows.clone() };
            match open(name, &bytes) {
                Ok(document) => {
                    prop_assert_eq!(counted(&text_of(&document)), counted(&each(&rows, str::to_owned)), "{}", name)
                }
                // A few lines may be in one language, or hardly anything in them translates anything.
                Err(refusal) => prop_assert!(pairs.len() < 3 || is_mostly_alone, "{}: {}", name, refusal),
            }
        }
    }
}
