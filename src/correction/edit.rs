//! What an edit does to the blocks that it speaks of.

use std::{ops::Range, rc::Rc};

use super::{Edit, Patch};
use crate::{
    document::{Block, Confidence, Document, Few, Kind, Language, Link, Reason, Run, Side, Span},
    pairing, reading,
};

/// An edit that was carried out. Two-sided blocks without links are yet to be linked.
pub struct Edited {
    pub patch: Patch,
    /// Whether what stands beside it is to be paired again.
    pub pairing: bool,
}

/// Carries an edit out; `None` where it does not fit the document.
pub fn edited(document: &Document, edit: Edit) -> Option<Edited> {
    let Document { languages, blocks, .. } = document;
    let (replaced, blocks, pairing) = match edit {
        Edit::Kind(at, kind) => (at..at + 1, vec![of_kind(blocks.get(at)?, kind, languages)], true),
        Edit::Swap(at) => (at..at + 1, vec![swapped(blocks.get(at)?, languages)], true),
        Edit::Pair([a, b]) if a != b => (a.min(b)..a.max(b) + 1, pair(blocks, [a, b])?, true),
        Edit::Pair(_) => return None,
        Edit::Unpair(at) => (at..at + 1, apart(blocks.get(at)?)?.into(), true),
        Edit::JoinBlocks(at) => (at..at + 2, vec![joined(blocks.get(at)?, blocks.get(at + 1)?)], true),
        Edit::SplitBlock { block, side, sentence } => {
            (block..block + 1, split(blocks.get(block)?, side, sentence)?, true)
        }
        Edit::JoinLinks(at, link) => {
            (at..at + 1, vec![with_links(blocks.get(at)?, join_links(blocks.get(at)?, link)?)], false)
        }
        Edit::SplitLink(at, link) => {
            (at..at + 1, vec![with_links(blocks.get(at)?, split_link(blocks.get(at)?, link)?)], false)
        }
    };
    Some(Edited { patch: Patch { replaced, blocks: blocks.into_iter().map(Rc::new).collect() }, pairing })
}

/// What the reader says is certain.
fn certain(sides: [Run; 2]) -> Link {
    Link { sides, confidence: Confidence::new(1.0) }
}

/// A text that has no counterpart yet may be given one, so only what has one, or needs none, is settled.
fn settled(block: &Block) -> bool {
    block.sides.iter().all(Option::is_some) || !pairing::is_text(block)
}

fn of_kind(block: &Block, kind: Kind, languages: &[Language; 2]) -> Block {
    let whole = |kind: Kind| matches!(kind, Kind::Code | Kind::Meta);
    let (before, mut block) = (block.kind, Block { kind, reason: None, ..block.clone() });
    if whole(kind) != whole(before) {
        split_again(&mut block, languages);
    }
    block.reason = settled(&block).then_some(Reason::Reader);
    block
}

fn swapped(block: &Block, languages: &[Language; 2]) -> Block {
    let mut block = block.clone();
    block.sides.reverse();
    split_again(&mut block, languages);
    if settled(&block) {
        block.reason = Some(Reason::Reader);
    }
    block
}

/// Finds the sentences of a block anew.
fn split_again(block: &mut Block, languages: &[Language; 2]) {
    for (side, language) in block.sides.iter_mut().zip(languages) {
        *side = side.take().map(|side| {
            let by_line = side.sentences.len() > 1 && reading::lines(&side.text).eq(side.sentences.iter().copied());
            reading::split(side.text, block.kind, by_line, language)
        });
    }
    block.links = Few::default();
}

/// Side 0 of the one block with side 1 of the other. What stood in the way goes before the pair or after it, so that the texts of
/// each side keep their order.
fn pair(blocks: &[Rc<Block>], [a, b]: [usize; 2]) -> Option<Vec<Block>> {
    let texts = [blocks.get(a)?.sides[0].clone()?, blocks.get(b)?.sides[1].clone()?];
    let (first, last) = (a.min(b), a.max(b));
    // The side whose text stands in the first of the blocks.
    let leading = usize::from(b < a);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate().take(last + 1).skip(first) {
        let taken = [at == a, at == b];
        if !pairing::is_text(block) && !taken.contains(&true) && block.sides.iter().any(Option::is_none) {
            before.push((**block).clone());
            continue;
        }
        for (side, list) in [(1 - leading, &mut before), (leading, &mut after)] {
            if !taken[side] {
                list.extend(alone(block, side, block.reason.filter(|reason| *reason != Reason::Reader)));
            }
        }
    }
    let kind = kind_of(&blocks[a], &blocks[b]);
    before.push(Block { kind, reason: Some(Reason::Reader), sides: texts.map(Some), links: Few::default() });
    before.extend(after);
    Some(before)
}

/// One side of a block by itself.
fn alone(block: &Block, side: usize, reason: Option<Reason>) -> Option<Block> {
    let text = block.sides[side].clone()?;
    let mut sides = [None, None];
    sides[side] = Some(text);
    Some(Block { kind: block.kind, reason, sides, links: Few::default() })
}

/// The part of what two blocks become: the more telling one.
fn kind_of(a: &Block, b: &Block) -> Kind {
    let plain = |kind: &Kind| matches!(kind, Kind::Paragraph | Kind::Boilerplate);
    [a.kind, b.kind].into_iter().find(|kind| !plain(kind)).unwrap_or(Kind::Paragraph)
}

