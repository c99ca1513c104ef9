//! What stands beside a correction, understood again in its light.

use std::{ops::Range, rc::Rc};

use super::edit::followed;
use crate::{
    alignment::Lexicon,
    document::{Block, Few, Kind, Language, Reason, Side},
    pairing, reading,
};

/// Around what is linked anew, so many blocks teach how this text is translated.
const TEACHING: usize = 200;

/// Pairs the stretches again that lie between the edited blocks and the next, on either side, whose counterparts are certain.
pub fn pair(blocks: &mut Vec<Rc<Block>>, edited: Range<usize>, languages: &[Language; 2], lexicon: Option<&Lexicon>) {
    let start = blocks[..edited.start].iter().rposition(|block| is_certain(block)).map_or(0, |at| at + 1);
    let end =
        blocks[edited.end..].iter().position(|block| is_certain(block)).map_or(blocks.len(), |at| edited.end + at);
    let again: Vec<Rc<Block>> = blocks[start..end]
        .chunk_by(|a, b| !is_certain(a) && !is_certain(b))
        .flat_map(|stretch| paired(stretch, languages, lexicon))
        .collect();
    blocks.splice(start..end, again);
}

/// Whether nothing else is to be thought of a block's counterpart: the reader said so, or its part tells.
fn is_certain(block: &Block) -> bool {
    block.reason == Some(Reason::Reader) || !pairing::is_text(block) && block.sides.iter().all(Option::is_some)
}

/// The blocks of a stretch, paired again; those that stay as they are are shared.
fn paired(blocks: &[Rc<Block>], languages: &[Language; 2], lexicon: Option<&Lexicon>) -> Vec<Rc<Block>> {
    let (texts, apart): (Vec<usize>, Vec<usize>) = (0..blocks.len()).partition(|&at| pairing::is_text(&blocks[at]));
    if blocks.len() < 2 || texts.iter().all(|&at| blocks[at].sides.iter().all(Option::is_some)) {
        return blocks.to_vec();
    }
    let free: Vec<Rc<Block>> = texts.iter().map(|&at| blocks[at].clone()).collect();
    let mut apart = apart.into_iter().peekable();
    let mut out = Vec::with_capacity(blocks.len());
    for group in pairing::again(&free, languages, lexicon) {
        let last = group.iter().flatten().map(|&at| texts[at]).max().unwrap_or(0);
        while let Some(at) = apart.next_if(|at| *at < last) {
            out.push(blocks[at].clone());
        }
        out.push(of_group(&free, &group));
    }
    out.extend(apart.map(|at| blocks[at].clone()));
    out
}

/// What the texts of a group become: the block that they are already, or a new one.
fn of_group(blocks: &[Rc<Block>], group: &pairing::Group) -> Rc<Block> {
    let members = || group.iter().flatten().map(|&at| &blocks[at]);
    let same = |block: &Rc<Block>| {
        (0..2).all(|side| {
            group[side].len() == usize::from(block.sides[side].is_some())
                && group[side].iter().all(|&at| Rc::ptr_eq(&blocks[at], block))
        })
    };
    if let Some(block) = members().next().filter(|block| same(block)) {
        return block.clone();
    }
    let sides = [0, 1].map(|side| {
        let texts = group[side].iter().filter_map(|&at| blocks[at].sides[side].as_ref());
        texts.fold(None, |all: Option<Side>, text| Some(all.map_or_else(|| text.clone(), |all| followed(&all, text))))
    });
    let telling = members().find(|block| block.kind != Kind::Paragraph);
    let (kind, reason) = telling.map_or((Kind::Paragraph, None), |block| (block.kind, block.reason));
    Rc::new(Block { kind, reason, sides, links: Few::default() })
}

/// Links the blocks with two sides that have no links.
pub fn link(blocks: &mut [Rc<Block>], languages: &[Language; 2], lexicon: Option<&Lexicon>) {
    let is_stale = |block: &Block| {
        let some = |side: &Option<Side>| side.as_ref().is_some_and(|side| !side.sentences.is_empty());
        block.links.is_empty() && block.sides.iter().all(Option::is_some) && block.sides.iter().any(some)
    };
    let stale: Vec<usize> = (0..blocks.len()).filter(|&at| is_stale(&blocks[at])).collect();
    let (Some(&first), Some(&last)) = (stale.first(), stale.last()) else { return };
    let start = first.saturating_sub(TEACHING);
    let end = (last + 1 + TEACHING).min(blocks.len());
    for (at, links) in reading::links(&blocks[start..end], languages, lexicon) {
        let block = &mut blocks[start + at];
        if is_stale(block) {
            *block = Rc::new(Block { links: links.into(), ..(**block).clone() });
        }
    }
}
