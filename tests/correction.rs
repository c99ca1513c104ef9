//! Corrections by hand, on whole documents.

mod common;

use std::rc::Rc;

use common::{SAMPLES, read};
use diglot::{
    correction::{Edit, correct},
    document::{Block, Document, Few, Kind, Reason},
};

/// Five paragraphs of a story; the German has one that the English has not.
const SLIPPED: &str = "\
The ferry left the island at noon, and nobody was on board.

Die Fähre verließ die Insel zu Mittag, und niemand war an Bord.

The captain had slept badly in 1987, and he had slept badly since.

Der Kapitän hatte 1987 schlecht geschlafen, und seitdem schlief er schlecht.

In Hamburg the museum of ships opened its doors at 9 o'clock.

Davon sprach er nie, nicht einmal mit seiner Schwester in Bremen.

Maria waited on the quay with 3 dogs and a letter from Lisbon.

In Hamburg öffnete das Museum der Schiffe um 9 Uhr seine Türen.

The letter was never opened; it lies in the archive to this day.

Maria wartete am Kai mit 3 Hunden und einem Brief aus Lissabon.

Der Brief wurde nie geöffnet; er liegt bis heute im Archiv.
";

fn after(document: &Document, edit: Edit) -> Document {
    correct(document, edit, None).expect("an edit that fits").applied(document)
}

fn sample() -> Document {
    read(&[SAMPLES[1].1]).expect("a bitext")
}

/// The first word of either side of each block, with a hyphen where there is no side.
fn words(document: &Document) -> Vec<String> {
    let first = |block: &Block, side: usize| match &block.sides[side] {
        Some(side) => side.text.split_whitespace().next().unwrap_or_default().to_owned(),
        None => "-".to_owned(),
    };
    document.blocks.iter().map(|block| format!("{} {}", first(block, 0), first(block, 1))).collect()
}

/// A document in which each paragraph is paired with its neighbour, right or wrong.
fn slipped() -> Document {
    let mut document = read(&[SLIPPED]).expect("a bitext");
    let [english, german] = [0, 1].map(|side| {
        let texts = document.blocks.iter().filter_map(|block| block.sides[side].clone());
        texts.collect::<Vec<_>>()
    });
    let pairs = (0..english.len().max(german.len())).map(|at| Block {
        kind: Kind::Paragraph,
        reason: None,
        sides: [english.get(at).cloned(), german.get(at).cloned()],
        links: Few::default(),
    });
    document.blocks = pairs.map(Rc::new).collect();
    document
}

/// A paragraph of the sample with several links.
fn several(document: &Document) -> usize {
    document.blocks.iter().position(|block| block.links.len() >= 3).expect("a long paragraph")
}

#[test]
fn one_pair_mends_a_slip() {
    let document = slipped();
    assert_eq!(words(&document)[2], "In Davon");
    let document = after(&document, Edit::Pair([2, 3]));
    assert_eq!(words(&document), ["The Die", "The Der", "- Davon", "In In", "Maria Maria", "The Der"]);
    assert_eq!(document.blocks[3].reason, Some(Reason::Reader));
    let mut pairs = document.blocks.iter().filter(|block| block.sides.iter().all(Option::is_some));
    assert!(pairs.all(|block| !block.links.is_empty()));
}

#[test]
fn what_the_reader_said_stays() {
    let mended = after(&slipped(), Edit::Pair([2, 3]));
    let apart = after(&mended, Edit::Unpair(4));
    let wrong = after(&apart, Edit::Pair([1, 2]));
    let of_reader = wrong.blocks.iter().zip(words(&wrong)).filter(|(block, _)| block.reason == Some(Reason::Reader));
    let of_reader: Vec<String> = of_reader.map(|(_, words)| words).collect();
    assert_eq!(of_reader, ["The Davon", "In In", "Maria -", "- Maria"]);
}

#[test]
fn unpaired_and_paired_again_is_as_before() {
    let document = sample();
    let at = several(&document);
    let apart = after(&document, Edit::Unpair(at));
    assert_eq!(apart.blocks.len(), document.blocks.len() + 1);
    let again = after(&apart, Edit::Pair([at, at + 1]));
    assert_eq!(again.blocks[at].sides, document.blocks[at].sides);
    assert_eq!(again.blocks[at].links.len(), document.blocks[at].links.len());
}

#[test]
fn a_paragraph_is_split_between_links_and_joined_again() {
    let document = sample();
    let at = several(&document);
    let sentence = document.blocks[at].links[1].sides[1].range().start;
    let split = after(&document, Edit::SplitBlock { block: at, side: 1, sentence });
    assert_eq!(split.blocks[at].links[..], document.blocks[at].links[..1]);
    assert_eq!(split.blocks[at + 1].links.len(), document.blocks[at].links.len() - 1);
    let joined = after(&split, Edit::JoinBlocks(at));
    assert_eq!(joined.blocks.len(), document.blocks.len());
    assert_eq!(joined.blocks[at].links, document.blocks[at].links);
}

#[test]
fn links_are_joined_and_split() {
    let document = sample();
    let at = several(&document);
    let joined = after(&document, Edit::JoinLinks(at, 0));
    let links = &joined.blocks[at].links;
    assert_eq!(links.len(), document.blocks[at].links.len() - 1);
    assert_eq!(links[0].confidence.value(), 1.0);
    let split = after(&joined, Edit::SplitLink(at, 0));
    let sides = |document: &Document| document.blocks[at].links.iter().map(|link| link.sides).collect::<Vec<_>>();
    assert_eq!(sides(&split), sides(&document));
    let apart = after(&split, Edit::SplitLink(at, 0));
    assert_eq!(apart.blocks[at].links.len(), document.blocks[at].links.len() + 1);
}

#[test]
fn what_was_set_aside_finds_its_counterpart() {
    let mut document = slipped();
    document.blocks.truncate(2);
    let apart = after(&document, Edit::Unpair(1));
    let aside = after(&after(&apart, Edit::Kind(1, Kind::Boilerplate)), Edit::Kind(2, Kind::Boilerplate));
    assert_eq!(aside.blocks[1].reason, Some(Reason::Reader));
    let back = after(&after(&aside, Edit::Kind(1, Kind::Paragraph)), Edit::Kind(2, Kind::Paragraph));
    assert_eq!(words(&back), ["The Die", "The Der"]);
}

#[test]
fn a_text_in_the_other_language_changes_sides() {
    let document = sample();
    let at = several(&document);
    let swapped = after(&after(&document, Edit::Swap(at)), Edit::Swap(at));
    assert_eq!(swapped.blocks[at].sides, document.blocks[at].sides);
    assert_eq!(swapped.blocks[at].reason, Some(Reason::Reader));
}

#[test]
fn what_does_not_fit_is_declined() {
    let document = sample();
    let end = document.blocks.len();
    let misfits = [
        Edit::Kind(end, Kind::Title),
        Edit::Swap(end),
        Edit::Pair([0, 0]),
        Edit::Pair([0, end]),
        Edit::JoinBlocks(end - 1),
        Edit::SplitBlock { block: 0, side: 0, sentence: 0 },
        Edit::SplitBlock { block: 0, side: 2, sentence: 1 },
        Edit::JoinLinks(0, 99),
        Edit::SplitLink(end, 0),
    ];
    assert!(misfits.iter().all(|edit| correct(&document, *edit, None).is_none()));
}
