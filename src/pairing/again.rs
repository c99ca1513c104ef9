//! Blocks that are paired already, paired again: a reader has corrected what is beside them.

use std::rc::Rc;

use super::{
    matching::{Judge, matched},
    units::Unit,
};
use crate::{
    alignment::Lexicon,
    document::{Block, Kind, Language},
};

/// Numbers of blocks whose texts of side 0 and of side 1 translate each other.
pub type Group = [Vec<usize>; 2];

/// Whether a block's counterpart may be doubted: text is, what its part tells from the text around it is not.
pub fn is_text(block: &Block) -> bool {
    matches!(block.kind, Kind::Paragraph | Kind::Heading | Kind::List | Kind::Quote)
}

/// What translates what among the texts of some blocks, both sides in order. What the blocks say already holds wherever nothing
/// else is likelier.
pub fn again(blocks: &[Rc<Block>], languages: &[Language; 2], lexicon: Option<&Lexicon>) -> Vec<Group> {
    let units: Vec<Unit> = blocks
        .iter()
        .enumerate()
        .map(|(last, block)| Unit {
            sides: block.sides.each_ref().map(|side| side.as_ref().map(|side| side.text.to_string())),
            kind: None,
            reason: None,
            last,
            gap: 0,
            first: None,
            by_line: false,
        })
        .collect();
    let mut judge = Judge::of(&units, languages, lexicon);
    let texts = [0, 1].map(|side| {
        let texts = units.iter().filter_map(|unit| Some((unit.last, unit.sides[side].as_deref()?)));
        texts.collect::<Vec<_>>()
    });
    let found = matched(&texts[0], &texts[1], &mut judge);
    let held: Vec<Group> = units
        .iter()
        .map(|unit| unit.sides.each_ref().map(|side| side.iter().map(|_| unit.last).collect::<Vec<usize>>()))
        .collect();
    likelier(held, found, &mut judge)
}

/// Of two ways to group the same texts, the likelier one between each two places where both begin anew.
fn likelier(held: Vec<Group>, found: Vec<Group>, judge: &mut Judge) -> Vec<Group> {
    let ends = |groups: &[Group]| -> Vec<[usize; 2]> {
        let mut end = [0, 0];
        let ends = groups.iter().map(|group| {
            end = [0, 1].map(|side| end[side] + group[side].len());
            end
        });
        ends.collect()
    };
    let (held_ends, found_ends) = (ends(&held), ends(&found));
    let (mut from, mut best) = ([0, 0], Vec::with_capacity(held.len()));
    let mut at = 0;
    for (to, end) in found_ends.iter().enumerate() {
        while held_ends.get(at).is_some_and(|held| held[0] + held[1] < end[0] + end[1]) {
            at += 1;
        }
        if held_ends.get(at) == Some(end) {
            let (old, new) = (&held[from[0]..=at], &found[from[1]..=to]);
            best.extend_from_slice(if judge.score(new) > judge.score(old) { new } else { old });
            from = [at + 1, to + 1];
        }
    }
    best
}