fn apart(block: &Block) -> Option<[Block; 2]> {
    let [a, b] = [0, 1].map(|side| alone(block, side, Some(Reason::Reader)));
    Some([a?, b?])
}

fn joined(a: &Block, b: &Block) -> Block {
    let sides = [0, 1].map(|side| match (&a.sides[side], &b.sides[side]) {
        (Some(a), Some(b)) => Some(followed(a, b)),
        (a, b) => a.as_ref().or(b.as_ref()).cloned(),
    });
    let mut links = a.links.to_vec();
    let counts = a.sides.each_ref().map(|side| side.as_ref().map_or(0, |side| side.sentences.len() as u32));
    links.extend(b.links.iter().map(|link| moved(link, counts)));
    // A text that had no counterpart finds one in the other block: all of it is linked anew.
    if [a, b].iter().any(|block| block.sides.iter().any(Option::is_none)) {
        links.clear();
    }
    Block { kind: kind_of(a, b), reason: Some(Reason::Reader), sides, links: links.into() }
}

/// One text after the other, with a blank line between them, as several paragraphs of one block have.
pub fn followed(a: &Side, b: &Side) -> Side {
    let text = format!("{}\n\n{}", a.text, b.text).into_boxed_str();
    let offset = (text.len() - b.text.len()) as u32;
    let later = b.sentences.iter().map(|span| Span { start: span.start + offset, end: span.end + offset });
    Side { sentences: a.sentences.iter().copied().chain(later).collect(), text }
}

/// A link whose sentences are counted from elsewhere.
fn moved(link: &Link, by: [u32; 2]) -> Link {
    let mut link = *link;
    for (run, by) in link.sides.iter_mut().zip(by) {
        *run = Run { start: run.start + by, end: run.end + by };
    }
    link
}

fn split(block: &Block, side: usize, sentence: usize) -> Option<Vec<Block>> {
    let count = |side: usize| block.sides[side].as_ref().map_or(0, |side| side.sentences.len());
    if side > 1 || !(1..count(side)).contains(&sentence) {
        return None;
    }
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut cut = [0, 0];
    cut[side] = sentence as u32;
    for link in &block.links {
        let [own, other] = [link.sides[side], link.sides[1 - side]];
        if own.end as usize <= sentence && second.is_empty() {
            cut[1 - side] = other.end;
            first.push(*link);
        } else if (own.start as usize) < sentence {
            // The cut goes through this link: its counterpart stays with what is before.
            cut[1 - side] = other.end;
            let at = sentence as u32;
            let mut parts = [link.sides; 2];
            parts[0][side].end = at;
            parts[1][side].start = at;
            parts[1][1 - side].start = other.end;
            first.push(certain(parts[0]));
            second.push(certain(parts[1]));
        } else {
            second.push(*link);
        }
    }
    let part = |range: fn(usize, usize) -> Range<usize>, links: Vec<Link>| {
        let sides = [0, 1].map(|side| {
            let text = block.sides[side].as_ref()?;
            let range = range(cut[side] as usize, text.sentences.len());
            (!range.is_empty()).then(|| excerpt(text, range))
        });
        let links = if sides.iter().all(Option::is_some) { links } else { Vec::new() };
        Block { kind: block.kind, reason: Some(Reason::Reader), sides, links: links.into() }
    };
    let back = second.iter().map(|link| Link {
        sides: [0, 1]
            .map(|side| Run { start: link.sides[side].start - cut[side], end: link.sides[side].end - cut[side] }),
        ..*link
    });
    let second = back.collect();
    Some(vec![part(|cut, _| 0..cut, first), part(|cut, end| cut..end, second)])
}

/// Some sentences of a text, with what stands between them.
fn excerpt(side: &Side, range: Range<usize>) -> Side {
    let start = if range.start == 0 { 0 } else { side.sentences[range.start].start };
    let end = side.sentences.get(range.end).map_or(side.text.len(), |span| span.start as usize);
    let text = side.text[start as usize..end].trim_end().into();
    let sentences = side.sentences[range].iter();
    Side { sentences: sentences.map(|span| Span { start: span.start - start, end: span.end - start }).collect(), text }
}

fn with_links(block: &Block, links: Vec<Link>) -> Block {
    Block { reason: Some(Reason::Reader), links: links.into(), ..block.clone() }
}

fn join_links(block: &Block, link: usize) -> Option<Vec<Link>> {
    let mut links = block.links.to_vec();
    let next = *links.get(link + 1)?;
    let sides = [0, 1].map(|side| Run { start: links[link].sides[side].start, end: next.sides[side].end });
    links.splice(link..=link + 1, [certain(sides)]);
    Some(links)
}

fn split_link(block: &Block, link: usize) -> Option<Vec<Link>> {
    let mut links = block.links.to_vec();
    let [a, b] = links.get(link)?.sides;
    if a.len() + b.len() < 2 {
        return None;
    }
    // Two that do not translate each other stand apart.
    let paired = if a.len() == 1 && b.len() == 1 { 0 } else { a.len().min(b.len()) as u32 };
    let run = |start: u32, length: u32| Run { start, end: start + length };
    let pairs = (0..paired).map(|at| [run(a.start + at, 1), run(b.start + at, 1)]);
    let left = (a.start + paired..a.end).map(|at| [run(at, 1), run(b.start + paired, 0)]);
    let right = (b.start + paired..b.end).map(|at| [run(a.end, 0), run(at, 1)]);
    let apart: Vec<Link> = pairs.chain(left).chain(right).map(certain).collect();
    links.splice(link..=link, apart);
    Some(links)
}
