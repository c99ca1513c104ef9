//! Correction by hand: the reader says what a block is or what it translates, and what stands beside it is understood again.
//!
//! An [`Edit`] changes a few blocks ([`edit`]) and marks them as said by the reader ([`Reason::Reader`](crate::document::Reason)).
//! Then the stretches from there to the next blocks that the reader has spoken of are paired again, and what is paired anew is
//! linked ([`again`]). Nothing is ever lost by it: an edit moves text between blocks, and never alters it.

mod again;
mod edit;

use std::{ops::Range, rc::Rc};

use serde::{Deserialize, Serialize};

use crate::{
    alignment::Lexicon,
    document::{Block, Document, Kind},
};

/// What the reader says. Blocks, sentences and links are given by their numbers, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// The block plays this part.
    Kind(usize, Kind),
    /// Each text of the block is in the other language.
    Swap(usize),
    /// The text of side 0 of the first block and that of side 1 of the second translate each other.
    Pair([usize; 2]),
    /// The two texts of the block do not translate each other.
    Unpair(usize),
    /// The block and the next are one paragraph.
    JoinBlocks(usize),
    /// With this sentence of this side a new paragraph begins, on both sides.
    SplitBlock {
        /// The block.
        block: usize,
        /// The side of the sentence.
        side: usize,
        /// The sentence; not the first.
        sentence: usize,
    },
    /// This link of the block and the next are one.
    JoinLinks(usize, usize),
    /// The sentences of this link of the block translate each other one by one; those of a link of two, not at all.
    SplitLink(usize, usize),
}

/// What a correction changes: some neighbouring blocks give way to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// The blocks that give way.
    pub replaced: Range<usize>,
    /// What stands in their place.
    pub blocks: Vec<Rc<Block>>,
}

impl Patch {
    /// The document with the change in it. It shares all other blocks with the one before.
    pub fn applied(&self, document: &Document) -> Document {
        let mut after = document.clone();
        after.blocks.splice(self.replaced.clone(), self.blocks.iter().cloned());
        after
    }
}

/// Corrects a document, and understands again what the edit casts light on. `None` where the edit does not fit the document.
pub fn correct(document: &Document, edit: Edit, lexicon: Option<&Lexicon>) -> Option<Patch> {
    let edited = edit::edited(document, edit)?;
    let mut blocks = edited.patch.applied(document).blocks;
    if edited.pairing {
        let start = edited.patch.replaced.start;
        again::pair(&mut blocks, start..start + edited.patch.blocks.len(), &document.languages, lexicon);
    }
    again::link(&mut blocks, &document.languages, lexicon);
    Some(difference(&document.blocks, blocks))
}

/// What is not shared at the beginning and at the end.
fn difference(before: &[Rc<Block>], mut after: Vec<Rc<Block>>) -> Patch {
    let shorter = before.len().min(after.len());
    let start = before.iter().zip(&after).take_while(|(a, b)| Rc::ptr_eq(a, b)).count();
    let shared = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| Rc::ptr_eq(a, b)).count();
    let end = shared.min(shorter - start);
    Patch { replaced: start..before.len() - end, blocks: after.drain(start..after.len() - end).collect() }
}
